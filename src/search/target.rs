//! What can be found: its kinds, and where a search looks.

use std::borrow::Cow;
use std::sync::Arc;

use super::fold::folded;
use crate::ladder::model::Level;
use crate::ladder::{CompetencyIx, ExpectationIx, Ladder, LevelIx, TrackIx};

/// What kind of thing a hit is. The first four stand within each other, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A track's title.
    Track,
    /// A level's title.
    Level,
    /// A competency's title.
    Competency,
    /// A statement.
    Expectation,
    /// The category of one or several competencies of a level.
    Category,
    /// What a level or a competency says of itself beside its title.
    Summary,
    /// An example of a competency.
    Example,
    /// A note, on a competency or a statement.
    Note,
}

impl Kind {
    /// All of them, in the order in which a screen names them.
    pub const ALL: [Kind; 8] = [
        Kind::Track,
        Kind::Level,
        Kind::Competency,
        Kind::Expectation,
        Kind::Category,
        Kind::Summary,
        Kind::Example,
        Kind::Note,
    ];

    /// Returns the name that JSON and screens use.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Track => "track",
            Kind::Level => "level",
            Kind::Competency => "competency",
            Kind::Expectation => "expectation",
            Kind::Category => "category",
            Kind::Summary => "summary",
            Kind::Example => "example",
            Kind::Note => "note",
        }
    }

    /// Returns the name of several.
    pub fn plural(self) -> &'static str {
        match self {
            Kind::Track => "tracks",
            Kind::Level => "levels",
            Kind::Competency => "competencies",
            Kind::Expectation => "expectations",
            Kind::Category => "categories",
            Kind::Summary => "summaries",
            Kind::Example => "examples",
            Kind::Note => "notes",
        }
    }

    /// Returns which of equals come first: titles, statements, what is said about
    /// them, notes.
    pub(super) fn rank(self) -> u8 {
        match self {
            Kind::Track => 0,
            Kind::Level => 1,
            Kind::Category => 2,
            Kind::Competency => 3,
            Kind::Expectation => 4,
            Kind::Summary => 5,
            Kind::Example => 6,
            Kind::Note => 7,
        }
    }

    /// Returns how far it is from what a ladder asks: titles and statements come
    /// first, then what explains them, then what a person noted.
    pub(super) fn distance(self) -> u8 {
        match self {
            Kind::Track | Kind::Level | Kind::Category | Kind::Competency | Kind::Expectation => 0,
            Kind::Summary | Kind::Example => 1,
            Kind::Note => 2,
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
    /// Titles and statements: what a ladder consists of.
    pub(super) fn main() -> Self {
        [Kind::Track, Kind::Level, Kind::Competency, Kind::Expectation].into_iter().collect()
    }

    /// Returns those that are in both.
    pub(super) fn and(self, other: Self) -> Self {
        Kinds(self.0 & other.0)
    }

    /// Returns whether nothing is to be found.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns whether things of a kind are to be found.
    pub fn has(self, kind: Kind) -> bool {
        self.0 & 1 << kind as u8 != 0
    }

    /// Returns the kinds that are not to be found.
    pub fn off(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(move |&kind| !self.has(kind))
    }

    /// Says what is to be found, where that isn't everything: what is off, or what is
    /// left where that is less.
    pub fn described(self) -> Option<String> {
        let on: Vec<&str> = Kind::ALL.into_iter().filter(|&kind| self.has(kind)).map(Kind::plural).collect();
        let off: Vec<&str> = self.off().map(Kind::plural).collect();
        match (off.len(), on.len()) {
            (0, _) => None,
            (_, 0) => Some("all kinds off".into()),
            (off_count, on_count) if on_count < off_count => Some(format!("only {}", on.join(", "))),
            _ => Some(format!("no {}", off.join(", "))),
        }
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

/// What of a target was found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Its title, or its statement.
    Itself,
    /// A competency's category.
    Category,
    /// A level's summary, or the text of its other prose behind it, named values last; a
    /// competency's description.
    Summary(u32),
    /// An example of a competency, by its place.
    Example(u32),
    /// The words of a note on it.
    Note(Arc<str>),
}

impl Part {
    /// Returns the kind of it, as a part of a target.
    pub fn kind(&self, of: Target) -> Kind {
        match self {
            Part::Itself => of.kind(),
            Part::Category => Kind::Category,
            Part::Summary(_) => Kind::Summary,
            Part::Example(_) => Kind::Example,
            Part::Note(_) => Kind::Note,
        }
    }

    /// Returns its text; none, where it isn't there.
    pub fn text<'a>(&'a self, of: Target, ladder: &'a Ladder) -> &'a str {
        match self {
            Part::Note(words) => words,
            part => part.of_ladder(of, ladder),
        }
    }

    /// Returns what a ladder has of it, which of a note is nothing.
    pub(super) fn of_ladder<'l>(&self, of: Target, ladder: &'l Ladder) -> &'l str {
        let text = match (self, of) {
            (Part::Itself, _) => Some(of.text(ladder)),
            (Part::Category, Target::Competency(ix)) => ladder.competency(ix).category(),
            (Part::Summary(_), Target::Competency(ix)) => ladder.competency(ix).description(),
            (Part::Summary(0), Target::Level(ix)) => ladder.level(ix).summary(),
            (Part::Summary(nth), Target::Level(ix)) => prose(ladder.level(ix), *nth as usize - 1),
            (Part::Example(nth), Target::Competency(ix)) => ladder.competency(ix).example(*nth as usize),
            _ => None,
        };
        text.unwrap_or_default()
    }
}

/// A text of a level's prose behind its summary: its notes, then its named values.
fn prose(level: Level<'_>, nth: usize) -> Option<&str> {
    level.notes().chain(level.attributes().map(|attribute| attribute.text)).nth(nth)
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
