//! Rows of the list of what of a level is left.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::app::App;
use super::super::layout;
use super::super::levels::gap::{Gapping, Row};
use super::super::text::{elide, width, wrap};
use super::super::theme::Theme;
use super::bounded;
use crate::ladder::{ExpectationIx, Ladder};
use crate::progress::{Standing, Status};
use crate::report::gap::{heading, met_at};

/// What rows are written with.
pub struct Writer<'a> {
    ladder: &'a Ladder,
    standing: &'a Standing,
    theme: Theme,
    width: usize,
    screen: &'a Gapping,
}

impl<'a> Writer<'a> {
    /// Returns the writer of a screen.
    pub fn of(app: &'a App, screen: &'a Gapping) -> Self {
        let width = usize::from(layout::screen(app.size).body.width);
        Writer { ladder: &screen.ladder, standing: &app.standing, theme: Theme::of(app.look), width, screen }
    }

    /// Returns the lines of a row.
    pub fn row(&self, nth: usize) -> Vec<Line<'static>> {
        match self.screen.rows.get(nth) {
            Some(Row::Remark) => self.remark(),
            Some(&Row::Head(group)) => self.head(group, nth > 0),
            Some(&Row::Missing(group, place)) => {
                let missing = &self.screen.gap.groups[group].missing[place];
                self.statement(missing.ix, met_at(self.ladder, missing).as_deref())
            }
            Some(&Row::Unproved(place)) => self.statement(self.screen.gap.unproved[place], None),
            None => Vec::new(),
        }
    }

    fn remark(&self) -> Vec<Line<'static>> {
        let remark = self.screen.remark.as_deref().unwrap_or_default();
        let line = |range: Range<usize>| Line::from(Span::styled(remark[range].to_owned(), self.theme.title()));
        wrap(remark, self.width).into_iter().map(line).collect()
    }

    /// A competency with how much of it is left at the right, under an empty line.
    fn head(&self, nth: usize, has_gap: bool) -> Vec<Line<'static>> {
        let group = &self.screen.gap.groups[nth];
        let (title, origin) = heading(self.ladder, group);
        let left =
            group.missing.iter().filter(|m| matches!(self.standing.status(m.ix), Status::Open | Status::Working));
        let left = format!("{} left", left.count());
        let aside = origin.map_or(left.clone(), |origin| format!("{origin}, {left}"));
        let room = self.width.saturating_sub(width(&aside) + 2);
        let (title, aside) =
            if room < 12 { (elide(&title, self.width), String::new()) } else { (elide(&title, room), aside) };
        let gap = self.width.saturating_sub(width(&title) + width(&aside));
        let line = Line::from(vec![
            Span::styled(title.into_owned(), self.theme.title()),
            Span::raw(" ".repeat(gap)),
            Span::styled(aside, self.theme.dim()),
        ]);
        if has_gap { vec![Line::default(), line] } else { vec![line] }
    }

    fn statement(&self, ix: ExpectationIx, aside: Option<&str>) -> Vec<Line<'static>> {
        let text = bounded(self.ladder.expectation(ix).text());
        let status = self.standing.status(ix);
        let is_done = !matches!(status, Status::Open | Status::Working);
        let style = if is_done { self.theme.dim() } else { Style::new() };
        let line = |(nth, range): (usize, Range<usize>)| {
            let mark = if nth == 0 { status.mark() } else { "   " };
            Line::from(vec![
                Span::styled(format!("{mark} "), self.theme.status(status)),
                Span::styled(text[range].to_owned(), style),
            ])
        };
        let mut lines: Vec<Line<'static>> =
            wrap(text, self.width.saturating_sub(4)).into_iter().enumerate().map(line).collect();
        if let Some(aside) = aside {
            let text = format!("    {} {aside}", self.theme.met());
            lines.push(Line::from(Span::styled(elide(&text, self.width).into_owned(), self.theme.status(Status::Met))));
        }
        lines
    }
}
