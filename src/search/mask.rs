//! Which letters a text has and which begin its words, as bits: what a text can't
//! hold need not be looked for in it.

use super::occurrence::Standing;

/// The letters of a folded text, those that begin words in it, and those that are words
/// by themselves. Of a to z it knows exactly which are there; of all else a text may
/// seem to have more than it has, and never less.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mask(u64);

/// The bits of a to z.
const LETTERS: u64 = (1 << 26) - 1;

/// Where the bits of the letters begin that begin words.
const INITIALS: u32 = 26;

/// A digit is there; another character of ASCII.
const DIGIT: u64 = 1 << 52;
const SIGN: u64 = 1 << 53;

/// Where the bits of bytes begin that are not ASCII: several share one.
const WIDE: u32 = 54;

/// Where the bits of letters begin that are words: those that are, mostly, and the rest.
const LONE: u32 = 58;
const MOSTLY_LONE: &[u8] = b"aist";

/// The bit of each byte.
const BITS: [u64; 256] = {
    let mut bits = [SIGN; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        if letter.is_ascii_lowercase() {
            bits[byte] = 1 << (letter - b'a');
        } else if letter.is_ascii_digit() {
            bits[byte] = DIGIT;
        } else if !letter.is_ascii() {
            bits[byte] = 1 << (WIDE + (letter & 3) as u32);
        }
        byte += 1;
    }
    bits
};

impl Mask {
    /// Returns what a folded text has.
    pub(super) fn of(text: &str) -> Self {
        let (mut all, mut initials, mut lone) = (0, 0, 0);
        // The letter before, as far as a word may begin with it; and whether it joins.
        let (mut begun, mut joins) = (0, 0);
        for &byte in text.as_bytes() {
            let bit = BITS[usize::from(byte)];
            // What is not ASCII may begin a word anywhere, and anything beside it.
            let joins_here = bit & (LETTERS | DIGIT);
            lone |= if joins_here == 0 { begun } else { 0 };
            begun = if joins == 0 { bit & LETTERS } else { 0 };
            (all, initials, joins) = (all | bit, initials | begun, joins_here);
        }
        Mask(all | initials << INITIALS | lone_bits(lone | begun))
    }

    /// Returns what a text needs to hold these letters, in any order.
    pub(super) fn of_letters(letters: &str) -> Self {
        Mask(letters.bytes().fold(0, |sum, byte| sum | BITS[usize::from(byte)]))
    }

    /// Returns what a text needs to have a word that begins so.
    pub(super) fn of_initial(letters: &str) -> Self {
        let first = letters.bytes().next().map_or(0, |byte| BITS[usize::from(byte)]);
        Mask(if first & LETTERS == 0 { first } else { first << INITIALS })
    }

    /// Returns what is needed of either.
    pub(super) fn with(self, other: Mask) -> Self {
        Mask(self.0 | other.0)
    }

    /// Returns how much of what is needed a text lacks, at least.
    pub(super) fn lacks(self, needed: Mask) -> u32 {
        (needed.0 & !self.0).count_ones()
    }

    /// Returns whether a text may have all that is needed.
    pub(super) fn may_have(self, needed: Mask) -> bool {
        needed.0 & !self.0 == 0
    }

    /// Returns how one of a to z stands in a text at best; nothing, where it isn't there.
    pub(super) fn best_standing(self, letter: u8) -> Option<Standing> {
        let bit = BITS[usize::from(letter)] & LETTERS;
        match bit {
            _ if self.0 & bit == 0 => None,
            _ if self.0 & bit << INITIALS == 0 => Some(Standing::Inside),
            _ if self.0 & lone_bits(bit) == 0 => Some(Standing::Start),
            _ => Some(Standing::Word),
        }
    }
}

/// The bits of letters that are words.
fn lone_bits(letters: u64) -> u64 {
    let (mut bits, mut rest) = (0, letters);
    for (nth, &letter) in MOSTLY_LONE.iter().enumerate() {
        let bit = BITS[usize::from(letter)];
        bits |= u64::from(letters & bit != 0) << nth;
        rest &= !bit;
    }
    (bits | u64::from(rest != 0) << MOSTLY_LONE.len()) << LONE
}

#[cfg(test)]
mod tests {
    use super::super::occurrence::{begins_word, standing};
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
    fn a_letter_stands_at_its_best() {
        let mask = Mask::of("asks a mentor it's");
        let best = |letter| mask.best_standing(letter);
        assert_eq!([b'a', b's'].map(best), [Some(Standing::Word); 2]);
        assert_eq!([b'm', b'i'].map(best), [Some(Standing::Start); 2]);
        assert_eq!([b'e', b'k', b'o'].map(best), [Some(Standing::Inside); 3]);
        assert_eq!([b'z', b'b', b'd'].map(best), [None; 3]);
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

        #[test]
        fn no_letter_stands_better_than_is_said(text in "([a-e0 .é語-]|ss){0,30}", letter in b'a'..=b'f') {
            let stands = text.bytes().enumerate().filter(|&(_, byte)| byte == letter);
            let best = stands.map(|(at, _)| standing(&text, at, at + 1)).min();
            let said = Mask::of(&text).best_standing(letter);
            prop_assert_eq!(said.is_some(), best.is_some());
            prop_assert!(said <= best);
            // Of what is ASCII it is exact, but for rare words of one letter.
            if text.is_ascii() && (said != Some(Standing::Word) || MOSTLY_LONE.contains(&letter)) {
                prop_assert_eq!(said, best);
            }
        }
    }
}
