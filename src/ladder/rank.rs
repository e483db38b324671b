//! Ranks: the short label of a level, such as `L4`, `IC 3a`, `M1` or `Level 3`.

use std::borrow::Cow;

use label::{is_in_words, is_spelled, label_behind_a_word, label_length, number_word, roman};

mod label;

/// A title parted from the rank that stood in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked<'a> {
    /// The rank as written.
    pub rank: Option<&'a str>,
    /// The title without it. Where the rank is all there is, it is the title too.
    pub title: &'a str,
}

/// Marks of footnotes, which may stand right behind a rank: `L7* - Baker`.
const FOOTNOTES: [char; 3] = ['*', '†', '‡'];

/// What may stand between a rank and a title.
fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ':' | '：' | '-' | '–' | '—' | '|' | '.' | '/' | '·')
}

/// Parts a title from its rank: at the start (`L4: Support Manager`,
/// `[L4] Support Manager`), or at the end, in brackets or behind a mark (`Lead
/// Customer Support Rep (L4)`, `Engineer - L4`). A number that is part of a name
/// ("Data Scientist 3") stays in it.
///
/// What is no letter or digit before a rank ("🧵 T2 Tailor") is an ornament and
/// goes with it.
pub fn split(title: &str) -> Ranked<'_> {
    let title = title.trim();
    if !may_hold_one(title) {
        return Ranked { rank: None, title };
    }
    let plain = title.trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_ascii());
    if plain.len() < title.len()
        && let ranked @ Ranked { rank: Some(_), .. } = split(plain)
    {
        return ranked;
    }
    if let Some(inside) = in_square_brackets(title)
        && let ranked @ Ranked { rank: Some(_), .. } = split(inside)
    {
        return ranked;
    }
    let whole = Ranked { rank: None, title };
    if is_step(title) {
        return whole;
    }
    if let Some(labelled) = label_behind_a_word(title)
        && let ranked @ Ranked { rank: Some(_), .. } = split(labelled)
    {
        return ranked;
    }
    if let Some(length) = label_length(title) {
        let (rank, rest) = title.split_at(length);
        let rest = rest.trim_start_matches(FOOTNOTES);
        let name = rest.trim_start_matches(is_separator).trim();
        if name.is_empty() && rest.trim().is_empty() {
            // `IC2` is title and rank; `Level 1` is the title alone.
            let rank = (!is_spelled(rank)).then_some(rank);
            return Ranked { rank, title: rank.unwrap_or(title) };
        }
        if !name.is_empty() && rest.starts_with(|c: char| is_separator(c) || c == '（') && !is_year(name) {
            return Ranked { rank: Some(rank), title: inside_brackets(name) };
        }
        return whole;
    }
    let parted = in_brackets(title).or_else(|| in_leading_brackets(title)).or_else(|| behind_a_mark(title));
    let parted = parted.or_else(|| behind_a_blank(title));
    match parted {
        Some((rank, name)) if !name.is_empty() => Ranked { rank: Some(rank), title: name },
        _ => whole,
    }
}

/// What stands in the brackets around a whole title: `[L4: Baker]`. A rank alone in them
/// stands before a title.
fn in_square_brackets(title: &str) -> Option<&str> {
    let inside = title.strip_prefix('[')?.strip_suffix(']')?;
    (!inside.contains(['[', ']'])).then_some(inside)
}

/// Returns whether a text begins with a rank, whatever follows.
pub fn begins_with_one(text: &str) -> bool {
    label_length(text).is_some()
}

/// Whether a title has a number at all, if only a Roman one or a letter in its
/// place. Most have none, and every title of every document is asked for its rank,
/// some of them five times.
fn may_hold_one(title: &str) -> bool {
    let bytes = title.as_bytes();
    let stands_alone = |length: usize, word: &[u8]| word.get(length).is_none_or(|next| !next.is_ascii_alphanumeric());
    let may_be_one = |nth: usize| {
        let word = &bytes[nth..];
        let roman = word.iter().take_while(|byte| matches!(byte, b'I' | b'V' | b'X')).count();
        (roman > 0 && stands_alone(roman, word)) || (bytes[nth - 1] == b' ' && stands_alone(1, word))
    };
    let is_letter = |byte: u8| matches!(byte, b'A'..=b'F' | b'I' | b'V' | b'X');
    let is_mark = |byte: u8| matches!(byte, b' ' | b'-');
    bytes.iter().fold(false, |any, byte| any | byte.is_ascii_digit())
        || (1..bytes.len()).any(|nth| is_mark(bytes[nth - 1]) && is_letter(bytes[nth]) && may_be_one(nth))
        || is_in_words(title)
}

/// `Q1 2025` and `H2 2025` are times, not levels.
fn is_year(name: &str) -> bool {
    name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit())
}

/// A name that is all in brackets, behind a rank: `Level 4 (Staff Engineer)`.
fn inside_brackets(name: &str) -> &str {
    let inside = name.strip_prefix(['(', '（']).and_then(|name| name.strip_suffix([')', '）']));
    let is_one = |inside: &&str| !inside.is_empty() && !inside.contains(['(', ')', '（', '）']);
    inside.map(str::trim).filter(is_one).unwrap_or(name)
}

/// A rank in brackets at the start of a title, and what stands behind it.
fn in_leading_brackets(title: &str) -> Option<(&str, &str)> {
    let (inside, after) = title.strip_prefix(['[', '('])?.split_once([']', ')'])?;
    is_label(inside.trim()).then(|| (inside.trim(), after.trim_start_matches(is_separator).trim()))
}

/// Marks that part a title from a rank at its end.
const MARKS: &[&str] = &[" - ", " – ", " — ", ",", "|", ": "];

/// A rank behind the last mark of a title, and what stands before it.
fn behind_a_mark(title: &str) -> Option<(&str, &str)> {
    // Nearly no title has such a mark; the first byte of the longer dashes is 0xe2.
    let has_mark = memchr::memchr3(b'-', b',', b'|', title.as_bytes())
        .or_else(|| memchr::memchr2(b':', 0xe2, title.as_bytes()))
        .is_some();
    if !has_mark || !title.ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    MARKS.iter().find_map(|mark| {
        let (before, rank) = title.rsplit_once(mark)?;
        is_label(rank.trim()).then(|| (rank.trim(), before.trim_end_matches(is_separator).trim()))
    })
}

/// Letters that hardly anything but a level is numbered behind.
const SURE: &[&str] = &["L", "IC"];

/// A rank behind the last blank of a title, and what stands before it: `Baker L2`. Other
/// letters than the usual ones are believed behind somebody only: `Nurse N3`, but `AWS S3`.
fn behind_a_blank(title: &str) -> Option<(&str, &str)> {
    let (name, label) = title.rsplit_once(' ')?;
    let letters = label.bytes().take_while(u8::is_ascii_uppercase).count();
    let is_one = (1..=3).contains(&letters) && label[letters..].bytes().all(|byte| byte.is_ascii_digit());
    let is_sure = || SURE.contains(&&label[..letters]) || super::names::names_somebody(name);
    (is_one && is_label(label) && is_sure()).then_some((label, name.trim_end_matches(is_separator)))
}

/// Whether a text is a rank and nothing else.
fn is_label(text: &str) -> bool {
    label_length(text).is_some_and(|length| length == text.len())
}

/// A rank in brackets at the end of a title, and what stands before it.
fn in_brackets(title: &str) -> Option<(&str, &str)> {
    let (before, inside) = title.strip_suffix([')', ']', '）'])?.rsplit_once(['(', '[', '（'])?;
    let inside = inside.trim();
    is_label(inside).then(|| (inside, before.trim_end_matches(is_separator).trim()))
}

/// Parts a title from its rank as [`split`] does, also where more brackets follow
/// the rank's: `Commercial (P2) (not in use)` is `Commercial (not in use)`.
pub fn split_anywhere(title: &str) -> (Option<&str>, Cow<'_, str>) {
    let ranked = split(title);
    if ranked.rank.is_some() || !may_hold_one(title) {
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

/// Returns the rank in a file's name: `Baker L2`, `l3-baker`, and `Level 1` for
/// `level-1-baker`, since a dash stands for a blank in names of files alone.
pub fn in_file_name(stem: &str) -> Option<String> {
    let Some(rank) = split(stem).rank else { return of_file_name(stem) };
    of_file_name(rank).or_else(|| Some(rank.to_owned()))
}

/// Returns the rank that a file's name begins with, in the case in which people
/// write it elsewhere: `ic3-engineer`, `l3`, `level-3`.
pub fn of_file_name(stem: &str) -> Option<String> {
    /// What is numbered for other reasons: versions, headings, halves and quarters.
    const OTHERS: &[&str] = &["v", "h", "q", "fy"];

    let words = stem.replace('-', " ");
    if is_spelled_out(&words) && !super::names::opens_a_sentence(&words) {
        let mut letters = words.chars();
        return letters.next().map(|first| first.to_uppercase().chain(letters).collect());
    }
    let head = words.split(' ').next()?;
    let letters = head.bytes().take_while(u8::is_ascii_lowercase).count();
    let label = head.to_uppercase();
    (!OTHERS.contains(&&head[..letters]) && letters > 0 && is_label(&label)).then_some(label)
}

/// Arrows, as people type them.
const ARROWS: &[&str] = &["→", "->", "=>", "⇒", "➔", "➜"];

/// Returns whether a title names the step from one level to the next
/// ("L2 → L3", "Junior -> Mid"), which is a level of a ladder that is told in
/// steps.
pub fn is_step(title: &str) -> bool {
    let parted = parted_by_an_arrow(title);
    let is_name = |name: &str| {
        let name = name.trim();
        let is_one = !name.contains(' ') && parted_by_an_arrow(name).is_none();
        is_label(name) || (is_one && super::names::names_a_level(name))
    };
    parted.is_some_and(|(from, to)| is_name(from) && is_name(to))
}

/// Returns where a title says that a way begins, and where it ends: "L2 → L3 (what changes)".
pub fn way(title: &str) -> Option<[&str; 2]> {
    let (from, to) = parted_by_an_arrow(title)?;
    let is_one = |name: &&str| !name.is_empty() && parted_by_an_arrow(name).is_none();
    Some([from.trim(), super::names::without_brackets(to).trim()]).filter(|ends| ends.iter().all(is_one))
}

/// Parts a title at the first arrow of a kind that it has.
pub(super) fn parted_by_an_arrow(title: &str) -> Option<(&str, &str)> {
    // Every arrow has one of these bytes; most titles have none.
    let may_have_one = memchr::memchr2(b'>', 0xe2, title.as_bytes()).is_some();
    may_have_one.then(|| ARROWS.iter().find_map(|arrow| title.split_once(arrow)))?
}

/// A rank's series, number, what stands behind a dot, and letter.
pub type Place = (String, u32, u32, String);

/// Returns a rank's series ("L") and its place in it, to sort levels by: its
/// number, what stands behind a dot (nothing is as good as 0), and a letter,
/// which comes after the plain number (`3`, `3a`, `3b`).
pub fn order(rank: &str) -> Option<Place> {
    let Some(digits) = rank.find(|c: char| c.is_ascii_digit()) else {
        let (series, number) = rank.trim().rsplit_once(' ')?;
        let number = roman(number).or_else(|| number_word(number))?;
        return Some((series.trim().to_uppercase(), number, 0, String::new()));
    };
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
    is_spelled(title) && may_hold_one(title) && is_label(title)
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
    #[case("LVL 5T - Senior Baker", Some("LVL 5T"), "Senior Baker")]
    #[case("IC4M: Baker", Some("IC4M"), "Baker")]
    #[case("P2P networks", None, "P2P networks")]
    #[case("L1.0 Graduate", Some("L1.0"), "Graduate")]
    #[case("IC2", Some("IC2"), "IC2")]
    #[case("P7* - Baker", Some("P7"), "Baker")]
    #[case("IC2†", Some("IC2"), "IC2")]
    #[case("Level 1", None, "Level 1")]
    #[case("Data Scientist 3", None, "Data Scientist 3")]
    #[case("K8s operations", None, "K8s operations")]
    #[case("A 3-year plan", None, "A 3-year plan")]
    #[case("Уровень 2: Инженер", Some("Уровень 2"), "Инженер")]
    #[case("Engineer - L1", Some("L1"), "Engineer")]
    #[case("Senior Engineer – L3", Some("L3"), "Senior Engineer")]
    #[case("Engineer II, L2", Some("L2"), "Engineer II")]
    #[case("Engineer | L2", Some("L2"), "Engineer")]
    #[case("Engineer, Level 2", Some("Level 2"), "Engineer")]
    #[case("Engineer - Platform", None, "Engineer - Platform")]
    #[case("QA Tester L3", Some("L3"), "QA Tester")]
    #[case("SRE IC4", Some("IC4"), "SRE")]
    #[case("Nurse N2", Some("N2"), "Nurse")]
    #[case("AWS S3", None, "AWS S3")]
    #[case("Plan for Q3", None, "Plan for Q3")]
    #[case("Level 4 (Staff Engineer)", Some("Level 4"), "Staff Engineer")]
    #[case("L4 Engineer (nights)", Some("L4"), "Engineer (nights)")]
    #[case("L2/L3: Senior Engineer", Some("L2/L3"), "Senior Engineer")]
    #[case("L5-L6 Principal Engineer", Some("L5-L6"), "Principal Engineer")]
    #[case("L5–6 Principal Engineer", Some("L5–6"), "Principal Engineer")]
    #[case("L2-3d-artist", Some("L2"), "3d-artist")]
    #[case("[L1] Engineer", Some("L1"), "Engineer")]
    #[case("[L1: Engineer (nights)]", Some("L1"), "Engineer (nights)")]
    #[case("L1A: Graduate", Some("L1A"), "Graduate")]
    #[case("L1 A", Some("L1 A"), "L1 A")]
    #[case("IC2 B – Baker", Some("IC2 B"), "Baker")]
    #[case("IC2 C (nights)", Some("IC2 C"), "nights")]
    #[case("L1 A team", Some("L1"), "A team")]
    #[case("L1 A-team", Some("L1"), "A-team")]
    #[case("Baker (L1 A)", Some("L1 A"), "Baker")]
    #[case("ML-1 → ML-2: Miller → Head Miller", Some("ML-1 → ML-2"), "Miller → Head Miller")]
    #[case("Baker (L7+)", Some("L7+"), "Baker")]
    #[case("(Level 1) Engineer", Some("Level 1"), "Engineer")]
    #[case("Architect (L7 / IC7)", Some("L7 / IC7"), "Architect")]
    #[case("Level II: Baker", Some("Level II"), "Baker")]
    #[case("Level IV", None, "Level IV")]
    #[case("Level I am on", None, "Level I am on")]
    #[case("Nível 3: Padeira", Some("Nível 3"), "Padeira")]
    #[case("レベル3：パン職人", Some("レベル3"), "パン職人")]
    #[case("2级 面包师", Some("2级"), "面包师")]
    #[case("1等級（職人）", Some("1等級"), "職人")]
    #[case("L1（初级）", Some("L1"), "初级")]
    #[case("面包师（L2）", Some("L2"), "面包师")]
    #[case("第1級：職人", Some("第1級"), "職人")]
    #[case("Level R1: Baker", Some("R1"), "Baker")]
    #[case("Niveau N1 : Boulanger", Some("N1"), "Boulanger")]
    #[case("Level 1 · Baker", Some("Level 1"), "Baker")]
    #[case("Level One: Baker", Some("Level One"), "Baker")]
    #[case("Level one of the bakery", None, "Level one of the bakery")]
    #[case("المستوى الأول: خباز", Some("المستوى الأول"), "خباز")]
    #[case("Επίπεδο 2: Αρτοποιός", Some("Επίπεδο 2"), "Αρτοποιός")]
    #[case("Q1 2025", None, "Q1 2025")]
    #[case("FY25 Goals", None, "FY25 Goals")]
    #[case("H2 2025", None, "H2 2025")]
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
    fn a_file_is_named_in_lower_case() {
        let found = ["ic3-engineer", "l3", "level-3", "v2-notes", "senior", "h1"].map(of_file_name);
        assert_eq!(
            found.each_ref().map(Option::as_deref),
            [Some("IC3"), Some("L3"), Some("Level 3"), None, None, None]
        );
    }

    #[test]
    fn ranks_of_a_series_have_an_order() {
        let mut ranks = ["L10", "L2", "L3b", "L3", "L3a", "L2 B", "L2 A"];
        ranks.sort_by_key(|rank| order(rank));
        assert_eq!(ranks, ["L2", "L2 A", "L2 B", "L3", "L3a", "L3b", "L10"]);
        assert_eq!(order("Everyone"), None);
        assert!(order("Level IX") > order("Level II") && order("Level II") == order("Level 2"));
        assert!(order("L2/L3") > order("L2") && order("L2/L3") < order("L3"));
        assert_eq!(order("L1.0"), order("L1"));
        assert_eq!(order("Level Two"), order("Level 2"));
        assert!(order("L1.5") > order("L1"));
    }
}
