//! Rows as lines of text: what a row of a list or a page says, wrapped to a
//! width. Both the view and the scrolling ask here, so that they agree.

mod beside;
pub mod compare;
pub mod findings;
pub mod gap;
pub mod grid;
pub mod help;
mod history;
pub mod hit;
mod linked;
pub mod listing;
mod moved;
mod names;
mod noted;
mod page;
pub mod palette;
mod paragraph;
mod review;

pub use names::{distinct, told_apart};
pub use paragraph::lit;

use std::sync::LazyLock;

use jiff::tz::TimeZone;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::app::{App, Filter, Pane};
use super::theme::Theme;
use crate::ladder::model::Track;
use crate::ladder::{LevelIx, TrackIx};
use crate::progress::{Counts, Elsewhere, Standing, Status};
use crate::search::Query;

/// From this height on a list's rows have a bar of their own.
pub const ROOM_FOR_BARS: u16 = 18;

/// What rows are written with.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    /// The statuses and counts.
    pub standing: &'a Standing,
    /// How things stand out.
    pub theme: Theme,
    /// How many columns there are.
    pub width: usize,
    /// Whether rows of lists have a bar of their own.
    pub bars: bool,
    /// What to light.
    pub query: Option<&'a Query>,
    /// The track that is shown; what comes from another is said so.
    pub track: Option<TrackIx>,
    /// Whether rows match a filter only by what stands within them.
    pub inside: bool,
    /// Where the person's days begin and end.
    pub zone: &'a LazyLock<TimeZone>,
    /// What is met on other levels in the same words.
    pub elsewhere: &'a Elsewhere,
    /// How many columns are kept for what stands behind statuses.
    pub marks: usize,
}

impl<'a> Writer<'a> {
    /// Returns the writer of a pane of this size.
    pub fn of(app: &'a App, pane: Pane, width: u16, height: u16) -> Self {
        let filter = app.list(pane).filter.as_ref();
        let writer = Writer {
            standing: &app.standing,
            theme: Theme::of(app.look),
            width: usize::from(width),
            bars: height >= ROOM_FOR_BARS,
            query: lit_on(app, pane).map(|filter| &filter.query),
            track: app.track().map(Track::ix),
            zone: &app.zone,
            elsewhere: &app.elsewhere,
            inside: filter.is_some_and(|filter| filter.inside && filter.rows.is_some()),
            marks: 0,
        };
        if pane == Pane::Expectations { writer.aligned(&app.ladder, app.subject()) } else { writer }
    }

    /// Returns the writer of a screen over the panes.
    pub fn plain(app: &'a App, columns: usize) -> Self {
        Writer {
            standing: &app.standing,
            theme: Theme::of(app.look),
            width: columns,
            bars: false,
            query: None,
            track: None,
            inside: false,
            zone: &app.zone,
            elsewhere: &app.elsewhere,
            marks: 0,
        }
    }

    /// Returns the lines of a pane's row.
    pub fn row(&self, app: &App, pane: Pane, row: usize) -> Vec<Line<'static>> {
        // Beside the match, scattered letters mean nothing.
        let shows = app.list(app.focus).filter.as_ref().and_then(|filter| filter.shows);
        if pane != app.focus && pane == Pane::Expectations && shows.is_some_and(|shown| shown != row) {
            return Writer { query: None, ..*self }.child(app, pane, app.child(pane, row));
        }
        let mut lines = self.category(app, pane, row);
        lines.extend(self.child(app, pane, app.child(pane, row)));
        lines
    }

    /// Returns the lines above a competency's title: where it is inherited from
    /// and its category, where the row above has another one.
    pub fn category(&self, app: &App, pane: Pane, row: usize) -> Vec<Line<'static>> {
        if pane == Pane::Competencies { self.group_head(app, row) } else { Vec::new() }
    }

    fn child(&self, app: &App, pane: Pane, child: usize) -> Vec<Line<'static>> {
        let row = match pane {
            Pane::Tracks => {
                let ix = TrackIx(child as u32);
                let there = child < app.children(pane);
                there.then(|| (app.ladder.track(ix).called().to_owned(), self.standing.track(ix)))
            }
            Pane::Levels => {
                let ix: Option<LevelIx> = app.track().and_then(|track| track.level_ixs().get(child).copied());
                ix.map(|ix| (distinct(app.ladder.level(ix)), self.standing.level(ix)))
            }
            Pane::Competencies => {
                return app.level_child(child).map(|child| self.level_child(app, child)).unwrap_or_default();
            }
            Pane::Expectations => return app.page().item(child).map(|item| self.item(item)).unwrap_or_default(),
        };
        let mut lines = row.map(|(title, counts)| self.counted("", &title, counts)).unwrap_or_default();
        if pane == Pane::Levels {
            lines.extend(self.aimed(app, child));
        }
        lines
    }

    /// A title behind its mark, with its progress in a bar where there is room.
    fn counted(&self, mark: &str, title: &str, counts: Counts) -> Vec<Line<'static>> {
        self.with_count(self.marked(mark, title, Style::new()), counts, self.bars)
    }

    /// A title with its progress: in a bar below, or behind it where there is
    /// room for both, else below.
    fn with_count(&self, mut lines: Vec<Line<'static>>, counts: Counts, bars: bool) -> Vec<Line<'static>> {
        let room = self.width.saturating_sub(2);
        if self.inside {
            lines.push(Line::from(Span::styled("  (a match is inside)", self.theme.hint())));
        }
        let count = count(counts);
        let behind = lines.last().map_or(0, Line::width) + 1 + count.len();
        if bars && self.width >= 16 {
            lines.push(self.bar("  ", counts, room.min(30)));
        } else if behind <= self.width {
            let gap = " ".repeat(self.width - behind + 1);
            if let Some(last) = lines.last_mut() {
                last.spans.push(Span::raw(gap));
                last.spans.push(Span::styled(count, self.theme.dim()));
            }
        } else {
            lines.push(Line::from(Span::styled(format!("  {count}"), self.theme.dim())));
        }
        lines
    }

    /// A bar with its count, no wider than `room`.
    fn bar(&self, indent: &str, counts: Counts, room: usize) -> Line<'static> {
        let count = count(counts);
        let cells = room.saturating_sub(count.len() + 1).max(1);
        let (met, missing) = self.filled(counts, cells);
        Line::from(vec![
            Span::raw(indent.to_owned()),
            Span::styled(met, self.theme.status(Status::Met)),
            Span::styled(missing, self.theme.dim()),
            Span::raw(" "),
            Span::styled(count, self.theme.dim()),
        ])
    }

    /// The two parts of a bar: something met shows, and so does something
    /// missing, however little it is.
    fn filled(&self, counts: Counts, cells: usize) -> (String, String) {
        let (full, empty) = self.theme.bar();
        let (met, of) = (counts.met as usize, counts.to_reach() as usize);
        let part = (met * cells + of / 2).checked_div(of).unwrap_or(0);
        let part = part.max(usize::from(met > 0)).min(if met < of { cells.saturating_sub(1) } else { cells });
        (full.repeat(part), empty.repeat(cells - part))
    }
}

/// The filter whose matches are lit in a pane: its own, or on the page the one that kept
/// something of a list because of what stands in it.
fn lit_on(app: &App, pane: Pane) -> Option<&Filter> {
    let own = app.list(pane).filter.as_ref();
    let of_list =
        || app.list(app.focus).filter.as_ref().filter(|filter| filter.shows.is_some() && pane == Pane::Expectations);
    own.filter(|filter| !filter.inside).or_else(of_list)
}

/// "3/22": met of what there is to reach.
pub fn count(counts: Counts) -> String {
    format!("{}/{}", counts.met, counts.to_reach())
}
