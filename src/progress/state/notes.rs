//! Which notes stand.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::progress::event::{Event, EventId, Words};

/// A note on a statement or a competency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The event that wrote it: what to name when it is edited.
    pub event: EventId,
    /// The id of the statement or competency.
    pub on: String,
    /// The note, as Markdown.
    pub text: String,
    /// When it was first written.
    pub at: Timestamp,
    /// When it was last edited, if it was.
    pub edited: Option<Timestamp>,
    /// The words to find the statement or competency again.
    pub words: Words,
    /// The number of the event that first wrote it: notes are shown in that order.
    pub first: u64,
    /// The number of the event that wrote it.
    pub seq: u64,
}

/// All notes that were ever written. Two edits of one note both stand: nobody
/// can say which one was meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Notes {
    written: HashMap<EventId, Arc<Note>>,
    /// The highest number of an event that replaces the note.
    replaced: HashMap<EventId, u64>,
}

impl Notes {
    /// Takes in a note that is newer than all others. It replaces only what has a
    /// lower number, so that no two notes replace each other.
    pub(super) fn apply(&mut self, event: &Event, on: &str, text: &str, replaces: Option<&EventId>, words: &Words) {
        let before = replaces.and_then(|id| self.written.get(id)).filter(|note| note.seq < event.seq);
        let note = Note {
            event: event.id.clone(),
            on: on.to_owned(),
            text: text.to_owned(),
            at: before.map_or(event.at, |note| note.at),
            edited: before.map(|_| event.at),
            words: words.clone(),
            first: before.map_or(event.seq, |note| note.first),
            seq: event.seq,
        };
        if let Some(id) = replaces {
            self.replaced.insert(id.clone(), event.seq);
        }
        self.written.insert(event.id.clone(), Arc::new(note));
    }

    pub(super) fn standing(&self) -> impl Iterator<Item = &Arc<Note>> {
        self.written.values().filter(|note| self.stands(note))
    }

    pub(super) fn get(&self, event: &EventId) -> Option<&Arc<Note>> {
        self.written.get(event).filter(|note| self.stands(note))
    }

    fn stands(&self, note: &Note) -> bool {
        !note.text.trim().is_empty() && self.replaced.get(&note.event).is_none_or(|&seq| seq <= note.seq)
    }
}
