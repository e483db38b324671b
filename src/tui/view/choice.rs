//! A box with a few things to choose from.

use ratatui::text::Line;

use super::super::action::{Action, Context};
use super::super::app::{App, Size};
use super::super::layout;
use super::super::text::elide;
use super::super::update::choice::Choice;
use super::{Canvas, foot, frame};

pub(super) fn draw(app: &App, choice: &Choice, canvas: &mut Canvas<'_>, size: Size) {
    let layout = layout::choice(size, choice.rows.len());
    let screen = layout::screen(size, 1);
    if let Some(area) = layout.frame {
        frame::boxed(canvas, area, &choice.title);
    } else {
        frame::blank(canvas, screen.header);
        frame::blank(canvas, screen.body);
        let title = elide(&choice.title, usize::from(size.width)).into_owned();
        canvas.text(screen.header, 0, 0, &title, canvas.theme.focus());
    }
    let room = usize::from(layout.rows.width);
    let row = |nth: usize| {
        let number = if nth < 9 { format!("{} ", nth + 1) } else { "  ".into() };
        let text = format!("{number}{}", choice.rows.get(nth).map_or("", String::as_str));
        vec![Line::from(elide(&text, room).into_owned())]
    };
    frame::rows(canvas, layout.rows, choice.cursor, choice.rows.len(), row);
    frame::blank(canvas, screen.footer);
    let actions = [Action::Inward, Action::Down, Action::Up, Action::Back, Action::Help];
    foot::foot(app, canvas, screen.footer, Context::Choice, &actions);
}
