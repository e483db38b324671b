//! Rows of the palette: what an action does, and its keys.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::action::Row;
use super::super::text::{elide, width};
use super::super::theme::Theme;
use super::paragraph::{bytes, pieces};
use crate::search::Query;

/// Returns an action as a line, its keys at the right; the keys give way where
/// there is no room for both.
pub fn line(row: &Row, query: &Query, columns: usize, theme: Theme) -> Line<'static> {
    let help = elide(row.help, columns);
    let lit = bytes(&help, &query.ranges(&help));
    let mut spans = pieces(&help, 0..help.len(), &lit, Style::new(), theme.lit());
    let room = columns.saturating_sub(width(&help) + 2);
    let mut keys = row.keys;
    while width(&keys.join(", ")) > room && !keys.is_empty() {
        keys = &keys[..keys.len() - 1];
    }
    let keys = keys.join(", ");
    spans.push(Span::raw(" ".repeat(columns.saturating_sub(width(&help) + width(&keys)))));
    spans.push(Span::styled(keys, theme.title()));
    Line::from(spans)
}
