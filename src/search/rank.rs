//! What comes first: the tier decides, `fuzzy-matcher` orders inside it.

use std::cmp::Reverse;

use super::fuzzy::Fuzzy;
use super::index::{Index, Kind, Scope, Target};
use super::query::{Query, Standing, occurrence};
use crate::ladder::Ladder;

/// How literally a text matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The whole query as a phrase of whole words.
    Phrase,
    /// All terms at words' starts, in the order in which they were typed.
    InOrder,
    /// All terms as words.
    Words,
    /// All terms at words' starts.
    Starts,
    /// All terms, some of them within words.
    Inside,
    /// Some terms in the text, the others in the titles that it stands under.
    Path,
    /// The letters of the terms, scattered. Shown only when there is nothing
    /// better, or two thirds of all sentences would be hits.
    Scattered,
}

/// Something found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it leads to.
    pub target: Target,
    /// How literally it matches.
    pub tier: Tier,
    /// The sum of the terms' `fuzzy-matcher` scores; higher is better.
    pub score: i64,
}

impl Hit {
    /// Returns the parts of what was searched to light, in characters, half open.
    pub fn ranges_searched(&self, ladder: &Ladder, query: &Query) -> Vec<(usize, usize)> {
        query.ranges_in(&self.target.searched(ladder), self.tier == Tier::Scattered)
    }

    /// Returns the same for its text, which has no rank.
    pub fn ranges(&self, ladder: &Ladder, query: &Query) -> Vec<(usize, usize)> {
        let length = |text: &str| text.chars().count();
        let rank = length(&self.target.searched(ladder)) - length(self.target.text(ladder));
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

/// A candidate of the scan, before it is scored.
#[derive(Clone, Copy)]
struct Candidate {
    nth: usize,
    tier: Tier,
    length: usize,
}

/// Searches a scope of a snapshot for as many hits as a screen needs. An empty
/// query finds nothing.
pub fn find(index: &Index, query: &Query, scope: Scope) -> Found {
    find_at_most(index, query, scope, MOST_RANKED)
}

/// Searches for at most so many hits.
pub fn find_at_most(index: &Index, query: &Query, scope: Scope, most: usize) -> Found {
    let range = index.range(scope);
    let searched = range.len();
    if query.is_empty() {
        return Found { searched, ..Found::default() };
    }
    let mut candidates = literal(index, query, range.clone());
    if candidates.is_empty() {
        candidates = scattered(index, query, range);
    }
    let total = candidates.len();
    // Stable, so that equals stay in ladder order.
    candidates.sort_by_key(|c| (c.tier, kind(index, c.nth), c.length));
    candidates.truncate(most);
    Found { hits: ordered(index, query, &candidates), total, searched }
}

/// Returns everything in a scope that matches, in ladder order and unranked.
pub fn matching(index: &Index, query: &Query, scope: Scope) -> Vec<Target> {
    let range = index.range(scope);
    let mut candidates = literal(index, query, range.clone());
    if candidates.is_empty() {
        candidates = scattered(index, query, range);
    }
    candidates.into_iter().map(|candidate| index.entry(candidate.nth).0.target).collect()
}

fn kind(index: &Index, nth: usize) -> Kind {
    index.entry(nth).0.target.kind()
}

/// Everything in which all terms stand literally.
fn literal(index: &Index, query: &Query, range: std::ops::Range<usize>) -> Vec<Candidate> {
    let terms = query.terms();
    let phrase = terms.join(" ");
    let all = (1u32 << terms.len()) - 1;
    // Which terms the titles above an entry hold, by kind of title.
    let mut above = [0u32; 3];
    let mut candidates = Vec::new();
    for nth in range {
        let (entry, text) = index.entry(nth);
        let (own, tier) = tier(text, terms, &phrase);
        let depth = entry.target.kind() as usize;
        let path = above[..depth.min(3)].iter().fold(0, |sum, mask| sum | mask);
        if let Some(mask) = above.get_mut(depth) {
            *mask = own;
        }
        let tier = match own {
            own if own == all => tier,
            own if own != 0 && own | path == all => Tier::Path,
            _ => continue,
        };
        candidates.push(Candidate { nth, tier, length: text.len() });
    }
    candidates
}

/// Returns which terms a text holds, as bits, and the tier if it holds all.
fn tier(text: &str, terms: &[String], phrase: &str) -> (u32, Tier) {
    let mut held = 0u32;
    let mut worst = Standing::Word;
    let mut in_order = true;
    let mut last = 0;
    for (nth, term) in terms.iter().enumerate() {
        let Some(found) = occurrence(text, term) else { continue };
        held |= 1 << nth;
        worst = worst.max(found.standing);
        in_order &= nth == 0 || found.start > last;
        last = found.start;
    }
    let whole = held.count_ones() as usize == terms.len();
    let is_phrase = whole && occurrence(text, phrase).is_some_and(|found| found.standing == Standing::Word);
    let tier = match worst {
        _ if is_phrase => Tier::Phrase,
        Standing::Word | Standing::Start if in_order => Tier::InOrder,
        Standing::Word => Tier::Words,
        Standing::Start => Tier::Starts,
        Standing::Inside => Tier::Inside,
    };
    (held, tier)
}

/// Everything that holds the letters of each term in their order.
fn scattered(index: &Index, query: &Query, range: std::ops::Range<usize>) -> Vec<Candidate> {
    let holds = |text: &str| query.terms().iter().all(|term| is_subsequence(text, term));
    range
        .filter_map(|nth| {
            let (_, text) = index.entry(nth);
            holds(text).then_some(Candidate { nth, tier: Tier::Scattered, length: text.len() })
        })
        .collect()
}

fn is_subsequence(text: &str, term: &str) -> bool {
    let mut rest = text;
    term.chars().all(|letter| match after(rest, letter) {
        Some(end) => {
            rest = &rest[end..];
            true
        }
        None => false,
    })
}

/// Where a text goes on after the first of a letter. Letters are compared whole:
/// bytes of others must not make one up.
fn after(text: &str, letter: char) -> Option<usize> {
    let at = if letter.is_ascii() { memchr::memchr(letter as u8, text.as_bytes()) } else { text.find(letter) };
    at.map(|at| at + letter.len_utf8())
}

/// Orders candidates: tier, score, title before statement, short before long,
/// ladder order.
fn ordered(index: &Index, query: &Query, candidates: &[Candidate]) -> Vec<Hit> {
    let fuzzy = Fuzzy::new();
    let mut hits: Vec<(Candidate, Hit)> = candidates
        .iter()
        .map(|&candidate| {
            let (entry, text) = index.entry(candidate.nth);
            let scores = query.terms().iter().filter_map(|term| fuzzy.score(text, term));
            let score = scores.map(|(score, _)| score).sum();
            (candidate, Hit { target: entry.target, tier: candidate.tier, score })
        })
        .collect();
    hits.sort_by_key(|(candidate, hit)| {
        (hit.tier, Reverse(hit.score), hit.target.kind(), candidate.length, candidate.nth)
    });
    hits.into_iter().map(|(_, hit)| hit).collect()
}

#[cfg(test)]
mod tests;
