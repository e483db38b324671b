//! Texts that are looked through at once, folded, one behind another.
//!
//! Folding ASCII and looking for letters in a few kilobytes that are at hand costs
//! less than keeping a second copy of every text in memory.

use std::ops::Range;

use super::index::{Index, NOT_OWN};
use super::occurrence::{Original, Text};
use super::texts::Texts;

/// Some entries one behind another, folded. It is used again and again.
#[derive(Default)]
pub(super) struct Block {
    letters: String,
    slots: Vec<Slot>,
}

/// Where a text ends, and which of the index's own it is.
struct Slot {
    end: u32,
    own: u32,
}

/// What stands behind each text: no term has it.
const BETWEEN: char = '\n';

impl Block {
    /// Takes texts in, in place of what it had. An empty place has no letters, and
    /// what is not wanted by its number neither.
    pub(super) fn take(
        &mut self,
        index: &Index<'_>,
        first: usize,
        texts: &Texts<'_>,
        places: Range<u32>,
        is_wanted: impl Fn(usize) -> bool,
    ) {
        self.letters.clear();
        self.slots.clear();
        let mut own = index.own_from(first);
        for (at, place) in places.enumerate() {
            let (is_own, is_wanted) = (index.is_own(own, first + at), is_wanted(first + at));
            match (is_own, is_wanted) {
                (true, true) => self.letters.push_str(index.own_letters(own)),
                (false, true) => self.letters.push_str(texts.text(place).unwrap_or_default()),
                (_, false) => {}
            }
            self.end(if is_own { own } else { NOT_OWN });
            own += u32::from(is_own);
        }
        // What is folded already has no large letters left.
        self.letters.make_ascii_lowercase();
    }

    fn end(&mut self, own: u32) {
        self.slots.push(Slot { end: self.letters.len() as u32, own });
        self.letters.push(BETWEEN);
    }

    /// Returns all letters, to look through at once.
    pub(super) fn letters(&self) -> &str {
        &self.letters
    }

    /// Returns the letters of one text.
    pub(super) fn letters_of(&self, nth: usize) -> &str {
        let start = nth.checked_sub(1).map_or(0, |before| self.next(before));
        &self.letters[start..self.slots[nth].end as usize]
    }

    /// Returns how many texts there are.
    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    /// Returns which text a byte is in, none before `from`.
    pub(super) fn at(&self, byte: usize, from: usize) -> usize {
        from + self.slots[from..].partition_point(|slot| (slot.end as usize) < byte)
    }

    /// Returns where the next text begins, in bytes.
    pub(super) fn next(&self, nth: usize) -> usize {
        self.slots[nth].end as usize + BETWEEN.len_utf8()
    }

    /// Returns a text with what its letters were.
    pub(super) fn text<'a>(&'a self, nth: usize, index: &'a Index<'_>, original: &'a str) -> Text<'a> {
        let slot = &self.slots[nth];
        let original = if slot.own == NOT_OWN { Original::Same(original) } else { index.own_original(slot.own) };
        Text { letters: self.letters_of(nth), original, rank: 0 }
    }
}
