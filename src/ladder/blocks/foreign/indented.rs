//! Plain text whose lines are indented as Markdown has code: pages as they are printed, with a
//! margin.

use super::super::build;
use super::Foreign;

/// How many columns make code of a line in Markdown.
const OF_CODE: usize = 4;

/// How many columns a tab has.
const TAB: usize = 4;

/// How many lines tell of nearly all texts that they have no such margin.
const FIRST_LINES: usize = 64;

/// Reads a text without what its lines are indented by, if that makes code of most of them.
pub(in super::super) fn without_indentation(text: &str) -> Option<Foreign> {
    if !is_mostly_code(text.lines().take(FIRST_LINES))? || !is_mostly_code(text.lines())? {
        return None;
    }
    let mut cut = Vec::new();
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t']);
        cut.push(i32::try_from(line.len() - words.len()).unwrap_or_default());
        plain.push_str(words);
    }
    let blocks = build::parse(&plain);
    Some(Foreign { text: plain, cut, blocks })
}

/// Whether most lines are indented; nothing where code stands between fences, which is some.
fn is_mostly_code<'t>(lines: impl Iterator<Item = &'t str>) -> Option<bool> {
    let (mut all, mut indented) = (0, 0);
    for line in lines {
        let words = if line.starts_with([' ', '\t']) { line.trim_start() } else { line };
        if words.starts_with("```") || words.starts_with("~~~") {
            return None;
        }
        all += usize::from(!words.is_empty());
        indented += usize::from(!words.is_empty() && is_code(line));
    }
    Some(indented > 0 && indented * 4 >= all * 3)
}

fn is_code(line: &str) -> bool {
    let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    blanks.map(|byte| if byte == b'\t' { TAB } else { 1 }).sum::<usize>() >= OF_CODE
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    const LADDER: &str =
        "Level 1 – Keeper\n\nDUTIES\n\nTrims the wick.\n\nLevel 2 – Head Keeper\n\nDUTIES\n\nPlans repairs.\n";

    fn indented(by: &str) -> String {
        LADDER.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{by}{line}\n") }).collect()
    }

    #[rstest]
    #[case::by_blanks("      ")]
    #[case::by_a_tab("\t")]
    fn text_with_a_margin_is_read(#[case] by: &str) {
        let ladder = assemble("notes", vec![read("keepers.txt", indented(by).as_bytes())]);
        let levels: Vec<(&str, u32)> = ladder.levels().map(|level| (level.title(), level.source().line)).collect();
        assert_eq!(levels, [("Keeper", 1), ("Head Keeper", 7)]);
        assert_eq!(ladder.size()[3], 2);
    }

    #[test]
    fn code_among_words_is_code() {
        let words = "What we print.\n\nIt looks so.\n\nIt is only shown.\n\nNobody reads it.\n\n";
        let fenced = format!("```\n{}```\n", indented("    "));
        for text in [format!("{words}{}", indented("    ")), fenced] {
            let ladder = assemble("notes", vec![read("keepers.md", text.as_bytes())]);
            assert_eq!(ladder.levels().count(), 0);
        }
    }
}
