//! What `fuzzy-matcher` thinks of a candidate.

use std::cell::RefCell;

use super::fuzzy::Fuzzy;
use super::index::Index;
use super::occurrence::Text;
use super::rank::Tier;
use super::scan::{Candidate, Places, Scan};
use crate::hash::HashMap;

/// Scores the candidates of one query.
pub(super) struct Scores<'s> {
    index: &'s Index<'s>,
    scan: &'s Scan<'s>,
    fuzzy: Fuzzy,
    /// What was scored before: the same words recur in sentence after sentence.
    known: RefCell<HashMap<String, i64>>,
}

impl<'s> Scores<'s> {
    pub(super) fn of(index: &'s Index<'s>, scan: &'s Scan<'s>) -> Self {
        Scores { index, scan, fuzzy: Fuzzy::new(), known: RefCell::default() }
    }

    /// Returns the score of a candidate; higher is better.
    pub(super) fn score(&self, candidate: &Candidate) -> i64 {
        let nth = candidate.nth as usize;
        let note = nth.checked_sub(self.index.len()).and_then(|nth| self.scan.query().notes.get(nth));
        if let Some(note) = note {
            return self.score_of(candidate, note.text());
        }
        let letters =
            if candidate.is_itself() { self.index.letters_of(nth, candidate.target) } else { self.index.letters(nth) };
        self.score_of(candidate, letters.text())
    }

    fn score_of(&self, candidate: &Candidate, text: Text<'_>) -> i64 {
        match candidate.tier {
            Tier::Listed => 0,
            Tier::Scattered => self.scattered(text),
            tier => self.together(text, &self.scan.places(text, tier)),
        }
    }

    /// The score of what stands in a text, seen from where the first of it begins
    /// to where the last ends: other letters of the text have nothing to say.
    fn together(&self, text: Text<'_>, places: &Places) -> i64 {
        let mut spans: Vec<(usize, usize)> = places.iter().flatten().map(|found| found.span()).collect();
        spans.sort_unstable();
        let whole = |spans: &[(usize, usize)]| {
            let letters: Vec<&str> = spans.iter().map(|&(start, end)| &text.letters[start..end]).collect();
            let (start, end) = (spans.first()?.0, spans.last()?.1);
            // The letter before tells whether a word begins there.
            let start = text.letters[..start].char_indices().next_back().map_or(start, |(before, _)| before);
            self.scored(&text.letters[start..end], &letters.join(" "))
        };
        let alone = || spans.iter().filter_map(|&span| whole(&[span])).sum();
        whole(&spans).unwrap_or_else(alone)
    }

    /// The score of letters anywhere in a text.
    fn scattered(&self, text: Text<'_>) -> i64 {
        self.scan.terms().filter_map(|term| self.fuzzy.score(text.letters, term)).map(|(score, _)| score).sum()
    }

    fn scored(&self, text: &str, letters: &str) -> Option<i64> {
        let key = format!("{letters}\n{text}");
        if let Some(score) = self.known.borrow().get(&key) {
            return Some(*score);
        }
        let (score, _) = self.fuzzy.score(text, letters)?;
        self.known.borrow_mut().insert(key, score);
        Some(score)
    }
}
