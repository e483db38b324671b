//! Other markups than Markdown: headings of Org, of wikis and of `reStructuredText`,
//! tabs and boxes of the builders of sites; tables that are drawn, ruled, listed, or a wiki's or `AsciiDoc`'s. A
//! document is read so only where nothing else told what it is.

use std::borrow::Cow;

use memchr::memmem;

use super::census::Census;
use super::html::{Cells, Table};
use super::{Blocks, build, typed};

mod drawn;
mod headings;
mod indented;
mod items;
mod listed;
mod marked;
mod parts;
mod ruled;
mod verbatim;
mod walk;

pub(super) use indented::without_indentation;
use walk::{Beside, Marked};

/// How many lines and columns a table has at most: where none ends, none is looked for
/// beyond. A drawn one ends where its lines do, however many these are.
const MOST_LINES: usize = 2_000;
const MOST_COLUMNS: usize = 100;

/// A cell of a table: where it stands, and its texts, with their offsets.
struct Cell {
    row: u16,
    column: u16,
    columns: u16,
    /// How many rows it spans.
    rows: u16,
    /// Whether it is a head.
    is_strong: bool,
    texts: Vec<(String, usize)>,
}

/// A text in which there may be something of another markup, which was looked through once.
pub struct Markup<'t> {
    marked: Marked<'t>,
    /// Whether it begins as texts of another markup do.
    begins_so: bool,
}

impl<'t> Markup<'t> {
    /// Looks through a text, if it may be of another markup or have parts: by what was found
    /// of it, and by what stands somewhere in it.
    pub(super) fn sought(text: &'t str, census: Census) -> Option<Self> {
        let holds = |words: &str| memmem::find(text.as_bytes(), words.as_bytes()).is_some();
        let may_be = begins_so(text)
            || parts::may_have(text, census)
            || (census.begins(b"~^\"") && has_lines(text))
            || (census.begins(b".") && holds(listed::DIRECTIVE));
        may_be.then(|| Markup::of(text))
    }

    /// Looks through a text of which nothing else told what it is, if a line of it may be of
    /// another markup.
    pub(super) fn supposed(text: &'t str) -> Option<Self> {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let mut starts = std::iter::once(0).chain(ends.map(|end| end + 1));
        starts.any(|start| may_be_foreign(&text[start..])).then(|| Markup::of(text))
    }

    fn of(text: &'t str) -> Self {
        Markup { marked: walk::marked(text), begins_so: begins_so(text) }
    }

    /// Whether it is plainly of another markup, also where Markdown finds headings in it.
    pub fn is_plain(&self) -> bool {
        self.begins_so || self.marked.is_ruled
    }

    /// The titles of its parts, which are no headings in Markdown: of tabs, boxes and callouts
    /// of the builders of sites.
    pub fn titles(&self) -> &[String] {
        &self.marked.titles
    }

    /// Whether its parts hold all that it lists, and most of its prose.
    pub fn holds_all(&self) -> bool {
        let Beside { items, prose } = self.marked.beside;
        items == 0 && 2 * prose < self.marked.titles.len()
    }

    /// Whether its parts hold more of what it lists than stands beside them, or all of it.
    pub fn holds_most(&self) -> bool {
        self.marked.inside.items > self.marked.beside.items || self.holds_all()
    }

    /// Reads it; nothing where it has nothing of other markups.
    pub fn read(self) -> Option<Foreign> {
        read(self.marked)
    }
}

/// Whether a text begins as none of Markdown does.
fn begins_so(text: &str) -> bool {
    let holds = |words: &&str| memmem::find(text.as_bytes(), words.as_bytes()).is_some();
    let is_asciidoc = headings::begins_as_asciidoc(text) && ["\n== ", "\n====", "\n--\n"].iter().any(holds);
    is_asciidoc || headings::is_wiki_heading(typed::first_line(text)) || headings::begins_as_confluence(text)
}

/// Whether a text has lines that titles are underlined with in `reStructuredText`.
fn has_lines(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_line = |at: usize| bytes[..at].ends_with(b"\n") && bytes[at..].starts_with(&[bytes[at]; 3]);
    memchr::memchr3_iter(b'~', b'^', b'"', bytes).any(is_line)
}

/// A text of another markup.
pub struct Foreign {
    /// The text as it was read, with the same lines.
    pub text: String,
    /// How many characters of each line are gone that stood before the others, less those
    /// that were put there.
    pub cut: Vec<i32>,
    /// Its blocks.
    pub blocks: Blocks,
}

/// What lines of tables and headings begin with, in front of those that parts have.
const STARTS: &[&str] = &["=", "+-", "+=", "+:", "|=", "||", "|_", "#+", "{"];

/// Whether a text begins with a line that may be one of another markup: each that these
/// have begins in a way in which hardly any other does.
fn may_be_foreign(text: &str) -> bool {
    if text.as_bytes().first().is_none_or(u8::is_ascii_alphanumeric) {
        return text.starts_with('h') && headings::begins_as_confluence(text);
    }
    let line = typed::first_line(text).trim();
    let is_of = |mark: u8, other: u8| line.bytes().all(|byte| byte == mark || byte == other);
    if STARTS.iter().any(|start| line.starts_with(start)) || parts::may_open(line) {
        return true;
    }
    match *line.as_bytes() {
        // A rule of several columns.
        [b'-', b'-' | b' ', ..] => is_of(b'-', b' ') && line.contains(' '),
        // What a title is underlined with.
        [first @ (b'~' | b'^' | b'"' | b'+' | b'\'' | b'.' | b'#' | b'*'), second, ..] => {
            first == second && is_of(first, first)
        }
        _ => false,
    }
}

fn read(marked: Marked<'_>) -> Option<Foreign> {
    let Marked { text: headed, cut, code, .. } = marked;
    let lines = Line::all(&headed);
    let mut tables = Vec::new();
    let (mut nth, mut drawn) = (0, 0);
    while let Some(rest) = lines.get(nth..).filter(|rest| !rest.is_empty()) {
        if code.get(nth).is_some_and(|is_code| *is_code) {
            nth += 1;
            continue;
        }
        let near = &rest[..rest.len().min(MOST_LINES)];
        let mut found = None;
        if nth >= drawn {
            // Drawn lines are a table together, or none of them begins one.
            drawn = nth + drawn::lines(rest);
            found = drawn::read(&lines[nth..drawn]);
        }
        let found = found.or_else(|| marked::read(near)).or_else(|| ruled::read(near)).or_else(|| listed::read(near));
        let Some((taken, cells)) = found else {
            nth += 1;
            continue;
        };
        let (first, last) = (rest[0], rest[taken - 1]);
        tables.push(Table { place: first.at..last.at + last.text.len(), cells: together(cells) });
        nth += taken;
    }
    let is_changed = matches!(headed, Cow::Owned(_)) || !tables.is_empty();
    is_changed.then(|| {
        let blocks = build::parse_with(&headed, tables);
        Foreign { text: headed.into_owned(), cut, blocks }
    })
}

/// A line without its end.
#[derive(Clone, Copy)]
struct Line<'t> {
    at: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn all(text: &'t str) -> Vec<Self> {
        let mut at = 0;
        let cut = text.split_inclusive('\n').map(|line| {
            let start = at;
            at += line.len();
            Line { at: start, text: line.trim_end_matches('\n') }
        });
        cut.collect()
    }

    fn is_blank(self) -> bool {
        self.text.trim().is_empty()
    }

    /// The part between two columns, which are counted in characters.
    fn columns(self, from: usize, to: usize) -> Line<'t> {
        let place = |column: usize| self.text.char_indices().nth(column).map_or(self.text.len(), |(at, _)| at);
        let (start, end) = (place(from), place(to));
        Line { at: self.at + start, text: &self.text[start..end] }
    }
}

/// The texts of a cell that has several lines: an item for each marker, a paragraph
/// for each blank line. Where they begin counts from `start`.
fn texts(lines: &[Line<'_>], start: usize) -> Vec<(String, usize)> {
    let mut texts: Vec<(String, usize)> = Vec::new();
    let mut is_new = true;
    for line in lines {
        let words = line.text.trim();
        let at = line.at + (line.text.len() - line.text.trim_start().len()) - start;
        let item =
            ["- ", "* ", "+ ", "• ", "** ", "*** ", "# ", "#. "].iter().find_map(|marker| words.strip_prefix(marker));
        match (words.is_empty(), item, texts.last_mut()) {
            (true, ..) => is_new = true,
            (_, None, Some((text, _))) if !is_new => {
                text.push(' ');
                text.push_str(words);
            }
            (_, item, _) => {
                texts.push((item.unwrap_or(words).trim().to_owned(), at));
                is_new = false;
            }
        }
    }
    texts
}

/// The words of a text without what marks them, in a wiki's way or in Markdown's.
fn plain(text: &str) -> String {
    let text = text.replace("'''", "").replace("''", "");
    if !text.contains(['*', '_', '`', '[', '<', '\\']) {
        return text;
    }
    let blocks = build::parse(&text);
    blocks.all().iter().map(|block| blocks.text(block)).collect::<Vec<_>>().join(" ")
}

/// A cell that begins in a column.
fn cell(row: usize, column: usize, columns: usize, texts: Vec<(String, usize)>) -> Cell {
    let texts = texts.into_iter().map(|(text, at)| (plain(&text), at)).collect();
    let number = |number: usize| number.min(usize::from(u16::MAX)) as u16;
    Cell { row: number(row), column: number(column), columns: number(columns.max(1)), rows: 1, is_strong: false, texts }
}

/// The cells of a table as HTML has them: one that spans several rows stands in each.
fn together(mut cells: Vec<Cell>) -> Cells {
    let last = cells.iter().map(|cell| cell.row).max().unwrap_or(0);
    let size = |cell: &Cell| cell.texts.iter().map(|(text, _)| text.len()).sum::<usize>();
    // Else a long cell of many rows would take all memory.
    let mut left: usize = cells.iter().map(size).sum();
    for nth in 0..cells.len() {
        let until = cells[nth].row.saturating_add(cells[nth].rows).min(last.saturating_add(1));
        for row in cells[nth].row + 1..until {
            let Some(rest) = left.checked_sub(size(&cells[nth])).filter(|_| !cells[nth].texts.is_empty()) else {
                break;
            };
            left = rest;
            let Cell { column, columns, rows, ref texts, .. } = cells[nth];
            let is_strong = cells[nth].is_strong || column == 0;
            cells.push(Cell { row, column, columns, rows, is_strong, texts: texts.clone() });
        }
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let mut all = Cells::default();
    for Cell { row, column, columns, is_strong, texts, .. } in cells {
        all.begin(row, column, columns, is_strong);
        for (text, at) in texts {
            all.say(&text, at, false);
        }
    }
    all
}

#[cfg(test)]
mod tests;
