//! Headings of Org, of wikis, of `AsciiDoc` and of `reStructuredText`, as Markdown has them.

use super::super::typed;
use super::Line;

/// A markup with headings of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    Org,
    AsciiDoc,
    DokuWiki,
    MediaWiki,
    /// That of Confluence, or Textile.
    Confluence,
    /// Markdown, in which headings of others may stand.
    Markdown,
}

impl Own {
    pub(super) fn of(text: &str, lines: &[Line<'_>]) -> Self {
        let is_bare = |line: &&Line<'_>| line.text.starts_with("== ") && !line.text.trim_end().ends_with('=');
        let is_asciidoc = || {
            begins_as_asciidoc(text)
                || lines.iter().any(|line| line.text.trim_end() == "|===")
                || lines.iter().filter(is_bare).nth(1).is_some()
        };
        match () {
            () if begins_as_confluence(text) => Own::Confluence,
            () if lines.iter().any(|line| option(line.text).is_some()) => Own::Org,
            () if is_asciidoc() => Own::AsciiDoc,
            () if is_dokuwiki(lines) => Own::DokuWiki,
            () if is_mediawiki(lines) => Own::MediaWiki,
            () => Own::Markdown,
        }
    }

    /// A line as Markdown has it, where it is a heading, or nothing but for those who read it.
    pub(super) fn heading(self, line: &str) -> Option<String> {
        match self {
            Own::Org => of_org(line),
            Own::AsciiDoc => of_asciidoc(line),
            Own::DokuWiki => of_dokuwiki(line),
            Own::MediaWiki => of_wiki(line),
            Own::Confluence => of_confluence(line),
            Own::Markdown => of_wiki(line).or_else(|| of_confluence(line)),
        }
    }
}

/// Whether Markdown takes what stands above a line for a title.
pub(super) fn is_underline(line: &str) -> bool {
    let line = line.trim_end();
    line.len() > 2 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

/// Whether the first line is a title as `AsciiDoc` has it.
pub(super) fn begins_as_asciidoc(text: &str) -> bool {
    let first = typed::first_line(text);
    first.starts_with("= ") && !first.trim_end().ends_with('=')
}

/// What titles are underlined with in `reStructuredText`, and hardly anywhere else.
const UNDERLINES: &str = "~^\"";

/// What titles were underlined with.
pub(super) struct Underlines {
    /// The marks so far, the highest first.
    known: Vec<char>,
    /// Whether lines of tildes stand below titles.
    are_tildes: bool,
}

impl Underlines {
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let is_tildes = |line: &str| line.len() > 2 && line.bytes().all(|byte| byte == b'~');
        let text = |nth: Option<usize>| nth.and_then(|nth| lines.get(nth)).map_or("", |line| line.text);
        let is_below_title = |nth: usize| {
            let (before, title) = (text(nth.checked_sub(2)), text(nth.checked_sub(1)));
            !is_tildes(lines[nth].text.trim()) || underline(before, title, lines[nth].text).is_some()
        };
        // Else they are around code.
        Underlines { known: Vec::new(), are_tildes: (0..lines.len()).all(is_below_title) }
    }

    /// Whether lines of tildes stand below titles, and not around code.
    pub(super) fn are_tildes(&self) -> bool {
        self.are_tildes
    }

    /// A title with a line below it that Markdown doesn't know, and whether hardly any other
    /// markup has such a line.
    pub(super) fn next(&mut self, above: &str, title: &str, below: &str) -> Option<(String, bool)> {
        let mark = underline(above, title, below).filter(|mark| *mark != '~' || self.are_tildes)?;
        let known = self.known.iter().position(|known| *known == mark).unwrap_or_else(|| {
            self.known.push(mark);
            self.known.len() - 1
        });
        Some((format!("{} {title}", "#".repeat((known + 3).min(6))), UNDERLINES.contains(mark)))
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

/// A heading behind a run of `=`; attributes of what stands below are left out, but for those
/// that tell the columns of a table.
fn of_asciidoc(line: &str) -> Option<String> {
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'!');
    let is_set = |line: &str| {
        line.starts_with('[') && line.ends_with(']') && (line.contains(['=', '%']) || is_name(&line[1..line.len() - 1]))
    };
    if is_set(line.trim_end()) && !line.contains("cols=") {
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

/// Whether a text is of `MediaWiki`: it has headings of wikis, and none of Markdown's, or
/// begins with one.
fn is_mediawiki(lines: &[Line<'_>]) -> bool {
    let first = lines.iter().find(|line| !line.is_blank());
    let mut headings = lines.iter().filter(|line| is_wiki_heading(line.text));
    first.is_some_and(|line| is_wiki_heading(line.text))
        || (headings.nth(1).is_some() && !lines.iter().any(|line| line.text.starts_with("## ")))
}

fn of_dokuwiki(line: &str) -> Option<String> {
    wiki_heading(line).map(|(depth, title)| format!("{} {title}", "#".repeat(7 - depth)))
}

fn of_wiki(line: &str) -> Option<String> {
    wiki_heading(line).map(|(depth, title)| format!("{} {title}", "#".repeat(depth)))
}

/// Whether the first line is a heading as Confluence has it.
pub(super) fn begins_as_confluence(text: &str) -> bool {
    of_confluence(typed::first_line(text)).is_some()
}

/// A heading of Confluence or Textile: `h2. Junior`, `h2(#junior). Junior`.
fn of_confluence(line: &str) -> Option<String> {
    let (depth, title) = line.strip_prefix('h')?.split_once(". ")?;
    // Attributes may stand behind the depth.
    let depth = depth.split_once('(').filter(|(_, rest)| rest.ends_with(')')).map_or(depth, |(depth, _)| depth);
    let depth = depth.parse().ok().filter(|depth| (1..=6).contains(depth))?;
    Some(format!("{} {}", "#".repeat(depth), title.trim()))
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
