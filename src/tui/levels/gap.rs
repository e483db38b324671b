//! The screen that lists what of a level is left: its state, and what keys do.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::{App, Overlay};
use super::super::carry::Carry;
use super::super::cursor::Cursor;
use super::super::message::Effect;
use super::super::rows::gap::Writer;
use super::super::update::{find, tick};
use crate::compare::{Gap, Missing};
use crate::ladder::model::Level;
use crate::ladder::{ExpectationIx, Ladder, LevelIx};
use crate::progress::{Aim, Standing, Status};
use crate::report;
use crate::search::Target;

/// What of a level is left, as it was when the list was opened.
#[derive(Clone, Debug)]
pub struct Gapping {
    /// The snapshot that the level is of.
    pub ladder: Arc<Ladder>,
    /// The level.
    pub level: LevelIx,
    /// What was left.
    pub gap: Gap,
    /// What is shown of it.
    pub rows: Vec<Row>,
    /// The row under the cursor.
    pub cursor: Cursor,
    /// Whether what was done meanwhile is hidden.
    pub hides: bool,
    /// What is set aside of it.
    pub aside: HashSet<ExpectationIx>,
    /// Whether that is shown all the same.
    pub shows_aside: bool,
    /// How things stand where nothing is left, or nothing of it is shown.
    pub remark: Option<String>,
    /// What `u` takes back: the statement that was set aside or taken back since
    /// anything was said.
    turned: Option<ExpectationIx>,
    /// How much had been said when the rows were laid out.
    said: usize,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// How things stand, where nothing is left.
    Remark,
    /// A competency: its place in the gap.
    Head(usize),
    /// A label above statements, and how many stand above that.
    Label(ExpectationIx, usize),
    /// A statement: the places of its competency and its own.
    Missing(usize, usize),
    /// A statement that is met and has no evidence: its place among those.
    Unproved(usize),
}

impl Gapping {
    /// Begins with a level of the snapshot that is shown.
    pub(in crate::tui) fn of(app: &App, level: LevelIx) -> Self {
        let gap = Gap::of(app.ladder.level(level), &app.standing);
        let ladder = app.ladder.clone();
        let mut screen = Gapping {
            aside: set_aside(&ladder, &gap, &app.set_aside),
            ladder,
            level,
            gap,
            rows: Vec::new(),
            cursor: Cursor::default(),
            hides: false,
            shows_aside: false,
            remark: None,
            turned: None,
            said: 0,
        };
        screen.lay_out(app);
        screen.cursor.row = screen.rows.iter().position(Row::is_statement).unwrap_or(0);
        screen
    }

    /// Begins with the same level of the next snapshot, the cursor where it was.
    pub(super) fn again(&self, app: &App, level: LevelIx, carry: &Carry<'_>) -> Self {
        let wanted = self.target().and_then(|target| carry.to(target));
        let mut screen = Gapping { hides: self.hides, shows_aside: self.shows_aside, ..Gapping::of(app, level) };
        screen.lay_out(app);
        let same = (0..screen.rows.len()).find(|&row| wanted.is_some() && screen.target_at(row) == wanted);
        let next = || self.cursor.row.min(screen.rows.len().saturating_sub(1));
        screen.cursor.row = same.unwrap_or_else(next);
        screen
    }

    /// Returns the statement of a row.
    pub fn statement(&self, row: usize) -> Option<ExpectationIx> {
        match *self.rows.get(row)? {
            Row::Missing(group, nth) => Some(self.gap.groups.get(group)?.missing.get(nth)?.ix),
            Row::Unproved(nth) => self.gap.unproved.get(nth).copied(),
            Row::Remark | Row::Head(_) | Row::Label(..) => None,
        }
    }

    /// Returns what the row under the cursor is about: a statement, or a competency.
    pub fn target(&self) -> Option<Target> {
        self.target_at(self.cursor.row)
    }

    fn target_at(&self, row: usize) -> Option<Target> {
        match *self.rows.get(row)? {
            Row::Head(group) => Some(Target::Competency(self.gap.groups.get(group)?.competency)),
            Row::Label(ix, _) => Some(Target::Expectation(ix)),
            _ => self.statement(row).map(Target::Expectation),
        }
    }

    /// Returns how many statements are still left, of those that were, and how many
    /// of these are set aside.
    pub fn left(&self, standing: &Standing) -> (usize, usize) {
        let missing = self.gap.groups.iter().flat_map(|group| &group.missing);
        self.count(missing, standing)
    }

    /// Returns the same of one competency, by its place in the gap.
    pub fn left_of(&self, group: usize, standing: &Standing) -> (usize, usize) {
        self.count(&self.gap.groups[group].missing, standing)
    }

    fn count<'a>(&self, missing: impl IntoIterator<Item = &'a Missing>, standing: &Standing) -> (usize, usize) {
        let left = missing.into_iter().filter(|missing| is_left(standing.status(missing.ix)));
        left.fold((0, 0), |(left, aside), missing| (left + 1, aside + usize::from(self.aside.contains(&missing.ix))))
    }

    fn is_hidden(&self, ix: ExpectationIx, standing: &Standing) -> bool {
        let is_done = !is_left(standing.status(ix));
        (self.hides && is_done) || (!self.shows_aside && !is_done && self.aside.contains(&ix))
    }

    fn lay_out(&mut self, app: &App) {
        self.rows.clear();
        self.remark = None;
        self.said = said(app);
        let (left, _) = self.left(&app.standing);
        if left == 0 {
            let level = app.ladder.level(self.level);
            let now = Gap::of(level, &app.standing);
            self.remark = report::gap::remark(level, &now);
            self.gap.unproved = now.unproved;
            self.rows.push(Row::Remark);
        }
        for (nth, group) in self.gap.groups.iter().enumerate() {
            let mut before: Option<&Missing> = None;
            for (place, missing) in group.missing.iter().enumerate() {
                if self.is_hidden(missing.ix, &app.standing) {
                    continue;
                }
                if before.is_none() {
                    self.rows.push(Row::Head(nth));
                }
                let labels = missing.labels_after(before);
                self.rows.extend(labels.map(|(depth, label)| Row::Label(label, depth)));
                self.rows.push(Row::Missing(nth, place));
                before = Some(missing);
            }
        }
        if self.rows.is_empty() {
            self.remark = Some("All that is left is set aside. X shows it.".into());
            self.rows.push(Row::Remark);
        }
        if left == 0 && (self.hides || self.gap.groups.is_empty()) {
            self.rows.extend((0..self.gap.unproved.len()).map(Row::Unproved));
        }
    }

    /// Puts the cursor on a statement, where it is shown.
    fn go_to(&mut self, ix: ExpectationIx) {
        let place = (0..self.rows.len()).find(|&row| self.statement(row) == Some(ix));
        self.cursor.row = place.unwrap_or(self.cursor.row);
    }

    /// Lays the rows out anew, where something was said since. The cursor stays where it
    /// is; where that is hidden now, it comes to the next statement.
    fn renew(&mut self, app: &App) {
        self.turned = self.turned.filter(|_| self.said == said(app));
        let at = self.target();
        self.lay_out(app);
        let place = (0..self.rows.len()).find(|&row| at.is_some() && self.target_at(row) == at);
        let below = self.cursor.row.min(self.rows.len())..self.rows.len();
        let next = below.into_iter().find(|&row| self.rows[row].is_statement());
        let last = self.rows.iter().rposition(Row::is_statement);
        self.cursor.row = place.or(next).or(last).unwrap_or(0);
    }
}

impl Row {
    fn is_statement(&self) -> bool {
        matches!(self, Row::Missing(..) | Row::Unproved(_))
    }
}

/// How much was said, saved or not: another number, where something was said since.
fn said(app: &App) -> usize {
    app.log.len() + app.log.pending_count()
}

/// The statements of a gap that are among those set aside by their ids.
fn set_aside(ladder: &Ladder, gap: &Gap, ids: &BTreeSet<String>) -> HashSet<ExpectationIx> {
    let mut aside = HashSet::new();
    for competency in gap.groups.iter().map(|group| ladder.competency(group.competency)) {
        let path = format!("{}/", competency.id());
        let digests = ids.range(path.clone()..).map_while(|id| id.strip_prefix(&path));
        let digests: HashSet<&str> = digests.collect();
        if !digests.is_empty() {
            let own = competency.expectation_digests().filter(|(_, digest)| digests.contains(digest.as_str()));
            aside.extend(own.map(|(expectation, _)| expectation.ix()));
        }
    }
    aside
}

fn is_left(status: Status) -> bool {
    matches!(status, Status::Open | Status::Working)
}

/// Opens what is left of the level that is aimed for in the track, else of the one
/// under the cursor.
pub(in crate::tui) fn open(app: &mut App) {
    let aim = app.track().and_then(|track| app.standing.aim(track.ix())).and_then(Aim::target_level);
    let Some(level) = aim.or_else(|| app.level().map(Level::ix)) else {
        app.notice = Some("There is no level here. Choose a track that has levels.".into());
        return;
    };
    if aim.is_none() {
        app.notice =
            Some("You aim for no level of this track (gt sets an aim), so this is the one under the cursor.".into());
    }
    let screen = Gapping::of(app, level);
    app.overlays.push(Overlay::Gap(screen));
}

pub(in crate::tui) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    let Some(Overlay::Gap(open)) = app.overlay() else { return Vec::new() };
    let statement = open.statement(open.cursor.row);
    match action {
        Action::Met | Action::Working | Action::NotApplicable => return tick::at(app, action, statement, now),
        Action::Inward => match open.target() {
            Some(target) => find::jump_to(app, target),
            None => app.notice = Some("Enter goes to an expectation.".into()),
        },
        Action::Fold => change(app, |screen, app| {
            screen.hides = !screen.hides;
            screen.renew(app);
        }),
        Action::SetAside => match statement {
            Some(ix) => put(app, ix, true),
            None => app.notice = Some("x sets an expectation aside. Go to one with j or k.".into()),
        },
        Action::ShowAside => change(app, |screen, app| {
            screen.shows_aside = !screen.shows_aside;
            screen.renew(app);
        }),
        _ => {
            let (mut cursor, rows, height) = (open.cursor, open.rows.len(), body_height(app));
            let writer = Writer::of(app, open);
            cursor.act(action, rows, height, |row| writer.row(row).len().max(1));
            change(app, |screen, _| screen.cursor = cursor);
        }
    }
    Vec::new()
}

/// Takes back what was set aside or taken back last, where that is the last thing that
/// was done here. Returns whether it was.
pub(in crate::tui) fn undo(app: &mut App) -> bool {
    let Some(Overlay::Gap(Gapping { turned: Some(ix), .. })) = app.overlay() else { return false };
    put(app, *ix, false);
    true
}

/// Sets a statement aside, or takes it back.
fn put(app: &mut App, ix: ExpectationIx, is_to_undo: bool) {
    let id = app.ladder.expectation(ix).id();
    let is_aside = !app.set_aside.remove(&id);
    if is_aside {
        app.set_aside.insert(id);
    }
    change(app, |screen, app| {
        screen.aside = set_aside(&screen.ladder, &screen.gap, &app.set_aside);
        screen.renew(app);
        screen.turned = is_to_undo.then_some(ix);
        screen.go_to(ix);
    });
    let said = if is_aside { "Set aside; it still counts as left. X shows what is set aside." } else { "Taken back." };
    app.notice = Some(said.into());
}

fn change(app: &mut App, change: impl FnOnce(&mut Gapping, &App)) {
    let Some(Overlay::Gap(mut screen)) = app.overlays.pop() else { return };
    change(&mut screen, app);
    app.overlays.push(Overlay::Gap(screen));
}

fn body_height(app: &App) -> usize {
    usize::from(app.screen().body.height)
}

/// Takes in what was said since, and scrolls so that the cursor is on the screen.
pub(in crate::tui) fn settle(app: &mut App) {
    let height = body_height(app);
    if matches!(app.overlay(), Some(Overlay::Gap(open)) if open.said != said(app)) {
        change(app, Gapping::renew);
    }
    let Some(Overlay::Gap(open)) = app.overlay() else { return };
    let (mut cursor, rows) = (open.cursor, open.rows.len());
    let writer = Writer::of(app, open);
    cursor.settle(rows, height, |row| writer.row(row).len().max(1));
    change(app, |screen, _| screen.cursor = cursor);
}
