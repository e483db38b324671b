//! Finds the statement of a tick: by its id, or by its place and words in a
//! ladder that was opened another way. What is found in neither way was reworded
//! or is gone: [`super::moved`] looks further.

use super::index::Index;
use super::renames::Renames;
use crate::ladder::id;
use crate::ladder::model::{CompetencyIx, ExpectationIx, Ladder, Level, LevelIx};
use crate::progress::event::Words;

/// How a statement was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// By its id.
    Exact,
    /// At the same place of a ladder whose tracks have other ids now, of a level of
    /// which a person said that it is this one, or where they said that it is.
    Same,
}

impl Place {
    pub(super) fn is_exact(self) -> bool {
        self == Place::Exact
    }
}

/// A tick taken apart: the parts of its id, and its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'t> {
    pub(super) track: &'t str,
    /// `track/level`.
    pub(super) level_id: &'t str,
    pub(super) level: &'t str,
    pub(super) competency: &'t str,
    pub(super) digest: &'t str,
    pub(super) words: &'t Words,
}

impl<'t> Wanted<'t> {
    /// Takes a tick apart; nothing, if its id has another form.
    pub(super) fn new(id: &'t str, words: &'t Words) -> Option<Self> {
        let (above, digest) = id.rsplit_once('/')?;
        let (level_id, competency) = above.rsplit_once('/')?;
        let (track, level) = level_id.split_once('/')?;
        Some(Wanted { track, level_id, level, competency, digest, words })
    }

    /// Takes a competency apart.
    pub(super) fn part(id: &'t str, words: &'t Words) -> Option<Self> {
        let (level_id, competency) = id.rsplit_once('/')?;
        Some(Wanted { competency, ..Wanted::level(level_id, words)? })
    }

    /// Takes a level apart.
    pub(super) fn level(level_id: &'t str, words: &'t Words) -> Option<Self> {
        let (track, level) = level_id.split_once('/').filter(|(_, level)| !level.contains('/'))?;
        Some(Wanted { track, level_id, level, competency: "", digest: "", words })
    }

    /// Takes a track as one whose level isn't known.
    pub(super) fn track(track: &'t str, words: &'t Words) -> Self {
        Wanted { track, level_id: track, level: "", competency: "", digest: "", words }
    }

    /// The slug of the level's title: the id's part may have the rank before it.
    pub(super) fn level_title(&self) -> String {
        match self.words.level.as_str() {
            "" => self.level.to_owned(),
            title => id::slug(title),
        }
    }

    pub(super) fn has_rank_of(&self, level: Level<'_>) -> bool {
        self.words.rank.as_deref().map(id::slug) == level.rank().map(id::slug)
    }

    /// The digest without the number of a repeated statement, which counts within
    /// its competency only.
    pub(super) fn plain_digest(&self) -> &'t str {
        self.digest.split('~').next().unwrap_or_default()
    }
}

/// Finds the statements of many ticks in one ladder.
pub(super) struct Finder<'a> {
    index: Index<'a>,
    renames: Renames<'a>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(ladder: &'a Ladder, renames: Renames<'a>) -> Self {
        Finder { index: Index::new(ladder), renames }
    }

    /// Finds the very statement of a tick.
    pub(super) fn find(&mut self, wanted: &Wanted<'_>) -> Option<(ExpectationIx, Place)> {
        let exact = self.by_id(wanted).map(|ix| (ix, Place::Exact));
        exact.or_else(|| self.by_place(wanted).map(|ix| (ix, Place::Same)))
    }

    /// Finds the very competency that was rated or noted on.
    pub(super) fn competency(&mut self, wanted: &Wanted<'_>) -> Option<CompetencyIx> {
        if let Some(level) = self.index.level(wanted.level_id).or_else(|| self.renamed(wanted)) {
            return self.index.competency(level, wanted.competency);
        }
        let levels = self.levels_like(wanted);
        only(levels.into_iter().filter_map(|level| self.index.competency(level, wanted.competency)))
    }

    /// Finds the level that an aim names.
    pub(super) fn level(&mut self, wanted: &Wanted<'_>) -> Option<LevelIx> {
        self.index.level(wanted.level_id).or_else(|| self.renamed(wanted)).map(Level::ix)
    }

    /// Finds the level of which a person said that this one is it now.
    fn renamed(&mut self, wanted: &Wanted<'_>) -> Option<Level<'a>> {
        let mut steps = self.renames.follow(wanted.level_id);
        steps.find_map(|(id, _)| self.index.level(id))
    }

    /// Gives what was looked up, to look up more.
    pub(super) fn into_index(self) -> Index<'a> {
        self.index
    }

    fn by_id(&mut self, wanted: &Wanted<'_>) -> Option<ExpectationIx> {
        let level = self.index.level(wanted.level_id)?;
        let exact = self.index.expectation(level, wanted.competency, wanted.digest);
        // Of statements of the same words one may have gone: the others say all of it.
        exact.or_else(|| self.index.expectation(level, wanted.competency, wanted.digest.split_once('~')?.0))
    }

    /// Finds the same statement in the level of the same title and rank, in
    /// whatever track, if there is just one: a ladder has other tracks when it is
    /// opened as a file than when its folder is. While the tick's own level is here, or
    /// the one that a person said it is now, others are out of the question: the
    /// statement is gone from it.
    fn by_place(&mut self, wanted: &Wanted<'_>) -> Option<ExpectationIx> {
        if let Some(own) = self.index.level(wanted.level_id) {
            return self.by_twin(own, wanted);
        }
        if let Some(level) = self.renamed(wanted) {
            return self.index.expectation(level, wanted.competency, wanted.digest);
        }
        let found = self.levels_like(wanted).into_iter().filter_map(|level| {
            let index = &mut self.index;
            index.expectation(level, wanted.competency, wanted.digest)
        });
        only(found)
    }

    /// Finds a statement that is gone from its own level, word for word in that of
    /// another track of the same title: as long as events did not say which of them
    /// they were about, those of several have the same ids.
    fn by_twin(&mut self, own: Level<'a>, wanted: &Wanted<'_>) -> Option<ExpectationIx> {
        if wanted.words.file.is_some() || !own.track().has_twins() {
            return None;
        }
        let is_own_ladder = own.root() == wanted.words.ladder;
        let mut levels = self.levels_like(wanted);
        levels.retain(|level| {
            let track = level.track();
            track.ix() != own.track().ix()
                && track.plain_id() == own.track().plain_id()
                && (!is_own_ladder || level.root() == own.root())
        });
        only(levels.into_iter().filter_map(|level| self.index.expectation(level, wanted.competency, wanted.digest)))
    }

    /// The levels of the same title and rank, in whatever track.
    fn levels_like(&mut self, wanted: &Wanted<'_>) -> Vec<Level<'a>> {
        let mut levels = self.index.levels_titled(&wanted.level_title());
        levels.retain(|&level| wanted.has_rank_of(level));
        levels
    }
}

/// The one item, if there is just one.
pub(super) fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}
