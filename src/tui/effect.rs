//! Carries out effects, each kind on a thread of its own, so that no key waits:
//! one has the journal, one searches. Results come back as messages.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::app::Pane;
use super::copies::Copy;
use super::levels;
use super::message::{Effect, Kept, Message, Within};
use super::saver::{Saver, Store};
use super::searcher::Searcher;
use crate::ladder::model::{Competency, Level};
use crate::ladder::{CompetencyIx, Ladder};
use crate::progress::Draft;
use crate::search::{Index, Query, Scope, Target, matching};

/// The threads that work beside the screen. Each begins at its first use.
pub struct Runner {
    messages: Sender<Message>,
    ladder: Arc<Ladder>,
    store: Option<Store>,
    saver: Option<Saver>,
    searcher: Option<Searcher>,
}

impl Runner {
    /// Begins without any thread.
    pub fn new(messages: Sender<Message>, ladder: Arc<Ladder>, store: Store) -> Self {
        Runner { messages, ladder, store: Some(store), saver: None, searcher: None }
    }

    /// Searches in another snapshot from now on.
    pub fn search_in(&mut self, ladder: Arc<Ladder>) {
        self.ladder = ladder;
        // The thread drops what it was asked, and ends.
        self.searcher = None;
    }

    /// Appends to the journal, beside the screen.
    pub fn save(&mut self, drafts: Vec<Draft>) {
        if let Some(saver) = self.saver() {
            saver.append(drafts);
        }
    }

    /// Takes copies of the journal in, beside the screen.
    pub fn take_in(&mut self, copies: Vec<Copy>) {
        if let Some(saver) = self.saver() {
            saver.take_in(copies);
        }
    }

    /// Appends to another journal from now on, and reads it.
    pub fn switch(&mut self, journal: PathBuf) {
        if let Some(saver) = self.saver() {
            saver.switch(journal);
        }
    }

    /// Returns where results go.
    pub fn messages(&self) -> &Sender<Message> {
        &self.messages
    }

    /// Watches the journal from now on.
    pub fn watch_journal(&mut self) {
        self.saver();
    }

    fn saver(&mut self) -> Option<&Saver> {
        if let Some(store) = self.store.take() {
            self.saver = Some(Saver::start(store, self.messages.clone()));
        }
        self.saver.as_ref()
    }

    /// Searches, beside the screen; a later find calls an earlier one off.
    pub fn search(&mut self, effect: Effect) {
        self.searcher().ask(effect);
    }

    /// Makes ready to search, so that the first letter need not wait for that.
    pub fn get_ready(&mut self) {
        self.searcher();
    }

    fn searcher(&mut self) -> &Searcher {
        self.searcher.get_or_insert_with(|| Searcher::start(self.ladder.clone(), self.messages.clone()))
    }
}

/// Carries a filter's search out.
pub(super) fn filtered(ladder: &Ladder, index: &Index<'_>, search: Effect) -> Option<Message> {
    match search {
        Effect::Filter(asked, pane, query, within) => {
            Some(Message::Filtered(asked, pane, kept(ladder, index, pane, &query, &within)))
        }
        Effect::Ask(asked, question) => Some(levels::message(ladder, asked, question)),
        _ => None,
    }
}

/// The children of a pane whose own names match; where none does, those that
/// hold something that does.
fn kept(ladder: &Ladder, index: &Index<'_>, pane: Pane, query: &Query, within: &Within) -> Kept {
    let inherited: HashMap<_, _> = within.inherited.iter().copied().collect();
    let mut origins: Vec<_> = within.inherited.iter().map(|&(ix, _)| ladder.competency(ix).level().ix()).collect();
    origins.dedup();
    let mut targets = matching(index, query, within.scope);
    for origin in origins {
        let there = matching(index, query, Scope::Level(origin)).into_iter();
        targets.extend(
            there.filter(|&target| competency(ladder, target).is_some_and(|c| inherited.contains_key(&c.ix()))),
        );
    }
    let named = targets.iter().any(|target| target.kind() as usize == pane.at());
    let counts = |target: &Target| !named || target.kind() as usize == pane.at();
    let mut children: Vec<usize> =
        targets.into_iter().filter(counts).filter_map(|target| child(ladder, pane, target, &inherited)).collect();
    children.sort_unstable();
    children.dedup();
    Kept { rows: children, inside: !named }
}

/// The competency that a target is or stands in.
fn competency(ladder: &Ladder, target: Target) -> Option<Competency<'_>> {
    match target {
        Target::Competency(ix) => Some(ladder.competency(ix)),
        Target::Expectation(ix) => Some(ladder.expectation(ix).competency()),
        _ => None,
    }
}

fn child(ladder: &Ladder, pane: Pane, target: Target, inherited: &HashMap<CompetencyIx, usize>) -> Option<usize> {
    let competency = competency(ladder, target);
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
            let elsewhere = competency.and_then(|competency| inherited.get(&competency.ix()));
            if let Some(&nth) = elsewhere {
                return Some(nth);
            }
            let first = level?.competencies().next()?;
            competency.map(|competency| (competency.ix().0 - first.ix().0) as usize)
        }
        Pane::Expectations => match target {
            Target::Expectation(ix) => Some(super::page::row_of(ladder, ix)),
            _ => None,
        },
    }
}
