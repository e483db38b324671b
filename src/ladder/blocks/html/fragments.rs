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
    /// A further paragraph of an item.
    ItemParagraph,
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
        let mut cutting =
            Cutting { html, found: Fragments::default(), open: false, lists: 0, in_item: false, unread: 0 };
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
    /// Whether what comes stands in an item.
    in_item: bool,
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

    /// The first paragraph with words in an item is the item's own text, others go on with it.
    fn paragraph(&mut self, at: usize) {
        let item = self.last().filter(|_| self.in_item).map(|last| (last.kind, last.words.is_empty()));
        match item {
            Some((FragmentKind::Item { .. } | FragmentKind::ItemParagraph, true)) => self.open = true,
            Some((FragmentKind::Item { .. } | FragmentKind::ItemParagraph, false)) => {
                self.begin(FragmentKind::ItemParagraph, at, true);
            }
            _ => self.begin(FragmentKind::Paragraph, at, true),
        }
    }

    fn item(&mut self, depth: u16, at: usize) {
        self.in_item = true;
        self.begin(FragmentKind::Item { depth }, at, true);
    }
}

impl Reading for Cutting<'_> {
    fn start(&mut self, tag: &Tag) {
        let at = tag.offset;
        match tag.name.as_slice() {
            _ if self.is_component(at + 1) => self.component(tag),
            name if self.unread > 0 && !UNREAD.contains(&name) => {}
            b"details" => self.begin(FragmentKind::DetailsStart, at, false),
            // What it sums up began in an HTML block before a blank line.
            b"summary" if self.last().is_none() => self.begin(FragmentKind::DetailsStart, at, true),
            b"summary" => self.open = self.last().is_some_and(|last| last.kind == FragmentKind::DetailsStart),
            b"ul" | b"ol" | b"dl" => {
                self.lists = self.lists.saturating_add(1);
                (self.open, self.in_item) = (false, false);
            }
            b"li" | b"dt" => self.item(self.lists.saturating_sub(1), at),
            // What a term means is nested in it.
            b"dd" => self.item(self.lists.max(1), at),
            b"p" => self.paragraph(at),
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
                (self.open, self.in_item) = (false, self.lists > 0);
            }
            b"li" | b"dt" | b"dd" => (self.open, self.in_item) = (false, false),
            b"summary" | b"p" | b"div" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
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
    use rstest::rstest;

    #[rstest]
    #[case("<ul><li><p>Kneads</p><p>Bakes</p></li></ul><p>Rests</p>", &["*Kneads", "+Bakes", "Rests"])]
    #[case("<ul><li><p></p><p>Kneads</p></li><li>Bakes</ul>", &["*Kneads", "*Bakes"])]
    #[case("<ul><li>Kneads<ul><li>Weighs</li></ul><p>Bakes</p></li></ul>", &["*Kneads", "*Weighs", "+Bakes"])]
    fn paragraphs_in_an_item_are_its_own(#[case] html: &str, #[case] found: &[&str]) {
        let fragments = Fragments::of(html);
        let shown = fragments.all().map(|(one, words)| match one.kind {
            FragmentKind::Item { .. } => format!("*{words}"),
            FragmentKind::ItemParagraph => format!("+{words}"),
            _ => words.to_owned(),
        });
        assert_eq!(shown.collect::<Vec<_>>(), found);
    }

    #[test]
    fn styles_and_comments_are_no_text() {
        assert_eq!(Fragments::of("<style>\na { b }\n</style><!-- c -->"), Fragments::default());
    }
}
