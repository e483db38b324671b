//! What comes first: the tier decides, `fuzzy-matcher` orders inside it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::RwLock;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::best::Best;
use super::index::Index;
use super::lexicon::Lexicon;
use super::light::Closeness;
use super::note::NotePass;
use super::query::Query;
use super::scan::{Known, Look, Pass, Picks, Scan};
use super::spread::{Manner, spread};
use super::target::{Kind, Kinds, Part, Scope, Target};
use crate::ladder::Ladder;

mod order;

/// How literally a text matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The whole query as a phrase of whole words.
    Phrase,
    /// All terms at words' starts, in the order in which they were typed.
    InOrder,
    /// All terms as words.
    Words,
    /// All terms at words' starts, or in another form, such as a plural's
    /// singular.
    Starts,
    /// All terms, some of them within words.
    Inside,
    /// Some terms in the text, the others in the titles that it stands under.
    Path,
    /// Some terms with a small typo, or in other capitals. Looked for where
    /// nothing else matches, or in terms that nothing begins with.
    Typo,
    /// The letters of the terms, scattered. Shown only when there is nothing
    /// better, or two thirds of all sentences would be hits.
    Scattered,
    /// Only fields, statuses and what is left out are asked for: nothing to rank
    /// by.
    Listed,
}

impl Tier {
    /// Returns the name that JSON uses.
    pub fn name(self) -> &'static str {
        match self {
            Tier::Phrase => "phrase",
            Tier::InOrder => "in-order",
            Tier::Words => "words",
            Tier::Starts => "starts",
            Tier::Inside => "inside",
            Tier::Path => "path",
            Tier::Typo => "typo",
            Tier::Scattered => "scattered",
            Tier::Listed => "listed",
        }
    }

    /// Returns what it says, for people.
    pub fn explained(self) -> &'static str {
        match self {
            Tier::Phrase => "the whole phrase",
            Tier::InOrder => "words in order",
            Tier::Words => "whole words",
            Tier::Starts => "word starts",
            Tier::Inside => "within words",
            Tier::Path => "partly in the titles above",
            Tier::Typo => "with a typo or other capitals",
            Tier::Scattered => "scattered letters",
            Tier::Listed => "all that the fields ask for",
        }
    }

    fn closeness(self) -> Closeness {
        match self {
            Tier::Typo => Closeness::Near,
            Tier::Scattered => Closeness::Scattered,
            _ => Closeness::Literal,
        }
    }
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it leads to; of a note, what it is on.
    pub target: Target,
    /// What of that was found.
    pub part: Part,
    /// How literally it matches.
    pub tier: Tier,
    /// The `fuzzy-matcher` score of where the terms stand; higher is better.
    pub score: i64,
}

impl Hit {
    /// Returns what kind of thing was found.
    pub fn kind(&self) -> Kind {
        self.part.kind(self.target)
    }

    /// Returns the text that was found: a title, a statement, a note, and so on.
    pub fn text<'a>(&'a self, ladder: &'a Ladder) -> &'a str {
        self.part.text(self.target, ladder)
    }

    /// Returns what was searched of it: its text, a level's rank before it.
    pub fn searched<'a>(&'a self, ladder: &'a Ladder) -> Cow<'a, str> {
        match &self.part {
            Part::Itself => self.target.searched(ladder),
            part => part.text(self.target, ladder).into(),
        }
    }

    /// Returns whether another hit is the same thing.
    pub fn is(&self, other: &Hit) -> bool {
        (self.target, &self.part) == (other.target, &other.part)
    }

    /// Returns the parts of what was searched to light, in characters, half open.
    pub fn ranges_searched(&self, ladder: &Ladder, query: &Query) -> Vec<(usize, usize)> {
        match &self.part {
            Part::Note(note) => query.ranges_in_note(note, self.tier.closeness()),
            _ => query.ranges_in(&self.searched(ladder), self.tier.closeness()),
        }
    }

    /// Returns the same for its text, which has no rank.
    pub fn ranges(&self, ladder: &Ladder, query: &Query) -> Vec<(usize, usize)> {
        let length = |text: &str| text.chars().count();
        let rank = length(&self.searched(ladder)) - length(self.text(ladder));
        let parts = self.ranges_searched(ladder, query).into_iter();
        parts.filter(|&(_, to)| to > rank).map(|(from, to)| (from.saturating_sub(rank), to - rank)).collect()
    }
}

/// What a search gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The hits, best first; as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many texts match in all.
    pub total: usize,
    /// How many texts were looked at.
    pub searched: usize,
}

/// How many candidates `fuzzy-matcher` orders: at 4 to 18 µs each, this is what
/// fits into a frame.
pub const MOST_RANKED: usize = 1000;

/// Searches a scope of a snapshot for as many hits as a screen needs. An empty
/// query finds nothing.
pub fn find(index: &Index<'_>, query: &Query, scope: Scope) -> Found {
    find_at_most(index, query, scope, MOST_RANKED)
}

/// Searches for at most so many hits.
pub fn find_at_most(index: &Index<'_>, query: &Query, scope: Scope, most: usize) -> Found {
    find_beside(index, query, scope, most, &Manner::default(), &mut |_| {}).unwrap_or_default()
}

/// Searches as one wants it, and tells what is found so far each time when that
/// is more. Returns nothing where the search was called off.
pub fn find_beside(
    index: &Index<'_>,
    query: &Query,
    scope: Scope,
    most: usize,
    manner: &Manner<'_>,
    tell: &mut dyn FnMut(&Partial<'_>),
) -> Option<Found> {
    let search = Search::of(index, query, scope, most, manner);
    let searched = search.count();
    if query.is_empty() || most == 0 {
        return Some(Found { searched, ..Found::default() });
    }
    let best = search.run(&mut |best| tell(&Partial { search: &search, best }))?;
    let total = best.total;
    Some(Found { hits: search.ordered(&best.into_least(most)), total, searched })
}

/// Returns all titles and statements in a scope that match, in ladder order and
/// unranked. What has a note counts as that note, where the query asks what notes say.
pub fn matching(index: &Index<'_>, query: &Query, scope: Scope) -> Vec<Target> {
    let manner = Manner::default();
    let mut search = Search::of(index, query, scope, usize::MAX, &manner);
    search.scan.kinds = search.scan.kinds.and(Kinds::main());
    if !query.asks_for_notes() {
        search.notes = 0;
    }
    let mut found = search.run(&mut |_| {}).map(|best| best.into_least(usize::MAX)).unwrap_or_default();
    found.sort_unstable_by_key(|candidate| candidate.nth);
    found.into_iter().map(|candidate| candidate.target).collect()
}

/// What is found so far.
pub struct Partial<'s> {
    search: &'s Search<'s>,
    best: &'s Best,
}

impl Partial<'_> {
    /// Returns how many texts match so far.
    pub fn total(&self) -> usize {
        self.best.total
    }

    /// Returns the best of it, ranked.
    pub fn found(&self, most: usize) -> Found {
        let hits = self.search.ordered(&self.best.clone().into_least(most));
        Found { hits, total: self.best.total, searched: self.search.count() }
    }
}

/// One query on its way through an index.
struct Search<'a> {
    index: &'a Index<'a>,
    scan: Scan<'a>,
    scope: Scope,
    range: Range<usize>,
    /// How many notes are looked through.
    notes: usize,
    most: usize,
    manner: &'a Manner<'a>,
}

impl<'a> Search<'a> {
    fn of(index: &'a Index<'a>, query: &'a Query, scope: Scope, most: usize, manner: &'a Manner<'a>) -> Self {
        let is_wanted = query.kinds.has(Kind::Note) && (scope == Scope::Everything || query.asks_for_notes());
        let notes = if is_wanted { query.notes.len() } else { 0 };
        Search { index, scan: Scan::of(query), scope, range: index.range(scope), notes, most, manner }
    }

    /// How many texts are looked through, of the kinds that are to be found.
    fn count(&self) -> usize {
        let kinds = self.scan.query().kinds;
        let texts = match self.scope {
            Scope::Everything => {
                Kind::ALL.into_iter().filter(|&kind| kinds.has(kind)).map(|kind| self.index.count(kind)).sum()
            }
            _ => self.index.count_within(self.range.clone(), |kind| kinds.has(kind)),
        };
        self.notes + texts
    }

    /// Finds the best of everything that matches: with typos only in terms that
    /// the range doesn't know, and with scattered letters only if there is nothing
    /// else.
    fn run(&self, tell: &mut dyn FnMut(&Best)) -> Option<Best> {
        let mut best = Best::of(self.most);
        let lexicon = self.index.learnt().and_then(|learnt| learnt.lexicon.as_ref());
        let is_absent = lexicon.is_some_and(|lexicon| self.scan.absent(lexicon) != 0);
        let mut known = self.look(Look::LITERAL, is_absent, None, &mut best, tell)?;
        let mistyped = self.scan.may_be_mistyped();
        if best.total > 0 && mistyped & !known != 0 {
            known |= self.knows(mistyped & !known, lexicon)?;
        }
        let doubtful = if best.total == 0 { mistyped } else { mistyped & !known };
        if doubtful != 0 {
            let picks = lexicon.map(|lexicon| Picks::of(&self.scan, lexicon, doubtful));
            let is_absent = picks.as_ref().is_some_and(|picks| picks.hopeless != 0);
            self.look(Look::Terms { mistyped: doubtful }, is_absent, picks.as_ref(), &mut best, tell)?;
        }
        if best.total == 0 {
            self.look(Look::Scattered, false, None, &mut best, tell)?;
        }
        Some(best)
    }

    /// Looks through everything once; where it is known that no text has a term, through
    /// the notes alone. Returns which terms stand at a word's start in what was found.
    fn look(
        &self,
        look: Look,
        is_absent: bool,
        picks: Option<&Picks>,
        best: &mut Best,
        tell: &mut dyn FnMut(&Best),
    ) -> Option<u32> {
        let mut known = 0;
        let empty = RwLock::new(best.for_more());
        let work = |part: Range<usize>| {
            let found = empty.read().map_or_else(|_| Best::of(self.most), |empty| empty.clone());
            let mut pass = Pass::of(self.index, &self.scan, look, found).picking(picks);
            pass.go(self.range.start, part);
            (pass.found, pass.known)
        };
        let range = if is_absent { 0..0 } else { self.range.clone() };
        let is_whole = spread(range, self.manner, work, |(part, terms)| {
            known |= terms;
            if part.total > 0 {
                best.join(part);
                if let Ok(mut empty) = empty.write() {
                    *empty = best.for_more();
                }
                tell(best);
            }
        });
        if !is_whole {
            return None;
        }
        Some(known | self.look_at_notes(look, best)?)
    }

    /// Looks through the notes once, in the same way.
    fn look_at_notes(&self, look: Look, best: &mut Best) -> Option<u32> {
        if self.scan.terms().next().is_none() && !self.scan.query().kinds_found().has(Kind::Note) {
            return Some(0);
        }
        let mut known = 0;
        let work = |part: Range<usize>| {
            let mut pass = NotePass::of(self.index, &self.scan, look, self.scope);
            pass.go(part);
            (pass.found, pass.known)
        };
        let is_whole = spread(0..self.notes, self.manner, work, |(found, terms)| {
            known |= terms;
            for candidate in found {
                best.add(candidate);
            }
        });
        is_whole.then_some(known)
    }

    /// Returns which of some terms begin a word anywhere in the scope.
    fn knows(&self, terms: u32, lexicon: Option<&Lexicon>) -> Option<u32> {
        let (learnt, nowhere) = lexicon.map_or((0, 0), |lexicon| self.scan.known(lexicon, terms));
        // What is in a word somewhere may be in none of the scope.
        let learnt = if self.scope == Scope::Everything { learnt } else { 0 };
        let doubtful = terms & !learnt & !nowhere;
        if doubtful == 0 {
            return Some(learnt);
        }
        let known = AtomicU32::new(0);
        let work = |part: Range<usize>| {
            let missing = doubtful & !known.load(Relaxed);
            known.fetch_or(Known::of(self.index, &self.scan, missing).within(part), Relaxed);
        };
        spread(self.range.clone(), self.manner, work, |()| {}).then(|| learnt | known.into_inner())
    }
}

#[cfg(test)]
mod tests;
