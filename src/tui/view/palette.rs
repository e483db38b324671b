//! The palette: what is typed, and the actions that match.

use super::super::action::{Action, Context};
use super::super::app::{App, Size};
use super::super::layout;
use super::super::rows::palette::line;
use super::super::text::width;
use super::super::update::palette::Palette;
use super::{Canvas, chrome, foot, frame};

/// Draws the palette. Returns where text is typed.
pub(super) fn draw(app: &App, palette: &Palette, canvas: &mut Canvas<'_>, size: Size) -> (u16, u16) {
    let layout = layout::palette(size);
    let screen = layout::screen(size, 1);
    match layout.frame {
        Some(frame) => frame::boxed(canvas, frame, &format!("Actions in {}", palette.context.name())),
        None => [screen.header, screen.body].into_iter().for_each(|area| frame::blank(canvas, area)),
    }
    frame::blank(canvas, screen.footer);
    let count = format!("{} of {}", palette.found.len(), palette.count());
    let room = usize::from(layout.input.width).saturating_sub(width(&count) + 1);
    let x = chrome::typed(canvas, layout.input, ":", &palette.line, &palette.query, room);
    let right = layout.input.width.saturating_sub(width(&count) as u16);
    canvas.text(layout.input, right, 0, &count, canvas.theme.dim());
    let (columns, theme) = (usize::from(layout.rows.width), canvas.theme);
    if palette.found.is_empty() {
        canvas.text(layout.rows, 0, 0, "No action is called like that.", theme.dim());
    }
    let row = |nth: usize| palette.found.get(nth).map(|row| line(row, &palette.query, columns, theme));
    frame::rows(canvas, layout.rows, palette.cursor, palette.found.len(), |nth| row(nth).into_iter().collect());
    let actions = [Action::Accept, Action::Down, Action::Up, Action::Back, Action::Help];
    foot::foot(app, canvas, screen.footer, Context::Palette, &actions);
    (layout.input.x + x, layout.input.y)
}
