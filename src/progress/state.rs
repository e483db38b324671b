//! The state of a journal: a fold of its events that does not depend on the
//! order in which their lines stand.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::Status;
use crate::hash;

use super::event::{Aimed, Event, EventId, Kind, Origin, Verdict, Wording, Words};

mod beside;
mod notes;

pub use beside::Beside;
pub use notes::Note;

use notes::Notes;

/// What was last said of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticked {
    /// The status. `Open` is a fact too: it was ticked, and is open again.
    pub status: Status,
    /// Since when.
    pub since: Timestamp,
    /// The words to find the statement again.
    pub words: Words,
    /// The event that said so.
    pub event: EventId,
    /// That event's number.
    pub seq: u64,
}

/// What was last said of where a status was found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// Whether it is the same statement.
    pub verdict: Verdict,
    /// The id of the statement where it was found.
    pub to: String,
    /// That statement's words.
    pub words: Words,
}

/// What was last said of a level that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The id of the level that it is now.
    pub to: String,
    /// That level's words.
    pub words: Words,
}

/// What was last said of a competency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// A word of the person's scale; nothing where it was taken back.
    pub rating: Option<String>,
    /// Since when.
    pub since: Timestamp,
    /// The words to find the competency again.
    pub words: Words,
    /// The event that said so.
    pub event: EventId,
    /// That event's number.
    pub seq: u64,
}

/// What was last said of where someone stands in a track and wants to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aim {
    /// The level they are on.
    pub current: Option<Rung>,
    /// The level they work towards.
    pub target: Option<Rung>,
}

/// A level that an aim names, or that it names none any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The level's id; nothing where it was taken back. That is kept, since an
    /// older one may stand under another id that the track had.
    pub level: Option<String>,
    /// Since when.
    pub since: Timestamp,
    /// The words to find the level, or the track, again.
    pub words: Words,
    /// The number of the event that said so.
    pub seq: u64,
}

/// A ladder's words that were looked at, or are judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// The hash of the snapshot that holds them.
    pub snapshot: String,
    /// Since when.
    pub since: Timestamp,
}

/// The wordings of ladders that were looked at, or pinned. Several ladders may have
/// one name, so that a newer wording of a name takes no older one's place:
/// `snapshots::past` tells whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sightings(HashMap<String, Vec<Sighting>>);

impl Sightings {
    /// Returns the wordings under a ladder's name, the newest last, each once.
    pub fn of(&self, ladder: &str) -> &[Sighting] {
        self.0.get(ladder).map_or(&[], Vec::as_slice)
    }

    fn apply(&mut self, wording: &Wording, event: &Event) {
        let all = self.0.entry(wording.ladder.clone()).or_default();
        all.retain(|sighting| sighting.snapshot != wording.snapshot);
        all.push(Sighting { snapshot: wording.snapshot.clone(), since: event.at });
    }
}

/// Where everything stands that was ever said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// By the id of the expectation.
    pub current: HashMap<String, Ticked>,
    /// By the id of the expectation that was ticked.
    pub matches: HashMap<String, Matched>,
    /// By the id of a level that is gone.
    pub renamed: HashMap<String, Renamed>,
    /// By the id of the competency.
    pub ratings: HashMap<String, Rated>,
    /// By the id of the track.
    pub aims: HashMap<String, Aim>,
    /// How ladders were worded when they were looked at.
    pub seen: Sightings,
    /// The wordings that one is judged by.
    pub pinned: Sightings,
    /// What was said under the same ids of other tracks, by what they are known by:
    /// ids of tracks of one title go by the order in which they are read.
    pub beside: Beside,
    notes: Notes,
}

impl State {
    /// Returns the notes that stand, in no order.
    pub fn notes(&self) -> impl Iterator<Item = &Arc<Note>> {
        self.notes.standing()
    }

    /// Returns a note that stands, by its event.
    pub fn note(&self, event: &EventId) -> Option<&Arc<Note>> {
        self.notes.get(event)
    }

    /// Takes events from the newest to the oldest to know which hold: what cancels
    /// an event is newer than it, so that it is settled when the event's turn
    /// comes. Those that hold are then applied as they were made; of what was said of
    /// one statement again and again, the last.
    pub(super) fn fold<'a>(events: impl DoubleEndedIterator<Item = &'a Event>) -> Self {
        let mut cancels = Cancels::default();
        let mut said: hash::HashSet<(&str, Origin<'_>)> = hash::HashSet::default();
        let mut is_last = |event: &'a Event| match &event.kind {
            Kind::Status { expectation, words, .. } => said.insert((expectation, words.origin())),
            _ => true,
        };
        let holding: Vec<&Event> = events.rev().filter(|event| cancels.settle(event) && is_last(event)).collect();
        let mut state = State::default();
        holding.into_iter().rev().for_each(|event| state.apply(event));
        state
    }

    /// Applies an event that is newer than all others.
    pub(super) fn apply(&mut self, event: &Event) {
        match &event.kind {
            Kind::Status { expectation, status, words } => {
                let ticked = Ticked {
                    status: *status,
                    since: event.at,
                    words: words.clone(),
                    event: event.id.clone(),
                    seq: event.seq,
                };
                self.beside.make_way(expectation, &ticked.words, self.current.get(expectation));
                set(&mut self.current, expectation, ticked);
            }
            Kind::Match { expectation, to, verdict, words } => {
                let matched = Matched { verdict: *verdict, to: to.clone(), words: words.clone() };
                set(&mut self.matches, expectation, matched);
            }
            Kind::Renamed { from, to, words, .. } => {
                set(&mut self.renamed, from, Renamed { to: to.clone(), words: words.clone() });
            }
            Kind::Rating { competency, rating, words } => {
                let rated = Rated {
                    rating: rating.clone(),
                    since: event.at,
                    words: words.clone(),
                    event: event.id.clone(),
                    seq: event.seq,
                };
                set(&mut self.ratings, competency, rated);
            }
            Kind::Note { on, text, replaces, words } => self.notes.apply(event, on, text, replaces.as_ref(), words),
            Kind::Aim { track, current, target, words } => {
                let aim = self.aims.entry(track.clone()).or_default();
                self.beside.make_way_for_aim(track, words, aim);
                take(&mut aim.current, current, event, words);
                take(&mut aim.target, target, event, words);
            }
            Kind::Seen(wording) => self.seen.apply(wording, event),
            Kind::Pin(wording) => self.pinned.apply(wording, event),
            Kind::Undo { .. } | Kind::Other => {}
        }
    }
}

/// Sets a value without making a key that is there already.
fn set<T>(values: &mut HashMap<String, T>, key: &str, value: T) {
    match values.get_mut(key) {
        Some(old) => *old = value,
        None => drop(values.insert(key.to_owned(), value)),
    }
}

/// Takes in what an aim says of one end.
fn take(end: &mut Option<Rung>, aimed: &Aimed, event: &Event, words: &Words) {
    let (level, words) = match aimed {
        Aimed::Unsaid => return,
        Aimed::Nowhere => (None, words.clone()),
        Aimed::At { level, title, rank } => {
            (Some(level.clone()), Words { level: title.clone(), rank: rank.clone(), ..words.clone() })
        }
    };
    *end = Some(Rung { level, since: event.at, words, seq: event.seq });
}

/// What was found to be cancelled, on the way from the newest event to the oldest.
#[derive(Default)]
pub(super) struct Cancels<'a> {
    /// The highest number of an undo that holds and names the event.
    by: HashMap<&'a EventId, u64>,
}

impl<'a> Cancels<'a> {
    /// Returns whether the event holds; if it is an undo, what it names from now
    /// on does not. An undo reaches only events with a lower number.
    pub(super) fn settle(&mut self, event: &'a Event) -> bool {
        let holds = self.by.get(&event.id).is_none_or(|&seq| seq <= event.seq);
        if let (true, Kind::Undo { events }) = (holds, &event.kind) {
            for id in events {
                self.by.entry(id).or_insert(event.seq);
            }
        }
        holds
    }
}
