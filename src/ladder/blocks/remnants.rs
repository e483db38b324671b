//! What sites are built with and readers never see: shortcodes of Hugo, Liquid
//! and `GitBook`, attributes of kramdown, comments and imports of MDX, fences of
//! Docusaurus, boxes of `MkDocs`, footnotes, anchors and links of Obsidian. They are found, and
//! read as blanks, or as what Markdown has for the same.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem, memrchr};

use super::census::{Census, Rare};

mod asides;
mod brackets;

/// Tags that stand in words: what opens them, what closes them.
const TAGS: &[(&str, &str)] = &[("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{/*", "*/}")];

/// Attributes at the end of a line: what opens them.
const ATTRIBUTES: &[&str] = &["{#", "{:", "{.", "{ #", "{ ."];

/// The longest tag that is one, in bytes; what is not closed by then is words.
const LONGEST: usize = 2_000;

/// What is read in the place of a remnant, byte for byte, so that all else keeps
/// its place: its first byte and all others.
type Fill = (char, char);

/// Nothing.
const BLANK: Fill = (' ', ' ');

/// What Markdown takes for a letter and no text keeps: blanks behind the marker of a
/// list would make code of the words behind them.
const LETTERS: Fill = ('\u{1}', '\u{1}');

/// The beginning of a link's target.
const SLASHES: Fill = ('/', '/');

/// The mark of a quote.
const QUOTE: Fill = ('>', ' ');

/// The same where no blank of what goes may stand behind it, as four would make code.
const MARKED_QUOTE: Fill = ('>', '\u{1}');

/// The beginning of HTML that goes on over blank lines and indented ones.
const PAGE: Fill = ('<', '?');

/// The end of a label.
const COLON: Fill = (':', ' ');

/// A part of a text that only a site's builder reads.
#[derive(Debug, PartialEq, Eq)]
struct Remnant {
    place: Range<usize>,
    fill: Fill,
}

/// Returns a text with its remnants read, all else in its place.
pub(super) fn read(text: &str, census: Census) -> Cow<'_, str> {
    let found = find(text, census);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut read = String::with_capacity(text.len());
    let mut kept = 0;
    for Remnant { place, fill: (first, others) } in found {
        read.push_str(&text[kept..place.start]);
        let bytes = text[place.clone()].bytes().enumerate();
        read.extend(bytes.map(|(nth, byte)| match byte {
            b'\n' => '\n',
            _ if nth == 0 => first,
            _ => others,
        }));
        kept = place.end;
    }
    read.push_str(&text[kept..]);
    Cow::Owned(read)
}

/// Finds what only a site's builder reads, in order.
fn find(text: &str, census: Census) -> Vec<Remnant> {
    let mut found = if census.holds(Rare::Braces) { tags(text) } else { Vec::new() };
    found.extend(page(text).map(|at| Remnant { place: at..at + PAGE_MARK, fill: PAGE }));
    found.extend(lines(text, census).into_iter().map(|place| {
        let fill = if is_a_remark(text, &place) { MARKED_QUOTE } else { BLANK };
        Remnant { place, fill }
    }));
    if census.holds(Rare::Brackets) {
        brackets::links(text, &mut found);
    }
    if census.holds(Rare::Carets) || census.begins(asides::BOXES) {
        asides::find(text, &mut found);
    }
    found.sort_by_key(|remnant| (remnant.place.start, remnant.place.end));
    // A tag within a line that goes as a whole is gone already.
    let mut end = 0;
    found.retain(|Remnant { place, .. }| {
        let is_kept = end <= place.start;
        end = if is_kept { place.end } else { end };
        is_kept
    });
    found
}

/// How many bytes of a page's first tag say that it is one.
const PAGE_MARK: usize = 2;

/// Where a page of HTML begins, if the text is nothing else: Markdown would end it at the
/// first blank line, and take for code what is indented behind that.
fn page(text: &str) -> Option<usize> {
    const FIRST_TAGS: &[&[u8]] = &[b"<!doctype html", b"<html", b"<head", b"<body", b"<template"];

    let bytes = text.trim_ascii_start().as_bytes();
    let begins = |tag: &&[u8]| {
        bytes.get(..tag.len()).is_some_and(|first| first.eq_ignore_ascii_case(tag))
            && bytes.get(tag.len()).is_some_and(|next| matches!(next, b'>' | b' ' | b'\n'))
    };
    // Most texts begin with a letter or a `#`.
    let is_one = bytes.first() == Some(&b'<') && FIRST_TAGS.iter().any(begins);
    (is_one && memmem::find(bytes, b"\n#").is_none()).then(|| text.len() - bytes.len())
}

fn tags(text: &str) -> Vec<Remnant> {
    let mut found: Vec<Remnant> = Vec::new();
    let mut comments = None;
    for at in memchr_iter(b'{', text.as_bytes()) {
        if found.last().is_some_and(|last| at < last.place.end) {
            continue;
        }
        let rest = &text.as_bytes()[at..text.len().min(at + LONGEST)];
        let tag = TAGS.iter().find(|(open, _)| rest.starts_with(open.as_bytes()));
        let end = tag.and_then(|(_, close)| Some(memmem::find(rest, close.as_bytes())? + close.len()));
        if let Some(length) = end {
            let length = if is_named(&text[at..at + length], "comment") {
                let ends = comments.get_or_insert_with(|| ends_of_comments(text));
                ends.get(ends.partition_point(|&end| end <= at)).map_or(length, |end| end - at)
            } else {
                length
            };
            let fill = if is_behind_a_marker(text, at) { LETTERS } else { BLANK };
            found.push(Remnant { place: at..at + length, fill });
        } else if let Some(length) = attribute(rest, false) {
            brackets::around(text, at, &mut found);
            found.push(Remnant { place: at..at + length, fill: BLANK });
        } else if let Some(length) = attribute(rest, text[..at].ends_with([']', ')'])) {
            brackets::around(text, at, &mut found);
            found.push(Remnant { place: at..at + length, fill: LETTERS });
        } else if let Some(length) = value_in_a_target(text, at, rest) {
            found.push(Remnant { place: at..at + length, fill: SLASHES });
        }
    }
    found
}

/// Whether a tag of Liquid is of this name.
fn is_named(tag: &str, name: &str) -> bool {
    tag.strip_prefix("{%").is_some_and(|inside| inside.trim_start_matches(['-', ' ']).starts_with(name))
}

/// Where the comments of a text end.
fn ends_of_comments(text: &str) -> Vec<usize> {
    let closed = memmem::find_iter(text.as_bytes(), "endcomment");
    let rest = |at: usize| &text.as_bytes()[at..text.len().min(at + LONGEST)];
    closed.filter_map(|at| Some(at + memmem::find(rest(at), b"%}")? + 2)).collect()
}

/// Whether nothing but the marker of an item or a heading stands before a place in its line.
fn is_behind_a_marker(text: &str, at: usize) -> bool {
    const LONGEST_MARKER: usize = 16;

    let before = &text.as_bytes()[at.saturating_sub(LONGEST_MARKER)..at];
    let start = match memrchr(b'\n', before) {
        Some(newline) => newline + 1,
        None if before.len() == at => 0,
        None => return false,
    };
    let (marker, is_mark) =
        (before[start..].trim_ascii(), |byte: &u8| b"-*+#.)>[x]".contains(byte) || byte.is_ascii_digit());
    !marker.is_empty() && before.ends_with(b" ") && marker.iter().all(is_mark)
}

/// The length of a value that the target of a link begins with: `[a]({{ base }}/a)`.
fn value_in_a_target(text: &str, at: usize, rest: &[u8]) -> Option<usize> {
    if !rest.starts_with(b"{{") || !text[..at].ends_with("](") {
        return None;
    }
    let line = &rest[..memchr(b'\n', rest).unwrap_or(rest.len())];
    let end = memmem::find(line, b"}}")? + 2;
    memchr(b')', &line[end..]).map(|_| end)
}

/// The length of an attribute at the end of a line, or wherever it stands behind what it is
/// an attribute of: `{#id}`, `{: .class }`.
fn attribute(rest: &[u8], is_behind: bool) -> Option<usize> {
    ATTRIBUTES.iter().find(|open| rest.starts_with(open.as_bytes()))?;
    let end = memchr(b'}', rest)? + 1;
    let line = memchr(b'\n', rest).unwrap_or(rest.len());
    let is_last = || rest[end..line].iter().all(u8::is_ascii_whitespace);
    (end <= line && (is_behind || is_last())).then_some(end)
}

/// Lines that go as a whole: fences of notes, and the imports of MDX.
fn lines(text: &str, census: Census) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let all = |words: &'static str| memmem::find_iter(text.as_bytes(), words);
    let colons = if census.begins(b":.") { text } else { "" };
    for at in memmem::find_iter(colons.as_bytes(), "::") {
        if found.last().is_some_and(|last: &Range<usize>| at < last.end) {
            continue;
        }
        if !text[at..].starts_with(":::") {
            found.extend(directive(text, at));
            continue;
        }
        let before = text[..at].trim_end_matches(|c: char| c.is_whitespace() && c != '\n');
        if before.is_empty() || before.ends_with('\n') {
            found.push(before.len()..line_end(text, at));
        }
    }
    // Imports stand before everything else but front matter. What both words share
    // is looked for once.
    let mut end = 0;
    let ports = if census.begins(b"ie") { text } else { "" };
    for at in memmem::find_iter(ports.as_bytes(), "port ").filter_map(|at| at.checked_sub(2)) {
        let bytes = text.as_bytes();
        let is_word = matches!(&bytes[at..at + 2], b"im" | b"ex") && (at == 0 || bytes[at - 1] == b'\n');
        // What stands in a paragraph that goes as a whole is gone already.
        if is_word && at >= end && is_code(&text[at..line_end(text, at)]) {
            end = paragraph_end(text, at);
            found.push(at..end);
        }
    }
    if !census.holds(Rare::Braces) {
        return found;
    }
    // The list that kramdown puts a table of contents in the place of.
    let (mut start, mut seen) = (0, 0);
    for at in all("{:toc}") {
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

/// Whether a directive is the mark of a remark whose words follow in its line.
fn is_a_remark(text: &str, place: &Range<usize>) -> bool {
    let mark = &text[place.clone()];
    mark.starts_with(".. ") && mark.ends_with("::") && !text[place.end..line_end(text, place.end)].trim().is_empty()
}

/// Directives of `reStructuredText` whose words may stand behind them in the line.
const REMARKS: &[&str] = &["attention", "caution", "danger", "hint", "important", "note", "seealso", "tip", "warning"];

/// A directive of `reStructuredText`, with its options below: `.. contents:: Here`. What
/// it holds behind a blank line stays, and so do the words of a remark: `.. note:: Sews`.
fn directive(text: &str, at: usize) -> Option<Range<usize>> {
    const LONGEST_NAME: usize = 40;

    let before = &text.as_bytes()[at.saturating_sub(LONGEST_NAME)..at];
    let start = at - memmem::rfind(before, b".. ").map(|dots| before.len() - dots)?;
    let name = &text.as_bytes()[start + 3..at];
    let is_name = name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    let mut end = line_end(text, at);
    let is_told = || !text[at + 2..end].trim().is_empty();
    if is_name && begins_line(text, start) && REMARKS.iter().any(|known| known.as_bytes() == name) && is_told() {
        return Some(start..at + 2);
    }
    while let Some(line) = text.get(end + 1..).filter(|rest| rest.trim_start_matches(' ').starts_with(':')) {
        end += 1 + line_end(line, 0);
    }
    (is_name && begins_line(text, start)).then_some(start..end)
}

/// Whether a line that begins with `import` or `export` is code.
fn is_code(line: &str) -> bool {
    let from = line.contains(" from '") || line.contains(" from \"") || line.ends_with("';") || line.ends_with("\";");
    let exported = ["export const ", "export default ", "export function ", "export let "];
    from || exported.iter().any(|start| line.starts_with(start))
}

fn begins_line(text: &str, at: usize) -> bool {
    at == 0 || text.as_bytes()[at - 1] == b'\n'
}

fn line_end(text: &str, at: usize) -> usize {
    memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |length| at + length)
}

fn paragraph_end(text: &str, at: usize) -> usize {
    memmem::find(&text.as_bytes()[at..], b"\n\n").map_or(text.len(), |length| at + length)
}

#[cfg(test)]
mod tests {
    use super::super::marks::Marks;
    use super::*;

    fn census(text: &str) -> Census {
        Census::of(text, &Marks::of(text))
    }

    #[test]
    fn what_only_a_builder_reads_is_found() {
        let text = "import A from 'a';\n\n:::note\nword {% if x %}kept{% endif %} {{ name }}\n:::\n## Head {#id}\n{: .x}\n* TOC\n{:toc}\n{/* no */}\n";
        let found: Vec<&str> = find(text, census(text)).into_iter().map(|remnant| &text[remnant.place]).collect();
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
    fn a_page_of_html_is_one() {
        for text in ["<!DOCTYPE html>\n<p>a", "\n<html lang=x>\n", "<template>\n"] {
            assert!(read(text, census(text)).trim_start().starts_with("<?"), "{text}");
        }
        for text in ["<div>\n", "<html>\n\n# Head\n", "<headline>\n", "a <html>\n", ""] {
            assert_eq!(read(text, census(text)), text);
        }
    }

    #[test]
    fn directives_go_with_their_options() {
        let text = ".. toc:: Here\n   :depth: 1\n   :local:\n\n.. note::\n\n   Stays.\n\nVoice:: Sings\n.. a b:: c\n";
        assert_eq!(read(".. note:: Sews\n", census(text)).replace('\u{1}', ""), "> Sews\n");
        let found: Vec<&str> = find(text, census(text)).into_iter().map(|remnant| &text[remnant.place]).collect();
        assert_eq!(found, [".. toc:: Here\n   :depth: 1\n   :local:", ".. note::"]);
    }

    #[test]
    fn braces_in_words_stay() {
        let text = "{a} {#b} c {% open\nexport duties are paid\nimport and export";
        assert!(find(text, census(text)).is_empty());
    }

    #[test]
    fn what_stands_for_a_remnant_keeps_words_in_their_place() {
        let text =
            "- {{% badge %}}new{{% /badge %}} Sews\n{% comment %}\n- old\n{% endcomment %}\n[a]({{ site.x }}/b)\n";
        let expected = format!(
            "- {}new{} Sews\n{}\n{}\n{}\n[a]({}/b)\n",
            "\u{1}".repeat(13),
            " ".repeat(14),
            " ".repeat(13),
            " ".repeat(5),
            " ".repeat(16),
            "/".repeat(12)
        );
        assert_eq!(read(text, census(text)), expected);
    }
}
