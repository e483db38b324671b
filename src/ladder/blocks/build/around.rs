//! Texts in which tables stand that Markdown doesn't know: each is read for itself, and
//! the rest as if blanks stood there.

use pulldown_cmark::Parser;

use super::super::OPTIONS;
use super::super::foreign::Table;
use super::Builder;

impl Builder<'_> {
    /// Reads the text around tables, and the tables in their places.
    pub(super) fn around(&mut self, tables: Vec<Table>) {
        let text = without(self.lines.text, &tables);
        let mut tables = tables.into_iter().peekable();
        let mut events = Parser::new_ext(&text, OPTIONS).into_offset_iter();
        while let Some((event, range)) = &events.next() {
            while let Some(table) = tables.next_if(|table| table.place.start < range.start) {
                self.table(table);
            }
            self.event(event, range);
        }
        self.close();
        for table in tables {
            self.table(table);
        }
    }
}

/// A text with blanks where tables are, line ends kept.
fn without(text: &str, tables: &[Table]) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut kept = 0;
    for range in tables.iter().map(|table| &table.place) {
        // One within another is gone already.
        if range.start < kept {
            continue;
        }
        blanked.push_str(&text[kept..range.start]);
        for line in text[range.clone()].split_inclusive('\n') {
            let words = line.strip_suffix('\n').unwrap_or(line);
            push_blanks(&mut blanked, words.len());
            blanked.push_str(&line[words.len()..]);
        }
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
