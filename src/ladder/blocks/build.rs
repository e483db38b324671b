//! From Markdown events to blocks.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::super::text::{clean, push_folded, push_plain};
use super::census::Census;
use super::html::{Components, Table};
use super::plainly::{LEAST, Piece, Reader};
use super::typed;
use super::{Block, BlockLink, Blocks, DEEPEST, Kind, OPTIONS};
use around::Ahead;
use html::Html;
use lines::Lines;
use slipped::Outer;

mod around;
mod cell;
mod fused;
mod html;
mod lines;
mod link;
mod paragraph;
mod plainly;
mod slipped;
mod source;

pub use fused::fused;
pub(super) use source::Source;

pub(super) fn parse(text: &str) -> Blocks {
    parse_with(text, Vec::new())
}

/// Parses a text in which some tables were found already, in order.
pub(super) fn parse_with(text: &str, found: Vec<Table>) -> Blocks {
    let source = Source::of(text, found);
    if source.is_plain { source.by_pieces(LEAST) } else { source.by_parser() }
}

/// What is known of the block that is being read, which is the last one.
#[derive(Clone, Copy)]
struct Open {
    /// Whether a visible letter outside emphasis was seen.
    plain: bool,
    /// Whether all letters so far were strong.
    leading: bool,
    /// Whether it began at a marker that Markdown doesn't know.
    typed: bool,
}

/// About how many bytes of a source are a block of it.
const BYTES_OF_A_BLOCK: usize = 64;

pub(super) struct Builder<'t> {
    lines: Lines<'t>,
    arena: String,
    blocks: Vec<Block>,
    links: Vec<BlockLink>,
    open: Option<Open>,
    /// For each list item that is open: whether its first text was seen.
    items: Vec<bool>,
    outer: Outer,
    quotes: u32,
    emphasis: u32,
    strong: u32,
    link: Option<BlockLink>,
    /// The table that is read, its row and its column.
    cell: (u16, u16, u16),
    tables: u16,
    ahead: Ahead,
    /// An HTML block that is being read.
    html: Option<Html>,
    /// The components of a site's own that are open.
    components: Components,
    /// How many bytes of the next words are a marker that somebody typed.
    marker: usize,
    /// Where the row ends whose cells the parser fills up to those of the head.
    padded: Option<usize>,
    /// Where the last `<br>` ended.
    broken_at: usize,
    /// Whether a picture behind a title is being read.
    in_badge: bool,
    /// Where an item without words stands below the words that are being read.
    left_item: Option<Range<usize>>,
    /// Where headings begin that stand behind others on one line.
    fused: Vec<u32>,
}

impl<'t> Builder<'t> {
    /// Begins with nothing; `size` is about how much text there will be.
    pub(super) fn new(text: &'t str, size: usize) -> Self {
        Builder {
            lines: Lines::of(text),
            arena: String::with_capacity(size),
            blocks: Vec::with_capacity(size / BYTES_OF_A_BLOCK),
            links: Vec::new(),
            open: None,
            items: Vec::new(),
            outer: Outer::default(),
            quotes: 0,
            emphasis: 0,
            strong: 0,
            link: None,
            cell: (0, 0, 0),
            tables: 0,
            ahead: Ahead::of(Vec::new()),
            html: None,
            components: Components::default(),
            marker: 0,
            padded: None,
            broken_at: 0,
            in_badge: false,
            left_item: None,
            fused: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> Blocks {
        self.tables_before(usize::MAX);
        Blocks {
            arena: Arc::new(self.arena),
            blocks: self.blocks,
            links: self.links,
            fused: self.fused,
            census: Census::default(),
        }
    }

    /// Adds a text of a cell that stands some lines below a place of the source.
    pub(super) fn cell(&mut self, kind: Kind, text: &str, at: usize, below: u32) {
        self.begin(kind, at..at);
        self.text(text, &(at..at));
        if let Some((_, block)) = self.reading() {
            block.line += below;
        }
        self.close();
    }
}

impl Builder<'_> {
    /// Reads the text by its pieces.
    pub(super) fn by_pieces(&mut self, mut reader: Reader) {
        while let Some(piece) = reader.next() {
            match piece {
                Piece::Plain(steps) => self.steps(steps),
                Piece::Doubtful(place) => self.parse(place),
            }
        }
    }

    /// Reads whole blocks of the text.
    fn parse(&mut self, place: Range<usize>) {
        let mut events = Parser::new_ext(&self.lines.text[place.clone()], OPTIONS).into_offset_iter();
        // Events are looked at where they are: moving each costs more than what is done
        // with it.
        while let Some((event, range)) = &events.next() {
            let range = range.start + place.start..range.end + place.start;
            self.tables_before(range.start);
            self.event(event, &range);
        }
        self.close();
    }

    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range.end),
            Event::Text(text) if self.html.is_some() => self.html_text(text, range.clone()),
            Event::Html(text) => self.html_text(text, range.clone()),
            Event::Text(_) if self.in_badge => {}
            Event::Text(text) | Event::Code(text) => self.text(text, range),
            Event::SoftBreak | Event::HardBreak => self.next_line(range),
            Event::Rule => self.close(),
            Event::InlineHtml(tag) if super::html::is_break(tag) => self.line_break(range),
            Event::InlineHtml(tag) => self.inline_tag(tag, range),
            _ => {}
        }
    }

    /// A tag of HTML within words that does what a mark of emphasis does, or of a link.
    fn inline_tag(&mut self, tag: &str, range: &Range<usize>) {
        match tag {
            "<b>" | "<strong>" => self.strong += 1,
            "</b>" | "</strong>" => self.end_strong(),
            "<i>" | "<em>" => self.emphasis += 1,
            "</i>" | "</em>" => self.emphasis = self.emphasis.saturating_sub(1),
            "</a>" | "</A>" => self.end_link(),
            _ => {
                if let Some(target) = super::html::href(tag) {
                    self.begin_link(&target, range);
                }
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        if matches!(tag, Tag::Paragraph | Tag::Item | Tag::Heading { .. } | Tag::TableCell | Tag::List(_)) {
            self.leave_tags();
        }
        match tag {
            Tag::Heading { .. } if self.is_over_an_empty_item(range) => self.paragraph(range),
            // What is quoted within an item is a part of it, whatever marks it has.
            Tag::Heading { .. } if self.quotes > 0 && !self.items.is_empty() => self.paragraph(range),
            Tag::Heading { level, .. } => {
                self.begin(Kind::Heading { depth: depth(*level) }, range.clone());
                self.marker = overline(&self.lines.text[range.clone()]);
            }
            Tag::Paragraph => self.paragraph(range),
            Tag::Item => self.begin_item(range),
            // A term is an item, and what it means is nested in it.
            Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                self.close();
                let below = usize::from(*tag == Tag::DefinitionListDefinition);
                let depth = (self.items.len() + below).min(DEEPEST) as u16;
                self.items.push(false);
                self.begin(Kind::Item { depth }, range.clone());
            }
            Tag::List(first) => self.begin_list(first.is_some(), range.start),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => self.begin(Kind::Code, range.clone()),
            Tag::HtmlBlock => {
                self.close();
                self.html = Some(Html::default());
            }
            Tag::Table(_) => self.begin_table(),
            Tag::TableCell if self.is_filled_up(range) => {}
            Tag::TableCell => self.begin_cell(range.clone()),
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.begin_link(dest_url, range),
            Tag::Image { .. } => self.in_badge = self.is_behind_a_title(),
            _ => {}
        }
    }

    fn begin_item(&mut self, range: &Range<usize>) {
        self.leave_tags();
        self.items.push(false);
        let depth = (self.items.len() - 1 + self.outer.below).min(DEEPEST) as u16;
        self.begin(Kind::Item { depth }, range.clone());
    }

    fn end_item(&mut self) {
        self.close();
        self.items.pop();
    }

    /// Whether words of a heading have been read: pictures behind them are badges.
    fn is_behind_a_title(&mut self) -> bool {
        let end = self.arena.len();
        self.reading().is_some_and(|(_, block)| block.heading().is_some() && block.place().start < end)
    }

    fn end(&mut self, tag: TagEnd, end: usize) {
        match tag {
            TagEnd::Heading(_) if self.left_item.is_some() => self.empty_item(),
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock => self.close(),
            TagEnd::Item | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => self.end_item(),
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::HtmlBlock => self.end_html(end),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.end_strong(),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.in_badge = false,
            _ => {}
        }
    }

    /// Ends the source of the block that is read, where another one begins in it.
    fn end_before(&mut self, at: usize) {
        if let Some((_, block)) = self.reading() {
            block.source.end = block.source.end.min(at as u32);
        }
    }

    fn begin(&mut self, kind: Kind, source: Range<usize>) {
        self.close();
        let at = self.arena.len() as u32;
        let links = self.links.len() as u32;
        self.open = Some(Open { plain: false, leading: true, typed: false });
        self.blocks.push(Block {
            kind,
            quoted: self.quotes > 0,
            emphasised: false,
            is_title: false,
            is_ascii: true,
            text: at..at,
            lead: 0,
            line: self.lines.line(source.start),
            source: source.start as u32..source.end as u32,
            links: links..links,
        });
    }

    /// The block that is being read.
    fn reading(&mut self) -> Option<(&mut Open, &mut Block)> {
        self.open.as_mut().zip(self.blocks.last_mut())
    }

    fn close(&mut self) {
        let (Some(Open { plain, .. }), Some(block)) = (self.open.take(), self.blocks.last_mut()) else {
            return;
        };
        let start = block.text.start as usize;
        let mut end = self.arena.len();
        // Nearly all texts end in a letter or a mark.
        if !self.arena.as_bytes().last().is_some_and(u8::is_ascii_graphic) {
            end = start + self.arena[start..].trim_end().len();
            self.arena.truncate(end);
        }
        block.text.end = end as u32;
        block.lead = block.lead.min(block.text.end - block.text.start);
        block.emphasised = !plain && end > start;
        block.links.end = self.links.len() as u32;
        if matches!(block.kind, Kind::Heading { .. }) {
            self.part_fused();
        }
        let Some(block) = self.blocks.last_mut() else { return };
        // Blanks at the end may have been a link's words.
        if block.links.is_empty() && self.link.is_none() {
            return;
        }
        let links = &mut self.links[block.links.start as usize..];
        for BlockLink { text, .. } in links.iter_mut().chain(&mut self.link) {
            *text = text.start.min(end as u32)..text.end.min(end as u32);
        }
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        self.told(text, range, false);
    }

    /// Adds words; those that are known to be even are taken as they are.
    fn told(&mut self, text: &str, range: &Range<usize>, are_even: bool) {
        if self.open.is_none() {
            self.words_alone(text, range);
        }
        let (Some(open), Some(block)) = (&mut self.open, self.blocks.last_mut()) else {
            return;
        };
        let arena = &mut self.arena;
        if matches!(block.kind, Kind::Code | Kind::FrontMatter) {
            arena.push_str(&clean(text.into()));
            block.is_ascii &= text.is_ascii();
            open.plain = true;
            return;
        }
        let start = block.text.start as usize;
        let marker = self.marker.min(text.len());
        self.marker -= marker;
        let mut text = text.get(marker..).unwrap_or(text);
        if matches!(block.kind, Kind::Item { .. }) && arena.len() == start {
            text = &text[typed::box_length(text)..];
        }
        if are_even {
            push_plain(arena, start, text);
        } else {
            block.is_ascii &= push_folded(arena, start, text);
        }
        if let Some(seen) = self.items.last_mut() {
            *seen = true;
        }
        let is_blank = !text.bytes().next().is_some_and(|first| first.is_ascii_graphic()) && text.trim().is_empty();
        if is_blank {
            return;
        }
        open.plain |= self.emphasis + self.strong == 0;
        open.leading &= self.strong > 0;
        if open.leading {
            block.lead = (arena.len() - start) as u32;
        }
        block.source.end = block.source.end.max(range.end as u32);
    }
}

/// The length of the line that `reStructuredText` draws above a title as well as below.
fn overline(heading: &str) -> usize {
    let length = heading.bytes().take_while(|&byte| byte == b'=').count();
    if length > 2 && heading[length..].starts_with('\n') { length } else { 0 }
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}
