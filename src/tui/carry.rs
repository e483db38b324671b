//! Where rows of lists are after the ladder was replaced: by what they are, not
//! by their numbers.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher as _};

use super::page::{Item, Page};
use crate::ladder::model::{Level, Shared, Track};
use crate::ladder::{Ladder, LevelIx, TrackIx};
use crate::search::Target;

/// Returns the row to stand on where one stood on `at` of `before` rows, and
/// there are `after` now. `to` says where a row went, if it is still there. Where
/// it is gone, or reworded, that is the row in its place beside its nearest
/// sibling.
pub fn nearest(at: usize, before: usize, after: usize, to: impl Fn(usize) -> Option<usize>) -> usize {
    let Some(last) = after.checked_sub(1) else { return 0 };
    if at < before
        && let Some(row) = to(at)
    {
        return row.min(last);
    }
    let above = (0..at.min(before)).rev().find_map(|row| Some((at - row, to(row)?)));
    let below = (at + 1..before).find_map(|row| Some((row - at, to(row)?)));
    let row = match (above, below) {
        (Some((distance, row)), Some((_, end))) if end > row => (row + distance).min(end),
        (Some((distance, row)), _) => row + distance,
        (None, Some((distance, row))) => row.saturating_sub(distance),
        (None, None) => at,
    };
    row.min(last)
}

/// The way from one snapshot to another.
pub struct Carry<'a> {
    from: &'a Ladder,
    to: &'a Ladder,
    shared: Shared<'a>,
}

impl<'a> Carry<'a> {
    /// Returns the way between two snapshots.
    pub fn new(from: &'a Ladder, to: &'a Ladder) -> Self {
        Carry { from, to, shared: from.shared_with(to) }
    }

    /// Returns where a track is: where a level of it is that did not change, else
    /// where its id is.
    pub fn track(&self, ix: TrackIx) -> Option<TrackIx> {
        let track = self.from.track(ix);
        let level = track.level_ixs().iter().find_map(|&ix| self.shared.level(ix));
        let same = level.map(|ix| self.to.level(ix).track());
        same.or_else(|| self.to.find_track(track.id())).map(Track::ix)
    }

    /// Returns for each level of a track its place in another.
    pub fn levels(&self, from: TrackIx, to: TrackIx) -> Vec<Option<usize>> {
        let to = self.to.track(to);
        let places: HashMap<LevelIx, usize> = to.level_ixs().iter().enumerate().map(|(nth, &ix)| (ix, nth)).collect();
        let slugs: HashMap<&str, usize> = to.levels().enumerate().map(|(nth, level)| (level.slug(), nth)).collect();
        let place = |level: Level<'_>| match self.shared.level(level.ix()) {
            Some(ix) => places.get(&ix).copied(),
            None => slugs.get(level.slug()).copied(),
        };
        self.from.track(from).levels().map(place).collect()
    }

    /// Returns where something is: with its document, where that did not change.
    pub fn same(&self, target: Target) -> Option<Target> {
        match target {
            Target::Track(ix) => self.track(ix).map(Target::Track),
            Target::Level(ix) => self.shared.level(ix).map(Target::Level),
            Target::Competency(ix) => self.shared.competency(ix).map(Target::Competency),
            Target::Expectation(ix) => self.shared.expectation(ix).map(Target::Expectation),
        }
    }

    /// Returns where something is: with its document, else by its id.
    pub fn to(&self, target: Target) -> Option<Target> {
        self.same(target).or_else(|| self.by_id(target))
    }

    /// Returns where something is by its id.
    pub fn by_id(&self, target: Target) -> Option<Target> {
        let (from, to) = (self.from, self.to);
        match target {
            Target::Track(ix) => to.find_track(from.track(ix).id()).map(|found| Target::Track(found.ix())),
            Target::Level(ix) => to.find_level(&from.level(ix).id()).map(|found| Target::Level(found.ix())),
            Target::Competency(ix) => {
                to.find_competency(&from.competency(ix).id()).map(|found| Target::Competency(found.ix()))
            }
            Target::Expectation(ix) => {
                to.find_expectation(&from.expectation(ix).id()).map(|found| Target::Expectation(found.ix()))
            }
        }
    }
}

/// What tells rows apart, in each of two snapshots: a number for what a row says,
/// counted where several say the same.
#[derive(Default)]
pub struct Keys {
    seen: HashMap<u64, u32>,
    keys: Vec<(u64, u32)>,
}

impl Keys {
    /// Adds the next row, by what it says.
    pub fn add(&mut self, words: impl Hash) {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        let key = hasher.finish();
        let nth = self.seen.entry(key).or_default();
        self.keys.push((key, *nth));
        *nth += 1;
    }

    /// Returns the keys of a page's rows.
    pub fn of_page(page: Page<'_>) -> Self {
        let mut keys = Keys::default();
        (0..page.len()).filter_map(|row| page.item(row)).for_each(|item| keys.add_item(item));
        keys
    }

    fn add_item(&mut self, item: Item<'_>) {
        match item {
            Item::TrackHead(_) | Item::LevelHead(..) => self.add("head"),
            Item::LevelLine(level) => self.add(("level", level.slug())),
            Item::CompetencyHead(competency, _) => self.add(("competency", competency.title())),
            Item::Expectation(expectation) => {
                self.add(("expectation", expectation.competency().title(), expectation.text()));
            }
            Item::Example(text, _) => self.add(("example", text)),
            Item::Origin(_, level) => self.add(("origin", level.title())),
            Item::Orphan(orphan, _) => self.add(("orphan", &orphan.id)),
            Item::Reference(reference, _) => self.add(("reference", &reference.text)),
        }
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Returns for each row its place in another list.
    pub fn places_in(&self, later: &Self) -> Vec<Option<usize>> {
        let places: HashMap<(u64, u32), usize> = later.keys.iter().enumerate().map(|(nth, &key)| (key, nth)).collect();
        self.keys.iter().map(|key| places.get(key).copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Where each row of one list is in another.
    fn moved(before: &str, after: &str, at: char) -> Option<char> {
        let (from, to): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
        let at = from.iter().position(|row| *row == at).unwrap();
        let row = nearest(at, from.len(), to.len(), |row| to.iter().position(|other| *other == from[row]));
        to.get(row).copied()
    }

    #[test]
    fn a_row_is_followed_over_what_comes_and_goes_before_it() {
        assert_eq!(moved("abc", "xabc", 'b'), Some('b'));
        assert_eq!(moved("abc", "bc", 'b'), Some('b'));
        assert_eq!(moved("abc", "cab", 'b'), Some('b'));
    }

    #[test]
    fn a_reworded_row_is_found_beside_its_siblings() {
        assert_eq!(moved("abc", "aBc", 'b'), Some('B'));
        assert_eq!(moved("abc", "xaBc", 'b'), Some('B'));
        assert_eq!(moved("abc", "Abc", 'a'), Some('A'));
        assert_eq!(moved("abc", "xAbc", 'a'), Some('A'));
        assert_eq!(moved("abc", "abC", 'c'), Some('C'));
        assert_eq!(moved("abcd", "aBCd", 'c'), Some('C'));
    }

    #[test]
    fn in_place_of_a_row_that_is_gone_is_its_nearest_sibling() {
        assert_eq!(moved("abc", "ac", 'b'), Some('c'));
        assert_eq!(moved("abc", "ab", 'c'), Some('b'));
        assert_eq!(moved("abc", "bc", 'a'), Some('b'));
        assert_eq!(moved("abcd", "adef", 'c'), Some('d'));
        assert_eq!(moved("abc", "", 'b'), None);
        assert_eq!(moved("abc", "xyz", 'b'), Some('y'));
    }

    proptest! {
        #[test]
        fn whatever_changed_a_row_that_exists_is_stood_on(
            at in 0usize..12, before in 0usize..10, to in prop::collection::vec(prop::option::of(0usize..12), 10), after in 0usize..10
        ) {
            let row = nearest(at, before, after, |row| to[row].filter(|&row| row < after));
            prop_assert!(row < after.max(1));
            if let Some(kept) = to[at.min(9)].filter(|&row| row < after && at < before) {
                prop_assert_eq!(row, kept);
            }
        }
    }
}
