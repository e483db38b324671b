//! Where someone stands in a track and wants to be.

use jiff::Timestamp;

use super::Standing;
use super::find::{Finder, Wanted};
use super::homes::Homes;
use crate::ladder::model::{Ladder, LevelIx};
use crate::progress::event::Words;
use crate::progress::state::{Rung, State};

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

/// One end of an aim, on the way to its place.
struct End<'s> {
    rung: &'s Rung,
    wanted: Wanted<'s>,
    is_target: bool,
    landed: Option<LevelIx>,
}

/// All aims of a state.
pub(super) struct Aims<'s>(Vec<End<'s>>);

impl<'s> Aims<'s> {
    pub(super) fn of(state: &'s State) -> Self {
        let ends = state.aims.values().flat_map(|aim| [(&aim.current, false), (&aim.target, true)]);
        let ends = ends.filter_map(|(rung, is_target)| {
            let rung = rung.as_ref()?;
            let wanted = Wanted::level(&rung.level, &rung.words)?;
            Some(End { rung, wanted, is_target, landed: None })
        });
        Aims(ends.collect())
    }

    pub(super) fn land(&mut self, finder: &mut Finder<'_>) {
        for end in &mut self.0 {
            end.landed = finder.level(&end.wanted);
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
/// one that was found again, and the later the earlier.
pub(super) fn settle(standing: &mut Standing, ladder: &Ladder, homes: &Homes<'_>, aims: Aims<'_>) {
    let mut ends = aims.0;
    ends.sort_by_key(|end| (end.landed.is_some(), end.rung.seq, &end.rung.level));
    for end in ends {
        let here = end.landed.map(|ix| (ladder.level(ix).track().ix(), Some(ix)));
        let Some((track, level)) = here.or_else(|| homes.get(&end.wanted).map(|home| (home.track, home.level))) else {
            continue;
        };
        let aim = standing.aims.entry(track).or_default();
        let goal = Goal { level, since: end.rung.since, words: end.rung.words.clone() };
        *(if end.is_target { &mut aim.target } else { &mut aim.current }) = Some(goal);
    }
}
