//! HTML inside Markdown: collapsed parts, tables, and what text there is beside
//! tags. Nothing of it is shown as HTML.

use std::borrow::Cow;

use tags::{Reading, Tag};

mod tags;

/// What a part of an HTML block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    DetailsStart,
    DetailsEnd,
    Heading {
        depth: u8,
    },
    Paragraph,
    /// An item of a list; depth 0 is the outermost.
    Item {
        depth: u16,
    },
}

/// A part of an HTML block.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) kind: PartKind,
    pub(super) text: String,
    /// Where it begins, in bytes from the block's start.
    pub(super) offset: usize,
}

/// Tags that part words from each other.
const BREAKS: &[&[u8]] = &[b"br", b"p", b"li", b"div", b"ul", b"ol", b"hr"];

/// Elements whose text nobody reads, or that stand on each page of a site.
const UNREAD: &[&[u8]] = &[b"style", b"script", b"template", b"nav", b"footer"];

/// Returns where a tag leads, if it is one of a link.
pub(super) fn href(tag: &str) -> Option<String> {
    struct Href(Option<String>);

    impl Reading for Href {
        fn start(&mut self, tag: &Tag) {
            self.0 = tag.attribute(b"href").map(Cow::into_owned);
        }

        fn end(&mut self, _: &[u8], _: usize) {}

        fn text(&mut self, _: &str, _: usize) {}
    }

    // Hardly any tag is one.
    let is_link = tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("<a"));
    let mut found = Href(None);
    if is_link && tag.as_bytes().get(2).is_some_and(u8::is_ascii_whitespace) {
        tags::read(tag, &mut found);
    }
    found.0
}

/// Returns whether an inline tag parts words.
pub(super) fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).as_bytes();
    let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    BREAKS.iter().any(|known| known.eq_ignore_ascii_case(&name[..length]))
}

/// Cuts an HTML block into its parts. A list right under `<summary>`, without
/// the blank line that Markdown asks for, is still a list.
pub(super) fn parts(html: &str) -> Vec<Part> {
    let mut reading = Parts { html, parts: Vec::new(), open: false, lists: 0, unread: 0 };
    tags::read(html, &mut reading);
    reading.parts
}

/// Attributes by which a component goes: those of a rank, those of a name.
const RANKS: &[&[u8]] = &[b"rank", b"level", b"code", b"grade"];
const NAMES: &[&[u8]] = &[b"title", b"label", b"name", b"summary", b"heading"];

/// An HTML block that is being cut.
struct Parts<'h> {
    html: &'h str,
    parts: Vec<Part>,
    /// Whether the last part takes what text comes.
    open: bool,
    lists: u16,
    unread: usize,
}

impl Parts<'_> {
    fn begin(&mut self, kind: PartKind, offset: usize, open: bool) {
        self.parts.push(Part { kind, text: String::new(), offset });
        self.open = open;
    }

    /// Whether a tag whose name begins at a place is one of the site's own, which have
    /// capitals.
    fn is_component(&self, at: usize) -> bool {
        let letters = self.html.as_bytes().get(at..at + 2);
        letters.is_some_and(|letters| letters[0].is_ascii_uppercase() && letters[1].is_ascii_lowercase())
    }

    /// A component with a name holds a part that goes by it, as a collapsed one does.
    fn component(&mut self, tag: &Tag) {
        let value = |names: &[&[u8]]| names.iter().find_map(|name| tag.attribute(name));
        self.open = false;
        let Some(name) = value(NAMES).filter(|name| !tag.is_closed && !name.contains(['{', '}'])) else { return };
        self.begin(PartKind::DetailsStart, tag.offset, false);
        if let Some(last) = self.parts.last_mut() {
            last.text = value(RANKS).map_or_else(|| name.clone().into_owned(), |rank| format!("{rank}: {name}"));
        }
    }

    /// A paragraph in an item is the item's own text.
    fn is_in_an_empty_item(&self) -> bool {
        self.open
            && self.parts.last().is_some_and(|last| matches!(last.kind, PartKind::Item { .. }) && last.text.is_empty())
    }
}

impl Reading for Parts<'_> {
    fn start(&mut self, tag: &Tag) {
        let at = tag.offset;
        match tag.name.as_slice() {
            _ if self.is_component(at + 1) => self.component(tag),
            name if self.unread > 0 && !UNREAD.contains(&name) => {}
            b"details" => self.begin(PartKind::DetailsStart, at, false),
            b"summary" => self.open = self.parts.last().is_some_and(|last| last.kind == PartKind::DetailsStart),
            b"ul" | b"ol" | b"dl" => {
                self.lists = self.lists.saturating_add(1);
                self.open = false;
            }
            b"li" | b"dt" => self.begin(PartKind::Item { depth: self.lists.saturating_sub(1) }, at, true),
            // What a term means is nested in it.
            b"dd" => self.begin(PartKind::Item { depth: self.lists.max(1) }, at, true),
            b"p" if !self.is_in_an_empty_item() => self.begin(PartKind::Paragraph, at, true),
            [b'h', depth @ b'1'..=b'6'] => self.begin(PartKind::Heading { depth: depth - b'0' }, at, true),
            b"div" | b"section" | b"hr" | b"blockquote" => self.open = false,
            b"br" if self.open => self.text(" ", at),
            name if UNREAD.contains(&name) => self.unread += usize::from(!tag.is_closed),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8], at: usize) {
        match name {
            _ if self.is_component(at + 2) => self.begin(PartKind::DetailsEnd, at, false),
            b"details" => self.begin(PartKind::DetailsEnd, at, false),
            b"ul" | b"ol" | b"dl" => {
                self.lists = self.lists.saturating_sub(1);
                self.open = false;
            }
            b"summary" | b"li" | b"dt" | b"dd" | b"p" | b"div" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
                self.open = false;
            }
            name if UNREAD.contains(&name) => self.unread = self.unread.saturating_sub(1),
            _ => {}
        }
    }

    fn text(&mut self, words: &str, offset: usize) {
        match self.parts.last_mut() {
            _ if self.unread > 0 => {}
            Some(last) if self.open => last.text.push_str(words),
            _ => lines(words, offset, &mut self.parts),
        }
    }
}

/// Text outside of tags: each line with a bullet is an item.
fn lines(text: &str, offset: usize, parts: &mut Vec<Part>) {
    let mut at = offset;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let item = words.strip_prefix("- ").or_else(|| words.strip_prefix("* "));
        if !words.is_empty() {
            let kind = if item.is_some() { PartKind::Item { depth: 0 } } else { PartKind::Paragraph };
            parts.push(Part { kind, text: item.unwrap_or(words).to_owned(), offset: at });
        }
        at += line.len();
    }
}

/// A cell of a table.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) row: u16,
    pub(super) column: u16,
    pub(super) columns: u16,
    /// Its texts, one for each part that tags make, with their offsets.
    pub(super) texts: Vec<(String, usize)>,
    /// Which of them are headings, in order.
    pub(super) titles: Vec<usize>,
    /// Whether it is a head, or all of it is strong.
    pub(super) strong: bool,
    pub(super) offset: usize,
}

/// Finds the tables of a text: byte ranges from `<table` to behind `</table>`,
/// outermost ones only.
pub(super) fn tables(text: &str) -> Vec<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for at in memchr::memchr_iter(b'<', bytes) {
        let is = |tag: &[u8]| bytes[at..].get(..tag.len()).is_some_and(|part| part.eq_ignore_ascii_case(tag));
        if is(b"<table") {
            if depth == 0 {
                start = at;
            }
            depth += 1;
        } else if is(b"</table>") && depth > 0 {
            depth -= 1;
            if depth == 0 {
                found.push(start..at + b"</table>".len());
            }
        }
    }
    found
}

/// Reads a table: its cells in rows, with the columns that spans give them. A
/// cell that spans several rows stands in each of them.
pub(super) fn cells(html: &str) -> Vec<Cell> {
    let mut table = Table { repeatable: html.len(), ..Table::default() };
    tags::read(html, &mut table);
    table.end_row();
    table.cells
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    cells: Vec<Cell>,
    open: Option<Cell>,
    /// The row that is read; nothing before the first.
    row: Option<u16>,
    /// For each column, in which row it is free again, and which cell takes it.
    taken: Vec<(u16, usize)>,
    column: u16,
    rows: u16,
    strong: usize,
    plain: bool,
    breaks: bool,
    /// Whether a heading is being read.
    in_title: bool,
    /// How many bytes of cells may still be repeated: as many as the table has.
    /// Else a long cell that spans a thousand rows would take all memory.
    repeatable: usize,
}

/// More rows or columns than this are no table that people wrote.
const MOST: u16 = 1000;

impl Reading for Table {
    fn start(&mut self, tag: &Tag) {
        let number = |name: &[u8]| {
            let value = tag.attribute(name).and_then(|value| value.trim().parse::<u16>().ok());
            value.unwrap_or(1).clamp(1, MOST)
        };
        match tag.name.as_slice() {
            b"tr" => {
                self.end_row();
                let next = self.row.map_or(0, |row| row.saturating_add(1));
                self.row = Some(next);
                self.column = 0;
            }
            name @ (b"td" | b"th") => {
                self.close();
                self.begin(number(b"colspan"), number(b"rowspan"), name == b"th", tag.offset);
            }
            b"strong" | b"b" => self.strong += 1,
            [b'h', b'1'..=b'6'] => (self.in_title, self.breaks) = (true, true),
            name if BREAKS.contains(&name) => self.breaks = true,
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8], _: usize) {
        match name {
            b"td" | b"th" | b"tr" | b"table" => self.close(),
            b"strong" | b"b" => self.strong = self.strong.saturating_sub(1),
            [b'h', b'1'..=b'6'] => (self.in_title, self.breaks) = (false, true),
            name if BREAKS.contains(&name) => self.breaks = true,
            _ => {}
        }
    }

    fn text(&mut self, text: &str, offset: usize) {
        let Some(cell) = &mut self.open else { return };
        if text.trim().is_empty() {
            if let Some((last, _)) = cell.texts.last_mut() {
                last.push(' ');
            }
            return;
        }
        self.plain |= self.strong == 0 && !self.in_title;
        // Markdown in a cell of HTML: each item of a list begins a text, and so does a heading.
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim_start();
            let hashes = if at > 0 { hashes(words) } else { 0 };
            let marker = if at > 0 && hashes == 0 { bullet(words) } else { hashes };
            let begins = offset + at + line.len() - words.len() + marker;
            at += line.len();
            match cell.texts.last_mut() {
                Some((last, _)) if marker == 0 && !self.breaks => last.push_str(line),
                _ if words.is_empty() => continue,
                _ => {
                    if self.in_title || hashes > 0 {
                        cell.titles.push(cell.texts.len());
                    }
                    cell.texts.push((words[marker..].to_owned(), begins));
                }
            }
            self.breaks = hashes > 0;
        }
    }
}

/// The length of the marker of a list that a line begins with.
fn bullet(line: &str) -> usize {
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let mark = if number > 0 { &[". ", ") "][..] } else { &["- ", "* ", "+ ", "• "][..] };
    mark.iter().find(|mark| line[number..].starts_with(**mark)).map_or(0, |mark| number + mark.len())
}

/// The length of the marker of a heading that a line begins with.
fn hashes(line: &str) -> usize {
    let depth = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&depth) && line[depth..].starts_with(' ') { depth + 1 } else { 0 }
}

impl Table {
    fn begin(&mut self, columns: u16, rows: u16, head: bool, offset: usize) {
        let row = *self.row.get_or_insert(0);
        while let Some(&(until, cell)) = self.taken.get(usize::from(self.column))
            && until > row
        {
            self.repeat(cell, row);
            self.column += 1;
        }
        self.rows = rows;
        self.plain = false;
        (self.breaks, self.in_title) = (false, false);
        let strong = head;
        self.open = Some(Cell { row, column: self.column, columns, strong, offset, ..Cell::default() });
    }

    /// Ends a row: what spans it at its end still stands in it.
    fn end_row(&mut self) {
        self.close();
        let Some(row) = self.row else { return };
        let mut column = self.column;
        while let Some(&(until, cell)) = self.taken.get(usize::from(column)) {
            let columns = self.cells.get(cell).map_or(1, |cell| cell.columns.max(1));
            if until > row && self.cells.get(cell).is_some_and(|cell| cell.row < row && cell.column == column) {
                self.column = column;
                self.repeat(cell, row);
            }
            column = column.saturating_add(columns);
        }
        while self.taken.last().is_some_and(|(until, _)| *until <= row) {
            self.taken.pop();
        }
    }

    /// Puts a cell of several rows into a further one, once for all its columns.
    fn repeat(&mut self, cell: usize, row: u16) {
        let column = self.column;
        let Some(cell) = self.cells.get(cell).filter(|cell| cell.column == column && !cell.texts.is_empty()) else {
            return;
        };
        let size = cell.texts.iter().map(|(text, _)| text.len()).sum();
        let Some(left) = self.repeatable.checked_sub(size) else { return };
        self.repeatable = left;
        let strong = cell.strong || cell.column == 0;
        let (columns, offset) = (cell.columns, cell.offset);
        let (texts, titles) = (cell.texts.clone(), cell.titles.clone());
        self.cells.push(Cell { row, column, columns, texts, titles, strong, offset });
    }

    fn close(&mut self) {
        let Some(mut cell) = self.open.take() else { return };
        cell.strong |= !self.plain && !cell.texts.is_empty();
        let end = self.column.saturating_add(cell.columns).min(MOST);
        if self.taken.len() < usize::from(end) {
            self.taken.resize(usize::from(end), (0, 0));
        }
        let until = cell.row.saturating_add(self.rows);
        for taken in &mut self.taken[usize::from(self.column.min(end))..usize::from(end)] {
            *taken = (until, self.cells.len());
        }
        self.column = end;
        self.cells.push(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        let words = |cell: &Cell| cell.texts.iter().map(|(text, _)| text.trim()).collect::<Vec<_>>().join("|");
        cells(html).iter().map(|c| format!("{},{}x{} {}", c.row, c.column, c.columns, words(c))).collect()
    }

    #[test]
    fn spans_move_cells_to_their_columns() {
        let html =
            "<table><tr><td rowspan=2>A</td><td>b</td></tr><tr><td>c</td></tr><tr><td colspan='2'>d</td></tr></table>";
        assert_eq!(shown(html), ["0,0x1 A", "0,1x1 b", "1,0x1 A", "1,1x1 c", "2,0x2 d"]);
    }

    #[test]
    fn a_cell_of_several_rows_stands_in_each_of_them() {
        let html = "<table><tr><td>a</td><td rowspan=2>B</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>";
        assert_eq!(shown(html), ["0,0x1 a", "0,1x1 B", "1,0x1 c", "1,1x1 B", "2,0x1 d"]);
    }

    #[test]
    fn paragraphs_breaks_and_items_part_a_cell() {
        let html = "<table><tr><td>one<p>\ntwo <b>bold</b><br>three<ul><li>four</li></ul></td></tr></table>";
        assert_eq!(shown(html), ["0,0x1 one|two bold|three|four"]);
    }

    #[test]
    fn lists_of_markdown_part_a_cell() {
        let html = "<table><tr><td>\n\n- one\n- two\n  goes on\n</td><td>\n\n1. three\n2) four\n</td></tr></table>";
        assert_eq!(shown(html), ["0,0x1 one|two\n  goes on", "0,1x1 three|four"]);
    }

    #[test]
    fn a_long_head_of_many_rows_takes_no_more_than_the_table() {
        let html =
            format!("<table><tr><td rowspan=1000>{}</td></tr>{}", "a".repeat(9_000), "<tr><td>b</td>".repeat(999));
        let size: usize = cells(&html).iter().flat_map(|cell| &cell.texts).map(|(text, _)| text.len()).sum();
        assert!(size <= 2 * html.len(), "{size}");
    }

    #[test]
    fn tables_are_found_from_their_first_tag_to_their_last() {
        let text = "a <TABLE><tr><td><table></table></td></tr></Table> b <table>";
        assert_eq!(tables(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>(), [&text[2..50]]);
    }

    #[test]
    fn styles_and_comments_are_no_text() {
        assert_eq!(parts("<style>\na { b }\n</style><!-- c -->"), []);
    }
}
