//! What the levels of a ladder name together.

use super::{LONGEST, Naming, is_topic, known, naming, noun};
use crate::hash::HashSet;

/// What the levels of a ladder name: a "Baker" beside a "Senior Baker" is a
/// level, though its title alone doesn't say so.
#[derive(Debug, Default)]
pub struct Nouns {
    all: HashSet<String>,
    /// Those that several levels begin with, as languages have it in which what tells one
    /// from the other stands behind: "Padeiro júnior", "Padeiro sênior".
    first: HashSet<String>,
}

impl<'a> FromIterator<&'a str> for Nouns {
    /// Takes the nouns of those titles that name a level by themselves.
    fn from_iter<I: IntoIterator<Item = &'a str>>(titles: I) -> Self {
        Nouns::of_levels(titles.into_iter().filter(|title| naming(title) == Naming::Level))
    }
}

impl Nouns {
    /// Takes the nouns of titles that are known to name a level by themselves.
    pub fn of_levels<'a>(titles: impl Iterator<Item = &'a str>) -> Self {
        let mut nouns = Nouns::default();
        let mut once = HashSet::default();
        for title in titles {
            let noun = noun(title);
            if noun.is_empty() {
                continue;
            }
            if is_before_seniority(&noun, title) && !once.insert(noun.clone()) {
                nouns.first.insert(noun.clone());
            }
            nouns.all.insert(noun);
        }
        nouns
    }

    /// Returns whether a title names what levels beside it name.
    pub fn has(&self, title: &str) -> bool {
        let is_known = || {
            let noun = noun(title);
            self.all.contains(&noun) || self.is_first(&noun)
        };
        !self.all.is_empty() && title.len() < LONGEST * 20 && is_known()
    }

    /// Whether a noun is one that several levels begin with, and a word behind it.
    fn is_first(&self, noun: &str) -> bool {
        let parted = noun.rsplit_once(' ').filter(|_| !self.first.is_empty());
        parted.is_some_and(|(first, last)| self.first.contains(first) && !is_topic(last))
    }

    /// Returns whether a title ends in what levels beside it name, behind another
    /// word: "Group PM" beside "Senior PM".
    pub fn end(&self, title: &str) -> bool {
        let last = title.rsplit_once(' ').filter(|_| !self.all.is_empty() && title.len() < LONGEST * 20);
        last.is_some_and(|(_, last)| self.all.contains(&last.to_lowercase()))
    }
}

/// Whether a title is its noun and a word of seniority behind it.
fn is_before_seniority(noun: &str, title: &str) -> bool {
    let parted = title.rsplit_once(' ').filter(|(_, last)| known(last).any(|word| word.place.is_some()));
    parted.is_some_and(|(first, _)| first.to_lowercase() == noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_levels_apart_may_stand_behind_their_noun() {
        let nouns: Nouns = ["Padeiro júnior", "Padeiro sênior"].into_iter().collect();
        assert!(nouns.has("Padeiro") && nouns.has("Padeiro artesão") && !nouns.has("Forno artesão"));
        let nouns: Nouns = ["Junior Baker", "Senior Baker"].into_iter().collect();
        assert!(nouns.has("Baker") && !nouns.has("Baker manners"));
    }
}
