//! Which statement of one level is which of the other.

use std::collections::HashMap;

use super::side::Side;
use super::{exact, parallel, renamed, reworded};
use crate::ladder::Ladder;

/// What was found of two sides.
pub(super) struct Pairing {
    /// By the first side's statements: the second's, and how similar it is.
    pub(super) partners: Vec<Option<(u32, f64)>>,
    /// Whether a statement of the second side has a partner.
    pub(super) is_taken: Vec<bool>,
    /// By the first side's competencies: the second's.
    pub(super) shelves: Vec<Option<u32>>,
    /// Statements that the other side has in words of its own, and by inheritance
    /// once more: these count once.
    pub(super) is_hidden: [Vec<bool>; 2],
}

/// The statements of both sides that are still without a partner.
#[derive(Clone)]
pub(super) struct Left {
    pub(super) old: Vec<u32>,
    pub(super) new: Vec<u32>,
}

impl Pairing {
    /// Nothing yet but competencies of the same name.
    fn begun(old: &Side, new: &Side) -> Self {
        Pairing {
            partners: vec![None; old.items.len()],
            is_taken: vec![false; new.items.len()],
            shelves: by_name(old, new),
            is_hidden: [vec![false; old.items.len()], vec![false; new.items.len()]],
        }
    }

    /// Pairs competencies alone: by the first side's, the second's. Statements are
    /// looked at only where names don't settle it.
    pub(super) fn of_competencies(ladder: &Ladder, old: &Side, new: &Side) -> Vec<Option<u32>> {
        let mut pairing = Self::begun(old, new);
        if pairing.shelves.contains(&None) && pairing.shelves.iter().flatten().count() < new.shelves.len() {
            let mut left = Left { old: without(old.items.len(), &[]), new: without(new.items.len(), &[]) };
            exact::pair(&mut pairing, old, new, &left);
            pairing.update(&mut left);
            renamed::pair(&mut pairing, ladder, old, new, &left);
        }
        pairing.shelves
    }

    pub(super) fn of(ladder: &Ladder, old: &Side, new: &Side) -> Self {
        let mut pairing = Self::begun(old, new);
        let common = old.common(new);
        let theirs: Vec<usize> = common.values().copied().collect();
        let mut left = Left {
            old: (0..old.items.len()).filter(|nth| !common.contains_key(nth)).map(|nth| nth as u32).collect(),
            new: without(new.items.len(), &theirs),
        };
        exact::pair(&mut pairing, old, new, &left);
        pairing.update(&mut left);
        renamed::pair(&mut pairing, ladder, old, new, &left);
        reworded::pair(&mut pairing, ladder, old, new, left.clone());
        if !common.is_empty() {
            pairing.update(&mut left);
            pairing.settle_common(ladder, [old, new], left, &common);
        }
        parallel::pair(&mut pairing, ladder, old, new);
        pairing
    }

    /// Pairs what is left with what both sides have, since a level's own words stand
    /// before those that it inherits; then what both have with itself.
    fn settle_common(&mut self, ladder: &Ladder, [old, new]: [&Side; 2], left: Left, common: &HashMap<usize, usize>) {
        let mut both: Vec<(usize, usize)> = common.iter().map(|(&old, &new)| (old, new)).collect();
        both.sort_unstable();
        let ours = both.iter().map(|&(old, _)| old as u32).collect();
        let theirs = both.iter().map(|&(_, new)| new as u32).collect();
        for mut left in [Left { old: ours, new: left.new }, Left { old: left.old, new: theirs }] {
            exact::pair(self, old, new, &left);
            self.update(&mut left);
            reworded::pair(self, ladder, old, new, left);
        }
        for (old, new) in both {
            match (self.partners[old].is_some(), self.is_taken[new]) {
                (false, false) => self.set(old as u32, new as u32, 1.0),
                (false, true) => self.is_hidden[0][old] = true,
                (true, false) => self.is_hidden[1][new] = true,
                (true, true) => {}
            }
        }
    }

    /// Makes two statements a pair.
    pub(super) fn set(&mut self, old: u32, new: u32, similarity: f64) {
        self.partners[old as usize] = Some((new, similarity));
        self.is_taken[new as usize] = true;
    }

    /// Returns whether neither of two statements has a partner.
    pub(super) fn are_free(&self, old: u32, new: u32) -> bool {
        self.partners[old as usize].is_none() && !self.is_taken[new as usize]
    }

    fn update(&self, left: &mut Left) {
        left.old.retain(|&old| self.partners[old as usize].is_none());
        left.new.retain(|&new| !self.is_taken[new as usize]);
    }
}

/// Competencies of the same name.
fn by_name(old: &Side, new: &Side) -> Vec<Option<u32>> {
    let names: HashMap<&str, u32> =
        new.shelves.iter().zip(0..).map(|(shelf, nth)| (shelf.slug.as_str(), nth)).collect();
    old.shelves.iter().map(|shelf| names.get(shelf.slug.as_str()).copied()).collect()
}

fn without(length: usize, left_out: &[usize]) -> Vec<u32> {
    let mut is_in = vec![true; length];
    for &nth in left_out {
        is_in[nth] = false;
    }
    (0..length as u32).filter(|&nth| is_in[nth as usize]).collect()
}
