//! HTML as its tags and what stands between them.

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, Tokenizer};

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
        self.offset = offset;
        self.attributes.clear();
        self.values.clear();
    }

    fn add(&mut self, attribute: &[u8]) {
        self.attributes.extend_from_slice(attribute);
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
    let mut tag = Tag::default();
    let told = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => tag.open(name, span.start),
            CallbackEvent::AttributeName { name } => tag.add(name),
            CallbackEvent::AttributeValue { value } => tag.set(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                tag.is_closed = self_closing;
                reading.start(&tag);
            }
            CallbackEvent::EndTag { name } => reading.end(name, span.start),
            CallbackEvent::String { value } => reading.text(&text(value), span.start),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    };
    // All is told on the way, and a string as input can fail in no way.
    Tokenizer::new_with_emitter(html, Unjudged(CallbackEmitter::new(told))).for_each(drop);
}

/// What is all right is looked at many bytes at once, and all text should be.
fn text(value: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(value).map_or_else(|_| String::from_utf8_lossy(value), Cow::Borrowed)
}

/// An emitter that isn't told what is wrong: to look for that costs more than reading.
struct Unjudged<E>(E);

impl<E: Emitter> ForwardingEmitter for Unjudged<E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = Self::Token> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}
