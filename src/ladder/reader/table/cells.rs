//! Cells with their texts, and rows of them.

use std::ops::{Deref, Range};
use std::rc::Rc;

use super::super::super::blocks::{Block, Blocks};

/// A cell with all its texts.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Cell<'a> {
    pub(in super::super) column: u16,
    pub(in super::super) columns: u16,
    pub(in super::super) row: u16,
    /// Whether all of its first text is strong.
    pub(in super::super) strong: bool,
    pub(in super::super) texts: Texts<'a>,
}

impl<'a> Cell<'a> {
    pub(in super::super) fn text(&self) -> &'a str {
        self.texts.first().map_or("", |(text, _)| text)
    }

    /// What its first text is written in.
    pub(super) fn block(&self) -> Option<&'a Block> {
        self.texts.blocks.first()
    }

    pub(in super::super) fn line(&self) -> u32 {
        self.texts.first().map_or(1, |(_, line)| line)
    }
}

/// The texts of a cell, each with its line: blocks that stand one after the other.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Texts<'a> {
    pub(in super::super) page: &'a Blocks,
    pub(in super::super) blocks: &'a [Block],
}

impl<'a> Texts<'a> {
    pub(super) fn iter(self) -> impl Iterator<Item = (&'a str, u32)> + Clone {
        self.blocks.iter().map(move |block| (self.page.text(block), block.line))
    }

    /// The texts that are no headings in their cell, or all where it holds nothing else.
    pub(super) fn below_titles(self) -> impl Iterator<Item = &'a str> + Clone {
        let all = self.blocks.iter().all(|block| block.is_title);
        self.blocks.iter().filter(move |block| all || !block.is_title).map(move |block| self.page.text(block))
    }

    pub(in super::super) fn first(self) -> Option<(&'a str, u32)> {
        self.iter().next()
    }

    /// The texts from one on, which are none where it has fewer.
    pub(in super::super) fn behind(self, count: usize) -> Self {
        Texts { blocks: self.blocks.get(count..).unwrap_or_default(), ..self }
    }

    /// All of them in one.
    pub(super) fn joined(self) -> String {
        let texts: Vec<&str> = self.iter().map(|(text, _)| text).filter(|text| !text.is_empty()).collect();
        texts.join(" ")
    }

    pub(super) fn none(self) -> Self {
        self.behind(usize::MAX)
    }

    pub(super) fn is_empty(self) -> bool {
        self.blocks.is_empty()
    }

    /// How many bytes they have together.
    pub(super) fn size(self) -> usize {
        self.blocks.iter().map(|block| block.place().len()).sum()
    }
}

/// A row of cells. All rows of a table are parts of one list.
#[derive(Clone)]
pub(in super::super) struct Row<'a> {
    cells: Rc<Vec<Cell<'a>>>,
    part: Range<usize>,
}

impl<'a> Row<'a> {
    /// Parts the cells of a table into its rows, from the first that has any.
    pub(super) fn all_of(mut cells: Vec<Cell<'a>>) -> Vec<Self> {
        cells.sort_by_key(|cell| cell.row);
        let cells = Rc::new(cells);
        let mut end = 0;
        // A table that another one cuts in two goes on far below its first row.
        let (first, last) = cells.first().zip(cells.last()).map_or((1, 0), |(first, last)| (first.row, last.row));
        let rows = (first..=last).map(|row| {
            let begin = end;
            end += cells[begin..].iter().take_while(|cell| cell.row == row).count();
            Row { cells: Rc::clone(&cells), part: begin..end }
        });
        rows.collect()
    }
}

impl<'a> FromIterator<Cell<'a>> for Row<'a> {
    fn from_iter<I: IntoIterator<Item = Cell<'a>>>(cells: I) -> Self {
        let cells: Vec<Cell<'a>> = cells.into_iter().collect();
        Row { part: 0..cells.len(), cells: Rc::new(cells) }
    }
}

impl<'a> Deref for Row<'a> {
    type Target = [Cell<'a>];

    fn deref(&self) -> &Self::Target {
        &self.cells[self.part.clone()]
    }
}

impl<'r, 'a> IntoIterator for &'r Row<'a> {
    type Item = &'r Cell<'a>;
    type IntoIter = std::slice::Iter<'r, Cell<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The cells of a row that have words.
pub(in super::super) fn filled<'r, 'a>(row: &'r Row<'a>) -> impl Iterator<Item = &'r Cell<'a>> {
    row.iter().filter(|cell| cell.texts.size() > 0)
}

impl Cell<'_> {
    /// Whether it stands in a column, perhaps among others that it spans.
    pub(super) fn covers(&self, column: u16) -> bool {
        (self.column..self.column.saturating_add(self.columns)).contains(&column)
    }
}

/// The cell of a row that stands in a column.
pub(super) fn at<'r, 'a>(row: &'r Row<'a>, column: u16) -> Option<&'r Cell<'a>> {
    let next = row.partition_point(|cell| cell.column <= column);
    next.checked_sub(1).and_then(|nth| row.get(nth)).filter(|cell| cell.covers(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_begin_where_cells_do() {
        let page = Blocks::default();
        let texts = Texts { page: &page, blocks: &[] };
        let cell = |row: u16| Cell { column: 0, columns: 1, row, strong: false, texts };
        let rows = |rows: &[u16]| {
            let rows = Row::all_of(rows.iter().map(|&row| cell(row)).collect());
            rows.iter().map(|row| row.len()).collect::<Vec<_>>()
        };
        assert_eq!(rows(&[]), [0; 0]);
        assert_eq!(rows(&[u16::MAX, u16::MAX - 2, u16::MAX]), [1, 0, 2]);
    }
}
