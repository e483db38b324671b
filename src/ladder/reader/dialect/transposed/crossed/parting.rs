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
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Competency;
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// The levels of a page with a heading of each title over a list, and their competencies.
    fn levels(titles: [&str; 4]) -> Vec<String> {
        let parts = titles.map(|title| format!("## {title}\n\n- As {title} has it\n\n"));
        let text = format!("# Career ladder\n\n{}", parts.concat());
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        let shown = ladder.levels().map(|level| {
            let parts: Vec<&str> = level.competencies().map(Competency::title).collect();
            format!("{}: {}", level.title(), parts.join(", "))
        });
        shown.collect()
    }

    #[rstest]
    #[case::wide_brackets(["点灯（初級）", "点灯（上級）", "修理（初級）", "修理（上級）"], ["初級", "上級"])]
    #[case::without_blanks(["点灯初级", "点灯高级", "修理初级", "修理高级"], ["初级", "高级"])]
    fn titles_of_other_scripts_are_parted(#[case] titles: [&str; 4], #[case] known: [&str; 2]) {
        let [one, .., other, _] = titles.map(|title| title.chars().take(2).collect::<String>());
        assert_eq!(levels(titles), known.map(|level| format!("{level}: {one}, {other}")));
    }

    #[test]
    fn a_step_behind_somebody_is_a_level_of_that_one() {
        let levels = levels(["工程师初级", "工程师高级", "设计师初级", "设计师高级"]);
        assert!(!levels.iter().any(|level| level.contains(", ")), "{levels:?}");
    }
}
