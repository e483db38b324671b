//! Files → documents: several at a time where there are cores for it, and again
//! only those that have changed.
//!
//! A [`Library`] keeps what was read of the paths that it was given. While it
//! loads, and whenever it has looked again, [`Library::ladder`] is a snapshot of
//! what it holds; documents that did not change are shared by all snapshots.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::assemble::assemble_shared;
use super::model::{Document, Ladder};
use super::source::{self, Finding, Found};
use super::text::clean_line;
use super::{check, reader};
use crate::hash::{HashMap, HashSet};
use crate::sort;
use crate::{Error, Result};

mod beside;

/// From so many bytes in all, reading takes so long that a part is shown first.
const LONG: u64 = 4 << 20;

/// How many bytes of the first file that part is of: as few as make a ladder.
const BEGINNINGS: [usize; 3] = [64 << 10, 256 << 10, 1 << 20];

/// Documents of some paths, and what is needed to read only changes again.
pub struct Library {
    paths: Vec<PathBuf>,
    name: String,
    entries: Vec<Entry>,
    /// Documents that stand for what could not be looked at.
    closed: Vec<Arc<Document>>,
    errors: Vec<Error>,
    folders: Vec<PathBuf>,
    above: Vec<PathBuf>,
    /// What the last failure said, so that it is said once.
    failure: Option<String>,
}

/// A file, and what came of reading it.
struct Entry {
    file: Arc<Found>,
    state: State,
}

enum State {
    /// Not read yet.
    Waiting,
    /// Not read yet, but for what it begins with.
    Begun(Arc<Document>),
    /// Read.
    Read(Arc<Document>),
    /// It could not be read; the document says so.
    Unread(Arc<Document>),
    /// It could not be read and was named itself.
    Failed(Option<Error>),
}

/// Which files to read again though they look unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hints {
    /// Those at these places.
    Places(HashSet<PathBuf>),
    /// All of them.
    Everything,
}

impl Hints {
    /// Returns hints that name nothing: what looks unchanged is.
    pub fn none() -> Self {
        Hints::Places(HashSet::default())
    }

    /// Adds a place.
    pub fn add(&mut self, place: PathBuf) {
        if let Hints::Places(places) = self {
            places.insert(place);
        }
    }

    fn names(&self, file: &Found) -> bool {
        match self {
            Hints::Everything => true,
            Hints::Places(places) => places.contains(&file.place) || places.contains(&file.path),
        }
    }
}

/// What looking again gave.
#[derive(Debug, PartialEq, Eq)]
pub enum Look {
    /// Nothing has changed.
    Same,
    /// A file is gone or empty that had a ladder in it, as it is for a moment
    /// while some programs save. Nothing was taken in; look again a little later.
    InBetween,
    /// These were read again, or are gone.
    Changed {
        /// What was read, safe to show.
        read: Vec<String>,
        /// What is gone, safe to show.
        gone: Vec<String>,
        /// Why something could not be read again, as a sentence; what was read
        /// of it before is kept.
        failure: Option<String>,
    },
    /// Nothing was taken in, for a reason that wasn't said yet: a sentence.
    Failed(String),
}

impl Library {
    /// Begins with nothing read.
    pub fn of(paths: &[PathBuf]) -> Self {
        Library {
            paths: paths.to_vec(),
            name: source::root_name(paths),
            entries: Vec::new(),
            closed: Vec::new(),
            errors: Vec::new(),
            folders: Vec::new(),
            above: Vec::new(),
            failure: None,
        }
    }

    /// Finds files and reads them. `step` is called when they are found and, where
    /// there is much to read, the first has begun; and whenever another one is read.
    pub fn load(&mut self, mut step: impl FnMut(&Self)) {
        let finding = source::find(&self.paths);
        self.take_in(finding, |_| State::Waiting);
        self.begin();
        step(self);
        self.read_waiting(|library, _, _| step(library));
    }

    /// Reads what the first file begins with, where reading all takes long.
    fn begin(&mut self) {
        let bytes: u64 = self.entries.iter().filter_map(|entry| entry.file.stamp).map(|stamp| stamp.size).sum();
        let Some(file) = self.entries.first().map(|first| first.file.clone()).filter(|_| bytes >= LONG) else { return };
        for most in BEGINNINGS {
            // That it can't be read is told when all of it is.
            let Ok(bytes) = source::read_beginning(&file.path, most) else { return };
            self.entries[0].state = State::Begun(Arc::new(understood(&file, &bytes)));
            if !self.ladder().is_empty() {
                return;
            }
        }
        self.entries[0].state = State::Waiting;
    }

    /// Returns a snapshot of what has been read so far: the files up to the first
    /// that is still waiting, so that nothing comes in between later.
    pub fn ladder(&self) -> Ladder {
        let read = self.entries.iter().take_while(|entry| !entry.is_waiting());
        let mut documents: Vec<_> = read.filter_map(Entry::document).cloned().collect();
        if let Some(State::Begun(document)) = self.entries.first().map(|entry| &entry.state) {
            documents.push(document.clone());
        }
        if !self.is_loading() {
            documents.extend(self.closed.iter().cloned());
        }
        assemble_shared(&self.name, documents)
    }

    /// Returns whether there is something to show though no file has been read.
    pub fn has_begun(&self) -> bool {
        matches!(self.entries.first(), Some(Entry { state: State::Begun(_), .. }))
    }

    /// Returns how many files have been read, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let waiting = self.entries.iter().filter(|entry| entry.is_waiting()).count();
        (self.entries.len() - waiting, self.entries.len())
    }

    fn is_loading(&self) -> bool {
        self.entries.iter().any(Entry::is_waiting)
    }

    /// Takes the errors out: one for each path that isn't there or can't be read.
    pub fn take_errors(&mut self) -> Vec<Error> {
        let mut errors = std::mem::take(&mut self.errors);
        for entry in &mut self.entries {
            if let State::Failed(error) = &mut entry.state {
                errors.extend(error.take());
            }
        }
        errors
    }

    /// Returns the files whose paths can't be shown as they are, by how they are
    /// shown.
    pub fn odd_names(&self) -> std::collections::HashMap<String, PathBuf> {
        let files = self.entries.iter().map(|entry| &entry.file);
        let odd = files.filter(|file| Path::new(&file.shown) != file.path);
        odd.map(|file| (file.shown.clone(), file.path.clone())).collect()
    }

    /// Returns the folders to watch for changes, without links on the way.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Returns the folders above those that were given.
    pub fn above(&self) -> &[PathBuf] {
        &self.above
    }

    /// Returns why a part of it is only what was read last, where that is so.
    pub fn stale(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// Looks for changes, and reads what has changed. Where `is_patient`, a file
    /// that vanished or was emptied is not believed at the first look.
    pub fn look_again(&mut self, hints: &Hints, is_patient: bool) -> Look {
        let finding = source::find(&self.paths);
        if is_patient && self.is_in_between(&finding) {
            return Look::InBetween;
        }
        let mut failure = self.why_kept(&finding);
        let mut next = self.after(finding, hints);
        let gone = self.gone_from(&next);
        let mut read = Vec::new();
        let known = self.by_place();
        next.read_waiting(|next, nth, error| {
            let entry = &mut next.entries[nth];
            read.push(entry.file.shown.clone());
            if let (Some(error), Some(old)) = (error, known.get(&*entry.file.place).and_then(|old| old.document())) {
                failure.get_or_insert_with(|| format!("{error} Showing the copy last read."));
                entry.state = State::Read(old.clone());
            }
        });
        self.adopt(next, read, gone, failure)
    }

    /// Takes in what a look gave, unless no ladder would be left.
    fn adopt(&mut self, mut next: Self, read: Vec<String>, gone: Vec<String>, failure: Option<String>) -> Look {
        if self.has_levels() && !next.has_levels() {
            let why = failure.unwrap_or_else(|| match read.first().or(gone.first()) {
                Some(file) => format!("{file} holds no ladder any more. Showing the copy last read."),
                None => "No ladder is left. Showing the copy last read.".into(),
            });
            return self.say_once(why).map_or(Look::Same, Look::Failed);
        }
        next.failure.clone_from(&failure);
        let failure = failure.filter(|said| self.failure.as_ref() != Some(said));
        let is_same = read.is_empty() && gone.is_empty();
        *self = next;
        match failure {
            Some(failure) if is_same => Look::Failed(failure),
            None if is_same => Look::Same,
            failure => Look::Changed { read, gone, failure },
        }
    }

    fn say_once(&mut self, failure: String) -> Option<String> {
        if self.failure.as_ref() == Some(&failure) {
            return None;
        }
        self.failure = Some(failure.clone());
        Some(failure)
    }

    /// Why what was read of a given path is kept, where it isn't there any more.
    fn why_kept(&self, finding: &Finding) -> Option<String> {
        let has_copy = |given: usize| self.entries.iter().any(|entry| entry.file.given == given);
        let (error, _) = finding.errors.iter().zip(&finding.failed).find(|(_, given)| has_copy(**given))?;
        Some(match error {
            Error::NoSuchPath(path) => {
                format!("{} is gone. Showing the copy last read.", clean_line(&path.to_string_lossy()))
            }
            error => format!("{error} Showing the copy last read."),
        })
    }

    fn has_levels(&self) -> bool {
        self.entries.iter().filter_map(Entry::document).any(|document| !document.is_empty())
    }

    fn by_place(&self) -> HashMap<&Path, &Entry> {
        self.entries.iter().map(|entry| (&*entry.file.place, entry)).collect()
    }

    /// Whether a file with a ladder in it is gone or empty.
    fn is_in_between(&self, finding: &Finding) -> bool {
        let sizes: HashMap<&Path, u64> =
            finding.files.iter().map(|file| (&*file.place, file.stamp.map_or(0, |stamp| stamp.size))).collect();
        let had_levels = |entry: &&Entry| entry.document().is_some_and(|document| !document.is_empty());
        self.entries.iter().filter(had_levels).any(|entry| sizes.get(&*entry.file.place).is_none_or(|&size| size == 0))
    }

    /// What is known after a look: documents of files that did not change, files
    /// that wait to be read, and all of a path that is not there any more.
    fn after(&self, finding: Finding, hints: &Hints) -> Self {
        let known = self.by_place();
        let failed: HashSet<usize> = finding.failed.iter().copied().collect();
        let mut next = Library::of(&self.paths);
        next.take_in(finding, |file| match known.get(&*file.place) {
            Some(old) if !hints.names(file) && old.file.is_unchanged(file) => old.kept(),
            _ => State::Waiting,
        });
        let there: HashSet<PathBuf> = next.entries.iter().map(|entry| entry.file.place.clone()).collect();
        let is_kept = |entry: &&Entry| failed.contains(&entry.file.given) && !there.contains(&entry.file.place);
        let kept = self.entries.iter().filter(is_kept).filter(|entry| entry.document().is_some());
        next.entries.extend(kept.map(|entry| Entry { file: entry.file.clone(), state: entry.kept() }));
        sort::by_key(&mut next.entries, |entry| entry.file.given);
        if !failed.is_empty() {
            // What is kept may come back where it was.
            next.folders.extend(self.folders.iter().cloned());
            next.above.extend(self.above.iter().cloned());
        }
        next
    }

    /// What was there before, and is no longer.
    fn gone_from(&self, next: &Self) -> Vec<String> {
        let there: HashSet<&Path> = next.entries.iter().map(|entry| &*entry.file.place).collect();
        let gone = self.entries.iter().filter(|entry| !there.contains(&*entry.file.place));
        gone.map(|entry| entry.file.shown.clone()).collect()
    }

    fn take_in(&mut self, finding: Finding, state: impl Fn(&Found) -> State) {
        let closed = finding.unread.iter().map(|(shown, why)| Arc::new(Document::unread(shown, why)));
        self.closed = closed.collect();
        let entry = |file| Entry { state: state(&file), file: Arc::new(file) };
        self.entries = finding.files.into_iter().map(entry).collect();
        (self.errors, self.folders, self.above) = (finding.errors, finding.folders, finding.above);
    }

    /// Reads what waits. `step` is called after each file with its number, and
    /// why it could not be read where that is so.
    fn read_waiting(&mut self, mut step: impl FnMut(&mut Self, usize, Option<String>)) {
        let waiting = self.entries.iter().enumerate().filter(|(_, entry)| entry.is_waiting());
        let (places, files): (Vec<usize>, Vec<_>) = waiting.map(|(nth, entry)| (nth, entry.file.clone())).unzip();
        let bytes = files.iter().filter_map(|file| file.stamp).map(|stamp| stamp.size).sum();
        beside::each(
            &files,
            bytes,
            |file| read(file),
            |nth, result| {
                let why = result.as_ref().err().map(ToString::to_string);
                let entry = &mut self.entries[places[nth]];
                entry.state = match result {
                    Ok(document) => State::Read(Arc::new(document)),
                    Err(error) if entry.file.named => State::Failed(Some(error)),
                    Err(error) => State::Unread(Arc::new(Document::unread(&entry.file.shown, &error.to_string()))),
                };
                step(self, places[nth], why);
            },
        );
    }
}

impl Entry {
    /// What came of reading all of it.
    fn document(&self) -> Option<&Arc<Document>> {
        match &self.state {
            State::Read(document) | State::Unread(document) => Some(document),
            State::Waiting | State::Begun(_) | State::Failed(_) => None,
        }
    }

    fn is_waiting(&self) -> bool {
        matches!(self.state, State::Waiting | State::Begun(_))
    }

    /// The same state for the next look; an error is told once.
    fn kept(&self) -> State {
        match &self.state {
            State::Waiting | State::Begun(_) => State::Waiting,
            State::Read(document) => State::Read(document.clone()),
            State::Unread(document) => State::Unread(document.clone()),
            State::Failed(_) => State::Failed(None),
        }
    }
}

/// Reads one file as a ladder.
fn read(file: &Found) -> Result<Document> {
    let mut document = understood(file, &source::read_file(&file.path)?);
    check::links(&mut document, &file.path);
    Ok(document)
}

fn understood(file: &Found, bytes: &[u8]) -> Document {
    let mut document = reader::read(&file.shown, bytes);
    document.set_root(&file.root);
    document
}

#[cfg(test)]
mod tests;
