//! Words as checks hold them against each other, and how findings name places.

use unicode_normalization::UnicodeNormalization as _;

use super::super::model::{Level, Source};

/// How many characters of a text a message quotes.
const QUOTED: usize = 60;

/// Characters that are no letters and tell words apart all the same: C++ and C#
/// are two languages.
const TELLING: &[char] = &['+', '#', '%', '<', '>', '=', '&', '$', '€', '£'];

/// Returns a text's words in lower case with a space between, without
/// punctuation.
pub(super) fn folded(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    if text.is_ascii() {
        text.chars().for_each(|letter| push(&mut words, letter.to_ascii_lowercase()));
    } else {
        text.nfkc().flat_map(char::to_lowercase).for_each(|letter| push(&mut words, letter));
    }
    words.truncate(words.trim_end().len());
    words
}

fn push(words: &mut String, letter: char) {
    // An apostrophe parts no words, and is often typed or left out.
    if letter.is_alphanumeric() || TELLING.contains(&letter) {
        words.push(letter);
    } else if !matches!(letter, '\'' | '’') && !words.is_empty() && !words.ends_with(' ') {
        words.push(' ');
    }
}

/// Returns a text as a message quotes it: its beginning where it is long.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{:?}", format!("{}…", text[..end].trim_end())),
        None => format!("{text:?}"),
    }
}

/// Returns a level's title in quotes, with its rank before it.
pub(super) fn named(level: Level<'_>) -> String {
    match level.rank().filter(|rank| *rank != level.title()) {
        Some(rank) => format!("{rank} {:?}", level.title()),
        None => format!("{:?}", level.title()),
    }
}

/// Returns where another level stands, seen from one: its line, and its document
/// where that is another one.
pub(super) fn place(here: Level<'_>, there: Level<'_>) -> String {
    let Source { path, line } = there.source();
    if here.source().path == path { format!("line {line}") } else { format!("{path}, line {line}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn capitals_and_punctuation_make_no_difference_and_other_signs_do() {
        assert_eq!(folded("Doesn’t let go — of the *rope*."), "doesnt let go of the rope");
        assert_eq!(folded("Ships it, ALWAYS!"), folded("ships  it: always"));
        assert_eq!(folded("Grüße ①"), "grüße 1");
        assert_ne!(folded("Writes C++"), folded("Writes C#"));
        assert_eq!(folded("…"), "");
    }

    #[test]
    fn a_long_text_is_quoted_by_its_beginning() {
        assert_eq!(quoted("a \"rope\""), r#""a \"rope\"""#);
        assert_eq!(quoted(&"ü".repeat(61)), format!("\"{}…\"", "ü".repeat(60)));
    }

    proptest! {
        #[test]
        fn folding_what_is_folded_changes_nothing(text in "[ -~äÄéßA-Z’0-9]{0,40}") {
            prop_assert_eq!(folded(&folded(&text)), folded(&text));
        }
    }
}
