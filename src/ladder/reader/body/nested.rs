//! What is nested in a level that is an item of a list.

use super::super::super::blocks::{Block, Kind};
use super::super::lead;
use super::{BegunAt, Body, Item};

/// What stands below a block that is nested in a level.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Below {
    Nothing,
    /// Items that are nested in it; below a line those that stand behind it, with or without prose
    /// between.
    Items,
    /// Below a line: prose, and no list.
    Prose,
}

impl<'a> Body<'_, 'a, '_> {
    /// Reads an item of a level that is an item itself: a competency, where it
    /// leads to further ones, else a statement.
    pub(in super::super) fn nested(&mut self, block: &Block, below: Below) {
        let words = self.prose(block);
        match block.kind {
            Kind::Item { depth: 1 } if below == Below::Items && !self.begun_at.is_line() => {
                self.begin_competency(words.trim_end_matches(':'), block.line);
                self.begun_at = BegunAt::Item;
            }
            Kind::Item { depth } => {
                // What stands beside competencies belongs to none of them.
                if depth == 1 && (self.begun_at.is_item() || !self.builder.level_has_competency()) {
                    let level = self.level.clone();
                    self.builder.begin_competency(&level, None, block.line);
                    self.begun_at = BegunAt::Heading;
                }
                if self.begun_at == BegunAt::Line {
                    self.begun_at = BegunAt::LineOverList;
                }
                let above = 1 + self.nesting();
                self.statement(block, words, usize::from(depth).saturating_sub(above));
            }
            Kind::ItemParagraph if self.last == Item::Statement => {
                self.builder.continue_expectation(words);
            }
            _ if !words.is_empty() => self.builder.note(words),
            _ => {}
        }
    }

    /// Reads a line or a paragraph between the items of a level that is an item itself: bold words
    /// over anything begin a competency.
    pub(in super::super) fn between_nested(&mut self, block: &Block, below: Below) {
        let words = self.prose(block);
        let blocks = self.page.blocks;
        let lead = blocks.lead(block).filter(|_| !block.quoted);
        let label = lead.and_then(|(lead, rest)| lead::at_a_mark(lead, rest)).filter(|(_, rest)| !rest.is_empty());
        if let Some((label, rest)) = label {
            self.begin_line(label, block.line);
            self.said_of_line(block, rest, below);
        } else if below != Below::Nothing && !block.quoted && self.is_bold(block) {
            self.begin_line(words.trim_end_matches(':'), block.line);
        } else if self.begun_at.is_line() {
            self.said_of_line(block, words, below);
        } else if self.last == Item::Statement && words.starts_with(char::is_lowercase) {
            self.builder.continue_expectation(words);
        } else if !words.is_empty() {
            self.builder.note(words);
            self.claims(block);
        }
    }

    fn begin_line(&mut self, title: &'a str, line: u32) {
        self.begin_competency(title, line);
        self.begun_at = BegunAt::Line;
        self.last = Item::Nothing;
    }

    /// Reads what a competency that began at a line says besides its list.
    fn said_of_line(&mut self, block: &Block, words: &str, below: Below) {
        if self.begun_at == BegunAt::Line && below != Below::Items && !block.quoted {
            self.statement(block, words, 0);
        } else if self.last == Item::Statement && words.starts_with(char::is_lowercase) {
            self.builder.continue_expectation(words);
        } else {
            self.builder.description(words);
            self.claims(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Competency;
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// A competency with its description and its statements.
    type Part = (String, Option<String>, Vec<String>);

    /// The competencies of each level.
    fn parts(text: &str) -> Vec<Vec<Part>> {
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        assert_eq!(ladder.levels().flat_map(|level| level.notes().map(str::to_owned)).collect::<Vec<_>>(), [""; 0]);
        let part = |part: Competency<'_>| {
            let statements = part.expectations().map(|one| format!("{}{}", "- ".repeat(one.depth()), one.text()));
            (part.title().to_owned(), part.description().map(str::to_owned), statements.collect())
        };
        ladder.levels().map(|level| level.competencies().map(part).collect()).collect()
    }

    /// Two levels of the same parts, which stand in each as they are written for one.
    fn twice(level: &str) -> String {
        let indented = level.lines().fold(String::new(), |all, line| all + "    " + line + "\n");
        format!("# Bakers\n\n- Junior Baker\n\n{indented}\n- Senior Baker\n\n{indented}\n")
    }

    #[rstest]
    #[case::lists("**Dough**\n\n- Kneads\n- Rests\n\n**Ovens:**\n\n- Bakes\n\n    all night\n",
        [("Dough", None, &["Kneads", "Rests"][..]), ("Ovens", None, &["Bakes all night"])])]
    #[case::prose_over_lists("**Dough**\n\nAll of it.\n\n- Kneads\n- Rests\n\n**Ovens**\n\nAll of them.\n\n- Bakes\n",
        [("Dough", Some("All of it."), &["Kneads", "Rests"][..]), ("Ovens", Some("All of them."), &["Bakes"])])]
    #[case::prose_alone("**Dough**\n\n- Kneads\n\n**Ovens**\n\nHeats them.\n\nCools them.\n",
        [("Dough", None, &["Kneads"][..]), ("Ovens", None, &["Heats them.", "Cools them."])])]
    #[case::nested("**Dough**\n\n- Kneads\n  - by hand\n- Rests\n\n**Ovens:** the hot ones\n\n- Bakes\n",
        [("Dough", None, &["Kneads", "- by hand", "Rests"][..]), ("Ovens", Some("the hot ones"), &["Bakes"])])]
    #[case::behind_lists("**Dough**\n\n- Kneads\n\n> Somebody said\n\n**Ovens**\n\n- Bakes\n\nSo they do.\n",
        [("Dough", Some("Somebody said"), &["Kneads"][..]), ("Ovens", Some("So they do."), &["Bakes"])])]
    fn bold_lines_between_items_are_competencies(
        #[case] level: &str,
        #[case] expected: [(&str, Option<&str>, &[&str]); 2],
    ) {
        let own = |text: &&str| (*text).to_owned();
        let expected = expected.map(|(title, description, statements)| {
            (title.to_owned(), description.map(str::to_owned), statements.iter().map(own).collect::<Vec<_>>())
        });
        assert_eq!(parts(&twice(level)), [expected.clone().to_vec(), expected.to_vec()], "{level}");
    }
}
