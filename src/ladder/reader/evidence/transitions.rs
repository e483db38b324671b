//! Headings of the way from one level to another ("L2 → L3 (what changes)") where levels have
//! headings of their own: they hold two of these against each other, and are none.

use super::super::sections::Section;
use crate::hash::HashSet;
use crate::ladder::names::{Caseless, Naming};
use crate::ladder::rank;

/// Takes back that titles of ways are levels, where as many levels at least have a heading of
/// their own, and each way begins or ends at one of them. Else the ladder is told in steps.
pub(super) fn unname(sections: &mut [Section<'_>]) {
    let ways: Vec<usize> = (0..sections.len()).filter(|&nth| way(&sections[nth]).is_some()).collect();
    // Hardly any document has such.
    if ways.is_empty() {
        return;
    }
    let levels = sections.iter().filter(|section| section.naming == Naming::Level && way(section).is_none());
    let known: HashSet<Caseless<'_>> = levels.clone().flat_map(|level| names(level.title)).map(Caseless).collect();
    let is_between =
        |&nth: &usize| way(&sections[nth]).is_some_and(|ends| ends.iter().any(|end| known.contains(&Caseless(end))));
    if levels.count() >= ways.len() && ways.iter().all(is_between) {
        for nth in ways {
            sections[nth].naming = Naming::Nothing;
        }
    }
}

/// Where a heading that reads like a level's says that a way begins, and where it ends.
fn way<'a>(section: &Section<'a>) -> Option<[&'a str; 2]> {
    rank::way(section.title).filter(|_| section.naming > Naming::Nothing)
}

/// What a level goes by.
fn names(title: &str) -> impl Iterator<Item = &str> {
    let ranked = rank::split(title);
    ranked.rank.into_iter().chain([ranked.title])
}

#[cfg(test)]
mod tests {
    use crate::ladder::reader::read;
    use rstest::rstest;

    const LEVELS: &str = "### P1 - Potter\n\n- Makes pots\n\n### P2 - Senior Potter\n\n- Plans shelves\n\n";

    #[rstest]
    #[case::of_ranks("P1 → P2 (The shelf)", 1)]
    #[case::of_names("Potter -> Senior Potter", 1)]
    #[case::of_others("P7 → P8", 2)]
    fn what_holds_two_levels_against_each_other_is_none(#[case] title: &str, #[case] tracks: usize) {
        let table = "| What | Before | Behind |\n|---|---|---|\n| Shelves | Fills one of them | Plans all of them |\n";
        let text = format!("# Ladder of the pottery\n\n## Levels\n\n{LEVELS}## Jumps\n\n### {title}\n\n{table}");
        let document = read("a.md", text.as_bytes());
        assert_eq!(document.tracks().count(), tracks);
        assert_eq!(document.tracks().next().map(|(_, levels)| levels.len()), Some(2));
    }

    #[test]
    fn a_ladder_may_be_told_in_ways() {
        let text = "# Ladder of the pottery\n\n## P1 → P2\n\n- Makes pots\n\n## P2 → P3\n\n- Plans shelves\n";
        let document = read("a.md", text.as_bytes());
        assert_eq!(document.tracks().next().map(|(_, levels)| levels.len()), Some(2));
    }
}
