//! Tables that tick what is asked: a row for each statement, and below each level a
//! mark where it holds.

use super::cells::{Cell, Row};
use super::layout::{Layout, Part, Side};

/// What says that a row holds at a level.
const TICKS: &[&str] =
    &["✅", "✓", "✔", "☑", "🗸", "x", "•", "●", "◆", "■", "⭕", "〇", "○", "yes", "y", "ja", "oui", "sí", "да", "有"];

/// What says that it doesn't.
const CROSSES: &[&str] = &["❌", "☐", "⬜", "✖", "✗", "✘", "no", "n", "nein", "non", "нет", "-", "–", "—", "无"];

/// How many ticks make a table of such.
const FEWEST: usize = 2;

/// How many bytes a mark has at most.
const LONGEST: usize = 8;

/// What makes a mark a picture, and no letter.
const AS_A_PICTURE: char = '\u{fe0f}';

fn is_in(marks: &[&str], text: &str) -> bool {
    let mark = text.trim().trim_end_matches(AS_A_PICTURE);
    marks.iter().any(|known| known.eq_ignore_ascii_case(mark) || mark == *known)
}

/// Whether a text ticks.
pub(super) fn is_tick(text: &str) -> bool {
    // Marks are short, and most texts aren't.
    text.len() <= LONGEST && is_in(TICKS, text)
}

/// Whether a text says that a row holds somewhere, or that it doesn't.
pub(super) fn is_mark(text: &str) -> bool {
    text.len() <= LONGEST && (is_tick(text) || is_in(CROSSES, text))
}

/// Returns what the columns of a table hold that says no more at its levels than where
/// a row holds: the last column before them asks.
pub(super) fn layout(layout: &Layout, below: &[&Row<'_>]) -> Option<Layout> {
    if layout.side != Side::Columns {
        return None;
    }
    let marks = || below.iter().flat_map(|row| row.iter()).filter(|cell| layout.part(cell.column) == Part::Content);
    let texts = || marks().map(Cell::text).filter(|text| !text.is_empty());
    // Nearly all tables end this at their first cell.
    let are_marks = texts().all(is_mark);
    let ticks = || texts().filter(|text| is_tick(text)).count();
    (are_marks && ticks() >= FEWEST).then(|| layout.ticked()).flatten()
}

#[cfg(test)]
mod tests {
    use crate::ladder::diagnostic::Code;
    use crate::ladder::model::{Expectation, Level};
    use crate::ladder::reader::read;
    use rstest::rstest;

    fn levels(text: &str) -> Vec<String> {
        let document = read("roles/bakery.md", text.as_bytes());
        let ladder = crate::ladder::assemble::assemble("roles", vec![document]);
        let said = |level: Level<'_>| {
            let parts = level.competencies().map(|part| {
                let texts: Vec<&str> = part.expectations().map(Expectation::text).collect();
                format!("{}: {}", part.title(), texts.join(", "))
            });
            format!("{} | {}", level.title(), parts.collect::<Vec<_>>().join(" | "))
        };
        ladder.levels().map(said).collect()
    }

    #[rstest]
    #[case("✅", "")]
    #[case("x", "-")]
    #[case("✔️", "❌")]
    #[case("Yes", "No")]
    fn a_row_that_is_ticked_is_asked_of_a_level(#[case] tick: &str, #[case] cross: &str) {
        let text = format!(
            "| Area | Detail | Junior Baker | Senior Baker |\n|---|---|---|---|\n| Dough | Kneads by hand | {tick} | {tick} |\n\
             | | Writes recipes | {cross} | {tick} |\n| Oven | Bakes | {tick} | {cross} |\n"
        );
        assert_eq!(
            levels(&text),
            [
                "Junior Baker | Dough: Kneads by hand | Oven: Bakes",
                "Senior Baker | Dough: Kneads by hand, Writes recipes"
            ]
        );
    }

    #[test]
    fn rows_alone_are_of_what_stands_above_them() {
        let text = "## Baking\n\n| | Junior Baker | Senior Baker |\n|---|---|---|\n| Kneads by hand | x | x |\n\
                    | Bakes at night | | x |\n| Sings | | |\n";
        assert_eq!(
            levels(text),
            ["Junior Baker | Baking: Kneads by hand", "Senior Baker | Baking: Kneads by hand, Bakes at night"]
        );
        let findings = read("a.md", text.as_bytes());
        let unplaced = findings.diagnostics().iter().filter(|finding| finding.code == Code::Unplaced).count();
        assert_eq!(unplaced, 1, "nobody is asked to sing");
    }
}
