//! The keys of a context as lines, from the table of actions.

use ratatui::text::{Line, Span};

use super::super::action::{Context, help};
use super::super::text::{width, wrap};
use super::super::theme::Theme;

/// The widest that the column of keys gets.
const WIDEST_KEYS: usize = 22;

/// Returns the help of a context as lines.
pub fn lines(context: Context, columns: usize, theme: Theme) -> Vec<Line<'static>> {
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
