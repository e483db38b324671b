//! Which level of a ladder is the level of a tick, though its title or its
//! track's has changed. Two levels that both exist are never taken for each other.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::anchors::Tick;
use super::find::{Wanted, only};
use super::index::Index;
use super::moved::{free, sought};
use super::renames::Renames;
use super::similar::{Lexicon, pairs};
use crate::ladder::id;
use crate::ladder::model::{Ladder, Level, LevelIx, Track, TrackIx};
use crate::ladder::names::seniority;
use crate::progress::event::Words;
use crate::sort;

/// How many levels are held against one that is gone: a track has fewer.
const MOST_LEVELS: usize = 24;

/// Where ticks belong in a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Home {
    pub(super) track: TrackIx,
    /// Nothing, where the level is gone from its track.
    pub(super) level: Option<LevelIx>,
}

/// The ticks of one level, as the journal knows it. There are none where only
/// competencies were rated, or an aim names the level.
struct Group<'t, 's> {
    wanted: Wanted<'s>,
    ticks: Vec<&'t Tick<'s>>,
    /// The title's slug.
    title: String,
}

impl<'s> Group<'_, 's> {
    fn wanted(&self) -> &Wanted<'s> {
        &self.wanted
    }

    /// Whether a level has the title and the rank, by which its statements are found
    /// in whatever track.
    fn is_of_place(&self, level: Level<'_>) -> bool {
        self.wanted.has_rank_of(level) && id::slug(level.title()) == self.title
    }
}

/// Homes by the journal's ids of levels.
#[derive(Default)]
pub(super) struct Homes<'s> {
    homes: HashMap<&'s str, Home>,
    recognised: Vec<Recognised<'s>>,
}

/// A level that is here under another title or rank than the journal knows.
pub(super) struct Recognised<'s> {
    pub(super) level: LevelIx,
    /// The journal's id of it.
    pub(super) id: &'s str,
    /// Its words there.
    pub(super) words: &'s Words,
}

impl<'s> Homes<'s> {
    /// Finds the homes of all ticks, and of `others`, whose track is here.
    ///
    /// A level of which a person said that it is another one has its home there.
    pub(super) fn of(
        ladder: &Ladder,
        index: &mut Index<'_>,
        renames: Renames<'s>,
        ticks: &[Tick<'s>],
        others: &[Wanted<'s>],
    ) -> Self {
        let said = said(renames, ticks, others);
        let mut tracks: BTreeMap<&'s str, BTreeMap<&'s str, Group<'_, 's>>> = BTreeMap::new();
        let all = ticks.iter().map(|tick| (tick.wanted, Some(tick)));
        for (wanted, tick) in all.chain(others.iter().chain(&said).map(|&wanted| (wanted, None))) {
            let track = tracks.entry(wanted.track).or_default();
            let new = || Group { wanted, ticks: Vec::new(), title: wanted.level_title() };
            track.entry(wanted.level_id).or_insert_with(new).ticks.extend(tick);
        }
        let known: HashSet<&str> = tracks.keys().copied().collect();
        let mut found = Homes::default();
        for groups in tracks.into_values() {
            Search { ladder, known: &known, renames }.groups(index, &groups, &mut found);
        }
        let homes = &mut found.homes;
        // What it was said to be may have another title by now.
        let gone: Vec<&'s str> = homes.iter().filter(|(_, home)| home.level.is_none()).map(|(&id, _)| id).collect();
        for id in gone {
            let home =
                renames.follow(id).find_map(|(to, _)| homes.get(to).copied().filter(|home| home.level.is_some()));
            homes.extend(home.map(|home| (id, home)));
        }
        found
    }

    /// Returns where a tick belongs; nothing, if its track is not here.
    pub(super) fn get(&self, wanted: &Wanted<'_>) -> Option<Home> {
        self.homes.get(wanted.level_id).copied()
    }

    /// Returns the levels that were recognised, though they have another title or rank.
    pub(super) fn recognised(&self) -> &[Recognised<'s>] {
        &self.recognised
    }
}

/// The levels that others were said to be, to be looked for themselves.
fn said<'s>(renames: Renames<'s>, ticks: &[Tick<'s>], others: &[Wanted<'s>]) -> Vec<Wanted<'s>> {
    let all = ticks.iter().map(|tick| tick.wanted.level_id).chain(others.iter().map(|wanted| wanted.level_id));
    let from: HashSet<&'s str> = all.filter(|id| renames.has(id)).collect();
    let said = from.into_iter().flat_map(|id| renames.follow(id));
    said.filter_map(|(id, words)| Wanted::level(id, words)).collect()
}

struct Search<'a> {
    ladder: &'a Ladder,
    renames: Renames<'a>,
    /// The journal's ids of tracks.
    known: &'a HashSet<&'a str>,
}

impl<'a> Search<'a> {
    /// Finds the homes of the levels of one track.
    fn groups<'s>(&self, index: &mut Index<'_>, groups: &BTreeMap<&'s str, Group<'_, 's>>, found: &mut Homes<'s>) {
        let Some(first) = groups.values().next() else { return };
        let track = self.track(index, first.wanted(), groups);
        let mut renamed = Vec::new();
        let mut own: HashMap<&str, LevelIx> = HashMap::new();
        for &id in groups.keys() {
            let level = index.level(id);
            let level = level.or_else(|| self.renames.follow(id).find_map(|(to, _)| index.level(to)));
            own.extend(level.map(|level| (id, level.ix())));
        }
        let claimed: HashSet<LevelIx> = own.values().copied().collect();
        for (&id, group) in groups {
            let elsewhere = || self.landed(group).or_else(|| titled(track?, group)).filter(|ix| !claimed.contains(ix));
            if let Some(level) = own.get(id).copied().or_else(elsewhere) {
                found.homes.insert(id, Home { track: self.ladder.level(level).track().ix(), level: Some(level) });
                if !own.contains_key(id) && !group.is_of_place(self.ladder.level(level)) {
                    found.recognised.push(Recognised { level, id, words: group.wanted.words });
                }
            } else if let Some(track) = track {
                found.homes.insert(id, Home { track: track.ix(), level: None });
                if !self.renames.has(id) {
                    renamed.push((id, group));
                }
            }
        }
        let Some(track) = track else { return };
        let titles: HashSet<&str> = groups.values().map(|group| group.title.as_str()).collect();
        let taken: HashSet<LevelIx> = groups.keys().filter_map(|id| found.homes.get(id)?.level).collect();
        let mut unknown: Vec<Level<'a>> = track.levels().collect();
        unknown.retain(|level| !taken.contains(&level.ix()) && !titles.contains(id::slug(level.title()).as_str()));
        for (id, level) in under_other_titles(&renamed, &unknown) {
            found.homes.insert(id, Home { track: track.ix(), level: Some(level) });
            found.recognised.push(Recognised { level, id, words: groups[id].wanted.words });
        }
    }

    /// The track of some ticks: by its id or its title; else the one where most
    /// of them were found; else, in a ladder of the same name, the one that no
    /// tick is of and whose title is similar.
    fn track(
        &self,
        index: &mut Index<'_>,
        wanted: &Wanted<'_>,
        groups: &BTreeMap<&str, Group<'_, '_>>,
    ) -> Option<Track<'a>> {
        let title = wanted.words.track.as_str();
        let known = self.ladder.find_track(wanted.track);
        let known = known.or_else(|| {
            let track = if title.is_empty() { None } else { index.track_titled(title) };
            track.map(|track| self.ladder.track(track.ix()))
        });
        known.or_else(|| self.where_most_landed(groups)).or_else(|| self.similarly_titled(wanted, groups))
    }

    fn where_most_landed(&self, groups: &BTreeMap<&str, Group<'_, '_>>) -> Option<Track<'a>> {
        let ticks = groups.values().flat_map(|group| &group.ticks);
        let tracks = ticks.filter_map(|tick| tick.landed).map(|ix| {
            let level = self.ladder.expectation(ix).competency().level();
            level.track().ix()
        });
        most(tracks).map(|ix| self.ladder.track(ix)).filter(|track| !self.known.contains(track.id()))
    }

    fn similarly_titled(&self, wanted: &Wanted<'_>, groups: &BTreeMap<&str, Group<'_, '_>>) -> Option<Track<'a>> {
        /// Titles have few words: one of three may be another.
        const ALIKE: f64 = 0.6;

        let mut lexicon = Lexicon::default();
        let title = lexicon.words(&wanted.words.track);
        let mut is_named_alike = |track: &Track<'a>| {
            let words = lexicon.words(track.title());
            rapidfuzz::distance::indel::normalized_similarity(title.iter().copied(), words) >= ALIKE
        };
        let unknown = self.ladder.tracks().filter(|track| !self.known.contains(track.id()));
        let same = unknown.filter(|track| track.levels().any(|level| level.root() == wanted.words.ladder));
        let alike: Vec<Track<'a>> = same.filter(|track| !title.is_empty() && is_named_alike(track)).collect();
        if alike.len() < 2 {
            return alike.first().copied();
        }
        // "Baking Roles" became "Baking", not "Baking Managers": its levels tell.
        let titles: HashSet<&str> = groups.values().map(|group| group.title.as_str()).collect();
        let tracks = alike.iter().flat_map(|track| {
            let known = track.levels().filter(|level| titles.contains(id::slug(level.title()).as_str()));
            known.map(|_| track.ix())
        });
        most(tracks).map(|ix| self.ladder.track(ix))
    }

    /// The level where most of a level's ticks were found by their place.
    fn landed(&self, group: &Group<'_, '_>) -> Option<LevelIx> {
        let places = group.ticks.iter().filter_map(|tick| tick.landed);
        let level = |ix| self.ladder.expectation(ix).competency().level().ix();
        most(places.map(level)).filter(|&ix| id::slug(self.ladder.level(ix).title()) == group.title)
    }
}

/// What more than half of some are.
fn most<T: Copy + Eq + std::hash::Hash>(items: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: HashMap<T, usize> = HashMap::new();
    items.for_each(|item| *counts.entry(item).or_default() += 1);
    let all: usize = counts.values().sum();
    counts.into_iter().find(|&(_, count)| count * 2 > all).map(|(item, _)| item)
}

/// The level of the same title in a track, by its part of an id, or the only one.
fn titled(track: Track<'_>, group: &Group<'_, '_>) -> Option<LevelIx> {
    let slugged = track.levels().find(|level| level.slug() == group.wanted().level);
    let titled = || only(track.levels().filter(|level| id::slug(level.title()) == group.title));
    slugged.or_else(titled).map(Level::ix)
}

/// Pairs levels whose titles are gone with levels that no tick knows, each at
/// most once: the same rank, or the same seniority and most of what was ticked;
/// those first that hold most.
fn under_other_titles<'s>(gone: &[(&'s str, &Group<'_, 's>)], unknown: &[Level<'_>]) -> Vec<(&'s str, LevelIx)> {
    let mut all = Vec::new();
    for &(id, group) in gone {
        for &level in unknown.iter().filter(|level| may_be(group, **level)).take(MOST_LEVELS) {
            let is_ranked = level.rank().is_some() && group.wanted().has_rank_of(level);
            let held = held(group, level);
            if is_ranked || held * 2 > group.ticks.len() {
                all.push((held, is_ranked, id, level.ix()));
            }
        }
    }
    sort::by(&mut all, |a, b| (b.0, b.1).cmp(&(a.0, a.1)).then((a.2, a.3).cmp(&(b.2, b.3))));
    let (mut old, mut new) = (HashSet::new(), HashSet::new());
    all.retain(|&(_, _, id, level)| {
        let is_free = !old.contains(id) && !new.contains(&level);
        is_free && old.insert(id) && new.insert(level)
    });
    all.into_iter().map(|(_, _, id, level)| (id, level)).collect()
}

/// Whether a level may be one that is gone, by what both say of themselves.
/// Neighbours repeat each other's words, so that words alone prove nothing: a
/// level that was dropped would be found in the one above it.
fn may_be(group: &Group<'_, '_>, level: Level<'_>) -> bool {
    let wanted = group.wanted();
    match (&wanted.words.rank, level.rank()) {
        (Some(_), Some(_)) => wanted.has_rank_of(level),
        // A title may name two levels that are one: "Junior Baker / Baker".
        _ => level.title().split('/').any(|part| seniority(part) == seniority(&wanted.words.level)),
    }
}

/// How many of a level's ticks are in another level, word for word or similarly.
fn held(group: &Group<'_, '_>, level: Level<'_>) -> usize {
    let mut lexicon = Lexicon::default();
    let old: Vec<_> = group.ticks.iter().map(|tick| sought(&mut lexicon, &tick.wanted)).collect();
    let (_, new) = free(&mut lexicon, level, &HashSet::new());
    pairs(&old, &new).len()
}
