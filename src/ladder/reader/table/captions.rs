//! Lines right above tables that name them as headings do.

use super::super::super::blocks::{Block, Kind};
use super::super::{Page, lead};

/// The depth of such a line, below all headings.
pub(super) const DEPTH: u8 = 7;

/// Which lines above tables name them.
pub(super) struct Captions {
    /// Whether plain lines do, too: each of several tables has one.
    plain: bool,
}

impl Captions {
    pub(super) fn of(page: &Page<'_>, blocks: &[Block]) -> Self {
        let begins = |block: &Block| matches!(block.kind, Kind::Cell { row: 0, column: 0, .. });
        let mut above = blocks.windows(2).filter(|pair| begins(&pair[1]) && !begins(&pair[0])).map(|pair| &pair[0]);
        let names = |block: &Block| line(page, block).is_some();
        Captions { plain: above.clone().nth(1).is_some() && above.all(names) }
    }

    /// Returns the words of a block, if it names the table that `next` begins.
    pub(super) fn name<'a>(&self, page: &Page<'a>, block: &Block, next: Option<&Block>) -> Option<&'a str> {
        let heads = next.is_some_and(|next| matches!(next.kind, Kind::Cell { .. }));
        if heads && (self.plain || lead::is_bold(page.blocks, block)) { line(page, block) } else { None }
    }
}

/// The words of a short line that ends as no sentence does.
fn line<'a>(page: &Page<'a>, block: &Block) -> Option<&'a str> {
    if block.kind != Kind::Paragraph || block.quoted {
        return None;
    }
    // Drawn lines stand before it, not behind: "C#", "C++".
    let is_mark = |c: char| !c.is_alphanumeric();
    let words = page.words(block).trim_start_matches(|c| is_mark(c) && c != '(');
    let words = words.trim_end_matches(|c| is_mark(c) && !matches!(c, ')' | '+' | '#'));
    let is_name = || lead::is_short(words) && !page.words(block).ends_with(['.', '!', '?', ';', ',']);
    is_name().then_some(words)
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    fn categories(above: [&str; 2]) -> Vec<String> {
        let table = |line: &str, name: &str| {
            format!(
                "{line}\n\n| Skill | Junior | Senior |\n|-|-|-|\n| {name} | does it with some help | does it without any |\n\n"
            )
        };
        let text = format!("# Bakery ladder\n\n{}{}", table(above[0], "Dough"), table(above[1], "Oven"));
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        let level = ladder.levels().next().unwrap();
        level.competencies().filter_map(|competency| competency.category().map(str::to_owned)).collect()
    }

    #[test]
    fn the_caption_of_a_table_of_html_names_it() {
        let row = "<tr><td>Dough</td><td>kneads it with some help</td><td>kneads it alone</td></tr>";
        let table = |name: &str| {
            format!(
                "<table><caption>{name}</caption><tr><th>Skill</th><th>Junior</th><th>Senior</th></tr>{row}</table>\n\n"
            )
        };
        let text = format!("# Bakery ladder\n\n{}{}", table("Hands"), table("Head"));
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        let level = ladder.levels().next().unwrap();
        let categories: Vec<_> = level.competencies().filter_map(|part| part.category().map(str::to_owned)).collect();
        assert_eq!(categories, ["Hands", "Head"]);
    }

    #[rstest]
    #[case(["**Hands**", "**Head:**"], &["Hands", "Head"])]
    #[case(["Hands:", "Head"], &["Hands", "Head"])]
    #[case(["#----\nHands", "#----\nC#"], &["Hands", "C#"])]
    #[case(["Hands", "What the head has to do while the hands are busy"], &[])]
    #[case(["Hands.", "Head."], &[])]
    fn lines_above_tables_name_them(#[case] above: [&str; 2], #[case] names: &[&str]) {
        assert_eq!(categories(above), names);
    }
}
