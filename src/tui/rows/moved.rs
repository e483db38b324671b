//! Rows of ticks whose statement was reworded, or is gone.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::text::width;
use super::Writer;
use crate::ladder::model::Expectation;
use crate::progress::{Moved, Orphan};
use crate::report::progress::ticked_as;

impl Writer<'_> {
    /// The lines below a status that was found again: what was ticked, and what to
    /// do about it.
    pub(super) fn moved_from(&self, moved: &Moved, expectation: Expectation<'_>, mark: &str) -> Vec<Line<'static>> {
        let text = format!("{}. y keeps the tick, n opens this.", ticked_as(moved));
        self.hanging(&" ".repeat(width(mark)), &text, self.theme.dim(), expectation.depth())
    }

    /// A tick whose statement is no longer there, with its mark.
    pub(super) fn orphan(&self, orphan: &Orphan, first: bool) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        if first {
            lines.push(Line::default());
            lines.extend(self.paragraph("No longer in the ladder:", self.theme.title(), "", self.width));
        }
        let ticked = &orphan.ticked;
        let place = if orphan.level.is_some() { &ticked.words.competency } else { &ticked.words.level };
        let text = format!("{} ({place})", ticked.words.text);
        let mark = format!("{} ", ticked.status.mark());
        let mut rows = self.hanging(&mark, &text, self.theme.dim(), 0);
        if let Some(shown) = rows.first_mut().and_then(|line| line.spans.get_mut(1)) {
            *shown = Span::styled(mark, Style::new());
        }
        lines.extend(rows);
        lines
    }
}
