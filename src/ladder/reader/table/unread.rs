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
    // Cells of a table stand together, and so do the texts of a cell.
    let (mut last, mut cell) = (None, None);
    let mut remarks: Vec<&Block> = Vec::new();
    let mut behind = Behind::default();
    for block in blocks {
        if remarks.last().is_some_and(|last| number_of(last) != number_of(block)) {
            unplaced_cells(page, &std::mem::take(&mut remarks), builder);
        }
        match block.kind {
            Kind::Item { .. } if page.says_something(block) => unplaced(page, block, builder),
            Kind::Heading { .. } => behind.end(page, Some(block), builder),
            Kind::Paragraph if behind.tables && page.says_something(block) => behind.texts.push(block),
            Kind::Cell { table, row, column, .. } => {
                let parts = match last {
                    Some((number, parts)) if number == table => parts,
                    _ => tables.get(&table),
                };
                last = Some((table, parts));
                if parts.is_some() {
                    behind.tables = true;
                    behind.texts.clear();
                }
                let part = match cell {
                    Some((place, part)) if place == (table, row, column) => part,
                    _ => match parts {
                        Some(parts) => parts.part(row, column),
                        None => Some(Part::Remark).filter(|_| row > 0 && column > 0),
                    },
                };
                cell = Some(((table, row, column), part));
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
    behind.end(page, None, builder);
}

/// Paragraphs behind the tables of a ladder, which introduce none of them.
#[derive(Default)]
struct Behind<'p> {
    /// Whether such a table was seen.
    tables: bool,
    heading: Option<&'p Block>,
    texts: Vec<&'p Block>,
}

impl<'p> Behind<'p> {
    /// Says which paragraphs of the section that ends are in no ladder; `next` heads the next.
    fn end(&mut self, page: &Page<'_>, next: Option<&'p Block>, builder: &mut DocumentBuilder) {
        let heading = std::mem::replace(&mut self.heading, next);
        let texts = std::mem::take(&mut self.texts);
        let Some(first) = texts.first() else { return };
        let start: String = page.words(first).chars().take(60).collect();
        let start = clean_line(&start);
        let message = match (texts.len(), heading) {
            (1, _) => format!("This paragraph behind the tables belongs to no level: {start:?}."),
            (count, Some(heading)) => {
                format!("{count} paragraphs under {:?} belong to no level, the first: {start:?}.", page.words(heading))
            }
            (count, None) => format!("{count} paragraphs behind the tables belong to no level, the first: {start:?}."),
        };
        page.diagnose(builder, Code::UnplacedProse, first, message);
    }
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
