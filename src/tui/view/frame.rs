//! What screens and boxes over the panes have in common.

use ratatui::style::Style;
use ratatui::text::Line;

use super::super::action::{Action, Context};
use super::super::app::{App, Size};
use super::super::cursor::Cursor;
use super::super::layout::{self, Area};
use super::super::text::{elide, width};
use super::{Canvas, chrome, foot};

/// Draws a screen's title and its keys; a sentence stands in place of the keys
/// while there is one. Returns where the screen itself goes.
pub(super) fn screen(
    app: &App,
    canvas: &mut Canvas<'_>,
    size: Size,
    title: &str,
    right: &str,
    keys: (Context, &[Action]),
) -> Area {
    let layout = layout::screen(size, app.foot_height(size));
    let unsaved = chrome::unsaved(app);
    let right = unsaved.as_deref().unwrap_or(right);
    let room = usize::from(size.width).saturating_sub(width(right) + 1);
    let style = if app.saving.failed.is_some() { canvas.theme.alarm() } else { canvas.theme.dim() };
    canvas.text(layout.header, 0, 0, &elide(title, room), canvas.theme.focus());
    canvas.text(layout.header, size.width.saturating_sub(width(right) as u16), 0, right, style);
    foot::foot(app, canvas, layout.footer, keys.0, keys.1);
    layout.body
}

/// Draws an empty box with its title. Whatever lies below is covered.
pub(super) fn boxed(canvas: &mut Canvas<'_>, area: Area, title: &str) {
    let theme = canvas.theme;
    blank(canvas, area);
    let rule = theme.rule().repeat(usize::from(area.width));
    let [upper_left, upper_right, lower_right, lower_left] = theme.corners();
    let (right, bottom) = (area.width.saturating_sub(1), area.height.saturating_sub(1));
    for (y, left_corner, right_corner) in [(0, upper_left, upper_right), (bottom, lower_left, lower_right)] {
        canvas.text(area, 0, y, &rule, theme.dim());
        canvas.text(area, 0, y, left_corner, theme.dim());
        canvas.text(area, right, y, right_corner, theme.dim());
    }
    for y in 1..bottom {
        canvas.text(area, 0, y, theme.wall(), theme.dim());
        canvas.text(area, right, y, theme.wall(), theme.dim());
    }
    let room = usize::from(area.width).saturating_sub(6);
    canvas.text(area, 2, 0, &format!(" {} ", elide(title, room)), theme.focus());
}

/// Empties an area.
pub(super) fn blank(canvas: &mut Canvas<'_>, area: Area) {
    let spaces = " ".repeat(usize::from(area.width));
    canvas.unstyle(area);
    for y in 0..area.height {
        canvas.text(area, 0, y, &spaces, Style::new());
    }
}

/// Draws rows from the top of a cursor on, the one under it in reverse; `lines` says
/// what each says.
pub(super) fn rows(
    canvas: &mut Canvas<'_>,
    area: Area,
    cursor: Cursor,
    count: usize,
    lines: impl Fn(usize) -> Vec<Line<'static>>,
) {
    let (mut y, mut skip) = (0, cursor.top.line);
    for row in cursor.top.row..count {
        if y >= area.height {
            break;
        }
        let from = y;
        for line in lines(row).iter().skip(skip).take(usize::from(area.height - y)) {
            canvas.line(area, y, line);
            y += 1;
        }
        skip = 0;
        if row == cursor.row {
            canvas.style(area, from, y - from, canvas.theme.cursor());
        }
        y = y.max(from + 1).min(area.height);
    }
}
