//! Where someone stands on the way to the level that they aim for.

use crate::ladder::inherit::Inheritance;
use crate::ladder::model::{Competency, Ladder, LevelIx, TrackIx};
use crate::progress::{Counts, Standing};

/// Where someone stands in a track. Its indices are one snapshot's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The track.
    pub track: TrackIx,
    /// The level that they are on, if they said so.
    pub current: Option<LevelIx>,
    /// The level that they work towards.
    pub target: LevelIx,
    /// The counts of that level, with what it inherits.
    pub counts: Counts,
    /// How much of it is met and has no evidence noted.
    pub unproved: usize,
}

impl Stand {
    /// Finds where someone stands in a track; nothing, where they aim for no level
    /// that is there.
    pub fn of(ladder: &Ladder, standing: &Standing, track: TrackIx) -> Option<Self> {
        let aim = standing.aim(track)?;
        let target = aim.target_level()?;
        let level = ladder.level(target);
        let inheritance = Inheritance::of(level);
        let counts = standing.with_inherited(ladder, target, &inheritance);
        let competencies = level.competencies().chain(inheritance.competencies(ladder));
        let statements = competencies.flat_map(Competency::expectations);
        let unproved = statements.filter(|expectation| standing.is_unproved(expectation.ix())).count();
        Some(Stand { track, current: aim.current_level(), target, counts, unproved })
    }

    /// Finds where someone stands in the track of which they said so last.
    pub fn latest(ladder: &Ladder, standing: &Standing) -> Option<Self> {
        let aimed = ladder.tracks().filter_map(|track| {
            let since = standing.aim(track.ix())?.target.as_ref()?.since;
            Some((since, Stand::of(ladder, standing, track.ix())?))
        });
        aimed.max_by_key(|&(since, _)| since).map(|(_, stand)| stand)
    }
}
