//! Going through a part of an index: titles one by one, what stands under them a block
//! at a time, of which only those texts are judged that may match.

use std::ops::Range;

use super::super::best::Best;
use super::super::block::Block;
use super::super::fields::Fields;
use super::super::index::{Index, Run};
use super::super::letters;
use super::super::mask::Mask;
use super::super::occurrence::Standing;
use super::super::rank::Tier;
use super::super::target::{Kind, Target};
use super::super::texts::Texts;
use super::tier::{BEHIND_SPACE, WITHIN};
use super::wanted::{Need, Picks};
use super::{Entry, Held, Look, Scan, Worth};

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
    /// The places of texts that are worth a look.
    wanted: Vec<u32>,
    block: Block,
    /// Texts of the block that may match.
    picks: Vec<usize>,
    /// As what mistyped terms stand in texts, where that is known.
    known_picks: Option<&'s Picks>,
    /// What matches.
    pub(in super::super) found: Best,
    /// Which terms stand at a word's start in what was judged, as bits.
    pub(in super::super) known: u32,
    /// Whether to judge every text, to be held against what is picked.
    #[cfg(test)]
    judges_all: bool,
}

impl<'s, 'a> Pass<'s, 'a> {
    /// Begins a walk. What it finds goes into `found`.
    pub(in super::super) fn of(index: &'s Index<'s>, scan: &'s Scan<'a>, look: Look, found: Best) -> Self {
        Pass {
            index,
            scan,
            look,
            fields: Fields::of(scan.query),
            above: [Held::default(); 3],
            wanted: Vec::new(),
            block: Block::default(),
            picks: Vec::new(),
            known_picks: None,
            found,
            known: 0,
            #[cfg(test)]
            judges_all: false,
        }
    }

    /// Looks for mistyped terms where their letters are known to stand.
    pub(in super::super) fn picking(self, picks: Option<&'s Picks>) -> Self {
        Pass { known_picks: picks, ..self }
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
        if self.is_idle(nth) {
            return self.stand_under(target.kind(), Held::default());
        }
        let letters = self.index.letters_of(nth, target);
        let entry = Entry { nth, target, kind: target.kind(), text: letters.text() };
        self.fields.enter(self.index, entry.target, entry.text);
        let most = self.found.most_loss(entry.kind.distance());
        let (held, candidate) = self.scan.judge(entry, self.held(target.kind()), self.look, most, &mut self.known);
        if let Some(candidate) = candidate.filter(|_| is_in_range && self.scan.kinds.has(entry.kind))
            && self.fields.allow()
        {
            self.found.add(candidate);
        }
        self.stand_under(target.kind(), held);
    }

    /// Returns whether a title has nothing to say: no field asks for one, and it is known
    /// to have no term.
    fn is_idle(&self, nth: usize) -> bool {
        let mask = self.index.masks(nth..nth + 1).and_then(<[Mask]>::first);
        self.fields.are_none() && mask.is_some_and(|&mask| !self.scan.may_hold_any(mask, self.look))
    }

    /// What follows stands under a title that holds so much.
    fn stand_under(&mut self, kind: Kind, held: Held) {
        if let Some(own) = self.above.get_mut(kind as usize) {
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
        let first = first - all.start as usize;
        for from in all.clone().step_by(BLOCK) {
            let places = from..all.end.min(from + BLOCK as u32);
            self.want(first, texts, places, need);
            if !self.wanted.is_empty() {
                self.block.take(self.index, first, texts, self.wanted.iter().copied());
                self.pick(need);
                self.judge(first, texts, above);
            }
        }
    }

    /// Finds out which of some places are worth a look. `first` is the number of the entry
    /// at place 0.
    fn want(&mut self, first: usize, texts: &Texts<'_>, places: Range<u32>, need: Need) {
        self.wanted.clear();
        let range = first + places.start as usize..first + places.end as usize;
        let Some(masks) = self.index.masks(range) else { return self.wanted.extend(places) };
        match self.scan.lone_letter() {
            Some(letter) if !matches!(need, Need::Nothing) => self.want_letter(letter, first, texts, places, masks),
            _ => {
                need.among(masks, self.scan, &mut self.wanted);
                self.wanted.iter_mut().for_each(|place| *place += places.start);
            }
        }
    }

    /// Does the same for a letter that is all that was typed. What can't be among the best
    /// is only counted.
    fn want_letter(&mut self, letter: u8, first: usize, texts: &Texts<'_>, places: Range<u32>, masks: &[Mask]) {
        let mut own = self.index.own_from(first + places.start as usize);
        for (place, mask) in places.zip(masks) {
            let (nth, kind) = (first + place as usize, texts.kind(place));
            let Some(standing) = mask.best_standing(letter).filter(|_| self.scan.kinds.has(kind)) else { continue };
            own = self.index.own_behind(own, nth);
            let is_better = || {
                let at_start = best_of_letter(standing, true, kind, nth, texts.length(place)?);
                if self.found.excludes(at_start) {
                    return Some(false);
                }
                let first = texts.text(place)?.as_bytes().first()?;
                let is_at_start = first.to_ascii_lowercase() == letter;
                let worth = best_of_letter(standing, is_at_start, kind, nth, texts.length(place)?);
                Some(!self.found.excludes(worth))
            };
            // What isn't ASCII is longer or shorter when it is folded.
            if self.index.is_own(own, nth) || is_better() != Some(false) {
                self.wanted.push(place);
            } else {
                self.found.count();
            }
        }
    }

    /// Judges what was picked of the block. `first` is the number of the entry at place 0.
    fn judge(&mut self, first: usize, texts: &Texts<'_>, above: Held) {
        for &pick in &self.picks {
            let place = self.block.place(pick);
            let kind = texts.kind(place);
            let Some(text) = texts.text(place).filter(|_| self.scan.kinds.has(kind)) else { continue };
            let entry = Entry {
                nth: first + place as usize,
                target: texts.target(place).0,
                kind,
                text: self.block.text(pick, self.index, text),
            };
            let most = self.found.most_loss(kind.distance());
            if let (_, Some(candidate)) = self.scan.judge(entry, above, self.look, most, &mut self.known) {
                self.found.add(candidate);
            }
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
                let known = self.known_picks.and_then(|picks| picks.of_term(term));
                match (known, &scan.near[term]) {
                    (Some(known), _) => self.pick_each(known),
                    (None, Some(near)) => self.pick_each(|letters, from| near.first_from(letters, from)),
                    (None, None) => {}
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
            Need::Letters => match scan.rarest.filter(|_| self.index.learnt().is_none()) {
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

/// What a text of so many bytes is worth at best that has a letter, which is all that was
/// typed.
fn best_of_letter(standing: Standing, is_at_start: bool, kind: Kind, nth: usize, length: u32) -> Worth {
    let (tier, loss) = match standing {
        Standing::Word => (Tier::Phrase, BEHIND_SPACE),
        Standing::Start | Standing::Form => (Tier::InOrder, BEHIND_SPACE),
        Standing::Inside => (Tier::Inside, WITHIN),
    };
    let loss = if is_at_start && standing < Standing::Inside { 0 } else { loss };
    (tier, kind.distance(), 0, loss, kind.rank(), length, nth as u32)
}

#[cfg(test)]
mod tests;
