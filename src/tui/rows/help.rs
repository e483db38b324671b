//! The keys of a context as lines, from the table of actions.

use ratatui::text::{Line, Span};

use super::super::action::{Context, help};
use super::super::text::{width, wrap};
use super::super::theme::Theme;

/// The widest that the column of keys gets.
const WIDEST_KEYS: usize = 22;

/// Returns the help of a context as lines: each family under its head.
pub fn lines(context: Context, columns: usize, theme: Theme) -> Vec<Line<'static>> {
    let families = help(context);
    let rows = families.iter().flat_map(|(_, rows)| rows);
    let keys_width = rows.map(|(keys, _)| width(keys)).max().unwrap_or(0).min(WIDEST_KEYS).min(columns / 2);
    let mut lines = Vec::new();
    for (title, rows) in &families {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.push(Line::from(Span::styled(*title, theme.focus())));
        for (keys, text) in rows {
            lines.extend(entry(keys, text, keys_width, columns, theme));
        }
    }
    lines
}

/// Keys beside what they do, both wrapped to their columns.
fn entry(keys: &str, text: &str, keys_width: usize, columns: usize, theme: Theme) -> Vec<Line<'static>> {
    let room = columns.saturating_sub(keys_width + 4).max(2);
    let keys_lines = wrap(keys, keys_width.max(2));
    let text_lines = wrap(text, room);
    let line = |nth: usize| {
        let key = keys_lines.get(nth).map_or("", |line| &keys[line.clone()]);
        let words = text_lines.get(nth).map_or("", |line| &text[line.clone()]);
        let gap = (keys_width + 2).saturating_sub(width(key));
        Line::from(vec![
            Span::raw("  "),
            Span::styled(key.to_owned(), theme.title()),
            Span::raw(" ".repeat(gap)),
            Span::raw(words.to_owned()),
        ])
    };
    (0..keys_lines.len().max(text_lines.len())).map(line).collect()
}
