//! Tracks, levels, competencies and expectations: flat tables over one arena of
//! text a document, found by typed indices.
//!
//! A [`Document`] never changes once it is read. A [`Ladder`] is a snapshot over
//! documents: it numbers their rows through, so that an index such as
//! [`ExpectationIx`] holds within one snapshot and no longer. What outlives a
//! snapshot keeps ids, which are computed on demand.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::diagnostic::{Code, Diagnostic};
use super::id::{self, Numbering};
use crate::hash::HashMap;

mod called;
mod document;
mod reference;
mod rows;
mod shared;
mod views;

pub use document::{Document, DocumentBuilder, LevelDraft, Link, Neighbourhood};
pub use reference::{Reference, is_address};
pub(crate) use rows::LevelRows;
pub use shared::Shared;
pub use views::{Attribute, Claim, Competency, Expectation, Level, Source, Track, plain};

macro_rules! index {
    ($(#[$doc:meta] $name:ident),*) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Returns the index as a number to address a slice with.
            pub fn at(self) -> usize {
                self.0 as usize
            }

            /// Returns the indices from this one up to `end`.
            pub fn to(self, end: Self) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
                (self.0..end.0).map(Self)
            }
        }
    )*};
}

index!(
    /// A track of one snapshot.
    TrackIx,
    /// A level of one snapshot.
    LevelIx,
    /// A competency of one snapshot.
    CompetencyIx,
    /// An expectation of one snapshot.
    ExpectationIx
);

/// Where a document's rows begin in the numbering of a snapshot.
#[derive(Clone, Copy)]
struct Base {
    level: u32,
    competency: u32,
    expectation: u32,
}

/// A track of a snapshot: its levels may come from several documents.
pub(super) struct TrackRow {
    pub(super) title: String,
    pub(super) slug: String,
    pub(super) levels: Vec<LevelIx>,
}

/// What a snapshot knows of a level beside the document's own row.
pub(super) struct LevelPlace {
    pub(super) track: TrackIx,
    pub(super) slug: String,
    pub(super) builds_on: Vec<LevelIx>,
    pub(super) references: Vec<Reference>,
}

/// A snapshot of everything that is open.
pub struct Ladder {
    name: String,
    documents: Vec<Arc<Document>>,
    bases: Vec<Base>,
    tracks: Vec<TrackRow>,
    places: Vec<LevelPlace>,
    diagnostics: Vec<Diagnostic>,
    track_by_slug: HashMap<String, TrackIx>,
    track_slugs: Numbering,
    /// What tracks of one title are called, found when first asked for.
    called: OnceLock<called::Names>,
}

impl Ladder {
    /// Numbers the rows of documents through; tracks are added afterwards.
    pub(super) fn over(name: &str, documents: Vec<Arc<Document>>) -> Self {
        let mut next = Base { level: 0, competency: 0, expectation: 0 };
        let mut bases = Vec::with_capacity(documents.len() + 1);
        for document in &documents {
            bases.push(next);
            next.level += document.levels.len() as u32;
            next.competency += document.competencies.len() as u32;
            next.expectation += document.expectations.len() as u32;
        }
        bases.push(next);
        let places = (0..next.level)
            .map(|_| LevelPlace {
                track: TrackIx(0),
                slug: String::new(),
                builds_on: Vec::new(),
                references: Vec::new(),
            })
            .collect();
        Ladder {
            name: name.to_owned(),
            documents,
            bases,
            tracks: Vec::new(),
            places,
            diagnostics: Vec::new(),
            track_by_slug: HashMap::default(),
            track_slugs: Numbering::default(),
            called: OnceLock::new(),
        }
    }

    /// Adds a track of these levels, in the order in which one climbs them, and
    /// gives the track and its levels their slugs.
    pub(super) fn add_track(&mut self, title: String, levels: Vec<LevelIx>) {
        let track = TrackIx(self.tracks.len() as u32);
        let slugs: Vec<String> = levels.iter().map(|&level| id::slug(self.level(level).title())).collect();
        let mut taken: HashMap<&str, u32> = HashMap::default();
        for slug in &slugs {
            *taken.entry(slug).or_default() += 1;
        }
        let mut used = Numbering::default();
        for (&level, slug) in levels.iter().zip(&slugs) {
            let rank = self.level(level).rank().filter(|_| taken.get(slug.as_str()) > Some(&1));
            let slug = rank.map_or_else(|| slug.clone(), |rank| format!("{}-{slug}", id::slug(rank)));
            let place = &mut self.places[level.at()];
            place.slug = used.name(slug);
            place.track = track;
        }
        let slug = self.track_slugs.name(id::slug(&title));
        self.track_by_slug.insert(slug.clone(), track);
        self.tracks.push(TrackRow { title, slug, levels });
    }

    pub(super) fn set_references(&mut self, level: LevelIx, references: Vec<Reference>, builds_on: Vec<LevelIx>) {
        let place = &mut self.places[level.at()];
        place.references = references;
        place.builds_on = builds_on;
    }

    pub(super) fn diagnose(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Sorts the ladder's diagnostics by document and line.
    pub(super) fn sort_diagnostics(&mut self) {
        let mut diagnostics = std::mem::take(&mut self.diagnostics);
        self.sort(&mut diagnostics);
        self.diagnostics = diagnostics;
    }

    /// Sorts diagnostics by document and line, as a reader meets them.
    pub(super) fn sort(&self, diagnostics: &mut [Diagnostic]) {
        let order: HashMap<&str, usize> =
            self.documents.iter().enumerate().map(|(nth, document)| (document.path(), nth)).collect();
        diagnostics.sort_by_cached_key(|d| (order.get(d.path.as_str()).copied(), d.line, d.column, d.code));
    }

    /// Returns the name of what is open: folder, file stem, or `built-in`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the documents, in the order in which they were given.
    pub fn documents(&self) -> &[Arc<Document>] {
        &self.documents
    }

    /// Returns all diagnostics, by document and line.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Returns whether no track was found.
    pub fn is_empty(&self) -> bool {
        self.tracks.is_empty()
    }

    /// Returns all tracks in order.
    pub fn tracks(&self) -> impl ExactSizeIterator<Item = Track<'_>> + Clone {
        (0..self.tracks.len() as u32).map(|ix| self.track(TrackIx(ix)))
    }

    /// Returns all levels of all tracks, each track's in the order of climbing.
    pub fn levels(&self) -> impl Iterator<Item = Level<'_>> + Clone {
        self.tracks().flat_map(Track::levels)
    }

    /// Returns how many tracks, levels, competencies and expectations there are.
    pub fn size(&self) -> [usize; 4] {
        let end = self.bases[self.documents.len()];
        [self.tracks.len(), end.level as usize, end.competency as usize, end.expectation as usize]
    }

    /// Returns the track at an index of this snapshot.
    pub fn track(&self, ix: TrackIx) -> Track<'_> {
        Track { ladder: self, ix }
    }

    /// Returns the level at an index of this snapshot.
    pub fn level(&self, ix: LevelIx) -> Level<'_> {
        Level { ladder: self, ix }
    }

    /// Returns the competency at an index of this snapshot.
    pub fn competency(&self, ix: CompetencyIx) -> Competency<'_> {
        Competency { ladder: self, ix }
    }

    /// Returns the expectation at an index of this snapshot.
    pub fn expectation(&self, ix: ExpectationIx) -> Expectation<'_> {
        Expectation { ladder: self, ix }
    }

    /// Returns the levels of a document, by its place.
    pub(super) fn levels_of(&self, document: usize) -> impl Iterator<Item = Level<'_>> {
        let (from, to) = (self.bases[document].level, self.bases[document + 1].level);
        (from..to).map(|ix| self.level(LevelIx(ix)))
    }

    /// Finds a track by its id.
    pub fn find_track(&self, id: &str) -> Option<Track<'_>> {
        self.track_by_slug.get(id).map(|&ix| self.track(ix))
    }

    /// Finds a level by its id (`track/level`).
    pub fn find_level(&self, id: &str) -> Option<Level<'_>> {
        let (track, level) = id.split_once('/')?;
        self.find_track(track)?.levels().find(|l| l.slug() == level)
    }

    /// Finds a competency by its id (`track/level/competency`).
    pub fn find_competency(&self, id: &str) -> Option<Competency<'_>> {
        let (level, competency) = id.rsplit_once('/')?;
        self.find_level(level)?.find_competency(competency)
    }

    /// Finds an expectation by its id (`track/level/competency/digest`).
    pub fn find_expectation(&self, id: &str) -> Option<Expectation<'_>> {
        let (competency, digest) = id.rsplit_once('/')?;
        self.find_competency(competency)?.find_expectation(digest)
    }

    /// The document that holds a row, and the row's place in it, by where each
    /// document's rows of that kind begin. Documents without rows are skipped.
    fn place(&self, ix: u32, of: impl Fn(&Base) -> u32) -> (usize, u32) {
        let nth = self.bases.partition_point(|base| of(base) <= ix) - 1;
        (nth, ix - of(&self.bases[nth]))
    }
}

impl fmt::Debug for Ladder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ladder").field("name", &self.name).field("size", &self.size()).finish_non_exhaustive()
    }
}

/// A part of a document's arena.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Span {
    start: u32,
    end: u32,
}

impl Span {
    fn of(self, arena: &str) -> &str {
        &arena[self.start as usize..self.end as usize]
    }
}

/// Rows `n` to `n + 1` of a table in which each row says where its part of
/// another table begins.
fn part<T>(rows: &[T], nth: u32, begin: impl Fn(&T) -> u32, end: usize) -> Range<u32> {
    let nth = nth as usize;
    begin(&rows[nth])..rows.get(nth + 1).map_or(end as u32, begin)
}
