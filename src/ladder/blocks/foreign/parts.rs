//! Parts that have a title and no heading: tabs, cards, collapsed boxes and callouts of the
//! builders of sites. Markdown takes their titles for words, or for nothing.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memmem};

use super::super::census::Census;
use super::{Line, headings};
use crate::hash::HashSet;

mod blocks;
mod fences;
mod reading;
mod tags;

pub(super) use reading::Reading;

/// How much deeper the content of an indented part stands.
const INDENT: usize = 4;

/// What begins a part whose content is indented, in front of its title.
const INDENTED: &[&str] = &["=== ", "===! ", "===+ ", "??? ", "???+ ", "!!! "];

/// What a line does with the parts.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark<'t> {
    /// Begins one with a title; without one, it is there for its looks.
    Opens(Holding<'t>, Cow<'t, str>),
    /// Ends the last one of a name.
    Closes(&'t str),
    /// Begins one that the next of its name ends.
    Parts(&'t str, Cow<'t, str>),
    /// Names what follows without holding it.
    Names(&'t str),
}

/// How the lines of a part are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holding<'t> {
    /// They are indented: so far, or as far as the first of them.
    Indented(Option<usize>),
    /// They are quoted.
    Quoted,
    /// They stand before the mark of this name that ends it, at any indent.
    Closed(&'t str),
}

/// A mark, and how many lines it has.
type Found<'t> = (Mark<'t>, usize);

/// Finds the parts of a text.
pub(super) struct Parts<'t> {
    /// The tags that something closes.
    closed: HashSet<&'t str>,
    /// Whether the text is `AsciiDoc`.
    is_ascii: bool,
}

impl<'t> Parts<'t> {
    pub(super) fn of(lines: &[Line<'t>], is_ascii: bool) -> Self {
        Parts { closed: lines.iter().filter_map(|line| tags::closed(line.text.trim_start())).collect(), is_ascii }
    }

    /// What a line does with the parts, if it does anything; some do so with those below it.
    fn mark(&self, line: &'t str, below: &[Line<'t>]) -> Option<Found<'t>> {
        if self.is_ascii {
            return blocks::mark(line, below);
        }
        let indented = || INDENTED.iter().find_map(|mark| line.strip_prefix(mark)).and_then(quoted_at_end);
        if let Some(title) = indented() {
            return Some((Mark::Opens(Holding::Indented(Some(INDENT)), title.into()), 1));
        }
        if let Some(title) = callout(line) {
            return Some((Mark::Opens(Holding::Quoted, title.into()), 1));
        }
        let line = line.trim();
        match line.as_bytes().first()? {
            b':' | b'/' | b'`' | b'.' | b'@' => fences::mark(line, below),
            b'<' | b'{' => tags::mark(line, below, &self.closed),
            _ => None,
        }
    }
}

/// The titles of parts in a text.
pub(super) fn titles(text: &str) -> Vec<Cow<'_, str>> {
    let lines = Line::all(text);
    let parts = Parts::of(&lines, headings::begins_as_asciidoc(text));
    let title = |nth: usize| match parts.mark(lines[nth].text.trim_start(), &lines[nth + 1..])?.0 {
        Mark::Opens(_, title) | Mark::Parts(_, title) if !title.is_empty() => Some(title),
        _ => None,
    };
    (0..lines.len()).filter_map(title).collect()
}

/// What parts begin with, by what their lines begin with.
const BEGINNINGS: &[(u8, &[&str])] = &[
    (b'=', &["=== \""]),
    (b'?', &["??? ", "???+ "]),
    (b'!', &["!!! "]),
    (b'>', &["> [!"]),
    (b'{', &["{% ", "{{<", "{{%", "{expand", "{panel"]),
    (b':', &[":::"]),
    (b'/', &["///"]),
    (b'`', &["```{"]),
    (b'.', &[".. "]),
];

/// Whether a text of which this was found may have parts: what begins them stands in it
/// somewhere.
pub(super) fn may_have(text: &str, census: Census) -> bool {
    let bytes = text.as_bytes();
    let holds = |start: &&str| memmem::find(bytes, start.as_bytes()).is_some();
    let is_component = |at: usize| tags::is_component(&text[at + 1..]);
    // Hardly any text has lines of several of these.
    let mut there = BEGINNINGS.iter().filter(|(first, _)| census.begins(&[*first]));
    headings::begins_as_asciidoc(text)
        || there.any(|(_, starts)| starts.iter().any(holds))
        || (census.begins(b"<") && memchr_iter(b'<', bytes).any(is_component))
}

/// Whether what stands in components is indented as far as code is: MDX knows no such code.
pub(super) fn are_indented(text: &str) -> bool {
    let line = |at: usize| &text[at..at + memchr(b'\n', &text.as_bytes()[at..]).unwrap_or(text.len() - at)];
    // Nearly every tag is one of HTML, or stands in words.
    let is_first = |at: &usize| {
        let before = || text[..*at].trim_end_matches([' ', '\t']);
        tags::is_component(&text[at + 1..]) && (before().is_empty() || before().ends_with('\n'))
    };
    let opens = |at: usize| {
        let line = line(at);
        let inside = line.trim_end().strip_prefix('<')?.strip_suffix('>').filter(|inside| !inside.ends_with('/'))?;
        title(inside).map(|_| at + line.len())
    };
    let is_indented = |line: &str| line.starts_with("    ") && !line.trim_start().starts_with('<');
    let holds_indented = |end: usize| text[end..].lines().find(|line| !line.trim().is_empty()).is_some_and(is_indented);
    memchr_iter(b'<', text.as_bytes()).filter(is_first).filter_map(opens).any(holds_indented)
}

/// The name behind a beginning.
fn name<'l>(line: &'l str, start: &str) -> Option<&'l str> {
    let rest = line.strip_prefix(start)?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
    Some(&rest[..end]).filter(|name| !name.is_empty())
}

/// What is in quotes at the end of a line: `note "Junior"`.
fn quoted_at_end(line: &str) -> Option<&str> {
    let (_, title) = line.trim_end().strip_suffix('"')?.rsplit_once('"')?;
    Some(title.trim()).filter(|title| !title.is_empty())
}

/// The attributes of a tag that tell its title.
const TITLES: &[&str] = &["title", "label", "name", "header", "summary"];

/// The title among a tag's attributes: `title="Junior"`, or the first of its values that has
/// no name.
fn title(attributes: &str) -> Option<&str> {
    let mut bare = None;
    let mut rest = attributes;
    while let Some(at) = rest.find(['"', '\'']) {
        let (before, behind) = (rest[..at].trim_end(), &rest[at + 1..]);
        let end = memchr(rest.as_bytes()[at], behind.as_bytes())?;
        let value = behind[..end].trim();
        match before.strip_suffix('=').map(|before| before.trim_end().rsplit([' ', '\t']).next().unwrap_or_default()) {
            Some(name) if TITLES.contains(&name) => return Some(value).filter(|value| !value.is_empty()),
            None if bare.is_none() && !value.is_empty() => bare = Some(value),
            _ => {}
        }
        rest = &behind[end + 1..];
    }
    bare
}

/// The title of a quote of Obsidian's or `GitHub`'s kind: `> [!note]- Junior`.
fn callout(line: &str) -> Option<&str> {
    let (kind, title) = line.strip_prefix('>')?.trim_start().strip_prefix("[!")?.split_once(']')?;
    let title = title.trim_start_matches(['-', '+']).trim();
    (!title.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')).then_some(title)
}

#[cfg(test)]
mod tests;
