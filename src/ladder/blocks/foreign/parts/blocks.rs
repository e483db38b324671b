//! Parts of `AsciiDoc`: blocks with a title, tabs.

use super::{Found, Holding, Line, Mark};

/// How many lines of attributes a block has at most.
const MOST_SET: usize = 8;

/// What a line of `AsciiDoc` does with parts.
pub(super) fn mark<'t>(line: &'t str, below: &[Line<'t>]) -> Option<Found<'t>> {
    let line = line.trim_end();
    if let Some(delimiter) = delimiter(line) {
        // It ends the block that it has begun.
        return Some((Mark::Closes(delimiter, ""), 1));
    }
    let attributes = |from: usize| {
        below.get(from..).map_or(0, |lines| lines.iter().take(MOST_SET).take_while(|line| is_set(line.text)).count())
    };
    let text = |nth: usize| below.get(nth).map_or("", |line| line.text.trim_end());
    if let Some(title) = block_title(line) {
        let set = attributes(0);
        return Some(match delimiter(text(set)) {
            Some(delimiter) => (Mark::Opens(Holding::Closed(delimiter), title.into()), set + 2),
            None => (Mark::Names(title), 1),
        });
    }
    if is_set(line) {
        let set = attributes(0);
        let title = block_title(text(set));
        let (title, set) = title.map_or(("", set), |title| (title, set + 1 + attributes(set + 1)));
        let delimiter = delimiter(text(set)).filter(|_| !line.starts_with("[source"))?;
        return Some((Mark::Opens(Holding::Closed(delimiter), title.into()), set + 2));
    }
    // A term whose meaning is a block: a tab.
    let term = line.strip_suffix("::").map(|term| term.trim_matches([':', ' '])).filter(|term| !term.is_empty())?;
    let delimiter = Some(text(1)).filter(|_| text(0) == "+").and_then(delimiter)?;
    Some((Mark::Opens(Holding::Closed(delimiter), term.into()), 3))
}

/// The line that begins and ends a block of prose.
fn delimiter(line: &str) -> Option<&str> {
    let is_of = |mark: u8| line.len() > 3 && line.bytes().all(|byte| byte == mark);
    (line == "--" || is_of(b'=') || is_of(b'*')).then_some(line)
}

/// A title of what follows: `.Junior`.
fn block_title(line: &str) -> Option<&str> {
    line.strip_prefix('.').filter(|title| title.starts_with(char::is_alphanumeric))
}

/// Whether a line is nothing but attributes of what follows.
fn is_set(line: &str) -> bool {
    let line = line.trim_end();
    line.len() > 2 && line.starts_with('[') && line.ends_with(']') && !line.contains("](") && !line.starts_with("[ ]")
}
