//! The line for a shell's prompt as it was said last: while nothing has changed
//! that it is made from, nothing of that is read again. It may be lost.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::config::Found;
use crate::ladder::Roots;
use crate::ladder::source::{self, Stamp};

/// A file that changed so little ago may change again without looking changed:
/// file systems count time in steps.
const SETTLED: Duration = Duration::from_secs(1);

/// For how many ladders and journals lines are kept.
const MOST_KEPT: usize = 20;

/// What a line is made from, as it is now.
pub(super) struct Said {
    /// The file that keeps lines.
    path: PathBuf,
    /// Which ladders and which journal.
    of: String,
    /// A hash of what they and this program are like.
    stamp: String,
}

/// A line, and the stamp of what it was made from.
#[derive(Serialize, Deserialize)]
struct Kept {
    stamp: String,
    line: String,
}

impl Said {
    /// Looks what a line is made from. Nothing, where that can't be told by looking:
    /// a file is closed, or changed just now.
    pub(super) fn of(places: &Found, ascii: bool, now: SystemTime) -> Option<Self> {
        let now = now.duration_since(UNIX_EPOCH).ok()?;
        let journal = std::path::absolute(&places.journal.as_ref()?.path).ok()?;
        let mut of = format!("{}\n{ascii}", journal.display());
        let settled = |stamp: Option<Stamp>| stamp.filter(|stamp| stamp.is_older_than(SETTLED, now));
        // Another version may say it in other words.
        let program = Stamp::at(&std::env::current_exe().ok()?)?;
        let mut stamps = format!("{program:?}\n{:?}", settled(Stamp::at(&journal))?);
        if let Roots::Paths(paths) = &places.roots {
            for path in paths {
                let _ = write!(of, "\n{}", std::path::absolute(path).ok()?.display());
            }
            let found = source::find(paths);
            if !found.errors.is_empty() || !found.unread.is_empty() {
                return None;
            }
            for file in &found.files {
                let _ = write!(stamps, "\n{} {:?}", file.place.display(), settled(file.stamp)?);
            }
        }
        let path = places.state.as_ref()?.path.join("short.json");
        Some(Said { path, of, stamp: format!("{:x?}", Sha256::digest(stamps)) })
    }

    /// Returns the line that was said last of the same.
    pub(super) fn line(&self) -> Option<String> {
        let kept = read(&self.path).remove(&self.of)?;
        (kept.stamp == self.stamp).then_some(kept.line)
    }

    /// Keeps a line for the next time. Where that fails, the next time takes longer.
    pub(super) fn keep(self, line: String) {
        let mut all = read(&self.path);
        if all.len() >= MOST_KEPT {
            all.clear();
        }
        all.insert(self.of, Kept { stamp: self.stamp, line });
        let _ = write_whole(&self.path, &all);
    }
}

fn read(path: &Path) -> BTreeMap<String, Kept> {
    fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

/// Writes beside the file and moves it there, so that nobody reads half of it.
fn write_whole(path: &Path, all: &BTreeMap<String, Kept>) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    let beside = path.with_extension(std::process::id().to_string());
    let moved = fs::write(&beside, serde_json::to_vec(all)?).and_then(|()| fs::rename(&beside, path));
    if moved.is_err() {
        let _ = fs::remove_file(&beside);
    }
    moved
}
