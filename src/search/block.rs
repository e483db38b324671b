//! Texts that are looked through at once, folded, one behind another.
//!
//! Folding ASCII and looking for letters in a few kilobytes that are at hand costs
//! less than keeping a second copy of every text in memory.

use super::index::{Index, NOT_OWN};
use super::occurrence::{Original, Text};
use super::texts::Texts;

/// Some entries one behind another, folded. It is used again and again.
#[derive(Default)]
pub(super) struct Block {
    letters: String,
    slots: Vec<Slot>,
}

/// A text's place, where it ends, and which of the index's own it is.
struct Slot {
    place: u32,
    end: u32,
    own: u32,
}

/// What stands behind each text: no term has it.
const BETWEEN: char = '\n';

impl Block {
    /// Takes texts in, in place of what it had: those at some places, in their order.
    /// `first` is the number of the entry at place 0. An empty place has no letters.
    pub(super) fn take(
        &mut self,
        index: &Index<'_>,
        first: usize,
        texts: &Texts<'_>,
        places: impl IntoIterator<Item = u32>,
    ) {
        self.letters.clear();
        self.slots.clear();
        let mut own = None;
        for place in places {
            let nth = first + place as usize;
            let at = index.own_behind(own.unwrap_or_else(|| index.own_from(nth)), nth);
            own = Some(at);
            if index.is_own(at, nth) {
                self.letters.push_str(index.own_letters(at));
                self.end(place, at);
            } else {
                self.letters.push_str(texts.text(place).unwrap_or_default());
                self.end(place, NOT_OWN);
            }
        }
        // What is folded already has no large letters left.
        self.letters.make_ascii_lowercase();
    }

    fn end(&mut self, place: u32, own: u32) {
        self.slots.push(Slot { place, end: self.letters.len() as u32, own });
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

    /// Returns the place of one text.
    pub(super) fn place(&self, nth: usize) -> u32 {
        self.slots[nth].place
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
