//! What has to be found in a ladder: statements that were ticked or noted on.

use std::collections::HashMap;
use std::sync::Arc;

use super::find::Wanted;
use super::twins::Twins;
use crate::ladder::model::ExpectationIx;
use crate::progress::Status;
use crate::progress::event::{EventId, Verdict};
use crate::progress::state::{Note, State, Ticked};
use crate::sort;

/// Notes by the id of what they are on, in the order of their first writing.
pub(super) type NotesOn<'s> = HashMap<&'s str, Vec<&'s Arc<Note>>>;

/// Returns all notes that stand.
pub(super) fn notes_on(state: &State) -> NotesOn<'_> {
    let mut notes: NotesOn<'_> = HashMap::new();
    for note in state.notes() {
        notes.entry(note.on.as_str()).or_default().push(note);
    }
    for notes in notes.values_mut() {
        sort::by_key(notes, |note| (note.first, &note.event));
    }
    notes
}

/// A statement that was ticked or noted on, and what it is looked for by.
pub(super) struct Tick<'s> {
    pub(super) id: &'s str,
    /// Nothing, where it was only noted on.
    pub(super) ticked: Option<&'s Ticked>,
    pub(super) notes: Vec<&'s Arc<Note>>,
    /// What was ticked; where a person said that it is another statement now, that.
    pub(super) wanted: Wanted<'s>,
    /// Whether a person said that it is none of those it was found at.
    pub(super) is_rejected: bool,
    /// Where it was found.
    pub(super) landed: Option<ExpectationIx>,
}

impl<'s> Tick<'s> {
    pub(super) fn is_gone(&self) -> bool {
        self.landed.is_none()
    }

    /// Whether it says anything that would be missed.
    pub(super) fn counts(&self) -> bool {
        self.ticked.is_some_and(|ticked| ticked.status != Status::Open) || !self.notes.is_empty()
    }

    /// What it was last said by: the later, the greater.
    pub(super) fn order(&self) -> (u64, Option<&'s EventId>) {
        let note = self.notes.iter().map(|note| (note.seq, Some(&note.event))).max();
        self.ticked.map(|ticked| (ticked.seq, Some(&ticked.event))).max(note).unwrap_or_default()
    }

    /// What was ticked; where it was only noted on, an open one since then.
    pub(super) fn as_ticked(&self) -> Option<Ticked> {
        self.ticked.cloned().or_else(|| {
            let note = self.notes.first()?;
            Some(Ticked {
                status: Status::Open,
                since: note.at,
                words: note.words.clone(),
                event: note.event.clone(),
                seq: note.seq,
            })
        })
    }
}

/// Returns the statements of a state, by id.
pub(super) fn ticks<'s>(state: &'s State, twins: &'s Twins<'s>, notes: &mut NotesOn<'s>) -> Vec<Tick<'s>> {
    let mut ticks: Vec<Tick<'s>> = Vec::with_capacity(state.current.len());
    for (id, ticked) in &state.current {
        let notes = notes.remove(id.as_str()).unwrap_or_default();
        ticks.extend(Wanted::new(id, &ticked.words).map(|wanted| tick(state, twins, id, Some(ticked), notes, wanted)));
    }
    notes.retain(|id, notes| {
        let wanted = notes.last().and_then(|note| Wanted::new(id, &note.words));
        let Some(wanted) = wanted else { return true };
        ticks.push(tick(state, twins, id, None, std::mem::take(notes), wanted));
        false
    });
    sort::by_key(&mut ticks, |tick| tick.id);
    ticks
}

fn tick<'s>(
    state: &'s State,
    twins: &'s Twins<'s>,
    id: &'s str,
    ticked: Option<&'s Ticked>,
    notes: Vec<&'s Arc<Note>>,
    wanted: Wanted<'s>,
) -> Tick<'s> {
    let matched = state.matches.get(id);
    let accepted = matched.filter(|matched| matched.verdict == Verdict::Accepted);
    let accepted = accepted.and_then(|matched| Wanted::new(&matched.to, &matched.words));
    Tick {
        id,
        ticked,
        notes,
        wanted: twins.now(accepted.unwrap_or(wanted)),
        is_rejected: matched.is_some_and(|matched| matched.verdict == Verdict::Rejected),
        landed: None,
    }
}

/// The statements of which a person said that they are none of those ticked:
/// they are offered to no other tick.
pub(super) fn rejected<'s>(state: &'s State, twins: &'s Twins<'s>) -> impl Iterator<Item = Wanted<'s>> {
    let rejected = state.matches.values().filter(|matched| matched.verdict == Verdict::Rejected);
    rejected.filter_map(|matched| Some(twins.now(Wanted::new(&matched.to, &matched.words)?)))
}
