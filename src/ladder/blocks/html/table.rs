//! A table of HTML as its cells: where they stand, over which columns they go, and what
//! each says.

use std::ops::Range;

use memchr::memchr;

use super::BREAKS;
use super::tags::{self, Reading, Tag};

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Cell {
    pub(in super::super) row: u16,
    pub(in super::super) column: u16,
    pub(in super::super) columns: u16,
    /// Whether it is a head, or all of it is strong.
    pub(in super::super) strong: bool,
    /// Which texts of the table are its own. One that stands in several rows says the
    /// same in each.
    texts: Range<usize>,
}

/// What a cell says, or a part of it that tags make.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct Text {
    /// Where its words stand in those of the table.
    words: Range<usize>,
    /// Where it begins, in bytes from the table's start.
    pub(in super::super) offset: usize,
    /// Whether it is a heading.
    pub(in super::super) is_title: bool,
}

/// The cells of a table, in order, and all that they say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Cells {
    cells: Vec<Cell>,
    texts: Vec<Text>,
    words: String,
    /// The words of its caption, and where they begin, in bytes from the table's start.
    caption: Option<(String, usize)>,
    /// Where its links lead, each with the place of its tag, in bytes from the table's start.
    links: Vec<(usize, String)>,
}

impl Cell {
    /// Returns whether it says nothing.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

impl Cells {
    /// Reads a table of HTML: its cells in rows, with the columns that spans give them. A
    /// cell that spans several rows stands in each of them.
    pub(in super::super) fn of(html: &str) -> Self {
        let mut table = Table { repeatable: html.len(), ..Table::default() };
        tags::read(html, &mut table);
        table.end_row();
        table.found
    }

    /// Returns the cells.
    pub(in super::super) fn all(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter()
    }

    /// Returns the words of its caption, and where they begin.
    pub(in super::super) fn caption(&self) -> Option<(&str, usize)> {
        self.caption.as_ref().map(|(words, offset)| (words.trim(), *offset)).filter(|(words, _)| !words.is_empty())
    }

    /// Returns where its links lead, each with the place of its tag.
    pub(in super::super) fn links(&self) -> &[(usize, String)] {
        &self.links
    }

    /// Returns what a cell says.
    pub(in super::super) fn texts(&self, cell: &Cell) -> impl Iterator<Item = (&str, &Text)> {
        self.texts[cell.texts.clone()].iter().map(|text| (&self.words[text.words.clone()], text))
    }

    /// Adds a cell; what it says follows.
    pub(in super::super) fn begin(&mut self, row: u16, column: u16, columns: u16, strong: bool) {
        let at = self.texts.len();
        self.cells.push(Cell { row, column, columns, strong, texts: at..at });
    }

    /// Adds a text to what the last cell says.
    pub(in super::super) fn say(&mut self, words: &str, offset: usize, is_title: bool) {
        let start = self.words.len();
        self.words.push_str(words);
        self.texts.push(Text { words: start..self.words.len(), offset, is_title });
        if let Some(cell) = self.cells.last_mut() {
            cell.texts.end = self.texts.len();
        }
    }

    /// Goes on with the last text of the last cell. Returns whether it says anything yet.
    fn go_on(&mut self, words: &str) -> bool {
        let says = self.cells.last().is_some_and(|cell| !cell.texts.is_empty());
        if let Some(text) = self.texts.last_mut().filter(|_| says) {
            self.words.push_str(words);
            text.words.end = self.words.len();
        }
        says
    }
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    found: Cells,
    /// The last cell, while it is open.
    open: Option<Open>,
    /// The row that is read; nothing before the first.
    row: Option<u16>,
    /// For each column, in which row it is free again, and which cell takes it.
    taken: Vec<(u16, usize)>,
    column: u16,
    strong: usize,
    in_caption: bool,
    /// How many tables are open in a cell, one within the other.
    nested: usize,
    /// How many bytes of cells may still be repeated: as many as the table has.
    /// Else a long cell that spans a thousand rows would take all memory.
    repeatable: usize,
}

/// A cell that is being read.
struct Open {
    /// How many rows it spans.
    rows: u16,
    /// Whether words were seen that aren't strong.
    plain: bool,
    /// Whether a tag parts what comes from what is there.
    breaks: bool,
    /// Whether a heading is being read.
    in_title: bool,
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
            b"table" if self.open.is_some() => {
                self.nested += 1;
                self.part();
            }
            // What stands in a table within a cell is a part of that.
            b"tr" | b"td" | b"th" if self.nested > 0 => self.part(),
            b"tr" => {
                self.end_row();
                let next = self.row.map_or(0, |row| row.saturating_add(1));
                self.row = Some(next);
                self.column = 0;
            }
            name @ (b"td" | b"th") => {
                self.close();
                // What is left open ends with its cell.
                self.strong = 0;
                self.begin(number(b"colspan"), number(b"rowspan"), name == b"th");
            }
            b"strong" | b"b" => self.strong += 1,
            b"caption" => self.in_caption = self.open.is_none(),
            b"a" if self.open.is_some() => {
                self.found.links.extend(tag.attribute(b"href").map(|target| (tag.offset, target.into_owned())));
            }
            [b'h', b'1'..=b'6'] => self.title(true),
            name if BREAKS.contains(&name) => self.part(),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8], _: usize) {
        match name {
            b"table" if self.nested > 0 => {
                self.nested -= 1;
                self.part();
            }
            b"td" | b"th" | b"tr" if self.nested > 0 => self.part(),
            b"td" | b"th" | b"tr" | b"table" => self.close(),
            b"caption" => self.in_caption = false,
            b"strong" | b"b" => self.strong = self.strong.saturating_sub(1),
            [b'h', b'1'..=b'6'] => self.title(false),
            name if BREAKS.contains(&name) => self.part(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, offset: usize) {
        let Some(open) = &mut self.open else {
            if self.in_caption {
                self.found.caption.get_or_insert((String::new(), offset)).0.push_str(text);
            }
            return;
        };
        if is_blank(text) {
            self.found.go_on(" ");
            return;
        }
        open.plain |= self.strong == 0 && !open.in_title;
        // Markdown in a cell of HTML: each item of a list begins a text, and so does a heading.
        let mut at = 0;
        while at < text.len() {
            let end = memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |length| at + length + 1);
            let line = &text[at..end];
            let words = if line.as_bytes()[0].is_ascii_graphic() { line } else { line.trim_start() };
            let hashes = if at > 0 { hashes(words) } else { 0 };
            let marker = if at > 0 && hashes == 0 { bullet(words) } else { hashes };
            let begins = offset + at + line.len() - words.len() + marker;
            let is_blank_line = at > 0 && words.is_empty() && line.ends_with('\n');
            at = end;
            // Markdown ends a paragraph there.
            if is_blank_line {
                open.breaks = true;
                continue;
            }
            let goes_on = marker == 0 && !open.breaks && self.found.go_on(line);
            if !goes_on {
                if words.is_empty() {
                    continue;
                }
                self.found.say(&words[marker..], begins, open.in_title || hashes > 0);
            }
            open.breaks = hashes > 0;
        }
    }
}

/// Whether nothing of a text can be seen.
fn is_blank(text: &str) -> bool {
    match text.bytes().find(|byte| !byte.is_ascii_whitespace()) {
        None => true,
        Some(byte) => !byte.is_ascii_graphic() && text.trim().is_empty(),
    }
}

/// The length of the marker of a list that a line begins with.
fn bullet(line: &str) -> usize {
    const MOST_DIGITS: usize = 2;

    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    if number > MOST_DIGITS {
        // A sentence may go on with a year.
        return 0;
    }
    let mark = if number > 0 { &[". ", ") "][..] } else { &["- ", "* ", "+ ", "• "][..] };
    mark.iter().find(|mark| line[number..].starts_with(**mark)).map_or(0, |mark| number + mark.len())
}

/// The length of the marker of a heading that a line begins with.
fn hashes(line: &str) -> usize {
    let depth = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&depth) && line[depth..].starts_with(' ') { depth + 1 } else { 0 }
}

impl Table {
    /// A tag that parts words.
    fn part(&mut self) {
        if let Some(open) = &mut self.open {
            open.breaks = true;
        }
    }

    /// A heading that begins or ends.
    fn title(&mut self, begins: bool) {
        if let Some(open) = &mut self.open {
            (open.breaks, open.in_title) = (true, begins);
        }
    }

    fn begin(&mut self, columns: u16, rows: u16, strong: bool) {
        let row = *self.row.get_or_insert(0);
        while let Some(&(until, cell)) = self.taken.get(usize::from(self.column))
            && until > row
        {
            self.repeat(cell, row);
            self.column += 1;
        }
        self.found.begin(row, self.column, columns, strong);
        self.open = Some(Open { rows, plain: false, breaks: false, in_title: false });
    }

    /// Ends a row: what spans it at its end still stands in it.
    fn end_row(&mut self) {
        self.close();
        let Some(row) = self.row else { return };
        let mut column = self.column;
        while let Some(&(until, cell)) = self.taken.get(usize::from(column)) {
            let columns = self.found.cells.get(cell).map_or(1, |cell| cell.columns.max(1));
            if until > row && self.found.cells.get(cell).is_some_and(|cell| cell.row < row && cell.column == column) {
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
        let cell = self.found.cells.get(cell).filter(|cell| cell.column == column && !cell.texts.is_empty());
        let Some(cell) = cell.cloned() else { return };
        let size = self.found.texts(&cell).map(|(text, _)| text.len()).sum();
        let Some(left) = self.repeatable.checked_sub(size) else { return };
        self.repeatable = left;
        let strong = cell.strong || cell.column == 0;
        self.found.cells.push(Cell { row, strong, ..cell });
    }

    fn close(&mut self) {
        let number = self.found.cells.len().saturating_sub(1);
        let Some((open, cell)) = self.open.take().zip(self.found.cells.last_mut()) else { return };
        cell.strong |= !open.plain && !cell.texts.is_empty();
        let end = self.column.saturating_add(cell.columns).min(MOST);
        if self.taken.len() < usize::from(end) {
            self.taken.resize(usize::from(end), (0, 0));
        }
        let until = cell.row.saturating_add(open.rows);
        for taken in &mut self.taken[usize::from(self.column.min(end))..usize::from(end)] {
            *taken = (until, number);
        }
        self.column = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        let cells = Cells::of(html);
        let words = |cell: &Cell| cells.texts(cell).map(|(text, _)| text.trim()).collect::<Vec<_>>().join("|");
        cells.all().map(|c| format!("{},{}x{} {}", c.row, c.column, c.columns, words(c))).collect()
    }

    #[test]
    fn spans_move_cells_to_their_columns() {
        let html =
            "<table><tr><td rowspan=2>A</td><td>b</td></tr><tr><td>c</td></tr><tr><td colspan='2'>d</td></tr></table>";
        assert_eq!(shown(html), ["0,0x1 A", "0,1x1 b", "1,0x1 A", "1,1x1 c", "2,0x2 d"]);
    }

    #[test]
    fn what_is_strong_ends_with_its_cell() {
        let cells = Cells::of("<table><tr><td><b>one</td><td>two</td><td><b>three</b></td></tr></table>");
        assert_eq!(cells.all().map(|cell| cell.strong).collect::<Vec<_>>(), [true, false, true]);
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
    fn a_caption_stands_before_the_cells() {
        let cells = Cells::of("<table><caption> The <b>oven</b></caption><tr><td>a</td></tr></table>");
        assert_eq!(cells.caption(), Some(("The oven", 16)));
        assert_eq!(Cells::of("<table><caption> </caption><tr><td>a</td></tr></table>").caption(), None);
    }

    #[test]
    fn a_table_within_a_cell_is_a_part_of_it() {
        let html = "<table><tr><td>a<table><tr><td>b</td><th>c</th></tr></table>d</td><td>e</td></tr><tr><td>f</td></tr></table>";
        assert_eq!(shown(html), ["0,0x1 a|b|c|d", "0,1x1 e", "1,0x1 f"]);
        assert_eq!(shown("<table><table><tr><td>a</td></tr></table></table>"), ["0,0x1 a"]);
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
        let cells = Cells::of(&html);
        let size: usize = cells.all().flat_map(|cell| cells.texts(cell)).map(|(text, _)| text.len()).sum();
        assert!(size <= 2 * html.len(), "{size}");
    }
}
