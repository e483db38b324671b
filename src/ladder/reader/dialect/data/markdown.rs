//! Markdown in the texts of data: marks within a line, and lists with their labels.

use std::borrow::Cow;

use super::Writer;
use crate::ladder::blocks::{Block, Blocks, Kind};
use crate::ladder::placeholders::is_placeholder;
use crate::ladder::reader::lead::is_examples;
use crate::ladder::text::{is_plain, is_unsafe};

/// What stands over the blocks of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    None,
    /// A line before a list that says that the list illustrates.
    Examples,
    /// A line before a list that ends in a colon.
    Line,
    /// A heading, which holds all that stands below it.
    Heading,
}

impl Writer<'_, '_> {
    /// Writes what a text asks that is a list in Markdown, or several paragraphs; `line` is that
    /// on which it begins. What stands below a label is a part of it, or illustrates.
    pub(super) fn blocks(&mut self, blocks: &Blocks, line: u32) {
        let all = blocks.all();
        let (mut label, mut deepest) = (Label::None, 0);
        for (nth, block) in all.iter().enumerate() {
            let text = blocks.text(block);
            if !block.is_item() {
                label = label_of(block, text, all.get(nth + 1), label);
            }
            if text.is_empty() || (label == Label::Examples && !block.is_item()) {
                continue;
            }
            if is_placeholder(text) {
                self.placeholder(text);
            } else if label == Label::Examples {
                self.builder.example(text);
            } else {
                let within = usize::from(label == Label::Heading || (label == Label::Line && block.is_item()));
                let depth = match block.kind {
                    Kind::Item { depth } => within + usize::from(depth),
                    Kind::Heading { .. } => 0,
                    _ => within,
                };
                // An item without words holds nothing.
                let depth = depth.min(deepest);
                deepest = depth + 1;
                self.ask(text, self.places.line_below(line, block.line - 1, text), depth);
            }
        }
    }

    /// Writes what illustrates, each item of a list apart.
    pub(super) fn example(&mut self, text: &str) {
        let Some(blocks) = blocks_of(text) else { return self.builder.example(&plain(text)) };
        for block in blocks.all() {
            self.builder.example(blocks.text(block));
        }
    }
}

/// What a block that is no item is for those below it.
fn label_of(block: &Block, text: &str, next: Option<&Block>, before: Label) -> Label {
    if block.heading().is_some() {
        return if is_examples(text) { Label::Examples } else { Label::Heading };
    }
    match next {
        Some(next) if next.is_item() && is_examples(text) => Label::Examples,
        _ if before == Label::Heading => Label::Heading,
        Some(next) if next.is_item() && text.ends_with(':') => Label::Line,
        _ => Label::None,
    }
}

/// The blocks of a text that is a list in Markdown, or several paragraphs.
pub(super) fn blocks_of(text: &str) -> Option<Blocks> {
    let is_one = |block: &Block| block.is_item() || block.kind == Kind::Paragraph || block.heading().is_some();
    let blocks = text.contains('\n').then(|| Blocks::parse(text))?;
    (blocks.all().len() > 1 && blocks.all().iter().all(is_one)).then_some(blocks)
}

/// The plain text of a field, which may hold Markdown.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if has_no_marks(text) {
        return text.trim_end().into();
    }
    let blocks = Blocks::parse(text);
    let words: Vec<&str> = blocks.all().iter().map(|block| blocks.text(block)).collect();
    words.join(" ").trim().to_owned().into()
}

/// Whether a text is one line in which nothing is marked up, so that it need not
/// be parsed: most demands are, and a parser for each costs more than all else.
fn has_no_marks(text: &str) -> bool {
    let begins_plainly = || text.starts_with(char::is_alphabetic) && !Blocks::is_marked(text);
    let is_code = || ["import ", "export "].iter().any(|word| text.starts_with(word));
    text.bytes().fold(0, |any, byte| any | is_mark(byte)) == 0 && is_one_line(text) && begins_plainly() && !is_code()
}

/// More than nothing for a letter that may mark up others. No answer ends the asking,
/// so that many letters are asked at once; one question is for `[\]^_` and `{|}~`, which
/// differ in one bit, and one for both angles.
fn is_mark(byte: u8) -> u8 {
    let in_a_row = u8::from((byte | 0x20).wrapping_sub(b'{') < 5);
    let is_angle = u8::from(byte | 2 == b'>');
    b"`&*".iter().fold(in_a_row | is_angle, |is, &mark| is | u8::from(byte == mark))
}

/// Whether a text has no white space but single spaces, and nothing unsafe.
fn is_one_line(text: &str) -> bool {
    let is_fit = |letter: char| letter == ' ' || (!letter.is_whitespace() && !is_unsafe(letter));
    is_plain(text) || (text.chars().all(is_fit) && !text.contains("  "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parsed(text: &str) -> String {
        let blocks = Blocks::parse(text);
        blocks.all().iter().map(|block| blocks.text(block)).collect::<Vec<_>>().join(" ").trim().to_owned()
    }

    #[test]
    fn marks_are_told_from_letters() {
        let marks = (0..=u8::MAX).filter(|&byte| is_mark(byte) > 0 && byte != 0x7f).map(char::from);
        assert_eq!(marks.collect::<String>(), "&*<>[\\]^_`{|}~");
    }

    #[test]
    fn most_demands_need_no_parser() {
        assert!(has_no_marks("Ties knots that don't slip, e.g. #3 (a bowline): 2 - 3 a day!"));
        assert!(
            !has_no_marks("Ties *every* knot")
                && !has_no_marks("a) Ties")
                && !has_no_marks("Ties knots ^anchor")
                && !has_no_marks("h2. Ties")
                && !has_no_marks("")
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn what_needs_no_parser_is_what_the_parser_gives(text in "([a-zé]|[ -~]|import |\\PC){0,12}") {
            if has_no_marks(&text) {
                prop_assert_eq!(plain(&text).into_owned(), parsed(&text));
            }
        }
    }
}
