//! Encoding accidents: UTF-8 that was once read as Windows-1252 or Mac Roman.
//!
//! `that’s` becomes `thatâ€™s` in the first case; an emoji begins with an
//! invisible U+F8FF in the second, so repairing comes before any cleaning.

use std::borrow::Cow;
use std::sync::LazyLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

/// Which encoding UTF-8 was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accident {
    /// Windows-1252, Latin-1 as people meet it.
    Windows1252,
    /// Mac Roman.
    MacRoman,
}

impl Accident {
    /// Returns the encoding's name for people.
    pub fn name(self) -> &'static str {
        match self {
            Accident::Windows1252 => "Windows-1252",
            Accident::MacRoman => "Mac Roman",
        }
    }
}

/// The characters of bytes 0x80 to 0xFF in an 8-bit encoding.
struct Alphabet {
    accident: Accident,
    letters: [char; 128],
}

impl Alphabet {
    fn of(accident: Accident, encoding: &'static Encoding) -> Self {
        let mut letters = ['\0'; 128];
        for (byte, letter) in (0x80..=0xffu8).zip(&mut letters) {
            let bytes = [byte];
            let (text, _) = encoding.decode_without_bom_handling(&bytes);
            *letter = text.chars().next().unwrap_or('\0');
        }
        Alphabet { accident, letters }
    }

    fn byte(&self, letter: char) -> Option<u8> {
        let place = self.letters.iter().position(|&c| c == letter)?;
        Some(0x80 + place as u8)
    }

    /// Reads one character that this accident spread over several, at the
    /// start of `text`. Returns it with the length of what it stood in.
    fn repair(&self, text: &str) -> Option<(char, usize)> {
        let mut letters = text.chars();
        let first = letters.next()?;
        let lead = self.byte(first)?;
        let size = match lead {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return None,
        };
        let mut bytes = [lead, 0, 0, 0];
        let mut length = first.len_utf8();
        for byte in &mut bytes[1..size] {
            let letter = letters.next()?;
            *byte = self.byte(letter).filter(|b| (0x80..0xc0).contains(b))?;
            length += letter.len_utf8();
        }
        let repaired = std::str::from_utf8(&bytes[..size]).ok()?.chars().next()?;
        // Two letters in a row may be meant: "MENÜ–Auswahl" is no Syriac. Only
        // Latin-1's own letters (C2, C3) are common enough to take at sight.
        let sure = size > 2 || lead <= 0xc3 || letters.next().is_some_and(|next| self.byte(next) == Some(lead));
        sure.then_some((repaired, length))
    }
}

static ALPHABETS: LazyLock<[Alphabet; 2]> =
    LazyLock::new(|| [Alphabet::of(Accident::Windows1252, WINDOWS_1252), Alphabet::of(Accident::MacRoman, MACINTOSH)]);

/// A line number from 1, the accident, and how many characters it hit.
pub(super) type Repair = (u32, Accident, u32);

/// Repairs a text, and says which lines it repaired.
pub(super) fn repair(text: Cow<'_, str>) -> (Cow<'_, str>, Vec<Repair>) {
    if text.is_ascii() {
        return (text, Vec::new());
    }
    let mut repairs: Vec<Repair> = Vec::new();
    let mut mended = String::new();
    let mut kept = 0;
    let mut line = 1;
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        if letter.is_ascii() {
            line += u32::from(letter == '\n');
            at += 1;
            continue;
        }
        let found = ALPHABETS.iter().find_map(|alphabet| Some((alphabet.accident, alphabet.repair(&text[at..])?)));
        let Some((accident, (repaired, length))) = found else {
            at += letter.len_utf8();
            continue;
        };
        mended.push_str(&text[kept..at]);
        mended.push(repaired);
        at += length;
        kept = at;
        match repairs.last_mut() {
            Some((last, same, count)) if *last == line && *same == accident => *count += 1,
            _ => repairs.push((line, accident, 1)),
        }
    }
    if repairs.is_empty() {
        return (text, repairs);
    }
    mended.push_str(&text[kept..]);
    (Cow::Owned(mended), repairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn accident(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[rstest]
    #[case("that’s “kind” – café")]
    #[case("🦉 wise")]
    #[case("grüße")]
    fn what_was_read_wrongly_is_repaired(#[case] text: &str) {
        for encoding in [WINDOWS_1252, MACINTOSH] {
            assert_eq!(repair(accident(text, encoding).into()).0, text, "{}", encoding.name());
        }
    }

    #[rstest]
    #[case("MENÜ–Auswahl")]
    #[case("naïve façade, “quoted” – Ångström")]
    #[case("Ещё одно требование")]
    #[case("상급 엔지니어")]
    fn what_was_read_rightly_is_left_alone(#[case] text: &str) {
        let (same, repairs) = repair(text.into());
        assert_eq!((same.as_ref(), repairs.len()), (text, 0));
    }

    #[test]
    fn repairs_are_counted_by_line() {
        let text = format!("fine\n{}\n", accident("it’s and that’s", WINDOWS_1252));
        assert_eq!(repair(text.into()).1, [(2, Accident::Windows1252, 2)]);
    }
}
