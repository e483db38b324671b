//! Where someone stands in a track and wants to be.

use std::collections::HashMap;

use jiff::Timestamp;

use super::Standing;
use super::find::{Finder, Wanted};
use super::homes::Homes;
use super::twins::Twins;
use crate::ladder::model::{Ladder, LevelIx, TrackIx};
use crate::progress::event::Words;
use crate::progress::state::{Rung, State};
use crate::sort;

/// Where someone stands in a track and wants to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aim {
    /// The level they are on.
    pub current: Option<Goal>,
    /// The level they work towards.
    pub target: Option<Goal>,
}

impl Aim {
    /// Returns the level that they are on, if the ladder has it.
    pub fn current_level(&self) -> Option<LevelIx> {
        self.current.as_ref()?.level
    }

    /// Returns the level that they work towards, if the ladder has it.
    pub fn target_level(&self) -> Option<LevelIx> {
        self.target.as_ref()?.level
    }
}

/// One end of an aim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The level; nothing, if that is gone from its track.
    pub level: Option<LevelIx>,
    /// Since when.
    pub since: Timestamp,
    /// The level's words, as they were when it was named.
    pub words: Words,
}

/// A track, and the level where that is there.
type Where = (TrackIx, Option<LevelIx>);

/// One end of an aim, on the way to its place.
struct End<'s> {
    rung: &'s Rung,
    wanted: Wanted<'s>,
    is_target: bool,
    landed: Option<Where>,
}

impl<'s> End<'s> {
    fn of(track: &'s str, rung: &'s Rung, is_target: bool) -> Option<Self> {
        let wanted = match &rung.level {
            Some(level) => Wanted::level(level, &rung.words)?,
            None => Wanted::track(track, &rung.words),
        };
        Some(End { rung, wanted, is_target, landed: None })
    }

    fn is_taken_back(&self) -> bool {
        self.rung.level.is_none()
    }
}

/// All aims of a state.
pub(super) struct Aims<'s>(Vec<End<'s>>);

impl<'s> Aims<'s> {
    pub(super) fn of(state: &'s State, twins: &'s Twins<'s>) -> Self {
        let ends = state.aims.iter().flat_map(|(track, aim)| {
            let ends = [(&aim.current, false), (&aim.target, true)];
            ends.into_iter().filter_map(|(rung, is_target)| Some((track.as_str(), rung.as_ref()?, is_target)))
        });
        // What was said of another track under the id counts where tracks are told apart.
        let beside = state.beside.aims().filter(|_| !twins.is_empty());
        let ends = ends.chain(beside).filter_map(|(track, rung, is_target)| End::of(track, rung, is_target));
        Aims(ends.map(|end| End { wanted: twins.now(end.wanted), ..end }).collect())
    }

    pub(super) fn land(&mut self, ladder: &Ladder, finder: &mut Finder<'_>) {
        for end in &mut self.0 {
            end.landed = if end.is_taken_back() {
                ladder.find_track(end.wanted.track).map(|track| (track.ix(), None))
            } else {
                finder.level(&end.wanted).map(|ix| (ladder.level(ix).track().ix(), Some(ix)))
            };
        }
    }

    pub(super) fn are_gone(&self) -> bool {
        self.0.iter().any(|end| end.landed.is_none())
    }

    pub(super) fn wanted(&self) -> impl Iterator<Item = Wanted<'s>> {
        self.0.iter().map(|end| end.wanted)
    }
}

/// Puts aims in their tracks. Where two meet, a level that is where it was beats
/// one that was found again, and the later the earlier; what was taken back later
/// is none of them.
pub(super) fn settle(standing: &mut Standing, homes: &Homes<'_>, aims: Aims<'_>) {
    let mut ends = aims.0;
    sort::by_key(&mut ends, |end| (end.landed.is_some(), end.rung.seq, &end.rung.level));
    let placed = ends.iter().filter_map(|end| {
        let (track, level) = end.landed.or_else(|| homes.get(&end.wanted).map(|home| (home.track, home.level)))?;
        Some((track, level, end))
    });
    let placed: Vec<_> = placed.collect();
    let mut taken_back: HashMap<(TrackIx, bool), u64> = HashMap::new();
    for (track, _, end) in placed.iter().filter(|(.., end)| end.is_taken_back()) {
        let seq = taken_back.entry((*track, end.is_target)).or_default();
        *seq = end.rung.seq.max(*seq);
    }
    for (track, level, end) in placed {
        let is_over = taken_back.get(&(track, end.is_target)).is_some_and(|&seq| end.rung.seq <= seq);
        if is_over {
            continue;
        }
        let aim = standing.aims.entry(track).or_default();
        let goal = Goal { level, since: end.rung.since, words: end.rung.words.clone() };
        *(if end.is_target { &mut aim.target } else { &mut aim.current }) = Some(goal);
    }
}
