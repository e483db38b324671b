//! Tables whose cells have marks before them: of `MediaWiki` (`{|` to `|}`), and of
//! `AsciiDoc` (`|===`).

use super::{Cell, Line, MOST_COLUMNS, cell, texts};

/// Reads a table that begins in the first line: how many lines it has, and its cells.
pub(super) fn read(lines: &[Line<'_>]) -> Option<(usize, Vec<Cell>)> {
    match lines.first()?.text.trim() {
        "|===" => asciidoc(lines),
        first if first.starts_with("{|") => wiki(lines),
        _ => None,
    }
}

/// A cell that is being read.
struct Open<'t> {
    columns: usize,
    is_head: bool,
    lines: Vec<Line<'t>>,
}

impl<'t> Open<'t> {
    fn of(part: Line<'t>, columns: usize, is_head: bool) -> Self {
        Open { columns, is_head, lines: vec![part] }
    }

    fn close(self, row: usize, column: usize, start: usize) -> Cell {
        Cell { is_strong: self.is_head, ..cell(row, column, self.columns, texts(&self.lines, start)) }
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
                let columns = span(attributes);
                let said_at = from + part.len() - said.len();
                row.push(Open::of(Line { at: said_at, text: said }, columns, is_head));
                from += part.len() + 2;
            }
        } else if let Some(open) = row.last_mut() {
            open.lines.push(*line);
        }
    }
    rows.push(row);
    rows.retain(|row| !row.is_empty());
    let mut cells = Vec::new();
    for (nth, row) in rows.into_iter().enumerate() {
        let mut column = 0;
        for open in row {
            let columns = open.columns;
            cells.push(open.close(nth, column, start));
            column += columns;
        }
    }
    Some((end + 1, cells))
}

/// Parts a cell of a wiki from the attributes before it: `colspan="2" | People`.
fn attributes(part: &str) -> (&str, &str) {
    match part.split_once('|') {
        Some((before, said)) if before.contains('=') && !before.contains("[[") => (before, said),
        _ => ("", part),
    }
}

fn span(attributes: &str) -> usize {
    let number = attributes.split_once("colspan=").map(|(_, value)| value.trim_start_matches(['"', '\'']));
    let digits = number.map(|number| number.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(1).clamp(1, MOST_COLUMNS)
}

fn asciidoc(lines: &[Line<'_>]) -> Option<(usize, Vec<Cell>)> {
    let end = lines.iter().skip(1).position(|line| line.text.trim() == "|===")? + 1;
    let start = lines[0].at;
    let mut cells: Vec<Open<'_>> = Vec::new();
    // The cells of the first line are the columns.
    let mut width = 0;
    for line in &lines[1..end] {
        let mut from = 0;
        let bars: Vec<usize> = line.text.match_indices('|').map(|(at, _)| at).collect();
        for (nth, &bar) in bars.iter().enumerate() {
            let spec = line.text[from..bar].rsplit(' ').next().unwrap_or_default();
            let stop = bars.get(nth + 1).map_or(line.text.len(), |&next| {
                let part = &line.text[bar + 1..next];
                let spec = part.rsplit(' ').next().filter(|spec| is_spec(spec)).map_or(0, str::len);
                next - spec
            });
            let columns = spec.split_once('+').and_then(|(columns, _)| columns.parse().ok()).unwrap_or(1);
            let part = Line { at: line.at + bar + 1, text: &line.text[bar + 1..stop] };
            cells.push(Open::of(part, columns.clamp(1, MOST_COLUMNS), false));
            from = bar + 1;
        }
        match (bars.is_empty(), cells.last_mut()) {
            (true, Some(open)) => open.lines.push(*line),
            _ if width == 0 => width = cells.iter().map(|open| open.columns).sum(),
            _ => {}
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut closed = Vec::new();
    for open in cells {
        let columns = open.columns;
        closed.push(open.close(row, column, start));
        column += columns;
        if column >= width {
            (row, column) = (row + 1, 0);
        }
    }
    (width > 1).then_some((end + 1, closed))
}

/// Whether something before a bar says how the cell is set: `2+`, `a`, `^.>`.
fn is_spec(spec: &str) -> bool {
    !spec.is_empty()
        && (spec.contains('+') || matches!(spec, "a" | "s" | "h" | "e" | "m"))
        && spec.bytes().all(|byte| byte.is_ascii_digit() || b"+.<^>ashem".contains(&byte))
}
