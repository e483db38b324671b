//! Finds the statement of a tick: by its id, by its place and words in a ladder
//! that was opened another way, or by its words elsewhere in a reworded level.

use super::index::Index;
use crate::ladder::id;
use crate::ladder::model::{ExpectationIx, Ladder, Level, Track};
use crate::progress::event::Words;

/// How a statement was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    /// By its id.
    Exact,
    /// At the same place of a ladder whose tracks have other ids now.
    Same,
    /// By words this similar, at another place of its level.
    Moved(f64),
}

impl Place {
    pub(super) fn is_exact(self) -> bool {
        self == Place::Exact
    }
}

/// What became of a tick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Found {
    /// It is of this statement.
    Here(ExpectationIx, Place),
    /// Its track is here, and its statement is not.
    Nowhere,
    /// Its track is not here.
    Elsewhere,
}

/// A tick taken apart: the parts of its id, and its words.
struct Wanted<'t> {
    track: &'t str,
    /// `track/level`.
    level_id: &'t str,
    level: &'t str,
    competency: &'t str,
    digest: &'t str,
    words: &'t Words,
}

impl<'t> Wanted<'t> {
    fn new(id: &'t str, words: &'t Words) -> Option<Self> {
        let (above, digest) = id.rsplit_once('/')?;
        let (level_id, competency) = above.rsplit_once('/')?;
        let (track, level) = level_id.split_once('/')?;
        Some(Wanted { track, level_id, level, competency, digest, words })
    }

    /// The slug of the level's title: the id's part may have the rank before it.
    fn level_title(&self) -> String {
        match self.words.level.as_str() {
            "" => self.level.to_owned(),
            title => id::slug(title),
        }
    }

    fn has_rank_of(&self, level: Level<'_>) -> bool {
        self.words.rank.as_deref().map(id::slug) == level.rank().map(id::slug)
    }
}

/// Finds the statements of many ticks in one ladder.
pub(super) struct Finder<'a> {
    index: Index<'a>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(ladder: &'a Ladder) -> Self {
        Finder { index: Index::new(ladder) }
    }

    /// Finds the statement of a tick with this id and these words.
    pub(super) fn find(&mut self, id: &str, words: &Words) -> Found {
        let Some(wanted) = Wanted::new(id, words) else {
            return Found::Elsewhere;
        };
        let exact = self.by_id(&wanted).map(|ix| (ix, Place::Exact));
        let found = exact.or_else(|| self.by_place(&wanted).map(|ix| (ix, Place::Same)));
        if let Some((ix, place)) = found {
            return Found::Here(ix, place);
        }
        let Some(track) = self.track(&wanted) else {
            return Found::Elsewhere;
        };
        // The same words only; similar ones would have their place here.
        match level(track, &wanted).and_then(|level| self.by_digest(level, &wanted)) {
            Some((ix, place)) => Found::Here(ix, place),
            None => Found::Nowhere,
        }
    }

    fn by_id(&mut self, wanted: &Wanted<'_>) -> Option<ExpectationIx> {
        let level = self.index.level(wanted.level_id)?;
        self.index.expectation(level, wanted.competency, wanted.digest)
    }

    /// Finds the same statement in the level of the same title and rank, in
    /// whatever track, if there is just one: a ladder has other tracks when it is
    /// opened as a file than when its folder is. While the tick's own level is
    /// here, others are out of the question: the statement is gone from it.
    fn by_place(&mut self, wanted: &Wanted<'_>) -> Option<ExpectationIx> {
        if self.index.level(wanted.level_id).is_some() {
            return None;
        }
        let mut levels = self.index.levels_titled(&wanted.level_title());
        levels.retain(|&level| wanted.has_rank_of(level));
        let found = levels.into_iter().filter_map(|level| {
            let index = &mut self.index;
            index.expectation(level, wanted.competency, wanted.digest)
        });
        only(found)
    }

    /// The track of a tick, by its id or its title.
    fn track(&mut self, wanted: &Wanted<'_>) -> Option<Track<'a>> {
        let track = self.index.track(wanted.track);
        let title = wanted.words.track.as_str();
        track.or_else(|| if title.is_empty() { None } else { self.index.track_titled(title) })
    }

    /// Finds the same words in a level: in their competency, else in the only
    /// other one that has them.
    fn by_digest(&mut self, level: Level<'a>, wanted: &Wanted<'_>) -> Option<(ExpectationIx, Place)> {
        if let Some(ix) = self.index.expectation(level, wanted.competency, wanted.digest) {
            let renamed = id::slug(level.title()) != wanted.level_title();
            return Some((ix, if renamed { Place::Moved(1.0) } else { Place::Same }));
        }
        // The number of a repeated statement counts within its competency only.
        let digest = wanted.digest.split('~').next().unwrap_or_default();
        let found = level.competencies().filter_map(|c| self.index.in_competency(c, digest));
        only(found).map(|ix| (ix, Place::Moved(1.0)))
    }
}

/// The level of a tick in its track: by its slug, by its title, or, where the
/// title has changed, by its rank.
fn level<'a>(track: Track<'a>, wanted: &Wanted<'_>) -> Option<Level<'a>> {
    let title = wanted.level_title();
    let slugged = track.levels().find(|level| level.slug() == wanted.level);
    let titled = || only(track.levels().filter(|level| id::slug(level.title()) == title));
    let ranked = || only(track.levels().filter(|level| level.rank().is_some() && wanted.has_rank_of(*level)));
    slugged.or_else(titled).or_else(ranked)
}

/// The one item, if there is just one.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}
