//! What a journal holds: events, one line of JSON each.

use std::fmt;
use std::io;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Status;
use crate::ladder::model::Expectation;

mod parse;

pub(super) use parse::{Read, parse};

/// The version of the events that this program writes.
const VERSION: u64 = 1;

/// The highest number an event can have: above it, JSON numbers are not exact
/// in every program that may read the journal.
pub(super) const HIGHEST_SEQ: u64 = (1 << 53) - 1;

/// An event's id, unique over all journals. Ours are UUIDs of version 7; any
/// other text is taken as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(String);

impl EventId {
    /// Makes an id that no other event has.
    pub fn unique() -> Self {
        EventId(Uuid::now_v7().to_string())
    }

    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for EventId {
    fn from(id: &str) -> Self {
        EventId(id.to_owned())
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The words to find a statement again when its id has changed: titles as they
/// were read, not ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Words {
    /// The name of what was open: folder, file stem, or `built-in`.
    pub ladder: String,
    /// The track's title.
    pub track: String,
    /// The level's title, without its rank.
    pub level: String,
    /// The level's rank.
    pub rank: Option<String>,
    /// The competency's title.
    pub competency: String,
    /// The statement.
    pub text: String,
}

impl Words {
    /// Takes the words of a statement of this ladder.
    pub fn of(expectation: Expectation<'_>) -> Self {
        let competency = expectation.competency();
        let level = competency.level();
        Words {
            ladder: level.root().to_owned(),
            track: level.track().title().to_owned(),
            level: level.title().to_owned(),
            rank: level.rank().map(str::to_owned),
            competency: competency.title().to_owned(),
            text: expectation.text().to_owned(),
        }
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
    /// These events never happened. An undo of an undo is a redo.
    Undo {
        /// The ids of what is cancelled.
        events: Vec<EventId>,
    },
    /// Something that this version does not know: it does nothing, but has its
    /// place in the order, and can be undone.
    Other,
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

impl Event {
    /// Returns the line of the journal, without its line break.
    pub(super) fn to_line(&self) -> io::Result<String> {
        let (kind, needs) = match &self.kind {
            Kind::Status { expectation, status, words } => {
                ("status", Needs::Status { expectation, status: *status, words })
            }
            Kind::Match { expectation, to, verdict, words } => {
                ("match", Needs::Match { expectation, to, verdict: *verdict, words })
            }
            Kind::Undo { events } => ("undo", Needs::Undo { events }),
            Kind::Other => return Err(io::ErrorKind::Unsupported.into()),
        };
        let line = Line {
            v: VERSION,
            id: &self.id,
            seq: self.seq,
            at: format!("{:.3}", self.at),
            by: &self.by,
            kind,
            step: self.step.as_deref(),
            needs,
        };
        Ok(serde_json::to_string(&line)?)
    }
}

/// A line as it is written: the order of fields is the order in the file.
#[derive(Serialize)]
struct Line<'a> {
    v: u64,
    id: &'a EventId,
    seq: u64,
    at: String,
    by: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<&'a str>,
    #[serde(flatten)]
    needs: Needs<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Needs<'a> {
    Status {
        expectation: &'a str,
        status: Status,
        #[serde(flatten)]
        words: &'a Words,
    },
    Match {
        expectation: &'a str,
        to: &'a str,
        verdict: Verdict,
        #[serde(flatten)]
        words: &'a Words,
    },
    Undo {
        events: &'a [EventId],
    },
}

/// An event that is not in a journal yet: it gets its number when it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    id: EventId,
    at: Timestamp,
    by: String,
    step: Option<String>,
    kind: Kind,
}

impl Draft {
    fn new(by: &str, at: Timestamp, step: Option<String>, kind: Kind) -> Self {
        Draft {
            id: EventId::unique(),
            // The file has milliseconds, and what is read must equal what was written.
            at: Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at),
            by: by.to_owned(),
            step,
            kind,
        }
    }

    /// Returns the id, which the event will keep.
    pub fn id(&self) -> &EventId {
        &self.id
    }

    pub(super) fn is_undo(&self) -> bool {
        matches!(self.kind, Kind::Undo { .. })
    }

    /// Returns the event with its number.
    pub(super) fn numbered(&self, seq: u64) -> Event {
        Event {
            seq: seq.min(HIGHEST_SEQ),
            id: self.id.clone(),
            at: self.at,
            by: self.by.clone(),
            step: self.step.clone(),
            kind: self.kind.clone(),
        }
    }
}

impl From<&Event> for Draft {
    fn from(event: &Event) -> Self {
        Draft {
            id: event.id.clone(),
            at: event.at,
            by: event.by.clone(),
            step: event.step.clone(),
            kind: event.kind.clone(),
        }
    }
}

/// What a person did in one act: it is written, undone and redone as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The events, in order.
    pub drafts: Vec<Draft>,
}

impl Step {
    /// Gives statements, named by their ids, a status.
    pub fn status(by: &str, at: Timestamp, changes: impl IntoIterator<Item = (String, Status, Words)>) -> Self {
        let kinds = changes.into_iter().map(|(expectation, status, words)| Kind::Status { expectation, status, words });
        Self::of(by, at, kinds.collect())
    }

    /// Says of statuses that were found again what they are: each the id that was
    /// ticked, the id where it was found, and that statement's words.
    pub fn matches(
        by: &str,
        at: Timestamp,
        looked_at: impl IntoIterator<Item = (String, String, Verdict, Words)>,
    ) -> Self {
        let kinds = looked_at.into_iter();
        let kinds = kinds.map(|(expectation, to, verdict, words)| Kind::Match { expectation, to, verdict, words });
        Self::of(by, at, kinds.collect())
    }

    /// Makes one step of two: what a person did in one act.
    #[must_use]
    pub fn with(mut self, other: Step) -> Self {
        self.drafts.extend(other.drafts);
        if self.drafts.len() > 1 {
            let step = EventId::unique().0;
            self.drafts.iter_mut().for_each(|draft| draft.step = Some(step.clone()));
        }
        self
    }

    /// Takes events back: what [`super::history`] says comes next.
    pub fn undo(by: &str, at: Timestamp, events: Vec<EventId>) -> Self {
        Self::of(by, at, vec![Kind::Undo { events }])
    }

    /// A lone event is a step by itself, and needs no name for it.
    fn of(by: &str, at: Timestamp, kinds: Vec<Kind>) -> Self {
        let step = (kinds.len() > 1).then(|| EventId::unique().0);
        let drafts = kinds.into_iter().map(|kind| Draft::new(by, at, step.clone(), kind));
        Step { drafts: drafts.collect() }
    }
}
