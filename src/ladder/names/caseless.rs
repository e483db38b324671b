//! Names that are alike in whatever case they stand, to look them up by.

use std::hash::{Hash, Hasher};

/// A name that equals those which differ from it in case alone.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Caseless<'a>(pub(in super::super) &'a str);

impl PartialEq for Caseless<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(other.0)
            || (!(self.0.is_ascii() && other.0.is_ascii()) && self.0.to_lowercase() == other.0.to_lowercase())
    }
}

impl Eq for Caseless<'_> {}

impl Hash for Caseless<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        if self.0.is_ascii() { fold(self.0.as_bytes(), state) } else { fold(self.0.to_lowercase().as_bytes(), state) }
    }
}

/// Hashes bytes without the bit in which capitals differ from other letters of ASCII,
/// eight at once.
fn fold<H: Hasher>(bytes: &[u8], state: &mut H) {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    for chunk in chunks.iter().chain([&last]) {
        state.write_u64(u64::from_le_bytes(*chunk) | 0x2020_2020_2020_2020);
    }
    state.write_usize(bytes.len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::HashSet;

    #[test]
    fn names_are_found_in_whatever_case_they_stand() {
        let names = [
            "",
            "Baker",
            "Head of the Bakery",
            "B\u{e4}cker",
            "\u{212a}elvin",
            "\u{41f}\u{435}\u{43a}\u{430}\u{440}\u{44c}",
        ];
        let known: HashSet<_> = names.into_iter().map(Caseless).collect();
        for name in names {
            let (upper, lower) = (name.to_uppercase(), name.to_lowercase());
            assert!(known.contains(&Caseless(&upper)) && known.contains(&Caseless(&lower)), "{name}");
        }
        assert!(!known.contains(&Caseless("Bakers")) && !known.contains(&Caseless("B\u{40}ker")));
    }
}
