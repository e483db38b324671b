//! The one place that knows `fuzzy-matcher`.
//!
//! The crate folds ASCII case only, takes a space for a letter, and its
//! `fuzzy_match` scores are unsound (stale bonuses); so it is given folded
//! single terms, and only `fuzzy_indices` is asked.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

/// How much of a text is looked at, in characters: the crate's time and memory
/// grow with text × term.
const LONGEST_TEXT: usize = 1000;

/// Scores texts against terms.
pub(super) struct Fuzzy(SkimMatcherV2);

impl Fuzzy {
    pub(super) fn new() -> Self {
        Fuzzy(SkimMatcherV2::default().respect_case())
    }

    /// Returns how well a folded term's letters stand in a folded text, in
    /// their order, and at which characters of it.
    pub(super) fn score(&self, text: &str, term: &str) -> Option<(i64, Vec<usize>)> {
        let end = text.char_indices().nth(LONGEST_TEXT).map_or(text.len(), |(end, _)| end);
        self.0.fuzzy_indices(&text[..end], term)
    }
}
