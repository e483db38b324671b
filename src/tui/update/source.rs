//! Opening what is under the cursor where it was written, and reading again.

use std::path::PathBuf;

use super::super::action::Context;
use super::super::app::{App, Pane};
use super::super::inherited::Child;
use super::super::message::Effect;
use super::super::page::Item;
use super::findings;
use crate::ladder::Roots;
use crate::ladder::model::{Competency, Level, Source};

/// Asks for an editor at the line of what is under the cursor.
pub(super) fn open(app: &mut App) -> Vec<Effect> {
    if app.roots == Roots::BuiltIn {
        let how = "The built-in ladders are no files; `rungs init DIR` writes them to a folder of yours.";
        app.notice = Some(how.into());
        return Vec::new();
    }
    let place = under_cursor(app);
    if place.is_none() {
        app.notice = Some("There is nothing to open here.".into());
    }
    place.map(|(file, line)| Effect::Edit(file, line)).into_iter().collect()
}

/// Where the thing under the cursor stands: its file, and its line from 1.
fn under_cursor(app: &App) -> Option<(PathBuf, u32)> {
    if app.context() == Context::Findings {
        return findings::under_cursor(app).map(|(path, line)| (file(app, path), line));
    }
    let level = match app.focus {
        Pane::Tracks => app.track()?.levels().next()?,
        _ => app.level()?,
    };
    let origin = match app.level_child_at_cursor().filter(|_| app.focus == Pane::Competencies) {
        Some(Child::Origin(nth)) => app.inherited().and_then(|inherited| inherited.origin(nth)),
        _ => None,
    };
    let level = origin.map_or(level, |(origin, _)| app.ladder.level(origin.level));
    let competency = || app.competency().map(Competency::source);
    let source = match app.focus {
        Pane::Tracks => Source { line: if is_first(level) { 1 } else { level.source().line }, ..level.source() },
        Pane::Levels => level.source(),
        Pane::Competencies if origin.is_some() => level.source(),
        Pane::Competencies => competency().unwrap_or_else(|| level.source()),
        Pane::Expectations => statement(app).or_else(competency)?,
    };
    Some((file(app, source.path), source.line))
}

/// The file that is shown by a path.
fn file(app: &App, path: &str) -> PathBuf {
    app.odd_names.get(path).cloned().unwrap_or_else(|| path.into())
}

/// Whether a level is the first of its file, so that its track's title stands above it.
fn is_first(level: Level<'_>) -> bool {
    let Source { path, line } = level.source();
    let others = level.track().ladder().levels().map(Level::source);
    !others.into_iter().any(|other| other.path == path && other.line < line)
}

/// Where the statement under the cursor stands; a head or an example has no line.
fn statement(app: &App) -> Option<Source<'_>> {
    match app.page().item(app.child(Pane::Expectations, app.cursor_row(Pane::Expectations)))? {
        Item::Expectation(expectation) => Some(expectation.source()),
        _ => None,
    }
}

/// Asks for everything to be read again.
pub(super) fn reload(app: &mut App) -> Vec<Effect> {
    if app.roots == Roots::BuiltIn {
        app.notice = Some("The built-in ladders never change.".into());
        return Vec::new();
    }
    vec![Effect::Reload]
}
