//! Which words of a statement differ from those of another.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::similar::fold;

/// Of longer texts all words count as different: no expectation is that long, and
/// nobody reads word by word what is.
const MOST_WORDS: usize = 2_000;

/// What differs between two texts: byte ranges of both, in order, each from the
/// beginning of a word to the end of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What of the first text isn't in the second.
    pub from: Vec<Range<usize>>,
    /// What of the second text isn't in the first.
    pub to: Vec<Range<usize>>,
}

/// Returns which words of two texts differ, letter case and typography aside.
pub fn difference(from: &str, to: &str) -> Difference {
    let (old, new) = (Words::of(from), Words::of(to));
    let mut difference = Difference::default();
    if old.folded.len().max(new.folded.len()) > MOST_WORDS {
        old.light(0..old.folded.len(), &mut difference.from);
        new.light(0..new.folded.len(), &mut difference.to);
        return difference;
    }
    for operation in capture_diff_slices(Algorithm::Patience, &old.folded, &new.folded) {
        if !matches!(operation, DiffOp::Equal { .. }) {
            old.light(operation.old_range(), &mut difference.from);
            new.light(operation.new_range(), &mut difference.to);
        }
    }
    difference
}

/// The words of a text, and where they stand.
struct Words {
    folded: Vec<String>,
    places: Vec<Range<usize>>,
}

impl Words {
    fn of(text: &str) -> Self {
        let words = text.unicode_word_indices();
        let (folded, places) = words.map(|(at, word)| (fold(word), at..at + word.len())).unzip();
        Words { folded, places }
    }

    /// Adds some of the words as one range, or to the range that ends before them.
    fn light(&self, words: Range<usize>, ranges: &mut Vec<Range<usize>>) {
        let (Some(first), Some(last)) = (self.places.get(words.start), self.places[..words.end].last()) else {
            return;
        };
        if words.is_empty() {
            return;
        }
        let follows = words.start.checked_sub(1).map(|before| self.places[before].end);
        match ranges.last_mut() {
            Some(range) if Some(range.end) == follows => range.end = last.end,
            _ => ranges.push(first.start..last.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn lit(text: &str, ranges: &[Range<usize>]) -> String {
        let parts: Vec<&str> = ranges.iter().map(|range| &text[range.clone()]).collect();
        parts.join("|")
    }

    #[rstest]
    #[case("bakes rye with help", "bakes rye alone", "with help", "alone")]
    #[case("Bakes rye, with help.", "bakes RYE - with help", "", "")]
    #[case("bakes rye", "bakes rye and wheat, and sells it", "", "and wheat, and sells it")]
    #[case("I plan a day", "We plan a busy week", "I|day", "We|busy week")]
    #[case("", "bakes", "", "bakes")]
    #[case("每天准备面团", "每天准备好面团", "", "好")]
    fn the_words_that_differ_are_lit_on_both_sides(
        #[case] from: &str,
        #[case] to: &str,
        #[case] old: &str,
        #[case] new: &str,
    ) {
        let difference = difference(from, to);
        assert_eq!((lit(from, &difference.from).as_str(), lit(to, &difference.to).as_str()), (old, new));
    }

    #[test]
    fn texts_of_any_length_are_told_apart() {
        let (from, to) = ("dough ".repeat(5_000), "oven ".repeat(5_000));
        let difference = difference(&from, &to);
        assert_eq!((lit(&from, &difference.from).len(), lit(&to, &difference.to).len()), (29_999, 24_999));
    }

    proptest! {
        #[test]
        fn what_is_not_lit_is_the_same_on_both_sides(from in "([a-c]{1,2} ){0,12}", to in "([a-c]{1,2} ){0,12}") {
            let difference = difference(&from, &to);
            let rest = |text: &str, ranges: &[Range<usize>]| -> Vec<String> {
                let is_lit = |at: usize| ranges.iter().any(|range| range.contains(&at));
                let words = text.unicode_word_indices();
                words.filter(|&(at, _)| !is_lit(at)).map(|(_, word)| word.to_owned()).collect()
            };
            prop_assert_eq!(rest(&from, &difference.from), rest(&to, &difference.to));
        }

        #[test]
        fn no_text_breaks_it(from in ".{0,40}", to in ".{0,40}") {
            let difference = difference(&from, &to);
            prop_assert!(difference.from.iter().all(|range| from.get(range.clone()).is_some()));
            prop_assert!(difference.to.iter().all(|range| to.get(range.clone()).is_some()));
        }
    }
}
