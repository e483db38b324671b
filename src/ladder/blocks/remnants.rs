//! What sites are built with and readers never see: shortcodes of Hugo, Liquid
//! and `GitBook`, attributes of kramdown, comments and imports of MDX, fences of
//! Docusaurus. They are found, and read as blanks.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};

/// Tags that stand in words: what opens them, what closes them.
const TAGS: &[(&str, &str)] = &[("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{/*", "*/}")];

/// Attributes at the end of a line: what opens them.
const ATTRIBUTES: &[&str] = &["{#", "{:", "{.", "{ #", "{ ."];

/// The longest tag that is one, in bytes; what is not closed by then is words.
const LONGEST: usize = 2_000;

/// Returns the ranges of a text that only a site's builder reads, in order.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let has_braces = memchr(b'{', text.as_bytes()).is_some();
    let mut found = if has_braces { tags(text) } else { Vec::new() };
    found.extend(lines(text, has_braces));
    found.sort_by_key(|range| (range.start, range.end));
    // A tag within a line that goes as a whole is gone already.
    let mut kept: Vec<Range<usize>> = Vec::new();
    for range in found {
        if kept.last().is_none_or(|last| last.end <= range.start) {
            kept.push(range);
        }
    }
    kept
}

fn tags(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in memchr_iter(b'{', text.as_bytes()) {
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let rest = &text.as_bytes()[at..text.len().min(at + LONGEST)];
        let tag = TAGS.iter().find(|(open, _)| rest.starts_with(open.as_bytes()));
        let end = tag.and_then(|(_, close)| Some(memmem::find(rest, close.as_bytes())? + close.len()));
        if let Some(length) = end.or_else(|| attribute(rest)) {
            found.push(at..at + length);
        }
    }
    found
}

/// The length of an attribute at the end of a line: `{#id}`, `{: .class }`.
fn attribute(rest: &[u8]) -> Option<usize> {
    ATTRIBUTES.iter().find(|open| rest.starts_with(open.as_bytes()))?;
    let end = memchr(b'}', rest)? + 1;
    let line = memchr(b'\n', rest).unwrap_or(rest.len());
    (end <= line && rest[end..line].iter().all(u8::is_ascii_whitespace)).then_some(end)
}

/// Lines that go as a whole: fences of notes, and the imports of MDX.
fn lines(text: &str, has_braces: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), ":::") {
        let before = text[..at].trim_end_matches(|c: char| c.is_whitespace() && c != '\n');
        if before.is_empty() || before.ends_with('\n') {
            found.push(before.len()..line_end(text, at));
        }
    }
    // Imports stand before everything else but front matter. What both words share
    // is looked for once.
    let mut end = 0;
    for at in memmem::find_iter(text.as_bytes(), "port ").filter_map(|at| at.checked_sub(2)) {
        let bytes = text.as_bytes();
        let is_word = matches!(&bytes[at..at + 2], b"im" | b"ex") && (at == 0 || bytes[at - 1] == b'\n');
        // What stands in a paragraph that goes as a whole is gone already.
        if is_word && at >= end && is_code(&text[at..line_end(text, at)]) {
            end = paragraph_end(text, at);
            found.push(at..end);
        }
    }
    if !has_braces {
        return found;
    }
    // The list that kramdown puts a table of contents in the place of.
    let (mut start, mut seen) = (0, 0);
    for at in memmem::find_iter(text.as_bytes(), "{:toc}") {
        let before = text[..at].trim_end_matches('\n');
        // Only what no look saw yet may begin another line.
        start = before.get(seen..).and_then(|new| new.rfind('\n')).map_or(start, |newline| seen + newline + 1);
        seen = before.len();
        if before[start..].trim_start().starts_with(['*', '-', '1', '+']) {
            found.push(start..before.len());
        }
    }
    found
}

/// Whether a line that begins with `import` or `export` is code.
fn is_code(line: &str) -> bool {
    let from = line.contains(" from '") || line.contains(" from \"") || line.ends_with("';") || line.ends_with("\";");
    let exported = ["export const ", "export default ", "export function ", "export let "];
    from || exported.iter().any(|start| line.starts_with(start))
}

fn line_end(text: &str, at: usize) -> usize {
    memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |length| at + length)
}

fn paragraph_end(text: &str, at: usize) -> usize {
    memmem::find(&text.as_bytes()[at..], b"\n\n").map_or(text.len(), |length| at + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_a_builder_reads_is_found() {
        let text = "import A from 'a';\n\n:::note\nword {% if x %}kept{% endif %} {{ name }}\n:::\n## Head {#id}\n{: .x}\n* TOC\n{:toc}\n{/* no */}\n";
        let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
        let expected = [
            "import A from 'a';",
            ":::note",
            "{% if x %}",
            "{% endif %}",
            ":::",
            "{#id}",
            "{: .x}",
            "* TOC",
            "{:toc}",
            "{/* no */}",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn braces_in_words_stay() {
        assert!(find("{a} {#b} c {% open\nexport duties are paid\nimport and export").is_empty());
    }
}
