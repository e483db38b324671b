//! Notes that are typed: in a line at the foot, or in a text area.

use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget as _;

use super::super::action::{Action, Context};
use super::super::app::{App, Size};
use super::super::layout::{self, Area};
use super::super::text::{elide, wrap};
use super::super::update::note::Jot;
use super::super::update::write::Writing;
use super::{Canvas, chrome, foot, frame};
use crate::search::Query;

/// From this width on the keys stand beside a line that is typed.
const ROOM_FOR_HINT: u16 = 60;

/// How many columns they take, with a gap before them.
const WIDTH_OF_HINT: u16 = 22;

/// The widest that a note gets; longer lines are hard to read.
const WIDEST: u16 = 96;

/// How many lines of what a note is on stand above it.
const MOST_ABOVE: usize = 3;

/// How many rows of the text area are kept free at least.
const LEAST_BELOW: usize = 2;

/// Draws the line that adds a note, in place of the keys. Returns where text is
/// typed.
pub(super) fn jot(jot: &Jot, canvas: &mut Canvas<'_>, size: Size) -> (u16, u16) {
    let area = layout::screen(size, 1).footer;
    frame::blank(canvas, area);
    let hint = if area.width < ROOM_FOR_HINT { 0 } else { WIDTH_OF_HINT };
    let room = usize::from(area.width - hint);
    // A competency's note is said to be one: a head looks much like a statement.
    let is_on_competency = jot.about.words.text.is_empty();
    let on = is_on_competency.then(|| format!("Note on {}: ", elide(jot.about.title(), room / 3)));
    let prompt = on.unwrap_or_else(|| "Note: ".to_owned());
    let x = chrome::typed(canvas, area, &prompt, &jot.line, &Query::default(), room);
    if hint > 0 {
        let right = Area { x: area.x + area.width - hint + 1, width: hint - 1, ..area };
        foot::keys(canvas, right, Context::Jot, &[Action::Accept, Action::Back]);
    }
    (area.x + x, area.y)
}

/// Draws the text area, below what the note is on.
pub(super) fn draw(app: &App, writing: &Writing, canvas: &mut Canvas<'_>, size: Size) {
    let actions = [Action::Back, Action::Undo, Action::Drop, Action::Help];
    let title = if writing.of.note.is_some() { "Edit note" } else { "Note" };
    let body = frame::screen(app, canvas, size, title, "", (Context::Writing, &actions));
    let area = Area { x: body.x + 1, width: body.width.saturating_sub(2).min(WIDEST), ..body };
    let about = writing.of.about.title();
    let lines = wrap(about, usize::from(area.width));
    // On the smallest screen the text that is written matters more than what it is on.
    let room = usize::from(area.height).saturating_sub(LEAST_BELOW + 1);
    let shown = lines.len().min(MOST_ABOVE).min(room);
    for (y, line) in lines.into_iter().take(shown).enumerate() {
        let part = if y + 1 == shown { &about[line.start..] } else { &about[line] };
        let text = elide(part, usize::from(area.width)).into_owned();
        canvas.line(area, y as u16, &Line::styled(text, canvas.theme.title()));
    }
    let above = shown as u16;
    if above > 0 {
        canvas.text(area, 0, above, &canvas.theme.rule().repeat(usize::from(area.width)), canvas.theme.dim());
    }
    let top = if above > 0 { (above + 1).min(area.height) } else { 0 };
    let inner = Rect::new(area.x, area.y + top, area.width, area.height - top);
    (&writing.area).render(inner, canvas.buffer);
}
