//! Reads what is open beside the screen: at first in part and then whole, later
//! again whatever has changed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::message::{Message, Snapshot, Stage};
use super::watch::Watch;
use crate::Error;
use crate::ladder::load::{Hints, Look};
use crate::ladder::{self, Library, Roots};
use crate::outcome::no_ladder;
use crate::report::text::counted;

/// How long the first frame may wait for everything to be read.
const FIRST: Duration = Duration::from_millis(20);

/// How long a snapshot of a part is shown at least, and how often reading is told.
const PART: Duration = Duration::from_millis(100);

/// Putting parts together takes no more than one part in so many of the time.
const SHARE: u32 = 5;

/// How long nothing has to happen to files before they are read.
const QUIET: Duration = Duration::from_millis(30);

/// How long files that never rest are waited for.
const RESTLESS: Duration = Duration::from_secs(1);

/// How long a file may be gone or empty before that is believed.
const IN_BETWEEN: Duration = Duration::from_millis(80);

/// What the loader is asked for.
#[derive(Debug)]
pub enum Request {
    /// Begin to watch for changes.
    Watch,
    /// Look for changes now.
    Look,
    /// Read everything again.
    Everything,
    /// Something happened to these files and folders.
    Changed(Vec<PathBuf>),
    /// Something happened, and nobody knows where.
    Overflow,
    /// Say this when all that was asked before is done.
    Say(String),
    /// Changes are not noticed any more, for a reason.
    Unwatched(String),
}

/// The thread that reads.
pub struct Loader {
    requests: Sender<Request>,
}

impl Loader {
    /// Begins to read. Snapshots come as messages. What is built in is read once, and
    /// nobody is left to be asked for more.
    pub fn start(roots: &Roots, messages: Sender<Message>) -> Option<Self> {
        let Roots::Paths(paths) = roots else {
            // Nobody listens only when the program ends.
            let _ = messages.send(Message::Opened(built_in()));
            return None;
        };
        let (requests, asked) = channel();
        let shelf = Shelf {
            paths: paths.clone(),
            library: Library::of(paths),
            messages,
            to_self: requests.clone(),
            watch: None,
            told: false,
            stale: false,
        };
        thread::spawn(move || shelf.run(&asked));
        Some(Loader { requests })
    }

    /// Asks for something.
    pub fn ask(&self, request: Request) {
        // The thread ends only with the screen, which then needs nothing more.
        let _ = self.requests.send(request);
    }
}

/// Waits for the first snapshot, but not for long. Returns nothing where reading
/// takes longer.
pub fn first(messages: &Receiver<Message>) -> Result<Option<Snapshot>, Error> {
    // The thread itself keeps the time; this is for when it can't.
    let end = Instant::now() + FIRST + FIRST / 2;
    loop {
        match messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(Message::Opened(snapshot)) => return Ok(Some(snapshot)),
            Ok(Message::NoLadder(error)) => return Err(error),
            Ok(_) => {}
            Err(_) => return Ok(None),
        }
    }
}

/// The screen is gone, and nothing is to be read any more.
struct Over;

/// What the thread has.
struct Shelf {
    paths: Vec<PathBuf>,
    library: Library,
    messages: Sender<Message>,
    to_self: Sender<Request>,
    watch: Option<Watch>,
    /// Whether it was said that changes are not noticed.
    told: bool,
    /// Whether it was said that a part of what is shown is an old copy.
    stale: bool,
}

impl Shelf {
    fn run(mut self, asked: &Receiver<Request>) {
        if self.load().is_err() {
            return;
        }
        while let Ok(request) = asked.recv() {
            if self.answer(request, asked).is_err() {
                return;
            }
        }
    }

    fn tell(&self, message: Message) -> Result<(), Over> {
        self.messages.send(message).map_err(|_| Over)
    }

    /// Reads everything for the first time.
    fn load(&mut self) -> Result<(), Over> {
        let mut parts = Parts::begin();
        let messages = self.messages.clone();
        self.library.load(|library| parts.step(library, &messages));
        let first_error = self.library.take_errors().into_iter().next();
        let snapshot = snapshot(&self.library, Stage::Whole(first_error.as_ref().map(ToString::to_string)));
        if snapshot.ladder.is_empty() {
            return self
                .tell(Message::NoLadder(first_error.unwrap_or_else(|| no_ladder(&Roots::Paths(self.paths.clone())))));
        }
        self.tell(Message::Opened(snapshot))
    }

    fn answer(&mut self, request: Request, asked: &Receiver<Request>) -> Result<(), Over> {
        let mut hints = Hints::none();
        match request {
            Request::Watch => {
                self.begin_to_watch()?;
                // What happened since it was read was seen by nobody.
            }
            Request::Look => {}
            Request::Everything => hints = Hints::Everything,
            Request::Say(sentence) => return self.tell(Message::Told(sentence)),
            other => {
                self.note(other, &mut hints)?;
                self.settle(QUIET, &mut hints, asked)?;
            }
        }
        self.look(hints, asked)
    }

    /// Takes in what happened to files.
    fn note(&mut self, request: Request, hints: &mut Hints) -> Result<(), Over> {
        match request {
            Request::Changed(paths) => {
                for path in paths {
                    self.forget_watched(&path);
                    hints.add(path);
                }
            }
            Request::Overflow | Request::Everything => *hints = Hints::Everything,
            Request::Unwatched(why) => self.unwatched(&why)?,
            Request::Say(sentence) => self.tell(Message::Told(sentence))?,
            Request::Watch | Request::Look => {}
        }
        Ok(())
    }

    fn forget_watched(&mut self, path: &Path) {
        if let Some(watch) = &mut self.watch {
            watch.forget(path);
        }
    }

    /// Waits until files have rested for a while.
    fn settle(&mut self, quiet: Duration, hints: &mut Hints, asked: &Receiver<Request>) -> Result<(), Over> {
        let end = Instant::now() + RESTLESS;
        while Instant::now() < end {
            match asked.recv_timeout(quiet) {
                Ok(request) => self.note(request, hints)?,
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                Err(RecvTimeoutError::Disconnected) => return Err(Over),
            }
        }
        Ok(())
    }

    /// Looks for changes, and shows them.
    fn look(&mut self, mut hints: Hints, asked: &Receiver<Request>) -> Result<(), Over> {
        let by_hand = hints == Hints::Everything;
        let mut look = self.library.look_again(&hints, true);
        if look == Look::InBetween {
            self.settle(IN_BETWEEN, &mut hints, asked)?;
            look = self.library.look_again(&hints, false);
        }
        if self.follow_folders()? {
            // A new folder may have got files before it was watched.
            self.ask_self(Request::Look);
        }
        match look {
            // Who asks is told again what was said.
            Look::Same if by_hand => self.library.stale().map_or(Ok(()), |why| self.tell(Message::Told(why.into()))),
            Look::Same | Look::InBetween => Ok(()),
            Look::Failed(why) => self.tell(Message::Told(why)),
            Look::Changed { read, gone, failure } => {
                let what = failure.unwrap_or_else(|| sentence(&read, &gone, by_hand));
                let snapshot = snapshot(&self.library, Stage::Again(what));
                if snapshot.ladder.is_empty() {
                    return self.tell(Message::Told("No ladder is left. Showing the copy last read.".into()));
                }
                self.tell(Message::Opened(snapshot))
            }
        }?;
        let stale = self.library.stale().is_some();
        if std::mem::replace(&mut self.stale, stale) == stale { Ok(()) } else { self.tell(Message::Stale(stale)) }
    }

    fn ask_self(&self, request: Request) {
        // The other end is this thread's own.
        let _ = self.to_self.send(request);
    }

    fn begin_to_watch(&mut self) -> Result<(), Over> {
        let requests = self.to_self.clone();
        match Watch::begin(&self.paths, move |request| drop(requests.send(request))) {
            Ok(watch) => {
                self.watch = Some(watch);
                self.follow_folders().map(drop)
            }
            Err(why) => self.unwatched(&why),
        }
    }

    /// Watches folders that are new. Returns whether there were any.
    fn follow_folders(&mut self) -> Result<bool, Over> {
        let Some(watch) = &mut self.watch else { return Ok(false) };
        match watch.follow(self.library.folders(), self.library.above()) {
            Ok(any) => Ok(any),
            Err(why) => self.unwatched(&why).map(|()| false),
        }
    }

    fn unwatched(&mut self, why: &str) -> Result<(), Over> {
        if std::mem::replace(&mut self.told, true) {
            return Ok(());
        }
        self.tell(Message::Told(format!("Not all changes of files will be noticed ({why}); R reads them again.")))
    }
}

fn built_in() -> Snapshot {
    Snapshot { ladder: Arc::new(ladder::open_builtin()), odd_names: HashMap::new(), stage: Stage::Whole(None) }
}

fn snapshot(library: &Library, stage: Stage) -> Snapshot {
    Snapshot { ladder: Arc::new(library.ladder()), odd_names: library.odd_names(), stage }
}

/// Shows parts of what is read, while it is read.
struct Parts {
    began: Instant,
    /// When the files were found, and the first was about to be read.
    reads_since: Option<Instant>,
    shown: Option<Instant>,
    told: Instant,
    pause: Duration,
}

impl Parts {
    fn begin() -> Self {
        let now = Instant::now();
        Parts { began: now, reads_since: None, shown: None, told: now, pause: PART }
    }

    /// Sends a snapshot, or only how far reading is, where it is time for that.
    fn step(&mut self, library: &Library, messages: &Sender<Message>) {
        let now = Instant::now();
        let (done, all) = library.progress();
        let is_due = match self.shown {
            None => library.has_begun() || self.is_first_due(now, done, all),
            Some(shown) => now >= shown + self.pause,
        };
        let is_worth_telling = is_due || now >= self.told + PART;
        if !is_worth_telling || done == all {
            return;
        }
        let snapshot = is_due.then(|| snapshot(library, Stage::Partly(done, all)));
        // The first file may be read behind others: until then there is nothing to show.
        let snapshot = snapshot.filter(|snapshot| !snapshot.ladder.documents().is_empty());
        // That nobody listens any more is seen when all is read.
        let _ = messages.send(if let Some(snapshot) = snapshot {
            self.pause = PART.max(now.elapsed() * SHARE);
            self.shown = Some(Instant::now());
            Message::Opened(snapshot)
        } else {
            Message::Reading(done, all)
        });
        self.told = Instant::now();
    }
}

impl Parts {
    /// Returns whether a first part is to be shown: where all of it took too long
    /// already, or will, as far as what is read tells.
    fn is_first_due(&mut self, now: Instant, done: usize, all: usize) -> bool {
        let reads_since = *self.reads_since.get_or_insert(now);
        let (done, all) = (u32::try_from(done).unwrap_or(u32::MAX), u32::try_from(all).unwrap_or(u32::MAX));
        let foreseen = now.duration_since(reads_since).saturating_mul(all) / done.max(1);
        now >= self.began + FIRST || (done > 0 && foreseen > FIRST)
    }
}

/// What has changed, as a sentence.
fn sentence(read: &[String], gone: &[String], by_hand: bool) -> String {
    let and_more = |names: &[String]| match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, more @ ..] => format!("{one} and {} more", counted(more.len(), "file")),
    };
    match (read, gone) {
        _ if by_hand => format!("Read again: {}.", counted(read.len(), "file")),
        ([], gone) => format!("Gone: {}.", and_more(gone)),
        (read, []) => format!("Reloaded {}.", and_more(read)),
        (read, gone) => format!("Reloaded {}; gone: {}.", and_more(read), and_more(gone)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_changed_is_said_shortly() {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(sentence(&names(&["a.md"]), &[], false), "Reloaded a.md.");
        assert_eq!(sentence(&names(&["a.md", "b.md"]), &[], false), "Reloaded a.md and 1 file more.");
        assert_eq!(sentence(&[], &names(&["a.md", "b.md", "c.md"]), false), "Gone: a.md and 2 files more.");
        assert_eq!(sentence(&names(&["b.md"]), &names(&["a.md"]), false), "Reloaded b.md; gone: a.md.");
        assert_eq!(sentence(&names(&["a.md", "b.md"]), &[], true), "Read again: 2 files.");
    }
}
