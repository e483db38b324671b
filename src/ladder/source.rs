//! Files and folders → bytes.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use super::text::{SIZE_LIMIT, clean_line};
use crate::hash::{HashMap, HashSet};
use crate::{Error, Result};

/// What to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Roots {
    /// The ladders that are built in.
    BuiltIn,
    /// Files and folders.
    Paths(Vec<PathBuf>),
}

impl Roots {
    /// Returns the paths as they were given, safe to show; none for what is built
    /// in.
    pub fn shown(&self) -> Vec<String> {
        match self {
            Roots::BuiltIn => Vec::new(),
            Roots::Paths(paths) => paths.iter().map(|path| clean_line(&path.to_string_lossy())).collect(),
        }
    }
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
    /// Which of the given paths led to it, from 0.
    pub given: usize,
    /// Where it is without links on the way, which is the same for all names of it.
    pub place: PathBuf,
    /// What it was like when it was found, where that could be told.
    pub stamp: Option<Stamp>,
}

/// What tells that a file has changed, without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Its size in bytes.
    pub size: u64,
    /// When it was changed, since 1970.
    modified: Option<Duration>,
    /// Which file it is, since another may have been renamed into its place, and
    /// when its permissions were changed.
    unix: (u64, i64, i64),
}

impl Stamp {
    fn of(about: &Metadata) -> Self {
        let modified = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Stamp { size: about.len(), modified, unix: of_unix(about) }
    }

    /// Returns what a file is like now; nothing, where it can't be told.
    pub fn at(path: &Path) -> Option<Self> {
        path.metadata().ok().map(|about| Self::of(&about))
    }

    /// Returns whether the file was last changed so long before `now`, a time since
    /// 1970.
    pub fn is_older_than(&self, age: Duration, now: Duration) -> bool {
        self.modified.and_then(|at| now.checked_sub(at)).is_some_and(|past| past > age)
    }
}

#[cfg(unix)]
fn of_unix(about: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;

    (about.ino(), about.ctime(), about.ctime_nsec())
}

/// Other systems have nothing of the kind.
#[cfg(not(unix))]
fn of_unix(_about: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

impl Found {
    /// Returns whether another look found the same file as it was.
    pub fn is_unchanged(&self, later: &Self) -> bool {
        self.stamp.is_some() && self.stamp == later.stamp && self.root == later.root && self.shown == later.shown
    }
}

/// What looking for files gave.
#[derive(Debug, Default)]
pub struct Finding {
    /// The files, those of a folder by name.
    pub files: Vec<Found>,
    /// An error for each given path that isn't there or is closed.
    pub errors: Vec<Error>,
    /// What within a folder could not be looked at: the path, safe to show, and
    /// why, as a sentence.
    pub unread: Vec<(String, String)>,
    /// Which of the given paths have an error, from 0.
    pub failed: Vec<usize>,
    /// The folders to watch for changes: those that were looked through, and
    /// those of files that were named. Without links on the way.
    pub folders: Vec<PathBuf>,
    /// The folders above given ones, where those may go away and come back.
    pub above: Vec<PathBuf>,
    /// Where each file stands in `files`, so that none is there twice.
    places: HashMap<PathBuf, usize>,
    /// Which of the given paths is looked at, from 0.
    given: usize,
}

/// How much of a folder is read at most.
#[derive(Clone, Copy)]
struct Limits {
    files: usize,
    bytes: u64,
}

/// The largest public folder of ladders that we know has some hundred files;
/// bounds keep a home folder, given by accident, from taking all memory.
const LIMITS: Limits = Limits { files: 20_000, bytes: 512 << 20 };

/// Finds the files that paths name, those in folders by git's rules: what
/// `.gitignore` names and hidden files are left out, links aren't followed. A
/// file that is found twice is there once.
pub fn find(paths: &[PathBuf]) -> Finding {
    find_within(paths, LIMITS)
}

fn find_within(paths: &[PathBuf], limits: Limits) -> Finding {
    let mut finding = Finding::default();
    for (given, path) in paths.iter().enumerate() {
        finding.given = given;
        match path.metadata() {
            Err(e) if e.kind() == io::ErrorKind::NotFound => finding.fail(Error::NoSuchPath(path.clone())),
            Err(source) => finding.fail(Error::Unreadable { path: path.clone(), source }),
            Ok(about) if about.is_dir() => finding.walk(path, limits),
            Ok(about) => finding.add_named(path, &about),
        }
    }
    finding
}

/// Returns where a path leads, without links on the way.
pub fn place_of(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

impl Finding {
    fn fail(&mut self, error: Error) {
        self.errors.push(error);
        self.failed.push(self.given);
    }

    fn add_named(&mut self, path: &Path, about: &Metadata) {
        let place = place_of(path);
        // A link may be changed as well as what it leads to.
        let beside = std::path::absolute(path).unwrap_or_default();
        let folders = [beside.parent(), place.parent()].into_iter().flatten();
        self.folders.extend(folders.map(place_of));
        self.add(path.to_owned(), place, name_of(path), true, Some(Stamp::of(about)));
    }

    fn add(&mut self, path: PathBuf, place: PathBuf, root: String, named: bool, stamp: Option<Stamp>) {
        let nth = *self.places.entry(place.clone()).or_insert(self.files.len());
        if let Some(known) = self.files.get_mut(nth) {
            known.named |= named;
        } else {
            self.files.push(Found { shown: shown(&path), path, root, named, given: self.given, place, stamp });
        }
    }

    fn walk(&mut self, folder: &Path, limits: Limits) {
        let (root, top) = (name_of(folder), place_of(folder));
        // Links within aren't followed, so that the way from the top holds no more.
        let place = |path: &Path| path.strip_prefix(folder).map_or_else(|_| place_of(path), |rest| top.join(rest));
        self.folders.push(top.clone());
        self.above.extend(top.parent().map(Path::to_owned));
        let (mut files, mut bytes, mut left_out) = (0, 0, 0);
        // What a person keeps from git everywhere is no matter: a folder holds the same
        // ladders for everybody.
        let walk =
            ignore::WalkBuilder::new(folder).require_git(false).git_global(false).sort_by_file_path(Path::cmp).build();
        for entry in walk {
            let entry = match entry {
                Ok(entry) if is_left_by_an_editor(entry.path()) => continue,
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => entry,
                Ok(entry) => {
                    if entry.depth() > 0 && entry.file_type().is_some_and(|kind| kind.is_dir()) {
                        self.folders.push(place(entry.path()));
                    }
                    continue;
                }
                Err(error) => {
                    self.closed(folder, &error);
                    continue;
                }
            };
            if files == limits.files {
                let why = format!("The folder has more than {files} files; the others were left out.");
                self.unread.push((shown(folder), why));
                break;
            }
            let stamp = entry.metadata().ok().map(|about| Stamp::of(&about));
            let size = stamp.map_or(0, |stamp| stamp.size.min(SIZE_LIMIT as u64));
            if bytes + size > limits.bytes {
                left_out += 1;
                continue;
            }
            (files, bytes) = (files + 1, bytes + size);
            let place = place(entry.path());
            self.add(entry.into_path(), place, root.clone(), false, stamp);
        }
        if left_out > 0 {
            let limit = limits.bytes >> 20;
            let why = format!("The folder has more than {limit} MB; files that were left out: {left_out}.");
            self.unread.push((shown(folder), why));
        }
    }

    /// Keeps why something in a folder, or the folder itself, is closed.
    fn closed(&mut self, folder: &Path, error: &ignore::Error) {
        let path = path_of(error).unwrap_or(folder).to_owned();
        let error = Error::Unreadable { path, source: reason(error) };
        match &error {
            Error::Unreadable { path, .. } if path != folder => self.unread.push((shown(path), error.to_string())),
            _ => self.fail(error),
        }
    }
}

fn shown(path: &Path) -> String {
    clean_line(&path.to_string_lossy())
}

/// The path that an error of walking speaks of.
fn path_of(mut error: &ignore::Error) -> Option<&Path> {
    loop {
        error = match error {
            ignore::Error::WithPath { path, .. } => return Some(path),
            ignore::Error::Loop { child, .. } => return Some(child),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => err,
            _ => return None,
        };
    }
}

/// What the system said. The walk wraps it with the path, which is said anyway.
fn reason(error: &ignore::Error) -> io::Error {
    let Some(wrapped) = error.io_error() else {
        return io::Error::other(error.to_string());
    };
    let inner = wrapped.get_ref().and_then(|error| error.source()?.downcast_ref::<io::Error>());
    match inner.unwrap_or(wrapped).raw_os_error() {
        Some(code) => io::Error::from_raw_os_error(code),
        None => io::Error::new(wrapped.kind(), wrapped.to_string()),
    }
}

/// Reads a regular file, at most [`SIZE_LIMIT`] bytes of it. Opening never waits
/// for a FIFO's other end.
pub fn read_file(path: &Path) -> Result<Vec<u8>> {
    let unreadable = |source| Error::Unreadable { path: path.to_owned(), source };
    let (file, about) = open(path).map_err(unreadable)?;
    let mut bytes = Vec::with_capacity(about.len().min(SIZE_LIMIT as u64) as usize);
    file.take(SIZE_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > SIZE_LIMIT {
        let limit = SIZE_LIMIT >> 20;
        return Err(unreadable(io::Error::other(format!("it is larger than {limit} MB"))));
    }
    Ok(bytes)
}

/// Reads the lines that a regular file begins with, of at most so many bytes; none
/// where the first is longer.
pub fn read_beginning(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let (file, _) = open(path)?;
    let mut bytes = Vec::with_capacity(most);
    file.take(most as u64).read_to_end(&mut bytes)?;
    bytes.truncate(memchr::memrchr(b'\n', &bytes).map_or(0, |end| end + 1));
    Ok(bytes)
}

fn open(path: &Path) -> io::Result<(File, Metadata)> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
    }
    let file = options.open(path)?;
    let about = file.metadata()?;
    if about.is_file() { Ok((file, about)) } else { Err(io::Error::other("it is no regular file")) }
}

/// The name of what is opened: that of the one path, or of all, each once.
pub fn root_name(paths: &[PathBuf]) -> String {
    let mut seen = HashSet::default();
    let names = paths.iter().map(|path| name_of(path)).filter(|name| seen.insert(name.clone()));
    names.collect::<Vec<_>>().join(" + ")
}

/// A folder's name or a file's stem; `.` by the folder that it stands for.
fn name_of(path: &Path) -> String {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let whole = if path.file_name().is_none() { whole.canonicalize().unwrap_or(whole) } else { whole };
    let name = if path.is_dir() { whole.file_name() } else { whole.file_stem() };
    clean_line(&name.unwrap_or(whole.as_os_str()).to_string_lossy())
}

/// Whether a file is what editors and merges leave beside another: it would be
/// read as the same ladder once more.
fn is_left_by_an_editor(path: &Path) -> bool {
    const ENDINGS: &[&str] = &["bak", "orig", "rej", "swp", "swo", "tmp"];

    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    name.ends_with('~') || (name.starts_with('#') && name.ends_with('#')) || ENDINGS.contains(&ending.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_and_a_file_in_it_are_read_once() {
        let folder = folder(&[("a.md", "a"), ("b.md", "b")]);
        let paths = [folder.path().to_owned(), folder.path().join("./b.md"), folder.path().to_owned()];
        let found = find(&paths);
        let files: Vec<_> = found.files.iter().map(|file| (file.path.file_name().unwrap(), file.named)).collect();
        assert_eq!(files, [("a.md".as_ref(), false), ("b.md".as_ref(), true)]);
        assert_eq!(root_name(&paths).matches(" + ").count(), 1);
        assert_eq!(root_name(&["/".into()]), "/");
    }

    #[test]
    fn what_editors_leave_beside_a_file_is_not_read() {
        let folder = folder(&[("a.md", ""), ("a.md~", ""), ("#a.md#", ""), ("a.md.orig", ""), ("b.TMP", "")]);
        let files = find(&[folder.path().to_owned()]).files;
        assert_eq!(files.iter().map(|file| file.path.file_name().unwrap()).collect::<Vec<_>>(), ["a.md"]);
    }

    #[test]
    fn a_folder_has_bounds_and_what_is_left_out_is_said_once() {
        let folder = folder(&[("a.md", "1234"), ("b.md", "12345"), ("c.md", "12"), ("d.md", "1")]);
        let found = |files, bytes| find_within(&[folder.path().to_owned()], Limits { files, bytes });
        let few = found(3, 100);
        assert_eq!((few.files.len(), few.unread.len(), few.errors.len()), (3, 1, 0));
        assert!(few.unread[0].1.contains("more than 3 files"), "{:?}", few.unread);
        let small = found(9, 7);
        assert_eq!((small.files.len(), small.unread.len()), (3, 1));
        assert!(small.unread[0].1.ends_with("left out: 1."), "{:?}", small.unread);
        assert_eq!(found(4, 12).unread, []);
    }

    #[test]
    fn a_closed_folder_within_is_no_error_for_the_others() {
        let denied = |path: &str| ignore::Error::WithDepth {
            depth: 1,
            err: Box::new(ignore::Error::WithPath {
                path: path.into(),
                err: Box::new(ignore::Error::Io(io::Error::from_raw_os_error(13))),
            }),
        };
        let mut finding = Finding::default();
        finding.closed(Path::new("crew"), &denied("crew/closed"));
        assert_eq!((finding.errors.len(), finding.unread[0].0.as_str()), (0, "crew/closed"));
        assert!(finding.unread[0].1.to_lowercase().contains("denied"), "{:?}", finding.unread);
        finding.closed(Path::new("crew"), &denied("crew"));
        assert_eq!((finding.errors.len(), finding.unread.len()), (1, 1));
    }

    #[test]
    fn an_error_keeps_its_reason() {
        let error = read_file(folder(&[]).path()).unwrap_err();
        assert!(error.to_string().contains("it is no regular file"), "{error}");
    }
}
