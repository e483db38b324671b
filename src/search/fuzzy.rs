//! The one place that knows `fuzzy-matcher`.
//!
//! The crate folds ASCII case only, and its `fuzzy_match` scores are unsound
//! (stale bonuses); so it is given folded letters, and only `fuzzy_indices` is
//! asked.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

/// How much of a text is looked at, in characters: the crate's time and memory
/// grow with text × letters.
const LONGEST_TEXT: usize = 1000;

/// How many letters are looked for at once, in characters.
const LONGEST_LETTERS: usize = 128;

/// Scores texts against letters.
pub(super) struct Fuzzy(SkimMatcherV2);

impl Fuzzy {
    pub(super) fn new() -> Self {
        Fuzzy(SkimMatcherV2::default().respect_case())
    }

    /// Returns how well folded letters stand in a folded text, in their order,
    /// and at which characters of it.
    pub(super) fn score(&self, text: &str, letters: &str) -> Option<(i64, Vec<usize>)> {
        self.0.fuzzy_indices(first(text, LONGEST_TEXT), first(letters, LONGEST_LETTERS))
    }
}

/// The first characters of a text.
fn first(text: &str, length: usize) -> &str {
    // Most texts are short: no need to count.
    if text.len() <= length {
        return text;
    }
    text.char_indices().nth(length).map_or(text, |(end, _)| &text[..end])
}
