//! Texts in which tables stand that Markdown doesn't know: each is read for itself, and
//! the rest as if blanks stood there.

use std::vec;

use super::super::html::Table;
use super::Builder;

/// Tables that stand behind what has been read, in order.
pub(super) struct Ahead {
    tables: vec::IntoIter<Table>,
    /// Where the next one begins, or a place behind all text.
    start: usize,
}

impl Ahead {
    pub(super) fn of(tables: Vec<Table>) -> Self {
        let mut ahead = Ahead { tables: tables.into_iter(), start: 0 };
        ahead.look();
        ahead
    }

    fn look(&mut self) {
        self.start = self.tables.as_slice().first().map_or(usize::MAX, |table| table.place.start);
    }

    fn next(&mut self) -> Option<Table> {
        let table = self.tables.next();
        self.look();
        table
    }
}

impl Builder<'_> {
    /// Reads the tables that stand before a place.
    #[inline]
    pub(super) fn tables_before(&mut self, place: usize) {
        // Hardly any text has one.
        while self.ahead.start < place {
            self.next_table();
        }
    }

    pub(super) fn has_table_before(&self, place: usize) -> bool {
        self.ahead.start < place
    }

    fn next_table(&mut self) {
        if let Some(table) = self.ahead.next() {
            self.table(&table);
        }
    }
}

/// A text with blanks where tables are, line ends kept.
pub(super) fn without(text: &str, tables: &[Table]) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut kept = 0;
    for range in tables.iter().map(|table| &table.place) {
        // One within another is gone already.
        if range.start < kept {
            continue;
        }
        blanked.push_str(&text[kept..range.start]);
        let mut line = range.start;
        for newline in memchr::memchr_iter(b'\n', &text.as_bytes()[range.clone()]) {
            push_blanks(&mut blanked, range.start + newline - line);
            blanked.push('\n');
            line = range.start + newline + 1;
        }
        push_blanks(&mut blanked, range.end - line);
        kept = range.end;
    }
    blanked.push_str(&text[kept..]);
    blanked
}

fn push_blanks(text: &mut String, count: usize) {
    const MANY: &str = "                                                                ";

    for _ in 0..count / MANY.len() {
        text.push_str(MANY);
    }
    text.push_str(&MANY[..count % MANY.len()]);
}
