//! Bytes of a text that don't stand for themselves, found in one look at the whole.
//!
//! Who reads the text asks where the next one stands instead of looking at each byte again.

use std::ops::Range;

use wide::u8x16;

/// How many bytes have their bits in one number.
const SIXTY_FOUR: usize = 64;

/// How many bytes are looked at together.
const CHUNK: usize = 16;

/// Which bytes of a text are marks, and which of them keep it from being taken as it is.
#[derive(Debug)]
pub(super) struct Marks {
    found: Vec<Found>,
    /// How many bytes the text has.
    length: usize,
}

/// What was found in 64 bytes, a bit for each, the lowest for the first.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    /// What doesn't stand for itself wherever it is in a line: what nobody can see, and
    /// what marks emphasis, code, links, HTML, entities and the ends of cells.
    marks: u64,
    /// What is beyond ASCII, and blanks behind a blank.
    uneven: u64,
}

impl Marks {
    /// Looks at a text.
    pub(super) fn of(text: &str) -> Self {
        let (all, rest) = text.as_bytes().as_chunks();
        let mut last = [0; SIXTY_FOUR];
        last[..rest.len()].copy_from_slice(rest);
        let mut behind_blank = false;
        // What follows the text is marks, so that it ends in one.
        let found = all.iter().chain([&last]).map(|bytes| Found::of(bytes, &mut behind_blank)).collect();
        Marks { found, length: text.len() }
    }

    /// Tells where each mark of the text stands, in order.
    pub(super) fn each(&self, mut tell: impl FnMut(usize)) {
        for (nth, &Found { mut marks, .. }) in self.found.iter().enumerate() {
            while marks != 0 {
                let at = nth * SIXTY_FOUR + marks.trailing_zeros() as usize;
                if at >= self.length {
                    return;
                }
                tell(at);
                marks &= marks - 1;
            }
        }
    }

    /// Where the first mark stands from a place in the text on, if not where the text ends.
    pub(super) fn next(&self, at: usize) -> usize {
        let (mut nth, place) = (at / SIXTY_FOUR, at % SIXTY_FOUR);
        let mut marks = self.found[nth].marks >> place << place;
        while marks == 0 {
            nth += 1;
            marks = self.found[nth].marks;
        }
        nth * SIXTY_FOUR + marks.trailing_zeros() as usize
    }

    /// Whether part of the text is ASCII and single blanks, and no blank stands before one
    /// that it begins with.
    pub(super) fn are_even(&self, part: &Range<usize>) -> bool {
        if part.is_empty() {
            return true;
        }
        let (first, last) = (part.start / SIXTY_FOUR, (part.end - 1) / SIXTY_FOUR);
        let (before, behind) = (part.start % SIXTY_FOUR, SIXTY_FOUR - 1 - (part.end - 1) % SIXTY_FOUR);
        self.found[first..=last].iter().enumerate().all(|(nth, found)| {
            let from = if nth == 0 { u64::MAX << before } else { u64::MAX };
            let to = if nth == last - first { u64::MAX >> behind } else { u64::MAX };
            found.uneven & from & to == 0
        })
    }
}

impl Found {
    /// Looks at 64 bytes, and says whether the last of them is a blank.
    fn of(bytes: &[u8; SIXTY_FOUR], behind_blank: &mut bool) -> Self {
        let (mut marks, mut beyond, mut blanks) = (0, 0, 0);
        for (nth, chunk) in bytes.as_chunks::<CHUNK>().0.iter().enumerate() {
            let place = nth * CHUNK;
            let letters = u8x16::new(*chunk);
            let all = u8x16::splat;
            let are = |byte: u8| letters.simd_eq(all(byte));
            let controls = letters.min(all(b' ' - 1)).simd_eq(letters);
            // `[`, `\`, `]`, `^` and `_`, and 32 places on `{`, `|`, `}`, `~` and what deletes.
            // What is beyond ASCII is below all of it as a signed number.
            let brackets = (letters | all(b' ')).cast_signed().simd_gt(all(b'z').cast_signed()).cast_unsigned();
            let any = brackets | controls | are(b'&') | are(b'*') | are(b'<') | are(b'`');
            marks |= u64::from(any.to_bitmask()) << place;
            // The highest bit of a byte is what is told.
            beyond |= u64::from(letters.to_bitmask()) << place;
            blanks |= u64::from(are(b' ').to_bitmask()) << place;
        }
        let before = blanks << 1 | u64::from(*behind_blank);
        *behind_blank = blanks >> (SIXTY_FOUR - 1) > 0;
        Found { marks, uneven: beyond | (blanks & before) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_byte_is_found_for_what_it_is(
            text in "([ -%'-)+-;=-Za-z]{0,70}[\0-\u{7f}é—]){0,4}",
            from in 0..300usize,
            length in 0..200usize,
        ) {
            let bytes = text.as_bytes();
            let from = from.min(bytes.len());
            let is_mark = |byte: &u8| *byte < b' ' || b"&*<[\\]^_`{|}~\x7f".contains(byte);
            let marks = Marks::of(&text);
            let next = bytes[from..].iter().position(is_mark).map_or(bytes.len(), |length| from + length);
            prop_assert_eq!(marks.next(from), next);
            let part = from..bytes.len().min(from + length);
            let is_even = |at: usize| bytes[at].is_ascii() && (at == 0 || &bytes[at - 1..=at] != b"  ");
            prop_assert_eq!(marks.are_even(&part), part.clone().all(is_even));
        }
    }
}
