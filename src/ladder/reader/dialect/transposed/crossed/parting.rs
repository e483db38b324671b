//! How titles are parted that name a competency and one of its levels.

use std::ops::RangeInclusive;

use crate::ladder::names;

/// What stands between a competency and its level, where nothing closes it; all hold a blank.
const BREAKS: [&str; 5] = [" - ", " – ", " — ", ": ", " | "];

/// The brackets that a level may stand in behind its competency.
const BRACKETS: [(char, char); 2] = [('(', ')'), ('（', '）')];

/// How many characters the name of a level has where no blank parts it from its competency.
const GLUED: RangeInclusive<usize> = 2..=4;

/// Whether a title may name a competency and a level of it.
pub(super) fn crosses(title: &str) -> bool {
    // Most titles are a word.
    title.ends_with(BRACKETS.map(|(_, close)| close))
        || glued(title).is_some()
        || (title.contains(' ') && BREAKS.iter().any(|mark| title.contains(mark)))
}

/// Parts the level from the end of a title.
pub(super) fn behind(title: &str) -> Option<(&str, &str)> {
    let in_brackets = BRACKETS.iter().find_map(|&(open, close)| title.strip_suffix(close)?.rsplit_once(open));
    let at_a_break = || BREAKS.iter().find_map(|mark| title.rsplit_once(mark));
    in_brackets.or_else(at_a_break).or_else(|| glued(title)).and_then(both)
}

/// Parts the step of a scale from the end of a title that is written without blanks: "点灯初级".
/// Behind somebody's name it is that one's, and no competency's.
fn glued(title: &str) -> Option<(&str, &str)> {
    // Letters of all scripts with blanks are shorter.
    if !title.ends_with(|c: char| c.len_utf8() == 3) || title.contains(' ') {
        return None;
    }
    let from = |count: usize| title.char_indices().rev().nth(count - 1).map(|(at, _)| title.split_at(at));
    let parts = |(before, level): &(&str, &str)| {
        !before.is_empty() && names::is_on_a_scale(level) && !names::names_somebody(before)
    };
    GLUED.rev().filter_map(from).find(parts)
}

/// Parts the level from the beginning of a title; the competency comes first here as well.
pub(super) fn in_front(title: &str) -> Option<(&str, &str)> {
    let parted = BREAKS.iter().find_map(|mark| title.split_once(mark));
    parted.map(|(level, competency)| (competency, level)).and_then(both)
}

fn both<'a>((competency, level): (&'a str, &'a str)) -> Option<(&'a str, &'a str)> {
    let (competency, level) = (competency.trim(), level.trim());
    (competency.contains(char::is_alphabetic) && !level.is_empty()).then_some((competency, level))
}

#[cfg(test)]
mod tests {
    use super::behind;
    use rstest::rstest;

    #[rstest]
    #[case::brackets("Dough (Junior)", Some(("Dough", "Junior")))]
    #[case::wide_brackets("点灯（初級）", Some(("点灯", "初級")))]
    #[case::a_dash("Dough – Junior", Some(("Dough", "Junior")))]
    #[case::without_blanks("点灯初级", Some(("点灯", "初级")))]
    #[case::no_step("点灯修理", None)]
    #[case::a_step_behind_somebody("工程师初级", None)]
    #[case::one_word("Dough", None)]
    fn a_title_is_parted_where_its_level_begins(#[case] title: &str, #[case] parts: Option<(&str, &str)>) {
        assert_eq!(behind(title), parts);
    }
}
