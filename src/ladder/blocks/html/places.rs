//! Where tables of HTML stand in a text of Markdown.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2, memmem};

use crate::hash::HashMap;

/// Finds the tables of a text from a place on: byte ranges from `<table` to behind
/// `</table>`, outermost ones only. One that nobody closes ends with its last row before
/// the next table, a heading, or the end of the text.
///
/// What stands in code, in a comment or behind a backslash is no table.
pub(in super::super) fn tables(text: &str, from: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let code = Code { text, from, places: OnceCell::new() };
    let (mut open, mut all) = (Vec::new(), Vec::new());
    // Where a comment ends that goes on, and whether another one may end at all.
    let (mut behind_comment, mut may_end) = (0, true);
    for at in memchr_iter(b'<', &bytes[from..]).map(|at| from + at) {
        let rest = &bytes[at..];
        if at < behind_comment {
            continue;
        }
        if rest.starts_with(b"<!--") && may_end && !code.holds(at) {
            let length = memmem::find(rest, b"-->");
            may_end = length.is_some();
            behind_comment = length.map_or(0, |length| at + length);
        } else if begins(rest, b"table") && !code.holds(at) {
            open.push(at);
        } else if let Some(length) = end_of_table(rest).filter(|_| !open.is_empty() && !code.holds(at)) {
            all.extend(open.pop().map(|start| start..at + length));
        }
    }
    all.extend(open.into_iter().map(|start| start..NEVER));
    all.sort_unstable_by_key(|place| place.start);
    outermost(text, &all)
}

/// Where a table ends that nobody closes.
const NEVER: usize = usize::MAX;

/// Leaves the tables that stand in no other, and ends those that nobody closes.
fn outermost(text: &str, all: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (nth, place) in all.iter().enumerate() {
        if found.last().is_some_and(|last| place.start < last.end) {
            continue;
        }
        let next = all.get(nth + 1).map_or(text.len(), |next| next.start);
        let end = if place.end == NEVER { end_of_rows(text, place.start..next) } else { Some(place.end) };
        found.extend(end.map(|end| place.start..end));
    }
    found
}

/// Where the last row of a table ends that nobody closes, before a heading; nothing where
/// it has none.
fn end_of_rows(text: &str, place: Range<usize>) -> Option<usize> {
    let bytes = &text.as_bytes()[place.clone()];
    let is_heading = |at: &usize| {
        let behind = bytes[at + 1..].iter().find(|byte| **byte != b'#');
        behind == Some(&b' ')
    };
    let limit = memmem::find_iter(bytes, b"\n#").find(is_heading).unwrap_or(bytes.len());
    let ends = |at: &usize| {
        let inside = bytes[*at..].strip_prefix(b"</").unwrap_or_default();
        [&b"tr"[..], b"td", b"th", b"tbody"].iter().any(|name| is_named(inside, name))
    };
    let last = memchr_iter(b'<', &bytes[..limit]).rfind(ends)?;
    Some(place.start + last + memchr(b'>', &bytes[last..limit])? + 1)
}

/// Whether a tag of a name begins at a `<`.
fn begins(html: &[u8], name: &[u8]) -> bool {
    is_named(&html[1..], name)
}

/// Whether a tag has a name and no longer one, in whatever case.
fn is_named(inside: &[u8], name: &[u8]) -> bool {
    inside.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && inside.get(name.len()).is_none_or(|next| next.is_ascii_whitespace() || matches!(next, b'/' | b'>'))
}

/// The length of the tag at a `<` that ends a table.
fn end_of_table(html: &[u8]) -> Option<usize> {
    const END: &[u8] = b"</table";

    let is_one = html.get(..END.len()).is_some_and(|start| start.eq_ignore_ascii_case(END));
    let blanks = html.get(END.len()..)?.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    (is_one && html.get(END.len() + blanks) == Some(&b'>')).then_some(END.len() + blanks + 1)
}

/// What of a text is code, once asked for.
struct Code<'t> {
    text: &'t str,
    from: usize,
    places: OnceCell<Vec<Range<usize>>>,
}

impl Code<'_> {
    /// Whether a place stands in code, or behind a backslash.
    fn holds(&self, at: usize) -> bool {
        let backslashes = self.text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count();
        let places = self.places.get_or_init(|| code(self.text, self.from));
        let next = places.partition_point(|place| place.start <= at);
        let is_within = next.checked_sub(1).and_then(|nth| places.get(nth)).is_some_and(|place| at < place.end);
        backslashes % 2 == 1 || is_within
    }
}

/// Where code stands: between fences that are closed, and between marks in a line.
fn code(text: &str, from: usize) -> Vec<Range<usize>> {
    const SHORTEST_FENCE: usize = 3;

    let mut places = Vec::new();
    if memchr2(b'`', b'~', &text.as_bytes()[from..]).is_none() {
        return places;
    }
    // Its mark, how many of these it has, and where it begins.
    let mut fence: Option<(u8, usize, usize)> = None;
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t', '>']).as_bytes();
        let mark = words.first().copied().filter(|mark| matches!(mark, b'`' | b'~'));
        let marks = mark.map_or(0, |mark| run(words, mark));
        let rest = words.get(marks..).unwrap_or_default();
        match (fence, mark) {
            (Some((open, least, start)), Some(mark))
                if mark == open && marks >= least && rest.trim_ascii().is_empty() =>
            {
                places.push(start..at + line.len());
                fence = None;
            }
            (Some(_), _) => {}
            (None, Some(mark)) if marks >= SHORTEST_FENCE && memchr(mark, rest).is_none() => {
                fence = Some((mark, marks, at));
            }
            (None, _) => spans(line.as_bytes(), at, &mut places),
        }
        at += line.len();
    }
    places
}

/// Adds where code stands between marks in a line that begins at a place: between one run
/// of marks and the next that is as long.
fn spans(line: &[u8], begin: usize, places: &mut Vec<Range<usize>>) {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(start) = memchr(b'`', &line[at..]).map(|length| at + length) {
        at = start + run(&line[start..], b'`');
        runs.push((start, at));
    }
    let mut ends: Vec<Option<usize>> = vec![None; runs.len()];
    let mut behind: HashMap<usize, usize> = HashMap::default();
    for (nth, (start, end)) in runs.iter().enumerate().rev() {
        ends[nth] = behind.insert(end - start, nth);
    }
    let mut nth = 0;
    while let Some((start, _)) = runs.get(nth) {
        let close = ends[nth].and_then(|close| Some((close, runs.get(close)?.1)));
        places.extend(close.map(|(_, end)| begin + start..begin + end));
        nth = close.map_or(nth, |(close, _)| close) + 1;
    }
}

/// How often a mark stands at the start of some bytes.
fn run(bytes: &[u8], mark: u8) -> usize {
    bytes.iter().take_while(|&&byte| byte == mark).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("a <TABLE><tr><td><table></table></td></tr></Table> b <table>", &["<TABLE><tr><td><table></table></td></tr></Table>"])]
    #[case("<TableOfContents />\n<table a=b>x</table >", &["<table a=b>x</table >"])]
    #[case("<!-- <table>x</table> --> <table>y</table>", &["<table>y</table>"])]
    #[case("Uses `<table>` and \\<table> <table>x</table>", &["<table>x</table>"])]
    #[case("```html\n<table>x</table>\n```\n<table>y</table>", &["<table>y</table>"])]
    #[case("```html\n<table>y</table>", &["<table>y</table>"])]
    #[case("<table><td>`</table>` is it</table>", &["<table><td>`</table>` is it</table>"])]
    #[case("<table><tr><td>x</td></tr>\nWords\n<table><tr><td>y</tr>", &["<table><tr><td>x</td></tr>", "<table><tr><td>y</tr>"])]
    #[case("<table><tr><td>x</td>\n\n## Next\n\n<td>y</td>", &["<table><tr><td>x</td>"])]
    #[case("We draw a <table> of it", &[])]
    fn tables_stand_where_html_may(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<&str> = tables(text, 0).into_iter().map(|place| &text[place]).collect();
        assert_eq!(found, expected);
        assert!(tables(text, text.len()).is_empty());
    }

    #[test]
    fn code_stands_between_runs_of_as_many_marks() {
        let of = |line: &str| {
            let mut places = Vec::new();
            spans(line.as_bytes(), 0, &mut places);
            places.into_iter().map(|place| line[place].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("a `b` c ``d ` e`` `f"), ["`b`", "``d ` e``"]);
        assert_eq!(of("``` a `` b ` c `` d"), ["`` b ` c ``"]);
        assert_eq!(of("none"), [""; 0]);
    }
}
