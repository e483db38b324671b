//! Levels of which a person has said that they are others now. Nothing else ever
//! leads from one level to another that doesn't look like it.

use std::collections::{HashMap, HashSet};

use crate::progress::event::Words;
use crate::progress::state::Renamed;

/// What a person has said of levels, by the id that each had.
#[derive(Clone, Copy)]
pub(super) struct Renames<'s>(&'s HashMap<String, Renamed>);

impl<'s> Renames<'s> {
    pub(super) fn of(renamed: &'s HashMap<String, Renamed>) -> Self {
        Renames(renamed)
    }

    /// Returns what a level has become, step by step, each id with its words. Where
    /// that goes in a circle, as two machines may have said, it ends there.
    pub(super) fn follow(self, level_id: &str) -> impl Iterator<Item = (&'s str, &'s Words)> {
        let next = move |id: &str| self.0.get(id).map(|renamed| (renamed.to.as_str(), &renamed.words));
        let mut known: HashSet<&'s str> =
            self.0.get_key_value(level_id).map(|(id, _)| id.as_str()).into_iter().collect();
        std::iter::successors(next(level_id), move |(id, _)| next(id)).take_while(move |(id, _)| known.insert(id))
    }

    /// Returns whether a person has said that a level is another one.
    pub(super) fn has(self, level_id: &str) -> bool {
        self.0.contains_key(level_id)
    }
}
