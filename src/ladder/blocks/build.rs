//! From Markdown events to blocks.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::super::text::{clean_line, push_folded};
use super::typed::{self, Typed};
use super::{Block, BlockLink, Blocks, Kind, OPTIONS, html, remnants};

pub(super) fn parse(text: &str) -> Blocks {
    let remnants = remnants::find(text);
    let text: &str = &if remnants.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(without(text, &remnants)) };
    let mut builder = Builder::new(text, text.len());
    // Blank lines end HTML for Markdown, also within a table; so tables are read
    // on their own, and the rest without them, at the same offsets.
    let tables = html::tables(text);
    let rest = if tables.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(without(text, &tables)) };
    let mut tables = tables.into_iter().peekable();
    for (event, range) in Parser::new_ext(&rest, OPTIONS).into_offset_iter() {
        while let Some(table) = tables.next_if(|table| table.start < range.start) {
            builder.html_table(&text[table.clone()], table.start);
        }
        builder.event(event, range);
    }
    builder.close();
    for table in tables {
        builder.html_table(&text[table.clone()], table.start);
    }
    builder.finish()
}

/// A text with blanks where the ranges are, line ends kept.
fn without(text: &str, ranges: &[Range<usize>]) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut kept = 0;
    for range in ranges {
        blanked.push_str(&text[kept..range.start]);
        blanked.extend(text[range.clone()].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
        kept = range.end;
    }
    blanked.push_str(&text[kept..]);
    blanked
}

/// A block that is being read.
struct Open {
    block: Block,
    /// Whether a visible letter outside emphasis was seen.
    plain: bool,
    /// Whether all letters so far were strong.
    leading: bool,
    /// Whether it began at a marker that Markdown doesn't know.
    typed: bool,
}

pub(super) struct Builder<'t> {
    lines: Lines<'t>,
    blocks: Blocks,
    open: Option<Open>,
    /// For each list item that is open: whether its first text was seen.
    items: Vec<bool>,
    quotes: u32,
    emphasis: u32,
    strong: u32,
    link: Option<BlockLink>,
    /// The table that is read, its row and its column.
    cell: (u16, u16, u16),
    tables: u16,
    /// An HTML block that is being read.
    html: Option<Html>,
    /// How many bytes of the next words are a marker that somebody typed.
    marker: usize,
}

/// An HTML block that is being read: its text without what stands before each
/// line in a quote or a list, so the source has gaps where the text has none.
#[derive(Default)]
struct Html {
    text: String,
    /// Where each piece begins in the text, and where it stands in the source.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Html {
    fn push(&mut self, text: &str, source: Range<usize>) {
        self.pieces.push((self.text.len(), source));
        self.text.push_str(text);
    }

    /// Where in the source a place of the text is.
    fn source(&self, offset: usize) -> Option<usize> {
        let nth = self.pieces.partition_point(|(start, _)| *start <= offset).checked_sub(1)?;
        let (start, source) = self.pieces.get(nth)?;
        Some((source.start + offset - start).min(source.end))
    }
}

impl<'t> Builder<'t> {
    /// Begins with nothing; `size` is about how much text there will be.
    pub(super) fn new(text: &'t str, size: usize) -> Self {
        Builder {
            lines: Lines::of(text),
            blocks: Blocks { arena: String::with_capacity(size), ..Blocks::default() },
            open: None,
            items: Vec::new(),
            quotes: 0,
            emphasis: 0,
            strong: 0,
            link: None,
            cell: (0, 0, 0),
            tables: 0,
            html: None,
            marker: 0,
        }
    }

    pub(super) fn finish(self) -> Blocks {
        self.blocks
    }

    /// Adds a text of a cell that stands some lines below a place of the source.
    pub(super) fn cell(&mut self, kind: Kind, text: &str, at: usize, below: u32) {
        self.begin(kind, at..at);
        self.text(text, &(at..at));
        if let Some(open) = &mut self.open {
            open.block.line += below;
        }
        self.close();
    }
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range.end),
            Event::Text(text) if self.html.is_some() => self.html_text(&text, range),
            Event::Html(text) => self.html_text(&text, range),
            Event::Text(text) | Event::Code(text) => self.text(&text, &range),
            Event::SoftBreak | Event::HardBreak => self.next_line(&range),
            Event::InlineHtml(tag) if html::is_break(&tag) => self.line_break(range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(Kind::Heading { depth: depth(level) }, range),
            Tag::Paragraph => self.paragraph(range),
            Tag::Item => {
                self.close();
                self.items.push(false);
                let depth = (self.items.len() - 1).min(super::DEEPEST) as u16;
                self.begin(Kind::Item { depth }, range);
            }
            // A term is an item, and what it means is nested in it.
            Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                self.close();
                let below = usize::from(tag == Tag::DefinitionListDefinition);
                let depth = (self.items.len() + below).min(super::DEEPEST) as u16;
                self.items.push(false);
                self.begin(Kind::Item { depth }, range);
            }
            Tag::List(_) => self.close(),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => self.begin(Kind::Code, range),
            Tag::MetadataBlock(_) => self.begin(Kind::FrontMatter, range),
            Tag::HtmlBlock => {
                self.close();
                self.html = Some(Html::default());
            }
            Tag::Table(_) => {
                self.close();
                self.cell = (self.tables, 0, 0);
                self.tables = self.tables.saturating_add(1);
            }
            Tag::TableCell => self.begin_cell(range),
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.begin_link(&dest_url, &range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, end: usize) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.close(),
            TagEnd::Item | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {
                self.close();
                self.items.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::HtmlBlock => self.end_html(end),
            TagEnd::TableCell => {
                self.close();
                self.cell.2 = self.cell.2.saturating_add(1);
            }
            TagEnd::TableHead | TagEnd::TableRow => self.cell = (self.cell.0, self.cell.1.saturating_add(1), 0),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => self.end_link(),
            _ => {}
        }
    }

    /// A paragraph in a list item is the item's text, or a further part of it.
    fn paragraph(&mut self, range: Range<usize>) {
        match self.items.last_mut() {
            // The item's own block is open already and takes the words.
            Some(seen @ false) => *seen = true,
            Some(true) => self.begin(Kind::ItemParagraph, range),
            None => match typed::marker(&self.lines.text[range.start..]) {
                Some((typed, length)) => self.begin_typed(typed, length, 0, range),
                None => self.begin(Kind::Paragraph, range),
            },
        }
    }

    /// Begins a block at a marker that Markdown doesn't know.
    fn begin_typed(&mut self, typed: Typed, length: usize, depth: u16, range: Range<usize>) {
        match typed {
            Typed::Heading { depth } => self.begin(Kind::Heading { depth }, range),
            Typed::Item => self.begin(Kind::Item { depth }, range),
        }
        self.marker = length;
        if let Some(open) = &mut self.open {
            open.typed = true;
        }
    }

    /// A further line of a block goes on with it, unless somebody began something
    /// there.
    fn next_line(&mut self, range: &Range<usize>) {
        let at = range.end + indentation(&self.lines.text[range.end..]);
        let line = &self.lines.text[at..];
        let is_within = self.link.is_some() || self.emphasis + self.strong > 0;
        let Some(open) = self.open.as_ref().filter(|_| !is_within) else { return self.text(" ", range) };
        let typed = typed::marker(line);
        match (open.block.kind, typed) {
            (Kind::Heading { .. }, None) if open.typed => self.begin(Kind::Paragraph, at..at),
            (Kind::Heading { .. }, Some((typed, length))) if open.typed => self.begin_typed(typed, length, 0, at..at),
            // A dash in the middle of a paragraph may be one of its own.
            (Kind::Paragraph, Some((Typed::Item, _))) if !open.typed && line.starts_with(['–', '—']) => {
                self.text(" ", range);
            }
            (Kind::Paragraph, Some((typed, length))) => {
                self.end_before(range.start);
                self.begin_typed(typed, length, 0, at..at);
            }
            (Kind::Item { depth }, Some((Typed::Item, length))) => {
                let is_nested =
                    !open.typed && at - range.end > self.lines.indentation(open.block.source.start as usize);
                let depth = (depth + u16::from(is_nested)).min(super::DEEPEST as u16);
                self.begin_typed(Typed::Item, length, depth, at..at);
            }
            (Kind::Paragraph, None) if open.block.lead > 0 && typed::is_label(line) => {
                self.begin(Kind::Paragraph, at..at);
            }
            (Kind::Item { .. }, Some((Typed::Heading { depth }, length))) => {
                self.begin_typed(Typed::Heading { depth }, length, 0, at..at);
            }
            // Without a blank line Markdown takes it for a part of what is above.
            (Kind::Item { .. } | Kind::Paragraph, None) if typed::is_label_alone(line) => {
                self.begin(Kind::Paragraph, at..at);
            }
            _ => self.text(" ", range),
        }
    }

    /// Ends the source of the block that is read, where another one begins in it.
    fn end_before(&mut self, at: usize) {
        if let Some(open) = &mut self.open {
            open.block.source.end = open.block.source.end.min(at as u32);
        }
    }

    fn begin(&mut self, kind: Kind, source: Range<usize>) {
        self.close();
        let at = self.blocks.arena.len() as u32;
        let links = self.blocks.links.len() as u32;
        self.open = Some(Open {
            block: Block {
                kind,
                quoted: self.quotes > 0,
                emphasised: false,
                text: at..at,
                lead: 0,
                line: self.lines.line(source.start),
                source: source.start as u32..source.end as u32,
                links: links..links,
            },
            plain: false,
            leading: true,
            typed: false,
        });
    }

    fn close(&mut self) {
        let Some(Open { mut block, plain, .. }) = self.open.take() else {
            return;
        };
        let start = block.text.start as usize;
        let end = start + self.blocks.arena[start..].trim_end().len();
        self.blocks.arena.truncate(end);
        block.text.end = end as u32;
        block.lead = block.lead.min(block.text.end - block.text.start);
        block.emphasised = !plain && end > start;
        block.links.end = self.blocks.links.len() as u32;
        self.blocks.blocks.push(block);
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        let Some(open) = &mut self.open else {
            return;
        };
        let arena = &mut self.blocks.arena;
        if matches!(open.block.kind, Kind::Code | Kind::FrontMatter) {
            arena.push_str(&super::super::text::clean(text.into()));
            open.plain = true;
            return;
        }
        let start = open.block.text.start as usize;
        let marker = self.marker.min(text.len());
        self.marker -= marker;
        let text = text.get(marker..).unwrap_or(text);
        push_folded(arena, start, text);
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
            open.block.lead = (arena.len() - start) as u32;
        }
        open.block.source.end = open.block.source.end.max(range.end as u32);
    }

    fn begin_cell(&mut self, range: Range<usize>) {
        let (table, row, column) = self.cell;
        self.begin(Kind::Cell { table, row, column, columns: 1 }, range);
    }

    /// A `<br>` parts the statements of a cell, and only words elsewhere.
    fn line_break(&mut self, range: Range<usize>) {
        match &self.open {
            Some(open) if matches!(open.block.kind, Kind::Cell { .. }) => self.begin_cell(range.end..range.end),
            _ => self.text(" ", &range),
        }
    }

    fn html_table(&mut self, html: &str, offset: usize) {
        let table = self.tables;
        self.tables = self.tables.saturating_add(1);
        for cell in html::cells(html) {
            let kind = Kind::Cell { table, row: cell.row, column: cell.column, columns: cell.columns };
            let strong = u32::from(cell.strong);
            let texts = if cell.texts.is_empty() { vec![(String::new(), 0)] } else { cell.texts };
            for (text, at) in texts {
                let at = offset + at;
                self.begin(kind, at..at);
                self.strong += strong;
                self.text(&text, &(at..at));
                self.strong -= strong;
                self.close();
            }
        }
    }

    fn begin_link(&mut self, target: &str, range: &Range<usize>) {
        let at = self.blocks.arena.len() as u32;
        self.link = Some(BlockLink {
            text: at..at,
            target: clean_line(target),
            line: self.lines.line(range.start),
            column: self.lines.column(range.start),
        });
    }

    fn end_link(&mut self) {
        if let (Some(mut link), Some(_)) = (self.link.take(), &self.open) {
            link.text.end = self.blocks.arena.len() as u32;
            self.blocks.links.push(link);
        }
    }

    fn html_text(&mut self, text: &str, source: Range<usize>) {
        if let Some(html) = &mut self.html {
            html.push(text, source);
        }
    }

    fn end_html(&mut self, end: usize) {
        let Some(html) = self.html.take() else {
            return;
        };
        let mut at = 0;
        for part in html::parts(&html.text) {
            let from = html.source(part.offset).unwrap_or(at).max(at).min(end);
            at = from;
            let kind = match part.kind {
                html::PartKind::DetailsStart => Kind::DetailsStart,
                html::PartKind::DetailsEnd => Kind::DetailsEnd,
                html::PartKind::Heading { depth } => Kind::Heading { depth },
                html::PartKind::Paragraph if part.text.trim().is_empty() => continue,
                html::PartKind::Paragraph => Kind::Paragraph,
                html::PartKind::Item { depth } => Kind::Item { depth: depth.min(super::DEEPEST as u16) },
            };
            self.begin(kind, from..end);
            if !part.text.is_empty() {
                self.text(&part.text, &(from..from));
            }
            self.close();
        }
    }
}

/// How many bytes of blanks a line begins with.
fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t', '>']).len()
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

/// Counts lines and columns while offsets rise, so that the whole costs one scan.
struct Lines<'t> {
    text: &'t str,
    offset: usize,
    line: u32,
    /// Where the line ends that the offset stands in.
    end: usize,
    /// The last place whose column was asked for, and that column.
    place: (usize, u32),
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let mut lines = Lines { text, offset: 0, line: 1, end: 0, place: (0, 1) };
        lines.end = lines.end_of(0);
        lines
    }

    /// How many bytes stand before a place in its line.
    fn indentation(&self, offset: usize) -> usize {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        before.len() - memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1)
    }

    /// Where the line ends that a place stands in.
    fn end_of(&self, offset: usize) -> usize {
        memchr::memchr(b'\n', &self.text.as_bytes()[offset..]).map_or(self.text.len(), |length| offset + length)
    }

    fn line(&mut self, offset: usize) -> u32 {
        let bytes = self.text.as_bytes();
        let offset = offset.min(bytes.len());
        if offset < self.offset {
            self.line -= memchr::memchr_iter(b'\n', &bytes[offset..self.offset]).count() as u32;
            self.end = self.end_of(offset);
        }
        // Most blocks begin one line or two behind the last.
        while self.end < offset {
            self.line += 1;
            self.end = self.end_of(self.end + 1);
        }
        self.offset = offset;
        self.line
    }

    fn column(&mut self, offset: usize) -> u32 {
        let bytes = self.text.as_bytes();
        let offset = offset.min(bytes.len());
        let (from, column) = if offset >= self.place.0 { self.place } else { (0, 1) };
        let (from, column) = match memchr::memrchr(b'\n', &bytes[from..offset]) {
            Some(newline) => (from + newline + 1, 1),
            None => (from, column),
        };
        // A character's first byte is the only one that doesn't begin with bits 10.
        let letters = bytes[from..offset].iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
        self.place = (offset, column + letters as u32);
        self.place.1
    }
}
