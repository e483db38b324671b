//! Fields that are called as levels are.

use std::borrow::Cow;

use super::super::called::Called;
use super::super::shape::holds_sentences;
use super::super::words::{self, NAMES};
use super::{Entry, Key};
use crate::ladder::names::{Nouns, rising::rising};
use crate::ladder::reader::front::{self, Fields, Value};

/// The fields of a topic that are called as levels are.
pub(super) struct Named<'a> {
    pub(super) entries: Vec<(Key<'a>, Entry<'a>)>,
    /// How many of them nothing but their place tells to be levels'.
    pub(super) between: usize,
    pub(super) told: bool,
    /// What stands beside them and asks for something.
    pub(super) unplaced: Vec<&'a Value<'a>>,
    /// What else stands beside them.
    pub(super) beside: Vec<(&'a str, &'a Value<'a>)>,
}

/// Finds the fields that are called as levels are, or all of which are `told` to be.
pub(super) fn named<'a>(fields: &'a Fields<'a>, told: bool, called: &Called<'a>) -> Option<Named<'a>> {
    let holds = |value: &Value<'_>| match value {
        Value::Object(fields) => fields.values().any(|value| value.is_array() || value.is_string()),
        value => value.is_string() || value.is_array(),
    };
    let is_bare = |value: &Value<'_>| matches!(value, Value::Null | Value::Bool(_) | Value::Number(_));
    // What a remark or a summary is called names no level, whatever stands beside it.
    let is_remark = |name: &str| words::is_remark(name) || words::is_summary(name);
    let asks = fields.iter().filter(|(name, value)| !words::is_aside(name) && !is_remark(name) && holds(value));
    let (names, values): (Vec<&str>, Vec<&Value<'_>>) = asks.unzip();
    let spoken: Vec<String> = names.iter().map(|name| words::spoken(name)).collect();
    let texts: Vec<&str> = spoken.iter().map(String::as_str).collect();
    let nouns: Nouns = texts.iter().copied().collect();
    let rising = rising(&texts, true);
    let key = |nth: usize| {
        let is_one = told || rising[nth] || nouns.has(texts[nth]) || called.levels.contains(texts[nth]);
        called.level(names[nth]).or_else(|| is_one.then(|| Key::called(spoken[nth].clone())))
    };
    let mut keys: Vec<Option<Key<'_>>> = (0..names.len()).map(key).collect();
    // Between levels that are counted stand none of other names: "level1", "level2".
    let are_counted = names.iter().zip(&keys).filter(|(_, key)| key.is_some()).all(|(name, _)| count(name).is_some());
    if are_counted {
        for (key, name) in keys.iter_mut().zip(&names) {
            *key = key.take().and_then(|key| Some(Key { number: Some(count(name)?), ..key }));
        }
    }
    let first = keys.iter().position(Option::is_some)?;
    let last = keys.iter().rposition(Option::is_some)?;
    let mut own =
        Named { entries: Vec::with_capacity(keys.len()), between: 0, told, unplaced: Vec::new(), beside: Vec::new() };
    own.beside.extend(fields.iter().filter(|(name, value)| is_remark(name) && !value.is_string()));
    own.beside.extend(fields.iter().filter(|(name, value)| words::is_remark(name) && value.is_string()));
    own.beside.extend(fields.iter().filter(|(name, value)| words::is_asked(name) && is_bare(value)));
    let is_apart = |name: &str| words::only_tells_apart(name) && !words::is_rank(name);
    let apart = fields.iter().filter(|(name, value)| is_apart(name) && holds_sentences(value));
    own.unplaced.extend(apart.map(|(_, value)| value));
    for (nth, key) in keys.into_iter().enumerate() {
        let (name, value) = (names[nth], values[nth]);
        let is_between = key.is_none();
        let between = || Key::between(name, value).filter(|_| (first..last).contains(&nth) && !are_counted);
        let Some(key) = key.or_else(between) else {
            if lists_sentences(name, value) && !words::is_asked(name) {
                own.unplaced.push(value);
            } else {
                own.beside.push((name, value));
            }
            continue;
        };
        let entry = value.as_object().map_or(Entry::Behind(value), Entry::Fields);
        // A number may have a name beside what it asks.
        let title = front::text(value, NAMES).filter(|_| key.number.is_some()).map(Cow::Borrowed);
        own.entries.push((Key { text: title.unwrap_or(key.text), ..key }, entry));
        own.between += usize::from(is_between);
    }
    // A level may have nothing that could be listed.
    let deeper = fields.iter().filter(|(name, value)| value.is_object() && !holds(value) && !is_remark(name));
    for (name, value) in deeper {
        if called.level(name).is_some() {
            own.unplaced.push(value);
        } else {
            own.beside.push((name, value));
        }
    }
    Some(own)
}

/// The number that a name of one word ends in, which is no rank as "L1" is.
fn count(name: &str) -> Option<i64> {
    const SHORTEST: usize = 3;

    let digits = name.trim_start_matches(|c: char| c.is_alphabetic() || c == '_' || c == '-');
    digits.parse().ok().filter(|_| name.len() - digits.len() >= SHORTEST)
}

/// Returns whether a field holds a list of sentences that nobody says to be aside.
pub(in super::super) fn lists_sentences(name: &str, value: &Value<'_>) -> bool {
    !words::is_aside(name) && !words::is_examples(name) && value.is_array() && Key::between(name, value).is_some()
}
