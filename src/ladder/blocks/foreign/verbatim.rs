//! What `AsciiDoc` and Org hold that is no prose: listings, comments, attributes, drawers.

use std::borrow::Cow;

use super::Line;
use super::headings::Own;
use crate::hash::HashMap;

/// What a line is, where it is no prose of Markdown's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verbatim {
    /// It begins or ends a listing.
    Fence,
    Listing,
    /// It is for those who write the text.
    Left,
    /// It is of a table, in which no parts are sought.
    Table,
}

impl Verbatim {
    /// A line as Markdown has it.
    pub(super) fn written(self, line: &str) -> Cow<'_, str> {
        match self {
            // No listing holds as many.
            Verbatim::Fence => Cow::Borrowed("~~~~~~~~~~~~"),
            Verbatim::Left => Cow::Borrowed(""),
            Verbatim::Listing | Verbatim::Table => Cow::Borrowed(line),
        }
    }
}

/// What each line of a text is, up to the last one that is no prose; of other markups than
/// these two, nothing is.
pub(super) fn lines(own: Own, lines: &[Line<'_>]) -> Vec<Option<Verbatim>> {
    match own {
        Own::AsciiDoc => of_asciidoc(lines),
        Own::Org => of_org(lines),
        _ => Vec::new(),
    }
}

fn of_asciidoc<'t>(lines: &[Line<'t>]) -> Vec<Option<Verbatim>> {
    let mut last = HashMap::default();
    for (nth, line) in lines.iter().enumerate().filter(|(_, line)| delimits(line.text.trim_end())) {
        last.insert(line.text.trim_end(), nth);
    }
    let mut open: Option<(&str, Verbatim)> = None;
    let (mut is_header, mut above) = (true, "");
    let mut what = |(nth, line): (usize, &Line<'t>)| {
        let text = line.text.trim_end();
        let before = std::mem::replace(&mut above, text);
        is_header &= !text.is_empty();
        if let Some((end, inside)) = open {
            let is_end = text == end;
            open = open.filter(|_| !is_end);
            let is_fence = is_end && inside == Verbatim::Listing;
            return Some(if is_fence { Verbatim::Fence } else { inside });
        }
        // A line below words underlines these.
        let is_free = || before.is_empty() || before == "+" || before.starts_with(['[', '.', '=']);
        if delimits(text) && last.get(text).is_some_and(|last| *last > nth) && (text == TABLE || is_free()) {
            let inside = match text.as_bytes() {
                [b'|', ..] => Verbatim::Table,
                [b'/', ..] => Verbatim::Left,
                _ => Verbatim::Listing,
            };
            open = Some((lines[nth].text.trim_end(), inside));
            return Some(if inside == Verbatim::Listing { Verbatim::Fence } else { inside });
        }
        let is_attribute = is_attribute(text) && (is_header || before.is_empty() || is_attribute(before));
        let is_comment = text.starts_with("//") && !text.starts_with("///");
        (is_attribute || is_comment).then_some(Verbatim::Left)
    };
    lines.iter().enumerate().map(&mut what).collect()
}

/// What begins and ends a table.
const TABLE: &str = "|===";

/// Whether a line begins or ends a table, a listing or a comment.
fn delimits(line: &str) -> bool {
    let is_of = |mark: u8| line.bytes().all(|byte| byte == mark);
    line == TABLE || (line.len() > 3 && b"-.+/".iter().any(|mark| is_of(*mark)))
}

/// Whether a line sets an attribute of the document: `:toc: left`.
fn is_attribute(line: &str) -> bool {
    let name = line.strip_prefix(':').and_then(|rest| rest.split_once(':')).map(|(name, _)| name);
    let is_of_names = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'!' | b'_');
    name.is_some_and(|name| !name.is_empty() && name.bytes().all(is_of_names))
}

/// Blocks of Org whose lines are no prose, and what becomes of them.
const BLOCKS: &[(&str, Verbatim)] = &[
    ("src", Verbatim::Listing),
    ("example", Verbatim::Listing),
    ("export", Verbatim::Listing),
    ("comment", Verbatim::Left),
];

fn of_org<'t>(lines: &[Line<'t>]) -> Vec<Option<Verbatim>> {
    let begins = |text: &str| {
        let name = text.get(.."#+begin_".len()).filter(|start| start.eq_ignore_ascii_case("#+begin_")).map(str::len)?;
        let name = text[name..].split(' ').next().unwrap_or_default();
        BLOCKS.iter().find(|(block, _)| name.eq_ignore_ascii_case(block)).map(|&(_, inside)| inside)
    };
    let ends = |text: &str| text.get(.."#+end_".len()).is_some_and(|start| start.eq_ignore_ascii_case("#+end_"));
    let last = lines.iter().rposition(|line| ends(line.text.trim()));
    let (mut open, mut is_drawer) = (None, false);
    let mut what = |(nth, line): (usize, &Line<'t>)| {
        let text = line.text.trim();
        let as_fence = |inside| if inside == Verbatim::Listing { Verbatim::Fence } else { inside };
        if let Some(inside) = open {
            let is_end = ends(text);
            open = open.filter(|_| !is_end);
            return Some(if is_end { as_fence(inside) } else { inside });
        }
        if let Some(inside) = begins(text).filter(|_| last.is_some_and(|last| last > nth)) {
            open = Some(inside);
            return open.map(as_fence);
        }
        let property = text.strip_prefix(':').and_then(|rest| rest.split_once(':')).filter(|(name, _)| is_name(name));
        if line.text.starts_with('*') {
            is_drawer = false;
        } else if let Some((name, _)) = property.filter(|(_, value)| value.is_empty()) {
            is_drawer = !name.eq_ignore_ascii_case("end");
            return Some(Verbatim::Left);
        }
        let is_left =
            text.starts_with("# ") || (is_drawer && property.is_some_and(|(_, value)| value.starts_with(' ')));
        is_left.then_some(Verbatim::Left)
    };
    lines.iter().enumerate().map(&mut what).collect()
}

/// Whether a drawer of Org or a property may have a name.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}
