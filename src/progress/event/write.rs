//! Writes one line of a journal.

use std::io;

use serde::Serialize;

use super::{Aimed, Event, EventId, Kind, VERSION, Verdict, Wording, Words};
use crate::progress::Status;

impl Event {
    /// Returns the line of the journal, without its line break.
    pub(in crate::progress) fn to_line(&self) -> io::Result<String> {
        let (kind, needs) = needs(&self.kind).ok_or(io::ErrorKind::Unsupported)?;
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

/// The name of a kind, and its fields; nothing for what this version doesn't know.
fn needs(kind: &Kind) -> Option<(&'static str, Needs<'_>)> {
    Some(match kind {
        Kind::Status { expectation, status, words } => {
            ("status", Needs::Status { expectation, status: *status, words })
        }
        Kind::Match { expectation, to, verdict, words } => {
            ("match", Needs::Match { expectation, to, verdict: *verdict, words })
        }
        Kind::Renamed { from, was, to, words } => {
            ("renamed", Needs::Renamed { from, was, to, words: LevelWords::of(words) })
        }
        Kind::Rating { competency, rating, words } => {
            ("rating", Needs::Rating { competency, rating: rating.as_deref(), words: RatedWords::of(words) })
        }
        Kind::Note { on, text, replaces, words } => {
            ("note", Needs::Note { on, text, replaces: replaces.as_ref(), words: NotedWords::of(words) })
        }
        Kind::Aim { track, current, target, words } => ("aim", Needs::Aim(aim(track, current, target, words))),
        Kind::Seen(wording) => ("seen", Needs::Wording(wording)),
        Kind::Pin(wording) => ("pin", Needs::Wording(wording)),
        Kind::Undo { events } => ("undo", Needs::Undo { events }),
        Kind::Other => return None,
    })
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
    Renamed {
        from: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        was: &'a str,
        to: &'a str,
        #[serde(flatten)]
        words: LevelWords<'a>,
    },
    Rating {
        competency: &'a str,
        rating: Option<&'a str>,
        #[serde(flatten)]
        words: RatedWords<'a>,
    },
    Note {
        on: &'a str,
        text: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        replaces: Option<&'a EventId>,
        #[serde(flatten)]
        words: NotedWords<'a>,
    },
    Aim(AimFields<'a>),
    Wording(&'a Wording),
    Undo {
        events: &'a [EventId],
    },
}

/// The words of a level.
#[derive(Serialize)]
struct LevelWords<'a> {
    ladder: &'a str,
    track: &'a str,
    level: &'a str,
    rank: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
}

impl<'a> LevelWords<'a> {
    fn of(words: &'a Words) -> Self {
        LevelWords {
            ladder: &words.ladder,
            track: &words.track,
            level: &words.level,
            rank: words.rank.as_deref(),
            file: words.file.as_deref(),
        }
    }
}

/// The words of a rating, whose `competency` is an id.
#[derive(Serialize)]
struct RatedWords<'a> {
    ladder: &'a str,
    track: &'a str,
    level: &'a str,
    rank: Option<&'a str>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
}

impl<'a> RatedWords<'a> {
    fn of(words: &'a Words) -> Self {
        RatedWords {
            ladder: &words.ladder,
            track: &words.track,
            level: &words.level,
            rank: words.rank.as_deref(),
            title: &words.competency,
            file: words.file.as_deref(),
        }
    }
}

/// The words of a note, whose `text` is its own.
#[derive(Serialize)]
struct NotedWords<'a> {
    ladder: &'a str,
    track: &'a str,
    level: &'a str,
    rank: Option<&'a str>,
    competency: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    statement: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
}

impl<'a> NotedWords<'a> {
    fn of(words: &'a Words) -> Self {
        NotedWords {
            ladder: &words.ladder,
            track: &words.track,
            level: &words.level,
            rank: words.rank.as_deref(),
            competency: &words.competency,
            statement: &words.text,
            file: words.file.as_deref(),
        }
    }
}

/// The fields of an aim, whose `track` is an id. What is left out stays as it was.
#[derive(Serialize)]
struct AimFields<'a> {
    track: &'a str,
    #[serde(flatten)]
    current: Option<Current<'a>>,
    #[serde(flatten)]
    target: Option<Target<'a>>,
    ladder: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
}

#[derive(Serialize)]
struct Current<'a> {
    current: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current_rank: Option<&'a str>,
}

#[derive(Serialize)]
struct Target<'a> {
    target: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_rank: Option<&'a str>,
}

/// A level's id, title and rank; all nothing where an end is taken back.
type End<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn aim<'a>(track: &'a str, current: &'a Aimed, target: &'a Aimed, words: &'a Words) -> AimFields<'a> {
    let current =
        end(current).map(|(current, current_title, current_rank)| Current { current, current_title, current_rank });
    let target = end(target).map(|(target, target_title, target_rank)| Target { target, target_title, target_rank });
    AimFields { track, current, target, ladder: &words.ladder, title: &words.track, file: words.file.as_deref() }
}

fn end(aimed: &Aimed) -> Option<End<'_>> {
    match aimed {
        Aimed::Unsaid => None,
        Aimed::Nowhere => Some((None, None, None)),
        Aimed::At { level, title, rank } => Some((Some(level), Some(title), rank.as_deref())),
    }
}
