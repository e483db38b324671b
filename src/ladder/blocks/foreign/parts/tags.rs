//! Parts between tags: those of templates, of wikis, and components of a site's own.

use std::borrow::Cow;

use super::{Found, Holding, Line, Mark, TITLES, name, quoted, title, values};
use crate::hash::{HashMap, HashSet};

/// Tags that hold words by a condition, or words that are no prose.
const NO_PARTS: &[&str] =
    &["if", "unless", "for", "case", "capture", "raw", "comment", "highlight", "code", "figure", "tabs", "tabpane"];

/// Tags of templates whose title may stand in them without quotes; in front of it, the set
/// that a tab is one of.
const UNQUOTED: &[&str] = &["tab", "details", "expand", "collapse", "accordion", "spoiler"];

/// What stands around a tag of a template, and what is in front of its name where it closes
/// something.
const TAGS: &[(&str, &str, &str)] = &[("{{<", ">}}", "/"), ("{{%", "%}}", "/"), ("{%", "%}", "end")];

/// What tags begin with that open parts: those of templates, and parts of a wiki.
pub(super) const OPENING: &[&str] =
    &["{{<", "{{%", "{%", "{expand", "{panel", "{info", "{note", "{tip", "{warning", "{card", "{section", "{column"];

/// How many lines a tag has at most.
const MOST_LINES: usize = 8;

/// The names of what a line closes.
pub(super) fn closed(line: &str) -> Vec<&str> {
    match line.as_bytes() {
        [b'<', b'/', ..] => components_closed(line).0,
        [b'{', ..] => template(line.trim_end()).and_then(|(_, closed)| closed).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// What stands in a tag of a template that is all of a line, and the name of what it closes.
fn template(line: &str) -> Option<(&str, Option<&str>)> {
    TAGS.iter().find_map(|&(open, end, closes)| {
        let inside = line.strip_prefix(open)?.strip_suffix(end)?;
        // Words between two tags of a line stay where they are.
        let inside = Some(inside).filter(|inside| !inside.contains(end))?.trim_matches(['-', ' ']);
        Some((inside, inside.strip_prefix(closes).and_then(|rest| name(rest.trim_start(), ""))))
    })
}

/// The components that the tags close with which a line begins, and what stands behind these.
fn components_closed(line: &str) -> (Vec<&str>, &str) {
    let (mut names, mut rest) = (Vec::new(), line);
    while let Some((tag, behind)) = rest.strip_prefix("</").and_then(|rest| rest.split_once('>')) {
        names.extend(name(tag, "").filter(|name| is_component(name)));
        rest = behind.trim();
    }
    (names, rest)
}

/// Whether a tag is one of the site's own, which have capitals.
pub(super) fn is_component(inside: &str) -> bool {
    matches!(inside.as_bytes(), [first, second, ..] if first.is_ascii_uppercase() && second.is_ascii_lowercase())
}

/// What a tag that stands alone in its line does with parts.
pub(super) fn mark<'t>(line: &'t str, below: &[Line<'t>], known: &Known<'t>) -> Option<Found<'t>> {
    if let Some((inside, closed)) = template(line) {
        if let Some(name) = closed {
            return Some((Mark::Closes(name, ""), 1));
        }
        let name = name(inside, "").filter(|name| known.closed.contains(name) && !inside.ends_with('/'))?;
        let behind = Some(&inside[name.len()..]).filter(|_| !NO_PARTS.contains(&name));
        let title = behind.and_then(|behind| title(behind).or_else(|| unquoted(name, behind)));
        return Some((Mark::Opens(Holding::Closed(name), title.unwrap_or_default().into()), 1));
    }
    if line.starts_with('{') {
        return of_a_wiki(line.strip_suffix('}')?).map(|mark| (mark, 1));
    }
    if line.starts_with("</") {
        // The outermost of several is the last.
        let (names, rest) = components_closed(line);
        return names.last().map(|name| (Mark::Closes(name, rest), 1));
    }
    let inside = line.strip_prefix('<').filter(|inside| is_component(inside))?;
    let name = name(inside, "").filter(|name| known.closed.contains(name))?;
    let (attributes, lines) = whole(&inside[name.len()..], below)?;
    let title = match attributes {
        Cow::Borrowed(attributes) => known.title(name, attributes).unwrap_or_default().into(),
        Cow::Owned(attributes) => known.title(name, &attributes).unwrap_or_default().to_owned().into(),
    };
    Some((Mark::Opens(Holding::Closed(name), title), lines))
}

/// What is known of the tags of a text from all of its lines.
#[derive(Default)]
pub(super) struct Known<'t> {
    /// The tags that something closes.
    closed: HashSet<&'t str>,
    /// What tabs are called, by their values: `{label: 'Junior', value: 'j'}`.
    labels: HashMap<&'t str, &'t str>,
}

impl<'t> Known<'t> {
    pub(super) fn of(lines: &[Line<'t>]) -> Self {
        let mut known = Known::default();
        for line in lines {
            known.closed.extend(closed(line.text.trim_start()));
            if line.text.contains("label:") {
                known.labels.extend(line.text.split('{').filter_map(|field| {
                    let value = |name: &str| quoted(field.split_once(name)?.1.trim_start());
                    Some((value("value:")?, value("label:")?))
                }));
            }
        }
        known
    }

    /// The title of a component: it may be told by the value of a tab alone.
    fn title<'a>(&self, name: &str, attributes: &'a str) -> Option<&'a str>
    where
        't: 'a,
    {
        let named =
            |names: &[&str]| values(attributes).find_map(|(name, value)| names.contains(&name?).then_some(value));
        let of_tab = || {
            let value = named(&["value"])?;
            self.labels.get(value).copied().or_else(|| name.starts_with("Tab").then_some(value))
        };
        named(TITLES).or_else(of_tab).filter(|title| !title.is_empty())
    }
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
        return Some(Mark::Closes(name, ""));
    }
    let values = behind.strip_prefix(':')?.split('|');
    let title = values.filter_map(|value| match value.split_once('=') {
        Some((name, value)) => TITLES.contains(&name.trim()).then_some(value),
        None => Some(value),
    });
    let title = title.map(str::trim).find(|title| !title.is_empty());
    Some(Mark::Opens(Holding::Closed(name), title.unwrap_or_default().into()))
}
