//! Tables that `reStructuredText` writes as a list of lists: `.. list-table::`, below which
//! each row is an item (`* -`) and so is each cell.

use super::{Cell, Line, MOST_COLUMNS, cell, texts};

/// What begins such a table.
pub(super) const DIRECTIVE: &str = ".. list-table::";

/// Reads a table that begins in the first line: how many lines it has, and its cells.
pub(super) fn read(lines: &[Line<'_>]) -> Option<(usize, Vec<Cell>)> {
    let first = lines.first().filter(|line| line.text.trim_start().starts_with(DIRECTIVE))?;
    let is_outside = |line: &Line<'_>| !line.is_blank() && indent(line.text) <= indent(first.text);
    let end = lines.iter().skip(1).position(is_outside).map_or(lines.len(), |nth| nth + 1);
    let end = lines[..end].iter().rposition(|line| !line.is_blank())? + 1;
    let body = &lines[1..end];
    let begin = body.iter().position(|line| cell_of(*line, "*").is_some_and(|line| cell_of(line, "-").is_some()))?;
    let of_rows = indent(body[begin].text);
    let mut cells: Vec<(usize, usize, Vec<Line<'_>>)> = Vec::new();
    for line in &body[begin..] {
        let in_row = cell_of(*line, "*").filter(|_| indent(line.text) == of_rows);
        let last = cells.last().map(|(row, column, _)| (*row, *column));
        if let Some(own) = in_row.and_then(|line| cell_of(line, "-")) {
            cells.push((last.map_or(0, |(row, _)| row + 1), 0, vec![own]));
        } else if let Some(own) = cell_of(*line, "-").filter(|_| is_cell(line.text, of_rows)) {
            let (row, column) = last?;
            cells.push((row, column + 1, vec![own]));
        } else if let Some((.., own)) = cells.last_mut() {
            own.push(*line);
        }
    }
    let fits = cells.iter().all(|(_, column, _)| *column < MOST_COLUMNS) && cells.iter().any(|cell| cell.1 > 0);
    let read = |(row, column, lines): (usize, usize, Vec<Line<'_>>)| cell(row, column, 1, texts(&lines, first.at));
    fits.then(|| (end, cells.into_iter().map(read).collect()))
}

/// What stands behind the marker of an item, if a line has that one.
fn cell_of<'t>(line: Line<'t>, marker: &str) -> Option<Line<'t>> {
    let rest = line.text.trim_start().strip_prefix(marker).filter(|rest| rest.is_empty() || rest.starts_with(' '))?;
    let words = rest.trim_start();
    Some(Line { at: line.at + (line.text.len() - words.len()), text: words })
}

/// Whether a line stands where cells behind the first do: right below the first one, and
/// not deeper, where a cell may hold a list.
fn is_cell(text: &str, of_rows: usize) -> bool {
    const DEEPEST: usize = 4;

    (of_rows + 1..of_rows + DEEPEST).contains(&indent(text))
}

fn indent(text: &str) -> usize {
    text.len() - text.trim_start().len()
}
