//! Names that are levels because the same noun comes back with a higher number:
//! "Baker I", "Baker II".

use super::{Naming, is_on_a_scale, is_topic, naming, opens_a_sentence, without_brackets};
use crate::hash::HashMap;

/// What is numbered and no level: "Phase 1", "Week 2".
const NUMBERED: &[&str] = &[
    "phase",
    "week",
    "day",
    "month",
    "year",
    "quarter",
    "sprint",
    "step",
    "option",
    "part",
    "question",
    "chapter",
    "module",
    "unit",
    "case",
    "version",
    "column",
    "team",
    "group",
    "item",
    "task",
    "round",
    "attempt",
    "source",
    "area",
    "skill",
    "competency",
    "topic",
    "theme",
    "pillar",
    "goal",
    "objective",
    "example",
    "value",
    "principle",
    "lesson",
    "session",
    "exercise",
    "lecture",
    "scenario",
    "experiment",
    "project",
    "candidate",
    "room",
    "draft",
    "page",
    "figure",
    "table",
    "section",
    "appendix",
];

/// How many words a noun has at most that nobody knows as a role.
const LONGEST_NOUN: usize = 3;

/// Returns which titles are the same noun with a number that rises. In a document
/// about levels (`hinted`) it may be any noun that isn't numbered elsewhere, too.
pub fn rising(titles: &[&str], hinted: bool) -> Vec<bool> {
    let mut firsts: HashMap<&str, (usize, u32)> = HashMap::default();
    let mut rising = vec![false; titles.len()];
    for (nth, title) in titles.iter().enumerate() {
        let Some((noun, number)) = numbered(title, hinted) else { continue };
        if let Some((first, _)) = firsts.get(noun).copied().filter(|&(_, last)| last < number) {
            (rising[first], rising[nth]) = (true, true);
        }
        firsts.insert(noun, (nth, number));
    }
    rising
}

/// Returns which titles are levels' where something says that there are levels: the same noun
/// with a number that rises, or several steps of a scale.
pub fn rising_or_on_a_scale(titles: &[&str]) -> Vec<bool> {
    let mut rising = rising(titles, true);
    let on_it: Vec<bool> = titles.iter().map(|title| is_on_a_scale(title)).collect();
    if on_it.iter().filter(|&&is_on| is_on).nth(1).is_some() {
        rising.iter_mut().zip(on_it).for_each(|(rises, is_on)| *rises |= is_on);
    }
    rising
}

/// Returns whether a title in a document about levels is a noun with a number, which may rise.
pub fn may_rise(title: &str) -> bool {
    numbered(title, true).is_some()
}

/// Returns whether a text is a number as levels have them.
pub fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// A noun and its number.
fn numbered(title: &str, hinted: bool) -> Option<(&str, u32)> {
    let title = without_brackets(title.trim()).trim_end();
    // "Miller 3rd grade" has its number before the word for a level.
    let before_a_word = || title.rsplit_once(' ').filter(|(_, last)| super::is_noun_of_levels(last));
    let (noun, number) = before_a_word().map_or(title, |(before, _)| before).rsplit_once(' ')?;
    let value = match number {
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        digits => digits.parse().ok().filter(|_| is_number(digits))?,
    };
    let last = noun.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let could_be = || hinted && noun.split(' ').count() <= LONGEST_NOUN && !is_topic(noun) && !opens_a_sentence(noun);
    let is_somebody = !NUMBERED.contains(&last.as_str()) && (naming(noun) > Naming::Nothing || could_be());
    is_somebody.then_some((noun, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_noun_rises_only_in_a_document_about_levels() {
        let titles = ["Miller I", "Miller II", "Tools"];
        assert_eq!(rising(&titles, true), [true, true, false]);
        assert_eq!(rising(&titles, false), [false; 3]);
        assert_eq!(rising(&["Week 1", "Week 2"], true), [false; 2]);
        assert_eq!(rising(&["Lesson 1", "Lesson 2"], true), [false; 2]);
        assert_eq!(rising(&["Pilot project I", "Pilot project II"], true), [false; 2]);
        assert_eq!(rising(&["Miller II", "Miller I"], true), [false; 2]);
    }
}
