//! Files and folders → bytes.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::text::{SIZE_LIMIT, clean_line};
use crate::{Error, Result};

/// What to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Roots {
    /// The ladders that are built in.
    BuiltIn,
    /// Files and folders.
    Paths(Vec<PathBuf>),
}

/// A file that may be a ladder.
#[derive(Debug)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// The path as it was given, safe to show.
    pub shown: String,
    /// The name of what it was found through.
    pub root: String,
    /// Whether it was named itself, rather than found in a folder.
    pub named: bool,
}

/// What looking for files gave.
#[derive(Debug, Default)]
pub struct Finding {
    /// The files, those of a folder by name.
    pub files: Vec<Found>,
    /// An error for each path that isn't there, or a folder that is closed.
    pub errors: Vec<Error>,
}

/// Finds the files that paths name, those in folders by git's rules: what
/// `.gitignore` names and hidden files are left out, links aren't followed.
pub fn find(paths: &[PathBuf]) -> Finding {
    let mut finding = Finding::default();
    for path in paths {
        match path.metadata() {
            Err(e) if e.kind() == io::ErrorKind::NotFound => finding.errors.push(Error::NoSuchPath(path.clone())),
            Err(source) => finding.errors.push(Error::Unreadable { path: path.clone(), source }),
            Ok(about) if about.is_dir() => walk(path, &mut finding),
            Ok(_) => finding.files.push(found(path.clone(), name_of(path), true)),
        }
    }
    finding
}

fn found(path: PathBuf, root: String, named: bool) -> Found {
    Found { shown: clean_line(&path.to_string_lossy()), path, root, named }
}

fn walk(folder: &Path, finding: &mut Finding) {
    let root = name_of(folder);
    let entries = ignore::WalkBuilder::new(folder).require_git(false).sort_by_file_path(Path::cmp).build();
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                finding.files.push(found(entry.into_path(), root.clone(), false));
            }
            Ok(_) => {}
            Err(error) => finding.errors.push(closed(folder, &error)),
        }
    }
}

fn closed(folder: &Path, error: &ignore::Error) -> Error {
    let path = match error {
        ignore::Error::WithPath { path, .. } => path.clone(),
        _ => folder.to_owned(),
    };
    let source = error.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
    Error::Unreadable { path, source: source.into() }
}

/// Reads a regular file, at most [`SIZE_LIMIT`] bytes of it. Opening never waits
/// for a FIFO's other end.
pub fn read_file(path: &Path) -> Result<Vec<u8>> {
    let unreadable = |source| Error::Unreadable { path: path.to_owned(), source };
    let file = open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if !about.is_file() {
        return Err(unreadable(io::Error::other("it is no regular file")));
    }
    let mut bytes = Vec::with_capacity(about.len().min(SIZE_LIMIT as u64) as usize);
    file.take(SIZE_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > SIZE_LIMIT {
        let limit = SIZE_LIMIT >> 20;
        return Err(unreadable(io::Error::other(format!("it is larger than {limit} MB"))));
    }
    Ok(bytes)
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
    }
    options.open(path)
}

/// The name of what is opened: that of the one path, or of all.
pub fn root_name(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| name_of(path)).collect::<Vec<_>>().join(" + ")
}

/// A folder's name or a file's stem; `.` by the folder that it stands for.
fn name_of(path: &Path) -> String {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let whole = if path.file_name().is_none() { whole.canonicalize().unwrap_or(whole) } else { whole };
    let name = if path.is_dir() { whole.file_name() } else { whole.file_stem() };
    clean_line(&name.unwrap_or_default().to_string_lossy())
}
