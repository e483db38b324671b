//! What each column of a table holds, by the heads of all of them together.

use super::super::MOST_LEVELS;
use super::cells::{Cell, Row, at};
use super::heads::{self, Heads};
use super::shape;
use columns::Columns;
use rows::{long, rows};

mod columns;
mod rows;

/// Which heads of a table are its levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Side {
    Columns,
    Rows,
    /// One statement a row: level, competency, statement.
    Long,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Part {
    /// Statements: of a level, where levels are columns, else of a competency.
    Content,
    /// Names of levels.
    Level,
    /// Titles of levels beside their ranks.
    Title,
    Track,
    Competency,
    Category,
    /// What is asked of the levels that are ticked in its row.
    Asked,
    /// What explains a competency.
    Description,
    /// What describes a level, in each of its rows.
    About,
    Example,
    /// What is about a row, and in no ladder.
    Remark,
    /// Nothing to read.
    Number,
}

/// What the columns of a table hold.
#[derive(Clone, Debug)]
pub(in super::super) struct Layout {
    pub(in super::super) side: Side,
    /// Where each head begins and ends, and what stands below it.
    parts: Vec<(u16, u16, Part)>,
    /// How many words most statements have at least.
    pub(super) fewest: usize,
    /// Whether columns explain competencies or illustrate them.
    pub(super) explains: bool,
    /// Whether each level may have examples of its own: several columns hold such.
    pub(super) has_examples_each: bool,
}

/// How many words most statements have at least.
pub(super) const FEWEST_WORDS: usize = 4;

/// The same where the columns can only be levels.
pub(super) const FEWEST_WORDS_BELOW_LEVELS: usize = 2;

impl Layout {
    fn of(side: Side, head: &Row<'_>, fewest: usize, part: impl Fn(usize, &Cell<'_>) -> Part) -> Self {
        let parts = head
            .iter()
            .enumerate()
            .map(|(nth, cell)| (cell.column, cell.column.saturating_add(cell.columns), part(nth, cell)));
        let parts: Vec<(u16, u16, Part)> = parts.collect();
        let explains = parts.iter().any(|(.., part)| matches!(part, Part::Description | Part::Example));
        let has_examples_each = parts.iter().filter(|(.., part)| *part == Part::Example).nth(1).is_some();
        Layout { side, parts, fewest, explains, has_examples_each }
    }

    /// Returns what a column holds; one without a head is a remark.
    pub(super) fn part(&self, column: u16) -> Part {
        let next = self.parts.partition_point(|(from, ..)| *from <= column);
        let last = next.checked_sub(1).and_then(|nth| self.parts.get(nth));
        last.filter(|(_, end, _)| column < *end).map_or(Part::Remark, |(.., part)| *part)
    }

    /// Returns the columns that hold something, each by where it begins.
    pub(super) fn columns(&self, part: Part) -> impl Iterator<Item = u16> {
        self.parts.iter().filter(move |(.., other)| *other == part).map(|(from, ..)| *from)
    }

    /// Returns the same with the last column before the levels as what is asked; the
    /// one before it names competencies, and others group these.
    pub(super) fn ticked(&self) -> Option<Layout> {
        let first = self.columns(Part::Content).next()?;
        let is_lead = |(from, _, part): &&mut (u16, u16, Part)| {
            *from < first && matches!(part, Part::Category | Part::Competency | Part::Description)
        };
        let mut ticked = self.clone();
        let parts = [Part::Asked, Part::Competency].into_iter().chain(std::iter::repeat(Part::Category));
        for ((.., part), own) in ticked.parts.iter_mut().rev().filter(is_lead).zip(parts) {
            *part = own;
        }
        ticked.explains = false;
        ticked.has(Part::Asked).then_some(ticked)
    }

    pub(super) fn has(&self, part: Part) -> bool {
        self.columns(part).next().is_some()
    }
}

/// What the document as a whole says about levels.
#[derive(Clone, Copy, Default)]
pub(super) struct Hints {
    /// Whether it says that it is about levels.
    pub(super) hinted: bool,
    /// Whether its headings name levels, so that a table may be an overview.
    pub(super) has_levels: bool,
    /// What of the table others have as well.
    pub(super) recurring: Recurring,
}

/// What several tables have under names of their own.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Recurring {
    #[default]
    Nothing,
    /// The same heads, and none has a column that names its rows.
    Heads,
    /// The same rows, below a word for levels.
    Rows,
}

/// Finds out what the columns hold below a head.
pub(super) fn layout(head: &Row<'_>, below: &[&Row<'_>], hints: Hints) -> Option<Layout> {
    let levels = match levels_alone(head, hints) {
        0 if hints.recurring == Recurring::Heads
            && hints.hinted
            && !hints.has_levels
            && shape::are_short_names(head) =>
        {
            head.len()
        }
        levels => levels,
    };
    if levels > 0 {
        let part = |nth: usize, _: &Cell<'_>| match nth {
            nth if nth < levels => Part::Content,
            nth if is_example(head, nth) => Part::Example,
            _ => Part::Remark,
        };
        return Some(Layout::of(Side::Columns, head, FEWEST_WORDS_BELOW_LEVELS, part));
    }
    if let Some(long) = long(head, below, hints) {
        return Some(long);
    }
    let columns = Columns::of(head, below, hints)?;
    let share = columns.share();
    // Where all heads name levels, nothing in the rows can be surer.
    let rows = if share >= 1.0 { None } else { rows(head, below, hints) };
    match rows {
        Some((layout, rows)) if rows > 0.5 && (share <= 0.5 || rows > share) => Some(layout),
        // Between competencies and their demands stand levels, whatever their names.
        _ => Some(columns.layout(share)).filter(|layout| share > 0.5 || layout.has(Part::Content)),
    }
}

/// The same for a further head of a table whose columns are levels.
pub(super) fn of_head(head: &Row<'_>) -> Option<Layout> {
    let hints = Hints { has_levels: true, ..Hints::default() };
    let columns = Columns::of(head, &[], hints)?;
    let share = columns.share();
    (share > 0.5).then(|| columns.layout(share))
}

fn corner<'a>(head: &Row<'a>) -> &'a str {
    head.first().filter(|cell| cell.column == 0).map_or("", Cell::text)
}

/// Whether a head stands over examples: by itself, or behind the name of the level
/// right before it ("Level 1", "Level 1 examples").
fn is_example(head: &Row<'_>, nth: usize) -> bool {
    let text = head.get(nth).map_or("", Cell::text);
    let before = nth.checked_sub(1).and_then(|nth| head.get(nth)).map_or("", Cell::text);
    let of_it = || text.strip_prefix(before).filter(|_| !before.is_empty());
    heads::heads_examples(text) || of_it().is_some_and(|rest| heads::heads_illustrations(rest.trim()))
}

fn is_remark(text: &str) -> bool {
    heads::heads_remarks(text) || heads::heads_examples(text)
}

/// Whether a cell stands right behind a column.
fn is_beside(column: u16, cell: &Cell<'_>) -> bool {
    cell.column == column + 1
}

/// How many names of levels a row has, where it has nothing else from its first cell on
/// but what is said about each of its rows behind them.
fn levels_alone(row: &Row<'_>, hints: Hints) -> usize {
    let text = |nth: usize| row.get(nth).map_or("", Cell::text);
    let is_behind = |nth: &usize| text(*nth).is_empty() || is_remark(text(*nth)) || is_example(row, *nth);
    let behind = (0..row.len()).rev().take_while(is_behind).count();
    let heads: Vec<&str> = row[..row.len() - behind].iter().map(Cell::text).collect();
    if !(2..=MOST_LEVELS).contains(&heads.len()) || heads.contains(&"") || heads::heads_one_competency(heads[0]) {
        return 0;
    }
    // One of them may be certain only beside the others: "Baker | Senior Baker".
    if Heads::told(&heads, "", hints.hinted).are_levels() { heads.len() } else { 0 }
}

/// Whether most cells of a row but the first name levels.
pub(super) fn heads_levels(row: &Row<'_>) -> bool {
    let heads: Vec<&str> = row.iter().filter(|cell| cell.column > 0).map(Cell::text).collect();
    Heads::of(&heads, corner(row)).share().is_some_and(|share| share > 0.5)
}
/// Whether a row says above each level what a head says there.
pub(super) fn comes_back(head: &Row<'_>, row: &Row<'_>, layout: &Layout) -> bool {
    let says = |column| at(row, column).is_some_and(|cell| !cell.text().is_empty());
    layout.side == Side::Columns
        && layout.columns(Part::Content).all(|column| are_same(head, row, column))
        && layout.columns(Part::Content).filter(|&column| says(column)).nth(1).is_some()
}

/// Whether two rows say the same in a column.
pub(super) fn are_same(one: &Row<'_>, other: &Row<'_>, column: u16) -> bool {
    let texts = |row| at(row, column).into_iter().flat_map(|cell| cell.texts.iter().map(|(text, _)| text));
    texts(one).eq(texts(other))
}
