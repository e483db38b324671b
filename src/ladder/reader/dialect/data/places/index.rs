//! Texts of data that the parser gave otherwise than they stand in the source, by the
//! letters with which they begin.

use std::ops::Range;

use crate::hash::HashMap;

/// How many letters tell where a text may begin.
const START: usize = 12;

/// Among how many lines that begin alike a text is looked for.
const MOST_ALIKE: usize = 100;

/// About how many bytes a line of data has.
const BYTES_OF_A_LINE: usize = 64;

/// How far behind another text one within a line is looked for, in bytes.
const FARTHEST: usize = 1 << 14;

/// The lines of a source by what they begin with, and values behind their names: equal
/// texts are found one after the other.
pub(super) struct Index<'a> {
    source: &'a str,
    places: Vec<Place>,
    /// For each beginning, the first and the last of the places that begin so.
    ends: HashMap<Start, (Option<usize>, usize)>,
}

/// A place where a text may begin.
#[derive(Clone, Copy)]
struct Place {
    /// Line in the source, from 1.
    line: u32,
    /// Where it is, in bytes.
    offset: usize,
    /// The next place that begins alike.
    next: Option<usize>,
}

/// The letters with which a text begins.
type Start = [char; START];

fn start(text: &str) -> Start {
    let mut start = ['\0'; START];
    // Nearly all lines begin with so many letters of ASCII, and escape none.
    let plain = text.bytes().take_while(|byte| byte.is_ascii() && *byte != b'\\').filter(u8::is_ascii_alphanumeric);
    let count = start.iter_mut().zip(plain).map(|(place, letter)| *place = char::from(letter)).count();
    if count < START {
        start.iter_mut().zip(letters(text)).for_each(|(place, letter)| *place = letter);
    }
    start
}

/// How a source begins at some place: as a text does, but for its escapes.
fn start_in_source(source: &str) -> Start {
    let is_escaped = source.bytes().take(START * 2).any(|byte| byte == b'\\');
    if !is_escaped {
        return start(source);
    }
    let mut start = ['\0'; START];
    start.iter_mut().zip(letters_in_source(source)).for_each(|(place, letter)| *place = letter);
    start
}

/// Where the value of a line begins that has its name before it.
fn value(line: &str) -> Option<usize> {
    let mut colons = memchr::memchr2_iter(b':', b'=', line.as_bytes());
    colons.find(|colon| line.as_bytes().get(colon + 1) == Some(&b' ')).map(|colon| colon + 2)
}

impl<'a> Index<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        let mut index = Index { source, places: Vec::new(), ends: HashMap::default() };
        index.ends.reserve(source.len() / BYTES_OF_A_LINE);
        let mut offset = 0;
        for (line, end) in (1..).zip(memchr::memchr_iter(b'\n', source.as_bytes()).chain([source.len()])) {
            // Behind the last break begins no line.
            if offset == source.len() {
                break;
            }
            let words = &source[offset..end];
            index.add_line(words, line, offset);
            offset = end + 1;
        }
        index
    }

    /// Adds the places of a line.
    fn add_line(&mut self, words: &str, line: u32, offset: usize) {
        let mut add = |start, from| self.add(start, Place { line, offset: offset + from, next: None });
        // A value stands behind its name, or on a line of its own.
        let whole = [Some(0), value(words)].map(|from| from.map(|from| (start_in_source(&words[from..]), from)));
        whole.iter().flatten().for_each(|(start, from)| add(*start, *from));
        let brackets =
            memchr::memchr3(b'[', b'{', b']', words.as_bytes()).or_else(|| memchr::memchr(b'}', words.as_bytes()));
        if brackets.is_none() {
            return;
        }
        // Where lists and mappings stand in a line, each of their texts may be one.
        let first_letter = |from: usize| words.len() - from_letter(&words[from..]).len();
        for part in Tokens::of(words) {
            let (start, from) = (start_in_source(&words[part.clone()]), part.start);
            let is_known = |known: &(Start, usize)| known.0 == start && first_letter(known.1) == first_letter(from);
            if !whole.iter().flatten().any(is_known) {
                add(start, from);
            }
        }
    }

    fn add(&mut self, start: Start, place: Place) {
        let nth = self.places.len();
        let (_, last) = self.ends.entry(start).or_insert((Some(nth), nth));
        if *last < nth {
            self.places[std::mem::replace(last, nth)].next = Some(nth);
        }
        self.places.push(place);
    }

    /// Returns the line of a text, and where what begins with it stands in the source.
    /// `last` is the same of another text, behind which it may stand in a line.
    pub(super) fn find(&mut self, text: &str, last: (u32, usize)) -> Option<(u32, usize)> {
        self.at_a_line(text).or_else(|| self.within_a_line(text, last))
    }

    /// A text that others stand before in its line, behind another one.
    fn within_a_line(&self, text: &str, (line, from): (u32, usize)) -> Option<(u32, usize)> {
        let words = text.trim().split(['\n', '"', '\\']).next().filter(|words| !words.is_empty())?;
        let rest = &self.source.as_bytes()[from..self.source.len().min(from + FARTHEST)];
        let at = memchr::memmem::find(rest, words.as_bytes())?;
        Some((line + memchr::memchr_iter(b'\n', &rest[..at]).count() as u32, from + at))
    }

    /// Returns what would be found of a text.
    pub(super) fn peek(&self, text: &str, last: (u32, usize)) -> Option<(u32, usize)> {
        let at_a_line = || {
            let (first, _) = self.ends.get(&start(text))?;
            let (_, nth) = self.nth(text, *first).or_else(|| Some((None, (*first)?)))?;
            Some((self.places[nth].line, self.places[nth].offset))
        };
        at_a_line().or_else(|| self.within_a_line(text, last))
    }

    fn at_a_line(&mut self, text: &str) -> Option<(u32, usize)> {
        let (first, _) = *self.ends.get(&start(text))?;
        let Some((before, nth)) = self.nth(text, first) else {
            return first.map(|nth| (self.places[nth].line, self.places[nth].offset));
        };
        let Place { line, offset, next } = self.places[nth];
        // The first that is this text, and then no other's.
        match before {
            Some(before) => self.places[before] = Place { next, ..self.places[before] },
            None => {
                if let Some((first, _)) = self.ends.get_mut(&start(text)) {
                    *first = next;
                }
            }
        }
        Some((line, offset))
    }

    /// The place of a text among those that begin alike, from the first of these on, and the one
    /// before it.
    fn nth(&self, text: &str, first: Option<usize>) -> Option<(Option<usize>, usize)> {
        let (source, words) = (self.source, from_letter(text));
        // Most texts stand in the source as they are, but for what quotes them.
        let is_here = |at: usize| {
            from_letter(&source[at..]).starts_with(words)
                || letters_in_source(&source[at..]).zip(letters(text)).all(|(a, b)| a == b)
        };
        let mut before = None;
        let mut alike = first;
        for _ in 0..MOST_ALIKE {
            let Some(nth) = alike else { break };
            let Place { offset, next, .. } = self.places[nth];
            if is_here(offset) {
                return Some((before, nth));
            }
            (before, alike) = (Some(nth), next);
        }
        None
    }
}

/// The texts of a line that has lists or mappings in brackets: in quotes, or up to the next mark.
struct Tokens<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    fn of(line: &'a str) -> Self {
        Tokens { line, at: 0 }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let bytes = self.line.as_bytes();
        let is_between = |byte: &u8| matches!(byte, b' ' | b'\t' | b',' | b':' | b'[' | b']' | b'{' | b'}');
        self.at += bytes[self.at..].iter().take_while(|byte| is_between(byte)).count();
        let (begin, first) = (self.at, *bytes.get(self.at)?);
        if let quote @ (b'"' | b'\'') = first {
            let mut is_escape = false;
            let is_inside = |byte: &&u8| {
                let is_end = **byte == quote && !is_escape;
                is_escape = **byte == b'\\' && quote == b'"' && !is_escape;
                !is_end
            };
            let end = begin + 1 + bytes[begin + 1..].iter().take_while(is_inside).count();
            self.at = bytes.len().min(end + 1);
            return Some(begin + 1..end);
        }
        let rest = &bytes[begin..];
        let is_end = |(nth, byte): (usize, &u8)| {
            matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
                || (*byte == b':' && rest.get(nth + 1).is_none_or(|&next| next == b' '))
        };
        self.at = begin + rest.iter().enumerate().position(is_end).unwrap_or(rest.len());
        Some(begin..self.at)
    }
}

/// A text from its first letter on.
fn from_letter(text: &str) -> &str {
    text.trim_start_matches(|letter: char| !letter.is_alphanumeric())
}

/// The letters of a text: quotes and escapes differ between data and source.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| letter.is_alphanumeric())
}

/// The letters that a source stands for: its escapes are told from them.
fn letters_in_source(source: &str) -> impl Iterator<Item = char> {
    const DIGITS: usize = 4;

    let mut letters = source.chars();
    std::iter::from_fn(move || {
        loop {
            let letter = match letters.next()? {
                '\\' => match letters.next()? {
                    'u' => {
                        let rest = letters.as_str();
                        let code = rest.get(..DIGITS).and_then(|digits| u32::from_str_radix(digits, 16).ok());
                        letters = rest.get(DIGITS..).unwrap_or_default().chars();
                        code.and_then(char::from_u32).unwrap_or(' ')
                    }
                    'b' | 'f' | 'n' | 'r' | 't' => ' ',
                    letter => letter,
                },
                letter => letter,
            };
            if letter.is_alphanumeric() {
                return Some(letter);
            }
        }
    })
}
