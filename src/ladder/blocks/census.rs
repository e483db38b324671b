//! What few texts hold, found in one look at the whole for each: who reads it looks only
//! for what is there.

use memchr::{memchr, memchr_iter, memchr2, memchr3};

/// What few texts hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rare {
    /// An opening brace.
    Braces,
    /// A mark that footnotes, anchors or boxes begin with: `^`, `!`, `?`.
    Asides,
    /// A tag that begins as `<table>` does.
    Tables,
    /// A bracket and a colon, as where a reference or a footnote is defined: such a line
    /// changes what brackets mean elsewhere.
    Definitions,
    /// Two colons beside each other, as fences of notes and directives have them.
    Colons,
    /// A carriage return, which ends a line as well; in the text of a document there is none.
    Returns,
}

/// What of it a text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Census([bool; 6]);

impl Census {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let begins_table = |at: usize| matches!(bytes.get(at + 1), Some(b't' | b'T'));
        let either = memchr2(b'{', b'\r', bytes).map_or(&[][..], |at| &bytes[at..]);
        // One byte is found faster than two.
        let behind = |mark: u8| memchr_iter(b':', bytes).any(|at| at > 0 && bytes[at - 1] == mark);
        Census([
            memchr(b'{', either).is_some(),
            memchr3(b'^', b'!', b'?', bytes).is_some(),
            memchr_iter(b'<', bytes).any(begins_table),
            behind(b']'),
            behind(b':'),
            memchr(b'\r', either).is_some(),
        ])
    }

    /// Returns whether the text may be read in pieces.
    pub(super) fn is_plain(self) -> bool {
        !self.holds(Rare::Definitions) && !self.holds(Rare::Returns)
    }

    /// Returns whether the text holds it.
    pub(super) fn holds(self, what: Rare) -> bool {
        self.0[what as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plainly(text: &str) -> Census {
        Census([
            text.contains('{'),
            text.contains(['^', '!', '?']),
            text.contains("<t") || text.contains("<T"),
            text.contains("]:"),
            text.contains("::"),
            text.contains('\r'),
        ])
    }

    proptest! {
        #[test]
        fn one_look_finds_what_each_would(text in "([{^!?\n\r<tTé\\]:]|word ){0,3}[a-z ]{0,50}([{^!?\n\r<tT\\]:]|word ){0,3}") {
            prop_assert_eq!(Census::of(&text), plainly(&text));
        }
    }
}
