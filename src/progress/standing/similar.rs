//! How similar two statements are, and which of some belong to which of others.
//!
//! # The measure
//!
//! Twice the longest common subsequence of words over the words of both, from 0
//! to 1, words folded as digests are (compatibility form and case). Words in
//! their order say more than a bag of words: "reviews what others write" is not
//! "writes what others review". Letters say too much: short statements share half
//! of theirs by chance.
//!
//! # The threshold
//!
//! Measured on a real ladder's four years of rewordings (docs/rewording.md): of
//! the statements that were found again at 0.6 and over a reader called none
//! wrong; the first wrong pair, two statements of one pattern that ask for
//! different things, has 0.59.

use std::cmp::Reverse;
use std::collections::HashMap;

use rapidfuzz::distance::indel::{Args, BatchComparator};
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// How similar a statement must be at least to be taken for another one reworded.
const SIMILAR: f64 = 0.6;

/// What being in the same competency is worth beside the similarity: among
/// statements that are about as similar, the one at the old place is meant.
const SAME_COMPETENCY: f64 = 0.05;

/// As many words of a statement are compared: more is an accident of a document.
const MOST_WORDS: usize = 256;

/// With how many statements one is compared without choosing. A level that anybody
/// wrote has fewer.
const FEW: usize = 64;

/// With how many statements one is compared where there are more: with those that
/// share most words, the rarer the better.
const MOST_COMPARED: usize = 12;

/// How many statements are looked at to choose them: those of the rarest words,
/// which two wordings of the same thing hardly lose all of.
const MOST_LOOKED_AT: usize = 256;

/// Numbers for words, so that comparing statements compares numbers.
#[derive(Debug, Default)]
pub(super) struct Lexicon(HashMap<String, u32>);

impl Lexicon {
    /// Returns the words of a text.
    pub(super) fn words(&mut self, text: &str) -> Vec<u32> {
        let folded = if text.is_ascii() {
            text.to_ascii_lowercase()
        } else {
            let folded = caseless::default_case_fold_str(&text.nfkc().collect::<String>());
            folded.replace('\u{2019}', "'")
        };
        if folded.is_ascii() {
            // The same for almost all that is written so, and several times as fast.
            let words = folded.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'');
            let words = words.map(|word| word.trim_matches('\'')).filter(|word| !word.is_empty());
            words.take(MOST_WORDS).map(|word| self.number(word)).collect()
        } else {
            folded.unicode_words().take(MOST_WORDS).map(|word| self.number(word)).collect()
        }
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.0.get(word) {
            return known;
        }
        let number = self.0.len() as u32;
        self.0.insert(word.to_owned(), number);
        number
    }
}

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
    let mut all: Vec<Pair> = (0..old.len()).flat_map(|nth| candidates.similar(nth, &old[nth])).collect();
    all.sort_by(|a, b| b.worth().total_cmp(&a.worth()).then((a.old, a.new).cmp(&(b.old, b.new))));
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
    /// By each of their words, in order.
    words: HashMap<u32, Vec<usize>>,
}

impl<'s> Candidates<'s> {
    fn of(all: &'s [Statement]) -> Self {
        let mut digests: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut words: HashMap<u32, Vec<usize>> = HashMap::new();
        for (nth, statement) in all.iter().enumerate() {
            digests.entry(&statement.digest).or_default().push(nth);
            for &word in &statement.words {
                let with = words.entry(word).or_default();
                if with.last() != Some(&nth) {
                    with.push(nth);
                }
            }
        }
        Candidates { all, digests, words }
    }

    /// The pairs of a statement that are similar enough.
    fn similar(&self, nth: usize, old: &Statement) -> Vec<Pair> {
        let comparator = BatchComparator::new(old.words.iter().copied());
        let cutoff = Args::default().score_cutoff(SIMILAR);
        let similarity = |new: &Statement| {
            if new.digest == old.digest {
                return Some(1.0);
            }
            if old.words.is_empty() || new.words.is_empty() {
                return None;
            }
            comparator.normalized_similarity_with_args(new.words.iter().copied(), &cutoff)
        };
        let pair = |new: usize| {
            let same_competency = self.all[new].competency == old.competency;
            similarity(&self.all[new]).map(|similarity| Pair { old: nth, new, similarity, same_competency })
        };
        self.near(old).into_iter().filter_map(pair).collect()
    }

    /// What is worth a comparison: what has the same letters, and what shares most
    /// words, as far as the rarest ones tell.
    fn near(&self, old: &Statement) -> Vec<usize> {
        if self.all.len() <= FEW {
            return (0..self.all.len()).collect();
        }
        let mut with: Vec<&Vec<usize>> = old.words.iter().filter_map(|word| self.words.get(word)).collect();
        with.sort_by_key(|statements| statements.len());
        // A word is worth the more the fewer statements have it.
        let worth = |statements: &Vec<usize>| self.all.len() / statements.len().max(1);
        let entries = with.into_iter().flat_map(|with| with.iter().map(move |&statement| (statement, worth(with))));
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for (statement, worth) in entries.take(MOST_LOOKED_AT) {
            *shared.entry(statement).or_default() += worth;
        }
        let mut near: Vec<(usize, usize)> = shared.into_iter().collect();
        near.sort_unstable_by_key(|&(statement, worth)| (Reverse(worth), statement));
        let near = near.into_iter().take(MOST_COMPARED).map(|(statement, _)| statement);
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
