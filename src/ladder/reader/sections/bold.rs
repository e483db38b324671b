//! Lines that are bold where others put headings.

use super::super::{MOST_LEVELS, lead};
use super::{BOLD, BOLD_LEVEL, Block, Blocks, Kind, WORDS_OF_A_LEVEL};
use crate::ladder::names::{self, Nouns};
use crate::ladder::rank;

/// Whether a page has a line that is bold and nothing else.
pub(in super::super) fn has_bold(page: &Blocks) -> bool {
    Bold::of(page).lines().next().is_some()
}

/// Whether several lines of a page are bold and nothing else, and most of these are a rank and
/// a name behind it, of which several are somebody's: "L2 – Baker"; or ranks that are spelled
/// out, in any language: "Niveau 2". They are levels whatever the page is called.
pub(in super::super) fn are_ranked_in_bold(page: &Blocks) -> bool {
    const FEWEST: usize = 3;
    const FEWEST_NAMED: usize = 2;
    const FEWEST_SPELLED_OUT: usize = 2;

    let (mut all, mut ranked, mut named, mut spelled_out) = (0, 0, 0, 0);
    for title in Bold::of(page).lines() {
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

/// Which lines of a page are bold like headings.
pub(super) struct Bold<'p> {
    page: &'p Blocks,
    /// Whether names of levels stand beside their bold ranks: `**Level 1** - Helping hand` over
    /// what is asked there.
    beside: bool,
}

impl<'p> Bold<'p> {
    pub(super) fn of(page: &'p Blocks) -> Self {
        Bold { page, beside: stand_beside_ranks(page) }
    }

    /// The words of a line that is bold and nothing else, or the name of a level with its rank.
    pub(super) fn line(&self, nth: usize) -> Option<&'p str> {
        let block = &self.page.all()[nth];
        whole(self.page, block).or_else(|| {
            let is_name = self.beside && rank_beside_name(self.page, block).is_some();
            is_name.then(|| self.page.text(block).trim_end_matches(':'))
        })
    }

    /// The words of all of them.
    pub(super) fn lines(&self) -> impl Iterator<Item = &'p str> {
        (0..self.page.all().len()).filter_map(|nth| self.line(nth))
    }
}

/// The bold words that a line begins with, and the rest of it.
fn led<'p>(page: &'p Blocks, block: &Block) -> Option<(&'p str, &'p str)> {
    page.lead(block).filter(|_| block.kind == Kind::Paragraph && !block.quoted)
}

/// The words of a line that is bold and nothing else.
fn whole<'p>(page: &'p Blocks, block: &Block) -> Option<&'p str> {
    led(page, block).filter(|_| lead::is_bold(page, block)).map(|(lead, _)| lead.trim_end_matches(':'))
}

/// The bold rank of a line, behind which a mark and the name for it stand.
fn rank_beside_name<'p>(page: &'p Blocks, block: &Block) -> Option<&'p str> {
    const MARKS: [char; 4] = [':', '-', '–', '—'];

    let (lead, rest) = led(page, block).filter(|_| !lead::is_bold(page, block))?;
    let rank = lead.trim_end_matches([':', ' ']);
    let name = rest.trim_start_matches(' ').trim_start_matches(MARKS).trim_start();
    let has_mark = lead.len() > rank.len() || rest.trim_start().starts_with(MARKS);
    let is_rank = has_mark && (rank::is_spelled_out(rank) || rank::split(rank).rank == Some(rank));
    let is_name = names::could_name_a_level(name) && !name.ends_with(['.', '。', ':', '?', '!']);
    (is_rank && is_name).then_some(rank)
}

/// Whether names of levels stand beside their bold ranks throughout a page: there are several,
/// each over something and with a rank of its own, and no other bold line names a level.
fn stand_beside_ranks(page: &Blocks) -> bool {
    const FEWEST: usize = 2;

    let blocks = page.all();
    let mut ranks: Vec<&str> = Vec::new();
    for (nth, block) in blocks.iter().enumerate() {
        let Some(rank) = rank_beside_name(page, block) else { continue };
        let heads = |next: &Block| next.heading().is_none() && rank_beside_name(page, next).is_none();
        if ranks.contains(&rank) || ranks.len() >= MOST_LEVELS || !blocks.get(nth + 1).is_some_and(heads) {
            return false;
        }
        ranks.push(rank);
    }
    let mut bold = blocks.iter().filter_map(|block| whole(page, block));
    ranks.len() >= FEWEST && !bold.any(names::names_a_level)
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

    #[rstest]
    #[case::one_below_the_other("**Level 1** - Helping hand\n\n**Level 2** - Baker\n\n- Kneads\n", &[])]
    #[case::over_other_words("**Level 1** - Hand\n\n- Helps\n\n**Level 2** - Baker\n\n**Scope:** one shop\n\n- Bakes\n", &["Hand", "Baker"])]
    #[case::below_names("**Junior Baker**\n\n**Level 1:** first grade\n\n- Kneads\n\n**Senior Baker**\n\n**Level 2:** last grade\n\n- Bakes\n", &["Junior Baker", "Senior Baker"])]
    #[case::for_each_part("## Dough\n\n**L1** - Kneads\n\n- By hand\n\n## Oven\n\n**L1** - Bakes\n\n- Bread\n", &[])]
    fn they_do_so_throughout_a_page_or_not_at_all(#[case] below: &str, #[case] expected: &[&str]) {
        let text = format!("# Bakery skill levels\n\n{below}");
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        let levels: Vec<String> = ladder.levels().map(|level| level.title().to_owned()).collect();
        assert_eq!(levels, expected);
    }
}
