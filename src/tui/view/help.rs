//! The keys of a context, from the table of actions.

use super::super::action::{Action, Context};
use super::super::app::Size;
use super::super::layout::Area;
use super::super::rows::help;
use super::super::text::{elide, width};
use super::{Canvas, chrome};

pub(super) fn draw(context: Context, top: usize, canvas: &mut Canvas<'_>, size: Size) {
    let header = Area { x: 0, y: 0, width: size.width, height: 1 };
    let body = Area { y: 1, height: size.height - 2, ..header };
    let footer = Area { y: size.height - 1, ..header };
    let lines = help::lines(context, usize::from(size.width), canvas.theme);
    let height = usize::from(body.height);
    let more = lines.len().saturating_sub(top + height);
    let title = format!("Keys in {}", context.name());
    canvas.text(header, 0, 0, &elide(&title, usize::from(size.width)), canvas.theme.focus());
    for (y, line) in lines.iter().skip(top).take(height).enumerate() {
        canvas.line(body, y as u16, line);
    }
    if more > 0 {
        let text = format!("{more} more: j, PgDn");
        let x = size.width.saturating_sub(width(&text) as u16);
        canvas.text(header, x, 0, &text, canvas.theme.dim());
    }
    chrome::keys(canvas, footer, Context::Help, &[Action::Back, Action::Down, Action::Up]);
}
