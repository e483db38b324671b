//! The four panes.

use ratatui::text::Line;

use super::super::app::{App, Pane};
use super::super::layout::{Area, Layout, list_width};
use super::super::rows::Writer;
use super::super::text::wrap;
use super::{Canvas, chrome};

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, layout: &Layout) {
    for &(pane, area) in &layout.panes {
        chrome::pane_title(app, pane, canvas, area);
        if area.x > 0 {
            wall(canvas, area);
        }
        list(app, pane, canvas, area.below_title());
    }
}

/// The line to the left of a pane.
fn wall(canvas: &mut Canvas<'_>, area: Area) {
    let column = Area { x: area.x - 1, width: 1, ..area };
    for y in 0..area.height {
        canvas.text(column, 0, y, canvas.theme.wall(), canvas.theme.dim());
    }
}

fn list(app: &App, pane: Pane, canvas: &mut Canvas<'_>, area: Area) {
    let is_page = pane == Pane::Expectations;
    // A page has a column free on both sides, a list has its pointer there.
    let writer = Writer::of(app, pane, list_width(pane, area.width), area.height);
    let inner = if is_page { Area { x: area.x + 1, width: list_width(pane, area.width), ..area } } else { area };
    let focused = app.focus == pane;
    let cursor = (!is_page || focused).then(|| app.cursor_row(pane));
    let rows = app.rows(pane);
    if rows == 0 {
        hint(app, pane, canvas, inner);
        return;
    }
    let top = app.list(pane).top;
    let (mut y, mut skip) = (0, top.line);
    for row in top.row..rows {
        if y >= area.height {
            break;
        }
        let lines = writer.row(app, pane, row);
        // A category stands above its first row, and isn't under the cursor.
        let above = writer.category(app, pane, row).len().saturating_sub(skip) as u16;
        let from = y;
        for line in lines.iter().skip(skip).take(usize::from(area.height - y)) {
            canvas.line(inner, y, line);
            y += 1;
        }
        skip = 0;
        if cursor == Some(row) {
            mark(canvas, area, from + above, y, focused, is_page);
        }
        y = y.max(from + 1).min(area.height);
    }
}

/// Marks the row under the cursor: in reverse where the focus is, by a pointer
/// everywhere.
fn mark(canvas: &mut Canvas<'_>, area: Area, from: u16, to: u16, focused: bool, is_page: bool) {
    if focused {
        canvas.style(area, from, to.saturating_sub(from), canvas.theme.cursor());
    }
    if !is_page || focused {
        let style = if focused { canvas.theme.cursor() } else { canvas.theme.focus() };
        canvas.text(area, 0, from, canvas.theme.pointer(), style);
    }
}

/// What an empty pane says.
fn hint(app: &App, pane: Pane, canvas: &mut Canvas<'_>, area: Area) {
    let filter = app.list(pane).filter.as_ref().filter(|_| app.filtered(pane).is_some());
    let text = match (filter, pane) {
        (Some(filter), _) => {
            format!("Nothing matches {:?}. Esc clears the filter; f finds anywhere.", filter.line.text())
        }
        (None, _) if app.reading.is_some() => "Reading…".into(),
        (None, Pane::Tracks) => "No ladder is open. Open one: rungs path/to/ladder.md".into(),
        (None, Pane::Levels) => "This track has no levels.".into(),
        (None, Pane::Competencies) => "This level lists no expectations of its own.".into(),
        (None, Pane::Expectations) => String::new(),
    };
    for (y, line) in wrap(&text, usize::from(area.width)).into_iter().enumerate() {
        canvas.line(area, y as u16, &Line::styled(text[line].to_owned(), canvas.theme.dim()));
    }
}
