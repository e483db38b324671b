//! Looking through an index: what matches, and how literally.

use std::ops::Range;

use super::fields::Fields;
use super::index::{Index, Kind, Target};
use super::letters;
use super::near::{Near, NearSeeker};
use super::occurrence::{Occurrence, Seeker, Standing, Text};
use super::query::{MOST_TERMS, Query, Spelling};
use super::rank::Tier;

/// Something that matches, before `fuzzy-matcher` sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) nth: usize,
    pub(super) tier: Tier,
    /// How far it is from what was typed: two for each edit, one for each word
    /// that is half typed beside one or stands in another form.
    pub(super) cost: u32,
    /// About what `fuzzy-matcher` takes off for gaps and places.
    pub(super) loss: usize,
    /// Bytes of its text.
    pub(super) length: usize,
}

/// A query made ready to look through many texts.
pub(super) struct Scan<'a> {
    index: &'a Index,
    query: &'a Query,
    seekers: Vec<Seeker<'a>>,
    without: Vec<Seeker<'a>>,
    near: Vec<Option<NearSeeker>>,
    phrase: Option<Seeker<'a>>,
}

/// Where a term stands in a text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Found {
    Literal(Occurrence),
    Near(Near),
}

impl Found {
    /// Bytes from and to.
    pub(super) fn span(self) -> (usize, usize) {
        match self {
            Found::Literal(found) => (found.start, found.end),
            Found::Near(near) => (near.start, near.end),
        }
    }
}

/// Where the terms of a query stand in a text, in their order.
pub(super) type Places = [Option<Found>; MOST_TERMS];

impl<'a> Scan<'a> {
    pub(super) fn of(index: &'a Index, query: &'a Query) -> Self {
        Scan {
            index,
            query,
            seekers: query.terms.iter().map(Seeker::of).collect(),
            without: query.without.iter().map(Seeker::of).collect(),
            near: query.terms.iter().map(NearSeeker::of).collect(),
            phrase: query.phrase.as_ref().map(Seeker::of),
        }
    }

    /// Returns everything in a range that matches, in ladder order: with typos
    /// only in terms that the range doesn't know, and with scattered letters only
    /// if there is nothing else.
    pub(super) fn candidates(&self, range: Range<usize>) -> Vec<Candidate> {
        let (mut found, known) = self.pass(range.clone(), 0, &[]);
        let doubtful = if found.is_empty() { self.all() } else { self.all() & !known };
        let mistyped = (0..self.near.len()).filter(|&nth| self.near[nth].is_some()).fold(0, |sum, nth| sum | 1 << nth);
        if doubtful & mistyped != 0 {
            let (more, _) = self.pass(range.clone(), doubtful & mistyped, &found);
            found.extend(more);
            found.sort_unstable_by_key(|candidate| candidate.nth);
        }
        if found.is_empty() { self.scattered(range) } else { found }
    }

    /// Returns which of a few texts match, in their order: with typos only if there
    /// is nothing else, and with scattered letters only if there isn't that either.
    pub(super) fn among(&self, texts: &[Text<'_>]) -> Vec<Candidate> {
        let with_typos_in = |mistyped: u32| {
            let candidate = |(nth, &text)| {
                let mut places = [None; MOST_TERMS];
                let mut own = self.literal(text, &mut places, &mut 0);
                own |= self.near(text, mistyped & !own, &mut places);
                if own == self.all() { self.candidate(nth, text, own, &places) } else { None }
            };
            texts.iter().enumerate().filter_map(candidate).collect::<Vec<_>>()
        };
        let scattered = |(nth, &text): (usize, &Text<'_>)| {
            let length = text.letters.len();
            self.gaps(text).map(|loss| Candidate { nth, tier: Tier::Scattered, cost: 0, loss, length })
        };
        [0, self.all()]
            .map(with_typos_in)
            .into_iter()
            .find(|found| !found.is_empty())
            .unwrap_or_else(|| texts.iter().enumerate().filter_map(scattered).collect())
    }

    /// All terms, as bits.
    fn all(&self) -> u32 {
        (1 << self.seekers.len()) - 1
    }

    /// The fields where a range begins.
    fn fields(&self, range: &Range<usize>) -> Fields<'a> {
        let mut fields = Fields::of(self.query);
        if let Some(own) = range.start.checked_sub(1) {
            self.index.above(own).into_iter().chain([own]).for_each(|nth| fields.enter(self.index, nth));
        }
        fields
    }

    /// Goes through a range once. Returns what matches with typos in no other
    /// terms than those, without what is found already; and which terms stand at
    /// a word's start anywhere.
    fn pass(&self, range: Range<usize>, mistyped: u32, found: &[Candidate]) -> (Vec<Candidate>, u32) {
        let mut fields = self.fields(&range);
        // Which terms the titles above an entry hold, by kind of title.
        let mut above = [0u32; 3];
        let (mut candidates, mut known) = (Vec::new(), 0);
        let mut found = found.iter().map(|candidate| candidate.nth).peekable();
        for nth in range {
            fields.enter(self.index, nth);
            let (target, text) = (self.index.target(nth), self.index.text(nth));
            let depth = target.kind() as usize;
            let path = above[..depth.min(3)].iter().fold(0, |sum, mask| sum | mask);
            let mut places = [None; MOST_TERMS];
            let mut own = self.literal(text, &mut places, &mut known);
            let missing = self.all() & !(own | path);
            // A title is looked at in full, for what stands under it.
            if mistyped != 0 && (missing & !mistyped == 0 || target.kind() < Kind::Expectation) {
                own |= self.near(text, mistyped & !own, &mut places);
            }
            if let Some(mask) = above.get_mut(depth) {
                *mask = own;
            }
            let is_found = found.next_if_eq(&nth).is_some();
            if !is_found && own | path == self.all() && fields.allow() && self.allows(target, text) {
                candidates.extend(self.candidate(nth, text, own, &places));
            }
        }
        (candidates, known)
    }

    /// Returns which terms stand in a text letter by letter, as bits.
    fn literal(&self, text: Text<'_>, places: &mut Places, known: &mut u32) -> u32 {
        let (mut own, mut from) = (0, 0);
        for (nth, seeker) in self.seekers.iter().enumerate() {
            let Some(found) = seeker.find(text, from) else { continue };
            from = found.end;
            own |= 1 << nth;
            if found.standing < Standing::Inside {
                *known |= 1 << nth;
            }
            places[nth] = Some(Found::Literal(found));
        }
        own
    }

    /// Returns which of some terms stand in a text with a typo, as bits.
    fn near(&self, text: Text<'_>, mistyped: u32, places: &mut Places) -> u32 {
        let mut own = 0;
        for (nth, near) in self.near.iter().enumerate().filter(|(nth, _)| mistyped & 1 << nth != 0) {
            let found = near.as_ref().and_then(|near| near.find(text.letters));
            own |= u32::from(found.is_some()) << nth;
            places[nth] = found.map(Found::Near);
        }
        own
    }

    /// Returns whether a status is asked for that something has, and nothing is
    /// in it that is left out.
    fn allows(&self, target: Target, text: Text<'_>) -> bool {
        let is_one_of =
            self.query.statuses.is_empty() || matches!(target, Target::Expectation(ix) if self.query.allows(ix));
        let stands = |seeker: &Seeker<'_>| {
            seeker
                .find(text, 0)
                .is_some_and(|found| seeker.term.spelling == Spelling::Exact || found.standing < Standing::Inside)
        };
        is_one_of && !self.without.iter().any(stands)
    }

    /// Ranks what holds all terms, in its own text or in the titles above it.
    fn candidate(&self, nth: usize, text: Text<'_>, own: u32, places: &Places) -> Option<Candidate> {
        if own == 0 && !self.seekers.is_empty() {
            return None;
        }
        let tier = self.tier(text, own, places);
        let costs = places.iter().flatten().map(|found| match found {
            Found::Near(near) => 2 * near.edits as u32 + u32::from(near.is_begun),
            Found::Literal(found) => u32::from(found.standing == Standing::Form),
        });
        let length = text.letters.len();
        Some(Candidate { nth, tier, cost: costs.sum(), loss: loss(text, places), length })
    }

    fn tier(&self, text: Text<'_>, own: u32, places: &Places) -> Tier {
        if self.seekers.is_empty() {
            return Tier::Listed;
        }
        let (mut worst, mut last, mut in_order) = (Standing::Word, None, true);
        for place in places.iter().flatten() {
            let Found::Literal(found) = place else { return Tier::Typo };
            worst = worst.max(found.standing);
            in_order &= last.is_none_or(|last| found.start > last);
            last = Some(found.start);
        }
        let is_phrase = || {
            let found = self.phrase.as_ref().and_then(|phrase| phrase.find(text, 0));
            found.is_some_and(|found| found.standing == Standing::Word)
        };
        match worst {
            _ if own != self.all() => Tier::Path,
            _ if is_phrase() => Tier::Phrase,
            Standing::Word | Standing::Start if in_order => Tier::InOrder,
            Standing::Word => Tier::Words,
            Standing::Start | Standing::Form => Tier::Starts,
            Standing::Inside => Tier::Inside,
        }
    }

    /// Returns where the terms stand in what matches so.
    pub(super) fn places(&self, text: Text<'_>, tier: Tier) -> Places {
        let mut places = [None; MOST_TERMS];
        match self.phrase.as_ref().and_then(|phrase| phrase.find(text, 0)) {
            Some(found) if tier == Tier::Phrase => places[0] = Some(Found::Literal(found)),
            _ => {
                let own = self.literal(text, &mut places, &mut 0);
                if tier == Tier::Typo {
                    self.near(text, self.all() & !own, &mut places);
                }
            }
        }
        places
    }

    /// Everything that holds the letters of each term in their order.
    fn scattered(&self, range: Range<usize>) -> Vec<Candidate> {
        let mut fields = self.fields(&range);
        let mut candidates = Vec::new();
        for nth in range {
            fields.enter(self.index, nth);
            let text = self.index.text(nth);
            if let Some(loss) = self.gaps(text).filter(|_| fields.allow() && self.allows(self.index.target(nth), text))
            {
                candidates.push(Candidate { nth, tier: Tier::Scattered, cost: 0, loss, length: text.letters.len() });
            }
        }
        candidates
    }

    /// Returns how far the letters of the terms are from words; nothing, where
    /// not all are there.
    fn gaps(&self, text: Text<'_>) -> Option<usize> {
        let gaps = |seeker: &Seeker<'_>| {
            let whole = seeker.find(text, 0).map(|found| letters::loss_at(text.letters, found.start, found.end));
            if whole.is_some() || !seeker.term.is_plain() {
                whole
            } else {
                letters::loss(text.letters, &seeker.term.text)
            }
        };
        self.seekers.iter().try_fold(0, |sum, seeker| Some(sum + gaps(seeker)?))
    }
}

/// About what `fuzzy-matcher` takes off: for what stands between the terms, and
/// for letters that don't follow a text's or a word's beginning.
fn loss(text: Text<'_>, places: &Places) -> usize {
    let mut spans = [(0, 0); MOST_TERMS];
    let mut count = 0;
    for found in places.iter().flatten() {
        spans[count] = found.span();
        count += 1;
    }
    let spans = &mut spans[..count];
    spans.sort_unstable();
    let place = |&(start, end): &(usize, usize)| {
        let before = text.letters.as_bytes()[..start].last();
        let worth = match before {
            None => 0,
            Some(b' ' | b'/' | b'(' | b'[') => 8,
            Some(letter) if !letter.is_ascii_alphanumeric() => 9,
            Some(_) => 12,
        };
        worth * (end - start)
    };
    let places: usize = spans.iter().map(place).sum();
    let between = |pair: &[(usize, usize)]| match pair[1].0.saturating_sub(pair[0].1) {
        0 | 1 => 0,
        gap => gap + 2,
    };
    places + spans.windows(2).map(between).sum::<usize>()
}
