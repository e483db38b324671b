//! How many statements were met at each moment, as a step chart needs it.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Met, Period};

/// What was met when, from the Monday before the first until now.
#[derive(Clone, Debug)]
pub struct Steps {
    /// The first moment of the chart.
    start: Timestamp,
    /// The last one.
    end: Timestamp,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// When each was met, the earliest first.
    met: Vec<Timestamp>,
}

impl Steps {
    /// Returns how many were met at the end of each of so many equal parts of the
    /// time that the chart is about.
    pub fn totals(&self, columns: usize) -> Vec<usize> {
        let from = self.start.as_second();
        let span = (self.end.as_second() - from).max(1);
        let until = |column: usize| {
            let passed = i128::from(span) * (column as i128 + 1) / columns.max(1) as i128;
            from.saturating_add(i64::try_from(passed).unwrap_or(span))
        };
        (0..columns).map(|column| self.met.partition_point(|at| at.as_second() <= until(column))).collect()
    }

    /// Returns how many are met in the end.
    pub fn total(&self) -> usize {
        self.met.len()
    }
}

impl Met<'_> {
    /// Returns the steps of all that is met until `now`; nothing where nothing is.
    pub fn steps(&self, now: Timestamp) -> Option<Steps> {
        let &(first, _) = self.met.first()?;
        // A clock that went back has ticks of tomorrow.
        let end = self.met.last().map_or(now, |&(last, _)| last.max(now));
        let monday = Period::Week.start(self.day(first));
        let start = monday.to_zoned(self.zone.clone()).map_or(first, |day| day.timestamp());
        let met = self.met.iter().map(|&(at, _)| at).collect();
        Some(Steps { start, end, first: monday, last: self.day(end), met })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn steps(start: i64, end: i64, mut met: Vec<i64>) -> Steps {
        met.sort_unstable();
        let at = |second: i64| Timestamp::from_second(second).unwrap();
        let day = date(2026, 11, 16);
        Steps { start: at(start), end: at(end), first: day, last: day, met: met.into_iter().map(at).collect() }
    }

    #[test]
    fn a_step_stands_in_the_column_of_its_time() {
        let steps = steps(0, 100, vec![10, 11, 60, 100]);
        assert_eq!(steps.totals(4), [2, 2, 3, 4]);
        assert_eq!(steps.totals(1), [4]);
        assert!(steps.totals(0).is_empty());
    }

    proptest! {
        #[test]
        fn a_chart_only_rises_and_ends_with_all(
            end in 0i64..4_000_000_000, met in prop::collection::vec(0i64..=4_000_000_000, 1..40), columns in 1usize..200
        ) {
            let met: Vec<i64> = met.iter().map(|&at| at.min(end)).collect();
            let steps = steps(0, end, met);
            let totals = steps.totals(columns);
            prop_assert_eq!(totals.len(), columns);
            prop_assert!(totals.is_sorted());
            prop_assert_eq!(totals.last().copied(), Some(steps.total()));
        }
    }
}
