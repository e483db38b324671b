//! The heads of a table's columns or rows, and which of them name levels.

use std::ops::Range;

use super::super::MOST_LEVELS;
use super::super::words::Words;
use crate::hash::HashMap;
use crate::ladder::names::{self, Naming, Nouns, rising};
use crate::ladder::rank;
use words::{
    ATTRIBUTES, CATEGORIES, COMPETENCIES, DESCRIPTIONS, EXAMPLES, EXPLANATIONS, ILLUSTRATIONS, NAMES, NEXT_TO_NAMES,
    NUMBERS, RANKS, REMARKS, SEVERITIES, STATEMENTS, SUMMARIES, TITLES, TRACKS,
};

mod counted;
mod words;

/// Which of some heads name levels.
pub(super) struct Heads {
    levels: Vec<bool>,
    /// How many name a level by themselves.
    certain: usize,
    /// Where the last head stands that names somebody, or a level.
    last: Option<usize>,
    /// Whether any of them explains, or is too long for a name.
    explains: bool,
    /// Those that count the levels: "0: not yet", "1: with help".
    counted: Option<Range<usize>>,
    /// Whether each of them names somebody, or a level.
    all_named: bool,
    /// Whether each of them is a step on one scale.
    all_on_a_scale: bool,
}

impl Heads {
    /// Looks at all heads of a side together. `corner` is what stands above or
    /// before them.
    ///
    /// One that only sounds like a role needs another of the same role beside
    /// it: two different roles compared are no ladder. A bare number is a level
    /// where the corner says so. Steps of a scale are levels together.
    pub(super) fn of(heads: &[&str], corner: &str) -> Self {
        Heads::told(heads, corner, false)
    }

    /// The same in a document that may say that it is about levels (`hinted`). Then any noun
    /// may rise: "Miller I", "Miller II".
    pub(super) fn told(heads: &[&str], corner: &str, hinted: bool) -> Self {
        let namings: Vec<Naming> = heads.iter().map(|head| names::naming(head)).collect();
        let last = |text: &str| text.rsplit(' ').next().map(str::to_lowercase);
        let mut lasts: HashMap<Option<String>, usize> = HashMap::default();
        if namings.contains(&Naming::Role) {
            for head in heads {
                *lasts.entry(last(head)).or_default() += 1;
            }
        }
        let levels = heads.iter().zip(&namings).filter(|(_, naming)| **naming == Naming::Level);
        let nouns = Nouns::of_levels(levels.map(|(head, _)| *head));
        let on_a_scale: Vec<bool> = heads.iter().map(|head| names::is_on_a_scale(head)).collect();
        let on_it = on_a_scale.iter().filter(|&&is_on| is_on).count();
        // The top of a scale may stand behind titles: "Senior Baker", "Expert".
        let is_a_scale =
            on_it > 1 || (on_it > 0 && namings.iter().filter(|&&naming| naming == Naming::Level).count() > 1);
        let are_contributors = heads.iter().filter(|head| names::are_contributors(head)).nth(1).is_some();
        let numbers_are_levels = heads_levels(corner);
        let mut rising = rising::rising(heads, hinted || heads_ranks(corner));
        let counted = counted::counted(heads, hinted || heads_competencies(corner));
        if let Some(counted) = counted.clone() {
            rising[counted].fill(true);
        }
        let is_level = |(nth, text): (usize, &&str)| {
            if rising::is_number(text) {
                return numbers_are_levels;
            }
            rising[nth]
                || (is_a_scale && on_a_scale[nth])
                || match namings[nth] {
                    Naming::Level => true,
                    // Beside contributors, "Leader" is a step as well.
                    Naming::Role => are_contributors || lasts.get(&last(text)).is_some_and(|&count| count > 1),
                    Naming::Nothing => {
                        are_contributors && (names::are_contributors(text) || names::names_several(text))
                    }
                }
                || rank::split_anywhere(text).0.is_some()
                || nouns.has(text)
                || nouns.end(text)
        };
        let explains = |text: &&str| {
            let mut words = text.split_whitespace();
            explains_something(words.next().unwrap_or_default()) || heads_remarks(text) || words.nth(2).is_some()
        };
        let is_certain = |nth: usize| rising[nth] || namings[nth] == Naming::Level;
        let levels: Vec<bool> = heads.iter().enumerate().map(is_level).collect();
        Heads {
            all_named: levels.iter().zip(&namings).all(|(&is_level, &naming)| is_level || naming > Naming::Nothing),
            all_on_a_scale: on_it == heads.len(),
            levels,
            certain: (0..heads.len()).filter(|&nth| is_certain(nth)).count(),
            last: (0..heads.len()).rev().find(|&nth| namings[nth] > Naming::Nothing || rising[nth]),
            explains: heads.iter().any(explains),
            counted,
        }
    }

    /// Whether heads that tell nothing may be levels, where what stands before
    /// them are competencies: there are several, with short names.
    pub(super) fn may_be_levels(&self) -> bool {
        (2..=MOST_LEVELS).contains(&self.levels.len()) && !self.explains
    }

    /// Whether they count the levels; then nothing else is one.
    pub(super) fn are_counted(&self) -> bool {
        self.counted.is_some()
    }

    /// The share of heads that name levels; nothing where there are none.
    pub(super) fn share(&self) -> Option<f64> {
        let count = self.levels.iter().filter(|&&level| level).count() as u32;
        let all = self.levels.len() as u32;
        (all > 0).then(|| f64::from(count) / f64::from(all))
    }

    /// Where the first head stands that names a level.
    pub(super) fn first(&self) -> Option<usize> {
        self.levels.iter().position(|&level| level)
    }

    /// Where the last head stands that may name a level.
    pub(super) fn last(&self) -> Option<usize> {
        self.last.max(self.levels.iter().rposition(|&level| level))
    }

    /// How many heads name levels by themselves.
    pub(super) fn certain(&self) -> usize {
        self.certain
    }

    /// Whether all heads are levels, and enough of them by themselves that the others can't be
    /// anything else: half of them, or two on a scale that has them all.
    pub(super) fn are_levels(&self) -> bool {
        let surely = self.certain * 2 >= self.levels.len() || (self.certain > 1 && self.all_on_a_scale);
        surely && self.count() == self.levels.len()
    }

    /// Whether each head names somebody, or a level.
    pub(super) fn all_named(&self) -> bool {
        self.all_named
    }

    /// How many heads name levels.
    pub(super) fn count(&self) -> usize {
        self.levels.iter().filter(|&&level| level).count()
    }
}

/// Whether a head stands over names of levels.
pub(in super::super) fn heads_levels(text: &str) -> bool {
    holds_one_of(text, &RANKS) || holds_one_of(text, &NAMES)
}

/// Whether a head stands over names of competencies.
pub(in super::super) fn heads_competencies(text: &str) -> bool {
    holds_one_of(text, &COMPETENCIES)
}

/// Whether a head says that each row below it names one competency.
pub(super) fn heads_one_competency(text: &str) -> bool {
    is_one_of(text, &COMPETENCIES) && !text.trim().ends_with(['s', 'S'])
}

/// Whether a head stands over titles of levels.
pub(super) fn heads_titles(text: &str) -> bool {
    TITLES.hold(text.trim())
}

/// Whether a word heads an explanation, and so no level.
fn explains_something(word: &str) -> bool {
    [&EXPLANATIONS, &NEXT_TO_NAMES, &DESCRIPTIONS].iter().any(|words| words.hold(word))
}

/// Whether a head is a word for what stands below it, and so no level's name.
pub(super) fn says_what_it_heads(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    explains_something(first)
        || heads_remarks(text)
        || heads_competencies(text)
        || heads_levels(text)
        || [&CATEGORIES, &TRACKS, &NUMBERS, &EXAMPLES, &STATEMENTS].iter().any(|words| is_one_of(text, words))
}

/// Whether a head stands over remarks.
pub(super) fn heads_remarks(text: &str) -> bool {
    is_one_of(text, &REMARKS)
}

/// Whether a head stands over levels, and no titles of them: "Level", "Job level".
pub(super) fn heads_ranks(text: &str) -> bool {
    let text = text.trim();
    text.split(' ').nth(2).is_none() && text.rsplit(' ').next().is_some_and(|last| RANKS.hold(last))
}

/// Whether a text is a head of a first column and nothing else.
pub(super) fn is_a_head(text: &str) -> bool {
    [&RANKS, &NAMES, &TITLES, &COMPETENCIES, &CATEGORIES, &TRACKS, &NUMBERS].iter().any(|words| is_one_of(text, words))
}

/// Whether a head is one of some words.
fn is_one_of(text: &str, words: &Words) -> bool {
    words.hold(text.trim().trim_end_matches(':'))
}

/// Whether a text holds one of some words.
fn holds_one_of(text: &str, words: &Words) -> bool {
    if text.is_ascii() {
        return text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| words.hold(word));
    }
    text.split(|c: char| !c.is_alphanumeric()).any(|word| words.hold(word))
}

/// Whether a head stands over what a level is about.
pub(in super::super) fn heads_summaries(text: &str) -> bool {
    SUMMARIES.hold(text) || DESCRIPTIONS.hold(text)
}

/// Whether a head stands over illustrations.
pub(super) fn heads_examples(text: &str) -> bool {
    is_one_of(text, &EXAMPLES)
}

/// Whether the rest of a head, behind a level's name, says that examples stand below.
pub(super) fn heads_illustrations(text: &str) -> bool {
    is_one_of(text.trim_matches(['(', ')', '-', '–', ':', ' ']), &EXAMPLES) || ILLUSTRATIONS.hold(text)
}

/// Whether a head stands over what is true of a level.
pub(in super::super) fn heads_attributes(text: &str) -> bool {
    is_one_of(text, &ATTRIBUTES)
}

/// Whether a head stands over how bad or how urgent something is.
pub(super) fn heads_severities(text: &str) -> bool {
    is_one_of(text, &SEVERITIES)
}

/// Whether a text is short enough for the title of a level.
pub(super) fn is_a_name(text: &str) -> bool {
    const LETTERS: usize = 60;

    text.len() <= LETTERS && may_name_rows(text)
}

/// Whether a text that spans a table is short enough to name what stands below it: in
/// languages without blanks it may be longer than a title.
pub(super) fn may_name_rows(text: &str) -> bool {
    has_at_most(text, LONGEST_NAME) && !text.ends_with(['.', '。', ';'])
}

/// Whether a text is too short for anything but a value.
pub(in super::super) fn is_a_value(text: &str) -> bool {
    has_at_most(text, LONGEST_NAME)
}

/// How many words a name in a table has at most, be it a level's, a competency's or a
/// category's, and a value; what has more is a phrase.
pub(super) const LONGEST_NAME: usize = 6;

/// Whether a text has so many words at most. Blocks have theirs parted by one blank each.
pub(super) fn has_at_most(text: &str, words: usize) -> bool {
    text.split(' ').nth(words).is_none()
}

/// Whether a head stands over the numbers of rows.
pub(super) fn heads_numbers(text: &str) -> bool {
    is_one_of(text, &NUMBERS)
}

/// Whether a head stands over tracks.
pub(super) fn heads_tracks(text: &str) -> bool {
    is_one_of(text, &TRACKS)
}

/// Whether a head stands over groups of competencies.
pub(super) fn heads_categories(text: &str) -> bool {
    is_one_of(text, &CATEGORIES)
}

/// Whether a head stands over what describes levels: "Description of the level".
pub(super) fn heads_descriptions_of_levels(text: &str) -> bool {
    let parted = text.split_once(" of ");
    parted.is_some_and(|(what, whose)| is_one_of(what, &DESCRIPTIONS) && heads_levels(whose))
}

/// Whether a head may stand over what describes levels, and over no titles of them.
pub(super) fn heads_levels_summaries(text: &str) -> bool {
    heads_summaries(text) || heads_descriptions_of_levels(text)
}

/// Whether a head stands over what shows that something is met: "Evidence of the skill".
pub(super) fn heads_illustrations_of_one(text: &str) -> bool {
    text.split_once(" of ").is_some_and(|(what, whose)| heads_illustrations(what) && heads_competencies(whose))
}

/// Whether a head asks what stands below it: "What the skill is for".
pub(super) fn asks_what(text: &str) -> bool {
    explains_something(text.split_whitespace().next().unwrap_or_default())
}

/// Whether a head stands over one statement a row.
pub(super) fn heads_statements(text: &str) -> bool {
    is_one_of(text, &STATEMENTS)
}

/// Whether a head stands over what explains a row: "Description", "Description of the skill".
pub(super) fn heads_explanations(text: &str) -> bool {
    let what = text.split_once(" of ").map_or(text, |(what, _)| what);
    is_one_of(text, &NEXT_TO_NAMES) || is_one_of(what, &DESCRIPTIONS)
}
