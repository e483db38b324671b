//! Where one is, in words that outlive a snapshot and the program.

use serde::{Deserialize, Serialize};

use super::app::{App, Pane};
use super::inherited::Child;
use super::page::{Item, row_of};
use crate::ladder::model::{Competency, Expectation, Level, Track};
use crate::ladder::{CompetencyIx, Ladder, LevelIx};
use crate::search::Target;

/// A place: the pane, and the id of what is under its cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The pane, from 0.
    pub pane: usize,
    /// The id of the innermost thing that the cursors name.
    pub id: String,
    /// The filter of the pane.
    pub filter: String,
    /// The filters of other panes, each with its pane's number from 0.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<(usize, String)>,
    /// The id of the level that inherits what `id` names, or from it; empty where
    /// one is in the level that `id` names.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub under: String,
    /// The row of the page, or the number of the level's reference, where the
    /// cursor is on what has no id: an example, a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
}

impl Place {
    /// Returns where a program is.
    pub fn of(app: &App) -> Self {
        let filter = |pane: Pane| app.list(pane).filter.as_ref().map(|filter| filter.line.text().to_owned());
        let beside = Pane::ALL.into_iter().filter(|&pane| pane != app.focus);
        Place {
            pane: app.focus.at(),
            id: id(app).unwrap_or_default(),
            filter: filter(app.focus).unwrap_or_default(),
            beside: beside
                .filter_map(|pane| Some((pane.at(), filter(pane).filter(|text| !text.is_empty())?)))
                .collect(),
            under: under(app).unwrap_or_default(),
            row: row(app),
        }
    }

    /// Goes there, as far as it still exists: a level that is gone leads to its
    /// track. Filters are for the caller to ask for.
    pub fn restore(&self, app: &mut App) {
        self.restore_id(app);
        let Some(row) = self.row else { return };
        let own = app.level().map_or(0, |level| level.competencies().len());
        let is_it = |child| child == Child::Reference(row);
        if self.pane == Pane::Expectations.at() {
            // Only where the id led to its competency, the row is one of its page.
            if app.focus >= Pane::Competencies && app.competency().is_some() {
                app.focus = Pane::Expectations;
                app.set_cursor(Pane::Expectations, row.min(app.page().len().saturating_sub(1)));
            }
        } else if let Some(nth) = app.inherited().and_then(|inherited| inherited.position(is_it)) {
            app.set_cursor(Pane::Competencies, own + nth);
            app.focus = Pane::Competencies;
        }
    }

    fn restore_id(&self, app: &mut App) {
        app.inherit();
        let ladder = app.ladder.clone();
        let target = self.target(&ladder);
        if let Some(heir) = ladder.find_level(&self.under).map(Level::ix) {
            go_to(app, Target::Level(heir));
            if let Some(target) = target {
                restore_inherited(app, target);
            }
            app.focus = app.focus.min(Pane::ALL[self.pane.min(Pane::ALL.len() - 1)]);
            return;
        }
        let Some(target) = target else { return };
        go_to(app, target);
        let deepest = target.kind() as usize;
        app.focus = Pane::ALL[self.pane.min(deepest).min(Pane::ALL.len() - 1)];
    }

    /// Returns whether all of it exists in a ladder.
    pub fn is_there(&self, ladder: &Ladder) -> bool {
        let heir = self.under.is_empty() || ladder.find_level(&self.under).is_some();
        heir && self.target(ladder).is_some_and(|target| target.kind() as usize + 1 == self.id.split('/').count())
    }

    /// The innermost thing that still exists.
    fn target(&self, ladder: &Ladder) -> Option<Target> {
        let parts: Vec<&str> = self.id.split('/').collect();
        let prefix = |length: usize| parts.get(..length).map(|parts| parts.join("/"));
        let expectation = prefix(4).and_then(|id| ladder.find_expectation(&id)).map(Expectation::ix);
        let competency = prefix(3).and_then(|id| ladder.find_competency(&id)).map(Competency::ix);
        let level = prefix(2).and_then(|id| ladder.find_level(&id)).map(Level::ix);
        let track = prefix(1).and_then(|id| ladder.find_track(&id)).map(Track::ix);
        expectation
            .map(Target::Expectation)
            .or(competency.map(Target::Competency))
            .or(level.map(Target::Level))
            .or(track.map(Target::Track))
    }

    /// Returns the filters to ask for again, with their panes. One belongs to what it
    /// was in: to the panes on the way that is found again, and to the next one where
    /// all of the way is.
    pub fn filters_for(&self, app: &App) -> Vec<(Pane, &str)> {
        let is_whole = app.focus.at() == self.pane;
        let reach = app.focus.at() + usize::from(is_whole);
        let own = (is_whole && !self.filter.is_empty()).then_some((self.pane, self.filter.as_str()));
        let beside = self.beside.iter().map(|(pane, text)| (*pane, text.as_str()));
        let there = own.into_iter().chain(beside).filter(|(pane, _)| *pane <= reach);
        there.filter_map(|(pane, text)| Some((*Pane::ALL.get(pane)?, text))).collect()
    }
}

/// The id of what is under the cursors, as far inward as the focus is.
fn id(app: &App) -> Option<String> {
    match app.focus {
        Pane::Tracks => app.track().map(|track| track.id().to_owned()),
        Pane::Levels => app.level().map(Level::id),
        Pane::Competencies => match app.level_child_at_cursor() {
            Some(Child::Origin(nth)) => app.inherited()?.origin(nth).map(|(_, level)| level.id()),
            _ => app.competency().map(Competency::id).or_else(|| app.level().map(Level::id)),
        },
        Pane::Expectations => {
            let competency = app.competency()?;
            let nth = app.list(Pane::Expectations).cursor.checked_sub(1);
            let expectation = nth.and_then(|nth| competency.expectation(nth));
            Some(expectation.map_or_else(|| competency.id(), Expectation::id))
        }
    }
}

/// Where the cursor is, where that has no id.
fn row(app: &App) -> Option<usize> {
    match (app.focus, app.level_child_at_cursor()?) {
        (Pane::Competencies, Child::Reference(nth)) => Some(nth),
        (Pane::Expectations, _) => {
            let row = app.list(Pane::Expectations).cursor;
            matches!(app.page().item(row)?, Item::Example(..) | Item::Reference(..)).then_some(row)
        }
        _ => None,
    }
}

/// The level under the cursor, where the cursor is on what it inherits.
fn under(app: &App) -> Option<String> {
    let is_inherited = matches!(app.level_child_at_cursor()?, Child::Inherited(_) | Child::Origin(_));
    let level = app.level().filter(|_| is_inherited && app.focus >= Pane::Competencies);
    level.map(Level::id)
}

/// Goes to what the level under the cursor inherits, where it still does. What
/// is hidden is shown for it.
fn restore_inherited(app: &mut App, target: Target) {
    let ladder = app.ladder.clone();
    let wanted = match target {
        Target::Level(ix) => Wanted::Origin(ix),
        Target::Competency(ix) => Wanted::Competency(ix),
        Target::Expectation(ix) => Wanted::Competency(ladder.expectation(ix).competency().ix()),
        Target::Track(_) => return,
    };
    if app.hides_inherited && matches!(wanted, Wanted::Competency(_)) {
        app.hides_inherited = false;
        app.inherit();
    }
    let Some(inherited) = app.inherited() else { return };
    let nth = inherited.position(|child| match (child, wanted) {
        (Child::Inherited(ix), Wanted::Competency(wanted)) => ix == wanted,
        (Child::Origin(nth), Wanted::Origin(wanted)) => {
            inherited.origin(nth).is_some_and(|(origin, _)| origin.level == wanted)
        }
        _ => false,
    });
    let own = app.level().map_or(0, |level| level.competencies().len());
    let Some(nth) = nth else { return };
    app.set_cursor(Pane::Competencies, own + nth);
    app.focus = Pane::Competencies;
    if let Wanted::Competency(_) = wanted {
        app.focus = Pane::Expectations;
    }
    if let Target::Expectation(ix) = target {
        app.set_cursor(Pane::Expectations, row_of(&ladder, ix));
    }
}

/// Which child of a level to go to.
#[derive(Clone, Copy)]
enum Wanted {
    Origin(LevelIx),
    Competency(CompetencyIx),
}

/// Puts all cursors on the way to a target and the focus on its pane. Filters
/// that would hide it are dropped.
pub fn go_to(app: &mut App, target: Target) {
    let ladder = app.ladder.clone();
    let level_of = |competency: Competency<'_>| competency.level().ix();
    let (level, competency, expectation) = match target {
        Target::Track(_) => (None, None, None),
        Target::Level(ix) => (Some(ix), None, None),
        Target::Competency(ix) => (Some(level_of(ladder.competency(ix))), Some(ix), None),
        Target::Expectation(ix) => {
            let competency = ladder.expectation(ix).competency();
            (Some(level_of(competency)), Some(competency.ix()), Some(ix))
        }
    };
    let track = match target {
        Target::Track(ix) => Some(ix),
        _ => level.map(|level| ladder.level(level).track().ix()),
    };
    for list in &mut app.lists {
        list.filter = None;
    }
    app.typing = false;
    let Some(track) = track else { return };
    app.set_cursor(Pane::Tracks, track.at());
    app.focus = Pane::Tracks;
    let Some(level) = level else { return };
    let nth = ladder.track(track).level_ixs().iter().position(|&ix| ix == level).unwrap_or(0);
    app.set_cursor(Pane::Levels, nth);
    app.focus = Pane::Levels;
    let Some(competency) = competency else { return };
    let nth = ladder.level(level).competencies().position(|c| c.ix() == competency).unwrap_or(0);
    app.set_cursor(Pane::Competencies, nth);
    app.focus = Pane::Competencies;
    let Some(expectation) = expectation else { return };
    app.set_cursor(Pane::Expectations, row_of(&ladder, expectation));
    app.focus = Pane::Expectations;
}
