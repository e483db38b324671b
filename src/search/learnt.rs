//! What is known of all texts of an index, so that searches need not look at most of
//! them. Learning it takes longer than a search, so that it is done where nobody waits.

use std::ops::Range;

use super::block::Block;
use super::index::{Index, Run};
use super::lexicon::Lexicon;
use super::mask::Mask;
use super::spread::{Manner, PART, spread};
use super::target::Scope;
use crate::hash::HashSet;

/// How many parts are learnt at once: what a few milliseconds are needed for.
const AT_ONCE: usize = 8 * PART;

/// How many bytes of different words are kept; where there are more, none are.
const MOST_WORDS: usize = 4 << 20;

/// What is known of all texts.
pub(super) struct Learnt {
    /// What letters each entry has, in their order.
    pub(super) masks: Vec<Mask>,
    /// Their words; nothing, where there are too many.
    pub(super) lexicon: Option<Lexicon>,
}

/// What is known so far.
#[derive(Default)]
pub struct Learning {
    masks: Vec<Mask>,
    words: HashSet<Box<str>>,
    bytes: usize,
}

/// What a part of an index has.
struct Lesson {
    start: usize,
    masks: Vec<Mask>,
    /// The words that weren't known.
    words: HashSet<Box<str>>,
}

impl Learning {
    /// Goes on to learn what an index has, as long as the manner allows. Returns whether
    /// all is learnt, which the index then knows.
    pub fn go_on(&mut self, index: &Index<'_>, manner: &Manner<'_>) -> bool {
        let all = index.range(Scope::Everything);
        while self.masks.len() < all.len() {
            if !(manner.goes_on)() {
                return false;
            }
            let start = self.masks.len();
            self.learn(index, start..all.end.min(start + AT_ONCE), manner.threads);
        }
        index.know(std::mem::take(self).into_learnt());
        true
    }

    fn learn(&mut self, index: &Index<'_>, range: Range<usize>, threads: usize) {
        let mut lessons = Vec::new();
        let manner = Manner { threads, goes_on: &|| true };
        let (words, keeps_words) = (&self.words, self.bytes <= MOST_WORDS);
        let work = |part: Range<usize>| Lesson::of(index, part, words, keeps_words);
        spread(range, &manner, work, |lesson| lessons.push(lesson));
        lessons.sort_unstable_by_key(|lesson| lesson.start);
        for lesson in lessons {
            self.masks.extend(lesson.masks);
            let new = lesson.words.into_iter().filter(|word| !self.words.contains(word)).collect::<Vec<_>>();
            self.bytes += new.iter().map(|word| word.len()).sum::<usize>();
            self.words.extend(new);
        }
        if self.bytes > MOST_WORDS {
            self.words = HashSet::default();
        }
    }

    fn into_learnt(self) -> Learnt {
        let lexicon = (self.bytes <= MOST_WORDS).then(|| Lexicon::of(self.words.iter().map(|word| &**word).collect()));
        Learnt { masks: self.masks, lexicon }
    }
}

impl Lesson {
    fn of(index: &Index<'_>, part: Range<usize>, known: &HashSet<Box<str>>, keeps_words: bool) -> Self {
        let mut lesson = Lesson { start: part.start, masks: Vec::with_capacity(part.len()), words: HashSet::default() };
        let mut block = Block::default();
        let mut take = |letters: &str| {
            lesson.masks.push(Mask::of(letters));
            for word in letters.split(' ').filter(|word| keeps_words && !word.is_empty()) {
                if !known.contains(word) && !lesson.words.contains(word) {
                    lesson.words.insert(word.into());
                }
            }
        };
        for run in index.runs(part) {
            match run {
                Run::Title(nth, target) => take(index.letters_of(nth, target).text().letters),
                Run::Texts(first, texts, places) => {
                    block.take(index, first - places.start as usize, &texts, places);
                    (0..block.len()).for_each(|nth| take(block.letters_of(nth)));
                }
            }
        }
        lesson
    }
}

#[cfg(test)]
mod tests {
    use super::super::target::Part;
    use super::*;
    use crate::ladder::open_builtin;

    #[test]
    fn what_is_called_off_goes_on_later() {
        let ladder = open_builtin();
        let index = Index::of(&ladder);
        let mut learning = Learning::default();
        assert!(!learning.go_on(&index, &Manner { threads: 1, goes_on: &|| false }));
        assert!(index.learnt().is_none());
        assert!(learning.go_on(&index, &Manner::default()));
        let learnt = index.learnt().unwrap();
        assert_eq!(learnt.masks.len(), index.len());
        for nth in 0..index.len() {
            let (_, part) = index.target(nth);
            // A category is there once, where the first of its competencies is.
            if part != Part::Category {
                assert_eq!(learnt.masks[nth], Mask::of(index.letters(nth).text().letters), "{nth}");
            }
        }
    }
}
