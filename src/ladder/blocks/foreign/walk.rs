//! One walk over a text that may be of another markup: its headings and the titles of its
//! parts become headings as Markdown has them. All lines keep their numbers.

use std::borrow::Cow;

use super::super::{front, typed};
use super::headings::{self, Own, Underlines};
use super::parts::{Parts, Reading};
use super::verbatim::{self, Verbatim};
use super::{Line, items, listed};

/// A text as Markdown has it, and what was seen of its markup on the way.
pub(super) struct Marked<'t> {
    pub(super) text: Cow<'t, str>,
    /// How many characters of each line are gone that stood before the others, less those
    /// that were put there; none where none are.
    pub(super) cut: Vec<i32>,
    /// Whether each line is of code or of a comment, up to the last one that is.
    pub(super) code: Vec<bool>,
    /// The titles of its parts.
    pub(super) titles: Vec<String>,
    /// What stands in no part, and what stands in parts.
    pub(super) beside: Beside,
    pub(super) inside: Beside,
    /// Whether it has titles or lists that only `reStructuredText` has.
    pub(super) is_ruled: bool,
}

/// How many lines stand in no part, or in parts, but for headings and tags. What stands above
/// the first heading of the depth under which the first part stands introduces all of it, and is
/// in neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// Those of lists, and the cells of tables but for those that name their rows.
    pub(super) items: usize,
    /// The others.
    pub(super) prose: usize,
}

/// Counts what stands beside parts.
#[derive(Default)]
struct Counted {
    all: Beside,
    inside: Beside,
    /// What had been seen when the first heading of each depth came.
    above: [Option<Beside>; 7],
    introduced: Option<Beside>,
}

impl Counted {
    fn heading(&mut self, depth: usize) {
        if let Some(above) = self.above.get_mut(depth) {
            above.get_or_insert(self.all);
        }
    }

    /// A part under a heading of a depth.
    fn part(&mut self, depth: usize) {
        let above = self.above.get(depth).copied().flatten();
        self.introduced.get_or_insert(above.unwrap_or(self.all));
    }

    fn line(&mut self, line: &str, is_outside: bool) {
        let words = line.trim_start();
        if !line.contains(char::is_alphanumeric) || words.starts_with(['#', '<', '{']) {
            return;
        }
        let counted = if is_outside { &mut self.all } else { &mut self.inside };
        if words.starts_with('|') {
            let cells = memchr::memchr_iter(b'|', words.as_bytes()).count();
            counted.items += cells.saturating_sub(2).max(1);
        } else if words.starts_with(['-', '*', '+']) || typed::marker(line).is_some() {
            counted.items += 1;
        } else {
            counted.prose += 1;
        }
    }

    fn beside(&self) -> Beside {
        let above = self.introduced.unwrap_or_default();
        Beside { items: self.all.items - above.items, prose: self.all.prose - above.prose }
    }
}

/// Returns a text whose headings Markdown knows.
pub(super) fn marked(text: &str) -> Marked<'_> {
    let lines = Line::all(text);
    let own = Own::of(text, &lines);
    let verbatim = verbatim::lines(own, &lines);
    let front = front::find(text).map_or(0, |front| front.end);
    let parts = Parts::of(&lines, own == Own::AsciiDoc);
    let mut underlines = Underlines::of(&lines);
    let mut reading = Reading::new(!underlines.are_tildes());
    let mut written = String::with_capacity(text.len());
    let (mut cut, mut code, mut counted) = (Vec::new(), Vec::new(), Counted::default());
    let (mut is_changed, mut is_ruled, mut nth) = (false, false, 0);
    while let Some(line) = lines.get(nth) {
        let around = |place: Option<usize>| place.and_then(|place| lines.get(place)).map_or("", |line| line.text);
        let (above, below) = (around(nth.checked_sub(1)), &lines[nth + 1..]);
        if line.at < front {
            code.push(true);
            written += line.text;
            written.push('\n');
            nth += 1;
            continue;
        }
        if let Some(what) = verbatim.get(nth).copied().flatten() {
            code.resize(nth, false);
            code.push(what != Verbatim::Table);
            let text = what.written(line.text);
            is_changed |= text != line.text;
            written += &text;
            written.push('\n');
            nth += 1;
            continue;
        }
        let inside = reading.enter(line.text);
        let mut more = 0;
        let is_outside = !reading.is_inside();
        let read = if reading.is_code(inside) {
            code.resize(nth, false);
            code.push(true);
            None
        } else if let Some(heading) = own.heading(inside) {
            Some(reading.heading(&heading).unwrap_or(heading))
        } else if let Some((heading, is_known)) = underlines.next(above, inside, around(Some(nth + 1))) {
            // The line below the title.
            more = 1;
            is_ruled |= is_known;
            Some(reading.heading(&heading).unwrap_or(heading))
        } else if let Some(read) = {
            let depth = reading.depth();
            reading.read(&parts, inside, below).inspect(|_| counted.part(depth))
        } {
            more = read.more;
            Some(read.text)
        } else {
            let is_title = || below.first().is_some_and(|below| headings::is_underline(below.text));
            if !is_title() {
                counted.line(inside, is_outside);
            }
            is_ruled |= inside.trim_start().starts_with(listed::DIRECTIVE);
            reading.underline(above, inside);
            items::item(own, inside, below).or_else(|| reading.heading(inside))
        };
        if is_outside {
            counted.heading(reading.depth());
        }
        let gone = gone(line.text, read.as_deref().unwrap_or(inside));
        if gone != 0 {
            cut.resize(nth, 0);
            cut.push(gone);
        }
        is_changed |= read.is_some() || inside.len() < line.text.len();
        if read.as_ref().is_some_and(|read| read.starts_with('#')) {
            blank_tags_above(&mut written);
        }
        written += read.as_deref().unwrap_or(inside);
        (0..=more).for_each(|_| written.push('\n'));
        nth += 1 + more;
    }
    let text = if is_changed { Cow::Owned(written) } else { Cow::Borrowed(text) };
    Marked { text, cut, code, titles: reading.titles(), beside: counted.beside(), inside: counted.inside, is_ruled }
}

/// Leaves out the lines that are a tag of HTML each right above a heading, which Markdown would
/// take for HTML as well.
fn blank_tags_above(written: &mut String) {
    let (mut end, mut blanked) = (written.len(), 0);
    while let Some(line) =
        written[..end].strip_suffix('\n').map(|above| &above[above.rfind('\n').map_or(0, |at| at + 1)..])
    {
        let tag = line.trim().strip_prefix('<').and_then(|line| line.strip_suffix('>'));
        if !tag.is_some_and(|tag| !tag.is_empty() && !tag.contains(['<', '>'])) {
            break;
        }
        end -= line.len() + 1;
        blanked += 1;
    }
    written.truncate(end);
    (0..blanked).for_each(|_| written.push('\n'));
}

/// How many characters fewer stand before the words of a line than before it was read, if they
/// still stand in it.
fn gone(line: &str, read: &str) -> i32 {
    if line == read {
        return 0;
    }
    let words = read.trim_start_matches(|c: char| "#*->.1 ".contains(c));
    let words = words.trim_start_matches('*').trim_end();
    let first = words.split("**").next().filter(|first| !first.is_empty()).unwrap_or(words).trim_end_matches(':');
    let column = |text: &str| text.find(first).map(|at| text[..at].chars().count());
    let count = |count: usize| i32::try_from(count).unwrap_or(0);
    match (column(line), column(read)) {
        (Some(before), Some(now)) => count(before) - count(now),
        _ => 0,
    }
}
