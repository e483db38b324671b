//! Ticking, undo and redo, and how saving goes.

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::{App, Pane};
use super::super::message::Effect;
use super::super::page::Item;
use crate::ladder::model::Expectation;
use crate::progress::{Appended, Status, Step, Words, history};
use crate::report::text::counted;

pub(super) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    match action {
        Action::Met => toggle(app, Status::Met, now),
        Action::Working => toggle(app, Status::Working, now),
        Action::NotApplicable => toggle(app, Status::NotApplicable, now),
        Action::Undo => take_back(app, now, true),
        Action::Redo => take_back(app, now, false),
        _ => Vec::new(),
    }
}

/// Sets the status of the expectation under the cursor, or opens it again where
/// it has that status already.
fn toggle(app: &mut App, status: Status, now: Timestamp) -> Vec<Effect> {
    let ladder = app.ladder.clone();
    let Some(expectation) = under_cursor(app) else {
        app.notice = Some(hint(app).into());
        return Vec::new();
    };
    let expectation = ladder.expectation(expectation.ix());
    let to = if app.standing.status(expectation.ix()) == status { Status::Open } else { status };
    let step = Step::status(&app.by, now, [(expectation.id(), to, Words::of(expectation))]);
    app.log.add_pending(&step.drafts);
    app.standing.set(&ladder, expectation.ix(), to, now);
    save(app)
}

fn under_cursor(app: &App) -> Option<Expectation<'_>> {
    if app.focus != Pane::Expectations || app.rows(Pane::Expectations) == 0 {
        return None;
    }
    match app.page().item(app.child(Pane::Expectations, app.cursor_row(Pane::Expectations)))? {
        Item::Expectation(expectation) if !expectation.is_label() => Some(expectation),
        _ => None,
    }
}

fn hint(app: &App) -> &'static str {
    match app.focus {
        Pane::Expectations => "Only expectations are ticked, not titles or examples.",
        _ => "Expectations are ticked one by one: Enter leads to them.",
    }
}

fn take_back(app: &mut App, now: Timestamp, undo: bool) -> Vec<Effect> {
    let events = if undo { history::undoable(&app.log, &app.by) } else { history::redoable(&app.log, &app.by) };
    let Some(events) = events else {
        app.notice = Some(if undo { "Nothing to undo." } else { "Nothing to redo." }.into());
        return Vec::new();
    };
    let before = app.standing.total();
    let step = Step::undo(&app.by, now, events);
    app.log.add_pending(&step.drafts);
    app.stand_anew();
    let after = app.standing.total();
    let done = if undo { "Undone" } else { "Redone" };
    app.notice = Some(format!("{done}: {} met now, {} before.", after.met, before.met));
    save(app)
}

/// Asks for what is pending to be appended, unless an append is under way.
pub(super) fn save(app: &mut App) -> Vec<Effect> {
    let pending = app.log.pending();
    if pending.is_empty() || app.saving.under_way {
        return Vec::new();
    }
    app.saving.under_way = true;
    vec![Effect::Save(pending)]
}

/// Takes in how an append ended.
pub(super) fn saved(app: &mut App, result: Result<Appended, String>) -> Vec<Effect> {
    app.saving.under_way = false;
    match result {
        Err(reason) => {
            app.notice = Some(reason.clone());
            app.saving.failed = Some(reason);
            Vec::new()
        }
        Ok(appended) => {
            let first = app.log.is_empty();
            let others = appended.foreign.len();
            app.saving.failed = None;
            app.saving.saved = true;
            app.log.confirm(appended.events);
            if others > 0 {
                app.log.extend(appended.foreign);
                app.stand_anew();
                app.notice = Some(format!("{} came in from another rungs.", counted(others, "change")));
            } else if first && app.notice.is_none() {
                app.notice = Some(format!("Saved in {}, on this machine only.", app.journal.display()));
            }
            // What was ticked meanwhile goes next.
            save(app)
        }
    }
}
