//! Where a document says of itself what it is: between lines of marks at its start.
//!
//! The parser would take such lines for that wherever they stand, and with them all that
//! stands between two rules; so they are found here, and it never sees them.

use std::ops::Range;

use memchr::memchr;

/// Front matter: YAML between `---`, or TOML between `+++`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Front {
    /// Where it stands with its marks.
    pub(super) place: Range<usize>,
    /// What stands between these.
    pub(super) words: Range<usize>,
    /// Where the line behind it begins.
    pub(super) end: usize,
}

/// Finds the front matter of a text, before which nothing but blank lines may stand. A
/// blank line below the first mark makes a rule of it.
pub(super) fn find(text: &str) -> Option<Front> {
    let start = text.len() - text.trim_start_matches(['\n', ' ']).len();
    if start > 0 && !text[..start].ends_with('\n') {
        return None;
    }
    let (open, ends): (_, &[&str]) = match text.as_bytes().get(start)? {
        b'-' => ("---", &["---", "..."]),
        b'+' => ("+++", &["+++"]),
        _ => return None,
    };
    let words = next(text, start);
    if text[start..words].trim_ascii_end() != open || text[words..next(text, words)].trim().is_empty() {
        return None;
    }
    let mut close = words;
    while close < text.len() {
        let end = next(text, close);
        let line = text[close..end].trim_end_matches(['\n', '\r']);
        // Behind these marks only blanks may stand, no other white space.
        if ends.contains(&line.trim_end_matches(' ')) {
            return (close > words).then_some(Front { place: start..close + line.len(), words: words..close, end });
        }
        close = end;
    }
    None
}

/// Where the line behind the one at a place begins.
fn next(text: &str, at: usize) -> usize {
    memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |length| at + length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("---\na: b\n---\n# C\n", Some("a: b\n"))]
    #[case("\n\n---\na: b\n...\n# C\n", Some("a: b\n"))]
    #[case("+++\na = 1\n---\n+++  \n", Some("a = 1\n---\n"))]
    #[case("---\na: b\n---", Some("a: b\n"))]
    #[case("---\n\na: b\n---\n", None)]
    #[case("---\n---\n", None)]
    #[case("---\na: b\n---\t\n", None)]
    #[case("----\na: b\n---\n", None)]
    #[case(" ---\na: b\n---\n", None)]
    #[case("# A\n\n---\na: b\n---\n", None)]
    #[case("", None)]
    fn what_a_document_says_of_itself_stands_at_its_start(#[case] text: &str, #[case] words: Option<&str>) {
        let found = find(text);
        assert_eq!(found.as_ref().map(|front| &text[front.words.clone()]), words);
        assert!(found.is_none_or(|front| front.place.end <= front.end && front.end <= text.len()));
    }
}
