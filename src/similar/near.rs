//! Which statements of many are worth a comparison: those that share most words,
//! as far as the rarest ones tell, so that nothing is held against everything.

use std::cmp::Reverse;

/// Among how many statements there is no choice: all are compared. A level that
/// anybody wrote has fewer.
const FEW: usize = 64;

/// With how many statements one is compared where there are more.
const MOST_COMPARED: usize = 12;

/// How many statements are looked at to choose them: those of the rarest words,
/// which two wordings of the same thing hardly lose all of.
const MOST_LOOKED_AT: usize = 64;

/// Statements by their words: for each word where it stands, as one table.
pub struct Near {
    statements: usize,
    /// Where the part of each word begins; one more than there are words.
    begins: Vec<u32>,
    /// The statements of all words, in order within each.
    with: Vec<u32>,
}

/// What a search needs and leaves, kept for the next.
#[derive(Default)]
pub struct Scratch {
    words: Vec<(u32, u32)>,
    shared: Vec<(u32, u32)>,
    near: Vec<u32>,
}

impl Near {
    /// Takes statements by their words, which are numbers below `lexicon`.
    pub fn of<'a>(lexicon: usize, all: impl ExactSizeIterator<Item = &'a [u32]> + Clone) -> Self {
        let statements = all.len();
        if statements <= FEW {
            return Near { statements, begins: Vec::new(), with: Vec::new() };
        }
        let mut begins = vec![0_u32; lexicon + 1];
        for word in all.clone().flatten() {
            begins[*word as usize + 1] += 1;
        }
        for nth in 0..lexicon {
            begins[nth + 1] += begins[nth];
        }
        let mut ends = begins.clone();
        let mut with = vec![0_u32; begins[lexicon] as usize];
        for (nth, words) in all.enumerate() {
            for &word in words {
                let end = &mut ends[word as usize];
                with[*end as usize] = nth as u32;
                *end += 1;
            }
        }
        Near { statements, begins, with }
    }

    /// Returns the statements that are worth a comparison with these words, in
    /// order, each once.
    pub fn to<'s>(&self, words: &[u32], scratch: &'s mut Scratch) -> &'s [u32] {
        scratch.near.clear();
        if self.statements <= FEW {
            scratch.near.extend(0..self.statements as u32);
        } else {
            self.choose(words, scratch);
        }
        &scratch.near
    }

    fn choose(&self, words: &[u32], scratch: &mut Scratch) {
        scratch.words.clear();
        let known = words.iter().map(|&word| (self.with(word).len() as u32, word)).filter(|&(count, _)| count > 0);
        scratch.words.extend(known);
        scratch.words.sort_unstable();
        scratch.words.dedup();
        // A word is worth the more the fewer statements have it.
        let worth = |count: u32| self.statements as u32 / count.max(1);
        let entries = scratch
            .words
            .iter()
            .flat_map(|&(count, word)| self.with(word).iter().map(move |&statement| (statement, worth(count))));
        scratch.shared.clear();
        scratch.shared.extend(entries.take(MOST_LOOKED_AT));
        scratch.shared.sort_unstable();
        scratch.shared.dedup_by(|next, first| {
            let is_same = next.0 == first.0;
            first.1 += if is_same { next.1 } else { 0 };
            is_same
        });
        scratch.shared.sort_unstable_by_key(|&(statement, worth)| (Reverse(worth), statement));
        scratch.near.extend(scratch.shared.iter().take(MOST_COMPARED).map(|&(statement, _)| statement));
        scratch.near.sort_unstable();
    }

    /// The statements that have a word.
    fn with(&self, word: u32) -> &[u32] {
        let word = word as usize;
        match (self.begins.get(word), self.begins.get(word + 1)) {
            (Some(&from), Some(&to)) => &self.with[from as usize..to as usize],
            _ => &[],
        }
    }
}
