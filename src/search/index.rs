//! Everything that can be found, as one arena of folded text in ladder order.

use std::borrow::Cow;
use std::ops::Range;

use super::fold::push_folded;
use crate::ladder::model::Level;
use crate::ladder::{CompetencyIx, ExpectationIx, Ladder, LevelIx, TrackIx};

/// What kind of thing a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A track's title.
    Track,
    /// A level's title.
    Level,
    /// A competency's title.
    Competency,
    /// A statement.
    Expectation,
}

impl Kind {
    /// Returns the name that JSON and screens use.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Track => "track",
            Kind::Level => "level",
            Kind::Competency => "competency",
            Kind::Expectation => "expectation",
        }
    }
}

/// What a hit leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A track.
    Track(TrackIx),
    /// A level.
    Level(LevelIx),
    /// A competency.
    Competency(CompetencyIx),
    /// An expectation.
    Expectation(ExpectationIx),
}

impl Target {
    /// Returns its kind.
    pub fn kind(self) -> Kind {
        match self {
            Target::Track(_) => Kind::Track,
            Target::Level(_) => Kind::Level,
            Target::Competency(_) => Kind::Competency,
            Target::Expectation(_) => Kind::Expectation,
        }
    }

    /// Returns its text: a title, or a statement.
    pub fn text(self, ladder: &Ladder) -> &str {
        match self {
            Target::Track(ix) => ladder.track(ix).title(),
            Target::Level(ix) => ladder.level(ix).title(),
            Target::Competency(ix) => ladder.competency(ix).title(),
            Target::Expectation(ix) => ladder.expectation(ix).text(),
        }
    }

    /// Returns what is searched of it: its text, a level's rank before it.
    pub fn searched(self, ladder: &Ladder) -> Cow<'_, str> {
        match self {
            Target::Level(ix) => searched(ladder.level(ix)),
            _ => self.text(ladder).into(),
        }
    }
}

/// A level as the screen names it: its rank, then its title.
fn searched(level: Level<'_>) -> Cow<'_, str> {
    match level.rank() {
        Some(rank) if rank != level.title() => format!("{rank} {}", level.title()).into(),
        _ => level.title().into(),
    }
}

/// A text that can be found.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it leads to.
    pub target: Target,
    /// Where its folded text begins in the arena.
    start: u32,
}

/// In which part of a ladder to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In all of it.
    Everything,
    /// In a track's levels and what they hold.
    Track(TrackIx),
    /// In a level's competencies and what they hold.
    Level(LevelIx),
    /// In a competency's statements.
    Competency(CompetencyIx),
}

/// All texts of a snapshot, folded, in ladder order.
pub struct Index {
    arena: String,
    entries: Vec<Entry>,
}

impl Index {
    /// Builds the index of a snapshot.
    pub fn of(ladder: &Ladder) -> Self {
        let size = ladder.documents().iter().map(|document| document.text_size()).sum();
        let mut index =
            Index { arena: String::with_capacity(size), entries: Vec::with_capacity(ladder.size().iter().sum()) };
        for track in ladder.tracks() {
            index.add(Target::Track(track.ix()), track.title());
            for level in track.levels() {
                index.add(Target::Level(level.ix()), &searched(level));
                for competency in level.competencies() {
                    index.add(Target::Competency(competency.ix()), competency.title());
                    for expectation in competency.expectations() {
                        index.add(Target::Expectation(expectation.ix()), expectation.text());
                    }
                }
            }
        }
        index.arena.shrink_to_fit();
        index
    }

    fn add(&mut self, target: Target, text: &str) {
        let start = self.arena.len() as u32;
        self.entries.push(Entry { target, start });
        push_folded(&mut self.arena, text);
    }

    /// Returns how many texts there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether there is nothing to be found.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns an entry with its folded text.
    pub(super) fn entry(&self, nth: usize) -> (Entry, &str) {
        let entry = self.entries[nth];
        let end = self.entries.get(nth + 1).map_or(self.arena.len(), |next| next.start as usize);
        (entry, &self.arena[entry.start as usize..end])
    }

    /// Returns which entries stand within a scope, its own title left out.
    pub(super) fn range(&self, scope: Scope) -> Range<usize> {
        let own = match scope {
            Scope::Everything => return 0..self.entries.len(),
            Scope::Track(ix) => Target::Track(ix),
            Scope::Level(ix) => Target::Level(ix),
            Scope::Competency(ix) => Target::Competency(ix),
        };
        let Some(start) = self.entries.iter().position(|entry| entry.target == own) else {
            return 0..0;
        };
        let within = &self.entries[start + 1..];
        let length = within.iter().position(|entry| entry.target.kind() <= own.kind()).unwrap_or(within.len());
        start + 1..start + 1 + length
    }
}
