//! What begins at a label or a bold line of a level: competencies, attributes, its summary.

use super::super::super::blocks::{Block, Kind};
use super::super::{Page, lead, table};
use super::{BegunAt, Body, Item, is_examples, span, words};
use crate::ladder::names::Caseless;

/// How many words a line has at most that names the list below it without being bold.
const LONGEST_NAME: usize = 2;

/// Whether several lists stand among some blocks, and a line of a word or two over each.
pub(super) fn names_lists(page: &Page<'_>, body: &[Block]) -> bool {
    let begins = |pair: &&[Block]| !pair[0].is_item() && pair[1].kind == Kind::Item { depth: 0 };
    let is_named = |pair: &[Block]| {
        let words = page.words(&pair[0]);
        pair[0].kind == Kind::Paragraph && !pair[0].quoted && words.ends_with(':') && has_few_words(words)
    };
    let mut lists = body.windows(2).filter(begins);
    let begins_listed = body.first().is_some_and(Block::is_item);
    !begins_listed && lists.clone().nth(1).is_some() && lists.all(is_named)
}

fn has_few_words(words: &str) -> bool {
    words.split_whitespace().nth(LONGEST_NAME).is_none()
}

impl<'a> Body<'_, 'a, '_> {
    /// In a level without sections a competency may begin at a label that the
    /// levels repeat, or at a bold line over a list.
    pub(super) fn part_without_heading(&mut self, block: &Block, next: Option<&Block>, words: &'a str) -> bool {
        if self.parted {
            return false;
        }
        if let Some((label, rest)) = self.page.labels.split(self.page.blocks, block, next) {
            if self.told(label, rest) {
                return true;
            }
            self.begin_competency(label, block.line);
            self.begun_at = match (block.is_item(), rest.is_empty() || self.page.blocks.lead(block).is_some()) {
                // What says something itself has nothing beside it.
                (true, _) if !rest.is_empty() => BegunAt::Parent,
                (true, _) => BegunAt::Item,
                (false, true) => BegunAt::Line,
                (false, false) => BegunAt::Heading,
            };
            self.last = Item::Nothing;
            if !rest.is_empty() {
                self.statement(block, rest, 0);
            }
            return true;
        }
        // Behind items that are competencies a list of its own is one as well, and so is a list
        // behind another one with a line over it.
        let goes_on = || {
            let is_line = block.kind == Kind::Paragraph && !block.quoted && words.ends_with(':');
            let leads = next.is_some_and(|next| next.kind == Kind::Item { depth: 0 });
            // A word or two over it name it after a list of the level's own, too.
            let names_it = || self.last == Item::Statement && has_few_words(words);
            is_line && leads && ((self.begun_at.has_lines_beside() && lead::is_short_lead(words)) || names_it())
        };
        let is_bold = self.heads_a_list(block, next);
        let heads = (is_bold || goes_on()) && !is_examples(words);
        if heads {
            self.begin_competency(words.trim_end_matches(':'), block.line);
            // Behind one plain line over a list may stand another.
            self.begun_at = if is_bold { BegunAt::Heading } else { BegunAt::LineOverList };
            self.last = Item::Nothing;
        }
        heads
    }

    /// Notes whether the items after a block of a level are what it asks.
    pub(super) fn note_what_asks(&mut self, block: &Block, text: &str) {
        if !block.is_item() {
            self.asked_at = words::asks(text).then_some(block.line);
        }
    }

    /// Reads a paragraph of a level with parts that begins with a label, as other levels
    /// have it, and says more than values do: a competency beside these parts.
    pub(super) fn labelled_before_parts(&mut self, block: &Block, next: Option<&Block>) -> bool {
        const FEWEST_WORDS: usize = 8;
        const FEWEST_OF_A_SENTENCE: usize = 4;

        let split = || self.page.labels.split(self.page.blocks, block, next);
        let Some((label, rest)) = Some(()).filter(|()| self.parted).and_then(|()| split()) else { return false };
        let fewest = if rest.ends_with(['.', '。']) { FEWEST_OF_A_SENTENCE } else { FEWEST_WORDS };
        let is_said = rest.split(' ').nth(fewest - 1).is_some() && !table::heads::heads_attributes(label);
        if !is_said || table::heads::heads_summaries(label) {
            return false;
        }
        self.begin_competency(label, block.line);
        self.last = Item::Nothing;
        self.statement(block, rest, 0);
        true
    }

    /// Reads what a label says of the level rather than asks there: its summary, or an
    /// attribute. Returns whether it was one.
    fn told(&mut self, label: &str, rest: &str) -> bool {
        if rest.is_empty() || self.is_short {
            return false;
        }
        let is_attribute = self.attributes.contains(&Caseless(label))
            || (table::heads::heads_attributes(label) && (table::heads::is_a_value(rest) || span::is_one(label, rest)));
        if is_attribute || is_an_answer(rest) {
            self.builder.attribute(label, rest);
        } else if table::heads::heads_summaries(label) {
            self.builder.summary(rest);
        } else {
            return false;
        }
        self.last = Item::Nothing;
        true
    }

    /// Reads an item of a level that is an item itself, and begins with a label that the
    /// levels repeat: a competency with what it asks.
    pub(in super::super) fn nested_label(&mut self, block: &Block, label: &'a str, rest: &'a str) {
        self.begin_competency(label, block.line);
        self.begun_at = BegunAt::Item;
        self.statement(block, rest, 0);
    }

    /// Leaves a competency that began at an item and has its statements nested in that:
    /// what stands beside the item is the level's own.
    pub(super) fn leave_label(&mut self, depth: u16, line: u32) {
        match self.begun_at {
            BegunAt::Item if depth > 0 => self.begun_at = BegunAt::Parent,
            BegunAt::Parent if depth == 0 => {
                let title = self.level.clone();
                self.builder.begin_competency(&title, None, line);
                self.begun_at = BegunAt::Heading;
            }
            _ => {}
        }
    }

    /// Whether a block is a bold line over a list.
    pub(super) fn heads_a_list(&self, block: &Block, next: Option<&Block>) -> bool {
        !self.parted
            && block.kind == Kind::Paragraph
            && !block.quoted
            && self.is_bold(block)
            && next.is_some_and(Block::is_item)
    }

    /// `**Name**: value` before a level's first competency is an attribute.
    pub(super) fn attribute(&mut self, block: &Block) -> bool {
        if !self.parted {
            return false;
        }
        let blocks = self.page.blocks;
        let Some((lead, rest)) = blocks.lead(block) else {
            return false;
        };
        let (name, value) = match (lead.trim().strip_suffix(':'), rest.trim().strip_prefix(':')) {
            (Some(name), _) => (name, rest),
            (None, Some(value)) => (lead, value),
            (None, None) => return false,
        };
        let is_open = !self.builder.level_has_competency() || table::heads::heads_attributes(name.trim());
        let named = !value.trim().is_empty() && is_open;
        if named && table::heads::heads_summaries(name.trim()) {
            self.builder.summary(value.trim());
        } else if named {
            self.builder.attribute(name.trim(), value.trim());
            self.attributes.insert(Caseless(name.trim()));
            self.claims(block);
        }
        named
    }
}

/// Whether a text is an answer to a question and nothing else.
fn is_an_answer(text: &str) -> bool {
    ["yes", "no", "optional", "required"].iter().any(|answer| answer.eq_ignore_ascii_case(text.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Level;
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// What the competencies of the levels of a page are called.
    fn parts(text: &str) -> Vec<Vec<String>> {
        let ladder = assemble("notes", vec![read("notes/a.md", text.as_bytes())]);
        let titles = |level: Level<'_>| level.competencies().map(|part| part.title().to_owned()).collect();
        ladder.levels().map(titles).collect()
    }

    #[rstest]
    #[case::all_named("Soil:\n\n- Digs\n\nPlants:\n\n- Sows", &["Soil", "Plants"])]
    #[case::a_list_without_a_name("- Digs\n\nPlants:\n\n- Sows", &["Senior Gardener", "Plants"])]
    #[case::a_sentence("Whoever digs can:\n\n- Dig\n\nPlants:\n\n- Sows", &["Senior Gardener", "Plants"])]
    #[case::one("Soil:\n\n- Digs\n- Sows", &["Senior Gardener"])]
    fn lines_over_all_lists_of_a_level_name_them(#[case] body: &str, #[case] known: &[&str]) {
        assert_eq!(parts(&format!("# Senior Gardener\n\nDigs in all weathers.\n\n{body}\n")), [known]);
    }

    #[test]
    fn a_label_right_below_a_sentence_is_one() {
        let level = |title: &str| {
            format!("## {title} Gardener\n\nWorks outside.\nFernwork:\n- Waters\n\nWallcraft:\n- Builds\n\n")
        };
        let text = format!("# Gardeners\n\n{}{}", level("Junior"), level("Senior"));
        assert_eq!(parts(&text), [["Fernwork", "Wallcraft"]; 2]);
    }
}
