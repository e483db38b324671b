//! Statements that are met on another level of their track, in the same words.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::Standing;
use crate::ladder::id::letters;
use crate::ladder::model::{Expectation, Level};
use crate::ladder::{ExpectationIx, Ladder, TrackIx};
use crate::progress::Status;

/// How many statements of a level are looked at for how many are met elsewhere.
const MOST_COUNTED: usize = 2_000;

/// What is met, by its track and its words.
#[derive(Clone, Debug, Default)]
pub struct Elsewhere {
    met: HashMap<(TrackIx, u64), Vec<ExpectationIx>>,
}

/// Where a statement stands for others of the same words: equal letters have equal
/// digests.
fn key(expectation: Expectation<'_>) -> (TrackIx, u64) {
    let mut hasher = DefaultHasher::new();
    letters(expectation.text()).hash(&mut hasher);
    (expectation.competency().level().track().ix(), hasher.finish())
}

impl Elsewhere {
    /// Finds all that is met in a ladder.
    pub fn of(ladder: &Ladder, standing: &Standing) -> Self {
        let mut elsewhere = Elsewhere::default();
        let all = ladder.levels().flat_map(Level::expectations);
        for expectation in all.filter(|e| standing.status(e.ix()) == Status::Met) {
            elsewhere.met.entry(key(expectation)).or_default().push(expectation.ix());
        }
        elsewhere
    }

    /// Takes note of another status of a statement.
    pub fn set(&mut self, expectation: Expectation<'_>, status: Status) {
        let met = self.met.entry(key(expectation)).or_default();
        met.retain(|ix| *ix != expectation.ix());
        if status == Status::Met {
            met.push(expectation.ix());
        }
    }

    /// Returns where else in its track a statement is met, while it isn't where
    /// it stands itself.
    pub fn met(&self, standing: &Standing, expectation: Expectation<'_>) -> Option<ExpectationIx> {
        if self.met.is_empty() || !matches!(standing.status(expectation.ix()), Status::Open | Status::Working) {
            return None;
        }
        let level = expectation.competency().level();
        let ladder = level.track().ladder();
        let there = self.met.get(&key(expectation))?;
        there.iter().copied().find(|&ix| ladder.expectation(ix).competency().level().ix() != level.ix())
    }

    /// Returns how many statements of a level are met elsewhere and not there.
    pub fn count(&self, standing: &Standing, level: Level<'_>) -> usize {
        let statements = level.expectations().filter(|e| !e.is_label()).take(MOST_COUNTED);
        if self.met.is_empty() { 0 } else { statements.filter(|e| self.met(standing, *e).is_some()).count() }
    }
}
