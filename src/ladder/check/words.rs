//! Words as checks hold them against each other, and how findings name places.

use unicode_normalization::UnicodeNormalization as _;

use super::super::model::{Level, Source};

/// How many characters of a text a message quotes.
const QUOTED: usize = 60;

/// Characters that are no letters and tell words apart all the same: C++ and C#
/// are two languages.
const TELLING: [char; 10] = ['+', '#', '%', '<', '>', '=', '&', '$', '€', '£'];

/// Returns a text's words in lower case with a space between, without
/// punctuation.
pub(super) fn folded(text: &str) -> String {
    let mut words = Vec::new();
    push_folded(&mut words, text);
    String::from_utf8(words).unwrap_or_default()
}

/// Appends the bytes of what [`folded`] returns, and returns where they end.
pub(super) fn push_folded(words: &mut Vec<u8>, text: &str) -> usize {
    let start = words.len();
    if text.is_ascii() {
        push_ascii(words, text.as_bytes());
    } else {
        words.extend_from_slice(fold(text.nfkc()).as_bytes());
    }
    let end = if words[start..].ends_with(b" ") { words.len() - 1 } else { words.len() };
    words.truncate(end);
    end
}

fn fold(letters: impl Iterator<Item = char>) -> String {
    let mut words = String::new();
    for letter in letters.flat_map(char::to_lowercase) {
        // An apostrophe parts no words, and is often typed or left out.
        if letter.is_alphanumeric() || TELLING.contains(&letter) {
            words.push(letter);
        } else if !matches!(letter, '\'' | '’') && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words
}

/// Does for ASCII what [`fold`] does, without a guess at what each byte is: the next
/// one is written over what falls away.
fn push_ascii(words: &mut Vec<u8>, text: &[u8]) {
    let start = words.len();
    words.resize(start + text.len(), 0);
    let room = &mut words[start..];
    let (mut end, mut last) = (0, b' ');
    for &byte in text {
        let folded = ASCII[usize::from(byte)];
        room[end] = folded;
        let is_kept = folded != NOTHING && (folded != b' ' || last != b' ');
        end += usize::from(is_kept);
        last = if is_kept { folded } else { last };
    }
    words.truncate(start + end);
}

/// Stands in [`ASCII`] for what parts no words and is in none.
const NOTHING: u8 = 0;

/// What each ASCII character becomes; the rest of the table is never asked.
const ASCII: [u8; 256] = {
    let mut table = [b' '; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    let mut nth = 0;
    while nth < TELLING.len() {
        if TELLING[nth].is_ascii() {
            table[TELLING[nth] as usize] = TELLING[nth] as u8;
        }
        nth += 1;
    }
    table[b'\'' as usize] = NOTHING;
    table
};

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
        fn ascii_is_folded_as_all_letters_are(text in r"[\x00-\x7f]{0,40}") {
            let slowly = fold(text.chars());
            prop_assert_eq!(folded(&text), slowly.trim_end());
        }

        #[test]
        fn folding_what_is_folded_changes_nothing(text in "[ -~äÄéßA-Z’0-9]{0,40}") {
            prop_assert_eq!(folded(&folded(&text)), folded(&text));
        }
    }
}
