//! A text as Markdown is read from it: without what only a site's builder reads, and
//! without tables that Markdown doesn't know.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memrchr};

use super::super::census::{Census, Rare};
use super::super::foreign::Table;
use super::super::html::{self, Cells};
use super::super::plainly::Reader;
use super::super::{Blocks, remnants};
use super::Builder;
use super::around::{Ahead, without};

pub(in super::super) struct Source<'t> {
    text: Cow<'t, str>,
    tables: Vec<Table>,
    /// Whether it may be read in pieces.
    pub(in super::super) is_plain: bool,
}

impl<'t> Source<'t> {
    /// Makes one of a text in which some tables were found already, in order.
    pub(in super::super) fn of(text: &'t str, found: Vec<Table>) -> Self {
        let census = Census::of(text);
        let text = remnants::read(text, census);
        // Blank lines end HTML for Markdown, also within a table; so tables are read
        // on their own, and the rest without them, at the same offsets.
        let in_html = if census.holds(Rare::Tables) { html::tables(&text) } else { Vec::new() }.into_iter();
        let mut tables: Vec<Table> =
            in_html.map(|place| Table { cells: Cells::of(&text[place.clone()]), place }).collect();
        if !found.is_empty() {
            tables.extend(found);
            tables.sort_by_key(|table| table.place.start);
        }
        let are_alone = tables.iter().all(|table| is_alone(&text, &table.place));
        let text = if tables.is_empty() { text } else { Cow::Owned(without(&text, &tables)) };
        // What stood in tables and remnants alone does no harm.
        let is_plain = are_alone && (census.is_plain() || Census::of(&text).is_plain());
        Source { text, tables, is_plain }
    }

    /// Reads it by pieces, of which a plain one between two in doubt has at least so many
    /// bytes.
    pub(in super::super) fn by_pieces(self, least: usize) -> Blocks {
        let mut builder = Builder::new(&self.text, self.text.len());
        builder.ahead = Ahead::of(self.tables);
        builder.by_pieces(Reader::of(&self.text, least));
        builder.finish()
    }

    /// Reads it by the parser alone.
    pub(in super::super) fn by_parser(self) -> Blocks {
        let mut builder = Builder::new(&self.text, self.text.len());
        builder.ahead = Ahead::of(self.tables);
        builder.parse(0..self.text.len());
        builder.finish()
    }
}

/// Whether nothing but blanks stands beside a place in its lines. What does would be read
/// before and behind a table.
fn is_alone(text: &str, place: &Range<usize>) -> bool {
    let (before, behind) = (&text.as_bytes()[..place.start], &text.as_bytes()[place.end..]);
    let before = &before[memrchr(b'\n', before).map_or(0, |newline| newline + 1)..];
    let behind = &behind[..memchr(b'\n', behind).unwrap_or(behind.len())];
    before.trim_ascii().is_empty() && behind.trim_ascii().is_empty()
}
