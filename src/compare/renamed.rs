//! Pairs competencies that have no partner of their name: by what they hold, and
//! by similar names.

use std::collections::HashMap;

use super::bags::Bags;
use super::pairing::{Left, Pairing};
use super::reworded::IN_LEVEL;
use super::side::Side;
use crate::ladder::Ladder;
use crate::similar::{Lexicon, Near, Scratch, Weights};
use crate::sort;

/// Which part of the smaller competency must be found in the other one.
const HELD: f64 = 0.5;

/// How similar statements must be to count as held by both, and how similar names
/// to be one's: as statements of different competencies have to be.
const SIMILAR: f32 = IN_LEVEL;

/// Two competencies that could be one, by their places.
type Both = (u32, u32);

/// Pairs competencies, those with most in common first.
pub(super) fn pair(pairing: &mut Pairing, ladder: &Ladder, old: &Side, new: &Side, left: &Left) {
    if let ([ours], [_]) = (&mut pairing.shelves[..], &new.shelves[..]) {
        // Levels of one competency each: whatever it is called, there is no other.
        *ours = Some(0);
        return;
    }
    let free = Free::of(pairing, new);
    if !free.old.contains(&true) || !free.new.contains(&true) {
        return;
    }
    let mut alike = held(pairing, ladder, old, new, left, &free);
    for (both, similarity) in named(ladder, old, new, &free) {
        *alike.entry(both).or_default() += f64::from(similarity);
    }
    let mut alike: Vec<(Both, f64)> = alike.into_iter().collect();
    sort::by(&mut alike, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut is_taken = vec![false; new.shelves.len()];
    for ((ours, theirs), _) in alike {
        let partner = &mut pairing.shelves[ours as usize];
        if partner.is_none() && !is_taken[theirs as usize] {
            *partner = Some(theirs);
            is_taken[theirs as usize] = true;
        }
    }
}

/// Which competencies have no partner yet.
struct Free {
    old: Vec<bool>,
    new: Vec<bool>,
}

impl Free {
    fn of(pairing: &Pairing, new: &Side) -> Self {
        let mut is_free = vec![true; new.shelves.len()];
        pairing.shelves.iter().flatten().for_each(|&theirs| is_free[theirs as usize] = false);
        Free { old: pairing.shelves.iter().map(Option::is_none).collect(), new: is_free }
    }
}

/// How much of two competencies is the same or similar, as a part of the smaller
/// one, where it is enough.
fn held(pairing: &Pairing, ladder: &Ladder, old: &Side, new: &Side, left: &Left, free: &Free) -> HashMap<Both, f64> {
    let mut held: HashMap<Both, f64> = HashMap::new();
    for (item, partner) in old.items.iter().zip(&pairing.partners) {
        let Some((new_nth, _)) = partner else { continue };
        let theirs = new.items[*new_nth as usize].shelf;
        if !item.is_label && free.old[item.shelf as usize] && free.new[theirs as usize] {
            *held.entry((item.shelf, theirs)).or_default() += 1.0;
        }
    }
    for (both, similarity) in reworded(ladder, old, new, left, free) {
        *held.entry(both).or_default() += f64::from(similarity);
    }
    let smaller = |(ours, theirs): Both| {
        let (ours, theirs) = (old.shelves[ours as usize].statements, new.shelves[theirs as usize].statements);
        f64::from(ours.min(theirs).max(1))
    };
    for (&both, held) in &mut held {
        *held /= smaller(both);
    }
    held.retain(|_, held| *held >= HELD);
    held
}

/// The statements of free competencies that are similar enough anywhere: for each
/// its best partner.
fn reworded(ladder: &Ladder, old: &Side, new: &Side, left: &Left, free: &Free) -> Vec<(Both, f32)> {
    let of = |side: &Side, places: &[u32], is_free: &[bool]| -> Vec<u32> {
        let item = |place: &u32| &side.items[*place as usize];
        places.iter().copied().filter(|p| !item(p).is_label && is_free[item(p).shelf as usize]).collect()
    };
    let mut lexicon = Lexicon::default();
    let ours = Bags::of(ladder, old, of(old, &left.old, &free.old), &mut lexicon);
    let theirs = Bags::of(ladder, new, of(new, &left.new, &free.new), &mut lexicon);
    let (words, others): (Vec<&[u32]>, Vec<&[u32]>) = (ours.iter().collect(), theirs.iter().collect());
    let found = best(lexicon.len(), &words, &others);
    let shelf = |side: &Side, place: u32| side.items[place as usize].shelf;
    let both = |(nth, other, similarity): (usize, usize, f32)| {
        ((shelf(old, ours.places[nth]), shelf(new, theirs.places[other])), similarity)
    };
    found.into_iter().map(both).collect()
}

/// Competencies of similar names.
fn named(ladder: &Ladder, old: &Side, new: &Side, free: &Free) -> Vec<(Both, f32)> {
    let mut lexicon = Lexicon::default();
    let (ours, names) = names(ladder, old, &free.old, &mut lexicon);
    let (theirs, others) = self::names(ladder, new, &free.new, &mut lexicon);
    let names: Vec<&[u32]> = names.iter().map(Vec::as_slice).collect();
    let others: Vec<&[u32]> = others.iter().map(Vec::as_slice).collect();
    let found = best(lexicon.len(), &names, &others);
    found.into_iter().map(|(nth, other, similarity)| ((ours[nth], theirs[other]), similarity)).collect()
}

/// The places of free competencies, and the words of their names.
fn names(ladder: &Ladder, side: &Side, is_free: &[bool], lexicon: &mut Lexicon) -> (Vec<u32>, Vec<Vec<u32>>) {
    let free = side.shelves.iter().zip(0..).filter(|&(_, nth): &(_, u32)| is_free[nth as usize]);
    free.map(|(shelf, nth)| (nth, lexicon.words(ladder.competency(shelf.competency).title()))).unzip()
}

/// Of each of some texts the most similar other one, where one is similar enough.
fn best(lexicon: usize, ours: &[&[u32]], theirs: &[&[u32]]) -> Vec<(usize, usize, f32)> {
    let near = Near::of(lexicon, theirs.iter().copied());
    let weights = Weights::of(lexicon, ours.iter().chain(theirs).copied());
    let mut scratch = Scratch::default();
    let mut found = Vec::new();
    for (nth, words) in ours.iter().enumerate() {
        let near = near.to(words, &mut scratch).iter().map(|&other| other as usize);
        let similar = near.map(|other| (nth, other, weights.similarity(words, theirs[other])));
        let best = similar.max_by(|a, b| a.2.total_cmp(&b.2).then(b.1.cmp(&a.1)));
        found.extend(best.filter(|&(.., similarity)| similarity >= SIMILAR));
    }
    found
}
