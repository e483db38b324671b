//! Tables whose cells have marks before them: of `MediaWiki` (`{|` to `|}`), of
//! `AsciiDoc` (`|===`), and of Confluence and Textile (`||`, `|_.` before heads).

use super::{Cell, Line, MOST_COLUMNS, cell, texts};

/// Reads a table that begins in the first line: how many lines it has, and its cells.
pub(super) fn read(lines: &[Line<'_>]) -> Option<(usize, Vec<Cell>)> {
    match lines.first()?.text.trim() {
        "|===" => asciidoc(lines, 0),
        first if first.starts_with('[') && first.contains("cols=") => {
            let near = lines.iter().take(MOST_SET).position(|line| line.text.trim() == "|===")?;
            asciidoc(lines, near)
        }
        first if first.starts_with("{|") => wiki(lines),
        first if first.starts_with("||") || first.starts_with("|_.") => confluence(lines),
        _ => None,
    }
}

/// How many lines from the columns of a table to its beginning there are at most.
const MOST_SET: usize = 4;

/// A cell that is being read.
struct Open<'t> {
    columns: usize,
    rows: usize,
    is_head: bool,
    lines: Vec<Line<'t>>,
}

impl<'t> Open<'t> {
    fn of(part: Line<'t>, [columns, rows]: [usize; 2], is_head: bool) -> Self {
        Open { columns: columns.clamp(1, MOST_COLUMNS), rows: rows.clamp(1, MOST_ROWS), is_head, lines: vec![part] }
    }

    fn close(self, [row, column]: [usize; 2], start: usize) -> Cell {
        let rows = u16::try_from(self.rows).unwrap_or(1);
        Cell { is_strong: self.is_head, rows, ..cell(row, column, self.columns, texts(&self.lines, start)) }
    }
}

/// How many rows a cell spans at most.
const MOST_ROWS: usize = 1_000;

/// Where the next cell stands, beside those that span several rows.
#[derive(Default)]
struct Places {
    row: usize,
    column: usize,
    /// Up to which row each column is taken.
    taken: Vec<usize>,
}

impl Places {
    /// Takes the next place, in rows of a width if they have one.
    fn take(&mut self, open: &Open<'_>, width: usize) -> [usize; 2] {
        loop {
            if self.column >= width {
                self.end_row();
            }
            if self.taken.get(self.column).is_none_or(|until| *until <= self.row) {
                break;
            }
            self.column += 1;
        }
        let (place, end) = ([self.row, self.column], self.column + open.columns);
        self.taken.resize(self.taken.len().max(end), 0);
        self.taken[self.column..end].fill(self.row + open.rows);
        self.column = end;
        place
    }

    fn end_row(&mut self) {
        (self.row, self.column) = (self.row + 1, 0);
    }
}

fn wiki(lines: &[Line<'_>]) -> Option<(usize, Vec<Cell>)> {
    let end = lines.iter().position(|line| line.text.trim_start().starts_with("|}"))?;
    let start = lines[0].at;
    let (mut rows, mut row): (Vec<Vec<Open<'_>>>, Vec<Open<'_>>) = (Vec::new(), Vec::new());
    for line in &lines[1..end] {
        let words = line.text.trim_start();
        let at = line.at + line.text.len() - words.len();
        if words.starts_with("|-") {
            rows.push(std::mem::take(&mut row));
        } else if words.starts_with("|+") {
        } else if let Some(rest) = words.strip_prefix(['|', '!']) {
            let is_head = words.starts_with('!');
            let mut from = at + 1;
            for part in rest.split(if is_head { "!!" } else { "||" }) {
                let (attributes, said) = attributes(part);
                let spans = [span(attributes, "colspan="), span(attributes, "rowspan=")];
                let said_at = from + part.len() - said.len();
                row.push(Open::of(Line { at: said_at, text: said }, spans, is_head));
                from += part.len() + 2;
            }
        } else if let Some(open) = row.last_mut() {
            open.lines.push(*line);
        }
    }
    rows.push(row);
    rows.retain(|row| !row.is_empty());
    let mut cells = Vec::new();
    let mut places = Places::default();
    for row in rows {
        for open in row {
            let place = places.take(&open, usize::MAX);
            cells.push(open.close(place, start));
        }
        places.end_row();
    }
    Some((end + 1, cells))
}

/// Reads a table with its heads first; a line without a bar goes on with the cell before it.
fn confluence(lines: &[Line<'_>]) -> Option<(usize, Vec<Cell>)> {
    let end = lines.iter().position(|line| line.is_blank()).unwrap_or(lines.len());
    let start = lines[0].at;
    let (mut cells, mut open): (Vec<Cell>, Vec<Open<'_>>) = (Vec::new(), Vec::new());
    let mut row = 0;
    for line in &lines[..end] {
        let words = line.text.trim();
        if words.starts_with('|') {
            row = close_row(&mut open, row, start, &mut cells);
        } else if open.is_empty() {
            return None;
        }
        let begin = line.at + line.text.len() - line.text.trim_start().len();
        for (nth, (at, part, is_head)) in parted_at_bars(words).enumerate() {
            let said = part.strip_prefix("_.").unwrap_or(part);
            let is_behind_last_bar = at + part.len() == words.len() && part.trim().is_empty();
            let is_marked = said.len() < part.len();
            let said = Line { at: begin + at + part.len() - said.len(), text: said };
            if nth > 0 && !is_behind_last_bar && open.len() < MOST_COLUMNS {
                open.push(Open::of(said, [1, 1], is_head || is_marked));
            } else if let Some(last) = open.last_mut().filter(|_| nth == 0 && !words.starts_with('|')) {
                // What stands before the first bar goes on with the last cell.
                last.lines.push(said);
            }
        }
    }
    // The last row ends with the table.
    row = close_row(&mut open, row, start, &mut cells);
    (row > 1).then_some((end, cells))
}

/// The parts of a row at its bars, each with where it begins and whether the two bars of a head
/// stand before it. Bars in the brackets of a link part nothing.
fn parted_at_bars(row: &str) -> impl Iterator<Item = (usize, &str, bool)> {
    let bytes = row.as_bytes();
    let mut next = Some((0, false));
    // A bracket behind the last that closes one is a letter.
    let last_bracket = memchr::memrchr(b']', bytes).unwrap_or(0);
    std::iter::from_fn(move || {
        let (begin, is_head) = next.take()?;
        let mut end = begin;
        while end < bytes.len() && bytes[end] != b'|' {
            let link =
                (bytes[end] == b'[' && end < last_bracket).then(|| memchr::memchr(b']', &bytes[end..])).flatten();
            end += link.unwrap_or(0) + 1;
        }
        if end < bytes.len() {
            let bars = if bytes[end..].starts_with(b"||") { 2 } else { 1 };
            next = Some((end + bars, bars > 1));
        }
        Some((begin, row.get(begin..end)?, is_head))
    })
}

/// Closes the cells of a row, if it has any; returns which row is next.
fn close_row(open: &mut Vec<Open<'_>>, row: usize, start: usize, cells: &mut Vec<Cell>) -> usize {
    let next = row + usize::from(!open.is_empty());
    cells.extend(open.drain(..).enumerate().map(|(column, open)| open.close([row, column], start)));
    next
}

/// Parts a cell of a wiki from the attributes before it: `colspan="2" | People`.
fn attributes(part: &str) -> (&str, &str) {
    match part.split_once('|') {
        Some((before, said)) if before.contains('=') && !before.contains("[[") => (before, said),
        _ => ("", part),
    }
}

fn span(attributes: &str, name: &str) -> usize {
    let number = attributes.split_once(name).map(|(_, value)| value.trim_start_matches(['"', '\'']));
    let digits = number.map(|number| number.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(1)
}

/// How many columns the attributes of a table tell: `cols="1,2a"`, `cols=3*`.
fn columns_told(attributes: &str) -> Option<usize> {
    let value = attributes.split_once("cols=")?.1;
    let value =
        value.strip_prefix('"').map_or_else(|| value.split([',', ']']).next(), |value| value.split('"').next())?;
    let count = |column: &str| column.split_once('*').and_then(|(times, _)| times.trim().parse().ok()).unwrap_or(1);
    Some(value.split([',', ';']).map(count).fold(0, usize::saturating_add)).filter(|count| *count <= MOST_COLUMNS)
}

/// Reads a table that begins so many lines below its attributes.
fn asciidoc(lines: &[Line<'_>], begin: usize) -> Option<(usize, Vec<Cell>)> {
    let end = lines.iter().skip(begin + 1).position(|line| line.text.trim() == "|===")? + begin + 1;
    let start = lines[0].at;
    let mut cells: Vec<Open<'_>> = Vec::new();
    // Else the cells of the first line are the columns.
    let mut width = columns_told(lines[0].text).unwrap_or(0);
    for line in &lines[begin + 1..end] {
        let mut from = 0;
        let is_bar = |at: &usize| !line.text[..*at].ends_with('\\');
        let bars: Vec<usize> = line.text.match_indices('|').map(|(at, _)| at).filter(is_bar).collect();
        for (nth, &bar) in bars.iter().enumerate() {
            let spec = line.text[from..bar].rsplit(' ').next().unwrap_or_default();
            let stop = bars.get(nth + 1).map_or(line.text.len(), |&next| {
                let part = &line.text[bar + 1..next];
                let spec = part.rsplit(' ').next().filter(|spec| is_spec(spec)).map_or(0, str::len);
                next - spec
            });
            let spans = spec.split_once('+').map_or("", |(spans, _)| spans);
            let (columns, rows) = spans.split_once('.').unwrap_or((spans, ""));
            let spans = [columns, rows].map(|span| span.parse().unwrap_or(1));
            let part = Line { at: line.at + bar + 1, text: &line.text[bar + 1..stop] };
            cells.push(Open::of(part, spans, false));
            from = bar + 1;
        }
        match (bars.is_empty(), cells.last_mut()) {
            (true, Some(open)) => open.lines.push(*line),
            _ if width == 0 => width = cells.iter().map(|open| open.columns).sum(),
            _ => {}
        }
    }
    if width < 2 {
        return None;
    }
    let mut places = Places::default();
    let closed = cells.into_iter().map(|open| {
        let place = places.take(&open, width);
        open.close(place, start)
    });
    Some((end + 1, closed.collect()))
}

/// Whether something before a bar says how the cell is set: `2+`, `a`, `^.>`.
fn is_spec(spec: &str) -> bool {
    !spec.is_empty()
        && (spec.contains('+') || matches!(spec, "a" | "s" | "h" | "e" | "m"))
        && spec.bytes().all(|byte| byte.is_ascii_digit() || b"+.<^>ashem".contains(&byte))
}
