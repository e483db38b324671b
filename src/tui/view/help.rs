//! The keys of a context, from the table of actions.

use super::super::action::{Action, Context};
use super::super::app::{App, Help, Size};
use super::super::layout;
use super::super::rows::help;
use super::{Canvas, frame};

pub(super) fn draw(app: &App, help: &Help, canvas: &mut Canvas<'_>, size: Size) {
    let lines = help::lines(help.context, usize::from(size.width), canvas.theme);
    let height = usize::from(layout::screen(size, app.foot_height(size)).body.height);
    let more = lines.len().saturating_sub(help.top + height);
    let right = if more > 0 { format!("{more} more: j, PgDn") } else { String::new() };
    let title = format!("Keys in {}", help.context.name());
    let actions = [Action::Back, Action::Down, Action::Up, Action::Palette];
    let body = frame::screen(app, canvas, size, &title, &right, (Context::Help, &actions));
    for (y, line) in lines.iter().skip(help.top).take(height).enumerate() {
        canvas.line(body, y as u16, line);
    }
}
