//! Moving through the panes, and filtering them.

use super::super::action::Action;
use super::super::app::{App, Filter, List, Pane, Top};
use super::super::line::Line;
use super::super::message::{Effect, Kept, Within};
use super::super::rows::Writer;
use super::super::{layout, scroll};
use super::{adopt, inherit, link};
use crate::ladder::model::Competency;
use crate::search::{Query, Scope};

pub(super) fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let page = page_height(app);
    match action {
        Action::Down => step_down(app),
        Action::Up => step_up(app),
        Action::First => to_row(app, 0),
        Action::Last => to_row(app, usize::MAX),
        Action::HalfDown => by_lines(app, true, page.div_ceil(2)),
        Action::HalfUp => by_lines(app, false, page.div_ceil(2)),
        Action::PageDown => by_lines(app, true, page),
        Action::PageUp => by_lines(app, false, page),
        Action::ScrollDown => scroll_page(app, true),
        Action::ScrollUp => scroll_page(app, false),
        Action::Inward => return inward(app),
        Action::Outward => outward(app),
        Action::NextPane => next_pane(app, 1),
        Action::PreviousPane => next_pane(app, Pane::ALL.len() - 1),
        Action::Pane(nth) => Pane::ALL.get(nth).into_iter().for_each(|&pane| focus(app, pane)),
        Action::LevelUp => same_competency(app, 1),
        Action::LevelDown => same_competency(app, -1),
        Action::Back => back(app),
        Action::Filter => open_filter(app),
        _ => {}
    }
    Vec::new()
}

fn page_height(app: &App) -> usize {
    let area = app.layout().pane(app.focus).unwrap_or_default();
    usize::from(area.below_title().height).max(1)
}

/// Asks how many lines a row of the focused pane has.
fn with_lines<T>(app: &App, ask: impl FnOnce(&dyn Fn(usize) -> usize, usize) -> T) -> T {
    let pane = app.focus;
    let area = app.layout().pane(pane).unwrap_or_default().below_title();
    let writer = Writer::of(app, pane, layout::list_width(pane, area.width), area.height);
    ask(&|row| writer.row(app, pane, row).len().max(1), usize::from(area.height))
}

/// The next row; within a row that is taller than the pane, further down in it.
fn step_down(app: &mut App) {
    let pane = app.focus;
    let (top, row) = (app.list(pane).top, app.cursor_row(pane));
    let hidden = with_lines(app, |lines, height| scroll::hidden_below(top, row, height, lines));
    if hidden > 0 && top.row == row {
        app.lists[pane.at()].top.line += hidden.min(page_height(app).div_ceil(2));
    } else {
        to_row(app, row.saturating_add(1));
    }
}

fn step_up(app: &mut App) {
    let pane = app.focus;
    let (top, row) = (app.list(pane).top, app.cursor_row(pane));
    let tall = with_lines(app, |lines, height| lines(row) > height);
    if tall && top.row == row && top.line > 0 {
        app.lists[pane.at()].top.line = top.line.saturating_sub(page_height(app).div_ceil(2));
    } else {
        to_row(app, row.saturating_sub(1));
    }
}

/// Puts the cursor on a row, or the nearest that takes it.
fn to_row(app: &mut App, row: usize) {
    let pane = app.focus;
    let rows = app.rows(pane);
    let least = usize::from(pane == Pane::Expectations && rows > 1 && head_fits(app));
    if rows > 0 {
        let child = app.child(pane, row.clamp(least, rows - 1));
        app.set_cursor(pane, child);
    }
}

/// Whether a page's head and its first row fit the pane together. Where they
/// don't, the cursor may stand on the head, so that all of it can be read.
fn head_fits(app: &App) -> bool {
    app.child(Pane::Expectations, 0) == 0 && with_lines(app, |lines, height| lines(0) + lines(1) <= height)
}

/// Moves the cursor by about as many lines of text.
fn by_lines(app: &mut App, down: bool, count: usize) {
    let pane = app.focus;
    let (rows, from) = (app.rows(pane), app.cursor_row(pane));
    let to = with_lines(app, |lines, _| {
        let mut row = from;
        let mut left = count;
        while left > 0 && (if down { row + 1 < rows } else { row > 0 }) {
            left = left.saturating_sub(lines(row));
            row = if down { row + 1 } else { row - 1 };
        }
        row
    });
    to_row(app, to);
}

/// Scrolls the page on the right. With the focus on it, the cursor goes along.
fn scroll_page(app: &mut App, down: bool) {
    let pane = Pane::Expectations;
    let Some(area) = app.layout().pane(pane) else { return };
    let area = area.below_title();
    let height = usize::from(area.height);
    let by = (height / 3).max(1);
    if app.focus == pane {
        by_lines(app, down, by);
        return;
    }
    let writer = Writer::of(app, pane, layout::list_width(pane, area.width), area.height);
    let lines = |row: usize| writer.row(app, pane, row).len().max(1);
    let top = app.list(pane).top;
    let to = if down { scroll::down(top, by, app.rows(pane), height, lines) } else { scroll::up(top, by, lines) };
    app.lists[pane.at()].top = to;
}

/// Goes round the panes in steps of `by`, to the next that has something.
fn next_pane(app: &mut App, by: usize) {
    let panes = (1..Pane::ALL.len()).map(|nth| Pane::ALL[(app.focus.at() + nth * by) % Pane::ALL.len()]);
    if let Some(pane) = panes.into_iter().find(|&pane| is_reachable(app, pane)) {
        app.focus = pane;
    }
}

fn is_reachable(app: &App, pane: Pane) -> bool {
    match pane {
        Pane::Tracks => true,
        Pane::Levels => app.track().is_some(),
        Pane::Competencies => app.children(Pane::Competencies) > 0,
        Pane::Expectations => app.competency().is_some(),
    }
}

pub(super) fn focus(app: &mut App, pane: Pane) {
    if is_reachable(app, pane) {
        app.focus = pane;
    } else if pane == Pane::Expectations && app.level_child_at_cursor().is_some() {
        app.notice = Some("This row leads elsewhere; Enter follows it.".into());
    } else {
        app.notice = Some("This level lists nothing further.".into());
    }
}

fn inward(app: &mut App) -> Vec<Effect> {
    match app.focus {
        Pane::Expectations if link::stands_in_statement(app) => return link::open(app),
        Pane::Expectations => {
            if !inherit::follow_on_page(app) {
                app.notice = Some("Space ticks it; h leads back.".into());
            }
        }
        pane if app.rows(pane) == 0 => {}
        pane => {
            // A filter may hide the cursor's own row; what is shown is opened.
            let child = app.child(pane, app.cursor_row(pane));
            app.set_cursor(pane, child);
            if pane != Pane::Competencies || !inherit::follow_in_list(app) {
                focus(app, Pane::ALL[pane.at() + 1]);
            }
        }
    }
    Vec::new()
}

fn outward(app: &mut App) {
    if app.focus != Pane::Tracks {
        app.focus = Pane::ALL[app.focus.at() - 1];
    }
}

/// One step back: the filter, then outward. It never quits.
fn back(app: &mut App) {
    if app.list(app.focus).filter.is_some() {
        clear_filter(app);
    } else if app.focus == Pane::Tracks {
        app.notice = Some("This is the outermost pane; q quits.".into());
    } else {
        outward(app);
    }
}

/// Goes to the competency of the same name on another level of the track, or to
/// the one in the same place.
fn same_competency(app: &mut App, by: isize) {
    if app.focus == Pane::Tracks {
        app.notice = Some("This goes from level to level; Enter leads to them.".into());
        return;
    }
    let levels = app.track().map_or(0, |track| track.level_ixs().len());
    let nth = app.list(Pane::Levels).cursor;
    let Some(to) = nth.checked_add_signed(by).filter(|&to| to < levels) else {
        app.notice = Some(if by > 0 { "This is the top level." } else { "This is the first level." }.into());
        return;
    };
    let from = app.competency().map(Competency::ix);
    let place = app.list(Pane::Competencies).cursor;
    app.set_cursor(Pane::Levels, to);
    let count = app.children(Pane::Competencies);
    let same = from.and_then(|from| inherit::same_child(app, from));
    if count == 0 {
        app.focus = app.focus.min(Pane::Levels);
        return;
    }
    app.set_cursor(Pane::Competencies, same.unwrap_or(place).min(count - 1));
    if app.competency().is_none() {
        app.focus = app.focus.min(Pane::Competencies);
    }
    // On a level nobody asked for a competency.
    if same.is_none() && from.is_some() && app.focus > Pane::Levels {
        app.notice = Some("Not on this level; this one is in its place.".into());
    }
}

fn open_filter(app: &mut App) {
    app.typing = true;
    let list = &mut app.lists[app.focus.at()];
    list.filter.get_or_insert_default();
}

fn clear_filter(app: &mut App) {
    let pane = app.focus;
    app.typing = false;
    app.lists[pane.at()].filter = None;
    app.lists[pane.at()].top = Top::default();
}

pub(super) fn typed(app: &mut App, text: &str) -> Vec<Effect> {
    if let Some(filter) = &mut app.lists[app.focus.at()].filter {
        filter.line.insert(text);
    }
    ask(app)
}

pub(super) fn edit(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Back => clear_filter(app),
        Action::Accept => {
            app.typing = false;
            let empty = app.list(app.focus).filter.as_ref().is_none_or(|filter| filter.query.is_empty());
            if empty {
                clear_filter(app);
            }
        }
        Action::Down => step_down(app),
        Action::Up => step_up(app),
        Action::Edit(edit) => {
            if let Some(filter) = &mut app.lists[app.focus.at()].filter {
                filter.line.edit(edit);
            }
            return ask(app);
        }
        _ => {}
    }
    Vec::new()
}

/// Asks for what the focused pane's filter leaves.
pub(super) fn ask(app: &mut App) -> Vec<Effect> {
    ask_for(app, app.focus, false).into_iter().collect()
}

/// Asks for what each filter leaves of another snapshot. What was asked before
/// is of no use any more.
pub(super) fn ask_again(app: &mut App) -> Vec<Effect> {
    Pane::ALL.into_iter().filter_map(|pane| ask_for(app, pane, true)).collect()
}

fn ask_for(app: &mut App, pane: Pane, again: bool) -> Option<Effect> {
    let scope = match pane {
        Pane::Tracks => Some(Scope::Everything),
        Pane::Levels => app.track().map(|track| Scope::Track(track.ix())),
        Pane::Competencies => app.level().map(|level| Scope::Level(level.ix())),
        Pane::Expectations => app.competency().map(|competency| Scope::Competency(competency.ix())),
    };
    let inherited = if pane == Pane::Competencies { inherit::places(app) } else { Vec::new() };
    let filter = app.lists[pane.at()].filter.as_mut()?;
    app.filters += 1;
    filter.asked = app.filters;
    filter.again = again;
    filter.query = Query::parse(filter.line.text());
    if filter.query.is_empty() {
        filter.rows = None;
        return None;
    }
    let query = filter.query.clone();
    let query = app.bound(query);
    let within = Within { scope: scope?, inherited };
    Some(Effect::Filter(app.filters, pane, query, within))
}

/// Takes in what a filter leaves. The cursor moves only where its row is hidden.
pub(super) fn filtered(app: &mut App, asked: u64, pane: Pane, kept: Kept) {
    let List { cursor, top, filter: Some(filter) } = &mut app.lists[pane.at()] else { return };
    if asked != filter.asked {
        return;
    }
    let at_top = filter.rows.as_ref().and_then(|rows| rows.get(top.row)).copied();
    *top = match at_top.filter(|_| filter.again) {
        Some(child) => Top { row: kept.rows.partition_point(|&row| row < child), ..*top },
        None => Top::default(),
    };
    // Further inward one is where one was, so that the way there must not be hidden.
    if filter.is_behind && !kept.rows.contains(cursor) {
        app.lists[pane.at()].filter = None;
        return;
    }
    filter.is_behind = false;
    filter.inside = kept.inside;
    filter.rows = Some(kept.rows);
    // What has come above the first row that was on the screen is shown where there is room.
    adopt::fill(app);
    if app.rows(pane) > 0 {
        let child = app.child(pane, app.cursor_row(pane));
        if app.list(pane).cursor != child {
            app.set_cursor(pane, child);
        }
    }
}

/// Begins with a pane's filter that was open when the program ended.
pub(super) fn filter_with(app: &mut App, pane: Pane, text: &str) -> Option<Effect> {
    let is_behind = pane < app.focus;
    app.lists[pane.at()].filter = Some(Filter { line: Line::of(text), is_behind, ..Filter::default() });
    ask_for(app, pane, false)
}
