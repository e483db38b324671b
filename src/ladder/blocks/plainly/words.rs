//! Words of a line, with what is marked in them.
//!
//! A mark is taken for what it is only where no other reading is left within the line,
//! so that nothing in it waits for a further one.

use std::ops::Range;

use memchr::memchr2;

use super::{Reader, What};

/// Where the words of a line end.
pub(super) struct Line {
    /// The end of the line with the blanks that don't belong to its words.
    pub(super) end: Range<usize>,
    /// Where the next one begins.
    pub(super) next: usize,
}

/// What stands beside a mark of emphasis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Blank,
    Letter,
    Mark,
}

/// What a mark is.
enum Mark {
    /// So many bytes that stand for themselves.
    Words(usize),
    /// The first of something that was kept up to here.
    Kept(usize),
}

/// Words of a line while they are read.
struct Words {
    /// Where they begin.
    start: usize,
    /// Where those begin that aren't kept yet.
    from: usize,
    /// Emphasis that is open: its mark, and how often it stands there.
    open: Option<(u8, usize)>,
}

impl Reader<'_> {
    /// Reads the words of a line from a place on; nothing where they are in doubt.
    pub(super) fn line(&mut self, start: usize) -> Option<Line> {
        let bytes = self.text.as_bytes();
        let end = self.words(start)?;
        match bytes.get(end) {
            // A bar may part the cells of a table.
            Some(b'|') => None,
            None => Some(Line { end: end..end, next: end }),
            Some(_) => {
                let blanks = blanks_before(&bytes[start..end]);
                // Two blanks at the end are a break of their own.
                let from = if blanks > 1 { end - blanks } else { end };
                Some(Line { end: from..end + 1, next: end + 1 })
            }
        }
    }

    /// Reads words up to the end of the line or a bar. Returns where that is.
    pub(super) fn words(&mut self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut words = Words { start, from: start, open: None };
        let mut at = start;
        loop {
            at = self.marks.next(at);
            if bytes.get(at).is_none_or(|byte| matches!(byte, b'\n' | b'|')) {
                break;
            }
            match self.mark(&mut words, at)? {
                Mark::Words(length) => at += length,
                Mark::Kept(end) => (at, words.from) = (end, end),
            }
        }
        self.keep(words.from..at - blanks_before(&bytes[words.from..at]));
        words.open.is_none().then_some(at)
    }

    /// Keeps words that stand for themselves.
    fn keep(&mut self, words: Range<usize>) {
        if !words.is_empty() {
            let are_even = self.marks.are_even(&words);
            self.push(What::Words { are_even }, words.clone(), words);
        }
    }

    /// Reads what a mark begins.
    fn mark(&mut self, words: &mut Words, at: usize) -> Option<Mark> {
        let rest = &self.text.as_bytes()[at..];
        let stands = match rest {
            [b'^' | b'{' | b'}', ..] | [b'<', b' ', ..] => true,
            [b']', rest @ ..] => !rest.starts_with(b"("),
            [b'&', rest @ ..] => !may_be_entity(rest),
            [b'\\', next, ..] => *next == b' ' || next.is_ascii_alphanumeric(),
            _ => false,
        };
        match rest[0] {
            _ if stands => Some(Mark::Words(1)),
            b'`' => self.code(words, at),
            b'[' => self.link(words, at),
            b'*' | b'_' => self.emphasis(words, at),
            b'<' => self.line_break(words, at),
            _ => None,
        }
    }

    fn code(&mut self, words: &Words, at: usize) -> Option<Mark> {
        let rest = &self.text.as_bytes()[at + 1..];
        let length = memchr2(b'`', b'\n', rest)?;
        let inside = &rest[..length];
        let is_code = rest[length] == b'`'
            && rest.get(length + 1) != Some(&b'`')
            && !matches!(inside, [] | [b' ', ..] | [.., b' '])
            && !inside.iter().any(|&byte| matches!(byte, ..b' ' | b'\\' | b'|'));
        if !is_code {
            return None;
        }
        self.keep(words.from..at);
        let end = at + 2 + length;
        self.push(What::Code, at + 1..end - 1, at..end);
        Some(Mark::Kept(end))
    }

    /// A bracket that stands for itself, or begins words that lead elsewhere.
    fn link(&mut self, words: &Words, at: usize) -> Option<Mark> {
        let bytes = self.text.as_bytes();
        if bytes[at + 1..].starts_with(b"**") {
            return self.strong_link(words, at);
        }
        let mut end = at + 1;
        loop {
            end = self.marks.next(end);
            // One in a word stands for itself.
            match bytes.get(end) {
                Some(b'_') if bytes[end - 1].is_ascii_alphanumeric() => {}
                _ => break,
            }
            if !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) {
                break;
            }
            end += 1;
        }
        if !bytes[end..].starts_with(b"](") {
            return Some(Mark::Words(1));
        }
        let behind = self.behind_target(end + 2).filter(|_| !bytes[..at].ends_with(b"!") && end > at + 1)?;
        self.keep(words.from..at);
        self.push(What::Link, at + 1..end, at..behind);
        Some(Mark::Kept(behind))
    }

    /// Strong words that lead elsewhere.
    fn strong_link(&mut self, words: &Words, at: usize) -> Option<Mark> {
        let bytes = self.text.as_bytes();
        let start = at + "[**".len();
        let end = self.marks.next(start);
        let is_strong = bytes.get(start).is_some_and(u8::is_ascii_alphanumeric)
            && bytes[end - 1].is_ascii_alphanumeric()
            && bytes[end..].starts_with(b"**](");
        if !is_strong || words.open.is_some() || bytes[..at].ends_with(b"!") {
            return None;
        }
        let behind = self.behind_target(end + "**](".len())?;
        self.keep(words.from..at);
        self.push(What::StrongLink, start..end, at..behind);
        Some(Mark::Kept(behind))
    }

    /// Where a link ends that leads to what stands at a place.
    fn behind_target(&self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let length = bytes[start..].iter().take_while(|&&byte| is_of_a_target(byte)).count();
        (length > 0 && bytes.get(start + length) == Some(&b')')).then_some(start + length + 1)
    }

    /// A tag that ends a line within words.
    fn line_break(&mut self, words: &Words, at: usize) -> Option<Mark> {
        let rest = &self.text[at..];
        let tag = ["<br>", "<br/>", "<br />"].into_iter().find(|tag| rest.starts_with(tag))?;
        if words.open.is_some() {
            return None;
        }
        self.keep(words.from..at);
        let end = at + tag.len();
        self.push(What::Break, at..at, at..end);
        Some(Mark::Kept(end))
    }

    /// What opens or closes emphasis, or stands for itself.
    fn emphasis(&mut self, words: &mut Words, at: usize) -> Option<Mark> {
        let bytes = self.text.as_bytes();
        let mark = bytes[at];
        let run = 1 + usize::from(bytes.get(at + 1) == Some(&mark));
        let end = at + run;
        if bytes.get(end) == Some(&mark) {
            return None;
        }
        let before =
            if at == words.start { Some(Side::Blank) } else { self.text[..at].chars().next_back().and_then(Side::of) }?;
        let after = self.text[end..].chars().next().map_or(Some(Side::Blank), Side::of)?;
        let is_open = words.open == Some((mark, run));
        let what = match (before, after) {
            (Side::Blank, Side::Blank) => return Some(Mark::Words(run)),
            (Side::Letter, Side::Letter) if mark == b'_' => return Some(Mark::Words(run)),
            (Side::Letter, _) | (Side::Mark, Side::Blank | Side::Mark) if is_open => Self::END[run - 1],
            // Nothing is open that it could close.
            (Side::Letter | Side::Mark, Side::Blank) if words.open.is_none() => return Some(Mark::Words(run)),
            (Side::Blank | Side::Mark, Side::Letter) | (Side::Blank, Side::Mark) if words.open.is_none() => {
                Self::BEGIN[run - 1]
            }
            _ => return None,
        };
        words.open = (!is_open).then_some((mark, run));
        self.keep(words.from..at);
        self.push(what, at..end, at..end);
        Some(Mark::Kept(end))
    }

    /// What one mark of emphasis begins, and two of them.
    const BEGIN: [What; 2] = [What::Emphasis, What::Strong];

    /// What they end.
    const END: [What; 2] = [What::EmphasisEnd, What::StrongEnd];
}

impl Side {
    /// What a character is beside emphasis; nothing where that is a question of tables.
    fn of(letter: char) -> Option<Self> {
        match letter {
            ' ' | '\n' => Some(Side::Blank),
            // Other marks of emphasis have their own say.
            '*' | '_' | '~' => None,
            _ if letter.is_ascii_punctuation() => Some(Side::Mark),
            '\0'..'\u{2000}' | '\u{3041}'..='\u{d7a3}' if letter.is_alphanumeric() => Some(Side::Letter),
            _ => None,
        }
    }
}

/// How many spaces some bytes end with.
fn blanks_before(bytes: &[u8]) -> usize {
    bytes.iter().rev().take_while(|&&byte| byte == b' ').count()
}

/// Whether an ampersand with these bytes behind it may be an entity.
fn may_be_entity(rest: &[u8]) -> bool {
    let name = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    rest.first() == Some(&b'#') || name > 0 && rest.get(name) == Some(&b';')
}

/// Whether a byte stands for itself where a link leads to.
fn is_of_a_target(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"/:.-#?=%+@,_".contains(&byte)
}
