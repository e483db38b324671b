//! Looking through an index: what matches, and how literally.

use super::letters;
use super::near::{Near, NearSeeker};
use super::occurrence::{Occurrence, Seeker, Standing, Text};
use super::query::{MOST_TERMS, Query, Spelling};
use super::rank::Tier;
use super::target::{Kinds, Target};

mod candidate;
mod known;
mod pass;
mod scattered;
mod tier;
mod wanted;

pub(super) use candidate::{Candidate, Entry, Held, Match, Worth};
pub(super) use known::Known;
pub(super) use pass::Pass;
pub(super) use wanted::Picks;

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
                let how = if own == self.all() { self.match_of(text, own, 0, &places) } else { None }?;
                Some((nth, how))
            };
            texts.iter().enumerate().filter_map(found).collect::<Vec<_>>()
        };
        let scattered = |(nth, &text)| Some((nth, self.scattered(text, u32::MAX)?));
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

    /// Looks at one text: does it match, and how literally? Where its letters are
    /// scattered, it is no matter how much more they lose than `most`.
    pub(super) fn judge(
        &self,
        entry: Entry<'_>,
        above: Held,
        look: Look,
        most: u32,
        known: &mut u32,
    ) -> (Held, Option<Candidate>) {
        let Look::Terms { mistyped } = look else {
            return (Held::default(), self.judge_scattered(entry, most));
        };
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
        let near_above = self.all() & !own & !above.literal;
        (held, self.match_of(entry.text, own, near_above, &places).map(|how| Candidate::of(entry, how)))
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
}
