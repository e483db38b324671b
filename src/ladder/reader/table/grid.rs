//! Cells in rows, and which side of them the levels stand on.

use super::super::super::blocks::{Block, Kind};
use super::super::Page;
use super::heads::{self, Heads};
use super::{Entry, Ladder, Shape, Side};

/// A cell with all its texts.
#[derive(Clone, Debug)]
pub(super) struct Cell<'a> {
    pub(super) column: u16,
    pub(super) columns: u16,
    pub(super) texts: Vec<(&'a str, u32)>,
}

impl<'a> Cell<'a> {
    pub(super) fn text(&self) -> &'a str {
        self.texts.first().map_or("", |(text, _)| *text)
    }

    pub(super) fn line(&self) -> u32 {
        self.texts.first().map_or(1, |(_, line)| *line)
    }
}

/// A row of cells.
pub(super) type Row<'a> = Vec<Cell<'a>>;

/// A table, and the heading that it stands under.
pub(super) struct Grid<'a> {
    /// Its number in the document.
    pub(super) table: u16,
    /// Whether the document says that it is about levels.
    hinted: bool,
    name: Option<&'a str>,
    rows: Vec<Row<'a>>,
    width: u16,
}

/// How many words most statements have at least.
const FEWEST_WORDS: usize = 4;

/// The same where the columns can only be levels.
const FEWEST_WORDS_BELOW_LEVELS: usize = 2;

/// Puts the cells among some blocks into grids.
pub(super) fn grids<'a>(page: &Page<'a>, blocks: &[Block]) -> Vec<Grid<'a>> {
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
            grids.push(Grid { table, hinted: page.hinted, name, rows: Vec::new(), width: 0 });
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

    /// Whether at least half of the cells, and some, have as many words. A table
    /// of numbers, words and links is an overview.
    fn says(&self, words: usize) -> bool {
        let says_something = |cell: &&Cell<'_>| cell.column > 0 && cell.columns < self.width;
        let body = self.rows.iter().skip(1).flatten().filter(says_something);
        let texts = body.flat_map(|cell| &cell.texts).map(|(text, _)| *text);
        let (all, long) = texts.filter(|text| !text.is_empty()).fold((0, 0), |(all, long), text| {
            (all + 1, long + usize::from(text.split_whitespace().nth(words - 1).is_some()))
        });
        long > 0 && long * 2 >= all
    }

    /// The side on which most heads name levels, if there is one, and the cells
    /// say something. Columns that can only be levels leave less to doubt.
    pub(super) fn shape(&self) -> Option<Shape> {
        let head = self.rows.iter().find(|row| !self.spans(row))?;
        let corner = head.first().filter(|cell| cell.column == 0).map_or("", |cell| cell.text());
        if heads_only_levels(head) {
            return self.says(FEWEST_WORDS_BELOW_LEVELS).then_some(Shape { side: Side::Columns, leads: 0 });
        }
        let cells: Vec<&Cell<'a>> = head.iter().filter(|cell| cell.column > 0).collect();
        let columns = Heads::of(&cells.iter().map(|cell| cell.text()).collect::<Vec<_>>(), corner);
        if columns.count() > heads::MOST_LEVELS {
            return None;
        }
        let below = self.rows.iter().skip_while(|row| !std::ptr::eq(*row, head)).skip(1).filter(|row| !self.spans(row));
        let first = below.filter_map(|row| row.first()).filter(|cell| cell.column == 0).map(Cell::text);
        let rows = Heads::of(&first.filter(|text| !text.is_empty()).collect::<Vec<_>>(), corner).share();
        // Between competencies and their demands stand levels, whatever their names.
        let others = self.hinted && heads::heads_competencies(corner) && columns.may_be_levels();
        let fewest = if columns.are_certain() { FEWEST_WORDS_BELOW_LEVELS } else { FEWEST_WORDS };
        let leads = columns.first().and_then(|first| cells.get(first)).map_or(1, |cell| cell.column);
        let (shape, words) = match (columns.share(), rows) {
            (Some(columns), rows) if columns > 0.5 && rows.is_none_or(|rows| columns >= rows) => {
                (Shape { side: Side::Columns, leads }, fewest)
            }
            (_, Some(rows)) if rows > 0.5 => (Shape { side: Side::Rows, leads: 1 }, FEWEST_WORDS),
            _ if others => (Shape { side: Side::Columns, leads: 1 }, FEWEST_WORDS),
            _ => return None,
        };
        self.says(words).then_some(shape)
    }

    /// What the rows of a table under a level say, if it is one of competencies:
    /// the first cell names one, the others hold what is expected.
    pub(super) fn competencies(&self) -> Option<Vec<Entry<'_, 'a>>> {
        if self.width < 2 || self.rows.len() < 2 || !self.says(FEWEST_WORDS) {
            return None;
        }
        let mut title = "";
        let mut entries = Vec::new();
        for row in &self.rows[1..] {
            for cell in row.iter().filter(|cell| !cell.text().is_empty()) {
                if cell.column == 0 {
                    title = cell.text();
                } else {
                    entries.push(Entry { category: None, title, texts: &cell.texts });
                }
            }
        }
        Some(entries)
    }

    /// The ladders of a table: a row that spans it names the next one, where
    /// heads that name levels follow.
    pub(super) fn ladders(mut self) -> Vec<Ladder<'a>> {
        let Some(shape) = self.shape() else { return Vec::new() };
        let mut ladders: Vec<Ladder<'a>> = Vec::new();
        let mut nth = 0;
        while nth < self.rows.len() {
            let banner = self.spans(&self.rows[nth]);
            let head = nth + usize::from(banner);
            let begins = self
                .rows
                .get(head)
                .is_some_and(|head| (ladders.is_empty() && !self.spans(head)) || (banner && heads_levels(head)));
            if begins {
                let name = if banner { self.rows[nth].first().map(Cell::text) } else { self.name };
                let head = std::mem::take(&mut self.rows[head]);
                ladders.push(Ladder::new(name, shape, head, self.width));
                nth += 1 + usize::from(banner);
                continue;
            }
            if let Some(ladder) = ladders.last_mut() {
                ladder.rows.push(std::mem::take(&mut self.rows[nth]));
            }
            nth += 1;
        }
        ladders.iter_mut().for_each(Ladder::settle);
        ladders
    }
}

/// Whether a row is nothing but names of levels, from its first cell on.
pub(super) fn heads_only_levels(row: &Row<'_>) -> bool {
    let heads: Vec<&str> = row.iter().map(Cell::text).collect();
    (2..=heads::MOST_LEVELS).contains(&heads.len()) && Heads::of(&heads, "").are_all_certain()
}

fn heads_levels(row: &Row<'_>) -> bool {
    let corner = row.first().map_or("", Cell::text);
    let heads: Vec<&str> = row.iter().filter(|cell| cell.column > 0).map(Cell::text).collect();
    Heads::of(&heads, corner).share().is_some_and(|share| share > 0.5)
}

impl Cell<'_> {
    /// Whether it stands in a column, perhaps among others that it spans.
    pub(super) fn covers(&self, column: u16) -> bool {
        (self.column..self.column.saturating_add(self.columns)).contains(&column)
    }
}
