//! What stands behind the last line across a page and is said of the whole document: when it
//! was written, and by whom.

use super::super::blocks::{Block, Kind};
use super::sections::Section;

/// How many paragraphs it has at most.
const MOST: usize = 4;

/// How many it may have however little stands before them.
const FEW: usize = 2;

/// Where it begins in the source; nowhere, where there is none. Where a line parts the words of
/// other sections as well, what stands behind it is theirs; so it is where no other section
/// shows how much is said of one, or where more stands behind the line than before it.
pub(super) fn begins_at(text: &str, sections: &[Section<'_>]) -> Option<usize> {
    let (last, others) = sections.split_last()?;
    // The levels of a file that tells one are in other files.
    let is_compared = others.iter().any(|section| !section.body.is_empty());
    let body = if is_compared { last.body } else { return None };
    let paragraphs = body.iter().rev().take(MOST + 1).take_while(|block| block.kind == Kind::Paragraph).count();
    // What stands right below the heading is all that the section says.
    let first = (body.len() - paragraphs).max(1);
    let nth = (first..body.len()).rev().find(|&nth| is_parted(text, &body[nth - 1], &body[nth]))?;
    let parts = |section: &Section<'_>| section.body.windows(2).any(|pair| is_parted(text, &pair[0], &pair[1]));
    let recurs = others.iter().any(parts) || body[..nth].windows(2).any(|pair| is_parted(text, &pair[0], &pair[1]));
    let is_little = body.len() - nth <= nth.max(FEW);
    (paragraphs <= MOST && !recurs && is_little).then(|| body[nth].offset())
}

/// Whether a line across the page stands between two blocks.
fn is_parted(text: &str, before: &Block, behind: &Block) -> bool {
    text.get(before.end()..behind.offset()).is_some_and(|gap| gap.lines().any(is_a_line_across))
}

/// Whether a line is nothing but three or more equal marks.
fn is_a_line_across(line: &str) -> bool {
    let mut marks = line.bytes().filter(|mark| !matches!(mark, b' ' | b'\t'));
    let Some(first) = marks.next().filter(|first| matches!(first, b'-' | b'*' | b'_')) else { return false };
    let mut further = 0;
    marks.all(|mark| {
        further += 1;
        mark == first
    }) && further > 1
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// What the last level asks, and its notes.
    fn last(text: &str) -> (Vec<String>, Vec<String>) {
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        let last = ladder.levels().last().expect("a level");
        let asked = last.competencies().flat_map(|part| part.expectations().map(|one| one.text().to_owned()));
        (asked.collect(), last.notes().map(str::to_owned).collect())
    }

    const PARTED: &str =
        "# Shop ladder\n\n## Junior Baker\n\n### Dough\n\nKneads it.\n\n## Senior Baker\n\n### Dough\n\nBakes it.\n\n";
    const PLAIN: &str =
        "# Shop ladder\n\n## Junior Baker\n\nKneads it.\n\nCleans.\n\n## Senior Baker\n\nBakes it.\n\nSells.\n\n";

    #[rstest]
    #[case::a_date(PARTED, "---\n\nLast changed in May.\n", &["Bakes it."], &["Last changed in May."])]
    #[case::stars(PARTED, "* * *\nLast changed in May.\n\nBy us.\n", &["Bakes it."], &["Last changed in May.", "By us."])]
    #[case::in_prose(PLAIN, "___\n\nLast changed in May.\n", &["Bakes it.", "Sells."], &["Last changed in May."])]
    #[case::no_line(PARTED, "Sells it.\n", &["Bakes it.", "Sells it."], &[])]
    #[case::a_list(PARTED, "---\n\n- Sells it\n", &["Sells it"], &[])]
    fn what_stands_behind_a_line_at_the_end_is_no_statement(
        #[case] ladder: &str,
        #[case] end: &str,
        #[case] asked: &[&str],
        #[case] notes: &[&str],
    ) {
        let found = last(&format!("{ladder}{end}"));
        let strings = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        assert_eq!(found, (strings(asked), strings(notes)));
    }

    #[test]
    fn lines_that_part_statements_everywhere_end_nothing() {
        let text = PARTED.replace("Kneads it.", "Kneads it.\n\n---\n\nCleans.") + "---\n\nSells it.\n";
        assert_eq!(last(&text).0, ["Bakes it.", "Sells it."]);
    }

    #[test]
    fn a_level_alone_in_its_file_asks_what_stands_behind_a_line() {
        let text = "# Senior Baker\n\nSome words.\n\n---\n\nBakes it.\n\nSells it.\n\nTells of it.\n";
        let ladder = assemble("bakers", vec![read("bakers/senior-baker.md", text.as_bytes())]);
        assert_eq!(ladder.size()[3], 4);
    }

    #[test]
    fn lines_between_levels_part_no_statements() {
        let text = PARTED.replace("## Senior", "---\n\n## Senior") + "---\n\nLast changed in May.\n";
        assert_eq!(last(&text).0, ["Bakes it."]);
    }

    #[test]
    fn what_stands_behind_a_line_right_below_a_heading_is_asked() {
        let text = PARTED.replace("### Dough", "### Dough\n\n---");
        assert_eq!(last(&text).0, ["Bakes it."]);
    }
}
