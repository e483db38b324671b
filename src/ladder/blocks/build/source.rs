//! A text as Markdown is read from it: without what only a site's builder reads, and
//! without tables that Markdown doesn't know.

use std::borrow::Cow;

use memchr::{memchr, memrchr};

use super::super::census::{Census, Rare};
use super::super::front::{self, Front};
use super::super::html::{self, Cells, Table};
use super::super::marks::Marks;
use super::super::plainly::Reader;
use super::super::{Blocks, remnants};
use super::Builder;
use super::around::{Ahead, without};

pub(in super::super) struct Source<'t> {
    text: Cow<'t, str>,
    marks: Marks,
    census: Census,
    tables: Vec<Table>,
    front: Option<Front>,
    /// Whether it may be read in pieces.
    pub(in super::super) is_plain: bool,
}

impl<'t> Source<'t> {
    /// Makes one of a text in which some tables were found already, in order.
    pub(in super::super) fn of(text: &'t str, found: Vec<Table>) -> Self {
        let marks = Marks::of(text);
        let census = Census::of(text, &marks);
        let text = remnants::read(text, census);
        let front = front::find(&text);
        let begin = front.as_ref().map_or(0, |front| front.end);
        // Blank lines end HTML for Markdown, also within a table; so tables are read
        // on their own, and the rest without them, at the same offsets.
        let in_html = if census.holds(Rare::Tables) { html::tables(&text, begin) } else { Vec::new() }.into_iter();
        let mut tables: Vec<Table> =
            in_html.map(|place| Table { cells: Cells::of(&text[place.clone()]), place }).collect();
        if !found.is_empty() {
            tables.extend(found);
            tables.sort_by_key(|table| table.place.start);
        }
        let are_alone = are_alone(&text, &tables);
        let text = if tables.is_empty() { text } else { Cow::Owned(without(&text, &tables)) };
        let marks = if matches!(text, Cow::Owned(_)) { Marks::of(&text) } else { marks };
        // What stood in tables and remnants alone does no harm.
        let is_plain = are_alone && (census.is_plain() || Census::of(&text, &marks).is_plain());
        Source { text, marks, census, tables, front, is_plain }
    }

    /// Reads it by pieces, of which a plain one between two in doubt has at least so many
    /// bytes.
    pub(in super::super) fn by_pieces(self, least: usize) -> Blocks {
        let mut builder = Builder::new(&self.text, self.text.len());
        builder.ahead = Ahead::of(self.tables);
        let begin = builder.front(self.front);
        builder.by_pieces(Reader::of(&self.text, &self.marks, begin, least));
        Self::finished(builder, self.census)
    }

    /// Reads it by the parser alone.
    pub(in super::super) fn by_parser(self) -> Blocks {
        let mut builder = Builder::new(&self.text, self.text.len());
        builder.ahead = Ahead::of(self.tables);
        let begin = builder.front(self.front);
        builder.parse(begin..self.text.len());
        Self::finished(builder, self.census)
    }

    fn finished(builder: Builder<'_>, census: Census) -> Blocks {
        Blocks { census, ..builder.finish() }
    }
}

/// Whether nothing but blanks stands beside each table in its lines. What does would be
/// read before and behind it.
fn are_alone(text: &str, tables: &[Table]) -> bool {
    let mut behind = 0;
    tables.iter().enumerate().all(|(nth, Table { place, .. })| {
        let before = &text.as_bytes()[behind.min(place.start)..place.start];
        behind = place.end;
        let next = tables.get(nth + 1).map_or(text.len(), |next| next.place.start.max(behind));
        let rest = &text.as_bytes()[behind..next];
        let (line, end) = (memrchr(b'\n', before), memchr(b'\n', rest));
        // Another table in the line is more than blanks.
        let is_first = line.is_some() || nth == 0;
        let is_last = end.is_some() || nth + 1 == tables.len();
        let (before, rest) = (&before[line.map_or(0, |at| at + 1)..], &rest[..end.unwrap_or(rest.len())]);
        is_first && is_last && before.trim_ascii().is_empty() && rest.trim_ascii().is_empty()
    })
}
