//! Lists of words, and whether a text is one of them in whatever case it stands.

/// Some words in small letters, which mostly tell at a glance that a text is none of them:
/// every title of every level is asked.
pub(super) struct Words {
    all: &'static [&'static str],
    /// For each length in bytes, a bit for each letter that one of them begins with.
    firsts: [u32; LONGEST + 1],
}

/// How many bytes a word of them has at most.
const LONGEST: usize = 63;

impl Words {
    pub(super) const fn of(all: &'static [&'static str]) -> Self {
        let (mut firsts, mut nth) = ([0; LONGEST + 1], 0);
        while nth < all.len() {
            let word = all[nth].as_bytes();
            firsts[word.len()] |= first_bit(word[0]);
            nth += 1;
        }
        Words { all, firsts }
    }

    /// Whether a text is one of them, in whatever case it stands.
    pub(super) fn hold(&self, text: &str) -> bool {
        if !text.is_ascii() {
            return self.all.contains(&text.to_lowercase().as_str());
        }
        let firsts = self.firsts.get(text.len()).copied().unwrap_or_default();
        let may_be_one = text.bytes().next().is_some_and(|first| firsts & first_bit(first) != 0);
        may_be_one && self.all.iter().any(|word| word.eq_ignore_ascii_case(text))
    }

    /// How many of them stand among some texts once, and no more often.
    pub(super) fn said_once(&self, texts: &[&str]) -> usize {
        let is_once = |word: &&&str| texts.iter().filter(|text| word.eq_ignore_ascii_case(text)).count() == 1;
        self.all.iter().filter(is_once).count()
    }
}

/// A bit for a letter, the same for a capital and a small one.
const fn first_bit(byte: u8) -> u32 {
    1 << (byte % u32::BITS as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Dough", true)]
    #[case("OVENS", true)]
    #[case("Ölofen", true)]
    #[case("oven", false)]
    #[case("ovenx", false)]
    #[case("", false)]
    fn words_are_found_in_whatever_case_they_stand(#[case] text: &str, #[case] is_one: bool) {
        static KNOWN: Words = Words::of(&["dough", "ovens", "ölofen"]);
        assert_eq!(KNOWN.hold(text), is_one);
        assert!(!KNOWN.hold(&"dough".repeat(20)));
    }
}
