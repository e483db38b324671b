//! Examples of a competency: a collapsed part whose summary says so, or a list
//! under a label that does.

use super::super::super::blocks::{Block, Kind};
use super::super::lead::is_examples;
use super::{Body, Item};

/// Where in a competency the reading is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Statements,
    /// In a list under a label "Examples".
    Examples,
    /// In a collapsed part of examples.
    Collapsed,
}

impl Body<'_, '_, '_> {
    /// Reads a block that belongs to examples: in a collapsed part, or in a list
    /// under a label that says so. Returns whether it did.
    pub(super) fn examples(&mut self, block: &Block, next: Option<&Block>, words: &str) -> bool {
        match (block.kind, self.place) {
            (Kind::Heading { .. }, _) => {
                let are_examples = is_examples(words);
                self.place = if are_examples { Place::Collapsed } else { Place::Statements };
                return are_examples;
            }
            (Kind::DetailsStart, _) if words.is_empty() || is_examples(words) => self.place = Place::Collapsed,
            (Kind::DetailsEnd, Place::Collapsed) => self.place = Place::Statements,
            (Kind::Item { .. } | Kind::Paragraph, Place::Collapsed) | (Kind::Item { .. }, Place::Examples) => {
                self.competency_of_the_level(block.line);
                self.example(words);
            }
            (Kind::ItemParagraph, _) if self.last == Item::Example => self.builder.continue_example(words),
            (Kind::Paragraph, _) if self.heads_examples(block, next, words) => self.place = Place::Examples,
            (Kind::Paragraph, Place::Examples) => {
                self.place = Place::Statements;
                return false;
            }
            _ => return false,
        }
        true
    }

    /// Whether a block is a label over a list of examples.
    pub(super) fn heads_examples(&self, block: &Block, next: Option<&Block>, words: &str) -> bool {
        let is_label = words.ends_with(':') && words.split_whitespace().count() < 4 && next.is_some_and(Block::is_item);
        is_examples(words) && (self.is_bold(block) || is_label)
    }

    fn example(&mut self, words: &str) {
        self.last = Item::Nothing;
        if !words.is_empty() {
            self.builder.example(words);
            self.last = Item::Example;
        }
    }
}
