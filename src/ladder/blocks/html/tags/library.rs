//! HTML by `html5gum`, which knows what is wrong in it and what to make of that.

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, Tokenizer};

use super::{Reading, Tag};

/// Reads HTML that begins at an offset of a longer one, where no tag is open.
pub(super) fn read(html: &str, offset: usize, reading: &mut impl Reading) {
    let mut tag = Tag::default();
    let told = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
        let at = offset + span.start;
        match event {
            CallbackEvent::OpenStartTag { name } => tag.open(name, at),
            CallbackEvent::AttributeName { name } => tag.add(name),
            CallbackEvent::AttributeValue { value } => tag.set(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                tag.is_closed = self_closing;
                reading.start(&tag);
            }
            CallbackEvent::EndTag { name } => reading.end(name, at),
            CallbackEvent::String { value } => reading.text(&text(value), at),
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
