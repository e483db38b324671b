//! Where the texts of data stand in its source, which the parser doesn't tell.

use super::super::claims;
use crate::hash::HashMap;

/// How many letters tell where a text may begin.
const START: usize = 12;

/// Among how many lines that begin alike a text is looked for.
const MOST_ALIKE: usize = 100;

/// About how many bytes a line of data has.
const BYTES_OF_A_LINE: usize = 64;

/// How far behind the last text one within a line is looked for, in bytes.
const FARTHEST: usize = 1 << 14;

/// Finds the lines of texts: equal texts one after the other.
pub(super) struct Places<'a> {
    text: &'a str,
    places: Vec<Place>,
    /// For each beginning, the first and the last of the places that begin so.
    ends: HashMap<Start, (Option<usize>, usize)>,
    /// The line and the place of the last text that was found.
    last: (u32, usize),
    /// Whether any text may speak of building on something.
    pub(super) may_claim: bool,
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

impl<'a> Places<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let may_claim = claims::Places::of(text).may_be_in(0..text.len());
        let mut places = Places { text, places: Vec::new(), ends: HashMap::default(), last: (1, 0), may_claim };
        places.ends.reserve(text.len() / BYTES_OF_A_LINE);
        let mut offset = 0;
        for (line, end) in (1..).zip(memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()])) {
            // Behind the last break begins no line.
            if offset == text.len() {
                break;
            }
            let words = &text[offset..end];
            // A value stands behind its name, or on a line of its own.
            for from in [Some(0), value(words)].into_iter().flatten() {
                places.add(start(&words[from..]), Place { line, offset: offset + from, next: None });
            }
            offset = end + 1;
        }
        places
    }

    fn add(&mut self, start: Start, place: Place) {
        let nth = self.places.len();
        let (_, last) = self.ends.entry(start).or_insert((Some(nth), nth));
        if *last < nth {
            self.places[std::mem::replace(last, nth)].next = Some(nth);
        }
        self.places.push(place);
    }

    pub(super) fn line(&mut self, text: &str) -> u32 {
        self.place(text).map_or(1, |(line, _)| line)
    }

    /// Where the first letter of a text stands in the source.
    pub(super) fn offset(&mut self, text: &str) -> usize {
        let offset = self.place(text).map_or(0, |(_, offset)| offset);
        offset + self.text[offset..].find(char::is_alphanumeric).unwrap_or(0)
    }

    /// The line of a text, and where what begins with it stands in the source.
    fn place(&mut self, text: &str) -> Option<(u32, usize)> {
        let place = self.at_a_line(text).or_else(|| self.within_a_line(text));
        self.last = place.unwrap_or(self.last);
        place
    }

    /// A text that others stand before in its line, behind the last one that was found.
    fn within_a_line(&self, text: &str) -> Option<(u32, usize)> {
        let (line, from) = self.last;
        let words = text.trim().split(['\n', '"', '\\']).next().filter(|words| !words.is_empty())?;
        let rest = &self.text.as_bytes()[from..self.text.len().min(from + FARTHEST)];
        let at = memchr::memmem::find(rest, words.as_bytes())?;
        Some((line + memchr::memchr_iter(b'\n', &rest[..at]).count() as u32, from + at))
    }

    fn at_a_line(&mut self, text: &str) -> Option<(u32, usize)> {
        let (first, _) = self.ends.get_mut(&start(text))?;
        let (source, words) = (self.text, from_letter(text));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_one_after_the_other_also_within_lines() {
        let source = "[{\"a\": \"Oven\",\n \"b\": [\"Bakes \\\"it\\\"\", \"Cools\"]},\n {\"a\": \"Oven\", \"b\": [\"Sells\"]}]\n";
        let mut places = Places::of(source);
        let lines = ["Oven", "Bakes \"it\"", "Cools", "Oven", "Sells"].map(|text| places.line(text));
        assert_eq!(lines, [1, 2, 2, 3, 3]);
    }
}
