//! Going through a part of an index: titles one by one, what stands under them a block
//! at a time, of which only those texts are judged that may match.

use std::ops::Range;

use super::super::block::Block;
use super::super::fields::Fields;
use super::super::index::{Index, Run};
use super::super::letters;
use super::super::target::{Kind, Target};
use super::super::texts::Texts;
use super::{Candidate, Entry, Held, Look, Scan};

/// How many texts are folded at once: what they take fits into a core's own
/// memory.
pub(super) const BLOCK: usize = 256;

/// What one walk through a part of an index needs.
pub(in super::super) struct Pass<'s, 'a> {
    index: &'s Index<'s>,
    scan: &'s Scan<'a>,
    look: Look,
    fields: Fields<'s>,
    /// Which terms the titles above an entry hold, by kind of title.
    above: [Held; 3],
    block: Block,
    /// Texts of the block that may match.
    picks: Vec<usize>,
    /// What matches.
    pub(in super::super) found: Vec<Candidate>,
    /// Which terms stand at a word's start in what was judged, as bits.
    pub(in super::super) known: u32,
    /// Whether to judge every text, to be held against what is picked.
    #[cfg(test)]
    judges_all: bool,
}

impl<'s, 'a> Pass<'s, 'a> {
    pub(in super::super) fn of(index: &'s Index<'s>, scan: &'s Scan<'a>, look: Look) -> Self {
        Pass {
            index,
            scan,
            look,
            fields: Fields::of(scan.query),
            above: [Held::default(); 3],
            block: Block::default(),
            picks: Vec::new(),
            found: Vec::new(),
            known: 0,
            #[cfg(test)]
            judges_all: false,
        }
    }

    /// Goes through a part of a range that begins at `start`. What stands before
    /// that is looked at for fields alone.
    pub(in super::super) fn go(&mut self, start: usize, range: Range<usize>) {
        let index = self.index;
        for nth in index.above(range.start) {
            let letters = index.letters(nth);
            if nth < start {
                self.fields.enter(index, index.target(nth).0, letters.text());
            } else {
                self.title(nth, index.target(nth).0, false);
            }
        }
        for run in index.runs(range) {
            match run {
                Run::Title(nth, target) => self.title(nth, target, true),
                Run::Texts(first, texts, all) => self.texts(first, &texts, all),
            }
        }
    }

    /// Comes to a title. It is found only where it is in the range.
    fn title(&mut self, nth: usize, target: Target, is_in_range: bool) {
        let letters = self.index.letters_of(nth, target);
        let entry = Entry { nth, target, kind: target.kind(), text: letters.text() };
        self.fields.enter(self.index, entry.target, entry.text);
        let (held, candidate) = self.scan.judge(entry, self.held(target.kind()), self.look, &mut self.known);
        if is_in_range && self.scan.kinds.has(entry.kind) && self.fields.allow() {
            self.found.extend(candidate);
        }
        if let Some(own) = self.above.get_mut(target.kind() as usize) {
            *own = held;
        }
    }

    /// What the titles above one of a kind hold.
    fn held(&self, kind: Kind) -> Held {
        let above = self.above.iter().take(kind as usize);
        above.fold(Held::default(), |sum, &own| sum.with(own))
    }

    /// What a title and those above it hold.
    fn held_with(&self, kind: Kind) -> Held {
        self.above.get(kind as usize).map_or_else(Held::default, |&own| self.held(kind).with(own))
    }

    fn texts(&mut self, first: usize, texts: &Texts<'_>, all: Range<u32>) {
        if !self.fields.allow() {
            return;
        }
        let above = self.held_with(texts.above());
        let mut from = all.start;
        while from < all.end {
            let to = all.end.min(from + BLOCK as u32);
            let nth = first + (from - all.start) as usize;
            self.block.take(self.index, nth, texts, from..to);
            self.pick(above);
            for &pick in &self.picks {
                let place = from + pick as u32;
                let kind = texts.kind(place);
                let Some(text) = texts.text(place).filter(|_| self.scan.kinds.has(kind)) else { continue };
                let entry = Entry {
                    nth: nth + pick,
                    target: texts.target(place).0,
                    kind,
                    text: self.block.text(pick, self.index, text),
                };
                self.found.extend(self.scan.judge(entry, above, self.look, &mut self.known).1);
            }
            from = to;
        }
    }

    /// Picks the texts of the block that may match: those that have the one
    /// of their terms that is the rarest, as far as its length tells.
    fn pick(&mut self, above: Held) {
        self.picks.clear();
        #[cfg(test)]
        if self.judges_all {
            self.picks.extend(0..self.block.len());
            return;
        }
        let scan = self.scan;
        let missing = scan.all() & !above.any;
        let longest = |terms: u32| {
            let terms = (0..scan.seekers.len()).filter(|nth| terms & 1 << nth != 0);
            terms.max_by_key(|&nth| scan.seekers[nth].term.text.len())
        };
        match self.look {
            Look::Terms { mistyped } if missing & !mistyped != 0 => {
                if let Some(term) = longest(missing & !mistyped) {
                    self.pick_literal(term);
                }
            }
            Look::Terms { mistyped } if missing & mistyped != 0 => {
                let Some(term) = longest(missing & mistyped) else { return };
                if let Some(near) = &scan.near[term] {
                    self.pick_each(|letters, from| near.first_from(letters, from));
                }
                // Where it is the only term, such texts were found before.
                if scan.seekers.len() > 1 {
                    self.pick_literal(term);
                    self.picks.sort_unstable();
                    self.picks.dedup();
                }
            }
            // The titles have all terms, the statement has to have one.
            Look::Terms { mistyped: 0 } if !scan.seekers.is_empty() => {
                (0..scan.seekers.len()).for_each(|term| self.pick_literal(term));
                self.picks.sort_unstable();
                self.picks.dedup();
            }
            Look::Scattered => match scan.rarest {
                Some(letter) => self.pick_letter(letter),
                None => self.picks.extend(0..self.block.len()),
            },
            Look::Terms { .. } => self.picks.extend(0..self.block.len()),
        }
    }

    fn pick_literal(&mut self, term: usize) {
        let seeker = &self.scan.seekers[term];
        self.pick_each(|letters, from| seeker.find_common(&letters.as_bytes()[from..]).map(|at| from + at));
    }

    fn pick_letter(&mut self, letter: char) {
        self.pick_each(|letters, from| letters::from(letters, from, letter));
    }

    /// Picks each statement in which a search from a byte on finds something.
    fn pick_each(&mut self, find: impl Fn(&str, usize) -> Option<usize>) {
        let letters = self.block.letters();
        let (mut byte, mut nth) = (0, 0);
        while let Some(at) = find(letters, byte) {
            nth = self.block.at(at, nth);
            self.picks.push(nth);
            byte = self.block.next(nth);
        }
    }
}

#[cfg(test)]
mod tests;
