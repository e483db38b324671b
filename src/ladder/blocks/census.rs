//! What few texts hold, found in one look at the whole: who reads it looks only for
//! what is there.

/// What few texts hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rare {
    /// An opening brace.
    Braces,
    /// Two colons beside each other.
    Colons,
    /// A mark that footnotes, anchors or boxes begin with: `^`, `!`, `?`.
    Asides,
    /// A line that begins as `import` and `export` do.
    Imports,
    /// A tag that begins as `<table>` does.
    Tables,
    /// A line that begins with a bar.
    Pipes,
}

/// How many of these there are.
const KINDS: usize = 6;

/// What of it a text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Census([bool; KINDS]);

/// How many pairs of bytes are looked at together.
const CHUNK: usize = 16;

/// For each kind whether the pairs of a chunk hold it.
type Seen = [[u8; CHUNK]; KINDS];

impl Census {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut seen = [[0; CHUNK]; KINDS];
        // Each byte together with the next; the last has a blank behind it.
        look(&mut seen, *b"\n               ", start_of(bytes));
        let nexts = bytes.get(1..).unwrap_or_default();
        let (chunks, rest) = nexts.as_chunks::<CHUNK>();
        for (ones, nexts) in bytes.as_chunks::<CHUNK>().0.iter().zip(chunks) {
            look(&mut seen, *ones, *nexts);
        }
        look(&mut seen, start_of(&bytes[chunks.len() * CHUNK..]), start_of(rest));
        Census(seen.map(|kind| kind != [0; CHUNK]))
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

/// The first bytes of some, with blanks behind them where they are fewer.
fn start_of(bytes: &[u8]) -> [u8; CHUNK] {
    let mut start = [b' '; CHUNK];
    for (place, byte) in start.iter_mut().zip(bytes) {
        *place = *byte;
    }
    start
}

/// Looks at a chunk of pairs without an early end, so that the compiler takes all of
/// it at once.
fn look([braces, colons, asides, imports, tables, pipes]: &mut Seen, ones: [u8; CHUNK], nexts: [u8; CHUNK]) {
    for nth in 0..CHUNK {
        let (one, next) = (ones[nth], nexts[nth]);
        braces[nth] |= u8::from(one == b'{');
        colons[nth] |= u8::from(one == b':') & u8::from(next == b':');
        asides[nth] |= u8::from(one == b'^') | u8::from(one == b'!') | u8::from(one == b'?');
        imports[nth] |= u8::from(one == b'\n') & (u8::from(next == b'i') | u8::from(next == b'e'));
        tables[nth] |= u8::from(one == b'<') & u8::from(next | 0x20 == b't');
        pipes[nth] |= u8::from(one == b'\n') & u8::from(next == b'|');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plainly(text: &str) -> Census {
        let begins = |start: &str| format!("\n{text}").contains(&format!("\n{start}"));
        Census([
            text.contains('{'),
            text.contains("::"),
            text.contains(['^', '!', '?']),
            begins("i") || begins("e"),
            text.contains("<t") || text.contains("<T"),
            begins("|"),
        ])
    }

    proptest! {
        #[test]
        fn one_look_finds_what_each_would(text in "([{:^!?\nie<tTé|]|word ){0,3}[a-z ]{0,50}([{:^!?\nie<tT|]|word ){0,3}") {
            prop_assert_eq!(Census::of(&text), plainly(&text));
        }
    }
}
