//! The screens about levels: one held against another, what is left of one, a
//! track as a grid, and how far one is by competency.
//!
//! Each keeps the snapshot that its indices are of, and is found again by ids in
//! the next one.

use std::sync::Arc;

use jiff::Timestamp;

use super::action::{Action, Context};
use super::app::{App, Overlay};
use super::carry::Carry;
use super::message::{Effect, Message};
use crate::compare::{Comparison, Matrix};
use crate::ladder::{Ladder, LevelIx, TrackIx};
use crate::search::Target;

pub mod chart;
pub mod choose;
pub mod compare;
pub mod gap;
pub mod grid;

/// Something about levels that takes a while to find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What changes from one level to another.
    Compare(LevelIx, LevelIx),
    /// A track as a grid.
    Grid(TrackIx),
}

/// What was found out.
#[derive(Clone, Debug)]
pub enum Answer {
    /// What changes from one level to another.
    Compared(Arc<Comparison>),
    /// A track as a grid.
    Grid(Arc<Matrix>),
}

/// Finds out what is asked of a snapshot.
pub fn answer(ladder: &Ladder, question: Question) -> Answer {
    match question {
        Question::Compare(from, to) => Answer::Compared(Arc::new(Comparison::of(ladder, from, to))),
        Question::Grid(track) => Answer::Grid(Arc::new(Matrix::of(ladder.track(track)))),
    }
}

/// Opens a screen from the panes.
pub(super) fn open(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Compare => return compare::open(app),
        Action::Grid => return grid::open(app),
        Action::CompareWith => choose::open(app),
        Action::Gap => gap::open(app),
        _ => chart::open(app),
    }
    Vec::new()
}

/// Does what a key asks of the screen that is open.
pub(super) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    match app.context() {
        Context::Compare => return compare::act(app, action, now),
        Context::Choose => return choose::act(app, action),
        Context::Gap => return gap::act(app, action, now),
        Context::Grid => grid::act(app, action),
        _ => return chart::act(app, action, now),
    }
    Vec::new()
}

/// Asks for an answer beside the screen. Returns the number that it will have.
pub(super) fn ask(app: &mut App, question: Question) -> (u64, Effect) {
    app.questions += 1;
    (app.questions, Effect::Ask(app.questions, question))
}

/// Takes in an answer, for the screen that asked for it.
pub(super) fn answered(app: &mut App, asked: u64, answer: &Answer) {
    for overlay in &mut app.overlays {
        match (overlay, answer) {
            (Overlay::Compare(screen), Answer::Compared(comparison)) => {
                if let Some(said) = screen.take(asked, comparison) {
                    app.notice = Some(said);
                }
            }
            (Overlay::Grid(screen), Answer::Grid(matrix)) => screen.take(asked, matrix),
            _ => {}
        }
    }
}

/// Finds screens of an earlier snapshot again in the one that is shown; those whose
/// level or track is gone are closed.
pub(super) fn refresh(app: &mut App) -> Vec<Effect> {
    let is_stale = |overlay: &Overlay| snapshot(overlay).is_some_and(|ladder| !Arc::ptr_eq(ladder, &app.ladder));
    if !app.overlays.iter().any(is_stale) {
        return Vec::new();
    }
    let mut effects = Vec::new();
    let mut kept = Vec::new();
    for overlay in std::mem::take(&mut app.overlays) {
        let is_stale = snapshot(&overlay).is_some_and(|ladder| !Arc::ptr_eq(ladder, &app.ladder));
        match if is_stale { again(app, overlay, &mut effects) } else { Some(overlay) } {
            Some(overlay) => kept.push(overlay),
            None => app.notice = Some("The level that was shown is gone from the ladder.".into()),
        }
    }
    app.overlays = kept;
    effects
}

fn snapshot(overlay: &Overlay) -> Option<&Arc<Ladder>> {
    match overlay {
        Overlay::Compare(screen) => Some(&screen.ladder),
        Overlay::Choose(screen) => Some(&screen.ladder),
        Overlay::Gap(screen) => Some(&screen.ladder),
        Overlay::Grid(screen) => Some(&screen.ladder),
        Overlay::Chart(screen) => Some(&screen.ladder),
        _ => None,
    }
}

fn again(app: &mut App, overlay: Overlay, effects: &mut Vec<Effect>) -> Option<Overlay> {
    let (old, new) = (snapshot(&overlay)?.clone(), app.ladder.clone());
    let carry = Carry::new(&old, &new);
    let level = |ix: LevelIx| match carry.to(Target::Level(ix)) {
        Some(Target::Level(ix)) => Some(ix),
        _ => None,
    };
    Some(match overlay {
        Overlay::Compare(screen) => {
            let (screen, effect) = screen.again(app, level(screen.from)?, level(screen.to)?, &carry);
            effects.push(effect);
            Overlay::Compare(screen)
        }
        Overlay::Choose(screen) => {
            let from = level(screen.from)?;
            Overlay::Choose(screen.again(app, from))
        }
        Overlay::Gap(screen) => Overlay::Gap(screen.again(app, level(screen.level)?, &carry)),
        Overlay::Chart(screen) => {
            let level = level(screen.level)?;
            let (radar, cursor) = (screen.radar, screen.cursor);
            Overlay::Chart(chart::Charting { radar, cursor, ..chart::Charting::of(app, level) })
        }
        Overlay::Grid(screen) => {
            let track = carry.track(screen.track)?;
            let (screen, effect) = screen.again(app, track, &carry);
            effects.push(effect);
            Overlay::Grid(screen)
        }
        other => other,
    })
}

/// The message of an answer.
pub(super) fn message(ladder: &Ladder, asked: u64, question: Question) -> Message {
    Message::Answered(asked, answer(ladder, question))
}

#[cfg(test)]
mod tests;
