//! What goes over lines as it stands: code, HTML.

use memchr::{memchr, memmem, memrchr};

use super::doubt::{self, Opened};
use super::{Doubt, Read, Reader, What, line};

/// Tags that begin HTML whatever stands in them; a blank line ends it.
const BLOCKS: &[&[u8]] = &[
    b"details", b"summary", b"div", b"p", b"ul", b"ol", b"li", b"dl", b"dt", b"dd", b"h1", b"h2", b"h3", b"h4", b"h5",
    b"h6", b"hr", b"center", b"section", b"article", b"aside", b"header", b"footer", b"main", b"nav", b"figure",
];

/// Tags that begin HTML with rules of its own, and what ends it.
const RAW: &[(&[u8], &[u8])] =
    &[(b"pre", b"</pre>"), (b"script", b"</script>"), (b"style", b"</style>"), (b"textarea", b"</textarea>")];

impl Reader<'_> {
    /// Reads code between fences.
    pub(super) fn fence(&mut self, start: usize) -> Read<usize> {
        let words = line::next(self.text.as_bytes(), start);
        match doubt::fence(self.text, start, words) {
            Opened::Until(end) => self.between(What::CodeBlock, start, end),
            _ => Err(Doubt { line: start }),
        }
    }

    /// Reads what stands as it is between a line at a place and the one that closes it.
    fn between(&mut self, what: What, start: usize, end: usize) -> Read<usize> {
        let (bytes, words) = (self.text.as_bytes(), line::next(self.text.as_bytes(), start));
        let lines = bytes[..end].strip_suffix(b"\n").unwrap_or(&bytes[..end]);
        let close = memrchr(b'\n', lines).map_or(0, |newline| newline + 1);
        // Other white space behind the marks would make them words.
        let is_plain = lines[close..].iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
        if !is_plain {
            return Err(Doubt { line: start });
        }
        self.push(what, words..close, start..lines.len());
        Ok(end)
    }

    /// Reads code that is indented by four.
    pub(super) fn indented_code(&mut self, start: usize) -> Read<usize> {
        let bytes = self.text.as_bytes();
        let (mut begin, mut end) = (start, start);
        while bytes[begin..].starts_with(b"    ") {
            end = line::next(bytes, begin);
            begin = line::behind_blanks(bytes, end);
        }
        // A tab may stand for as many blanks.
        let behind = begin + line::blanks(&bytes[begin..]);
        if bytes.get(behind) == Some(&b'\t') || memchr(b'\t', &bytes[start..end]).is_some() {
            return Err(Doubt { line: start });
        }
        self.push(What::IndentedCode, start + 4..end, start + 4..end);
        Ok(end)
    }

    /// Reads HTML that begins a line.
    pub(super) fn html(&mut self, start: usize) -> Read<usize> {
        let bytes = self.text.as_bytes();
        let rest = &bytes[start..];
        let end = match closing(rest) {
            Some(close) => memmem::find(rest, close).map(|length| line::next(bytes, start + length)),
            None => begins_html(&rest[1..]).then(|| end_of_html(bytes, start)),
        };
        let end = end.ok_or(Doubt { line: start })?;
        self.push(What::Html, start..end, start..end);
        Ok(end)
    }
}

/// What ends HTML over blank lines, if it begins so: a comment, or a tag that goes on.
fn closing(html: &[u8]) -> Option<&'static [u8]> {
    match html {
        // What else follows at once may close it.
        [b'<', b'!', b'-', b'-', next, ..] => (!matches!(next, b'-' | b'>')).then_some(b"-->"),
        [b'<', inside @ ..] => {
            let is_begun =
                |name: &[u8]| inside.strip_prefix(name).is_some_and(|rest| matches!(rest, [b' ' | b'>' | b'\n', ..]));
            RAW.iter().find(|(name, _)| is_begun(name)).map(|(_, close)| *close)
        }
        _ => None,
    }
}

/// Whether the bytes behind a `<` make a tag of it that begins HTML up to a blank line.
fn begins_html(inside: &[u8]) -> bool {
    let inside = inside.strip_prefix(b"/").unwrap_or(inside);
    let (name, rest) = inside.split_at(inside.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count());
    let is_of = |names: &[&[u8]]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let is_raw = RAW.iter().any(|(raw, _)| raw.eq_ignore_ascii_case(name));
    match rest {
        [b' ' | b'\t' | b'\n' | b'>', ..] if is_of(BLOCKS) => true,
        // Any other has to stand alone in its line.
        [b'>', rest @ ..] => {
            let is_name = name.first().is_some_and(u8::is_ascii_alphabetic);
            is_name && !is_raw && matches!(rest[line::blanks(rest)..], [] | [b'\n', ..])
        }
        _ => false,
    }
}

/// Where HTML ends that begins at a place: before a blank line.
fn end_of_html(bytes: &[u8], start: usize) -> usize {
    let mut end = line::next(bytes, start);
    while end < bytes.len() && line::behind_blanks(bytes, end) == end {
        end = line::next(bytes, end);
    }
    end
}
