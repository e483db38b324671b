//! How similar two statements are: one measure for all that asks it.
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
//! the statements that were found again at [`SIMILAR`] and over a reader called
//! none wrong; the first wrong pair, two statements of one pattern that ask for
//! different things, has 0.59.
//!
//! # Words of different weight
//!
//! The same measure with a weight for each word ([`Weights`]) tells what two levels
//! mean by about the same: "I am learning to" is worth little where half of the
//! statements begin so, and two statements that share "code review" may share
//! nothing else.

use std::mem;

use rapidfuzz::distance::indel::{Args, BatchComparator};
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::hash::HashMap;

mod near;

pub use near::{Near, Scratch};

/// How similar a statement must be at least to be taken for another one reworded,
/// wherever the two stand.
pub const SIMILAR: f64 = 0.6;

/// As many words of a statement are compared: more is an accident of a document.
const MOST_WORDS: usize = 256;

/// Numbers for words, so that comparing statements compares numbers.
#[derive(Debug, Default)]
pub struct Lexicon(HashMap<String, u32>);

impl Lexicon {
    /// Returns the words of a text, each by its number in this lexicon.
    pub fn words(&mut self, text: &str) -> Vec<u32> {
        let mut words = Vec::new();
        self.read(text, &mut words);
        words
    }

    /// Adds the words of a text to others.
    pub fn read(&mut self, text: &str, words: &mut Vec<u32>) {
        let folded = fold(text);
        if folded.is_ascii() {
            // The same for almost all that is written so, and several times as fast.
            let parts = folded.as_bytes().split(|b| !b.is_ascii_alphanumeric() && *b != b'\'');
            let parts = parts.filter_map(|part| std::str::from_utf8(part).ok());
            let parts = parts.map(|word| word.trim_matches('\'')).filter(|word| !word.is_empty());
            words.extend(parts.take(MOST_WORDS).map(|word| self.number(word)));
        } else {
            words.extend(folded.unicode_words().take(MOST_WORDS).map(|word| self.number(word)));
        }
    }

    /// Returns how many different words were met.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether no word was met.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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

/// Folds a text so that words that are the same to a reader have equal letters.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        let folded = caseless::default_case_fold_str(&text.nfkc().collect::<String>());
        folded.replace('\u{2019}', "'")
    }
}

/// How many times as much as the shorter one's weight counts of the longer of two
/// statements. Judged: docs/comparing.md.
const LONGER: f32 = 2.5;

/// What words are worth: the more, the fewer statements have them.
pub struct Weights(Vec<f32>);

/// As if so many more statements had been counted, none of them with the word: in
/// a level of three statements a word of two is no common one.
const UNSEEN: f64 = 8.0;

impl Weights {
    /// Weighs the words of some statements, which are numbers below `lexicon`: the
    /// logarithm of one and how many statements there are for each with the word.
    pub fn of<'a>(lexicon: usize, statements: impl Iterator<Item = &'a [u32]>) -> Self {
        let mut with = vec![0_u32; lexicon];
        // The last statement that was counted for a word, so that each counts once.
        let mut last = vec![0_u32; lexicon];
        let mut all = 0_u32;
        for words in statements {
            all += 1;
            for &word in words {
                if mem::replace(&mut last[word as usize], all) != all {
                    with[word as usize] += 1;
                }
            }
        }
        let all = f64::from(all) + UNSEEN;
        Weights(with.into_iter().map(|with| (all / f64::from(with.max(1))).ln_1p() as f32).collect())
    }

    /// Returns how similar two statements are, from 0 to 1: what they share of what
    /// there is to share.
    pub fn similarity(&self, ours: &[u32], theirs: &[u32]) -> f32 {
        let all = Self::sharable(self.sum(ours), self.sum(theirs));
        if all > 0.0 { self.common(ours, theirs) / all } else { 0.0 }
    }

    /// Returns how much two statements could share that weigh so much: the mean, but
    /// of a much longer one no more than a part counts. What says in a sentence what
    /// the other says among other things is about the same.
    pub fn sharable(ours: f32, theirs: f32) -> f32 {
        let (shorter, longer) = (ours.min(theirs), ours.max(theirs));
        shorter.midpoint(longer.min(LONGER * shorter))
    }

    /// Returns what a word weighs.
    pub fn of_word(&self, word: u32) -> f32 {
        self.0[word as usize]
    }

    /// Returns what a word weighs that one in so many statements has.
    pub fn of_one_in(&self, statements: f32) -> f32 {
        statements.ln_1p()
    }

    /// Returns what the words weigh that two statements share, in any order: as much
    /// as their common subsequence weighs at most. Both are sorted.
    pub fn shared(&self, ours: &[u32], theirs: &[u32]) -> f32 {
        let (mut sum, mut nth) = (0.0, 0);
        for &word in ours {
            while theirs.get(nth).is_some_and(|&other| other < word) {
                nth += 1;
            }
            if theirs.get(nth) == Some(&word) {
                sum += self.of_word(word);
                nth += 1;
            }
        }
        sum
    }

    fn sum(&self, words: &[u32]) -> f32 {
        words.iter().map(|&word| self.of_word(word)).sum()
    }

    /// What the heaviest common subsequence of words weighs, by the textbook's table,
    /// of which one row is kept.
    fn common(&self, ours: &[u32], theirs: &[u32]) -> f32 {
        let mut row = vec![0.0_f32; theirs.len() + 1];
        for &word in ours {
            let weight = self.of_word(word);
            // What stood to the left in the row before.
            let mut before = 0.0_f32;
            for (nth, &other) in theirs.iter().enumerate() {
                let above = row[nth + 1];
                let with = if word == other { before + weight } else { 0.0 };
                row[nth + 1] = above.max(row[nth]).max(with);
                before = above;
            }
        }
        row.last().copied().unwrap_or_default()
    }
}

/// One statement's words, to be held against those of many.
pub struct Measure {
    comparator: BatchComparator<u32>,
    is_empty: bool,
}

impl Measure {
    /// Takes the words to hold against others.
    pub fn of(words: &[u32]) -> Self {
        Measure { comparator: BatchComparator::new(words.iter().copied()), is_empty: words.is_empty() }
    }

    /// Returns how similar these words are, if it is at least `least`. What has no
    /// words is similar to nothing.
    pub fn to(&self, words: &[u32], least: f64) -> Option<f64> {
        if self.is_empty || words.is_empty() {
            return None;
        }
        let args = Args::default().score_cutoff(least);
        self.comparator.normalized_similarity_with_args(words.iter().copied(), &args)
    }
}
