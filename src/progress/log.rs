//! All events that are known, and the state they make.

use crate::hash::HashSet;

use super::event::{Draft, Event, EventId};
use super::state::State;

/// All events that are known, each once, in order; and the state they make.
#[derive(Clone, Debug, Default)]
pub struct Log {
    events: Vec<Event>,
    ids: HashSet<EventId>,
    /// Not saved yet, with the numbers they would get now.
    pending: Vec<Event>,
    state: State,
}

impl Log {
    /// Makes a log of the events of a journal.
    pub fn new(events: Vec<Event>) -> Self {
        let mut log = Log::default();
        log.merge(events);
        log
    }

    /// Adds events, in any order; those that are known already change nothing.
    pub fn extend(&mut self, events: Vec<Event>) {
        let mut events = events.into_iter();
        while let Some(event) = events.next() {
            if self.is_plainly_next(&event) {
                self.push(event);
            } else if self.events.binary_search(&event).is_err() {
                return self.merge(std::iter::once(event).chain(events));
            }
        }
    }

    /// Adds what is not saved yet, so that it shows at once: after all others.
    pub fn add_pending(&mut self, drafts: &[Draft]) {
        let settled = drafts.iter().all(|draft| !draft.reaches_back());
        for draft in drafts {
            let event = draft.numbered(self.next_seq());
            if settled {
                self.state.apply(&event);
            }
            self.pending.push(event);
        }
        if !settled {
            self.refold();
        }
    }

    /// Takes the place of pending events, by their ids, with what was saved.
    pub fn confirm(&mut self, events: Vec<Event>) {
        if self.are_next(&events) {
            self.ids.extend(events.iter().map(|event| event.id.clone()));
            self.events.extend(self.pending.drain(..events.len()));
            return;
        }
        let saved: HashSet<EventId> = events.iter().map(|event| event.id.clone()).collect();
        self.pending.retain(|event| !saved.contains(&event.id));
        self.extend(events);
    }

    /// Returns how many events are not saved yet.
    pub fn pending_count(&self) -> usize {
        self.pending.len()
    }

    /// Returns whether this event is not saved yet.
    pub fn is_pending(&self, event: &EventId) -> bool {
        self.pending.iter().any(|pending| pending.id == *event)
    }

    /// Returns what is not saved yet, to write it again.
    pub fn pending(&self) -> Vec<Draft> {
        self.pending.iter().map(Draft::from).collect()
    }

    /// Returns what is not saved yet.
    pub fn unsaved(&self) -> impl Iterator<Item = &Event> {
        self.pending.iter()
    }

    /// Returns all events in order, pending ones last.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = &Event> {
        let unseen = self.pending.iter().filter(|event| !self.ids.contains(&event.id));
        self.events.iter().chain(unseen)
    }

    /// Returns how many events there are, without pending ones.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Returns whether nothing was ever said.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.pending.is_empty()
    }

    /// Returns the state, pending events included.
    pub fn state(&self) -> &State {
        &self.state
    }

    fn next_seq(&self) -> u64 {
        let last = self.pending.last().or(self.events.last());
        last.map_or(1, |event| event.seq.saturating_add(1))
    }

    /// Whether an event is new, newer than all others, and reaches back to none: then it
    /// is applied without a look at the rest. (A status that was pending until
    /// now is applied a second time, to the same effect.)
    fn is_plainly_next(&self, event: &Event) -> bool {
        self.pending.is_empty()
            && !event.kind.reaches_back()
            && self.events.last().is_none_or(|last| (last.seq, &last.id) < (event.seq, &event.id))
            && !self.ids.contains(&event.id)
    }

    /// Whether events are the first of those that are pending, as they were foreseen:
    /// nothing came between, so that the state has them already, undos too.
    fn are_next(&self, events: &[Event]) -> bool {
        let is_behind =
            |first: &Event| self.events.last().is_none_or(|last| (last.seq, &last.id) < (first.seq, &first.id));
        self.pending.starts_with(events)
            && events.first().is_some_and(is_behind)
            && events.iter().all(|event| !self.ids.contains(&event.id))
    }

    fn push(&mut self, event: Event) {
        self.state.apply(&event);
        self.ids.insert(event.id.clone());
        self.events.push(event);
    }

    /// Adds events where they belong. Two that share an id and differ can only
    /// be an accident; the lesser stays, which is the same one in every order.
    fn merge(&mut self, events: impl IntoIterator<Item = Event>) {
        let known = self.events.len();
        self.events.extend(events);
        if self.events[known.saturating_sub(1)..].is_sorted() {
            // Behind all others, as they mostly come: those are not looked at again.
            let mut nth = 0;
            self.events.retain(|event| {
                nth += 1;
                nth <= known || self.ids.insert(event.id.clone())
            });
        } else {
            self.events.sort();
            self.ids.clear();
            self.events.retain(|event| self.ids.insert(event.id.clone()));
        }
        self.renumber_pending();
        self.refold();
    }

    fn renumber_pending(&mut self) {
        let mut seq = self.events.last().map_or(0, |event| event.seq);
        for event in &mut self.pending {
            seq = seq.saturating_add(1);
            event.seq = seq;
        }
    }

    fn refold(&mut self) {
        self.state = State::fold(self.events());
    }
}

#[cfg(test)]
mod tests;
