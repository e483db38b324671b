//! The dialect in which tables are the ladder: levels as columns, or as rows.
//!
//! Which of them it is, the whole table decides: where most heads name levels.
//! Tables with the same levels are one track, and each table's name is then the
//! category of its rows.

use super::super::elsewhere::{Elsewhere, Levels};
use super::super::table::Known;
use super::super::table::cells::Cell;
use super::super::table::grid::{Grid, grids};
use super::super::table::ladder::Name;
use super::super::table::layout::Side;
use super::super::table::ledger::{Copies, FEWEST_COPIES, Ledger};
use super::super::table::unread::{Frame, Tables, unread};
use super::super::{Page, front};
use crate::hash::HashMap;
use crate::ladder::blocks::Block;
use crate::ladder::model::DocumentBuilder;
use track::{Track, entitle, join_by_place, join_parts};

mod each_level;
mod track;

pub(super) fn fits(page: &Page<'_>) -> bool {
    let grids = Known::take(page);
    let fits = grids.iter().any(|grid| grid.layout().is_some()) || each_level::fits(&grids);
    page.tables.keep(grids);
    fits
}

/// Whether all tables that are ladders are one whose columns are levels, and all of some levels
/// are among them.
pub(super) fn have_columns_of(page: &Page<'_>, levels: &[&str]) -> bool {
    if !page.blocks.all().iter().any(|block| block.table().is_some()) {
        return false;
    }
    let grids = Known::take(page);
    let has_all = |grid: &Grid<'_>| {
        let known = Levels::of(grid.rows.first().into_iter().flatten().map(Cell::text).enumerate());
        levels.iter().all(|level| known.find(level).is_some())
    };
    let mut ladders = grids.iter().filter_map(|grid| Some((grid, grid.layout()?))).peekable();
    let are_one =
        ladders.peek().is_some() && ladders.all(|(grid, layout)| layout.side == Side::Columns && has_all(grid));
    page.tables.keep(grids);
    are_one
}

/// Reads all tables of a page.
pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let top = page.sections.first().filter(|section| section.depth == 1).map(|section| section.title);
    let top = top.or_else(|| page.front.and_then(|front| front::text(front, &["title"])));
    read_grids(page, Known::take(page), page.blocks.all(), top, builder);
}

/// Reads the tables among some blocks. Returns whether they held levels.
pub(super) fn read_blocks<'a>(
    page: &Page<'a>,
    blocks: &'a [Block],
    title: Option<&str>,
    builder: &mut DocumentBuilder,
) -> bool {
    read_grids(page, grids(page, blocks), blocks, title, builder)
}

fn read_grids<'a>(
    page: &Page<'a>,
    grids: Vec<Grid<'a>>,
    blocks: &'a [Block],
    title: Option<&str>,
    builder: &mut DocumentBuilder,
) -> bool {
    if !grids.iter().any(|grid| grid.layout().is_some()) && each_level::fits(&grids) {
        each_level::read(page, &grids, blocks, title, builder);
        return true;
    }
    let mut tracks: Vec<Track<'_>> = Vec::new();
    let mut known: HashMap<(Option<&str>, Vec<String>), usize> = HashMap::default();
    let mut tables = Tables::default();
    for grid in grids {
        let (table, shift, name) = (grid.table, grid.shift, grid.name);
        let place = grid.place.clone();
        for ladder in grid.ladders() {
            let head = ladder.head.first().map_or(0, |cell| cell.row);
            tables.entry(table).or_insert(Frame { name, head, shift });
            let names = ladder.levels.iter().map(Name::key).collect();
            let nth = *known.entry((ladder.name.filter(|_| ladder.is_track), names)).or_insert(tracks.len());
            match tracks.get_mut(nth) {
                Some(track) => track.add(ladder, &place),
                None => tracks.push(Track::of(ladder, &place)),
            }
        }
    }
    if tracks.is_empty() {
        return false;
    }
    join_parts(&mut tracks);
    join_by_place(&mut tracks);
    for track in &mut tracks {
        let has_likes = track.ladders.len() > 1 && track.ladders.windows(2).all(|pair| pair[0].is_like(&pair[1]));
        track.ladders.iter_mut().for_each(|ladder| ladder.has_likes = has_likes);
    }
    entitle(&mut tracks);
    let several = tracks.len() > 1;
    // Sections are one track's only where there is no other, and the tables are all of the page.
    let is_all = !several && blocks.len() == page.blocks.all().len();
    let mut elsewhere = if is_all { Elsewhere::of_tables(page, &tracks[0].levels()) } else { Elsewhere::default() };
    // Cells of several levels are copied to each: a page may hold that much more.
    let size = page.blocks.plain().len();
    let copies = Copies { left: size.saturating_add(FEWEST_COPIES), line: None };
    let mut ledger = Ledger::of(page.blocks, blocks, copies);
    elsewhere.blocks().for_each(|blocks| ledger.place(blocks));
    for track in &tracks {
        let title = track.heading(title, several);
        track.write(page, title, &mut elsewhere, &mut ledger, builder);
    }
    unread(page, blocks, &tables, &ledger, builder);
    ledger.say_copies(builder);
    true
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::ladder::diagnostic::Code;
    use crate::ladder::reader::read;

    #[test]
    fn cells_that_span_many_levels_are_copied_within_bounds() {
        let heads = (1..=60).fold(String::new(), |heads, nth| heads + &format!("<th>L{nth}</th>"));
        let mut text = format!("# Ladder\n<table><tr><th>Skill</th>{heads}</tr>");
        for nth in 0..40 {
            write!(text, "<tr><td>Knot {nth}</td><td colspan=60>{}</td></tr>", "ties it well ".repeat(400)).unwrap();
        }
        text += "<tr><td>Rope</td><td>Splices any rope here</td><td>Makes ropes for others</td></tr></table>";
        let document = read("a.md", text.as_bytes());
        assert!(document.text_size() < text.len() * 4, "{} of {}", document.text_size(), text.len());
        assert!(document.diagnostics().iter().any(|finding| finding.code == Code::Unplaced));
    }

    #[test]
    fn more_rows_than_can_be_levels_are_none() {
        let rows = |count: usize| {
            let row = |nth: usize| format!("Senior Baker {nth},works on one station all day\n");
            (0..count).fold("Level,Scope\n".to_owned(), |text, nth| text + &row(nth))
        };
        assert!(!read("a.csv", rows(60).as_bytes()).is_empty());
        assert!(read("a.csv", rows(61).as_bytes()).is_empty());
    }
}
