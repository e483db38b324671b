//! The find overlay, and going back from where it led.

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::{Answer, App, Find, Overlay, Pane, Stand, Top};
use super::super::line::Line;
use super::super::message::Effect;
use super::super::page::row_in;
use super::super::place::go_to;
use super::super::rows::hit;
use super::super::scroll;
use super::listing;
use crate::config::Finds;
use crate::search::{Found, Meant, Query, Target};

/// How many places are remembered to go back to.
const MOST_JUMPS: usize = 100;

/// What is said to keys for a hit, as long as those on the screen are an older query's.
pub(super) const STILL_LOOKING: &str = "Still looking for that; press it again when the hits are there.";

/// How many finds are remembered.
const MOST_FINDS: usize = 100;

pub(super) fn open(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    match action {
        Action::Find => {
            begin(app, Find::default());
            return vec![Effect::GetReady];
        }
        Action::FindAgain => {
            app.overlays.push(Overlay::Find(app.last_find.clone().unwrap_or_default()));
            return ask_again(app).into_iter().collect();
        }
        Action::SavedFinds if app.saved_finds.is_empty() => {
            app.notice = Some("No finds are saved: name queries under [finds] in config.toml.".into());
        }
        Action::SavedFinds => begin(app, Find { line: Line::of("@"), ..Find::default() }),
        Action::OlderFind if app.earlier_finds.is_empty() => {
            app.notice = Some("Nothing was looked for before.".into());
        }
        Action::OlderFind => {
            begin(app, Find::default());
            return recall(app, true);
        }
        Action::JumpBack => jump(app, true, now),
        Action::JumpForward => jump(app, false, now),
        _ => {}
    }
    Vec::new()
}

/// Opens another find. What an earlier one still waits for is none of its.
fn begin(app: &mut App, find: Find) {
    app.finds += 1;
    app.overlays.push(Overlay::Find(find));
}

fn jump(app: &mut App, back: bool, now: Timestamp) {
    let here = Stand::of(app);
    let (from, to) = if back { (&mut app.jumps.0, &mut app.jumps.1) } else { (&mut app.jumps.1, &mut app.jumps.0) };
    match from.pop() {
        Some(stand) => {
            to.push(here);
            stand.place.restore(app);
            app.overlays = stand.overlays;
            listing::renew(app, now);
        }
        None => app.notice = Some(format!("There is nothing to go {} to.", if back { "back" } else { "forward" })),
    }
}

pub(super) fn typed(app: &mut App, text: &str) -> Vec<Effect> {
    edit(app, |find| find.line.insert(text))
}

fn edit(app: &mut App, change: impl FnOnce(&mut Find)) -> Vec<Effect> {
    let Some(Overlay::Find(find)) = app.overlays.last_mut() else {
        return Vec::new();
    };
    change(find);
    // Names of saved finds are listed, and looked up when one is taken.
    let is_named = saved(&app.saved_finds, find.line.text()).next().is_some();
    let query = if is_named { Query::default() } else { Query::parse(find.line.text()) }.of(find.kinds);
    if query == find.query {
        return Vec::new();
    }
    find.query = query.clone();
    find.accepts = false;
    find.again = false;
    find.answer = if query.is_empty() { Answer::Whole } else { Answer::Awaited };
    app.finds += 1;
    if query.is_empty() {
        find.found = Found::default();
        find.meant = None;
        find.cursor = 0;
        return Vec::new();
    }
    vec![Effect::Find(app.finds, app.bound(query))]
}

/// Returns the saved finds that are meant by what is typed, with their queries:
/// those whose names begin with what stands behind an `@`.
pub(in crate::tui) fn saved<'a>(finds: &'a Finds, typed: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let start = typed.strip_prefix('@');
    let finds = finds.iter().map(|(name, query)| (name.as_str(), query.as_str()));
    finds.filter(move |(name, _)| start.is_some_and(|start| name.starts_with(start)))
}

/// Puts the query of a saved find in the place of its name.
fn take_saved(app: &mut App) -> Option<Vec<Effect>> {
    let Some(Overlay::Find(find)) = app.overlays.last() else { return None };
    let (_, query) = saved(&app.saved_finds, find.line.text()).next()?;
    let line = Line::of(query);
    Some(edit(app, |find| find.line = line))
}

/// Brings back what was looked for before, or what was typed instead of it.
fn recall(app: &mut App, older: bool) -> Vec<Effect> {
    let earlier = app.earlier_finds.clone();
    edit(app, |find| find.recall(&earlier, older))
}

impl Find {
    /// Steps through earlier finds, the latest of which is the last.
    fn recall(&mut self, earlier: &[String], older: bool) {
        let wanted = if older { Some(self.recalled.map_or(0, |back| back + 1)) } else { self.recalled };
        let Some(wanted) = wanted else { return };
        if self.recalled.is_none() {
            self.draft = self.line.text().to_owned();
        }
        let back = if older { Some(wanted) } else { wanted.checked_sub(1) };
        let text = match back {
            Some(back) if back >= earlier.len() => return,
            Some(back) => &earlier[earlier.len() - 1 - back],
            None => &self.draft,
        };
        self.line = Line::of(text);
        self.recalled = back;
    }
}

/// Asks again what was asked before, over another snapshot or a while later.
pub(super) fn ask_again(app: &mut App) -> Option<Effect> {
    // What is under way was asked of a snapshot that is gone.
    app.finds += 1;
    let find = app.find_mut()?;
    find.again = !find.waits();
    let query = find.query.clone();
    let query = app.bound(query);
    (!query.is_empty()).then_some(Effect::Find(app.finds, query))
}

/// Takes in an answer, or a part of it, also while the help lies over the find.
pub(super) fn found(app: &mut App, asked: u64, found: Found, is_whole: bool) -> Vec<Effect> {
    if asked != app.finds {
        return Vec::new();
    }
    let Some(find) = app.find_mut() else { return Vec::new() };
    // What was asked before is whole on the screen: no part of it is better.
    if find.again && !is_whole {
        return Vec::new();
    }
    // Where nobody has moved it, the cursor stays on what comes first.
    let stays = find.again || (find.answer == Answer::Begun && find.cursor > 0);
    let (mut cursor, mut top) = (0, Top::default());
    if stays {
        let under_cursor = find.found.hits.get(find.cursor);
        let place = found.hits.iter().position(|hit| under_cursor.is_some_and(|other| hit.is(other)));
        cursor = place.unwrap_or(find.cursor).min(found.hits.len().saturating_sub(1));
        top = Top { row: (find.top.row + cursor).saturating_sub(find.cursor), ..find.top };
    }
    let accepts = find.accepts && is_whole;
    let kept = std::mem::take(find);
    *find = Find {
        found,
        cursor,
        top,
        answer: if is_whole { Answer::Whole } else { Answer::Begun },
        accepts: kept.accepts && !is_whole,
        again: false,
        meant: None,
        ..kept
    };
    if is_whole && find.found.hits.is_empty() {
        let (typed, query) = (find.line.text().to_owned(), find.query.clone());
        return vec![Effect::Guess(asked, typed, app.bound(query))];
    }
    if accepts {
        accept(app);
    }
    Vec::new()
}

/// Takes in what may be meant by what finds nothing.
pub(super) fn meant(app: &mut App, asked: u64, meant: Vec<Meant>) {
    let is_asked = asked == app.finds;
    if let Some(find) = app.find_mut().filter(|_| is_asked) {
        find.cursor = 0;
        find.meant = Some(meant);
    }
}

/// Looks for what is under the cursor of what may be meant.
fn take_meant(app: &mut App) -> Option<Vec<Effect>> {
    let Some(Overlay::Find(find)) = app.overlays.last() else { return None };
    if find.waits() || !find.found.hits.is_empty() {
        return None;
    }
    let line = Line::of(&find.meant.as_ref()?.get(find.cursor)?.typed);
    Some(edit(app, |find| find.line = line))
}

pub(super) fn act(app: &mut App, action: Action) -> Vec<Effect> {
    if let Action::Edit(change) = action {
        return edit(app, |find| find.line.edit(change));
    }
    let size = app.size;
    let Some(Overlay::Find(find)) = app.overlays.last_mut() else {
        return Vec::new();
    };
    let page = usize::from(find.layout(size).hits.height / 3).max(1);
    let rows = if find.found.hits.is_empty() { find.meant.as_ref().map_or(0, Vec::len) } else { find.found.hits.len() };
    let last = rows.saturating_sub(1);
    match action {
        Action::Down => find.cursor = (find.cursor + 1).min(last),
        Action::Up => find.cursor = find.cursor.saturating_sub(1),
        Action::PageDown => find.cursor = (find.cursor + page).min(last),
        Action::PageUp => find.cursor = find.cursor.saturating_sub(page),
        Action::Select => select(app),
        Action::Accept => match take_saved(app).or_else(|| take_meant(app)) {
            Some(effects) => return effects,
            None => accept(app),
        },
        Action::Back => close(app),
        Action::OlderFind => return recall(app, true),
        Action::NewerFind => return recall(app, false),
        Action::FindKind(kind) => return edit(app, |find| find.kinds = find.kinds.switched(kind)),
        _ => {}
    }
    Vec::new()
}

/// Selects the statement under the cursor, or takes it out again, and goes on.
fn select(app: &mut App) {
    let ladder = app.ladder.clone();
    let Some(find) = app.find_mut() else { return };
    if find.answer == Answer::Awaited {
        app.notice = Some(STILL_LOOKING.into());
        return;
    }
    let Some(hit) = find.found.hits.get(find.cursor) else { return };
    match hit.target {
        Target::Expectation(ix) if !ladder.expectation(ix).is_label() => {
            if find.selected.contains(&ix) {
                find.selected.retain(|&other| other != ix);
            } else {
                find.selected.push(ix);
            }
            find.cursor = (find.cursor + 1).min(find.found.hits.len() - 1);
        }
        _ => app.notice = Some("Only expectations can be ticked.".into()),
    }
}

fn close(app: &mut App) {
    app.finds += 1;
    if let Some(Overlay::Find(find)) = app.overlays.pop() {
        remember(app, find.line.text());
        app.last_find = Some(Find { recalled: None, accepts: false, ..find });
    }
}

/// Keeps what was looked for, once, as the latest.
fn remember(app: &mut App, typed: &str) {
    let typed = typed.trim();
    if typed.is_empty() {
        return;
    }
    app.earlier_finds.retain(|earlier| earlier != typed);
    app.earlier_finds.push(typed.to_owned());
    if app.earlier_finds.len() > MOST_FINDS {
        app.earlier_finds.remove(0);
    }
}

/// Goes to the hit under the cursor. Who types fast presses Enter before the
/// answer is there: then to the first hit of the answer, not of an older one.
fn accept(app: &mut App) {
    let Some(find) = app.find_mut() else { return };
    if find.waits() {
        find.accepts = true;
        return;
    }
    let Some(hit) = find.found.hits.get(find.cursor).cloned() else { return };
    close(app);
    jump_to(app, hit.target);
    if let Some(row) = row_in(&app.ladder, &hit) {
        app.focus = Pane::Expectations;
        app.set_cursor(Pane::Expectations, row);
    }
}

/// Goes to a target in the panes, and remembers where one was, and on which screen.
pub(in crate::tui) fn jump_to(app: &mut App, target: Target) {
    app.jumps.0.push(Stand::of(app));
    if app.jumps.0.len() > MOST_JUMPS {
        app.jumps.0.remove(0);
    }
    app.jumps.1.clear();
    app.overlays.clear();
    go_to(app, target);
}

/// Scrolls the hits so that the one under the cursor is on the screen.
pub(super) fn settle(app: &mut App) {
    let Some(find) = app.find() else { return };
    if find.found.hits.is_empty() {
        return;
    }
    let area = find.layout(app.size).hits;
    let lines = |nth: usize| hit::height(app, find, nth, area.width);
    let top = scroll::settle(find.top, find.cursor, usize::from(area.height), lines);
    if let Some(find) = app.find_mut() {
        find.top = top;
    }
}

#[cfg(test)]
mod tests;
