//! Slugs and digests of a ladder, made when a tick asks for them and kept for
//! the next: the cost of finding ticks grows with the ticks, not with the ladder.

use std::collections::HashMap;

use super::find::Wanted;
use crate::ladder::id;
use crate::ladder::model::{Competency, CompetencyIx, ExpectationIx, Ladder, Level, LevelIx, Track};

/// What has been looked up so far.
pub(super) struct Index<'a> {
    ladder: &'a Ladder,
    levels: HashMap<String, Option<LevelIx>>,
    competencies: HashMap<LevelIx, HashMap<String, CompetencyIx>>,
    digests: HashMap<CompetencyIx, HashMap<String, ExpectationIx>>,
    titles: Option<HashMap<String, Vec<LevelIx>>>,
    tracks: Option<HashMap<String, Vec<Track<'a>>>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(ladder: &'a Ladder) -> Self {
        Index {
            ladder,
            levels: HashMap::new(),
            competencies: HashMap::new(),
            digests: HashMap::new(),
            titles: None,
            tracks: None,
        }
    }

    /// Finds the track with a title like this one, if there is just one.
    pub(super) fn track_titled(&mut self, title: &str) -> Option<Track<'a>> {
        let ladder = self.ladder;
        let tracks = self.tracks.get_or_insert_with(|| {
            let mut tracks: HashMap<String, Vec<Track<'a>>> = HashMap::new();
            for track in ladder.tracks() {
                tracks.entry(id::slug(track.title())).or_default().push(track);
            }
            tracks
        });
        match tracks.get(&id::slug(title)).map(Vec::as_slice) {
            Some([track]) => Some(*track),
            _ => None,
        }
    }

    /// Returns whether a track has a statement, word for word, in the level that it was
    /// ticked in.
    pub(super) fn verbatim(&mut self, track: Track<'a>, wanted: &Wanted<'_>) -> bool {
        let title = wanted.level_title();
        let levels = track.levels().filter(|level| level.slug() == wanted.level || id::slug(level.title()) == title);
        levels.into_iter().any(|level| self.expectation(level, wanted.competency, wanted.digest).is_some())
    }

    /// Finds a level by its id.
    pub(super) fn level(&mut self, id: &str) -> Option<Level<'a>> {
        if !self.levels.contains_key(id) {
            let found = self.ladder.find_level(id).map(Level::ix);
            self.levels.insert(id.to_owned(), found);
        }
        self.levels[id].map(|ix| self.ladder.level(ix))
    }

    /// Returns the levels of all tracks whose title has this slug.
    pub(super) fn levels_titled(&mut self, slug: &str) -> Vec<Level<'a>> {
        let ladder = self.ladder;
        let titles = self.titles.get_or_insert_with(|| {
            let mut titles: HashMap<String, Vec<LevelIx>> = HashMap::new();
            for level in ladder.levels() {
                titles.entry(id::slug(level.title())).or_default().push(level.ix());
            }
            titles
        });
        let found = titles.get(slug).into_iter().flatten();
        found.map(|&ix| ladder.level(ix)).collect()
    }

    /// Finds a statement of a level by the last two parts of its id.
    pub(super) fn expectation(&mut self, level: Level<'a>, competency: &str, digest: &str) -> Option<ExpectationIx> {
        let competency = self.competency(level, competency)?;
        self.in_competency(self.ladder.competency(competency), digest)
    }

    /// Finds a competency of a level by its part of the id.
    pub(super) fn competency(&mut self, level: Level<'a>, slug: &str) -> Option<CompetencyIx> {
        self.competencies.entry(level.ix()).or_insert_with(|| slugs(level)).get(slug).copied()
    }

    /// Finds a statement of a competency by the last part of its id. Labels have
    /// digests too, but no status.
    pub(super) fn in_competency(&mut self, competency: Competency<'a>, digest: &str) -> Option<ExpectationIx> {
        let digests = self.digests.entry(competency.ix()).or_insert_with(|| digests(competency));
        let ix = *digests.get(digest)?;
        (!self.ladder.expectation(ix).is_label()).then_some(ix)
    }
}

fn slugs(level: Level<'_>) -> HashMap<String, CompetencyIx> {
    level.competency_slugs().map(|(competency, slug)| (slug, competency.ix())).collect()
}

fn digests(competency: Competency<'_>) -> HashMap<String, ExpectationIx> {
    competency.expectation_digests().map(|(expectation, digest)| (digest, expectation.ix())).collect()
}
