//! The log of the last weeks: what was ticked, noted and rated when, as it stands
//! now in the ladder.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::Period;
use crate::ladder::Ladder;
use crate::ladder::model::{Competency, CompetencyIx, Expectation, ExpectationIx, Level};
use crate::progress::{Standing, Status};
use crate::search::Target;
use crate::sort;

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lately {
    /// When.
    pub at: Timestamp,
    /// On what: a statement or a competency.
    pub on: Target,
    /// What.
    pub did: Did,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Did {
    /// A statement got a status.
    Status(Status),
    /// Something was noted.
    Noted,
    /// A competency was rated.
    Rated(String),
}

/// What was done in a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub start: Date,
    /// How many statements were met.
    pub met: usize,
    /// All that was done, the latest first.
    pub done: Vec<Lately>,
}

/// Returns the last so many weeks up to that of `now` in which something was done,
/// the latest first; `zone` is where the person's days begin and end.
pub fn lately(ladder: &Ladder, standing: &Standing, zone: &TimeZone, now: Timestamp, most: usize) -> Vec<Week> {
    let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
    let back = i64::try_from(most.saturating_sub(1)).unwrap_or(i64::MAX).min(10_000);
    let from = Period::Week.start(day(now)).saturating_sub(back.weeks());
    let all = ladder.levels().flat_map(Level::expectations).map(Expectation::ix);
    let mut done: Vec<Lately> = all.flat_map(|ix| of_statement(standing, ix)).collect();
    let competencies = ladder.levels().flat_map(Level::competencies).map(Competency::ix);
    done.extend(competencies.flat_map(|ix| of_competency(standing, ix)));
    done.retain(|lately| day(lately.at) >= from);
    sort::by_key(&mut done, |lately| std::cmp::Reverse(lately.at));
    let mut weeks: Vec<Week> = Vec::new();
    for lately in done {
        let start = Period::Week.start(day(lately.at));
        if weeks.last().is_none_or(|week| week.start != start) {
            weeks.push(Week { start, met: 0, done: Vec::new() });
        }
        if let Some(week) = weeks.last_mut() {
            week.met += usize::from(lately.did == Did::Status(Status::Met));
            week.done.push(lately);
        }
    }
    weeks
}

fn of_statement(standing: &Standing, ix: ExpectationIx) -> impl Iterator<Item = Lately> {
    let on = Target::Expectation(ix);
    let status = standing.status(ix);
    let since = standing.since(ix).filter(|_| status != Status::Open);
    let ticked = since.map(|at| Lately { at, on, did: Did::Status(status) });
    let notes = standing.notes(ix).iter();
    ticked.into_iter().chain(notes.map(move |note| Lately { at: note.edited.unwrap_or(note.at), on, did: Did::Noted }))
}

fn of_competency(standing: &Standing, ix: CompetencyIx) -> impl Iterator<Item = Lately> {
    let on = Target::Competency(ix);
    let rating = standing.rating(ix);
    let rated = rating.map(|rating| Lately { at: rating.since, on, did: Did::Rated(rating.rating.clone()) });
    let notes = standing.competency_notes(ix).iter();
    rated.into_iter().chain(notes.map(move |note| Lately { at: note.edited.unwrap_or(note.at), on, did: Did::Noted }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_listed_by_weeks_the_latest_first() {
        let ladder = crate::ladder::open_builtin();
        let mut standing = Standing::of(&ladder, &crate::progress::State::default());
        let all: Vec<_> = ladder.levels().flat_map(Level::expectations).filter(|e| !e.is_label()).collect();
        let days = ["2026-09-01T10:00:00Z", "2026-11-02T10:00:00Z", "2026-11-17T10:00:00Z", "2026-11-18T10:00:00Z"];
        let statuses = [Status::Met, Status::Met, Status::Working, Status::Met];
        for ((expectation, day), status) in all.iter().zip(days).zip(statuses) {
            standing.set(&ladder, expectation.ix(), status, day.parse::<Timestamp>().unwrap());
        }
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        let weeks = lately(&ladder, &standing, &TimeZone::UTC, now, 8);
        let told: Vec<_> = weeks.iter().map(|week| (week.start.to_string(), week.met, week.done.len())).collect();
        assert_eq!(told, [("2026-11-16".to_owned(), 1, 2), ("2026-11-02".to_owned(), 1, 1)]);
        assert_eq!(weeks[0].done[0].on, Target::Expectation(all[3].ix()));
        assert_eq!(lately(&ladder, &standing, &TimeZone::UTC, now, 12).len(), 3);
    }
}
