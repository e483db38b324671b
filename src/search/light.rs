//! Which letters of a text to light.

use unicode_segmentation::UnicodeSegmentation as _;

use super::fold::folded;
use super::fuzzy::Fuzzy;
use super::near::NearSeeker;
use super::occurrence::{Seeker, Standing, Text};
use super::query::{Field, Query, Term};

/// How close to what was typed something has to be, to be lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// Letter by letter.
    Literal,
    /// With a typo.
    Near,
    /// Letter by letter, anywhere.
    Scattered,
}

impl Query {
    /// Returns the parts of a text to light, in characters, half open, in order:
    /// each term where it stands best, with a typo where it stands nowhere, its
    /// letters one by one where none stands there.
    pub fn ranges(&self, text: &str) -> Vec<(usize, usize)> {
        let near = self.ranges_in(text, Closeness::Near);
        if near.is_empty() { self.ranges_in(text, Closeness::Scattered) } else { near }
    }

    /// Returns the same, no further from what was typed than a hit is.
    pub(super) fn ranges_in(&self, text: &str, closeness: Closeness) -> Vec<(usize, usize)> {
        self.ranges_of(self.terms.iter().collect(), text, closeness)
    }

    /// Returns the same of a note, with what is asked for of notes.
    pub(super) fn ranges_in_note(&self, text: &str, closeness: Closeness) -> Vec<(usize, usize)> {
        let asked = self.fields.iter().filter(|field| field.field == Field::Note && !field.is_not);
        self.ranges_of(self.terms.iter().chain(asked.map(|field| &field.term)).collect(), text, closeness)
    }

    fn ranges_of(&self, terms: Vec<&Term>, text: &str, closeness: Closeness) -> Vec<(usize, usize)> {
        if terms.is_empty() {
            return Vec::new();
        }
        let folded = folded(text);
        let here = Text::of(&folded.text, &folded.capitals);
        let mut lit = vec![false; folded.map.len()];
        let mut light = |start: usize, end: usize| {
            let from = folded.text[..start].chars().count();
            let length = folded.text[start..end].chars().count();
            lit[from..from + length].fill(true);
        };
        if let Some((start, end)) = self.phrase_in(here) {
            light(start, end);
        } else {
            let (mut from, mut scattered) = (0, Vec::new());
            for term in terms {
                match place(term, here, from, closeness) {
                    Some((start, end)) => {
                        light(start, end);
                        from = end;
                    }
                    None => scattered.push(term),
                }
            }
            if closeness == Closeness::Scattered {
                let fuzzy = Fuzzy::new();
                let letters = scattered.iter().filter_map(|term| fuzzy.score(&folded.text, &term.text));
                letters.flat_map(|(_, at)| at).for_each(|at| lit[at] = true);
            }
        }
        let sources = (0..lit.len()).filter(|&at| lit[at]).map(|at| folded.map[at]);
        whole_letters(text, sources)
    }

    /// Returns where all that was typed stands as a phrase, in bytes.
    pub(super) fn phrase_in(&self, text: Text<'_>) -> Option<(usize, usize)> {
        let found = Seeker::of(self.phrase.as_ref()?).find(text, 0).filter(|found| found.standing == Standing::Word)?;
        Some((found.start, found.end))
    }
}

/// Returns where a term stands, in bytes; behind another byte, if it can.
fn place(term: &Term, text: Text<'_>, from: usize, closeness: Closeness) -> Option<(usize, usize)> {
    if let Some(found) = Seeker::of(term).find(text, from) {
        return Some((found.start, found.end));
    }
    let near = NearSeeker::of(term).filter(|_| closeness == Closeness::Near)?.find(text.letters)?;
    Some((near.start, near.end))
}

/// Puts characters together to ranges; none begins or ends within what is seen
/// as one letter, such as an accent apart or an emoji of several.
fn whole_letters(text: &str, characters: impl Iterator<Item = usize>) -> Vec<(usize, usize)> {
    let mut lit = vec![false; text.chars().count()];
    characters.for_each(|at| lit[at] = true);
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for letter in text.graphemes(true) {
        let end = at + letter.chars().count();
        if lit[at..end].contains(&true) {
            match runs.last_mut() {
                Some((_, last)) if *last == at => *last = end,
                _ => runs.push((at, end)),
            }
        }
        at = end;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn lit(query: &str, text: &str) -> String {
        let letters: Vec<char> = text.chars().collect();
        let parts = Query::parse(query).ranges(text).into_iter().map(|(from, to)| letters[from..to].iter().collect());
        parts.collect::<Vec<String>>().join("|")
    }

    #[rstest]
    #[case("ment", "Commentary, then mentors", "ment")]
    #[case("cafe wide", "Wide, a Café", "Wide|Café")]
    #[case("日本", "🦉 日本語", "日本")]
    #[case("cafe", "the cafe\u{301} there", "cafe\u{301}")]
    #[case("strasse", "Die Straße dort", "Straße")]
    #[case("find", "To ﬁnd", "ﬁnd")]
    #[case("👩", "a 👩\u{200d}🔬 b", "👩\u{200d}🔬")]
    #[case("ｗｉｄｅ", "is wide", "wide")]
    #[case("wide", "is ｗｉｄｅ", "ｗｉｄｅ")]
    #[case("의", "동료의 일", "의")]
    #[case("मे", "टीम में काम", "में")]
    #[case("stakehodler", "Names the stakeholder", "stakeholder")]
    #[case("audits", "Runs an audit", "audit")]
    #[case("the team", "the lead of the team", "the team")]
    #[case("books of business", "a share of a book of business", "book|of|business")]
    #[case("!lead team is:open", "the lead of the team", "team")]
    #[case("mtr", "a mentor", "m|t|r")]
    fn what_matches_is_lit(#[case] query: &str, #[case] text: &str, #[case] expected: &str) {
        assert_eq!(lit(query, text), expected);
    }

    #[test]
    fn the_best_occurrence_is_lit() {
        assert_eq!(Query::parse("ment").ranges("Commentary, then mentors"), [(17, 21)]);
    }

    proptest! {
        #[test]
        fn ranges_stay_within_any_text(query in "\\PC{0,20}", text in "\\PC{0,60}") {
            let length = text.chars().count();
            let mut before = 0;
            for (from, to) in Query::parse(&query).ranges(&text) {
                prop_assert!(before <= from && from < to && to <= length);
                before = to;
            }
        }
    }
}
