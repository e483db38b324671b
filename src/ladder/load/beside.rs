//! Work on many files at once, where there are cores for it.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

/// From so many bytes on, threads gain more than they cost.
const WORTH_THREADS: u64 = 256 << 10;

/// As much as the program's first thread has on most systems, so that a
/// document that can be read there can be read everywhere.
const STACK: usize = 8 << 20;

/// Works on all items and takes each result in, with the item's place, as soon
/// as it is there. Items are begun in their order; results may come in another.
/// `bytes` is how much there is to do.
pub(super) fn each<T: Sync, R: Send>(
    items: &[T],
    bytes: u64,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(usize, R),
) {
    let next = AtomicUsize::new(0);
    let begin = || {
        let nth = next.fetch_add(1, Ordering::Relaxed);
        items.get(nth).map(|item| (nth, work(item)))
    };
    let (sender, results) = channel();
    thread::scope(|scope| {
        for _ in 0..helpers(items.len(), bytes) {
            let sender = sender.clone();
            let begin = &begin;
            let help = move || {
                while begin().is_some_and(|result| sender.send(result).is_ok()) {}
            };
            // What a thread that can't be had would have done is done by others.
            let _ = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, help);
        }
        drop(sender);
        for (nth, result) in &results {
            take(nth, result);
        }
    });
    while let Some((nth, result)) = begin() {
        take(nth, result);
    }
}

fn helpers(items: usize, bytes: u64) -> usize {
    if items < 2 || bytes < WORTH_THREADS {
        return 0;
    }
    thread::available_parallelism().map_or(1, NonZero::get).min(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_is_worked_on_once_with_helpers_and_without() {
        for bytes in [0, u64::MAX] {
            let items: Vec<usize> = (0..1000).collect();
            let mut results = vec![None; items.len()];
            each(
                &items,
                bytes,
                |item| item * 2,
                |nth, double| {
                    assert_eq!(results[nth].replace(double), None);
                },
            );
            assert!(results.into_iter().enumerate().all(|(nth, double)| double == Some(nth * 2)));
        }
    }

    #[test]
    fn nothing_to_do_is_done_at_once() {
        each(&[], u64::MAX, |item: &usize| *item, |_, _| panic!("there is nothing to take in"));
    }
}
