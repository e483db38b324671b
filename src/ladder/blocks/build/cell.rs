//! Cells of tables, by their places.

use std::ops::Range;

use super::super::Kind;
use super::Builder;

impl Builder<'_> {
    pub(super) fn begin_table(&mut self) {
        self.close();
        self.cell = (self.tables, 0, 0);
        self.tables = self.tables.saturating_add(1);
    }

    pub(super) fn end_row(&mut self) {
        self.cell = (self.cell.0, self.cell.1.saturating_add(1), 0);
    }

    pub(super) fn end_cell(&mut self) {
        self.close();
        self.cell.2 = self.cell.2.saturating_add(1);
    }

    pub(super) fn begin_cell(&mut self, range: Range<usize>) {
        let (table, row, column) = self.cell;
        self.begin(Kind::Cell { table, row, column, columns: 1 }, range);
    }
    /// Whether a cell is a further one with which the parser fills up a row that has
    /// fewer than the head. The first is kept, so that the row is seen to be as wide
    /// as others; all of them may be more than the whole source.
    pub(super) fn is_filled_up(&mut self, range: &Range<usize>) -> bool {
        let end = Some(range.end).filter(|_| range.is_empty());
        end.is_some() && std::mem::replace(&mut self.padded, end) == end
    }
}
