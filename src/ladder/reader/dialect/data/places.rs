//! Where the texts of data stand in its source.

use super::beside::texts as each_text;
use super::words;
use crate::ladder::claims;
use crate::ladder::reader::Page;
use crate::ladder::reader::front::Value;
use index::Index;

mod index;
mod keys;
mod texts;

/// Finds the lines of texts.
pub(super) struct Places<'a> {
    source: &'a str,
    /// What the data was read from, and where that begins in the source, if it stands
    /// there. Texts that are parts of it need not be looked for.
    data: Option<(&'a str, usize)>,
    /// Where the lines of the source begin, in bytes.
    lines: Vec<usize>,
    /// What the parser didn't leave as it is, once asked for.
    index: Option<Index<'a>>,
    /// The line and the place of the last text that was found.
    last: (u32, usize),
    /// Behind which place the next name of a field stands.
    behind: usize,
    claims: claims::Places,
}

impl<'a> Places<'a> {
    pub(super) fn of(page: &Page<'a>) -> Self {
        let source = page.text;
        let data = match page.blocks.all().first() {
            Some(block) => {
                let fence = memchr::memchr(b'\n', &source.as_bytes()[block.offset()..]);
                (page.words(block), block.offset() + fence.map_or(0, |fence| fence + 1))
            }
            None => (source, 0),
        };
        let lines = [0].into_iter().chain(memchr::memchr_iter(b'\n', source.as_bytes()).map(|end| end + 1));
        Places {
            source,
            // What only a site's builder reads may have been left out on the way.
            data: Some(data).filter(|(data, at)| source.get(*at..).is_some_and(|rest| rest.starts_with(data))),
            lines: lines.collect(),
            index: None,
            last: (1, 0),
            behind: 0,
            claims: claims::Places::of(source),
        }
    }

    /// The line of a text; the first, where it can't be found.
    pub(super) fn line(&mut self, text: &str) -> u32 {
        self.place(text).map_or(1, |(line, _)| line)
    }

    /// The line of what a level or a competency is called, which may stand behind what it holds:
    /// of equal texts that before the first sentence of its `value`, or the next one.
    pub(super) fn line_of_name(&mut self, name: &str, value: &Value<'_>) -> u32 {
        let from = self.last.1;
        let at = self.as_it_stands(name).or_else(|| {
            let before = self.first_sentence(value).and_then(|at| texts::find_before(self.source, from..at, name));
            before.or_else(|| texts::find(self.source, from, name))
        });
        if let Some(at) = at {
            return self.line_at(at);
        }
        let behind = self.behind;
        let line = self.line(name);
        self.behind = behind;
        line
    }

    /// The line of the name of a field: of equal ones that before the first sentence of its
    /// `value`, or the next where it has none.
    pub(super) fn line_of_key(&mut self, key: &str, value: &Value<'_>) -> u32 {
        let at = self.as_it_stands(key).or_else(|| self.before_its_value(key, value));
        let Some(at) = at.or_else(|| keys::find(self.source, self.behind, key)) else { return self.line(key) };
        self.behind = at + key.len();
        self.line_at(at)
    }

    fn before_its_value(&mut self, key: &str, value: &Value<'_>) -> Option<usize> {
        let at = self.first_sentence(value)?;
        keys::find_before(self.source, at, key)
    }

    /// Where the first sentence of a value stands.
    fn first_sentence(&mut self, value: &Value<'_>) -> Option<usize> {
        let mut first = None;
        each_text("", value, &mut |_, text| first = first.or(Some(text).filter(|text| words::is_sentence(text))));
        let (_, at) = self.index.get_or_insert_with(|| Index::of(self.source)).peek(first?, self.last)?;
        Some(at)
    }

    fn line_at(&self, at: usize) -> u32 {
        self.lines.partition_point(|&line| line <= at) as u32
    }

    /// Where the first letter of a text stands in the source.
    pub(super) fn offset(&mut self, text: &str) -> usize {
        let offset = self.place(text).map_or(0, |(_, offset)| offset);
        offset + self.source[offset..].find(char::is_alphanumeric).unwrap_or(0)
    }

    /// The line of a part of a text that begins on a line and whose own lines stand below each
    /// other, if they do in the source, too: the part so many lines below is looked at.
    pub(super) fn line_below(&self, line: u32, below: u32, part: &str) -> u32 {
        let nth = (line + below) as usize;
        let begin = self.lines.get(nth.saturating_sub(1)).copied().unwrap_or(self.source.len());
        let end = self.lines.get(nth).copied().unwrap_or(self.source.len());
        let first = part.split_whitespace().next().unwrap_or_default();
        // Where breaks are escaped all stands on one line.
        let own = self.lines.get(line as usize - 1).and_then(|begin| self.source.get(*begin..)).unwrap_or_default();
        if own.lines().next().is_some_and(|own| own.contains("\\n")) {
            return line;
        }
        if self.source[begin..end].contains(first) { line + below } else { line }
    }

    /// Whether a text may speak of building on something.
    pub(super) fn may_claim(&self, text: &str) -> bool {
        let part = self.as_it_stands(text).map_or(0..self.source.len(), |at| at..at + text.len());
        self.claims.may_be_in(part)
    }

    /// The line of a text, and where what begins with it stands in the source.
    fn place(&mut self, text: &str) -> Option<(u32, usize)> {
        let place = match self.as_it_stands(text) {
            Some(at) => Some((self.line_at(at), at)),
            None => self.index.get_or_insert_with(|| Index::of(self.source)).find(text, self.last),
        };
        self.last = place.unwrap_or(self.last);
        self.behind = place.map_or(self.behind, |(_, at)| self.behind.max(at));
        place
    }

    /// Where a text is a part of what the data was read from.
    fn as_it_stands(&self, text: &str) -> Option<usize> {
        let (data, begin) = self.data?;
        let at = text.as_ptr().addr().checked_sub(data.as_ptr().addr())?;
        (at + text.len() <= data.len()).then_some(begin + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_one_after_the_other_also_within_lines() {
        let source = "[{\"a\": \"Oven\",\n \"b\": [\"Bakes \\\"it\\\"\", \"Cools\"]},\n {\"a\": \"Oven\", \"b\": [\"Sells\"]}]\n";
        let (mut index, mut last) = (Index::of(source), (1, 0));
        let lines = ["Oven", "Bakes \"it\"", "Cools", "Oven", "Sells"].map(|text| {
            last = index.find(text, last).unwrap_or(last);
            last.0
        });
        assert_eq!(lines, [1, 2, 2, 3, 3]);
    }

    #[test]
    fn texts_are_found_however_they_are_escaped_and_in_whatever_order() {
        let source = "[{\"a\": \"x\",\n \"b\": \"\\u00dcbt \\\"es\\\"\\n- t\\u00e4glich\"},\n {c: TBD, d: ['Bakes, and', N/A]},\n TBD]\n";
        let mut index = Index::of(source);
        let mut line = |text| index.find(text, (1, source.len())).map(|(line, _)| line);
        let texts = ["N/A", "TBD", "Bakes, and", "Übt \"es\"\n- täglich", "x", "TBD", "Sells"];
        assert_eq!(texts.map(&mut line), [Some(3), Some(3), Some(3), Some(2), Some(1), Some(4), None]);
    }
}
