//! Where the state meets a ladder: which statement has which status, and how
//! far each competency, level and track is.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::Status;
use super::event::{EventId, Verdict, Words};
use super::state::{State, Ticked};
use crate::ladder::inherit::{Inheritance, Origin};
use crate::ladder::model::{CompetencyIx, Expectation, ExpectationIx, Ladder, LevelIx, TrackIx};

mod counts;
mod find;
mod homes;
mod index;
mod moved;
mod similar;

pub use counts::Counts;

use find::{Finder, Place, Wanted};
use moved::Tick;

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

/// A tick whose track is here and whose statement is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The id of the statement that is gone.
    pub id: String,
    /// What was ticked.
    pub ticked: Ticked,
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

    /// Returns the ticks whose track is here and whose statement is not, by
    /// track, level and id; those of levels that are gone come before others.
    pub fn orphans(&self) -> &[Orphan] {
        &self.orphans
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
    pub fn all_moved(&self) -> impl Iterator<Item = (ExpectationIx, &Moved)> {
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

    /// Finds a place for each tick.
    fn place(&mut self, ladder: &Ladder, state: &State) {
        let mut finder = Finder::new(ladder);
        let mut placed: Placed<'_> = HashMap::new();
        let mut ticks: Vec<Tick<'_>> = state.current.keys().filter_map(|id| tick(state, id)).collect();
        ticks.sort_by_key(|tick| tick.id);
        for tick in &mut ticks {
            let ticked = Wanted::new(tick.id, &tick.ticked.words);
            let found = ticked.and_then(|ticked| finder.find(&ticked));
            // Where a person said that it is, it is no less than at the same place.
            let found = found.or_else(|| finder.find(&tick.wanted).map(|(ix, _)| (ix, Place::Same)));
            if let Some((ix, place)) = found {
                keep_better(&mut placed, ix, (tick.ticked, place));
                tick.landed = Some(ix);
            }
        }
        let mut taken: HashSet<ExpectationIx> = placed.keys().copied().collect();
        taken.extend(rejected(state).filter_map(|wanted| finder.find(&wanted)).map(|(ix, _)| ix));
        let found = moved::find_again(self, ladder, &mut finder.into_index(), &ticks, &taken);
        let placed = placed.into_iter().map(|(ix, (ticked, _))| (ix, ticked));
        for (ix, ticked) in placed.chain(found) {
            self.statuses[ix.at()] = ticked.status;
            self.since.insert(ix, ticked.since);
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

/// A tick with what to look for.
fn tick<'s>(state: &'s State, id: &'s str) -> Option<Tick<'s>> {
    let (id, ticked) = state.current.get_key_value(id)?;
    let matched = state.matches.get(id);
    let accepted = matched.filter(|matched| matched.verdict == Verdict::Accepted);
    let wanted = accepted.and_then(|matched| Wanted::new(&matched.to, &matched.words));
    Some(Tick {
        id,
        ticked,
        wanted: wanted.or_else(|| Wanted::new(id, &ticked.words))?,
        is_rejected: matched.is_some_and(|matched| matched.verdict == Verdict::Rejected),
        landed: None,
    })
}

/// The statements of which a person said that they are none of those ticked:
/// they are offered to no other tick.
fn rejected(state: &State) -> impl Iterator<Item = Wanted<'_>> {
    let rejected = state.matches.values().filter(|matched| matched.verdict == Verdict::Rejected);
    rejected.filter_map(|matched| Wanted::new(&matched.to, &matched.words))
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
