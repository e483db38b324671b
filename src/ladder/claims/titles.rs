//! Titles of levels, as sentences name them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::hash::HashMap;
use crate::ladder::model::{LevelIx, Track};

/// Returns a text in lower case in which every letter stands where it stood: the few
/// whose small one takes more or fewer bytes stay as they are.
pub fn fold(text: &str) -> String {
    let small = |letter: char| {
        let mut all = letter.to_lowercase();
        let one = all.next().filter(|one| one.len_utf8() == letter.len_utf8());
        one.filter(|_| all.next().is_none()).unwrap_or(letter)
    };
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().map(small).collect() }
}

/// Titles to look for in sentences.
pub struct Titles<T> {
    /// By folded title; of equal ones the first.
    values: HashMap<String, T>,
    /// By their first word, the lengths that titles have, so that a text is looked
    /// up, not searched.
    lengths: HashMap<String, BTreeSet<usize>>,
}

impl Titles<LevelIx> {
    /// Takes what a track's levels go by: their titles, the ranks that only one has, and titles
    /// without what decorates them.
    pub fn of(track: Track<'_>) -> Self {
        let mut ranks: HashMap<String, Option<LevelIx>> = HashMap::default();
        for level in track.levels() {
            let Some(rank) = level.rank() else { continue };
            let is_number = rank.bytes().all(|byte| byte.is_ascii_digit());
            let spoken = if is_number { format!("level {rank}") } else { rank.to_lowercase() };
            ranks.entry(spoken).and_modify(|known| *known = None).or_insert(Some(level.ix()));
        }
        let titles = track.levels().map(|level| (level.title(), level.ix()));
        let ranks = ranks.iter().filter_map(|(rank, level)| Some((rank.as_str(), (*level)?)));
        let bare = track.levels().map(|level| (bare(level.title()), level.ix()));
        titles.chain(ranks).chain(bare).collect()
    }
}

/// A title without emoji at its ends and brackets behind it: nobody says "Senior
/// Engineer ⭐ (new)".
fn bare(title: &str) -> &str {
    let is_mark = |letter: char| !letter.is_alphanumeric();
    let words = title.trim_end_matches(|letter: char| is_mark(letter) && letter != ')');
    let words = words.strip_suffix(')').and_then(|words| words.rsplit_once(" (")).map_or(words, |(words, _)| words);
    words.trim_matches(is_mark)
}

impl<'a, T> FromIterator<(&'a str, T)> for Titles<T> {
    fn from_iter<I: IntoIterator<Item = (&'a str, T)>>(titles: I) -> Self {
        let mut values = HashMap::default();
        for (title, value) in titles.into_iter().filter(|(title, _)| !title.is_empty()) {
            values.entry(fold(title)).or_insert(value);
        }
        let mut lengths: HashMap<String, BTreeSet<usize>> = HashMap::default();
        for title in values.keys() {
            lengths.entry(first_word(title).to_owned()).or_default().insert(title.len());
        }
        Titles { values, lengths }
    }
}

/// Words of a text that are a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<T> {
    /// Where they begin in the text, in bytes.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// What the title stands for.
    pub value: T,
}

/// Drops the hits that lie in a longer one ("Senior Support Engineer" names no
/// "Support Engineer"), of equal ones all but the first. What is left comes in
/// the text's order.
pub fn longest<T: Copy>(mut hits: Vec<Hit<T>>) -> impl Iterator<Item = T> {
    hits.sort_by_key(|hit| (Reverse(hit.end - hit.start), hit.start));
    let mut taken: BTreeMap<usize, Hit<T>> = BTreeMap::new();
    for hit in hits {
        let before = taken.range(..hit.end).next_back();
        if before.is_none_or(|(_, known)| known.end <= hit.start) {
            taken.insert(hit.start, hit);
        }
    }
    taken.into_values().map(|hit| hit.value)
}

impl<T: Copy> Titles<T> {
    /// Returns which of the titles a text names, in the order in which it names
    /// them.
    pub fn named(&self, text: &str) -> Vec<T> {
        longest(self.hits(&fold(text))).collect()
    }

    /// Returns all words of a text that [`fold`] has folded that are a title, also
    /// those within others.
    pub fn hits(&self, lower: &str) -> Vec<Hit<T>> {
        let mut hits = Vec::new();
        let mut in_word = false;
        for (start, letter) in lower.char_indices() {
            let begins = !std::mem::replace(&mut in_word, letter.is_alphanumeric());
            let lengths = begins.then(|| self.ends(&lower[start..]));
            for end in lengths.into_iter().flatten().map(|length| start + length) {
                let Some(words) = lower.get(start..end) else { continue };
                if let (Some(&value), true) = (self.values.get(words), ends_word(lower, end)) {
                    hits.push(Hit { start, end, value });
                }
            }
        }
        hits
    }

    /// The lengths of the titles that may begin a text: those that begin with its
    /// first word, or with what that is the plural of.
    fn ends(&self, text: &str) -> impl Iterator<Item = usize> {
        let word = first_word(text);
        let one = word.strip_suffix('s').and_then(|word| self.lengths.get(word));
        self.lengths.get(word).into_iter().chain(one).flatten().copied()
    }
}

/// The letters and digits with which a text begins, else its first character.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end.max(text.chars().next().map_or(0, char::len_utf8))]
}

fn ends_word(text: &str, end: usize) -> bool {
    let mut after = text[end..].chars();
    let next = match after.next() {
        // A plural names the level too.
        Some('s') => after.next(),
        other => other,
    };
    !next.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_longest_name_wins_and_order_is_the_sentences() {
        let titles: Titles<_> = ["Engineer", "Senior Engineer", "Lead"].into_iter().zip(0..).collect();
        assert_eq!(titles.named("the foundation of the Engineer and Senior Engineer roles"), [0, 1]);
        assert_eq!(titles.named("all Senior Engineers, (Lead)"), [1, 2]);
        assert_eq!(titles.named("leadership"), [] as [i32; 0]);
    }

    proptest! {
        #[test]
        fn a_folded_letter_stands_where_it_stood(text in "[a-zÄÖŒΣİKÅȺẞ ]{0,12}|.*") {
            let folded = fold(&text);
            let places = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            prop_assert_eq!(places(&text), places(&folded));
            prop_assert_eq!(fold(&folded), folded);
        }
    }
}
