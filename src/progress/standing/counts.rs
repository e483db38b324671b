//! How many statements have which status.

use std::ops::AddAssign;

use crate::progress::Status;

/// How many statements have which status, labels left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Neither met nor worked on.
    pub open: u32,
    /// Being worked on.
    pub working: u32,
    /// Met.
    pub met: u32,
    /// Not applicable.
    pub not_applicable: u32,
}

impl Counts {
    /// Returns how many statements there are.
    pub fn expectations(self) -> u32 {
        self.open + self.working + self.met + self.not_applicable
    }

    /// Returns how many statements there are to reach: all that are applicable.
    pub fn to_reach(self) -> u32 {
        self.open + self.working + self.met
    }

    /// Returns the part that is met of what there is to reach, from 0 to 1;
    /// nothing, where there is nothing to reach.
    pub fn share(self) -> Option<f64> {
        let to_reach = self.to_reach();
        (to_reach > 0).then(|| f64::from(self.met) / f64::from(to_reach))
    }

    /// Returns how many statements have this status.
    pub fn with(self, status: Status) -> u32 {
        match status {
            Status::Open => self.open,
            Status::Working => self.working,
            Status::Met => self.met,
            Status::NotApplicable => self.not_applicable,
        }
    }

    pub(super) fn change(&mut self, from: Status, to: Status) {
        let before = self.slot(from);
        *before = before.saturating_sub(1);
        *self.slot(to) += 1;
    }

    fn slot(&mut self, status: Status) -> &mut u32 {
        match status {
            Status::Open => &mut self.open,
            Status::Working => &mut self.working,
            Status::Met => &mut self.met,
            Status::NotApplicable => &mut self.not_applicable,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.open += other.open;
        self.working += other.working;
        self.met += other.met;
        self.not_applicable += other.not_applicable;
    }
}

impl FromIterator<Status> for Counts {
    fn from_iter<I: IntoIterator<Item = Status>>(statuses: I) -> Self {
        let mut counts = Counts::default();
        for status in statuses {
            *counts.slot(status) += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_leaves_out_what_is_not_applicable() {
        let counts: Counts = [Status::Met, Status::Working, Status::NotApplicable].into_iter().collect();
        assert_eq!((counts.expectations(), counts.to_reach(), counts.share()), (3, 2, Some(0.5)));
        assert_eq!(Counts::from_iter([Status::NotApplicable]).share(), None);
    }
}
