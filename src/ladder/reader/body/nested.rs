//! What is nested in a level that is an item of a list.

use super::super::super::blocks::{Block, Kind};
use super::{BegunAt, Body, Item};

impl Body<'_, '_, '_> {
    /// Reads an item of a level that is an item itself: a competency, where it
    /// leads to further ones, else a statement. A bold line between items names one as well.
    pub(in super::super) fn nested(&mut self, block: &Block, leads: bool) {
        let words = self.prose(block);
        match block.kind {
            Kind::Item { depth: 1 } if leads => {
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
                let above = 1 + self.nesting();
                self.statement(block, words, usize::from(depth).saturating_sub(above));
            }
            Kind::ItemParagraph if leads && self.is_bold(block) => {
                self.begin_competency(words.trim_end_matches(':'), block.line);
                self.begun_at = BegunAt::Heading;
            }
            Kind::ItemParagraph if self.last == Item::Statement => {
                self.builder.continue_expectation(words);
            }
            _ if !words.is_empty() => self.builder.note(words),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Expectation;
    use crate::ladder::reader::read;

    #[test]
    fn bold_lines_between_items_are_competencies() {
        let level = |name: &str| {
            format!(
                "- {name}\n\n    **Dough**\n\n    - Kneads\n    - Rests\n\n    **Ovens:**\n\n    - Bakes\n\n    all night\n\n"
            )
        };
        let text = format!("# Bakers\n\n{}{}", level("Junior Baker"), level("Senior Baker"));
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        for level in ladder.levels() {
            let parts: Vec<(&str, Vec<&str>)> = level
                .competencies()
                .map(|part| (part.title(), part.expectations().map(Expectation::text).collect()))
                .collect();
            assert_eq!(parts, [("Dough", vec!["Kneads", "Rests"]), ("Ovens", vec!["Bakes all night"])]);
        }
    }
}
