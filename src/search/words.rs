//! Words that exist: what may be meant by a query that finds nothing.

use std::collections::hash_map::Entry;
use std::ops::Range;

use super::block::Block;
use super::fields::Fields;
use super::index::{Index, Run};
use super::note::Note;
use super::occurrence::{Text, is_written_without_spaces};
use super::query::Query;
use super::scan::Scan;
use super::spread::{Manner, spread};
use super::target::{Kind, Target};
use super::texts::Texts;
use crate::hash::HashMap;

/// How many texts are folded at once.
const BLOCK: usize = 256;

/// How long a word may be, in bytes; longer ones are no words that people mistype.
const LONGEST: usize = 64;

/// How many texts have each word, in the words' order.
pub(super) struct Words(Vec<(Box<str>, u32)>);

impl Words {
    /// Counts the words of all that a query's fields, statuses and kinds allow, whatever
    /// its terms are. Returns nothing where it was called off.
    pub(super) fn of(index: &Index<'_>, query: &Query, manner: &Manner<'_>) -> Option<Self> {
        let scan = Scan::of(query);
        let mut all = Counts::default();
        let work = |part: Range<usize>| {
            let mut pass = WordPass::of(index, &scan);
            pass.go(part);
            pass.counts
        };
        let is_whole = spread(0..index.len(), manner, work, |counts| all.join(counts));
        let has_notes = query.kinds.has(Kind::Note) && query.has_no_fields();
        for nth in 0..if has_notes { query.notes.len() } else { 0 } {
            if let Some(letters) = query.notes.get(nth).map(Note::text) {
                all.add((index.len() + nth) as u32, letters.letters);
            }
        }
        is_whole.then(|| all.into_words())
    }

    /// Counts the words of some texts, already folded.
    pub(super) fn among<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut all = Counts::default();
        for (nth, text) in texts.into_iter().enumerate() {
            all.add(nth as u32, text);
        }
        all.into_words()
    }

    /// Returns whether a word begins so.
    pub(super) fn know(&self, start: &str) -> bool {
        let at = self.0.partition_point(|(word, _)| &**word < start);
        self.0.get(at).is_some_and(|(word, _)| word.starts_with(start))
    }

    /// Returns each word with how many texts have it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|(word, count)| (&**word, *count as usize))
    }
}

/// How many texts have a word, and which had it last.
#[derive(Clone, Copy)]
struct Count {
    texts: u32,
    last: u32,
}

#[derive(Default)]
struct Counts(HashMap<Box<str>, Count>);

impl Counts {
    fn add(&mut self, nth: u32, letters: &str) {
        for (_, word) in words(letters) {
            if word.len() > LONGEST {
                continue;
            }
            match self.0.get_mut(word) {
                Some(count) if count.last == nth => {}
                Some(count) => *count = Count { texts: count.texts + 1, last: nth },
                None => {
                    self.0.insert(word.into(), Count { texts: 1, last: nth });
                }
            }
        }
    }

    /// Takes in what was counted in other texts.
    fn join(&mut self, other: Counts) {
        if self.0.is_empty() {
            self.0 = other.0;
            return;
        }
        for (word, count) in other.0 {
            match self.0.entry(word) {
                Entry::Occupied(mut known) => known.get_mut().texts += count.texts,
                Entry::Vacant(new) => {
                    new.insert(count);
                }
            }
        }
    }

    fn into_words(self) -> Words {
        let mut words: Vec<(Box<str>, u32)> = self.0.into_iter().map(|(word, count)| (word, count.texts)).collect();
        words.sort_unstable();
        Words(words)
    }
}

/// Returns the words of a text, each with the byte where it begins. Scripts that put no
/// spaces between words have none that could be told apart.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_of_word = |letter: char| letter.is_alphanumeric() && !is_written_without_spaces(letter);
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        while at < bytes.len() {
            let start = at;
            // Most letters are ASCII; others are looked at whole.
            while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
                at += 1;
            }
            while let Some(letter) = text[at..].chars().next().filter(|&letter| is_of_word(letter)) {
                at += letter.len_utf8();
            }
            if at > start + 1 {
                return Some((start, &text[start..at]));
            }
            if at == start {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
            }
        }
        None
    })
}

/// One walk through a part of an index.
struct WordPass<'s, 'a> {
    index: &'s Index<'s>,
    scan: &'s Scan<'a>,
    fields: Fields<'s>,
    block: Block,
    counts: Counts,
}

impl<'s, 'a> WordPass<'s, 'a> {
    fn of(index: &'s Index<'s>, scan: &'s Scan<'a>) -> Self {
        let (fields, block, counts) = (Fields::of(scan.query()), Block::default(), Counts::default());
        WordPass { index, scan, fields, block, counts }
    }

    fn go(&mut self, range: Range<usize>) {
        let index = self.index;
        for nth in index.above(range.start) {
            self.fields.enter(index, index.target(nth).0, index.letters(nth).text());
        }
        for run in index.runs(range) {
            match run {
                Run::Title(nth, target) => {
                    let letters = index.letters(nth);
                    self.fields.enter(index, target, letters.text());
                    self.take(nth, target, target.kind(), letters.text());
                }
                Run::Texts(first, texts, places) => self.texts(first, &texts, places),
            }
        }
    }

    fn texts(&mut self, first: usize, texts: &Texts<'_>, all: Range<u32>) {
        if !self.fields.allow() {
            return;
        }
        let mut block = std::mem::take(&mut self.block);
        for from in all.clone().step_by(BLOCK) {
            let nth = first + (from - all.start) as usize;
            block.take(self.index, first - all.start as usize, texts, from..all.end.min(from + BLOCK as u32));
            for at in 0..block.len() {
                let place = from + at as u32;
                let Some(original) = texts.text(place) else { continue };
                let text = block.text(at, self.index, original);
                self.take(nth + at, texts.target(place).0, texts.kind(place), text);
            }
        }
        self.block = block;
    }

    fn take(&mut self, nth: usize, target: Target, kind: Kind, text: Text<'_>) {
        let is_looked_for = self.scan.query().kinds.has(kind) && self.fields.allow();
        if is_looked_for && self.scan.allows(target, text) {
            self.counts.add(nth as u32, text.letters);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words_of(text: &str) -> Vec<&str> {
        words(text).map(|(_, word)| word).collect()
    }

    #[test]
    fn words_are_runs_of_letters() {
        assert_eq!(words_of("mends a rope, and re-coils it."), ["mends", "rope", "and", "re", "coils", "it"]);
        assert_eq!(words_of("über ünd 4u"), ["über", "ünd", "4u"]);
        assert_eq!(words_of("日本語 ok 報告"), ["ok"]);
    }

    #[test]
    fn a_text_counts_once_for_a_word() {
        let words = Words::among(["a rope on a rope", "rope and sail"]);
        assert_eq!(words.iter().find(|(word, _)| *word == "rope"), Some(("rope", 2)));
        assert!(words.know("sa") && !words.know("sal") && !words.know("z"));
    }

    proptest! {
        #[test]
        fn words_stand_where_they_are_said_to(text in "\\PC{0,60}") {
            let mut end = 0;
            for (start, word) in words(&text) {
                prop_assert!(start >= end && text[start..].starts_with(word));
                prop_assert!(word.chars().all(char::is_alphanumeric));
                end = start + word.len();
            }
        }
    }
}
