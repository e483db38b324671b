//! One look through many texts, on as many threads as pay.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc::channel;
use std::thread;

/// How many texts are a part: what a millisecond or less is needed for.
pub(super) const PART: usize = 4096;

/// How a search is carried out.
pub struct Manner<'a> {
    /// On how many threads.
    pub threads: usize,
    /// Whether anyone still waits for it. Asked about once a millisecond.
    pub goes_on: &'a (dyn Fn() -> bool + Sync),
}

impl Default for Manner<'_> {
    fn default() -> Self {
        let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Manner { threads, goes_on: &|| true }
    }
}

/// Does some work for each part of a range, and takes the results in as they
/// come, in any order. Returns whether all was done.
pub(super) fn spread<T: Send>(
    range: Range<usize>,
    manner: &Manner<'_>,
    work: impl Fn(Range<usize>) -> T + Sync,
    mut take: impl FnMut(T),
) -> bool {
    let count = range.len().div_ceil(PART);
    let part = |nth: usize| {
        let start = range.start + nth * PART;
        start..range.end.min(start + PART)
    };
    // A thread costs more than a few parts.
    let threads = manner.threads.min(count / 4);
    if threads < 2 {
        return (0..count).all(|nth| {
            let goes_on = (manner.goes_on)();
            if goes_on {
                take(work(part(nth)));
            }
            goes_on
        });
    }
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        let (sender, results) = channel();
        for _ in 0..threads {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                while (manner.goes_on)() {
                    let nth = next.fetch_add(1, Relaxed);
                    if nth >= count || sender.send(work(part(nth))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for result in results {
            done.fetch_add(1, Relaxed);
            take(result);
        }
    });
    done.into_inner() == count
}
