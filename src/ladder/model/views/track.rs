//! A track, as the rest of the program reads it.

use super::super::{Ladder, LevelIx, TrackIx};
use super::Level;
use crate::hash::HashSet;

/// A track of a snapshot.
#[derive(Clone, Copy)]
pub struct Track<'a> {
    pub(in super::super) ladder: &'a Ladder,
    pub(in super::super) ix: TrackIx,
}

impl<'a> Track<'a> {
    /// Returns the index in the snapshot.
    pub fn ix(self) -> TrackIx {
        self.ix
    }

    /// Returns the snapshot it belongs to.
    pub fn ladder(self) -> &'a Ladder {
        self.ladder
    }

    /// Returns the track's id, which is its slug.
    pub fn id(self) -> &'a str {
        &self.ladder.tracks[self.ix.at()].slug
    }

    /// Returns the title.
    pub fn title(self) -> &'a str {
        &self.ladder.tracks[self.ix.at()].title
    }

    /// Returns the indices of the levels, in the order in which one climbs them.
    pub fn level_ixs(self) -> &'a [LevelIx] {
        &self.ladder.tracks[self.ix.at()].levels
    }

    /// Returns the levels, in the order in which one climbs them.
    pub fn levels(self) -> impl ExactSizeIterator<Item = Level<'a>> + Clone {
        self.level_ixs().iter().map(move |&ix| self.ladder.level(ix))
    }

    /// Returns the documents that its levels stand in, each once.
    pub fn sources(self) -> Vec<&'a str> {
        let mut seen = HashSet::default();
        self.levels().map(|level| level.source().path).filter(|path| seen.insert(*path)).collect()
    }
}
