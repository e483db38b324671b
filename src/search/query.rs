//! What someone typed, and where it stands in a text.

use super::fold::{folded_with_map, push_folded};
use super::fuzzy::Fuzzy;

/// How many terms count; more are not what people type.
const MOST_TERMS: usize = 16;

/// How long a term may be, in characters.
const LONGEST_TERM: usize = 64;

/// A query: terms in any order, all of which must match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<String>,
}

impl Query {
    /// Parses what was typed. Nothing is an error.
    pub fn parse(typed: &str) -> Self {
        let mut folded = String::new();
        push_folded(&mut folded, typed);
        let terms = folded.split_whitespace().take(MOST_TERMS).map(|term| term.chars().take(LONGEST_TERM).collect());
        Query { terms: terms.collect() }
    }

    /// Returns whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Returns the folded terms.
    pub(super) fn terms(&self) -> &[String] {
        &self.terms
    }

    /// Returns the parts of a text to light, in characters, half open, in order:
    /// each term where it stands best; its letters one by one where no term
    /// stands there.
    pub fn ranges(&self, text: &str) -> Vec<(usize, usize)> {
        let literal = self.ranges_in(text, false);
        if literal.is_empty() { self.ranges_in(text, true) } else { literal }
    }

    /// Returns the same, with the letters one by one of each term that doesn't
    /// stand there, or without. Of a hit it is known whether they are what matched.
    pub(super) fn ranges_in(&self, text: &str, scattered: bool) -> Vec<(usize, usize)> {
        let (folded, map) = folded_with_map(text);
        let mut lit = vec![false; text.chars().count()];
        let mut missing = Vec::new();
        for term in &self.terms {
            match occurrence(&folded, term) {
                Some(found) => {
                    let start = folded[..found.start].chars().count();
                    let length = term.chars().count();
                    map[start..start + length].iter().for_each(|&at| lit[at] = true);
                }
                None => missing.push(term),
            }
        }
        if scattered {
            let fuzzy = Fuzzy::new();
            let letters = missing.iter().filter_map(|term| fuzzy.score(&folded, term)).flat_map(|(_, at)| at);
            letters.for_each(|at| lit[map[at]] = true);
        }
        runs(&lit)
    }
}

fn runs(lit: &[bool]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for at in (0..lit.len()).filter(|&at| lit[at]) {
        match runs.last_mut() {
            Some((_, end)) if *end == at => *end += 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

/// How a term stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// As a word.
    Word,
    /// At a word's start.
    Start,
    /// Within a word.
    Inside,
}

/// Where a term stands in a folded text, at its best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    /// Byte where it begins.
    pub(super) start: usize,
    /// How it stands there.
    pub(super) standing: Standing,
}

/// Finds the best occurrence of a folded term in a folded text: a word before a
/// word's start before anything else, and the first of equals.
pub(super) fn occurrence(text: &str, term: &str) -> Option<Occurrence> {
    let mut best: Option<Occurrence> = None;
    for start in memchr::memmem::find_iter(text.as_bytes(), term.as_bytes()) {
        let standing = standing(text, start, start + term.len());
        if best.is_none_or(|best| standing < best.standing) {
            best = Some(Occurrence { start, standing });
        }
        if standing == Standing::Word {
            break;
        }
    }
    best
}

fn standing(text: &str, start: usize, end: usize) -> Standing {
    let starts = !text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
    let ends = !text[end..].chars().next().is_some_and(char::is_alphanumeric);
    match (starts, ends) {
        (true, true) => Standing::Word,
        (true, false) => Standing::Start,
        _ => Standing::Inside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lit(query: &str, text: &str) -> String {
        let letters: Vec<char> = text.chars().collect();
        let parts = Query::parse(query).ranges(text).into_iter().map(|(from, to)| letters[from..to].iter().collect());
        parts.collect::<Vec<String>>().join("|")
    }

    #[test]
    fn the_best_occurrence_of_each_term_is_lit() {
        assert_eq!(lit("ment", "Commentary, then mentors"), "ment");
        assert_eq!(Query::parse("ment").ranges("Commentary, then mentors"), [(17, 21)]);
        assert_eq!(lit("cafe wide", "Wide, a Café"), "Wide|Café");
        assert_eq!(lit("日本", "🦉 日本語"), "日本");
    }

    #[test]
    fn scattered_letters_are_lit_one_by_one() {
        assert_eq!(lit("mtr", "a mentor"), "m|t|r");
    }

    proptest! {
        #[test]
        fn ranges_stay_within_any_text(query in "\\PC{0,20}", text in "\\PC{0,60}") {
            let length = text.chars().count();
            let mut before = 0;
            for (from, to) in Query::parse(&query).ranges(&text) {
                prop_assert!(before <= from && from < to && to <= length);
                before = to;
            }
        }
    }
}
