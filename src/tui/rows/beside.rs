//! Two texts beside each other, a wall between them.

use ratatui::text::{Line, Span};

use super::super::theme::Theme;

/// From this width of the screen on, texts that are compared stand side by side.
pub const ROOM_FOR_BOTH: usize = 100;

/// What stands between both, in columns.
pub const WALL: usize = 3;

/// Puts lines beside others, which begin behind `columns` and a wall; the shorter
/// side ends in empty lines.
pub fn beside(
    mut left: Vec<Line<'static>>,
    mut right: Vec<Line<'static>>,
    columns: usize,
    theme: Theme,
) -> Vec<Line<'static>> {
    let height = left.len().max(right.len());
    left.resize_with(height, Line::default);
    right.resize_with(height, Line::default);
    let both = left.into_iter().zip(right);
    both.map(|(mut line, right)| {
        let gap = columns.saturating_sub(line.width());
        line.spans.push(Span::raw(" ".repeat(gap)));
        line.spans.push(Span::styled(format!(" {} ", theme.wall()), theme.dim()));
        line.spans.extend(right.spans);
        line
    })
    .collect()
}
