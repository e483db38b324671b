//! The screen that lays a track out as a grid: its state, and what keys do.

use std::sync::Arc;

use super::super::action::Action;
use super::super::app::{App, Overlay};
use super::super::carry::Carry;
use super::super::cursor::Cursor;
use super::super::message::Effect;
use super::super::rows::grid::Plan;
use super::super::rows::told_apart;
use super::super::update::find;
use super::{Question, ask};
use crate::compare::Matrix;
use crate::ladder::model::Track;
use crate::ladder::{Ladder, TrackIx};
use crate::search::Target;

/// A track as a grid.
#[derive(Clone, Debug)]
pub struct Gridding {
    /// The snapshot that the track is of.
    pub ladder: Arc<Ladder>,
    /// The track.
    pub track: TrackIx,
    /// The grid; nothing while it is looked for.
    pub matrix: Option<Arc<Matrix>>,
    /// What its levels are called, each apart from the others.
    pub names: Vec<String>,
    /// What is shown of it, from above.
    pub rows: Vec<Row>,
    /// The row under the cursor.
    pub cursor: Cursor,
    /// The column under the cursor.
    pub column: usize,
    /// The first column that is shown.
    pub left: usize,
    /// The title of the row that is to be under the cursor once there is a grid.
    wanted: Option<String>,
    asked: u64,
}

/// A row of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The category of the grid's row at this place.
    Category(usize),
    /// The grid's row at this place.
    Competency(usize),
}

impl Gridding {
    /// Begins with a track of the snapshot that is shown.
    pub(in crate::tui) fn begin(app: &mut App, track: TrackIx) -> (Self, Effect) {
        let (asked, effect) = ask(app, Question::Grid(track));
        let column = app.track().filter(|here| here.ix() == track).and_then(|track| {
            let level = app.level()?.ix();
            track.level_ixs().iter().position(|&ix| ix == level)
        });
        let (ladder, column) = (app.ladder.clone(), column.unwrap_or(0));
        let (rows, cursor) = (Vec::new(), Cursor::default());
        let (matrix, names) = (None, Vec::new());
        (Gridding { ladder, track, matrix, names, rows, cursor, column, left: 0, wanted: None, asked }, effect)
    }

    /// Begins with the same track of the next snapshot, the cursor where it was.
    pub(super) fn again(&self, app: &mut App, track: TrackIx, carry: &Carry<'_>) -> (Self, Effect) {
        let (screen, effect) = Gridding::begin(app, track);
        let level = self.ladder.track(self.track).level_ixs().get(self.column).copied();
        let level = level.and_then(|ix| carry.to(Target::Level(ix)));
        let levels = app.ladder.track(track).level_ixs();
        let column = levels.iter().position(|&ix| Some(Target::Level(ix)) == level);
        let column = column.unwrap_or(self.column).min(levels.len().saturating_sub(1));
        let wanted = self.title().map(str::to_owned).or_else(|| self.wanted.clone());
        (Gridding { column, left: self.left, wanted, ..screen }, effect)
    }

    /// Returns the title of the row under the cursor.
    pub fn title(&self) -> Option<&str> {
        let Row::Competency(row) = *self.rows.get(self.cursor.row)? else { return None };
        Some(self.matrix.as_ref()?.rows.get(row)?.title(&self.ladder))
    }

    pub(super) fn take(&mut self, asked: u64, matrix: &Arc<Matrix>) {
        if asked != self.asked {
            return;
        }
        let mut category = None;
        self.rows.clear();
        for (nth, row) in matrix.rows.iter().enumerate() {
            let own = row.category(&self.ladder);
            if own.is_some() && own != category {
                self.rows.push(Row::Category(nth));
            }
            category = own;
            self.rows.push(Row::Competency(nth));
        }
        let wanted = self.wanted.take();
        let is_wanted = |row: &Row| match *row {
            Row::Competency(nth) => Some(matrix.rows[nth].title(&self.ladder)) == wanted.as_deref(),
            Row::Category(_) => false,
        };
        let first = || self.rows.iter().position(|row| matches!(row, Row::Competency(_)));
        self.cursor.row = self.rows.iter().position(is_wanted).or_else(first).unwrap_or(0);
        let levels: Vec<_> = matrix.levels.iter().map(|&ix| self.ladder.level(ix)).collect();
        self.names = told_apart(&levels);
        self.matrix = Some(matrix.clone());
    }
}

/// Opens the track under the cursor.
pub(in crate::tui) fn open(app: &mut App) -> Vec<Effect> {
    let Some(track) = app.track().map(Track::ix) else {
        app.notice = Some("There is no track here to lay out.".into());
        return Vec::new();
    };
    let (screen, effect) = Gridding::begin(app, track);
    app.overlays.push(Overlay::Grid(screen));
    vec![effect]
}

pub(in crate::tui) fn act(app: &mut App, action: Action) {
    let height = Plan::of(app).map_or(0, |plan| plan.height());
    let Some(Overlay::Grid(screen)) = app.overlay_mut() else { return };
    let levels = screen.matrix.as_ref().map_or(0, |matrix| matrix.levels.len());
    match action {
        Action::Inward => go(app),
        Action::Left => screen.column = screen.column.saturating_sub(1),
        Action::Right => screen.column = (screen.column + 1).min(levels.saturating_sub(1)),
        _ => {
            let before = screen.cursor.row;
            screen.cursor.act(action, screen.rows.len(), height, |_| 1);
            over_categories(screen, before);
        }
    }
}

/// A category is no place to stand on: the cursor goes on the way that it went.
fn over_categories(screen: &mut Gridding, before: usize) {
    let is_place = |row: &usize| matches!(screen.rows.get(*row), Some(Row::Competency(_)));
    let at = screen.cursor.row;
    let below = || (at..screen.rows.len()).find(is_place);
    let above = || (0..=at).rev().find(is_place);
    let place = if at >= before { below().or_else(above) } else { above().or_else(below) };
    screen.cursor.row = place.unwrap_or(0);
}

/// Goes to the cell under the cursor.
fn go(app: &mut App) {
    let Some(Overlay::Grid(screen)) = app.overlay() else { return };
    let Some(matrix) = screen.matrix.clone() else { return };
    let Some(Row::Competency(row)) = screen.rows.get(screen.cursor.row).copied() else { return };
    if let Some(ix) = matrix.rows[row].cell(screen.column) {
        find::jump_to(app, Target::Competency(ix));
        return;
    }
    let title = matrix.rows[row].title(&app.ladder);
    let level = screen.names.get(screen.column).map_or("", String::as_str);
    app.notice = Some(format!("{level} has no {title}."));
}

/// Scrolls both ways so that the cursor is on the screen.
pub(in crate::tui) fn settle(app: &mut App) {
    let Some(plan) = Plan::of(app) else { return };
    let (height, columns) = (plan.height(), plan.columns());
    let Some(Overlay::Grid(screen)) = app.overlay_mut() else { return };
    screen.cursor.settle(screen.rows.len(), height, |_| 1);
    // The category above the first row is shown with it.
    if screen.cursor.top.row == 1 && matches!(screen.rows.first(), Some(Row::Category(_))) && screen.cursor.row < height
    {
        screen.cursor.top.row = 0;
    }
    // Where there is room again, it is used.
    let levels = screen.matrix.as_ref().map_or(0, |matrix| matrix.levels.len());
    screen.left = screen.left.min(levels.saturating_sub(columns));
    if screen.column < screen.left {
        screen.left = screen.column;
    } else if columns > 0 && screen.column >= screen.left + columns {
        screen.left = screen.column + 1 - columns;
    }
}
