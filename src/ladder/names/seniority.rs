//! How high a title stands on the way up, by the words of seniority in it.

use super::lexicon::{Word, kind};
use super::words::SCALE;
use super::{PLAIN, holds_for_all, is_on_a_scale, known, words};

/// Returns whether a title names somebody who leads people.
pub fn is_management(title: &str) -> bool {
    known(title).any(|word| word.is(kind::MANAGEMENT))
}

/// Returns a title's place on the way up by the words of seniority in it; what
/// holds for all comes first.
pub fn seniority(title: &str) -> u8 {
    if holds_for_all(title) {
        return 0;
    }
    let words: Vec<Word> = known(title).collect();
    let (before, last) = words.split_at(words.len().saturating_sub(1));
    let steps = before.iter().filter_map(|word| word.below).fold(0, u8::saturating_add);
    // A word that puts another below is no step up from it, unless it is alone.
    let others: Vec<Word> = before.iter().filter(|word| word.below.is_none()).chain(last).copied().collect();
    match seniority_of(&others) {
        Some(place) => place.saturating_sub(steps),
        None => seniority_of(&words).unwrap_or(PLAIN.saturating_sub(steps)),
    }
}

/// Returns the places of some titles on the way up: where all are steps of a scale of skill, as
/// this rises, else by their words of seniority. The choice is all titles', since a word of a
/// scale may be part of a role's name ("Specialist").
pub fn heights(titles: &[&str]) -> Vec<u8> {
    let are_steps = titles.iter().all(|title| holds_for_all(title) || is_on_a_scale(title));
    titles
        .iter()
        .map(|title| {
            Some(title).filter(|_| are_steps).and_then(|title| step(title)).unwrap_or_else(|| seniority(title))
        })
        .collect()
}

/// The place of a title on a scale of skill: its last word's, which the others shift a little
/// ("Advanced Beginner", "Senior Expert").
fn step(title: &str) -> Option<u8> {
    /// How far apart words of seniority stand.
    const APART: u8 = 10;

    let place = |word: &str| {
        let lower = word.to_lowercase();
        SCALE.iter().find(|(_, list)| list.contains(&lower.as_str())).map(|(place, _)| *place)
    };
    let mut words = words(title);
    let last = place(words.next_back()?)?;
    let others = words.map(|word| Word::of(word).place.or_else(|| place(word)).unwrap_or(PLAIN));
    Some(others.fold(last, |sum, other| (sum + other / APART).saturating_sub(PLAIN / APART)))
}

/// Returns whether a title is of the way from one level to another: "From Junior to
/// Senior", "Junior to Senior Baker".
pub fn is_of_a_way(title: &str) -> bool {
    const TO: &[&str] = &["to", "till", "bis", "à", "a", "até", "hasta", "naar", "til", "до", "к"];

    let all: Vec<&str> = words(title).collect();
    let place = |word: &str| Word::of(word).place;
    all.windows(3).any(|three| {
        let parts = place(three[0]).zip(place(three[2]));
        parts.is_some_and(|(from, to)| from < to) && TO.iter().any(|to| to.eq_ignore_ascii_case(three[1]))
    })
}

/// "Senior Principal" is above both of its words, and what is less than a plain
/// title takes from the other: "Junior Lead".
pub(super) fn seniority_of(words: &[Word]) -> Option<u8> {
    let places = || words.iter().filter_map(|word| word.place);
    // Of equal ones the last.
    let (highest, top) = places().enumerate().max_by_key(|(_, place)| *place)?;
    let others = places().enumerate().filter(|&(other, _)| other != highest);
    Some(others.fold(top, |sum, (_, place)| if place > PLAIN { sum.saturating_add(1) } else { sum.saturating_sub(1) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&["Beginner", "Intermediate", "Advanced", "Expert"])]
    #[case(&["Basic", "Advanced"])]
    #[case(&["Novice", "Advanced beginner", "Competent", "Proficient", "Expert", "Senior expert"])]
    #[case(&["Awareness", "Working", "Practitioner", "Expert"])]
    #[case(&["Everyone", "Anfänger", "Fortgeschrittene", "Könner", "Experte"])]
    #[case(&["Junior Specialist", "Specialist", "Senior Specialist", "Lead Specialist"])]
    #[case(&["Iniciante", "Intermediário", "Avançado", "Especialista"])]
    #[case(&["Apprentice", "Journeyman", "Master"])]
    fn steps_of_a_scale_rise_as_it_does(#[case] titles: &[&str]) {
        let heights = heights(titles);
        assert!(heights.windows(2).all(|two| two[0] < two[1]), "{heights:?}");
    }

    #[test]
    fn a_word_of_a_scale_is_none_beside_roles() {
        let titles = ["Expert", "Baker"];
        assert_eq!(heights(&titles), titles.map(seniority));
    }
}
