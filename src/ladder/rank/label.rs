//! Which letters and digits are a rank.

use super::super::names;
use super::{ARROWS, FOOTNOTES, is_separator};

/// Letters before a number that name a time, and no level: `Q1`, `FY25`.
const TIMES: &[&str] = &["Q", "FY", "CY"];

/// Roman numbers of levels that are spelled out: `Level II`.
const ROMAN: &[&str] = &["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

/// Returns the value of a Roman number, up to ten.
pub(super) fn roman(text: &str) -> Option<u32> {
    (1..).zip(ROMAN).find(|(_, roman)| **roman == text).map(|(number, _)| number)
}

/// Numbers of levels in words, from one.
const NUMBER_WORDS: &[&[&str]] = &[
    &["one", "الأول", "الاول"],
    &["two", "الثاني"],
    &["three", "الثالث"],
    &["four", "الرابع"],
    &["five", "الخامس"],
    &["six", "السادس"],
    &["seven", "السابع"],
    &["eight", "الثامن"],
];

/// Returns the value of a number in words.
pub(super) fn number_word(text: &str) -> Option<u32> {
    let is_one = |words: &&[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    (1..).zip(NUMBER_WORDS).find(|(_, words)| is_one(words)).map(|(number, _)| number)
}

/// The length of a blank and a number in words, where nothing but a mark follows.
fn in_words(text: &str) -> Option<usize> {
    let word = text.strip_prefix(' ')?.split(|c: char| !c.is_alphabetic()).next()?;
    let rest = text[1 + word.len()..].trim_start();
    let ends = rest.is_empty() || rest.starts_with([':', '：', '-', '–', '—', '(']);
    (ends && number_word(word).is_some()).then_some(1 + word.len())
}

/// Returns whether a title begins with a level's word and a number in words.
pub(super) fn is_in_words(title: &str) -> bool {
    names::level_word(title).is_some_and(|length| in_words(&title[length..]).is_some())
}

/// Returns the title behind a word for levels that a label of its own follows:
/// `Level R1: Baker`.
pub(super) fn label_behind_a_word(title: &str) -> Option<&str> {
    let behind = title[names::level_word(title)?..].strip_prefix(' ')?;
    let is_label = behind.starts_with(|c: char| c.is_ascii_uppercase()) && one(behind).is_some();
    (is_label && names::level_word(behind).is_none()).then_some(behind)
}

/// Returns whether a rank is a word and a number rather than a label.
pub(super) fn is_spelled(label: &str) -> bool {
    names::level_word(label).is_some() || label.starts_with(|c: char| c.is_ascii_digit())
}

/// Returns the length of the rank that a text begins with; several that a stroke
/// joins (`L2/L3`, `L5-6`) are one.
pub(super) fn label_length(text: &str) -> Option<usize> {
    let mut length = one(text)?;
    while let Some(more) = joined(&text[length..], series(text)).or_else(|| led_to(&text[length..], series(text))) {
        length += more;
    }
    Some(length)
}

/// The length of an arrow and a rank of the same series behind it.
fn led_to(text: &str, before: &str) -> Option<usize> {
    let rest = text.trim_start_matches(' ');
    let label = ARROWS.iter().find_map(|arrow| rest.strip_prefix(arrow))?.trim_start_matches(' ');
    let length = one(label).filter(|_| series(label) == before)?;
    Some(text.len() - label.len() + length)
}

/// The letters before a rank's number.
fn series(label: &str) -> &str {
    label.split(|c: char| c.is_ascii_digit() || c == ' ').next().unwrap_or_default()
}

/// The length of a stroke and a rank behind it. A slash joins any two ranks,
/// other strokes those of one series only.
fn joined(text: &str, before: &str) -> Option<usize> {
    let rest = text.trim_start_matches(' ').strip_prefix(['/', '-', '–'])?;
    let is_slash = text.trim_start().starts_with('/');
    let label = rest.trim_start_matches(' ');
    let length = if text.starts_with(' ') || rest.starts_with(' ') {
        one(label)
    } else {
        one(label).or_else(|| Some(digits(label)).filter(|&length| length > 0 && ends(&label[length..])))
    }?;
    let same = label.starts_with(|c: char| c.is_ascii_digit()) || series(label) == before;
    (is_slash || same).then_some(text.len() - label.len() + length)
}

/// How many digits a text begins with, if they are a level's number.
fn digits(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 2 { 0 } else { digits }
}

/// Whether a rank may end before a text.
fn ends(text: &str) -> bool {
    let closes = |next: char| matches!(next, ')' | ']' | ',' | '）' | '（') || FOOTNOTES.contains(&next);
    text.chars().next().is_none_or(|next| is_separator(next) || closes(next))
}

/// The length of the one rank that a text begins with.
fn one(text: &str) -> Option<usize> {
    let spelled = names::level_word(text);
    let letters = spelled.unwrap_or_else(|| text.bytes().take_while(u8::is_ascii_uppercase).count());
    if letters == 0 {
        return numbered(text);
    }
    if spelled.is_none() && (letters > 3 || TIMES.contains(&&text[..letters])) {
        return None;
    }
    let after = &text[letters..];
    let space = usize::from(after.starts_with([' ', '-']));
    // A bare letter parted from a digit is more likely a word ("A 3-year plan").
    if spelled.is_none() && space > 0 && letters < 2 {
        return None;
    }
    let digits = digits(&after[space..]);
    if digits == 0 {
        let number = || in_roman(after).or_else(|| in_letters(after)).or_else(|| in_words(after));
        return (spelled.is_some() && space > 0).then(number).flatten().map(|length| letters + length);
    }
    let mut length = letters + space + digits;
    let fraction =
        text[length..].strip_prefix('.').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    if fraction > 0 {
        length += 1 + fraction;
    }
    // `3a` to `3e` and `1A` are steps of a rank; `K8s` is a word.
    let suffix = text[length..].bytes().take_while(u8::is_ascii_alphabetic).count();
    // Behind more than a letter capitals tell tracks apart: `LVL 5M`, `IC4T`.
    let is_step = |b: u8| matches!(b, b'a'..=b'e' | b'A'..=b'E') || (letters > 1 && b.is_ascii_uppercase());
    let suffix = suffix * usize::from(text[length..].bytes().next().is_some_and(is_step));
    // `L7+` is that rank and all above it.
    let open = usize::from(text[length..].starts_with('+'));
    if suffix == 1 {
        length += 1;
    } else {
        length += open;
    }
    if is_letter_behind(&text[length..]) {
        length += 2;
    }
    ends(&text[length..]).then_some(length)
}

/// Whether a blank and a letter stand behind a number, and end the label: `L1 A`,
/// `IC2 B: Baker`. "L1 A team" goes on.
fn is_letter_behind(text: &str) -> bool {
    let Some([b' ', b'A'..=b'E', rest @ ..]) = text.as_bytes().get(..text.len().min(4)) else { return false };
    match rest {
        [] | [b':' | b')' | b']', ..] => true,
        [b' ', next, ..] => !next.is_ascii_alphanumeric(),
        _ => false,
    }
}

/// The length of a blank and a Roman number. "Level I am on" goes on.
fn in_roman(text: &str) -> Option<usize> {
    let number = text[1..].bytes().take_while(|b| matches!(b, b'I' | b'V' | b'X')).count();
    let rest = &text[1 + number..];
    let goes_on = rest.trim_start().starts_with(char::is_lowercase) && rest.starts_with(' ');
    (roman(&text[1..=number]).is_some() && ends(rest) && !goes_on).then_some(1 + number)
}

/// The length of a blank and a letter that stands for a number: "Level B".
fn in_letters(text: &str) -> Option<usize> {
    let letter = text.as_bytes().get(1).filter(|byte| (b'A'..=b'F').contains(byte))?;
    let rest = text.get(1 + usize::from(letter.is_ascii())..)?.trim_start();
    // "Grade A milk" goes on.
    (rest.is_empty() || rest.starts_with([':', '-', '–', '—', ')', ']'])).then_some(2)
}

/// The length of a rank whose number stands first: `2级`.
fn numbered(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_prefix('第').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return numbered(rest).map(|length| text.len() - rest.len() + length);
    }
    let number = digits(text);
    let word = names::level_word_behind(&text[number..]).filter(|_| number > 0)?;
    ends(&text[number + word..]).then_some(number + word)
}
