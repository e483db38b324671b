//! What comes first: the tier decides, `fuzzy-matcher` orders inside it.

use std::cmp::Reverse;

use super::fuzzy::Fuzzy;
use super::index::{Index, Scope, Target};
use super::light::Closeness;
use super::occurrence::Text;
use super::query::Query;
use super::scan::{Candidate, Places, Scan};
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it leads to.
    pub target: Target,
    /// How literally it matches.
    pub tier: Tier,
    /// The `fuzzy-matcher` score of where the terms stand; higher is better.
    pub score: i64,
}

impl Hit {
    /// Returns the parts of what was searched to light, in characters, half open.
    pub fn ranges_searched(&self, ladder: &Ladder, query: &Query) -> Vec<(usize, usize)> {
        query.ranges_in(&self.target.searched(ladder), self.tier.closeness())
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

/// Searches a scope of a snapshot for as many hits as a screen needs. An empty
/// query finds nothing.
pub fn find(index: &Index, query: &Query, scope: Scope) -> Found {
    find_at_most(index, query, scope, MOST_RANKED)
}

/// Searches for at most so many hits.
pub fn find_at_most(index: &Index, query: &Query, scope: Scope, most: usize) -> Found {
    let range = index.range(scope);
    let searched = range.len();
    if query.is_empty() || most == 0 {
        return Found { searched, ..Found::default() };
    }
    let scan = Scan::of(index, query);
    let mut candidates = scan.candidates(range);
    let total = candidates.len();
    if total > most {
        candidates.select_nth_unstable_by_key(most - 1, |candidate| {
            let Candidate { nth, tier, cost, loss, length } = *candidate;
            (tier, cost, loss, index.target(nth).kind(), length, nth)
        });
        candidates.truncate(most);
    }
    Found { hits: ordered(index, &scan, query, &candidates), total, searched }
}

/// Returns everything in a scope that matches, in ladder order and unranked.
pub fn matching(index: &Index, query: &Query, scope: Scope) -> Vec<Target> {
    let candidates = Scan::of(index, query).candidates(index.range(scope));
    candidates.into_iter().map(|candidate| index.target(candidate.nth)).collect()
}

/// Orders candidates: tier, how far from what was typed, score, title before statement, short before
/// long, ladder order.
fn ordered(index: &Index, scan: &Scan<'_>, query: &Query, candidates: &[Candidate]) -> Vec<Hit> {
    let fuzzy = Fuzzy::new();
    let hit = |&candidate: &Candidate| {
        let text = index.text(candidate.nth);
        let score = match candidate.tier {
            Tier::Listed => 0,
            Tier::Scattered => scattered(&fuzzy, query, text),
            tier => score(&fuzzy, text, &scan.places(text, tier)),
        };
        (candidate, Hit { target: index.target(candidate.nth), tier: candidate.tier, score })
    };
    let mut hits: Vec<(Candidate, Hit)> = candidates.iter().map(hit).collect();
    hits.sort_unstable_by_key(|(Candidate { nth, tier, cost, length, .. }, hit)| {
        let ranked = (Reverse(hit.score), hit.target.kind(), *length);
        // What nothing ranks keeps the ladder's order.
        (*tier, *cost, (*tier != Tier::Listed).then_some(ranked), *nth)
    });
    hits.into_iter().map(|(_, hit)| hit).collect()
}

/// The score of what stands in a text, seen from where the first of it begins to
/// where the last ends: other letters of the text have nothing to say.
fn score(fuzzy: &Fuzzy, text: Text<'_>, places: &Places) -> i64 {
    let mut spans: Vec<(usize, usize)> = places.iter().flatten().map(|found| found.span()).collect();
    spans.sort_unstable();
    let whole = |spans: &[(usize, usize)]| {
        let letters: Vec<&str> = spans.iter().map(|&(start, end)| &text.letters[start..end]).collect();
        let (start, end) = (spans.first()?.0, spans.last()?.1);
        // The letter before tells whether a word begins there.
        let start = text.letters[..start].char_indices().next_back().map_or(start, |(before, _)| before);
        fuzzy.score(&text.letters[start..end], &letters.join(" ")).map(|(score, _)| score)
    };
    let alone = || spans.iter().filter_map(|&span| whole(&[span])).sum();
    whole(&spans).unwrap_or_else(alone)
}

/// The score of letters anywhere in a text.
fn scattered(fuzzy: &Fuzzy, query: &Query, text: Text<'_>) -> i64 {
    let scores = query.terms.iter().filter_map(|term| fuzzy.score(text.letters, &term.text));
    scores.map(|(score, _)| score).sum()
}

#[cfg(test)]
mod tests;
