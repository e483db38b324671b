//! What a person does, before it is in a journal.

use jiff::Timestamp;

use super::{Aimed, Event, EventId, HIGHEST_SEQ, Kind, Verdict, Wording, Words};
use crate::ladder::model::{Level, Track};
use crate::progress::Status;

/// An event that is not in a journal yet: it gets its number when it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub(super) id: EventId,
    at: Timestamp,
    by: String,
    pub(super) step: Option<String>,
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

    /// Returns who did it, by the installation's name.
    pub(in crate::progress) fn by(&self) -> &str {
        &self.by
    }

    /// Returns when it was done.
    pub(in crate::progress) fn at(&self) -> Timestamp {
        self.at
    }

    /// Returns the ids of the levels that it says something of.
    pub(in crate::progress) fn levels(&self) -> impl Iterator<Item = &str> {
        self.kind.levels()
    }

    /// Whether it cancels or replaces others, so that what they did has to go.
    pub(in crate::progress) fn reaches_back(&self) -> bool {
        self.kind.reaches_back()
    }

    /// Returns the event with its number.
    pub(in crate::progress) fn numbered(&self, seq: u64) -> Event {
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

    /// Says of a level that is gone, by the id and the title that it had, that it is
    /// another one now.
    pub fn renamed(by: &str, at: Timestamp, from: String, was: String, to: Level<'_>) -> Self {
        Self::of(by, at, vec![Kind::Renamed { from, was, to: to.id(), words: Words::of_level(to) }])
    }

    /// Makes one step of two: what a person did in one act.
    #[must_use]
    pub fn with(mut self, other: Step) -> Self {
        self.drafts.extend(other.drafts);
        if self.drafts.len() > 1 {
            let step = EventId::unique().to_string();
            self.drafts.iter_mut().for_each(|draft| draft.step = Some(step.clone()));
        }
        self
    }

    /// Rates competencies, named by their ids; nothing takes a rating back.
    pub fn ratings(
        by: &str,
        at: Timestamp,
        ratings: impl IntoIterator<Item = (String, Option<String>, Words)>,
    ) -> Self {
        let kinds = ratings.into_iter().map(|(competency, rating, words)| Kind::Rating { competency, rating, words });
        Self::of(by, at, kinds.collect())
    }

    /// Notes evidence, as Markdown, on a statement or a competency, named by its id.
    pub fn note(by: &str, at: Timestamp, on: String, text: String, words: Words) -> Self {
        Self::of(by, at, vec![Kind::Note { on, text, replaces: None, words }])
    }

    /// Puts a note in the place of another one; an empty text takes that away.
    pub fn note_instead(by: &str, at: Timestamp, of: EventId, on: String, text: String, words: Words) -> Self {
        Self::of(by, at, vec![Kind::Note { on, text, replaces: Some(of), words }])
    }

    /// Says where a person stands in a track and where they want to be;
    /// [`Aimed::Unsaid`] leaves one end as it is.
    pub fn aim(by: &str, at: Timestamp, track: Track<'_>, current: Aimed, target: Aimed) -> Self {
        let words = Words::of_track(track);
        Self::of(by, at, vec![Kind::Aim { track: track.id().to_owned(), current, target, words }])
    }

    /// Says that a person looked at these ladders.
    pub fn seen(by: &str, at: Timestamp, wordings: impl IntoIterator<Item = Wording>) -> Self {
        Self::of(by, at, wordings.into_iter().map(Kind::Seen).collect())
    }

    /// Says that a person is judged by these ladders.
    pub fn pin(by: &str, at: Timestamp, wordings: impl IntoIterator<Item = Wording>) -> Self {
        Self::of(by, at, wordings.into_iter().map(Kind::Pin).collect())
    }

    /// Takes events back: what [`history`](crate::progress::history) says comes next.
    pub fn undo(by: &str, at: Timestamp, events: Vec<EventId>) -> Self {
        Self::of(by, at, vec![Kind::Undo { events }])
    }

    /// A lone event is a step by itself, and needs no name for it.
    fn of(by: &str, at: Timestamp, kinds: Vec<Kind>) -> Self {
        let step = (kinds.len() > 1).then(|| EventId::unique().to_string());
        let drafts = kinds.into_iter().map(|kind| Draft::new(by, at, step.clone(), kind));
        Step { drafts: drafts.collect() }
    }
}
