//! An HTML block as its fragments: headings, paragraphs, items, and what is collapsed.

use std::ops::Range;

use super::UNREAD;
use super::tags::{self, Reading, Tag};

/// What a fragment of an HTML block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum FragmentKind {
    DetailsStart,
    DetailsEnd,
    Heading {
        depth: u8,
    },
    Paragraph,
    /// An item of a list; depth 0 is the outermost.
    Item {
        depth: u16,
    },
}

/// A fragment of an HTML block.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct Fragment {
    pub(in super::super) kind: FragmentKind,
    /// Where its words stand in those of all fragments.
    words: Range<usize>,
    /// Where it begins, in bytes from the block's start.
    pub(in super::super) offset: usize,
}

/// The fragments of an HTML block, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Fragments {
    /// The words of all of them.
    words: String,
    all: Vec<Fragment>,
}

impl Fragments {
    /// Cuts an HTML block into its fragments. A list right under `<summary>`, without
    /// the blank line that Markdown asks for, is still a list.
    pub(in super::super) fn of(html: &str) -> Self {
        let mut cutting = Cutting { html, found: Fragments::default(), open: false, lists: 0, unread: 0 };
        tags::read(html, &mut cutting);
        cutting.found
    }

    /// Returns the fragments with their words.
    pub(in super::super) fn all(&self) -> impl Iterator<Item = (&Fragment, &str)> {
        self.all.iter().map(|one| (one, &self.words[one.words.clone()]))
    }

    fn begin(&mut self, kind: FragmentKind, offset: usize) {
        let at = self.words.len();
        self.all.push(Fragment { kind, words: at..at, offset });
    }

    /// Adds words to the last part.
    fn push(&mut self, words: &str) {
        self.words.push_str(words);
        if let Some(last) = self.all.last_mut() {
            last.words.end = self.words.len();
        }
    }

    /// Text outside of tags: each line with a bullet is an item.
    fn lines(&mut self, text: &str, offset: usize) {
        let mut at = offset;
        for line in text.split_inclusive('\n') {
            let words = line.trim();
            let item = words.strip_prefix("- ").or_else(|| words.strip_prefix("* "));
            if !words.is_empty() {
                let kind = if item.is_some() { FragmentKind::Item { depth: 0 } } else { FragmentKind::Paragraph };
                self.begin(kind, at);
                self.push(item.unwrap_or(words));
            }
            at += line.len();
        }
    }
}

/// Attributes by which a component goes: those of a rank, those of a name.
const RANKS: &[&[u8]] = &[b"rank", b"level", b"code", b"grade"];
const NAMES: &[&[u8]] = &[b"title", b"label", b"name", b"summary", b"heading"];

/// An HTML block that is being cut.
struct Cutting<'h> {
    html: &'h str,
    found: Fragments,
    /// Whether the last part takes what text comes.
    open: bool,
    lists: u16,
    unread: usize,
}

impl Cutting<'_> {
    fn begin(&mut self, kind: FragmentKind, offset: usize, open: bool) {
        self.found.begin(kind, offset);
        self.open = open;
    }

    fn last(&self) -> Option<&Fragment> {
        self.found.all.last()
    }

    /// Whether a tag whose name begins at a place is one of the site's own, which have
    /// capitals.
    fn is_component(&self, at: usize) -> bool {
        let letters = self.html.as_bytes().get(at..at + 2);
        letters.is_some_and(|letters| letters[0].is_ascii_uppercase() && letters[1].is_ascii_lowercase())
    }

    /// A component with a name holds a part that goes by it, as a collapsed one does.
    fn component(&mut self, tag: &Tag) {
        let value = |names: &[&[u8]]| names.iter().find_map(|name| tag.attribute(name));
        self.open = false;
        let Some(name) = value(NAMES).filter(|name| !tag.is_closed && !name.contains(['{', '}'])) else { return };
        self.begin(FragmentKind::DetailsStart, tag.offset, false);
        if let Some(rank) = value(RANKS) {
            self.found.push(&rank);
            self.found.push(": ");
        }
        self.found.push(&name);
    }

    /// A paragraph in an item is the item's own text.
    fn is_in_an_empty_item(&self) -> bool {
        let is_one = |last: &Fragment| matches!(last.kind, FragmentKind::Item { .. }) && last.words.is_empty();
        self.open && self.last().is_some_and(is_one)
    }
}

impl Reading for Cutting<'_> {
    fn start(&mut self, tag: &Tag) {
        let at = tag.offset;
        match tag.name.as_slice() {
            _ if self.is_component(at + 1) => self.component(tag),
            name if self.unread > 0 && !UNREAD.contains(&name) => {}
            b"details" => self.begin(FragmentKind::DetailsStart, at, false),
            b"summary" => self.open = self.last().is_some_and(|last| last.kind == FragmentKind::DetailsStart),
            b"ul" | b"ol" | b"dl" => {
                self.lists = self.lists.saturating_add(1);
                self.open = false;
            }
            b"li" | b"dt" => self.begin(FragmentKind::Item { depth: self.lists.saturating_sub(1) }, at, true),
            // What a term means is nested in it.
            b"dd" => self.begin(FragmentKind::Item { depth: self.lists.max(1) }, at, true),
            b"p" if !self.is_in_an_empty_item() => self.begin(FragmentKind::Paragraph, at, true),
            [b'h', depth @ b'1'..=b'6'] => self.begin(FragmentKind::Heading { depth: depth - b'0' }, at, true),
            b"div" | b"section" | b"hr" | b"blockquote" => self.open = false,
            b"br" if self.open => self.text(" ", at),
            name if UNREAD.contains(&name) => self.unread += usize::from(!tag.is_closed),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8], at: usize) {
        match name {
            _ if self.is_component(at + 2) => self.begin(FragmentKind::DetailsEnd, at, false),
            b"details" => self.begin(FragmentKind::DetailsEnd, at, false),
            b"ul" | b"ol" | b"dl" => {
                self.lists = self.lists.saturating_sub(1);
                self.open = false;
            }
            b"summary" | b"li" | b"dt" | b"dd" | b"p" | b"div" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
                self.open = false;
            }
            name if UNREAD.contains(&name) => self.unread = self.unread.saturating_sub(1),
            _ => {}
        }
    }

    fn text(&mut self, words: &str, offset: usize) {
        match self.open {
            _ if self.unread > 0 => {}
            true => self.found.push(words),
            false => self.found.lines(words, offset),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_comments_are_no_text() {
        assert_eq!(Fragments::of("<style>\na { b }\n</style><!-- c -->"), Fragments::default());
    }
}
