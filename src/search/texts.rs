//! What stands under one title: the prose of a level; a competency's category,
//! description, statements and examples.
//!
//! Each has a place of its own, counted from the title, so that all of a ladder can be
//! numbered through without a table. A place may be empty: not every competency
//! has a category, nor every level a summary.

use std::ops::Range;

use super::target::{Kind, Part, Target};
use crate::ladder::LevelIx;
use crate::ladder::model::LevelRows;

/// The places of a level before its other prose: its summary.
const PROSE: u32 = 1;

/// The places of a competency before its statements.
const CATEGORY: u32 = 0;
const DESCRIPTION: u32 = 1;
const STATEMENTS: u32 = 2;

/// The texts under a level's or a competency's title.
#[derive(Clone)]
pub(super) struct Texts<'l> {
    rows: LevelRows<'l>,
    holder: Holder,
}

#[derive(Clone)]
enum Holder {
    Level(LevelIx),
    /// A competency's row, with the rows of what it holds.
    Competency {
        row: u32,
        statements: Range<u32>,
        examples: Range<u32>,
    },
}

/// What a place is for, with the row of what is in it.
enum Place {
    /// The level's summary, or its other prose behind it.
    Prose(u32),
    Category(u32),
    Description(u32),
    Statement(u32),
    /// The row of an example, and its number.
    Example(u32, u32),
}

impl<'l> Texts<'l> {
    /// Returns the prose of a level.
    pub(super) fn of_level(ix: LevelIx, rows: LevelRows<'l>) -> Self {
        Texts { rows, holder: Holder::Level(ix) }
    }

    /// Returns what stands in a competency, by its row.
    pub(super) fn of_competency(row: u32, rows: LevelRows<'l>) -> Self {
        let (statements, examples) = (rows.expectations_of(row), rows.examples_of(row));
        Texts { rows, holder: Holder::Competency { row, statements, examples } }
    }

    /// Returns how many places there are.
    pub(super) fn len(&self) -> u32 {
        match &self.holder {
            Holder::Level(_) => level_len(&self.rows),
            Holder::Competency { statements, examples, .. } => STATEMENTS + (statements.len() + examples.len()) as u32,
        }
    }

    /// Returns the kind of title that they stand under.
    pub(super) fn above(&self) -> Kind {
        match self.holder {
            Holder::Level(_) => Kind::Level,
            Holder::Competency { .. } => Kind::Competency,
        }
    }

    fn at(&self, place: u32) -> Place {
        match &self.holder {
            Holder::Level(_) => Place::Prose(place),
            Holder::Competency { row, .. } if place == CATEGORY => Place::Category(*row),
            Holder::Competency { row, .. } if place == DESCRIPTION => Place::Description(*row),
            Holder::Competency { statements, examples, .. } => {
                let nth = place - STATEMENTS;
                match nth.checked_sub(statements.len() as u32) {
                    None => Place::Statement(statements.start + nth),
                    Some(nth) => Place::Example(examples.start + nth, nth),
                }
            }
        }
    }

    /// Returns what is in a place, if anything is.
    pub(super) fn text(&self, place: u32) -> Option<&'l str> {
        match self.at(place) {
            Place::Prose(nth) => nth.checked_sub(1).map_or_else(|| self.rows.summary(), |nth| self.rows.prose(nth)),
            Place::Category(row) => self.category(row),
            Place::Description(row) => self.rows.description(row),
            Place::Statement(row) => Some(self.rows.statement(row)),
            Place::Example(row, _) => Some(self.rows.example(row)),
        }
    }

    /// Returns how many bytes that has. A statement, of which there are most, isn't
    /// looked at for that.
    pub(super) fn length(&self, place: u32) -> Option<u32> {
        match self.at(place) {
            Place::Statement(row) => Some(self.rows.statement_len(row)),
            _ => self.text(place).map(|text| text.len() as u32),
        }
    }

    /// A category is found once, where the first of its competencies in a row is.
    fn category(&self, row: u32) -> Option<&'l str> {
        let category = self.rows.category(row)?;
        let is_first = row == self.rows.competencies.start || self.rows.category(row - 1) != Some(category);
        is_first.then_some(category)
    }

    /// Returns what kind of thing a place is for.
    pub(super) fn kind(&self, place: u32) -> Kind {
        match self.at(place) {
            Place::Prose(_) | Place::Description(_) => Kind::Summary,
            Place::Category(_) => Kind::Category,
            Place::Statement(_) => Kind::Expectation,
            Place::Example(..) => Kind::Example,
        }
    }

    /// Returns what a place leads to, and what of that it is.
    pub(super) fn target(&self, place: u32) -> (Target, Part) {
        let own = match &self.holder {
            Holder::Level(ix) => Target::Level(*ix),
            Holder::Competency { row, .. } => Target::Competency(self.rows.competency_ix(*row)),
        };
        match self.at(place) {
            Place::Prose(nth) => (own, Part::Summary(nth)),
            Place::Category(_) => (own, Part::Category),
            Place::Description(_) => (own, Part::Summary(0)),
            Place::Statement(row) => (Target::Expectation(self.rows.expectation_ix(row)), Part::Itself),
            Place::Example(_, nth) => (own, Part::Example(nth)),
        }
    }
}

fn level_len(rows: &LevelRows<'_>) -> u32 {
    PROSE + rows.prose_count()
}

/// Returns how many entries of a level stand before a competency's title.
pub(super) fn place(rows: &LevelRows<'_>, competency: u32) -> u32 {
    let earlier = competency - rows.competencies.start;
    1 + level_len(rows) + earlier * (1 + STATEMENTS) + rows.texts_before(competency)
}

/// Returns the competency that an entry of a level is or stands in; nothing for the
/// level's own prose.
pub(super) fn competency_at(rows: &LevelRows<'_>, at: u32) -> Option<u32> {
    if at < 1 + level_len(rows) {
        return None;
    }
    let (mut from, mut to) = (rows.competencies.start, rows.competencies.end);
    while to - from > 1 {
        let middle = from + (to - from) / 2;
        if place(rows, middle) <= at { from = middle } else { to = middle }
    }
    Some(from)
}
