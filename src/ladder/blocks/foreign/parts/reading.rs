//! Where the lines of parts stand: what holds them, and how deep their headings are.

use super::{Holding, Line, Mark, Parts, callout, fences};

/// The depth of the deepest heading.
const DEEPEST: usize = 6;

/// How deep parts stand in each other at most; what is deeper is words.
const MOST_OPEN: usize = 16;

/// A text whose parts are being read.
#[derive(Default)]
pub(in super::super) struct Reading<'t> {
    /// The depth of the last heading that Markdown knows.
    depth: usize,
    open: Vec<Open<'t>>,
    /// What ends the code or the comment that is being read.
    code: Option<Code>,
    /// Whether lines of tildes are around code.
    has_tildes: bool,
    titles: Vec<String>,
}

/// What is no prose.
#[derive(Clone, Copy)]
enum Code {
    /// Code between fences of a mark, so many or more.
    Fenced(u8, usize),
    Comment,
}

/// A part whose lines are being read.
struct Open<'t> {
    holding: Holding<'t>,
    /// The depth of its title; of what it stands in, if it has none.
    depth: usize,
    /// The depth of the last heading above it.
    above: usize,
    /// How many blanks its lines begin with, once that is known.
    indent: Option<usize>,
    /// How much deeper its headings stand than they say.
    shift: usize,
}

/// What becomes of a line, and of how many below it nothing is left.
pub(in super::super) struct Read {
    pub(in super::super) text: String,
    pub(in super::super) more: usize,
}

impl<'t> Reading<'t> {
    pub(in super::super) fn new(has_tildes: bool) -> Self {
        Reading { depth: 1, has_tildes, ..Reading::default() }
    }

    /// The depth of the last heading.
    pub(in super::super) fn depth(&self) -> usize {
        self.depth
    }

    /// The titles of all parts that were read.
    pub(in super::super) fn titles(self) -> Vec<String> {
        self.titles
    }

    /// What of a line stands in the parts that hold it; those that don't are closed.
    pub(in super::super) fn enter(&mut self, line: &'t str) -> &'t str {
        let (mut inside, mut kept) = (line, 0);
        for open in &mut self.open {
            let Some(rest) = open.inside(inside) else { break };
            (inside, kept) = (rest, kept + 1);
        }
        if kept < self.open.len() {
            // Code ends with what holds it.
            self.code = None;
            self.close(kept);
        }
        inside
    }

    /// Whether what comes stands in a part.
    pub(in super::super) fn is_inside(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether a line is of code or of a comment, or begins or ends it.
    pub(in super::super) fn is_code(&mut self, inside: &str) -> bool {
        let words = inside.trim();
        let begins = || match *words.as_bytes() {
            [mark @ (b'`' | b'~'), ..] => self.fence(words, mark),
            [b'<', b'!', b'-', b'-', ..] => Some(Code::Comment).filter(|_| !words.contains("-->")),
            _ => None,
        };
        let ends = |code: Code| match code {
            Code::Fenced(mark, least) => words.len() >= least && words.bytes().all(|byte| byte == mark),
            Code::Comment => words.contains("-->"),
        };
        match self.code {
            Some(code) if ends(code) => self.code = None,
            Some(_) => {}
            None => {
                self.code = begins();
                return self.code.is_some();
            }
        }
        true
    }

    /// The code that a fence begins, which is none of a part.
    fn fence(&self, words: &str, mark: u8) -> Option<Code> {
        let length = words.bytes().take_while(|&byte| byte == mark).count();
        let (fence, info) = words.split_at(length);
        let is_code = match mark {
            b'~' => self.has_tildes || !info.is_empty(),
            _ if info.is_empty() => !self.open.iter().any(|open| open.is_named(fence)),
            _ => !info.contains('`') && !fences::is_part(info.trim()),
        };
        (length > 2 && is_code).then_some(Code::Fenced(mark, length))
    }

    /// A line as it is without parts: their titles are headings below the one that they stand
    /// under. Nothing where it stays as it is.
    pub(in super::super) fn read(&mut self, parts: &Parts<'t>, inside: &'t str, below: &[Line<'t>]) -> Option<Read> {
        let (mark, lines) = parts.mark(inside, below)?;
        let text = match mark {
            Mark::Closes(name, behind) => match self.open.iter().rposition(|open| open.is_named(name)) {
                Some(nth) => {
                    self.close(nth);
                    behind.to_owned()
                }
                // What ends a block begins one as well.
                None if parts.is_asciidoc => self.begin(Holding::Closed(name), "")?,
                None => return None,
            },
            Mark::Parts(name, title) => {
                if let Some(nth) = self.open.iter().rposition(|open| open.is_named(name)) {
                    self.close(nth);
                }
                self.begin(Holding::Closed(name), &title)?
            }
            Mark::Opens(holding, title) => self.begin(holding, &title)?,
            Mark::Names(title) => format!("**{title}**"),
        };
        Some(Read { text, more: (lines - 1).min(below.len()) })
    }

    fn begin(&mut self, holding: Holding<'t>, title: &str) -> Option<String> {
        if self.open.len() >= MOST_OPEN {
            return None;
        }
        let (own, above) = (self.open.last().map_or(0, |open| open.depth), self.depth);
        let depth = if title.is_empty() { own } else { (above + 1).min(DEEPEST) };
        let indent = if let Holding::Indented(indent) = holding { indent } else { None };
        self.open.push(Open { holding, depth, above, indent, shift: 0 });
        if title.is_empty() {
            return Some(String::new());
        }
        self.titles.push(title.to_owned());
        // What follows a part stands beside it, however deep its own headings are.
        self.depth = depth;
        Some(format!("{} {title}", "#".repeat(depth)))
    }

    /// Closes all but the outermost ones.
    fn close(&mut self, kept: usize) {
        if let Some(open) = self.open.drain(kept..).next() {
            self.depth = open.above;
        }
    }

    /// A heading in a part, where it would stand beside the part's own title or above it.
    pub(in super::super) fn heading(&mut self, line: &str) -> Option<String> {
        let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
        if !(1..=DEEPEST).contains(&hashes) || !line[hashes..].starts_with(' ') {
            return None;
        }
        let Some(open) = self.open.last_mut() else {
            self.depth = hashes;
            return None;
        };
        open.shift = open.shift.max((open.depth + 1).saturating_sub(hashes));
        self.depth = (hashes + open.shift).min(DEEPEST);
        (open.shift > 0).then(|| format!("{}{}", "#".repeat(self.depth.saturating_sub(hashes)), line))
    }

    /// A line that underlines a title in Markdown's way.
    pub(in super::super) fn underline(&mut self, title: &str, line: &str) {
        let is_of = |mark: u8| line.len() > 2 && line.bytes().all(|byte| byte == mark);
        if self.open.is_empty() && title.starts_with(char::is_alphanumeric) {
            self.depth = if is_of(b'=') {
                1
            } else if is_of(b'-') {
                2
            } else {
                self.depth
            };
        }
    }
}

impl Open<'_> {
    /// Whether a mark of a name ends it; a fence of ticks is ended by one that is as long.
    fn is_named(&self, name: &str) -> bool {
        let Holding::Closed(own) = self.holding else { return false };
        own == name || (own.starts_with('`') && name.starts_with(own) && name.bytes().all(|byte| byte == b'`'))
    }

    /// What a line of it is without what shows that it is one; nothing if it is none.
    fn inside<'l>(&mut self, line: &'l str) -> Option<&'l str> {
        let own = line.len() - line.trim_start_matches(' ').len();
        let is_blank = line.trim().is_empty();
        match self.holding {
            Holding::Quoted => {
                let rest = line.strip_prefix('>').filter(|_| callout(line).is_none())?;
                Some(rest.strip_prefix(' ').unwrap_or(rest))
            }
            _ if is_blank => Some(""),
            Holding::Indented(_) => {
                let indent = *self.indent.get_or_insert(own.max(2));
                let indented = Some(line).filter(|_| own >= indent).map(|line| &line[indent..]);
                indented.or_else(|| line.strip_prefix('\t'))
            }
            Holding::Closed(_) => {
                let indent = *self.indent.get_or_insert(own);
                Some(&line[own.min(indent)..])
            }
        }
    }
}
