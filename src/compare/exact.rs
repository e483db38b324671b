//! Pairs statements of equal letters: in the same competency first, then anywhere.

use super::pairing::{Left, Pairing};
use super::side::{Item, Side};
use crate::hash::HashMap;

/// Pairs what is left, the first with the first where letters stand several times.
pub(super) fn pair(pairing: &mut Pairing, old: &Side, new: &Side, left: &Left) {
    let partners = pairing.shelves.clone();
    let mut found = Places::of(&left.new, new, |item| (item.letters, item.shelf));
    for &nth in &left.old {
        let item = &old.items[nth as usize];
        let place = partners[item.shelf as usize].and_then(|shelf| found.take((item.letters, shelf)));
        if let Some(new) = place {
            pairing.set(nth, new, 1.0);
        }
    }
    let mut found = {
        let is_free = |new: &u32| !pairing.is_taken[*new as usize];
        let free: Vec<u32> = left.new.iter().copied().filter(is_free).collect();
        Places::of(&free, new, |item| (item.letters, 0))
    };
    for &nth in &left.old {
        if pairing.partners[nth as usize].is_none()
            && let Some(new) = found.take((old.items[nth as usize].letters, 0))
        {
            pairing.set(nth, new, 1.0);
        }
    }
}

/// Letters, and where they are looked for.
type Key = (u64, u32);

/// Statements by their letters, each to be taken once.
struct Places {
    /// The first statement of each.
    first: HashMap<Key, u32>,
    /// By statement: the next of the same letters.
    next: Vec<u32>,
}

/// The end of a chain.
const NONE: u32 = u32::MAX;

impl Places {
    fn of(places: &[u32], side: &Side, key: impl Fn(&Item) -> Key) -> Self {
        let mut first: HashMap<Key, u32> = HashMap::default();
        first.reserve(places.len());
        let mut next = vec![NONE; side.items.len()];
        for &nth in places.iter().rev() {
            if let Some(later) = first.insert(key(&side.items[nth as usize]), nth) {
                next[nth as usize] = later;
            }
        }
        Places { first, next }
    }

    fn take(&mut self, key: Key) -> Option<u32> {
        let first = self.first.get_mut(&key).filter(|first| **first != NONE)?;
        Some(std::mem::replace(first, self.next[*first as usize]))
    }
}
