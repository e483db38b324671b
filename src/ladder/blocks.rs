//! Text → neutral blocks with lines: headings, paragraphs, list items, rows,
//! collapsed parts. What a block means is for the dialects of
//! [`reader`](super::reader) to say.
//!
//! What is plain Markdown is taken apart line by line, what is in doubt by
//! `pulldown-cmark`. The steps of the one and the events of the other are walked with
//! stacks of our own, never by recursion, so that depth costs nothing but memory.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Options;

mod asides;
mod build;
mod census;
mod csv;
mod foreign;
mod front;
mod html;
mod marks;
mod plainly;
mod remnants;
mod typed;

pub use build::fused;
use census::Census;
pub use csv::is_a_sheet;
pub use foreign::{Foreign, Markup};
pub use typed::{BOXES, number};

/// What a block is in Markdown's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading; depth 1 is the top.
    Heading {
        /// 1 to 6.
        depth: u8,
    },
    /// A paragraph of its own.
    Paragraph,
    /// The first text of a list item; depth 0 is a list's outermost.
    Item {
        /// How many items it is nested in.
        depth: u16,
    },
    /// A further paragraph of the list item before it.
    ItemParagraph,
    /// A text in a cell of a table; a cell may hold several.
    Cell {
        /// Which table of the document, from 0.
        table: u16,
        /// Row from 0.
        row: u16,
        /// Column from 0.
        column: u16,
        /// How many columns it spans.
        columns: u16,
    },
    /// Code, as it stands.
    Code,
    /// The beginning of a collapsed part; its text is the part's summary.
    DetailsStart,
    /// The end of a collapsed part.
    DetailsEnd,
    /// Text out of front matter, as it stands.
    FrontMatter,
}

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, found where the text is read")]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Whether it stands in a quote.
    pub quoted: bool,
    /// Whether all of its words are emphasised.
    pub emphasised: bool,
    /// Whether it is a heading in a cell, which holds what follows, or the name that a
    /// table has within it, right before its cells.
    pub is_title: bool,
    /// Whether all of its text is ASCII.
    pub is_ascii: bool,
    /// Its plain text in [`Blocks::arena`].
    text: Range<u32>,
    /// How many bytes at the start of the text are strong.
    lead: u32,
    /// Byte range in the source.
    source: Range<u32>,
    /// Line in the source, from 1.
    pub line: u32,
    links: Range<u32>,
}

/// A link in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockLink {
    /// Byte range of its words in the arena.
    text: Range<u32>,
    /// Where it points, as written.
    pub target: String,
    /// Line in the source, from 1.
    pub line: u32,
    /// Column in the source in characters, from 1.
    pub column: u32,
}

/// A document's blocks in reading order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Blocks {
    /// Plain text of all blocks. A document that is read from them takes it over.
    arena: Arc<String>,
    blocks: Vec<Block>,
    links: Vec<BlockLink>,
    /// Where headings begin that stand behind others on one line.
    fused: Vec<u32>,
    /// What the text holds.
    census: Census,
}

/// What of Markdown beyond `CommonMark` is read by the parser. Footnotes stay off: nobody
/// puts demands into them, and they have the parser's known super-linear inputs. Front
/// matter is found before the parser sees a text.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM);

/// How many blocks at the start of a document may say what it is about.
const OPENING: usize = 6;

/// How deep items nest at most; what is deeper stands at this depth. People
/// nest four or five deep, and whoever walks the result may use recursion.
pub const DEEPEST: usize = 31;

impl Blocks {
    /// Parses a text.
    pub fn parse(text: &str) -> Self {
        build::parse(text)
    }

    /// Looks through the text that these are of for other markups than Markdown, if it may
    /// have something of them, whatever Markdown makes of it.
    pub fn markup<'t>(&self, text: &'t str) -> Option<Markup<'t>> {
        Markup::sought(text, self.census)
    }

    /// Looks through a text that Markdown tells nothing of, if it may be of another markup.
    pub fn supposed(text: &str) -> Option<Markup<'_>> {
        Markup::supposed(text)
    }

    /// Reads a text without what its lines are indented by, if Markdown takes most of them for
    /// code.
    pub fn without_indentation(text: &str) -> Option<Foreign> {
        foreign::without_indentation(text)
    }

    /// Returns whether a line begins with a marker that Markdown doesn't know.
    pub(super) fn is_marked(line: &str) -> bool {
        typed::marker(line).is_some()
    }

    /// Returns whether a line of the text begins with one of some ASCII characters, behind its
    /// blanks.
    pub(super) fn has_lines_of(&self, characters: &[u8]) -> bool {
        self.census.begins(characters)
    }

    /// Parses a table that was saved from a spreadsheet.
    pub fn parse_csv(text: &str) -> Self {
        csv::parse(text)
    }

    /// Returns all blocks.
    pub fn all(&self) -> &[Block] {
        &self.blocks
    }

    /// Returns the paragraphs among the first blocks, which may say what a document is about.
    pub fn opening(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().take(OPENING).filter(|block| block.kind == Kind::Paragraph)
    }

    /// Returns the plain text of all blocks, one after the other.
    pub fn plain(&self) -> &str {
        &self.arena
    }

    /// Returns the same text as one that outlives the blocks.
    pub(super) fn words(&self) -> Arc<String> {
        Arc::clone(&self.arena)
    }

    /// Returns a block's plain text.
    pub fn text(&self, block: &Block) -> &str {
        &self.arena[block.place()]
    }

    /// Returns the strong words with which a block begins, and what follows.
    pub fn lead<'a>(&'a self, block: &Block) -> Option<(&'a str, &'a str)> {
        // Hardly any block has such: no other's text is fetched.
        (block.lead > 0).then(|| self.text(block).split_at(block.lead as usize))
    }

    /// Returns where headings begin that stand behind others on one line, in bytes of the
    /// source.
    pub fn fused(&self) -> &[u32] {
        &self.fused
    }

    /// Returns a block's links with their words.
    pub fn links<'a>(&'a self, block: &Block) -> impl Iterator<Item = (&'a str, &'a BlockLink)> {
        self.links[block.links.start as usize..block.links.end as usize]
            .iter()
            .map(|link| (self.arena[link.text.start as usize..link.text.end as usize].trim(), link))
    }
}

impl Block {
    /// Returns the part of the source that the block was read from; nothing
    /// where `text` is another text.
    pub fn source<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.source.start as usize..self.source.end as usize).unwrap_or_default()
    }

    /// Returns the byte of the source at which the block begins.
    pub fn offset(&self) -> usize {
        self.source.start as usize
    }

    /// Returns the byte of the source behind the block.
    pub fn end(&self) -> usize {
        self.source.end as usize
    }

    /// Returns where its text stands in [`Blocks::plain`], in bytes.
    pub fn place(&self) -> Range<usize> {
        self.text.start as usize..self.text.end as usize
    }

    /// Returns the heading's depth, where it is one.
    pub fn heading(&self) -> Option<u8> {
        match self.kind {
            Kind::Heading { depth } => Some(depth),
            _ => None,
        }
    }

    /// Returns whether it holds a link.
    pub fn has_links(&self) -> bool {
        !self.links.is_empty()
    }

    /// Returns whether it is an item of a list in another one.
    pub fn is_nested_in(&self, other: &Self) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Item { depth }, Kind::Item { depth: outer }) => depth > outer,
            _ => false,
        }
    }

    /// Returns which table of the document it is a cell of, if it is one.
    pub fn table(&self) -> Option<u16> {
        match self.kind {
            Kind::Cell { table, .. } => Some(table),
            _ => None,
        }
    }

    /// Returns whether it is a list item.
    pub fn is_item(&self) -> bool {
        matches!(self.kind, Kind::Item { .. })
    }
}

#[cfg(test)]
mod tests;
