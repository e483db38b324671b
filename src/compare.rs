//! One level held against another: what is the same, what was reworded, what is
//! new and what is dropped.
//!
//! # What is held against what
//!
//! Everything that a level asks: its own statements, and those that it inherits,
//! each named with its origin. A statement that both levels ask for, because one
//! inherits it from the other or both from a third, is the same statement, unless
//! one of them also says it in words of its own: those count then.
//!
//! # How statements are paired
//!
//! Each with one other at most, in this order:
//!
//! 1. equal letters (as digests have them) in the same competency, then anywhere
//!    in the level;
//! 2. competencies without a partner of their name are paired by what they hold
//!    (`renamed`);
//! 3. of what is left, the most similar words, best pairs first: within a
//!    competency from a lower threshold on than across the level (`reworded`);
//! 4. what is left in the same places of lists that run parallel, as the cells of a
//!    table do (`parallel`).
//!
//! Labels are paired, among themselves, but not counted.

use std::thread;

use crate::ladder::model::{CompetencyIx, ExpectationIx, Ladder, Level, LevelIx};
use crate::progress::{Aim, Standing};

mod arrange;
mod bags;
mod exact;
mod gap;
mod labels;
mod matrix;
mod pair;
mod pairing;
mod parallel;
mod renamed;
mod reworded;
mod side;
mod stand;
mod words;

pub use gap::{Gap, Left, Missing};
pub use matrix::{Matrix, Row};
pub use stand::Stand;
pub use words::{Difference, difference};

use side::Side;

/// What became of a statement from one level to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// The same letters.
    Same,
    /// Similar words.
    Reworded,
    /// Only the second level asks for it.
    New,
    /// Only the first level asks for it.
    Dropped,
}

impl Change {
    /// All changes, in the order in which they are counted.
    pub const ALL: [Change; 4] = [Change::Same, Change::Reworded, Change::New, Change::Dropped];

    /// Returns the word for it.
    pub fn name(self) -> &'static str {
        match self {
            Change::Same => "same",
            Change::Reworded => "reworded",
            Change::New => "new",
            Change::Dropped => "dropped",
        }
    }

    /// Returns the sign that stands before a statement.
    pub fn sign(self) -> &'static str {
        match self {
            Change::Same => "=",
            Change::Reworded => "~",
            Change::New => "+",
            Change::Dropped => "-",
        }
    }
}

/// How many statements changed in which way, labels left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Same letters.
    pub same: usize,
    /// Similar words.
    pub reworded: usize,
    /// Asked for by the second level only.
    pub new: usize,
    /// Asked for by the first level only.
    pub dropped: usize,
}

impl Tally {
    /// Returns how many statements changed in this way.
    pub fn of(self, change: Change) -> usize {
        match change {
            Change::Same => self.same,
            Change::Reworded => self.reworded,
            Change::New => self.new,
            Change::Dropped => self.dropped,
        }
    }

    /// Returns how many are not the same.
    pub fn changed(self) -> usize {
        self.reworded + self.new + self.dropped
    }

    fn count(&mut self, pair: &Pair) {
        if pair.is_label {
            return;
        }
        match pair.change {
            Change::Same => self.same += 1,
            Change::Reworded => self.reworded += 1,
            Change::New => self.new += 1,
            Change::Dropped => self.dropped += 1,
        }
    }
}

/// A statement of one of the two levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The statement.
    pub ix: ExpectationIx,
    /// The level from which it is inherited; nothing, where it is the level's own.
    pub origin: Option<LevelIx>,
}

/// A statement of both levels, or of one alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// What became of it.
    pub change: Change,
    /// As the first level has it; nothing where it is new.
    pub from: Option<Stated>,
    /// As the second level has it; nothing where it is dropped.
    pub to: Option<Stated>,
    /// How similar the words of both are, from 0 to 1; 1 where they are the same,
    /// 0 where there is no other.
    pub similarity: f64,
    /// Whether it only introduces other statements. It is not counted then.
    pub is_label: bool,
    /// Whether it is a label, and something that it introduces is not the same on
    /// both levels.
    is_above_change: bool,
}

/// A competency of both levels, or of one alone, with its statements: in the order
/// of the second level, dropped ones where they stood in the first.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The competency of the first level; nothing where all of it is new.
    pub from: Option<CompetencyIx>,
    /// The competency of the second level; nothing where all of it is dropped.
    pub to: Option<CompetencyIx>,
    /// Its statements. Those that stand in another competency of the first level
    /// are listed where the second has them.
    pub pairs: Vec<Pair>,
    /// How many changed in which way.
    pub tally: Tally,
}

impl Pair {
    /// Returns whether it says nothing where only changes are told: it is the same,
    /// and introduces nothing that changed.
    pub fn is_unchanged(&self) -> bool {
        self.change == Change::Same && !self.is_above_change
    }
}

impl Group {
    /// Returns the competency that names the group: the second level's, if it has one.
    pub fn named_by(&self) -> Option<CompetencyIx> {
        self.to.or(self.from)
    }
}

/// Two levels, held against each other. Its indices are one snapshot's.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The first level.
    pub from: LevelIx,
    /// The second level.
    pub to: LevelIx,
    /// Their competencies, in the order of the second level; behind them those that
    /// only the first has.
    pub groups: Vec<Group>,
    /// How many statements changed in which way.
    pub tally: Tally,
}

impl Comparison {
    /// Holds a level against another one.
    pub fn of(ladder: &Ladder, from: LevelIx, to: LevelIx) -> Self {
        let (old, new) = sides(ladder.level(from), ladder.level(to));
        let pairing = pair::statements(ladder, &old, &new);
        let groups = arrange::groups(&old, &new, &pairing);
        let mut tally = Tally::default();
        groups.iter().flat_map(|group| &group.pairs).for_each(|pair| tally.count(pair));
        Comparison { from, to, groups, tally }
    }

    /// Returns whether the second level asks for the same as the first, word for
    /// word, and for no more.
    pub fn is_repeat(&self) -> bool {
        self.tally.changed() == 0 && self.tally.same > 0
    }

    /// Returns whether neither level asks for anything.
    pub fn is_empty(&self) -> bool {
        self.tally == Tally::default()
    }

    /// Returns all pairs, group by group.
    pub fn pairs(&self) -> impl Iterator<Item = &Pair> {
        self.groups.iter().flat_map(|group| &group.pairs)
    }
}

/// What both levels ask, found at the same time where that pays.
fn sides(from: Level<'_>, to: Level<'_>) -> (Side, Side) {
    /// From so many statements on a thread costs less than it saves.
    const MANY: usize = 5_000;

    if from.expectations().nth(MANY).is_none() || to.expectations().nth(MANY).is_none() {
        return (Side::of(from), Side::of(to));
    }
    thread::scope(|scope| {
        let beside = scope.spawn(|| Side::of(from));
        let new = Side::of(to);
        (beside.join().unwrap_or_else(|_| Side::of(from)), new)
    })
}

/// Returns the level with which another is compared where nobody says so: the one
/// that is aimed for in its track, else the next one.
pub fn target<'a>(level: Level<'a>, standing: &Standing) -> Option<Level<'a>> {
    let aim = standing.aim(level.track().ix()).and_then(Aim::target_level);
    if let Some(target) = aim.filter(|&target| target != level.ix()) {
        return Some(level.track().ladder().level(target));
    }
    let mut levels = level.track().levels();
    levels.by_ref().find(|other| other.ix() == level.ix())?;
    levels.next()
}

/// Returns the two levels that are held against each other where a person asks so at a
/// level: at the one that they aim for the way there, else from it on.
pub fn ends<'a>(level: Level<'a>, standing: &Standing) -> Option<(Level<'a>, Level<'a>)> {
    let aim = standing.aim(level.track().ix());
    let is_aim = aim.and_then(Aim::target_level) == Some(level.ix());
    match aim.and_then(Aim::current_level).filter(|&current| is_aim && current != level.ix()) {
        Some(current) => Some((level.track().ladder().level(current), level)),
        None => Some((level, target(level, standing)?)),
    }
}

#[cfg(test)]
mod tests;
