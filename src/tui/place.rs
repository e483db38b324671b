//! Where one is, in words that outlive a snapshot and the program.

use serde::{Deserialize, Serialize};

use super::app::{App, Pane};
use super::page::row_of;
use crate::ladder::model::{Competency, Expectation, Level, Track};
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
}

impl Place {
    /// Returns where a program is.
    pub fn of(app: &App) -> Self {
        let filter = app.list(app.focus).filter.as_ref();
        Place {
            pane: app.focus.at(),
            id: id(app).unwrap_or_default(),
            filter: filter.map(|filter| filter.line.text().to_owned()).unwrap_or_default(),
        }
    }

    /// Goes there, as far as it still exists: a level that is gone leads to its
    /// track. The filter is for the caller to ask for.
    pub fn restore(&self, app: &mut App) {
        let ladder = app.ladder.clone();
        let parts: Vec<&str> = self.id.split('/').collect();
        let prefix = |length: usize| parts.get(..length).map(|parts| parts.join("/"));
        let expectation = prefix(4).and_then(|id| ladder.find_expectation(&id)).map(Expectation::ix);
        let competency = prefix(3).and_then(|id| ladder.find_competency(&id)).map(Competency::ix);
        let level = prefix(2).and_then(|id| ladder.find_level(&id)).map(Level::ix);
        let track = prefix(1).and_then(|id| ladder.find_track(&id)).map(Track::ix);
        let target = expectation
            .map(Target::Expectation)
            .or(competency.map(Target::Competency))
            .or(level.map(Target::Level))
            .or(track.map(Target::Track));
        let Some(target) = target else { return };
        go_to(app, target);
        let deepest = target.kind() as usize;
        app.focus = Pane::ALL[self.pane.min(deepest).min(Pane::ALL.len() - 1)];
    }

    /// Returns the filter to ask for again: it belongs to the pane that it was
    /// in, and to no other that one came out in.
    pub fn filter_for(&self, app: &App) -> Option<&str> {
        (!self.filter.is_empty() && app.focus.at() == self.pane).then_some(self.filter.as_str())
    }
}

/// The id of what is under the cursors, as far inward as the focus is.
fn id(app: &App) -> Option<String> {
    match app.focus {
        Pane::Tracks => app.track().map(|track| track.id().to_owned()),
        Pane::Levels => app.level().map(Level::id),
        Pane::Competencies => app.competency().map(Competency::id),
        Pane::Expectations => {
            let competency = app.competency()?;
            let nth = app.list(Pane::Expectations).cursor.checked_sub(1);
            let expectation = nth.and_then(|nth| competency.expectation(nth));
            Some(expectation.map_or_else(|| competency.id(), Expectation::id))
        }
    }
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
