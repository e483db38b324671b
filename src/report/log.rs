//! What was done, in words and as commands.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::text::{Line, Style, moment, quoted};
use crate::progress::history::{self, Done};
use crate::progress::{Aimed, Event, EventId, Kind, Log, Status, Verdict, Words};

/// What was done, the newest first, `rungs.log/1`.
#[derive(Serialize)]
pub struct Steps {
    schema: &'static str,
    steps: Vec<StepReport>,
    /// What undo would take back, and redo do again.
    undo: Option<String>,
    redo: Option<String>,
}

#[derive(Serialize)]
struct StepReport {
    at: String,
    by: String,
    /// Whether this installation did it.
    here: bool,
    undone: bool,
    words: String,
    events: Vec<String>,
}

/// Returns the last steps as JSON's shape.
pub fn steps(log: &Log, by: &str, most: usize) -> Steps {
    let words = Sayer::of(log);
    let step = |step: &Done<'_>| StepReport {
        at: step.first().at.to_string(),
        by: step.first().by.clone(),
        here: step.first().by == by,
        undone: step.is_undone,
        words: words.of_events(&step.events),
        events: step.events.iter().map(|event| event.id.to_string()).collect(),
    };
    Steps {
        schema: "rungs.log/1",
        steps: history::steps(log).iter().take(most).map(step).collect(),
        undo: undoable(log, by),
        redo: redoable(log, by),
    }
}

/// Returns the same as lines for people, whose clocks show times of a zone.
pub fn lines(log: &Log, by: &str, most: usize, zone: &TimeZone) -> Vec<Line> {
    let words = Sayer::of(log);
    let line = |step: &Done<'_>| {
        let first = step.first();
        let at = format!("{}  ", moment(first.at, zone));
        let line = Line::default().with(Style::Dim, at).with(Style::Plain, words.of_events(&step.events));
        // What was taken back by an undo is done again where that is taken back.
        let since = if words.is_undo(first) { "  (redone)" } else { "  (undone)" };
        let line = if step.is_undone { line.with(Style::Dim, since) } else { line };
        if first.by == by { line } else { line.with(Style::Dim, "  (elsewhere)") }
    };
    history::steps(log).iter().take(most).map(line).collect()
}

/// Returns what undo would take back, in words.
pub fn undoable(log: &Log, by: &str) -> Option<String> {
    history::undoable(log, by, history::Reach::Everything).map(|events| said(log, &events))
}

/// Returns what redo would do again, in words.
pub fn redoable(log: &Log, by: &str) -> Option<String> {
    history::redoable(log, by, history::Reach::Everything).map(|events| said(log, &events))
}

/// Returns what events did, in words; of an undo, what it took back.
pub fn said(log: &Log, events: &[EventId]) -> String {
    let words = Sayer::of(log);
    let events: Vec<&Event> = events.iter().filter_map(|id| words.by_id.get(id).copied()).collect();
    words.of_events(&words.meant(&events))
}

/// Returns when the last of what events did was said; of an undo, of what it took back.
pub fn said_at(log: &Log, events: &[EventId]) -> Option<Timestamp> {
    let words = Sayer::of(log);
    let events: Vec<&Event> = events.iter().filter_map(|id| words.by_id.get(id).copied()).collect();
    words.meant(&events).iter().map(|event| event.at).max()
}

/// Returns sentences on what an undo or redo did not change, since it was said
/// again later; `events` are what was taken back or done again.
pub fn overruled(log: &Log, events: &[EventId]) -> Vec<String> {
    let words = Sayer::of(log);
    let events: Vec<&Event> = events.iter().filter_map(|id| words.by_id.get(id).copied()).collect();
    let mut sentences = Vec::new();
    for event in words.meant(&events) {
        let Kind::Status { expectation, words, .. } = &event.kind else { continue };
        let later = log.state().current.get(expectation).filter(|ticked| ticked.seq > event.seq);
        sentences.extend(later.map(|ticked| format!("{} is {}, as was said later.", words.text, ticked.status)));
    }
    sentences
}

/// Says what events did.
struct Sayer<'a> {
    by_id: HashMap<&'a EventId, &'a Event>,
    /// What each undo is about in the end: the undo that names deeds, and whether they
    /// are undone by it. Each undo of an undo turns that.
    ends: HashMap<&'a EventId, (&'a Event, bool)>,
}

impl<'a> Sayer<'a> {
    fn of(log: &'a Log) -> Self {
        let by_id: HashMap<&EventId, &Event> = log.events().map(|event| (&event.id, event)).collect();
        let mut ends: HashMap<&EventId, (&Event, bool)> = HashMap::new();
        // An undo reaches only what has a lower number, so that its turn has come.
        for event in log.events() {
            let Kind::Undo { events } = &event.kind else { continue };
            let first = events.first().and_then(|id| by_id.get(id)).filter(|first| first.seq < event.seq);
            let end = first.and_then(|first| ends.get(&first.id)).map(|&(end, takes_back)| (end, !takes_back));
            ends.insert(&event.id, end.unwrap_or((event, true)));
        }
        Sayer { by_id, ends }
    }

    /// What undos are about in the end: they name undos, or what was done.
    fn meant(&self, events: &[&'a Event]) -> Vec<&'a Event> {
        let end = events.first().and_then(|event| self.ends.get(&event.id));
        match end.map(|(end, _)| &end.kind) {
            Some(Kind::Undo { events }) => {
                let named = events.iter().filter_map(|id| self.by_id.get(id).copied());
                // A journal may hold an undo of what it can't reach, itself too.
                named.filter(|event| !matches!(event.kind, Kind::Undo { .. })).collect()
            }
            _ => events.to_vec(),
        }
    }

    /// Whether an event takes something back.
    fn is_undo(&self, event: &Event) -> bool {
        matches!(event.kind, Kind::Undo { .. }) && self.takes_back(event)
    }

    /// Whether an undo ends in something being undone.
    fn takes_back(&self, event: &Event) -> bool {
        self.ends.get(&event.id).is_none_or(|&(_, takes_back)| takes_back)
    }

    /// What a step did: its first event, and how many more things it was about.
    fn of_events(&self, events: &[&'a Event]) -> String {
        let Some(first) = events.first() else { return "nothing".into() };
        if let Kind::Undo { .. } = first.kind {
            let done = if self.takes_back(first) { "undone" } else { "redone" };
            return format!("{done}: {}", self.of_events(&self.meant(events)));
        }
        let told = events.iter().filter(|event| !settles(&first.kind, &event.kind));
        let mut about: Vec<&str> = told.map(|event| about(&event.kind)).collect();
        // What was found again and ticked is two events about one statement.
        about.sort_unstable();
        about.dedup();
        match about.len() {
            0 | 1 => of_kind(&first.kind),
            more => format!("{} and {} more", of_kind(&first.kind), more - 1),
        }
    }
}

/// Whether an event only settles what was said under another title: it takes back a
/// rating, or says that a level is the one that it was recognised as.
fn settles(first: &Kind, kind: &Kind) -> bool {
    match (first, kind) {
        (Kind::Rating { .. }, Kind::Rating { rating: None, .. }) => true,
        (first, Kind::Renamed { .. }) => !matches!(first, Kind::Renamed { .. }),
        _ => false,
    }
}

/// The id of what an event is about, as far as steps count it.
fn about(kind: &Kind) -> &str {
    match kind {
        Kind::Status { expectation: id, .. }
        | Kind::Match { to: id, .. }
        | Kind::Note { on: id, .. }
        | Kind::Rating { competency: id, .. } => id,
        Kind::Renamed { from, .. } => from,
        Kind::Aim { track, .. } => track,
        Kind::Seen(wording) | Kind::Pin(wording) => &wording.ladder,
        Kind::Undo { .. } | Kind::Other => "",
    }
}

fn of_kind(kind: &Kind) -> String {
    match kind {
        Kind::Status { status: Status::NotApplicable, words, .. } => format!("not applicable: {}", stated(words)),
        Kind::Status { status, words, .. } => format!("{status}: {}", stated(words)),
        Kind::Match { verdict: Verdict::Accepted, words, .. } => format!("kept in other words: {}", stated(words)),
        Kind::Match { verdict: Verdict::Rejected, words, .. } => format!("not the same: {}", stated(words)),
        Kind::Renamed { from, was, words, .. } => {
            format!("{} is {} now", if was.is_empty() { from } else { was }, words.level)
        }
        Kind::Rating { rating: Some(rating), words, .. } => {
            format!("rated {rating}: {}", on_level(&words.competency, words))
        }
        Kind::Rating { rating: None, words, .. } => {
            format!("no longer rated: {}", on_level(&words.competency, words))
        }
        Kind::Note { text, replaces: Some(_), words, .. } if text.trim().is_empty() => {
            format!("took a note off: {}", noted(words))
        }
        Kind::Note { text, replaces: Some(_), words, .. } => format!("edited a note on {}: {text}", noted(words)),
        Kind::Note { text, words, .. } => format!("noted on {}: {text}", noted(words)),
        Kind::Aim { current, target, words, .. } => {
            let ends = [end("standing on", current), end("aiming for", target)];
            format!("{}: {}", words.track, ends.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        Kind::Seen(wording) => format!("looked at {}", wording.ladder),
        Kind::Pin(wording) => format!("pinned {}", wording.ladder),
        Kind::Undo { .. } => "took something back".into(),
        Kind::Other => "something that a newer version of rungs wrote".into(),
    }
}

/// A statement with its level: neighbouring levels repeat each other's words.
fn stated(words: &Words) -> String {
    on_level(&words.text, words)
}

fn noted(words: &Words) -> String {
    if words.text.is_empty() {
        on_level(&words.competency, words)
    } else {
        on_level(&format!("\"{}\"", words.text), words)
    }
}

fn on_level(what: &str, words: &Words) -> String {
    if words.level.is_empty() { what.to_owned() } else { format!("{what} ({})", words.level) }
}

fn end(what: &str, aimed: &Aimed) -> Option<String> {
    match aimed {
        Aimed::Unsaid => None,
        Aimed::Nowhere => Some(format!("no longer {what} a level")),
        Aimed::At { title, .. } => Some(format!("{what} {title}")),
    }
}

/// Returns the command line that says an event again; nothing for what says
/// itself again.
pub fn command(kind: &Kind) -> Option<String> {
    Some(match kind {
        Kind::Status { expectation, status, .. } => format!("rungs tick --as {status} {}", quoted(expectation)),
        Kind::Match { to, verdict: Verdict::Accepted, .. } => format!("rungs review --accept {}", quoted(to)),
        Kind::Match { to, verdict: Verdict::Rejected, .. } => format!("rungs review --reject {}", quoted(to)),
        Kind::Renamed { from, to, .. } => format!("rungs review --renamed {} {}", quoted(from), quoted(to)),
        Kind::Rating { competency, rating: Some(rating), .. } => {
            format!("rungs rate {} {}", quoted(competency), quoted(rating))
        }
        Kind::Rating { competency, rating: None, .. } => format!("rungs rate {} --clear", quoted(competency)),
        Kind::Note { text, replaces: Some(event), .. } if text.is_empty() => {
            format!("rungs note --remove {}", quoted(event.as_str()))
        }
        Kind::Note { text, replaces: Some(event), .. } => {
            format!("rungs note --edit {} {}{}", quoted(event.as_str()), dashes(text), quoted(text))
        }
        Kind::Note { on, text, replaces: None, .. } => {
            format!("rungs note {} {}{}", quoted(on), dashes(text), quoted(text))
        }
        Kind::Aim { track, current, target, .. } => {
            let ends = [aimed("current", current), aimed("target", target)];
            format!("rungs aim {}{}", quoted(track), ends.concat())
        }
        Kind::Seen(_) => return None,
        Kind::Pin(_) => "rungs pin".into(),
        Kind::Undo { .. } | Kind::Other => "(an undo or redo)".into(),
    })
}

fn aimed(end: &str, aimed: &Aimed) -> String {
    match aimed {
        Aimed::Unsaid => String::new(),
        Aimed::Nowhere => format!(" --{end} none"),
        Aimed::At { level, .. } => format!(" --{end} {}", quoted(level)),
    }
}

/// What keeps a text from being taken for an option.
fn dashes(text: &str) -> &'static str {
    if text.starts_with('-') { "-- " } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_begins_with_a_dash_is_no_option_of_its_command() {
        let note = |text: &str, replaces: Option<&str>| {
            let (on, text, replaces) = ("t/l/c".to_owned(), text.to_owned(), replaces.map(EventId::from));
            command(&Kind::Note { on, text, replaces, words: Words::default() }).unwrap()
        };
        assert_eq!(note("- ten", None), "rungs note t/l/c -- '- ten'");
        assert_eq!(note("ten", None), "rungs note t/l/c ten");
        assert_eq!(note("-ten", Some("n1")), "rungs note --edit n1 -- -ten");
    }
}
