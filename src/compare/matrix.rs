//! The competencies of a track against its levels.

use std::collections::HashMap;

use super::pair;
use super::side::Side;
use crate::ladder::id::slug;
use crate::ladder::model::{Competency, CompetencyIx, Ladder, LevelIx, Track, TrackIx};

/// A track as a grid: levels are columns, in the order in which one climbs them,
/// and competencies that belong together are a row. Its indices are one snapshot's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The track.
    pub track: TrackIx,
    /// The columns.
    pub levels: Vec<LevelIx>,
    /// The rows. Those of one category stand together, in the order of the levels
    /// that have them first.
    pub rows: Vec<Row>,
}

/// What a track asks of one competency, whatever each level calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Columns that have it, in order, each with its competency there.
    cells: Vec<(usize, CompetencyIx)>,
}

impl Row {
    /// Returns the competency of a column; nothing, where the level has none.
    pub fn cell(&self, column: usize) -> Option<CompetencyIx> {
        let nth = self.cells.binary_search_by_key(&column, |&(column, _)| column).ok()?;
        Some(self.cells[nth].1)
    }

    /// Returns the columns that have it, each with its competency there.
    pub fn cells(&self) -> &[(usize, CompetencyIx)] {
        &self.cells
    }

    /// Returns the competency that names the row: that of the first level which
    /// calls it as most do.
    pub fn named_by(&self, ladder: &Ladder) -> Option<CompetencyIx> {
        let mut named: HashMap<String, (usize, CompetencyIx)> = HashMap::new();
        for &(_, ix) in &self.cells {
            named.entry(slug(ladder.competency(ix).title())).or_insert((0, ix)).0 += 1;
        }
        let most = named.into_values().max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        most.map(|(_, ix)| ix)
    }

    /// Returns the row's title.
    pub fn title<'a>(&self, ladder: &'a Ladder) -> &'a str {
        self.named_by(ladder).map_or("", |ix| ladder.competency(ix).title())
    }

    /// Returns the row's category: that of the first level which gives one.
    pub fn category<'a>(&self, ladder: &'a Ladder) -> Option<&'a str> {
        self.cells.iter().find_map(|&(_, ix)| ladder.competency(ix).category())
    }
}

impl Matrix {
    /// Aligns the competencies of a track's levels, each level with the one below:
    /// as two levels are compared, and where a level leaves one out, by its name.
    pub fn of(track: Track<'_>) -> Self {
        let ladder = track.ladder();
        let mut rows = Rows::default();
        let mut below: Option<(Side, Vec<usize>)> = None;
        for (column, level) in track.levels().enumerate() {
            let side = Side::own(level);
            let former = below.map_or_else(HashMap::new, |(below, rows)| partners(ladder, &below, &side, &rows));
            let places = rows.add(column, &side, &former);
            below = Some((side, places));
        }
        Matrix { track: track.ix(), levels: track.level_ixs().to_vec(), rows: by_category(ladder, rows.in_order()) }
    }

    /// Returns the competency of a cell.
    pub fn cell<'a>(&self, ladder: &'a Ladder, row: usize, column: usize) -> Option<Competency<'a>> {
        Some(ladder.competency(self.rows.get(row)?.cell(column)?))
    }
}

/// The rows of a level's competencies, by what they are on the level below.
fn partners(ladder: &Ladder, below: &Side, side: &Side, rows: &[usize]) -> HashMap<usize, usize> {
    let shelves = pair::competencies(ladder, below, side);
    let both = shelves.into_iter().zip(rows);
    both.filter_map(|(theirs, &row)| theirs.map(|theirs| (theirs as usize, row))).collect()
}

/// Rows while they are found, in the order in which they were met, chained in the
/// order in which they are shown.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    /// By row: the one that is shown before it.
    before: Vec<Option<usize>>,
    last: Option<usize>,
    named: HashMap<String, usize>,
}

impl Rows {
    /// Adds a level's competencies. Returns the row of each. New ones stand before
    /// the row of what follows them on the level, so that what comes with a higher
    /// level comes further down.
    fn add(&mut self, column: usize, side: &Side, former: &HashMap<usize, usize>) -> Vec<usize> {
        let mut places = Vec::with_capacity(side.shelves.len());
        let mut behind = None;
        for (nth, shelf) in side.shelves.iter().enumerate().rev() {
            let is_free = |row: &usize| self.rows[*row].cells.last().is_none_or(|&(last, _)| last < column);
            let named = || self.named.get(&shelf.slug).copied();
            let row = former.get(&nth).copied().filter(is_free).or_else(|| named().filter(is_free));
            let row = row.unwrap_or_else(|| self.insert(behind));
            self.rows[row].cells.push((column, shelf.competency));
            self.named.insert(shelf.slug.clone(), row);
            places.push(row);
            behind = Some(row);
        }
        places.reverse();
        places
    }

    /// Makes a row before another, or behind all.
    fn insert(&mut self, behind: Option<usize>) -> usize {
        let row = self.rows.len();
        self.rows.push(Row::default());
        let link = match behind {
            Some(behind) => &mut self.before[behind],
            None => &mut self.last,
        };
        let before = link.replace(row);
        self.before.push(before);
        row
    }

    fn in_order(mut self) -> Vec<Row> {
        let mut order = Vec::with_capacity(self.rows.len());
        let mut next = self.last;
        while let Some(row) = next {
            order.push(std::mem::take(&mut self.rows[row]));
            next = self.before[row];
        }
        order.reverse();
        order
    }
}

/// Puts the rows of each category together, categories by their first row.
fn by_category(ladder: &Ladder, mut rows: Vec<Row>) -> Vec<Row> {
    let mut places: HashMap<Option<String>, usize> = HashMap::new();
    rows.sort_by_cached_key(|row| {
        let next = places.len();
        *places.entry(row.category(ladder).map(slug)).or_insert(next)
    });
    rows
}
