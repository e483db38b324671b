//! Puts pairs in the order in which people read them.

use super::pairing::Pairing;
use super::side::{Item, Side};
use super::{Change, Group, Pair, Stated, Tally};

/// The groups of two sides: the second's order, since what is asked next is what
/// people want to know, then the competencies that only the first has.
pub(super) fn groups(old: &Side, new: &Side, pairing: &Pairing) -> Vec<Group> {
    let dropped = dropped(old, pairing);
    let partners = partners(new, pairing);
    let introduces = [
        old.labels_above(|nth| pairing.partners[nth].is_none() && !pairing.is_hidden[0][nth]),
        new.labels_above(|nth| {
            let same = |(ours, _): (u32, f64)| old.items[ours as usize].letters == new.items[nth].letters;
            !partners[nth].is_some_and(same) && !pairing.is_hidden[1][nth]
        }),
    ];
    let mut asked = by_shelf(new, |nth| !pairing.is_hidden[1][nth]);
    let mut former = vec![None; new.shelves.len()];
    for (ours, theirs) in pairing.shelves.iter().enumerate() {
        if let Some(theirs) = theirs {
            former[*theirs as usize] = Some(ours);
        }
    }
    let mut groups = Vec::new();
    let lone = (0..old.shelves.len()).filter(|&ours| pairing.shelves[ours].is_none());
    let order = former.iter().enumerate().map(|(next, &ours)| (ours, Some(next)));
    for (ours, next) in order.chain(lone.map(|ours| (Some(ours), None))) {
        let lost = ours.map_or(&[][..], |ours| &dropped[ours]);
        let asked = next.map(|next| std::mem::take(&mut asked[next])).unwrap_or_default();
        let pairs = merged([old, new], ours, lost, &asked, &partners, &introduces);
        let mut tally = Tally::default();
        for pair in &pairs {
            tally.count(pair);
        }
        let from = ours.map(|ours| old.shelves[ours].competency);
        let to = next.map(|next| new.shelves[next].competency);
        // A competency whose statements have all gone into others has nothing left to say.
        if !pairs.is_empty() || to.is_some() {
            groups.push(Group { from, to, pairs, tally });
        }
    }
    groups
}

/// By the second side's statements: the first's, and how similar it is.
fn partners(new: &Side, pairing: &Pairing) -> Vec<Option<(u32, f64)>> {
    let mut partners = vec![None; new.items.len()];
    for (ours, partner) in pairing.partners.iter().enumerate() {
        if let &Some((theirs, similarity)) = partner {
            partners[theirs as usize] = Some((ours as u32, similarity));
        }
    }
    partners
}

/// By the first side's competencies: what has no partner.
fn dropped(old: &Side, pairing: &Pairing) -> Vec<Vec<u32>> {
    by_shelf(old, |nth| pairing.partners[nth].is_none() && !pairing.is_hidden[0][nth])
}

fn by_shelf(side: &Side, is_wanted: impl Fn(usize) -> bool) -> Vec<Vec<u32>> {
    let mut shelves = vec![Vec::new(); side.shelves.len()];
    for (nth, item) in side.items.iter().enumerate().filter(|&(nth, _)| is_wanted(nth)) {
        shelves[item.shelf as usize].push(nth as u32);
    }
    shelves
}

/// The pairs of a group: the second side's order, and what is dropped before the
/// first statement that stood behind it.
fn merged(
    [old, new]: [&Side; 2],
    shelf: Option<usize>,
    dropped: &[u32],
    asked: &[u32],
    partners: &[Option<(u32, f64)>],
    introduces: &[Vec<bool>; 2],
) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(dropped.len() + asked.len());
    let mut lost = dropped.iter().peekable();
    for &nth in asked {
        let partner = partners[nth as usize];
        let at_home = partner.filter(|&(ours, _)| shelf == Some(old.items[ours as usize].shelf as usize));
        while let Some(lost) = at_home.and_then(|(ours, _)| lost.next_if(|lost| **lost < ours)) {
            pairs.push(alone(&old.items[*lost as usize], Change::Dropped));
        }
        let item = &new.items[nth as usize];
        let mut pair = partner.map_or_else(
            || alone(item, Change::New),
            |(ours, similarity)| both(&old.items[ours as usize], item, similarity),
        );
        pair.is_above_change =
            introduces[1][nth as usize] || partner.is_some_and(|(ours, _)| introduces[0][ours as usize]);
        pairs.push(pair);
    }
    pairs.extend(lost.map(|&lost| alone(&old.items[lost as usize], Change::Dropped)));
    pairs
}

fn alone(item: &Item, change: Change) -> Pair {
    let stated = |wanted: Change| -> Option<Stated> { (change == wanted).then_some(item.stated) };
    let (from, to) = (stated(Change::Dropped), stated(Change::New));
    Pair { change, from, to, similarity: 0.0, is_label: item.is_label, is_above_change: false }
}

fn both(old: &Item, new: &Item, similarity: f64) -> Pair {
    // Two statements may have all their words in common and not all their letters.
    let change = if old.letters == new.letters { Change::Same } else { Change::Reworded };
    let (from, to, is_label) = (Some(old.stated), Some(new.stated), new.is_label);
    Pair { change, from, to, similarity, is_label, is_above_change: false }
}
