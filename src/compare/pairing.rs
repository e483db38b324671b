//! Which statement of one level is which of the other: what is known so far.

use std::collections::HashMap;

use super::side::Side;

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
    pub(super) fn begun(old: &Side, new: &Side) -> Self {
        Pairing {
            partners: vec![None; old.items.len()],
            is_taken: vec![false; new.items.len()],
            shelves: by_name(old, new),
            is_hidden: [vec![false; old.items.len()], vec![false; new.items.len()]],
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

    /// Leaves out what has a partner by now.
    pub(super) fn update(&self, left: &mut Left) {
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
