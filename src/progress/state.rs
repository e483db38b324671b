//! The state of a journal: a fold of its events that does not depend on the
//! order in which their lines stand.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::Status;
use super::event::{Draft, Event, EventId, Kind, Verdict, Words};

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

/// Where every statement stands that was ever ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// By the id of the expectation.
    pub current: HashMap<String, Ticked>,
    /// By the id of the expectation that was ticked.
    pub matches: HashMap<String, Matched>,
}

impl State {
    /// Goes from the newest event to the oldest: what cancels an event is newer
    /// than it, so that it is settled when the event's turn comes; and the first
    /// status met is the one that holds.
    fn fold<'a>(events: impl DoubleEndedIterator<Item = &'a Event>) -> Self {
        let mut state = State::default();
        let mut cancels = Cancels::default();
        for event in events.rev() {
            if cancels.settle(event) {
                state.apply_older(event);
            }
        }
        state
    }

    fn apply_older(&mut self, event: &Event) {
        let is_known = match &event.kind {
            Kind::Status { expectation, .. } => self.current.contains_key(expectation),
            Kind::Match { expectation, .. } => self.matches.contains_key(expectation),
            Kind::Undo { .. } | Kind::Other => true,
        };
        if !is_known {
            self.apply(event);
        }
    }

    /// Applies an event that is newer than all others.
    fn apply(&mut self, event: &Event) {
        match &event.kind {
            Kind::Status { expectation, status, words } => {
                let ticked = Ticked {
                    status: *status,
                    since: event.at,
                    words: words.clone(),
                    event: event.id.clone(),
                    seq: event.seq,
                };
                self.current.insert(expectation.clone(), ticked);
            }
            Kind::Match { expectation, to, verdict, words } => {
                let matched = Matched { verdict: *verdict, to: to.clone(), words: words.clone() };
                self.matches.insert(expectation.clone(), matched);
            }
            Kind::Undo { .. } | Kind::Other => {}
        }
    }
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
        let settled = drafts.iter().all(|draft| !draft.is_undo());
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

    /// Whether an event is new, newer than all others, and cancels none: then it
    /// is applied without a look at the rest. (A status that was pending until
    /// now is applied a second time, to the same effect.)
    fn is_plainly_next(&self, event: &Event) -> bool {
        self.pending.is_empty()
            && !matches!(event.kind, Kind::Undo { .. })
            && self.events.last().is_none_or(|last| (last.seq, &last.id) < (event.seq, &event.id))
            && !self.ids.contains(&event.id)
    }

    fn push(&mut self, event: Event) {
        self.state.apply(&event);
        self.ids.insert(event.id.clone());
        self.events.push(event);
    }

    /// Adds events where they belong. Two that share an id and differ can only
    /// be an accident; the lesser stays, which is the same one in every order.
    fn merge(&mut self, events: impl IntoIterator<Item = Event>) {
        self.events.extend(events);
        self.events.sort();
        self.ids.clear();
        self.events.retain(|event| self.ids.insert(event.id.clone()));
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
mod tests {
    use super::*;
    use crate::progress::event::Step;
    use proptest::prelude::*;

    fn tick(seq: u64, id: &str, expectation: &str, status: Status) -> Event {
        let kind = Kind::Status { expectation: expectation.into(), status, words: Words::default() };
        event(seq, id, kind)
    }

    fn undo(seq: u64, id: &str, events: &[&str]) -> Event {
        let events = events.iter().map(|&id| id.into()).collect();
        event(seq, id, Kind::Undo { events })
    }

    fn event(seq: u64, id: &str, kind: Kind) -> Event {
        Event {
            seq,
            id: id.into(),
            at: Timestamp::from_second(seq.cast_signed()).unwrap(),
            by: "desk".into(),
            step: None,
            kind,
        }
    }

    fn status(log: &Log, expectation: &str) -> Option<Status> {
        log.state().current.get(expectation).map(|ticked| ticked.status)
    }

    fn drafts(expectation: &str, status: Status) -> Vec<Draft> {
        let at = Timestamp::from_second(9).unwrap();
        Step::status("desk", at, [(expectation.to_owned(), status, Words::default())]).drafts
    }

    #[test]
    fn an_undo_brings_back_what_was_there_before() {
        let mut log = Log::new(vec![tick(1, "a", "e", Status::Working), tick(2, "b", "e", Status::Met)]);
        log.extend(vec![undo(3, "c", &["b"])]);
        assert_eq!(status(&log, "e"), Some(Status::Working));
        log.extend(vec![undo(4, "d", &["c"])]);
        assert_eq!(status(&log, "e"), Some(Status::Met));
        log.extend(vec![undo(5, "e", &["a", "b"])]);
        assert_eq!(status(&log, "e"), None);
    }

    #[test]
    fn an_undo_reaches_only_what_was_there_when_it_was_made() {
        let events = vec![tick(2, "a", "e", Status::Met), undo(2, "b", &["a"]), undo(1, "c", &["a"])];
        assert_eq!(status(&Log::new(events), "e"), Some(Status::Met));
    }

    #[test]
    fn open_again_is_a_fact_with_a_date() {
        let log = Log::new(vec![tick(1, "a", "e", Status::Met), tick(2, "b", "e", Status::Open)]);
        let ticked = &log.state().current["e"];
        assert_eq!((ticked.status, ticked.since.as_second()), (Status::Open, 2));
    }

    #[test]
    fn a_long_chain_of_undos_needs_no_deep_stack() {
        let mut events = vec![tick(1, "0", "e", Status::Met)];
        for nth in 1..=100_000_u64 {
            events.push(undo(nth + 1, &nth.to_string(), &[&(nth - 1).to_string()]));
        }
        assert_eq!(status(&Log::new(events), "e"), Some(Status::Met));
    }

    #[test]
    fn a_tick_shows_before_it_is_saved() {
        let mut log = Log::new(vec![tick(7, "a", "e", Status::Working)]);
        let met = drafts("e", Status::Met);
        log.add_pending(&met);
        assert_eq!((status(&log, "e"), log.pending_count()), (Some(Status::Met), 1));
        assert!(log.is_pending(met[0].id()));
        assert_eq!(log.pending(), met);
        log.extend(vec![tick(30, "z", "e", Status::Open)]);
        assert_eq!(status(&log, "e"), Some(Status::Met), "what is pending comes last");
        log.confirm(vec![met[0].numbered(31)]);
        assert_eq!((status(&log, "e"), log.pending_count()), (Some(Status::Met), 0));
    }

    #[test]
    fn an_undo_shows_before_it_is_saved() {
        let mut log = Log::new(vec![tick(1, "a", "e", Status::Working)]);
        let met = drafts("e", Status::Met);
        log.add_pending(&met);
        log.add_pending(&Step::undo("desk", Timestamp::UNIX_EPOCH, vec![met[0].id().clone()]).drafts);
        assert_eq!((status(&log, "e"), log.pending_count()), (Some(Status::Working), 2));
    }

    #[test]
    fn what_is_seen_in_the_file_stays_pending_until_it_is_confirmed() {
        let mut log = Log::default();
        let met = drafts("e", Status::Met);
        log.add_pending(&met);
        log.extend(vec![met[0].numbered(1)]);
        assert_eq!((log.pending_count(), log.events().count()), (1, 1));
    }

    fn kinds() -> impl Strategy<Value = Kind> {
        prop_oneof![
            4 => (0..4_u8, 0..4_usize).prop_map(|(expectation, status)| Kind::Status {
                expectation: expectation.to_string(),
                status: Status::ALL[status],
                words: Words::default(),
            }),
            3 => prop::collection::vec(0..20_u8, 1..3).prop_map(|ids| Kind::Undo {
                events: ids.iter().map(|id| id.to_string().as_str().into()).collect(),
            }),
            2 => (0..4_u8, 0..4_u8, any::<bool>()).prop_map(|(expectation, to, is_same)| Kind::Match {
                expectation: expectation.to_string(),
                to: to.to_string(),
                verdict: if is_same { Verdict::Accepted } else { Verdict::Rejected },
                words: Words::default(),
            }),
            1 => Just(Kind::Other),
        ]
    }

    fn journals() -> impl Strategy<Value = Vec<Event>> {
        prop::collection::vec((1..12_u64, kinds()), 0..20).prop_map(|rows| {
            let rows = rows.into_iter().enumerate();
            rows.map(|(id, (seq, kind))| event(seq, &id.to_string(), kind)).collect()
        })
    }

    fn shuffled() -> impl Strategy<Value = (Vec<Event>, Vec<Event>)> {
        journals().prop_flat_map(|events| {
            let twice = [events.clone(), events.clone()].concat();
            (Just(events), Just(twice).prop_shuffle())
        })
    }

    /// The rule as it is written down, one event at a time.
    fn holds(event: &Event, all: &[Event]) -> bool {
        !all.iter().any(|other| match &other.kind {
            Kind::Undo { events } => other.seq > event.seq && events.contains(&event.id) && holds(other, all),
            _ => false,
        })
    }

    fn holding(all: &[Event]) -> Vec<&Event> {
        let mut sorted: Vec<&Event> = all.iter().filter(|event| holds(event, all)).collect();
        sorted.sort();
        sorted
    }

    fn by_the_rule(all: &[Event]) -> HashMap<String, EventId> {
        let statuses = holding(all).into_iter().filter_map(|event| match &event.kind {
            Kind::Status { expectation, .. } => Some((expectation.clone(), event.id.clone())),
            _ => None,
        });
        statuses.collect()
    }

    fn matches_by_the_rule(all: &[Event]) -> HashMap<String, Matched> {
        let matches = holding(all).into_iter().filter_map(|event| match &event.kind {
            Kind::Match { expectation, to, verdict, words } => {
                Some((expectation.clone(), Matched { verdict: *verdict, to: to.clone(), words: words.clone() }))
            }
            _ => None,
        });
        matches.collect()
    }

    proptest! {
        #[test]
        fn every_order_of_lines_and_every_duplicate_give_one_state((events, mixed) in shuffled()) {
            let log = Log::new(events);
            let at_once = Log::new(mixed.clone());
            prop_assert_eq!(log.state(), at_once.state());
            let mut slowly = Log::default();
            for event in mixed {
                slowly.extend(vec![event]);
            }
            prop_assert_eq!(log.state(), slowly.state());
            prop_assert_eq!(log.events().collect::<Vec<_>>(), slowly.events().collect::<Vec<_>>());
        }

        #[test]
        fn the_fold_keeps_the_rule_of_undo(events in journals()) {
            let log = Log::new(events.clone());
            let folded: HashMap<_, _> =
                log.state().current.iter().map(|(id, ticked)| (id.clone(), ticked.event.clone())).collect();
            prop_assert_eq!(folded, by_the_rule(&events));
            prop_assert_eq!(&log.state().matches, &matches_by_the_rule(&events));
        }

        #[test]
        fn two_journals_merge_to_one_state_from_either_side(events in journals(), shared in 0..20_usize, cut in 0..20_usize) {
            let shared = shared.min(events.len());
            let cut = cut.clamp(shared, events.len());
            let ours = &events[..cut];
            let theirs = [&events[..shared], &events[cut..]].concat();
            let mut left = Log::new(ours.to_vec());
            left.extend(theirs.clone());
            let mut right = Log::new(theirs);
            right.extend(ours.to_vec());
            prop_assert_eq!(left.state(), right.state());
            let whole = Log::new(events);
            prop_assert_eq!(left.state(), whole.state());
        }

        #[test]
        fn pending_then_confirmed_is_what_the_file_gives(events in journals(), foreign in journals(), ticks in prop::collection::vec(0..4_u8, 1..4)) {
            let mut log = Log::new(events.clone());
            let mut ours = Vec::new();
            for tick in ticks {
                ours.extend(drafts(&tick.to_string(), Status::Met));
            }
            ours.extend(Step::undo("desk", Timestamp::UNIX_EPOCH, vec![ours[0].id().clone()]).drafts);
            log.add_pending(&ours);
            log.extend(foreign.clone());
            let saved: Vec<Event> = ours.iter().zip(20..).map(|(draft, seq)| draft.numbered(seq)).collect();
            log.confirm(saved.clone());
            prop_assert_eq!(log.pending_count(), 0);
            let file = Log::new([events, foreign, saved].concat());
            prop_assert_eq!(log.state(), file.state());
        }
    }
}
