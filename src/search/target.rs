//! What can be found: its kinds, and where a search looks.

use std::borrow::Cow;

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
