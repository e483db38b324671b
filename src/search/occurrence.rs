//! Where a term stands in a text, letter by letter.

use memchr::memmem::Finder;

use super::forms::Stem;
use super::letters::{self, Rows};
use super::mask::Mask;
use super::query::{Spelling, Term};

/// How a term stands in a text, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// As a word.
    Word,
    /// At a word's start.
    Start,
    /// As another form of the word: a plural's singular, a verb's noun.
    Form,
    /// Within a word.
    Inside,
}

/// Where a term stands in a folded text, at its best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    /// Byte where it begins.
    pub(super) start: usize,
    /// Byte where it ends.
    pub(super) end: usize,
    /// How it stands there.
    pub(super) standing: Standing,
}

/// A folded text with what its letters were.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    /// The letters.
    pub(super) letters: &'a str,
    /// What they were.
    pub(super) original: Original<'a>,
    /// How long the rank before its title is; 0 where there is none.
    pub(super) rank: usize,
}

/// What folded letters were.
#[derive(Clone, Copy)]
pub(super) enum Original<'a> {
    /// ASCII, so that every letter has kept its place.
    Same(&'a str),
    /// What was a capital, in order, in bytes of the arena that the text is part
    /// of, and where in it the text begins.
    Folded(&'a [u32], u32),
}

impl<'a> Text<'a> {
    /// Takes a text for what it is, apart from any arena.
    pub(super) fn of(letters: &'a str, capitals: &'a [u32]) -> Self {
        Text { letters, original: Original::Folded(capitals, 0), rank: 0 }
    }

    /// Returns the part that is the rank.
    pub(super) fn rank(self) -> Text<'a> {
        Text { letters: &self.letters[..self.rank], rank: 0, ..self }
    }

    /// Returns whether the letters from a byte on are capitals where a term's are.
    fn has_capitals(self, start: usize, term: &Term) -> bool {
        let end = start + term.text.len();
        match self.original {
            Original::Same(text) => {
                let large =
                    text.as_bytes()[start..end].iter().enumerate().filter(|(_, byte)| byte.is_ascii_uppercase());
                large.map(|(at, _)| at as u32).eq(term.capitals.iter().copied())
            }
            Original::Folded(capitals, base) => {
                let (from, to) = (base + start as u32, base + end as u32);
                let first = capitals.partition_point(|&at| at < from);
                let here = capitals[first..].iter().take_while(|&&at| at < to).map(|at| at - from);
                here.eq(term.capitals.iter().copied())
            }
        }
    }

    /// Returns whether a text begins here: with its first letter, or with a
    /// level's title behind its rank.
    fn begins(self, start: usize) -> bool {
        start == 0 || (self.rank > 0 && start == self.rank + 1)
    }
}

/// Looks for one term in many texts.
pub(super) struct Seeker<'t> {
    pub(super) term: &'t Term,
    finder: Finder<'t>,
    /// What its other forms begin with, where there are any.
    stem: Option<Stem<'t>>,
    /// Looks for the letters that it has in common with all its forms.
    common: Finder<'t>,
    /// What a text needs to have these.
    mask: Mask,
    /// The one letter or digit that it is, if that is ASCII.
    letter: Option<u8>,
}

impl<'t> Seeker<'t> {
    pub(super) fn of(term: &'t Term) -> Self {
        let stem = stem(term);
        let common = stem.map_or(term.text.as_str(), |stem| stem.letters);
        Seeker {
            term,
            finder: Finder::new(term.text.as_bytes()),
            stem,
            common: Finder::new(common.as_bytes()),
            mask: Mask::of_letters(common),
            letter: match term.text.as_bytes() {
                [letter] if letter.is_ascii_alphanumeric() => Some(*letter),
                _ => None,
            },
        }
    }

    /// Returns the letters that every text has in a row in which the term is found.
    pub(super) fn common(&self) -> &'t str {
        self.stem.map_or(self.term.text.as_str(), |stem| stem.letters)
    }

    /// Finds the first of these letters.
    pub(super) fn find_common(&self, letters: &[u8]) -> Option<usize> {
        self.common.find(letters)
    }

    /// Returns what a text needs to have them, in any order.
    pub(super) fn mask(&self) -> Mask {
        self.mask
    }

    /// Returns whether its letters may stand in a text in their order, or in a row
    /// where they have to.
    pub(super) fn may_be_scattered(&self, text: &str) -> bool {
        if self.term.is_plain() {
            letters::are_in(text, self.common())
        } else {
            self.finder.find(text.as_bytes()).is_some()
        }
    }

    /// Finds the best occurrence: a word before a word's start before anything
    /// else; of equals the first from a byte on, before the first of all.
    pub(super) fn find(&self, text: Text<'_>, from: usize) -> Option<Occurrence> {
        let mut best = Better { best: None, from };
        let consider = |best: &mut Better, start: usize| {
            let end = start + self.term.text.len();
            let found = Occurrence { start, end, standing: standing(text.letters, start, end) };
            if best.would_be(found) && self.fits(text, found) {
                best.best = Some(found);
            }
        };
        if let Some(letter) = self.letter {
            let bytes = text.letters.as_bytes();
            let mut next = letters::start(bytes, 0, letter);
            while let Some(start) = next.filter(|_| !best.is_best()) {
                consider(&mut best, start);
                next = letters::start(bytes, start + 1, letter);
            }
        }
        // A letter stands within nearly all words: then only the first of these matters.
        if !best.begins_word() {
            best.best = None;
            for start in Rows::of(&self.finder, text.letters.as_bytes()) {
                consider(&mut best, start);
                if best.is_best() || (self.letter.is_some() && best.is_from()) {
                    break;
                }
            }
        }
        match best.best {
            Some(found) if found.standing <= Standing::Form => Some(found),
            within => self.find_form(text, from).or(within),
        }
    }

    fn fits(&self, text: Text<'_>, found: Occurrence) -> bool {
        let (term, Occurrence { start, end, standing }) = (self.term, found);
        (term.capitals.is_empty() || text.has_capitals(start, term))
            && (!term.at_start || text.begins(start))
            && (!term.at_end || !text.letters[end..].contains(char::is_alphanumeric))
            && (term.spelling != Spelling::Words || standing == Standing::Word)
    }

    fn find_form(&self, text: Text<'_>, from: usize) -> Option<Occurrence> {
        let stem = self.stem?;
        let starts = self.common.find_iter(text.letters.as_bytes());
        let words =
            starts.filter(|&start| begins_word(text.letters, start)).map(|start| (start, end_of(text.letters, start)));
        let forms = words.filter(|&(start, end)| !joins(text.letters, end) && stem.is_of(&text.letters[start..end]));
        let (start, end) = forms.min_by_key(|&(start, _)| (start < from, start))?;
        Some(Occurrence { start, end, standing: Standing::Form })
    }
}

/// The best of some occurrences; of equals the first from a byte on, before the first of
/// all.
struct Better {
    best: Option<Occurrence>,
    from: usize,
}

impl Better {
    fn worth(&self, found: Occurrence) -> (Standing, bool) {
        (found.standing, found.start < self.from)
    }

    /// Returns whether one that is behind the best would be better.
    fn would_be(&self, found: Occurrence) -> bool {
        self.best.is_none_or(|best| self.worth(found) < self.worth(best))
    }

    fn begins_word(&self) -> bool {
        self.best.is_some_and(|best| best.standing < Standing::Inside)
    }

    fn is_from(&self) -> bool {
        self.best.is_some_and(|best| best.start >= self.from)
    }

    /// Returns whether none can be better.
    fn is_best(&self) -> bool {
        self.is_from() && self.best.is_some_and(|best| best.standing == Standing::Word)
    }
}

/// How a part of a text stands in it.
pub(super) fn standing(text: &str, start: usize, end: usize) -> Standing {
    match (begins_word(text, start), !joins(text, end)) {
        (true, true) => Standing::Word,
        (true, false) => Standing::Start,
        _ => Standing::Inside,
    }
}

/// Returns whether a word begins at a byte, as far as what is before it goes.
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    !joins(text, at)
}

/// Returns whether the letters before and behind a byte belong to one word.
fn joins(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if at == 0 || at >= bytes.len() {
        return false;
    }
    let (before, behind) = (bytes[at - 1], bytes[at]);
    if before.is_ascii() && behind.is_ascii() {
        return before.is_ascii_alphanumeric() && behind.is_ascii_alphanumeric();
    }
    let before = text[..at].chars().next_back();
    let behind = text[at..].chars().next();
    let is_joined = |letter: Option<char>| letter.is_some_and(|l| l.is_alphanumeric() && !is_written_without_spaces(l));
    is_joined(before) && is_joined(behind)
}

/// Returns whether a letter is of a script that puts no spaces between words:
/// then a word may begin at each.
pub(super) fn is_written_without_spaces(letter: char) -> bool {
    matches!(letter,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Where the ASCII letters end that begin at a byte.
fn end_of(text: &str, start: usize) -> usize {
    start + text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// What the other forms of a term begin with, where it is an English word that has an
/// ending; longer ones begin with the term itself. Other languages have typos to help.
fn stem(term: &Term) -> Option<Stem<'_>> {
    let word = term.text.as_str();
    let is_word = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let may_be_other = term.is_plain() && term.capitals.is_empty() && is_word;
    Some(Stem::of(word)).filter(|stem| may_be_other && stem.letters.len() < word.len())
}

#[cfg(test)]
mod tests {
    use super::super::fold::folded;
    use super::super::query::Query;
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn found(typed: &str, text: &str) -> Option<(String, Standing)> {
        let query = Query::parse(typed);
        let folded = folded(text);
        let text = Text::of(&folded.text, &folded.capitals);
        let occurrence = Seeker::of(&query.terms[0]).find(text, 0)?;
        Some((folded.text[occurrence.start..occurrence.end].to_owned(), occurrence.standing))
    }

    proptest! {
        #[test]
        fn a_letter_is_found_as_if_each_were_looked_at(text in "[es1éß .(-]{0,50}", from in 0usize..40) {
            let query = Query::parse("e");
            let all = text.match_indices('e').map(|(start, _)| (standing(&text, start, start + 1), start < from, start));
            let best = all.min().map(|(standing, _, start)| Occurrence { start, end: start + 1, standing });
            prop_assert_eq!(Seeker::of(&query.terms[0]).find(Text::of(&text, &[]), from), best);
        }
    }

    #[rstest]
    #[case("mentor", "A mentor", Some(Standing::Word))]
    #[case("ment", "Commentary, mentors", Some(Standing::Start))]
    #[case("ment", "Comments", Some(Standing::Inside))]
    #[case("audits", "Runs an audit", Some(Standing::Form))]
    #[case("stories", "Tells a story", Some(Standing::Form))]
    #[case("processes", "Mends a process", Some(Standing::Form))]
    #[case("status", "The statu quo", None)]
    #[case("sharing", "To share it", Some(Standing::Form))]
    #[case("planned", "A plan", Some(Standing::Form))]
    #[case("mentoring", "A mentor", Some(Standing::Form))]
    #[case("bring", "A br or bre", None)]
    #[case("SLA", "Keeps the SLA", Some(Standing::Word))]
    #[case("SLA", "Keeps the sla", None)]
    #[case("Keeps", "keeps, and Keeps", Some(Standing::Word))]
    #[case("^keeps", "Keeps the word", Some(Standing::Word))]
    #[case("^word", "Keeps the word", None)]
    #[case("word$", "Keeps the word.", Some(Standing::Word))]
    #[case("keeps$", "Keeps the word.", None)]
    #[case("\"the word\"", "Keeps the word.", Some(Standing::Word))]
    #[case("\"the wor\"", "Keeps the word.", None)]
    #[case("\"the wor", "Keeps the word.", Some(Standing::Start))]
    #[case("報告", "週報告書", Some(Standing::Word))]
    fn a_term_stands(#[case] typed: &str, #[case] text: &str, #[case] expected: Option<Standing>) {
        assert_eq!(found(typed, text).map(|(_, standing)| standing), expected);
    }
}
