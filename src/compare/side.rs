//! What a level asks, its own and what it inherits, as it is compared.

use std::collections::HashMap;
use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;

use super::Stated;
use super::labels::Labels;
use crate::ladder::id;
use crate::ladder::inherit::Inheritance;
use crate::ladder::model::{Competency, CompetencyIx, ExpectationIx, Level, LevelIx};

/// One level's part of a comparison.
pub(super) struct Side {
    /// Own statements first, then inherited ones, nearest origin first.
    pub(super) items: Vec<Item>,
    /// Competencies in the same order; inherited ones of a name that is there
    /// already are one with it.
    pub(super) shelves: Vec<Shelf>,
}

/// A statement.
pub(super) struct Item {
    pub(super) stated: Stated,
    /// The place of its competency.
    pub(super) shelf: u32,
    pub(super) is_label: bool,
    /// A hash of the letters that its digest is taken over. Labels have others
    /// than statements of the same letters.
    pub(super) letters: u64,
    /// The place of the innermost label that it stands under.
    pub(super) label: Option<u32>,
}

/// A competency, or several of the same name: one's own and inherited ones.
pub(super) struct Shelf {
    pub(super) competency: CompetencyIx,
    pub(super) slug: String,
    /// How many statements there are, labels left out.
    pub(super) statements: u32,
}

impl Side {
    /// Takes a level's own statements alone.
    pub(super) fn own(level: Level<'_>) -> Self {
        Self::with(level, &mut HashMap::new())
    }

    fn with(level: Level<'_>, known: &mut HashMap<String, usize>) -> Self {
        let mut side = Side { items: Vec::new(), shelves: Vec::new() };
        for (competency, slug) in level.competency_slugs() {
            side.put(competency, slug, None, known);
        }
        side
    }

    /// Takes all that a level asks.
    pub(super) fn of(level: Level<'_>) -> Self {
        let mut known = HashMap::new();
        let mut side = Self::with(level, &mut known);
        let ladder = level.track().ladder();
        for origin in Inheritance::of(level).origins() {
            let from = ladder.level(origin.level);
            // All slugs are needed to number equal ones; only some may be inherited.
            let mut slugs: HashMap<CompetencyIx, String> =
                from.competency_slugs().map(|(competency, slug)| (competency.ix(), slug)).collect();
            for competency in origin.competencies(ladder) {
                let slug = slugs.remove(&competency.ix()).unwrap_or_default();
                side.put(competency, slug, Some(origin.level), &mut known);
            }
        }
        side
    }

    fn put(
        &mut self,
        competency: Competency<'_>,
        slug: String,
        origin: Option<LevelIx>,
        known: &mut HashMap<String, usize>,
    ) {
        let shelves = &mut self.shelves;
        let nth = *known.entry(slug).or_insert_with_key(|slug| {
            shelves.push(Shelf { competency: competency.ix(), slug: slug.clone(), statements: 0 });
            shelves.len() - 1
        });
        let mut labels = Labels::new();
        for expectation in competency.expectations() {
            let (is_label, depth) = (expectation.is_label(), expectation.depth());
            labels.go_to(depth);
            let label = labels.above().next_back();
            if is_label {
                labels.push(depth, self.items.len() as u32);
            }
            let letters = FixedState::with_seed(u64::from(is_label)).hash_one(id::letters(expectation.text()));
            let stated = Stated { ix: expectation.ix(), origin };
            self.shelves[nth].statements += u32::from(!is_label);
            self.items.push(Item { stated, shelf: nth as u32, is_label, letters, label });
        }
    }

    /// Returns the places of the statements that the other side has too: not equal
    /// ones, but the very same.
    pub(super) fn common(&self, other: &Side) -> HashMap<usize, usize> {
        if self.is_all_own() && other.is_all_own() {
            return HashMap::new();
        }
        let theirs: HashMap<ExpectationIx, usize> =
            other.items.iter().enumerate().map(|(nth, item)| (item.stated.ix, nth)).collect();
        let both = self.items.iter().enumerate();
        both.filter_map(|(nth, item)| theirs.get(&item.stated.ix).map(|&other| (nth, other))).collect()
    }

    /// Returns which labels stand above some of the statements.
    pub(super) fn labels_above(&self, is_wanted: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut is_above = vec![false; self.items.len()];
        for (_, item) in self.items.iter().enumerate().filter(|&(nth, _)| is_wanted(nth)) {
            let mut label = item.label;
            while let Some(nth) = label.filter(|&nth| !is_above[nth as usize]) {
                is_above[nth as usize] = true;
                label = self.items[nth as usize].label;
            }
        }
        is_above
    }

    fn is_all_own(&self) -> bool {
        self.items.iter().all(|item| item.stated.origin.is_none())
    }
}
