//! The dialect in which tables are the ladder: levels as columns, or as rows.
//!
//! Which of them it is, the whole table decides: where most heads name levels.
//! Tables with the same levels are one track, and each table's name is then the
//! category of its rows.

use std::collections::{HashMap, HashSet};

use super::super::blocks::{Block, Kind};
use super::super::model::{DocumentBuilder, LevelDraft};
use super::placeholders::{is_placeholder, is_worth_a_word};
use super::{Page, names, rank};
use grid::{Cell, Row, grids};
use heads::Heads;

mod grid;
mod heads;

/// Words that head a level's summary.
const SUMMARIES: &[&str] = &["role summary", "summary", "description", "overview"];

pub(super) fn fits(page: &Page<'_>) -> bool {
    grids(page, page.blocks.all()).iter().any(|grid| grid.shape().is_some())
}

/// Reads all tables of a page.
pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let top = page.sections.first().filter(|section| section.depth == 1).map(|section| section.title);
    read_blocks(page, page.blocks.all(), top, builder);
}

/// Reads the tables among some blocks. Returns whether they held levels.
pub(super) fn read_blocks(
    page: &Page<'_>,
    blocks: &[Block],
    title: Option<&str>,
    builder: &mut DocumentBuilder,
) -> bool {
    let mut tracks: Vec<Track<'_>> = Vec::new();
    let mut tables = HashSet::new();
    for grid in grids(page, blocks) {
        let table = grid.table;
        for ladder in grid.ladders() {
            tables.insert(table);
            match tracks.iter_mut().find(|track| track.has_the_levels_of(&ladder)) {
                Some(track) => track.ladders.push(ladder),
                None => tracks.push(Track { ladders: vec![ladder] }),
            }
        }
    }
    placeholders(page, blocks, &tables, builder);
    let several = tracks.len() > 1;
    for track in &tracks {
        track.write(title, several, builder);
    }
    !tracks.is_empty()
}

/// Says which cells of some tables hold the place of a statement.
fn placeholders(page: &Page<'_>, blocks: &[Block], tables: &HashSet<u16>, builder: &mut DocumentBuilder) {
    for block in blocks {
        let Kind::Cell { table, row, column, .. } = block.kind else { continue };
        let words = without_bullet(page.words(block));
        let asks = row > 0 && column > 0 && tables.contains(&table);
        if asks && is_worth_a_word(words) && is_placeholder(words) {
            page.placeholder(builder, block, words);
        }
    }
}

/// Whether a table of these heads may be of one level: its columns explain, and
/// are no levels themselves.
pub(super) fn are_of_one_level(heads: &[&str]) -> bool {
    let Some((corner, others)) = heads.split_first().filter(|(_, others)| !others.is_empty()) else { return false };
    let columns = Heads::of(others, corner);
    columns.count() == 0 && (others.len() == 1 || !columns.may_be_levels())
}

/// Reads a table that stands under a level: a row for each competency, whose
/// other cells are its statements. Returns whether it was one.
pub(super) fn read_competencies(page: &Page<'_>, blocks: &[Block], builder: &mut DocumentBuilder) -> bool {
    let grids = grids(page, blocks);
    let entries: Vec<Entry<'_, '_>> = grids.iter().filter_map(grid::Grid::competencies).flatten().collect();
    if !entries.is_empty() {
        write_level(&entries, None, builder);
    }
    !entries.is_empty()
}

/// Which heads of a table are its levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Columns,
    Rows,
}

/// Where the levels of a table stand.
#[derive(Clone, Copy, Debug)]
struct Shape {
    side: Side,
    /// How many columns stand before those of the levels: the last of them holds
    /// the competencies, those before it categories.
    leads: u16,
}

/// A ladder in a table: its own rows, and where its levels are.
struct Ladder<'a> {
    name: Option<&'a str>,
    shape: Shape,
    head: Row<'a>,
    rows: Vec<Row<'a>>,
    width: u16,
    /// The levels, in order, once all rows are there.
    levels: Vec<Name<'a>>,
    /// The row, or the column, of the levels' titles, where their heads are ranks
    /// or numbers.
    titles: Option<usize>,
    /// Where levels are rows: for each head, its rows.
    rows_of: HashMap<&'a str, Vec<usize>>,
}

/// Ladders that share their levels.
struct Track<'a> {
    ladders: Vec<Ladder<'a>>,
}

/// A level of a table: what its row or column is called.
#[derive(Clone, Copy)]
struct Name<'a> {
    /// What heads its row or column.
    head: &'a str,
    /// Its title where that stands in a column of its own.
    title: Option<&'a str>,
    line: u32,
    column: u16,
}

impl<'a> Name<'a> {
    /// Where a rank's title stands below it (`L2<br>Baker`) it is taken apart.
    fn of(cell: &Cell<'a>, title: Option<&'a str>) -> Self {
        let below = || cell.texts.get(1).map(|(text, _)| *text).filter(|_| names::is_bare(cell.text()));
        Name { head: cell.text(), title: title.or_else(below), line: cell.line(), column: cell.column }
    }
}

impl<'a> Ladder<'a> {
    fn new(name: Option<&'a str>, shape: Shape, head: Row<'a>, width: u16) -> Self {
        Ladder { name, shape, head, rows: Vec::new(), width, levels: Vec::new(), titles: None, rows_of: HashMap::new() }
    }

    /// Finds the levels and their titles, once all rows are there.
    fn settle(&mut self) {
        self.titles = match self.shape.side {
            Side::Columns => self.title_row(),
            Side::Rows => self.title_column().map(usize::from),
        };
        if self.shape.side == Side::Rows {
            for (nth, row) in self.rows.iter().enumerate() {
                if let Some(cell) = row.first().filter(|cell| cell.column == 0) {
                    self.rows_of.entry(cell.text()).or_default().push(nth);
                }
            }
        }
        self.levels = self.names();
    }

    fn names(&self) -> Vec<Name<'a>> {
        let cell_of = |row: &Row<'a>| row.first().filter(|cell| cell.column == 0).cloned();
        let heads: Vec<(Cell<'a>, Option<&'a str>)> = match self.shape.side {
            Side::Columns => {
                let titles = self.titles.and_then(|nth| self.rows.get(nth));
                let title = |cell: &Cell<'a>| titles?.iter().find(|other| other.covers(cell.column)).map(Cell::text);
                self.level_columns().map(|cell| (cell.clone(), title(cell))).collect()
            }
            Side::Rows => {
                let title = |row: &Row<'a>| row.iter().find(|cell| self.is_title(cell)).map(Cell::text);
                // A level may have several rows.
                let is_first = |nth: usize, cell: &Cell<'a>| self.rows_of[cell.text()].first() == Some(&nth);
                let rows = self.rows.iter().enumerate().filter_map(|(nth, row)| Some((nth, row, cell_of(row)?)));
                rows.filter(|(nth, _, cell)| is_first(*nth, cell)).map(|(_, row, cell)| (cell, title(row))).collect()
            }
        };
        let named = heads.into_iter().filter(|(cell, _)| !cell.text().is_empty());
        named.map(|(cell, title)| Name::of(&cell, title.filter(|title| !title.is_empty()))).collect()
    }

    fn is_title(&self, cell: &Cell<'_>) -> bool {
        Some(usize::from(cell.column)) == self.titles
    }

    fn level_columns(&self) -> impl Iterator<Item = &Cell<'a>> {
        let leads = self.shape.leads;
        self.head.iter().filter(move |cell| cell.column >= leads && !heads::heads_remarks(cell.text()))
    }

    fn title_row(&self) -> Option<usize> {
        let is_bare = |cell: &Cell<'_>| names::is_bare(cell.text());
        let heads_titles = |row: &Row<'a>| row.first().is_some_and(|cell| heads::heads_titles(cell.text()));
        self.rows.iter().position(heads_titles).filter(|_| self.level_columns().all(is_bare))
    }

    fn title_column(&self) -> Option<u16> {
        let bare = |row: &Row<'_>| row.first().is_none_or(|cell| cell.column > 0 || names::is_bare(cell.text()));
        let column = self.head.iter().filter(|cell| cell.column > 0).find(|cell| heads::heads_titles(cell.text()))?;
        self.rows.iter().all(bare).then_some(column.column)
    }

    /// What a level says: category, title and texts, row by row or column by
    /// column.
    fn entries(&self, level: &Name<'_>) -> Vec<Entry<'_, 'a>> {
        match self.shape.side {
            Side::Columns => self.of_column(level.column),
            Side::Rows => self.of_row(level.head),
        }
    }

    fn of_column(&self, column: u16) -> Vec<Entry<'_, 'a>> {
        let leads = self.shape.leads;
        // Without a column of competencies the table itself is one.
        let (mut category, mut title) = (None, if leads == 0 { self.name.unwrap_or_default() } else { "" });
        let mut entries = Vec::new();
        for (_, row) in self.rows.iter().enumerate().filter(|(nth, _)| Some(*nth) != self.titles) {
            if let Some(name) = self.category(row) {
                category = Some(name);
                continue;
            }
            for lead in row.iter().take_while(|cell| cell.column < leads).filter(|cell| !cell.text().is_empty()) {
                if lead.column + 1 < leads {
                    category = Some(lead.text());
                } else {
                    title = lead.text();
                }
            }
            let cell = row.iter().find(|cell| cell.column >= leads && cell.covers(column));
            entries.extend(cell.map(|cell| Entry { category, title, texts: &cell.texts }));
        }
        entries
    }

    /// The category that a row names: it spans the table, or all else is empty.
    fn category(&self, row: &Row<'a>) -> Option<&'a str> {
        let mut filled = row.iter().filter(|cell| !cell.text().is_empty());
        let only = filled.next().filter(|_| filled.next().is_none())?;
        let is_alone = self.shape.leads > 0 && only.column == 0 && (only.columns >= self.width || row.len() > 1);
        is_alone.then(|| only.text())
    }

    fn of_row(&self, level: &str) -> Vec<Entry<'_, 'a>> {
        let title = |column: u16| self.head.iter().find(|cell| cell.covers(column)).map_or("", Cell::text);
        let rows = self.rows_of.get(level).into_iter().flatten().filter_map(|&nth| self.rows.get(nth));
        // The competencies of several rows come in the order of the columns.
        let mut cells: Vec<&Cell<'a>> = rows.flatten().filter(|cell| cell.column > 0 && !self.is_title(cell)).collect();
        cells.sort_by_key(|cell| cell.column);
        cells.into_iter().map(|cell| Entry { category: None, title: title(cell.column), texts: &cell.texts }).collect()
    }
}

/// What stands at a level under a title.
struct Entry<'r, 'a> {
    category: Option<&'a str>,
    title: &'a str,
    texts: &'r [(&'a str, u32)],
}

impl Entry<'_, '_> {
    fn is(&self, titles: &[&str]) -> bool {
        titles.contains(&self.title.trim_end_matches(':').to_lowercase().as_str())
    }

    fn statements(&self) -> impl Iterator<Item = (&str, u32)> {
        let texts = self.texts.iter().copied();
        texts
            .map(|(text, line)| (without_bullet(text), line))
            .filter(|(text, _)| !text.is_empty() && !is_placeholder(text))
    }
}

/// Cells have no lists, so that people type bullets.
fn without_bullet(text: &str) -> &str {
    let text = text.trim();
    ["- ", "– ", "• ", "* "].iter().find_map(|bullet| text.strip_prefix(bullet)).unwrap_or(text).trim()
}

impl<'a> Track<'a> {
    fn has_the_levels_of(&self, ladder: &Ladder<'a>) -> bool {
        let names = |ladder: &Ladder<'a>| ladder.levels.iter().map(|name| name.head).collect::<Vec<_>>();
        self.ladders.first().is_some_and(|first| names(first) == names(ladder))
    }

    /// Writes the track; tables of one track give their names to its rows.
    fn write(&self, title: Option<&str>, several: bool, builder: &mut DocumentBuilder) {
        let Some(first) = self.ladders.first() else { return };
        let own = first.name.filter(|_| self.ladders.len() == 1);
        builder.begin_track(if several { own.or(title) } else { own.filter(|_| first.is_named()).or(title).or(own) });
        for (nth, name) in first.levels.iter().enumerate() {
            let (rank, own) = rank::split_anywhere(name.head);
            let (rank, title) = name.title.map_or((rank, own), |title| (Some(name.head), title.into()));
            builder.begin_level(LevelDraft { title: &title, rank, line: name.line });
            for ladder in &self.ladders {
                let category = ladder.name.filter(|_| self.ladders.len() > 1 && ladder.shape.leads > 0);
                if let Some(own) = ladder.levels.get(nth) {
                    write_level(&ladder.entries(own), category, builder);
                }
            }
        }
    }
}

impl Ladder<'_> {
    /// Whether its name is a row of the table itself.
    fn is_named(&self) -> bool {
        self.head.first().is_some_and(|cell| heads::heads_levels(cell.text()))
    }
}

fn write_level(entries: &[Entry<'_, '_>], category: Option<&str>, builder: &mut DocumentBuilder) {
    let mut open: Option<(Option<&str>, &str)> = None;
    for entry in entries {
        let mut statements = entry.statements().peekable();
        let Some(&(_, line)) = statements.peek() else { continue };
        if entry.is(SUMMARIES) {
            let text: Vec<&str> = statements.map(|(text, _)| text).collect();
            builder.summary(&text.join(" "));
            continue;
        }
        // Rows of one name in one category are one competency.
        let this = (entry.category.or(category), entry.title);
        if open != Some(this) {
            builder.begin_competency(this.1, this.0, line);
            open = Some(this);
        }
        for (text, line) in statements {
            builder.expectation(text, line, 0);
        }
    }
}
