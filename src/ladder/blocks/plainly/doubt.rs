//! Where what is in doubt ends.
//!
//! Most blocks end with a blank line and a further line at the margin; a heading or an
//! item there needs no blank line. Code between fences and HTML may go on over both. Where
//! such begins and its end isn't certain, all that follows is in doubt.

use memchr::{memchr, memmem};

use super::line::{begins_anew, begins_item, behind_blanks, blanks, marker, next};

/// What a line may begin that goes on over others.
pub(super) enum Opened {
    Nothing,
    /// HTML, up to a blank line.
    Html,
    /// An item without words: where it ends behind a blank line is for the next line to say.
    Empty,
    /// Something that ends with the line before this place.
    Until(usize),
    /// Something that may never end.
    All,
}

/// Where what is in doubt ends.
pub(super) struct Stretch {
    pub(super) end: usize,
    /// Whether its lists may be parted between their items. Nothing may ask then how far
    /// apart these stand: behind other blocks, the parser tells an item's paragraphs only
    /// where a blank line stands anywhere between its neighbours. Nor may a list that
    /// stands in no other begin with an item that is indented.
    pub(super) is_even: bool,
}

/// Returns where what is in doubt from a line on ends: where a line begins above which
/// nothing is left open, but for a list where the line is an item.
pub(super) fn end(text: &str, doubtful: usize) -> usize {
    stretch(text, doubtful, true).end
}

/// The same up to where also lists end.
pub(super) fn with_lists(text: &str, doubtful: usize) -> Stretch {
    stretch(text, doubtful, false)
}

fn stretch(text: &str, doubtful: usize, ends_at_items: bool) -> Stretch {
    let bytes = text.as_bytes();
    let (mut start, mut is_in_html, mut is_behind_blank) = (doubtful, false, true);
    // How far what belongs to the last item at the margin is indented.
    let (mut is_even, mut nested) = (true, usize::MAX);
    loop {
        let mut end = next(bytes, start);
        let mut is_empty = false;
        match opened(text, start, end, is_in_html) {
            Opened::Nothing => {}
            Opened::Html => is_in_html = true,
            Opened::Empty => is_empty = true,
            Opened::Until(closed) => end = closed,
            Opened::All => return Stretch { end: bytes.len(), is_even: false },
        }
        let indent = blanks(&bytes[start..]);
        if indent == 0 {
            nested = marker(bytes, start).map_or(usize::MAX, |marker| marker.words - start);
        }
        is_even &= !is_empty && is_even_line(&text[start..end], is_behind_blank);
        is_even &= indent == 0 || indent >= nested.min(4) || !begins_item(bytes, start + indent);
        start = behind_blanks(bytes, end);
        is_behind_blank = start > end;
        is_in_html &= !is_behind_blank;
        let Some(&first) = bytes.get(start) else { return Stretch { end: start, is_even } };
        let ends = match first {
            ..=b' ' | b':' => false,
            _ if is_behind_blank && is_empty => false,
            _ if !ends_at_items && begins_item(bytes, start) => false,
            _ => is_behind_blank || !is_in_html && begins_anew(bytes, start),
        };
        if ends {
            return Stretch { end: start, is_even };
        }
    }
}

/// Whether a line surely begins nothing but words and items.
fn is_even_line(line: &str, is_behind_blank: bool) -> bool {
    let (before, rest) = line.split_at(marks(line));
    let words = before.trim_start_matches(' ');
    // Code is indented by four, also behind a marker.
    let is_code = is_behind_blank && words.is_empty() && before.len() >= 4 || words.contains("     ");
    !is_code && !before.contains(['>', '\t']) && !rest.starts_with(['#', '<', '=', '_'])
}

/// How many bytes of blanks and of markers of quotes and items a line begins with.
fn marks(line: &str) -> usize {
    let is_mark = |byte: &u8| b" \t>-+*.)".contains(byte) || byte.is_ascii_digit();
    line.bytes().take_while(is_mark).count()
}

/// What is opened by the line between two places.
fn opened(text: &str, start: usize, end: usize, is_in_html: bool) -> Opened {
    let line = &text[start..end];
    let at = marks(line);
    let rest = &line[at..];
    // A rule.
    if line.trim_ascii_end() == "---" && (start == 0 || text[..start].ends_with("\n\n")) {
        return Opened::Nothing;
    }
    if ["", "[ ]", "[x]", "[X]"].contains(&rest.trim_ascii_end()) {
        return Opened::Empty;
    }
    let is_at_margin = at == 0 && !is_in_html;
    match rest.as_bytes() {
        [b'`', b'`', b'`', ..] | [b'~', b'~', b'~', ..] if is_at_margin => fence(text, start, end),
        [b'`', b'`', b'`', ..] | [b'~', b'~', b'~', ..] | [b':', ..] => Opened::All,
        [b'<', ..] => html(text, start + at, end, is_at_margin),
        _ => Opened::Nothing,
    }
}

/// Code between fences at the margin.
pub(super) fn fence(text: &str, start: usize, end: usize) -> Opened {
    let bytes = text.as_bytes();
    let mark = bytes[start];
    let run = |at: usize| bytes[at..].iter().take_while(|&&byte| byte == mark).count();
    let length = run(start);
    if mark == b'`' && memchr(b'`', &bytes[start + length..end]).is_some() {
        return Opened::All;
    }
    let mut line = end;
    while line < bytes.len() {
        let behind = next(bytes, line);
        let gap = blanks(&bytes[line..]);
        let at = line + gap;
        if gap < 4 && run(at) >= length && bytes[at + run(at)..behind].trim_ascii_end().is_empty() {
            return Opened::Until(behind);
        }
        line = behind;
    }
    Opened::All
}

/// HTML that begins at a place: most of it ends with a blank line.
fn html(text: &str, at: usize, end: usize, is_at_margin: bool) -> Opened {
    let bytes = text.as_bytes();
    let inside = &bytes[at + 1..end];
    if inside.starts_with(b"!--") {
        return match memmem::find(&bytes[at..], b"-->").map(|length| at + length) {
            Some(close) if close < end => Opened::Html,
            Some(close) if is_at_margin => Opened::Until(next(bytes, close)),
            _ => Opened::All,
        };
    }
    let is = |name: &str| inside.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()));
    let goes_on = ["!", "?", "pre", "script", "style", "textarea"].into_iter().any(is);
    if goes_on { Opened::All } else { Opened::Html }
}
