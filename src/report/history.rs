//! Progress over time, `rungs.history/1`: what was met when, and what is stale.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use serde::Serialize;

use super::text::{Line, Style};
use crate::ladder::Ladder;
use crate::ladder::model::{Expectation, ExpectationIx, Level};
use crate::progress::{Standing, Status};

mod lately;
mod steps;

pub use lately::{Did, Lately, Week, lately};
pub use steps::Steps;

/// After how many days evidence is stale: what was done a year ago is asked about
/// in no review.
const STALE: i32 = 365;

/// How wide the longest bar of the chart is.
const WIDEST: usize = 40;

/// How long one part of a history is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// From Monday on.
    #[default]
    Week,
    /// From the first day on.
    Month,
}

impl Period {
    fn name(self) -> &'static str {
        match self {
            Period::Week => "week",
            Period::Month => "month",
        }
    }

    /// The first day of the period of a day.
    fn start(self, date: Date) -> Date {
        let back = match self {
            Period::Week => i64::from(date.weekday().to_monday_zero_offset()),
            Period::Month => i64::from(date.day()) - 1,
        };
        date.saturating_sub(back.days())
    }

    fn before(self, start: Date) -> Date {
        match self {
            Period::Week => start.saturating_sub(7.days()),
            Period::Month => start.saturating_sub(1.month()),
        }
    }

    fn next(self, start: Date) -> Date {
        match self {
            Period::Week => start.saturating_add(7.days()),
            Period::Month => start.saturating_add(1.month()),
        }
    }
}

/// What was met, by when it was.
pub struct Met<'a> {
    ladder: &'a Ladder,
    standing: &'a Standing,
    /// Where the person's days begin and end.
    zone: TimeZone,
    /// By time, the oldest first.
    met: Vec<(Timestamp, ExpectationIx)>,
}

/// How much was met in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The first day.
    pub start: Date,
    /// How many statements were met in it.
    pub met: usize,
    /// How many were met at its end.
    pub total: usize,
}

impl<'a> Met<'a> {
    /// Finds what is met in a ladder; `zone` is where the person's days begin and end.
    pub fn of(ladder: &'a Ladder, standing: &'a Standing, zone: TimeZone) -> Self {
        let all = ladder.levels().flat_map(Level::expectations).map(Expectation::ix);
        let met = all.filter(|&ix| standing.status(ix) == Status::Met);
        let mut met: Vec<_> = met.filter_map(|ix| Some((standing.since(ix)?, ix))).collect();
        met.sort_unstable();
        Met { ladder, standing, zone, met }
    }

    /// The person's day of a time.
    fn day(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    /// Returns what was met, the oldest first.
    pub fn all(&self) -> &[(Timestamp, ExpectationIx)] {
        &self.met
    }

    /// Returns the steps of a chart: each period from the first in which something
    /// was met to that of `now`, at most the last `most`.
    pub fn bars(&self, period: Period, now: Timestamp, most: usize) -> Vec<Bar> {
        let Some(&(first, _)) = self.met.first() else { return Vec::new() };
        let (first, last) = (period.start(self.day(first)), period.start(self.day(now)));
        let before = |&start: &Date| Some(period.before(start)).filter(|&before| first <= before && before < start);
        let mut starts: Vec<Date> = std::iter::successors(Some(last), before).take(most).collect();
        starts.reverse();
        let until = |date: Date| self.met.partition_point(|&(at, _)| self.day(at) < date);
        let bar = |start: Date| {
            let total = until(period.next(start));
            Bar { start, met: total - until(start), total }
        };
        starts.into_iter().map(bar).collect()
    }

    /// Returns what is met and was last noted on, or met, over a year ago; the
    /// longest first.
    pub fn stale(&self, now: Timestamp) -> Vec<(Timestamp, ExpectationIx)> {
        let before = self.day(now).saturating_sub(STALE.days());
        let last = |&(at, ix): &(Timestamp, ExpectationIx)| (self.standing.last_noted(ix).unwrap_or(at), ix);
        let mut stale: Vec<_> = self.met.iter().map(last).collect();
        stale.retain(|(at, _)| self.day(*at) < before);
        stale.sort_unstable();
        stale
    }

    /// Returns what is met without a note, the oldest first.
    pub fn unproved(&self) -> impl Iterator<Item = (Timestamp, ExpectationIx)> {
        self.met.iter().copied().filter(|&(_, ix)| self.standing.is_unproved(ix))
    }
}

/// The history as JSON.
#[derive(Serialize)]
pub struct History<'a> {
    schema: &'static str,
    by: &'static str,
    periods: Vec<PeriodReport>,
    met: Vec<Entry<'a>>,
    stale: Vec<Entry<'a>>,
    unproved: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct PeriodReport {
    from: String,
    met: usize,
    total: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: String,
    text: &'a str,
    at: String,
}

/// Returns the history as JSON's shape.
pub fn history<'a>(met: &Met<'a>, period: Period, now: Timestamp, most: usize) -> History<'a> {
    let entry = |(at, ix): (Timestamp, ExpectationIx)| {
        let expectation = met.ladder.expectation(ix);
        Entry { id: expectation.id(), text: expectation.text(), at: at.to_string() }
    };
    let bars = met.bars(period, now, most).into_iter();
    History {
        schema: "rungs.history/1",
        by: period.name(),
        periods: bars.map(|bar| PeriodReport { from: bar.start.to_string(), met: bar.met, total: bar.total }).collect(),
        met: met.met.iter().copied().map(entry).collect(),
        stale: met.stale(now).into_iter().map(entry).collect(),
        unproved: met.unproved().map(entry).collect(),
    }
}

/// Returns the history as lines for people: a chart, what was met in its last
/// periods, and what evidence is stale or missing. `block` is what bars are made of.
pub fn lines(met: &Met<'_>, period: Period, now: Timestamp, most: usize, block: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let bars = met.bars(period, now, most);
    if met.met.is_empty() {
        return vec![Line::plain("Nothing is met yet.")];
    }
    let highest = bars.iter().map(|bar| bar.total).max().unwrap_or(1).max(1);
    for bar in &bars {
        let length = (bar.total * WIDEST).div_ceil(highest);
        let grown = if bar.met > 0 { format!("  +{}", bar.met) } else { String::new() };
        let line = Line::default().with(Style::Dim, format!("{}  ", bar.start));
        lines.push(line.with(Style::Plain, format!("{} {}{grown}", block.repeat(length), bar.total)));
    }
    if let Some(from) = bars.get(bars.len().saturating_sub(4)).map(|bar| bar.start) {
        let recent = met.met.iter().rev().filter(|(at, _)| met.day(*at) >= from);
        part(met, "Met lately", recent.copied(), &mut lines);
    }
    part(met, "Nothing new for over a year", met.stale(now).into_iter(), &mut lines);
    part(met, "Met without a note", met.unproved(), &mut lines);
    lines
}

/// How many statements a part names; the rest is counted.
const MOST_NAMED: usize = 20;

fn part(met: &Met<'_>, title: &str, entries: impl Iterator<Item = (Timestamp, ExpectationIx)>, lines: &mut Vec<Line>) {
    let entries: Vec<_> = entries.collect();
    if entries.is_empty() {
        return;
    }
    lines.push(Line::default());
    lines.push(Line::default().with(Style::Bold, title));
    for &(at, ix) in entries.iter().take(MOST_NAMED) {
        let date = met.day(at);
        let line = Line::default().with(Style::Dim, format!("  {date}  "));
        lines.push(line.with(Style::Plain, met.ladder.expectation(ix).text()));
    }
    if entries.len() > MOST_NAMED {
        let more = format!("  and {} more", entries.len() - MOST_NAMED);
        lines.push(Line::default().with(Style::Dim, more));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_begin_on_monday_and_months_on_their_first_day() {
        let sunday = jiff::civil::date(2026, 11, 22);
        assert_eq!(Period::Week.start(sunday).to_string(), "2026-11-16");
        assert_eq!(Period::Month.start(sunday).to_string(), "2026-11-01");
        assert_eq!(Period::Month.next(Period::Month.start(jiff::civil::date(2026, 12, 31))).to_string(), "2027-01-01");
    }

    #[test]
    fn a_chart_has_every_period_and_adds_up() {
        let ladder = crate::ladder::open_builtin();
        let mut standing = Standing::of(&ladder, &crate::progress::State::default());
        let all: Vec<_> = ladder.levels().flat_map(Level::expectations).filter(|e| !e.is_label()).collect();
        let days = ["2024-11-03T10:00:00Z", "2026-11-03T10:00:00Z", "2026-11-17T10:00:00Z", "2026-11-18T10:00:00Z"];
        for (expectation, day) in all.iter().zip(days) {
            standing.set(&ladder, expectation.ix(), Status::Met, at(day));
        }
        let met = Met::of(&ladder, &standing, TimeZone::UTC);
        let now = at("2026-11-22T12:00:00Z");
        let bars = met.bars(Period::Week, now, 3);
        let shown: Vec<_> = bars.iter().map(|bar| (bar.start.to_string(), bar.met, bar.total)).collect();
        let expected = [("2026-11-02", 1, 2), ("2026-11-09", 0, 2), ("2026-11-16", 2, 4)];
        assert_eq!(shown, expected.map(|(start, met, total)| (start.to_owned(), met, total)));
        assert_eq!(met.bars(Period::Month, now, 100).len(), 25);
        assert_eq!((met.stale(now).len(), met.unproved().count()), (1, 4));
        assert_eq!(Met::of(&ladder, &Standing::default(), TimeZone::UTC).bars(Period::Week, now, 9), []);
    }

    #[test]
    fn a_tick_counts_in_the_week_in_which_the_person_made_it() {
        let ladder = crate::ladder::open_builtin();
        let mut standing = Standing::of(&ladder, &crate::progress::State::default());
        let first = ladder.levels().flat_map(Level::expectations).find(|e| !e.is_label()).unwrap().ix();
        // Sunday evening in New York is Monday in Greenwich.
        standing.set(&ladder, first, Status::Met, at("2026-11-16T02:00:00Z"));
        let now = at("2026-11-16T03:00:00Z");
        let week = |zone: TimeZone| Met::of(&ladder, &standing, zone).bars(Period::Week, now, 9)[0].start.to_string();
        let eastern = TimeZone::fixed(jiff::tz::offset(-5));
        assert_eq!([week(eastern), week(TimeZone::UTC)], ["2026-11-09", "2026-11-16"]);
    }
}
