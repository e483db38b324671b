//! Notes of several lines, in a text area or in the person's own editor.

use std::sync::Arc;

use jiff::Timestamp;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use super::super::action::Action;
use super::super::app::{App, Overlay};
use super::super::line::{Edit, Line};
use super::super::message::Effect;
use super::super::theme::Theme;
use super::choice::{self, Then};
use super::note::{About, nothing_here, say, under_cursor};
use crate::ladder::text::{clean, clean_line};
use crate::progress::{EventId, Note};

/// How long a note may get, in bytes; a paste of a book is none.
const LONGEST: usize = 100_000;

/// How many steps can be taken back while a note is written.
const MOST_UNDONE: usize = 1000;

/// A note that is written in a text area.
#[derive(Clone, Debug)]
pub struct Writing {
    /// What it is on, and the note that it takes the place of.
    pub of: Source,
    /// Its text.
    pub area: TextArea<'static>,
    /// Its text before anything was typed, as the area holds it: tabs are spaces
    /// there.
    begun: String,
    /// Whether leaving without it was asked for once.
    leaving: bool,
}

/// Where the text of a note comes from.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is on.
    pub about: About,
    /// The note that is edited; nothing for a new one.
    pub note: Option<EventId>,
    /// Its text, before anything was typed.
    pub before: String,
}

impl Source {
    fn new(about: About) -> Self {
        Source { about, note: None, before: String::new() }
    }

    fn of(about: About, note: &Note) -> Self {
        Source { about, note: Some(note.event.clone()), before: note.text.clone() }
    }
}

impl Writing {
    fn of(of: Source, app: &App) -> Self {
        let lines = clean(of.before.as_str().into()).replace('\t', "    ").lines().map(str::to_owned).collect();
        let theme = Theme::of(app.look);
        let mut area = TextArea::new(lines);
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_max_histories(MOST_UNDONE);
        area.set_cursor_line_style(theme.plain());
        area.set_cursor_style(theme.cursor());
        area.set_placeholder_text("What you did and when, in Markdown. A link counts.");
        area.set_placeholder_style(theme.dim());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        let begun = area.lines().join("\n");
        Writing { of, area, begun, leaving: false }
    }

    fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether something was typed that makes another text of it.
    fn is_changed(&self) -> bool {
        self.text().trim() != self.begun.trim()
    }
}

/// Which way a note is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// In a text area.
    Here,
    /// In the person's own editor.
    Outside,
}

/// Opens the note under the cursor, or asks which one.
pub(super) fn open(app: &mut App, way: Way) -> Vec<Effect> {
    let Some((about, notes)) = under_cursor(app) else { return nothing_here(app) };
    match &notes[..] {
        [] => begin(app, Source::new(about), way),
        [note] => begin(app, Source::of(about, note), way),
        notes => {
            let row = |note: &Arc<Note>| {
                (
                    format!("{} {}", app.date(note.at), clean_line(note.text.lines().next().unwrap_or_default())),
                    Source::of(about.clone(), note),
                )
            };
            let mut rows: Vec<(String, Source)> = notes.iter().map(row).collect();
            rows.push(("a new note".into(), Source::new(about)));
            let (rows, sources) = rows.into_iter().unzip();
            choice::open(app, "Which note", rows, Then::Edit(sources, way));
            Vec::new()
        }
    }
}

/// Goes on in a text area with a new note that has become too long for a line; what
/// is added to it stands where the line's cursor was.
pub(super) fn go_on(app: &mut App, about: About, line: &Line, added: &str) {
    let (before, after) = line.parts();
    let writing = Writing::of(Source::new(about), app);
    app.overlays.push(Overlay::Writing(Box::new(writing)));
    app.notice = Some("Too long for a line, so it goes on here; Esc keeps it.".into());
    for part in [before, added, after] {
        typed(app, part);
    }
}

pub(super) fn begin(app: &mut App, source: Source, way: Way) -> Vec<Effect> {
    match way {
        Way::Here => {
            let writing = Writing::of(source, app);
            app.overlays.push(Overlay::Writing(Box::new(writing)));
            Vec::new()
        }
        Way::Outside => {
            let text = source.before.clone();
            app.editing = Some(source);
            vec![Effect::EditText(text)]
        }
    }
}

/// Takes in what an editor made of a note.
pub(super) fn edited(app: &mut App, text: &str, now: Timestamp) -> Vec<Effect> {
    match app.editing.take() {
        Some(source) => finish(app, source, text, now),
        None => Vec::new(),
    }
}

fn finish(app: &mut App, source: Source, text: &str, now: Timestamp) -> Vec<Effect> {
    let text = text.trim();
    let is_nothing_new = text == source.before.trim() || (text.is_empty() && source.note.is_none());
    if is_nothing_new { Vec::new() } else { say(app, source.about, text, source.note, now) }
}

/// Writes a note as it is, where it is another than it was.
pub(super) fn keep(app: &mut App, writing: Writing, now: Timestamp) -> Vec<Effect> {
    if !writing.is_changed() {
        return Vec::new();
    }
    let text = writing.text();
    finish(app, writing.of, &text, now)
}

fn writing(app: &mut App) -> Option<&mut Writing> {
    match app.overlay_mut() {
        Some(Overlay::Writing(writing)) => Some(writing),
        _ => None,
    }
}

/// Text that was typed or pasted, line breaks included.
pub(super) fn typed(app: &mut App, text: &str) {
    let Some(writing) = writing(app) else { return };
    writing.leaving = false;
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    let text = clean(text.into());
    let room = LONGEST.saturating_sub(writing.area.lines().iter().map(|line| line.len() + 1).sum());
    let end = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).take_while(|&end| end <= room).last();
    let part = &text[..end.unwrap_or(0)];
    writing.area.insert_str(part);
    if part.len() < text.len() {
        app.notice = Some("A note holds 100 kB; the rest was left out.".into());
    }
}

pub(super) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    let Some(writing) = writing(app) else { return Vec::new() };
    let was_leaving = std::mem::take(&mut writing.leaving);
    match action {
        Action::Back => {
            if let Some(Overlay::Writing(writing)) = app.overlays.pop() {
                return keep(app, *writing, now);
            }
        }
        Action::Drop if was_leaving || !writing.is_changed() => drop(app.overlays.pop()),
        Action::Drop => {
            writing.leaving = true;
            app.notice = Some("Ctrl-c again leaves without what you typed; Esc keeps it.".into());
        }
        action => edit(&mut writing.area, action),
    }
    Vec::new()
}

fn edit(area: &mut TextArea<'static>, action: Action) {
    let to = match action {
        Action::Down => CursorMove::Down,
        Action::Up => CursorMove::Up,
        Action::PageDown => CursorMove::ParagraphForward,
        Action::PageUp => CursorMove::ParagraphBack,
        Action::First => CursorMove::Top,
        Action::Last => CursorMove::Bottom,
        Action::Edit(Edit::Left) => CursorMove::Back,
        Action::Edit(Edit::Right) => CursorMove::Forward,
        Action::Edit(Edit::WordLeft) => CursorMove::WordBack,
        Action::Edit(Edit::WordRight) => CursorMove::WordForward,
        Action::Edit(Edit::Start) => CursorMove::Head,
        Action::Edit(Edit::End) => CursorMove::End,
        action => return change(area, action),
    };
    area.move_cursor(to);
}

fn change(area: &mut TextArea<'static>, action: Action) {
    match action {
        Action::NewLine => area.insert_newline(),
        Action::Undo => {
            area.undo();
        }
        Action::Redo => {
            area.redo();
        }
        Action::Edit(Edit::Backspace) => {
            area.delete_char();
        }
        Action::Edit(Edit::Delete) => {
            area.delete_next_char();
        }
        Action::Edit(Edit::DeleteWord) => {
            area.delete_word();
        }
        Action::Edit(Edit::DeleteToStart) => {
            area.delete_line_by_head();
        }
        Action::Edit(Edit::DeleteToEnd) => {
            area.delete_line_by_end();
        }
        _ => {}
    }
}
