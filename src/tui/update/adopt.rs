//! Taking another snapshot in: what one looks at stays what it is, found again by
//! its document or its id, and what is gone gives way to its nearest sibling.

use std::mem::discriminant;
use std::sync::Arc;

use super::super::app::{App, Find, List, Pane, Top, expectations};
use super::super::carry::{Carry, Keys, nearest};
use super::super::inherited::Child;
use super::super::message::{Effect, Snapshot, Stage};
use super::super::page::{Page, Subject};
use super::super::place::Place;
use super::super::rows::Writer;
use super::super::{layout, scroll};
use super::{browse, find};
use crate::ladder::model::{Competency, Track};
use crate::ladder::{CompetencyIx, Ladder, Severity, TrackIx};
use crate::report::text::counted;
use crate::search::Target;

/// What is said where there is something to mend. How many there are is found out beside
/// the screen.
const TO_MEND: &str = "There is something to mend in these documents; gf lists it.";

/// How many hits are looked up by their ids at most, while the find is on its
/// way to be answered anew.
const MOST_BY_ID: usize = 200;

/// Takes in a snapshot that was opened, whole or in part, or read again.
pub(super) fn opened(app: &mut App, snapshot: Snapshot) -> Vec<Effect> {
    let is_again = matches!(snapshot.stage, Stage::Again(_));
    // A file that is away for a moment takes nobody elsewhere for good.
    if is_again && app.wanted.is_none() {
        app.wanted = Some(Place::of(app)).filter(|place| !place.is_there(&snapshot.ladder));
    }
    let before = unsettled(app);
    let mut effects = adopt(app, &snapshot.ladder);
    app.reading = match snapshot.stage {
        Stage::Partly(done, all) => Some((done, all)),
        Stage::Whole(_) | Stage::Again(_) => None,
    };
    app.odd_names = snapshot.odd_names;
    effects.extend(resume(app, is_again));
    match snapshot.stage {
        Stage::Partly(..) => {}
        Stage::Whole(error) => {
            app.notice = error.or(app.notice.take()).or_else(|| remark(app));
        }
        Stage::Again(what) => {
            let known = app.findings;
            let more = remark(app).filter(|_| app.findings > known);
            let more = more.map(|more| format!(" {more}")).unwrap_or_default();
            app.notice = Some(what + &unsettled_since(app, before) + &more);
        }
    }
    effects
}

/// What there is to mend in the documents, and how to see it: once, until it changes, since
/// most who read a ladder aren't who mends it.
fn remark(app: &mut App) -> Option<String> {
    let findings = app.ladder.diagnostics().iter().filter(|d| d.code.severity() >= Severity::Warning).count();
    let is_new = std::mem::replace(&mut app.findings, findings) != findings && findings > 0;
    is_new.then(|| TO_MEND.to_owned())
}

/// How many ticks were found again in other words, and how many are of nothing here.
fn unsettled(app: &App) -> (usize, usize) {
    (app.standing.all_moved().count(), app.standing.orphans().len())
}

/// Says what a reworded ladder did to ticks: nobody should have to find out.
fn unsettled_since(app: &App, before: (usize, usize)) -> String {
    let after = unsettled(app);
    let moved =
        (after.0 > before.0).then(|| format!("{} found again in other words", counted(after.0 - before.0, "tick")));
    let lost = (after.1 > before.1).then(|| format!("{} of what is gone", counted(after.1 - before.1, "tick")));
    let said: Vec<String> = moved.into_iter().chain(lost).collect();
    if said.is_empty() { String::new() } else { format!(" {}; gr shows them.", said.join(", ")) }
}

/// Goes to where one was when the program ended, or before a file was gone, once
/// that is there. A key that
/// is pressed before says that one wants to be elsewhere.
fn resume(app: &mut App, is_again: bool) -> Vec<Effect> {
    let Some(place) = app.wanted.take() else { return Vec::new() };
    if (app.reading.is_some() || is_again) && !place.is_there(&app.ladder) {
        app.wanted = Some(place);
        return Vec::new();
    }
    place.restore(app);
    let filters = place.filters_for(app);
    filters.into_iter().filter_map(|(pane, filter)| browse::filter_with(app, pane, filter)).collect()
}

/// Where one was in the snapshot before, in what outlives it.
struct Before {
    ladder: Arc<Ladder>,
    track: Option<TrackIx>,
    /// The rows of the pane of competencies.
    children: Option<Keys>,
    subject: Subject,
    /// The rows of the page that is shown.
    page: Rows,
    competency: Option<CompetencyIx>,
    /// The rows of the competency's page, which the cursor stands on.
    statements: Rows,
}

/// Rows of a page.
enum Rows {
    /// They are what they were, as far as anybody looks at them.
    Same,
    /// They may have changed.
    Keys(Keys),
}

impl Before {
    fn of(app: &App, carry: &Carry<'_>) -> Self {
        let competency = app.competency().map(Competency::ix);
        let subject = app.subject();
        // What a page shows of other levels may change where its own does not.
        let own = Page::of(&app.ladder, subject).len();
        let same = match subject {
            Subject::Competency(ix) => carry.same(Target::Competency(ix)),
            Subject::Level(ix) => carry.same(Target::Level(ix)),
            Subject::Track(_) | Subject::Nothing => None,
        };
        let is_same = same.is_some() && app.list(Pane::Expectations).top.row < own;
        let is_kept = competency.is_none_or(|ix| carry.same(Target::Competency(ix)).is_some());
        let statements = |ix| Rows::Keys(Keys::of_page(Page::of(&app.ladder, Subject::Competency(ix))));
        Before {
            ladder: app.ladder.clone(),
            track: app.track().map(Track::ix),
            children: app.level().map(|_| children(app)),
            subject,
            page: if is_same { Rows::Same } else { Rows::Keys(Keys::of_page(app.page())) },
            competency,
            statements: competency.filter(|_| !is_kept).map_or(Rows::Same, statements),
        }
    }
}

/// Replaces the snapshot.
fn adopt(app: &mut App, ladder: &Arc<Ladder>) -> Vec<Effect> {
    app.inherit();
    let old = app.ladder.clone();
    let carry = Carry::new(&old, ladder);
    let before = Before::of(app, &carry);
    app.ladder = ladder.clone();
    let mut is_left = vec![(Pane::Tracks, tracks(app, &before, &carry))];
    is_left.push((Pane::Levels, levels(app, &before, &carry)));
    app.inherit();
    is_left.push((Pane::Competencies, competencies(app, &before)));
    let left = is_left.into_iter().find(|(_, is_left)| *is_left).map(|(pane, _)| pane);
    keep_in_reach(app, left);
    let top = top_of_page(app, &before, &carry);
    statements(app, &before, &carry);
    if let Some(top) = top {
        app.lists[Pane::Expectations.at()].top = top;
    }
    app.stand_anew();
    fill(app);
    let mut effects = vec![Effect::SearchIn(ladder.clone())];
    effects.extend(browse::ask_again(app));
    finds(app, &carry);
    effects.extend(find::ask_again(app));
    effects
}

/// The rows of the pane of competencies: the level's own, and what it inherits.
fn children(app: &App) -> Keys {
    let mut keys = Keys::default();
    for child in (0..app.children(Pane::Competencies)).map_while(|nth| app.level_child(nth)) {
        match child {
            Child::Own(ix) => keys.add(("own", app.ladder.competency(ix).title())),
            Child::Inherited(ix) => {
                let competency = app.ladder.competency(ix);
                keys.add(("inherited", competency.level().id(), competency.title()));
            }
            Child::Origin(nth) => {
                let origin = app.inherited().and_then(|inherited| inherited.origin(nth));
                keys.add(("origin", origin.map(|(_, level)| level.id())));
            }
            Child::Reference(nth) => {
                let reference = app.inherited().and_then(|inherited| inherited.reference(nth));
                keys.add(("reference", reference.map(|reference| &reference.text)));
            }
        }
    }
    keys
}

fn tracks(app: &mut App, before: &Before, carry: &Carry<'_>) -> bool {
    let count = before.ladder.tracks().len();
    let to = |row: usize| carry.track(TrackIx(row as u32)).map(TrackIx::at);
    relist(&mut app.lists[Pane::Tracks.at()], count, app.ladder.tracks().len(), to)
}

fn levels(app: &mut App, before: &Before, carry: &Carry<'_>) -> bool {
    let (Some(from), Some(to)) = (before.track, app.track().map(Track::ix)) else {
        afresh(app, Pane::Levels);
        return false;
    };
    let places = carry.levels(from, to);
    let count = app.children(Pane::Levels);
    relist(&mut app.lists[Pane::Levels.at()], places.len(), count, |row| places[row])
}

fn competencies(app: &mut App, before: &Before) -> bool {
    let Some(keys) = before.children.as_ref().filter(|_| app.level().is_some()) else {
        afresh(app, Pane::Competencies);
        return false;
    };
    let now = children(app);
    let places = keys.places_in(&now);
    relist(&mut app.lists[Pane::Competencies.at()], places.len(), now.len(), |row| places[row])
}

/// The focus stays where there is something, and goes to the pane where what one was in
/// is gone: a key must not tick in another level that says the same.
fn keep_in_reach(app: &mut App, left: Option<Pane>) {
    let focus = app.focus;
    app.focus = left.map_or(focus, |pane| focus.min(pane));
    if app.focus == Pane::Expectations && app.competency().is_none() {
        app.focus = Pane::Competencies;
    }
    if app.focus == Pane::Competencies && app.children(Pane::Competencies) == 0 {
        app.focus = Pane::Levels;
    }
    app.typing &= app.focus == focus;
}

/// The cursor and the filter of a page are its competency's.
fn statements(app: &mut App, before: &Before, carry: &Carry<'_>) {
    let pane = Pane::Expectations.at();
    let (Some(from), Some(to)) = (before.competency, app.competency().map(Competency::ix)) else {
        app.lists[pane] = expectations();
        return;
    };
    match &before.statements {
        Rows::Same if carry.same(Target::Competency(from)) == Some(Target::Competency(to)) => {}
        Rows::Same => app.lists[pane] = expectations(),
        Rows::Keys(keys) => {
            let now = Keys::of_page(Page::of(&app.ladder, Subject::Competency(to)));
            let places = keys.places_in(&now);
            // A statement that is gone gives way to its sibling before one's eyes.
            let _ = relist(&mut app.lists[pane], places.len(), now.len(), |row| places[row]);
        }
    }
}

/// Where the top is of the page that is shown, which may be a level's or a
/// track's; nothing where it is what it was, or a filter counts its rows.
fn top_of_page(app: &App, before: &Before, carry: &Carry<'_>) -> Option<Top> {
    let list = app.list(Pane::Expectations);
    let is_filtered = list.filter.as_ref().is_some_and(|filter| filter.rows.is_some());
    if is_filtered && matches!(before.subject, Subject::Competency(_)) {
        return None;
    }
    let is_same = match (before.subject, app.subject()) {
        (Subject::Competency(from), Subject::Competency(to)) => {
            carry.same(Target::Competency(from)) == Some(Target::Competency(to))
        }
        (Subject::Level(from), Subject::Level(to)) => carry.same(Target::Level(from)) == Some(Target::Level(to)),
        (from, to) if discriminant(&from) == discriminant(&to) => false,
        _ => return Some(Top::default()),
    };
    match &before.page {
        Rows::Same => (!is_same).then(Top::default),
        Rows::Keys(keys) => {
            let now = Keys::of_page(app.page());
            let places = keys.places_in(&now);
            let row = nearest(list.top.row, places.len(), now.len(), |row| places[row]);
            let is_kept = places.get(list.top.row).is_some_and(Option::is_some);
            Some(Top { row, line: if is_kept { list.top.line } else { 0 } })
        }
    }
}

/// Leaves no room below a list's end while rows are above its top.
pub(super) fn fill(app: &mut App) {
    for (pane, area) in app.layout().panes {
        let area = area.below_title();
        let (top, rows) = (app.list(pane).top, app.rows(pane));
        // Within a last row that is taller than the pane there is more to read.
        if top == Top::default() || top.row + 1 == rows {
            continue;
        }
        let writer = Writer::of(app, pane, layout::list_width(pane, area.width), area.height);
        let lines = |row: usize| writer.row(app, pane, row).len().max(1);
        let last = scroll::ending_with(rows.saturating_sub(1), usize::from(area.height), lines);
        if (last.row, last.line) < (top.row, top.line) {
            app.lists[pane.at()].top = last;
        }
    }
}

/// Begins a list and those further inward afresh.
fn afresh(app: &mut App, from: Pane) {
    for pane in from.at()..app.lists.len() {
        app.lists[pane] = List::default();
    }
    app.lists[Pane::Expectations.at()] = expectations();
}

/// Puts a list's cursor, top and filtered rows to where its rows went. Returns whether
/// the cursor left a row that is gone for another one that was there before; one that
/// wasn't is the same in other words.
fn relist(list: &mut List, before: usize, after: usize, to: impl Fn(usize) -> Option<usize>) -> bool {
    let rows = list.filter.as_ref().and_then(|filter| filter.rows.as_deref());
    let top = rows.map_or(Some(list.top.row), |rows| rows.get(list.top.row).copied()).unwrap_or(0);
    let is_kept = top < before && to(top).is_some();
    let top = nearest(top, before, after, &to);
    let cursor = list.cursor;
    list.cursor = nearest(cursor, before, after, &to);
    let is_left = cursor < before && to(cursor).is_none() && (0..before).any(|row| to(row) == Some(list.cursor));
    list.top = Top { row: top, line: if is_kept { list.top.line } else { 0 } };
    if let Some(rows) = list.filter.as_mut().and_then(|filter| filter.rows.as_mut()) {
        let there = |row: &usize| if *row < before { to(*row).filter(|&row| row < after) } else { None };
        *rows = rows.iter().filter_map(there).collect();
        rows.sort_unstable();
        rows.dedup();
        list.top.row = rows.partition_point(|&row| row < top);
    }
    is_left
}

/// Carries what was found, so that it can be looked at until it is found anew.
fn finds(app: &mut App, carry: &Carry<'_>) {
    app.last_find.iter_mut().for_each(|find| carry_hits(find, carry));
    app.find_mut().into_iter().for_each(|find| carry_hits(find, carry));
}

fn carry_hits(find: &mut Find, carry: &Carry<'_>) {
    let (cursor, top) = (find.cursor, find.top.row);
    let mut by_id = 0;
    let mut there = Vec::with_capacity(find.found.hits.len());
    find.found.hits.retain_mut(|hit| {
        let target = carry.same(hit.target).or_else(|| {
            by_id += 1;
            if by_id <= MOST_BY_ID { carry.by_id(hit.target) } else { None }
        });
        there.push(target.is_some());
        target.map(|target| hit.target = target).is_some()
    });
    find.selected.retain_mut(|ix| match carry.same(Target::Expectation(*ix)) {
        Some(Target::Expectation(there)) => {
            *ix = there;
            true
        }
        _ => false,
    });
    let place = |row: usize| there.iter().take(row).filter(|there| **there).count();
    let last = find.found.hits.len().saturating_sub(1);
    find.cursor = place(cursor).min(last);
    find.top = Top { row: place(top).min(last), ..find.top };
}

#[cfg(test)]
mod tests;
