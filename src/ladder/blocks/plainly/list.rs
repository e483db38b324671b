//! Items and what stands in them.

use std::ops::Range;

use super::{Doubt, Read, Reader, What, line};

/// An item that is open.
pub(super) struct Item {
    /// How far what stands in it is indented.
    indent: usize,
    /// Which of the steps began it.
    step: usize,
}

/// What is known while a list is read, line by line.
struct Below {
    /// Whether the line above is blank, or nothing is above.
    is_blank: bool,
    /// The step of the paragraph that the line above belongs to, if it is one of its own.
    paragraph: Option<usize>,
    /// Where the line above ends, with what doesn't belong to its words.
    end: Range<usize>,
    /// The list that stands in no other.
    list: Option<Outermost>,
}

/// A list that stands in no other.
struct Outermost {
    /// The mark of its items.
    mark: u8,
    /// The line that begins it.
    line: usize,
    /// Whether that is indented.
    is_indented: bool,
}

impl Below {
    /// A doubt about a line, with all of a list that begins indented.
    fn doubt(&self, line: usize) -> Doubt {
        let list = self.list.as_ref().filter(|list| list.is_indented);
        Doubt { line: list.map_or(line, |list| list.line) }
    }
}

impl Reader<'_> {
    /// Reads items and all that is in them, up to a line at the margin that begins anew.
    pub(super) fn list(&mut self, start: usize) -> Read<usize> {
        let bytes = self.text.as_bytes();
        self.open.clear();
        let mut begin = start;
        let mut below = Below { is_blank: true, paragraph: None, end: start..start, list: None };
        loop {
            let words = self.begin_line(begin, &mut below).ok_or_else(|| below.doubt(begin))?;
            let line = self.line(words).ok_or_else(|| below.doubt(begin))?;
            if let Some(paragraph) = below.paragraph {
                self.steps[paragraph].end_at(line.next);
            }
            begin = line::behind_blanks(bytes, line.next);
            below.is_blank = begin > line.next;
            below.end = line.end;
            let Some(&first) = bytes.get(begin) else { break };
            let ends = match first {
                b' ' => below.is_blank && self.is_outside(begin),
                ..b' ' => false,
                _ => below.is_blank || line::begins_anew(bytes, begin) || line::is_bare_rule(bytes, begin),
            };
            if ends {
                break;
            }
        }
        self.leave(0, begin);
        // An item at the margin may go on with a list that isn't.
        let goes_on = line::begins_item(bytes, begin);
        let doubt = below.doubt(begin);
        if goes_on && doubt.line < begin { Err(doubt) } else { Ok(begin) }
    }

    /// Whether an indented line stands in none of the items, and begins none.
    fn is_outside(&self, start: usize) -> bool {
        let bytes = self.text.as_bytes();
        let indent = line::blanks(&bytes[start..]);
        // A tab may stand for more blanks than the item has.
        self.open.first().is_some_and(|item| indent < item.indent)
            && bytes[start + indent] != b'\t'
            && !line::begins_item(bytes, start + indent)
    }

    /// Begins what a line begins: an item, a paragraph of one, or only a further line.
    /// Returns where its words stand.
    fn begin_line(&mut self, start: usize, below: &mut Below) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let indent = line::blanks(&bytes[start..]);
        let at = start + indent;
        let before = self.open.len();
        self.leave(indent + 1, start);
        let is_left = self.open.len() < before;
        let outer = self.open.last().map_or(0, |item| item.indent);
        if let Some(marker) = line::marker(bytes, at) {
            // Words may go on with a number, and code is indented by four.
            let is_item = (below.is_blank || is_left || marker.interrupts) && indent - outer < 4;
            if !is_item {
                return None;
            }
            if self.open.is_empty() && below.list.as_ref().is_none_or(|list| list.mark != marker.mark) {
                below.list = Some(Outermost { mark: marker.mark, line: start, is_indented: indent > 0 });
                self.push(What::List { is_numbered: marker.is_numbered() }, start..start, start..start);
            }
            below.paragraph = None;
            return self.begin_item(start + outer, marker.words, marker.words - start);
        }
        if !line::begins_words(bytes, at) {
            return None;
        }
        if !below.is_blank {
            // Words that are less indented than those above may go on with them.
            if is_left {
                return None;
            }
            self.push(What::LineEnd, below.end.clone(), below.end.clone());
        } else if indent - outer < 4 && !self.open.is_empty() {
            below.paragraph = Some(self.steps.len());
            self.push(What::Paragraph, at..at, at..at);
        } else {
            return None;
        }
        Some(at)
    }

    /// Begins an item whose words stand at a place, so far from the margin.
    fn begin_item(&mut self, start: usize, words: usize, indent: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        self.open.push(Item { indent, step: self.steps.len() });
        self.push(What::Item, start..start, start..start);
        let words = match &bytes[words..] {
            [b'[', b' ' | b'x' | b'X', b']', rest @ ..] if rest.first().is_none_or(u8::is_ascii_whitespace) => {
                words + 3 + line::blanks(rest)
            }
            _ => words,
        };
        line::begins_words(bytes, words).then_some(words)
    }

    /// Ends the items in which nothing is that is indented by less than so much.
    fn leave(&mut self, indent: usize, end: usize) {
        while let Some(item) = self.open.pop_if(|item| item.indent >= indent) {
            self.steps[item.step].end_at(end);
            self.push(What::ItemEnd, end..end, end..end);
        }
    }
}
