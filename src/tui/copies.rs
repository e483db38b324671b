//! Copies of the journal that a tool which syncs files left beside it: what each
//! has that the journal lacks, and taking that in. The copies themselves stay.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::progress::Journal;
use crate::progress::journal::{copies, is_journal, lacking};
use crate::{Error, Result};

/// A copy of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Where it is.
    pub path: PathBuf,
    /// How many events it has that the journal lacks; nothing, where it can't be read
    /// or is no journal.
    pub lacks: Option<usize>,
}

impl Copy {
    /// Returns its name, as it is shown.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        crate::ladder::text::clean_line(&name.to_string_lossy())
    }
}

/// What was taken in of a copy.
#[derive(Debug)]
pub struct Taken {
    /// The copy.
    pub copy: Copy,
    /// How many of its lines the journal lacked; or why nothing was taken in.
    pub lines: Result<usize, String>,
}

/// A file as it was when it was looked at: its size and when it was written.
type Stamp = (u64, Option<SystemTime>);

/// The copies beside a journal that were looked at. A copy is read again only when
/// it has changed.
#[derive(Debug, Default)]
pub struct Copies(HashMap<PathBuf, Stamp>);

impl Copies {
    /// Looks for copies. Returns all of them where one is new or has changed, or
    /// one is gone.
    pub fn look(&mut self, journal: &Path) -> Option<Vec<Copy>> {
        let stamped = |path: PathBuf| fs::metadata(&path).ok().map(|metadata| (path, stamp(&metadata)));
        let found: HashMap<PathBuf, Stamp> = copies(journal).into_iter().filter_map(stamped).collect();
        if found == self.0 {
            return None;
        }
        self.0 = found;
        Some(self.all(journal))
    }

    /// Holds all copies against the journal, by name.
    pub fn all(&self, journal: &Path) -> Vec<Copy> {
        let own = read(journal).unwrap_or_default();
        let mut paths: Vec<&PathBuf> = self.0.keys().collect();
        paths.sort();
        let copy = |path: &PathBuf| {
            let lacks = read(path).ok().filter(|other| is_journal(other)).map(|other| lacking(&own, &other));
            Copy { path: path.clone(), lacks }
        };
        paths.into_iter().map(copy).collect()
    }
}

fn stamp(metadata: &Metadata) -> Stamp {
    (metadata.len(), metadata.modified().ok())
}

/// Appends to the journal what it lacks of a copy. Returns how many lines.
pub fn take_in(journal: &mut Journal, copy: &Path) -> Result<usize> {
    let other = read(copy)?;
    if !is_journal(&other) {
        return Err(Error::NoJournal(copy.to_owned()));
    }
    journal.take_in(&other)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let unreadable = |source| Error::Unreadable { path: path.to_owned(), source };
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        // Opening a FIFO would wait for its other end.
        return Err(Error::Journal { path: path.to_owned(), reason: "it is no regular file".into() });
    }
    fs::read(path).map_err(unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"{"v":1,"id":"a","seq":1,"at":"2026-11-21T22:22:04Z","kind":"mood"}"#;
    const TWO: &str = r#"{"v":1,"id":"b","seq":2,"at":"2026-11-21T22:22:04Z","kind":"mood"}"#;

    #[test]
    fn a_copy_is_told_once_and_again_when_it_changes_or_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let (journal, copy) = (folder.path().join("progress.jsonl"), folder.path().join("progress (1).jsonl"));
        let mut copies = Copies::default();
        assert_eq!(copies.look(&journal), None);
        fs::write(&journal, format!("{ONE}\n")).unwrap();
        fs::write(&copy, format!("{ONE}\n{TWO}\n")).unwrap();
        let told = |lacks| Some(vec![Copy { path: copy.clone(), lacks }]);
        assert_eq!(copies.look(&journal), told(Some(1)));
        assert_eq!(copies.look(&journal), None);
        fs::write(&copy, "a list of groceries").unwrap();
        assert_eq!(copies.look(&journal), told(None));
        fs::remove_file(&copy).unwrap();
        assert_eq!(copies.look(&journal), Some(Vec::new()));
    }

    #[test]
    fn what_is_taken_in_is_in_the_journal_and_the_copy_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("progress.jsonl"), folder.path().join("progress (1).jsonl"));
        fs::write(&copy, format!("{ONE}\n{TWO}\n")).unwrap();
        let (mut journal, _) = Journal::open(&path).unwrap();
        assert_eq!(take_in(&mut journal, &copy).unwrap(), 2);
        assert_eq!(take_in(&mut journal, &copy).unwrap(), 0);
        assert_eq!(fs::read(&path).unwrap(), fs::read(&copy).unwrap());
        fs::write(&copy, "a list of groceries").unwrap();
        assert!(take_in(&mut journal, &copy).is_err());
    }
}
