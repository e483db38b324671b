//! Rows of the lists over the panes.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::app::App;
use super::super::text::width;
use super::super::theme::Theme;
use super::super::update::listing::Entry;
use super::Writer;
use crate::ladder::ExpectationIx;
use crate::report::text::titled;

/// Returns a row of a list as lines.
pub fn lines(app: &App, entry: &Entry, columns: usize) -> Vec<Line<'static>> {
    let writer = Writer::plain(app, columns);
    match entry {
        Entry::Head(title, count) => {
            let title = Line::from(vec![
                Span::styled(title.clone().into_owned(), writer.theme.focus()),
                Span::styled(format!(" {count}"), writer.theme.dim()),
            ]);
            vec![Line::default(), title]
        }
        Entry::Statement(ix, at) => {
            let day = at.map_or(String::new(), |at| format!("{} ", app.date(at)));
            let text = app.ladder.expectation(*ix).text();
            let mut lines = writer.hanging(&format!("  {day}"), text, Style::new(), 0);
            lines.extend(place(app, &writer, *ix, 2 + width(&day)));
            lines
        }
        Entry::Open(ix) => writer.open_statement(app, *ix),
        Entry::Moved(ix) => writer.found_again(app, *ix),
        Entry::Reworded(nth) => writer.reworded(app, *nth),
        Entry::Lost(lost) => writer.lost_level(app, lost),
        Entry::Orphan(nth) => {
            let orphan = app.standing.orphans().get(*nth);
            orphan.map(|orphan| writer.gone(orphan, true)).unwrap_or_default()
        }
        Entry::Gone(nth) => {
            let gone = app.review.gone(&app.ladder, *nth);
            gone.map(|gone| writer.gone(gone, false)).unwrap_or_default()
        }
        Entry::Steps(steps) => writer.steps(app, steps),
        Entry::Did(lately) => writer.did(app, lately),
        Entry::Text(text) => writer.paragraph(text, writer.theme.dim(), "", columns),
    }
}

/// Where a statement stands.
fn place(app: &App, writer: &Writer<'_>, ix: ExpectationIx, indent: usize) -> Vec<Line<'static>> {
    let competency = app.ladder.expectation(ix).competency();
    let path = Theme::of(app.look).path();
    let text = format!("{}{path}{}", titled(competency.level()), competency.title());
    writer.hanging(&" ".repeat(indent), &text, writer.theme.dim(), 0)
}
