//! Ticking, undo and redo, and how saving goes.

use std::collections::HashSet;

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::{Answer, App, Pane};
use super::super::message::{Effect, Saved};
use super::super::page::Item;
use super::find::STILL_LOOKING;
use crate::ladder::ExpectationIx;
use crate::ladder::model::{Expectation, Level};
use crate::progress::{Appended, Draft, Event, EventId, Log, Status, Step, Verdict, Words};
use crate::report::progress::unreadable;
use crate::report::text::counted;
use crate::search::Target;

pub(super) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    match action {
        Action::Met => toggle(app, Status::Met, now),
        Action::Working => toggle(app, Status::Working, now),
        Action::NotApplicable => toggle(app, Status::NotApplicable, now),
        _ => Vec::new(),
    }
}

/// Sets the status of the expectation under the cursor, or opens it again where
/// it has that status already.
fn toggle(app: &mut App, status: Status, now: Timestamp) -> Vec<Effect> {
    let Some(expectation) = under_cursor(app).map(Expectation::ix) else {
        app.notice = Some(hint(app).into());
        return Vec::new();
    };
    toggle_at(app, expectation, status, now)
}

/// Does the same for a statement of another screen.
pub(in crate::tui) fn at(app: &mut App, action: Action, ix: Option<ExpectationIx>, now: Timestamp) -> Vec<Effect> {
    let status = match action {
        Action::Working => Status::Working,
        Action::NotApplicable => Status::NotApplicable,
        _ => Status::Met,
    };
    if let Some(ix) = ix.filter(|&ix| !app.ladder.expectation(ix).is_label()) {
        return toggle_at(app, ix, status, now);
    }
    app.notice = Some("Only expectations can be ticked.".into());
    Vec::new()
}

fn toggle_at(app: &mut App, ix: ExpectationIx, status: Status, now: Timestamp) -> Vec<Effect> {
    let to = if app.standing.status(ix) == status { Status::Open } else { status };
    set(app, ix, to, now)
}

/// Gives a statement a status.
pub(super) fn set(app: &mut App, ix: ExpectationIx, to: Status, now: Timestamp) -> Vec<Effect> {
    let ladder = app.ladder.clone();
    let expectation = ladder.expectation(ix);
    let mut step = Step::status(&app.by, now, [(expectation.id(), to, Words::of(expectation))]);
    if let Some(moved) = app.standing.moved(expectation.ix()) {
        // Who ticks it says that it is the one.
        step = step.with(Step::matches(&app.by, now, moved.looked_at(expectation, Verdict::Accepted)));
    }
    if app.say(step) {
        app.stand_anew();
    } else {
        app.standing.set(&ladder, ix, to, now);
        app.elsewhere.set(expectation, to);
    }
    save(app)
}

/// Ticks what is selected among the hits of a find, or the hit under the cursor,
/// as one step: met; open again, where all of it was met.
pub(super) fn hits(app: &mut App, now: Timestamp) -> Vec<Effect> {
    let ladder = app.ladder.clone();
    let Some(find) = app.find_mut() else { return Vec::new() };
    if find.selected.is_empty() && find.answer == Answer::Awaited {
        app.notice = Some(STILL_LOOKING.into());
        return Vec::new();
    }
    let under_cursor = find.found.hits.get(find.cursor).map(|hit| hit.target);
    let mut ixs = std::mem::take(&mut find.selected);
    if let (true, Some(Target::Expectation(ix))) = (ixs.is_empty(), under_cursor) {
        ixs.push(ix);
    }
    ixs.retain(|&ix| !ladder.expectation(ix).is_label());
    if ixs.is_empty() {
        app.notice = Some("Only expectations can be ticked.".into());
        return Vec::new();
    }
    let all_met = ixs.iter().all(|&ix| app.standing.status(ix) == Status::Met);
    let to = if all_met { Status::Open } else { Status::Met };
    let expectations = || ixs.iter().map(|&ix| ladder.expectation(ix));
    let mut step = Step::status(&app.by, now, expectations().map(|e| (e.id(), to, Words::of(e))));
    for expectation in expectations() {
        if let Some(moved) = app.standing.moved(expectation.ix()) {
            step = step.with(Step::matches(&app.by, now, moved.looked_at(expectation, Verdict::Accepted)));
        }
    }
    if app.say(step) {
        app.stand_anew();
    } else {
        for &ix in &ixs {
            app.standing.set(&ladder, ix, to, now);
            app.elsewhere.set(ladder.expectation(ix), to);
        }
    }
    app.notice = Some(format!("{}: {}.", counted(ixs.len(), "expectation"), to.name()));
    save(app)
}

pub(super) fn under_cursor(app: &App) -> Option<Expectation<'_>> {
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
        Pane::Expectations => "Only expectations can be ticked.",
        _ => "Enter leads to what can be ticked.",
    }
}

/// Asks for what is pending to be appended, unless an append is under way.
pub(in crate::tui) fn save(app: &mut App) -> Vec<Effect> {
    let pending = app.log.pending();
    if pending.is_empty() || app.saving.under_way || app.awaited.is_some() {
        return Vec::new();
    }
    app.saving.under_way = true;
    vec![Effect::Save(pending)]
}

/// Takes in how an append ended.
pub(super) fn saved(app: &mut App, result: Result<Saved, String>) -> Vec<Effect> {
    app.saving.under_way = false;
    match result {
        Err(reason) => {
            app.notice = Some(reason.clone());
            app.saving.failed = Some(reason);
            Vec::new()
        }
        Ok(saved) => {
            app.saving.failed = None;
            app.saving.saved = true;
            take_in(app, saved);
            // What was ticked meanwhile goes next.
            save(app)
        }
    }
}

/// Takes in what others have written, while nothing was written here.
pub(super) fn came_in(app: &mut App, seen: Saved) -> Vec<Effect> {
    take_in(app, seen);
    save(app)
}

fn take_in(app: &mut App, saved: Saved) {
    match saved.held {
        Some(events) => held(app, events),
        None => appended(app, saved.appended),
    }
}

fn appended(app: &mut App, appended: Appended) {
    let known = app.log.len();
    let others = appended.foreign.len();
    app.log.confirm(appended.events);
    if appended.restored {
        app.log.extend(appended.foreign);
        app.stand_anew();
        let count = counted(known, "change");
        app.notice = Some(format!("{} was gone; it is written again, with its {count}.", app.journal.display()));
    } else if others > 0 {
        app.log.extend(appended.foreign);
        app.stand_anew();
        app.notice = Some(format!("{} came in from another rungs.", counted(others, "change")));
    } else if let Some(skipped) = appended.skipped.first() {
        app.notice = Some(unreadable(&app.journal, skipped, app.log.len()));
    } else if known == 0 && app.log.len() > known && app.notice.is_none() {
        app.notice = Some(format!("Saved in {}, on this machine only.", app.journal.display()));
    } else if app.notice.is_none() && begins_second_level(app) {
        app.notice = Some("gt says of a level that you want to go there; gl then lists what is left of it.".into());
    }
}

/// Whether the first statement of a second level was ticked just now, in a track without an
/// aim: who compares levels may want to have one.
fn begins_second_level(app: &App) -> bool {
    let Some(level) = app.level().filter(|level| app.standing.aim(level.track().ix()).is_none()) else { return false };
    let ticked = |level: Level<'_>| {
        let counts = app.standing.level(level.ix());
        counts.met + counts.working + counts.not_applicable
    };
    ticked(level) == 1 && level.track().levels().filter(|&level| ticked(level) > 0).count() == 2
}

/// The journal is another one than was known: it was replaced or removed, or
/// could be opened only now. The screen shows what it holds; what was ticked
/// here since the start, and isn't in it, is written again.
fn held(app: &mut App, events: Vec<Event>) {
    let known: HashSet<&EventId> = events.iter().map(|event| &event.id).collect();
    let ours = |event: &&Event| event.by == app.by && event.at >= app.started && !known.contains(&event.id);
    let missing: Vec<Draft> = app.log.events().filter(ours).map(Draft::from).collect();
    if !missing.is_empty() {
        let count = counted(missing.len(), "change");
        let are = if missing.len() == 1 { "is" } else { "are" };
        app.notice = Some(format!("{} was replaced; {count} made here {are} written again.", app.journal.display()));
    }
    app.log = Log::new(events);
    app.log.add_pending(&missing);
    app.stand_anew();
}
