//! What the fields of levels tell of these.

use super::words;
use crate::hash::HashMap;
use crate::ladder::reader::front::{self, Value};
use crate::ladder::reader::table::heads::heads_competencies;

/// Whether one of some fields holds what it says to be competencies.
pub(super) fn holds_competencies(fields: &Value<'_>) -> bool {
    let is_one =
        |(name, value): (&str, &Value<'_>)| heads_competencies(name) && (value.is_array() || value.is_object());
    fields.as_object().is_some_and(|fields| fields.iter().any(is_one))
}

/// Whether several of what would be levels tell a machine what to do.
pub(super) fn are_jobs_of_machines<'a>(levels: impl Iterator<Item = &'a Value<'a>>) -> bool {
    const FEWEST: usize = 2;

    let is_one = |level: &Value<'_>| {
        level.as_object().is_some_and(|fields| fields.iter().any(|(name, _)| words::is_a_command(name)))
    };
    levels.filter(|level| is_one(level)).nth(FEWEST - 1).is_some()
}

/// Whether levels are mappings of lists, and most of these are called as those of others.
pub(super) fn share_names<'a>(levels: impl Iterator<Item = &'a Value<'a>>) -> bool {
    let mut counts: HashMap<&str, usize> = HashMap::default();
    for level in levels {
        let Some(fields) = level.as_object().filter(|fields| !fields.is_empty()) else { return false };
        for (name, value) in fields.iter() {
            if !value.is_array() {
                return false;
            }
            *counts.entry(name).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    let again: usize = counts.values().filter(|&&count| count > 1).sum();
    again * 2 > all && counts.len() > 1
}

/// Whether one of some fields is called as competencies are, or what is asked.
pub(super) fn asks_by_name(fields: &Value<'_>) -> bool {
    let asks = |name: &str| words::holds_statements(name) || heads_competencies(name);
    fields
        .as_object()
        .is_some_and(|fields| fields.iter().any(|(name, value)| asks(name) && (value.is_array() || value.is_object())))
}

/// Whether nearly all levels say in sentences what they are, where nothing is asked.
pub(super) fn are_described<'a>(levels: impl Iterator<Item = &'a Value<'a>>) -> bool {
    const FEWEST_WORDS: usize = 8;
    // What a machine is told to be is no level.
    const COMMANDS: [&str; 3] = ["you are ", "you're ", "act as "];

    let commands = |text: &str| {
        COMMANDS.iter().any(|start| text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start)))
    };
    let is_long = |level: &Value<'_>| {
        let summary = front::text(level, words::SUMMARIES);
        summary.is_some_and(|text| text.split_whitespace().nth(FEWEST_WORDS).is_some() && !commands(text))
    };
    let (all, long) = levels.fold((0, 0), |(all, long), level| (all + 1, long + usize::from(is_long(level))));
    long * 5 >= all * 4
}
