//! Letters as the search compares them: lower case, without accents, in
//! compatibility form. "Café" is found by "cafe", "ﬁnd" by "find".

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

/// Folds a text onto the end of `folded`.
pub(super) fn push_folded(folded: &mut String, text: &str) {
    if text.is_ascii() {
        let start = folded.len();
        folded.push_str(text);
        folded[start..].make_ascii_lowercase();
        return;
    }
    each_folded(text, |_, letter| folded.push(letter));
}

/// Returns a folded text, and for each of its characters which character of the
/// original it came from.
pub(super) fn folded_with_map(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut map = Vec::with_capacity(text.len());
    each_folded(text, |from, letter| {
        folded.push(letter);
        map.push(from);
    });
    (folded, map)
}

fn each_folded(text: &str, mut keep: impl FnMut(usize, char)) {
    for (from, letter) in text.chars().enumerate() {
        if letter.is_ascii() {
            keep(from, letter.to_ascii_lowercase());
            continue;
        }
        for part in std::iter::once(letter).nfkd() {
            // Accents have a combining class; vowel signs of Indic scripts,
            // which are letters to their readers, have none.
            if canonical_combining_class(part) == 0 {
                part.to_lowercase().for_each(|lower| keep(from, lower));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Café", "cafe")]
    #[case("ZÜRICH", "zurich")]
    #[case("cafe\u{301}", "cafe")]
    #[case("ﬁnd", "find")]
    #[case("Ёлка", "елка")]
    fn case_accents_and_forms_are_folded(#[case] text: &str, #[case] expected: &str) {
        let mut folded = String::new();
        push_folded(&mut folded, text);
        assert_eq!(folded, expected);
        assert_eq!(folded_with_map(text).0, expected);
    }

    #[test]
    fn the_map_leads_back_to_the_original_letters() {
        assert_eq!(folded_with_map("aﬁé").1, [0, 1, 1, 2]);
    }
}
