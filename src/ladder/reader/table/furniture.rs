//! What stands around a table and belongs to none of its rows: the letters and
//! numbers that a spreadsheet writes at its edges, and remarks below it.

use super::cells::{Cell, Row, filled};
use super::grid::Grid;
use super::heads;
use crate::ladder::names::{self, Naming};

/// How many words a remark has at least where no empty row parts it from the table.
const FEWEST_WORDS: usize = 4;

impl Grid<'_> {
    /// Takes off what is no part of the table.
    pub(super) fn drop_furniture(&mut self) {
        self.drop_frame();
        self.drop_remarks_below();
        self.split_corner();
    }

    /// Drops the row of letters and the column of numbers around an exported sheet.
    fn drop_frame(&mut self) {
        let is_frame = |row: &Row<'_>| {
            let mut letters = row.iter().filter(|cell| !cell.text().is_empty());
            letters.clone().count() > 1
                && letters.all(|cell| cell.column > 0 && is_letter_of(cell.text(), usize::from(cell.column) - 1))
        };
        let is_counted = |row: &Row<'_>| {
            row.first().is_none_or(|cell| cell.column > 0 || cell.text().bytes().all(|byte| byte.is_ascii_digit()))
        };
        if !self.rows.first().is_some_and(is_frame) || !self.rows.iter().all(is_counted) {
            return;
        }
        self.rows.remove(0);
        for row in &mut self.rows {
            let kept = row.iter().filter(|cell| cell.column > 0);
            *row = kept.map(|cell| Cell { column: cell.column - 1, ..*cell }).collect();
        }
        self.width = self.width.saturating_sub(1);
        self.shift = 1;
    }

    /// Drops rows of one first cell below all others, where they speak about the
    /// table: after an empty row, or in a sentence.
    fn drop_remarks_below(&mut self) {
        if self.width < 3 {
            return;
        }
        // What stands alone in a level's column is asked there.
        let asks_first = self.rows.first().is_some_and(|head| names::naming(first_text(head)) > Naming::Nothing);
        let end = loop {
            let Some(last) = self.rows.iter().rposition(|row| filled(row).next().is_some()) else { return };
            let above = last.checked_sub(1).and_then(|nth| self.rows.get(nth));
            let is_parted = above.is_some_and(|row| filled(row).next().is_none());
            if last < 2 || !is_remark(&self.rows[last], is_parted) || (asks_first && !is_parted) {
                break last + 1;
            }
            self.rows.truncate(last);
        };
        self.rows.truncate(end);
    }

    /// Parts a first head that stands over several columns of names: what they are
    /// is told by what stands below.
    fn split_corner(&mut self) {
        let Some((head, below)) = self.rows.split_first_mut() else { return };
        let Some(corner) = head.first().copied().filter(|cell| cell.column == 0 && cell.columns == 2 && self.width > 3)
        else {
            return;
        };
        if below.iter().any(|row| row.iter().any(|cell| cell.column == 1)) {
            let parted = [Cell { columns: 1, ..corner }, Cell { column: 1, columns: 1, ..corner }];
            *head = parted.into_iter().chain(head[1..].iter().copied()).collect();
        }
    }
}

/// What stands in the first column of a row.
fn first_text<'a>(row: &Row<'a>) -> &'a str {
    row.first().filter(|cell| cell.column == 0).map_or("", Cell::text)
}

/// Whether a text is the letter of a sheet's column.
fn is_letter_of(text: &str, column: usize) -> bool {
    matches!(text.as_bytes(), [letter] if usize::from(letter.wrapping_sub(b'A')) == column)
}

/// Whether a row only remarks upon those above it.
fn is_remark(row: &Row<'_>, is_parted: bool) -> bool {
    let mut filled = filled(row);
    let Some(only) = filled.next().filter(|only| only.column == 0 && only.columns == 1 && !only.strong) else {
        return false;
    };
    let text = only.text();
    let is_long = text.split(' ').nth(FEWEST_WORDS - 1).is_some() || text.starts_with('©');
    filled.next().is_none()
        && row.len() > 1
        && (is_parted || is_long)
        && names::naming(text) == Naming::Nothing
        && !heads::is_a_head(text)
}
