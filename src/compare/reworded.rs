//! Pairs statements of similar words, the best pairs first.

use std::collections::BTreeMap;

use super::bags::Bags;
use super::pairing::{Left, Pairing};
use super::side::{Item, Side};
use crate::ladder::Ladder;
use crate::similar::{Lexicon, Measure, Near, Scratch, Weights};
use crate::sort;

/// How similar two statements of one competency must be at least, by words that
/// weigh the more the rarer they are in the two levels. Neighbouring levels escalate
/// what they ask ("does X with help", "leads others in X"), and within a competency
/// there is little else that they could be meant for. Judged: docs/comparing.md.
const IN_COMPETENCY: f32 = 0.25;

/// How similar two statements of different competencies must be at least: below it,
/// levels share turns of phrase.
pub(super) const IN_LEVEL: f32 = 0.38;

/// How similar two statements of one competency are that need no look at others.
const PLAINLY: f32 = 0.6;

/// What standing in the same competency is worth beside the similarity, so that a
/// statement leaves its competency only for one that is clearly more like it.
const SAME_COMPETENCY: f32 = 0.15;

/// How many pairs of two competencies are all looked at.
const FEW: usize = 64 * 64;

/// Two statements that could be a pair, by their places among those that are left.
#[derive(Clone, Copy)]
struct Candidate {
    old: u32,
    new: u32,
    worth: f32,
}

/// Pairs what is left.
pub(super) fn pair(pairing: &mut Pairing, ladder: &Ladder, old: &Side, new: &Side, left: Left) {
    if left.old.is_empty() || left.new.is_empty() {
        return;
    }
    let mut lexicon = Lexicon::default();
    let mut bags = [Bags::of(ladder, old, left.old, &mut lexicon), Bags::of(ladder, new, left.new, &mut lexicon)];
    let weights = Weights::of(lexicon.len(), bags[0].iter().chain(bags[1].iter()));
    for bags in &mut bags {
        bags.weigh(&weights);
    }
    let search = Search { sides: [old, new], bags, weights, words: lexicon.len() };
    let mut candidates = search.in_competencies(pairing);
    let plain = candidates.iter().filter(|candidate| candidate.worth >= PLAINLY + SAME_COMPETENCY);
    search.settle(pairing, plain.copied().collect());
    candidates.retain(|candidate| search.are_free(pairing, candidate));
    candidates.extend(search.anywhere(pairing));
    search.settle(pairing, candidates);
}

/// The statements of two sides that are still to be paired.
struct Search<'a> {
    sides: [&'a Side; 2],
    bags: [Bags; 2],
    weights: Weights,
    /// How many different words there are.
    words: usize,
}

impl Search<'_> {
    /// Pairs of competencies that belong together, where these aren't too large.
    fn in_competencies(&self, pairing: &Pairing) -> Vec<Candidate> {
        let [old, new] = [0, 1].map(|side| self.by_shelf(side));
        let mut candidates = Vec::new();
        for (&shelf, ours) in &old {
            let theirs = pairing.shelves[shelf as usize].and_then(|partner| new.get(&partner));
            let few = theirs.filter(|theirs| ours.len() * theirs.len() <= FEW);
            for &new in few.into_iter().flatten() {
                candidates.extend(ours.iter().filter_map(|&old| self.compare(old, new, true)));
            }
        }
        candidates
    }

    /// Pairs of what is still free, wherever it stands, by the rarest words.
    fn anywhere(&self, pairing: &Pairing) -> Vec<Candidate> {
        let [ours, theirs] = &self.bags;
        let is_free = |&nth: &u32| !pairing.is_taken[theirs.places[nth as usize] as usize];
        let free: Vec<u32> = (0..theirs.len()).filter(is_free).collect();
        let words: Vec<&[u32]> = free.iter().map(|&nth| theirs.words(nth)).collect();
        let near = Near::of(self.words, words.iter().copied());
        let mut scratch = Scratch::default();
        let mut candidates = Vec::new();
        for old in (0..ours.len()).filter(|&nth| pairing.partners[ours.places[nth as usize] as usize].is_none()) {
            for &nth in near.to(ours.words(old), &mut scratch) {
                let new = free[nth as usize];
                let partner = pairing.shelves[self.item(0, old).shelf as usize];
                let is_at_home = partner == Some(self.item(1, new).shelf);
                candidates.extend(self.compare(old, new, is_at_home));
            }
        }
        candidates
    }

    fn compare(&self, old: u32, new: u32, is_at_home: bool) -> Option<Candidate> {
        let [ours, theirs] = &self.bags;
        let (least, bonus) = if is_at_home { (IN_COMPETENCY, SAME_COMPETENCY) } else { (IN_LEVEL, 0.0) };
        let is_kind = self.item(0, old).is_label == self.item(1, new).is_label;
        if !is_kind || !ours.may_be(old, theirs, new, &self.weights, least) {
            return None;
        }
        let similarity = self.weights.similarity(ours.words(old), theirs.words(new));
        (similarity >= least).then_some(Candidate { old, new, worth: similarity + bonus })
    }

    /// Makes pairs of candidates, the best first; where two are as good, the one
    /// that stands first.
    fn settle(&self, pairing: &mut Pairing, mut candidates: Vec<Candidate>) {
        sort::by(&mut candidates, |a, b| b.worth.total_cmp(&a.worth).then((a.old, a.new).cmp(&(b.old, b.new))));
        for candidate in candidates {
            if self.are_free(pairing, &candidate) {
                let [ours, theirs] = [self.bags[0].words(candidate.old), self.bags[1].words(candidate.new)];
                let similarity = Measure::of(ours).to(theirs, 0.0).unwrap_or_default();
                let [old, new] = self.places(&candidate);
                pairing.set(old, new, similarity);
            }
        }
    }

    fn are_free(&self, pairing: &Pairing, candidate: &Candidate) -> bool {
        let [old, new] = self.places(candidate);
        pairing.are_free(old, new)
    }

    fn places(&self, candidate: &Candidate) -> [u32; 2] {
        [self.bags[0].places[candidate.old as usize], self.bags[1].places[candidate.new as usize]]
    }

    fn item(&self, side: usize, nth: u32) -> &Item {
        &self.sides[side].items[self.bags[side].places[nth as usize] as usize]
    }

    fn by_shelf(&self, side: usize) -> BTreeMap<u32, Vec<u32>> {
        let mut shelves: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for nth in 0..self.bags[side].len() {
            shelves.entry(self.item(side, nth).shelf).or_default().push(nth);
        }
        shelves
    }
}
