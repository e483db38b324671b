//! Parts between fences, and directives that hold what is indented below them.

use super::{Found, Holding, Line, Mark, name, title};

/// Directives that hold a part with a title.
const TITLED: &[&str] = &[
    "tab",
    "tab-item",
    "group-tab",
    "dropdown",
    "admonition",
    "card",
    "grid-item-card",
    "collapse",
    "details",
    "topic",
    "toggle-header",
];

/// Directives that hold parts and have no title.
const UNTITLED: &[&str] =
    &["tabs", "tab-set", "grid", "grid-item", "container", "card-carousel", "card-deck", "panels", "accordion"];

/// Boxes of `MyST` that may have a title; in `reStructuredText` theirs are words of them.
const ADMONITIONS: &[&str] =
    &["note", "tip", "hint", "important", "warning", "caution", "attention", "danger", "error", "info", "seealso"];

/// Options of a directive whose values may be of several words, besides those of classes.
const LONG_OPTIONS: &[&str] = &["columns", "gutter", "icon", "margin", "name", "padding", "title"];

/// Options of a block of `PyMdown`.
const BLOCK_OPTIONS: &[&str] = &["attrs", "name", "new", "open", "select", "title", "type"];

/// What a fence or a directive does with parts; options stand in the lines below it.
pub(super) fn mark<'t>(line: &'t str, below: &[Line<'t>]) -> Option<Found<'t>> {
    if let Some(title) = name(line, "@").filter(|name| *name == "tab").and_then(|_| line.split_once(' ')) {
        return Some((Mark::Parts("@tab", title.1.trim().into()), 1));
    }
    if let Some(rest) = line.strip_prefix(":::") {
        return Some(colons(rest.trim_start_matches(':').trim(), below));
    }
    if let Some(rest) = line.strip_prefix("///") {
        return slashes(rest.trim_start_matches('/').trim(), below);
    }
    if line.starts_with("```") {
        let (fence, rest) = line.split_at(line.len() - line.trim_start_matches('`').len());
        return ticks(fence, rest.trim(), below);
    }
    directive(line.strip_prefix(".. ")?, below)
}

/// A fence of colons: `::: details Junior`, `:::tip[Junior]`, `::: {.note title="Junior"}`,
/// `:::{dropdown} Junior`, `:::`.
fn colons<'t>(rest: &'t str, below: &[Line<'t>]) -> Found<'t> {
    const NAME: &str = ":::";

    if rest.is_empty() {
        return (Mark::Closes(NAME, ""), 1);
    }
    let opens = |title: &'t str, lines: usize| (Mark::Opens(Holding::Closed(NAME), title.into()), lines);
    if let Some((attributes, _)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        return match name(attributes, "") {
            Some(name) if name.len() == attributes.len() => {
                opens(in_braces(rest).unwrap_or_default(), 1 + options(below))
            }
            _ => opens(title(attributes).unwrap_or_default(), 1),
        };
    }
    let behind = name(rest, "").map_or("", |kind| &rest[kind.len()..]);
    let title = match behind.strip_prefix('[') {
        Some(title) => title.rsplit_once(']').map_or("", |(title, _)| title),
        None => behind.strip_prefix(' ').unwrap_or_default(),
    };
    // Behind the title, attributes.
    let title = title.trim_end().strip_suffix('}').and_then(|title| title.rsplit_once('{')).map_or(title, |(t, _)| t);
    let is_title = title.contains(char::is_alphanumeric) && !title.contains(['{', '=']);
    opens(if is_title { title.trim() } else { "" }, 1)
}

/// A block of `PyMdown`: `/// details | Junior`, `///`.
fn slashes<'t>(rest: &'t str, below: &[Line<'t>]) -> Option<Found<'t>> {
    const NAME: &str = "///";

    if rest.is_empty() {
        return Some((Mark::Closes(NAME, ""), 1));
    }
    let behind = name(rest, "").map(|name| rest[name.len()..].trim_start())?;
    let title = if behind.is_empty() { "" } else { behind.strip_prefix('|')?.trim() };
    let is_option = |line: &&Line<'_>| {
        let option = line.text.strip_prefix("    ").and_then(|option| option.split_once(':'));
        option.is_some_and(|(name, _)| BLOCK_OPTIONS.contains(&name))
    };
    let lines = 1 + below.iter().take_while(is_option).count();
    Some((Mark::Opens(Holding::Closed(NAME), title.into()), lines))
}

/// A directive in a fence of code: ```` ```{tab-item} Junior ````.
fn ticks<'t>(fence: &'t str, rest: &'t str, below: &[Line<'t>]) -> Option<Found<'t>> {
    if rest.is_empty() {
        return Some((Mark::Closes(fence, ""), 1));
    }
    Some((Mark::Opens(Holding::Closed(fence), in_braces(rest)?.into()), 1 + options(below)))
}

/// Whether a fence of code holds a part, by what stands behind it.
pub(super) fn is_part(info: &str) -> bool {
    in_braces(info).is_some()
}

/// The title of a directive that holds a part: `{tab-item} Junior`.
fn in_braces(words: &str) -> Option<&str> {
    let (kind, title) = words.strip_prefix('{')?.split_once('}')?;
    opens(kind, title).or_else(|| ADMONITIONS.contains(&kind).then_some(title.trim()))
}

/// A directive of `reStructuredText`: `.. tab-item:: Junior`.
fn directive<'t>(rest: &'t str, below: &[Line<'t>]) -> Option<Found<'t>> {
    let (kind, title) = rest.split_once("::")?;
    if kind == "rubric" {
        return Some((Mark::Names(title.trim()), 1 + options(below)));
    }
    let title = opens(kind, title)?;
    Some((Mark::Opens(Holding::Indented(None), title.into()), 1 + options(below)))
}

/// The title of a directive that holds a part.
fn opens<'t>(kind: &str, title: &'t str) -> Option<&'t str> {
    let title = if TITLED.contains(&kind) { Some(title.trim()) } else { UNTITLED.contains(&kind).then_some("") };
    title.filter(|title| title.is_empty() || title.contains(char::is_alphanumeric))
}

/// How many lines of options there are: `:open:`, `   :class: wide`. What begins with a small
/// picture looks like one, but has words behind it.
fn options(below: &[Line<'_>]) -> usize {
    let is_option = |line: &&Line<'_>| {
        let words = line.text.trim();
        let Some(name) = name(words, ":") else { return false };
        let is_long = name.starts_with("class") || LONG_OPTIONS.contains(&name);
        words[1 + name.len()..].strip_prefix(':').is_some_and(|value| is_long || !value.trim().contains(' '))
    };
    below.iter().take_while(is_option).count()
}
