//! Rows of what was met when: the chart and the log.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::app::App;
use super::super::text::width;
use super::Writer;
use crate::ladder::text::clean_line;
use crate::progress::Status;
use crate::report::history::{Did, Lately, Steps};
use crate::report::text::titled;
use crate::search::Target;

/// The most columns of the chart: wider, it is no longer seen at one glance.
const WIDEST: usize = 100;

/// How many rows the chart has on a screen of so many rows.
fn height(rows: u16) -> usize {
    match rows {
        0..20 => 3,
        20..35 => 6,
        _ => 10,
    }
}

impl Writer<'_> {
    /// The chart: how many were met rises at the right, time goes from left to right.
    pub(super) fn steps(&self, app: &App, steps: &Steps) -> Vec<Line<'static>> {
        let (total, rows) = (steps.total(), height(app.size.height));
        let scale = width(&total.to_string());
        let columns = self.width.saturating_sub(scale + 2).clamp(1, WIDEST);
        let heights: Vec<usize> = steps.totals(columns).into_iter().map(|met| eighths(met, total, rows)).collect();
        let style = self.theme.status(Status::Met);
        let mut lines: Vec<Line<'static>> = Vec::new();
        for row in (0..rows).rev() {
            let mark = if row + 1 == rows { total.to_string() } else { String::new() };
            let axis = format!("{mark:>scale$} {}", self.theme.wall());
            let cells: String =
                heights.iter().map(|&height| self.theme.eighths(height.saturating_sub(row * 8))).collect();
            lines.push(Line::from(vec![Span::styled(axis, self.theme.dim()), Span::styled(cells, style)]));
        }
        let corner = self.theme.corners()[3];
        let axis = format!("{:>scale$} {corner}{}", 0, self.theme.rule().repeat(columns));
        lines.push(Line::from(Span::styled(axis, self.theme.dim())));
        lines.push(Line::from(Span::styled(self.days(steps, scale + 2, columns), self.theme.dim())));
        lines
    }

    /// The first and the last day below the chart; the last alone where both have no room.
    fn days(&self, steps: &Steps, indent: usize, columns: usize) -> String {
        let (first, last) = (steps.first.to_string(), steps.last.to_string());
        let gap = columns.saturating_sub(first.len() + last.len());
        let text = if gap > 0 { format!("{first}{}{last}", " ".repeat(gap)) } else { last };
        format!("{}{text}", " ".repeat(indent.min(self.width.saturating_sub(text.len()))))
    }

    /// What was done, on what, and where that stands.
    pub(super) fn did(&self, app: &App, lately: &Lately) -> Vec<Line<'static>> {
        let (text, place) = match lately.on {
            Target::Expectation(ix) => {
                let expectation = app.ladder.expectation(ix);
                let competency = expectation.competency();
                let level = titled(competency.level());
                (expectation.text(), format!("{level}{}{}", self.theme.path(), competency.title()))
            }
            Target::Competency(ix) => {
                let competency = app.ladder.competency(ix);
                (competency.title(), titled(competency.level()))
            }
            Target::Level(_) | Target::Track(_) => return Vec::new(),
        };
        let (mark, style) = match &lately.did {
            Did::Status(status) => (status.mark().to_owned(), self.theme.status(*status)),
            Did::Noted => (format!(" {} ", self.theme.noted()), Style::new()),
            Did::Rated(rating) => (format!("rated {}:", clean_line(rating)), Style::new()),
        };
        let day = format!("  {} ", app.date(lately.at));
        let narrow = matches!(lately.did, Did::Rated(_));
        let lead = if narrow { day.clone() } else { format!("{day}{mark} ") };
        let text = if narrow { format!("{mark} {text}") } else { text.to_owned() };
        let mut lines = self.hanging(&lead, &text, Style::new(), 0);
        if let Some(first) = lines.first_mut().filter(|_| !narrow) {
            let behind = first.spans.split_off(2);
            first.spans = vec![Span::raw(day), Span::styled(format!("{mark} "), style)];
            first.spans.extend(behind);
        }
        lines.extend(self.hanging(&" ".repeat(width(&lead)), &place, self.theme.dim(), 0));
        lines
    }
}

/// How high a column is, in eighths of a row: nothing where nothing is met, and at
/// the top where all is.
fn eighths(met: usize, total: usize, rows: usize) -> usize {
    if met == 0 { 0 } else { (met * rows * 8 / total.max(1)).max(1) }
}
