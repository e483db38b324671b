//! Sentences by which a level says that it builds on others.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use memchr::memmem;

pub use titles::{Hit, Titles, fold, longest};

mod titles;

/// Words that say so. Each is followed by what is built on.
const VERBS: &[&str] = &[
    "builds upon",
    "builds on",
    "build upon",
    "build on",
    "building on",
    "building upon",
    "inherits from",
    "inherit from",
    "inherits all",
    "encompasses",
    "encompass",
    "has everything that",
    "have everything that",
    "does everything that",
    "do everything that",
    "has everything a",
    "has everything an",
    "have everything a",
    "have everything an",
    "does everything a",
    "does everything an",
    "do everything a",
    "do everything an",
    "all the skills of",
    "all skills of",
    "all the responsibilities of",
    "all responsibilities of",
    "all the duties of",
    "equivalent to",
    "baut auf",
    "s'appuie sur",
    "se basa en",
    "основывается на",
    "наследует",
    "hérite de",
];

/// Words that say so at the beginning of a sentence; within one they say all
/// kinds of things.
const OPENINGS: &[&str] = &[
    "extends",
    "includes all",
    "include all",
    "includes everything",
    "everything in",
    "everything from",
    "everything at",
    "everything of",
    "everything a",
    "everything an",
    "everything the",
    "everything that",
    "everything expected of",
    "all that a",
    "all that an",
    "all expectations of",
    "in addition to",
    "on top of",
    "meets the expectations of",
    "meets all expectations of",
    "same as",
    "plus everything",
];

/// Words that take over what stands above at the beginning of a sentence, without
/// the last one, which says what is taken over.
const OPENINGS_BEFORE_ABOVE: &[&str] =
    &["all of the", "all the", "everything", "includes all the", "includes everything", "everything from the"];

/// What stands in each such sentence.
const ABOVE: &[&str] = &["the above", "everything above"];

/// Parts of all of these, to look for in a whole document. They leave out the letter that
/// may be a capital, and begin with four bytes that few other words have.
///
/// Every eighth of them shares a mask in the searcher, which looks at many bytes at once
/// and stops wherever something fits one. In this order it does so four times more
/// seldom than in the order of the words above.
const STEMS: &[&str] = &[
    "uild",
    "ddition to",
    "nherit",
    "ncompass",
    "rything",
    "aut auf",
    "top of",
    "ll that a",
    "esponsibilities of",
    "ctations of",
    "ame as",
    "asa en",
    "uties of",
    "quivalent to",
    "xtends",
    "lls of",
    "nclude",
    "appuie",
    "снов",
    "аследует",
    "érite de",
    "above",
];

/// The words that a stem is a part of, each with how many bytes stand before it.
type Around = Vec<(usize, &'static str)>;

/// What finds the stems.
static STEM_FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(STEMS));

/// What finds the first of the verbs, and the longest of those that begin there.
static VERB_FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(VERBS));

/// What finds the first of some words in one look at a text.
fn finder(words: &[&str]) -> Option<AhoCorasick> {
    // Only the leftmost kind looks at many bytes at once.
    let builder = &mut AhoCorasick::builder();
    // A table of all states would take longer to build than most ladders to read.
    builder.match_kind(MatchKind::LeftmostLongest).kind(Some(AhoCorasickKind::ContiguousNFA)).build(words).ok()
}

/// The words around each stem, looked up when a document first holds it: most ladders
/// hold few of them, and the first screen waits.
static AROUND: [OnceLock<Around>; STEMS.len()] = [const { OnceLock::new() }; STEMS.len()];

/// Returns the words that the nth stem is a part of.
fn around(nth: usize) -> &'static [(usize, &'static str)] {
    let (Some(stem), Some(known)) = (STEMS.get(nth), AROUND.get(nth)) else { return &[] };
    let all = || VERBS.iter().chain(OPENINGS).chain(ABOVE);
    let place = |words: &str| memmem::find(words.as_bytes(), stem.as_bytes());
    known.get_or_init(|| all().filter_map(|words| Some((place(words)?, *words))).collect())
}

/// Where the first of the verbs stands, the longest of those that begin there.
fn first_verb(lower: &str) -> Option<Range<usize>> {
    VERB_FINDER.as_ref()?.find(lower).map(|verb| verb.range())
}

/// Returns whether a text speaks of building on something.
pub fn claims(text: &str) -> bool {
    claiming(text).next().is_some()
}

/// Parts a text at the words that say that something builds on something: what
/// stands before them in their sentence, and what follows in it.
pub fn split(text: &str) -> Option<(&str, &str)> {
    claiming(text).next().map(|(_, subject, object)| (subject, object))
}

/// Returns each sentence of a text that says that something builds on something, what
/// stands in it before the words that say so, and what follows.
pub fn claiming(text: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let some = Some(text).filter(|text| !text.is_ascii() || may_claim(text));
    some.into_iter().flat_map(sentences).filter_map(|sentence| {
        // What is found in the one stands at the same place in the other.
        let lower = fold(sentence);
        // "encompasses what is listed there, and builds on it": the first verb
        // has the object.
        let Range { start, end } = first_verb(&lower).or_else(|| opening(&lower))?;
        Some((sentence, sentence.get(..start)?, sentence.get(end..)?))
    })
}

/// Whether any of the words that make a claim stands in a text of ASCII: one look
/// at the whole, since of ten texts that hold a stem nine make none.
fn may_claim(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    sentences(&lower).any(|sentence| opening(sentence).is_some()) || first_verb(&lower).is_some()
}

/// Where the words end with which a sentence begins, if they say that something
/// builds on what follows.
fn opening(lower: &str) -> Option<Range<usize>> {
    let ends = |words: &&&str| lower[words.len()..].starts_with(' ');
    let first = lower.bytes().next()?;
    let before_above = OPENINGS_BEFORE_ABOVE.iter().find(|words| {
        let rest = lower.strip_prefix(**words).and_then(|rest| rest.strip_prefix(' '));
        rest.is_some_and(means_what_stands_above)
    });
    if let Some(words) = before_above {
        return Some(0..words.len());
    }
    let words =
        OPENINGS.iter().filter(|words| words.as_bytes()[0] == first && lower.starts_with(**words)).find(ends)?;
    Some(0..words.len())
}

/// Returns whether words speak of the level below in no other way than by its
/// place ("the previous level").
pub fn means_the_level_before(object: &str) -> bool {
    const PLACES: &[&str] = &["level below", "levels below", "level before"];
    const BEFORE: &[&str] = &["previous", "prior", "preceding"];
    const NOUNS: &[&str] = &["level", "levels", "role", "roles", "grade", "grades"];
    // "the previous CSM roles": what they are of may stand between, where these are known ones.
    const BETWEEN: usize = 2;
    const KNOWN: &[&str] = &["the", "these", "those", "all", "its", "their"];
    const ELSEWHERE: &[&str] = &["elsewhere", "another", "other", "outside"];

    let lower = object.to_lowercase();
    if PLACES.iter().any(|place| lower.contains(place)) {
        return true;
    }
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut article = None;
    while let Some(word) = words.next() {
        if BEFORE.contains(&word) {
            let are_known = article.is_some_and(|article| KNOWN.contains(&article));
            let mut nearby = words.clone().take(if are_known { BETWEEN + 1 } else { 1 });
            return nearby.any(|word| NOUNS.contains(&word)) && !words.any(|word| ELSEWHERE.contains(&word));
        }
        article = Some(word);
    }
    false
}

/// Returns whether words name what stands above them, which is the level before
/// unless it is what stands above in a list.
pub fn means_what_stands_above(object: &str) -> bool {
    let object = fold(object.trim_start());
    let object = object.strip_prefix("of ").unwrap_or(&object);
    let rest = object.strip_prefix("the ").unwrap_or(object).strip_prefix("above");
    rest.is_some_and(|rest| {
        // "the above-mentioned rules" are others.
        let is_alone = rest.is_empty() || rest.starts_with([' ', ',', '.', ':', ';', '!', ')', '*', '…', '—']);
        let next = rest.trim_start();
        let goes_on = |word: &str| next.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
        let names_more = |first: char| first.is_alphanumeric() || is_of_an_amount(first);
        is_alone && (!next.starts_with(names_more) || ["plus", "and", "but", "as"].into_iter().any(goes_on))
    })
}

/// Whether a sign stands before a number: "above €500" takes nothing over.
fn is_of_an_amount(sign: char) -> bool {
    matches!(sign, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '<' | '>' | '~' | '≥' | '≤' | '#')
}

/// Words by which a text may say that a level takes over what another asks.
const TAKING_OVER: &[&str] = &[
    "everything",
    " plus",
    "in addition to",
    "on top of",
    "same as",
    "the same",
    "inherit",
    "builds",
    "all of",
    "foundation",
    "as well as",
];

/// Returns whether a text in lower case may say that a level takes over what
/// another one asks.
pub fn may_take_over(lower: &str) -> bool {
    TAKING_OVER.iter().any(|words| lower.contains(words))
}

/// Where in a text, which may be a whole document, the words stand that make a claim:
/// a bit for each few bytes, since each statement is asked for.
#[derive(Debug, Default)]
pub struct Places(Vec<u64>);

/// How many bytes share a bit.
const STEP: usize = 32;

impl Places {
    /// Finds the words of a text.
    pub fn of(text: &str) -> Self {
        let mut bits = vec![0; text.len() / STEP / 64 + 1];
        let Some(finder) = &*STEM_FINDER else { return Places(bits) };
        for stem in finder.find_iter(text) {
            // Of ten stems nine stand in other words.
            let stands = |(before, words): &(usize, &str)| {
                let start = stem.start().checked_sub(*before);
                let here = start.and_then(|start| text.as_bytes().get(start..start + words.len()));
                !words.is_ascii() || here.is_some_and(|here| here.eq_ignore_ascii_case(words.as_bytes()))
            };
            if around(stem.pattern().as_usize()).iter().any(stands) {
                let nth = stem.start() / STEP;
                bits[nth / 64] |= 1 << (nth % 64);
            }
        }
        Places(bits)
    }

    /// Returns whether a part of the text may hold one; else it makes no claim.
    pub fn may_be_in(&self, part: Range<usize>) -> bool {
        let (first, end) = (part.start / STEP, part.end.div_ceil(STEP));
        let of_it = |nth: usize| {
            let (from, to) = (first.saturating_sub(nth * 64), (end - nth * 64).min(64));
            (u64::MAX << from) & (u64::MAX >> (64 - to))
        };
        (first / 64..end.div_ceil(64)).any(|nth| self.0.get(nth).is_some_and(|bits| bits & of_it(nth) > 0))
    }
}

/// Parts a text at the marks that end sentences, which the one in a file's name
/// ("leadership.md") doesn't.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let cut = std::iter::from_fn(move || {
        let ends = |&at: &usize| !rest[at + 1..].starts_with(|next: char| next.is_lowercase() || next.is_numeric());
        let end = memchr::memchr3_iter(b'.', b'!', b'?', rest.as_bytes()).find(ends).map_or(rest.len(), |at| at + 1);
        let (sentence, after) = rest.split_at(end);
        rest = after;
        (end > 0).then_some(sentence)
    });
    cut.map(str::trim).filter(|s| !s.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn a_sentence_is_parted_at_its_verb() {
        let text = "I lead. The Lead role builds upon the Senior role. I stay.";
        assert_eq!(split(text), Some(("The Lead role ", " the Senior role.")));
        assert_eq!(split("I build tools on weekends"), None);
        let twice = "I encompass what the Lead does, and I build on it.";
        assert_eq!(split(twice), Some(("I ", " what the Lead does, and I build on it.")));
        let rare = "İ and Å say: Everything in Åre. I build upon Ⱥ.";
        assert_eq!(split(rare), Some(("I ", " Ⱥ.")));
        let file = "It encompasses what leadership.md lists. Ends.";
        assert_eq!(split(file), Some(("It ", " what leadership.md lists.")));
        assert!(claims("I encompass all of it"));
        assert_eq!(split("Everything in Baker, plus:"), Some(("", " Baker, plus:")));
        assert_eq!(split("I clean everything in the bakery"), None);
        assert!(means_the_level_before(" the previous level."));
        assert!(means_what_stands_above(" of the above, plus:") && !means_what_stands_above(" the above table"));
        assert!(means_what_stands_above(" Above, plus:") && means_what_stands_above(" above + more"));
        assert!(!claims("Everything above €500 is approved.") && !claims("All the above-mentioned rules hold."));
    }

    #[rstest]
    #[case("the previous level", true)]
    #[case("what prior roles ask", true)]
    #[case("all the previous shop floor roles", true)]
    #[case("previous kitchen roles", false)]
    #[case("at least two prior shop roles", false)]
    #[case("the previous roles in another town", false)]
    fn a_career_before_is_no_level(#[case] object: &str, #[case] is_one: bool) {
        assert_eq!(means_the_level_before(object), is_one);
    }

    #[rstest]
    #[case("Everything at L2, plus", " L2, plus")]
    #[case("All of the above, plus:", " above, plus:")]
    #[case("Everything above, and:", " above, and:")]
    #[case("Everything Above, plus:", " Above, plus:")]
    #[case("Has everything that a Baker has, plus:", " a Baker has, plus:")]
    #[case("Has all the skills of a Baker and more.", " a Baker and more.")]
    #[case("The role is equivalent to a Baker.", " a Baker.")]
    fn people_say_in_many_ways_what_they_take_over(#[case] text: &str, #[case] object: &str) {
        assert_eq!(split(text).map(|(_, object)| object), Some(object));
        assert!(Places::of(text).may_be_in(0..text.len()));
    }
}
