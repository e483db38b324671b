//! What titles add in brackets: "Writer (release notes)".

use super::lexicon::{Word, kind};
use super::{Naming, naming, words};

/// Returns a title without what it adds in brackets: "Writer (release notes)".
pub fn without_brackets(title: &str) -> &str {
    match title.strip_suffix(')').and_then(|title| title.rsplit_once('(')) {
        Some((before, _)) if !before.trim().is_empty() => before,
        _ => title,
    }
}

/// Returns what a title adds in brackets: "release notes" of "Writer (release notes)".
pub fn in_brackets(title: &str) -> Option<&str> {
    let (before, inside) = title.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    Some(inside.trim()).filter(|inside| !before.trim().is_empty() && !inside.is_empty())
}

/// Returns whether all words of some stand in a title.
pub fn has_words_of(title: &str, words: &str) -> bool {
    let title = title.to_lowercase();
    words.to_lowercase().split(' ').all(|word| title.split(' ').any(|other| other == word))
}

/// Whether a title in another script says in brackets that it names a level:
/// "엔트리 레벨 (Entry Level)".
pub(super) fn is_translated(title: &str) -> bool {
    let (before, inside) = title.strip_suffix(')').and_then(|title| title.rsplit_once('(')).unwrap_or_default();
    let is_ours = |text: &str| text.contains(|c: char| c.is_ascii_alphabetic());
    !is_ours(before) && is_ours(inside) && naming(inside) == Naming::Level
}

/// Returns the word for a level that a title ends in: "Entry level", "중간 레벨". What
/// stands behind "by" or "at any" is no name of one.
pub fn last_word_for_a_level(title: &str) -> Option<&str> {
    const BEFORE_ANY: &[&str] = &["by", "per", "any", "this", "next", "nach", "par", "por", "pro", "je"];

    let is_one = |word: Word| word.is(kind::LEVEL) && !word.is(kind::STEP);
    let bare = without_brackets(title);
    let last = words(bare).next_back().filter(|last| is_one(Word::of(last)))?;
    let before = words(bare).rev().nth(1).unwrap_or_default();
    (!BEFORE_ANY.iter().any(|known| known.eq_ignore_ascii_case(before))).then_some(last)
}

/// Returns how many words a title has beside what it adds in brackets.
pub fn count_words(title: &str) -> usize {
    words(without_brackets(title)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_in_another_script_may_be_translated() {
        assert_eq!(naming("잎사귀 (Senior Leaf)"), Naming::Level);
        assert_eq!(naming("Leaf (Senior Leaf)"), Naming::Nothing);
        assert_eq!(last_word_for_a_level("Deep level (of the sea)"), Some("level"));
        assert_eq!(last_word_for_a_level("Level of the sea"), None);
        assert_eq!(["Leaves by level", "At any level"].map(last_word_for_a_level), [None; 2]);
        assert_eq!(count_words("Leaf / stem (of a tree)"), 2);
    }
}
