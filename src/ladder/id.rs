//! Ids: slugs and digests, made so that a better reader changes no id.
//!
//! An id is `track/level/competency/digest`. Slugs keep every script's letters
//! and digits; the digest is taken over a statement's letters and digits alone,
//! so that punctuation, emoji and typography may be mended without a new id.

use std::borrow::Cow;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;

use crate::hash::HashMap;

/// How many hex digits a statement's digest has.
pub const DIGEST_LENGTH: usize = 10;

/// Returns the slug of a title: its letters and digits in NFKC and lower case,
/// joined by dashes; `untitled` where there are none.
pub fn slug(title: &str) -> String {
    let title = without_shortcodes(title);
    // The same for all that is ASCII, and many times as fast.
    let mut slug = if title.is_ascii() {
        joined(title.len(), title.bytes().map(|letter| char::from(letter.to_ascii_lowercase())))
    } else {
        joined(title.len(), title.nfkc().flat_map(char::to_lowercase))
    };
    if slug.is_empty() {
        slug.push_str("untitled");
    }
    slug
}

/// Joins letters and digits by dashes where something else stands between them.
fn joined(length: usize, letters: impl Iterator<Item = char>) -> String {
    let mut slug = String::with_capacity(length);
    let mut gap = false;
    for letter in letters {
        if letter.is_alphanumeric() {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.push(letter);
        } else {
            gap = true;
        }
    }
    slug
}

/// Returns the digest of a statement: the first ten hex digits of SHA-256 over
/// its letters and digits in NFKC, case-folded, emoji and shortcodes left out.
pub fn digest(text: &str) -> String {
    let hash = Sha256::digest(letters(text).as_bytes());
    let mut digest = String::with_capacity(DIGEST_LENGTH);
    for byte in &hash[..DIGEST_LENGTH / 2] {
        // Writing to a String cannot fail.
        let _ = write!(digest, "{byte:02x}");
    }
    digest
}

/// Returns what a digest is taken over: two texts have equal digests where these
/// letters are equal.
pub fn letters(text: &str) -> String {
    if text.is_ascii() && !text.contains(':') {
        // The same for almost all that is written so, and many times as fast.
        let mut letters = String::with_capacity(text.len());
        let kept = text.bytes().filter(u8::is_ascii_alphanumeric);
        letters.extend(kept.map(|letter| char::from(letter.to_ascii_lowercase())));
        return letters;
    }
    let folded = caseless::default_case_fold_str(&without_shortcodes(text).nfkc().collect::<String>());
    folded.nfkc().filter(|c| c.is_alphanumeric()).collect()
}

/// Numbers equal siblings in document order, in one walk over them: the first
/// keeps its name, the others get `~2`, `~3`.
#[derive(Debug, Default)]
pub struct Numbering {
    seen: HashMap<String, usize>,
}

impl Numbering {
    /// Returns the name of the next sibling, whose slug or digest is `plain`.
    pub fn name(&mut self, plain: String) -> String {
        if let Some(earlier) = self.seen.get_mut(&plain) {
            *earlier += 1;
            return format!("{plain}~{}", *earlier + 1);
        }
        self.seen.insert(plain.clone(), 0);
        plain
    }
}

/// The text without emoji shortcodes such as `:octopus:`.
fn without_shortcodes(text: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(':') {
        let after = &rest[start + 1..];
        let name =
            after.bytes().take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_+-".contains(b)).count();
        let named = after[..name].bytes().any(|b| b.is_ascii_lowercase());
        if named && after[name..].starts_with(':') {
            kept.push_str(&rest[..start]);
            rest = &after[name + 1..];
        } else {
            kept.push_str(&rest[..=start]);
            rest = after;
        }
    }
    if kept.is_empty() && rest.len() == text.len() {
        return text.into();
    }
    (kept + rest).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Senior Support Engineer", "senior-support-engineer")]
    #[case("🦉 Domain expertise", "domain-expertise")]
    #[case(":seedling: Growth", "growth")]
    #[case("Старший инженер", "старший-инженер")]
    #[case("상급 엔지니어", "상급-엔지니어")]
    #[case("★", "untitled")]
    #[case("C++ / C#", "c-c")]
    fn a_slug_keeps_letters_and_digits_of_every_script(#[case] title: &str, #[case] slug: &str) {
        assert_eq!(super::slug(title), slug);
    }

    #[test]
    fn typography_and_emoji_change_no_digest() {
        let plain = digest("That's what I do: teaching");
        assert_eq!(plain, digest("THAT\u{2019}S what I do — teaching 🌱."));
        assert_eq!(plain, digest(":seedling: that's what i do, teaching"));
        assert_ne!(plain, digest("That's what I do: learning"));
        assert_eq!(plain.len(), DIGEST_LENGTH);
    }

    #[test]
    fn a_ratio_is_no_shortcode() {
        assert_ne!(digest("Plans 1:2:3 splits"), digest("Plans 13 splits"));
        assert_eq!(slug("ratio 1:2:3"), "ratio-1-2-3");
    }
}
