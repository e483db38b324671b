//! Tables that are of one level each, which alone stands above their columns:
//! `| Junior Baker (B1) | |` over rows of a competency and what is asked in it.

use super::super::super::model::{DocumentBuilder, LevelDraft};
use super::super::names::{self, Naming};
use super::super::{Page, rank};
use super::cells::{Cell, filled};
use super::grid::Grid;
use super::layout::Part;
use super::write::{Copies, write_level};
use super::{Entry, one_level};

/// The level that a table is of.
fn level<'g, 'a>(grid: &'g Grid<'a>) -> Option<&'g Cell<'a>> {
    let head = grid.rows.first().filter(|_| grid.width > 1 && grid.rows.len() > 1)?;
    let mut heads = filled(head);
    let only = heads.next().filter(|only| only.column == 0)?;
    (heads.next().is_none() && names::naming(only.text()) == Naming::Level).then_some(only)
}

/// Whether several tables are of a level each.
pub(super) fn fits(grids: &[Grid<'_>]) -> bool {
    grids.iter().filter(|grid| level(grid).is_some()).nth(1).is_some()
}

/// Reads the tables that are of a level each.
pub(super) fn read(page: &Page<'_>, grids: &[Grid<'_>], title: Option<&str>, builder: &mut DocumentBuilder) {
    builder.begin_track(title);
    for grid in grids {
        let Some(level) = level(grid) else { continue };
        let (rank, own) = rank::split_anywhere(level.text());
        builder.begin_level(LevelDraft { title: &own, rank, line: level.line() });
        let part = |column: u16| if column == 0 { Part::Competency } else { Part::Content };
        let mut entries: Vec<Entry<'_>> = one_level::entries(&grid.rows[1..], part);
        // Rows of one name are one competency wherever they stand.
        let order: Vec<&str> = entries.iter().map(|entry| entry.title).collect();
        let place = |title: &str| order.iter().position(|known| *known == title);
        entries.sort_by_key(|entry| place(entry.title));
        write_level(page, &own, entries, None, &mut Copies { left: 0, line: None }, builder);
    }
}
