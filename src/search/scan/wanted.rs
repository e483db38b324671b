//! What is worth a look, as far as that can be told before.

use aho_corasick::{AhoCorasick, Input};

use super::super::lexicon::Lexicon;
use super::super::mask::Mask;
use super::{Look, Scan};

/// What a text has to have to match.
#[derive(Clone, Copy)]
pub(super) enum Need {
    /// A term, letter by letter.
    Term(usize),
    /// A term, perhaps with a typo.
    Near(usize),
    /// One of the terms.
    One,
    /// The letters of all terms.
    Letters,
    /// Nothing that could be told before.
    Nothing,
}

impl Need {
    /// Returns which of some masks are of texts that may have it, by their numbers.
    pub(super) fn among(self, masks: &[Mask], scan: &Scan<'_>, wanted: &mut Vec<u32>) {
        match self {
            Need::Term(term) => {
                let needed = scan.seekers[term].mask();
                keep(masks, wanted, |mask| mask.may_have(needed));
            }
            Need::Near(term) => {
                let (seeker, near) = (&scan.seekers[term], scan.near[term].as_ref());
                let is_near = |mask| near.is_some_and(|near| near.may_be_in(mask));
                keep(masks, wanted, |mask| mask.may_have(seeker.mask()) || is_near(mask));
            }
            Need::One => keep(masks, wanted, |mask| scan.seekers.iter().any(|seeker| mask.may_have(seeker.mask()))),
            Need::Letters => {
                let needed = scan.all_letters();
                keep(masks, wanted, |mask| mask.may_have(needed));
            }
            Need::Nothing => wanted.extend(0..masks.len() as u32),
        }
    }
}

fn keep(masks: &[Mask], wanted: &mut Vec<u32>, may_be: impl Fn(Mask) -> bool) {
    wanted.extend((0..).zip(masks).filter(|&(_, &mask)| may_be(mask)).map(|(nth, _)| nth));
}

/// The letters as which mistyped terms stand in texts.
#[derive(Default)]
pub(in super::super) struct Picks {
    terms: Vec<Option<AhoCorasick>>,
    /// Terms that stand nowhere, not even with a typo, as bits.
    pub(in super::super) hopeless: u32,
}

impl Picks {
    /// Looks for some terms, as bits, in all words that there are.
    pub(in super::super) fn of(scan: &Scan<'_>, lexicon: &Lexicon, mistyped: u32) -> Self {
        let mut hopeless = scan.absent(lexicon) & !mistyped;
        let pick = |(nth, near): (usize, &Option<_>)| {
            let near = near.as_ref().filter(|_| mistyped & 1 << nth != 0)?;
            let letters = lexicon.near(near);
            if letters.is_empty() {
                hopeless |= scan.absent(lexicon) & 1 << nth;
            }
            // What can't be told at once is looked for in each text.
            AhoCorasick::new(letters).ok()
        };
        let terms = scan.near.iter().enumerate().map(pick).collect();
        Picks { terms, hopeless }
    }

    /// Returns where a term stands in letters, from a byte on; nothing, where that isn't
    /// known.
    pub(super) fn of_term(&self, term: usize) -> Option<impl Fn(&str, usize) -> Option<usize>> {
        let letters = self.terms.get(term)?.as_ref()?;
        Some(|text: &str, from: usize| letters.find(Input::new(text).range(from..)).map(|found| found.start()))
    }
}

impl Scan<'_> {
    /// Returns whether a text of such letters may have one of the terms, or be a hit.
    pub(super) fn may_hold_any(&self, mask: Mask, look: Look) -> bool {
        match look {
            Look::Scattered => mask.may_have(self.all_letters()),
            Look::Terms { mistyped } => {
                let is_near = |nth: usize| {
                    mistyped & 1 << nth != 0 && self.near[nth].as_ref().is_some_and(|near| near.may_be_in(mask))
                };
                let mut terms = self.seekers.iter().enumerate();
                self.seekers.is_empty() || terms.any(|(nth, term)| mask.may_have(term.mask()) || is_near(nth))
            }
        }
    }

    fn all_letters(&self) -> Mask {
        self.seekers.iter().fold(Mask::default(), |sum, seeker| sum.with(seeker.mask()))
    }

    /// Returns which terms stand in no text letter by letter, as bits.
    pub(in super::super) fn absent(&self, lexicon: &Lexicon) -> u32 {
        let absent = self.seekers.iter().enumerate().filter(|(_, seeker)| !lexicon.may_have(seeker));
        absent.fold(0, |sum, (nth, _)| sum | 1 << nth)
    }

    /// Returns which of some terms, as bits, stand at a word's start anywhere, and which
    /// of them do nowhere.
    pub(in super::super) fn known(&self, lexicon: &Lexicon, terms: u32) -> (u32, u32) {
        let (mut known, mut unknown) = (0, 0);
        for (nth, seeker) in self.seekers.iter().enumerate().filter(|(nth, _)| terms & 1 << nth != 0) {
            match lexicon.knows(seeker) {
                Some(true) => known |= 1 << nth,
                Some(false) => unknown |= 1 << nth,
                None => {}
            }
        }
        (known, unknown)
    }

    /// Returns the one letter of a to z that is all that was typed: its standing in a
    /// text is known without a look.
    pub(super) fn lone_letter(&self) -> Option<u8> {
        let asks_more = !self.query.statuses.is_empty() || !self.without.is_empty() || self.has_capitals;
        match &self.seekers[..] {
            [alone] if !asks_more && alone.term.is_plain() => match alone.term.text.as_bytes() {
                [letter] if letter.is_ascii_lowercase() => Some(*letter),
                _ => None,
            },
            _ => None,
        }
    }
}
