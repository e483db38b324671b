//! How high a title stands on the way up, by the words of seniority in it.

use super::lexicon::{Word, kind};
use super::{PLAIN, holds_for_all, known, words};

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
