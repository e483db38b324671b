//! Where tables and lists stand: below which headings, by which tracks are called.

use crate::hash::HashMap;

/// A heading above something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Heading<'a> {
    depth: u8,
    line: u32,
    title: &'a str,
}

/// The headings that something stands below, the highest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place<'a>(Vec<Heading<'a>>);

impl<'a> Place<'a> {
    /// Goes on below a heading.
    pub(super) fn enter(&mut self, depth: u8, line: u32, title: &'a str) {
        let kept = self.0.iter().take_while(|above| above.depth < depth).count();
        self.0.truncate(kept);
        self.0.push(Heading { depth, line, title });
    }

    /// The lowest heading that stands above those of a depth.
    pub(super) fn above(&self, depth: u8) -> Option<&'a str> {
        self.0.iter().rev().find(|above| above.depth < depth).map(|above| above.title)
    }

    /// Leaves out the heading right above where others of its title stand right above other
    /// places, as long as this leaves several places.
    pub(super) fn leave_what_recurs(places: &mut Vec<Self>) {
        let mut known: HashMap<&str, usize> = HashMap::default();
        for own in places.iter().filter_map(|place| place.0.last()) {
            *known.entry(own.title).or_default() += 1;
        }
        let mut above = places.clone();
        for place in &mut above {
            let recurs = place.0.last().is_some_and(|own| known.get(own.title).is_some_and(|&count| count > 1));
            place.0.truncate(place.0.len() - usize::from(recurs));
        }
        if above.iter().any(|place| *place != above[0]) {
            *places = above;
        }
    }

    /// Returns what is called by itself at each of several places: the highest heading above
    /// it that stands above no other.
    pub(super) fn titles(places: &[Self]) -> Vec<Option<&'a str>> {
        let mut held: HashMap<u32, usize> = HashMap::default();
        for heading in places.iter().flat_map(|place| &place.0) {
            *held.entry(heading.line).or_default() += 1;
        }
        let is_own = |heading: &&Heading<'a>| held.get(&heading.line) == Some(&1);
        places.iter().map(|place| place.0.iter().find(is_own).map(|heading| heading.title)).collect()
    }

    /// Returns whether a heading of that title is above it.
    pub(super) fn has(&self, title: &str) -> bool {
        self.0.iter().any(|heading| heading.title == title)
    }

    /// Returns what that is called together which stands at some places: the highest heading
    /// above all of them that stands above none of the `others`.
    pub(super) fn title(places: &[Self], others: &[&[Self]]) -> Option<&'a str> {
        let (first, rest) = places.split_first()?;
        let holds = |place: &Self, heading: &Heading<'_>| place.0.iter().any(|other| other.line == heading.line);
        let is_shared = |heading: &&Heading<'a>| rest.iter().all(|place| holds(place, heading));
        let is_own = |heading: &&Heading<'a>| !others.iter().copied().flatten().any(|place| holds(place, heading));
        first.0.iter().filter(is_shared).find(is_own).map(|heading| heading.title)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place<'a>(headings: &[(u8, u32, &'a str)]) -> Place<'a> {
        let mut place = Place::default();
        for &(depth, line, title) in headings {
            place.enter(depth, line, title);
        }
        place
    }

    #[test]
    fn a_heading_that_recurs_is_left_out() {
        let levels = |line, title, own| place(&[(1, 1, "Roles"), (2, line, title), (3, line + 1, own)]);
        let mut places = vec![levels(2, "Bakers", "Levels"), levels(9, "Sellers", "Levels")];
        Place::leave_what_recurs(&mut places);
        assert_eq!(places, [place(&[(1, 1, "Roles"), (2, 2, "Bakers")]), place(&[(1, 1, "Roles"), (2, 9, "Sellers")])]);
        let mut alone = vec![place(&[(1, 1, "Levels")]), place(&[(1, 5, "Levels")])];
        Place::leave_what_recurs(&mut alone);
        assert_eq!(alone, [place(&[(1, 1, "Levels")]), place(&[(1, 5, "Levels")])]);
    }

    #[test]
    fn tables_are_called_by_the_highest_heading_that_is_theirs_alone() {
        let dough = place(&[(1, 1, "Roles"), (2, 3, "Bakers"), (3, 5, "Dough")]);
        let oven = place(&[(1, 1, "Roles"), (2, 3, "Bakers"), (3, 5, "Dough"), (3, 9, "Oven")]);
        let till = place(&[(1, 1, "Roles"), (2, 3, "Bakers"), (2, 20, "Sellers"), (3, 22, "Till")]);
        let bakers = [dough, oven];
        assert_eq!(Place::title(&bakers, &[std::slice::from_ref(&till)]), Some("Bakers"));
        assert_eq!(Place::title(&[till], &[&bakers]), Some("Sellers"));
        assert_eq!(Place::title(&bakers, &[]), Some("Roles"));
        assert_eq!(Place::title(&bakers, &[&bakers]), None);
    }

    #[test]
    fn each_of_many_places_is_called_as_it_is_beside_all_others() {
        let place_of = |nth: u32| place(&[(1, 1, "Roles"), (2, 3 + nth / 2, "Shop"), (3, 100 + nth, "Bakers")]);
        let places: Vec<Place<'_>> = (0..7).map(place_of).collect();
        let alone = |nth: usize| {
            let (before, rest) = places.split_at(nth);
            rest.split_first().and_then(|(own, behind)| Place::title(std::slice::from_ref(own), &[before, behind]))
        };
        assert_eq!(Place::titles(&places), (0..7).map(alone).collect::<Vec<_>>());
        assert_eq!(Place::titles(&places)[5..], [Some("Bakers"), Some("Shop")]);
    }
}
