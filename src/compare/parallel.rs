//! Pairs what stands in the same place of two lists that run parallel: a table's
//! cell on each level, a line for each of some aspects. What one level says there
//! is what the other says there, in whatever words.

use super::pairing::Pairing;
use super::side::Side;
use crate::ladder::Ladder;
use crate::similar::{Lexicon, Measure};

/// How long a list is at least that is no short one: these are as long as each
/// other by chance too often.
const LONG: usize = 4;

/// Of how many statements of a long list one must be paired by its words, all of
/// these in their places.
const ONE_IN: usize = 3;

/// Pairs what is left of such lists.
pub(super) fn pair(pairing: &mut Pairing, ladder: &Ladder, old: &Side, new: &Side) {
    let [ours, theirs] = [lists(old, &pairing.is_hidden[0]), lists(new, &pairing.is_hidden[1])];
    let mut lexicon = Lexicon::default();
    for shelf in 0..pairing.shelves.len() {
        let Some(partner) = pairing.shelves[shelf] else { continue };
        let (ours, theirs) = (&ours[shelf], &theirs[partner as usize]);
        if !are_parallel(pairing, ours, theirs) {
            continue;
        }
        for (&old_nth, &new_nth) in ours.iter().zip(theirs) {
            if pairing.are_free(old_nth, new_nth) {
                let mut words = |side: &Side, nth: u32| {
                    lexicon.words(ladder.expectation(side.items[nth as usize].stated.ix).text())
                };
                let (ours, theirs) = (words(old, old_nth), words(new, new_nth));
                let similarity = Measure::of(&ours).to(&theirs, 0.0).unwrap_or_default();
                pairing.set(old_nth, new_nth, similarity);
            }
        }
    }
}

/// The statements of each competency, labels left out.
fn lists(side: &Side, is_hidden: &[bool]) -> Vec<Vec<u32>> {
    let mut lists = vec![Vec::new(); side.shelves.len()];
    for (nth, item) in (0..).zip(&side.items) {
        if !item.is_label && !is_hidden[nth as usize] {
            lists[item.shelf as usize].push(nth);
        }
    }
    lists
}

/// Whether two lists say the same things in the same places: of one statement each,
/// or as long as each other and all that has a partner has it in its place.
fn are_parallel(pairing: &Pairing, ours: &[u32], theirs: &[u32]) -> bool {
    if ours.len() != theirs.len() {
        return false;
    }
    let partners = || ours.iter().zip(theirs).map(|(&ours, &theirs)| (pairing.partners[ours as usize], theirs));
    let in_place = partners().filter(|&(partner, theirs)| partner.is_some_and(|(nth, _)| nth == theirs)).count();
    let paired = partners().filter(|(partner, _)| partner.is_some()).count();
    let taken = theirs.iter().filter(|&&nth| pairing.is_taken[nth as usize]).count();
    let is_enough = ours.len() == 1 || (ours.len() >= LONG && in_place * ONE_IN >= ours.len());
    is_enough && in_place == paired && in_place == taken
}
