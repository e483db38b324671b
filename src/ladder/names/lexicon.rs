//! What is known of a word, in one table that the compiler puts together.
//!
//! Titles are asked for many kinds of words in thirty languages. Sets that are
//! built when the program starts cost a tenth of the time to its first frame, and
//! one look-up for each kind a multiple of what one for all of them does.

use super::{joins, words};

/// The kinds of words, a bit each.
pub(super) mod kind {
    /// It names somebody with a job at the end of a title.
    pub const ROLE: u32 = 1;
    /// It names somebody with a job wherever it stands.
    pub const ROLE_ANYWHERE: u32 = 1 << 1;
    /// It names several of somebody with a job.
    pub const ROLES: u32 = 1 << 2;
    /// It says how senior somebody is.
    pub const SENIORITY: u32 = 1 << 3;
    pub const SCALE: u32 = 1 << 4;
    pub const TOPIC: u32 = 1 << 5;
    pub const OPENER: u32 = 1 << 6;
    pub const HINT: u32 = 1 << 7;
    pub const EVERYBODY: u32 = 1 << 8;
    pub const ALL: u32 = 1 << 9;
    pub const ALL_OF: u32 = 1 << 10;
    pub const AROUND_ALL: u32 = 1 << 11;
    pub const SEVERITY: u32 = 1 << 12;
    pub const MANAGEMENT: u32 = 1 << 13;
    pub const TRACK: u32 = 1 << 14;
    pub const STEP_OF_A_PLAN: u32 = 1 << 15;
    /// It is a number, or a Roman one as in "Baker II".
    pub const NUMERAL: u32 = 1 << 16;
    pub const LEVEL: u32 = 1 << 17;
    /// It stands between two that are held against each other.
    pub const COMPARISON: u32 = 1 << 18;
    /// It is what comes one after the other in any plan.
    pub const STEP: u32 = 1 << 19;
    /// It is a step of those who work on something together.
    pub const CONTRIBUTOR: u32 = 1 << 20;
    /// It ends titles of what stands beside levels.
    pub const BESIDE_LEVELS: u32 = 1 << 21;
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    kinds: u32,
    /// Its place on the way up.
    pub(super) place: Option<u8>,
    /// How far it puts a title below the one that it stands before.
    pub(super) below: Option<u8>,
}

/// The longest word that is put into lower case without an allocation, in bytes;
/// longer than any that is known.
const LONGEST: usize = 40;

impl Word {
    pub(super) const UNKNOWN: Word = Word { kinds: 0, place: None, below: None };

    /// What is of the kinds of both.
    pub(super) fn with(self, other: Self) -> Self {
        Word { kinds: self.kinds | other.kinds, ..self }
    }

    /// Looks a word up, in whatever case it stands.
    pub(super) fn of(word: &str) -> Self {
        if word.is_ascii() {
            return Word::of_ascii(word.as_bytes());
        }
        let lower = word.to_lowercase();
        let known = Word::of_lower(lower.as_bytes());
        Word { place: known.place.or_else(|| joined_place(&lower)), ..known }
    }

    /// Looks a word of ASCII up, in whatever case it stands.
    pub(super) fn of_ascii(word: &[u8]) -> Self {
        // Nearly no word of a title is known, and most don't even look so.
        if !may_be_known(word) {
            return Word::UNKNOWN;
        }
        let mut buffer = [0; LONGEST];
        let Some(lower) = buffer.get_mut(..word.len()) else { return Word::of_lower(&word.to_ascii_lowercase()) };
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        Word::of_lower(lower)
    }

    /// Returns whether it is of one of some kinds.
    pub(super) fn is(self, kinds: u32) -> bool {
        self.kinds & kinds != 0
    }

    fn of_lower(lower: &[u8]) -> Self {
        let mut word = known(lower);
        if let Some((b's', one)) = lower.split_last()
            && known(one).is(kind::ROLE | kind::ROLE_ANYWHERE)
        {
            word.kinds |= kind::ROLES;
        }
        if is_numeral(lower) {
            word.kinds |= kind::NUMERAL;
        }
        word
    }
}

/// What the lists say of a word, and its ending.
fn known(lower: &[u8]) -> Word {
    let listed = SHAPES.has(shape(lower)).then(|| LEXICON.get(lower)).flatten();
    let mut word = listed.unwrap_or(Word::UNKNOWN);
    if may_end_so(lower) {
        let ends_in = |ending: &&str| lower.ends_with(ending.as_bytes());
        if words::ROLE_ENDINGS.iter().any(&ends_in) {
            word.kinds |= kind::ROLE_ANYWHERE;
        } else if words::JOINED_ROLES.iter().any(|role| role.len() < lower.len() && ends_in(role)) {
            word.kinds |= kind::ROLE;
        }
    }
    word
}

/// Whether a word of ASCII looks like one of which something is known, in whatever case:
/// by its length and some of its letters.
fn may_be_known(word: &[u8]) -> bool {
    let (Some(first), Some((last, one))) = (word.first(), word.split_last()) else { return true };
    let looks = |word: &[u8]| SHAPES.has(shape(word)) || may_end_so(word);
    let is_roman = || word.len() < 5 && matches!(first | CASE, b'i' | b'v' | b'x');
    looks(word) || first.is_ascii_digit() || is_roman() || (last | CASE == b's' && looks(one))
}

/// The bit in which a capital differs from its small letter, and which digits have.
const CASE: u8 = 0x20;

/// Whether a word ends as those do that are known by their endings.
fn may_end_so(word: &[u8]) -> bool {
    word.last_chunk().is_some_and(|last| ENDINGS.has(ending(*last)))
}

/// How the endings of roles end, so that a word is held against them only where it
/// ends like one.
static ENDINGS: Looks = Looks::NONE.with_endings(words::ROLE_ENDINGS).with_endings(words::JOINED_ROLES);

/// Which lengths and outer letters the words of the lists have.
static SHAPES: Looks = Looks::NONE.with_words();

/// What some words look like in whatever case, a bit for each look. Other words may
/// share a bit with them.
struct Looks([u64; Looks::COUNT / 64]);

impl Looks {
    /// Many times as many as words, so that few others share a bit.
    const COUNT: usize = 1 << 14;

    const NONE: Looks = Looks([0; Looks::COUNT / 64]);

    const fn with_endings(mut self, words: &[&str]) -> Self {
        let mut nth = 0;
        while nth < words.len() {
            if let Some(last) = words[nth].as_bytes().last_chunk() {
                self.add(ending(*last));
            }
            nth += 1;
        }
        self
    }

    const fn with_words(mut self) -> Self {
        let mut nth = 0;
        while nth < WHOLE.count {
            let Known { start, end, .. } = WHOLE.words[nth];
            let (_, from) = WHOLE.bytes.split_at(start as usize);
            let (word, _) = from.split_at((end - start) as usize);
            self.add(shape(word));
            nth += 1;
        }
        self
    }

    const fn add(&mut self, look: u32) {
        let bit = Looks::bit(look);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    fn has(&self, look: u32) -> bool {
        let bit = Looks::bit(look);
        self.0[bit / 64] & (1 << (bit % 64)) != 0
    }

    const fn bit(look: u32) -> usize {
        (look.wrapping_mul(0x9e37_79b1) >> (32 - Looks::COUNT.ilog2())) as usize
    }
}

/// A word's length, its first two letters and its last one.
const fn shape(word: &[u8]) -> u32 {
    let (first, second, last) = match word {
        [] => (0, 0, 0),
        [only] => (*only, 0, 0),
        [first, last] => (*first, *last, 0),
        [first, second, .., last] => (*first, *second, *last),
    };
    u32::from_le_bytes([first | CASE, second | CASE, last | CASE, word.len() as u8])
}

/// A word's last four letters.
const fn ending(last: [u8; 4]) -> u32 {
    u32::from_le_bytes(last) | u32::from_le_bytes([CASE; 4])
}

fn is_numeral(lower: &[u8]) -> bool {
    lower.iter().all(u8::is_ascii_digit)
        || (lower.len() < 5 && lower.iter().all(|byte| matches!(byte, b'i' | b'v' | b'x')))
}

/// The place of the longest word of seniority that another begins with, in a
/// script that writes no spaces between words.
fn joined_place(lower: &str) -> Option<u8> {
    if !joins(lower) {
        return None;
    }
    let all = words::SENIORITY.iter().flat_map(|(place, words)| words.iter().map(move |word| (*word, *place)));
    let begins = all.filter(|(start, _)| lower.starts_with(start) && joins(start));
    begins.max_by_key(|(start, _)| start.len()).map(|(_, place)| place)
}

/// All words of the lists with their kinds.
static LEXICON: Lexicon = WHOLE;

const WHOLE: Lexicon = Lexicon::whole();

/// How many places the table of a lexicon has: at least twice as many as words,
/// so that nearly each stands where it is looked for first.
const SLOTS: usize = 4096;

/// How many words there may be, and how many bytes they may have together.
const WORDS: usize = 1200;
const BYTES: usize = 12_000;

/// A hash table with open addresses. Its words stand one after the other: a slice
/// for each would be a place for the loader to fill in at every start.
struct Lexicon {
    /// For each hash the number of a word, from 1; 0 is none.
    slots: [u16; SLOTS],
    words: [Known; WORDS],
    count: usize,
    bytes: [u8; BYTES],
    length: usize,
}

/// A word of the lexicon.
#[derive(Clone, Copy)]
struct Known {
    start: u16,
    end: u16,
    word: Word,
}

impl Lexicon {
    const fn whole() -> Self {
        let empty = Known { start: 0, end: 0, word: Word::UNKNOWN };
        let mut lexicon = Lexicon { slots: [0; SLOTS], words: [empty; WORDS], count: 0, bytes: [0; BYTES], length: 0 };
        lexicon.add_all(words::ROLES, kind::ROLE);
        lexicon.add_all(words::ROLES_ANYWHERE, kind::ROLE_ANYWHERE);
        lexicon.add_all(words::TOPICS, kind::TOPIC);
        lexicon.add_all(words::BESIDE_LEVELS, kind::BESIDE_LEVELS);
        lexicon.add_all(words::OPENERS, kind::OPENER);
        lexicon.add_all(words::HINTS, kind::HINT);
        lexicon.add_all(words::EVERYBODY, kind::EVERYBODY);
        lexicon.add_all(words::ALL, kind::ALL);
        lexicon.add_all(words::ALL_OF, kind::ALL_OF);
        lexicon.add_all(words::AROUND_ALL, kind::AROUND_ALL);
        lexicon.add_all(words::SEVERITIES, kind::SEVERITY);
        lexicon.add_all(words::MANAGEMENT, kind::MANAGEMENT);
        lexicon.add_all(words::TRACKS, kind::TRACK);
        lexicon.add_all(words::LEVELS, kind::LEVEL);
        lexicon.add_all(words::COMPARISONS, kind::COMPARISON);
        lexicon.add_all(words::STEPS_OF_PLANS, kind::STEP_OF_A_PLAN);
        lexicon.add_all(words::STEPS, kind::STEP);
        lexicon.add_all(words::CONTRIBUTORS, kind::CONTRIBUTOR);
        let mut nth = 0;
        while nth < words::SENIORITY.len() {
            let (place, list) = words::SENIORITY[nth];
            let mut of_list = 0;
            while of_list < list.len() {
                lexicon.add(list[of_list], kind::SENIORITY).place = Some(place);
                of_list += 1;
            }
            nth += 1;
        }
        nth = 0;
        while nth < words::SCALE.len() {
            lexicon.add_all(words::SCALE[nth].1, kind::SCALE);
            nth += 1;
        }
        nth = 0;
        while nth < words::BELOW.len() {
            let (word, below) = words::BELOW[nth];
            lexicon.add(word, 0).below = Some(below);
            nth += 1;
        }
        lexicon
    }

    const fn add_all(&mut self, words: &[&str], kind: u32) {
        let mut nth = 0;
        while nth < words.len() {
            self.add(words[nth], kind);
            nth += 1;
        }
    }

    /// Adds a kind to a word, and gives what is known of the word.
    const fn add(&mut self, word: &str, kind: u32) -> &mut Word {
        let word = word.as_bytes();
        let slot = self.slot(word);
        if self.slots[slot] == 0 {
            let start = self.length;
            let mut nth = 0;
            while nth < word.len() {
                self.bytes[start + nth] = word[nth];
                nth += 1;
            }
            self.length += word.len();
            self.words[self.count] = Known { start: start as u16, end: self.length as u16, word: Word::UNKNOWN };
            self.count += 1;
            self.slots[slot] = self.count as u16;
        }
        let known = &mut self.words[self.slots[slot] as usize - 1].word;
        known.kinds |= kind;
        known
    }

    fn get(&self, word: &[u8]) -> Option<Word> {
        let nth = self.slots[self.slot(word)].checked_sub(1)?;
        Some(self.words[usize::from(nth)].word)
    }

    /// The slot in which a word stands, or could stand.
    const fn slot(&self, word: &[u8]) -> usize {
        let mut slot = hash(word) as usize % SLOTS;
        while self.slots[slot] > 0 && !self.is(self.slots[slot] as usize - 1, word) {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }

    const fn is(&self, nth: usize, word: &[u8]) -> bool {
        let Known { start, end, .. } = self.words[nth];
        if word.len() != (end - start) as usize {
            return false;
        }
        let mut at = 0;
        while at < word.len() {
            if self.bytes[start as usize + at] != word[at] {
                return false;
            }
            at += 1;
        }
        true
    }
}

/// FNV-1a: words are short, and nobody but us chooses what is in the table.
const fn hash(word: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut nth = 0;
    while nth < word.len() {
        hash = (hash ^ word[nth] as u32).wrapping_mul(0x0100_0193);
        nth += 1;
    }
    hash
}

#[cfg(test)]
mod tests;
