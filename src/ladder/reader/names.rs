//! Words by which people name levels: seniority, roles, and what holds for all.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::rank;

pub mod rising;
mod words;

/// What a title without a word of seniority counts as.
const PLAIN: u8 = 30;

/// How many words a level's title has at most; more is a sentence.
const LONGEST: usize = 9;

/// Places on the way up by the words of seniority that say them.
static SENIORITY: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
    let rows = words::SENIORITY.iter();
    rows.flat_map(|&(place, words)| words.iter().map(move |&word| (word, place))).collect()
});

/// The long lists, to look a word up in.
static ROLES: LazyLock<HashSet<&str>> = LazyLock::new(|| words::ROLES.iter().copied().collect());
static ROLES_ANYWHERE: LazyLock<HashSet<&str>> = LazyLock::new(|| words::ROLES_ANYWHERE.iter().copied().collect());
static TOPICS: LazyLock<HashSet<&str>> = LazyLock::new(|| words::TOPICS.iter().copied().collect());
static OPENERS: LazyLock<HashSet<&str>> = LazyLock::new(|| words::OPENERS.iter().copied().collect());
static HINTS: LazyLock<HashSet<&str>> = LazyLock::new(|| words::HINTS.iter().copied().collect());

/// Words of seniority of scripts that write no spaces between words.
static JOINED: LazyLock<Vec<(&str, u8)>> = LazyLock::new(|| {
    let mut joined: Vec<_> = SENIORITY.iter().map(|(&word, &place)| (word, place)).filter(|(w, _)| joins(w)).collect();
    joined.sort_by_key(|(word, _)| (std::cmp::Reverse(word.len()), *word));
    joined
});

/// How much a title tells of naming a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// Nothing.
    Nothing,
    /// It names somebody with a job, who may be a level or not.
    Role,
    /// A rank, a word of seniority, or that it holds for all.
    Level,
}

fn words(title: &str) -> impl Iterator<Item = String> {
    title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Whether a word's script writes words without spaces between them.
pub(super) fn joins(word: &str) -> bool {
    // Hangul, kana and ideographs.
    word.chars().any(|c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'))
}

/// Returns whether a title reads like the name of a level.
pub fn names_a_level(title: &str) -> bool {
    naming(title) > Naming::Nothing
}

/// Returns what a title tells by itself: it has a rank or a word of seniority,
/// or it ends in a role. A sentence or a topic tells nothing.
pub fn naming(title: &str) -> Naming {
    let ranked = rank::split(title);
    let words: Vec<String> = words(without_brackets(ranked.title)).take(LONGEST + 1).collect();
    if words.len() <= LONGEST && holds_for_all(title) {
        return Naming::Level;
    }
    if words.is_empty() || words.len() > LONGEST || is_sentence(&words, ranked.title) || is_severity(&words, ranked) {
        return Naming::Nothing;
    }
    if ranked.rank.is_some() || rank::is_step(title) || rank::is_spelled_out(title) {
        return Naming::Level;
    }
    if is_topic(ranked.title) {
        return Naming::Nothing;
    }
    let senior = seniority_of(&words).is_some();
    if ends_in_a_step(&words) {
        return Naming::Level;
    }
    if senior && words.len() <= 6 {
        Naming::Level
    } else if role(&words) || (senior && words.len() > 2 && words.iter().any(|word| is_role(word))) {
        // `Support Engineer - Platform`: the role stands before the part.
        Naming::Role
    } else {
        Naming::Nothing
    }
}

/// Returns whether a title is a level's and nothing else's: a rank or a word of
/// seniority that names nobody ("Level 2", "Senior", "Mid-level").
pub fn is_bare(title: &str) -> bool {
    noun(title).is_empty() || is_on_a_scale(title)
}

/// Returns whether a title is a step on a scale of skill.
pub fn is_on_a_scale(title: &str) -> bool {
    let mut words = words(title).peekable();
    words.peek().is_some() && words.all(|word| words::SCALE.contains(&word.as_str()) || SENIORITY.contains_key(&*word))
}

/// Returns whether a name is a level's even where nothing else says so: a rank,
/// a word of seniority alone, or one before a role.
pub fn is_certain(name: &str) -> bool {
    let words: Vec<String> = words(name).collect();
    naming(name) == Naming::Level && (rank::split(name).rank.is_some() || noun(name).is_empty() || role(&words))
}

/// Returns what a title names beside rank, seniority and number, in lower case:
/// what the levels of a ladder share. "Senior Baker" and "Baker II" are bakers.
pub fn noun(title: &str) -> String {
    let ranked = rank::split(title);
    let is_label = ranked.rank == Some(ranked.title) || rank::is_spelled_out(title);
    let without = if is_label { "" } else { without_brackets(ranked.title) };
    let beside = |word: &String| !SENIORITY.contains_key(word.as_str()) && word != "level" && !is_numeral(word);
    words(without).filter(beside).collect::<Vec<_>>().join(" ")
}

/// What the levels of a ladder name: a "Baker" beside a "Senior Baker" is a
/// level, though its title alone doesn't say so.
#[derive(Debug, Default)]
pub struct Nouns(HashSet<String>);

impl<'a> FromIterator<&'a str> for Nouns {
    /// Takes the nouns of those titles that name a level by themselves.
    fn from_iter<I: IntoIterator<Item = &'a str>>(titles: I) -> Self {
        let certain = titles.into_iter().filter(|title| naming(title) == Naming::Level);
        Nouns(certain.map(noun).filter(|noun| !noun.is_empty()).collect())
    }
}

impl Nouns {
    /// Returns whether a title names what levels beside it name.
    pub fn has(&self, title: &str) -> bool {
        !self.0.is_empty() && title.len() < LONGEST * 20 && self.0.contains(&noun(title))
    }
}

/// Returns whether some words say that a document is about levels of a career.
pub fn hints_at_levels(text: &str) -> bool {
    words(text).any(|word| HINTS.contains(word.as_str()) || SENIORITY.contains_key(word.as_str()))
        || (joins(text) && words::HINTS.iter().any(|hint| joins(hint) && text.contains(hint)))
}

/// Returns whether a level's demands hold for all levels: "Everyone", "Common to
/// all levels", "All engineers".
pub fn holds_for_all(title: &str) -> bool {
    let words: Vec<String> = words(title).take(LONGEST + 1).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_of_all = |word: &str| words::ALL_OF.contains(&word) || is_plural_role(word);
    let fits = |word: &String| {
        let lists = [words::EVERYBODY, words::ALL, words::AROUND_ALL];
        lists.iter().any(|list| list.contains(&word.as_str())) || is_of_all(word)
    };
    let all = || has(words::ALL) && words.iter().any(|word| is_of_all(word));
    words.len() <= LONGEST && words.iter().all(fits) && (has(words::EVERYBODY) || all())
}

/// Returns whether a title is a track's rather than a competency's: it names
/// roles ("Designers"), or says so ("Design track").
pub fn names_a_track(title: &str) -> bool {
    let words: Vec<String> = words(title).collect();
    let ends_as = |word: &String| words::TRACKS.contains(&word.as_str()) || is_plural_role(word);
    words.last().is_some_and(ends_as) || naming(title) > Naming::Nothing
}

fn is_plural_role(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|one| ROLES.contains(one) || is_role_anywhere(one))
}

/// Returns the length of the word for a level that a text begins with.
pub fn level_word(text: &str) -> Option<usize> {
    // Every title of every document is asked, and hardly any has such a word.
    let first = text.chars().next()?.to_lowercase().next();
    let begins_with = |word: &&str| {
        if word.chars().next() != first {
            return None;
        }
        let head = text.get(..word.len())?;
        let fits = head.eq_ignore_ascii_case(word) || (!head.is_ascii() && head.to_lowercase() == **word);
        fits.then_some(word.len())
    };
    // A longer word may begin with a shorter one ("trinn", "trin").
    words::LEVELS.iter().filter_map(begins_with).max()
}

/// Returns whether a rank's word is one for the steps of any plan ("Stage 2").
pub fn is_of_a_plan(label: &str) -> bool {
    let label = label.trim_start_matches(|c: char| c.is_ascii_digit());
    let word = label.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    words::STEPS_OF_PLANS.contains(&word.as_str())
}

/// Returns the length of the word for a level that follows a number.
pub fn level_word_behind(text: &str) -> Option<usize> {
    words::LEVELS_BEHIND.iter().find(|word| text.starts_with(**word)).map(|word| word.len())
}

/// Whether a title says how bad something is ("P1 - Critical").
fn is_severity(words: &[String], ranked: rank::Ranked<'_>) -> bool {
    let is_label = ranked.rank.is_some_and(|rank| rank.starts_with(['P', 'S']));
    is_label && words.iter().all(|word| words::SEVERITIES.contains(&word.as_str()))
}

/// Returns whether a title names somebody who leads people.
pub fn is_management(title: &str) -> bool {
    words(title).any(|word| words::MANAGEMENT.contains(&word.as_str()))
}

/// Returns a title's place on the way up by the words of seniority in it; what
/// holds for all comes first.
pub fn seniority(title: &str) -> u8 {
    if holds_for_all(title) {
        return 0;
    }
    let words: Vec<String> = words(title).collect();
    let (before, last) = words.split_at(words.len().saturating_sub(1));
    let below = |word: &String| words::BELOW.iter().find(|(name, _)| name == word).map(|&(_, step)| step);
    let steps = before.iter().filter_map(below).fold(0, u8::saturating_add);
    // A word that puts another below is no step up from it, unless it is alone.
    let others: Vec<String> = before.iter().filter(|word| below(word).is_none()).chain(last).cloned().collect();
    match seniority_of(&others) {
        Some(place) => place.saturating_sub(steps),
        None => seniority_of(&words).unwrap_or(PLAIN.saturating_sub(steps)),
    }
}

/// "Senior Principal" is above both of its words, and what is less than a plain
/// title takes from the other: "Junior Lead".
fn seniority_of(words: &[String]) -> Option<u8> {
    let places: Vec<u8> = words.iter().filter_map(|word| place_of(word)).collect();
    let nth = (0..places.len()).max_by_key(|&nth| places[nth])?;
    let others = places.iter().enumerate().filter(|&(other, _)| other != nth);
    Some(others.fold(
        places[nth],
        |sum, (_, &place)| {
            if place > PLAIN { sum.saturating_add(1) } else { sum.saturating_sub(1) }
        },
    ))
}

fn place_of(word: &str) -> Option<u8> {
    let joined = || JOINED.iter().find(|(start, _)| word.starts_with(start)).map(|&(_, place)| place);
    SENIORITY.get(word).copied().or_else(|| joins(word).then(joined).flatten())
}

/// A title without what it adds in brackets: "Writer (release notes)".
fn without_brackets(title: &str) -> &str {
    match title.strip_suffix(')').and_then(|title| title.rsplit_once('(')) {
        Some((before, _)) if !before.trim().is_empty() => before,
        _ => title,
    }
}

/// Whether a word is a number or a Roman one, as in "Baker II".
fn is_numeral(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
        || (word.len() < 5 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')))
}

/// Whether a role is followed by a numbered step: "Nurse Grade 5".
fn ends_in_a_step(words: &[String]) -> bool {
    let Some(([before @ .., label], number)) = words.split_last().map(|(last, before)| (before, last)) else {
        return false;
    };
    is_numeral(number) && words::LEVELS.contains(&label.as_str()) && role(before)
}

fn role(words: &[String]) -> bool {
    let numbered = words.last().is_some_and(|word| is_numeral(word));
    let last = words.len().checked_sub(1 + usize::from(numbered)).and_then(|last| words.get(last));
    last.is_some_and(|word| is_role(word)) || (words.len() <= 5 && words.iter().any(|word| is_role_anywhere(word)))
}

fn is_role(word: &str) -> bool {
    ROLES.contains(word) || is_role_anywhere(word)
}

fn is_role_anywhere(word: &str) -> bool {
    ROLES_ANYWHERE.contains(word) || words::ROLE_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Returns whether a title speaks about levels rather than being one: "Senior
/// Engineer Interview Questions". What follows a dash is a part of the company.
pub fn is_topic(title: &str) -> bool {
    let mut dashes = [" - ", " – ", " — "].iter().filter(|_| title.contains(['-', '–', '—']));
    let title = dashes.find_map(|dash| title.split_once(dash)).map_or(title, |(before, _)| before);
    words(title).last().is_some_and(|word| TOPICS.contains(word.as_str()))
}

/// Returns whether a title begins as sentences and headings of prose do.
pub fn opens_a_sentence(title: &str) -> bool {
    words(title).next().is_none_or(|word| OPENERS.contains(word.as_str()))
}

fn is_sentence(words: &[String], title: &str) -> bool {
    OPENERS.contains(words[0].as_str()) || title.ends_with(['?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Junior Support Engineer", true)]
    #[case("Support Engineer", true)]
    #[case("L4: Whatever It Is", true)]
    #[case("Data Scientist 3", true)]
    #[case("Everyone", true)]
    #[case("Senior Solutions Architect - Technical Account Management", true)]
    #[case("Support Engineers", false)]
    #[case("I am an egoless support engineer", false)]
    #[case("Communication", false)]
    #[case("What the manager does", false)]
    #[case("", false)]
    #[case("Junior", true)]
    #[case("Principal Engineer Interview Questions", false)]
    #[case("From junior to senior, a story", false)]
    #[case("L2 → L3", true)]
    #[case("Développeur de niveau intermédiaire", true)]
    #[case("Старший инженер", true)]
    #[case("高级工程师", true)]
    #[case("시니어 개발자", true)]
    #[case("Softwareentwicklerin", true)]
    fn titles_of_levels_are_told_from_others(#[case] title: &str, #[case] names: bool) {
        assert_eq!(names_a_level(title), names, "{title}");
    }

    #[test]
    fn what_levels_share_is_left_without_rank_seniority_and_number() {
        let titles = ["Baker", "Senior Baker", "L2: Baker", "Baker II", "Junior Baker (nights)"];
        assert!(titles.iter().all(|title| noun(title) == "baker"));
        assert!(["Senior", "Level 2", "L3", "Mid-Level", "Expert"].iter().all(|title| is_bare(title)));
        assert!(!is_bare("Senior Baker") && !is_bare("Tools"));
    }

    #[rstest]
    #[case("For everyone", true)]
    #[case("Common to all levels", true)]
    #[case("All engineers", true)]
    #[case("Everyone (all levels)", true)]
    #[case("Für alle Stufen", true)]
    #[case("Для всех", true)]
    #[case("All hands", false)]
    #[case("Engineers", false)]
    #[case("All", false)]
    fn what_holds_for_all_is_told_by_its_words(#[case] title: &str, #[case] holds: bool) {
        assert_eq!(holds_for_all(title), holds);
        assert!(!holds || naming(title) == Naming::Level);
    }

    #[rstest]
    #[case("P1 - Critical")]
    #[case("S2: High severity")]
    #[case("Lead status")]
    #[case("Lead score")]
    fn labels_of_other_trades_name_no_level(#[case] title: &str) {
        assert_eq!(naming(title), Naming::Nothing);
    }

    #[test]
    fn any_number_of_words_of_seniority_is_the_top() {
        assert_eq!(seniority(&"Senior ".repeat(300)), u8::MAX);
    }

    #[test]
    fn seniority_rises_as_titles_say() {
        let titles = ["Intern", "Junior Dev", "Dev", "Senior Dev", "Lead Dev", "Principal Dev", "Senior Principal Dev"];
        assert!(titles.map(seniority).windows(2).all(|pair| pair[0] < pair[1]));
        let titles = ["For everyone", "Assistant Manager", "Manager", "Associate Principal", "Principal"];
        assert!(titles.map(seniority).windows(2).all(|pair| pair[0] < pair[1]));
        let titles = ["Assistant Director", "Associate Director", "Director", "Vice President", "President", "Chief"];
        assert!(titles.map(seniority).windows(2).all(|pair| pair[0] < pair[1]));
        assert!(titles.iter().all(|title| is_management(title)));
    }
}
