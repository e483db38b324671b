//! What the journal asks of the system: opening, locking, writing, making folders.

use std::fs::{self, DirBuilder, File, FileType, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::thread;
use std::time::Duration;

use tempfile::{NamedTempFile, PersistError};

use super::lines::BYTE_ORDER_MARK;
use crate::{Error, Result};

/// How often the lock is tried, and how long one waits between: one second in
/// all, as long as git waits for its packed refs.
const LOCK_TRIES: u32 = 100;
const LOCK_PAUSE: Duration = Duration::from_millis(10);

/// Opens the journal, if it is there.
pub(super) fn open_to_read(path: &Path) -> Result<Option<File>> {
    if !is_there(path)? {
        return Ok(None);
    }
    match File::open(path) {
        Ok(file) => only_a_file(path, file).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unusable(path, &error)),
    }
}

/// Opens the journal at its end; makes it, and its folder, if it isn't there.
pub(super) fn open_to_append(path: &Path) -> Result<File> {
    let there = is_there(path)?;
    let folders = if there { Ok(0) } else { make_folder(path) };
    let folders = folders.map_err(|e| not_saved(path, e))?;
    let mut options = OpenOptions::new();
    let opened = options.read(true).append(true).create(true).open(path);
    let file = only_a_file(path, opened.map_err(|e| not_saved(path, e))?)?;
    if !there {
        sync_folders(path, folders + 1);
    }
    Ok(file)
}

/// Makes the journal of these bytes where nothing is in its place: it is written beside
/// and named then, so that it is there whole or not at all. Returns whether it was made, and
/// is not somebody else's.
pub(super) fn make(path: &Path, bytes: &[u8], rights: Option<Permissions>) -> Result<bool> {
    let linked = fs::read_link(path).ok().map(|to| path.parent().unwrap_or(Path::new("")).join(to));
    let path = linked.as_deref().unwrap_or(path);
    let folders = make_folder(path).map_err(|e| not_saved(path, e))?;
    let beside = write_beside(path, bytes, rights).map_err(|e| not_saved(path, e))?;
    let is_made = match beside.persist_noclobber(path) {
        Ok(_) => true,
        Err(PersistError { error, .. }) if error.kind() == io::ErrorKind::AlreadyExists => false,
        // Some file systems can't name a file without taking the name from another.
        Err(PersistError { file, .. }) if !path.exists() => {
            file.persist(path).map(|_| true).map_err(|e| not_saved(path, e.error))?
        }
        Err(PersistError { error, .. }) => return Err(not_saved(path, error)),
    };
    sync_folders(path, folders + 1);
    Ok(is_made)
}

/// Writes bytes to a file in the folder of another one, which goes with its handle.
fn write_beside(path: &Path, bytes: &[u8], rights: Option<Permissions>) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = NamedTempFile::new_in(folder)?;
    // Some file systems know no rights.
    let _ = rights.map(|rights| beside.as_file().set_permissions(rights));
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    Ok(beside)
}

/// Looks before opening, since opening a FIFO waits for its other end.
fn is_there(path: &Path) -> Result<bool> {
    match fs::metadata(path) {
        Ok(metadata) => refuse_others(path, metadata.file_type()).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(unusable(path, &error)),
    }
}

/// Looks again at what was opened: it may have been exchanged since.
fn only_a_file(path: &Path, file: File) -> Result<File> {
    let metadata = file.metadata().map_err(|e| unusable(path, &e))?;
    refuse_others(path, metadata.file_type())?;
    Ok(file)
}

fn refuse_others(path: &Path, kind: FileType) -> Result<()> {
    if kind.is_file() {
        return Ok(());
    }
    let reason = if kind.is_dir() { "it is a folder" } else { "it is no regular file" };
    Err(Error::Journal { path: path.to_owned(), reason: reason.into() })
}

/// The error of a journal that can't be read.
pub(super) fn unusable(path: &Path, error: &io::Error) -> Error {
    let said = error.to_string();
    let mut reason = said.split(" (os error").next().unwrap_or_default().to_owned();
    // Within the sentence of our error, its first letter is small.
    if let Some(first) = reason.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    Error::Journal { path: path.to_owned(), reason }
}

/// The error of a journal that can't be written.
pub(super) fn not_saved(path: &Path, source: io::Error) -> Error {
    Error::NotSaved { path: path.to_owned(), source }
}

/// Makes the folder of a file, for its owner only, as the XDG base directory
/// specification asks; returns how many folders were missing.
fn make_folder(path: &Path) -> io::Result<usize> {
    let folders = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    let missing = folders.take_while(|folder| !folder.exists()).count();
    if let (1.., Some(folder)) = (missing, path.parent()) {
        private_folders().create(folder)?;
    }
    Ok(missing)
}

fn private_folders() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Brings a new file's name to the disk. Some file systems can't sync a folder,
/// and have nothing to lose there.
fn sync_folders(path: &Path, count: usize) {
    let Ok(path) = fs::canonicalize(path) else { return };
    for folder in path.ancestors().skip(1).take(count) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Locks the file against other instances, for as long as it is open. Returns
/// whether that could be done: where there are no locks, or somebody keeps one
/// for long, we write all the same, since no lock may make us hang.
pub(super) fn lock(file: &File) -> bool {
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Ok(()) => return true,
            Err(TryLockError::WouldBlock) => thread::sleep(LOCK_PAUSE),
            Err(TryLockError::Error(_)) => return false,
        }
    }
    false
}

/// Reads all of a file.
pub(super) fn read_whole(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Returns whether a file begins as no journal does: neither with an event, whole or
/// torn, nor with what accidents leave, a conflict's marker or the zeros of a crash.
pub(super) fn is_foreign(file: &mut File) -> io::Result<bool> {
    let mut start = Vec::new();
    file.rewind()?;
    file.take(512).read_to_end(&mut start)?;
    let start = start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&start).trim_ascii_start();
    Ok(!(start.is_empty() || start.starts_with(b"{") || start.starts_with(b"<<<<<<<") || start.starts_with(b"\0")))
}

/// Appends bytes in one call. Where the disk took only a part, that is taken
/// back; without the lock it stays, for somebody may have written after it.
pub(super) fn write_whole(file: &mut File, bytes: &[u8], locked: bool) -> io::Result<()> {
    let before = file.metadata()?.len();
    let written = write_once(file, bytes)?;
    if written == bytes.len() {
        return Ok(());
    }
    if locked {
        take_back(file, before, written as u64)?;
    }
    Err(io::Error::new(io::ErrorKind::StorageFull, "the disk took only a part of it"))
}

/// An interrupted call has written nothing.
fn write_once(file: &mut File, bytes: &[u8]) -> io::Result<usize> {
    loop {
        match file.write(bytes) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

/// Only if nothing else came: somebody may write without the lock.
fn take_back(file: &File, before: u64, written: u64) -> io::Result<()> {
    if file.metadata()?.len() == before + written {
        file.set_len(before)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_line_is_taken_back_unless_another_came_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("j");
        fs::write(&path, "whole\nha").unwrap();
        let file = open_to_append(&path).unwrap();
        take_back(&file, 6, 1).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole\nha");
        take_back(&file, 6, 2).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole\n");
    }
}
