//! Finds ticks again whose statement is gone: at the same words elsewhere in
//! their level, else at the most similar ones, each statement for one tick only.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::find::Wanted;
use super::homes::{Home, Homes};
use super::index::Index;
use super::similar::{Lexicon, Statement, pairs};
use super::{Moved, Orphan, Standing};
use crate::ladder::id;
use crate::ladder::model::{ExpectationIx, Ladder, Level, LevelIx};
use crate::progress::Status;
use crate::progress::state::Ticked;

/// A tick, and what it is looked for by.
pub(super) struct Tick<'s> {
    pub(super) id: &'s str,
    pub(super) ticked: &'s Ticked,
    /// What was ticked; where a person said that it is another statement now, that.
    pub(super) wanted: Wanted<'s>,
    /// Whether a person said that it is none of those it was found at.
    pub(super) is_rejected: bool,
    /// Where it was found.
    pub(super) landed: Option<ExpectationIx>,
}

impl Tick<'_> {
    fn is_gone(&self) -> bool {
        self.landed.is_none()
    }

    /// Whether it says anything that would be missed.
    fn counts(&self) -> bool {
        self.ticked.status != Status::Open
    }
}

/// Finds places for ticks that have none. `ticks` are all, by id; `closed` are
/// the statements that a person has said to be others than those ticked.
pub(super) fn find_again<'s>(
    standing: &mut Standing,
    ladder: &Ladder,
    index: &mut Index<'_>,
    ticks: &[Tick<'s>],
    taken: &HashSet<ExpectationIx>,
) -> Vec<(ExpectationIx, &'s Ticked)> {
    let is_missed = |tick: &&Tick<'_>| tick.is_gone() && tick.counts();
    if !ticks.iter().any(|tick| is_missed(&tick)) {
        return Vec::new();
    }
    let homes = Homes::of(ladder, index, ticks);
    let mut by_level: BTreeMap<LevelIx, Vec<&Tick<'s>>> = BTreeMap::new();
    let mut lost = Vec::new();
    for tick in ticks.iter().filter(is_missed) {
        match homes.get(&tick.wanted) {
            Some(Home { level: Some(level), .. }) if !tick.is_rejected => by_level.entry(level).or_default().push(tick),
            Some(home) => lost.push((tick, home)),
            // Its track isn't here, so that nothing is amiss.
            None => {}
        }
    }
    let mut found = Vec::new();
    for (ix, ticks) in by_level {
        let level = ladder.level(ix);
        let home = Home { track: level.track().ix(), level: Some(ix) };
        for (cluster, place) in in_level(level, &ticks, taken) {
            match place {
                Some((ix, similarity)) => {
                    let newest = cluster[0];
                    let ids = cluster.iter().map(|tick| tick.id.to_owned()).collect();
                    standing.moved.insert(ix, Moved { ids, words: newest.wanted.words.clone(), similarity });
                    found.push((ix, newest.ticked));
                }
                None => lost.extend(cluster.into_iter().map(|tick| (tick, home))),
            }
        }
    }
    standing.orphans.extend(lost.into_iter().map(|(tick, home)| orphan(tick, home)));
    standing.orphans.sort_by(|a, b| (a.track, a.level, &a.id).cmp(&(b.track, b.level, &b.id)));
    found
}

fn orphan(tick: &Tick<'_>, home: Home) -> Orphan {
    Orphan { id: tick.id.to_owned(), ticked: tick.ticked.clone(), track: home.track, level: home.level }
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
        cluster.sort_by(|a, b| (b.ticked.seq, &b.ticked.event).cmp(&(a.ticked.seq, &a.ticked.event)));
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
