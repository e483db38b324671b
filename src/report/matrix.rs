//! A track as a grid of competencies and levels: `rungs.matrix/1`, text, Markdown
//! and CSV.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::compare::Ids;
use super::markdown::escaped;
use super::progress::{CountsReport, counts};
use super::text::{Line, Style, titled};
use crate::compare::{Matrix, Row};
use crate::ladder::Ladder;
use crate::ladder::model::{CompetencyIx, Level, LevelIx};
use crate::progress::Standing;

/// How many columns of the terminal a level's head takes at most; longer ones wrap.
const HEAD: usize = 14;

/// How many columns a competency's title takes at most.
const TITLE: usize = 40;

/// How many columns a share takes.
const CELL: usize = 5;

/// How many columns stand before titles, and between levels.
const INDENT: usize = 2;
const GAP: usize = 2;

/// Grids of some tracks.
#[derive(Serialize)]
pub struct Grids<'a> {
    schema: &'static str,
    tracks: Vec<Grid<'a>>,
}

#[derive(Serialize)]
struct Grid<'a> {
    id: &'a str,
    title: &'a str,
    levels: Vec<Head<'a>>,
    rows: Vec<RowReport<'a>>,
}

#[derive(Serialize)]
struct Head<'a> {
    id: String,
    title: &'a str,
    rank: Option<&'a str>,
    /// Whether the person stands there, and whether they aim there.
    current: bool,
    target: bool,
}

#[derive(Serialize)]
struct RowReport<'a> {
    category: Option<&'a str>,
    title: &'a str,
    /// One a level; null where the level has no such competency.
    cells: Vec<Option<Cell<'a>>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    id: String,
    title: &'a str,
    /// Met of what is to be reached, from 0 to 1; null where nothing is.
    share: Option<f64>,
    counts: CountsReport,
}

/// Returns grids as JSON's shape.
pub fn grids<'a>(ladder: &'a Ladder, standing: &Standing, matrices: &[Matrix]) -> Grids<'a> {
    let mut ids = Ids::default();
    let tracks = matrices.iter().map(|matrix| grid(ladder, standing, matrix, &mut ids));
    Grids { schema: "rungs.matrix/1", tracks: tracks.collect() }
}

fn grid<'a>(ladder: &'a Ladder, standing: &Standing, matrix: &Matrix, ids: &mut Ids) -> Grid<'a> {
    let track = ladder.track(matrix.track);
    let mut cell = |ix: CompetencyIx| {
        let counted = standing.competency(ix);
        Cell {
            id: ids.competency(ladder.competency(ix)),
            title: ladder.competency(ix).title(),
            // Two digits say all that people make of it.
            share: counted.share().map(|share| (share * 100.0).round() / 100.0),
            counts: counts(counted),
        }
    };
    let rows = matrix.rows.iter().map(|row| RowReport {
        category: row.category(ladder),
        title: row.title(ladder),
        cells: (0..matrix.levels.len()).map(|column| row.cell(column).map(&mut cell)).collect(),
    });
    Grid {
        id: track.id(),
        title: track.title(),
        rows: rows.collect(),
        levels: track.levels().map(|level| head(standing, level)).collect(),
    }
}

fn head<'a>(standing: &Standing, level: Level<'a>) -> Head<'a> {
    let [current, target] = stand(standing, level);
    Head { id: level.id(), title: level.title(), rank: level.rank(), current, target }
}

/// Whether the person stands on a level, and whether they aim for it.
fn stand(standing: &Standing, level: Level<'_>) -> [bool; 2] {
    let aim = standing.aim(level.track().ix());
    let is = |goal: Option<LevelIx>| goal == Some(level.ix());
    aim.map_or([false; 2], |aim| [is(aim.current_level()), is(aim.target_level())])
}

/// Returns what a level is to the person: where they stand, where they aim; mostly neither.
pub fn marks(standing: &Standing, level: Level<'_>) -> Vec<&'static str> {
    let marks = ["here", "aim"].into_iter().zip(stand(standing, level));
    marks.filter(|(_, holds)| *holds).map(|(mark, _)| mark).collect()
}

/// Returns what a cell says: the share met in per cent, `n/a` where nothing applies,
/// `empty` where nothing is listed, and nothing where the level has no such competency.
pub fn share(standing: &Standing, cell: Option<CompetencyIx>) -> String {
    let Some(counts) = cell.map(|ix| standing.competency(ix)) else { return String::new() };
    match counts.share() {
        // What is not all is never a hundred, and what is begun is never nothing.
        Some(share) if share > 0.0 && share < 1.0 => format!("{} %", (share * 100.0).round().clamp(1.0, 99.0)),
        Some(share) => format!("{:.0} %", share * 100.0),
        None if counts.expectations() == 0 => "empty".into(),
        None => "n/a".into(),
    }
}

/// Returns what a track lacks to be a grid, as a sentence, where it does.
pub fn remark(ladder: &Ladder, matrix: &Matrix) -> Option<String> {
    let track = ladder.track(matrix.track).title();
    if matrix.levels.is_empty() {
        Some(format!("{track} has no levels, so there is nothing to lay out."))
    } else if matrix.rows.is_empty() {
        Some(format!("The levels of {track} list no competencies, so there is nothing to lay out."))
    } else {
        None
    }
}

/// Returns a grid as lines for people, where they have room for so many columns in
/// parts of some levels each. `ascii` leaves out what isn't ASCII.
pub fn lines(ladder: &Ladder, standing: &Standing, matrix: &Matrix, columns: Option<usize>, ascii: bool) -> Vec<Line> {
    let track = ladder.track(matrix.track);
    let mut lines = vec![Line::default().with(Style::Bold, track.called())];
    if let Some(remark) = remark(ladder, matrix) {
        lines.push(Line::plain(remark));
        return lines;
    }
    let longest = matrix.rows.iter().map(|row| row.title(ladder).width()).max().unwrap_or(0).min(TITLE);
    let (mut heads, mut titles) = (heads(matrix, ladder, standing, HEAD), longest);
    if let Some(columns) = columns {
        if longest + taken(&widths(&heads)) > columns {
            heads = self::heads(matrix, ladder, standing, narrowest(&heads));
        }
        // Titles give way to levels, down to a third of the room.
        titles = longest.min(columns.saturating_sub(taken(&widths(&heads))).max(columns / 3));
    }
    let widths = widths(&heads);
    let table = Table { ladder, standing, matrix, heads, widths, titles, ascii };
    for (nth, part) in table.parts(columns).into_iter().enumerate() {
        if nth > 0 {
            lines.push(Line::default());
        }
        table.part(part, &mut lines);
    }
    lines
}

/// The heads of levels, as lines of at most so many columns, with what they are to the
/// person below.
fn heads(matrix: &Matrix, ladder: &Ladder, standing: &Standing, most: usize) -> Vec<Vec<String>> {
    let marks: Vec<_> = matrix.levels.iter().map(|&ix| marks(standing, ladder.level(ix))).collect();
    let below = marks.iter().map(Vec::len).max().unwrap_or(0);
    let head = |(&ix, marks): (&LevelIx, &Vec<&str>)| {
        // Titles stand beside each other, whatever stands below them.
        let marks = (0..below).map(|nth| marks.get(nth).map_or_else(String::new, |mark| format!("({mark})")));
        wrapped(&titled(ladder.level(ix)), most).into_iter().chain(marks).collect()
    };
    matrix.levels.iter().zip(&marks).map(head).collect()
}

/// How few columns heads can have with their words whole.
fn narrowest(heads: &[Vec<String>]) -> usize {
    heads.iter().flatten().flat_map(|line| line.split(' ')).map(UnicodeWidthStr::width).max().unwrap_or(0)
}

fn widths(heads: &[Vec<String>]) -> Vec<usize> {
    heads.iter().map(|head| head.iter().map(|line| line.width()).max().unwrap_or(0).max(CELL)).collect()
}

/// The columns that levels take, with the indentation of titles.
fn taken(widths: &[usize]) -> usize {
    INDENT + widths.iter().map(|width| GAP + width).sum::<usize>()
}

/// A grid that is written in columns.
struct Table<'a> {
    ladder: &'a Ladder,
    standing: &'a Standing,
    matrix: &'a Matrix,
    heads: Vec<Vec<String>>,
    widths: Vec<usize>,
    titles: usize,
    ascii: bool,
}

impl Table<'_> {
    /// Which levels stand beside each other: as many as there is room for, one at least.
    fn parts(&self, columns: Option<usize>) -> Vec<Range<usize>> {
        let room = columns.map_or(usize::MAX, |columns| columns.saturating_sub(self.titles));
        let mut parts: Vec<Range<usize>> = Vec::new();
        for level in 0..self.widths.len() {
            match parts.last_mut() {
                Some(part) if taken(&self.widths[part.start..=level]) <= room => part.end = level + 1,
                _ => parts.push(level..level + 1),
            }
        }
        parts
    }

    fn part(&self, levels: Range<usize>, lines: &mut Vec<Line>) {
        let heads = &self.heads[levels.clone()];
        let height = heads.iter().map(Vec::len).max().unwrap_or(0);
        for nth in 0..height {
            let head = |(head, &width): (&Vec<String>, &usize)| {
                // Heads stand on the row below them.
                let line = (nth + head.len()).checked_sub(height).and_then(|nth| head.get(nth));
                right(line.map_or("", String::as_str), width)
            };
            let heads: String = heads.iter().zip(&self.widths[levels.clone()]).map(head).collect();
            let before = " ".repeat(INDENT + self.titles);
            lines.push(Line::default().with(Style::Dim, format!("{before}{heads}").trim_end()));
        }
        let mut category = None;
        for row in &self.matrix.rows {
            let own = row.category(self.ladder);
            if own != category {
                category = own;
                lines.extend(own.map(|title| Line::default().with(Style::Dim, format!("[{title}]"))));
            }
            self.row(row, levels.clone(), lines);
        }
    }

    fn row(&self, row: &Row, levels: Range<usize>, lines: &mut Vec<Line>) {
        let mut title = wrapped(row.title(self.ladder), self.titles).into_iter();
        let first = title.next().unwrap_or_default();
        let none = if self.ascii { "." } else { "·" };
        let cell = |column: usize| {
            let share = share(self.standing, row.cell(column));
            right(if share.is_empty() { none } else { &share }, self.widths[column])
        };
        let cells: String = levels.map(cell).collect();
        lines.push(Line::plain(format!("{}{}{cells}", " ".repeat(INDENT), left(&first, self.titles))));
        lines.extend(title.map(|rest| Line::plain(format!("{}{rest}", " ".repeat(2 * INDENT)))));
    }
}

/// A text in lines of at most so many columns.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    textwrap::wrap(text, width).into_iter().map(Cow::into_owned).collect()
}

fn left(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// A text at the right end of a column, two columns behind the one before.
fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(GAP + width.saturating_sub(text.width())))
}

/// Returns grids as lines of Markdown.
pub fn markdown(ladder: &Ladder, standing: &Standing, matrix: &Matrix) -> Vec<String> {
    let track = ladder.track(matrix.track);
    let mut lines = vec![format!("## {}", escaped(track.called())), String::new()];
    if let Some(remark) = remark(ladder, matrix) {
        lines.push(escaped(&remark));
        return lines;
    }
    let head = |level: Level<'_>| {
        let marks = marks(standing, level).join(", ");
        if marks.is_empty() { escaped(&titled(level)) } else { format!("{} ({marks})", escaped(&titled(level))) }
    };
    let heads: Vec<String> = track.levels().map(head).collect();
    lines.push(format!("| Competency | {} |", heads.join(" | ")));
    lines.push(format!("| --- |{}", " ---: |".repeat(heads.len())));
    let mut category = None;
    for row in &matrix.rows {
        let own = row.category(ladder);
        if own != category {
            category = own;
            lines.extend(own.map(|title| format!("| **{}** |{}", escaped(title), " |".repeat(heads.len()))));
        }
        let cells: Vec<String> = (0..heads.len()).map(|column| share(standing, row.cell(column))).collect();
        lines.push(format!("| {} | {} |", escaped(row.title(ladder)), cells.join(" | ")));
    }
    lines
}

/// A text that no spreadsheet takes for a formula: behind an apostrophe, where it
/// begins as one.
fn defused(text: &str) -> String {
    const BEGINNINGS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];
    if text.starts_with(BEGINNINGS) { format!("'{text}") } else { text.to_owned() }
}

/// Returns grids as records of CSV: a head, then a record a row, shares from 0 to 1.
/// Cells without such a competency are empty, those with nothing to reach `n/a`. Levels
/// of one title share a column.
pub fn records(ladder: &Ladder, standing: &Standing, matrices: &[Matrix]) -> Vec<Vec<String>> {
    let mut head: Vec<String> = ["track", "category", "competency"].map(str::to_owned).into();
    let fixed = head.len();
    let mut records = vec![Vec::new()];
    for matrix in matrices {
        let columns = columns(ladder, matrix, &mut head, fixed);
        for row in &matrix.rows {
            let track = ladder.track(matrix.track).title();
            let mut record: Vec<String> =
                [track, row.category(ladder).unwrap_or(""), row.title(ladder)].map(defused).into();
            for (level, &column) in columns.iter().enumerate() {
                record.resize(record.len().max(column + 1), String::new());
                record[column] = share_as_number(standing, row.cell(level));
            }
            records.push(record);
        }
    }
    let length = head.len();
    records[0] = head;
    for record in &mut records {
        record.resize(length, String::new());
    }
    records
}

/// The columns of a grid's levels, each of its own; new titles are added to the head.
fn columns(ladder: &Ladder, matrix: &Matrix, head: &mut Vec<String>, fixed: usize) -> Vec<usize> {
    let mut columns = Vec::new();
    for &level in &matrix.levels {
        let title = defused(&titled(ladder.level(level)));
        let known = (fixed..head.len()).find(|column| head[*column] == title && !columns.contains(column));
        columns.push(known.unwrap_or_else(|| {
            head.push(title);
            head.len() - 1
        }));
    }
    columns
}

fn share_as_number(standing: &Standing, cell: Option<CompetencyIx>) -> String {
    let share = cell.map(|ix| standing.competency(ix).share());
    share.map_or_else(String::new, |share| share.map_or_else(|| "n/a".into(), |share| format!("{share:.2}")))
}

#[cfg(test)]
mod tests;
