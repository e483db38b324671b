//! What may be meant by a query that finds nothing: the nearest words that exist, and
//! what the words that are there find apart from the others.

use std::cmp::Reverse;
use std::ops::Range;

use rapidfuzz::distance::osa::{Args, BatchComparator};

use super::fold::folded;
use super::index::Index;
use super::query::{Field, FieldTerm, Query, Term};
use super::rank::{Tier, find_beside};
use super::spread::Manner;
use super::target::{Scope, searched};
use super::words::{Words, words};
use crate::ladder::Ladder;
use crate::ladder::model::Level;

/// How many words are named in the place of one.
const MOST: usize = 5;

/// What may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The word, as the search compares letters.
    pub word: String,
    /// How many texts have it.
    pub count: usize,
    /// The query with this in the place of what isn't there.
    pub typed: String,
}

/// Tells what may be meant. It keeps the words that it counted for the next query.
#[derive(Default)]
pub struct Guess {
    /// What the words were counted for, and the words.
    counted: Option<(Query, Words)>,
}

impl Guess {
    /// Returns what may be meant by a query that finds nothing, the nearest first.
    /// Returns nothing where it was called off.
    pub fn meant(&mut self, index: &Index<'_>, typed: &str, query: &Query, manner: &Manner<'_>) -> Option<Vec<Meant>> {
        let unknown = query.fields.iter().filter(|field| !field.is_not);
        let of_fields: Vec<Meant> = unknown.flat_map(|field| of_field(index, typed, query, field)).collect();
        if !of_fields.is_empty() || query.terms.is_empty() {
            return Some(of_fields);
        }
        let mut near = Vec::new();
        let mut alone = Vec::new();
        for term in &query.terms {
            match count_alone(index, query, term, manner)? {
                0 => near.extend(self.near(index, typed, query, term, manner)?),
                count => alone.push(without_others(typed, query, term, count)),
            }
        }
        near.append(&mut alone);
        Some(near)
    }

    /// The words that are near to those of a term that don't exist.
    fn near(
        &mut self,
        index: &Index<'_>,
        typed: &str,
        query: &Query,
        term: &Term,
        manner: &Manner<'_>,
    ) -> Option<Vec<Meant>> {
        let frame = query.without_terms();
        let counted = match self.counted.take() {
            Some((known, words)) if known == frame => (known, words),
            _ => {
                let words = Words::of(index, &frame, manner)?;
                (frame, words)
            }
        };
        let (_, words) = self.counted.insert(counted);
        Some(near_in(words, typed, term))
    }
}

/// How many texts a term finds without the others; scattered letters don't count.
fn count_alone(index: &Index<'_>, query: &Query, term: &Term, manner: &Manner<'_>) -> Option<usize> {
    if query.terms.len() < 2 {
        return Some(0);
    }
    let alone = query.with_only(term);
    let found = find_beside(index, &alone, Scope::Everything, 1, manner, &mut |_| {})?;
    let is_there = found.hits.first().is_some_and(|hit| hit.tier != Tier::Scattered);
    Some(if is_there { found.total } else { 0 })
}

/// The query with one of its terms alone, beside what isn't a term.
fn without_others(typed: &str, query: &Query, term: &Term, count: usize) -> Meant {
    let is_other = |span: &Range<usize>| {
        query.terms.iter().any(|other| other.span != term.span && span.contains(&other.span.start))
    };
    let kept = query.pieces().iter().map(|piece| &piece.span).filter(|span| !is_other(span));
    let kept: Vec<&str> = kept.map(|span| &typed[span.clone()]).collect();
    Meant { word: typed[term.span.clone()].to_owned(), count, typed: kept.join(" ") }
}

/// The words that are near to what is asked of a field that nothing has.
fn of_field(index: &Index<'_>, typed: &str, query: &Query, field: &FieldTerm) -> Vec<Meant> {
    let texts = texts_of(index.ladder(), query, field.field);
    let words = Words::among(texts.iter().map(String::as_str));
    near_in(&words, typed, &field.term)
}

/// What a field is looked for in, folded.
fn texts_of(ladder: &Ladder, query: &Query, field: Field) -> Vec<String> {
    let competencies = || ladder.levels().flat_map(Level::competencies);
    let fold = |text: &str| folded(text).text;
    match field {
        Field::Track => ladder.tracks().map(|track| fold(track.title())).collect(),
        Field::Level => ladder.levels().map(|level| fold(&searched(level))).collect(),
        Field::Rank => ladder.levels().filter_map(|level| level.rank().map(fold)).collect(),
        Field::Competency => competencies().map(|competency| fold(competency.title())).collect(),
        Field::Category => competencies().filter_map(|competency| competency.category().map(fold)).collect(),
        Field::Note => query.notes.texts().map(str::to_owned).collect(),
    }
}

/// The words that are near to those of a term that don't exist, the nearest first.
fn near_in(all: &Words, typed: &str, term: &Term) -> Vec<Meant> {
    let value = &typed[term.span.clone()];
    let unknown = words(value).map(|(at, word)| (term.span.start + at, word, folded(word).text));
    let mut meant = Vec::new();
    for (start, word, letters) in unknown.filter(|(.., letters)| !all.know(letters)) {
        let replaced = |near: &str| format!("{}{near}{}", &typed[..start], &typed[start + word.len()..]);
        for (near, count) in nearest(all, &letters) {
            meant.push(Meant { word: near.to_owned(), count, typed: replaced(near) });
        }
    }
    meant
}

/// The words that the fewest edits are away: of the whole, or of their beginning.
fn nearest<'w>(all: &'w Words, letters: &str) -> Vec<(&'w str, usize)> {
    let letters: Vec<char> = letters.chars().collect();
    let most = edits_for(letters.len());
    let compare = BatchComparator::new(letters.iter().copied());
    let within = |word: &[char]| {
        let arguments = Args::default().score_cutoff(most);
        compare.distance_with_args(word.iter().copied(), &arguments)
    };
    let mut near: Vec<(usize, Reverse<usize>, &str)> = Vec::new();
    let mut there: Vec<char> = Vec::new();
    for (word, count) in all.iter() {
        there.clear();
        there.extend(word.chars());
        if there.len() + most < letters.len() {
            continue;
        }
        let whole = if there.len() > letters.len() + most { None } else { within(&there) };
        // Half typed: an edit more than a word that ends there.
        let begun = there.get(..letters.len()).filter(|start| start.len() < there.len());
        let begun = begun.and_then(within).map(|edits| edits + 1);
        if let Some(edits) = whole.into_iter().chain(begun).min().filter(|&edits| edits <= most) {
            near.push((edits, Reverse(count), word));
        }
    }
    near.sort_unstable();
    near.truncate(MOST);
    near.into_iter().map(|(_, Reverse(count), word)| (word, count)).collect()
}

/// How many edits away a word is still near: more than a typo that is found anyway.
fn edits_for(letters: usize) -> usize {
    match letters {
        0..=3 => 1,
        4..=5 => 2,
        6..=8 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests;
