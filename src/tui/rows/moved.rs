//! Rows of ticks whose statement was reworded, or is gone.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::text::width;
use super::Writer;
use crate::ladder::model::Expectation;
use crate::progress::Orphan;
use crate::report::progress::found_again;

impl Writer<'_> {
    /// The lines below a status that was found again: what was ticked, and what to
    /// do about it.
    pub(super) fn moved_from(&self, expectation: Expectation<'_>, mark: &str) -> Vec<Line<'static>> {
        let Some(found) = found_again(self.standing, expectation.ix()) else { return Vec::new() };
        let is_ticked = self.standing.since(expectation.ix()).is_some();
        let keys = if is_ticked { "y keeps the tick, n opens this" } else { "y keeps the note here, n lets it go" };
        let text = format!("{found}. {keys}.");
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
