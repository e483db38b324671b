//! Which texts of a page's tables are in no ladder.

use super::super::super::blocks::{Block, Kind};
use super::super::super::diagnostic::Code;
use super::super::super::model::DocumentBuilder;
use super::super::super::text::clean_line;
use super::super::Page;
use super::super::placeholders::{is_placeholder, is_worth_a_word};
use super::bullets::without_bullet;
use super::ladder::Ladder;
use super::layout::{Layout, Part};
use crate::hash::HashMap;

/// The tables that are ladders, by number.
pub(super) type Tables = HashMap<u16, Parts>;

/// What stands where in a table, by the rows of its heads.
#[derive(Default)]
pub(super) struct Parts {
    heads: Vec<(u16, Layout)>,
    /// How many columns stand before the first that is read.
    shift: u16,
}

impl Parts {
    pub(super) fn add(&mut self, ladder: &Ladder<'_>, shift: u16) {
        let row = ladder.head.first().map_or(0, |cell| cell.row);
        self.shift = shift;
        if self.heads.last().is_none_or(|(last, _)| *last != row) {
            self.heads.push((row, ladder.layout.clone()));
        }
    }

    /// What a cell below a head is.
    fn part(&self, row: u16, column: u16) -> Option<Part> {
        let next = self.heads.partition_point(|(head, _)| *head < row);
        let (_, layout) = self.heads.get(next.checked_sub(1)?)?;
        let part = column.checked_sub(self.shift).map(|column| layout.part(column))?;
        Some(part).filter(|_| self.heads.get(next).is_none_or(|(head, _)| *head != row))
    }
}

/// Says which texts are in no ladder: those of other tables and columns, items,
/// and what holds the place of a statement.
pub(super) fn unread(page: &Page<'_>, blocks: &[Block], tables: &Tables, builder: &mut DocumentBuilder) {
    // Cells of a table stand together.
    let mut last = None;
    let mut remarks: Vec<&Block> = Vec::new();
    for block in blocks {
        if remarks.last().is_some_and(|last| number_of(last) != number_of(block)) {
            unplaced_cells(page, &std::mem::take(&mut remarks), builder);
        }
        match block.kind {
            Kind::Item { .. } if page.says_something(block) => unplaced(page, block, builder),
            Kind::Cell { table, row, column, .. } => {
                let parts = match last {
                    Some((number, parts)) if number == table => parts,
                    _ => tables.get(&table),
                };
                last = Some((table, parts));
                let part = match parts {
                    Some(parts) => parts.part(row, column),
                    None => Some(Part::Remark).filter(|_| row > 0 && column > 0),
                };
                let bare = || without_bullet(page.words(block));
                let asks = row > 0 && column > 0 && parts.is_some();
                match part {
                    Some(Part::Remark) if page.says_something(block) && !is_placeholder(bare()) => remarks.push(block),
                    _ if asks && is_placeholder(bare()) && is_worth_a_word(bare()) => {
                        page.placeholder(builder, block, bare());
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    unplaced_cells(page, &remarks, builder);
}

/// Which table a cell stands in.
fn number_of(block: &Block) -> Option<u16> {
    match block.kind {
        Kind::Cell { table, .. } => Some(table),
        _ => None,
    }
}

/// Says once which cells of a table are in no ladder.
fn unplaced_cells(page: &Page<'_>, cells: &[&Block], builder: &mut DocumentBuilder) {
    match cells {
        [] => return,
        [only] => unplaced(page, only, builder),
        [first, .., last] => {
            let start: String = page.words(first).chars().take(60).collect();
            let (count, start) = (cells.len(), clean_line(&start));
            let lines = format!("lines {} to {}", first.line, last.line);
            let message = format!("{count} cells in {lines} belong to no statement, the first of them: {start:?}.");
            page.diagnose(builder, Code::Unplaced, first, message);
        }
    }
    builder.advise("Leave them if they are beside the point; else give their columns or rows the names of levels.");
}

pub(super) fn unplaced(page: &Page<'_>, block: &Block, builder: &mut DocumentBuilder) {
    let start: String = page.words(block).chars().take(60).collect();
    let message = format!("This text belongs to no statement: {:?}.", clean_line(&start));
    page.diagnose(builder, Code::Unplaced, block, message);
}
