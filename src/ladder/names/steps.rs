//! Titles that are levels only where others say so: numbered steps, and those who work on
//! something together.

use super::super::rank;
use super::lexicon::{Word, kind};
use super::{Naming, hints_where_words_join, known, naming, without_brackets, words};

/// Returns the number of a step that a title names as such: "Step 2: Oven", "Phase 3".
pub fn number_of_step(title: &str) -> Option<u32> {
    let mut known = known(title);
    if !known.next()?.is(kind::STEP) {
        return None;
    }
    let label = rank::split(title).rank.unwrap_or(title);
    rank::order(label).map(|(_, number, ..)| number)
}

/// Returns whether a title has a word for levels: "Levels of bakers".
pub fn speaks_of_levels(title: &str) -> bool {
    words(title).any(|word| Word::of(word).is(kind::LEVEL) || Word::of(word.trim_end_matches('s')).is(kind::LEVEL))
}

/// Returns what a title says of a level, if it says that in so many words and is none itself:
/// "Traps" of "Traps of senior bakers".
pub fn topic_of_a_level(title: &str) -> Option<&str> {
    const BETWEEN: [&str; 4] = [" of ", " at ", " for ", " with "];

    let (topic, level) = BETWEEN.iter().find_map(|between| title.split_once(between))?;
    // "Centre of Baking Lead" is somebody.
    let begins = known(level).find(|word| !word.is(kind::OPENER)).is_some_and(|first| first.is(kind::SENIORITY));
    (begins && naming(topic) == Naming::Nothing && naming(level) == Naming::Level).then_some(topic)
}

/// Whether a title says from where to where somebody goes: "Junior → Senior".
pub(super) fn is_a_way(title: &str) -> bool {
    let sides = rank::parted_by_an_arrow(title);
    sides.is_some_and(|(from, to)| words(from).next().is_some() && words(to).next().is_some())
}

/// The same in words: "Going from Junior to Senior".
pub(super) fn is_a_spelled_way(opening: &[Word], title: &str) -> bool {
    // Few titles have two words of seniority.
    opening.iter().filter(|word| word.is(kind::SENIORITY)).nth(1).is_some() && goes_from_one_to_another(title)
}

/// Words before where somebody comes from, and before where to.
const WAYS: &[(&str, &str)] = &[
    ("from", "to"),
    ("von", "zu"),
    ("von", "zum"),
    ("vom", "zum"),
    ("van", "naar"),
    ("de", "a"),
    ("de", "à"),
    ("da", "a"),
    ("от", "до"),
];

/// Whether a title says that somebody goes from one seniority to another: "From junior to
/// senior baker".
fn goes_from_one_to_another(title: &str) -> bool {
    let is_senior = |word: &str| Word::of(word).is(kind::SENIORITY);
    let words: Vec<&str> = words(title).collect();
    let before = |known: &str| words.windows(2).position(|pair| pair[0].to_lowercase() == known && is_senior(pair[1]));
    WAYS.iter().any(|(from, to)| before(from).is_some_and(|from| before(to).is_some_and(|to| from < to)))
}

/// Returns whether a title is a step of those who work on something together, which is a
/// level beside another one: "Reviewer" beside "Maintainer".
pub fn is_a_contributor(title: &str) -> bool {
    let bare = without_brackets(title).trim();
    !bare.contains(' ') && Word::of(bare).is(kind::CONTRIBUTOR)
}

/// Returns whether a title is such a step with a word before it: "Organization Member".
pub fn ends_in_a_contributor(title: &str) -> bool {
    let mut words = words(without_brackets(title));
    let is_one = |word: &str| Word::of(word).is(kind::CONTRIBUTOR);
    matches!((words.next(), words.next(), words.next()), (Some(first), Some(last), None) if !is_one(first) && is_one(last))
}

/// Returns whether a title is such a step or all who are at one, as they stand in tables:
/// "Reviewers". Headings of that kind stand over lists of names as well.
pub fn are_contributors(title: &str) -> bool {
    let bare = without_brackets(title).trim();
    is_a_contributor(bare) || bare.strip_suffix('s').is_some_and(is_a_contributor)
}

/// Returns whether some words say that a document is about levels of a career, beside those
/// for somebody's seniority.
pub fn speaks_of_a_career(text: &str) -> bool {
    known(text).any(|word| word.is(kind::HINT)) || hints_where_words_join(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_have_numbers() {
        let titles = ["Step 2: Oven", "Phase 3", "Step by step", "Level 2", "Oven"];
        assert_eq!(titles.map(number_of_step), [Some(2), Some(3), None, None, None]);
    }

    #[test]
    fn a_contributor_goes_by_one_word() {
        assert!(["Reviewer", "Member", "Maintainer (of a part)"].into_iter().all(is_a_contributor));
        assert!(!["Reviewers", "Board member", "Reviewer guide", ""].into_iter().any(is_a_contributor));
        assert!(["Organization Member", "Lead maintainer"].into_iter().all(ends_in_a_contributor));
        assert!(!["Member", "Becoming a member", "Inactive members"].into_iter().any(ends_in_a_contributor));
        assert!(["Reviewers", "Member"].into_iter().all(are_contributors) && !are_contributors("Bakers"));
        assert_eq!(topic_of_a_level("Traps of senior bakers"), Some("Traps"));
        assert_eq!(topic_of_a_level("Signs at senior level"), Some("Signs"));
        let others = ["Centre of Baking Lead", "Head of Senior Bakers", "Senior Baker", "Traps of bread"];
        assert!(others.into_iter().all(|title| topic_of_a_level(title).is_none()));
        assert!(speaks_of_levels("Levels of bakers") && speaks_of_levels("Stufe") && !speaks_of_levels("Bakers"));
    }
}
