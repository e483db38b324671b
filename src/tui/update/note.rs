//! Notes: a line added in place, and what a note is on.

use std::sync::Arc;

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::{App, Overlay, Pane};
use super::super::line::Line;
use super::super::message::Effect;
use super::super::page::Item;
use super::tick::save;
use super::write;
use crate::ladder::model::Competency;
use crate::progress::{EventId, Note, Step, Verdict, Words};
use crate::search::Target;

/// The statement or competency that a note is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its id.
    pub id: String,
    /// The words to find it again.
    pub words: Words,
}

impl About {
    /// Returns its text or title.
    pub fn title(&self) -> &str {
        if self.words.text.is_empty() { &self.words.competency } else { &self.words.text }
    }
}

/// A line that is typed at the foot, to be added as a note.
#[derive(Clone, Debug)]
pub struct Jot {
    /// What it is on.
    pub about: About,
    /// What was typed.
    pub line: Line,
}

/// Returns what is under the cursor that takes notes, with the notes it has: of the
/// screen about levels that is open, else of the panes.
pub(super) fn under_cursor(app: &App) -> Option<(About, Vec<Arc<Note>>)> {
    let target = match app.overlay() {
        Some(Overlay::Gap(screen)) => screen.target(),
        Some(Overlay::Compare(screen)) => screen.target(),
        _ => in_panes(app),
    };
    Some(match target? {
        Target::Expectation(ix) if !app.ladder.expectation(ix).is_label() => {
            let statement = app.ladder.expectation(ix);
            (About { id: statement.id(), words: Words::of(statement) }, app.standing.notes(ix).to_vec())
        }
        Target::Expectation(ix) => of_competency(app, app.ladder.expectation(ix).competency()),
        Target::Competency(ix) => of_competency(app, app.ladder.competency(ix)),
        Target::Level(_) | Target::Track(_) => return None,
    })
}

fn of_competency(app: &App, competency: Competency<'_>) -> (About, Vec<Arc<Note>>) {
    let about = About { id: competency.id(), words: Words::of_competency(competency) };
    (about, app.standing.competency_notes(competency.ix()).to_vec())
}

fn in_panes(app: &App) -> Option<Target> {
    if app.focus < Pane::Competencies {
        return None;
    }
    let competency = app.competency()?;
    let row = app.child(Pane::Expectations, app.cursor_row(Pane::Expectations));
    let item = if app.focus == Pane::Expectations { app.page().item(row) } else { None };
    Some(match item {
        Some(Item::Expectation(statement)) if !statement.is_label() => Target::Expectation(statement.ix()),
        _ => Target::Competency(competency.ix()),
    })
}

/// Says why nothing can be noted here.
pub(super) fn nothing_here(app: &mut App) -> Vec<Effect> {
    app.notice = Some("Notes are on statements and competencies; Enter leads to them.".into());
    Vec::new()
}

/// Opens a line to add a note. What was typed before and left comes back.
pub(super) fn jot(app: &mut App) -> Vec<Effect> {
    let Some((about, _)) = under_cursor(app) else { return nothing_here(app) };
    let line = app.drafts.get(&draft_of(app, &about.id)).map(|draft| Line::of(draft)).unwrap_or_default();
    app.overlays.push(Overlay::Jot(Jot { about, line }));
    Vec::new()
}

/// Text that was typed or pasted. What is too long for a line goes on in a text
/// area: nothing of a paste may be lost.
pub(super) fn typed(app: &mut App, text: &str) {
    let Some(Overlay::Jot(jot)) = app.overlay_mut() else { return };
    if jot.line.has_room_for(text) {
        jot.line.insert(text);
    } else if let Some(Overlay::Jot(Jot { about, line })) = app.overlays.pop() {
        app.drafts.remove(&draft_of(app, &about.id));
        write::go_on(app, about, &line, text);
    }
}

pub(super) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    let Some(Overlay::Jot(jot)) = app.overlay_mut() else { return Vec::new() };
    match action {
        Action::Edit(edit) => jot.line.edit(edit),
        Action::Accept => return add(app, now),
        Action::Back => leave(app),
        _ => {}
    }
    Vec::new()
}

fn add(app: &mut App, now: Timestamp) -> Vec<Effect> {
    let Some(Overlay::Jot(Jot { about, line })) = app.overlays.pop() else { return Vec::new() };
    app.drafts.remove(&draft_of(app, &about.id));
    if line.text().trim().is_empty() {
        return Vec::new();
    }
    say(app, about, line.text().trim(), None, now)
}

/// Leaves the line. What was typed is kept for the next time.
fn leave(app: &mut App) {
    let Some(Overlay::Jot(Jot { about, line })) = app.overlays.pop() else { return };
    if line.text().trim().is_empty() {
        app.drafts.remove(&draft_of(app, &about.id));
    } else {
        app.drafts.insert(draft_of(app, &about.id), line.text().to_owned());
        app.notice = Some("Not added; a brings back what you typed.".into());
    }
}

/// What a line that is left is kept under: somebody else's notes on a statement are
/// others than one's own.
fn draft_of(app: &App, id: &str) -> String {
    app.whose.as_ref().map_or_else(|| id.to_owned(), |name| format!("{name}\n{id}"))
}

/// Writes a note, or puts it in the place of another one; an empty one takes that
/// away.
pub(super) fn say(app: &mut App, about: About, text: &str, instead: Option<EventId>, now: Timestamp) -> Vec<Effect> {
    let About { id, words } = about;
    let competency = words.text.is_empty().then(|| words.competency.clone());
    let is_gone = text.is_empty();
    let matches = if is_gone { Vec::new() } else { looked_at(app, &id) };
    let step = match instead {
        Some(of) => Step::note_instead(&app.by, now, of, id, text.to_owned(), words),
        None => Step::note(&app.by, now, id, text.to_owned(), words),
    };
    let step = step.with(Step::matches(&app.by, now, matches));
    app.say(step);
    app.stand_anew();
    if is_gone {
        app.notice = Some("The note is taken away; u brings it back.".into());
    } else if let Some(competency) = competency {
        // Screens about levels show no notes on competencies.
        app.notice = Some(format!("Noted on {competency}."));
    }
    save(app)
}

/// Who notes on what was found again says that it is the one.
fn looked_at(app: &App, id: &str) -> Vec<(String, String, Verdict, Words)> {
    let Some(expectation) = app.ladder.find_expectation(id) else { return Vec::new() };
    let moved = app.standing.moved(expectation.ix()).into_iter();
    moved.flat_map(|moved| moved.looked_at(expectation, Verdict::Accepted)).collect()
}

/// Writes what is being typed, because the program ends without being asked.
pub(in crate::tui) fn keep(app: &mut App, now: Timestamp) -> Vec<Effect> {
    let mut effects = Vec::new();
    for overlay in std::mem::take(&mut app.overlays) {
        effects.extend(match overlay {
            Overlay::Jot(Jot { about, line }) if !line.text().trim().is_empty() => {
                app.drafts.remove(&draft_of(app, &about.id));
                say(app, about, line.text().trim(), None, now)
            }
            Overlay::Writing(writing) => write::keep(app, *writing, now),
            _ => Vec::new(),
        });
    }
    effects
}

#[cfg(test)]
mod tests;
