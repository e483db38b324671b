//! The best of many candidates, without keeping all.

use super::rank::Tier;
use super::scan::{Candidate, Worth};

/// As many of the best candidates as are wanted, and how many there were.
#[derive(Clone)]
pub(super) struct Best {
    most: usize,
    candidates: Vec<Candidate>,
    /// How many there were in all.
    pub(super) total: usize,
    /// The worst of so many as are wanted: none that is worse is among the best.
    bar: Option<Worth>,
}

impl Best {
    /// Keeps at least so many, if there are.
    pub(super) fn of(most: usize) -> Self {
        Best { most, candidates: Vec::new(), total: 0, bar: None }
    }

    /// Returns an empty one, for some of the candidates: those that are worse than the
    /// best of this are only counted.
    pub(super) fn for_more(&self) -> Self {
        Best { candidates: Vec::new(), total: 0, ..*self }
    }

    /// Returns whether something that is worth no more than this is not among the best.
    pub(super) fn excludes(&self, worth: Worth) -> bool {
        self.bar.is_some_and(|bar| worth >= bar)
    }

    /// Returns how much something may lose, as far from what a ladder asks, to be among
    /// the best of what is scattered. More is all the same.
    pub(super) fn most_loss(&self, distance: u8) -> u32 {
        match self.bar {
            Some((Tier::Scattered, bar, _, loss, ..)) if bar == distance => loss,
            Some((Tier::Scattered, bar, ..)) if bar < distance => 0,
            _ => u32::MAX,
        }
    }

    /// Counts something that is not among the best.
    pub(super) fn count(&mut self) {
        self.total += 1;
    }

    /// Takes a candidate in.
    pub(super) fn add(&mut self, candidate: Candidate) {
        self.total += 1;
        if !self.excludes(candidate.worth()) {
            self.candidates.push(candidate);
            self.drop_rest();
        }
    }

    /// Takes in what another has.
    pub(super) fn join(&mut self, other: Best) {
        self.total += other.total;
        if self.candidates.is_empty() {
            self.candidates = other.candidates;
        } else {
            self.candidates.extend(other.candidates);
        }
        self.drop_rest();
    }

    fn drop_rest(&mut self) {
        // Not each time: dropping the rest looks at all of them.
        if self.candidates.len() > self.most.saturating_mul(2) {
            self.keep(self.most);
            self.bar = self.candidates.last().map(Candidate::worth);
        }
    }

    /// Returns so many of the best, in no order.
    pub(super) fn into_least(mut self, most: usize) -> Vec<Candidate> {
        self.keep(most.min(self.most));
        self.candidates
    }

    /// Keeps so many, the worst of them last.
    fn keep(&mut self, most: usize) {
        if self.candidates.len() > most && most > 0 {
            self.candidates.select_nth_unstable_by_key(most - 1, Candidate::worth);
            self.candidates.truncate(most);
        }
    }
}
