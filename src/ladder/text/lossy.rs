//! UTF-8 with a few bytes in it that are none.

use std::str::Utf8Chunk;

use super::is_unsafe;

/// Bytes that are no UTF-8, each run of which one U+FFFD stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadBytes {
    /// Line from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The bytes themselves.
    pub bytes: Vec<u8>,
}

/// How many runs of bad bytes are told with their places; of more it is told how many.
const MOST: usize = 10;

/// A text that was read though not all of it is UTF-8.
pub(super) struct Lossy {
    pub(super) text: String,
    /// The first of the places where it isn't.
    pub(super) bad: Vec<BadBytes>,
    /// How many more there are.
    pub(super) more: usize,
}

/// Whether bytes that are not all UTF-8 are meant as that: most letters beyond ASCII
/// are, or all of it is but for a letter at the end that is cut off.
pub(super) fn is_meant(bytes: &[u8]) -> bool {
    let (mut letters, mut runs, mut last) = (0, 0, (0, 0));
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().bytes().filter(|&byte| byte >= 0xc0).count();
        runs += usize::from(!chunk.invalid().is_empty());
        last = (letters, chunk.invalid().len());
    }
    // One byte at the end may be a letter of another encoding; two that begin a letter of
    // three or four hardly are.
    let is_cut = runs == 1 && last.1 >= 2 && bytes.utf8_chunks().last().is_some_and(|chunk| is_begun(&chunk));
    letters > runs || is_cut
}

/// Whether a run of bad bytes begins a letter.
fn is_begun(chunk: &Utf8Chunk<'_>) -> bool {
    chunk.invalid().first().is_some_and(|&first| first >= 0xe0)
}

/// Reads bytes as UTF-8, with U+FFFD in the place of those that are none.
pub(super) fn read(bytes: &[u8]) -> Lossy {
    let mut read = Lossy { text: String::with_capacity(bytes.len()), bad: Vec::new(), more: 0 };
    let (mut line, mut column) = (1, 1);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        read.text.push_str(valid);
        if chunk.invalid().is_empty() {
            continue;
        }
        read.text.push(char::REPLACEMENT_CHARACTER);
        if read.bad.len() == MOST {
            read.more += 1;
            continue;
        }
        // Lines and columns are those of the text that this becomes.
        let breaks =
            |(at, byte): &(usize, u8)| *byte == b'\n' || *byte == b'\r' && valid.as_bytes().get(at + 1) != Some(&b'\n');
        let ends = valid.bytes().enumerate().filter(breaks);
        let (passed, end) = ends.fold((0u32, None), |(passed, _), (at, _)| (passed + 1, Some(at + 1)));
        line += passed;
        let here = &valid[end.unwrap_or(0)..];
        let letters = here.chars().filter(|letter| !is_unsafe(*letter) || letter.is_whitespace()).count();
        let before = if end.is_some() { 1 } else { column };
        column = before + u32::try_from(letters).unwrap_or(0);
        read.bad.push(BadBytes { line, column, bytes: chunk.invalid().to_vec() });
        column += 1;
    }
    read
}
