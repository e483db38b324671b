//! What a table says that stands in no level, and is not lost: heads that say what stands
//! below them, its name, numbers of rows, marks.

use super::super::cells::{Cell, Row, filled};
use super::super::heads;
use super::super::layout::{FEWEST_WORDS, Part, Side, are_same, comes_back};
use super::super::ledger::Ledger;
use super::super::ticks::is_mark;
use super::Ladder;

impl<'a> Ladder<'a> {
    /// Takes a row, which may be its head once more.
    pub(in crate::ladder::reader::table) fn take(&mut self, row: &Row<'a>) {
        let rows = if comes_back(&self.head, row, &self.layout) { &mut self.again } else { &mut self.rows };
        rows.push(row.clone());
    }

    /// Marks what is no statement of anybody.
    pub(in crate::ladder::reader) fn place_furniture(&self, ledger: &mut Ledger<'_>) {
        place_name(self.name.unwrap_or_default(), ledger);
        let is_head = |cell: &&Cell<'_>| self.layout.side != Side::Columns || !self.is_content(cell);
        self.head.iter().filter(is_head).for_each(|cell| place_name(cell.text(), ledger));
        for row in &self.again {
            let same = row.iter().filter(|cell| are_same(&self.head, row, cell.column));
            same.for_each(|cell| ledger.place(cell.texts.blocks));
        }
        let first = self.levels.first().map_or(0, |level| level.column);
        let titles = self.body.titles.and_then(|nth| self.body.rows.get(nth));
        let leads = titles.into_iter().flatten().take_while(|cell| cell.column < first);
        leads.for_each(|cell| place_name(cell.text(), ledger));
        let asks = self.layout.has(Part::Asked);
        if self.layout.side == Side::Columns && !asks {
            // A row that is not filled in yet asks nothing.
            let is_unfilled =
                |row: &&Row<'_>| filled(row).all(|cell| cell.column < first && !cell.strong && cell.columns == 1);
            for cell in self.body.rows.iter().filter(is_unfilled).flatten().filter(|cell| is_short(cell.text())) {
                ledger.place_first(cell.texts);
            }
        }
        for level in &self.levels {
            let leads = self.rows_at(level.rows).flatten();
            let names_it = |cell: &&Cell<'_>| matches!(self.layout.part(cell.column), Part::Level | Part::Title);
            leads.filter(names_it).for_each(|cell| ledger.place_first(cell.texts));
        }
        if !(asks || self.layout.has(Part::Number) || self.layout.has(Part::Track)) {
            return;
        }
        for cell in self.body.rows.iter().flatten() {
            match self.layout.part(cell.column) {
                Part::Track => ledger.place_first(cell.texts),
                Part::Number if !cell.text().contains(' ') => ledger.place_first(cell.texts),
                Part::Content if asks && is_mark(cell.text()) => ledger.place_first(cell.texts),
                _ => {}
            }
        }
    }
}

/// Whether a text has too few words for a statement.
fn is_short(text: &str) -> bool {
    text.split(' ').nth(FEWEST_WORDS - 1).is_none() && heads::is_a_name(text)
}

/// Marks words that are no more than a name.
fn place_name(words: &str, ledger: &mut Ledger<'_>) {
    if heads::is_a_name(words) || heads::is_a_head(words) {
        ledger.place_words(words);
    }
}
