//! What became of a ladder's statements: found as ticks on all of them would be.

use std::collections::HashMap;

use jiff::Timestamp;

use super::Status;
use super::event::{EventId, Words};
use super::standing::{Orphan, Standing};
use super::state::{Renamed, State, Ticked};
use crate::ladder::Ladder;
use crate::ladder::model::{Expectation, ExpectationIx, Level};

/// What became of the statements of a ladder.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// What is new, by its index in the new ladder.
    pub new: Vec<ExpectationIx>,
    /// What was reworded or moved.
    pub moved: Vec<Reworded>,
    /// What is gone from its track.
    pub gone: Vec<Orphan>,
    /// What is as it was.
    pub kept: Vec<ExpectationIx>,
}

/// A statement in other words, or at another place of its level.
#[derive(Clone, Debug)]
pub struct Reworded {
    /// The index in the new ladder.
    pub to: ExpectationIx,
    /// The old words.
    pub from: Words,
    /// How similar they are to the new ones, from 0 to 1.
    pub similarity: f64,
}

impl Changes {
    /// Compares a ladder as it was with the ladder as it is; `renamed` is what the
    /// person has said of levels, as [`State::renamed`] has it.
    pub fn between(old: &Ladder, new: &Ladder, renamed: &HashMap<String, Renamed>) -> Self {
        let mut state = all_ticked(old);
        state.renamed.clone_from(renamed);
        let standing = Standing::of(new, &state);
        let mut changes = Changes { gone: standing.orphans().to_vec(), ..Changes::default() };
        for expectation in statements(new) {
            let ix = expectation.ix();
            match standing.moved(ix) {
                Some(moved) => {
                    let (from, similarity) = (moved.words.clone(), moved.similarity);
                    changes.moved.push(Reworded { to: ix, from, similarity });
                }
                None if standing.status(ix) == Status::Open => changes.new.push(ix),
                None => changes.kept.push(ix),
            }
        }
        changes
    }

    /// Returns whether all is as it was.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.moved.is_empty() && self.gone.is_empty()
    }
}

fn statements(ladder: &Ladder) -> impl Iterator<Item = Expectation<'_>> {
    ladder.levels().flat_map(Level::expectations).filter(|expectation| !expectation.is_label())
}

fn all_ticked(ladder: &Ladder) -> State {
    let mut state = State::default();
    for (competency, id) in ladder.levels().flat_map(Level::competency_ids) {
        for (expectation, id) in competency.expectation_ids(&id).filter(|(e, _)| !e.is_label()) {
            let ticked = Ticked {
                status: Status::Met,
                since: Timestamp::UNIX_EPOCH,
                words: Words::of(expectation),
                event: EventId::from(id.as_str()),
                seq: 1,
            };
            state.current.insert(id, ticked);
        }
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader;

    fn ladder(text: &str) -> Ladder {
        assemble("bakery", vec![reader::read("bakery.md", text.as_bytes())])
    }

    const OLD: &str = "# Bakery\n\n## Baker (L1)\n\n### Dough\n\n- Weighs flour and salt to the gram before mixing begins.\n\
        - Keeps the sourdough alive over a long weekend.\n- Sweeps the floor.\n\n## Master (L2)\n\n### Dough\n\n- Buys flour.\n";

    #[test]
    fn new_reworded_and_gone_statements_are_told_apart() {
        let new = OLD
            .replace("flour and salt", "flour, salt and water")
            .replace("Sweeps the floor", "Greets regulars by name");
        let (old, new) = (ladder(OLD), ladder(&new));
        let changes = Changes::between(&old, &new, &HashMap::new());
        let text = |ix: ExpectationIx| new.expectation(ix).text();
        assert_eq!(changes.new.iter().map(|&ix| text(ix)).collect::<Vec<_>>(), ["Greets regulars by name."]);
        assert_eq!(
            changes.gone.iter().map(|gone| gone.ticked.words.text.as_str()).collect::<Vec<_>>(),
            ["Sweeps the floor."]
        );
        let [moved] = &changes.moved[..] else { panic!("{changes:?}") };
        assert!(text(moved.to).contains("water") && moved.from.text.contains("flour and salt"));
        assert_eq!(changes.kept.len(), 2);
        assert!(Changes::between(&old, &old, &HashMap::new()).is_empty());
    }
}
