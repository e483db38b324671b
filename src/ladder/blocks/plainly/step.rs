//! Steps of plain parts: what the parser's events are for the rest.

use std::ops::Range;

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Step {
    pub(in super::super) what: What,
    /// Where its words stand.
    pub(in super::super) words: Range<usize>,
    /// Where it stands with its marks, as the parser has it.
    pub(in super::super) place: Range<usize>,
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
    /// What a document says of itself, between its marks.
    FrontMatter,
    /// Code between fences.
    CodeBlock,
    /// Code whose lines are indented by four, but for the first.
    IndentedCode,
    /// HTML as it stands.
    Html,
    /// Words that stand for themselves.
    Words,
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
