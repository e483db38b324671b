//! Tells when files change. Folders are watched rather than files, since many
//! programs save by putting another file in a file's place.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::loader::Request;
use crate::ladder::source::place_of;
use crate::ladder::text::clean_line;

mod file;

pub use file::FileWatch;

/// What is watched.
pub struct Watch {
    watcher: RecommendedWatcher,
    watched: HashSet<PathBuf>,
}

impl Watch {
    /// Begins to watch nothing yet. Whatever happens in one of the given paths is
    /// told. The error is a clause.
    pub fn begin(paths: &[PathBuf], tell: impl Fn(Request) + Send + 'static) -> Result<Self, String> {
        let roots: Vec<PathBuf> = paths.iter().flat_map(|path| [place_of(path), link(path)]).collect();
        let handle = move |event: notify::Result<Event>| {
            if let Some(request) = request(event, &roots) {
                tell(request);
            }
        };
        let watcher = RecommendedWatcher::new(handle, Config::default()).map_err(|error| clause(&error))?;
        Ok(Watch { watcher, watched: HashSet::new() })
    }

    /// Watches folders that aren't watched yet, and those above as far as that
    /// can be done. Returns whether there were any; the error is a clause.
    pub fn follow(&mut self, folders: &[PathBuf], above: &[PathBuf]) -> Result<bool, String> {
        let new = |folder: &&PathBuf| !self.watched.contains(*folder);
        let mut folders: Vec<&PathBuf> = folders.iter().filter(new).collect();
        let optional: Vec<&PathBuf> = above.iter().filter(new).collect();
        folders.sort_unstable();
        folders.dedup();
        let any = !folders.is_empty();
        let mut failed = None;
        let mut paths = self.watcher.paths_mut();
        for folder in folders {
            match paths.add(folder, RecursiveMode::NonRecursive) {
                Ok(()) => drop(self.watched.insert(folder.clone())),
                // It went away meanwhile.
                Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
                Err(error) => drop(failed.get_or_insert_with(|| clause(&error))),
            }
        }
        for folder in optional {
            if self.watched.insert(folder.clone()) {
                let _ = paths.add(folder, RecursiveMode::NonRecursive);
            }
        }
        let committed = paths.commit().map_err(|error| clause(&error));
        failed.map_or(committed.map(|()| any), Err)
    }

    /// Takes note that a folder may have become another one.
    pub fn forget(&mut self, path: &Path) {
        self.watched.remove(path);
    }
}

/// The path itself, its folder without links on the way.
fn link(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (whole.parent(), whole.file_name()) {
        (Some(folder), Some(name)) => place_of(folder).join(name),
        _ => whole,
    }
}

/// What an event asks for, where it is about something that is open.
fn request(event: notify::Result<Event>, roots: &[PathBuf]) -> Option<Request> {
    let event = match event {
        Ok(event) => event,
        Err(error) => return Some(Request::Unwatched(clause(&error))),
    };
    if event.need_rescan() {
        return Some(Request::Overflow);
    }
    if !is_change(event.kind) {
        return None;
    }
    let mut paths = event.paths;
    paths.retain(|path| roots.iter().any(|root| is_open(path, root)));
    (!paths.is_empty()).then_some(Request::Changed(paths))
}

/// Whether an event may have changed anything; reading doesn't.
fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write))
}

/// Whether a path is within a root and not hidden there.
fn is_open(path: &Path, root: &Path) -> bool {
    let rules: [&OsStr; 2] = [".gitignore".as_ref(), ".ignore".as_ref()];
    let is_hidden = |name: &OsStr| name.as_encoded_bytes().starts_with(b".") && !rules.contains(&name);
    path.strip_prefix(root).is_ok_and(|within| !within.iter().any(is_hidden))
}

/// What went wrong, as a clause.
fn clause(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "the system allows no more watches".into(),
        ErrorKind::Io(error) => clean_line(error.to_string().split(" (os error").next().unwrap_or_default()),
        _ => clean_line(&error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::slice;

    use notify::event::{CreateKind, DataChange, ModifyKind};

    fn asked(kind: EventKind, path: &str) -> bool {
        let event = Event::new(kind).add_path(path.into());
        request(Ok(event), &["/crew/careers".into(), "/crew/pilot.md".into()]).is_some()
    }

    #[test]
    fn only_what_happens_to_open_files_wakes_anything() {
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert!(asked(written, "/crew/careers/cook/junior.md"));
        assert!(asked(written, "/crew/careers/.gitignore"));
        assert!(asked(EventKind::Create(CreateKind::Folder), "/crew/careers"));
        assert!(asked(written, "/crew/pilot.md"));
        assert!(!asked(written, "/crew/notes.md"));
        assert!(!asked(written, "/crew/careers/.cook.md.swp"));
        assert!(!asked(written, "/crew/careers/.git/index"));
        assert!(!asked(EventKind::Access(AccessKind::Open(AccessMode::Any)), "/crew/pilot.md"));
        assert!(asked(EventKind::Access(AccessKind::Close(AccessMode::Write)), "/crew/pilot.md"));
    }

    #[test]
    fn a_folder_is_watched_once_and_again_when_it_may_be_another() {
        let folder = tempfile::tempdir().unwrap();
        let place = place_of(folder.path());
        let mut watch = Watch::begin(slice::from_ref(&place), |_| {}).unwrap();
        assert_eq!(watch.follow(&[place.clone(), place.clone()], &[]), Ok(true));
        assert_eq!(watch.follow(slice::from_ref(&place), &[]), Ok(false));
        watch.forget(&place);
        assert_eq!(watch.follow(&[place.clone(), place.join("gone")], &[]), Ok(true));
    }
}
