//! Headings of Org, of wikis and of `reStructuredText`, and titles of parts, as Markdown has
//! them. All lines keep their numbers.

use std::borrow::Cow;

use super::super::typed;
use super::Line;
use super::parts::{Parts, Reading};

/// A text as Markdown has it.
pub(super) struct Marked<'t> {
    pub(super) text: Cow<'t, str>,
    /// How many characters of each line are gone that stood before the others; none where
    /// none are.
    pub(super) cut: Vec<u32>,
    /// How many lines behind the first part stand in none, but for headings and tags; those
    /// of items, and others.
    pub(super) beside: (usize, usize),
}

/// Returns a text whose headings Markdown knows.
pub(super) fn marked(text: &str) -> Marked<'_> {
    let lines = Line::all(text);
    let is_org = lines.iter().any(|line| option(line.text).is_some());
    let is_bare = |line: &&Line<'_>| line.text.starts_with("== ") && !line.text.trim_end().ends_with('=');
    let is_ascii = begins_as_asciidoc(text)
        || lines.iter().any(|line| line.text.trim_end() == "|===")
        || lines.iter().filter(is_bare).nth(1).is_some();
    let foreign = match (is_org, is_ascii) {
        (true, _) => of_org,
        (_, true) => of_asciidoc,
        _ if is_dokuwiki(&lines) => of_dokuwiki,
        _ => of_wiki,
    };
    let parts = Parts::of(&lines, is_ascii && !is_org);
    let (mut reading, mut titles) = (Reading::new(), Underlines::default());
    let mut written = String::with_capacity(text.len());
    let mut cut = Vec::new();
    let (mut beside, mut has_part) = ((0, 0), false);
    let (mut is_changed, mut nth) = (false, 0);
    while let Some(line) = lines.get(nth) {
        let around = |place: Option<usize>| place.and_then(|place| lines.get(place)).map_or("", |line| line.text);
        let (above, below) = (around(nth.checked_sub(1)), &lines[nth + 1..]);
        let inside = reading.enter(line.text);
        let mut more = 0;
        let read = if reading.is_code(inside) {
            None
        } else if let Some(heading) = foreign(inside) {
            Some(reading.heading(&heading).unwrap_or(heading))
        } else if let Some(heading) = titles.next(above, inside, around(Some(nth + 1))) {
            // The line below the title.
            more = 1;
            Some(reading.heading(&heading).unwrap_or(heading))
        } else if let Some(read) = reading.read(&parts, inside, below) {
            more = read.more;
            has_part = true;
            Some(read.text)
        } else {
            let is_title = || below.first().is_some_and(|below| is_underline(below.text));
            if has_part && !reading.is_inside() && is_prose(inside) && !is_title() {
                let is_item = inside.trim_start().starts_with(['-', '*', '+']) || typed::marker(inside).is_some();
                *(if is_item { &mut beside.0 } else { &mut beside.1 }) += 1;
            }
            reading.underline(above, inside);
            reading.heading(inside)
        };
        let gone = line.text.len() - inside.len();
        if gone > 0 {
            cut.resize(nth, 0);
            cut.push(u32::try_from(gone).unwrap_or(0));
        }
        is_changed |= read.is_some() || gone > 0;
        written += read.as_deref().unwrap_or(inside);
        (0..=more).for_each(|_| written.push('\n'));
        nth += 1 + more;
    }
    Marked { text: if is_changed { Cow::Owned(written) } else { Cow::Borrowed(text) }, cut, beside }
}

/// Whether a line has words, and is neither a heading nor a tag.
fn is_prose(line: &str) -> bool {
    line.contains(char::is_alphanumeric) && !line.trim_start().starts_with(['#', '<', '{'])
}

/// Whether Markdown takes what stands above a line for a title.
fn is_underline(line: &str) -> bool {
    let line = line.trim_end();
    line.len() > 2 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

/// Whether the first line is a title as `AsciiDoc` has it.
pub(super) fn begins_as_asciidoc(text: &str) -> bool {
    let first = typed::first_line(text);
    first.starts_with("= ") && !first.trim_end().ends_with('=')
}

/// Whether a text has titles with lines below them that Markdown doesn't know.
pub(super) fn are_underlined(text: &str) -> bool {
    let lines = Line::all(text);
    let is_title = |lines: &[Line<'_>]| {
        let [above, title, below] = lines else { return false };
        underline(above.text, title.text, below.text).is_some_and(|mark| UNDERLINES.contains(mark))
    };
    lines.windows(3).any(is_title)
}

/// What titles are underlined with in `reStructuredText`, and hardly anywhere else.
const UNDERLINES: &str = "~^\"";

/// What titles were underlined with, the highest first.
#[derive(Default)]
struct Underlines(Vec<char>);

impl Underlines {
    /// A title with a line below it that Markdown doesn't know.
    fn next(&mut self, above: &str, title: &str, below: &str) -> Option<String> {
        let mark = underline(above, title, below)?;
        let known = self.0.iter().position(|known| *known == mark).unwrap_or_else(|| {
            self.0.push(mark);
            self.0.len() - 1
        });
        Some(format!("{} {title}", "#".repeat((known + 3).min(6))))
    }
}

/// An option of Org, and what it is set to.
fn option(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix("#+")?.split_once(':')?;
    (name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_'))
        .then_some((name, value.trim()))
}

fn of_org(line: &str) -> Option<String> {
    if let Some((name, value)) = option(line) {
        return Some(if name.eq_ignore_ascii_case("title") { format!("# {value}") } else { String::new() });
    }
    if is_drawer(line.trim()) {
        return Some(String::new());
    }
    let stars = line.bytes().take_while(|&byte| byte == b'*').count();
    let title = line[stars..].strip_prefix(' ').filter(|_| (1..=6).contains(&stars))?;
    Some(format!("{} {title}", "#".repeat(stars)))
}

/// Whether a line begins or ends a drawer of Org, or is one of its properties: `:OWNER: Ada`.
fn is_drawer(line: &str) -> bool {
    let parted = line.strip_prefix(':').and_then(|rest| rest.split_once(':'));
    parted.is_some_and(|(name, value)| {
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        !name.is_empty() && is_name && (value.is_empty() || value.starts_with(' '))
    })
}

/// A heading behind a run of `=`; attributes of the document and of what stands below
/// them are left out.
fn of_asciidoc(line: &str) -> Option<String> {
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'!');
    let attribute = line.strip_prefix(':').and_then(|rest| rest.split_once(':')).map(|(name, _)| name);
    let is_set = |line: &str| {
        line.starts_with('[') && line.ends_with(']') && (line.contains(['=', '%']) || is_name(&line[1..line.len() - 1]))
    };
    if attribute.is_some_and(|name| !name.is_empty() && is_name(name)) || is_set(line.trim_end()) {
        return Some(String::new());
    }
    let depth = line.bytes().take_while(|&byte| byte == b'=').count();
    let title = line[depth..].strip_prefix(' ').filter(|_| (1..=6).contains(&depth))?;
    Some(format!("{} {title}", "#".repeat(depth)))
}

/// Whether a text is of `DokuWiki`, in which the highest headings have the longest runs.
fn is_dokuwiki(lines: &[Line<'_>]) -> bool {
    let mut depths = lines.iter().filter_map(|line| wiki_heading(line.text)).map(|(depth, _)| depth);
    depths.next().is_some_and(|first| first > 3 && depths.all(|depth| depth <= first))
}

fn of_dokuwiki(line: &str) -> Option<String> {
    wiki_heading(line).map(|(depth, title)| format!("{} {title}", "#".repeat(7 - depth)))
}

fn of_wiki(line: &str) -> Option<String> {
    wiki_heading(line).map(|(depth, title)| format!("{} {title}", "#".repeat(depth)))
}

/// Whether a line is a heading of a wiki.
pub(super) fn is_wiki_heading(line: &str) -> bool {
    line.starts_with('=') && wiki_heading(line).is_some()
}

/// A heading between two equal runs of `=`, with the length of these.
fn wiki_heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim_end();
    let depth = line.bytes().take_while(|&byte| byte == b'=').count();
    let behind = line.bytes().rev().take_while(|&byte| byte == b'=').count();
    let title = line.get(depth..line.len().checked_sub(behind)?)?.trim();
    let is_heading = (1..=6).contains(&depth) && depth == behind && title.contains(char::is_alphanumeric);
    is_heading.then_some((depth, title))
}

/// The mark of the line below a title, where Markdown knows none such.
fn underline(before: &str, title: &str, below: &str) -> Option<char> {
    let below = below.trim_end();
    let mark = below.chars().next().filter(|mark| "~^\"+'.#*".contains(*mark))?;
    let is_line = below.chars().all(|c| c == mark) && below.len() >= title.chars().count() && below.len() > 2;
    let is_title = title.starts_with(char::is_alphanumeric) && before.trim().is_empty();
    (is_line && is_title).then_some(mark)
}
