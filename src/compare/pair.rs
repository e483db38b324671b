//! The steps in which statements and competencies are paired.

use std::collections::HashMap;

use super::pairing::{Left, Pairing};
use super::side::Side;
use super::{exact, parallel, renamed, reworded};
use crate::ladder::Ladder;

/// Pairs competencies alone: by the first side's, the second's. Statements are
/// looked at only where names don't settle it.
pub(super) fn competencies(ladder: &Ladder, old: &Side, new: &Side) -> Vec<Option<u32>> {
    let mut pairing = Pairing::begun(old, new);
    if pairing.shelves.contains(&None) && pairing.shelves.iter().flatten().count() < new.shelves.len() {
        let mut left = Left { old: without(old.items.len(), &[]), new: without(new.items.len(), &[]) };
        exact::pair(&mut pairing, old, new, &left);
        pairing.update(&mut left);
        renamed::pair(&mut pairing, ladder, old, new, &left);
    }
    pairing.shelves
}

/// Pairs the statements of two levels, each with one other at most.
pub(super) fn statements(ladder: &Ladder, old: &Side, new: &Side) -> Pairing {
    let mut pairing = Pairing::begun(old, new);
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
        settle_common(&mut pairing, ladder, [old, new], left, &common);
    }
    parallel::pair(&mut pairing, ladder, old, new);
    pairing
}

/// Pairs what is left with what both sides have, since a level's own words stand
/// before those that it inherits; then what both have with itself.
fn settle_common(
    pairing: &mut Pairing,
    ladder: &Ladder,
    [old, new]: [&Side; 2],
    left: Left,
    common: &HashMap<usize, usize>,
) {
    let mut both: Vec<(usize, usize)> = common.iter().map(|(&old, &new)| (old, new)).collect();
    both.sort_unstable();
    let ours = both.iter().map(|&(old, _)| old as u32).collect();
    let theirs = both.iter().map(|&(_, new)| new as u32).collect();
    for mut left in [Left { old: ours, new: left.new }, Left { old: left.old, new: theirs }] {
        exact::pair(pairing, old, new, &left);
        pairing.update(&mut left);
        reworded::pair(pairing, ladder, old, new, left);
    }
    for (old, new) in both {
        match (pairing.partners[old].is_some(), pairing.is_taken[new]) {
            (false, false) => pairing.set(old as u32, new as u32, 1.0),
            (false, true) => pairing.is_hidden[0][old] = true,
            (true, false) => pairing.is_hidden[1][new] = true,
            (true, true) => {}
        }
    }
}

fn without(length: usize, left_out: &[usize]) -> Vec<u32> {
    let mut is_in = vec![true; length];
    for &nth in left_out {
        is_in[nth] = false;
    }
    (0..length as u32).filter(|&nth| is_in[nth as usize]).collect()
}
