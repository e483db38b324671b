//! Rows of the screen that holds one level against another. What was reworded stands
//! side by side on a wide screen, one above the other on a narrow one; what has one
//! wording has the whole width.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::app::App;
use super::super::levels::compare::{Comparing, Row};
use super::super::text::{elide, width, wrap};
use super::super::theme::Theme;
use super::beside::{ROOM_FOR_BOTH, WALL, beside};
use super::paragraph::{bounded, pieces};
use crate::compare::{Change, Comparison, Group, Pair, Stated, difference};
use crate::ladder::Ladder;
use crate::progress::{Standing, Status};
use crate::report::compare::{counts, heading, whereabouts};
use crate::report::text::counted;

/// What stands before a statement: its change, and its status.
const BEFORE: usize = 6;

/// What rows are written with.
pub struct Writer<'a> {
    ladder: &'a Ladder,
    standing: &'a Standing,
    theme: Theme,
    width: usize,
    rows: &'a [Row],
    comparison: Option<&'a Comparison>,
}

impl<'a> Writer<'a> {
    /// Returns the writer of a screen.
    pub fn of(app: &'a App, screen: &'a Comparing) -> Self {
        Writer {
            ladder: &screen.ladder,
            standing: &app.standing,
            theme: Theme::of(app.look),
            width: usize::from(app.screen().body.width),
            rows: &screen.rows,
            comparison: screen.comparison.as_deref(),
        }
    }

    /// Returns the lines of a row.
    pub fn row(&self, nth: usize) -> Vec<Line<'static>> {
        let (Some(row), Some(comparison)) = (self.rows.get(nth), self.comparison) else { return Vec::new() };
        match *row {
            Row::Head(group) => self.head(&comparison.groups[group], nth > 0),
            Row::Same(_, _, folded) => {
                let text = format!("  = {} the same", counted(folded, "expectation"));
                vec![Line::from(Span::styled(elide(&text, self.width).into_owned(), self.theme.dim()))]
            }
            Row::Pair(group, pair) => {
                let group = &comparison.groups[group];
                self.pair(group, &group.pairs[pair])
            }
        }
    }

    /// A competency with its counts at the right, under an empty line.
    fn head(&self, group: &Group, has_gap: bool) -> Vec<Line<'static>> {
        let (title, former) = heading(self.ladder, group);
        let title = former.map_or(title.clone(), |former| format!("{title} (was {former})"));
        let counts = counts(group.tally);
        let room = self.width.saturating_sub(width(&counts) + 2);
        let (title, counts) =
            if room < 12 { (elide(&title, self.width), String::new()) } else { (elide(&title, room), counts) };
        let gap = self.width.saturating_sub(width(&title) + width(&counts));
        let line = Line::from(vec![
            Span::styled(title.into_owned(), self.theme.title()),
            Span::raw(" ".repeat(gap)),
            Span::styled(counts, self.theme.dim()),
        ]);
        if has_gap { vec![Line::default(), line] } else { vec![line] }
    }

    fn pair(&self, group: &Group, pair: &Pair) -> Vec<Line<'static>> {
        let mut lines = match pair.change {
            Change::Reworded if self.width >= ROOM_FOR_BOTH => self.beside(pair),
            Change::Reworded => self.below(pair),
            _ => self.alone(pair),
        };
        if let Some(aside) = whereabouts(self.ladder, group, pair) {
            let text = format!("{}({aside})", " ".repeat(BEFORE));
            lines.push(Line::from(Span::styled(elide(&text, self.width).into_owned(), self.theme.dim())));
        }
        lines
    }

    /// What has one wording.
    fn alone(&self, pair: &Pair) -> Vec<Line<'static>> {
        let style = if pair.change == Change::Dropped { self.theme.dim() } else { Style::new() };
        self.statement(pair, pair.to.or(pair.from), pair.change.sign(), &[], style, self.width)
    }

    /// What was above what is.
    fn below(&self, pair: &Pair) -> Vec<Line<'static>> {
        let [was, is] = self.both(pair, self.width);
        was.into_iter().chain(is).collect()
    }

    /// What was beside what is, a wall between them.
    fn beside(&self, pair: &Pair) -> Vec<Line<'static>> {
        let columns = (self.width - WALL) / 2;
        let [was, is] = self.both(pair, columns);
        beside(was, is, columns, self.theme)
    }

    /// Both wordings, with the words lit that differ.
    fn both(&self, pair: &Pair, columns: usize) -> [Vec<Line<'static>>; 2] {
        let lit = difference(self.text(pair.from), self.text(pair.to));
        let was = self.statement(pair, pair.from, pair.change.sign(), &lit.from, self.theme.dim(), columns);
        [was, self.statement(pair, pair.to, " ", &lit.to, Style::new(), columns)]
    }

    fn statement(
        &self,
        pair: &Pair,
        stated: Option<Stated>,
        sign: &'static str,
        lit: &[Range<usize>],
        style: Style,
        columns: usize,
    ) -> Vec<Line<'static>> {
        let text = self.text(stated);
        let status = stated.map_or(Status::Open, |stated| self.standing.status(stated.ix));
        let lit: Vec<(usize, usize)> = lit.iter().map(|range| (range.start, range.end)).collect();
        let mark = if pair.is_label { "   " } else { status.mark() };
        let is_noted = stated.is_some_and(|stated| !self.standing.notes(stated.ix).is_empty());
        let noted = if is_noted { self.theme.noted() } else { "" };
        let before = BEFORE + width(noted);
        let sign_style = if sign == "-" { self.theme.dim() } else { self.theme.focus() };
        let line = |(nth, range): (usize, Range<usize>)| {
            let mut spans = if nth == 0 {
                vec![
                    Span::styled(sign, sign_style),
                    Span::raw(" "),
                    Span::styled(format!("{mark}{noted}"), self.theme.status(status)),
                    Span::raw(" "),
                ]
            } else {
                vec![Span::raw(" ".repeat(before))]
            };
            spans.extend(pieces(text, range, &lit, style, self.theme.lit()));
            Line::from(spans)
        };
        wrap(text, columns.saturating_sub(before)).into_iter().enumerate().map(line).collect()
    }

    fn text(&self, stated: Option<Stated>) -> &'a str {
        stated.map_or("", |stated| bounded(self.ladder.expectation(stated.ix).text()))
    }
}
