//! Bytes of strangers → text that is safe to show.
//!
//! Encodings are recognised, encoding accidents are repaired, and characters
//! that could steer a terminal or hide text are dropped. Lines keep their
//! numbers through all of it.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

mod lossy;
mod mojibake;

pub use lossy::BadBytes;
pub use mojibake::{Accident, Repair};

/// The largest document that is read, in bytes. The longest public ladder that
/// we know has 0.3 MB; a bound keeps an accident from taking all memory.
pub const SIZE_LIMIT: usize = 64 << 20;

/// A document's text, and what happened on the way to it.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// Safe text; lines end in `\n`. Most bytes are that already.
    pub text: Cow<'a, str>,
    /// The encoding's name, where it wasn't UTF-8.
    pub encoding: Option<&'static str>,
    /// Repaired lines, in order.
    pub repairs: Vec<Repair>,
    /// Bytes of a text in UTF-8 that are none, in order.
    pub bad: Vec<BadBytes>,
    /// How many more of these there are.
    pub more_bad: usize,
}

/// Returns the text of a document, or nothing where its bytes are no text.
pub fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    // Most documents are what they seem: one look tells that nothing below has
    // anything to do.
    if let Some(text) = as_utf8(bytes).filter(|text| is_sound(text)) {
        return Some(Decoded { text, encoding: None, repairs: Vec::new(), bad: Vec::new(), more_bad: 0 });
    }
    let Read { text, encoding, bad, more_bad } = to_utf8(bytes)?;
    let text = with_plain_newlines(text);
    let (text, repairs) = mojibake::repair(text);
    Some(Decoded { text: clean(text), encoding, repairs, bad, more_bad })
}

/// A text as it was read, and what of it couldn't be.
struct Read<'a> {
    text: Cow<'a, str>,
    encoding: Option<&'static str>,
    bad: Vec<BadBytes>,
    more_bad: usize,
}

impl<'a> Read<'a> {
    /// A text all of which was read.
    fn of(text: Cow<'a, str>, encoding: Option<&'static str>) -> Self {
        Read { text, encoding, bad: Vec::new(), more_bad: 0 }
    }

    /// Bytes as UTF-8, whatever they are.
    fn lossy(bytes: &'a [u8]) -> Self {
        let lossy::Lossy { text, bad, more } = lossy::read(bytes);
        Read { text: text.into(), encoding: None, bad, more_bad: more }
    }
}

fn to_utf8(bytes: &[u8]) -> Option<Read<'_>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        if encoding == UTF_8 {
            let rest = &bytes[mark..];
            return Some(as_utf8(rest).map_or_else(|| Read::lossy(rest), |text| Read::of(text, None)));
        }
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Some(Read::of(text, Some(encoding.name())));
    }
    // A NUL never stands in a text that people wrote in an 8-bit encoding.
    if memchr::memchr(0, bytes).is_some() {
        return None;
    }
    if let Some(text) = as_utf8(bytes) {
        return Some(Read::of(text, None));
    }
    if lossy::is_meant(bytes) {
        return Some(Read::lossy(bytes));
    }
    // Latin-1 as people meet it is Windows-1252, as the WHATWG's table has it.
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Some(Read::of(text, Some("Windows-1252")))
}

/// Bytes as the UTF-8 that they are, if so. The library looks at more of them at once
/// than the standard one.
fn as_utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    UTF_8.decode_without_bom_handling_and_without_replacement(bytes)
}

fn with_plain_newlines(text: Cow<'_, str>) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Returns whether a character may not reach a terminal: C0 and C1 controls but
/// tab and newline, DEL, bidirectional controls (CVE-2021-42574), line and
/// paragraph separators, interlinear and tag characters, the byte order mark,
/// fillers, and other characters that nobody can see. No ladder's script needs
/// marks of direction: letters bring their own.
pub fn is_unsafe(letter: char) -> bool {
    match letter {
        '\n' | '\t' | ' '..='~' => false,
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' => true,
        '\u{e0000}'..='\u{e0fff}' => !('\u{e0100}'..='\u{e01ef}').contains(&letter),
        _ => false,
    }
}

/// Whether a text can only be safe and right: it has no controls, and no two letters
/// beyond ASCII beside each other, which is what accidents make of one.
fn is_sound(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = &rest[leading(rest.as_bytes(), is_safe_ascii)..];
        let mut letters = rest.chars();
        match letters.next() {
            None => return true,
            Some(letter) if letter.is_ascii() || is_unsafe(letter) => return false,
            Some(_) => rest = letters.as_str(),
        }
        if rest.as_bytes().first().is_some_and(|next| !next.is_ascii()) {
            return false;
        }
    }
}

/// Drops what may not reach a terminal; keeps newlines and tabs. What parts
/// words there, as a form feed does, becomes a space.
pub fn clean(text: Cow<'_, str>) -> Cow<'_, str> {
    if !holds_unsafe(&text) {
        return text;
    }
    let safe = |letter: char| match letter {
        letter if !is_unsafe(letter) => Some(letter),
        letter => letter.is_whitespace().then_some(' '),
    };
    Cow::Owned(text.chars().filter_map(safe).collect())
}

fn holds_unsafe(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = &rest[leading(rest.as_bytes(), is_safe_ascii)..];
        // Where one letter is beyond ASCII, its neighbours often are too.
        let other = rest.find(|letter: char| letter.is_ascii() || is_unsafe(letter)).unwrap_or(rest.len());
        rest = &rest[other..];
        match rest.chars().next() {
            None => return false,
            Some(letter) if is_unsafe(letter) => return true,
            Some(_) => {}
        }
    }
}

/// Whether a byte is a letter of ASCII that is safe to show.
fn is_safe_ascii(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\t' | b' '..=b'~')
}

/// How many bytes of a kind stand at the start of some bytes.
fn leading(bytes: &[u8], is: impl Fn(u8) -> bool + Copy) -> usize {
    // A chunk is looked at as a whole, so that the compiler may take many bytes at once.
    const CHUNK: usize = 16;
    const CHUNKS: usize = 4 * CHUNK;

    let off = |chunk: &[u8; CHUNK], nth: usize| u8::from(!is(chunk[nth]));
    let is_whole = |chunk: &[u8; CHUNK]| (0..CHUNK).fold(0, |any, nth| any | off(chunk, nth)) == 0;
    let are_whole = |chunks: &[u8; CHUNKS]| {
        let chunks = chunks.as_chunks::<CHUNK>().0;
        (0..CHUNK).fold(0, |any, nth| chunks.iter().fold(any, |any, chunk| any | off(chunk, nth))) == 0
    };
    let passed = bytes.as_chunks::<CHUNKS>().0.iter().take_while(|chunks| are_whole(chunks)).count() * CHUNKS;
    let (chunks, _) = bytes[passed..].as_chunks::<CHUNK>();
    let whole = chunks.iter().take_while(|chunk| is_whole(chunk)).count();
    // What is left behind whole chunks is looked at with bytes before it.
    if whole == chunks.len() && bytes.last_chunk().is_some_and(is_whole) {
        return bytes.len();
    }
    let passed = passed + whole * CHUNK;
    passed + bytes[passed..].iter().take_while(|&&byte| is(byte)).count()
}

/// Returns one safe line: white space folded, nothing that steers a terminal.
pub fn clean_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    push_folded(&mut line, 0, text);
    line.truncate(line.trim_end().len());
    line
}

/// Appends text to a line that began at `start`: white space becomes one space,
/// none at the line's start; unsafe characters are dropped. Returns whether all of
/// the text is ASCII.
pub fn push_folded(line: &mut String, start: usize, text: &str) -> bool {
    if is_plain(text.trim_ascii()) {
        push_plain(line, start, text);
        return true;
    }
    let (mut kept, mut end) = (0, 0);
    loop {
        let at = end + plain_words(&text.as_bytes()[end..], end > kept);
        let Some(letter) = text[at..].chars().next() else { break };
        end = at + letter.len_utf8();
        if !(letter.is_whitespace() || is_unsafe(letter)) {
            continue;
        }
        line.push_str(&text[kept..at]);
        kept = end;
        if letter.is_whitespace() && line.len() > start && !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line.push_str(&text[kept..]);
    text.is_ascii()
}

/// Appends text that is visible ASCII and single spaces, but for what stands around it.
pub fn push_plain(line: &mut String, start: usize, text: &str) {
    let plain = text.trim_ascii();
    // What stands around it is at most one space.
    let parts = |line: &String| line.len() > start && !line.ends_with(' ');
    if parts(line) && text.as_bytes().first() != plain.as_bytes().first() {
        line.push(' ');
    }
    line.push_str(plain);
    if parts(line) && text.as_bytes().last() != plain.as_bytes().last() {
        line.push(' ');
    }
}

/// How many bytes some begin with that are visible ASCII and single spaces, of which one
/// stands at the start only behind a letter.
fn plain_words(bytes: &[u8], mut is_behind_letter: bool) -> usize {
    let is_of_them = |byte: &&u8| {
        let is_one = byte.is_ascii_graphic() || **byte == b' ' && is_behind_letter;
        is_behind_letter = **byte != b' ';
        is_one
    };
    bytes.iter().take_while(is_of_them).count()
}

/// Returns whether a text is visible ASCII and single spaces.
pub fn is_plain(text: &str) -> bool {
    /// How many bytes are looked at together.
    const CHUNK: usize = 16;

    let bytes = text.as_bytes();
    let [firsts @ .., last] = bytes else { return true };
    let seconds = &bytes[1..];
    // Each byte together with the next, and a chunk as a whole: so the compiler takes
    // many at once.
    let is_off = |one: u8, next: u8| u8::from(one.wrapping_sub(b' ') > b'~' - b' ') | u8::from(one | next == b' ');
    let are_fine = |firsts: &[u8], seconds: &[u8]| {
        firsts.iter().zip(seconds).fold(0, |off, (&one, &next)| off | is_off(one, next)) == 0
    };
    let are_all = match (firsts.last_chunk::<CHUNK>(), seconds.last_chunk::<CHUNK>()) {
        // What is left behind whole chunks is looked at with bytes before it.
        (Some(last_firsts), Some(last_seconds)) => {
            let mut chunks = firsts.as_chunks::<CHUNK>().0.iter().zip(seconds.as_chunks::<CHUNK>().0);
            chunks.all(|(firsts, seconds)| are_fine(firsts, seconds)) && are_fine(last_firsts, last_seconds)
        }
        _ => are_fine(firsts, seconds),
    };
    are_all && is_off(*last, b'.') == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).unwrap().text.into_owned()
    }

    #[test]
    fn encodings_are_recognised_and_said() {
        assert_eq!(text("caf\u{e9}".as_bytes()), "café");
        let latin = decode(b"caf\xe9 \x96 ok").unwrap();
        assert_eq!((&*latin.text, latin.encoding), ("café – ok", Some("Windows-1252")));
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("# Ä".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let wide = decode(&utf16).unwrap();
        assert_eq!((&*wide.text, wide.encoding), ("# Ä", Some("UTF-16LE")));
    }

    #[test]
    fn a_few_bad_bytes_leave_the_rest_as_it_is() {
        let bytes = ["Größe\r\nÄrger \u{1b}über ".as_bytes(), &[0xff], "Öl – ".as_bytes()].concat();
        let decoded = decode(&bytes).unwrap();
        assert_eq!((&*decoded.text, decoded.encoding), ("Größe\nÄrger über \u{fffd}Öl – ", None));
        assert_eq!(decoded.bad, [BadBytes { line: 2, column: 12, bytes: vec![0xff] }]);
        let cut = decode(b"Bakes bread \xe2\x80").unwrap();
        assert_eq!((&*cut.text, cut.bad.len()), ("Bakes bread \u{fffd}", 1));
        assert_eq!(decode(b"# Caf\xe9").unwrap().encoding, Some("Windows-1252"));
        let many = ["é".repeat(200).as_bytes(), &[0xff; 50]].concat();
        assert_eq!(decode(&many).unwrap().more_bad, 40);
        assert_eq!(decode(b"\xef\xbb\xbf\xff").unwrap().bad.len(), 1);
    }

    #[test]
    fn bytes_with_a_nul_are_no_text() {
        assert!(decode(b"\x89PNG\0\0").is_none());
    }

    #[test]
    fn line_ends_become_newlines_and_lines_keep_their_numbers() {
        assert_eq!(text(b"a\r\nb\rc\n"), "a\nb\nc\n");
    }

    #[test]
    fn repairs_are_said_with_the_lines_of_the_result() {
        let decoded = decode("a\rb\r\nthat\u{e2}\u{20ac}\u{2122}s\r".as_bytes()).unwrap();
        assert_eq!(decoded.repairs, [Repair { line: 3, column: 5, accident: Accident::Windows1252, count: 1 }]);
    }

    #[test]
    fn nothing_that_steers_a_terminal_stays() {
        assert_eq!(text("a\x1b[31mb\u{9b}c\u{202e}d\u{7f}\u{e0041}e".as_bytes()), "a[31mbcde");
        assert_eq!(clean_line("  a \n\t b\u{1b} "), "a b");
        assert_eq!(clean_line("مى\u{200c}خواهم 👩\u{200d}🔬"), "مى\u{200c}خواهم 👩\u{200d}🔬");
    }

    #[test]
    fn words_that_only_unsafe_white_space_parts_stay_parted() {
        for gap in ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'] {
            let glued = format!("two{gap}words");
            assert_eq!(text(glued.as_bytes()), "two words");
            assert_eq!(clean_line(&glued), "two words");
        }
    }

    #[test]
    fn what_nobody_can_see_is_dropped() {
        assert_eq!(text("a\u{200e}b\u{200f}c\u{3164}d\u{34f}e\u{115f}\u{1160}\u{ffa0}f".as_bytes()), "abcdef");
    }

    /// The same letter by letter.
    fn folded(line: &str, start: usize, text: &str) -> String {
        let mut line = line.to_owned();
        for letter in text.chars() {
            if letter.is_whitespace() {
                if line.len() > start && !line.ends_with(' ') {
                    line.push(' ');
                }
            } else if !is_unsafe(letter) {
                line.push(letter);
            }
        }
        line
    }

    proptest! {
        #[test]
        fn text_is_folded_as_letter_by_letter(before in "[a ]{0,3}", text in "[ \n\t]{0,3}[a-zé\u{ad}\u{a0}\u{b}\r ]{0,20}[ \n\u{c}]{0,3}", from in 0..3usize) {
            let start = from.min(before.len());
            let mut line = before.clone();
            push_folded(&mut line, start, &text);
            prop_assert_eq!(line, folded(&before, start, &text));
        }

        #[test]
        fn any_bytes_give_safe_text_or_none(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Some(decoded) = decode(&bytes) {
                prop_assert!(!decoded.text.contains(is_unsafe));
            }
        }
    }
}
