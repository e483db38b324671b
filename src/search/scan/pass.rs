//! Going through a part of an index: titles one by one, what stands under them a block
//! at a time, of which only those texts are judged that may match.

use std::ops::Range;

use super::super::best::Best;
use super::super::block::Block;
use super::super::fields::Fields;
use super::super::index::{Index, Run};
use super::super::letters;
use super::super::mask::Mask;
use super::super::target::{Kind, Target};
use super::super::texts::Texts;
use super::{Entry, Held, Look, Scan};

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
    pub(in super::super) found: Best,
    /// Which terms stand at a word's start in what was judged, as bits.
    pub(in super::super) known: u32,
    /// Whether to judge every text, to be held against what is picked.
    #[cfg(test)]
    judges_all: bool,
}

/// What a text has to have to match.
#[derive(Clone, Copy)]
enum Need {
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
    /// Returns whether a text of such letters may have it.
    fn may_be_in(self, mask: Mask, scan: &Scan<'_>) -> bool {
        match self {
            Need::Term(term) => scan.seekers[term].may_be_in(mask),
            Need::Near(term) => {
                scan.seekers[term].may_be_in(mask) || scan.near[term].as_ref().is_some_and(|near| near.may_be_in(mask))
            }
            Need::One => scan.seekers.iter().any(|seeker| seeker.may_be_in(mask)),
            Need::Letters => scan.seekers.iter().all(|seeker| seeker.may_be_in(mask)),
            Need::Nothing => true,
        }
    }
}

impl<'s, 'a> Pass<'s, 'a> {
    pub(in super::super) fn of(index: &'s Index<'s>, scan: &'s Scan<'a>, look: Look, found: Best) -> Self {
        Pass {
            index,
            scan,
            look,
            fields: Fields::of(scan.query),
            above: [Held::default(); 3],
            block: Block::default(),
            picks: Vec::new(),
            found,
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
        if let Some(candidate) = candidate.filter(|_| is_in_range && self.scan.kinds.has(entry.kind))
            && self.fields.allow()
        {
            self.found.add(candidate);
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
        let need = self.need(above);
        #[cfg(test)]
        let need = if self.judges_all { Need::Nothing } else { need };
        let (index, scan) = (self.index, self.scan);
        let may_match = |nth: usize| index.mask(nth).is_none_or(|mask| need.may_be_in(mask, scan));
        for from in all.clone().step_by(BLOCK) {
            let places = from..all.end.min(from + BLOCK as u32);
            let nth = first + (from - all.start) as usize;
            if !(nth..nth + places.len()).any(may_match) {
                continue;
            }
            self.block.take(index, nth, texts, places, may_match);
            self.learn(nth);
            self.pick(need);
            self.judge(nth, texts, from, above);
        }
    }

    /// Judges what was picked of the block, whose first text has a number and a place.
    fn judge(&mut self, first: usize, texts: &Texts<'_>, from: u32, above: Held) {
        for &pick in &self.picks {
            let place = from + pick as u32;
            let kind = texts.kind(place);
            let Some(text) = texts.text(place).filter(|_| self.scan.kinds.has(kind)) else { continue };
            let entry = Entry {
                nth: first + pick,
                target: texts.target(place).0,
                kind,
                text: self.block.text(pick, self.index, text),
            };
            if let (_, Some(candidate)) = self.scan.judge(entry, above, self.look, &mut self.known) {
                self.found.add(candidate);
            }
        }
    }

    /// Finds out which letters the texts of the block have, whose first has a number.
    /// Queries whose terms stand somewhere hardly gain by that.
    fn learn(&self, first: usize) {
        // Blocks are mostly the same, and so learnt as a whole.
        let is_known = self.index.mask(first).is_some() && self.index.mask(first + self.block.len() - 1).is_some();
        if self.look == Look::LITERAL || is_known {
            return;
        }
        for nth in 0..self.block.len() {
            self.index.learn(first + nth, || Mask::of(self.block.letters_of(nth)));
        }
    }

    /// What a text has to have to match, beside what the titles above it hold: of its
    /// terms the one that is the rarest, as far as its length tells.
    fn need(&self, above: Held) -> Need {
        let scan = self.scan;
        let missing = scan.all() & !above.any;
        let longest = |terms: u32| {
            let terms = (0..scan.seekers.len()).filter(|nth| terms & 1 << nth != 0);
            terms.max_by_key(|&nth| scan.seekers[nth].term.text.len())
        };
        match self.look {
            Look::Scattered => Need::Letters,
            Look::Terms { mistyped } => {
                let literal = longest(missing & !mistyped).map(Need::Term);
                let near = || longest(missing & mistyped).map(Need::Near);
                let one = if mistyped == 0 && !scan.seekers.is_empty() { Need::One } else { Need::Nothing };
                literal.or_else(near).unwrap_or(one)
            }
        }
    }

    /// Picks the texts of the block that may match.
    fn pick(&mut self, need: Need) {
        self.picks.clear();
        let scan = self.scan;
        match need {
            Need::Term(term) => self.pick_literal(term),
            Need::Near(term) => {
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
            Need::One => {
                (0..scan.seekers.len()).for_each(|term| self.pick_literal(term));
                self.picks.sort_unstable();
                self.picks.dedup();
            }
            Need::Letters => match scan.rarest {
                Some(letter) => self.pick_letter(letter),
                None => self.picks.extend(0..self.block.len()),
            },
            Need::Nothing => self.picks.extend(0..self.block.len()),
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
