//! What an outermost item of a list is called, and what its own words say behind that.

use super::{is_item, series};
use crate::ladder::blocks::Block;
use crate::ladder::names::{self, Naming};
use crate::ladder::reader::{Page, lead};

/// What an item is called, and what the lines below that say of it, where the first one
/// names a level by itself.
pub(super) fn parted<'a>(page: &Page<'a>, block: &Block) -> (&'a str, &'a str) {
    let words = page.words(block);
    let whole = (words.trim_end_matches(':'), "");
    if !is_item(block, 0) {
        return whole;
    }
    let source = block.source(page.text).trim();
    // Most items have one line, or nothing but others below it.
    let Some(end) = memchr::memchr(b'\n', source.as_bytes()) else { return whole };
    if let Some(parted) = parted_at_a_mark(page, block) {
        return parted;
    }
    let is_mark = |c: char| !c.is_alphanumeric() && c != ')';
    let first = source[..end].trim_start_matches(|c: char| !c.is_alphabetic()).trim_end_matches(is_mark);
    let Some(below) = words.strip_prefix(first).filter(|_| !first.is_empty()) else { return whole };
    let parts = below.trim_start_matches(':').starts_with(' ');
    let below = below.trim_start_matches([':', ' ']);
    // A sentence may begin with a role, and goes on in lower case.
    let names_one = || match names::naming(first) {
        Naming::Level => true,
        Naming::Role => below.starts_with(char::is_uppercase),
        Naming::Nothing => false,
    };
    if parts && names_one() { (first, below) } else { whole }
}

/// The same where bold words name a level, and what stands behind a mark on their line doesn't
/// go on with the name: `**Level 1:** works with others`.
fn parted_at_a_mark<'a>(page: &Page<'a>, block: &Block) -> Option<(&'a str, &'a str)> {
    let (lead, rest) = page.blocks.lead(block)?;
    let (name, rest) = lead::at_a_mark(lead, rest)?;
    let (name, rest) = (name.trim(), rest.trim());
    let is_named = || !rest.ends_with(['.', '。']) && names::naming(page.words(block)) == Naming::Level;
    let goes_on = lead::is_short(rest) || is_named();
    (!rest.is_empty() && !goes_on && (names::naming(name) == Naming::Level || series(name).is_some()))
        .then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case("Works in the shop as others tell.", "Level 1", &["Works in the shop as others tell."])]
    #[case("Junior Baker", "Junior Baker", &[])]
    fn bold_ranks_are_levels_whatever_is_said_behind_them(
        #[case] behind: &str,
        #[case] title: &str,
        #[case] notes: &[&str],
    ) {
        let list =
            format!("- **Level 1:** {behind}\n  - Kneads\n- **Level 2:** Bakes for all of us each day.\n  - Rests\n");
        let ladder = assemble("notes", vec![read("notes/page.md", format!("# Bakers\n\n{list}").as_bytes())]);
        let first = ladder.levels().next().expect("a level");
        assert_eq!((first.title(), first.notes().collect::<Vec<_>>()), (title, notes.to_vec()));
        assert_eq!(ladder.size()[3], 2);
    }
}
