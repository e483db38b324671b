//! Looking through an index: what matches, and how literally.

use super::letters;
use super::near::{Near, NearSeeker};
use super::occurrence::{Occurrence, Seeker, Standing, Text};
use super::query::{MOST_TERMS, Query, Spelling};
use super::rank::Tier;
use super::target::{Kind, Kinds, Target};

mod known;
mod pass;

pub(super) use known::Known;
pub(super) use pass::Pass;

/// Where the terms of a query stand in a text, as many as there are.
type Stand<'p> = &'p [Option<Found>];

/// Something that matches, before `fuzzy-matcher` sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) target: Target,
    pub(super) kind: Kind,
    pub(super) nth: u32,
    pub(super) tier: Tier,
    /// How far it is from what was typed: two for each edit, one for each word
    /// that is half typed beside one or stands in another form.
    pub(super) cost: u32,
    /// About what `fuzzy-matcher` takes off for gaps and places.
    pub(super) loss: u32,
    /// Bytes of its text.
    pub(super) length: u32,
}

/// What decides which candidates are worth a closer look: the least are.
pub(super) type Worth = (Tier, u8, u32, u32, u8, u32, u32);

/// How a text matches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub(super) tier: Tier,
    pub(super) cost: u32,
    pub(super) loss: u32,
}

impl Candidate {
    fn of(entry: Entry<'_>, how: Match) -> Self {
        let (Entry { nth, target, kind, text }, Match { tier, cost, loss }) = (entry, how);
        Candidate { target, kind, nth: nth as u32, tier, cost, loss, length: text.letters.len() as u32 }
    }

    /// Returns whether it is a title or a statement.
    pub(super) fn is_itself(&self) -> bool {
        self.kind <= Kind::Expectation
    }

    pub(super) fn worth(&self) -> Worth {
        let Candidate { tier, kind, cost, loss, length, nth, .. } = *self;
        (tier, kind.distance(), cost, loss, kind.rank(), length, nth)
    }
}

/// A text on the way through an index.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) nth: usize,
    /// What it leads to.
    pub(super) target: Target,
    pub(super) kind: Kind,
    pub(super) text: Text<'a>,
}

impl Entry<'_> {
    /// Returns whether other texts stand under it.
    fn is_title(&self) -> bool {
        self.kind < Kind::Expectation
    }
}

/// Which terms stand in a text, or in titles, as bits.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Held {
    /// Letter by letter.
    literal: u32,
    /// In any way.
    any: u32,
}

impl Held {
    /// What one of two texts holds.
    pub(super) fn with(self, other: Held) -> Held {
        Held { literal: self.literal | other.literal, any: self.any | other.any }
    }
}

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The terms, these of them with typos too.
    Terms {
        /// Terms as bits.
        mistyped: u32,
    },
    /// The letters of each term in their order.
    Scattered,
}

impl Look {
    /// The terms, letter by letter.
    pub(super) const LITERAL: Look = Look::Terms { mistyped: 0 };
}

/// A query made ready to look through many texts.
pub(super) struct Scan<'a> {
    query: &'a Query,
    /// What kinds of texts are to be found.
    pub(super) kinds: Kinds,
    seekers: Vec<Seeker<'a>>,
    without: Vec<Seeker<'a>>,
    near: Vec<Option<NearSeeker>>,
    phrase: Option<Seeker<'a>>,
    /// Whether capitals were typed.
    has_capitals: bool,
    /// Whether a single word was typed, and so is its own phrase.
    is_bare_word: bool,
    /// The letter that is the rarest of all that a text has to have.
    rarest: Option<char>,
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
    pub(super) fn of(query: &'a Query) -> Self {
        let seekers: Vec<Seeker<'_>> = query.terms.iter().map(Seeker::of).collect();
        let has_capitals = query.terms.iter().any(|term| !term.capitals.is_empty());
        let is_bare_word = match (&query.terms[..], &query.phrase) {
            ([term], Some(phrase)) => term.is_plain() && term.text == phrase.text && !has_capitals,
            _ => false,
        };
        let rarest = letters::rarest(seekers.iter().flat_map(|seeker| seeker.common().chars()));
        Scan {
            query,
            kinds: query.kinds_found(),
            seekers,
            without: query.without.iter().map(Seeker::of).collect(),
            near: query.terms.iter().map(NearSeeker::of).collect(),
            phrase: query.phrase.as_ref().map(Seeker::of),
            has_capitals,
            is_bare_word,
            rarest,
        }
    }

    /// The letters of all terms.
    pub(super) fn terms(&self) -> impl Iterator<Item = &str> {
        self.query.terms.iter().map(|term| term.text.as_str())
    }

    /// Returns which of a few texts match, in their order, and how: with typos only
    /// if there is nothing else, and with scattered letters only if there isn't
    /// that either.
    pub(super) fn among(&self, texts: &[Text<'_>]) -> Vec<(usize, Match)> {
        let with_typos_in = |mistyped: u32| {
            let found = |(nth, &text)| {
                let mut places = [None; MOST_TERMS];
                let mut own = self.literal(text, &mut places, &mut 0);
                own |= self.near(text, mistyped & !own, &mut places);
                let how = if own == self.all() { self.match_of(text, own, &places) } else { None }?;
                Some((nth, how))
            };
            texts.iter().enumerate().filter_map(found).collect::<Vec<_>>()
        };
        let scattered = |(nth, &text)| Some((nth, self.scattered(text)?));
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

    /// The terms that may be mistyped, as bits.
    pub(super) fn may_be_mistyped(&self) -> u32 {
        (0..self.near.len()).filter(|&nth| self.near[nth].is_some()).fold(0, |sum, nth| sum | 1 << nth)
    }

    /// The query.
    pub(super) fn query(&self) -> &'a Query {
        self.query
    }

    /// Returns whether no more than one term is looked for.
    pub(super) fn is_one_term(&self) -> bool {
        self.seekers.len() <= 1
    }

    /// Returns which terms a text holds, for what stands under it.
    pub(super) fn held(&self, text: Text<'_>, look: Look) -> Held {
        let Look::Terms { mistyped } = look else { return Held::default() };
        let mut places = [None; MOST_TERMS];
        let literal = self.literal(text, &mut places, &mut 0);
        Held { literal, any: literal | self.near(text, mistyped & !literal, &mut places) }
    }

    /// Looks at one text: does it match, and how literally?
    pub(super) fn judge(
        &self,
        entry: Entry<'_>,
        above: Held,
        look: Look,
        known: &mut u32,
    ) -> (Held, Option<Candidate>) {
        let Look::Terms { mistyped } = look else { return (Held::default(), self.scattered_in(entry)) };
        let mut places = [None; MOST_TERMS];
        let literal = self.literal(entry.text, &mut places, known);
        let mut own = literal;
        let missing = self.all() & !(own | above.any);
        // A title is looked at in full, for what stands under it.
        if mistyped != 0 && (missing & !mistyped == 0 || entry.is_title()) {
            own |= self.near(entry.text, mistyped & !own, &mut places);
        }
        let held = Held { literal, any: own };
        // A look for typos comes behind one without, which had these.
        let is_had = mistyped != 0 && literal != 0 && literal | above.literal == self.all();
        if is_had || own | above.any != self.all() || !self.allows(entry.target, entry.text) {
            return (held, None);
        }
        (held, self.match_of(entry.text, own, &places).map(|how| Candidate::of(entry, how)))
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
    pub(super) fn allows(&self, target: Target, text: Text<'_>) -> bool {
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
    fn match_of(&self, text: Text<'_>, own: u32, places: &Places) -> Option<Match> {
        if own == 0 && !self.seekers.is_empty() {
            return None;
        }
        let places = &places[..self.seekers.len()];
        let tier = self.tier(text, own, places);
        let costs = places.iter().flatten().map(|found| match found {
            Found::Near(near) => 2 * near.edits as u32 + u32::from(near.is_begun),
            Found::Literal(found) => u32::from(found.standing == Standing::Form),
        });
        Some(Match { tier, cost: costs.sum(), loss: loss(text, places) as u32 })
    }

    fn tier(&self, text: Text<'_>, own: u32, places: Stand<'_>) -> Tier {
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
        // What stands as a phrase stands as words, unless their capitals are elsewhere.
        let may_be_phrase = worst == Standing::Word || self.has_capitals;
        let is_phrase = || {
            if self.is_bare_word {
                return true;
            }
            let found = self.phrase.as_ref().and_then(|phrase| phrase.find(text, 0));
            found.is_some_and(|found| found.standing == Standing::Word)
        };
        match worst {
            _ if own != self.all() => Tier::Path,
            _ if may_be_phrase && is_phrase() => Tier::Phrase,
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

    fn scattered_in(&self, entry: Entry<'_>) -> Option<Candidate> {
        let how = self.scattered(entry.text).filter(|_| self.allows(entry.target, entry.text))?;
        Some(Candidate::of(entry, how))
    }

    /// Ranks what holds the letters of each term in their order.
    fn scattered(&self, text: Text<'_>) -> Option<Match> {
        // A single term is looked for once, where its letters are.
        let may_be = self.is_one_term() || self.seekers.iter().all(|seeker| seeker.may_be_scattered(text.letters));
        let loss = if may_be { self.gaps(text) } else { None }?;
        Some(Match { tier: Tier::Scattered, cost: 0, loss: loss as u32 })
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
fn loss(text: Text<'_>, places: Stand<'_>) -> usize {
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
