//! Words by which people name levels: seniority, roles, and what holds for all.

use super::rank;
use brackets::is_translated;
pub use brackets::{count_words, has_words_of, in_brackets, last_word_for_a_level, without_brackets};
pub(super) use caseless::Caseless;
pub use crafts::{is_a_craft, is_hardly_more_than_a_craft};
use everybody::are_for_all;
pub use everybody::{holds_for_all, speaks_of_all};
use lexicon::{Word, kind};
pub use nouns::Nouns;
use parted::{is_of_a_part, is_one_of_several};
use seniority::seniority_of;
pub use seniority::{heights, is_management, is_of_a_way, seniority};
pub use steps::{
    are_contributors, ends_in_a_contributor, is_a_contributor, number_of_step, speaks_of_a_career, speaks_of_levels,
    topic_of_a_level,
};

mod brackets;
mod caseless;
mod crafts;
mod everybody;
pub mod file;
mod lexicon;
mod nouns;
pub mod own;
mod parted;
pub mod rising;
mod seniority;
mod steps;
mod tagline;
mod words;

/// What a title without a word of seniority counts as.
const PLAIN: u8 = 30;

/// How many words a level's title has at most; more is a sentence.
const LONGEST: usize = 9;

/// How much a title tells of naming a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// Nothing.
    Nothing,
    /// It names somebody with a job, who may be a level or not.
    Role,
    /// A rank, a word of seniority, or that it holds for all.
    Level,
}

fn words(title: &str) -> impl DoubleEndedIterator<Item = &str> {
    title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What is known of all words of a title.
fn known(title: &str) -> impl DoubleEndedIterator<Item = Word> {
    // Nearly every title is all ASCII, whose words are parted byte by byte.
    let (plain, other) = if title.is_ascii() { (title, "") } else { ("", title) };
    let plain = plain.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    plain.map(Word::of_ascii).chain(words(other).map(Word::of))
}

/// The first words of a title, as many as tell whether it is too long for a
/// level's: nearly all titles are looked at, so that they stand in no allocation.
struct Opening {
    words: [Word; LONGEST + 1],
    count: usize,
}

impl Opening {
    fn of(title: &str) -> Self {
        let mut opening = Opening { words: [Word::UNKNOWN; LONGEST + 1], count: 0 };
        for (place, word) in opening.words.iter_mut().zip(known(title)) {
            *place = word;
            opening.count += 1;
        }
        opening
    }

    fn words(&self) -> &[Word] {
        &self.words[..self.count]
    }
}

/// Whether a word's script writes words without spaces between them.
pub(super) fn joins(word: &str) -> bool {
    // Hangul, kana and ideographs.
    let is_one = |c: char| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    !word.is_ascii() && word.chars().any(is_one)
}

/// Returns whether a word stands before the numbers of levels: "Level", "Stufe".
pub fn is_noun_of_levels(word: &str) -> bool {
    Word::of(word).is(kind::LEVEL)
}

/// Returns whether a title reads like the name of a level.
pub fn names_a_level(title: &str) -> bool {
    naming(title) > Naming::Nothing
}

/// Returns what a title tells by itself: it has a rank or a word of seniority,
/// or it ends in a role. A sentence or a topic tells nothing.
pub fn naming(title: &str) -> Naming {
    if Told::of(title).names { naming_of_told(title) } else { Naming::Nothing }
}

/// What the words of a title tell, found in one look at all of them: most titles are a
/// competency's, and every one is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Whether a word could make it a level's, or a number.
    pub names: bool,
    /// Whether it hints at levels.
    pub hints: bool,
    /// Whether a word may be one for levels: "Grade".
    pub has_level_word: bool,
}

impl Told {
    /// Looks at a title.
    pub fn of(title: &str) -> Self {
        let (mut all, mut has_place) = (Word::UNKNOWN, false);
        for word in known(title) {
            all = all.with(word);
            has_place |= word.place.is_some();
        }
        let has_number = || title.bytes().fold(false, |any, byte| any | byte.is_ascii_digit());
        Told {
            names: all.is(TELLING) || has_place || has_number() || own::is_one(title),
            hints: all.is(kind::HINT | kind::SENIORITY) || hints_where_words_join(title),
            has_level_word: all.is(kind::LEVEL),
        }
    }
}

/// Words without one of which no title is a level's, if it has no word of seniority either.
const TELLING: u32 = A_ROLE | kind::LEVEL | kind::NUMERAL | kind::EVERYBODY | kind::ALL;

/// The same for a title that may tell something.
fn naming_of_told(title: &str) -> Naming {
    let ranked = rank::split(title);
    let bare = without_brackets(ranked.title);
    let opening = Opening::of(bare);
    let words = opening.words();
    // Most titles are their words and nothing else, which are looked up once.
    let is_bare = bare.len() == title.len();
    let for_all = || if is_bare { are_for_all(words.iter().copied()) } else { holds_for_all(title) };
    if own::is_one(title) || (words.len() <= LONGEST && for_all()) {
        return Naming::Level;
    }
    if words.len() > LONGEST {
        return tagline::name_before(title).map_or(Naming::Nothing, naming_of_told);
    }
    if words.is_empty() || is_sentence(words, ranked.title) || is_severity(words, ranked) {
        return Naming::Nothing;
    }
    if ranked.rank.is_some() || rank::is_step(title) || rank::is_spelled_out(title) {
        let is_step = ranked.rank.and_then(|rank| known(rank).next()).is_some_and(|word| word.is(kind::STEP));
        return if is_step { Naming::Nothing } else { Naming::Level };
    }
    let ends_in_a_topic = || words.last().is_some_and(|word| word.is(kind::TOPIC));
    let is_topic = if is_bare && !has_dash(title) { ends_in_a_topic() } else { is_topic(bare) };
    // Between ranks, which came before, an arrow is one of a range.
    if is_topic || steps::is_a_way(title) || steps::is_a_spelled_way(words, bare) || speaks_of_many(words) {
        return if is_one_of_several(title) { Naming::Role } else { Naming::Nothing };
    }
    let senior = seniority_of(words).is_some();
    if ends_in_a_step(words) || (!is_bare && is_translated(ranked.title)) {
        return Naming::Level;
    }
    if senior && words.len() <= 6 {
        Naming::Level
    } else if role(words)
        // `Support Engineer - Platform`: the role stands before the part.
        || (senior && words.len() > 2 && words.iter().any(|word| word.is(A_ROLE)))
        || is_one_of_several(title)
        || is_of_a_part(bare)
    {
        Naming::Role
    } else {
        Naming::Nothing
    }
}

/// Words for somebody with a job.
const A_ROLE: u32 = kind::ROLE | kind::ROLE_ANYWHERE;

/// Returns whether a title is a level's and nothing else's: a rank or a word of
/// seniority that names nobody ("Level 2", "Senior", "Mid-level").
pub fn is_bare(title: &str) -> bool {
    noun(title).is_empty() || is_on_a_scale(title)
}

/// Returns whether a title is a step on a scale of skill, perhaps with its number in brackets.
pub fn is_on_a_scale(title: &str) -> bool {
    let is_numbered = title.ends_with(')') && in_brackets(title).is_some_and(rising::is_number);
    let mut words = known(if is_numbered { without_brackets(title) } else { title }).peekable();
    words.peek().is_some() && words.all(|word| word.is(kind::SCALE | kind::SENIORITY))
}

/// Returns whether a title is a step on a scale of skill that may be one of anything people
/// learn: "Basic", but not "Senior".
pub fn is_a_degree_of_skill(title: &str) -> bool {
    is_on_a_scale(title) && known(title).any(|word| word.is(kind::SCALE))
}

/// Returns whether a name is a level's even where nothing else says so: a rank,
/// a word of seniority alone, or one before a role.
pub fn is_certain(name: &str) -> bool {
    let is_role = || role(&known(name).collect::<Vec<_>>());
    naming(name) == Naming::Level && (rank::split(name).rank.is_some() || noun(name).is_empty() || is_role())
}

/// Returns what a title names beside rank, seniority and number, in lower case:
/// what the levels of a ladder share. "Senior Baker" and "Baker II" are bakers.
pub fn noun(title: &str) -> String {
    let ranked = rank::split(title);
    let is_label = ranked.rank == Some(ranked.title) || rank::is_spelled_out(title);
    let without = if is_label || own::is_one(title) { "" } else { without_brackets(ranked.title) };
    let mut noun = String::new();
    let is_aside =
        |word: &str| Word::of(word).is(kind::SENIORITY | kind::NUMERAL) || word.eq_ignore_ascii_case("level");
    for word in words(without).filter(|word| !is_aside(word)) {
        if !noun.is_empty() {
            noun.push(' ');
        }
        if word.is_ascii() {
            noun.extend(word.bytes().map(|letter| char::from(letter.to_ascii_lowercase())));
        } else {
            noun.push_str(&word.to_lowercase());
        }
    }
    noun
}

/// Returns whether some words say that a document is about levels of a career.
pub fn hints_at_levels(text: &str) -> bool {
    known(text).any(|word| word.is(kind::HINT | kind::SENIORITY)) || hints_where_words_join(text)
}

fn hints_where_words_join(text: &str) -> bool {
    joins(text) && words::HINTS.iter().any(|hint| joins(hint) && text.contains(hint))
}

/// Returns whether titles in lower case all end in one word that is one for a level
/// ("shop grade", "street grade"), or one for a step, where the document's title speaks
/// of these.
pub fn are_steps(titles: &[String], document: &str) -> bool {
    let last = |title: &String| words(title).next_back().map(str::to_owned);
    let Some(word) = titles.first().and_then(last) else { return false };
    let is_told = || words(document).any(|said| said.eq_ignore_ascii_case("steps"));
    let known = Word::of(&word);
    (known.is(kind::LEVEL) && (!known.is(kind::STEP) || is_told()))
        && titles.iter().all(|title| last(title).as_ref() == Some(&word))
}

/// Returns whether a title is a track's rather than a competency's: it names
/// roles ("Designers"), or says so ("Design track").
pub fn names_a_track(title: &str) -> bool {
    names_roles(title) || naming(title) > Naming::Nothing
}

/// Returns whether a title names several of somebody, or says that it is a track's.
pub fn names_roles(title: &str) -> bool {
    known(title).next_back().is_some_and(|word| word.is(kind::TRACK | kind::ROLES))
}

/// Returns whether a word is for several of somebody with a job.
pub fn names_several(word: &str) -> bool {
    Word::of(word).is(kind::ROLES)
}

/// Returns the length of the word for a level that a text begins with.
pub fn level_word(text: &str) -> Option<usize> {
    // Every title of every document is asked, and hardly any has such a word.
    let first = text.chars().next()?.to_lowercase().next()?;
    let mut candidates = LEVELS_BY_START[usize::from(first.encode_utf8(&mut [0; 4]).as_bytes()[0])];
    // Of two letters of ASCII each stands where it would in lower case.
    if let [one, next, ..] = text.as_bytes()
        && (one | next).is_ascii()
    {
        candidates &= LEVELS_BY_NEXT[usize::from(next.to_ascii_lowercase())];
    }
    let begins_with = |word: &str| {
        if !word.starts_with(first) {
            return None;
        }
        let head = text.get(..word.len())?;
        let fits = head.eq_ignore_ascii_case(word) || (!head.is_ascii() && head.to_lowercase() == word);
        fits.then_some(word.len())
    };
    let left = std::iter::successors(Some(candidates), |left| Some(left & left.wrapping_sub(1)));
    let words = left.take_while(|left| *left > 0).map(|left| words::LEVELS[left.trailing_zeros() as usize]);
    // A longer word may begin with a shorter one ("trinn", "trin").
    words.filter_map(begins_with).max()
}

/// For each byte which of the words for a level begin with it, a bit for each.
static LEVELS_BY_START: [u64; 256] = levels_by(0);

/// The same for their second bytes.
static LEVELS_BY_NEXT: [u64; 256] = levels_by(1);

const fn levels_by(place: usize) -> [u64; 256] {
    let mut levels = [0; 256];
    let mut nth = 0;
    while nth < words::LEVELS.len() {
        levels[words::LEVELS[nth].as_bytes()[place] as usize] |= 1 << nth;
        nth += 1;
    }
    levels
}

/// Returns whether a rank's word is one for the steps of any plan ("Stage 2").
pub fn is_of_a_plan(label: &str) -> bool {
    let label = label.trim_start_matches(|c: char| c.is_ascii_digit());
    let word = label.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    Word::of(word).is(kind::STEP_OF_A_PLAN)
}

/// Returns the length of the word for a level that follows a number.
pub fn level_word_behind(text: &str) -> Option<usize> {
    words::LEVELS_BEHIND.iter().find(|word| text.starts_with(**word)).map(|word| word.len())
}

/// Whether a title says how bad something is ("P1 - Critical").
fn is_severity(words: &[Word], ranked: rank::Ranked<'_>) -> bool {
    let is_label = ranked.rank.is_some_and(|rank| rank.starts_with(['P', 'S']));
    is_label && words.iter().all(|word| word.is(kind::SEVERITY))
}

/// Whether a title goes on behind several of somebody: "Senior bakers bake less".
fn speaks_of_many(words: &[Word]) -> bool {
    let before = words.split_last().map_or(words, |(_, before)| before);
    before.iter().any(|word| word.is(kind::ROLES) && !word.is(A_ROLE))
}

/// Returns whether a title names somebody with a job, rank and seniority apart.
pub fn names_somebody(title: &str) -> bool {
    role(Opening::of(without_brackets(rank::split(title).title)).words())
}

/// Whether a role is followed by a numbered step: "Nurse Grade 5", "Повар 3 разряда".
fn ends_in_a_step(words: &[Word]) -> bool {
    let [before @ .., one, other] = words else { return false };
    let is_step = |label: &Word, number: &Word| number.is(kind::NUMERAL) && label.is(kind::LEVEL);
    (is_step(one, other) || is_step(other, one)) && role(before)
}

fn role(words: &[Word]) -> bool {
    let numbered = words.last().is_some_and(|word| word.is(kind::NUMERAL));
    let last = words.len().checked_sub(1 + usize::from(numbered)).and_then(|last| words.get(last));
    last.is_some_and(|word| word.is(A_ROLE))
        || (words.len() <= 5 && words.iter().any(|word| word.is(kind::ROLE_ANYWHERE)))
}

/// Returns whether a title speaks about levels rather than being one: "Senior
/// Engineer Interview Questions". What follows a dash is a part of the company.
pub fn is_topic(title: &str) -> bool {
    let mut dashes = [" - ", " – ", " — "].iter().filter(|_| has_dash(title));
    let title = dashes.find_map(|dash| title.split_once(dash)).map_or(title, |(before, _)| before);
    ends_in(title, kind::TOPIC)
}

fn ends_in(title: &str, kinds: u32) -> bool {
    known(title).next_back().is_some_and(|word| word.is(kinds))
}

/// Returns whether a title that tells nothing by itself could be a level's where others are: it
/// is short, and says nothing else.
pub fn could_name_a_level(title: &str) -> bool {
    const LONGEST_UNNAMED: usize = 4;

    let bare = without_brackets(title);
    count_words(title) <= LONGEST_UNNAMED
        && !is_topic(bare)
        && !ends_in(bare, kind::BESIDE_LEVELS)
        && !opens_a_sentence(title)
}

/// Whether a title has a dash; the first byte of the longer ones is 0xe2.
fn has_dash(title: &str) -> bool {
    memchr::memchr2(b'-', 0xe2, title.as_bytes()).is_some()
}

/// Returns whether a title begins as sentences and headings of prose do.
pub fn opens_a_sentence(title: &str) -> bool {
    known(title).next().is_none_or(|word| word.is(kind::OPENER | kind::STEP))
}

fn is_sentence(words: &[Word], title: &str) -> bool {
    words[0].is(kind::OPENER | kind::STEP)
        || title.ends_with(['?', '!'])
        || words.iter().any(|word| word.is(kind::COMPARISON))
}

#[cfg(test)]
mod tests;
