//! What somebody may have meant who mistyped a name.

use crate::sort;

/// How many of the nearest are named.
const NEAREST: usize = 3;

/// Below this similarity, a name is no help to who mistyped one.
const SIMILAR: f64 = 0.7;

/// How alike two names are, from 0 to 1: what begins alike the more, since people
/// slip later in a word rather than at its start.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    strsim::jaro_winkler(one, other)
}

/// Returns those of some candidates that are most alike, best first; where two are
/// as good, the one that stands first.
pub(super) fn nearest<T>(candidates: impl Iterator<Item = (f64, T)>) -> impl Iterator<Item = T> {
    let mut near: Vec<(f64, T)> = candidates.filter(|(likeness, _)| *likeness > SIMILAR).collect();
    sort::by(&mut near, |a, b| b.0.total_cmp(&a.0));
    near.into_iter().take(NEAREST).map(|(_, name)| name)
}
