//! Which of some statements belong to which of others, by what they say.

use std::collections::HashMap;

pub(super) use crate::similar::Lexicon;
use crate::similar::{Measure, Near, SIMILAR, Scratch};
use crate::sort;

/// What being in the same competency is worth beside the similarity: among
/// statements that are about as similar, the one at the old place is meant.
const SAME_COMPETENCY: f64 = 0.05;

/// A statement to find, or to be found.
#[derive(Clone, Debug, Default)]
pub(super) struct Statement {
    /// The slug of its competency.
    pub(super) competency: String,
    /// The digest of its letters.
    pub(super) digest: String,
    /// Its words, by a [`Lexicon`].
    pub(super) words: Vec<u32>,
}

/// Says that one statement is another, by their places in what was compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) old: usize,
    pub(super) new: usize,
    /// From [`SIMILAR`] to 1.
    pub(super) similarity: f64,
    same_competency: bool,
}

impl Pair {
    fn worth(&self) -> f64 {
        self.similarity + if self.same_competency { SAME_COMPETENCY } else { 0.0 }
    }
}

/// Pairs old statements with new ones, each at most once, the best pairs first;
/// where two are as good, the one that stands first.
pub(super) fn pairs(old: &[Statement], new: &[Statement]) -> Vec<Pair> {
    let candidates = Candidates::of(new);
    let mut scratch = Scratch::default();
    let similar = (0..old.len()).flat_map(|nth| candidates.similar(nth, &old[nth], &mut scratch));
    let mut all: Vec<Pair> = similar.collect();
    sort::by(&mut all, |a, b| b.worth().total_cmp(&a.worth()).then((a.old, a.new).cmp(&(b.old, b.new))));
    let (mut is_old_taken, mut is_new_taken) = (vec![false; old.len()], vec![false; new.len()]);
    all.retain(|pair| {
        let is_free = !is_old_taken[pair.old] && !is_new_taken[pair.new];
        if is_free {
            is_old_taken[pair.old] = true;
            is_new_taken[pair.new] = true;
        }
        is_free
    });
    all
}

/// Statements by what they say.
struct Candidates<'s> {
    all: &'s [Statement],
    /// By their letters.
    digests: HashMap<&'s str, Vec<usize>>,
    /// By their words.
    near: Near,
}

impl<'s> Candidates<'s> {
    fn of(all: &'s [Statement]) -> Self {
        let mut digests: HashMap<&str, Vec<usize>> = HashMap::new();
        for (nth, statement) in all.iter().enumerate() {
            digests.entry(&statement.digest).or_default().push(nth);
        }
        let words = all.iter().flat_map(|statement| &statement.words).max();
        let near = Near::of(words.map_or(0, |&last| last as usize + 1), all.iter().map(|s| s.words.as_slice()));
        Candidates { all, digests, near }
    }

    /// The pairs of a statement that are similar enough.
    fn similar(&self, nth: usize, old: &Statement, scratch: &mut Scratch) -> Vec<Pair> {
        let measure = Measure::of(&old.words);
        let similarity = |new: &Statement| {
            if new.digest == old.digest { Some(1.0) } else { measure.to(&new.words, SIMILAR) }
        };
        let pair = |new: usize| {
            let same_competency = self.all[new].competency == old.competency;
            similarity(&self.all[new]).map(|similarity| Pair { old: nth, new, similarity, same_competency })
        };
        self.near(old, scratch).into_iter().filter_map(pair).collect()
    }

    /// What is worth a comparison: what has the same letters, and what shares words.
    fn near(&self, old: &Statement, scratch: &mut Scratch) -> Vec<usize> {
        let near = self.near.to(&old.words, scratch).iter().map(|&nth| nth as usize);
        let mut near: Vec<usize> = near.chain(self.verbatim(old).iter().copied()).collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    fn verbatim(&self, old: &Statement) -> &[usize] {
        self.digests.get(old.digest.as_str()).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests;
