//! Headings of Org, of wikis and of `reStructuredText`, and titles of parts, as Markdown has
//! them. All lines keep their numbers.

use std::borrow::Cow;

use super::Line;
use super::parts::{Parts, Reading};

/// Returns a text whose headings Markdown knows.
pub(super) fn marked(text: &str) -> Cow<'_, str> {
    let lines = Line::all(text);
    let is_org = lines.iter().any(|line| option(line.text).is_some());
    let is_bare = |line: &&Line<'_>| line.text.starts_with("== ") && !line.text.trim_end().ends_with('=');
    let is_ascii =
        lines.iter().any(|line| line.text.trim_end() == "|===") || lines.iter().filter(is_bare).nth(1).is_some();
    let foreign = match (is_org, is_ascii) {
        (true, _) => of_org,
        (_, true) => of_asciidoc,
        _ if is_dokuwiki(&lines) => of_dokuwiki,
        _ => of_wiki,
    };
    let parts = Parts::of(&lines);
    let (mut reading, mut titles) = (Reading::new(), Underlines::default());
    let mut written = String::with_capacity(text.len());
    let (mut is_changed, mut nth) = (false, 0);
    while let Some(line) = lines.get(nth) {
        let around = |place: Option<usize>| place.and_then(|place| lines.get(place)).map_or("", |line| line.text);
        let below = around(Some(nth + 1));
        let mut underlined = || titles.next(around(nth.checked_sub(1)), line.text, below);
        if let Some(heading) = foreign(line.text) {
            written += &heading;
            is_changed = true;
        } else if let Some(heading) = underlined() {
            written += &heading;
            // The line below the title.
            written.push('\n');
            nth += 1;
            is_changed = true;
        } else if let Some(read) = reading.read(&parts, line.text) {
            written += &read;
            is_changed = true;
        } else {
            written += line.text;
        }
        written.push('\n');
        nth += 1;
    }
    if is_changed { Cow::Owned(written) } else { Cow::Borrowed(text) }
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
    let stars = line.bytes().take_while(|&byte| byte == b'*').count();
    let title = line[stars..].strip_prefix(' ').filter(|_| (1..=6).contains(&stars))?;
    Some(format!("{} {title}", "#".repeat(stars)))
}

/// A heading behind a run of `=`; attributes of the document and of what stands below
/// them are left out.
fn of_asciidoc(line: &str) -> Option<String> {
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'!');
    let attribute = line.strip_prefix(':').and_then(|rest| rest.split_once(':')).map(|(name, _)| name);
    let is_set = |line: &str| line.starts_with('[') && line.ends_with(']') && line.contains('=');
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
