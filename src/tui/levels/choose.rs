//! Choosing a level of any track by a few letters, to compare with.

use std::sync::Arc;

use super::super::action::Action;
use super::super::app::{App, Overlay};
use super::super::cursor::Cursor;
use super::super::layout;
use super::super::line::Line;
use super::super::message::Effect;
use super::super::rows::told_apart;
use crate::ladder::model::Level;
use crate::ladder::{Ladder, LevelIx};
use crate::search::{Query, choose};

/// What is said where there is no other level.
pub(super) const ONLY: &str = "This is the only level that is open. Open more ladders to compare it.";

/// All levels, or those that match what is typed.
#[derive(Clone, Debug)]
pub struct Choosing {
    /// The snapshot that the levels are of.
    pub ladder: Arc<Ladder>,
    /// The level to compare.
    pub from: LevelIx,
    /// What was typed.
    pub line: Line,
    /// What it means.
    pub query: Query,
    /// All levels but that one, each as "Track: Level"; its own track's first.
    all: Vec<(LevelIx, String)>,
    /// Those that match, the best first.
    pub found: Vec<usize>,
    /// Which of them is under the cursor.
    pub cursor: Cursor,
}

impl Choosing {
    /// Begins with all levels.
    pub(in crate::tui) fn of(app: &App, from: LevelIx) -> Self {
        let own = app.ladder.level(from).track().ix();
        let levels: Vec<Level<'_>> = app.ladder.levels().collect();
        let named = levels.iter().zip(told_apart(&levels));
        let others = named.filter(|(level, _)| level.ix() != from);
        let (mut all, rest): (Vec<_>, Vec<_>) = others.partition(|(level, _)| level.track().ix() == own);
        all.extend(rest);
        let in_track =
            |(level, name): (&Level<'_>, String)| (level.ix(), format!("{}: {name}", level.track().called()));
        let all: Vec<(LevelIx, String)> = all.into_iter().map(in_track).collect();
        Choosing {
            ladder: app.ladder.clone(),
            from,
            line: Line::default(),
            query: Query::default(),
            found: (0..all.len()).collect(),
            all,
            cursor: Cursor::default(),
        }
    }

    /// Begins with the levels of the next snapshot, and what was typed.
    pub(super) fn again(self, app: &App, from: LevelIx) -> Self {
        let mut screen = Choosing { line: self.line, ..Choosing::of(app, from) };
        screen.search();
        screen
    }

    /// Returns what is written of a level that was found.
    pub fn text(&self, nth: usize) -> &str {
        self.found.get(nth).map_or("", |&nth| self.all[nth].1.as_str())
    }

    /// Returns how many levels there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    fn search(&mut self) {
        self.query = Query::parse(self.line.text());
        let found = choose(self.all.iter().map(|(_, text)| text.as_str()), &self.query);
        self.found = found.into_iter().map(|choice| choice.nth).collect();
        self.cursor = Cursor::default();
    }
}

/// Opens the choice for the level under the cursor, or for the first one of a
/// comparison that is open.
pub(in crate::tui) fn open(app: &mut App) {
    let compared = match app.overlay() {
        Some(Overlay::Compare(screen)) => Some(screen.from),
        _ => None,
    };
    let Some(from) = compared.or_else(|| app.level().map(Level::ix)) else {
        app.notice = Some("There is no level here to compare. Choose a track that has levels.".into());
        return;
    };
    let screen = Choosing::of(app, from);
    if screen.all.is_empty() {
        app.notice = Some(ONLY.into());
        return;
    }
    app.overlays.push(Overlay::Choose(screen));
}

fn screen(app: &mut App) -> Option<&mut Choosing> {
    match app.overlay_mut() {
        Some(Overlay::Choose(screen)) => Some(screen),
        _ => None,
    }
}

pub(in crate::tui) fn typed(app: &mut App, text: &str) {
    if let Some(screen) = screen(app) {
        screen.line.insert(text);
        screen.search();
    }
}

pub(in crate::tui) fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let height = usize::from(layout::palette(app.size).rows.height);
    let Some(screen) = screen(app) else { return Vec::new() };
    match action {
        Action::Edit(edit) => {
            screen.line.edit(edit);
            screen.search();
        }
        Action::Accept => {
            let chosen = screen.found.get(screen.cursor.row).map(|&nth| (screen.from, screen.all[nth].0));
            if let Some((from, to)) = chosen {
                app.overlays.pop();
                // What was compared before gives way to what is compared now.
                app.overlays.pop_if(|below| matches!(below, Overlay::Compare(_)));
                return super::compare::show(app, from, to);
            }
        }
        _ => {
            screen.cursor.act(action, screen.found.len(), height, |_| 1);
        }
    }
    Vec::new()
}

pub(in crate::tui) fn settle(app: &mut App) {
    let height = usize::from(layout::palette(app.size).rows.height);
    if let Some(screen) = screen(app) {
        screen.cursor.settle(screen.found.len(), height, |_| 1);
    }
}
