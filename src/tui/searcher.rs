//! The thread that searches beside the screen. What is found so far is shown
//! before all is, and a later letter calls an earlier search off.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::effect::filtered;
use super::message::{Effect, Message};
use crate::ladder::Ladder;
use crate::search::{Found, Guess, Index, Learning, MOST_RANKED, Manner, Partial, Query, Scope, find_beside};

/// How long a search goes on before it tells what it has, and how long until it
/// does so again. Most end sooner.
const SOON: Duration = Duration::from_millis(8);
const AGAIN: Duration = Duration::from_millis(60);

/// How many hits are told before all is found: more than any screen shows.
const SCREENFUL: usize = 60;

/// No find is asked for; nobody is left to ask.
const NONE: u64 = u64::MAX;
const GONE: u64 = NONE - 1;

/// How long nothing is asked for before time is taken to learn what the texts have. While
/// a ladder is still being read, the next snapshot mostly comes first.
const REST: Duration = Duration::from_millis(40);

/// The thread, and which find is waited for.
pub struct Searcher {
    searches: Sender<Effect>,
    wanted: Arc<AtomicU64>,
    is_asked: Arc<AtomicBool>,
}

impl Searcher {
    /// Begins to search in a snapshot. Answers come as messages.
    pub fn start(ladder: Arc<Ladder>, messages: Sender<Message>) -> Self {
        let (searches, asked) = channel();
        let wanted = Arc::new(AtomicU64::new(NONE));
        let is_asked = Arc::new(AtomicBool::new(false));
        let worker = Worker { ladder, messages, wanted: wanted.clone(), is_asked: is_asked.clone() };
        thread::spawn(move || worker.run(&asked));
        Searcher { searches, wanted, is_asked }
    }

    /// Asks for a search. An earlier find is called off by a later one.
    pub fn ask(&self, effect: Effect) {
        if let Effect::Find(asked, _) = effect {
            self.wanted.store(asked, Relaxed);
        }
        // The thread ends only with this.
        let _ = self.searches.send(effect);
        // Only now: who is told so looks at once what it is.
        self.is_asked.store(true, Relaxed);
    }
}

impl Drop for Searcher {
    fn drop(&mut self) {
        self.wanted.store(GONE, Relaxed);
    }
}

struct Worker {
    ladder: Arc<Ladder>,
    messages: Sender<Message>,
    wanted: Arc<AtomicU64>,
    /// Whether something was asked since the last look.
    is_asked: Arc<AtomicBool>,
}

impl Worker {
    fn run(&self, searches: &Receiver<Effect>) {
        let index = Index::of(&self.ladder);
        let mut guess = Guess::default();
        let mut learning = Some(Learning::default());
        while let Some(first) = self.next(searches, &index, &mut learning) {
            // Of each kind, only the last of what was typed meanwhile matters.
            let mut waiting = vec![first];
            while let Ok(later) = searches.try_recv() {
                waiting.retain(|earlier| !is_in_place_of(&later, earlier));
                waiting.push(later);
            }
            for search in waiting {
                let answer = match search {
                    Effect::Find(asked, query) => self.find(&index, asked, &query),
                    Effect::Guess(asked, typed, query) => self.guess(&index, &mut guess, asked, &typed, &query),
                    other => filtered(&self.ladder, &index, other),
                };
                if answer.is_some_and(|answer| self.messages.send(answer).is_err()) {
                    return;
                }
            }
        }
    }

    /// Waits for a search. As long as none comes, what searches gain by is learnt. Returns
    /// nothing where nobody is left to ask.
    fn next(&self, searches: &Receiver<Effect>, index: &Index<'_>, learning: &mut Option<Learning>) -> Option<Effect> {
        let goes_on = || !self.is_asked.load(Relaxed) && self.wanted.load(Relaxed) != GONE;
        while let Some(unlearnt) = learning {
            self.is_asked.store(false, Relaxed);
            match searches.recv_timeout(REST) {
                Ok(search) => return Some(search),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {}
            }
            if unlearnt.go_on(index, &Manner { goes_on: &goes_on, ..Manner::default() }) {
                *learning = None;
            }
        }
        searches.recv().ok()
    }

    /// Finds, and tells what is found so far. Gives nothing where it was called off.
    fn find(&self, index: &Index<'_>, asked: u64, query: &Query) -> Option<Message> {
        let goes_on = || self.wanted.load(Relaxed) == asked;
        let manner = Manner { goes_on: &goes_on, ..Manner::default() };
        let mut due = Instant::now() + SOON;
        let mut tell = |partial: &Partial<'_>| {
            if Instant::now() >= due && goes_on() {
                // Nobody listens only when the screen is gone.
                let _ = self.messages.send(Message::FoundSoFar(asked, partial.found(SCREENFUL)));
                due = Instant::now() + AGAIN;
            }
        };
        let found = find_beside(index, query, Scope::Everything, MOST_RANKED, &manner, &mut tell);
        found.filter(|_| goes_on()).map(|found: Found| Message::Found(asked, found))
    }

    /// Tells what may be meant, as long as nothing else is asked for.
    fn guess(&self, index: &Index<'_>, guess: &mut Guess, asked: u64, typed: &str, query: &Query) -> Option<Message> {
        let goes_on = || self.wanted.load(Relaxed) == asked;
        let manner = Manner { goes_on: &goes_on, ..Manner::default() };
        guess.meant(index, typed, query, &manner).map(|meant| Message::Meant(asked, meant))
    }
}

/// Whether a search makes an earlier one useless.
fn is_in_place_of(later: &Effect, earlier: &Effect) -> bool {
    match (later, earlier) {
        (Effect::Filter(_, pane, ..), Effect::Filter(_, other, ..)) => pane == other,
        _ => std::mem::discriminant(later) == std::mem::discriminant(earlier),
    }
}
