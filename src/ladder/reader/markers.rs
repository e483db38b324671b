//! Marks of emphasis that lost their partner: `**Kneads`, `by hand_`.

/// A mark at one end of some words that stands nowhere else in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lone<'a> {
    pub(super) mark: &'static str,
    /// Whether it stands at the end.
    pub(super) at_end: bool,
    /// The words without it.
    pub(super) rest: &'a str,
}

/// Marks, longer ones first.
const MARKS: &[&str] = &["**", "__", "_", "*"];

/// Finds the mark without a partner at an end of some words.
pub(super) fn lone(words: &str) -> Option<Lone<'_>> {
    // Every block is asked, and hardly any begins or ends so.
    let (Some(first), Some(last)) = (words.bytes().next(), words.bytes().next_back()) else { return None };
    if words.len() < 4 || ![first, last].iter().any(|end| matches!(end, b'*' | b'_')) {
        return None;
    }
    MARKS.iter().find_map(|mark| {
        let end = words.strip_suffix(mark).map(|rest| (true, rest));
        let (at_end, rest) = end.or_else(|| words.strip_prefix(mark).map(|rest| (false, rest)))?;
        let has_partner = rest.contains(mark) || (at_end && belongs_to_a_word(rest));
        (!has_partner).then(|| Lone { mark, at_end, rest: rest.trim() })
    })
}

/// Whether a mark behind some words may be their last one's: `C*`.
fn belongs_to_a_word(rest: &str) -> bool {
    let last = rest.rsplit(' ').next().unwrap_or_default();
    last.len() < 3 && last.chars().all(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("**Kneads well", Some(("**", false, "Kneads well")))]
    #[case("by hand_", Some(("_", true, "by hand")))]
    #[case("*by hand", Some(("*", false, "by hand")))]
    #[case("Knows what C*", None)]
    #[case("a * b * c", None)]
    #[case("_a_", None)]
    fn a_mark_without_a_partner_is_found(#[case] words: &str, #[case] found: Option<(&str, bool, &str)>) {
        assert_eq!(lone(words).map(|lone| (lone.mark, lone.at_end, lone.rest)), found);
    }
}
