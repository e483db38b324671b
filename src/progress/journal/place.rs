//! How far a file has been read, and whether it still is that file.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use super::Skipped;
use super::lines::Lines;

/// How many bytes before the place are remembered. They hold at least one id,
/// so that no other file has the same ones there; a tool that writes in place
/// and an inode that is used again are found out by them.
const TAIL: usize = 1024;

/// The place up to which finished lines have been read.
#[derive(Default)]
pub(super) struct Place {
    file: Option<Identity>,
    offset: u64,
    line: u64,
    tail: Vec<u8>,
    /// Whether the file goes on after the place, without a line break.
    unfinished: bool,
    torn: Option<Skipped>,
    /// The torn line that was reported; it is not reported again when it ends.
    reported: Option<u64>,
}

impl Place {
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Whether the file ends in a line without its line break.
    pub(super) fn is_torn(&self) -> bool {
        self.unfinished
    }

    /// Whether there was anything to read.
    pub(super) fn has_read(&self) -> bool {
        self.offset > 0 || self.unfinished
    }

    /// Returns whether this is the file that was read, grown or as it was.
    pub(super) fn continues(&self, file: &mut File) -> io::Result<bool> {
        let metadata = file.metadata()?;
        let same = self.file.is_none() || self.file == identity(&metadata);
        Ok(same && metadata.len() >= self.offset && self.has_tail(file)?)
    }

    fn has_tail(&self, file: &mut File) -> io::Result<bool> {
        file.seek(SeekFrom::Start(self.offset - self.tail.len() as u64))?;
        let mut tail = Vec::with_capacity(self.tail.len());
        file.take(self.tail.len() as u64).read_to_end(&mut tail)?;
        Ok(tail == self.tail)
    }

    /// Moves the place over what was read, and returns what to report.
    pub(super) fn advance(&mut self, file: &File, bytes: &[u8], lines: &Lines) -> io::Result<Vec<Skipped>> {
        self.file = identity(&file.metadata()?);
        self.offset += lines.finished as u64;
        self.line = lines.line;
        self.remember(&bytes[..lines.finished]);
        self.unfinished = lines.finished < bytes.len();
        self.torn.clone_from(&lines.torn);
        let reported = self.reported;
        let new = lines.skipped.iter().filter(|skipped| Some(skipped.line) != reported);
        Ok(new.cloned().collect())
    }

    fn remember(&mut self, finished: &[u8]) {
        self.tail.extend(&finished[finished.len().saturating_sub(TAIL)..]);
        self.tail.drain(..self.tail.len().saturating_sub(TAIL));
    }

    /// Returns the torn line at the end, if there is one.
    pub(super) fn report_torn(&mut self) -> Option<Skipped> {
        let torn = self.torn.take()?;
        self.reported = Some(torn.line);
        Some(torn)
    }
}

/// Device and inode.
type Identity = (u64, u64);

/// Returns what tells one file from another, where the system has it.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn identity(metadata: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<Identity> {
    None
}

/// Returns whether this file is the one that is at the path now. Where that
/// can't be told, it is.
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(there)) => identity(&ours) == identity(&there),
        (_, Err(error)) => error.kind() != io::ErrorKind::NotFound,
        (Err(_), _) => true,
    }
}
