//! What a journal holds: events, one line of JSON each. `docs/journal.md` has
//! the format.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize, Serializer};
use uuid::Uuid;

use super::Status;
use crate::ladder::model::Level;

mod fields;
mod parse;
mod step;
mod words;
mod write;

pub(super) use parse::{Read, parse};
pub use step::{Draft, Step};
pub use words::Words;
pub(super) use words::{Origin, file};

/// The version of the events that this program writes.
const VERSION: u64 = 1;

/// The highest number an event can have: above it, JSON numbers are not exact
/// in every program that may read the journal.
pub(super) const HIGHEST_SEQ: u64 = (1 << 53) - 1;

/// An event's id, unique over all journals. Ours are UUIDs of version 7; any
/// other text is taken as it is. Copies share it: an id is in several tables.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(Arc<str>);

impl EventId {
    /// Makes an id that no other event has.
    pub fn unique() -> Self {
        EventId(Uuid::now_v7().to_string().into())
    }

    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for EventId {
    fn from(id: &str) -> Self {
        EventId(id.into())
    }
}

impl Serialize for EventId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// What a person said of a status that was found again by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is the same statement, in other words.
    Accepted,
    /// It is another one.
    Rejected,
}

/// What an event says of one end of an aim.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aimed {
    /// Nothing: it stays as it was.
    #[default]
    Unsaid,
    /// It is no level any more.
    Nowhere,
    /// It is this level.
    At {
        /// The level's id.
        level: String,
        /// Its title, without its rank.
        title: String,
        /// Its rank.
        rank: Option<String>,
    },
}

impl Aimed {
    /// Names a level.
    pub fn at(level: Level<'_>) -> Self {
        Aimed::At { level: level.id(), title: level.title().to_owned(), rank: level.rank().map(str::to_owned) }
    }

    /// The id of the level that it names.
    fn level(&self) -> Option<&str> {
        match self {
            Aimed::At { level, .. } => Some(level),
            Aimed::Unsaid | Aimed::Nowhere => None,
        }
    }
}

/// What an event says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A statement has this status from now on.
    Status {
        /// The statement's id.
        expectation: String,
        /// The status.
        status: Status,
        /// The words to find the statement again.
        words: Words,
    },
    /// A status whose statement is gone was found at another, and the person
    /// looked at both.
    Match {
        /// The id of the statement that was ticked.
        expectation: String,
        /// The id of the statement at which it was found.
        to: String,
        /// What the person said.
        verdict: Verdict,
        /// The words to find that other statement again.
        words: Words,
    },
    /// A level that is gone is another one now: the person said so.
    Renamed {
        /// The id that it had.
        from: String,
        /// The title that it had, for people; it may be missing.
        was: String,
        /// The id of the level that it is.
        to: String,
        /// The words to find that level again.
        words: Words,
    },
    /// A competency is rated so from now on.
    Rating {
        /// The competency's id.
        competency: String,
        /// A word of the person's scale; nothing takes the rating back.
        rating: Option<String>,
        /// The words to find the competency again.
        words: Words,
    },
    /// Evidence on a statement or a competency.
    Note {
        /// The id of the statement or competency.
        on: String,
        /// The note, as Markdown; empty where it takes another one away.
        text: String,
        /// The note that this one stands for from now on.
        replaces: Option<EventId>,
        /// The words to find the statement or competency again.
        words: Words,
    },
    /// Where a person stands in a track, and where they want to be.
    Aim {
        /// The track's id.
        track: String,
        /// The level they are on.
        current: Aimed,
        /// The level they work towards.
        target: Aimed,
        /// The track's title and ladder.
        words: Words,
    },
    /// A person looked at a ladder as it is worded in this snapshot.
    Seen(Wording),
    /// A person is judged by a ladder as it is worded in this snapshot.
    Pin(Wording),
    /// These events never happened. An undo of an undo is a redo.
    Undo {
        /// The ids of what is cancelled.
        events: Vec<EventId>,
    },
    /// Something that this version does not know: it does nothing, but has its
    /// place in the order, and can be undone.
    Other,
}

impl Kind {
    /// Whether it cancels or replaces other events.
    pub(super) fn reaches_back(&self) -> bool {
        matches!(self, Kind::Undo { .. } | Kind::Note { replaces: Some(_), .. })
    }

    /// The ids of the levels that it says something of, by what belongs to them.
    pub(super) fn levels(&self) -> impl Iterator<Item = &str> {
        let level = |id: &'_ str| id.match_indices('/').nth(1).map_or(id.len(), |(at, _)| at);
        let (part, goals) = match self {
            Kind::Status { expectation: id, .. }
            | Kind::Match { to: id, verdict: Verdict::Accepted, .. }
            | Kind::Rating { competency: id, .. }
            | Kind::Note { on: id, .. }
            | Kind::Renamed { to: id, .. } => (Some(&id[..level(id)]), [None, None]),
            Kind::Aim { current, target, .. } => (None, [current.level(), target.level()]),
            _ => (None, [None, None]),
        };
        part.into_iter().chain(goals.into_iter().flatten())
    }
}

/// A ladder as it was worded at some time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Wording {
    /// The ladder's name: folder, file stem, or `built-in`.
    pub ladder: String,
    /// The hash of the snapshot that holds the words.
    pub snapshot: String,
}

/// One event of a journal. Events are ordered by number, then id: lines may
/// stand in any order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Event {
    /// One more than the highest number that its writer knew.
    pub seq: u64,
    /// The id.
    pub id: EventId,
    /// The wall clock when it was made; shown, never used for the order. The
    /// epoch where an event of an unknown kind gives none.
    pub at: Timestamp,
    /// The installation that made it; empty where a line doesn't say.
    pub by: String,
    /// What groups the events of one act.
    pub step: Option<String>,
    /// What it says.
    pub kind: Kind,
}
