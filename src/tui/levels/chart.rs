//! The part of the screen of progress that shows how far one is by competency: its
//! state, and what keys do.

use std::sync::Arc;

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::{App, Overlay};
use super::super::cursor::Cursor;
use super::super::message::Effect;
use super::super::update::listing;
use crate::ladder::model::Level;
use crate::ladder::{Ladder, LevelIx};
use crate::progress::Aim;
use crate::report::stand::{Bar, bars};

/// How many competencies a radar has: with fewer it is no figure, with more it is
/// not legible.
const SPOKES: std::ops::RangeInclusive<usize> = 3..=12;

/// How many rows stand above the bars: where one stands, and an empty one.
pub(in crate::tui) const HEAD: usize = 2;

const NO_LEVEL: &str = "There is no level here. Choose a track that has levels.";

/// How far one is towards a level.
#[derive(Clone, Debug)]
pub struct Charting {
    /// The snapshot that the level is of.
    pub ladder: Arc<Ladder>,
    /// The level.
    pub level: LevelIx,
    /// Whether it is the level that is aimed for.
    pub is_aim: bool,
    /// Its competencies.
    pub bars: Vec<Bar>,
    /// Whether a radar is drawn instead of bars.
    pub radar: bool,
    /// The row under the cursor.
    pub cursor: Cursor,
}

impl Charting {
    /// Begins with a level of the snapshot that is shown.
    pub(in crate::tui) fn of(app: &App, level: LevelIx) -> Self {
        Charting {
            ladder: app.ladder.clone(),
            level,
            is_aim: aim(app) == Some(level),
            bars: bars(&app.ladder, &app.standing, level),
            radar: false,
            cursor: Cursor::default(),
        }
    }
}

fn aim(app: &App) -> Option<LevelIx> {
    app.track().and_then(|track| app.standing.aim(track.ix())).and_then(Aim::target_level)
}

/// The level that is aimed for in the track, else the one under the cursor.
fn wanted(app: &App) -> Option<LevelIx> {
    aim(app).or_else(|| app.level().map(Level::ix))
}

/// Opens the bars of a level.
pub(in crate::tui) fn open(app: &mut App) {
    let Some(level) = wanted(app) else {
        app.notice = Some(NO_LEVEL.into());
        return;
    };
    let screen = Charting::of(app, level);
    app.overlays.push(Overlay::Chart(screen));
}

pub(in crate::tui) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    match action {
        Action::OtherPart => listing::turn(app, now),
        Action::Radar => radar(app),
        _ => {
            let height = height(app);
            if let Some(Overlay::Chart(screen)) = app.overlay_mut() {
                screen.cursor.act(action, screen.bars.len(), height, |_| 1);
            }
        }
    }
    Vec::new()
}

/// Turns to bars, and from bars to the radar and back.
pub(in crate::tui) fn turn(app: &mut App, action: Action) {
    let Some(level) = wanted(app) else {
        app.notice = Some(NO_LEVEL.into());
        return;
    };
    app.overlays.pop();
    let screen = Charting::of(app, level);
    app.overlays.push(Overlay::Chart(screen));
    if action == Action::Radar {
        radar(app);
    }
}

fn radar(app: &mut App) {
    let is_ascii = app.look.ascii;
    let Some(Overlay::Chart(screen)) = app.overlay_mut() else { return };
    if screen.radar {
        screen.radar = false;
    } else if is_ascii {
        app.notice = Some("A radar is drawn in braille, which isn't ASCII.".into());
    } else if SPOKES.contains(&screen.bars.len()) {
        screen.radar = true;
    } else {
        let (count, least, most) = (screen.bars.len(), SPOKES.start(), SPOKES.end());
        app.notice = Some(format!("A radar is drawn for {least} to {most} competencies; there are {count}."));
    }
}

/// How many rows the bars have, below the sentence that says where one stands.
fn height(app: &App) -> usize {
    usize::from(app.screen().body.height).saturating_sub(HEAD)
}

pub(in crate::tui) fn settle(app: &mut App) {
    let height = height(app);
    if let Some(Overlay::Chart(screen)) = app.overlay_mut() {
        screen.cursor.settle(screen.bars.len(), height, |_| 1);
    }
}
