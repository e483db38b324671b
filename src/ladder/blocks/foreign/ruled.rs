//! Tables whose columns a ruled line shows: `----- -----` below the heads, as Pandoc has
//! them, or `===== =====` around them, as `reStructuredText` does.

use std::ops::Range;

use super::{Cell, Line, MOST_COLUMNS, cell, texts};

/// How many lines the heads of a table have at most.
const MOST_HEAD_LINES: usize = 5;

/// Reads a table that begins in the first line: how many lines it has, and its cells.
pub(super) fn read(lines: &[Line<'_>]) -> Option<(usize, Vec<Cell>)> {
    let first = lines.first().filter(|line| !line.is_blank())?;
    let is_double = columns_of(first.text, '=').is_some();
    let is_framed = is_double || is_rule(first.text);
    let from = usize::from(is_framed);
    // The heads stand in a line, or between two.
    let ruled = lines.iter().take(from + MOST_HEAD_LINES).skip(from).position(|line| is_rule(line.text))? + from;
    let mark = if is_double { '=' } else { '-' };
    let columns = columns_of(lines[ruled].text, mark)?;
    if ruled == from || (!is_framed && ruled != 1) || lines[from..ruled].iter().any(|line| line.is_blank()) {
        return None;
    }
    let body = &lines[ruled + 1..];
    let end = body.iter().position(|line| is_rule(line.text) || (!is_framed && line.is_blank()));
    let end = end.or((!is_framed).then_some(body.len()))?;
    let mut cells = row(&lines[from..ruled], &columns, 0, first.at);
    for (nth, lines) in rows(&body[..end], &columns, is_framed && !is_double).into_iter().enumerate() {
        cells.extend(row(lines, &columns, nth + 1, first.at));
    }
    let closes = usize::from(body.get(end).is_some_and(|line| is_rule(line.text)));
    (end > 0).then_some((ruled + 1 + end + closes, cells))
}

/// Whether a line is nothing but a rule.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() > 4
        && ['-', '='].iter().any(|mark| line.starts_with(*mark) && line.chars().all(|c| c == *mark || c == ' '))
}

/// The columns that a line of several rules shows, to the beginning of the next each.
fn columns_of(line: &str, mark: char) -> Option<Vec<Range<usize>>> {
    if !is_rule(line) || !line.trim().starts_with(mark) {
        return None;
    }
    let letters: Vec<char> = line.chars().collect();
    let begins = |at: &usize| letters[*at] == mark && (*at == 0 || letters[*at - 1] == ' ');
    let starts: Vec<usize> = (0..letters.len()).filter(begins).collect();
    let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
    let columns: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    (2..=MOST_COLUMNS).contains(&columns.len()).then_some(columns)
}

/// The rows of a table: parted by blank lines where it is framed so, else each line that
/// has something in the first column begins one.
fn rows<'l, 't>(lines: &'l [Line<'t>], columns: &[Range<usize>], is_parted: bool) -> Vec<&'l [Line<'t>]> {
    if is_parted {
        return lines.split(|line| line.is_blank()).filter(|row| !row.is_empty()).collect();
    }
    let begins = |line: &Line<'_>| !line.columns(0, columns[1].start).is_blank();
    let mut rows = Vec::new();
    let mut from = 0;
    for nth in 1..=lines.len() {
        if lines.get(nth).is_none_or(begins) {
            rows.push(&lines[from..nth]);
            from = nth;
        }
    }
    rows.retain(|row| row.iter().any(|line| !line.is_blank()));
    rows
}

fn row(lines: &[Line<'_>], columns: &[Range<usize>], nth: usize, start: usize) -> Vec<Cell> {
    let of_column = |(column, place): (usize, &Range<usize>)| {
        let from = if column == 0 { 0 } else { place.start };
        let parts: Vec<Line<'_>> = lines.iter().map(|line| line.columns(from, place.end)).collect();
        cell(nth, column, 1, texts(&parts, start))
    };
    columns.iter().enumerate().map(of_column).collect()
}
