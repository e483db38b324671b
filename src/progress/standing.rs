//! Where the state meets a ladder: which statement has which status, and how
//! far each competency, level and track is.

use std::collections::HashMap;

use jiff::Timestamp;

use super::Status;
use super::event::EventId;
use super::state::{State, Ticked};
use crate::ladder::inherit::{Inheritance, Origin};
use crate::ladder::model::{CompetencyIx, ExpectationIx, Ladder, LevelIx, TrackIx};

mod counts;
mod find;
mod index;

pub use counts::Counts;

use find::{Finder, Found, Place};

/// Says that a status was found again by its words, not by its id.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The words that were ticked.
    pub from: String,
    /// How similar they are to the words here, from 0 to 1.
    pub similarity: f64,
}

/// A tick whose track is here and whose statement is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The id of the statement that is gone.
    pub id: String,
    /// What was ticked.
    pub ticked: Ticked,
}

/// Statuses and counts for one snapshot of a ladder; its indices are that
/// snapshot's.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// By expectation.
    statuses: Vec<Status>,
    since: HashMap<ExpectationIx, Timestamp>,
    moved: HashMap<ExpectationIx, Moved>,
    /// By competency, level and track.
    competencies: Vec<Counts>,
    levels: Vec<Counts>,
    tracks: Vec<Counts>,
    total: Counts,
    orphans: Vec<Orphan>,
}

impl Standing {
    /// Finds the statement of each tick, and counts.
    pub fn of(ladder: &Ladder, state: &State) -> Self {
        let [tracks, levels, competencies, expectations] = ladder.size();
        let mut standing = Standing {
            statuses: vec![Status::Open; expectations],
            competencies: vec![Counts::default(); competencies],
            levels: vec![Counts::default(); levels],
            tracks: vec![Counts::default(); tracks],
            ..Standing::default()
        };
        standing.place(ladder, state);
        standing.count(ladder);
        standing
    }

    /// Returns the status of a statement.
    pub fn status(&self, ix: ExpectationIx) -> Status {
        self.statuses.get(ix.at()).copied().unwrap_or_default()
    }

    /// Returns since when a statement has its status; nothing, if it was never ticked.
    pub fn since(&self, ix: ExpectationIx) -> Option<Timestamp> {
        self.since.get(&ix).copied()
    }

    /// Returns where a status came from, if it was found again by its words and
    /// is not confirmed yet.
    pub fn moved(&self, ix: ExpectationIx) -> Option<&Moved> {
        self.moved.get(&ix)
    }

    /// Returns the counts of a competency.
    pub fn competency(&self, ix: CompetencyIx) -> Counts {
        self.competencies.get(ix.at()).copied().unwrap_or_default()
    }

    /// Returns the counts of a level.
    pub fn level(&self, ix: LevelIx) -> Counts {
        self.levels.get(ix.at()).copied().unwrap_or_default()
    }

    /// Returns the counts of a level and of what it inherits, each statement
    /// once. Those of the level alone are [`Standing::level`]'s.
    pub fn with_inherited(&self, ladder: &Ladder, ix: LevelIx, inheritance: &Inheritance) -> Counts {
        let mut sum = self.level(ix);
        for origin in inheritance.origins() {
            sum += self.origin(ladder, origin);
        }
        sum
    }

    /// Returns the counts of what is inherited from an origin.
    pub fn origin(&self, ladder: &Ladder, origin: &Origin) -> Counts {
        if origin.is_whole() {
            return self.level(origin.level);
        }
        let mut sum = Counts::default();
        for competency in origin.competencies(ladder) {
            sum += self.competency(competency.ix());
        }
        sum
    }

    /// Returns the counts of a track.
    pub fn track(&self, ix: TrackIx) -> Counts {
        self.tracks.get(ix.at()).copied().unwrap_or_default()
    }

    /// Returns the counts of everything.
    pub fn total(&self) -> Counts {
        self.total
    }

    /// Returns the ticks whose track is here and whose statement is not, by id.
    pub fn orphans(&self) -> &[Orphan] {
        &self.orphans
    }

    /// Sets the status of a statement, and counts it along its ancestors. A
    /// status that was moved is confirmed by it. A label has no status.
    pub fn set(&mut self, ladder: &Ladder, ix: ExpectationIx, status: Status, since: impl Into<Option<Timestamp>>) {
        let expectation = ladder.expectation(ix);
        let before = self.status(ix);
        if ix.at() >= self.statuses.len() || expectation.is_label() {
            return;
        }
        self.statuses[ix.at()] = status;
        self.moved.remove(&ix);
        match since.into() {
            Some(since) => self.since.insert(ix, since),
            None => self.since.remove(&ix),
        };
        let competency = expectation.competency();
        let level = competency.level();
        self.competencies[competency.ix().at()].change(before, status);
        self.levels[level.ix().at()].change(before, status);
        self.tracks[level.track().ix().at()].change(before, status);
        self.total.change(before, status);
    }

    /// Finds a place for each tick.
    fn place(&mut self, ladder: &Ladder, state: &State) {
        let mut finder = Finder::new(ladder);
        let mut placed: Placed<'_> = HashMap::new();
        for (id, ticked) in &state.current {
            match finder.find(id, &ticked.words) {
                Found::Here(ix, place) => keep_better(&mut placed, ix, (ticked, place)),
                Found::Nowhere if ticked.status != Status::Open => {
                    self.orphans.push(Orphan { id: id.clone(), ticked: ticked.clone() });
                }
                Found::Nowhere | Found::Elsewhere => {}
            }
        }
        self.orphans.sort_by(|a, b| a.id.cmp(&b.id));
        self.settle(placed);
    }

    fn settle(&mut self, placed: Placed<'_>) {
        for (ix, (ticked, place)) in placed {
            self.statuses[ix.at()] = ticked.status;
            self.since.insert(ix, ticked.since);
            if let Place::Moved(similarity) = place {
                let from = ticked.words.text.clone();
                self.moved.insert(ix, Moved { from, similarity });
            }
        }
    }

    fn count(&mut self, ladder: &Ladder) {
        for level in ladder.levels() {
            let mut sum = Counts::default();
            for competency in level.competencies() {
                let statements = competency.expectations().filter(|e| !e.is_label());
                let counts: Counts = statements.map(|e| self.status(e.ix())).collect();
                self.competencies[competency.ix().at()] = counts;
                sum += counts;
            }
            self.levels[level.ix().at()] = sum;
            self.tracks[level.track().ix().at()] += sum;
            self.total += sum;
        }
    }
}

/// The tick of each statement that has one.
type Placed<'s> = HashMap<ExpectationIx, (&'s Ticked, Place)>;

/// Where two ticks meet, an exact id beats words, and the later beats the earlier.
fn keep_better<'s>(placed: &mut Placed<'s>, ix: ExpectationIx, new: (&'s Ticked, Place)) {
    fn worth<'t>((ticked, place): &(&'t Ticked, Place)) -> (bool, u64, &'t EventId) {
        (place.is_exact(), ticked.seq, &ticked.event)
    }
    if placed.get(&ix).is_none_or(|old| worth(old) < worth(&new)) {
        placed.insert(ix, new);
    }
}

#[cfg(test)]
mod tests;
