//! Sentences by which a level says that it builds on others.

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

/// Returns whether a text speaks of building on something.
pub fn claims(text: &str) -> bool {
    split(text).is_some()
}

/// Parts a text at the words that say that something builds on something: what
/// stands before them in their sentence, and what follows in it.
pub fn split(text: &str) -> Option<(&str, &str)> {
    // A cheap look first: nearly no statement has one of these stems.
    if !["build", "inherit", "encompass", "baut", "appuie", "basa", "основ"].iter().any(|stem| contains(text, stem))
    {
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

fn contains(text: &str, stem: &str) -> bool {
    let first = stem.as_bytes()[0];
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), text.as_bytes()).any(|at| {
        text.as_bytes()[at..].get(..stem.len()).is_some_and(|part| part.eq_ignore_ascii_case(stem.as_bytes()))
    })
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
