//! HTML in which nothing is open to a second reading.

use memchr::{memchr, memchr_iter, memchr2, memmem};

use super::{Reading, Tag, library};

/// What begins with a `<`.
enum Begun {
    Start,
    End,
    Comment,
    /// Words: such a one stands for itself.
    Words,
    Doubtful,
}

/// Reads HTML up to what is in doubt, or to its end. Returns where that is.
pub(super) fn read(html: &str, reading: &mut impl Reading) -> usize {
    let bytes = html.as_bytes();
    // What these become is for the library to say, wherever they stand.
    if memchr2(b'\r', 0, bytes).is_some() {
        return 0;
    }
    let mut tag = Tag::default();
    let mut at = 0;
    while at < bytes.len() {
        let (end, begun) = end_of_words(bytes, at);
        if matches!(begun, Begun::Doubtful) {
            return at;
        }
        words(html, at, end, reading);
        at = end;
        let next = match begun {
            Begun::Start => start(&mut tag, bytes, at).inspect(|_| reading.start(&tag)),
            Begun::End => end_tag(&mut tag, bytes, at).inspect(|_| reading.end(&tag.name, at)),
            Begun::Comment => comment(bytes, at),
            Begun::Words | Begun::Doubtful => None,
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// Where the words end that begin at a place, and what stands there.
fn end_of_words(bytes: &[u8], start: usize) -> (usize, Begun) {
    for length in memchr_iter(b'<', &bytes[start..]) {
        let at = start + length;
        let begun = begun(&bytes[at + 1..]);
        if !matches!(begun, Begun::Words) {
            return (at, begun);
        }
    }
    (bytes.len(), Begun::Words)
}

/// What a `<` begins before some bytes.
fn begun(rest: &[u8]) -> Begun {
    match rest {
        [first, ..] if first.is_ascii_alphabetic() => Begun::Start,
        [b'/', first, ..] if first.is_ascii_alphabetic() => Begun::End,
        [b'!', b'-', b'-', ..] => Begun::Comment,
        [b'/' | b'!' | b'?', ..] => Begun::Doubtful,
        _ => Begun::Words,
    }
}

/// Tells words between tags; the library knows what their entities stand for.
fn words(html: &str, start: usize, end: usize, reading: &mut impl Reading) {
    let words = &html[start..end];
    let bytes = words.as_bytes();
    let may_be_entity = |at: usize| bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'#');
    if memchr_iter(b'&', bytes).any(may_be_entity) {
        library::read(words, start, reading);
    } else if !words.is_empty() {
        reading.text(words, start);
    }
}

/// Reads the tag at a place with which an element begins. Returns where it ends.
fn start(tag: &mut Tag, bytes: &[u8], offset: usize) -> Option<usize> {
    let mut at = end_of_name(bytes, offset + 1);
    tag.open(&bytes[offset + 1..at], offset);
    loop {
        let attribute = at + blanks(&bytes[at..]);
        match *bytes.get(attribute..)? {
            [b'>', ..] => {
                tag.is_closed = false;
                return Some(attribute + 1);
            }
            [b'/', b'>', ..] => {
                tag.is_closed = true;
                return Some(attribute + 2);
            }
            [first, ..] if attribute > at && first.is_ascii_alphabetic() => {
                at = self::attribute(tag, bytes, attribute)?;
            }
            _ => return None,
        }
    }
}

/// Reads the attribute at a place. Returns where it ends.
fn attribute(tag: &mut Tag, bytes: &[u8], start: usize) -> Option<usize> {
    let name = end_of_name(bytes, start);
    tag.add(&bytes[start..name]);
    let [b'=', value @ ..] = &bytes[name..] else { return Some(name) };
    let (value, behind) = if let quote @ (b'"' | b'\'') = *value.first()? {
        let length = memchr(quote, &value[1..])?;
        (&value[1..=length], name + "=''".len() + length)
    } else {
        let is_of_it = |byte: &&u8| byte.is_ascii_graphic() && !b"\"'<=>`".contains(byte);
        let length = value.iter().take_while(is_of_it).count();
        (&value[..length], name + 1 + length)
    };
    let is_plain = behind > name + 1 && memchr(b'&', value).is_none();
    is_plain.then(|| {
        tag.set(value);
        behind
    })
}

/// Reads the tag at a place with which an element ends. Returns where it ends itself.
fn end_tag(tag: &mut Tag, bytes: &[u8], offset: usize) -> Option<usize> {
    let name = offset + "</".len();
    let end = end_of_name(bytes, name);
    let close = end + blanks(&bytes[end..]);
    (bytes.get(close) == Some(&b'>')).then(|| {
        tag.open(&bytes[name..end], offset);
        close + 1
    })
}

/// Returns where the comment at a place ends.
fn comment(bytes: &[u8], offset: usize) -> Option<usize> {
    let inside = &bytes[offset + "<!--".len()..];
    let length = memmem::find(inside, b"--")?;
    let is_plain = inside[length..].starts_with(b"-->")
        && !matches!(inside[0], b'-' | b'>')
        && memchr(b'<', &inside[..length]).is_none();
    is_plain.then_some(offset + "<!--".len() + length + "-->".len())
}

/// Where the name of a tag or of an attribute ends.
fn end_of_name(bytes: &[u8], start: usize) -> usize {
    let is_of_it = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_' | b'@' | b'.');
    start + bytes[start..].iter().take_while(is_of_it).count()
}

/// How many bytes of white space some bytes begin with.
fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}
