//! Undo and redo: what changed is said, and gone to where it is near.

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
use crate::progress::{EventId, Kind, Log, Status, Step, Words, history};
use crate::report::{self, text::counted};
use crate::search::Target;

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
}

pub(super) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    let undo = action == Action::Undo;
    let events = if undo { history::undoable(&app.log, &app.by) } else { history::redoable(&app.log, &app.by) };
    let Some(events) = events else {
        app.notice = Some(if undo { "Nothing to undo." } else { "Nothing to redo." }.into());
        return Vec::new();
    };
    let mut changes = about(&app.log, &events);
    let what = report::log::said(&app.log, &events);
    let step = Step::undo(&app.by, now, events);
    app.log.add_pending(&step.drafts);
    for change in &mut changes {
        change.to = status(&app.log, &change.id);
    }
    app.stand_anew();
    show(app, &changes);
    let done = if undo { "Undone" } else { "Redone" };
    app.notice = Some(match changes[..] {
        [] => format!("{done}: {}.", elide(&what, MOST_SAID).trim_end_matches('.')),
        _ => sentence(app, done, &changes),
    });
    save(app)
}

fn status(log: &Log, id: &str) -> Status {
    log.state().current.get(id).map(|ticked| ticked.status).unwrap_or_default()
}

/// The statements that events are about, each once, with their statuses as they are.
fn about(log: &Log, events: &[EventId]) -> Vec<Change> {
    // A redo names the undo that it takes back, which names the ticks.
    let mut named: Vec<&EventId> = events.iter().collect();
    for event in log.events().filter(|event| events.contains(&event.id)) {
        if let Kind::Undo { events } = &event.kind {
            named.extend(events);
        }
    }
    let mut changes: Vec<Change> = Vec::new();
    for event in log.events().filter(|event| named.contains(&&event.id)) {
        let (Kind::Status { expectation, words, .. } | Kind::Match { expectation, words, .. }) = &event.kind else {
            continue;
        };
        // A tick of what was found again is two events about one statement.
        if changes.iter().all(|known| known.words.text != words.text) {
            let from = status(log, expectation);
            changes.push(Change { id: expectation.clone(), words: words.clone(), from, to: from });
        }
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
fn sentence(app: &App, done: &str, changes: &[Change]) -> String {
    let Some((first, others)) = changes.split_first() else { return String::new() };
    let change = if first.from == first.to { String::new() } else { format!("{} → {}, ", first.from, first.to) };
    let level = match there(app, first) {
        Some(ix) => app.ladder.expectation(ix).competency().level().title(),
        None => &first.words.level,
    };
    let more = match others.len() {
        0 => String::new(),
        more => format!(" and {} more", counted(more, "statement")),
    };
    format!("{done}: {change}'{}' at {level}{more}.", elide(&first.words.text, QUOTED))
}

#[cfg(test)]
mod tests {
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
}
