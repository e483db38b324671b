//! What ladders said when they were looked at, or pinned: files by the hash of
//! their content, which events of the journal name. A missing one costs only the
//! comparison with it.

use std::collections::HashMap;
use std::fs;
use std::hash::BuildHasher;
use std::io;
use std::path::Path;

use jiff::Timestamp;

use super::event::Wording;
use super::state::Sighting;
use crate::ladder::Ladder;
use crate::ladder::model::Level;
use crate::ladder::snapshot::{self, Snapshot};
use crate::{Error, Result};

/// Keeps what everything that is open says, and returns what an event names.
pub fn keep(folder: &Path, ladder: &Ladder) -> Result<Vec<Wording>> {
    let mut wordings = Vec::new();
    for snapshot in snapshot::snapshots(ladder) {
        let unwritable = |source| Error::Unwritable { path: folder.to_owned(), source };
        let (bytes, hash) = snapshot.to_bytes().map_err(|error| unwritable(error.into()))?;
        write(folder, &hash, &bytes).map_err(unwritable)?;
        wordings.push(Wording { ladder: snapshot.ladder, snapshot: hash });
    }
    Ok(wordings)
}

/// Writes a file beside its place and moves it there, so that nobody reads half
/// of it. One that is there has the same content, or is mended.
fn write(folder: &Path, hash: &str, bytes: &[u8]) -> io::Result<()> {
    let path = folder.join(format!("{hash}.json"));
    if fs::read(&path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    let beside = folder.join(format!("{hash}.{}", uuid::Uuid::now_v7()));
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// What ladders said at some time.
pub struct Past {
    /// Everything that could be read, as one ladder, with the ids of then.
    pub ladder: Ladder,
    /// Since when the oldest of it stands.
    pub since: Timestamp,
    /// The names of ladders whose snapshot is missing or damaged.
    pub missing: Vec<String>,
}

/// Returns what the ladders that are open now said then; nothing, where none of
/// them was ever sighted. `then` is [`State::seen`] or [`State::pinned`].
///
/// [`State::seen`]: super::State::seen
/// [`State::pinned`]: super::State::pinned
pub fn past<S: BuildHasher>(folder: Option<&Path>, then: &HashMap<String, Sighting, S>, now: &Ladder) -> Option<Past> {
    let mut names: Vec<&str> = now.levels().map(Level::root).collect();
    names.sort_unstable();
    names.dedup();
    let (mut found, mut missing, mut since) = (Vec::new(), Vec::new(), Vec::new());
    for (name, sighting) in names.into_iter().filter_map(|name| Some((name, then.get(name)?))) {
        since.push(sighting.since);
        match folder.and_then(|folder| read(folder, &sighting.snapshot)) {
            Some(snapshot) => found.push(snapshot),
            None => missing.push(name.to_owned()),
        }
    }
    Some(Past { ladder: snapshot::ladder(&found), since: since.into_iter().min()?, missing })
}

/// Reads one snapshot. Its name comes from the journal, and may be anything.
fn read(folder: &Path, hash: &str) -> Option<Snapshot> {
    if hash.is_empty() || !hash.chars().all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    let path = folder.join(format!("{hash}.json"));
    let is_file = fs::metadata(&path).is_ok_and(|metadata| metadata.is_file());
    let bytes = if is_file { fs::read(path).ok()? } else { return None };
    Snapshot::from_bytes(&bytes, hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::open_builtin;

    #[test]
    fn what_is_kept_is_found_and_a_missing_one_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("snapshots");
        let ladder = open_builtin();
        let wordings = keep(&folder, &ladder).unwrap();
        assert_eq!(keep(&folder, &ladder).unwrap(), wordings);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        let sighted = |snapshot: &str| {
            let sighting = Sighting { snapshot: snapshot.into(), since: Timestamp::UNIX_EPOCH };
            HashMap::from([("built-in".to_owned(), sighting)])
        };
        let then = past(Some(&folder), &sighted(&wordings[0].snapshot), &ladder).unwrap();
        assert_eq!((then.ladder.size(), then.missing), (ladder.size(), vec![]));
        for hash in ["00ff", "", "../../etc/passwd"] {
            let then = past(Some(&folder), &sighted(hash), &ladder).unwrap();
            assert_eq!((then.ladder.size(), then.missing), ([0; 4], vec!["built-in".to_owned()]));
        }
        assert!(past(Some(&folder), &HashMap::new(), &ladder).is_none());
        let path = folder.join(format!("{}.json", wordings[0].snapshot));
        fs::write(&path, "{}").unwrap();
        assert_eq!(past(Some(&folder), &sighted(&wordings[0].snapshot), &ladder).unwrap().missing.len(), 1);
        keep(&folder, &ladder).unwrap();
        assert!(past(Some(&folder), &sighted(&wordings[0].snapshot), &ladder).unwrap().missing.is_empty(), "mended");
    }
}
