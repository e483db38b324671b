//! What few texts hold, found in one look at the whole: who reads it looks only for
//! what is there.

/// What a text may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Census {
    /// An opening brace.
    pub(super) braces: bool,
    /// Two colons beside each other.
    pub(super) colons: bool,
    /// A mark that footnotes, anchors or boxes begin with: `^`, `!`, `?`.
    pub(super) asides: bool,
    /// A line that begins as `import` and `export` do.
    pub(super) imports: bool,
    /// A tag that begins as `<table>` does.
    pub(super) tables: bool,
}

/// How many pairs of bytes are looked at together.
const CHUNK: usize = 16;

/// For each kind whether the pairs of a chunk hold it.
type Seen = [[u8; CHUNK]; 5];

impl Census {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut seen = [[0; CHUNK]; 5];
        // Each byte together with the next; the last has a blank behind it.
        look(&mut seen, *b"\n               ", start_of(bytes));
        let nexts = bytes.get(1..).unwrap_or_default();
        let (chunks, rest) = nexts.as_chunks::<CHUNK>();
        for (ones, nexts) in bytes.as_chunks::<CHUNK>().0.iter().zip(chunks) {
            look(&mut seen, *ones, *nexts);
        }
        look(&mut seen, start_of(&bytes[chunks.len() * CHUNK..]), start_of(rest));
        let [braces, colons, asides, imports, tables] = seen.map(|kind| kind != [0; CHUNK]);
        Census { braces, colons, asides, imports, tables }
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
fn look([braces, colons, asides, imports, tables]: &mut Seen, ones: [u8; CHUNK], nexts: [u8; CHUNK]) {
    for nth in 0..CHUNK {
        let (one, next) = (ones[nth], nexts[nth]);
        braces[nth] |= u8::from(one == b'{');
        colons[nth] |= u8::from(one == b':') & u8::from(next == b':');
        asides[nth] |= u8::from(one == b'^') | u8::from(one == b'!') | u8::from(one == b'?');
        imports[nth] |= u8::from(one == b'\n') & (u8::from(next == b'i') | u8::from(next == b'e'));
        tables[nth] |= u8::from(one == b'<') & u8::from(next | 0x20 == b't');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plainly(text: &str) -> Census {
        Census {
            braces: text.contains('{'),
            colons: text.contains("::"),
            asides: text.contains(['^', '!', '?']),
            imports: format!("\n{text}").contains("\ni") || format!("\n{text}").contains("\ne"),
            tables: text.contains("<t") || text.contains("<T"),
        }
    }

    proptest! {
        #[test]
        fn one_look_finds_what_each_would(text in "([{:^!?\nie<tTé]|word ){0,3}[a-z ]{0,50}([{:^!?\nie<tT]|word ){0,3}") {
            prop_assert_eq!(Census::of(&text), plainly(&text));
        }
    }
}
