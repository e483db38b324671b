//! The part of the screen of progress that goes by time: a chart of what was met
//! when, the log of the last weeks, and what is stale.

use jiff::Timestamp;

use super::super::app::App;
use super::listing::{Entry, part};
use crate::report::history::{Met, lately};
use crate::report::text::counted;

/// How many weeks the log goes back.
const WEEKS: usize = 8;

pub(super) fn rows(app: &App, now: Timestamp) -> Vec<Entry> {
    let met = Met::of(&app.ladder, &app.standing, app.zone.clone());
    let mut rows = Vec::new();
    match met.steps(now) {
        Some(steps) => {
            rows.push(Entry::Head("Met".into(), steps.total()));
            rows.push(Entry::Steps(steps));
        }
        None => rows.push(Entry::Text("Nothing is met yet. Space in the panes ticks what you meet.".into())),
    }
    let weeks = lately(&app.ladder, &app.standing, &app.zone, now, WEEKS);
    if weeks.is_empty() {
        rows.push(Entry::Text(format!("Nothing was ticked, noted or rated in the last {}.", counted(WEEKS, "week"))));
    }
    for week in weeks {
        rows.push(Entry::Head(format!("Week of {}, met", week.start).into(), week.met));
        rows.extend(week.done.into_iter().map(Entry::Did));
    }
    let stale = met.stale(now).into_iter().map(|(at, ix)| Entry::Statement(ix, Some(at)));
    part(&mut rows, "Stale: met, and nothing new for over a year", stale.collect());
    rows
}
