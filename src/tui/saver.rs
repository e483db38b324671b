//! Appends to the journal, and looks what others have appended, on one thread
//! beside the screen: who writes also knows how far the file has been read.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::copies::{self, Copies, Copy, Taken};
use super::message::{Message, Saved};
use super::watch::FileWatch;
use crate::Result;
use crate::config::Installation;
use crate::progress::journal::is_copy;
use crate::progress::{Appended, Draft, Journal};

/// How long nothing has to happen to the journal before it is looked at: a tool
/// that puts another file in its place does so in several steps.
const QUIET: Duration = Duration::from_millis(30);

/// How long a journal has to be gone before it is written again: a tool may be about to
/// put another one in its place.
const GONE: Duration = Duration::from_secs(1);

/// How long a journal that never rests is waited for.
const RESTLESS: Duration = Duration::from_millis(300);

/// What the thread is asked for.
#[derive(Debug)]
enum Job {
    /// Append these.
    Append(Vec<Draft>),
    /// Something happened to the file, or to a copy of it.
    Look,
    /// Take in what it lacks of these.
    TakeIn(Vec<Copy>),
    /// Go on with this journal.
    Switch(PathBuf),
}

/// The thread that has the journal.
pub struct Saver {
    jobs: Sender<Job>,
}

impl Saver {
    /// Starts the thread. It watches the journal from then on.
    pub fn start(store: Store, messages: Sender<Message>) -> Self {
        let (jobs, asked) = channel();
        let to_self = jobs.clone();
        thread::spawn(move || run(store, &to_self, &asked, &messages));
        Saver { jobs }
    }

    /// Asks for an append. The answer comes as a message.
    pub fn append(&self, drafts: Vec<Draft>) {
        // The thread ends only with the screen, which then needs nothing more.
        let _ = self.jobs.send(Job::Append(drafts));
    }

    /// Asks for another journal in the place of this one. That it is comes as a message,
    /// behind all that is about this one.
    pub fn switch(&self, journal: PathBuf) {
        let _ = self.jobs.send(Job::Switch(journal));
    }

    /// Asks for copies to be taken in. The answer comes as a message.
    pub fn take_in(&self, copies: Vec<Copy>) {
        let _ = self.jobs.send(Job::TakeIn(copies));
    }
}

/// Watches a journal, and what sync tools leave beside it.
fn watch(store: &Store, to_self: &Sender<Job>) -> Option<FileWatch> {
    let (path, to_self) = (store.path.clone(), to_self.clone());
    let also = move |other: &Path| is_copy(&path, other);
    FileWatch::begin(&store.path, also, move || drop(to_self.send(Job::Look))).ok()
}

/// Where ticks go: the journal, once it could be opened.
pub struct Store {
    /// Where the journal is.
    pub path: PathBuf,
    /// The journal; nothing while it can't be opened.
    pub journal: Option<Journal>,
    /// Who writes.
    pub installation: Installation,
    /// The copies beside it that are known.
    pub copies: Copies,
}

impl Store {
    /// Goes on with another journal. One that can't be read is tried again at each
    /// append.
    pub(super) fn switch(&mut self, path: PathBuf) -> Message {
        (self.path, self.journal, self.copies) = (path, None, Copies::default());
        let opened = Journal::open(&self.path).map_err(|error| error.to_string());
        Message::Switched(opened.map(|(journal, loaded)| {
            self.journal = Some(journal);
            loaded
        }))
    }

    /// Takes in what the journal lacks of copies, and reads it.
    pub(super) fn take_in(&mut self, copies: Vec<Copy>) -> Message {
        let was_open = self.journal.is_some();
        let mut take = |copy: &Copy| {
            let journal = match &mut self.journal {
                Some(journal) => journal,
                None => self.journal.insert(Journal::open(&self.path)?.0),
            };
            copies::take_in(journal, &copy.path)
        };
        let taken = copies.into_iter().map(|copy| {
            let lines = take(&copy).map_err(|error| error.to_string());
            Taken { copy, lines }
        });
        let taken = taken.collect();
        // What it held when it could not be opened is news, too.
        let seen = if was_open { self.look() } else { self.open_again() };
        Message::TookIn(taken, seen)
    }

    /// Looks for copies beside the journal. Returns them where that is news.
    pub(super) fn look_for_copies(&mut self) -> Option<Message> {
        self.copies.look(&self.path).map(Message::Copies)
    }

    /// Appends. Where the journal couldn't be opened before, or was replaced
    /// meanwhile, what it holds now is told too.
    pub(super) fn append(&mut self, drafts: &[Draft]) -> Result<Saved> {
        let mut held = None;
        let journal = if let Some(journal) = &mut self.journal {
            journal
        } else {
            let (journal, loaded) = Journal::open(&self.path)?;
            held = Some(loaded.events);
            self.journal.insert(journal)
        };
        let appended = journal.append(drafts)?;
        // What was read before lacks what was appended, here and by others, since.
        if let Some(held) = &mut held {
            held.extend(appended.events.iter().chain(&appended.foreign).cloned());
        }
        if appended.replaced {
            let (journal, loaded) = Journal::open(&self.path)?;
            self.journal = Some(journal);
            held = Some(loaded.events);
        }
        self.installation.keep();
        Ok(Saved { appended, held })
    }

    /// Reads what others have appended since the last look; all of it, where the
    /// file is another one. Returns nothing where there is no news, or the file
    /// can't be read now: that is for the next append to say.
    pub(super) fn look(&mut self) -> Option<Saved> {
        if !self.path.exists() && !self.is_gone() {
            return None;
        }
        let Some(journal) = &mut self.journal else { return self.open_again() };
        // What can't be written again now is for the next append to say.
        if journal.is_gone() && !journal.restore().ok()? {
            return None;
        }
        let loaded = journal.refresh().ok()?;
        if loaded.replaced {
            return self.open_again();
        }
        let (foreign, skipped, restored) = (loaded.events, loaded.skipped, loaded.restored);
        let appended = Appended { foreign, skipped, restored, ..Appended::default() };
        let is_news = !appended.foreign.is_empty() || !appended.skipped.is_empty() || restored;
        is_news.then_some(Saved { appended, held: None })
    }

    /// Returns whether the journal that was read is gone.
    fn is_gone(&self) -> bool {
        self.journal.as_ref().is_some_and(Journal::is_gone)
    }

    fn open_again(&mut self) -> Option<Saved> {
        let (journal, loaded) = Journal::open(&self.path).ok()?;
        self.journal = Some(journal);
        Some(Saved { appended: Appended::default(), held: Some(loaded.events) })
    }
}

fn run(mut store: Store, to_self: &Sender<Job>, asked: &Receiver<Job>, messages: &Sender<Message>) {
    let mut watching = watch(&store, to_self);
    // What was written between reading the file and watching it was told by nobody.
    let mut next = Some(Job::Look);
    while let Some(job) = next.take().or_else(|| asked.recv().ok()) {
        let answer = match job {
            Job::Append(drafts) => Some(Message::Saved(store.append(&drafts).map_err(|error| error.to_string()))),
            Job::Look => {
                next = settle(asked);
                watching.iter_mut().for_each(FileWatch::follow);
                if store.look_for_copies().is_some_and(|copies| messages.send(copies).is_err()) {
                    return;
                }
                if next.is_none() && store.is_gone() {
                    next = asked.recv_timeout(GONE).ok();
                }
                // What is asked for now finds it gone, or there again.
                if next.is_some() && store.is_gone() { None } else { store.look().map(Message::CameIn) }
            }
            Job::TakeIn(copies) => Some(store.take_in(copies)),
            Job::Switch(path) => {
                let answer = store.switch(path);
                watching = watch(&store, to_self);
                // What was written between reading the file and watching it, and copies.
                next = Some(Job::Look);
                Some(answer)
            }
        };
        if answer.is_some_and(|answer| messages.send(answer).is_err()) {
            return;
        }
    }
}

/// Waits until the file has rested for a while. What is asked for meanwhile ends
/// that: no tick waits for it.
fn settle(asked: &Receiver<Job>) -> Option<Job> {
    let end = Instant::now() + RESTLESS;
    while Instant::now() < end {
        match asked.recv_timeout(QUIET) {
            Ok(Job::Look) => {}
            Ok(job) => return Some(job),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{Status, Step, Words};
    use jiff::Timestamp;
    use std::fs;

    fn store(path: &Path) -> Store {
        let journal = Journal::open(path).unwrap().0;
        let (path, copies) = (path.to_owned(), Copies::default());
        Store { path, journal: Some(journal), installation: Installation::of(None), copies }
    }

    fn tick(store: &mut Store, id: &str) -> Vec<Draft> {
        let drafts =
            Step::status("desk", Timestamp::UNIX_EPOCH, [(id.to_owned(), Status::Met, Words::default())]).drafts;
        store.append(&drafts).unwrap();
        drafts
    }

    #[test]
    fn a_look_sees_what_another_has_appended_once_and_nothing_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("progress.jsonl");
        let (mut one, mut other) = (store(&path), store(&path));
        assert!(one.look().is_none(), "there is no file");
        let theirs = tick(&mut other, "a/b/c/d");
        let seen = one.look().unwrap();
        assert_eq!(seen.appended.foreign[0].id, *theirs[0].id());
        assert!(one.look().is_none());
        tick(&mut one, "a/b/c/e");
        assert!(one.look().is_none());
        assert_eq!(other.look().unwrap().appended.foreign.len(), 1);
    }

    #[test]
    fn what_a_journal_holds_that_could_not_be_opened_before_has_what_was_just_appended() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("progress.jsonl");
        tick(&mut store(&path), "a/b/c/d");
        let mut one = store(&path);
        one.journal = None;
        let drafts = Step::status("desk", Timestamp::UNIX_EPOCH, [("a/b/c/e".into(), Status::Met, Words::default())]);
        let saved = one.append(&drafts.drafts).unwrap();
        let held = saved.held.unwrap();
        assert_eq!(held.len(), 2);
        assert!(held.iter().any(|event| event.id == *drafts.drafts[0].id()));
    }

    #[test]
    fn a_file_in_its_place_is_read_whole_and_one_that_is_gone_is_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("progress.jsonl");
        let mut one = store(&path);
        tick(&mut one, "a/b/c/d");
        let text = fs::read(&path).unwrap();
        fs::write(folder.path().join("new"), [text.as_slice(), text.as_slice()].concat()).unwrap();
        fs::rename(folder.path().join("new"), &path).unwrap();
        assert_eq!(one.look().and_then(|seen| seen.held).unwrap().len(), 1);
        fs::remove_file(&path).unwrap();
        assert!(one.look().unwrap().appended.restored);
        assert_eq!(fs::read(&path).unwrap(), [text.as_slice(), text.as_slice()].concat());
        assert!(one.look().is_none());
    }

    #[test]
    fn a_tick_ends_the_wait_for_a_file_that_never_rests() {
        let (jobs, asked) = channel();
        jobs.send(Job::Look).unwrap();
        jobs.send(Job::Append(Vec::new())).unwrap();
        assert!(matches!(settle(&asked), Some(Job::Append(_))));
        assert!(settle(&asked).is_none());
    }
}
