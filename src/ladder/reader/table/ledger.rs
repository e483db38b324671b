//! What of some blocks was written down, block by block: what is left was lost.

use super::super::super::blocks::{Block, Blocks};
use super::cells::Texts;
use super::write::Copies;

/// Which of some blocks stand in the outline, and what may still be copied.
pub(super) struct Ledger<'p> {
    page: &'p Blocks,
    blocks: &'p [Block],
    placed: Vec<bool>,
    /// Where the words begin that were marked last: entry after entry has the same title.
    last: usize,
    /// Among which block they stand: the next mostly stand close behind.
    near: usize,
    pub(super) copies: Copies,
}

impl<'p> Ledger<'p> {
    /// A ledger in which nothing is placed yet.
    pub(super) fn of(page: &'p Blocks, blocks: &'p [Block], copies: Copies) -> Self {
        Ledger { page, blocks, placed: vec![false; blocks.len()], last: usize::MAX, near: 0, copies }
    }

    /// Marks blocks that stand one after the other among those of the ledger.
    pub(super) fn place(&mut self, blocks: &[Block]) {
        // All are parts of one list, so that where they lie in memory is where they stand.
        let begin = blocks.as_ptr().addr().wrapping_sub(self.blocks.as_ptr().addr()) / size_of::<Block>();
        if let Some(placed) = self.placed.get_mut(begin..begin.saturating_add(blocks.len())) {
            placed.fill(true);
        }
    }

    /// Marks the first text of a cell.
    pub(super) fn place_first(&mut self, texts: Texts<'_>) {
        self.place(&texts.blocks[..texts.blocks.len().min(1)]);
    }

    /// Marks the block that some words are a part of, where they are of the page's text.
    pub(super) fn place_words(&mut self, words: &str) {
        let plain = self.page.plain();
        let at = words.as_ptr().addr().wrapping_sub(plain.as_ptr().addr());
        if words.is_empty() || at >= plain.len() || std::mem::replace(&mut self.last, at) == at {
            return;
        }
        let nth = self.block_at(at);
        if let Some(placed) = self.placed.get_mut(nth) {
            *placed |= self.blocks[nth].place().start <= at;
            self.near = nth;
        }
    }

    /// The first block that ends behind a place in the page's text.
    fn block_at(&self, at: usize) -> usize {
        let ends_before = |block: &Block| block.place().end <= at;
        let mut from = if self.blocks[..self.near].last().is_none_or(ends_before) { self.near } else { 0 };
        let mut step = 1;
        while let Some(passed) =
            self.blocks.get(from..from + step).filter(|passed| passed.last().is_some_and(ends_before))
        {
            from += passed.len();
            step *= 2;
        }
        let to = self.blocks.len().min(from + step);
        from + self.blocks[from..to].partition_point(ends_before)
    }

    /// Whether the block at a place stands in the outline.
    pub(super) fn is_placed(&self, nth: usize) -> bool {
        self.placed.get(nth).is_none_or(|&placed| placed)
    }
}
