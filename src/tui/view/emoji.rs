//! Emoji that take as many columns everywhere.
//!
//! Terminals disagree about how wide emoji of several characters are: those with a
//! selector (`🛠` and U+FE0F), a skin tone, or several joined into one. Where one takes
//! another width than it was given, all that stands behind it is shifted, and parts of it
//! stay on the screen. So what is drawn is the first character, which all know.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Asks for the picture of a character that has a letter's form, too.
const SELECTOR: char = '\u{fe0f}';

/// Joins characters into one; some scripts need it for letters.
const JOINER: char = '\u{200d}';

/// Returns what is drawn in place of a symbol that terminals disagree about, as wide as
/// the symbol.
pub(super) fn settled(symbol: &str) -> Option<String> {
    let mut letters = symbol.chars();
    let first = letters.next()?;
    let is_disputed = |letter: char| match letter {
        SELECTOR | '\u{1f3fb}'..='\u{1f3ff}' => true,
        JOINER => !first.is_alphabetic(),
        _ => false,
    };
    letters.any(is_disputed).then(|| {
        let rest = symbol.width().saturating_sub(first.width().unwrap_or(0));
        format!("{first}{}", " ".repeat(rest))
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::selector("🛠\u{fe0f}", Some("🛠 "))]
    #[case::wide_with_selector("⭐\u{fe0f}", Some("⭐"))]
    #[case::skin_tone("👍🏽", Some("👍"))]
    #[case::joined("👩\u{200d}💼", Some("👩"))]
    #[case::all_of_it("🕵🏽\u{200d}♂\u{fe0f}", Some("🕵 "))]
    #[case::keycap("1\u{fe0f}\u{20e3}", Some("1 "))]
    #[case::one_character("✨", None)]
    #[case::accent("e\u{301}", None)]
    #[case::letters_that_are_joined("क्\u{200d}ष", None)]
    #[case::nothing("", None)]
    fn a_symbol_is_as_wide_as_it_was(#[case] symbol: &str, #[case] expected: Option<&str>) {
        assert_eq!(settled(symbol).as_deref(), expected);
        assert!(expected.is_none_or(|drawn| drawn.width() == symbol.width()));
    }
}
