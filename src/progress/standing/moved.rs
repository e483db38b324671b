//! Finds ticks again whose statement is gone: at the same words elsewhere in
//! their level, else at the most similar ones, each statement for one tick only.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::anchors::Tick;
use super::find::Wanted;
use super::homes::{Home, Homes};
use super::similar::{Lexicon, Statement, pairs};
use super::{Moved, Orphan, Standing};
use crate::ladder::id;
use crate::ladder::model::{ExpectationIx, Ladder, Level, LevelIx};
use crate::progress::state::Ticked;
use crate::sort;

/// What was found again.
#[derive(Default)]
pub(super) struct Found<'s> {
    /// The status that each statement has from a tick.
    pub(super) statuses: Vec<(ExpectationIx, &'s Ticked)>,
    /// Where each was found, by the id that it was ticked under.
    pub(super) places: HashMap<&'s str, ExpectationIx>,
}

/// Finds places for ticks that have none. `ticks` are all, by id; `taken` are the
/// statements that a tick has, or that a person has said to be others than those
/// ticked.
pub(super) fn find_again<'s>(
    standing: &mut Standing,
    ladder: &Ladder,
    homes: &Homes<'s>,
    ticks: &[Tick<'s>],
    taken: &HashSet<ExpectationIx>,
) -> Found<'s> {
    let mut by_level: BTreeMap<LevelIx, Vec<&Tick<'s>>> = BTreeMap::new();
    let mut lost = Vec::new();
    for tick in ticks.iter().filter(|tick| tick.is_gone() && tick.counts()) {
        match homes.get(&tick.wanted) {
            Some(Home { level: Some(level), .. }) if !tick.is_rejected => by_level.entry(level).or_default().push(tick),
            Some(home) => lost.push((tick, home)),
            // Its track isn't here, so that nothing is amiss; one should hear of it, though.
            None => *standing.away.entry(tick.wanted.words.track.clone()).or_default() += 1,
        }
    }
    let mut found = Found::default();
    for (ix, ticks) in by_level {
        let level = ladder.level(ix);
        let home = Home { track: level.track().ix(), level: Some(ix) };
        for (cluster, place) in in_level(level, &ticks, taken) {
            match place {
                Some((ix, similarity)) => {
                    let ids = cluster.iter().map(|tick| tick.id.to_owned()).collect();
                    standing.moved.insert(ix, Moved { ids, words: cluster[0].wanted.words.clone(), similarity });
                    found.statuses.extend(cluster.iter().find_map(|tick| tick.ticked).map(|ticked| (ix, ticked)));
                    found.places.extend(cluster.iter().map(|tick| (tick.id, ix)));
                }
                None => lost.extend(cluster.into_iter().map(|tick| (tick, home))),
            }
        }
    }
    standing.orphans.extend(lost.into_iter().filter_map(|(tick, home)| orphan(tick, home)));
    sort::by(&mut standing.orphans, |a, b| (a.track, a.level, &a.id).cmp(&(b.track, b.level, &b.id)));
    found
}

fn orphan(tick: &Tick<'_>, home: Home) -> Option<Orphan> {
    let notes = tick.notes.iter().map(|&note| note.clone()).collect();
    let ticked = tick.as_ticked()?;
    Some(Orphan { id: tick.id.to_owned(), ticked, notes, track: home.track, level: home.level })
}

/// Ticks of the same words, the newest first.
type Cluster<'t, 's> = Vec<&'t Tick<'s>>;

/// Looks for the ticks that are gone from a level. The same statement may have
/// been ticked under several ids, as the ladder was opened: they go together.
fn in_level<'t, 's>(
    level: Level<'_>,
    ticks: &[&'t Tick<'s>],
    taken: &HashSet<ExpectationIx>,
) -> Vec<(Cluster<'t, 's>, Option<(ExpectationIx, f64)>)> {
    let mut lexicon = Lexicon::default();
    let mut clusters: Vec<Cluster<'t, 's>> = clusters(ticks);
    let old: Vec<Statement> = clusters.iter().map(|cluster| sought(&mut lexicon, &cluster[0].wanted)).collect();
    let (places, new) = free(&mut lexicon, level, taken);
    let mut found: HashMap<usize, (ExpectationIx, f64)> = HashMap::new();
    for pair in pairs(&old, &new) {
        found.insert(pair.old, (places[pair.new], pair.similarity));
    }
    clusters.drain(..).enumerate().map(|(nth, cluster)| (cluster, found.get(&nth).copied())).collect()
}

fn clusters<'t, 's>(ticks: &[&'t Tick<'s>]) -> Vec<Cluster<'t, 's>> {
    let mut clusters: BTreeMap<(&str, &str), Cluster<'t, 's>> = BTreeMap::new();
    for tick in ticks {
        clusters.entry((tick.wanted.competency, tick.wanted.digest)).or_default().push(tick);
    }
    let mut clusters: Vec<_> = clusters.into_values().collect();
    for cluster in &mut clusters {
        sort::by_key(cluster, |tick| Reverse(tick.order()));
    }
    clusters
}

/// A tick as a statement to look for.
pub(super) fn sought(lexicon: &mut Lexicon, wanted: &Wanted<'_>) -> Statement {
    Statement {
        competency: wanted.competency.to_owned(),
        digest: wanted.plain_digest().to_owned(),
        words: lexicon.words(&wanted.words.text),
    }
}

/// The statements of a level that no tick has, in their order.
pub(super) fn free(
    lexicon: &mut Lexicon,
    level: Level<'_>,
    taken: &HashSet<ExpectationIx>,
) -> (Vec<ExpectationIx>, Vec<Statement>) {
    let mut places = Vec::new();
    let mut statements = Vec::new();
    for (competency, slug) in level.competency_slugs() {
        let free = competency.expectations().filter(|e| !taken.contains(&e.ix()) && !e.is_label());
        for expectation in free {
            places.push(expectation.ix());
            let text = expectation.text();
            let words = lexicon.words(text);
            statements.push(Statement { competency: slug.clone(), digest: id::digest(text), words });
        }
    }
    (places, statements)
}
