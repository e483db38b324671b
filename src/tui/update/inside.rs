//! What a list's filter kept for a match inside, shown on the page beside it.

use std::cmp::Reverse;

use super::super::app::{App, Pane, Top};
use super::super::page::Item;
use super::super::rows::Writer;
use super::super::{layout, scroll};

/// How many rows of a page are looked at; who filters waits for each letter.
const MOST_ROWS: usize = 2000;

/// How many rows below the match are on the screen as well, where they are not long.
const BELOW: usize = 2;

/// Scrolls the page so that the match is on it for which its row was kept.
pub(super) fn show(app: &mut App) {
    let nth = find(app);
    if let Some(filter) = &mut app.lists[app.focus.at()].filter {
        filter.shows = nth;
    }
    let Some((nth, area)) = nth.zip(app.layout().pane(Pane::Expectations)) else { return };
    let (right, area) = (Pane::Expectations, area.below_title());
    let writer = Writer::of(app, right, layout::list_width(right, area.width), area.height);
    let lines = |row: usize| writer.row(app, right, row).len().max(1);
    let settled = |top: Top, row: usize| scroll::settle(top, row, usize::from(area.height), lines);
    // No further than it takes, with some of what follows.
    let top = settled(settled(Top::default(), (nth + BELOW).min(app.page().len() - 1)), nth);
    app.lists[right.at()].top = top;
}

/// The row of the page of which the filter's words light most, in the fewest pieces:
/// letters scattered over a text are what is found last.
fn find(app: &App) -> Option<usize> {
    let filter = app.list(app.focus).filter.as_ref().filter(|filter| filter.inside && filter.rows.is_some())?;
    if app.focus == Pane::Expectations || app.rows(app.focus) == 0 {
        return None;
    }
    let page = app.page();
    let lit = |nth: usize| {
        let text = match page.item(nth)? {
            Item::Expectation(expectation) => expectation.text(),
            Item::CompetencyHead(competency, _) => competency.title(),
            Item::Example(text, _) => text,
            _ => return None,
        };
        let ranges = filter.query.ranges(text);
        let letters: usize = ranges.iter().map(|(from, to)| to - from).sum();
        (letters > 0).then_some((Reverse(letters), ranges.len(), nth))
    };
    (0..page.len().min(MOST_ROWS)).filter_map(lit).min().map(|(.., nth)| nth)
}
