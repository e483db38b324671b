//! Letters as the search compares them: without case, without accents, in
//! compatibility form. "Café" is found by "cafe", "ﬁnd" by "find".

use caseless::Caseless as _;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

/// A folded text that knows where its letters came from.
pub(super) struct Folded {
    /// The folded letters.
    pub(super) text: String,
    /// For each character, which character of the original it came from.
    pub(super) map: Vec<usize>,
    /// Bytes of `text` whose letters were capitals, in order.
    pub(super) capitals: Vec<u32>,
}

/// Folds a text onto the end of `folded`, and the bytes of what were capitals
/// onto the end of `capitals`.
pub(super) fn push_folded(folded: &mut String, capitals: &mut Vec<u32>, text: &str) {
    if text.is_ascii() {
        let start = folded.len();
        folded.push_str(text);
        // Only what changes is touched: most letters of a sentence are small.
        folded[start..].make_ascii_lowercase();
        let large = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_uppercase());
        capitals.extend(large.map(|(at, _)| (start + at) as u32));
        return;
    }
    each_folded(text, |_, letter, is_capital| {
        if is_capital {
            capitals.push(folded.len() as u32);
        }
        folded.push(letter);
    });
}

/// Folds a text, and keeps where its letters came from.
pub(super) fn folded(text: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), map: Vec::new(), capitals: Vec::new() };
    each_folded(text, |from, letter, is_capital| {
        if is_capital {
            folded.capitals.push(folded.text.len() as u32);
        }
        folded.text.push(letter);
        folded.map.push(from);
    });
    folded
}

fn each_folded(text: &str, mut keep: impl FnMut(usize, char, bool)) {
    for (from, letter) in text.chars().enumerate() {
        if letter.is_ascii() {
            keep(from, letter.to_ascii_lowercase(), letter.is_ascii_uppercase());
            continue;
        }
        if let Some(plain) = plain(letter) {
            plain.chars().for_each(|part| keep(from, part, letter.is_uppercase()));
            continue;
        }
        for part in std::iter::once(letter).nfkd() {
            // Accents have a combining class; vowel signs of Indic scripts,
            // which are letters to their readers, have none.
            if canonical_combining_class(part) == 0 && !is_unseen(part) {
                let is_capital = part.is_uppercase();
                std::iter::once(part).default_case_fold().for_each(|small| keep(from, small, is_capital));
            }
        }
    }
}

/// What people type for letters that Unicode doesn't take apart.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        '‘' | '’' | '‛' => "'",
        '“' | '”' | '„' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '−' => "-",
        _ => return None,
    })
}

/// Returns whether a character has no look of its own: joiners, soft hyphens,
/// and what chooses between looks of an emoji.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
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
    #[case("Straße", "strasse")]
    #[case("ΣΊΣΥΦΟΣ", "σισυφοσ")]
    #[case("Łódź, Ærø", "lodz, aero")]
    #[case("ｆｕｌｌ　ｗｉｄｔｈ", "full width")]
    #[case("ガ", "カ")]
    #[case("customer’s know‑how", "customer's know-how")]
    #[case("❤\u{fe0f} 👩\u{200d}🔬", "❤ 👩🔬")]
    fn case_accents_and_forms_are_folded(#[case] text: &str, #[case] expected: &str) {
        let (mut arena, mut capitals) = (String::new(), Vec::new());
        push_folded(&mut arena, &mut capitals, text);
        assert_eq!(arena, expected);
        assert_eq!(folded(text).text, expected);
        assert_eq!(folded(text).capitals, capitals);
    }

    #[test]
    fn the_map_leads_back_to_the_original_letters() {
        assert_eq!(folded("aﬁé").map, [0, 1, 1, 2]);
    }

    #[test]
    fn capitals_are_remembered() {
        assert_eq!(folded("aB Éc").capitals, [1, 3]);
    }
}
