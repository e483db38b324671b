//! Which terms an index knows: what begins a word somewhere is no typo.

use std::ops::Range;

use super::super::block::Block;
use super::super::index::{Index, Run};
use super::super::occurrence::{Standing, Text};
use super::super::texts::Texts;
use super::Scan;
use super::pass::BLOCK;

/// Looks for terms at words' starts, until each was found.
pub(in super::super) struct Known<'s, 'a> {
    index: &'s Index<'s>,
    scan: &'s Scan<'a>,
    /// What is still looked for, as bits.
    missing: u32,
    block: Block,
}

impl<'s, 'a> Known<'s, 'a> {
    pub(in super::super) fn of(index: &'s Index<'s>, scan: &'s Scan<'a>, terms: u32) -> Self {
        Known { index, scan, missing: terms, block: Block::default() }
    }

    /// Returns which of the terms stand at a word's start, or in another form,
    /// anywhere in a range.
    pub(in super::super) fn within(mut self, range: Range<usize>) -> u32 {
        let terms = self.missing;
        for run in self.index.runs(range) {
            if self.missing == 0 {
                break;
            }
            match run {
                Run::Title(nth, _) => self.look_at(self.index.letters(nth).text(), self.missing),
                Run::Texts(first, texts, all) => self.look_in(first, &texts, all),
            }
        }
        terms & !self.missing
    }

    fn look_in(&mut self, first: usize, texts: &Texts<'_>, all: Range<u32>) {
        for from in all.clone().step_by(BLOCK) {
            let mut block = std::mem::take(&mut self.block);
            block.take(self.index, first - all.start as usize, texts, from..all.end.min(from + BLOCK as u32));
            for (term, seeker) in self.scan.seekers.iter().enumerate() {
                let letters = block.letters().as_bytes();
                let (mut byte, mut text) = (0, 0);
                while self.missing & 1 << term != 0
                    && let Some(at) = seeker.find_common(&letters[byte..])
                {
                    text = block.at(byte + at, text);
                    byte = block.next(text);
                    let original = texts.text(from + text as u32).unwrap_or_default();
                    self.look_at(block.text(text, self.index, original), 1 << term);
                }
            }
            self.block = block;
        }
    }

    /// Looks for some terms in one text.
    fn look_at(&mut self, text: Text<'_>, terms: u32) {
        for (term, seeker) in self.scan.seekers.iter().enumerate().filter(|(term, _)| terms & 1 << term != 0) {
            if seeker.find(text, 0).is_some_and(|found| found.standing < Standing::Inside) {
                self.missing &= !(1 << term);
            }
        }
    }
}
