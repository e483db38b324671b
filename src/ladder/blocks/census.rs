//! What few texts hold, found in one look at the whole for each: who reads it looks only
//! for what is there.

use memchr::{memchr, memchr_iter, memchr3, memmem};

/// What few texts hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rare {
    /// An opening brace.
    Braces,
    /// A mark that footnotes, anchors or boxes begin with: `^`, `!`, `?`.
    Asides,
    /// A tag that begins as `<table>` does.
    Tables,
    /// A line that begins with a bar.
    Pipes,
}

/// What of it a text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Census([bool; 4]);

impl Census {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let begins_table = |at: usize| matches!(bytes.get(at + 1), Some(b't' | b'T'));
        Census([
            memchr(b'{', bytes).is_some(),
            memchr3(b'^', b'!', b'?', bytes).is_some(),
            memchr_iter(b'<', bytes).any(begins_table),
            bytes.starts_with(b"|") || memmem::find(bytes, b"\n|").is_some(),
        ])
    }

    /// Returns whether the text holds it.
    pub(super) fn holds(self, what: Rare) -> bool {
        self.0[what as usize]
    }

    /// The same for a text in which none of it is looked for.
    #[cfg(test)]
    pub(super) fn without(mut self, what: Rare) -> Self {
        self.0[what as usize] = false;
        self
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
            text.lines().any(|line| line.starts_with('|')),
        ])
    }

    proptest! {
        #[test]
        fn one_look_finds_what_each_would(text in "([{^!?\n<tTé|]|word ){0,3}[a-z ]{0,50}([{^!?\n<tT|]|word ){0,3}") {
            prop_assert_eq!(Census::of(&text), plainly(&text));
        }
    }
}
