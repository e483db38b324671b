//! What a line begins with.

use memchr::{memchr, memrchr};

/// How many bytes are looked at together.
const CHUNK: usize = 16;

/// The marker of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Where the item's words begin.
    pub(super) words: usize,
    /// The mark that the other items of its list have as well: a bullet, or what stands
    /// behind its number.
    pub(super) mark: u8,
    /// Whether it may stand in the middle of a paragraph: a bullet, or the number one.
    pub(super) interrupts: bool,
}

impl Marker {
    pub(super) fn is_numbered(self) -> bool {
        matches!(self.mark, b'.' | b')')
    }
}

/// Where the next line begins.
pub(super) fn next(bytes: &[u8], at: usize) -> usize {
    memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length + 1)
}

/// How many spaces some bytes begin with.
pub(super) fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&&byte| byte == b' ').count()
}

/// Where the first line begins, from this one on, that isn't blank.
pub(super) fn behind_blanks(bytes: &[u8], start: usize) -> usize {
    // Most often there is none, or one.
    match bytes[start..] {
        [first, ..] if first > b' ' => return start,
        [b'\n', first, ..] if first > b' ' => return start + 1,
        _ => {}
    }
    let length = blank(&bytes[start..]);
    let blank = &bytes[start..start + length];
    // A text may have tables blanked out, thousands of blank lines.
    match memrchr(b'\n', blank) {
        _ if start + length == bytes.len() => bytes.len(),
        Some(newline) => start + newline + 1,
        None => start,
    }
}

/// How many bytes of white space some bytes begin with.
fn blank(bytes: &[u8]) -> usize {
    let is_blank = |byte: u8| matches!(byte, b' ' | b'\n' | b'\t');
    if !bytes.first().is_some_and(|&first| is_blank(first)) {
        return 0;
    }
    // A chunk is looked at as a whole, so that the compiler may take many bytes at once.
    let off = |byte: u8| u8::from(byte != b' ') & u8::from(byte != b'\n') & u8::from(byte != b'\t');
    let are_blank = |chunk: &&[u8; CHUNK]| chunk.iter().fold(0, |any, &byte| any | off(byte)) == 0;
    let chunks = bytes.as_chunks::<CHUNK>().0.iter().take_while(are_blank).count() * CHUNK;
    chunks + bytes[chunks..].iter().take_while(|&&byte| is_blank(byte)).count()
}

/// The depth of a heading that begins at a place, and where its words do.
pub(super) fn heading(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let depth = bytes[at..].iter().take(7).take_while(|&&byte| byte == b'#').count();
    let gap = blanks(&bytes[at + depth..]);
    ((1..=6).contains(&depth) && gap > 0).then_some((depth as u8, at + depth + gap))
}

/// The marker that stands at a place with one to four spaces and words behind it.
pub(super) fn marker(bytes: &[u8], at: usize) -> Option<Marker> {
    // Nearly all stand one space before a letter.
    if let [mark @ (b'-' | b'*' | b'+'), b' ', b'!'..=b'\xff', ..] = bytes[at..] {
        return Some(Marker { words: at + 2, mark, interrupts: true });
    }
    let (length, interrupts) = match bytes.get(at)? {
        b'-' | b'*' | b'+' => (1, true),
        b'0'..=b'9' => {
            let digits = digits(&bytes[at..]);
            let is_one = bytes[at + digits - 1] == b'1' && bytes[at..at + digits - 1].iter().all(|&byte| byte == b'0');
            (digits <= 9 && matches!(bytes.get(at + digits), Some(b'.' | b')'))).then_some((digits + 1, is_one))?
        }
        _ => return None,
    };
    let gap = blanks(&bytes[at + length..]);
    let words = at + length + gap;
    let is_item = (1..=4).contains(&gap) && !is_end(bytes.get(words));
    is_item.then_some(Marker { words, mark: bytes[at + length - 1], interrupts })
}

/// How many digits some bytes begin with, up to one more than a marker has.
fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count()
}

/// Whether a line ends at a byte, or white space stands there.
fn is_end(byte: Option<&u8>) -> bool {
    byte.is_none_or(|byte| matches!(byte, b' ' | b'\n' | b'\t'))
}

/// Whether a rule stands in the line from a place on.
pub(super) fn is_rule(bytes: &[u8], at: usize) -> bool {
    let mark = bytes[at];
    let of_it = bytes[at..].iter().take_while(|&&byte| byte == mark || byte == b' ');
    let (length, marks) = of_it.fold((0, 0), |(length, marks), &byte| (length + 1, marks + usize::from(byte == mark)));
    marks >= 3 && bytes.get(at + length).is_none_or(|&byte| byte == b'\n')
}

/// Whether a line has nothing but three marks of a rule, or more.
pub(super) fn is_bare_rule(bytes: &[u8], start: usize) -> bool {
    let length = bytes[start..].iter().take_while(|&&byte| byte == bytes[start]).count();
    matches!(bytes[start], b'-' | b'*' | b'_') && length >= 3 && matches!(bytes.get(start + length), None | Some(b'\n'))
}

/// Whether a fence of code stands at a place.
pub(super) fn is_fence(bytes: &[u8], at: usize) -> bool {
    bytes[at..].starts_with(b"```") || bytes[at..].starts_with(b"~~~")
}

/// Whether a line begins a heading or an item, whatever stands above it.
pub(super) fn begins_anew(bytes: &[u8], start: usize) -> bool {
    match bytes[start] {
        b'#' => heading(bytes, start).is_some(),
        b'-' | b'*' | b'+' | b'0'..=b'9' => {
            marker(bytes, start).is_some_and(|marker| marker.interrupts) && !is_ruled(bytes, start)
        }
        _ => false,
    }
}

/// Whether a line may begin an item.
pub(super) fn begins_item(bytes: &[u8], start: usize) -> bool {
    matches!(bytes.get(start), Some(b'-' | b'*' | b'+' | b'0'..=b'9'))
}

/// Whether a line has nothing but what rules and the lines below the heads of tables have.
fn is_ruled(bytes: &[u8], start: usize) -> bool {
    let mark = bytes[start];
    let rest = bytes[start..].iter().find(|&&byte| byte != mark && !b" -|:\t".contains(&byte));
    rest.is_none_or(|&byte| byte == b'\n')
}

/// Whether words surely begin at a place, and nothing else.
pub(super) fn begins_words(bytes: &[u8], at: usize) -> bool {
    let next = |nth: usize| bytes.get(at + nth);
    let Some(&first) = bytes.get(at) else { return false };
    match first {
        b'0'..=b'9' => {
            let digits = digits(&bytes[at..]);
            !matches!(next(digits), Some(b'.' | b')')) || !is_end(next(digits + 1))
        }
        b'-' | b'+' => !is_end(next(1)) && next(1) != Some(&first),
        // With more than blanks behind the marks, the line is no rule.
        b'*' | b'_' => {
            let run = 1 + usize::from(next(1) == Some(&first));
            !is_end(next(run)) && next(run) != Some(&first)
        }
        b'#' => {
            let run = bytes[at..].iter().take(7).take_while(|&&byte| byte == b'#').count();
            run > 6 || !is_end(next(run))
        }
        b'`' => !bytes[at..].starts_with(b"```"),
        b'!'..=b')' | b',' | b'.' | b'/' | b';' | b'?'..=b'^' | b'a'..=b'{' | b'}' | 0x80.. => true,
        _ => false,
    }
}
