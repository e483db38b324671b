//! The keys of a context, from the table of actions.

use ratatui::text::{Line, Span};

use super::super::action::{Action, Context, help};
use super::super::app::Size;
use super::super::layout::Area;
use super::super::text::{elide, width, wrap};
use super::super::theme::Theme;
use super::{Canvas, chrome};

/// The widest that the column of keys gets.
const WIDEST_KEYS: usize = 22;

/// Returns the help of a context as lines.
pub(super) fn lines(context: Context, columns: usize, theme: Theme) -> Vec<Line<'static>> {
    let rows = help(context);
    let keys_width = rows.iter().map(|(keys, _)| width(keys)).max().unwrap_or(0).min(WIDEST_KEYS).min(columns / 2);
    let room = columns.saturating_sub(keys_width + 2).max(2);
    let mut lines = Vec::new();
    for (keys, text) in rows {
        let keys_lines = wrap(&keys, keys_width.max(2));
        let text_lines = wrap(text, room);
        for nth in 0..keys_lines.len().max(text_lines.len()) {
            let key = keys_lines.get(nth).map_or("", |line| &keys[line.clone()]);
            let gap = (keys_width + 2).saturating_sub(width(key));
            let words = text_lines.get(nth).map_or("", |line| &text[line.clone()]);
            lines.push(Line::from(vec![
                Span::styled(key.to_owned(), theme.title()),
                Span::raw(" ".repeat(gap)),
                Span::raw(words.to_owned()),
            ]));
        }
    }
    lines
}

pub(super) fn draw(context: Context, top: usize, canvas: &mut Canvas<'_>, size: Size) {
    let header = Area { x: 0, y: 0, width: size.width, height: 1 };
    let body = Area { y: 1, height: size.height - 2, ..header };
    let footer = Area { y: size.height - 1, ..header };
    let lines = lines(context, usize::from(size.width), canvas.theme);
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
