//! What undo and redo do next for one installation: it takes back only what it
//! did itself, so that two machines never undo each other.

use std::collections::{HashMap, HashSet};

use super::event::{Event, EventId, Kind};
use super::log::Log;
use super::state::Cancels;

/// What was done in one act.
#[derive(Clone, Debug)]
pub struct Done<'a> {
    /// The events, in order; at least one.
    pub events: Vec<&'a Event>,
    /// Whether all of it was taken back since.
    pub is_undone: bool,
}

impl<'a> Done<'a> {
    /// Returns the first event.
    pub fn first(&self) -> &'a Event {
        self.events[0]
    }
}

/// Returns everything that was ever done, the newest first; undos are steps too.
pub fn steps(log: &Log) -> Vec<Done<'_>> {
    let mut cancels = Cancels::default();
    let mut steps: Vec<Done<'_>> = Vec::new();
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for event in log.events().rev() {
        let is_undone = !cancels.settle(event);
        let nth = match &event.step {
            Some(step) => *known.entry((&event.by, step)).or_insert(steps.len()),
            None => steps.len(),
        };
        match steps.get_mut(nth) {
            Some(step) => {
                step.events.push(event);
                step.is_undone &= is_undone;
            }
            None => steps.push(Done { events: vec![event], is_undone }),
        }
    }
    for step in &mut steps {
        step.events.reverse();
    }
    steps
}

/// How far undo and redo reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To whatever was done.
    Everything,
    /// To what a screen shows: a pin is set and seen elsewhere, so that nobody who
    /// presses a key there means it.
    Screen,
}

impl Reach {
    /// Whether there is anything to take back: looking at a ladder changes nothing
    /// that a person sees.
    fn is_deed(self, event: &Event) -> bool {
        match event.kind {
            Kind::Undo { .. } | Kind::Seen(_) => false,
            Kind::Pin(_) => self == Reach::Everything,
            _ => true,
        }
    }
}

/// Returns the events of the newest step of this installation that still holds:
/// what an undo would name.
pub fn undoable(log: &Log, by: &str, reach: Reach) -> Option<Vec<EventId>> {
    let holding = holding(log, by);
    let newest = holding.iter().find(|event| reach.is_deed(event))?;
    Some(same_step(&holding, newest))
}

/// Returns the newest undo of this installation that still holds and that no
/// newer step of it has made stale: what a redo would name.
pub fn redoable(log: &Log, by: &str, reach: Reach) -> Option<Vec<EventId>> {
    let stale = log.events().rev().find(|event| event.by == by && reach.is_deed(event));
    // A redo undoes an undo, which is no deed and not to be redone itself.
    let deeds: HashSet<&EventId> = log.events().filter(|event| reach.is_deed(event)).map(|event| &event.id).collect();
    let holding = holding(log, by);
    let newest = holding
        .iter()
        .take_while(|event| stale.is_none_or(|stale| (event.seq, &event.id) > (stale.seq, &stale.id)))
        .find(|event| takes_back_a_step(event, &deeds))?;
    Some(same_step(&holding, newest))
}

/// The events of this installation that nothing cancels, newest first.
fn holding<'a>(log: &'a Log, by: &str) -> Vec<&'a Event> {
    let mut cancels = Cancels::default();
    let holding = log.events().rev().filter(|event| cancels.settle(event));
    holding.filter(|event| event.by == by).collect()
}

/// Whether this is an undo of deeds, and not the undo of one.
fn takes_back_a_step(event: &Event, deeds: &HashSet<&EventId>) -> bool {
    match &event.kind {
        Kind::Undo { events } => events.iter().all(|id| deeds.contains(id)),
        _ => false,
    }
}

/// The step of an event, in the order in which it was made.
fn same_step(holding: &[&Event], of: &Event) -> Vec<EventId> {
    let together = |event: &&&Event| event.id == of.id || (of.step.is_some() && event.step == of.step);
    holding.iter().rev().filter(together).map(|event| event.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::event::{Step, Words};
    use crate::progress::{Draft, Status};
    use jiff::Timestamp;

    fn tick(log: &mut Log, by: &str, expectations: &[&str], status: Status) -> Vec<EventId> {
        let changes = expectations.iter().map(|&id| (id.to_owned(), status, Words::default()));
        append(log, &Step::status(by, Timestamp::UNIX_EPOCH, changes))
    }

    fn append(log: &mut Log, step: &Step) -> Vec<EventId> {
        let next = log.events().last().map_or(1, |event| event.seq + 1);
        let events = step.drafts.iter().zip(next..).map(|(draft, seq)| draft.numbered(seq));
        log.extend(events.collect());
        step.drafts.iter().map(|draft: &Draft| draft.id().clone()).collect()
    }

    fn undoable(log: &Log, by: &str) -> Option<Vec<EventId>> {
        super::undoable(log, by, Reach::Everything)
    }

    fn redoable(log: &Log, by: &str) -> Option<Vec<EventId>> {
        super::redoable(log, by, Reach::Everything)
    }

    #[test]
    fn a_screen_undoes_and_redoes_no_pin_and_what_was_seen_is_nothing_to_undo() {
        let wording = || crate::progress::Wording { ladder: "l".into(), snapshot: "0".into() };
        let mut log = Log::default();
        let ticked = tick(&mut log, "desk", &["a"], Status::Met);
        let pinned = append(&mut log, &Step::pin("desk", Timestamp::UNIX_EPOCH, [wording()]));
        append(&mut log, &Step::seen("desk", Timestamp::UNIX_EPOCH, [wording()]));
        assert_eq!(super::undoable(&log, "desk", Reach::Screen), Some(ticked));
        assert_eq!(undoable(&log, "desk"), Some(pinned));
        assert!(press(&mut log, "desk", undoable), "the pin");
        assert_eq!(super::redoable(&log, "desk", Reach::Screen), None);
        assert!(press(&mut log, "desk", redoable), "the pin again");
        assert!(!log.state().pinned.of("l").is_empty());
    }

    fn press(log: &mut Log, by: &str, next: fn(&Log, &str) -> Option<Vec<EventId>>) -> bool {
        let Some(events) = next(log, by) else { return false };
        append(log, &Step::undo(by, Timestamp::UNIX_EPOCH, events));
        true
    }

    fn met(log: &Log) -> String {
        let current = log.state().current.iter();
        let mut met: Vec<&str> =
            current.filter(|(_, ticked)| ticked.status == Status::Met).map(|(id, _)| id.as_str()).collect();
        met.sort_unstable();
        met.concat()
    }

    #[test]
    fn undo_and_redo_walk_back_and_forth() {
        let mut log = Log::default();
        for step in [&["a"][..], &["b", "c"], &["d"]] {
            tick(&mut log, "desk", step, Status::Met);
        }
        for left in ["abc", "a", ""] {
            assert!(press(&mut log, "desk", undoable));
            assert_eq!(met(&log), left);
        }
        assert!(!press(&mut log, "desk", undoable));
        for left in ["a", "abc"] {
            assert!(press(&mut log, "desk", redoable));
            assert_eq!(met(&log), left);
        }
        assert!(press(&mut log, "desk", undoable));
        assert_eq!(met(&log), "a");
        for left in ["abc", "abcd"] {
            assert!(press(&mut log, "desk", redoable));
            assert_eq!(met(&log), left);
        }
        assert!(!press(&mut log, "desk", redoable));
    }

    #[test]
    fn a_new_step_ends_redo_for_good() {
        let mut log = Log::default();
        tick(&mut log, "desk", &["a"], Status::Met);
        press(&mut log, "desk", undoable);
        tick(&mut log, "desk", &["b"], Status::Met);
        assert_eq!(redoable(&log, "desk"), None);
        press(&mut log, "desk", undoable);
        press(&mut log, "desk", redoable);
        assert_eq!((met(&log).as_str(), redoable(&log, "desk")), ("b", None));
    }

    #[test]
    fn undo_takes_back_only_what_this_installation_did() {
        let mut log = Log::default();
        tick(&mut log, "desk", &["a", "b"], Status::Met);
        let theirs = tick(&mut log, "laptop", &["a"], Status::Working);
        assert_eq!(undoable(&log, "laptop"), Some(theirs.clone()));
        assert!(press(&mut log, "desk", undoable));
        assert_eq!(log.state().current["a"].event, theirs[0], "theirs stands");
        assert!(!log.state().current.contains_key("b"));
        assert_eq!((undoable(&log, "desk"), redoable(&log, "laptop")), (None, None));
    }

    #[test]
    fn a_tick_elsewhere_does_not_end_redo_here() {
        let mut log = Log::default();
        tick(&mut log, "desk", &["a"], Status::Met);
        press(&mut log, "desk", undoable);
        tick(&mut log, "laptop", &["b"], Status::Met);
        assert!(press(&mut log, "desk", redoable));
        assert_eq!(met(&log), "ab");
    }

    #[test]
    fn the_log_has_each_step_once_and_says_what_was_undone() {
        let mut log = Log::default();
        tick(&mut log, "desk", &["a", "b"], Status::Met);
        tick(&mut log, "laptop", &["c"], Status::Met);
        press(&mut log, "desk", undoable);
        let steps = steps(&log);
        let shown: Vec<_> = steps.iter().map(|step| (step.events.len(), step.is_undone)).collect();
        assert_eq!(shown, [(1, false), (1, false), (2, true)]);
        assert!(steps[2].events[0].seq < steps[2].events[1].seq);
    }

    #[test]
    fn what_is_not_saved_yet_can_be_undone() {
        let mut log = Log::default();
        let change = ("a".to_owned(), Status::Met, Words::default());
        let step = Step::status("desk", Timestamp::UNIX_EPOCH, [change]);
        log.add_pending(&step.drafts);
        assert_eq!(undoable(&log, "desk"), Some(vec![step.drafts[0].id().clone()]));
    }
}
