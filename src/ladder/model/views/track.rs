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

/// A track's id without its number among those of the same title.
pub fn plain(id: &str) -> &str {
    id.split_once('~').map_or(id, |(plain, _)| plain)
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

    /// Returns the id without the number that tells tracks of one title apart.
    pub fn plain_id(self) -> &'a str {
        plain(self.id())
    }

    /// Returns whether another track has the same title, so that their ids depend on
    /// which is read first.
    pub fn has_twins(self) -> bool {
        let id = self.id();
        id.len() > plain(id).len() || self.ladder.find_track(&format!("{id}~2")).is_some()
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
