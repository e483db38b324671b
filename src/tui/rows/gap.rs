//! Rows of the list of what of a level is left.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::app::App;
use super::super::levels::gap::{Gapping, Row};
use super::super::text::{elide, width};
use super::Writer as Page;
use crate::ladder::{ExpectationIx, Ladder};
use crate::progress::Status;
use crate::report::gap::{heading, met_at};

/// What rows are written with.
pub struct Writer<'a> {
    ladder: &'a Ladder,
    page: Page<'a>,
    screen: &'a Gapping,
}

impl<'a> Writer<'a> {
    /// Returns the writer of a screen.
    pub fn of(app: &'a App, screen: &'a Gapping) -> Self {
        let width = usize::from(app.screen().body.width);
        Writer { ladder: &screen.ladder, page: Page::plain(app, width), screen }
    }

    /// Returns the lines of a row.
    pub fn row(&self, nth: usize) -> Vec<Line<'static>> {
        match self.screen.rows.get(nth) {
            Some(Row::Remark) => self.remark(),
            Some(&Row::Head(group)) => self.head(group, nth > 0),
            Some(&Row::Label(ix, depth)) => self.label(ix, depth),
            Some(&Row::Missing(group, place)) => {
                let missing = &self.screen.gap.groups[group].missing[place];
                self.statement(missing.ix, missing.labels.len(), met_at(self.ladder, missing).as_deref())
            }
            Some(&Row::Unproved(place)) => self.statement(self.screen.gap.unproved[place], 0, None),
            None => Vec::new(),
        }
    }

    fn remark(&self) -> Vec<Line<'static>> {
        let remark = self.screen.remark.as_deref().unwrap_or_default();
        self.page.paragraph(remark, self.page.theme.title(), "", self.page.width)
    }

    /// A competency with how much of it is left at the right, under an empty line.
    fn head(&self, nth: usize, has_gap: bool) -> Vec<Line<'static>> {
        let group = &self.screen.gap.groups[nth];
        let (mut title, origin) = heading(self.ladder, group);
        if !self.page.standing.competency_notes(group.competency).is_empty() {
            title = format!("{title} {}", self.page.theme.noted());
        }
        let left = match self.screen.left_of(nth, self.page.standing) {
            (left, 0) => format!("{left} left"),
            (left, aside) => format!("{left} left, {aside} aside"),
        };
        let aside = origin.map_or(left.clone(), |origin| format!("{origin}, {left}"));
        let room = self.page.width.saturating_sub(width(&aside) + 2);
        let (title, aside) =
            if room < 12 { (elide(&title, self.page.width), String::new()) } else { (elide(&title, room), aside) };
        let gap = self.page.width.saturating_sub(width(&title) + width(&aside));
        let line = Line::from(vec![
            Span::styled(title.into_owned(), self.page.theme.title()),
            Span::raw(" ".repeat(gap)),
            Span::styled(aside, self.page.theme.dim()),
        ]);
        if has_gap { vec![Line::default(), line] } else { vec![line] }
    }

    fn label(&self, ix: ExpectationIx, depth: usize) -> Vec<Line<'static>> {
        self.page.hanging("", self.ladder.expectation(ix).text(), self.page.theme.title(), depth)
    }

    /// A statement as on its page, with what is noted on it; dim, once it is done.
    fn statement(&self, ix: ExpectationIx, depth: usize, aside: Option<&str>) -> Vec<Line<'static>> {
        let (standing, theme) = (self.page.standing, self.page.theme);
        let (status, notes) = (standing.status(ix), standing.notes(ix));
        let is_done = !matches!(status, Status::Open | Status::Working);
        let is_aside = !is_done && self.screen.aside.contains(&ix);
        let style = if is_done || is_aside { theme.dim() } else { Style::new() };
        let mark = format!("{}{} ", status.mark(), if notes.is_empty() { "" } else { theme.noted() });
        let mut lines = self.page.hanging(&mark, self.ladder.expectation(ix).text(), style, depth);
        if let Some(lead) = lines.first_mut().and_then(|line| line.spans.get_mut(1)) {
            *lead = Span::styled(mark, theme.status(status));
        }
        if let Some(aside) = aside {
            let text = format!("{}    {} {aside}", "  ".repeat(depth), theme.met());
            let text = elide(&text, self.page.width).into_owned();
            lines.push(Line::from(Span::styled(text, theme.status(Status::Met))));
        }
        if is_aside {
            let text = format!("{}    set aside; x takes it back", "  ".repeat(depth));
            lines.push(Line::from(Span::styled(elide(&text, self.page.width).into_owned(), theme.dim())));
        }
        lines.extend(self.page.notes(notes, depth));
        lines
    }
}
