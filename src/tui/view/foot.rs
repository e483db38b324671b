//! The last row: the keys that matter, a sentence, how a sequence of keys goes on, or the
//! filter that is typed.

use ratatui::text::{Line, Span};

use super::super::action::{Action, Context, shown};
use super::super::app::{App, Pane, Size};
use super::super::layout::Area;
use super::super::text::{elide, width, wrap};
use super::chrome::{ROOM_FOR_PROGRESS, matches, typed};
use super::{Canvas, frame};

/// The keys that matter now; a sentence instead, or the filter that is typed.
/// Returns where text is typed.
pub(super) fn footer(app: &App, canvas: &mut Canvas<'_>, area: Area) -> Option<(u16, u16)> {
    if app.typing {
        return Some(filter(app, canvas, area));
    }
    let actions: Vec<Action> = actions(app.focus).iter().copied().filter(|action| is_of_use(app, *action)).collect();
    foot(app, canvas, area, Context::Browse, &actions);
    None
}

/// The last row: a sentence where there is one, how a sequence of keys may go on,
/// else the keys that matter.
pub(super) fn foot(app: &App, canvas: &mut Canvas<'_>, area: Area, context: Context, actions: &[Action]) {
    if let Some(text) = &app.notice {
        notice(app, canvas, area, text);
    } else if app.pressed.is_empty() || app.context() != context {
        keys(canvas, area, context, actions);
    } else {
        sequence(app, canvas, area, context);
    }
}

/// How a sequence of keys that has begun may go on, over as many rows from the last one
/// upwards as that needs: a key that isn't told is one that nobody finds. It stands for a
/// moment only, so that nothing else moves for it.
fn sequence(app: &App, canvas: &mut Canvas<'_>, area: Area, context: Context) {
    let mut told: Vec<(String, &str)> = Vec::new();
    for (key, action) in app.keymap.continuations(context, &app.pressed) {
        let word = shown(action, context).map_or("", |(_, word)| word);
        match told.iter_mut().find(|(_, other)| *other == word) {
            Some((keys, _)) => *keys = format!("{keys}, {key}"),
            None => told.push((key, word)),
        }
    }
    let told: Vec<(&str, &str)> = told.iter().map(|(keys, word)| (keys.as_str(), *word)).collect();
    let mut rows: Vec<&[(&str, &str)]> = Vec::new();
    let mut rest = &told[..];
    while !rest.is_empty() {
        let fits = (1..=rest.len()).rev().find(|&count| columns_of(&rest[..count]) <= usize::from(area.width));
        let (row, others) = rest.split_at(fits.unwrap_or(1));
        rows.push(row);
        rest = others;
    }
    let bottom = area.y + area.height;
    let height = (rows.len() as u16).min(bottom.saturating_sub(1)).max(1);
    let area = Area { y: bottom - height, height, ..area };
    frame::blank(canvas, area);
    for (y, row) in (0..).zip(rows) {
        entries(canvas, Area { y: area.y + y, height: u16::from(y < height), ..area }, row);
    }
}

/// How many columns keys take with their words.
fn columns_of(entries: &[(&str, &str)]) -> usize {
    entries.iter().map(|(key, word)| width(key) + width(word) + 3).sum::<usize>().saturating_sub(2)
}

/// Whether an action would do anything where one is.
fn is_of_use(app: &App, action: Action) -> bool {
    match action {
        Action::Inherited => app.inherited().is_some_and(|inherited| !inherited.inheritance().is_empty()),
        // Who starts on a level should see that there are other tracks.
        Action::Pane(0) => {
            let is_shown = app.layout().panes.iter().any(|(pane, _)| *pane == Pane::Tracks);
            app.focus == Pane::Levels && app.ladder.tracks().len() > 1 && !is_shown
        }
        _ => true,
    }
}

/// The actions that matter in a pane, most important first.
fn actions(focus: Pane) -> &'static [Action] {
    match focus {
        Pane::Expectations => &[
            Action::Met,
            Action::Working,
            Action::NotApplicable,
            Action::Jot,
            Action::Undo,
            Action::Find,
            Action::Filter,
            Action::Back,
            Action::Help,
            Action::Quit,
        ],
        Pane::Tracks => &[Action::Inward, Action::Find, Action::Filter, Action::Help, Action::Quit],
        Pane::Levels | Pane::Competencies => &[
            Action::Inward,
            Action::Find,
            Action::Pane(0),
            Action::Filter,
            Action::Inherited,
            Action::ScrollDown,
            Action::Back,
            Action::Help,
            Action::Quit,
        ],
    }
}

/// Writes a sentence, over as many rows from the last one upwards as it needs.
fn notice(app: &App, canvas: &mut Canvas<'_>, area: Area, text: &str) {
    let size = Size { width: area.width, height: area.y + area.height };
    let height = app.foot_height(size);
    let area = Area { y: size.height - height, height, ..area };
    frame::blank(canvas, area);
    let lines = wrap(text, usize::from(area.width));
    for (y, line) in lines.iter().take(usize::from(height)).enumerate() {
        let is_cut = y + 1 == usize::from(height) && lines.len() > y + 1;
        // The last row says that there is more.
        let part = if is_cut { &text[line.start..] } else { &text[line.clone()] };
        canvas.text(area, 0, y as u16, &elide(part, usize::from(area.width)), canvas.theme.title());
    }
}

/// Writes keys with a word for each, as many as fit; help is always there, and so is
/// the way back where there is one.
pub(super) fn keys(canvas: &mut Canvas<'_>, area: Area, context: Context, actions: &[Action]) {
    let entry = |action: &Action| shown(*action, context);
    let size = |(key, word): (&str, &str)| width(key) + width(word) + 3;
    let room = usize::from(area.width) + 2;
    let mut kept: Vec<(&str, &str)> = actions.iter().filter_map(entry).collect();
    let stay = [Action::Back, Action::Help].map(|action| shown(action, context));
    while kept.iter().copied().map(size).sum::<usize>() > room {
        // The last that isn't to stay gives way.
        let Some(last) = (0..kept.len()).rev().find(|&nth| !stay.contains(&Some(kept[nth]))) else { break };
        kept.remove(last);
    }
    entries(canvas, area, &kept);
}

/// Writes keys, each with its word.
fn entries(canvas: &mut Canvas<'_>, area: Area, entries: &[(&str, &str)]) {
    let mut spans = Vec::new();
    for &(key, word) in entries {
        if !spans.is_empty() {
            spans.push(Span::raw("  "));
        }
        spans.push(Span::styled(key.to_owned(), canvas.theme.title()));
        spans.push(Span::styled(format!(" {word}"), canvas.theme.dim()));
    }
    canvas.line(area, 0, &Line::from(spans));
}

/// The filter that is typed. Returns where the cursor is.
fn filter(app: &App, canvas: &mut Canvas<'_>, area: Area) -> (u16, u16) {
    let count = format!("{} of {}", matches(app), app.counted(app.focus));
    let filter = app.list(app.focus).filter.clone().unwrap_or_default();
    let actions = [Action::Accept, Action::Back];
    let hint: Vec<(&str, &str)> = actions.iter().filter_map(|action| shown(*action, Context::Filter)).collect();
    let hint_width = if area.width >= ROOM_FOR_PROGRESS { columns_of(&hint) + 2 } else { 0 };
    let room = usize::from(area.width).saturating_sub(width(&count) + 3 + hint_width);
    let x = typed(canvas, area, "/", &filter.line, &filter.query, room);
    if hint_width > 0 {
        let right = (hint_width + width(&count)) as u16;
        entries(canvas, Area { x: area.x + area.width.saturating_sub(right), width: right, ..area }, &hint);
    }
    canvas.text(area, area.width.saturating_sub(width(&count) as u16), 0, &count, canvas.theme.dim());
    (area.x + x, area.y)
}
