//! Brackets that only a builder reads: links of wikis and of Obsidian, and words that
//! Pandoc has marked.

use std::ops::Range;

use memchr::{memchr, memmem, memrchr};

use super::{BLANK, LETTERS, Remnant, begins_line, is_behind_a_marker};

/// The longest link and the longest marked words, in bytes.
const LONGEST: usize = 300;

/// Finds links to pages, of which the words stay: `[[Bakers|our bakers]]`, `[[Bakers]]`.
/// What is taken in from elsewhere has none: `![[Oven.png]]`.
pub(super) fn links(text: &str, found: &mut Vec<Remnant>) {
    let mut end = 0;
    for at in memmem::find_iter(text.as_bytes(), "[[") {
        if at < end {
            continue;
        }
        let Some(words) = words_of_link(text, at) else { continue };
        end = words.end + 2;
        if text[..at].ends_with('!') {
            push(text, at - 1..end, found);
        } else if files_the_page(text, at..end) {
            push(text, at..end, found);
        } else {
            push(text, at..words.start, found);
            found.push(Remnant { place: words.end..end, fill: BLANK });
        }
    }
}

/// Whether a link is a line of its own that says where in the wiki the page belongs, or takes
/// something in: `[[Category:Bakers]]`.
fn files_the_page(text: &str, link: Range<usize>) -> bool {
    let is_namespace = |inside: &str| {
        let parted = inside.split_once(':');
        parted.is_some_and(|(space, page)| space.chars().all(char::is_alphabetic) && !page.starts_with(' '))
    };
    let behind = text[link.end..].trim_start_matches(' ');
    begins_line(text, link.start)
        && (behind.is_empty() || behind.starts_with('\n'))
        && is_namespace(&text[link.start + 2..link.end - 2])
}

/// Where the words of a link stand.
fn words_of_link(text: &str, at: usize) -> Option<Range<usize>> {
    let start = at + 2;
    let rest = &text.as_bytes()[start..text.len().min(start + LONGEST)];
    let length = memchr(b']', rest).filter(|&end| rest[end + 1..].first() == Some(&b']'))?;
    let inside = &rest[..length];
    // Of Markdown's own links, one may stand in brackets, or be called by such.
    let is_markdown = matches!(rest.get(length + 2), Some(b'(' | b'[' | b':'));
    let is_one = !is_markdown && !inside.trim_ascii().is_empty() && memchr::memchr2(b'\n', b'[', inside).is_none();
    let label = memrchr(b'|', inside).map_or(0, |bar| bar + 1);
    is_one.then(|| start + label..start + length)
}

/// Finds the brackets around words that an attribute behind them marks, which begins at a
/// place: `[Dough]{.underline}`.
pub(super) fn around(text: &str, at: usize, found: &mut Vec<Remnant>) {
    let Some(end) = at.checked_sub(1).filter(|&end| text.as_bytes()[end] == b']') else { return };
    let before = &text.as_bytes()[end.saturating_sub(LONGEST)..end];
    let start = memchr::memrchr3(b'[', b']', b'\n', before).map(|open| end - (before.len() - open));
    let start = start.filter(|&start| text.as_bytes()[start] == b'[' && !text[..start].ends_with(']'));
    if let Some(start) = start {
        push(text, start..start + 1, found);
        found.push(Remnant { place: end..end + 1, fill: BLANK });
    }
}

fn push(text: &str, place: Range<usize>, found: &mut Vec<Remnant>) {
    let fill = if is_behind_a_marker(text, place.start) { LETTERS } else { BLANK };
    found.push(Remnant { place, fill });
}

#[cfg(test)]
mod tests {
    use super::super::super::census::Census;
    use super::super::super::marks::Marks;

    fn read(text: &str) -> String {
        let read = super::super::read(text, Census::of(text, &Marks::of(text))).replace('\u{1}', "");
        read.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn links_of_wikis_are_their_words() {
        assert_eq!(read("## [[Head Baker]]\n- [[Oven|Ovens]] glow ![[a.png]]"), "## Head Baker - Ovens glow");
        assert_eq!(read("[[Category:Bakers]]\n[[Oven: hot]]\n[[File:a.png]]"), "Oven: hot");
        for text in ["[[1]](#one) a", "[[a]: b", "[[]] a", "a[[0]", "[[a [b]]]"] {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn marked_words_are_words() {
        assert_eq!(read("## []{#a}Head [Baker]{.underline} bakes"), "## Head Baker bakes");
        assert_eq!(read("[Oven](b){.new} glows"), "[Oven](b) glows");
        for text in ["[a][b]c {.d} e", "f(x){.y", "a {.b} c"] {
            assert_eq!(read(text), text);
        }
    }
}
