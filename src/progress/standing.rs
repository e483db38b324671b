//! Where the state meets a ladder: which statement has which status, and how
//! far each competency, level and track is.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;

use super::Status;
use super::event::{Verdict, Words};
use super::state::{Note, State, Ticked};
use crate::ladder::inherit::{Inheritance, Origin};
use crate::ladder::model::{CompetencyIx, Expectation, ExpectationIx, Ladder, LevelIx, TrackIx};

mod aims;
mod anchors;
mod counts;
mod elsewhere;
mod find;
mod homes;
mod index;
mod lost;
mod moved;
mod old_names;
mod parts;
mod place;
mod renames;
mod similar;
mod twins;

pub use aims::{Aim, Goal};
pub use counts::Counts;
pub use elsewhere::Elsewhere;
pub use lost::LostLevel;
use old_names::OldName;
pub use parts::{LostCompetency, Rating};

/// Says that a status was found again by its words, not by its id.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The ids of what was ticked, the newest tick's first. There are several
    /// where the same words were ticked in a ladder that was opened another way.
    pub ids: Vec<String>,
    /// The words that were ticked.
    pub words: Words,
    /// How similar they are to the words here, from 0 to 1.
    pub similarity: f64,
}

impl Moved {
    /// Returns what to write when a person has looked at the statement where it
    /// was found: a match for each id, as [`Step::matches`] takes them.
    ///
    /// [`Step::matches`]: super::Step::matches
    pub fn looked_at(
        &self,
        at: Expectation<'_>,
        verdict: Verdict,
    ) -> impl Iterator<Item = (String, String, Verdict, Words)> {
        let (to, words) = (at.id(), Words::of(at));
        self.ids.iter().map(move |id| (id.clone(), to.clone(), verdict, words.clone()))
    }
}

/// A tick, or notes, whose track is here and whose statement is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The id of the statement that is gone.
    pub id: String,
    /// What was ticked. Where only notes are left, it is open since the first.
    pub ticked: Ticked,
    /// The notes, in the order in which they were first written.
    pub notes: Vec<Arc<Note>>,
    /// The track.
    pub track: TrackIx,
    /// The level; nothing, if that is gone too.
    pub level: Option<LevelIx>,
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
    away: BTreeMap<String, usize>,
    notes: HashMap<ExpectationIx, Vec<Arc<Note>>>,
    competency_notes: HashMap<CompetencyIx, Vec<Arc<Note>>>,
    ratings: HashMap<CompetencyIx, Rating>,
    aims: HashMap<TrackIx, Aim>,
    lost_competencies: Vec<LostCompetency>,
    old_names: HashMap<LevelIx, Vec<OldName>>,
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
        place::place(&mut standing, ladder, state);
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

    /// Returns the notes on a statement, in the order in which they were first
    /// written.
    pub fn notes(&self, ix: ExpectationIx) -> &[Arc<Note>] {
        self.notes.get(&ix).map_or(&[], Vec::as_slice)
    }

    /// Returns the notes on a competency itself, in the same order.
    pub fn competency_notes(&self, ix: CompetencyIx) -> &[Arc<Note>] {
        self.competency_notes.get(&ix).map_or(&[], Vec::as_slice)
    }

    /// Returns every statement with notes, in no order.
    pub fn all_notes(&self) -> impl ExactSizeIterator<Item = (ExpectationIx, &[Arc<Note>])> {
        self.notes.iter().map(|(&ix, notes)| (ix, notes.as_slice()))
    }

    /// Returns every competency with notes of its own, in no order.
    pub fn all_competency_notes(&self) -> impl Iterator<Item = (CompetencyIx, &[Arc<Note>])> {
        self.competency_notes.iter().map(|(&ix, notes)| (ix, notes.as_slice()))
    }

    /// Returns whether a statement is met and nothing is noted on it.
    pub fn is_unproved(&self, ix: ExpectationIx) -> bool {
        self.status(ix) == Status::Met && !self.notes.contains_key(&ix)
    }

    /// Returns when something was last noted on a statement.
    pub fn last_noted(&self, ix: ExpectationIx) -> Option<Timestamp> {
        self.notes(ix).iter().map(|note| note.edited.unwrap_or(note.at)).max()
    }

    /// Returns the rating of a competency.
    pub fn rating(&self, ix: CompetencyIx) -> Option<&Rating> {
        self.ratings.get(&ix)
    }

    /// Returns where one stands in a track and wants to be.
    pub fn aim(&self, ix: TrackIx) -> Option<&Aim> {
        self.aims.get(&ix)
    }

    /// Returns ratings and notes whose track is here and whose competency is not,
    /// by track, level and id.
    pub fn lost_competencies(&self) -> &[LostCompetency] {
        &self.lost_competencies
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

    /// Returns the ticks whose track is here and whose statement is not, by
    /// track, level and id; those of levels that are gone come before others.
    pub fn orphans(&self) -> &[Orphan] {
        &self.orphans
    }

    /// Returns how many ticks there are on tracks that aren't here, by the title that the track
    /// had when they were made.
    pub fn away(&self) -> &BTreeMap<String, usize> {
        &self.away
    }

    /// Returns the orphans of a level, or those of a track whose level is gone.
    pub fn orphans_of(&self, track: TrackIx, level: Option<LevelIx>) -> &[Orphan] {
        let wanted = (track, level);
        let from = self.orphans.partition_point(|orphan| (orphan.track, orphan.level) < wanted);
        let to = self.orphans.partition_point(|orphan| (orphan.track, orphan.level) <= wanted);
        &self.orphans[from..to]
    }

    /// Returns what was found again by its words and is not confirmed yet, in no
    /// order.
    pub fn all_moved(&self) -> impl ExactSizeIterator<Item = (ExpectationIx, &Moved)> {
        self.moved.iter().map(|(&ix, moved)| (ix, moved))
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

#[cfg(test)]
mod tests;
