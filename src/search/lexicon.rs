//! What stands between spaces in all texts, once each. Texts repeat each other's words,
//! so this is short, however many there are: what isn't in here is in none of them.

use super::near::NearSeeker;
use super::occurrence::{Seeker, Standing, Text};

/// What stands between spaces, folded, parted by spaces.
pub(super) struct Lexicon(String);

impl Lexicon {
    /// Takes words, none of which has a space.
    pub(super) fn of(mut words: Vec<&str>) -> Self {
        words.sort_unstable();
        Lexicon(words.join(" "))
    }

    /// Returns whether a text may have the letters that are in all forms of a term.
    pub(super) fn may_have(&self, seeker: &Seeker<'_>) -> bool {
        let has = |part: &str| memchr::memmem::find(self.0.as_bytes(), part.as_bytes()).is_some();
        seeker.common().split(' ').all(has)
    }

    /// Returns whether a term stands at a word's start in any text, or in another form;
    /// nothing, where its letters alone don't decide that.
    pub(super) fn knows(&self, seeker: &Seeker<'_>) -> Option<bool> {
        let term = seeker.term;
        let is_word = term.is_plain() && term.capitals.is_empty() && !term.text.contains(' ');
        let found = || seeker.find(Text::of(&self.0, &[]), 0);
        is_word.then(|| found().is_some_and(|found| found.standing < Standing::Inside))
    }

    /// Returns the letters as which a term stands in texts with a typo: where none of
    /// these is, the term isn't.
    pub(super) fn near(&self, near: &NearSeeker) -> Vec<&str> {
        let mut all: Vec<&str> = near.all_in(&self.0).map(|near| &self.0[near.start..near.end]).collect();
        all.sort_unstable();
        // What begins with another is where the other is.
        all.dedup_by(|longer, shorter| longer.starts_with(&**shorter));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::query::Query;
    use super::*;

    fn lexicon() -> Lexicon {
        Lexicon::of("mentors, the crew (audit) style-guides a stakeholder stakeholders.".split(' ').collect())
    }

    fn asked<T>(typed: &str, ask: impl Fn(&Lexicon, &Seeker<'_>) -> T) -> T {
        ask(&lexicon(), &Seeker::of(&Query::parse(typed).terms[0]))
    }

    #[test]
    fn what_is_in_no_word_is_in_no_text() {
        for (typed, expected) in
            [("entor", true), ("mentoring", true), ("zz", false), ("\"the crew", true), ("\"the xcrew", false)]
        {
            assert_eq!(asked(typed, Lexicon::may_have), expected, "{typed}");
        }
    }

    #[test]
    fn words_are_known_by_their_starts_and_forms() {
        for (typed, expected) in [
            ("ment", Some(true)),
            ("audits", Some(true)),
            ("entor", Some(false)),
            ("guid", Some(true)),
            ("Crew", None),
            ("^crew", None),
        ] {
            assert_eq!(asked(typed, Lexicon::knows), expected, "{typed}");
        }
    }

    #[test]
    fn near_words_are_named_as_they_are_written() {
        let near = |typed: &str| {
            let query = Query::parse(typed);
            lexicon().near(&NearSeeker::of(&query.terms[0]).unwrap()).join(" ")
        };
        assert_eq!(near("stakehodler"), "stakeholder");
        assert_eq!(near("styleguides"), "style-guides");
        assert_eq!(near("quokkas"), "");
    }
}
