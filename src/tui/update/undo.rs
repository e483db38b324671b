//! Undo and redo: what changed is said, and gone to where it is near.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::{App, Pane};
use super::super::message::Effect;
use super::super::page::row_of;
use super::super::place::go_to;
use super::super::text::elide;
use super::tick::save;
use crate::ladder::ExpectationIx;
use crate::ladder::model::{Competency, Expectation, Level};
use crate::progress::history::{self, Reach};
use crate::progress::{EventId, Kind, Log, Status, Step, Words};
use crate::report::{self, text::counted};
use crate::search::Target;
use crate::sort;

/// How many columns of a statement are quoted.
const QUOTED: usize = 48;

/// How many columns tell what else was done.
const MOST_SAID: usize = 96;

/// A statement about which something was taken back or done again.
struct Change {
    id: String,
    words: Words,
    from: Status,
    to: Status,
    /// The number of the latest event about it that was taken back or done again.
    seq: u64,
    /// Whether its status was said again since, so that it stays.
    stays: bool,
}

pub(super) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    let undo = action == Action::Undo;
    let next = if undo { history::undoable } else { history::redoable };
    let Some(events) = next(&app.log, &app.by, Reach::Screen) else {
        app.notice = Some(if undo { "Nothing to undo." } else { "Nothing to redo." }.into());
        return Vec::new();
    };
    let mut changes = about(&app.log, &events);
    let what = report::log::said(&app.log, &events);
    let mut aside = earlier(app, &events);
    if is_elsewhere(app, &events) {
        aside.push_str(" It is on none of the ladders that are open.");
    }
    let step = Step::undo(&app.by, now, events);
    app.log.add_pending(&step.drafts);
    for change in &mut changes {
        let ticked = app.log.state().current.get(&change.id);
        change.to = ticked.map(|ticked| ticked.status).unwrap_or_default();
        change.stays = ticked.is_some_and(|ticked| ticked.seq > change.seq);
    }
    // What did change is told first.
    sort::by_key(&mut changes, |change| change.stays);
    app.stand_anew();
    show(app, &changes);
    let done = if undo { "Undone" } else { "Redone" };
    let sentence = match changes[..] {
        [] => format!("{done}: {}.", elide(&what, MOST_SAID).trim_end_matches('.')),
        _ => sentence(app, done, &changes),
    };
    app.notice = Some(sentence + &aside);
    save(app)
}

/// Tells when events were made, where that was before this start: nobody has them in mind.
fn earlier(app: &App, events: &[EventId]) -> String {
    let made = report::log::said_at(&app.log, events);
    made.filter(|&at| at < app.started).map_or_else(String::new, |at| {
        format!(" That was said on {}, before this start.", report::text::moment(at, &app.zone))
    })
}

/// Whether nothing of what events are about is on the screen's ladders.
fn is_elsewhere(app: &App, events: &[EventId]) -> bool {
    let named = with_undone(&app.log, events);
    let ladder = &app.ladder;
    let mut places = app.log.events().filter(|event| named.contains(&event.id)).filter_map(|event| match &event.kind {
        // Another name for the statement may be the one that is there.
        Kind::Status { expectation: id, .. } | Kind::Match { to: id, .. } | Kind::Note { on: id, .. } => {
            Some(ladder.find_expectation(id).is_some() || ladder.find_competency(id).is_some() || is_known(app, id))
        }
        Kind::Rating { competency: id, .. } => Some(ladder.find_competency(id).is_some() || is_known(app, id)),
        Kind::Aim { track, .. } => Some(ladder.find_track(track).is_some()),
        _ => None,
    });
    let Some(first) = places.next() else { return false };
    !first && !places.any(|is_here| is_here)
}

/// Whether an id is of a track that is open: what is gone from it is listed there, and what
/// moved within it stands elsewhere.
fn is_known(app: &App, id: &str) -> bool {
    id.split('/').next().is_some_and(|track| app.ladder.find_track(track).is_some())
}

/// The events themselves, and those that undos among them take back.
fn with_undone<'a>(log: &'a Log, events: &'a [EventId]) -> HashSet<&'a EventId> {
    let mut named: HashSet<&EventId> = events.iter().collect();
    // A redo names the undo that it takes back, which names the ticks.
    for event in log.events() {
        if let (Kind::Undo { events }, true) = (&event.kind, named.contains(&event.id)) {
            named.extend(events);
        }
    }
    named
}

fn status(log: &Log, id: &str) -> Status {
    log.state().current.get(id).map(|ticked| ticked.status).unwrap_or_default()
}

/// The statements that events are about, each once, with their statuses as they are.
fn about(log: &Log, events: &[EventId]) -> Vec<Change> {
    let named = with_undone(log, events);
    let mut changes: Vec<Change> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for event in log.events().filter(|event| named.contains(&event.id)) {
        // What was found again and ticked is two events about one statement.
        let (id, at, words) = match &event.kind {
            Kind::Status { expectation, words, .. } => (expectation, expectation, words),
            Kind::Match { expectation, to, words, .. } => (expectation, to, words),
            _ => continue,
        };
        let nth = *known.entry(at).or_insert(changes.len());
        if let Some(change) = changes.get_mut(nth) {
            change.seq = event.seq;
            continue;
        }
        let from = status(log, id);
        changes.push(Change { id: id.clone(), words: words.clone(), from, to: from, seq: event.seq, stays: false });
    }
    changes
}

/// Goes to the first change, where that is on the level under the cursor. Further
/// away it would take a person out of what they do; the sentence says where it is.
fn show(app: &mut App, changes: &[Change]) {
    let Some(ix) = changes.first().and_then(|change| there(app, change)) else { return };
    let competency = app.ladder.expectation(ix).competency();
    let (competency, level) = (competency.ix(), competency.level().ix());
    if app.focus == Pane::Expectations && app.competency().map(Competency::ix) == Some(competency) {
        // It may be inherited by the level that is shown, which stays.
        let row = row_of(&app.ladder, ix);
        if app.filtered(Pane::Expectations).is_some_and(|rows| !rows.contains(&row)) {
            app.lists[Pane::Expectations.at()].filter = None;
        }
        app.set_cursor(Pane::Expectations, row);
    } else if app.focus >= Pane::Competencies && app.level().map(Level::ix) == Some(level) {
        go_to(app, Target::Expectation(ix));
    }
}

fn there(app: &App, change: &Change) -> Option<ExpectationIx> {
    app.ladder.find_expectation(&change.id).map(Expectation::ix)
}

/// "Undone: met → open, 'Ties six knots' at Senior Sailor."
///
/// What somebody has said again since stays, and nothing else is claimed of it.
fn sentence(app: &App, done: &str, changes: &[Change]) -> String {
    let Some((first, others)) = changes.split_first() else { return String::new() };
    let level = match there(app, first) {
        Some(ix) => app.ladder.expectation(ix).competency().level().title(),
        None => &first.words.level,
    };
    let quoted = format!("'{}' at {level}", elide(&first.words.text, QUOTED));
    let more = match others.len() {
        0 => String::new(),
        more => format!(" and {} more", counted(more, "statement")),
    };
    if first.stays {
        let stay = if others.is_empty() { format!("stays {}", first.to) } else { "stay as they are".into() };
        return format!("{done}, but {quoted}{more} {stay}, as was said since.");
    }
    let change = if first.from == first.to { String::new() } else { format!("{} → {}, ", first.from, first.to) };
    let stay = match changes.iter().filter(|change| change.stays).count() {
        0 => String::new(),
        1 => " One of them stays as it is, as was said since.".into(),
        count => format!(" {count} of them stay as they are, as was said since."),
    };
    format!("{done}: {change}{quoted}{more}.{stay}")
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::progress::Journal;
    use crate::tui::app::Size;
    use crate::tui::driver::Driver;
    use crate::tui::message::Message;

    const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n\n\
        ### Watch\n\n- Keeps awake on a night watch, however long it is and whatever the weather does to the crew\n\n\
        ## Senior Sailor\n\n### Ropes\n\n- Teaches knots\n";

    #[test]
    fn what_was_undone_is_said_and_gone_to_on_the_same_level() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("Enter Enter Space h j Enter w u");
        assert!(driver.screen().contains("Undone: working → open, 'Keeps awake on"), "{}", driver.screen());
        driver.keys("u");
        assert!(
            driver.screen().contains("Undone: met → open, 'Ties six knots' at Junior Sailor."),
            "{}",
            driver.screen()
        );
        let row = driver.screen().lines().find(|line| line.contains("[ ] Ties six")).unwrap().to_owned();
        assert!(row.ends_with('◂'), "the cursor is there: {row}");
        driver.keys("U");
        assert!(driver.screen().contains("Redone: open → met, 'Ties six knots'"), "{}", driver.screen());
    }

    #[test]
    fn undo_of_an_earlier_run_tells_when_it_was_and_that_it_is_not_on_the_screen() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("Enter Enter Space");
        driver.app.started = driver.app.log.events().map(|event| event.at).max().unwrap() + Duration::from_secs(60);
        driver.keys("u");
        let notice = driver.app.notice.clone().unwrap();
        assert!(
            notice.starts_with("Undone: met → open, 'Ties six knots' at Junior Sailor. That was said on "),
            "{notice}"
        );
        assert!(notice.ends_with(", before this start."), "{notice}");
        let by = driver.app.by.clone();
        let id = "galley/cook/soup/0123456789".to_owned();
        let words = Words { level: "Cook".into(), text: "Stirs".into(), ..Words::default() };
        let step = Step::status(&by, driver.app.started, [(id, Status::Met, words)]);
        driver.app.log.add_pending(&step.drafts);
        driver.keys("u");
        let notice = driver.app.notice.clone().unwrap();
        assert!(notice.ends_with("It is on none of the ladders that are open."), "{notice}");
    }

    #[test]
    fn what_was_undone_elsewhere_is_told_by_its_level_and_nobody_is_taken_there() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("Enter Enter Space 2 j Enter Enter u");
        assert!(driver.screen().contains("'Ties six knots' at Junior Sailor."), "{}", driver.screen());
        assert!(driver.screen().lines().next().unwrap().contains("Senior Sailor"));
    }

    #[test]
    fn a_long_sentence_takes_rows_from_the_panes_and_hides_nothing() {
        let mut driver = Driver::of(CREW, 40, 15);
        driver.keys("Enter j Enter Space u");
        let screen = driver.screen();
        assert!(screen.contains("[ ] Keeps awake"), "{screen}");
        let text = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            text.contains("Undone: met → open, 'Keeps awake on a night watch, however long it i…' at Junior Sailor."),
            "{screen}"
        );
        driver.send(Message::Resized(Size { width: 20, height: 6 }));
        assert!(driver.screen().contains('…'), "what has no room is said to be cut: {}", driver.screen());
    }

    #[test]
    fn saved_is_shown_until_the_next_key() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("Enter Enter Space");
        assert!(driver.screen().lines().next().unwrap().contains("saved"));
        driver.keys("j");
        assert!(!driver.screen().lines().next().unwrap().contains("saved"));
    }

    /// Somebody else, of the same installation or another, says something of the
    /// first statement of the ladder.
    fn said_elsewhere(driver: &mut Driver, by: &str, status: Status) {
        let id = driver.app.ladder.levels().next().unwrap().expectations().next().unwrap().id();
        let step = Step::status(by, Timestamp::UNIX_EPOCH, [(id, status, Words::default())]);
        Journal::open(driver.journal()).unwrap().0.append(&step.drafts).unwrap();
        driver.look();
    }

    #[test]
    fn undo_claims_nothing_of_what_another_has_said_since() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("Enter Enter Space");
        said_elsewhere(&mut driver, "phone", Status::Working);
        driver.keys("u");
        let notice = driver.app.notice.clone().unwrap();
        assert_eq!(notice, "Undone, but 'Ties six knots' at Junior Sailor stays working, as was said since.");
        driver.keys("U");
        let notice = driver.app.notice.clone().unwrap();
        assert_eq!(notice, "Redone, but 'Ties six knots' at Junior Sailor stays working, as was said since.");
    }

    #[test]
    fn of_several_only_what_changed_is_said_to_have() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("f").types("coils").keys("Tab Ctrl-u").types("ties six").keys("Tab Ctrl-x Esc Esc");
        assert_eq!(driver.app.standing.total().met, 2, "{}", driver.screen());
        said_elsewhere(&mut driver, "phone", Status::Working);
        driver.keys("u");
        let notice = driver.app.notice.clone().unwrap();
        assert_eq!(
            notice,
            "Undone: met → open, 'Coils every line' at Junior Sailor and 1 statement more. \
             One of them stays as it is, as was said since."
        );
    }

    #[test]
    fn the_same_words_on_two_levels_are_two_statements() {
        let twice = format!("{CREW}- Ties six knots\n");
        let mut driver = Driver::of(&twice, 80, 24);
        driver.keys("f").types("ties six").keys("Tab Down Tab Ctrl-x Esc Esc u");
        let notice = driver.app.notice.clone().unwrap();
        assert!(notice.ends_with("and 1 statement more."), "{notice}");
    }

    /// How long it takes to undo a step of so many ticks.
    fn time_to_undo(count: usize) -> Duration {
        use std::fmt::Write as _;
        let mut text = String::from("# Crew\n\n## Junior Sailor\n\n### Ropes\n\n");
        (0..count).for_each(|nth| writeln!(text, "- Ties knot {nth}").unwrap());
        text.push_str("\n## Senior Sailor\n\n### Ropes\n\n- Teaches\n");
        let mut driver = Driver::of(&text, 80, 24);
        let ladder = driver.app.ladder.clone();
        let (competency, id) = ladder.levels().flat_map(Level::competency_ids).next().unwrap();
        let changes = competency.expectation_ids(&id).map(|(e, id)| (id, Status::Met, Words::of(e)));
        let step = Step::status("here", Timestamp::UNIX_EPOCH, changes);
        driver.app.log.add_pending(&step.drafts);
        driver.app.stand_anew();
        let start = Instant::now();
        driver.keys("u");
        let time = start.elapsed();
        assert_eq!(driver.app.standing.total().met, 0);
        let notice = driver.app.notice.clone().unwrap();
        assert!(notice.contains(&format!("and {} statements more", count - 1)), "{notice}");
        time
    }

    #[test]
    fn a_step_of_many_ticks_is_undone_in_time_that_grows_with_them() {
        let (few, many) = (time_to_undo(1_000), time_to_undo(10_000));
        // Each statement held against each other would take a hundred times as long.
        assert!(many < few * 40, "{few:?} and {many:?}");
    }
}
