//! HTML as its tags and what stands between them.
//!
//! Most of it is plain: names, values between quotes, words without entities. Such is read
//! here; what is in doubt goes to `html5gum`, from there on to the end, or only the words
//! where the doubt is about these alone. Both tell the same; a property test holds one
//! against the other.

use std::borrow::Cow;

mod library;
mod plain;

/// Who is told what HTML holds, in its order and with byte offsets.
pub(super) trait Reading {
    fn start(&mut self, tag: &Tag);
    fn end(&mut self, name: &[u8], offset: usize);
    fn text(&mut self, text: &str, offset: usize);
}

/// The tag that an element begins with. One is used for all of a text.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: Vec<u8>,
    pub(super) offset: usize,
    /// Whether it is all there is of its element.
    pub(super) is_closed: bool,
    /// Names and values of its attributes, one after the other.
    attributes: Vec<u8>,
    /// For each attribute, where its value begins and ends.
    values: Vec<(usize, usize)>,
}

impl Tag {
    /// Returns the value of an attribute; of equal ones the first counts.
    pub(super) fn attribute(&self, name: &[u8]) -> Option<Cow<'_, str>> {
        let mut start = 0;
        let mut values = self.values.iter();
        let (from, to) =
            values.find(|(from, to)| self.attributes[std::mem::replace(&mut start, *to)..*from] == *name)?;
        Some(String::from_utf8_lossy(&self.attributes[*from..*to]))
    }

    fn open(&mut self, name: &[u8], offset: usize) {
        self.name.clear();
        self.name.extend_from_slice(name);
        self.name.make_ascii_lowercase();
        self.offset = offset;
        self.attributes.clear();
        self.values.clear();
    }

    fn add(&mut self, attribute: &[u8]) {
        let start = self.attributes.len();
        self.attributes.extend_from_slice(attribute);
        self.attributes[start..].make_ascii_lowercase();
        self.values.push((self.attributes.len(), self.attributes.len()));
    }

    /// Sets the value of the attribute that was added last.
    fn set(&mut self, value: &[u8]) {
        self.attributes.extend_from_slice(value);
        if let Some((_, end)) = self.values.last_mut() {
            *end = self.attributes.len();
        }
    }
}

/// Reads HTML, whatever is wrong in it.
pub(super) fn read(html: &str, reading: &mut impl Reading) {
    let doubtful = plain::read(html, reading);
    if doubtful < html.len() {
        library::read(&html[doubtful..], doubtful, reading);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What was told, each as it stands.
    #[derive(Default)]
    struct Told(Vec<String>);

    impl Reading for Told {
        fn start(&mut self, tag: &Tag) {
            let Tag { name, offset, is_closed, attributes, values } = tag;
            let (name, attributes) = (String::from_utf8_lossy(name), String::from_utf8_lossy(attributes));
            self.0.push(format!("{offset} <{name} {attributes} {values:?} {is_closed}"));
        }

        fn end(&mut self, name: &[u8], offset: usize) {
            self.0.push(format!("{offset} </{}", String::from_utf8_lossy(name)));
        }

        fn text(&mut self, text: &str, offset: usize) {
            self.0.push(format!("{offset} {text:?}"));
        }
    }

    fn told(html: &str) -> Vec<String> {
        let mut told = Told::default();
        read(html, &mut told);
        told.0
    }

    fn told_by_the_library(html: &str) -> Vec<String> {
        let mut told = Told::default();
        library::read(html, 0, &mut told);
        told.0
    }

    #[test]
    fn what_most_people_write_needs_no_library() {
        let html =
            "a & b<!-- c - d -->\n<Td class=\"e f\" rowspan=2 hidden>g\n<br/><BR /> é < 2</td >\n<a href='#x'></a>";
        assert_eq!(plain::read(html, &mut Told::default()), html.len());
        assert_eq!(told(html), told_by_the_library(html));
    }

    /// Pieces of HTML, right and wrong.
    fn piece() -> impl Strategy<Value = String> {
        let tag = "<[a-zA-Z][a-zA-Z0-9-]{0,3}( |\n|\t|  |\u{c})?([a-zA-Z:@-]{1,3}(=(\"[a-z &;é\n<>']{0,3}\"|'[a-z \"]{0,2}'|[a-z0-9/&{}-]{1,3}))?( |\n|/| /|,|\")?){0,3}(>|/>|/ >| >)";
        prop_oneof![
            4 => tag.boxed(), 2 => "</[a-zA-Z0-9]{1,4}[ \n]?>", 1 => "</[a-zA-Z0-9 />=\"é-]{0,5}",
            4 => "[a-z é\n]{0,6}", 2 => "(&[a-z;#x0-9 ]{0,5}|&amp;|&ampx|&lt;|&#65;|&;|< |<3|<é|<<|\r\n|\r|\0)",
            2 => "<!--[a-z -]{0,5}-->", 1 => "<!-{0,2}[a-z !>-]{0,6}", 1 => "(<!doctype html>|<\\?x\\?>|<!\\[CDATA\\[a\\]\\]>|-->|--!>|<!---->|<!--->|<style>|<script>|<textarea>|</>|<|</|<a b=|<a b=\"|<a b c)",
        ]
    }

    proptest! {
        #[test]
        fn both_roads_tell_the_same(pieces in prop::collection::vec(piece(), 0..10)) {
            let html = pieces.concat();
            prop_assert_eq!(told(&html), told_by_the_library(&html), "{:?}", html);
        }
    }
}
