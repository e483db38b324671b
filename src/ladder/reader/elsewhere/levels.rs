//! Which level some words mean that stand elsewhere in its document.

use super::super::names;
use super::super::rank;
use crate::hash::HashMap;

/// How many words a line has at most that names a level.
const LONGEST_LINE: usize = 10;

/// The levels of a document by what they may be called: their whole titles, their ranks, and
/// their titles without ranks. What several of them are called means none.
pub(in super::super) struct Levels {
    by_name: HashMap<String, Option<usize>>,
}

impl Levels {
    /// The levels of these titles, each with the number by which it is known.
    pub(in super::super) fn of<'t>(titles: impl Iterator<Item = (usize, &'t str)>) -> Self {
        let mut by_name = HashMap::default();
        for (nth, title) in titles {
            for name in names_of(title) {
                let known = by_name.entry(name).or_insert(Some(nth));
                *known = known.filter(|&known| known == nth);
            }
        }
        Levels { by_name }
    }

    /// The level that a line names: "A Senior Baker is expected to". Of several names in it,
    /// the longest counts; none does that more than one level has.
    pub(super) fn find_in(&self, line: &str) -> Option<usize> {
        let words: Vec<&str> = line.split_whitespace().take(LONGEST_LINE + 1).collect();
        if words.len() > LONGEST_LINE {
            return None;
        }
        let of_rank =
            |name: &str| Some(self.find(name).filter(|_| rank::begins_with_one(name))).filter(Option::is_some);
        let named = |count: usize| {
            let mut names = words.windows(count).map(|words| words.join(" "));
            names.find_map(|name| self.by_name.get(&folded(&name)).copied().or_else(|| of_rank(&name)))
        };
        (1..=words.len()).rev().find_map(named).flatten()
    }

    /// The level that some words mean, where they mean one alone.
    pub(super) fn find(&self, words: &str) -> Option<usize> {
        names_of(words).into_iter().find_map(|name| self.by_name.get(&name)).copied().flatten()
    }
}

/// What a level of this title may be called, the surest first.
fn names_of(title: &str) -> Vec<String> {
    let bare = names::without_brackets(title.trim()).trim();
    let (rank, name) = rank::split_anywhere(bare);
    let rank = rank.or_else(|| rank::is_spelled_out(bare).then_some(bare));
    let rank = rank.map(|rank| rank::order(rank).map_or_else(|| rank.to_lowercase(), |place| key_of_rank(&place)));
    let mut all: Vec<String> = [folded(bare)].into_iter().chain(rank).chain([folded(&name)]).collect();
    all.retain(|name| !name.is_empty());
    all
}

/// A rank as a name: "L2", "Level 2" and "2" are one.
fn key_of_rank((series, number, part, letter): &rank::Place) -> String {
    let series = if series == "LEVEL" || series == "L" { "" } else { series };
    format!("{series}#{number}.{part}{letter}")
}

/// Words in small letters, without what tells one from several.
fn folded(words: &str) -> String {
    words.trim().to_lowercase().trim_end_matches('s').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const TITLES: [&str; 5] =
        ["L1 Junior Baker", "L2: Baker (counter)", "L3 Senior Baker", "Master Baker", "L4 Senior Baker"];

    fn levels() -> Levels {
        Levels::of(TITLES.into_iter().enumerate())
    }

    #[rstest]
    #[case("L1", Some(0))]
    #[case("Level 2", Some(1))]
    #[case("L2 (current)", Some(1))]
    #[case("L1 - Junior Baker", Some(0))]
    #[case("Junior bakers", Some(0))]
    #[case("Master Baker", Some(3))]
    #[case("Senior Baker", None)]
    #[case("L5", None)]
    #[case("", None)]
    fn a_level_goes_by_its_rank_and_its_title(#[case] words: &str, #[case] level_of: Option<usize>) {
        assert_eq!(levels().find(words), level_of);
    }

    #[rstest]
    #[case("A Junior Baker is capable of", Some(0))]
    #[case("Expectations of a master baker at night", Some(3))]
    #[case("What we ask at L3", Some(2))]
    #[case("Bakers and sellers", Some(1))]
    #[case("Any senior baker of ours", None)]
    #[case("Nobody", None)]
    #[case("All that we would like to see in any Junior Baker", None)]
    fn a_level_is_found_in_a_line(#[case] line: &str, #[case] level_of: Option<usize>) {
        assert_eq!(levels().find_in(line), level_of);
    }
}
