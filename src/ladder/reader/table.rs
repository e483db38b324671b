//! The dialect in which tables are the ladder: levels as columns, or as rows.
//!
//! Which of them it is, the whole table decides: where most heads name levels.
//! Tables with the same levels are one track, and each table's name is then the
//! category of its rows.

use super::super::blocks::{Block, Kind};
use super::super::model::{DocumentBuilder, LevelDraft};
use super::body::is_placeholder;
use super::{Page, names, rank};

/// Words that head the names of levels.
const HEADS: &[&str] =
    &["level", "grade", "role", "title", "position", "stufe", "nivel", "niveau", "уровень", "レベル"];

/// Words that head a level's summary.
const SUMMARIES: &[&str] = &["role summary", "summary", "description", "overview"];

pub(super) fn fits(page: &Page<'_>) -> bool {
    grids(page, page.blocks.all()).iter().any(|grid| grid.ladder().is_some() && grid.has_statements())
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
    for grid in grids(page, blocks) {
        for ladder in grid.ladders() {
            match tracks.iter_mut().find(|track| track.has_the_levels_of(&ladder)) {
                Some(track) => track.ladders.push(ladder),
                None => tracks.push(Track { ladders: vec![ladder] }),
            }
        }
    }
    let several = tracks.len() > 1;
    for track in &tracks {
        track.write(title, several, builder);
    }
    !tracks.is_empty()
}

/// A cell with all its texts.
#[derive(Clone, Debug)]
struct Cell<'a> {
    column: u16,
    columns: u16,
    texts: Vec<(&'a str, u32)>,
}

impl<'a> Cell<'a> {
    fn text(&self) -> &'a str {
        self.texts.first().map_or("", |(text, _)| *text)
    }

    fn line(&self) -> u32 {
        self.texts.first().map_or(1, |(_, line)| *line)
    }
}

/// A row of cells.
type Row<'a> = Vec<Cell<'a>>;

/// A table, and the heading that it stands under.
struct Grid<'a> {
    name: Option<&'a str>,
    rows: Vec<Row<'a>>,
    width: u16,
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

/// Puts the cells among some blocks into grids.
fn grids<'a>(page: &Page<'a>, blocks: &[Block]) -> Vec<Grid<'a>> {
    let mut grids: Vec<Grid<'a>> = Vec::new();
    let (mut name, mut last) = (None, None);
    for block in blocks {
        let Kind::Cell { table, row, column, columns } = block.kind else {
            if let Some(depth) = block.heading() {
                name = (depth > 1).then(|| page.words(block));
            }
            continue;
        };
        if last != Some(table) {
            last = Some(table);
            grids.push(Grid { name, rows: Vec::new(), width: 0 });
        }
        let Some(grid) = grids.last_mut() else { continue };
        grid.add(usize::from(row), Cell { column, columns, texts: vec![(page.words(block), block.line)] });
    }
    for grid in &mut grids {
        // A row of nothing but the head of several rows says nothing itself.
        grid.rows.retain(|row| row.iter().any(|cell| cell.texts.iter().any(|(text, _)| !text.is_empty())));
    }
    grids
}

impl<'a> Grid<'a> {
    fn add(&mut self, row: usize, cell: Cell<'a>) {
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        self.width = self.width.max(cell.column.saturating_add(cell.columns));
        match self.rows[row].last_mut() {
            Some(last) if last.column == cell.column => last.texts.extend(cell.texts),
            _ => self.rows[row].push(cell),
        }
    }

    /// Whether a row spans the table.
    fn spans(&self, row: &Row<'_>) -> bool {
        let filled: Vec<&Cell<'_>> = row.iter().filter(|cell| !cell.text().is_empty()).collect();
        matches!(filled[..], [only] if only.column == 0 && only.columns >= self.width && self.width > 1)
    }

    /// Whether the cells say something: a table of numbers, words and links is
    /// an overview.
    fn has_statements(&self) -> bool {
        let says_something = |cell: &&Cell<'_>| cell.column > 0 && cell.columns < self.width;
        let body = self.rows.iter().skip(1).flatten().filter(says_something);
        let texts = body.flat_map(|cell| &cell.texts).map(|(text, _)| *text);
        let (all, long) = texts
            .filter(|text| !text.is_empty())
            .fold((0, 0), |(all, long), text| (all + 1, long + usize::from(text.split_whitespace().count() > 3)));
        long > 0 && long * 2 >= all
    }

    /// The side on which most heads name levels, if there is one.
    fn ladder(&self) -> Option<Side> {
        let head = self.rows.iter().find(|row| !self.spans(row))?;
        let corner = head.first().filter(|cell| cell.column == 0).map_or("", |cell| cell.text());
        let columns = head.iter().filter(|cell| cell.column > 0).map(Cell::text);
        let below = self.rows.iter().skip_while(|row| !std::ptr::eq(*row, head)).skip(1).filter(|row| !self.spans(row));
        let first = below.filter_map(|row| row.first()).filter(|cell| cell.column == 0).map(Cell::text);
        let (columns, rows) =
            (share_of_levels(columns, corner), share_of_levels(first.filter(|text| !text.is_empty()), corner));
        match (columns, rows) {
            (Some(columns), rows) if columns > 0.5 && rows.is_none_or(|rows| columns >= rows) => Some(Side::Columns),
            (_, Some(rows)) if rows > 0.5 => Some(Side::Rows),
            _ => None,
        }
    }

    /// The ladders of a table: a row that spans it names the next one, where
    /// heads that name levels follow.
    fn ladders(self) -> Vec<Ladder<'a>> {
        let Some(side) = self.ladder().filter(|_| self.has_statements()) else { return Vec::new() };
        let Grid { name, width, ref rows } = self;
        let mut ladders: Vec<Ladder<'a>> = Vec::new();
        let mut nth = 0;
        while nth < rows.len() {
            let row = &rows[nth];
            let banner = self.spans(row);
            let head = if banner { rows.get(nth + 1) } else { Some(row) };
            let begins =
                head.is_some_and(|head| (ladders.is_empty() && !self.spans(head)) || (banner && heads_levels(head)));
            if let (true, Some(head)) = (begins, head) {
                let own = if banner { Some(row[0].text()) } else { name };
                ladders.push(Ladder { name: own, side, head: head.clone(), rows: Vec::new(), width });
                nth += 1 + usize::from(banner);
                continue;
            }
            if let Some(ladder) = ladders.last_mut() {
                ladder.rows.push(row.clone());
            }
            nth += 1;
        }
        ladders
    }
}

/// The share of heads that name levels. One that only sounds like a role needs
/// another of the same role beside it: two different roles compared are no
/// ladder. A bare number is a level where the corner says so.
fn share_of_levels<'c>(heads: impl Iterator<Item = &'c str>, corner: &str) -> Option<f64> {
    let heads: Vec<&str> = heads.collect();
    let last = |text: &str| text.rsplit(' ').next().map(str::to_lowercase);
    let shared = |text: &str| heads.iter().filter(|other| last(other) == last(text)).count() > 1;
    let is_number = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let is_level = |text: &str| {
        if is_number(text) {
            return is_head(corner);
        }
        rank::split_anywhere(text).0.is_some() || (names::names_a_level(text) && shared(text))
    };
    let count = heads.iter().filter(|head| is_level(head)).count() as u32;
    (!heads.is_empty()).then(|| f64::from(count) / f64::from(heads.len() as u32))
}

fn is_head(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| HEADS.contains(&word))
}

fn heads_levels(row: &Row<'_>) -> bool {
    let corner = row.first().map_or("", Cell::text);
    let heads = row.iter().filter(|cell| cell.column > 0).map(Cell::text);
    share_of_levels(heads, corner).is_some_and(|share| share > 0.5)
}

impl<'a> Ladder<'a> {
    /// The names of the levels with their lines, in order.
    fn levels(&self) -> Vec<(&'a str, u32)> {
        let cells: Vec<&Cell<'a>> = match self.side {
            Side::Columns => self.head.iter().filter(|cell| cell.column > 0).collect(),
            Side::Rows => self.rows.iter().filter_map(|row| row.first()).filter(|cell| cell.column == 0).collect(),
        };
        let mut levels: Vec<(&str, u32)> = Vec::new();
        for cell in cells.into_iter().filter(|cell| !cell.text().is_empty()) {
            if levels.last().is_none_or(|(name, _)| *name != cell.text()) {
                levels.push((cell.text(), cell.line()));
            }
        }
        levels
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
        let Some(column) = self.head.iter().find(|cell| cell.text() == level).map(|cell| cell.column) else {
            return Vec::new();
        };
        let (mut category, mut title) = (None, "");
        let mut entries = Vec::new();
        for row in &self.rows {
            let filled: Vec<&Cell<'a>> = row.iter().filter(|cell| !cell.text().is_empty()).collect();
            if let [only] = filled[..]
                && only.column == 0
                && (only.columns >= self.width || row.len() > 1)
            {
                category = Some(only.text());
                continue;
            }
            if let Some(head) = row.first().filter(|cell| cell.column == 0 && !cell.text().is_empty()) {
                title = head.text();
            }
            let cell =
                row.iter().find(|c| c.column > 0 && (c.column..c.column.saturating_add(c.columns)).contains(&column));
            entries.extend(cell.map(|cell| Entry { category, title, texts: cell.texts.clone() }));
        }
        entries
    }

    fn of_row(&self, level: &str) -> Vec<Entry<'a>> {
        let own = |row: &&Row<'a>| row.first().is_some_and(|cell| cell.column == 0 && cell.text() == level);
        let title = |column: u16| {
            let head = self.head.iter().find(|c| (c.column..c.column.saturating_add(c.columns)).contains(&column));
            head.map_or("", Cell::text)
        };
        // A level may have several rows; its competencies come in the order of
        // the columns.
        let mut cells: Vec<&Cell<'a>> = self.rows.iter().filter(own).flatten().filter(|cell| cell.column > 0).collect();
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
        let names = |ladder: &Ladder<'a>| ladder.levels().into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        self.ladders.first().is_some_and(|first| names(first) == names(ladder))
    }

    /// Writes the track; tables of one track give their names to its rows.
    fn write(&self, title: Option<&str>, several: bool, builder: &mut DocumentBuilder) {
        let Some(first) = self.ladders.first() else { return };
        let own = first.name.filter(|_| self.ladders.len() == 1);
        builder.begin_track(if several { own.or(title) } else { own.filter(|_| first.is_named()).or(title).or(own) });
        for (name, line) in first.levels() {
            let (rank, title) = rank::split_anywhere(name);
            builder.begin_level(LevelDraft { title: &title, rank, line });
            for ladder in &self.ladders {
                let category = ladder.name.filter(|_| self.ladders.len() > 1);
                write_level(&ladder.entries(name), category, builder);
            }
        }
    }
}

impl Ladder<'_> {
    /// Whether its name is a row of the table itself.
    fn is_named(&self) -> bool {
        self.head.first().is_some_and(|cell| is_head(cell.text()))
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
