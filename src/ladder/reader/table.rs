//! The dialect in which tables are the ladder: levels as columns, or as rows.
//!
//! Which of them it is, the whole table decides: where most heads name levels.
//! Tables with the same levels are one track, and each table's name is then the
//! category of its rows.

use std::cell;

use super::super::blocks::Block;
use super::super::diagnostic::Code;
use super::super::model::DocumentBuilder;
use super::elsewhere::Elsewhere;
use super::placeholders::is_placeholder;
use super::{Page, front};
use crate::hash::HashMap;
pub(super) use beside::Matrix;
use grid::{Grid, grids};
pub(super) use grid::{has_words, heads_that_say_enough};
use heads::Heads;
pub(super) use heads::{heads_attributes, heads_competencies, heads_levels, is_a_value};
use ladder::{Entry, Name};
use ledger::Ledger;
use track::{Track, entitle, join_by_place, join_parts};
pub(super) use unread::say_prose;
use unread::{Frame, Tables, unread};
use write::{Copies, FEWEST_COPIES, write_level};

mod beside;
pub(super) mod broken;
mod bullets;
mod captions;
mod cells;
mod each_level;
mod folded;
mod furniture;
mod grid;
mod heads;
mod ladder;
mod layout;
mod ledger;
mod one_level;
mod recurring;
mod shape;
mod ticks;
mod titled;
mod track;
mod unread;
mod write;

/// Whether a name is one of what sums a level up.
pub(super) fn heads_summaries(name: &str) -> bool {
    heads::heads_summaries(name)
}

/// The tables of a page, once it was asked for them: whether they are a ladder
/// takes most of what reading them does.
#[derive(Default)]
pub(super) struct Known<'a>(cell::Cell<Option<Vec<Grid<'a>>>>);

fn take_grids<'a>(page: &Page<'a>) -> Vec<Grid<'a>> {
    page.tables.0.take().unwrap_or_else(|| grids(page, page.blocks.all()))
}

pub(super) fn fits(page: &Page<'_>) -> bool {
    let grids = take_grids(page);
    let fits = grids.iter().any(|grid| grid.layout().is_some()) || each_level::fits(&grids);
    page.tables.0.set(Some(grids));
    fits
}

/// Reads all tables of a page.
pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let top = page.sections.first().filter(|section| section.depth == 1).map(|section| section.title);
    let top = top.or_else(|| page.front.and_then(|front| front::text(front, &["title"])));
    read_grids(page, take_grids(page), page.blocks.all(), top, builder);
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
    say_copies(&ledger, builder);
    true
}

/// Says from where on a cell of several levels stands at the first of them alone.
fn say_copies(ledger: &Ledger<'_>, builder: &mut DocumentBuilder) {
    if let Some(line) = ledger.copies.line {
        let message =
            "From here on, what holds for several levels stands at the first of them only: there is too much.";
        builder.diagnose(Code::Unplaced, line, 1, message.into());
    }
}

/// Whether a table of these heads may be of one level: its columns explain, and
/// are no levels themselves.
pub(super) fn are_of_one_level(heads: &[&str]) -> bool {
    let Some((corner, others)) = heads.split_first().filter(|(_, others)| !others.is_empty()) else { return false };
    let columns = Heads::of(others, corner);
    // Under "Level" stand several of them.
    !heads::heads_ranks(corner) && columns.count() == 0 && (others.len() == 1 || !columns.may_be_levels())
}

/// Reads a table that stands under a level: a row for each competency, whose
/// other cells are its statements. Returns whether it was one.
/// They stand in a category, where the table has a heading of its own.
pub(super) fn read_competencies<'a>(
    page: &Page<'a>,
    blocks: &'a [Block],
    category: Option<&str>,
    builder: &mut DocumentBuilder,
) -> bool {
    let grids = grids(page, blocks);
    let entries: Vec<Entry<'_>> = grids.iter().filter_map(Grid::competencies).flatten().collect();
    if entries.is_empty() {
        return false;
    }
    let mut ledger = Ledger::of(page.blocks, blocks, Copies { left: 0, line: None });
    write_level(page, "", titled::part(entries), category, &mut ledger, builder);
    unread(page, blocks, &Tables::default(), &ledger, builder);
    true
}

/// Reads a table that stands under a level before its parts, and tells what is true
/// of it. Returns whether it was one.
pub(super) fn read_attributes<'a>(page: &Page<'a>, blocks: &'a [Block], builder: &mut DocumentBuilder) -> bool {
    write_attributes(&grids(page, blocks), Grid::attributes, builder)
}

/// Reads a table of figures under a level, which are true of it and nothing to meet.
/// Returns whether it was one.
pub(super) fn read_figures<'a>(page: &Page<'a>, blocks: &'a [Block], builder: &mut DocumentBuilder) -> bool {
    write_attributes(&grids(page, blocks), Grid::figures, builder)
}

fn write_attributes<'a>(
    grids: &[Grid<'a>],
    told: impl Fn(&Grid<'a>) -> Option<Vec<(&'a str, String)>>,
    builder: &mut DocumentBuilder,
) -> bool {
    let pairs: Vec<(&str, String)> = grids.iter().filter_map(told).flatten().collect();
    for (name, value) in &pairs {
        builder.attribute(name.trim_end_matches(':'), value);
    }
    !pairs.is_empty()
}

/// Whether a row of heads in the tables among some blocks names levels.
pub(super) fn have_heads_of_levels<'a>(page: &Page<'a>, blocks: &'a [Block]) -> bool {
    grids(page, blocks).iter().any(Grid::has_heads_of_levels)
}

/// Whether the heads of a table among some blocks say that it asks something of those
/// at a level.
pub(super) fn asks<'a>(page: &Page<'a>, blocks: &'a [Block]) -> bool {
    grids(page, blocks).iter().any(Grid::asks)
}

/// Whether a text is a number, or a span of such: "0–2", "5+", "40%".
fn is_a_figure(text: &str) -> bool {
    // Nearly all texts begin with a letter.
    !text.contains(char::is_alphabetic) && text.contains(|c: char| c.is_ascii_digit())
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
