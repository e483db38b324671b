//! What the levels of a ladder name together.

use super::{LONGEST, Naming, naming, noun};
use crate::hash::HashSet;

/// What the levels of a ladder name: a "Baker" beside a "Senior Baker" is a
/// level, though its title alone doesn't say so.
#[derive(Debug, Default)]
pub struct Nouns(HashSet<String>);

impl<'a> FromIterator<&'a str> for Nouns {
    /// Takes the nouns of those titles that name a level by themselves.
    fn from_iter<I: IntoIterator<Item = &'a str>>(titles: I) -> Self {
        Nouns::of_levels(titles.into_iter().filter(|title| naming(title) == Naming::Level))
    }
}

impl Nouns {
    /// Takes the nouns of titles that are known to name a level by themselves.
    pub fn of_levels<'a>(titles: impl Iterator<Item = &'a str>) -> Self {
        Nouns(titles.map(noun).filter(|noun| !noun.is_empty()).collect())
    }

    /// Returns whether a title names what levels beside it name.
    pub fn has(&self, title: &str) -> bool {
        !self.0.is_empty() && title.len() < LONGEST * 20 && self.0.contains(&noun(title))
    }

    /// Returns whether a title ends in what levels beside it name, behind another
    /// word: "Group PM" beside "Senior PM".
    pub fn end(&self, title: &str) -> bool {
        let last = title.rsplit_once(' ').filter(|_| !self.0.is_empty() && title.len() < LONGEST * 20);
        last.is_some_and(|(_, last)| self.0.contains(&last.to_lowercase()))
    }
}
