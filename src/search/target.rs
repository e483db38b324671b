//! What can be found: its kinds, and where a search looks.

use std::borrow::Cow;

use super::fold::folded;
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
    /// A note, on a competency or a statement.
    Note,
}

impl Kind {
    /// All of them, outermost first.
    pub const ALL: [Kind; 5] = [Kind::Track, Kind::Level, Kind::Competency, Kind::Expectation, Kind::Note];

    /// Returns the name that JSON and screens use.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Track => "track",
            Kind::Level => "level",
            Kind::Competency => "competency",
            Kind::Expectation => "expectation",
            Kind::Note => "note",
        }
    }
}

/// Which kinds of things are to be found; all of them, as long as nobody says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u8);

impl Default for Kinds {
    fn default() -> Self {
        Kind::ALL.into_iter().collect()
    }
}

impl FromIterator<Kind> for Kinds {
    fn from_iter<I: IntoIterator<Item = Kind>>(kinds: I) -> Self {
        Kinds(kinds.into_iter().fold(0, |sum, kind| sum | 1 << kind as u8))
    }
}

impl Kinds {
    /// Returns whether things of a kind are to be found.
    pub fn has(self, kind: Kind) -> bool {
        self.0 & 1 << kind as u8 != 0
    }

    /// Returns the kinds that are not to be found.
    pub fn off(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(move |&kind| !self.has(kind))
    }

    /// Switches a kind off, or on again.
    #[must_use]
    pub fn switched(self, kind: Kind) -> Self {
        Kinds(self.0 ^ 1 << kind as u8)
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

    /// Returns how many bytes of what is searched, folded, are a level's rank.
    pub(super) fn rank_length(self, ladder: &Ladder) -> usize {
        match self {
            Target::Level(ix) => rank_length(ladder.level(ix)),
            _ => 0,
        }
    }
}

/// How many bytes of a level's name, folded, are its rank. A rank that is its
/// level's title is the whole of it.
pub(super) fn rank_length(level: Level<'_>) -> usize {
    level.rank().map_or(0, |rank| folded(rank).text.len())
}

/// A level as the screen names it: its rank, then its title.
pub(super) fn searched(level: Level<'_>) -> Cow<'_, str> {
    match rank_before(level) {
        Some(rank) => format!("{rank} {}", level.title()).into(),
        None => level.title().into(),
    }
}

/// The rank that stands before a level's title, where that isn't its title.
fn rank_before(level: Level<'_>) -> Option<&str> {
    level.rank().filter(|&rank| rank != level.title())
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
