//! The screen that holds one level against another: its state, and what keys do.

use std::sync::Arc;

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::{App, Overlay};
use super::super::carry::Carry;
use super::super::cursor::Cursor;
use super::super::message::Effect;
use super::super::rows::compare::Writer;
use super::super::update::{find, tick};
use super::{Question, ask, choose};
use crate::compare::{Change, Comparison, Pair, ends};
use crate::ladder::{ExpectationIx, Ladder, LevelIx};
use crate::report;
use crate::report::text::titled;
use crate::search::Target;

/// Two levels, held against each other.
#[derive(Clone, Debug)]
pub struct Comparing {
    /// The snapshot that both are of.
    pub ladder: Arc<Ladder>,
    /// The first level.
    pub from: LevelIx,
    /// The second level.
    pub to: LevelIx,
    /// What was found; nothing while it is looked for.
    pub comparison: Option<Arc<Comparison>>,
    /// What is shown of it.
    pub rows: Vec<Row>,
    /// The row under the cursor.
    pub cursor: Cursor,
    /// Whether what is the same is written out.
    pub shows_same: bool,
    /// What is to be under the cursor once there is a comparison.
    wanted: Option<Target>,
    asked: u64,
}

/// A row of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A competency: the place of its group.
    Head(usize),
    /// Statements that are the same: the places of their group and of the first of
    /// their pairs, and how many they are.
    Same(usize, usize, usize),
    /// A statement: the places of its group and of its pair.
    Pair(usize, usize),
}

impl Row {
    /// Where it stands in the comparison, however much of that is shown.
    fn place(self) -> (usize, Option<usize>) {
        match self {
            Row::Head(group) => (group, None),
            Row::Same(group, pair, _) | Row::Pair(group, pair) => (group, Some(pair)),
        }
    }
}

impl Comparing {
    /// Begins with two levels of the snapshot that is shown.
    pub(in crate::tui) fn begin(app: &mut App, from: LevelIx, to: LevelIx) -> (Self, Effect) {
        let (asked, effect) = ask(app, Question::Compare(from, to));
        let ladder = app.ladder.clone();
        let (rows, cursor) = (Vec::new(), Cursor::default());
        let (comparison, shows_same, wanted) = (None, false, None);
        (Comparing { ladder, from, to, comparison, rows, cursor, shows_same, wanted, asked }, effect)
    }

    /// Begins with the same levels of the next snapshot, the cursor where it was.
    pub(super) fn again(&self, app: &mut App, from: LevelIx, to: LevelIx, carry: &Carry<'_>) -> (Self, Effect) {
        let (screen, effect) = Comparing::begin(app, from, to);
        let wanted = self.target().or(self.wanted).and_then(|target| carry.to(target));
        (Comparing { shows_same: self.shows_same, wanted, ..screen }, effect)
    }

    /// Takes in an answer. Returns what there is to say of it.
    pub(super) fn take(&mut self, asked: u64, comparison: &Arc<Comparison>) -> Option<String> {
        if asked != self.asked {
            return None;
        }
        self.comparison = Some(comparison.clone());
        self.lay_out();
        let wanted = self.wanted.take();
        let same = (0..self.rows.len()).find(|&row| wanted.is_some() && self.target_at(row) == wanted);
        self.cursor.row = same.or_else(|| self.change(0, true)).unwrap_or(0);
        report::compare::apart(&self.ladder, comparison)
    }

    /// Returns the pair in a row.
    pub fn pair(&self, row: usize) -> Option<&Pair> {
        match *self.rows.get(row)? {
            Row::Pair(group, pair) => self.comparison.as_ref()?.groups.get(group)?.pairs.get(pair),
            _ => None,
        }
    }

    fn lay_out(&mut self) {
        self.rows.clear();
        let Some(comparison) = &self.comparison else { return };
        for (nth, group) in comparison.groups.iter().enumerate() {
            self.rows.push(Row::Head(nth));
            for (pair, shown) in group.pairs.iter().enumerate() {
                if self.shows_same || !shown.is_unchanged() {
                    self.rows.push(Row::Pair(nth, pair));
                } else if shown.is_label {
                    // What is folded is counted, and labels aren't.
                } else if let Some(Row::Same(_, _, folded)) = self.rows.last_mut() {
                    *folded += 1;
                } else {
                    self.rows.push(Row::Same(nth, pair, 1));
                }
            }
        }
    }

    /// The next row from one on that says a change, or the one before.
    fn change(&self, from: usize, is_next: bool) -> Option<usize> {
        let is_change = |row: &usize| self.pair(*row).is_some_and(|pair| pair.change != Change::Same);
        if is_next { (from..self.rows.len()).find(is_change) } else { (0..from).rev().find(is_change) }
    }

    /// What a row leads to: the statement as the second level has it, where it does.
    fn stated(&self, row: usize) -> Option<ExpectationIx> {
        let pair = self.pair(row)?;
        pair.to.or(pair.from).map(|stated| stated.ix)
    }

    /// Returns what the row under the cursor is about: a statement, or a competency.
    pub fn target(&self) -> Option<Target> {
        self.target_at(self.cursor.row)
    }

    fn target_at(&self, row: usize) -> Option<Target> {
        match *self.rows.get(row)? {
            Row::Head(group) => self.comparison.as_ref()?.groups.get(group)?.named_by().map(Target::Competency),
            _ => self.stated(row).map(Target::Expectation),
        }
    }

    /// Returns how many changes there are, and which of them is under the cursor or
    /// was last before it, from 1.
    pub fn count(&self) -> (usize, usize) {
        let is_change = |row: &usize| self.pair(*row).is_some_and(|pair| pair.change != Change::Same);
        let upto = (0..self.rows.len().min(self.cursor.row + 1)).filter(is_change).count();
        (upto, (0..self.rows.len()).filter(is_change).count())
    }
}

/// Opens the level under the cursor against the aim, else against the next level; at the
/// aim where one stands against it.
pub(in crate::tui) fn open(app: &mut App) -> Vec<Effect> {
    let Some(level) = app.level() else {
        app.notice = Some("There is no level here to compare. Choose a track that has levels.".into());
        return Vec::new();
    };
    let Some((from, to)) = ends(level, &app.standing) else {
        let title = titled(level);
        app.notice = Some(match app.ladder.levels().nth(1) {
            Some(_) => format!("Nothing comes after {title}. C compares it with any level."),
            None => choose::ONLY.into(),
        });
        return Vec::new();
    };
    let (from, to) = (from.ix(), to.ix());
    show(app, from, to)
}

/// Opens two levels.
pub(super) fn show(app: &mut App, from: LevelIx, to: LevelIx) -> Vec<Effect> {
    let (screen, effect) = Comparing::begin(app, from, to);
    app.overlays.push(Overlay::Compare(screen));
    vec![effect]
}

fn screen(app: &mut App) -> Option<&mut Comparing> {
    match app.overlay_mut() {
        Some(Overlay::Compare(screen)) => Some(screen),
        _ => None,
    }
}

pub(in crate::tui) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    let Some(Overlay::Compare(open)) = app.overlay() else { return Vec::new() };
    let (row, stated) = (open.rows.get(open.cursor.row).copied(), open.stated(open.cursor.row));
    match action {
        Action::Met | Action::Working | Action::NotApplicable => return tick::at(app, action, stated, now),
        Action::Inward if matches!(row, Some(Row::Same(..))) => fold(app),
        Action::Inward => match open.target() {
            Some(target) => find::jump_to(app, target),
            None => app.notice = Some("Enter goes to an expectation, or shows what is the same.".into()),
        },
        Action::Fold => fold(app),
        Action::NextChange | Action::PreviousChange => step(app, action == Action::NextChange),
        Action::CompareWith => choose::open(app),
        _ => {
            let (mut cursor, height) = (open.cursor, body_height(app));
            let writer = Writer::of(app, open);
            cursor.act(action, open.rows.len(), height, |row| writer.row(row).len().max(1));
            if let Some(screen) = screen(app) {
                screen.cursor = cursor;
            }
        }
    }
    Vec::new()
}

fn fold(app: &mut App) {
    if let Some(screen) = screen(app) {
        // The cursor stays on its statement, or on the row that this is folded into.
        let at = screen.rows.get(screen.cursor.row).map(|row| row.place());
        screen.shows_same = !screen.shows_same;
        screen.lay_out();
        screen.cursor.row = screen.rows.iter().rposition(|row| Some(row.place()) <= at).unwrap_or(0);
    }
}

fn step(app: &mut App, is_next: bool) {
    let Some(screen) = screen(app) else { return };
    let from = if is_next { screen.cursor.row + 1 } else { screen.cursor.row };
    match screen.change(from, is_next) {
        Some(row) => screen.cursor.row = row,
        None if is_next => app.notice = Some("That was the last change. p goes back.".into()),
        None => app.notice = Some("That was the first change. n goes on.".into()),
    }
}

fn body_height(app: &App) -> usize {
    usize::from(app.screen().body.height)
}

/// Scrolls so that the cursor is on the screen.
pub(in crate::tui) fn settle(app: &mut App) {
    let height = body_height(app);
    let Some(Overlay::Compare(open)) = app.overlay() else { return };
    let (mut cursor, rows) = (open.cursor, open.rows.len());
    let writer = Writer::of(app, open);
    cursor.settle(rows, height, |row| writer.row(row).len().max(1));
    if let Some(screen) = screen(app) {
        screen.cursor = cursor;
    }
}
