//! The best of many candidates, without keeping all.

use super::scan::Candidate;

/// As many of the best candidates as are wanted, and how many there were.
#[derive(Clone)]
pub(super) struct Best {
    most: usize,
    candidates: Vec<Candidate>,
    /// How many there were in all.
    pub(super) total: usize,
}

impl Best {
    /// Keeps at least so many, if there are.
    pub(super) fn of(most: usize) -> Self {
        Best { most, candidates: Vec::new(), total: 0 }
    }

    /// Takes candidates in.
    pub(super) fn add(&mut self, candidates: Vec<Candidate>) {
        self.total += candidates.len();
        self.keep(candidates);
    }

    /// Takes in what another has.
    pub(super) fn join(&mut self, other: Best) {
        self.total += other.total;
        self.keep(other.candidates);
    }

    fn keep(&mut self, candidates: Vec<Candidate>) {
        if self.candidates.is_empty() {
            self.candidates = candidates;
        } else {
            self.candidates.extend(candidates);
        }
        // Not each time: dropping the rest looks at all of them.
        if self.candidates.len() > self.most.saturating_mul(4) {
            least(&mut self.candidates, self.most);
        }
    }

    /// Returns so many of the best, in no order.
    pub(super) fn into_least(mut self, most: usize) -> Vec<Candidate> {
        least(&mut self.candidates, most.min(self.most));
        self.candidates
    }
}

fn least(candidates: &mut Vec<Candidate>, most: usize) {
    if candidates.len() > most && most > 0 {
        candidates.select_nth_unstable_by_key(most - 1, Candidate::worth);
        candidates.truncate(most);
    }
}
