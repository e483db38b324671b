//! Texts of data that the parser gave otherwise than they stand in the source, by the
//! letters with which they begin.

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
    // Nearly all lines begin with so many letters of ASCII.
    let plain = text.bytes().take_while(u8::is_ascii).filter(u8::is_ascii_alphanumeric);
    let count = start.iter_mut().zip(plain).map(|(place, letter)| *place = char::from(letter)).count();
    if count < START {
        start.iter_mut().zip(letters(text)).for_each(|(place, letter)| *place = letter);
    }
    start
}

/// Where the value of a line begins that has its name before it.
fn value(line: &str) -> Option<usize> {
    let mut colons = memchr::memchr_iter(b':', line.as_bytes());
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
            // A value stands behind its name, or on a line of its own.
            for from in [Some(0), value(words)].into_iter().flatten() {
                index.add(start(&words[from..]), Place { line, offset: offset + from, next: None });
            }
            offset = end + 1;
        }
        index
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

    fn at_a_line(&mut self, text: &str) -> Option<(u32, usize)> {
        let (first, _) = self.ends.get_mut(&start(text))?;
        let (source, words) = (self.source, from_letter(text));
        // Most texts stand in the source as they are, but for what quotes them.
        let is_here = |at: usize| {
            from_letter(&source[at..]).starts_with(words)
                || letters(&source[at..]).zip(letters(text)).all(|(a, b)| a == b)
        };
        let mut before = None;
        let mut alike = *first;
        for _ in 0..MOST_ALIKE {
            let Some(nth) = alike else { break };
            let Place { line, offset, next } = self.places[nth];
            if is_here(offset) {
                // The first that is this text, and then no other's.
                match before {
                    Some(before) => self.places[before] = Place { next, ..self.places[before] },
                    None => *first = next,
                }
                return Some((line, offset));
            }
            (before, alike) = (Some(nth), next);
        }
        first.map(|nth| (self.places[nth].line, self.places[nth].offset))
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
