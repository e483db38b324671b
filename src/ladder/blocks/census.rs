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
    /// Two opening brackets, as those of a link in a wiki.
    Brackets,
    /// A carriage return, which ends a line as well; in the text of a document there is none.
    Returns,
}

/// What of it a text holds, and what its lines begin with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Census {
    /// A bit for each [`Rare`].
    holds: u8,
    /// Each ASCII character that a line begins with behind its blanks, a bit for each.
    begins: u128,
}

/// For each byte, what it begins; and for each, what it may stand behind. Looking these up
/// is faster than telling bytes apart, as nobody can foresee which comes next.
const PAIRS: [[u8; 256]; 2] = {
    let (mut begins, mut follows) = ([0; 256], [Rare::Braces.bit() | Rare::Carets.bit() | Rare::Returns.bit(); 256]);
    begins[b'{' as usize] = Rare::Braces.bit();
    begins[b'^' as usize] = Rare::Carets.bit();
    begins[b'\r' as usize] = Rare::Returns.bit();
    begins[b'<' as usize] = Rare::Tables.bit();
    follows[b't' as usize] |= Rare::Tables.bit();
    follows[b'T' as usize] |= Rare::Tables.bit();
    begins[b']' as usize] = Rare::Definitions.bit();
    follows[b':' as usize] |= Rare::Definitions.bit();
    begins[b'[' as usize] = Rare::Brackets.bit();
    follows[b'[' as usize] |= Rare::Brackets.bit();
    [begins, follows]
};

impl Rare {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Census {
    /// Looks at a text and its marks.
    pub(super) fn of(text: &str, marks: &Marks) -> Self {
        let [begins, follows] = &PAIRS;
        let bytes = text.as_bytes();
        let mut census = Census::default();
        census.begin(bytes);
        marks.each(|at| {
            let (mark, next) = (bytes[at], bytes.get(at + 1).copied().unwrap_or_default());
            census.holds |= begins[usize::from(mark)] & follows[usize::from(next)];
            if mark == b'\n' {
                census.begin(&bytes[at + 1..]);
            }
        });
        census
    }

    fn begin(&mut self, line: &[u8]) {
        let first = line.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        self.begins |= first.map_or(0, |&first| bit(first));
    }

    /// Returns whether the text may be read in pieces.
    pub(super) fn is_plain(self) -> bool {
        !self.holds(Rare::Definitions) && !self.holds(Rare::Returns)
    }

    /// Returns whether the text holds it.
    pub(super) fn holds(self, what: Rare) -> bool {
        self.holds & what.bit() > 0
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
        fn one_look_finds_what_each_would(text in "([{^!\n\r<tTé#: -\\]:\\[]|word ){0,3}[a-z ]{0,50}([\n\t{^\r<tT\\]:\\[]|word ){0,3}") {
            let holds = [
                text.contains('{'),
                text.contains('^'),
                text.contains("<t") || text.contains("<T"),
                text.contains("]:"),
                text.contains("[["),
                text.contains('\r'),
            ];
            let all = [Rare::Braces, Rare::Carets, Rare::Tables, Rare::Definitions, Rare::Brackets, Rare::Returns];
            prop_assert_eq!(all.map(|rare| of(&text).holds(rare)), holds);
            let mut lines = text.split('\n').map(|line| line.trim_start_matches([' ', '\t']));
            prop_assert!(lines.clone().all(|line| line.is_empty() || !line.is_ascii() || of(&text).begins(&line.as_bytes()[..1])));
            prop_assert_eq!(of(&text).begins(&MARKS), lines.any(|line| line.starts_with(MARKS.map(char::from))));
        }
    }
}
