//! Parts between tags: those of templates, of wikis, and components of a site's own.

use std::borrow::Cow;

use super::{Found, Holding, Line, Mark, TITLES, name, title};
use crate::hash::HashSet;

/// Tags that hold words by a condition, or words that are no prose.
const NO_PARTS: &[&str] =
    &["if", "unless", "for", "case", "capture", "raw", "comment", "highlight", "code", "figure", "tabs", "tabpane"];

/// Tags of templates whose title may stand in them without quotes; in front of it, the set
/// that a tab is one of.
const UNQUOTED: &[&str] = &["tab", "details", "expand", "collapse", "accordion", "spoiler"];

/// What stands around a tag's name: what opens a part, what closes one, and what ends both.
const TAGS: &[(&str, &str, &str)] = &[
    ("{{<", "{{< /", ">}}"),
    ("{{<", "{{</", ">}}"),
    ("{{%", "{{% /", "%}}"),
    ("{{%", "{{%/", "%}}"),
    ("{%", "{% end", "%}"),
];

/// What tags begin with that open parts: those of templates, and parts of a wiki.
pub(super) const OPENING: &[&str] =
    &["{{<", "{{%", "{%", "{expand", "{panel", "{info", "{note", "{tip", "{warning", "{card", "{section", "{column"];

/// How many lines a tag has at most.
const MOST_LINES: usize = 8;

/// The name of what a line closes.
pub(super) fn closed(line: &str) -> Option<&str> {
    let component = || name(line, "</").filter(|name| is_component(name));
    TAGS.iter().find_map(|(_, close, _)| name(line, close)).or_else(component)
}

/// Whether a tag is one of the site's own, which have capitals.
pub(super) fn is_component(inside: &str) -> bool {
    matches!(inside.as_bytes(), [first, second, ..] if first.is_ascii_uppercase() && second.is_ascii_lowercase())
}

/// What a tag that stands alone in its line does with parts.
pub(super) fn mark<'t>(line: &'t str, below: &[Line<'t>], known: &HashSet<&'t str>) -> Option<Found<'t>> {
    for &(open, _, end) in TAGS {
        let Some(inside) = line.strip_prefix(open).and_then(|rest| rest.strip_suffix(end)) else { continue };
        // Words between two tags of a line stay where they are.
        if inside.contains(end) {
            return None;
        }
        if let Some(name) = closed(line) {
            return Some((Mark::Closes(name), 1));
        }
        let inside = inside.trim_matches(['-', ' ']);
        let name = name(inside, "").filter(|name| known.contains(name) && !inside.ends_with('/'))?;
        let unquoted = || unquoted(name, &inside[name.len()..]);
        let title = Some(&inside[name.len()..]).filter(|_| !NO_PARTS.contains(&name));
        let title = title.and_then(|rest| super::title(rest).or_else(unquoted));
        return Some((Mark::Opens(Holding::Closed(name), title.unwrap_or_default().into()), 1));
    }
    if line.starts_with('{') {
        return of_a_wiki(line.strip_suffix('}')?).map(|mark| (mark, 1));
    }
    if let Some(name) = name(line, "</").filter(|name| is_component(name)) {
        return Some((Mark::Closes(name), 1));
    }
    let inside = line.strip_prefix('<').filter(|inside| is_component(inside))?;
    let name = name(inside, "").filter(|name| known.contains(name))?;
    let (attributes, lines) = whole(&inside[name.len()..], below)?;
    let title = match attributes {
        Cow::Borrowed(attributes) => title(attributes).unwrap_or_default().into(),
        Cow::Owned(attributes) => title(&attributes).unwrap_or_default().to_owned().into(),
    };
    Some((Mark::Opens(Holding::Closed(name), title), lines))
}

/// The attributes of a component's tag, which may go on in the lines below, and how many
/// lines it has.
fn whole<'t>(first: &'t str, below: &[Line<'t>]) -> Option<(Cow<'t, str>, usize)> {
    let ends = |line: &str| line.find('>').map(|at| at + 1 == line.len());
    let is_open = |line: &str| !line.ends_with("/>");
    if let Some(is_last) = ends(first) {
        return (is_last && is_open(first)).then(|| (Cow::Borrowed(&first[..first.len() - 1]), 1));
    }
    let mut all = first.to_owned();
    for (nth, line) in below.iter().take(MOST_LINES).enumerate() {
        let line = line.text.trim();
        if line.is_empty() || line.starts_with('<') {
            return None;
        }
        all.push(' ');
        all.push_str(line);
        if let Some(is_last) = ends(line) {
            all.pop();
            return (is_last && is_open(line)).then_some((Cow::Owned(all), nth + 2));
        }
    }
    None
}

/// A title without quotes: `{% details Junior %}`, `{% tab bakers Junior %}`.
fn unquoted<'t>(name: &str, rest: &'t str) -> Option<&'t str> {
    let rest = rest.trim();
    if !UNQUOTED.contains(&name) || rest.is_empty() || rest.contains(['=', '"', '\'']) {
        return None;
    }
    let behind = rest.split_once(' ').map(|(_, behind)| behind.trim()).filter(|_| name == "tab");
    Some(behind.unwrap_or(rest))
}

/// A part of a wiki: `{expand:title=Junior}` up to `{expand}`.
fn of_a_wiki(tag: &str) -> Option<Mark<'_>> {
    let name = name(tag, "{").filter(|name| OPENING.contains(&&tag[..=name.len()]))?;
    let behind = &tag[1 + name.len()..];
    if behind.is_empty() {
        // What opens one closes it.
        return Some(Mark::Closes(name));
    }
    let values = behind.strip_prefix(':')?.split('|');
    let title = values.filter_map(|value| match value.split_once('=') {
        Some((name, value)) => TITLES.contains(&name.trim()).then_some(value),
        None => Some(value),
    });
    let title = title.map(str::trim).find(|title| !title.is_empty());
    Some(Mark::Opens(Holding::Closed(name), title.unwrap_or_default().into()))
}
