//! Tells when one file changes, also one that isn't there yet.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::{clause, is_change, link};
use crate::ladder::source::place_of;

/// The paths that lead to the file, and to folders that it will be in.
type Paths = Arc<Mutex<HashSet<PathBuf>>>;

/// A watch over one file. Its folder is watched, since tools put another file in
/// its place; where that isn't there, the next folder above it that is.
pub struct FileWatch {
    watcher: RecommendedWatcher,
    file: PathBuf,
    /// What happens to these is told.
    paths: Paths,
    /// The folders that are watched.
    folders: HashSet<PathBuf>,
}

impl FileWatch {
    /// Begins to watch a file, and others in its folder of which `also` says that they
    /// matter. The error is a clause.
    pub fn begin(
        file: &Path,
        also: impl Fn(&Path) -> bool + Send + 'static,
        tell: impl Fn() + Send + 'static,
    ) -> Result<Self, String> {
        let paths = Paths::default();
        let told = paths.clone();
        let handle = move |event: notify::Result<Event>| {
            let of_it =
                |path: &PathBuf| also(path) || told.lock().unwrap_or_else(PoisonError::into_inner).contains(path);
            // An error may have hidden anything.
            if event
                .map_or(true, |event| event.need_rescan() || (is_change(event.kind) && event.paths.iter().any(of_it)))
            {
                tell();
            }
        };
        let watcher = RecommendedWatcher::new(handle, Config::default()).map_err(|error| clause(&error))?;
        let mut watch = FileWatch { watcher, file: file.to_owned(), paths, folders: HashSet::new() };
        watch.follow();
        Ok(watch)
    }

    /// Watches the folders that lead to the file now, and no others.
    pub fn follow(&mut self) {
        let (mut paths, mut folders) = (HashSet::new(), HashSet::new());
        // A link may be changed as well as what it leads to.
        for mut path in [link(&self.file), place_of(&self.file)] {
            while let Some(folder) = path.parent().map(Path::to_owned) {
                paths.insert(path);
                if folder.is_dir() {
                    folders.insert(folder);
                    break;
                }
                path = folder;
            }
        }
        *self.paths.lock().unwrap_or_else(PoisonError::into_inner) = paths;
        for gone in self.folders.difference(&folders) {
            let _ = self.watcher.unwatch(gone);
        }
        let watcher = &mut self.watcher;
        // A folder may be another one of that name: it is watched anew each time
        // that something happened.
        self.folders =
            folders.into_iter().filter(|folder| watcher.watch(folder, RecursiveMode::NonRecursive).is_ok()).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    fn is_told(told: &Receiver<()>) -> bool {
        told.recv_timeout(Duration::from_secs(5)).is_ok()
    }

    #[test]
    fn a_file_is_told_of_that_comes_with_its_folders() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("data/rungs/progress.jsonl");
        let (sender, told) = channel();
        let mut watch = FileWatch::begin(
            &file,
            |path| path.ends_with("copy"),
            move || {
                let _ = sender.send(());
            },
        )
        .unwrap();
        for folder in [home.path().join("data"), home.path().join("data/rungs")] {
            fs::create_dir(folder).unwrap();
            assert!(is_told(&told));
            watch.follow();
        }
        fs::write(&file, "one").unwrap();
        assert!(is_told(&told));
        while told.recv_timeout(Duration::from_millis(50)).is_ok() {}
        fs::write(home.path().join("data/rungs/copy"), "one").unwrap();
        assert!(is_told(&told));
        fs::write(home.path().join("data/rungs/other"), "two").unwrap();
        fs::write(home.path().join("data/rungs/new"), "three").unwrap();
        while told.try_recv().is_ok() {}
        fs::rename(home.path().join("data/rungs/new"), &file).unwrap();
        assert!(is_told(&told));
    }
}
