//! A ladder in a table: its levels, and what stands at each of them.

use std::ops::Range;
use std::rc::Rc;

use super::cells::{Cell, Row, at, filled};
use super::heads;
use super::layout::{Layout, Part, Side};
use crate::hash::{HashMap, HashSet};
use crate::ladder::{names, rank};
pub(in super::super) use name::Name;
pub(in super::super) use values::{About, Entry, Values, below_the_name};

mod entries;
mod furniture;
mod name;
mod values;

/// A ladder in a table: its own rows, and what its columns hold.
pub(in super::super) struct Ladder<'a> {
    pub(in super::super) name: Option<&'a str>,
    /// Whether its name is a track's, however its levels are called.
    pub(in super::super) is_track: bool,
    /// Whether all tables of its track have the same heads.
    pub(in super::super) has_likes: bool,
    pub(in super::super) layout: Layout,
    pub(in super::super) head: Row<'a>,
    pub(in super::super) rows: Vec<Row<'a>>,
    /// Rows that say again what its head says.
    pub(super) again: Vec<Row<'a>>,
    pub(in super::super) width: u16,
    /// The levels, in order, once all rows are there.
    pub(in super::super) levels: Vec<Name<'a>>,
    body: Body<'a>,
    /// Its part of the columns.
    columns: Range<u16>,
}

/// What the rows of a table hold; ladders side by side share it.
#[derive(Clone, Default)]
struct Body<'a> {
    rows: Rc<Vec<Row<'a>>>,
    /// The row of the levels' titles, where columns are levels and their heads are
    /// ranks or numbers.
    titles: Option<usize>,
    /// Rows that name the category of those below them.
    categories: Rc<HashSet<usize>>,
    /// Where levels are rows: the category that each row stands below, if any does.
    category_of: Rc<Vec<Option<&'a str>>>,
    /// Where levels are rows: for each of them, its rows.
    rows_of: Rc<HashMap<Key<'a>, Vec<usize>>>,
    /// What stands in each row at all levels, or where those are rows, in each column.
    values: Rc<Vec<Values>>,
}

/// What tells a level's rows from others: what heads them, and where levels have a title
/// each beside their rank, that.
type Key<'a> = (&'a str, &'a str);

impl<'a> Ladder<'a> {
    pub(super) fn new(name: Option<&'a str>, layout: Layout, head: Row<'a>, width: u16) -> Self {
        Ladder {
            name,
            is_track: false,
            has_likes: false,
            layout,
            head,
            rows: Vec::new(),
            again: Vec::new(),
            width,
            levels: Vec::new(),
            body: Body::default(),
            columns: 0..u16::MAX,
        }
    }

    /// Parts a ladder whose levels are columns by the groups that stand above
    /// their heads.
    pub(super) fn by_group(mut self, groups: &Row<'a>) -> Vec<Ladder<'a>> {
        let Some(first) = self.layout.columns(Part::Content).next() else { return vec![self] };
        let filled: Vec<&Cell<'a>> =
            groups.iter().filter(|cell| cell.column >= first && !cell.text().is_empty()).collect();
        let body = self.take_body();
        let own = |name: Option<&'a str>, columns: Range<u16>| {
            let mut part = Ladder::new(name, self.layout.clone(), self.head.clone(), self.width);
            part.is_track = true;
            part.columns = columns;
            part.body = body.clone();
            part
        };
        // Levels before the first group are a part without a name.
        let end = filled.first().map_or(u16::MAX, |group| group.column);
        let before = (first < end).then(|| own(None, first..end));
        let part = |(nth, group): (usize, &&Cell<'a>)| {
            let end = filled.get(nth + 1).map_or(u16::MAX, |next| next.column);
            own(Some(group.text()), group.column..end)
        };
        before.into_iter().chain(filled.iter().enumerate().map(part)).collect()
    }

    /// Finds the levels and their titles, once all rows are there.
    pub(super) fn settle(&mut self) {
        if !self.rows.is_empty() {
            self.body = self.take_body();
        }
        self.levels = match self.layout.side {
            Side::Columns => self.names_of_columns(),
            Side::Rows | Side::Long => self.names_of_rows(),
        };
    }

    fn take_body(&mut self) -> Body<'a> {
        let mut body = Body::default();
        match self.layout.side {
            Side::Columns => {
                body.titles = self.title_row();
                body.categories = Rc::new(self.categories());
                body.values = Rc::new(self.rows.iter().map(|row| self.values_of_row(row)).collect());
            }
            Side::Rows => {
                body.category_of = Rc::new(self.categories_of_rows());
                body.rows_of = Rc::new(self.rows_of());
                body.values = Rc::new(self.values_of_columns());
            }
            Side::Long => body.rows_of = Rc::new(self.rows_of()),
        }
        body.rows = Rc::new(std::mem::take(&mut self.rows));
        body
    }

    fn is_content(&self, cell: &Cell<'_>) -> bool {
        self.layout.part(cell.column) == Part::Content
    }

    fn values_of_row(&self, row: &Row<'a>) -> Values {
        let title = row.iter().find(|cell| self.layout.part(cell.column) == Part::Competency);
        Values::of(title.map_or("", Cell::text), row.iter().filter(|cell| self.is_content(cell)))
    }

    fn values_of_columns(&self) -> Vec<Values> {
        let mut values = vec![Values::default(); usize::from(self.width)];
        let mut may_be: Vec<bool> = vec![true; values.len()];
        for cell in self.rows.iter().flatten().filter(|cell| self.is_content(cell)) {
            let column = usize::from(cell.column);
            if let Some(values) = values.get_mut(column).filter(|_| may_be[column]) {
                values.add(cell.texts);
                let head = || at(&self.head, cell.column).map_or("", Cell::text);
                may_be[column] = values.are_figures() || heads::heads_attributes(head());
            }
        }
        values
    }

    /// The rows of each level. A cell that is left empty says what the one above
    /// it says. Two titles at one rank are two levels.
    fn rows_of(&self) -> HashMap<Key<'a>, Vec<usize>> {
        let mut rows_of: HashMap<Key<'a>, Vec<usize>> = HashMap::default();
        let Some(column) = self.layout.columns(Part::Level).next() else { return rows_of };
        let titles = self.layout.columns(Part::Title).next().filter(|_| self.layout.side == Side::Rows);
        let (mut level, mut title) = ("", "");
        for (nth, row) in self.rows.iter().enumerate() {
            if self.layout.side == Side::Rows && self.names_no_level(row) {
                continue;
            }
            let said = |column: u16| at(row, column).map(Cell::text).filter(|text| !text.is_empty());
            if let Some(said) = said(column).filter(|said| *said != level) {
                (level, title) = (said, "");
            }
            title = titles.and_then(said).unwrap_or(title);
            rows_of.entry((level, title)).or_default().push(nth);
        }
        rows_of
    }

    /// Whether a row in which nothing but its first cell is filled names no level, but
    /// spans the table or is strong: it is the name of those below, or a remark.
    fn names_no_level(&self, row: &Row<'a>) -> bool {
        let mut filled = filled(row);
        let Some(only) = filled.next().filter(|only| only.column == 0 && filled.next().is_none()) else { return false };
        let spans = only.columns >= self.width && self.width > 1;
        (spans || only.strong) && names::naming(only.text()) != names::Naming::Level && !names::is_bare(only.text())
    }

    /// The categories that rows between those of levels name, for each row.
    fn categories_of_rows(&self) -> Vec<Option<&'a str>> {
        let mut category = None;
        let mut category_of = Vec::new();
        for (nth, row) in self.rows.iter().enumerate().filter(|(_, row)| self.names_no_level(row)) {
            let Some(cell) = filled(row).next().filter(|cell| heads::may_name_rows(cell.text())) else { continue };
            category_of.resize(nth, category);
            category = Some(cell.text());
        }
        // Nearly no table has such.
        if category.is_some() {
            category_of.resize(self.rows.len(), category);
        }
        category_of
    }

    fn names_of_rows(&self) -> Vec<Name<'a>> {
        let Some(column) = self.layout.columns(Part::Level).next() else { return Vec::new() };
        let title_column = self.layout.columns(Part::Title).next();
        let about = self.layout.columns(Part::About).next();
        let of = |(key, rows): (&Key<'a>, &Vec<usize>)| Some((*rows.first()?, *key));
        let mut firsts: Vec<(usize, Key<'a>)> = self.body.rows_of.iter().filter_map(of).collect();
        firsts.sort_unstable();
        let named = firsts.into_iter().filter(|(_, (head, _))| !head.is_empty()).filter_map(|(nth, rows)| {
            let row = self.body.rows.get(nth)?;
            let title = title_column.and_then(|column| at(row, column)).filter(|title| !title.text().is_empty());
            let cell = at(row, column).filter(|cell| !cell.text().is_empty()).or(title)?;
            let mut name = Name::of(cell, title.map(Cell::text)).beside(title);
            name.notes[2] = about.and_then(|column| at(row, column)).map(|cell| cell.texts);
            Some(Name { head: rows.0, rows, ..name })
        });
        named.collect()
    }

    fn names_of_columns(&self) -> Vec<Name<'a>> {
        let row = self.body.titles.and_then(|nth| self.body.rows.get(nth));
        let are_ranks = row.is_some_and(|row| self.are_ranks(row));
        let beside = |cell: &Cell<'a>| row.and_then(|row| at(row, cell.column)).filter(|cell| !cell.text().is_empty());
        let name = |cell: &Cell<'a>| match beside(cell) {
            Some(rank) if are_ranks => {
                Name { head: rank.text(), ..Name::of(cell, Some(cell.text())) }.beside(Some(rank))
            }
            title => Name::of(cell, title.map(Cell::text)).beside(title),
        };
        self.level_columns().filter(|cell| !cell.text().is_empty()).map(name).collect()
    }

    fn level_columns(&self) -> impl Iterator<Item = &Cell<'a>> {
        let is_level =
            |cell: &&Cell<'a>| self.columns.contains(&cell.column) && self.layout.part(cell.column) == Part::Content;
        self.head.iter().filter(is_level)
    }

    /// The row of the levels' titles, where their heads are ranks or numbers; or of
    /// their ranks, where the heads have none.
    fn title_row(&self) -> Option<usize> {
        let is_bare = |cell: &Cell<'_>| names::is_bare(cell.text());
        let heads_titles = |row: &Row<'a>| row.first().is_some_and(|cell| heads::heads_titles(cell.text()));
        let titles = || self.rows.iter().position(heads_titles).or_else(|| self.unnamed_titles());
        let ranks = self.rows.iter().position(|row| self.are_ranks(row));
        ranks.or_else(|| if self.level_columns().all(is_bare) { titles() } else { None })
    }

    /// The first row, where nothing stands before its cells and most name levels.
    fn unnamed_titles(&self) -> Option<usize> {
        let row = self.rows.first()?;
        let texts: Vec<&str> = self.texts_at_levels(row).collect();
        let first = row.first().map_or("", Cell::text);
        let are_named = || heads::Heads::of(&texts, "").share().is_some_and(|share| share > 0.5);
        (first.is_empty() && are_named()).then_some(0)
    }

    /// Whether a row without a name, or one that is called so, holds nothing but
    /// ranks, and the heads of the levels have none.
    fn are_ranks(&self, row: &Row<'a>) -> bool {
        let is_rank = |text: &str| rank::split(text).rank == Some(text);
        let first = row.first().map_or("", Cell::text);
        let mut ranks = self.texts_at_levels(row).peekable();
        (first.is_empty() || heads::heads_ranks(first))
            && ranks.peek().is_some()
            && ranks.all(is_rank)
            && self.level_columns().all(|cell| rank::split_anywhere(cell.text()).0.is_none())
    }

    fn texts_at_levels<'r>(&self, row: &'r Row<'a>) -> impl Iterator<Item = &'a str> + use<'_, 'r, 'a> {
        let cells = row.iter().filter(|cell| self.layout.part(cell.column) == Part::Content);
        cells.map(Cell::text).filter(|text| !text.is_empty())
    }

    /// The rows that name the category of those below: they span the table or are
    /// strong or in capitals; or nothing but a first cell is filled, and such rows part all others
    /// into groups, but those before them that tell of the levels. One that is only not filled
    /// in yet names none.
    fn categories(&self) -> HashSet<usize> {
        if !self.layout.has(Part::Competency) && !self.layout.has(Part::Asked) {
            let spans = |row: &Row<'a>| row.first().is_some_and(|first| first.columns >= self.width && self.width > 1);
            // Anything longer, or with no rows of its own, holds for all levels.
            let names = |nth: &usize| {
                let row = &self.rows[*nth];
                spans(row)
                    && row.iter().all(|cell| heads::may_name_rows(cell.text()))
                    && self.rows.get(nth + 1).is_some_and(|next| !spans(next))
            };
            return (0..self.rows.len()).filter(names).collect();
        }
        let alone = |row: &Row<'a>| {
            let mut filled = row.iter().filter(|cell| !cell.text().is_empty());
            let only = filled.next().filter(|_| filled.next().is_none())?;
            let heads = only.column == 0 && matches!(self.layout.part(0), Part::Competency | Part::Asked);
            let is_loud = only.strong || is_in_capitals(only.text());
            (heads && (only.columns >= self.width || row.len() > 1)).then_some(only.columns >= self.width || is_loud)
        };
        let alone: Vec<Option<bool>> = self.rows.iter().map(alone).collect();
        let is_alone = |nth: usize| alone.get(nth).is_none_or(Option::is_some);
        let all: Vec<usize> = (0..alone.len()).filter(|&nth| is_alone(nth)).collect();
        let asks = |nth: &usize| is_alone(*nth) || !self.tells_of_levels(&self.rows[*nth]);
        let first = || (0..alone.len()).find(asks);
        let part_it = all.len() > 1 && all.first().copied() == first() && all.iter().all(|&nth| !is_alone(nth + 1));
        all.into_iter().filter(|&nth| part_it || alone[nth] == Some(true)).collect()
    }

    /// Whether a row tells what its levels are rather than what is asked there.
    fn tells_of_levels(&self, row: &Row<'a>) -> bool {
        let name = row.first().filter(|cell| self.layout.part(cell.column) == Part::Competency).map_or("", Cell::text);
        !name.is_empty()
            && (heads::heads_summaries(name.trim_end_matches(':'))
                || self.values_of_row(row).are_attributes(heads::heads_attributes(name)))
    }

    /// Whether its rows or columns name competencies, so that its own name is
    /// none's.
    pub(in super::super) fn names_competencies(&self) -> bool {
        match self.layout.side {
            Side::Columns | Side::Long => self.layout.has(Part::Competency),
            Side::Rows => !self.is_of_one_competency(),
        }
    }

    /// Whether levels are rows and their one other column is headed by no name:
    /// "Expectations", or what heads it in the tables beside it, too. The table's
    /// own name is the competency's then.
    fn is_of_one_competency(&self) -> bool {
        let mut columns = self.layout.columns(Part::Content);
        let only = columns.next().filter(|_| columns.next().is_none());
        let head = only.and_then(|column| at(&self.head, column));
        self.layout.side == Side::Rows
            && head.is_some_and(|head| self.has_likes || heads::heads_statements(head.text()))
    }

    /// The level that is called as one of another table, which has it at `nth`.
    pub(in super::super) fn level_like(&self, other: &Name<'_>, nth: usize) -> Option<&Name<'a>> {
        let agree = |one: &str, other: &str| one == other || one.is_empty() || other.is_empty();
        let same = self.levels.get(nth);
        let same = same.filter(|level| level.head == other.head && agree(level.rows.1, other.rows.1));
        same.or_else(|| self.levels.iter().find(|level| level.key() == other.key()))
    }

    /// Whether two ladders have the same heads.
    pub(in super::super) fn is_like(&self, other: &Self) -> bool {
        self.head.iter().map(Cell::text).eq(other.head.iter().map(Cell::text))
    }

    fn rows_at(&self, level: Key<'a>) -> impl Iterator<Item = &Row<'a>> {
        let rows = self.body.rows_of.get(&level).into_iter().flatten();
        rows.filter_map(|&nth| self.body.rows.get(nth))
    }
}

/// Whether a name is written in capitals alone, and is more than an abbreviation.
fn is_in_capitals(name: &str) -> bool {
    const LETTERS: usize = 6;

    name.chars().filter(|c| c.is_uppercase()).nth(LETTERS - 1).is_some() && !name.contains(char::is_lowercase)
}
