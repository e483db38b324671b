//! Plain tables with pipes, found without the parser: each row in a line of its own from
//! bar to bar, as wide as the head, with words, code, bold words, links and `<br>` in its cells.
//!
//! Most tables are so, and taking them apart costs a fraction of what the parser does
//! for each of their letters. Whatever is in doubt is the parser's: a table with any
//! other mark, and all behind a line that may begin a block which goes on over blank lines.

use std::ops::Range;

use memchr::memchr;

/// A table, from its first bar to its last.
pub(super) struct Piped {
    pub(super) place: Range<usize>,
    pub(super) rows: Vec<Row>,
    parts: Vec<Part>,
    cells: Vec<Cell>,
}

/// A row of cells, by where the last of them stands in the table.
pub(super) struct Row {
    end: usize,
}

/// A cell between two bars, and where its last part stands in the table.
struct Cell {
    place: Range<usize>,
    end: usize,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) kind: Kind,
    /// Where its words stand.
    pub(super) words: Range<usize>,
    /// Where it stands with its marks.
    pub(super) place: Range<usize>,
}

/// What a part of a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Code,
    Strong,
    /// Words that lead elsewhere: where to stands behind them, up to the bracket at the end.
    Link,
    /// A `<br>`, which has no words.
    Break,
}

/// What stands for a table where the parser reads the rest: as a table does, it ends
/// what stands above it and begins nothing.
pub(super) const STAND_IN: &str = "***";

/// Lines that may begin what goes on over blank lines, or go on with what stands above
/// them: code, HTML, front matter, definitions.
const DOUBTS: &[&str] = &["```", "~~~", "<", "---", "+++", ":"];

/// Finds the plain tables of a text, in order.
pub(super) fn tables(text: &str) -> Vec<Piped> {
    let mut found = Vec::new();
    let (mut at, mut is_behind_blank) = (0, true);
    while at < text.len() {
        let line = line(text, at);
        if is_behind_blank
            && line.starts_with('|')
            && let Some(table) = Piped::read(text, at)
        {
            at = table.place.end + 1;
            found.push(table);
            // Only a blank line ends such a table.
            is_behind_blank = false;
            continue;
        }
        let words = line.trim_start();
        if DOUBTS.iter().any(|doubt| words.starts_with(doubt)) {
            break;
        }
        is_behind_blank = line.is_empty();
        at += line.len() + 1;
    }
    found
}

/// Returns a text with what stands for its tables in their place.
pub(super) fn without(text: &str, tables: &[Piped]) -> String {
    let taken: usize = tables.iter().map(|table| table.place.len()).sum();
    let mut rest = String::with_capacity(text.len() - taken + tables.len() * STAND_IN.len());
    let mut kept = 0;
    for Piped { place, .. } in tables {
        rest.push_str(&text[kept..place.start]);
        rest.push_str(STAND_IN);
        kept = place.end;
    }
    rest.push_str(&text[kept..]);
    rest
}

/// The line that begins at a place, without its end.
fn line(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    memchr(b'\n', rest.as_bytes()).map_or(rest, |end| &rest[..end])
}

impl Piped {
    /// Returns the cells of a row, each with its place and its parts.
    pub(super) fn cells(&self, nth: usize) -> impl Iterator<Item = (&Range<usize>, &[Part])> {
        let first = nth.checked_sub(1).map_or(0, |above| self.rows[above].end);
        (first..self.rows[nth].end).map(|nth| {
            let first = nth.checked_sub(1).map_or(0, |before| self.cells[before].end);
            (&self.cells[nth].place, &self.parts[first..self.cells[nth].end])
        })
    }

    /// Reads the table that begins at a place, if it is a plain one.
    fn read(text: &str, start: usize) -> Option<Self> {
        let mut table = Piped { place: start..start, rows: Vec::new(), parts: Vec::new(), cells: Vec::new() };
        let mut at = table.row(text, start)?;
        let width = table.cells.len();
        let ruled = text.get(at..).map_or("", |rest| line(rest, 0));
        let columns = ruled.strip_prefix('|')?.strip_suffix('|')?.split('|');
        if !columns.clone().all(is_rule) || columns.count() != width {
            return None;
        }
        table.place.end = at + ruled.len();
        at = table.place.end + 1;
        while text.as_bytes().get(at).is_some_and(|next| *next != b'\n') {
            let before = table.cells.len();
            at = table.row(text, at)?;
            if table.cells.len() != before + width {
                return None;
            }
            table.place.end = at - 1;
        }
        Some(table)
    }

    /// Reads the row that begins at a place. Returns where the next line does.
    fn row(&mut self, text: &str, start: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        if bytes.get(start) != Some(&b'|') {
            return None;
        }
        let mut at = start + 1;
        loop {
            match bytes.get(at) {
                None | Some(b'\n') if at > start + 1 => break,
                // Without a blank between bars nothing tells a cell from a mark.
                None | Some(b'\n' | b'|') => return None,
                Some(_) => at = self.cell(text, at)?,
            }
        }
        self.rows.push(Row { end: self.cells.len() });
        Some(at + 1)
    }

    /// Reads the cell that begins behind a bar. Returns what is behind the next bar.
    fn cell(&mut self, text: &str, start: usize) -> Option<usize> {
        let bar = start + memchr(b'|', &text.as_bytes()[start..])?;
        let cell = &text[..bar];
        let mut at = bar - cell[start..].trim_start_matches(' ').len();
        while at < bar {
            let end = at + plain(&cell.as_bytes()[at..]);
            let next = part(cell, end);
            if next.is_none() && end < bar {
                return None;
            }
            // Blanks at the end of a cell are none of its words.
            let words = if end == bar { cell[at..end].trim_end_matches(' ') } else { &cell[at..end] };
            if !words.is_empty() {
                let place = at..at + words.len();
                self.parts.push(Part { kind: Kind::Plain, words: place.clone(), place });
            }
            at = next.as_ref().map_or(bar, |part| part.place.end);
            self.parts.extend(next);
        }
        self.cells.push(Cell { place: start..bar, end: self.parts.len() });
        Some(bar + 1)
    }
}

/// Bytes that don't stand for themselves wherever they are in a cell, the first and the
/// last of each run: what nobody can see, and what marks emphasis, code, links, HTML,
/// entities and the ends of cells.
const MARKS: [(u8, u8); 7] =
    [(0, 0x1f), (b'&', b'&'), (b'*', b'*'), (b'<', b'<'), (b'[', b'`'), (b'|', b'|'), (b'~', 0x7f)];

/// How many bytes at the start of some stand for themselves.
fn plain(bytes: &[u8]) -> usize {
    const CHUNK: usize = 16;

    let (chunks, _) = bytes.as_chunks::<CHUNK>();
    let passed = chunks.iter().take_while(|chunk| are_plain(chunk)).count();
    // What is left behind whole chunks is looked at with bytes before it.
    if passed == chunks.len() && bytes.last_chunk::<CHUNK>().is_some_and(are_plain) {
        return bytes.len();
    }
    let passed = passed * CHUNK;
    passed + bytes[passed..].iter().take_while(|&&byte| are_plain(&[byte])).count()
}

/// Whether all of a few bytes stand for themselves: each is held against all marks, so
/// that the compiler takes many at once.
fn are_plain<const COUNT: usize>(bytes: &[u8; COUNT]) -> bool {
    let mut marked = [0; COUNT];
    for (first, last) in MARKS {
        for (marked, byte) in marked.iter_mut().zip(bytes) {
            *marked |= u8::from(byte.wrapping_sub(first) <= last - first);
        }
    }
    marked == [0; COUNT]
}

/// Whether a cell is one of the line below the heads.
fn is_rule(cell: &str) -> bool {
    let cell = cell.trim_matches(' ');
    let rule = cell.strip_prefix(':').unwrap_or(cell);
    let rule = rule.strip_suffix(':').unwrap_or(rule);
    !rule.is_empty() && rule.bytes().all(|byte| byte == b'-')
}

/// What begins with a mark at a place and is nothing else.
fn part(cell: &str, at: usize) -> Option<Part> {
    let rest = cell.get(at..)?;
    let (kind, open, words, length) = match rest.as_bytes() {
        [b'`', ..] => {
            let (words, behind) = rest[1..].split_once('`')?;
            let is_code = !words.starts_with(' ') && !words.ends_with(' ') && !behind.starts_with('`');
            (Kind::Code, 1, Some(words).filter(|_| is_code)?, words.len() + 2)
        }
        [b'*', b'*', ..] => {
            let (words, behind) = rest[2..].split_once("**")?;
            let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
            let are_bound = is_letter(words.as_bytes().first()) && is_letter(words.as_bytes().last());
            (Kind::Strong, 2, Some(words).filter(|_| are_bound && !behind.starts_with('*'))?, words.len() + 4)
        }
        [b'[', ..] => {
            let (words, behind) = rest[1..].split_once("](")?;
            let (target, _) = behind.split_once(')')?;
            let is_link = !target.is_empty() && target.bytes().all(is_of_a_target) && !cell[..at].ends_with('!');
            (Kind::Link, 1, Some(words).filter(|_| is_link)?, words.len() + target.len() + 4)
        }
        _ => {
            let tag = ["<br>", "<br/>", "<br />"].into_iter().find(|tag| rest.starts_with(tag))?;
            return Some(Part { kind: Kind::Break, words: at..at, place: at..at + tag.len() });
        }
    };
    let is_whole = !words.is_empty() && plain(words.as_bytes()) == words.len();
    let from = at + open;
    is_whole.then(|| Part { kind, words: from..from + words.len(), place: at..at + length })
}

/// Whether a byte stands for itself where a link leads to.
fn is_of_a_target(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"/:.-#?=%+@,_".contains(&byte)
}
