//! The dialect in which tables are the ladder: levels as columns, or as rows.
//!
//! Which of them it is, the whole table decides: where most heads name levels.
//! Tables with the same levels are one track, and each table's name is then the
//! category of its rows.

use std::collections::HashSet;

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
    grids(page, page.blocks.all()).iter().any(|grid| grid.ladder().is_some())
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
    let entries: Vec<Entry<'_>> = grids.iter().filter_map(grid::Grid::competencies).flatten().collect();
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

/// A ladder in a table: its own rows, and where its levels are.
struct Ladder<'a> {
    name: Option<&'a str>,
    side: Side,
    head: Row<'a>,
    rows: Vec<Row<'a>>,
    width: u16,
}

/// Ladders that share their levels.
struct Track<'a> {
    ladders: Vec<Ladder<'a>>,
}

/// A level of a table: what its row or column is called.
struct Name<'a> {
    /// What heads its row or column.
    head: &'a str,
    /// Its title where that stands in a column of its own.
    title: Option<&'a str>,
    line: u32,
}

impl<'a> Ladder<'a> {
    /// The names of the levels, in order.
    fn levels(&self) -> Vec<Name<'a>> {
        let mut levels: Vec<Name<'a>> = Vec::new();
        let mut add = |cell: &Cell<'a>, title: Option<&'a str>| {
            // `L2<br>Baker`: the title stands below its rank.
            let below = || cell.texts.get(1).map(|(text, _)| *text).filter(|_| names::is_bare(cell.text()));
            if !cell.text().is_empty() && levels.last().is_none_or(|last| last.head != cell.text()) {
                levels.push(Name { head: cell.text(), title: title.or_else(below), line: cell.line() });
            }
        };
        match self.side {
            Side::Columns => {
                let titles = self.title_row();
                for cell in self.level_columns() {
                    let title = titles.and_then(|row| row.iter().find(|other| other.covers(cell.column)));
                    add(cell, title.map(Cell::text).filter(|title| !title.is_empty()));
                }
            }
            Side::Rows => {
                let titled = self.title_column();
                for row in &self.rows {
                    let title = row.iter().find(|cell| Some(cell.column) == titled).map(Cell::text);
                    row.first().filter(|cell| cell.column == 0).into_iter().for_each(|cell| add(cell, title));
                }
            }
        }
        levels
    }

    /// How many columns stand before those of the levels: the last of them holds
    /// the competencies, those before it categories.
    fn leads(&self) -> u16 {
        if grid::heads_only_levels(&self.head) {
            return 0;
        }
        let rest: Vec<&Cell<'a>> = self.head.iter().filter(|cell| cell.column > 0).collect();
        let texts: Vec<&str> = rest.iter().map(|cell| cell.text()).collect();
        let corner = self.head.first().map_or("", Cell::text);
        let first = Heads::of(&texts, corner).first().and_then(|first| rest.get(first));
        first.map_or(1, |cell| cell.column)
    }

    fn level_columns(&self) -> impl Iterator<Item = &Cell<'a>> {
        let leads = self.leads();
        self.head.iter().filter(move |cell| cell.column >= leads && !heads::heads_remarks(cell.text()))
    }

    /// The row of the levels' titles, where their heads are ranks or numbers.
    fn title_row(&self) -> Option<&Row<'a>> {
        let is_bare = |cell: &Cell<'_>| names::is_bare(cell.text());
        let heads_titles = |row: &&Row<'a>| row.first().is_some_and(|cell| heads::heads_titles(cell.text()));
        self.rows.iter().find(heads_titles).filter(|_| self.level_columns().all(is_bare))
    }

    /// The column of the levels' titles, where their heads are ranks or numbers.
    fn title_column(&self) -> Option<u16> {
        let bare = |row: &Row<'_>| row.first().is_none_or(|cell| cell.column > 0 || names::is_bare(cell.text()));
        let column = self.head.iter().filter(|cell| cell.column > 0).find(|cell| heads::heads_titles(cell.text()))?;
        self.rows.iter().all(bare).then_some(column.column)
    }

    /// What a level says: category, title and texts, row by row or column by
    /// column.
    fn entries(&self, level: &str) -> Vec<Entry<'a>> {
        match self.side {
            Side::Columns => self.of_column(level),
            Side::Rows => self.of_row(level),
        }
    }

    fn of_column(&self, level: &str) -> Vec<Entry<'a>> {
        let leads = self.leads();
        let Some(column) = self.level_columns().find(|cell| cell.text() == level).map(|cell| cell.column) else {
            return Vec::new();
        };
        // Without a column of competencies the table itself is one.
        let titles = self.title_row().map(std::ptr::from_ref);
        let (mut category, mut title) = (None, if leads == 0 { self.name.unwrap_or_default() } else { "" });
        let mut entries = Vec::new();
        for row in self.rows.iter().filter(|row| titles != Some(std::ptr::from_ref(*row))) {
            let filled: Vec<&Cell<'a>> = row.iter().filter(|cell| !cell.text().is_empty()).collect();
            if let [only] = filled[..]
                && leads > 0
                && only.column == 0
                && (only.columns >= self.width || row.len() > 1)
            {
                category = Some(only.text());
                continue;
            }
            for lead in row.iter().filter(|cell| cell.column < leads && !cell.text().is_empty()) {
                if lead.column + 1 < leads {
                    category = Some(lead.text());
                } else {
                    title = lead.text();
                }
            }
            let cell = row.iter().find(|cell| cell.column >= leads && cell.covers(column));
            entries.extend(cell.map(|cell| Entry { category, title, texts: cell.texts.clone() }));
        }
        entries
    }

    fn of_row(&self, level: &str) -> Vec<Entry<'a>> {
        let own = |row: &&Row<'a>| row.first().is_some_and(|cell| cell.column == 0 && cell.text() == level);
        let title = |column: u16| self.head.iter().find(|cell| cell.covers(column)).map_or("", Cell::text);
        let titled = self.title_column();
        // A level may have several rows; its competencies come in the order of
        // the columns.
        let cells = self.rows.iter().filter(own).flatten();
        let mut cells: Vec<&Cell<'a>> = cells.filter(|cell| cell.column > 0 && Some(cell.column) != titled).collect();
        cells.sort_by_key(|cell| cell.column);
        let entry = |cell: &Cell<'a>| Entry { category: None, title: title(cell.column), texts: cell.texts.clone() };
        cells.into_iter().map(entry).collect()
    }
}

/// What stands at a level under a title.
struct Entry<'a> {
    category: Option<&'a str>,
    title: &'a str,
    texts: Vec<(&'a str, u32)>,
}

impl Entry<'_> {
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
        let names = |ladder: &Ladder<'a>| ladder.levels().into_iter().map(|name| name.head).collect::<Vec<_>>();
        self.ladders.first().is_some_and(|first| names(first) == names(ladder))
    }

    /// Writes the track; tables of one track give their names to its rows.
    fn write(&self, title: Option<&str>, several: bool, builder: &mut DocumentBuilder) {
        let Some(first) = self.ladders.first() else { return };
        let own = first.name.filter(|_| self.ladders.len() == 1);
        builder.begin_track(if several { own.or(title) } else { own.filter(|_| first.is_named()).or(title).or(own) });
        for Name { head, title, line } in first.levels() {
            let (rank, own) = rank::split_anywhere(head);
            let (rank, title) = title.map_or((rank, own), |title| (Some(head), title.into()));
            builder.begin_level(LevelDraft { title: &title, rank, line });
            for ladder in &self.ladders {
                let category = ladder.name.filter(|_| self.ladders.len() > 1 && ladder.leads() > 0);
                write_level(&ladder.entries(head), category, builder);
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

fn write_level(entries: &[Entry<'_>], category: Option<&str>, builder: &mut DocumentBuilder) {
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
