//! What is plain is read here, what is in doubt by the parser.
//!
//! Most of what people write is plain: headings, paragraphs, lists, quotes and tables in
//! their simplest shapes, with code, bold words and links in them; code and HTML that end
//! where anyone sees it. Of such a part Markdown's rules leave nothing open, and it is taken
//! apart line by line at a fraction of what the parser needs. [`Reader`] cuts a text into pieces: steps of plain parts, which
//! [`build`](super::build) takes as it takes the parser's events, and stretches in doubt,
//! which it hands to the parser. Both give the same blocks; a property test holds one
//! against the other.
//!
//! Whoever widens what is plain has to know what the rules make of it in every place
//! where it may stand: a wrong word costs more than a slow one.
//!
//! Each byte is looked at a bounded number of times: once here, once more to find where
//! a stretch in doubt ends, and once by the parser.

use std::ops::Range;

use super::marks::Marks;

mod doubt;
mod line;
mod list;
mod paragraph;
mod quote;
mod step;
mod table;
mod whole;
mod words;

pub(super) use step::{Step, What};

/// From so many steps on, they are handed over before more are read.
const MANY: usize = 256;

/// How many plain bytes pay for starting the parser once more: fewer between two
/// stretches in doubt are the parser's too.
pub(super) const LEAST: usize = 512;

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'r> {
    /// What is plain, as steps.
    Plain(&'r [Step]),
    /// What is in doubt: whole blocks, on which nothing outside bears.
    Doubtful(Range<usize>),
}

/// Where the reading of something stopped: the beginning of the line that is in doubt.
type Read<T> = Result<T, Doubt>;

/// A line that may be what isn't plain, by where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Doubt {
    line: usize,
}

/// A text that is being cut.
pub(super) struct Reader<'t> {
    text: &'t str,
    marks: &'t Marks,
    /// Where the next piece begins: at a line above which nothing is left open.
    at: usize,
    steps: Vec<Step>,
    /// The items that are open in the list that is being read.
    open: Vec<list::Item>,
    /// What the steps are of, where they have been read ahead.
    ahead: Option<Run>,
    /// Up to where the items of a list may be read apart, whoever reads them.
    even: usize,
    /// How many bytes a plain stretch has at least between two in doubt.
    least: usize,
}

/// Plain parts, one behind the other.
struct Run {
    end: usize,
    /// Where what is in doubt behind them ends.
    doubtful: Option<usize>,
}

/// Where something begins, and how many steps there are before it.
type Begin = (usize, usize);

impl<'t> Reader<'t> {
    /// Begins with a text in which no reference is defined, nor a footnote: such a line
    /// changes what brackets mean elsewhere. Reading begins at a place; between two
    /// stretches in doubt, a plain one has at least so many bytes, as a rule [`LEAST`].
    pub(super) fn of(text: &'t str, marks: &'t Marks, at: usize, least: usize) -> Self {
        Reader { text, marks, at, steps: Vec::with_capacity(MANY), open: Vec::new(), ahead: None, even: 0, least }
    }

    /// Reads the next piece.
    pub(super) fn next(&mut self) -> Option<Piece<'_>> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        let run = self.ahead.take().unwrap_or_else(|| self.run(start));
        if let Some(end) = run.doubtful.filter(|_| run.end == start) {
            return Some(Piece::Doubtful(start..self.pass(end)));
        }
        // What is in doubt isn't read as plain again.
        self.at = run.end;
        self.ahead = run.doubtful.map(|_| run);
        Some(Piece::Plain(&self.steps))
    }

    /// Reads plain parts from a place on, for a while.
    fn run(&mut self, start: usize) -> Run {
        self.steps.clear();
        let mut end = start;
        // Where the list began that is read, and how many steps were there before.
        let mut list = None;
        while end < self.text.len() && (list.is_some() || self.steps.len() < MANY) {
            let begin = (end, self.steps.len());
            let part = self.part(end);
            let is_list = matches!(self.steps.get(begin.1), Some(Step { what: What::List { .. }, .. }));
            list = is_list.then(|| list.unwrap_or(begin));
            match part {
                Ok(next) => end = next,
                Err(doubt) => {
                    let (from, to) = self.doubtful(doubt, begin, list.unwrap_or(begin));
                    self.steps.truncate(from.1);
                    return Run { end: from.0, doubtful: Some(to) };
                }
            }
        }
        Run { end, doubtful: None }
    }

    /// Returns from where what a doubt is about goes, and up to where: its part, or all of
    /// the list where its items can't be read apart.
    fn doubtful(&mut self, doubt: Doubt, part: Begin, list: Begin) -> (Begin, usize) {
        if doubt.line >= self.even {
            let all = doubt::with_lists(self.text, doubt.line);
            if !all.is_even {
                return (list, all.end);
            }
            self.even = all.end;
        }
        (part, doubt::end(self.text, doubt.line))
    }

    /// Passes over what is in doubt up to a place, and over what little is plain behind it.
    /// Returns where it ends.
    fn pass(&mut self, mut end: usize) -> usize {
        loop {
            let run = self.run(end);
            match run.doubtful {
                Some(next) if run.end < end + self.least => end = next,
                _ => {
                    self.at = end;
                    self.ahead = Some(run);
                    return end;
                }
            }
        }
    }

    /// Reads the part that begins with a line above which nothing is left open, and the
    /// blank lines below it. Returns where the next one begins.
    fn part(&mut self, start: usize) -> Read<usize> {
        let bytes = self.text.as_bytes();
        let start = line::behind_blanks(bytes, start);
        let end = match bytes.get(start) {
            None => Ok(start),
            Some(b' ') => self.indented(start),
            Some(b'|') => self.table(start),
            Some(b'<') => self.html(start),
            Some(b'>') => self.quote(start),
            Some(b'`' | b'~') if line::is_fence(bytes, start) => self.fence(start),
            Some(b'#') if line::heading(bytes, start).is_some() => self.heading(start),
            Some(b'-' | b'*' | b'_') if line::is_rule(bytes, start) => Ok(line::next(bytes, start)),
            Some(_) if line::marker(bytes, start).is_some() => self.list(start),
            Some(_) => self.paragraph(start),
        }?;
        let next = line::behind_blanks(bytes, end);
        // What is defined stands above its definition.
        let is_term = bytes.get(next + line::blanks(&bytes[next..])) == Some(&b':');
        if is_term { Err(Doubt { line: next }) } else { Ok(next) }
    }

    /// Reads a part whose first line is indented: behind four blanks stands code.
    fn indented(&mut self, start: usize) -> Read<usize> {
        let bytes = self.text.as_bytes();
        match line::blanks(&bytes[start..]) {
            4.. => self.indented_code(start),
            indent if line::marker(bytes, start + indent).is_some() => self.list(start),
            _ => self.paragraph(start),
        }
    }

    fn push(&mut self, what: What, words: Range<usize>, place: Range<usize>) {
        self.steps.push(Step::new(what, &words, &place));
    }
}

#[cfg(test)]
mod tests;
