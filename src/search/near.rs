//! Where a term stands with a small typo.

use super::letters::{self, Rows};
use super::mask::Mask;
use super::occurrence::{Standing, begins_word, standing};
use super::query::{LONGEST_TERM, Term};

/// Letters of a word from which one edit is forgiven, and two.
const ONE_EDIT: usize = 5;
const TWO_EDITS: usize = 9;

/// Where a term stands nearly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// Byte where it begins.
    pub(super) start: usize,
    /// Byte where it ends.
    pub(super) end: usize,
    /// How many edits lie between: letters too many, missing, wrong, or swapped
    /// with their neighbour.
    pub(super) edits: usize,
    /// Whether it ends within a word, which is then only half typed.
    pub(super) is_begun: bool,
}

/// Looks for one term with a typo in many texts.
pub(super) struct NearSeeker {
    letters: Vec<char>,
    /// Which bytes the term holds, as bits of what they are by 64; none where it
    /// has others than ASCII.
    bytes: u64,
    /// What a text has that holds the term without a typo, and what it has with one.
    whole: Mask,
    initial: Mask,
    most: usize,
    first: memchr::memmem::Finder<'static>,
    /// The same, where it is an ASCII letter or digit.
    letter: Option<u8>,
}

impl NearSeeker {
    /// Returns nothing for what can't be mistyped: what is short, or has to
    /// stand as it was typed.
    pub(super) fn of(term: &Term) -> Option<Self> {
        let letters: Vec<char> = term.text.chars().collect();
        let most = edits_for(letters.len());
        let may_be_wrong = term.is_plain() && (most > 0 || !term.capitals.is_empty());
        let first = letters.first().filter(|_| may_be_wrong)?.to_string();
        let letter = first.bytes().next().filter(u8::is_ascii_alphanumeric);
        let first = memchr::memmem::Finder::new(first.as_bytes()).into_owned();
        let bytes = if term.text.is_ascii() { term.text.bytes().fold(0, |sum, byte| sum | bit(byte)) } else { 0 };
        let whole = if term.text.is_ascii() { Mask::of_letters(&term.text) } else { Mask::default() };
        Some(NearSeeker { letters, bytes, whole, initial: Mask::of_initial(&term.text), most, first, letter })
    }

    /// Returns whether the term may be nearly in a text of such letters.
    pub(super) fn may_be_in(&self, mask: Mask) -> bool {
        mask.may_have(self.initial) && mask.lacks(self.whole) as usize <= self.most
    }

    /// Finds where the term stands with the fewest edits; whole words before
    /// half typed ones, the first of equals.
    pub(super) fn find(&self, text: &str) -> Option<Near> {
        let mut best: Option<Near> = None;
        for near in self.all_in(text) {
            if best.is_none_or(|best| (near.edits, near.is_begun) < (best.edits, best.is_begun)) {
                best = Some(near);
            }
        }
        best
    }

    /// Returns every place where the term stands nearly.
    pub(super) fn all_in(&self, text: &str) -> impl Iterator<Item = Near> {
        std::iter::successors(self.next(text, 0), move |near| self.next(text, near.start + 1))
    }

    /// Returns the first byte from one on where the term stands nearly.
    pub(super) fn first_from(&self, text: &str, from: usize) -> Option<usize> {
        self.next(text, from).map(|near| near.start)
    }

    /// Returns where the term stands nearly, first from a byte on.
    fn next(&self, text: &str, from: usize) -> Option<Near> {
        let near = |start: usize| {
            let may_be = begins_word(text, start) && self.may_be_at(text, start);
            if may_be { self.at(text, start) } else { None }
        };
        let Some(letter) = self.letter else {
            return Rows::of(&self.first, text.as_bytes().get(from..)?).find_map(|start| near(from + start));
        };
        let mut start = letters::start(text.as_bytes(), from, letter)?;
        loop {
            if let Some(near) = near(start) {
                return Some(near);
            }
            start = letters::start(text.as_bytes(), start + 1, letter)?;
        }
    }

    /// Returns whether enough of the term's letters are in what begins at a byte:
    /// an edit brings in no more than one. Nearly all words fail this, cheaply.
    fn may_be_at(&self, text: &str, start: usize) -> bool {
        let longest = 4 * (self.letters.len() + self.most);
        let there = text.as_bytes()[start..].iter().take(longest).take_while(|&&byte| byte != b' ');
        let there = there.fold(0, |sum, &byte| sum | bit(byte));
        (self.bytes & !there).count_ones() as usize <= self.most
    }

    /// Compares the term with what begins at a byte: optimal string alignment,
    /// against every beginning of it at once.
    fn at(&self, text: &str, start: usize) -> Option<Near> {
        let longest = self.letters.len() + self.most;
        let mut ends = [start; ROW];
        let mut there = ['\0'; ROW - 1];
        let mut length = 0;
        for (at, letter) in text[start..].char_indices().take(longest.min(there.len())) {
            if letter.is_whitespace() {
                break;
            }
            there[length] = letter;
            length += 1;
            ends[length] = start + at + letter.len_utf8();
        }
        let last = self.last_row(&there[..length])?;
        let mut best: Option<Near> = None;
        for (length, &edits) in last.iter().enumerate().take(length + 1).skip(1) {
            let edits = usize::from(edits);
            if edits > self.most {
                continue;
            }
            let is_begun = standing(text, start, ends[length]) != Standing::Word;
            let near = Near { start, end: ends[length], edits, is_begun };
            if best.is_none_or(|best| (edits, is_begun) < (best.edits, best.is_begun)) {
                best = Some(near);
            }
        }
        best
    }

    /// Returns the edits from the term to each beginning of some letters; nothing
    /// as soon as all are too many.
    fn last_row(&self, there: &[char]) -> Option<Row> {
        let (term, most) = (&self.letters, self.most);
        let (mut before, mut row) = ([FAR; ROW], [FAR; ROW]);
        (0..=most).for_each(|at| row[at] = at as u8);
        let mut least_before = 0;
        for nth in 1..=term.len() {
            let mut next = [FAR; ROW];
            // What is further off the diagonal takes more edits than are forgiven.
            let (from, to) = (nth.saturating_sub(most), (nth + most).min(there.len()));
            if from == 0 {
                next[0] = nth as u8;
            }
            let mut least = next[0];
            for at in from.max(1)..=to {
                let is_same = term[nth - 1] == there[at - 1];
                let mut edits = (row[at - 1] + u8::from(!is_same)).min(row[at] + 1).min(next[at - 1] + 1);
                if nth > 1 && at > 1 && term[nth - 1] == there[at - 2] && term[nth - 2] == there[at - 1] {
                    edits = edits.min(before[at - 2] + 1);
                }
                next[at] = edits;
                least = least.min(edits);
            }
            // A swap looks two rows back.
            if usize::from(least.min(least_before)) > most {
                return None;
            }
            least_before = least;
            (before, row) = (row, next);
        }
        Some(row)
    }
}

fn bit(byte: u8) -> u64 {
    1 << (byte & 63)
}

/// More edits than are ever forgiven; one more still fits.
const FAR: u8 = 100;

/// As long as the longest term, what it may be longer by, and the empty start.
const ROW: usize = LONGEST_TERM + 3;

/// Edits to each beginning of some letters.
type Row = [u8; ROW];

/// How many edits are forgiven in a term of so many letters.
fn edits_for(letters: usize) -> usize {
    match letters {
        TWO_EDITS.. => 2,
        ONE_EDIT.. => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::query::Query;
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn found(typed: &str, text: &str) -> Option<(String, usize)> {
        let query = Query::parse(typed);
        let near = NearSeeker::of(query.terms.first()?)?.find(text)?;
        Some((text[near.start..near.end].to_owned(), near.edits))
    }

    #[rstest]
    #[case("stakehodler", "talks to stakeholder groups", Some(("stakeholder", 1)))]
    #[case("stakehlders", "talks to stakeholders", Some(("stakeholders", 1)))]
    #[case("stkaehodler", "a stakeholder", Some(("stakeholder", 2)))]
    #[case("giude", "a style guide", Some(("guide", 1)))]
    #[case("gde", "a guide", None)]
    #[case("gxyde", "a guide", None)]
    #[case("uide", "a guide", None)]
    #[case("stakehodl", "a stakeholder", Some(("stakehol", 1)))]
    #[case("audti", "the audits and an audit", Some(("audit", 1)))]
    #[case("'giude", "a style guide", None)]
    #[case("Guide", "a style guide", Some(("guide", 0)))]
    #[case("日本語学校制", "日本語学科制", Some(("日本語学科制", 1)))]
    fn a_small_typo_is_forgiven(#[case] typed: &str, #[case] text: &str, #[case] expected: Option<(&str, usize)>) {
        assert_eq!(found(typed, text), expected.map(|(word, edits)| (word.to_owned(), edits)));
    }

    proptest! {
        #[test]
        fn whole_words_are_as_far_apart_as_their_alignment(word in "a[a-d]{4,10}", there in "a[a-d]{4,10}") {
            let most = edits_for(word.chars().count());
            let apart = strsim::osa_distance(&word, &there);
            match found(&word, &there) {
                Some((_, edits)) => prop_assert!(edits <= apart && edits <= most),
                None => prop_assert!(apart > most),
            }
        }

        #[test]
        fn what_is_near_lies_in_the_text(word in "\\PC{1,12}", text in "\\PC{0,40}") {
            if let Some(near) = Query::parse(&word).terms.first().and_then(NearSeeker::of).and_then(|n| n.find(&text)) {
                prop_assert!(text.get(near.start..near.end).is_some_and(|part| !part.is_empty()));
            }
        }
    }
}
