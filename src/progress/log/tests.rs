//! The fold does not depend on the order of lines.

use std::collections::HashMap;

use jiff::Timestamp;

use super::*;
use crate::progress::Status;
use crate::progress::event::{Aimed, Kind, Step, Verdict, Wording, Words};
use crate::progress::state::Matched;
use crate::sort;
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

fn note(seq: u64, id: &str, text: &str, replaces: Option<&str>) -> Event {
    let replaces = replaces.map(EventId::from);
    event(seq, id, Kind::Note { on: "e".into(), text: text.into(), replaces, words: Words::default() })
}

/// The notes that stand, in the order in which they were first written.
fn notes(log: &Log) -> Vec<(String, i64, Option<i64>)> {
    let mut notes: Vec<_> = log.state().notes().collect();
    sort::by_key(&mut notes, |note| (note.first, &note.event));
    let second = |at: Timestamp| at.as_second();
    notes.into_iter().map(|note| (note.text.clone(), second(note.at), note.edited.map(second))).collect()
}

#[test]
fn a_note_is_edited_and_taken_away_by_later_ones() {
    let mut log = Log::new(vec![note(1, "a", "saw it", None), note(2, "b", "and this", None)]);
    log.extend(vec![note(3, "c", "saw it twice", Some("a"))]);
    assert_eq!(notes(&log), [("saw it twice".into(), 1, Some(3)), ("and this".into(), 2, None)]);
    log.extend(vec![note(4, "d", "", Some("c"))]);
    assert_eq!(notes(&log), [("and this".into(), 2, None)]);
    log.extend(vec![undo(5, "u", &["d"])]);
    assert_eq!(notes(&log)[0], ("saw it twice".into(), 1, Some(3)), "an undo brings it back");
}

#[test]
fn two_edits_of_one_note_both_stand() {
    let events = vec![note(1, "a", "saw it", None), note(2, "b", "here", Some("a")), note(2, "c", "", Some("a"))];
    assert_eq!(notes(&Log::new(events)), [("here".into(), 1, Some(2))]);
    let events = vec![note(1, "a", "x", None), note(2, "b", "here", Some("a")), note(2, "c", "there", Some("a"))];
    assert_eq!(notes(&Log::new(events)).len(), 2);
    let ring = vec![note(1, "a", "x", Some("b")), note(1, "b", "y", Some("a"))];
    assert_eq!(notes(&Log::new(ring)).len(), 2, "no two notes replace each other");
}

#[test]
fn an_aim_says_one_end_and_leaves_the_other() {
    let aim = |seq, id, current, target| {
        event(seq, id, Kind::Aim { track: "t".into(), current, target, words: Words::default() })
    };
    let at = |level: &str| Aimed::At { level: level.into(), title: String::new(), rank: None };
    let mut log = Log::new(vec![aim(1, "a", at("t/l1"), Aimed::Unsaid), aim(2, "b", Aimed::Unsaid, at("t/l2"))]);
    let ends = |log: &Log| {
        let aim = log.state().aims["t"].clone();
        (aim.current.and_then(|rung| rung.level), aim.target.and_then(|rung| rung.level))
    };
    assert_eq!(ends(&log), (Some("t/l1".into()), Some("t/l2".into())));
    log.extend(vec![aim(3, "c", Aimed::Nowhere, Aimed::Unsaid)]);
    assert_eq!(ends(&log), (None, Some("t/l2".into())));
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
        1 => (0..3_u8, 0..3_u8).prop_map(|(from, to)| Kind::Renamed {
            from: from.to_string(),
            was: String::new(),
            to: to.to_string(),
            words: Words::default(),
        }),
        2 => (0..3_u8, 0..3_usize).prop_map(|(competency, rating)| Kind::Rating {
            competency: competency.to_string(),
            rating: [None, Some("maturing"), Some("performing")][rating].map(str::to_owned),
            words: Words::default(),
        }),
        3 => (0..3_u8, "[ab]{0,2}", prop::option::of(0..20_u8)).prop_map(|(on, text, replaces)| Kind::Note {
            on: on.to_string(),
            text,
            replaces: replaces.map(|id| id.to_string().as_str().into()),
            words: Words::default(),
        }),
        2 => (0..2_u8, aimed(), aimed()).prop_map(|(track, current, target)| Kind::Aim {
            track: track.to_string(),
            current,
            target,
            words: Words::default(),
        }),
        1 => (0..2_u8, 0..3_u8, any::<bool>()).prop_map(|(ladder, snapshot, is_pin)| {
            let wording = Wording { ladder: ladder.to_string(), snapshot: snapshot.to_string() };
            if is_pin { Kind::Pin(wording) } else { Kind::Seen(wording) }
        }),
        1 => Just(Kind::Other),
    ]
}

fn aimed() -> impl Strategy<Value = Aimed> {
    let level = |level: u8| Aimed::At { level: level.to_string(), title: String::new(), rank: None };
    prop_oneof![Just(Aimed::Unsaid), Just(Aimed::Nowhere), (0..3_u8).prop_map(level)]
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

/// The notes that stand, with the number of each one's first writing.
fn notes_by_the_rule(all: &[Event]) -> HashMap<EventId, u64> {
    let holding = holding(all);
    let note = |event: &Event| match &event.kind {
        Kind::Note { text, replaces, .. } => Some((text.clone(), replaces.clone())),
        _ => None,
    };
    let replaces = |other: &Event, event: &Event| {
        other.seq > event.seq && note(other).is_some_and(|(_, replaces)| replaces.as_ref() == Some(&event.id))
    };
    let standing = holding.iter().filter(|event| note(event).is_some_and(|(text, _)| !text.is_empty()));
    let standing = standing.filter(|event| !holding.iter().any(|other| replaces(other, event)));
    let first = |event: &Event| {
        let mut at = event;
        while let Some(before) = holding.iter().find(|before| note(before).is_some() && replaces(at, before)) {
            at = before;
        }
        at.seq
    };
    standing.map(|event| (event.id.clone(), first(event))).collect()
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
        let notes: HashMap<_, _> = log.state().notes().map(|note| (note.event.clone(), note.first)).collect();
        prop_assert_eq!(notes, notes_by_the_rule(&events));
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

/// Steps as a person makes them: ticks, and undos of what was ticked before.
fn acts() -> impl Strategy<Value = Vec<(u8, Option<usize>)>> {
    prop::collection::vec((0..4_u8, prop::option::of(0..8_usize)), 1..10)
}

proptest! {
    #[test]
    fn what_is_saved_step_by_step_while_others_follow_is_what_is_read_back(
        acts in acts(), answers in prop::collection::vec(0..3_u8, 1..30)
    ) {
        let (mut log, mut file) = (Log::default(), Log::default());
        let mut in_flight: Vec<Vec<Draft>> = Vec::new();
        let mut known: Vec<EventId> = Vec::new();
        let mut acts = acts.into_iter();
        for answer in answers.into_iter().chain(std::iter::repeat_n(1, 20)) {
            match answer {
                0 => if let Some((id, undone)) = acts.next() {
                    let id = [(id.to_string(), Status::Met, Words::default())];
                    let step = match undone.and_then(|nth| known.get(nth)) {
                        Some(event) => Step::undo("desk", Timestamp::UNIX_EPOCH, vec![event.clone()]),
                        None => Step::status("desk", Timestamp::UNIX_EPOCH, id),
                    };
                    known.extend(step.drafts.iter().map(|draft| draft.id().clone()));
                    log.add_pending(&step.drafts);
                    in_flight.push(step.drafts);
                },
                1 if !in_flight.is_empty() => {
                    let next = file.events().last().map_or(1, |event| event.seq + 1);
                    let drafts = in_flight.remove(0);
                    let saved: Vec<Event> = drafts.iter().zip(next..).map(|(draft, seq)| draft.numbered(seq)).collect();
                    file.extend(saved.clone());
                    log.confirm(saved);
                }
                2 => {
                    let next = file.events().last().map_or(1, |event| event.seq + 1);
                    let step = Step::status("phone", Timestamp::UNIX_EPOCH, [("0".into(), Status::Working, Words::default())]);
                    let theirs: Vec<Event> = step.drafts.iter().map(|draft| draft.numbered(next)).collect();
                    file.extend(theirs.clone());
                    log.extend(theirs);
                }
                _ => {}
            }
            let held: Vec<Event> = log.events().cloned().collect();
            let anew = Log::new(held);
            prop_assert_eq!(log.state(), anew.state());
        }
        prop_assert_eq!(log.pending_count(), 0);
        prop_assert_eq!(log.state(), file.state());
        prop_assert_eq!(log.events().collect::<Vec<_>>(), file.events().collect::<Vec<_>>());
    }
}
