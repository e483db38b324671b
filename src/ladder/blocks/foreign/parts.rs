//! Parts that have a title and no heading: tabs, cards, collapsed boxes and callouts of the
//! builders of sites. Markdown takes their titles for words, or for nothing.

use std::borrow::Cow;

use memchr::{memchr_iter, memmem};

use super::super::census::Census;
use super::Line;

mod blocks;
mod fences;
mod reading;
mod tags;

pub(super) use reading::Reading;

/// How much deeper the content of an indented part stands.
const INDENT: usize = 4;

/// How the parts are written whose lines begin with one character.
#[derive(Clone, Copy)]
enum Way {
    /// A title in quotes, and indented below it what it holds.
    Indented,
    /// A quote with a title.
    Quoted,
    Fence,
    Tag,
}

/// What lines of parts begin with.
struct Beginning {
    first: u8,
    way: Way,
    /// What those begin with that open a part. Components have a capital instead.
    starts: &'static [&'static str],
}

const BEGINNINGS: &[Beginning] = &[
    Beginning { first: b'=', way: Way::Indented, starts: &["=== ", "===! ", "===+ "] },
    Beginning { first: b'?', way: Way::Indented, starts: &["??? ", "???+ "] },
    Beginning { first: b'!', way: Way::Indented, starts: &["!!! "] },
    Beginning { first: b'>', way: Way::Quoted, starts: &["> [!", ">[!"] },
    Beginning { first: b':', way: Way::Fence, starts: &[":::"] },
    Beginning { first: b'/', way: Way::Fence, starts: &["///"] },
    Beginning { first: b'`', way: Way::Fence, starts: &["```{"] },
    Beginning { first: b'.', way: Way::Fence, starts: &[".. "] },
    Beginning { first: b'@', way: Way::Fence, starts: &["@tab"] },
    Beginning { first: b'{', way: Way::Tag, starts: tags::OPENING },
    Beginning { first: b'<', way: Way::Tag, starts: &[] },
];

impl Beginning {
    fn of(line: &str) -> Option<&'static Self> {
        let first = *line.as_bytes().first()?;
        BEGINNINGS.iter().find(|beginning| beginning.first == first)
    }
}

/// What a line does with the parts.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark<'t> {
    /// Begins one with a title; without one, it is there for its looks.
    Opens(Holding<'t>, Cow<'t, str>),
    /// Ends the last one of a name; something else may stand behind that.
    Closes(&'t str, &'t str),
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
    tags: tags::Known<'t>,
    /// Whether the text is `AsciiDoc`.
    is_asciidoc: bool,
}

impl<'t> Parts<'t> {
    pub(super) fn of(lines: &[Line<'t>], is_asciidoc: bool) -> Self {
        Parts { tags: tags::Known::of(lines), is_asciidoc }
    }

    /// What a line does with the parts, if it does anything; some do so with those below it.
    fn mark(&self, line: &'t str, below: &[Line<'t>]) -> Option<Found<'t>> {
        if self.is_asciidoc {
            return blocks::mark(line, below);
        }
        let trimmed = line.trim();
        let beginning = Beginning::of(trimmed)?;
        match beginning.way {
            Way::Indented => {
                let title =
                    beginning.starts.iter().find_map(|start| line.strip_prefix(start)).and_then(quoted_at_end)?;
                Some((Mark::Opens(Holding::Indented(Some(INDENT)), title.into()), 1))
            }
            Way::Quoted => Some((Mark::Opens(Holding::Quoted, callout(line)?.into()), 1)),
            Way::Fence => fences::mark(trimmed, below),
            Way::Tag => tags::mark(trimmed, below, &self.tags),
        }
    }
}

/// Whether a line may open a part.
pub(super) fn may_open(line: &str) -> bool {
    Beginning::of(line).is_some_and(|beginning| {
        // Fences may be longer than they must be.
        let holds = |start: &&str| memmem::find(line.as_bytes(), start.as_bytes()).is_some();
        if beginning.starts.is_empty() { tags::is_component(&line[1..]) } else { beginning.starts.iter().any(holds) }
    })
}

/// Whether a text of which this was found may have parts: what begins them stands in it
/// somewhere.
pub(super) fn may_have(text: &str, census: Census) -> bool {
    let bytes = text.as_bytes();
    let holds = |start: &&str| memmem::find(bytes, start.as_bytes()).is_some();
    let is_component = |at: usize| tags::is_component(&text[at + 1..]);
    // Hardly any text has lines of several of these.
    let mut there = BEGINNINGS.iter().filter(|beginning| census.begins(&[beginning.first]));
    there.any(|beginning| match beginning.starts {
        [] => memchr_iter(beginning.first, bytes).any(is_component),
        starts => starts.iter().any(holds),
    })
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

/// The title among the attributes of a template's tag: `title="Junior"`, or the first of its
/// values that has no name.
fn title(attributes: &str) -> Option<&str> {
    let named = values(attributes).find(|(name, _)| name.is_some_and(|name| TITLES.contains(&name)));
    let bare = || values(attributes).find(|(name, value)| name.is_none() && !value.is_empty());
    named.or_else(bare).map(|(_, value)| value).filter(|value| !value.is_empty())
}

/// The values in quotes among a tag's attributes, with the names before them; those of
/// components may stand in braces: `label={'Junior'}`.
fn values(attributes: &str) -> impl Iterator<Item = (Option<&str>, &str)> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        let at = rest.find(['"', '\''])?;
        let before = rest[..at].trim_end();
        let value = quoted(&rest[at..])?;
        let name = before.strip_suffix('=').or_else(|| before.strip_suffix('{')?.trim_end().strip_suffix('='));
        rest = &rest[at + 2 + value.len()..];
        let name = name.map(|before| before.trim_end().rsplit([' ', '\t']).next().unwrap_or_default());
        Some((name, value.trim()))
    })
}

/// What is in quotes at the beginning of a text.
fn quoted(text: &str) -> Option<&str> {
    let mark = text.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    text[1..].split_once(mark).map(|(value, _)| value)
}

/// The title of a quote of Obsidian's or `GitHub`'s kind: `> [!note]- Junior`.
fn callout(line: &str) -> Option<&str> {
    let (kind, title) = line.strip_prefix('>')?.trim_start().strip_prefix("[!")?.split_once(']')?;
    let title = title.trim_start_matches(['-', '+']).trim();
    // Behind the kind, how it looks: `[!note|wide]`.
    let kind = kind.split('|').next().unwrap_or_default();
    let is_kind = kind.starts_with(|c: char| c.is_ascii_alphabetic())
        && kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (!title.is_empty() && is_kind).then_some(title)
}

#[cfg(test)]
mod tests;
