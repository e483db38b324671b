//! Which level some words mean that stand elsewhere in its document.

use std::cell::OnceCell;

use super::super::words::Words;
use crate::hash::HashMap;
use crate::ladder::names::{self, rising};
use crate::ladder::rank;

/// Words that may stand before a level's name in a line: "A Senior Baker is able to".
static ARTICLES: Words = Words::of(&["a", "an", "the", "each", "every", "as", "at", "for", "un", "une", "ein", "eine"]);

/// Words that may stand behind it.
static VERBS: Words = Words::of(&[
    "is", "are", "should", "must", "can", "has", "have", "will", "would", "does", "do", "needs", "need", "may",
]);

/// Words for what is asked, before a level's name or behind: "Expectations of a Senior Baker".
static ASKED: Words = Words::of(&[
    "expectations",
    "expectation",
    "requirements",
    "responsibilities",
    "capabilities",
    "skills",
    "criteria",
]);

/// Words between what is asked and the level's name.
static OF: Words = Words::of(&["of", "at", "for", "from"]);

/// How many words a line has at most that names a level.
const LONGEST_LINE: usize = 10;

/// The levels of a document by what they may be called.
pub(in super::super) struct Levels<'t> {
    /// Their titles, each with the number by which the level is known.
    titles: Vec<(usize, &'t str)>,
    /// What they are called, once somebody asked: nearly nobody does.
    names: OnceCell<Names>,
}

/// What levels may be called: their whole titles, their ranks, and their titles without
/// ranks. What several of them are called means none.
#[derive(Default)]
struct Names {
    by_name: HashMap<String, Option<usize>>,
    /// By a first word that is no name of its own: "Senior" of "Senior Baker".
    by_start: HashMap<String, Option<usize>>,
    /// By one of the names that a stroke joins: "Junior Baker" of "Trainee/Junior Baker".
    by_part: HashMap<String, Option<usize>>,
    /// What each is called without its rank.
    bare: HashMap<usize, String>,
}

impl Names {
    fn of(titles: &[(usize, &str)]) -> Self {
        let mut known = Names::default();
        let add = |names: &mut HashMap<String, Option<usize>>, name: String, nth: usize| {
            let known = names.entry(name).or_insert(Some(nth));
            *known = known.filter(|&known| known == nth);
        };
        for &(nth, title) in titles {
            let title = names::without_brackets(title.trim()).trim();
            let (rank, name) = parted(title);
            let name = folded(&name);
            if let Some((first, _)) = name.split_once(' ').filter(|(first, _)| names::is_bare(first)) {
                add(&mut known.by_start, first.to_owned(), nth);
            }
            alternatives(&name).for_each(|part| add(&mut known.by_part, part, nth));
            let all = [Some(folded(title)), rank, (!name.is_empty()).then(|| name.clone())];
            all.into_iter().flatten().for_each(|name| add(&mut known.by_name, name, nth));
            known.bare.entry(nth).or_insert(name);
        }
        known
    }
}

impl<'t> Levels<'t> {
    /// The levels of these titles, each with the number by which it is known.
    pub(in super::super) fn of(titles: impl Iterator<Item = (usize, &'t str)>) -> Self {
        Levels { titles: titles.collect(), names: OnceCell::new() }
    }

    /// The level that some words mean, where they mean one alone. A rank and a name have to
    /// agree; what stands in brackets behind a rank may be anything.
    pub(in super::super) fn find(&self, words: &str) -> Option<usize> {
        let names = self.names.get_or_init(|| Names::of(&self.titles));
        let words = words.trim();
        if let Some(known) = names.by_name.get(&folded(words)) {
            return *known;
        }
        let (rank, name) = parted(words);
        let Some(rank) = rank else {
            let bare = folded(names::without_brackets(words));
            let by_start = || names.by_start.get(&bare).or_else(|| names.by_part.get(&bare));
            return names.by_name.get(&bare).or_else(by_start).copied().flatten();
        };
        let level = names.by_name.get(&rank).copied().flatten();
        let is_aside = words.ends_with(')') && rank::begins_with_one(words) && begins_in_brackets(words);
        let known = level.and_then(|level| names.bare.get(&level));
        let name = folded(&name);
        let agree = |known: &String| {
            name.split(' ').all(|word| ASKED.hold(word) || known.split(' ').any(|other| other == word))
        };
        level.filter(|_| is_aside || name.is_empty() || known.is_some_and(agree))
    }

    /// The level that a line over a list is about: "A Senior Baker is expected to",
    /// "Expectations of a Senior Baker". Any other line may only speak of one.
    pub(super) fn find_in(&self, line: &str) -> Option<usize> {
        let words: Vec<&str> = line.split_whitespace().take(LONGEST_LINE + 1).collect();
        if words.len() > LONGEST_LINE {
            return None;
        }
        let asked = words.first().is_some_and(|first| ASKED.hold(first));
        let asked_of = words.iter().take(3).position(|word| OF.hold(word));
        let begin = if asked { asked_of? + 1 } else { 0 };
        let begin = begin + usize::from(words.get(begin).is_some_and(|word| ARTICLES.hold(word)));
        let end = words.iter().position(|word| VERBS.hold(word)).filter(|_| !asked).unwrap_or(words.len());
        let name = words.get(begin..end).filter(|name| !name.is_empty())?;
        // A word that is a name as well begins as names do: "When you lead: …".
        let is_name = name.len() > 1 || !name[0].starts_with(char::is_lowercase);
        // A name alone needs something that tells what the line is.
        let tells = begin > 0 || end < words.len();
        if is_name && tells { self.find(&name.join(" ")) } else { None }
    }
}

/// What a name is in full with each of the words that a stroke joins in it; nothing where
/// there are none.
fn alternatives(name: &str) -> impl Iterator<Item = String> {
    let joined = name.split(' ').find(|word| word.trim_matches('/').contains('/'));
    let words = joined.into_iter().flat_map(|joined| joined.split('/').map(move |word| (joined, word)));
    words.filter(|(_, word)| !word.is_empty()).map(|(joined, word)| name.replacen(joined, word, 1))
}

/// Whether some words are a rank and something in brackets.
fn begins_in_brackets(words: &str) -> bool {
    words.split_once('(').is_some_and(|(rank, _)| rank::split_anywhere(rank.trim()).1.trim() == rank.trim())
}

/// The rank in some words as a name, and the words without it.
fn parted(words: &str) -> (Option<String>, String) {
    if rising::is_number(words) || rank::is_spelled_out(words) {
        let rank = rank::order(words).map(|place| key_of_rank(&place));
        return (rank.or_else(|| Some(words.to_lowercase())), String::new());
    }
    let (rank, name) = rank::split_anywhere(words);
    // A rank alone is its own name.
    let name = if rank == Some(&*name) { String::new() } else { name.into_owned() };
    (rank.map(|rank| rank::order(rank).map_or_else(|| rank.to_lowercase(), |place| key_of_rank(&place))), name)
}

/// A rank as a name: "L2", "Level 2" and "2" are one.
fn key_of_rank((series, number, part, letter): &rank::Place) -> String {
    let series = if series == "LEVEL" || series == "L" { "" } else { series };
    format!("{series}#{number}.{part}{letter}")
}

/// Words in small letters, without what tells one from several.
fn folded(words: &str) -> String {
    let lower = words.trim().to_lowercase();
    let one = lower.strip_suffix('s').filter(|one| !one.ends_with('s')).map(str::len);
    lower[..one.unwrap_or(lower.len())].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const TITLES: [&str; 5] =
        ["L1 Junior Baker", "L2: Baker (counter)", "L3 Senior Baker", "Master Baker", "L4 Senior Baker"];

    fn levels() -> Levels<'static> {
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
    #[case("Junior", Some(0))]
    #[case("Senior", None)]
    #[case("2", Some(1))]
    #[case("L1 (helper of ovens)", Some(0))]
    #[case("L1 expectations", Some(0))]
    #[case("L3 Baker", Some(2))]
    #[case("L1 to L2", None)]
    #[case("L1 & L2", None)]
    #[case("Below L2", None)]
    #[case("L2 and above", None)]
    #[case("L2 Manager", None)]
    #[case("L1 Senior Baker", None)]
    #[case("Senior Baker (L2)", None)]
    #[case("Senior Baker (L3)", Some(2))]
    #[case("L5", None)]
    #[case("", None)]
    fn a_level_goes_by_its_rank_and_its_title(#[case] words: &str, #[case] level_of: Option<usize>) {
        assert_eq!(levels().find(words), level_of);
    }

    #[rstest]
    #[case("Junior Baker", Some(0))]
    #[case("Trainee bakers", Some(0))]
    #[case("Senior Baker", Some(1))]
    #[case("Lead Baker", Some(2))]
    #[case("Head Baker", None)]
    #[case("Baker", None)]
    fn a_level_goes_by_each_of_the_names_that_a_stroke_joins(#[case] words: &str, #[case] level_of: Option<usize>) {
        let titles = ["Trainee/Junior Baker", "Senior Baker", "Senior/Lead/Head Baker", "Head/Master Baker"];
        assert_eq!(Levels::of(titles.into_iter().enumerate()).find(words), level_of);
    }

    #[rstest]
    #[case("A Junior Baker is capable of", Some(0))]
    #[case("Expectations of a Master Baker", Some(3))]
    #[case("Requirements at L3", Some(2))]
    #[case("Every Master Baker should", Some(3))]
    #[case("A Head Baker is expected to", None)]
    #[case("From Junior Baker to Master Baker", None)]
    #[case("Unlike a Master Baker, a Junior Baker does", None)]
    #[case("Between L2 and L3", None)]
    #[case("What bakers bring", None)]
    #[case("When you baker with us", None)]
    #[case("Nobody", None)]
    #[case("All that we would like to see in any Junior Baker", None)]
    fn a_level_is_found_in_a_line(#[case] line: &str, #[case] level_of: Option<usize>) {
        assert_eq!(levels().find_in(line), level_of);
    }
}
