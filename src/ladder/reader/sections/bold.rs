//! Lines that are bold where others put headings.

use super::super::lead;
use super::{BOLD, BOLD_LEVEL, Blocks, Kind, WORDS_OF_A_LEVEL};
use crate::ladder::names::{self, Nouns};
use crate::ladder::rank;

/// Whether a page has a line that is bold and nothing else.
pub(in super::super) fn has_bold(page: &Blocks) -> bool {
    bold_lines(page).next().is_some()
}

/// Whether several lines of a page are bold and nothing else, and most of these are a rank and
/// a name behind it, of which several are somebody's: "L2 – Baker"; or ranks that are spelled
/// out, in any language: "Niveau 2". They are levels whatever the page is called.
pub(in super::super) fn are_ranked_in_bold(page: &Blocks) -> bool {
    const FEWEST: usize = 3;
    const FEWEST_NAMED: usize = 2;
    const FEWEST_SPELLED_OUT: usize = 2;

    let (mut all, mut ranked, mut named, mut spelled_out) = (0, 0, 0, 0);
    for title in bold_lines(page) {
        let line = rank::split(title);
        let is_ranked = line.rank.is_some_and(|rank| rank != line.title);
        all += 1;
        ranked += usize::from(is_ranked);
        named += usize::from(is_ranked && names::names_a_level(line.title));
        spelled_out += usize::from(line.rank.is_none() && is_level_by_number(title));
    }
    (ranked >= FEWEST && named >= FEWEST_NAMED && ranked * 2 > all)
        || (spelled_out >= FEWEST_SPELLED_OUT && spelled_out * 2 > all)
}

/// Whether a title is a number behind a word for a level, and for no step of a plan.
fn is_level_by_number(title: &str) -> bool {
    rank::is_spelled_out(title) && !names::is_of_a_plan(title)
}

/// The words of all lines that are bold like headings.
pub(super) fn bold_lines(page: &Blocks) -> impl Iterator<Item = &str> {
    (0..page.all().len()).filter_map(|nth| bold(page, nth))
}

/// The words of a line that is bold and nothing else, but for the name of a level whose rank
/// is: `**Level 1** - Helping hand` over what is asked there.
pub(super) fn bold(page: &Blocks, nth: usize) -> Option<&str> {
    let block = &page.all()[nth];
    let (lead, rest) = page.lead(block).filter(|_| block.kind == Kind::Paragraph && !block.quoted)?;
    if lead::is_bold(page, block) {
        Some(lead.trim_end_matches(':'))
    } else if leads_to_a_name(lead, rest) && heads_something(page, nth) {
        Some(page.text(block).trim_end_matches(':'))
    } else {
        None
    }
}

/// Whether bold words are a rank, and what stands behind a mark could be the name for it.
fn leads_to_a_name(lead: &str, rest: &str) -> bool {
    let rank = lead.trim_end_matches([':', ' ']);
    let name = rest.trim_start_matches([':', ' ', '-', '–', '—']);
    let has_mark = lead.len() > rank.len() || rest.trim_start().starts_with([':', '-', '–', '—']);
    has_mark
        && (rank::is_spelled_out(rank) || rank::split(rank).rank == Some(rank))
        && names::could_name_a_level(name)
        && !name.ends_with(['.', '。', ':', '?', '!'])
}

/// Whether items or other words stand right under a line, and no further line like it.
fn heads_something(page: &Blocks, nth: usize) -> bool {
    let next = page.all().get(nth + 1);
    next.is_some_and(|next| next.is_item() || (next.kind == Kind::Paragraph && page.lead(next).is_none()))
}

/// How deep a bold line stands: those that name levels above all others.
pub(super) fn bold_depth(title: &str, nouns: &Nouns) -> u8 {
    let ends_so = || names::count_words(title) == WORDS_OF_A_LEVEL && names::last_word_for_a_level(title).is_some();
    if names::names_a_level(title) || nouns.has(title) || ends_so() { BOLD_LEVEL } else { BOLD }
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case::behind_a_dash("**Level {}** - Helping hand (first year)", &["Helping hand (first year)", "Helping hand (first year)"])]
    #[case::behind_a_colon("**L{}:** Helping hand", &["Helping hand", "Helping hand"])]
    #[case::no_mark("**Level {}** is for those who help", &[])]
    #[case::a_sentence("**Level {}** - Helps at the oven and learns how the dough is made.", &[])]
    fn a_bold_rank_may_have_its_name_beside_it(#[case] line: &str, #[case] expected: &[&str]) {
        let part = |nth: u8| format!("{}\n\n- Kneads {nth}\n- Bakes {nth}\n\n", line.replace("{}", &nth.to_string()));
        let text = format!("# Bakery skill levels\n\n{}{}", part(1), part(2));
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        let levels: Vec<String> = ladder.levels().map(|level| level.title().to_owned()).collect();
        assert_eq!(levels, expected);
    }

    #[test]
    fn lines_one_below_the_other_are_no_levels() {
        let text = "# Bakery skill levels\n\n**Level 1** - Helping hand\n\n**Level 2** - Baker\n\n- Kneads\n";
        assert_eq!(assemble("notes", vec![read("a.md", text.as_bytes())]).levels().count(), 0);
    }
}
