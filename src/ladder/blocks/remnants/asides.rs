//! What stands beside the words: footnotes, anchors of Obsidian, and the boxes of
//! `MkDocs`, which are quotes.

use memchr::{memchr, memchr3_iter, memmem};

use super::{BLANK, COLON, Fill, LETTERS, MARKED_QUOTE, QUOTE, Remnant, begins_line, line_end};
use crate::hash::HashSet;

/// How far what a box or a footnote holds is indented.
const INDENT: &str = "    ";

/// What boxes begin with.
pub(super) const BOXES: &[u8] = b"!?";

/// The longest name of a footnote or an anchor, in bytes.
const LONGEST: usize = 60;

/// Finds them; footnotes only where the text has what they lead to.
pub(super) fn find(text: &str, found: &mut Vec<Remnant>) {
    let mut notes = None;
    let mut end = 0;
    for at in memchr3_iter(b'^', b'!', b'?', text.as_bytes()) {
        if at < end {
            continue;
        }
        let last = found.len();
        match text.as_bytes()[at] {
            b'^' if text[..at].ends_with('[') => {
                let notes = notes.get_or_insert_with(|| names_of_notes(text));
                footnote(text, at - 1, notes, found);
            }
            b'^' => found.extend(anchor(text, at)),
            _ if begins_line(text, at) => a_box(text, at, found),
            _ => {}
        }
        end = found[last..].last().map_or(end, |remnant| remnant.place.end);
    }
}

/// The name in `[^name]` at a place, and whether that is where it is explained.
fn name_of_note(text: &str, at: usize) -> Option<(&str, bool)> {
    let rest = &text.as_bytes()[at..text.len().min(at + LONGEST)];
    let end = memchr(b']', rest)?;
    let name = text.get(at + 2..at + end).filter(|name| !name.is_empty() && !name.contains([' ', '\n']))?;
    Some((name, rest.get(end + 1) == Some(&b':') && begins_line(text, at)))
}

fn names_of_notes(text: &str) -> HashSet<&str> {
    let all = memmem::find_iter(text.as_bytes(), "[^").filter_map(|at| name_of_note(text, at));
    all.filter(|&(_, is_explained)| is_explained).map(|(name, _)| name).collect()
}

/// The mark of a footnote in words, or what is written at the page's foot: a quote.
fn footnote(text: &str, at: usize, notes: &HashSet<&str>, found: &mut Vec<Remnant>) {
    let Some((name, is_explained)) = name_of_note(text, at).filter(|(name, _)| notes.contains(name)) else { return };
    let end = at + "[^]".len() + name.len();
    if !is_explained {
        found.push(Remnant { place: at..end, fill: BLANK });
        return;
    }
    found.push(Remnant { place: at..end + ":".len(), fill: MARKED_QUOTE });
    // Items in it ask nothing.
    for (from, line) in indented(text, line_end(text, at)).filter(|(_, line)| !line.trim().is_empty()) {
        let words = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '+' | '#' | '|'));
        found.push(Remnant { place: from..from + (line.len() - words.len()).max(1), fill: MARKED_QUOTE });
    }
}

/// Makes a quote of the indented lines that follow the end of a line.
fn quote_indented(text: &str, at: usize, found: &mut Vec<Remnant>) {
    for (from, line) in indented(text, at).filter(|(_, line)| !line.trim().is_empty()) {
        let width = if line.starts_with('\t') { 1 } else { INDENT.len() };
        found.push(Remnant { place: from..from + width, fill: QUOTE });
    }
}

/// The indented lines that follow the end of a line, blank ones among them, with
/// where they begin.
fn indented(text: &str, at: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut from = text.len().min(at + 1);
    let lines = text[from..].split_inclusive('\n').map(move |line| {
        let start = from;
        from += line.len();
        (start, line)
    });
    lines.take_while(|(_, line)| line.starts_with(INDENT) || line.starts_with('\t') || line.trim().is_empty())
}

/// The name by which Obsidian finds a block, at its end: `Sews a seam ^seam`.
fn anchor(text: &str, at: usize) -> Option<Remnant> {
    let rest = &text.as_bytes()[at + 1..text.len().min(at + LONGEST)];
    let name = rest[..memchr(b'\n', rest).unwrap_or(rest.len())].trim_ascii_end();
    let is_name = name.len() > 2
        && (name.len() < rest.len() || at + 1 + rest.len() == text.len())
        && name.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && name.iter().any(u8::is_ascii_lowercase);
    (is_name && text[..at].ends_with(' ')).then(|| Remnant { place: at..at + 1 + name.len(), fill: BLANK })
}

/// A box, what it holds indented below: `!!! note "Title"`. What it holds is a quote;
/// the title of one that opens (`???`) heads it.
fn a_box(text: &str, at: usize, found: &mut Vec<Remnant>) {
    let line = &text[at..line_end(text, at)];
    let head = ["!!! ", "??? ", "???+ "].iter().find_map(|mark| line.strip_prefix(mark));
    let Some(kind) = head.filter(|head| head.starts_with(|c: char| c.is_ascii_lowercase())) else { return };
    if indented(text, at + line.len()).all(|(_, line)| line.trim().is_empty()) {
        return;
    }
    let mut push = |from: usize, to: usize, fill: Fill| found.push(Remnant { place: from..to, fill });
    let title = kind.split_once('"').and_then(|(_, title)| title.trim_end().strip_suffix('"'));
    match title.filter(|title| line.starts_with('?') && !title.is_empty()) {
        Some(title) => {
            let end = at + line.trim_end().len() - 1;
            push(at, end - title.len(), LETTERS);
            push(end, end + 1, COLON);
        }
        None => push(at, at + line.len(), BLANK),
    }
    quote_indented(text, at + line.len(), found);
}

#[cfg(test)]
mod tests {
    use super::super::super::census::Census;
    use super::super::super::marks::Marks;

    fn read(text: &str) -> String {
        super::super::read(text, Census::of(text, &Marks::of(text))).into_owned()
    }

    #[test]
    fn footnotes_are_quotes_where_they_are_explained() {
        let text = "# Sewing[^1]\n\n- Sews[^b]\n- Cuts [^c]\n\n[^1]: Old.\n[^b]: See\n    - here\n\nNext\n";
        let expected = "# Sewing\n\n- Sews\n- Cuts [^c]\n\n> Old.\n> See\n>here\n\nNext\n";
        let read = read(text).replace('\u{1}', "");
        assert_eq!(read.lines().map(|line| line.trim_end().to_owned() + "\n").collect::<String>(), expected);
    }

    #[test]
    fn anchors_go_from_the_end_of_a_block() {
        assert_eq!(read("## Tailor ^t-one\n").trim_end(), "## Tailor");
        assert_eq!(read("Cuts 2 ^10 or x ^2\n"), "Cuts 2 ^10 or x ^2\n");
    }

    #[test]
    fn boxes_are_quotes() {
        let text = "!!! abstract \"In short\"\n    Sews.\n\n??? example \"Examples\"\n    * A coat\n\nEnd!!! now\n";
        let read = read(text).replace('\u{1}', "");
        let lines: Vec<&str> = read.lines().map(str::trim_end).collect();
        assert_eq!(lines, ["", ">   Sews.", "", "Examples:", ">   * A coat", "", "End!!! now"]);
    }

    #[test]
    fn what_only_looks_like_a_box_stays() {
        for text in ["!!! note\nNo\n", "??? Really?\n", "What!!! now\n    - a\n", "[^x] and a ^ b\n"] {
            assert_eq!(read(text), text);
        }
    }
}
