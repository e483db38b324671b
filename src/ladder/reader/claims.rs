//! Sentences by which a level says that it builds on others.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// Words that say so. Each is followed by what is built on.
const VERBS: &[&str] = &[
    "builds upon",
    "builds on",
    "build upon",
    "build on",
    "building on",
    "building upon",
    "inherits from",
    "inherit from",
    "inherits all",
    "encompasses",
    "encompass",
    "baut auf",
    "s'appuie sur",
    "se basa en",
    "основывается на",
];

/// Parts of the verbs, as searchers that are built once. They leave out the
/// letter that may be a capital.
static STEMS: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| {
    let stems = ["uild", "nherit", "ncompass", "aut auf", "appuie", "asa en", "снов"];
    stems.into_iter().map(Finder::new).collect()
});

/// Returns whether a text speaks of building on something.
pub fn claims(text: &str) -> bool {
    split(text).is_some()
}

/// Parts a text at the words that say that something builds on something: what
/// stands before them in their sentence, and what follows in it.
pub fn split(text: &str) -> Option<(&str, &str)> {
    if !may_claim(text) {
        return None;
    }
    sentences(text).find_map(|sentence| {
        let lower = sentence.to_lowercase();
        // Offsets in the lower-case text hold in the sentence only if the
        // lengths agree; they do but for rare letters.
        if lower.len() != sentence.len() {
            return None;
        }
        VERBS.iter().find_map(|verb| {
            let at = lower.find(verb)?;
            Some((sentence.get(..at)?, sentence.get(at + verb.len()..)?))
        })
    })
}

/// Returns whether a text, which may be a whole document, holds the stem of one
/// of the verbs at all.
pub fn may_claim(text: &str) -> bool {
    STEMS.iter().any(|stem| stem.find(text.as_bytes()).is_some())
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?']).map(str::trim).filter(|s| !s.is_empty())
}

/// Returns which of `titles` a text names, longest first where one holds the
/// other ("Senior Support Engineer" names no "Support Engineer"), in the order
/// in which the text names them.
pub fn named<T: Copy>(text: &str, titles: &[(String, T)]) -> Vec<T> {
    let lower = text.to_lowercase();
    let mut by_length: Vec<_> = titles.iter().filter(|(title, _)| !title.is_empty()).collect();
    by_length.sort_by_key(|(title, _)| std::cmp::Reverse(title.len()));
    let mut taken: Vec<(usize, usize, T)> = Vec::new();
    for (title, value) in by_length {
        let title = title.to_lowercase();
        for (at, _) in lower.match_indices(&title) {
            let end = at + title.len();
            let free = taken.iter().all(|&(start, stop, _)| end <= start || at >= stop);
            if free && is_word(&lower, at, end) {
                taken.push((at, end, *value));
            }
        }
    }
    taken.sort_by_key(|&(at, ..)| at);
    taken.into_iter().map(|(.., value)| value).collect()
}

fn is_word(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let mut after = text[end..].chars();
    let next = match after.next() {
        // A plural names the level too.
        Some('s') => after.next(),
        other => other,
    };
    !before.is_some_and(char::is_alphanumeric) && !next.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_wins_and_order_is_the_sentences() {
        let titles: Vec<_> =
            ["Engineer", "Senior Engineer", "Lead"].iter().enumerate().map(|(n, t)| (t.to_string(), n)).collect();
        assert_eq!(named("the foundation of the Engineer and Senior Engineer roles", &titles), [0, 1]);
        assert_eq!(named("all Senior Engineers", &titles), [1]);
        assert_eq!(named("leadership", &titles), [] as [usize; 0]);
    }

    #[test]
    fn a_sentence_is_parted_at_its_verb() {
        let text = "I lead. The Lead role builds upon the Senior role. I stay.";
        assert_eq!(split(text), Some(("The Lead role ", " the Senior role.")));
        assert_eq!(split("I build tools on weekends"), None);
        assert!(claims("I encompass all of it"));
    }
}
