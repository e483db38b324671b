//! Tables that are drawn with `+`, `-` and `|`, as Pandoc and `reStructuredText` have
//! them.

use super::{Cell, Line, MOST_COLUMNS, cell, texts};

/// How many lines from the first on may be of one table; none, where that begins none.
pub(super) fn lines(lines: &[Line<'_>]) -> usize {
    if !lines.first().is_some_and(|line| is_border(line.text)) {
        return 0;
    }
    lines.iter().take_while(|line| line.text.trim_start().starts_with(['+', '|'])).count()
}

/// Reads a table of all of some lines: how many they are, and its cells.
pub(super) fn read(lines: &[Line<'_>]) -> Option<(usize, Vec<Cell>)> {
    let first = lines.first()?;
    let taken = lines.len();
    let is_whole = taken > 2 && is_border(lines[taken - 1].text);
    let borders = borders(lines);
    if !is_whole || !(2..=MOST_COLUMNS).contains(&borders.len()) {
        return None;
    }
    let mut cells = Vec::new();
    let rows = lines.split(|line| is_border(line.text)).filter(|row| !row.is_empty());
    for (nth, row) in rows.enumerate() {
        // Where no line of a row has a bar at a border, the cell goes on over it.
        let stands = |border: usize| row.iter().any(|line| line.columns(border, border + 1).text == "|");
        let mut from = 0;
        for column in 1..borders.len() {
            if column + 1 < borders.len() && !stands(borders[column]) {
                continue;
            }
            let parts: Vec<Line<'_>> =
                row.iter().map(|line| inside(line.columns(borders[from] + 1, borders[column]))).collect();
            cells.push(cell(nth, from, column - from, texts(&parts, first.at)));
            from = column;
        }
    }
    Some((taken, cells))
}

/// A line of a cell; a border that goes over some columns alone parts what the cell says.
fn inside(part: Line<'_>) -> Line<'_> {
    let words = part.text.trim_matches(['+', '|', ' ']);
    let is_drawn = words.len() > 2 && words.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'+'));
    if is_drawn { Line { text: "", ..part } } else { part }
}

/// Whether a line is drawn between rows.
fn is_border(line: &str) -> bool {
    let line = line.trim();
    ["+-", "+=", "+:"].iter().any(|start| line.starts_with(start))
        && line.ends_with('+')
        && line.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=' | b':'))
}

/// The columns in which any border has a cross.
fn borders(lines: &[Line<'_>]) -> Vec<usize> {
    let mut borders = Vec::new();
    for line in lines.iter().filter(|line| is_border(line.text)) {
        borders.extend(line.text.chars().enumerate().filter(|(_, c)| *c == '+').map(|(column, _)| column));
    }
    borders.sort_unstable();
    borders.dedup();
    borders
}
