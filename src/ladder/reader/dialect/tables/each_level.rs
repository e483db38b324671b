//! Tables that are of one level each, which alone stands above their columns:
//! `| Junior Baker (B1) | |` over rows of a competency and what is asked in it.

use crate::ladder::blocks::Block;
use crate::ladder::model::{DocumentBuilder, LevelDraft};
use crate::ladder::names::{self, Naming};
use crate::ladder::rank;
use crate::ladder::reader::Page;
use crate::ladder::reader::table::cells::{Cell, filled};
use crate::ladder::reader::table::grid::Grid;
use crate::ladder::reader::table::layout::Part;
use crate::ladder::reader::table::ledger::{Copies, Ledger};
use crate::ladder::reader::table::unread::{Frame, Tables, unread};
use crate::ladder::reader::table::write::{write_level, write_notes};
use crate::ladder::reader::table::{one_level, titled};

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
pub(super) fn read(
    page: &Page<'_>,
    grids: &[Grid<'_>],
    blocks: &[Block],
    title: Option<&str>,
    builder: &mut DocumentBuilder,
) {
    let mut ledger = Ledger::of(page.blocks, blocks, Copies { left: 0, line: None });
    let mut tables = Tables::default();
    builder.begin_track(title);
    for grid in grids {
        let Some(level) = level(grid) else { continue };
        let (rank, own) = rank::split_anywhere(level.text());
        builder.begin_level(LevelDraft { title: &own, rank, line: level.line() });
        tables.insert(grid.table, Frame { name: grid.name, head: level.row, shift: grid.shift });
        ledger.place_first(level.texts);
        write_notes(level.texts.behind(1), &mut ledger, builder);
        let part = |column: u16| if column == 0 { Part::Competency } else { Part::Content };
        let entries = titled::part(one_level::entries(&grid.rows[1..], part));
        write_level(page, &own, entries, None, &mut ledger, builder);
    }
    unread(page, blocks, &tables, &ledger, builder);
}
