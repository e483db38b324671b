//! Levels that were recognised under another title. Two levels that the journal
//! knows are never taken for each other: so the first thing said of such a level
//! says as well that it is the one that it was recognised as.

use std::collections::BTreeSet;

use super::Standing;
use super::homes::Homes;
use crate::ladder::model::{Ladder, Level};
use crate::progress::event::{Draft, Step};

/// What a level was called when something was said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OldName {
    /// The id that it had.
    id: String,
    /// Its title.
    title: String,
}

impl Standing {
    /// Remembers which levels were recognised.
    pub(super) fn take_names(&mut self, homes: &Homes<'_>) {
        for recognised in homes.recognised() {
            let old = OldName { id: recognised.id.to_owned(), title: recognised.words.level.clone() };
            self.old_names.entry(recognised.level).or_default().push(old);
        }
    }

    /// Completes what a person does: where it is about levels that were recognised
    /// under other titles, it says that they are those, so that all else that was said of
    /// them stays with them.
    #[must_use]
    pub fn settled(&self, ladder: &Ladder, step: Step) -> Step {
        let said: BTreeSet<String> = step.drafts.iter().flat_map(Draft::levels).map(str::to_owned).collect();
        let levels = said.iter().filter_map(|id| ladder.find_level(id));
        levels.fold(step, |step, level| self.named(level, step))
    }

    fn named(&self, level: Level<'_>, step: Step) -> Step {
        let old = self.old_names.get(&level.ix()).map_or(&[][..], Vec::as_slice);
        old.iter().fold(step, |step, old| match step.drafts.first().map(|first| (first.by().to_owned(), first.at())) {
            Some((by, at)) => step.with(Step::renamed(&by, at, old.id.clone(), old.title.clone(), level)),
            None => step,
        })
    }
}
