//! A table that was saved from a spreadsheet, as cells.

use std::path::Path;

use csv::{ByteRecord, ReaderBuilder};

use super::build::Builder;
use super::{Blocks, Kind};

/// What may part the cells of a row.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Returns whether a file's name says that it is a table out of a spreadsheet, or its tabs
/// do: some programs save such a table as plain text.
pub fn is_a_sheet(path: &str, text: &str) -> bool {
    let ending = Path::new(path).extension().unwrap_or_default();
    let is = |known: &&str| ending.eq_ignore_ascii_case(known);
    ["csv", "tsv", "tab"].iter().any(is) || (is(&"txt") && has_columns(text))
}

/// Whether the first line of a text has several tabs, and most others have as many.
fn has_columns(text: &str) -> bool {
    const FEWEST: usize = 2;

    let tabs = |line: &str| memchr::memchr_iter(b'\t', line.as_bytes()).count();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some(columns) = lines.next().map(tabs).filter(|&tabs| tabs >= FEWEST) else { return false };
    let (all, alike) = lines.fold((0, 0), |(all, alike), line| (all + 1, alike + usize::from(tabs(line) == columns)));
    all > 1 && alike * 5 >= all * 4
}

/// Reads a text as comma-separated values, or whatever its first line shows to
/// part its cells. Each line of a cell is a text of it.
pub(super) fn parse(text: &str) -> Blocks {
    let mut builder = Builder::new(text, 0);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    let mut row = 0u16;
    // A text in memory can't fail to be read, and any row may have any length.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let at = record.position().map_or(0, |position| position.byte() as usize);
        // It stands where the last row ends: before the empty lines between them.
        let blank = text.as_bytes().iter().skip(at).take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let at = at + blank;
        let mut below = 0;
        for (column, cell) in record.iter().enumerate() {
            let cell = String::from_utf8_lossy(cell);
            let kind = Kind::Cell { table: 0, row, column: column.min(usize::from(u16::MAX)) as u16, columns: 1 };
            let mut is_empty = true;
            for (nth, line) in cell.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                builder.cell(kind, line, at, below + nth as u32);
                is_empty = false;
            }
            if is_empty {
                builder.cell(kind, "", at, below);
            }
            below += cell.matches('\n').count() as u32;
        }
        row = row.saturating_add(1);
    }
    builder.finish()
}

/// The delimiter that stands most often in the first line that has any: a sheet's
/// title may stand above it.
fn delimiter(text: &str) -> u8 {
    let parts = |line: &&str| line.bytes().any(|byte| DELIMITERS.contains(&byte));
    let head = text.lines().find(parts).unwrap_or_default();
    let count = |delimiter: u8| memchr::memchr_iter(delimiter, head.as_bytes()).count();
    // Of equal ones the first.
    DELIMITERS.into_iter().rev().max_by_key(|&delimiter| count(delimiter)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_above_the_head_has_no_delimiter() {
        assert_eq!(delimiter("Ladder of the mill\n\na;b;c\n1,5;2;3\n"), b';');
    }

    #[test]
    fn empty_lines_count() {
        let blocks = parse("\n\na,b\n\r\n\nc,d\n");
        assert_eq!(blocks.all().iter().map(|block| block.line).collect::<Vec<_>>(), [3, 3, 6, 6]);
    }

    #[test]
    fn cells_have_lines_and_any_delimiter() {
        let blocks = parse("a;b\n\"c\nd, \"\"e\"\"\";f\n");
        let shown: Vec<_> = blocks.all().iter().map(|block| (blocks.text(block), block.line)).collect();
        assert_eq!(shown, [("a", 1), ("b", 1), ("c", 2), ("d, \"e\"", 3), ("f", 3)]);
    }
}
