//! What a level inherits: shown or hidden, and links followed.

use super::super::app::{App, Pane, expectations};
use super::super::inherited::{Child, Inherited};
use super::super::page::Item;
use super::find::jump_to;
use crate::ladder::CompetencyIx;
use crate::ladder::model::{Competency, Reference};
use crate::report::text::counted;
use crate::search::Target;

/// Shows or hides inherited competencies, of all levels. The cursor stays on its
/// row; where that is hidden, it goes to the level that it came from.
pub(super) fn toggle(app: &mut App) {
    let before = app.level_child_at_cursor();
    let row = app.list(Pane::Expectations).clone();
    app.hides_inherited = !app.hides_inherited;
    app.inherit();
    app.lists[Pane::Competencies.at()].filter = None;
    // An answer that is on its way speaks of other rows.
    app.filters += 1;
    let from = match before {
        Some(Child::Inherited(ix)) => Some(app.ladder.competency(ix).level().ix()),
        _ => None,
    };
    let nth = before.and_then(|before| position(app, |child, _| child == before)).or_else(|| {
        position(app, |child, origin| matches!(child, Child::Origin(_)) && from.is_some() && origin == from)
    });
    app.set_cursor(Pane::Competencies, nth.unwrap_or(0));
    if app.level_child_at_cursor() == before {
        app.lists[Pane::Expectations.at()] = row;
    } else {
        app.focus = app.focus.min(Pane::Competencies);
        app.lists[Pane::Expectations.at()] = expectations();
    }
    app.notice = Some(said(app));
}

/// Says what is shown of this level, or of all.
fn said(app: &App) -> String {
    if app.focus == Pane::Tracks {
        let (now, next) = if app.hides_inherited { ("hidden", "shows") } else { ("shown", "hides") };
        return format!("What levels inherit is {now}; i {next} it.");
    }
    let Some(inherited) = app.inherited().filter(|inherited| !inherited.inheritance().is_empty()) else {
        let now = if app.hides_inherited { "hidden" } else { "shown" };
        return format!("This level inherits nothing; what others inherit is {now}.");
    };
    let count = inherited.inheritance().competencies(&app.ladder).count();
    let count = counted(count, "inherited competency");
    if app.hides_inherited { format!("{count} hidden; i shows them.") } else { format!("{count} shown; i hides them.") }
}

/// The place of a child of the level under the cursor, its own ones first. The
/// level that an origin is comes with it.
fn position(app: &App, wanted: impl Fn(Child, Option<crate::ladder::LevelIx>) -> bool) -> Option<usize> {
    (0..app.children(Pane::Competencies)).find(|&nth| {
        app.level_child(nth).is_some_and(|child| {
            let origin = match child {
                Child::Origin(nth) => app.inherited().and_then(|inherited| inherited.origin(nth)),
                _ => None,
            };
            wanted(child, origin.map(|(origin, _)| origin.level))
        })
    })
}

/// Returns the child of the level under the cursor that is like a competency:
/// the level's own of that name, else the very same as inherited, else an
/// inherited one of that name.
pub(super) fn same_child(app: &App, like: CompetencyIx) -> Option<usize> {
    let level = app.level()?;
    let title = app.ladder.competency(like).title();
    let own = level.competencies().position(|competency| competency.title() == title);
    let inherited = |is_same: &dyn Fn(Competency<'_>) -> bool| {
        let nth = app.inherited()?.places().find(|(competency, _)| is_same(*competency)).map(|(_, nth)| nth)?;
        Some(level.competencies().len() + nth)
    };
    own.or_else(|| inherited(&|other| other.ix() == like)).or_else(|| inherited(&|other| other.title() == title))
}

/// Returns the inherited competencies among the children of the level.
pub(super) fn places(app: &App) -> Vec<(CompetencyIx, usize)> {
    let own = app.level().map_or(0, |level| level.competencies().len());
    let places = app.inherited().into_iter().flat_map(Inherited::places);
    places.map(|(competency, nth)| (competency.ix(), own + nth)).collect()
}

/// Follows the row under the cursor in the pane of competencies, if it leads
/// elsewhere. Returns whether it does.
pub(super) fn follow_in_list(app: &mut App) -> bool {
    let Some(inherited) = app.inherited() else { return false };
    match app.level_child_at_cursor() {
        Some(Child::Origin(nth)) => {
            if let Some(level) = inherited.origin(nth).map(|(origin, _)| origin.level) {
                jump_to(app, Target::Level(level));
            }
            true
        }
        Some(Child::Reference(nth)) => {
            if let Some(reference) = inherited.reference(nth).cloned() {
                follow(app, &reference);
            }
            true
        }
        _ => false,
    }
}

/// Follows the row under the cursor of a page, if it is a reference. Returns
/// whether it is.
pub(super) fn follow_on_page(app: &mut App) -> bool {
    let row = app.child(Pane::Expectations, app.cursor_row(Pane::Expectations));
    let reference = match app.page().item(row) {
        Some(Item::Reference(reference, _)) => reference.clone(),
        _ => return false,
    };
    follow(app, &reference);
    true
}

/// Goes where a reference leads, or says why it can't.
pub(super) fn follow(app: &mut App, reference: &Reference) {
    let competency = reference.competency.map(Target::Competency);
    let level = reference.level.map(Target::Level);
    let target = competency.or(level).or(reference.track.map(Target::Track));
    match (target, &reference.target) {
        (Some(target), _) => jump_to(app, target),
        (None, Some(address)) if reference.is_address() => app.notice = Some(format!("It leads to {address}")),
        (None, Some(file)) if reference.is_no_ladder => {
            app.notice = Some(format!("{file} is open, and holds no level."));
        }
        (None, Some(file)) => app.notice = Some(format!("{file} is not open; rungs opens it by its path.")),
        (None, None) => app.notice = Some(format!("Nothing that is open is called {:?}.", reference.text)),
    }
}

#[cfg(test)]
pub(super) mod tests;
