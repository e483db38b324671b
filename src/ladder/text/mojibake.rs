//! Encoding accidents: UTF-8 that was once read as Windows-1252 or Mac Roman.
//!
//! `that’s` becomes `thatâ€™s` in the first case; an emoji begins with an
//! invisible U+F8FF in the second, so repairing comes before any cleaning.

use std::borrow::Cow;
use std::sync::LazyLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

use super::leading;

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
    /// The characters with their bytes, in the order of the characters.
    letters: [(char, u8); 128],
}

impl Alphabet {
    fn of(accident: Accident, encoding: &'static Encoding) -> Self {
        let mut letters = [('\0', 0); 128];
        for (byte, letter) in (0x80..=0xffu8).zip(&mut letters) {
            let bytes = [byte];
            let (text, _) = encoding.decode_without_bom_handling(&bytes);
            *letter = (text.chars().next().unwrap_or('\0'), byte);
        }
        letters.sort_unstable();
        Alphabet { accident, letters }
    }

    fn byte(&self, letter: char) -> Option<u8> {
        let place = self.letters.binary_search_by_key(&letter, |&(letter, _)| letter).ok()?;
        Some(self.letters[place].1)
    }

    /// Reads one character that this accident spread over several, at `at`.
    fn read(&self, text: &str, at: usize) -> Option<Mended> {
        let mut letters = text.get(at..)?.chars();
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
        let letter = std::str::from_utf8(&bytes[..size]).ok()?.chars().next()?;
        let sure = match letter {
            '\u{80}'..='\u{9f}' => return None,
            '\u{c0}'..='\u{ff}' => fits_its_word(letter, &text[..at], &text[at..at + length]),
            _ => is_common(letter),
        };
        Some(Mended { letter, end: at + length, sure })
    }

    /// Reads one character as [`Alphabet::read`] does, and asks whether it was
    /// an accident: a letter that right text may give by chance needs another
    /// right beside it. `before` says that the one before it was such a letter.
    fn repair(&self, text: &str, at: usize, before: Option<(Accident, usize)>) -> Option<Mended> {
        let mended = self.read(text, at)?;
        let has_company =
            || before == Some((self.accident, at)) || self.read(text, mended.end).is_some_and(|next| !next.sure);
        (mended.sure || has_company()).then_some(mended)
    }
}

/// A character that an accident spread over several.
struct Mended {
    letter: char,
    /// Where what it stood in ends.
    end: usize,
    /// Whether it can be taken at sight.
    sure: bool,
}

/// Whether a character is what accidents are made of: typography, symbols,
/// ligatures, emoji and the marks around them. Other scripts are common too,
/// but never one letter alone: `qualit\u{e9}\u{a0}»` has no Chinese in it.
fn is_common(letter: char) -> bool {
    matches!(letter,
        '\u{a0}'..='\u{bf}'
        | '\u{2000}'..='\u{2bff}'
        | '\u{fb00}'..='\u{fb06}'
        | '\u{fe0e}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fffd}'
        | '\u{1f000}'..='\u{1fbff}'
        | '\u{e0020}'..='\u{e007f}')
}

/// Whether a letter of Latin-1 is one that the word before it may go on with:
/// `IRMÃ”` ends in a quotation mark, `CAFÃ‰` never had one.
fn fits_its_word(letter: char, before: &str, accident: &str) -> bool {
    const ENDS: &[char] = &['“', '”', '„', '‘', '’', '‚', '«', '»', '‹', '›', '–', '—', '…', '•', '\u{a0}'];
    let in_capitals = before.chars().next_back().is_some_and(char::is_uppercase);
    !in_capitals || (!letter.is_lowercase() && !accident.ends_with(ENDS))
}

static ALPHABETS: LazyLock<[Alphabet; 2]> =
    LazyLock::new(|| [Alphabet::of(Accident::Windows1252, WINDOWS_1252), Alphabet::of(Accident::MacRoman, MACINTOSH)]);

/// A line that was repaired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Line in the source, from 1.
    pub line: u32,
    /// Where the first accident stands in the source, in characters from 1.
    pub column: u32,
    /// What happened to it.
    pub accident: Accident,
    /// How many characters were repaired.
    pub count: u32,
}

/// Repairs a text, and says which lines it repaired.
pub(super) fn repair(text: Cow<'_, str>) -> (Cow<'_, str>, Vec<Repair>) {
    if text.is_ascii() {
        return (text, Vec::new());
    }
    let mut repairs: Vec<Repair> = Vec::new();
    let mut mended = String::new();
    let mut kept = 0;
    let mut line = 1;
    // A place in the line, and its column, up to which characters are counted.
    let mut counted = (0, 1);
    let mut at = 0;
    let mut unsure = None;
    loop {
        let plain = leading(&text.as_bytes()[at..], |b| b.is_ascii());
        let passed = &text.as_bytes()[at..at + plain];
        if let Some(newline) = memchr::memrchr(b'\n', passed) {
            line += memchr::memchr_iter(b'\n', passed).count() as u32;
            counted = (at + newline + 1, 1);
        }
        at += plain;
        let Some(letter) = text[at..].chars().next() else { break };
        // What an accident made of a character is never one letter beyond ASCII alone.
        let may_be_one = text.as_bytes().get(at + letter.len_utf8()).is_some_and(|next| !next.is_ascii());
        let mut alphabets = ALPHABETS.iter().filter(|_| may_be_one);
        let found = alphabets.find_map(|a| Some((a.accident, a.repair(&text, at, unsure)?)));
        let Some((accident, repaired)) = found else {
            at += letter.len_utf8();
            continue;
        };
        mended.push_str(&text[kept..at]);
        mended.push(repaired.letter);
        let found = at;
        at = repaired.end;
        kept = at;
        unsure = (!repaired.sure).then_some((accident, at));
        match repairs.last_mut() {
            Some(last) if last.line == line && last.accident == accident => last.count += 1,
            _ => {
                counted = (found, counted.1 + text[counted.0..found].chars().count() as u32);
                repairs.push(Repair { line, column: counted.1, accident, count: 1 });
            }
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
    #[case("grüße CAFÉ GRÜN à la carte")]
    #[case("職責 инженер 상급")]
    #[case("½ • ﬁt ✔\u{fe0f} £5")]
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
    #[case("« qualité\u{a0}»")]
    #[case("“café”—often")]
    #[case("«Ya está»—dijo")]
    #[case("“IRMÔ e “IRMû")]
    #[case("með\u{a0}»“ og")]
    fn what_was_read_rightly_is_left_alone(#[case] text: &str) {
        let (same, repairs) = repair(text.into());
        assert_eq!((same.as_ref(), repairs.len()), (text, 0));
    }

    #[test]
    fn repairs_are_counted_by_line() {
        let text = format!("fine\n{}\n", accident("it’s and that’s", WINDOWS_1252));
        assert_eq!(repair(text.into()).1, [Repair { line: 2, column: 3, accident: Accident::Windows1252, count: 2 }]);
    }
}
