//! Bytes that stand for themselves, many at a time.

/// How many bytes are looked at together.
const CHUNK: usize = 16;

/// Two chunks, of which nearly none has a mark.
const PAIR: usize = 2 * CHUNK;

/// How many bytes at the start of some stand for themselves wherever they are in a line.
/// What doesn't: what nobody can see, and what marks emphasis, code, links, HTML, entities
/// and the ends of cells.
pub(super) fn plain(bytes: &[u8]) -> usize {
    let plain = bytes.as_chunks::<PAIR>().0.iter().take_while(|pair| !has_mark(pair)).count() * PAIR;
    let (chunks, rest) = bytes[plain..].as_chunks::<CHUNK>();
    for (nth, chunk) in chunks.iter().enumerate() {
        if let Some(at) = first_mark(chunk) {
            return plain + nth * CHUNK + at;
        }
    }
    bytes.len() - rest.len() + rest.iter().take_while(|&&byte| distance(byte) > 0).count()
}

/// How many bytes of white space some bytes begin with.
pub(super) fn blank(bytes: &[u8]) -> usize {
    let is_blank = |byte: u8| matches!(byte, b' ' | b'\n' | b'\t');
    if !bytes.first().is_some_and(|&first| is_blank(first)) {
        return 0;
    }
    // A chunk is looked at as a whole, so that the compiler may take many bytes at once.
    let off = |byte: u8| u8::from(byte != b' ') & u8::from(byte != b'\n') & u8::from(byte != b'\t');
    let are_blank = |chunk: &&[u8; CHUNK]| chunk.iter().fold(0, |any, &byte| any | off(byte)) == 0;
    let chunks = bytes.as_chunks::<CHUNK>().0.iter().take_while(are_blank).count() * CHUNK;
    chunks + bytes[chunks..].iter().take_while(|&&byte| is_blank(byte)).count()
}

/// How far a byte is from the nearest mark, in one way or another: 0 for marks alone. So
/// told, the compiler takes many at once.
fn distance(byte: u8) -> u8 {
    let from_unseen = byte.saturating_sub(0x1f);
    // `[`, `\`, `]`, `^` and `_`, and 32 places on `{`, `|`, `}`, `~` and what deletes.
    let from_brackets = (byte | 0x20).wrapping_sub(b'{').saturating_sub(0x7f - b'{');
    let others = [b'&', b'*', b'<', b'`'].map(|mark| byte ^ mark);
    others.into_iter().fold(from_unseen.min(from_brackets), u8::min)
}

fn has_mark(pair: &[u8; PAIR]) -> bool {
    let nearest = |nth: usize| distance(pair[nth]).min(distance(pair[nth + CHUNK]));
    (0..CHUNK).fold(false, |any, nth| any | (nearest(nth) == 0))
}

/// Where the first mark stands in a chunk.
fn first_mark(chunk: &[u8; CHUNK]) -> Option<usize> {
    let zeros = zeros(u128::from_le_bytes(chunk.map(distance)));
    (zeros != 0).then(|| zeros.trailing_zeros() as usize / 8)
}

/// The highest bit of each byte that is 0, up to the first such.
fn zeros(bytes: u128) -> u128 {
    const ONES: u128 = u128::from_le_bytes([1; CHUNK]);

    bytes.wrapping_sub(ONES) & !bytes & (ONES << 7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_up_to_the_first_mark_is_plain(text in "[ -%'-)+-;=-Za-z}{é]{0,40}([&*<\\[\\\\\\]_`|~\n\t\u{7f}]|[{}^])?[ -~]{0,40}") {
            let is_mark = |byte: u8| byte < b' ' || b"&*<[\\]^_`{|}~\x7f".contains(&byte);
            let expected = text.bytes().take_while(|&byte| !is_mark(byte)).count();
            prop_assert_eq!(plain(text.as_bytes()), expected);
        }
    }
}
