//! Tables with pipes: each row in a line of its own from bar to bar, as wide as the head.

use super::{Doubt, Read, Reader, What, line};

/// About how many bytes of a table are a step of it.
const BYTES_OF_A_STEP: usize = 64;

/// For how many steps room is made at most before there are so many.
const MOST_FORESEEN: usize = 4096;

impl Reader<'_> {
    /// Reads the table that begins at a place behind a blank line.
    pub(super) fn table(&mut self, start: usize) -> Read<usize> {
        let doubt = Doubt { line: start };
        let bytes = self.text.as_bytes();
        self.steps.reserve(((bytes.len() - start) / BYTES_OF_A_STEP).min(MOST_FORESEEN));
        self.push(What::Table, start..start, start..start);
        let (width, mut at) = self.row(start).ok_or(doubt)?;
        let end = line::next(bytes, at);
        if !is_ruled(self.text[at..end].trim_end_matches('\n'), width) {
            return Err(doubt);
        }
        at = end;
        // Only a blank line ends such a table.
        while bytes.get(at).is_some_and(|next| *next != b'\n') {
            let (cells, next) = self.row(at).ok_or(Doubt { line: at })?;
            if cells != width {
                return Err(Doubt { line: at });
            }
            at = next;
        }
        Ok(at)
    }

    /// Reads the row that begins at a place. Returns how many cells it has, and where the
    /// next line begins.
    fn row(&mut self, start: usize) -> Option<(usize, usize)> {
        let bytes = self.text.as_bytes();
        let (mut at, mut cells) = (start, 0);
        while bytes.get(at) == Some(&b'|') {
            match bytes.get(at + 1) {
                None | Some(b'\n') => break,
                // Without a blank between bars nothing tells a cell from a mark.
                Some(b'|') => return None,
                Some(_) => at = self.cell(at + 1)?,
            }
            cells += 1;
        }
        self.push(What::RowEnd, at..at, at..at);
        // It ends with a bar.
        (cells > 0 && bytes[at] == b'|').then(|| (cells, bytes.len().min(at + 2)))
    }

    /// Reads the cell that begins behind a bar. Returns where the next bar is.
    fn cell(&mut self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let cell = self.steps.len();
        self.push(What::Cell, start..start, start..start);
        let bar = self.words(start + line::blanks(&bytes[start..]))?;
        self.steps[cell].end_at(bar);
        self.push(What::CellEnd, bar..bar, bar..bar);
        (bytes.get(bar) == Some(&b'|')).then_some(bar)
    }
}

/// Whether a line is the one below the heads of a table of so many columns.
fn is_ruled(line: &str, width: usize) -> bool {
    let columns = line.strip_prefix('|').and_then(|rest| rest.strip_suffix('|')).map(|rest| rest.split('|'));
    columns.is_some_and(|mut columns| columns.clone().count() == width && columns.all(is_rule))
}

/// Whether a cell is one of the line below the heads.
fn is_rule(cell: &str) -> bool {
    let cell = cell.trim_matches(' ');
    let rule = cell.strip_prefix(':').unwrap_or(cell);
    let rule = rule.strip_suffix(':').unwrap_or(rule);
    !rule.is_empty() && rule.bytes().all(|byte| byte == b'-')
}
