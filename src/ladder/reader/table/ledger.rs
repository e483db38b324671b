//! What of some blocks was written down, block by block: what is left was lost.

use super::super::super::blocks::{Block, Blocks};
use super::cells::Texts;
use crate::ladder::diagnostic::Code;
use crate::ladder::model::DocumentBuilder;

/// How many bytes of cells of several levels may be copied in any page.
pub(in super::super) const FEWEST_COPIES: usize = 1 << 16;

/// What may still be copied, in bytes, and where something wasn't.
pub(in super::super) struct Copies {
    pub(in super::super) left: usize,
    pub(in super::super) line: Option<u32>,
}

impl Copies {
    /// Whether a cell's texts may be copied once more.
    pub(super) fn take(&mut self, texts: Texts<'_>) -> bool {
        let size = texts.size() + texts.iter().count();
        let left = self.left.checked_sub(size);
        if left.is_none() && self.line.is_none() {
            self.line = texts.first().map(|(_, line)| line);
        }
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }
}

/// Which of some blocks stand in the outline, and what may still be copied.
pub(in super::super) struct Ledger<'p> {
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
    pub(in super::super) fn of(page: &'p Blocks, blocks: &'p [Block], copies: Copies) -> Self {
        Ledger { page, blocks, placed: vec![false; blocks.len()], last: usize::MAX, near: 0, copies }
    }

    /// Marks blocks that stand one after the other among those of the ledger.
    pub(in super::super) fn place(&mut self, blocks: &[Block]) {
        // All are parts of one list, so that where they lie in memory is where they stand.
        let begin = blocks.as_ptr().addr().wrapping_sub(self.blocks.as_ptr().addr()) / size_of::<Block>();
        if let Some(placed) = self.placed.get_mut(begin..begin.saturating_add(blocks.len())) {
            placed.fill(true);
        }
    }

    /// Marks the first text of a cell.
    pub(in super::super) fn place_first(&mut self, texts: Texts<'_>) {
        self.place(&texts.blocks[..texts.blocks.len().min(1)]);
    }

    /// Marks the block that some words are a part of, where they are of the page's text.
    pub(in super::super) fn place_words(&mut self, words: &str) {
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

    /// Says from where on a cell of several levels stands at the first of them alone.
    pub(in super::super) fn say_copies(&self, builder: &mut DocumentBuilder) {
        if let Some(line) = self.copies.line {
            let message =
                "From here on, what holds for several levels stands at the first of them only: there is too much.";
            builder.diagnose(Code::Unplaced, line, 1, message.into());
        }
    }
}
