//! What the level under the cursor has beside its own competencies: those that
//! it inherits, by origin, and what else it refers to.

use std::sync::Arc;

use super::page::rows;
use crate::ladder::inherit::{Inheritance, Origin};
use crate::ladder::model::{Competency, Level, Reference};
use crate::ladder::{CompetencyIx, Ladder, LevelIx};

/// A child of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Child {
    /// A competency of its own.
    Own(CompetencyIx),
    /// An origin from which it inherits: leads there.
    Origin(usize),
    /// A competency that it inherits.
    Inherited(CompetencyIx),
    /// A reference that names no level: leads to a track, or nowhere.
    Reference(usize),
}

/// The children of one level behind its own competencies, found once for all
/// that asks for them until the cursor is on another level.
pub struct Inherited {
    ladder: Arc<Ladder>,
    level: LevelIx,
    inheritance: Inheritance,
    /// Each child, and the row at which it begins below the page's own rows.
    children: Vec<(Child, usize)>,
    /// How many rows they take on the level's page.
    length: usize,
    /// Whether inherited competencies are among them.
    is_shown: bool,
    competencies: usize,
}

impl Inherited {
    /// Finds the children of a level; without inherited competencies, only where
    /// it leads.
    pub fn of(ladder: &Arc<Ladder>, level: LevelIx, is_shown: bool) -> Self {
        let (snapshot, ladder) = (ladder, ladder.as_ref());
        let inheritance = Inheritance::of(ladder.level(level));
        let mut children = Vec::new();
        let (mut length, mut competencies) = (0, 0);
        for (nth, origin) in inheritance.origins().iter().enumerate() {
            children.push((Child::Origin(nth), length));
            length += 1;
            for competency in origin.competencies(ladder).filter(|_| is_shown) {
                children.push((Child::Inherited(competency.ix()), length));
                length += rows(competency);
                competencies += 1;
            }
        }
        for (nth, _) in ladder.level(level).references().iter().enumerate().filter(|(_, to)| to.level.is_none()) {
            children.push((Child::Reference(nth), length));
            length += 1;
        }
        let ladder = snapshot.clone();
        Inherited { ladder, level, inheritance, children, length, is_shown, competencies }
    }

    /// Returns whether these are a level's children, in this snapshot.
    pub fn is_of(&self, ladder: &Arc<Ladder>, level: LevelIx) -> bool {
        self.level == level && Arc::ptr_eq(&self.ladder, ladder)
    }

    /// Returns whether inherited competencies are among the children.
    pub fn is_shown(&self) -> bool {
        self.is_shown
    }

    /// Returns the level.
    pub fn level(&self) -> Level<'_> {
        self.ladder.level(self.level)
    }

    /// Returns what it inherits.
    pub fn inheritance(&self) -> &Inheritance {
        &self.inheritance
    }

    /// Returns an origin with its level.
    pub fn origin(&self, nth: usize) -> Option<(&Origin, Level<'_>)> {
        let origin = self.inheritance.origins().get(nth)?;
        Some((origin, self.ladder.level(origin.level)))
    }

    /// Returns a reference of the level.
    pub fn reference(&self, nth: usize) -> Option<&Reference> {
        self.level().references().get(nth)
    }

    /// Returns how many children there are.
    pub fn len(&self) -> usize {
        self.children.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.children.is_empty()
    }

    /// Returns how many inherited competencies are among the children.
    pub fn competencies(&self) -> usize {
        self.competencies
    }

    /// Returns a child.
    pub fn child(&self, nth: usize) -> Option<Child> {
        self.children.get(nth).map(|&(child, _)| child)
    }

    /// Returns the place of a child.
    pub fn position(&self, wanted: impl Fn(Child) -> bool) -> Option<usize> {
        self.children.iter().position(|&(child, _)| wanted(child))
    }

    /// Returns the inherited competencies that are shown, each with its place.
    pub fn places(&self) -> impl Iterator<Item = (Competency<'_>, usize)> {
        self.children.iter().enumerate().filter_map(|(nth, (child, _))| match child {
            Child::Inherited(ix) => Some((self.ladder.competency(*ix), nth)),
            _ => None,
        })
    }

    /// Returns how many rows the children take on the level's page.
    pub fn rows(&self) -> usize {
        self.length
    }

    /// Returns the child that holds a row of the level's page, and which of its
    /// rows that is.
    pub fn at_row(&self, row: usize) -> Option<(Child, usize)> {
        let nth = self.children.partition_point(|&(_, start)| start <= row).checked_sub(1)?;
        let (child, start) = self.children[nth];
        (row < self.length).then_some((child, row - start))
    }
}
