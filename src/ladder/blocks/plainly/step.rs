//! Steps of plain parts: what the parser's events are for the rest.

use std::ops::Range;

/// One step. Tables have very many of them, all of which wait for the last line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Step {
    pub(in super::super) what: What,
    words: Range<u32>,
    place: Range<u32>,
}

impl Step {
    pub(super) fn new(what: What, words: &Range<usize>, place: &Range<usize>) -> Self {
        let narrow = |range: &Range<usize>| range.start as u32..range.end as u32;
        Step { what, words: narrow(words), place: narrow(place) }
    }

    /// Returns where its words stand.
    pub(in super::super) fn words(&self) -> Range<usize> {
        self.words.start as usize..self.words.end as usize
    }

    /// Returns where it stands with its marks, as the parser has it.
    pub(in super::super) fn place(&self) -> Range<usize> {
        self.place.start as usize..self.place.end as usize
    }

    /// Says where it ends.
    pub(super) fn end_at(&mut self, end: usize) {
        self.place.end = end as u32;
    }

    /// Leaves so many bytes of its words, and nothing behind them.
    pub(super) fn shorten(&mut self, length: usize) {
        self.words.end = self.words.start + length as u32;
        self.place.end = self.words.end;
    }
}

/// What begins, stands or ends somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum What {
    /// A heading; depth 1 is the top.
    Heading {
        depth: u8,
    },
    Paragraph,
    /// A list that stands in no other.
    List {
        is_numbered: bool,
    },
    Item,
    ItemEnd,
    Table,
    Cell,
    CellEnd,
    RowEnd,
    Quote,
    QuoteEnd,
    /// Code between fences.
    CodeBlock,
    /// Code whose lines are indented by four, but for the first.
    IndentedCode,
    /// HTML as it stands.
    Html,
    /// Words that stand for themselves.
    Words {
        /// Whether they are visible ASCII, and single blanks part them.
        are_even: bool,
    },
    Code,
    Strong,
    StrongEnd,
    Emphasis,
    EmphasisEnd,
    /// Words that lead elsewhere: where to stands behind them, up to the bracket at the end.
    Link,
    /// The same where all of them are strong.
    StrongLink,
    /// The end of a line, behind which the block goes on.
    LineEnd,
    /// A `<br>`.
    Break,
}

impl What {
    /// Returns whether something ends there that began elsewhere.
    pub(in super::super) fn is_end(self) -> bool {
        matches!(
            self,
            What::ItemEnd | What::QuoteEnd | What::CellEnd | What::RowEnd | What::StrongEnd | What::EmphasisEnd
        )
    }
}
