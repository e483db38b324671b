//! Puts everything that a state says in its place in a ladder.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Standing;
use super::aims::{self, Aims};
use super::anchors::{Tick, notes_on, rejected, ticks};
use super::find::{Finder, Place, Wanted};
use super::homes::Homes;
use super::moved;
use super::parts::{self, Part, parts};
use super::renames::Renames;
use super::twins::Twins;
use crate::ladder::model::{ExpectationIx, Ladder};
use crate::progress::event::EventId;
use crate::progress::state::{Note, State, Ticked};
use crate::sort;

/// Finds a place for each tick, note, rating and aim. What is where it was is
/// looked up; only what is not is looked for.
pub(super) fn place(standing: &mut Standing, ladder: &Ladder, state: &State) {
    let twins = Twins::of(ladder, state);
    let levels = twins.renamed(&state.renamed);
    let renames = Renames::of(&levels);
    let mut finder = Finder::new(ladder, renames);
    let mut notes = notes_on(state);
    let mut ticks = ticks(state, &twins, &mut notes);
    let mut placed = land(&mut finder, &twins, &mut ticks);
    land_beside(&mut finder, &twins, state, &mut placed);
    // A note says nothing of which tick belongs where it was written.
    let ticked = ticks.iter().filter(|tick| tick.ticked.is_some());
    let mut taken: HashSet<ExpectationIx> = ticked.filter_map(|tick| tick.landed).collect();
    taken.extend(placed.keys());
    taken.extend(rejected(state, &twins).filter_map(|wanted| finder.find(&wanted)).map(|(ix, _)| ix));
    let mut parts = parts(state, &twins, notes);
    for part in &mut parts {
        part.landed = finder.competency(&part.wanted);
    }
    let mut aims = Aims::of(state, &twins);
    aims.land(ladder, &mut finder);
    let homes = homes(ladder, finder, renames, &ticks, &parts, &aims);
    standing.take_names(&homes);
    let found = moved::find_again(standing, ladder, &homes, &ticks, &taken);
    for (ix, ticked) in placed.into_iter().map(|(ix, (ticked, _))| (ix, ticked)).chain(found.statuses) {
        standing.statuses[ix.at()] = ticked.status;
        standing.since.insert(ix, ticked.since);
    }
    for tick in &mut ticks {
        tick.landed = tick.landed.or_else(|| found.places.get(tick.id).copied());
    }
    for (ix, tick) in ticks.iter().filter_map(|tick| Some((tick.landed?, tick))) {
        add(standing.notes.entry(ix), &tick.notes);
    }
    parts::settle(standing, ladder, &homes, &mut parts, &ticks);
    aims::settle(standing, &homes, aims);
}

/// Adds notes to others of the same thing, in the order of their first writing.
pub(super) fn add<K>(entry: std::collections::hash_map::Entry<'_, K, Vec<Arc<Note>>>, notes: &[&Arc<Note>]) {
    if notes.is_empty() {
        return;
    }
    let all = entry.or_default();
    all.extend(notes.iter().map(|&note| note.clone()));
    sort::by(all, |a, b| (a.first, &a.event).cmp(&(b.first, &b.event)));
}

/// The homes of what was not found; none are looked for where all was.
fn homes<'s>(
    ladder: &Ladder,
    finder: Finder<'_>,
    renames: Renames<'s>,
    ticks: &[Tick<'s>],
    parts: &[Part<'s>],
    aims: &Aims<'s>,
) -> Homes<'s> {
    let is_missed = ticks.iter().any(|tick| tick.is_gone() && tick.counts());
    if !is_missed && parts.iter().all(|part| part.landed.is_some()) && !aims.are_gone() {
        return Homes::default();
    }
    let others: Vec<Wanted<'s>> = parts.iter().map(|part| part.wanted).chain(aims.wanted()).collect();
    Homes::of(ladder, &mut finder.into_index(), renames, ticks, &others)
}

/// The tick of each statement that has one.
type Placed<'s> = HashMap<ExpectationIx, (&'s Ticked, Place)>;

/// Finds what is where it was.
fn land<'s>(finder: &mut Finder<'_>, twins: &'s Twins<'s>, ticks: &mut [Tick<'s>]) -> Placed<'s> {
    let mut placed: Placed<'s> = HashMap::new();
    for tick in ticks {
        let own = tick.ticked.map(|ticked| &ticked.words).or_else(|| tick.notes.last().map(|note| &note.words));
        let own = own.and_then(|words| Some(twins.now(Wanted::new(tick.id, words)?)));
        let found = own.and_then(|own| finder.find(&own));
        // Where a person said that it is, it is no less than at the same place.
        let found = found.or_else(|| finder.find(&tick.wanted).map(|(ix, _)| (ix, Place::Same)));
        let Some((ix, place)) = found else { continue };
        tick.landed = Some(ix);
        if let Some(ticked) = tick.ticked {
            keep_better(&mut placed, ix, (ticked, place));
        }
    }
    placed
}

/// Finds what was ticked of other tracks under ids that are those of others by now.
fn land_beside<'s>(finder: &mut Finder<'_>, twins: &'s Twins<'s>, state: &'s State, placed: &mut Placed<'s>) {
    if twins.is_empty() {
        return;
    }
    let ticks = state.beside.all_ticks().filter(|(id, _)| !state.matches.contains_key(*id));
    for (id, ticked) in ticks {
        let wanted = Wanted::new(id, &ticked.words).map(|wanted| twins.now(wanted));
        if let Some((ix, place)) = wanted.and_then(|wanted| finder.find(&wanted)) {
            keep_better(placed, ix, (ticked, place));
        }
    }
}

/// Where two ticks meet, an exact id beats words, and the later beats the earlier.
fn keep_better<'s>(placed: &mut Placed<'s>, ix: ExpectationIx, new: (&'s Ticked, Place)) {
    fn worth<'t>((ticked, place): &(&'t Ticked, Place)) -> (bool, u64, &'t EventId) {
        (place.is_exact(), ticked.seq, &ticked.event)
    }
    if placed.get(&ix).is_none_or(|old| worth(old) < worth(&new)) {
        placed.insert(ix, new);
    }
}
