//! Ranks: the short label of a level, such as `L4`, `IC 3a`, `M1` or `Level 3`.

use std::borrow::Cow;

/// A title parted from the rank that stood in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked<'a> {
    /// The rank as written.
    pub rank: Option<&'a str>,
    /// The title without it. Where the rank is all there is, it is the title too.
    pub title: &'a str,
}

/// Words that stand before a number in a rank that is spelled out.
const SPELLED: &[&str] =
    &["level", "grade", "band", "tier", "stage", "milestone", "rung", "stufe", "nivel", "niveau", "уровень"];

/// What may stand between a rank and a title.
fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ':' | '-' | '–' | '—' | '|' | '.' | '/')
}

/// Parts a title from its rank: at the start (`L4: Support Manager`), or in
/// brackets at the end (`Lead Customer Support Rep (L4)`). A number that is part
/// of a name ("Data Scientist 3") stays in it.
///
/// What is no letter or digit before a rank ("🧵 T2 Tailor") is an ornament and
/// goes with it.
pub fn split(title: &str) -> Ranked<'_> {
    let title = title.trim();
    let plain = title.trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_ascii());
    if plain.len() < title.len()
        && let ranked @ Ranked { rank: Some(_), .. } = split(plain)
    {
        return ranked;
    }
    let whole = Ranked { rank: None, title };
    if is_step(title) {
        return whole;
    }
    if let Some(length) = label_length(title) {
        let (rank, rest) = title.split_at(length);
        let name = rest.trim_start_matches(is_separator).trim();
        if name.is_empty() && rest.trim().is_empty() {
            // `IC2` is title and rank; `Level 1` is the title alone.
            let rank = (!is_spelled(rank)).then_some(rank);
            return Ranked { rank, title: rank.unwrap_or(title) };
        }
        if !name.is_empty() && rest.starts_with(is_separator) {
            return Ranked { rank: Some(rank), title: name };
        }
        return whole;
    }
    match in_brackets(title) {
        Some((rank, before)) if !before.is_empty() => Ranked { rank: Some(rank), title: before },
        _ => whole,
    }
}

/// A rank in brackets at the end of a title, and what stands before it.
fn in_brackets(title: &str) -> Option<(&str, &str)> {
    let (before, inside) = title.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let inside = inside.trim();
    (label_length(inside) == Some(inside.len())).then(|| (inside, before.trim_end_matches(is_separator).trim()))
}

/// Parts a title from its rank as [`split`] does, also where more brackets follow
/// the rank's: `Commercial (P2) (not in use)` is `Commercial (not in use)`.
pub fn split_anywhere(title: &str) -> (Option<&str>, Cow<'_, str>) {
    let ranked = split(title);
    if ranked.rank.is_some() {
        return (ranked.rank, ranked.title.into());
    }
    for (end, _) in title.match_indices([')', ']']) {
        let (head, tail) = title.split_at(end + 1);
        if let Some((rank, before)) = in_brackets(head)
            && !before.is_empty()
        {
            return (Some(rank), format!("{before}{tail}").into());
        }
    }
    (None, ranked.title.into())
}

/// Arrows, as people type them.
const ARROWS: &[&str] = &["→", "->", "=>", "⇒", "➔", "➜"];

/// Returns whether a title names the step from one level to the next
/// ("L2 → L3", "Junior -> Mid"), which is a level of a ladder that is told in
/// steps.
pub fn is_step(title: &str) -> bool {
    // Every arrow has one of these; titles nearly never do.
    if !title.contains(['>', '→', '⇒', '➔', '➜']) {
        return false;
    }
    let parted = ARROWS.iter().find_map(|arrow| title.split_once(arrow));
    let is_name = |name: &str| {
        let name = name.trim();
        let is_one = !name.contains(' ') && !ARROWS.iter().any(|arrow| name.contains(arrow));
        label_length(name) == Some(name.len()) || (is_one && super::names::names_a_level(name))
    };
    parted.is_some_and(|(from, to)| is_name(from) && is_name(to))
}

/// A rank's series, number, what stands behind a dot, and letter.
pub type Place = (String, u32, u32, String);

/// Returns a rank's series ("L") and its place in it, to sort levels by: its
/// number, what stands behind a dot (nothing is as good as 0), and a letter,
/// which comes after the plain number (`3`, `3a`, `3b`).
pub fn order(rank: &str) -> Option<Place> {
    let digits = rank.find(|c: char| c.is_ascii_digit())?;
    let (series, number) = rank.split_at(digits);
    let length = number.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = number.split_at(length);
    let fraction = rest.strip_prefix('.').unwrap_or_default();
    let length = fraction.bytes().take_while(u8::is_ascii_digit).count();
    let letter = rest.trim_start_matches('.').get(length..).unwrap_or_default();
    let place = fraction[..length].parse().unwrap_or(0);
    Some((series.trim().to_uppercase(), number.parse().ok()?, place, letter.trim().to_lowercase()))
}

/// Returns whether a title is a rank that is spelled out and nothing else:
/// "Level 2".
pub fn is_spelled_out(title: &str) -> bool {
    let title = title.trim();
    label_length(title) == Some(title.len()) && is_spelled(title)
}

fn is_spelled(label: &str) -> bool {
    let lower = label.to_lowercase();
    SPELLED.iter().any(|word| lower.starts_with(word))
}

/// The length of the rank that a text begins with.
fn label_length(text: &str) -> Option<usize> {
    let spelled = SPELLED.iter().find_map(|word| {
        let head = text.get(..word.len())?;
        (head.eq_ignore_ascii_case(word) || (!head.is_ascii() && head.to_lowercase() == *word)).then_some(word.len())
    });
    let letters = spelled.unwrap_or_else(|| text.bytes().take_while(u8::is_ascii_uppercase).count());
    if letters == 0 || (spelled.is_none() && letters > 3) {
        return None;
    }
    let after = &text[letters..];
    let space = usize::from(after.starts_with([' ', '-']));
    // A bare letter parted from a digit is more likely a word ("A 3-year plan").
    if spelled.is_none() && space > 0 && letters < 2 {
        return None;
    }
    let digits = after[space..].bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 2 {
        return None;
    }
    let mut length = letters + space + digits;
    let fraction =
        text[length..].strip_prefix('.').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    if fraction > 0 {
        length += 1 + fraction;
    }
    // `3a` to `3e` are steps of a rank; `K8s` is a word.
    let suffix = text[length..].bytes().take_while(u8::is_ascii_lowercase).count();
    let suffix = suffix * usize::from(text[length..].bytes().next().is_some_and(|b| b <= b'e'));
    if suffix == 1 {
        length += 1;
    }
    let ends = text[length..].chars().next().is_none_or(|next| is_separator(next) || matches!(next, ')' | ']' | ','));
    ends.then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("L4: Support Manager", Some("L4"), "Support Manager")]
    #[case("L4 Senior Architect - Accounts", Some("L4"), "Senior Architect - Accounts")]
    #[case("L4 - Lead Cloud Engineer", Some("L4"), "Lead Cloud Engineer")]
    #[case("Lead Customer Support Rep (L4)", Some("L4"), "Lead Customer Support Rep")]
    #[case("Level 3: Engineering Manager", Some("Level 3"), "Engineering Manager")]
    #[case("IC 3a – Engineer", Some("IC 3a"), "Engineer")]
    #[case("L1.0 Graduate", Some("L1.0"), "Graduate")]
    #[case("IC2", Some("IC2"), "IC2")]
    #[case("Level 1", None, "Level 1")]
    #[case("Data Scientist 3", None, "Data Scientist 3")]
    #[case("K8s operations", None, "K8s operations")]
    #[case("A 3-year plan", None, "A 3-year plan")]
    #[case("Уровень 2: Инженер", Some("Уровень 2"), "Инженер")]
    #[case("", None, "")]
    fn a_rank_leaves_the_title(#[case] title: &str, #[case] rank: Option<&str>, #[case] name: &str) {
        assert_eq!(split(title), Ranked { rank, title: name });
    }

    #[test]
    fn a_rank_in_brackets_leaves_what_follows_it() {
        assert_eq!(split_anywhere("Deckhand (P2) (not in use)"), (Some("P2"), "Deckhand (not in use)".into()));
        assert_eq!(split_anywhere("Deckhand (of old)"), (None, "Deckhand (of old)".into()));
    }

    #[test]
    fn ranks_of_a_series_have_an_order() {
        let mut ranks = ["L10", "L2", "L3b", "L3", "L3a"];
        ranks.sort_by_key(|rank| order(rank));
        assert_eq!(ranks, ["L2", "L3", "L3a", "L3b", "L10"]);
        assert_eq!(order("Everyone"), None);
        assert_eq!(order("L1.0"), order("L1"));
        assert!(order("L1.5") > order("L1"));
    }
}
