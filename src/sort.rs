//! Sorting of lists that are short: one sort in the program for all kinds of items.
//!
//! The standard library's stable sort is made anew for each kind of item and each way to
//! compare them, 7 kB of program a time, and more than fifty were half a mebibyte, much of
//! which came into memory with its neighbours. Here items are compared through a pointer and
//! moved once, which lists of a few thousand don't notice. Lists that grow with a ladder's
//! statements are sorted by the standard library.

use std::cmp::Ordering;

/// Sorts a list as [`slice::sort_by`] does; equal items stay as they stood.
pub fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    let mut places: Vec<usize> = (0..items.len()).collect();
    order(&mut places, &mut |a, b| compare(&items[a], &items[b]));
    put(items, &mut places);
}

/// Sorts a list as [`slice::sort_by_key`] does; equal items stay as they stood.
pub fn by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// The one sort: puts places in the order of what stands there.
fn order(places: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    places.sort_by(|&a, &b| compare(a, b));
}

/// Puts at each place the item that stood at the place named there. Circle by circle, each
/// item is moved once.
fn put<T>(items: &mut [T], from: &mut [usize]) {
    for start in 0..from.len() {
        let mut at = start;
        while from[at] != start {
            let next = std::mem::replace(&mut from[at], at);
            items.swap(at, next);
            at = next;
        }
        from[at] = at;
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lists_are_sorted_as_the_standard_library_sorts_them(list in vec((0u8..6, any::<u8>()), 0..60)) {
            let (mut own, mut known) = (list.clone(), list);
            super::by_key(&mut own, |&(key, _)| key);
            known.sort_by_key(|&(key, _)| key);
            prop_assert_eq!(&own, &known);
            super::by(&mut own, |a, b| b.1.cmp(&a.1));
            known.sort_by_key(|&(_, value)| std::cmp::Reverse(value));
            prop_assert_eq!(own, known);
        }
    }
}
