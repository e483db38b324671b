//! HTML inside Markdown: collapsed parts, tables, and what text there is beside
//! tags. Nothing of it is shown as HTML.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

use tags::{Reading, Tag};

mod fragments;
mod places;
mod table;
mod tags;

pub(super) use fragments::{Components, Fragment, FragmentKind, Fragments};
pub(super) use places::tables;
pub(super) use table::Cells;

/// A table where it stands; the texts of its cells stand so far behind its beginning.
pub(super) struct Table {
    pub(super) place: Range<usize>,
    pub(super) cells: Cells,
}

/// Tags that part words from each other.
const BREAKS: &[&[u8]] = &[
    b"br",
    b"p",
    b"li",
    b"div",
    b"ul",
    b"ol",
    b"hr",
    b"dl",
    b"dt",
    b"dd",
    b"blockquote",
    b"pre",
    b"section",
    b"article",
    b"aside",
    b"header",
    b"footer",
    b"main",
    b"figure",
    b"figcaption",
    b"details",
    b"summary",
    b"address",
];

/// Elements whose text nobody reads, or that stand on each page of a site.
const UNREAD: &[&[u8]] = &[b"style", b"script", b"template", b"nav", b"footer"];

/// Returns where a tag leads, if it is one of a link.
pub(super) fn href(tag: &str) -> Option<String> {
    struct Href(Option<String>);

    impl Reading for Href {
        fn start(&mut self, tag: &Tag) {
            self.0 = tag.attribute(b"href").map(Cow::into_owned);
        }

        fn end(&mut self, _: &[u8], _: usize) {}

        fn text(&mut self, _: &str, _: usize) {}
    }

    // Hardly any tag is one.
    let is_link = tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("<a"));
    let mut found = Href(None);
    if is_link && tag.as_bytes().get(2).is_some_and(u8::is_ascii_whitespace) {
        tags::read(tag, &mut found);
    }
    found.0
}

/// Returns where the links of some HTML lead, each with the byte offset of its tag.
pub(super) fn links(html: &str) -> Vec<(usize, String)> {
    struct Links(Vec<(usize, String)>);

    impl Reading for Links {
        fn start(&mut self, tag: &Tag) {
            if let Some(target) = tag.attribute(b"href").filter(|_| tag.name == b"a") {
                self.0.push((tag.offset, target.into_owned()));
            }
        }

        fn end(&mut self, _: &[u8], _: usize) {}

        fn text(&mut self, _: &str, _: usize) {}
    }

    let mut found = Links(Vec::new());
    if ["href", "HREF"].iter().any(|name| memmem::find(html.as_bytes(), name.as_bytes()).is_some()) {
        tags::read(html, &mut found);
    }
    found.0
}

/// Returns whether an inline tag parts words.
pub(super) fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).as_bytes();
    let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    BREAKS.iter().any(|known| known.eq_ignore_ascii_case(&name[..length]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_by_their_tags() {
        let html = "a <A class=b href='c.md'>d</a> <link href=e> <a>f</a> <a href=g#h></a>";
        assert_eq!(links(html), [(2, "c.md".to_owned()), (54, "g#h".to_owned())]);
    }
}
