//! The journal: a file of one event a line that only ever grows.
//!
//! The file is opened by its path for each write, because git, sync tools and
//! editors replace it while we run. A step is written in one call, so that lines
//! stay whole without a lock; the lock only makes it safe to take back our own
//! half line when the disk is full. Nothing that was read is ever written back.

use std::collections::HashSet;
use std::fs::{self, File};
use std::hash::BuildHasher as _;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::mem;
use std::path::{Path, PathBuf};

use super::event::{Draft, Event, EventId, HIGHEST_SEQ, Read};
use crate::hash::{self, RandomState};
use crate::{Error, Result};

mod copies;
mod disk;
mod lines;
mod merge;
mod place;

pub use copies::{copies, is_copy, without_copies};
pub use merge::{is_journal, lacking, union};

use place::Place;

/// How often a step is written again because the file was replaced meanwhile.
const ATTEMPTS: usize = 3;

/// A line that could not be read. It stays where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The line, from 1.
    pub line: u64,
    /// Why, as a short clause.
    pub reason: String,
}

/// What reading the journal gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The events, in the order of their lines.
    pub events: Vec<Event>,
    /// The lines that could not be read.
    pub skipped: Vec<Skipped>,
    /// How many of the events were written by a newer version, or are of a kind
    /// that this version does not know.
    pub newer: usize,
    /// Whether the file was replaced, cut or removed since the last look. What
    /// was read before may be gone from it: opening it again shows what is left.
    pub replaced: bool,
    /// Whether the file was gone, and is written again.
    pub restored: bool,
}

/// What appending gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appended {
    /// Our events, as they are in the file now.
    pub events: Vec<Event>,
    /// What others have appended since the last look.
    pub foreign: Vec<Event>,
    /// The lines of others that could not be read.
    pub skipped: Vec<Skipped>,
    /// Whether the file was replaced, as in [`Loaded::replaced`].
    pub replaced: bool,
    /// Whether the file was gone, and is written again.
    pub restored: bool,
}

/// A progress file, and how far it has been read.
pub struct Journal {
    path: PathBuf,
    place: Place,
    highest: u64,
    /// Hashes of all events that were read, to know them when they come again.
    seen: hash::HashSet<u64>,
    hasher: RandomState,
    /// What was read and not handed on yet, because writing failed.
    news: Loaded,
    /// The file that was read last, open: its bytes are there when its name is gone.
    kept: Option<File>,
}

impl Journal {
    /// Opens a journal and reads it. One that isn't there is empty, and made at
    /// the first append. Fails where something else than a file is in its place,
    /// or it can't be read.
    pub fn open(path: impl Into<PathBuf>) -> Result<(Self, Loaded)> {
        let mut journal = Journal {
            path: path.into(),
            place: Place::default(),
            highest: 0,
            seen: hash::HashSet::default(),
            hasher: RandomState::default(),
            news: Loaded::default(),
            kept: None,
        };
        let mut loaded = journal.refresh()?;
        loaded.skipped.extend(journal.place.report_torn());
        Ok((journal, loaded))
    }

    /// Returns the path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads what was appended since the last look. A line that is not finished
    /// yet is left for the next look.
    pub fn refresh(&mut self) -> Result<Loaded> {
        self.refresh_quietly()?;
        Ok(mem::take(&mut self.news))
    }

    fn refresh_quietly(&mut self) -> Result<()> {
        match disk::open_to_read(&self.path)? {
            Some(mut file) => {
                self.catch_up(&mut file).map_err(|e| disk::unusable(&self.path, &e))?;
                self.kept = Some(file);
            }
            None => self.news.replaced |= mem::take(&mut self.place).has_read(),
        }
        Ok(())
    }

    /// Appends events in one write and returns when they are on the disk.
    ///
    /// Fails where the file is no journal but somebody's document: it begins like none,
    /// and nothing of it could be read as an event.
    ///
    /// After an error, the same drafts may be appended again: should they be in
    /// the file already, they count once.
    pub fn append(&mut self, drafts: &[Draft]) -> Result<Appended> {
        if drafts.is_empty() {
            return Ok(Appended::default());
        }
        for _ in 0..ATTEMPTS {
            self.restore()?;
            let mut file = disk::open_to_append(&self.path)?;
            if self.seen.is_empty() && disk::is_foreign(&mut file).map_err(|e| self.not_saved(e))? {
                return Err(Error::NoJournal(self.path.clone()));
            }
            let events = self.append_to(&mut file, drafts).map_err(|e| self.not_saved(e))?;
            let events = events.ok_or_else(|| self.is_full())?;
            if place::is_at(&file, &self.path) {
                self.keep();
                return Ok(self.appended(events));
            }
            self.forget(&events);
        }
        Err(self.is_replaced())
    }

    /// Returns whether the file that was read is gone, and nothing in its place.
    pub fn is_gone(&self) -> bool {
        let is_there = fs::metadata(&self.path);
        self.place.has_read() && is_there.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    }

    /// Writes the file again where it is gone, as it was: it appears whole, or not at
    /// all, and never in the place of another. Returns whether that was done.
    pub fn restore(&mut self) -> Result<bool> {
        if !self.is_gone() {
            return Ok(false);
        }
        let Some(kept) = &mut self.kept else { return Ok(false) };
        let Ok(bytes) = disk::read_whole(kept) else { return Ok(false) };
        // It was cut before it went: what is left of it is no more than what is written
        // here again.
        if (bytes.len() as u64) < self.place.offset() {
            return Ok(false);
        }
        let rights = kept.metadata().ok().map(|metadata| metadata.permissions());
        if !disk::make(&self.path, &bytes, rights)? {
            return Ok(false);
        }
        self.place = Place::default();
        self.news.restored = true;
        let said = self.news.skipped.len();
        let read = self.refresh_quietly();
        // Lines that can't be read were told when they were read first.
        self.news.skipped.truncate(said);
        read.map(|()| true)
    }

    /// Appends the lines of another journal that this one lacks, as they are, and
    /// returns how many. What they say is read at the next look.
    pub fn take_in(&mut self, other: &[u8]) -> Result<usize> {
        for _ in 0..ATTEMPTS {
            let mut file = disk::open_to_append(&self.path)?;
            let added = take_into(&mut file, other).map_err(|e| self.not_saved(e))?;
            if place::is_at(&file, &self.path) {
                return Ok(added);
            }
        }
        Err(self.is_replaced())
    }

    fn is_replaced(&self) -> Error {
        self.not_saved(io::Error::other("it is being replaced again and again"))
    }

    /// Undo reaches only what has a lower number, so that two events of the highest
    /// one could not be told apart.
    fn is_full(&self) -> Error {
        let reason = format!(
            "a line of it has the highest number there is (\"seq\":{}), so that nothing can come after it; delete that line",
            self.highest
        );
        Error::Journal { path: self.path.clone(), reason }
    }

    fn not_saved(&self, source: io::Error) -> Error {
        disk::not_saved(&self.path, source)
    }

    /// Returns the events as they were written; nothing, where there are no numbers
    /// left for them.
    fn append_to(&mut self, file: &mut File, drafts: &[Draft]) -> io::Result<Option<Vec<Event>>> {
        let locked = disk::lock(file);
        self.catch_up(file)?;
        if HIGHEST_SEQ - self.highest < drafts.len() as u64 {
            return Ok(None);
        }
        let next = self.highest + 1..;
        let events: Vec<Event> = drafts.iter().zip(next).map(|(draft, seq)| draft.numbered(seq)).collect();
        // Without the lock, somebody's half line may have come since we looked.
        let begin = self.place.is_torn() || !locked;
        disk::write_whole(file, &lines::write(begin, &events)?, locked)?;
        if locked {
            // Others need not wait for the disk. Closing unlocks, if this fails.
            let _ = file.unlock();
        }
        file.sync_data()?;
        // The step is saved; what can't be read now is read at the next look.
        let _ = self.catch_up(file);
        Ok(Some(events))
    }

    /// Keeps the file that was written to open, to be read.
    fn keep(&mut self) {
        if !self.kept.as_ref().is_some_and(|kept| place::is_at(kept, &self.path)) {
            self.kept = disk::open_to_read(&self.path).ok().flatten();
        }
    }

    /// Drops our events that went into a file which is gone.
    fn forget(&mut self, ours: &[Event]) {
        self.news.events.retain(|event| ours.iter().all(|own| own.id != event.id));
    }

    /// Parts what was read into ours and that of others. After an append that
    /// failed late, the file may have our events twice: the fold takes the lesser.
    fn appended(&mut self, events: Vec<Event>) -> Appended {
        let ids: HashSet<EventId> = events.iter().map(|event| event.id.clone()).collect();
        let news = mem::take(&mut self.news);
        let (mut ours, foreign): (Vec<_>, Vec<_>) = news.events.into_iter().partition(|event| ids.contains(&event.id));
        ours.extend(events);
        ours.sort();
        let mut left = ids;
        ours.retain(|event| left.remove(&event.id));
        Appended { events: ours, foreign, skipped: news.skipped, replaced: news.replaced, restored: news.restored }
    }

    /// Reads from where the last look ended; from the start, if the file is not
    /// the one that was looked at.
    fn catch_up(&mut self, file: &mut File) -> io::Result<()> {
        if !self.place.continues(file)? {
            self.news.replaced |= mem::take(&mut self.place).has_read();
        }
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(self.place.offset()))?;
        file.read_to_end(&mut bytes)?;
        let line = self.place.line();
        let lines = lines::read(&bytes, line, |read| self.take(read));
        self.news.skipped.extend(self.place.advance(file, &bytes, &lines)?);
        Ok(())
    }

    fn take(&mut self, read: Read) {
        if self.seen.insert(self.hasher.hash_one(&read.event)) {
            self.highest = self.highest.max(read.event.seq);
            self.news.newer += usize::from(read.newer);
            self.news.events.push(read.event);
        }
    }
}

/// Appends the lines of another journal that a file lacks.
fn take_into(file: &mut File, other: &[u8]) -> io::Result<usize> {
    let locked = disk::lock(file);
    let own = disk::read_whole(file)?;
    let missing = merge::missing(&own, other);
    if missing.is_empty() {
        return Ok(0);
    }
    // A last line without its break would be one with the first of these; without
    // the lock, somebody's half line may have come since we looked.
    let begin = !locked || !(own.is_empty() || own.ends_with(b"\n"));
    let mut bytes = if begin { vec![b'\n'] } else { Vec::new() };
    for line in &missing {
        bytes.extend(*line);
        bytes.push(b'\n');
    }
    disk::write_whole(file, &bytes, locked)?;
    file.sync_data()?;
    Ok(missing.len())
}

#[cfg(test)]
mod tests;
