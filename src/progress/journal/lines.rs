//! Bytes to lines, and events to bytes.

use std::io;

use memchr::memchr;

use super::Skipped;
use crate::progress::event::{self, Event, Read};

/// Some editors begin a file with it.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What of a part of the file could not be read, and how far it goes.
#[derive(Default)]
pub(super) struct Lines {
    /// The finished lines that could not be read.
    pub(super) skipped: Vec<Skipped>,
    /// A last line without its line break that could not be read: torn, or
    /// being written at this moment.
    pub(super) torn: Option<Skipped>,
    /// How many bytes the finished lines take.
    pub(super) finished: usize,
    /// The number of the last finished line.
    pub(super) line: u64,
}

/// Reads bytes line by line, so that damage costs the damaged line only;
/// `before` is the number of lines before them. Each event is handed on as soon as it
/// is read: there may be hundreds of thousands.
pub(super) fn read(bytes: &[u8], before: u64, mut event: impl FnMut(Read)) -> Lines {
    let mut lines = Lines { line: before, ..Lines::default() };
    while let Some(length) = memchr(b'\n', &bytes[lines.finished..]) {
        let end = lines.finished + length;
        let skipped = lines.take(&bytes[lines.finished..end], &mut event);
        lines.skipped.extend(skipped);
        lines.finished = end + 1;
        lines.line += 1;
    }
    lines.torn = lines.take(&bytes[lines.finished..], &mut event);
    lines
}

impl Lines {
    /// Reads the line after the last finished one.
    fn take(&self, mut line: &[u8], event: &mut impl FnMut(Read)) -> Option<Skipped> {
        if self.line == 0 {
            line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
        }
        match event::parse(line) {
            Ok(read) => {
                read.into_iter().for_each(event);
                None
            }
            Err(reason) => Some(Skipped { line: self.line + 1, reason }),
        }
    }
}

/// Returns the lines of events, to be written in one call. They begin with a
/// line break where the file may end in a torn line, which would else take the
/// first of them with it.
pub(super) fn write(begin: bool, events: &[Event]) -> io::Result<Vec<u8>> {
    let mut text = String::from(if begin { "\n" } else { "" });
    for event in events {
        text.push_str(&event.to_line()?);
        text.push('\n');
    }
    Ok(text.into_bytes())
}
