//! What few texts hold, found in one look at the marks of the whole: who reads it looks
//! only for what is there.

use super::marks::Marks;

/// What few texts hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rare {
    /// An opening brace.
    Braces,
    /// A mark that footnotes and anchors begin with.
    Carets,
    /// A tag that begins as `<table>` does.
    Tables,
    /// A bracket and a colon, as where a reference or a footnote is defined: such a line
    /// changes what brackets mean elsewhere.
    Definitions,
    /// A carriage return, which ends a line as well; in the text of a document there is none.
    Returns,
}

/// What of it a text holds, and what its lines begin with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Census {
    holds: [bool; 5],
    /// Each ASCII character that a line begins with behind its blanks, a bit for each.
    begins: u128,
}

impl Census {
    /// Looks at a text and its marks.
    pub(super) fn of(text: &str, marks: &Marks) -> Self {
        let bytes = text.as_bytes();
        let mut census = Census::default();
        census.begin(bytes);
        marks.each(|at| match bytes[at..] {
            [b'\n', ref line @ ..] => census.begin(line),
            [b'{', ..] => census.found(Rare::Braces),
            [b'^', ..] => census.found(Rare::Carets),
            [b'<', b't' | b'T', ..] => census.found(Rare::Tables),
            [b']', b':', ..] => census.found(Rare::Definitions),
            [b'\r', ..] => census.found(Rare::Returns),
            _ => {}
        });
        census
    }

    fn begin(&mut self, line: &[u8]) {
        let first = line.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        self.begins |= first.map_or(0, |&first| bit(first));
    }

    fn found(&mut self, what: Rare) {
        self.holds[what as usize] = true;
    }

    /// Returns whether the text may be read in pieces.
    pub(super) fn is_plain(self) -> bool {
        !self.holds(Rare::Definitions) && !self.holds(Rare::Returns)
    }

    /// Returns whether the text holds it.
    pub(super) fn holds(self, what: Rare) -> bool {
        self.holds[what as usize]
    }

    /// Returns whether a line begins with one of some ASCII characters, behind its blanks.
    pub(super) fn begins(self, characters: &[u8]) -> bool {
        characters.iter().any(|&character| self.begins & bit(character) > 0)
    }
}

/// The bit of an ASCII character; others have none.
fn bit(character: u8) -> u128 {
    1_u128.checked_shl(character.into()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MARKS: [u8; 5] = *b"#-a!:";

    fn of(text: &str) -> Census {
        Census::of(text, &Marks::of(text))
    }

    proptest! {
        #[test]
        fn one_look_finds_what_each_would(text in "([{^!\n\r<tTé#: -\\]:]|word ){0,3}[a-z ]{0,50}([\n\t{^\r<tT\\]:]|word ){0,3}") {
            let holds = [
                text.contains('{'),
                text.contains('^'),
                text.contains("<t") || text.contains("<T"),
                text.contains("]:"),
                text.contains('\r'),
            ];
            prop_assert_eq!(of(&text).holds, holds);
            let mut lines = text.split('\n').map(|line| line.trim_start_matches([' ', '\t']));
            prop_assert!(lines.clone().all(|line| line.is_empty() || !line.is_ascii() || of(&text).begins(&line.as_bytes()[..1])));
            prop_assert_eq!(of(&text).begins(&MARKS), lines.any(|line| line.starts_with(MARKS.map(char::from))));
        }
    }
}
