//! Which letters a text has and which begin its words, as bits: what a text can't
//! hold need not be looked for in it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// The bytes of a folded text, and those that begin words in it. Some share a bit, so
/// that a text may seem to have more than it has, and never less.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mask(u64);

/// Stands for no letter: that a text was looked at.
const KNOWN: u64 = 1;

/// Where the bits of what begins words are.
const INITIALS: u32 = 32;

impl Mask {
    /// Returns what a folded text has.
    pub(super) fn of(text: &str) -> Self {
        let (mut letters, mut initials, mut is_within) = (0, 0, false);
        for &byte in text.as_bytes() {
            let letter = bit(byte);
            // What is not ASCII may begin a word anywhere, and anything behind it.
            let joins = byte.is_ascii_alphanumeric();
            letters |= letter;
            initials |= if is_within && joins { 0 } else { letter };
            is_within = joins;
        }
        Mask(KNOWN | letters | initials << INITIALS)
    }

    /// Returns what a text needs to hold these letters, in any order.
    pub(super) fn of_letters(letters: &str) -> Self {
        Mask(letters.bytes().fold(0, |sum, byte| sum | bit(byte)) & !KNOWN)
    }

    /// Returns what a text needs to have a word that begins so.
    pub(super) fn of_initial(letters: &str) -> Self {
        Mask(letters.bytes().next().map_or(0, |byte| bit(byte) & !KNOWN) << INITIALS)
    }

    /// Returns how much of what is needed a text lacks, at least.
    pub(super) fn lacks(self, needed: Mask) -> u32 {
        (needed.0 & !self.0).count_ones()
    }

    /// Returns whether a text may have all that is needed.
    pub(super) fn may_have(self, needed: Mask) -> bool {
        needed.0 & !self.0 == 0
    }
}

fn bit(byte: u8) -> u64 {
    1 << (byte & 31)
}

/// The masks of many texts, as far as they are known.
#[derive(Default)]
pub(super) struct Masks(OnceLock<Vec<AtomicU64>>);

impl Masks {
    /// Returns a text's mask, where it is known.
    pub(super) fn get(&self, nth: usize) -> Option<Mask> {
        let mask = self.0.get()?.get(nth)?.load(Relaxed);
        (mask != 0).then_some(Mask(mask))
    }

    /// Finds out a text's mask, one of so many, where it isn't known.
    pub(super) fn learn(&self, nth: usize, len: usize, letters: impl FnOnce() -> Mask) {
        let masks = self.0.get_or_init(|| (0..len).map(|_| AtomicU64::new(0)).collect());
        if let Some(mask) = masks.get(nth).filter(|mask| mask.load(Relaxed) == 0) {
            mask.store(letters().0, Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::occurrence::begins_word;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_lacks_what_it_does_not_have() {
        let mask = Mask::of("asks a mentor (twice)");
        assert!(mask.may_have(Mask::of_letters("mentors")));
        assert_eq!(mask.lacks(Mask::of_letters("quiz")), 3);
        assert!(["asks", "mentor", "twice"].iter().all(|word| mask.may_have(Mask::of_initial(word))));
        assert!(!mask.may_have(Mask::of_initial("entor")));
    }

    #[test]
    fn what_was_learnt_is_known() {
        let masks = Masks::default();
        assert_eq!(masks.get(1), None);
        masks.learn(1, 2, || Mask::of(""));
        masks.learn(1, 2, || unreachable!("it is known"));
        assert_eq!((masks.get(0), masks.get(1), masks.get(2)), (None, Some(Mask::of("")), None));
    }

    proptest! {
        #[test]
        fn a_part_of_a_text_is_never_missed(text in "(\\PC|[a-z .-]){0,40}", from in 0usize..40, to in 0usize..40) {
            let ends = |at: usize| (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
            let (from, to) = (ends(from.min(to)), ends(from.max(to)));
            let (mask, part) = (Mask::of(&text), &text[from..to]);
            prop_assert!(mask.may_have(Mask::of_letters(part)));
            prop_assert!(!begins_word(&text, from) || mask.may_have(Mask::of_initial(part)));
        }
    }
}
