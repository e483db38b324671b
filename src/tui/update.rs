//! (state, message) → state, effects. Synchronous, without input or output.

mod adopt;
mod aim;
mod browse;
pub mod choice;
mod copies;
pub(super) mod find;
pub mod findings;
mod help;
mod history;
mod inherit;
mod inside;
pub mod link;
pub mod listing;
mod moved;
pub mod note;
mod orphan;
pub mod palette;
mod people;
mod rate;
mod renamed;
pub mod review;
mod source;
pub(super) mod tick;
mod undo;
pub mod write;

pub(super) use note::keep as keep_notes;
pub(super) use tick::save;

use jiff::Timestamp;
use listing::What;
use write::Way;

use super::action::{Action, Context};
use super::app::{App, Overlay, Pane, Top};
use super::key::Key;
use super::keymap::Meaning;
use super::levels;
use super::message::{Effect, Message};
use super::rows::Writer;
use super::{layout, scroll};
use crate::report::text::counted;

/// Changes the state by what happened, and returns what is asked of the world.
pub fn update(app: &mut App, message: Message, now: Timestamp) -> Vec<Effect> {
    app.inherit();
    let subject = app.subject();
    let is_snapshot = matches!(message, Message::Opened(_));
    let is_filtered = matches!(message, Message::Filtered(..));
    let is_unseen = matches!(message, Message::Opened(_) | Message::LookedBack(_));
    let is_news = matches!(message, Message::CameIn(_) | Message::Saved(_) | Message::TookIn(..));
    let mut effects = Vec::new();
    match message {
        // It is of the journal that was open before.
        Message::Saved(_) | Message::CameIn(_) | Message::Copies(_) | Message::TookIn(..) if app.awaited.is_some() => {}
        Message::Switched(opened) => effects = people::opened(app, opened),
        Message::People(people) => people::offer(app, people),
        Message::Key(key) => effects = pressed(app, key, now),
        Message::Paste(text) => effects = typed(app, &text),
        Message::Resized(size) => {
            app.size = size;
            effects.push(Effect::Redraw);
        }
        Message::Saved(result) => effects = tick::saved(app, result),
        Message::CameIn(seen) => effects = tick::came_in(app, seen),
        Message::Copies(copies) => copies::found(app, copies),
        Message::TookIn(taken, seen) => effects = copies::taken(app, &taken, seen),
        Message::Retry => effects = save(app),
        Message::Found(asked, found) => effects = find::found(app, asked, found, true),
        Message::FoundSoFar(asked, found) => effects = find::found(app, asked, found, false),
        Message::Meant(asked, meant) => find::meant(app, asked, meant),
        Message::Filtered(asked, pane, rows) => browse::filtered(app, asked, pane, rows),
        Message::Answered(asked, answer) => levels::answered(app, asked, &answer),
        Message::Checked(checked) => findings::checked(app, &checked),
        Message::LookedBack(since) => review::looked_back(app, since),
        Message::KeptWords(wordings) => effects = review::kept(app, wordings, now),
        Message::Opened(snapshot) => effects = adopt::opened(app, snapshot),
        Message::Reading(done, all) => app.reading = Some((done, all)),
        Message::Stale(stale) => app.is_stale = stale,
        Message::NoLadder(error) => {
            app.refused = Some(error);
            effects.push(Effect::Quit(None));
        }
        Message::Told(sentence) => app.notice = Some(sentence),
        Message::Edited(text) => effects = write::edited(app, &text, now),
        Message::Ended(signal) => {
            effects = note::keep(app, now);
            effects.push(Effect::Quit(Some(signal)));
        }
        Message::Stopped => effects.push(Effect::Suspend),
        Message::TerminalLost => {
            effects = note::keep(app, now);
            effects.push(Effect::Quit(None));
        }
    }
    if is_unseen {
        listing::renew_unseen(app, now);
    } else if is_news {
        listing::renew(app, now);
    }
    // What is the same in another snapshot has another index there.
    let is_elsewhere = !is_snapshot && app.subject() != subject;
    if is_elsewhere {
        app.lists[Pane::Expectations.at()].top = Top::default();
    }
    app.inherit();
    if is_elsewhere || is_filtered {
        inside::show(app);
    }
    effects.extend(levels::refresh(app));
    effects.extend(review::ask(app));
    effects.extend(findings::ask(app));
    settle(app);
    effects
}

fn pressed(app: &mut App, key: Key, now: Timestamp) -> Vec<Effect> {
    app.notice = None;
    app.saving.saved = false;
    app.wanted = None;
    app.pressed.push(key);
    match app.keymap.meaning(app.context(), &app.pressed) {
        Meaning::Prefix => Vec::new(),
        Meaning::Letter(letter) => {
            app.pressed.clear();
            typed(app, letter.encode_utf8(&mut [0; 4]))
        }
        Meaning::Action(action) => {
            app.pressed.clear();
            // The palette is a way to the same key.
            let is_on_the_way = action == Action::Palette || app.context() == Context::Palette;
            if action != Action::Quit && !is_on_the_way {
                app.saving.leaving = false;
            }
            act(app, action, now)
        }
        Meaning::Nothing if app.pressed.len() > 1 && key.letter().is_some() => {
            // The last letter alone may mean something that nobody asked for.
            let keys: Vec<String> = app.pressed.drain(..).map(|key| key.to_string()).collect();
            app.notice = Some(format!("{} does nothing here; ? shows the keys.", keys.join(" ")));
            Vec::new()
        }
        Meaning::Nothing if app.pressed.len() > 1 => {
            // Esc, an arrow and the like leave the sequence, and do what they always do.
            app.pressed.clear();
            pressed(app, key, now)
        }
        Meaning::Nothing => {
            app.pressed.clear();
            match app.context() {
                Context::Choice => choice::unknown(app, &key.to_string()),
                context if !context.takes_text() => {
                    app.notice = Some(format!("{key} does nothing here; ? shows the keys."));
                }
                _ => {}
            }
            Vec::new()
        }
    }
}

/// Text that was typed or pasted goes to the line that is open.
fn typed(app: &mut App, text: &str) -> Vec<Effect> {
    match app.context() {
        Context::Find => find::typed(app, text),
        Context::Filter => browse::typed(app, text),
        Context::Palette => {
            palette::typed(app, text);
            Vec::new()
        }
        Context::Jot => {
            note::typed(app, text);
            Vec::new()
        }
        Context::Writing => {
            write::typed(app, text);
            Vec::new()
        }
        Context::Choose => {
            levels::choose::typed(app, text);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    match action {
        Action::Quit => return quit(app, now),
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Source => return source::open(app),
        Action::Reload => return source::reload(app),
        Action::Help => {
            help::open(app);
            return Vec::new();
        }
        Action::Palette => {
            palette::open(app);
            return Vec::new();
        }
        _ => {}
    }
    match app.context() {
        Context::Browse => act_in_panes(app, action, now),
        Context::Filter => browse::edit(app, action),
        Context::Find if action == Action::Met => tick::hits(app, now),
        Context::Find => find::act(app, action),
        Context::Jot => note::act(app, action, now),
        Context::Writing => write::act(app, action, now),
        // One step back is the same on every screen: what lies below it.
        _ if action == Action::Back => match app.overlays.pop() {
            Some(Overlay::Listing(shown)) => review::left(app, &shown),
            _ => Vec::new(),
        },
        Context::Palette => palette::act(app, action, now),
        Context::Choice => choice::act(app, action, now),
        Context::Listing if matches!(action, Action::Undo | Action::Redo) => {
            let effects = undo::act(app, action, now);
            listing::renew(app, now);
            effects
        }
        Context::Listing | Context::History => listing::act(app, action, now),
        Context::Compare | Context::Gap => of_statements(app, action, now),
        Context::Choose | Context::Grid | Context::Chart => levels::act(app, action, now),
        Context::Findings => {
            findings::act(app, action);
            Vec::new()
        }
        Context::Help => {
            help::act(app, action);
            Vec::new()
        }
    }
}

/// Does what holds in the panes.
fn act_in_panes(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    match action {
        Action::Met | Action::Working | Action::NotApplicable => tick::act(app, action, now),
        Action::Undo | Action::Redo => undo::act(app, action, now),
        Action::Jot => note::jot(app),
        Action::Write => write::open(app, Way::Here),
        Action::WriteOutside => write::open(app, Way::Outside),
        Action::OpenLink => link::open(app),
        Action::Rate => rate::open(app),
        Action::TakeIn => copies::act(app),
        Action::Whose => people::ask(app),
        Action::Here | Action::Target => aim::set(app, action, now),
        Action::Review => {
            listing::open(app, What::Review, now);
            Vec::new()
        }
        Action::Findings => {
            findings::open(app);
            Vec::new()
        }
        Action::Evidence => {
            listing::open(app, What::Evidence, now);
            Vec::new()
        }
        Action::History => {
            listing::open(app, What::History, now);
            Vec::new()
        }
        Action::Same | Action::Another => moved::act(app, action, now),
        Action::Inherited => {
            inherit::toggle(app);
            Vec::new()
        }
        Action::Find
        | Action::FindAgain
        | Action::SavedFinds
        | Action::OlderFind
        | Action::JumpBack
        | Action::JumpForward => find::open(app, action, now),
        Action::Compare | Action::CompareWith | Action::Gap | Action::Grid | Action::Chart => levels::open(app, action),
        _ => browse::act(app, action),
    }
}

/// What is done to statements is the same on all screens about levels that list them.
fn of_statements(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    match action {
        Action::Undo if levels::gap::undo(app) => Vec::new(),
        Action::Undo | Action::Redo => undo::act(app, action, now),
        Action::Jot => note::jot(app),
        Action::Write => write::open(app, Way::Here),
        Action::WriteOutside => write::open(app, Way::Outside),
        _ => levels::act(app, action, now),
    }
}

/// Quitting with ticks that could not be saved takes a second key. Notes that are
/// being written, whatever lies over them, are kept.
fn quit(app: &mut App, now: Timestamp) -> Vec<Effect> {
    if app.saving.failed.is_some() && !app.saving.leaving {
        app.saving.leaving = true;
        let ticks = counted(app.log.pending_count(), "change");
        app.notice = Some(format!("{ticks} not saved. The same key again leaves, and prints them."));
        return Vec::new();
    }
    let mut effects = note::keep(app, now);
    effects.push(Effect::Quit(None));
    effects
}

/// Scrolls every visible list so that its cursor is on the screen.
pub fn settle(app: &mut App) {
    find::settle(app);
    palette::settle(app);
    choice::settle(app);
    listing::settle(app);
    help::settle(app);
    findings::settle(app);
    levels::compare::settle(app);
    levels::choose::settle(app);
    levels::gap::settle(app);
    levels::grid::settle(app);
    levels::chart::settle(app);
    for (pane, area) in app.layout().panes {
        let area = area.below_title();
        let is_page = pane == Pane::Expectations;
        if is_page && app.focus != Pane::Expectations {
            continue;
        }
        let writer = Writer::of(app, pane, layout::list_width(pane, area.width), area.height);
        let lines = |row: usize| writer.row(app, pane, row).len().max(1);
        let height = usize::from(area.height);
        let cursor = app.cursor_row(pane);
        let mut top = scroll::settle(app.list(pane).top, cursor, height, lines);
        if is_page && app.list(pane).filter.is_none() {
            top = with_head(app, top, cursor, height, lines);
        }
        app.lists[pane.at()].top = top;
    }
}

/// A head that the cursor can't reach is shown with the first row below it.
fn with_head(app: &App, top: Top, cursor: usize, height: usize, lines: impl Fn(usize) -> usize) -> Top {
    let above = cursor.checked_sub(1);
    let is_head = above.and_then(|row| app.page().item(row)).is_some_and(|item| !item.is_selectable());
    match above {
        Some(row) if is_head && top.row == cursor && top.line == 0 => {
            let both = lines(row) + lines(cursor);
            Top { row, line: both.saturating_sub(height).min(lines(row)) }
        }
        _ => top,
    }
}

#[cfg(test)]
mod tests;
