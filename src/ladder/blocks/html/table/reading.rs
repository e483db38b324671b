//! Reading a table of HTML, tag by tag.

use memchr::memchr;

use super::super::super::typed;
use super::super::BREAKS;
use super::super::tags::{Reading, Tag};
use super::{Cell, Cells};

/// A table that is being read.
#[derive(Default)]
pub(super) struct Table<'h> {
    html: &'h str,
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
    /// Where what stands beside cells began, since the last of these.
    outside: Option<usize>,
    /// Whether that says anything.
    says: bool,
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

impl Reading for Table<'_> {
    fn start(&mut self, tag: &Tag) {
        let number = |name: &[u8]| {
            let value = tag.attribute(name).and_then(|value| value.trim().parse::<u16>().ok());
            value.unwrap_or(1).clamp(1, MOST)
        };
        match tag.name.as_slice() {
            b"table" | b"tr" | b"td" | b"th" | b"caption" => self.end_outside(tag.offset),
            _ if self.is_outside() => {
                self.outside.get_or_insert(tag.offset);
            }
            _ => {}
        }
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

    fn end(&mut self, name: &[u8], offset: usize) {
        if matches!(name, b"table" | b"tr" | b"td" | b"th" | b"caption") {
            self.end_outside(offset);
        }
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
        if self.is_outside() {
            self.outside.get_or_insert(offset);
            self.says |= !is_blank(text);
        }
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
    let mark = ["- ", "* ", "+ ", "• "].into_iter().find(|mark| line.starts_with(mark));
    mark.map(str::len).or_else(|| typed::number(line).map(|(_, length)| length)).unwrap_or(0)
}

/// The length of the marker of a heading that a line begins with.
fn hashes(line: &str) -> usize {
    let depth = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&depth) && line[depth..].starts_with(' ') { depth + 1 } else { 0 }
}

impl<'h> Table<'h> {
    pub(super) fn of(html: &'h str) -> Self {
        Table { html, repeatable: html.len(), ..Table::default() }
    }

    pub(super) fn finish(mut self) -> Cells {
        self.end_row();
        self.end_outside(self.html.len());
        self.found
    }

    /// Whether what comes stands in no cell, and names nothing.
    fn is_outside(&self) -> bool {
        self.open.is_none() && !self.in_caption
    }

    /// What stands beside cells ends here.
    fn end_outside(&mut self, end: usize) {
        let begin = self.outside.take();
        if let Some(begin) = begin.filter(|_| std::mem::take(&mut self.says)) {
            self.found.beside.extend(self.html.get(begin..end).map(|html| (begin, html.to_owned())));
        }
    }

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
        if self.open.is_some() {
            self.found.end();
        }
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
