//! The journal, its state, and finding ticks again in a ladder.
//!
//! The way of a tick: a [`Step`] becomes events of the [`Journal`], which only
//! ever grows; a [`Log`] folds all events to a [`State`], in whatever order their
//! lines stand; a [`Standing`] holds that state against a ladder, and [`history`]
//! says what undo and redo would do next.
//!
//! Nothing here knows a terminal, the time or who writes: both are passed in.

pub mod changes;
pub mod event;
pub mod history;
pub mod journal;
pub mod log;
pub mod snapshots;
pub mod standing;
pub mod state;

pub use changes::{Changes, Reworded};
pub use event::{Aimed, Draft, Event, EventId, Kind, Step, Verdict, Wording, Words};
pub use journal::{Appended, Journal, Loaded, Skipped};
pub use log::Log;
pub use standing::{Aim, Counts, Elsewhere, Goal, LostCompetency, LostLevel, Moved, Orphan, Rating, Standing};
pub use state::{Matched, Note, Rated, Renamed, Sighting, Sightings, State, Ticked};

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How a person stands to a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Not met, or never looked at.
    #[default]
    #[serde(rename = "open")]
    Open,
    /// Being worked on.
    #[serde(rename = "working")]
    Working,
    /// Met.
    #[serde(rename = "met")]
    Met,
    /// Not applicable: neither met nor missing.
    #[serde(rename = "n/a")]
    NotApplicable,
}

impl Status {
    /// Every status, in the order in which a person passes through them.
    pub const ALL: [Status; 4] = [Status::Open, Status::Working, Status::Met, Status::NotApplicable];

    /// Returns the name, as files and commands spell it.
    pub fn name(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Working => "working",
            Status::Met => "met",
            Status::NotApplicable => "n/a",
        }
    }

    /// Returns the mark of a checklist, in ASCII.
    pub fn mark(self) -> &'static str {
        match self {
            Status::Open => "[ ]",
            Status::Working => "[~]",
            Status::Met => "[x]",
            Status::NotApplicable => "[-]",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A word that names no status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a status is one of open, working, met, n/a")]
pub struct UnknownStatus;

impl FromStr for Status {
    type Err = UnknownStatus;

    /// Reads a name; `na` and `not-applicable` are easier to type than `n/a`.
    fn from_str(name: &str) -> Result<Self, UnknownStatus> {
        match name {
            "na" | "not-applicable" => Ok(Status::NotApplicable),
            _ => Status::ALL.into_iter().find(|s| s.name() == name).ok_or(UnknownStatus),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_spelled_alike_everywhere() {
        for status in Status::ALL {
            assert_eq!(status.name().parse(), Ok(status));
            assert_eq!(serde_json::to_value(status).unwrap(), status.name());
        }
        assert_eq!("na".parse(), Ok(Status::NotApplicable));
        assert_eq!("not-applicable".parse(), Ok(Status::NotApplicable));
        assert_eq!("great".parse::<Status>(), Err(UnknownStatus));
    }
}
