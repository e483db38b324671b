//! Carries out effects, each kind on a thread of its own, so that no key waits:
//! one appends to the journal, one searches. Results come back as messages.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::app::Pane;
use super::message::{Effect, Message};
use crate::config::Installation;
use crate::ladder::Ladder;
use crate::ladder::model::{Competency, Level};
use crate::progress::{Draft, Journal};
use crate::search::{Index, Query, Scope, Target, find, matching};

/// How long leaving waits for an append that is under way.
const PATIENCE: Duration = Duration::from_secs(3);

/// The threads that work beside the screen. Each begins at its first use.
pub struct Runner {
    messages: Sender<Message>,
    ladder: Arc<Ladder>,
    journal: Option<(Journal, Installation)>,
    saver: Option<(Sender<Vec<Draft>>, JoinHandle<()>)>,
    searcher: Option<Sender<Effect>>,
}

impl Runner {
    /// Begins without any thread.
    pub fn new(messages: Sender<Message>, ladder: Arc<Ladder>, journal: Journal, installation: Installation) -> Self {
        Runner { messages, ladder, journal: Some((journal, installation)), saver: None, searcher: None }
    }

    /// Appends to the journal, beside the screen.
    pub fn save(&mut self, drafts: Vec<Draft>) {
        if self.saver.is_none()
            && let Some((journal, installation)) = self.journal.take()
        {
            let (sender, steps) = channel();
            let messages = self.messages.clone();
            let thread = thread::spawn(move || saver(journal, installation, &steps, &messages));
            self.saver = Some((sender, thread));
        }
        if let Some((sender, _)) = &self.saver {
            // The thread ends only when the sender does.
            let _ = sender.send(drafts);
        }
    }

    /// Searches, beside the screen; a search that waits is dropped for a later one.
    pub fn search(&mut self, effect: Effect) {
        let sender = self.searcher.get_or_insert_with(|| {
            let (sender, searches) = channel();
            let (messages, ladder) = (self.messages.clone(), self.ladder.clone());
            thread::spawn(move || searcher(&ladder, &searches, &messages));
            sender
        });
        let _ = sender.send(effect);
    }

    /// Waits for an append that is under way, but not for ever.
    pub fn finish(&mut self) {
        let Some((sender, thread)) = self.saver.take() else { return };
        drop(sender);
        let start = Instant::now();
        while !thread.is_finished() && start.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

fn saver(
    mut journal: Journal,
    mut installation: Installation,
    steps: &Receiver<Vec<Draft>>,
    messages: &Sender<Message>,
) {
    for drafts in steps {
        let result = journal.append(&drafts).map_err(|error| error.to_string());
        if result.is_ok() {
            installation.keep();
        }
        if messages.send(Message::Saved(result)).is_err() {
            return;
        }
    }
}

fn searcher(ladder: &Ladder, searches: &Receiver<Effect>, messages: &Sender<Message>) {
    let index = Index::of(ladder);
    while let Ok(mut search) = searches.recv() {
        // Only the last of what was typed meanwhile matters.
        while let Ok(later) = searches.try_recv() {
            search = later;
        }
        let answer = match search {
            Effect::Find(asked, query) => Message::Found(asked, find(&index, &query, Scope::Everything)),
            Effect::Filter(asked, pane, query, scope) => {
                Message::Filtered(asked, pane, children(ladder, &index, pane, &query, scope))
            }
            _ => continue,
        };
        if messages.send(answer).is_err() {
            return;
        }
    }
}

/// The children of a pane that match, or that hold something that does.
pub(super) fn children(ladder: &Ladder, index: &Index, pane: Pane, query: &Query, scope: Scope) -> Vec<usize> {
    let mut children: Vec<usize> =
        matching(index, query, scope).into_iter().filter_map(|target| child(ladder, pane, target)).collect();
    children.sort_unstable();
    children.dedup();
    children
}

fn child(ladder: &Ladder, pane: Pane, target: Target) -> Option<usize> {
    let competency = match target {
        Target::Competency(ix) => Some(ladder.competency(ix)),
        Target::Expectation(ix) => Some(ladder.expectation(ix).competency()),
        _ => None,
    };
    let level = match target {
        Target::Level(ix) => Some(ladder.level(ix)),
        _ => competency.map(Competency::level),
    };
    let track = match target {
        Target::Track(ix) => Some(ladder.track(ix)),
        _ => level.map(Level::track),
    };
    match pane {
        Pane::Tracks => track.map(|track| track.ix().at()),
        Pane::Levels => level.and_then(|level| track?.level_ixs().iter().position(|&ix| ix == level.ix())),
        Pane::Competencies => {
            let first = level?.competencies().next()?;
            competency.map(|competency| (competency.ix().0 - first.ix().0) as usize)
        }
        Pane::Expectations => match target {
            Target::Expectation(ix) => Some(super::page::row_of(ladder, ix)),
            _ => None,
        },
    }
}
