//! Where letters stand in a text, in a row and one by one.

use memchr::memmem::Finder;

use super::query::LONGEST_TERM;

/// Where letters stand in a row, from the first place to the last. The crate's own
/// iterator copies its finder, which costs more than looking through a sentence.
pub(super) struct Rows<'h, 'n> {
    finder: &'n Finder<'n>,
    text: &'h [u8],
    from: usize,
}

impl<'h, 'n> Rows<'h, 'n> {
    /// Returns where the letters of a finder stand in a text.
    pub(super) fn of(finder: &'n Finder<'n>, text: &'h [u8]) -> Self {
        Rows { finder, text, from: 0 }
    }
}

impl Iterator for Rows<'_, '_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let rest = self.text.get(self.from..)?;
        let at = match self.finder.needle() {
            [one] => memchr::memchr(*one, rest),
            _ => self.finder.find(rest),
        };
        let start = self.from + at?;
        self.from = start + self.finder.needle().len().max(1);
        Some(start)
    }
}

/// How many bytes are looked at in one go, which the compiler makes a few instructions
/// of.
const STRIDE: usize = 32;

/// Returns the first place from a byte on where an ASCII letter stands that no other
/// stands before: nearly all of them begin a word. The text is folded.
pub(super) fn start(text: &[u8], from: usize, letter: u8) -> Option<usize> {
    if from == 0 && text.first() == Some(&letter) {
        return Some(0);
    }
    let mut at = from.max(1);
    while at < text.len() {
        // The last go begins earlier, so that it is as long as the others.
        let go = at.min(text.len().saturating_sub(STRIDE)).max(1);
        let end = text.len().min(go + STRIDE);
        if may_start(text, go, letter)
            && let Some(start) = (at..end).find(|&at| starts(text[at], text[at - 1], letter) == 1)
        {
            return Some(start);
        }
        at = end;
    }
    None
}

/// Returns whether a letter may start in one go from a byte on.
fn may_start(text: &[u8], at: usize, letter: u8) -> bool {
    let go = |at: usize| text.get(at..).and_then(<[u8]>::first_chunk::<STRIDE>);
    let (Some(here), Some(before)) = (go(at), go(at - 1)) else { return true };
    // Without leaving off at the first, so that all are looked at together.
    (0..STRIDE).fold(0, |any, nth| any | starts(here[nth], before[nth], letter)) == 1
}

/// Returns 1 where a letter stands that no other stands before, and 0 elsewhere: a
/// number, so that there are no branches.
fn starts(here: u8, before: u8, letter: u8) -> u8 {
    let is_letter = u8::from(before.wrapping_sub(b'a') < 26);
    let is_digit = u8::from(before.wrapping_sub(b'0') < 10);
    u8::from(here == letter) & (1 ^ (is_letter | is_digit))
}

/// Bytes at which the letters of a term stand.
type Places = [u32; LONGEST_TERM];

/// Returns whether letters stand in a text in their order. Most texts fail this,
/// cheaply.
pub(super) fn are_in(text: &str, letters: &str) -> bool {
    if !letters.is_ascii() {
        let mut rest = text;
        return letters.chars().all(|letter| {
            after(rest, letter).is_some_and(|end| {
                rest = &rest[end..];
                true
            })
        });
    }
    // No byte of another letter is ASCII.
    let mut rest = text.as_bytes();
    letters.bytes().all(|letter| {
        memchr::memchr(letter, rest).is_some_and(|at| {
            rest = &rest[at + 1..];
            true
        })
    })
}

/// About what `fuzzy-matcher` takes off from a term's letters where they stand in
/// a text in their order; nothing, where they don't.
///
/// Two places are looked at: where they end first, and where they begin last,
/// each as close together as it can be. Where both lose more than `most`, no more may
/// be said than that.
pub(super) fn loss(text: &str, term: &str, most: usize) -> Option<usize> {
    if term.is_ascii() {
        return loss_of_ascii(text, term.as_bytes(), most);
    }
    let mut places = [0; LONGEST_TERM];
    let first = worth(text, first(text, term, &mut places)?);
    let last = worth(text, last(text, term, &mut places)?);
    Some(first.min(last))
}

/// The same of letters that are a byte each. No byte of another letter is ASCII.
fn loss_of_ascii(text: &str, term: &[u8], most: usize) -> Option<usize> {
    let (mut places, bytes) = ([0; LONGEST_TERM], text.as_bytes());
    let places = places.get_mut(..term.len())?;
    let end = term.iter().try_fold(0, |end, &letter| Some(end + memchr::memchr(letter, &bytes[end..])? + 1))?;
    let start = term.iter().rev().try_fold(bytes.len(), |end, &letter| memchr::memrchr(letter, &bytes[..end]))?;
    // Wherever else they stand, they begin no later and end no earlier.
    let begins = bytes.first() == term.first();
    let least = least(term.len(), end.saturating_sub(start), begins);
    if least > most {
        return Some(least);
    }
    let worth = |places: &[u32]| {
        let [start, .., end] = places else { return worth(text, places) };
        let least = self::least(term.len(), (end - start) as usize + 1, *start == 0);
        if least > most { least } else { worth(text, places) }
    };
    let mut before = end;
    for (place, &letter) in places.iter_mut().zip(term).rev() {
        before = memchr::memrchr(letter, &bytes[..before])?;
        *place = before as u32;
    }
    let first = worth(places);
    let mut behind = start;
    for (place, &letter) in places.iter_mut().zip(term) {
        behind += memchr::memchr(letter, &bytes[behind..])? + 1;
        *place = behind as u32 - 1;
    }
    Some(first.min(worth(places)))
}

/// What so many letters lose at least over so many bytes: what is between them, and that
/// the text doesn't begin with them.
fn least(letters: usize, bytes: usize, begins: bool) -> usize {
    let gaps = bytes.saturating_sub(letters);
    if begins { gaps } else { gaps + 8 * letters }
}

/// The same where the letters stand in a row.
pub(super) fn loss_at(text: &str, start: usize, end: usize) -> usize {
    let mut places = [0; LONGEST_TERM];
    let mut count = 0;
    for (place, (at, _)) in places.iter_mut().zip(text[start..end].char_indices()) {
        *place = (start + at) as u32;
        count += 1;
    }
    worth(text, &places[..count])
}

/// Bytes of the letters that end first, as late as they can begin.
fn first<'p>(text: &str, term: &str, places: &'p mut Places) -> Option<&'p [u32]> {
    let mut end = 0;
    let mut count = 0;
    for letter in term.chars() {
        end += after(&text[end..], letter)?;
        count += 1;
    }
    for (place, letter) in places.get_mut(..count)?.iter_mut().rev().zip(term.chars().rev()) {
        end = before(&text[..end], letter)?;
        *place = end as u32;
    }
    places.get(..count)
}

/// Bytes of the letters that begin last, as early as they can end.
fn last<'p>(text: &str, term: &str, places: &'p mut Places) -> Option<&'p [u32]> {
    let mut start = text.len();
    for letter in term.chars().rev() {
        start = before(&text[..start], letter)?;
    }
    let mut count = 0;
    for (place, letter) in places.iter_mut().zip(term.chars()) {
        let end = start + after(&text[start..], letter)?;
        *place = (end - letter.len_utf8()) as u32;
        start = end;
        count += 1;
    }
    places.get(..count)
}

/// What letters at these bytes are less than a word at a text's beginning: gaps,
/// and letters that begin or go on with nothing.
fn worth(text: &str, places: &[u32]) -> usize {
    let bytes = text.as_bytes();
    let (mut loss, mut bonus, mut end) = (0, 0, None);
    for at in places.iter().map(|&at| at as usize) {
        let here = match at.checked_sub(1).map(|before| bytes[before]) {
            None => 16,
            Some(b' ' | b'/' | b'(' | b'[') => 8,
            Some(before) if before.is_ascii_punctuation() => 7,
            Some(_) => 0,
        };
        bonus = match end {
            Some(end) if end == at => here.max(bonus).max(4),
            _ => here,
        };
        loss += 16 - bonus + end.map_or(0, |end| if at > end { at - end + 3 } else { 0 });
        end = Some(at + text[at..].chars().next().map_or(1, char::len_utf8));
    }
    loss
}

/// Where a text goes on after the first of a letter. Letters are compared whole:
/// bytes of others must not make one up.
fn after(text: &str, letter: char) -> Option<usize> {
    let at = if letter.is_ascii() { memchr::memchr(letter as u8, text.as_bytes()) } else { text.find(letter) };
    at.map(|at| at + letter.len_utf8())
}

/// Where the last of a letter begins in a text.
fn before(text: &str, letter: char) -> Option<usize> {
    if letter.is_ascii() { memchr::memrchr(letter as u8, text.as_bytes()) } else { text.rfind(letter) }
}

/// Where a letter stands first from a byte on.
pub(super) fn from(text: &str, from: usize, letter: char) -> Option<usize> {
    after(&text[from..], letter).map(|end| from + end - letter.len_utf8())
}

/// How often a letter stands in sentences, roughly: the rarest first.
const RARE: &[u8] = b"zqxjkvbpygfwmucldrhsnioate ";

/// Returns the letter that the fewest texts have, as far as one can guess.
pub(super) fn rarest(letters: impl Iterator<Item = char>) -> Option<char> {
    letters.min_by_key(|&letter| RARE.iter().position(|&rare| char::from(rare) == letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn loss(text: &str, term: &str) -> Option<usize> {
        super::loss(text, term, usize::MAX)
    }

    #[test]
    fn letters_are_never_made_of_pieces_of_others() {
        assert_eq!(loss("日本語で週報を書く", "車"), None);
        assert!(loss("日本語で週報を書く", "日報").is_some());
        assert!(loss("a cafe of ours", "cfo").is_some());
    }

    #[test]
    fn a_letter_starts_where_none_is_before() {
        let starts = |text: &str| {
            let text = text.as_bytes();
            std::iter::successors(start(text, 0, b'e'), |at| start(text, at + 1, b'e')).collect::<Vec<_>>()
        };
        assert_eq!(starts("e be (e) 1e é-e ée"), [0, 6, 15, 19]);
        let far = format!("{}e{} e", ".".repeat(70), "e".repeat(70));
        assert_eq!(starts(&far), [70, 142]);
        assert_eq!(starts(""), [0usize; 0]);
    }

    #[test]
    fn what_loses_too_much_is_said_to() {
        for (text, term) in [("a mentor of others", "mtr"), ("mends what the rest", "mtr"), ("über früh spät", "üüä")]
        {
            let whole = loss(text, term).unwrap();
            for most in 0..2 * whole {
                let said = super::loss(text, term, most).unwrap();
                assert!(said == whole || (said > most && said < whole), "{text}, {most}: {said}, {whole}");
            }
        }
    }

    #[test]
    fn close_letters_lose_less_wherever_they_are() {
        assert!(loss("m then mtr then more", "mtr") < loss("m then mt then more r", "mtr"));
        assert!(loss("m xt then mt", "mt") < loss("m xt then mxt", "mt"));
        assert!(loss("a mentor", "mtr") < loss("a lament or", "mtr"));
    }

    proptest! {
        #[test]
        fn letters_of_a_byte_lose_as_others_do(text in "[abc é]{0,30}", term in "[abc]{1,4}", most in 0usize..150) {
            let mut places = [0; LONGEST_TERM];
            let first = first(&text, &term, &mut places).map(|places| worth(&text, places));
            let last = last(&text, &term, &mut places).map(|places| worth(&text, places));
            let whole = first.and_then(|first| Some(first.min(last?)));
            let said = super::loss(&text, &term, most);
            prop_assert_eq!(said.is_some(), whole.is_some());
            prop_assert!(said == whole || (said > Some(most) && said < whole), "{:?}, {:?}", said, whole);
            prop_assert_eq!(loss(&text, &term), whole);
        }
    }
}
