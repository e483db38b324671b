//! Rows of the review: old and new words, what is new, and what is gone.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::app::App;
use super::Writer;
use super::beside::{ROOM_FOR_BOTH, WALL, beside};
use crate::compare::difference;
use crate::ladder::ExpectationIx;
use crate::ladder::text::clean_line;
use crate::progress::{LostLevel, Moved, Orphan, Words};
use crate::report::review::lost_title;
use crate::report::text::{counted, titled};

/// What stands before a text below its row's first words.
const INDENT: &str = "      ";

impl Writer<'_> {
    /// A tick that was found again: its old words and the new ones.
    pub(super) fn found_again(&self, app: &App, ix: ExpectationIx) -> Vec<Line<'static>> {
        let Some(moved) = app.standing.moved(ix) else { return Vec::new() };
        if moved.similarity >= 1.0 {
            return self.verbatim(app, ix, moved);
        }
        let alike = format!("{} % alike, ", (moved.similarity * 100.0).floor());
        let mut lines = self.old_and_new(app, &moved.words.text, ix);
        lines.extend(self.stands_at(app, ix, &alike));
        lines
    }

    /// A tick that was found at the same words elsewhere: the words, where they were
    /// and where they are.
    fn verbatim(&self, app: &App, ix: ExpectationIx, moved: &Moved) -> Vec<Line<'static>> {
        let mut lines = self.open_statement(app, ix);
        let was = &moved.words;
        let (level, competency) = (clean_line(&was.level), clean_line(&was.competency));
        let text = format!("was in {level}{}{competency}", self.theme.path());
        lines.extend(self.hanging(INDENT, &text, self.theme.dim(), 0));
        lines
    }

    /// A statement in other words that nobody has ticked.
    pub(super) fn reworded(&self, app: &App, nth: usize) -> Vec<Line<'static>> {
        let Some(moved) = app.review.reworded(&app.ladder, nth) else { return Vec::new() };
        let mut lines = self.old_and_new(app, &moved.from.text, moved.to);
        lines.extend(self.stands_at(app, moved.to, ""));
        lines
    }

    /// A statement with its status, and where it stands.
    pub(super) fn open_statement(&self, app: &App, ix: ExpectationIx) -> Vec<Line<'static>> {
        let status = self.standing.status(ix);
        let mark = format!("  {} ", status.mark());
        let mut lines = self.hanging(&mark, app.ladder.expectation(ix).text(), Style::new(), 0);
        if let Some(lead) = lines.first_mut().and_then(|line| line.spans.get_mut(1)) {
            *lead = Span::styled(mark, self.theme.status(status));
        }
        lines.extend(self.stands_at(app, ix, ""));
        lines
    }

    /// A level that is gone, and what a person may say of it.
    pub(super) fn lost_level(&self, app: &App, lost: &LostLevel) -> Vec<Line<'static>> {
        let title = format!("{}, with {} of yours", lost_title(lost), counted(lost.count, "entry"));
        let mut lines = self.hanging("  ", &title, Style::new(), 0);
        let hint = match lost.best() {
            Some((ix, shared)) => {
                let title = titled(app.ladder.level(ix));
                format!("y: it is {title} now, which has {shared} of them; Enter: it is another one")
            }
            None => "Enter: say which level it is now".into(),
        };
        lines.extend(self.hanging(INDENT, &hint, self.theme.dim(), 0));
        lines
    }

    /// A statement that is gone: with its mark where it was ticked, and with the
    /// notes that are left of it.
    pub(super) fn gone(&self, orphan: &Orphan, is_ticked: bool) -> Vec<Line<'static>> {
        let mark = format!("  {} ", if is_ticked { orphan.ticked.status.mark() } else { "   " });
        let mut lines = self.hanging(&mark, &clean_line(&orphan.ticked.words.text), self.theme.dim(), 0);
        if let Some(lead) = lines.first_mut().and_then(|line| line.spans.get_mut(1)) {
            *lead = Span::styled(mark, Style::new());
        }
        lines.extend(self.stood_at(&orphan.ticked.words));
        lines.extend(self.notes(&orphan.notes, 1));
        lines
    }

    /// The old words and the new ones, what differs between them lit on both
    /// sides: beside each other where the screen is wide enough.
    fn old_and_new(&self, app: &App, old: &str, ix: ExpectationIx) -> Vec<Line<'static>> {
        let (old, new) = (clean_line(old), app.ladder.expectation(ix).text());
        let differs = difference(&old, new);
        let is_wide = usize::from(app.size.width) >= ROOM_FOR_BOTH;
        let columns = if is_wide { self.width.saturating_sub(WALL) / 2 } else { self.width };
        let side = |label: &str, text: &str, ranges: &[std::ops::Range<usize>], style: Style| {
            let chars = |at: usize| text.get(..at).map_or(0, |before| before.chars().count());
            let lit: Vec<(usize, usize)> = ranges.iter().map(|range| (chars(range.start), chars(range.end))).collect();
            let mut lines = self.lit_paragraph(text, &lit, style, INDENT, columns.saturating_sub(INDENT.len()));
            if let Some(lead) = lines.first_mut().and_then(|line| line.spans.first_mut()) {
                *lead = Span::styled(format!("  {label} "), self.theme.title());
            }
            lines
        };
        let mut was = side("old", &old, &differs.from, self.theme.dim());
        let is = side("new", new, &differs.to, Style::new());
        if is_wide {
            return beside(was, is, columns, self.theme);
        }
        was.extend(is);
        was
    }

    /// Where a statement stands, behind what else is said of it.
    pub(super) fn stands_at(&self, app: &App, ix: ExpectationIx, before: &str) -> Vec<Line<'static>> {
        let competency = app.ladder.expectation(ix).competency();
        let text = format!("{before}{}{}{}", titled(competency.level()), self.theme.path(), competency.title());
        self.hanging(INDENT, &text, self.theme.dim(), 0)
    }

    /// Where a statement stood that is gone.
    fn stood_at(&self, words: &Words) -> Vec<Line<'static>> {
        let (level, competency) = (clean_line(&words.level), clean_line(&words.competency));
        let text = format!("{level}{}{competency}", self.theme.path());
        self.hanging(INDENT, &text, self.theme.dim(), 0)
    }
}
