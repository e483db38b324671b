//! The words of statements, and what they weigh: enough to tell most pairs apart
//! without looking at their words.

use super::side::Side;
use crate::ladder::Ladder;
use crate::similar::{Lexicon, Weights};

/// A word is common where one in so many statements has it.
const COMMON: f32 = 8.0;

/// The words of some statements of a side.
pub(super) struct Bags {
    /// Where each statement stands in its side.
    pub(super) places: Vec<u32>,
    /// Their words, one after the other.
    all: Vec<u32>,
    /// The same, sorted within each statement.
    sorted: Vec<u32>,
    /// Where the words of each end.
    ends: Vec<usize>,
    weighed: Vec<Weighed>,
}

/// What the words of a statement weigh.
#[derive(Clone, Copy, Default)]
struct Weighed {
    all: f32,
    /// What the common ones weigh.
    common: f32,
    /// A bit for each of the others; several words may share one.
    mask: u64,
}

impl Bags {
    /// Takes the words of statements.
    pub(super) fn of(ladder: &Ladder, side: &Side, places: Vec<u32>, lexicon: &mut Lexicon) -> Self {
        let (mut all, mut ends) = (Vec::new(), Vec::with_capacity(places.len()));
        for &place in &places {
            let text = ladder.expectation(side.items[place as usize].stated.ix).text();
            lexicon.read(text, &mut all);
            ends.push(all.len());
        }
        let mut bags = Bags { places, sorted: all.clone(), all, ends, weighed: Vec::new() };
        for nth in 0..bags.places.len() {
            let range = bags.range(nth as u32);
            bags.sorted[range].sort_unstable();
        }
        bags
    }

    /// Weighs the words, by weights that know all of them.
    pub(super) fn weigh(&mut self, weights: &Weights) {
        let common = weights.of_one_in(COMMON);
        let weigh = |words: &[u32]| {
            words.iter().fold(Weighed::default(), |mut weighed, &word| {
                let weight = weights.of_word(word);
                weighed.all += weight;
                if weight <= common {
                    weighed.common += weight;
                } else {
                    weighed.mask |= bit(word);
                }
                weighed
            })
        };
        self.weighed = self.iter().map(weigh).collect();
    }

    pub(super) fn len(&self) -> u32 {
        self.places.len() as u32
    }

    /// Returns the words of all statements.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &[u32]> + Clone {
        (0..self.len()).map(|nth| self.words(nth))
    }

    /// Returns the words of a statement, in their order.
    pub(super) fn words(&self, nth: u32) -> &[u32] {
        &self.all[self.range(nth)]
    }

    fn range(&self, nth: u32) -> std::ops::Range<usize> {
        let nth = nth as usize;
        nth.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[nth]
    }

    /// Returns whether two statements may be as similar as `least`: by what they
    /// could share at most, then by the words that they share in any order.
    pub(super) fn may_be(&self, nth: u32, others: &Bags, other: u32, weights: &Weights, least: f32) -> bool {
        let (ours, theirs) = (self.weighed[nth as usize], others.weighed[other as usize]);
        let enough = least * Weights::sharable(ours.all, theirs.all);
        let rare = if ours.mask & theirs.mask == 0 { 0.0 } else { f32::INFINITY };
        let rare = rare.min((ours.all - ours.common).min(theirs.all - theirs.common));
        ours.common.min(theirs.common) + rare >= enough
            && weights.shared(&self.sorted[self.range(nth)], &others.sorted[others.range(other)]) >= enough
    }
}

/// Spreads words over the bits of a mask (Knuth's multiplicative hash).
fn bit(word: u32) -> u64 {
    1 << (word.wrapping_mul(2_654_435_769) >> 26)
}
