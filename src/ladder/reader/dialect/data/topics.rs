//! Data that lists topics, each with what it asks by level: in a list of entries, in a
//! mapping from levels, in fields that are called as levels are, or as a record for
//! each sentence.

use std::borrow::Cow;

use super::plain;
use super::words::{self, CATEGORIES};
use crate::hash::HashSet;
use crate::ladder::names::{self, Nouns, rising::rising};
use crate::ladder::rank;
use crate::ladder::reader::as_data::{Entry, Key, Step, Topic};
use crate::ladder::reader::front::{self, Fields, Value};
use crate::ladder::reader::table::has_words;
pub(super) use alone::topic_alone;
pub(super) use find::topics;
pub(super) use named::lists_sentences;
use write::lists;
pub(super) use write::write;

mod alone;
mod find;
mod named;
mod records;
mod steps;
mod write;

impl<'a> Topic<'a> {
    fn of(title: Option<Cow<'a, str>>, value: &'a Value<'a>, entries: Vec<(Key<'a>, Entry<'a>)>) -> Self {
        let category = front::text(value, CATEGORIES).map(plain);
        Topic { title, category, descriptions: descriptions(value).collect(), entries, ..Topic::default() }
    }
}

impl<'a> Key<'a> {
    /// The level that a field of an entry names.
    fn of(entry: &'a Fields<'a>, field: &str) -> Option<Self> {
        match entry.get(field)? {
            Value::String(text) => Some(match text.trim().parse() {
                Ok(number) => Key::numbered(number),
                Err(_) => Key::called(&**text),
            }),
            Value::Number(number) if number.is_i64() => Some(Key::numbered(number.as_i64()?)),
            Value::Number(number) => Some(Key::called(number.to_string())),
            Value::Bool(is) => Some(Key::called(is.to_string())),
            _ => None,
        }
    }

    fn numbered(number: i64) -> Self {
        Key { number: Some(number), ..Key::called("") }
    }

    pub(super) fn called(text: impl Into<Cow<'a, str>>) -> Self {
        Key { number: None, text: text.into(), id: None }
    }

    /// A level that is listed elsewhere.
    pub(super) fn of_step(step: Step<'a>) -> Self {
        let text = if step.name == step.id { words::spoken(step.id).into() } else { plain(step.name) };
        Key { number: Some(step.nth), text, id: Some(step.id) }
    }

    /// A level that the name of a field names.
    pub(super) fn named(name: &str) -> Option<Self> {
        if let Ok(number) = name.parse() {
            return Some(Key::numbered(number));
        }
        let text = words::spoken(name);
        let names_one = names::is_on_a_scale(&text) || names::names_a_level(&text) || rank::is_spelled_out(&text);
        names_one.then(|| Key::called(text))
    }

    /// A level of any name that stands between others, and asks for something in a sentence.
    fn between(name: &str, value: &Value<'_>) -> Option<Self> {
        const FEWEST_WORDS: usize = 3;

        let is_long = |text: &str| has_words(text, FEWEST_WORDS);
        let are_long = |list: &[Value<'_>]| list.iter().all(|value| value.as_str().is_some_and(is_long));
        let asks = value.as_str().is_some_and(is_long)
            || value.as_array().is_some_and(|list| !list.is_empty() && are_long(list));
        let is_other = words::is_summary(name)
            || words::is_a_category(name, value)
            || words::is_examples(name)
            || words::only_tells_apart(name);
        (asks && !is_other).then(|| Key::called(words::spoken(name)))
    }

    fn title(&self) -> Cow<'_, str> {
        let is_named = self.text.contains(char::is_alphabetic);
        self.number.filter(|_| !is_named).map_or((&*self.text).into(), |number| format!("Level {number}").into())
    }
}

/// Returns whether topics ask in sentences of what is called as levels are: whoever
/// configures a program lists things with levels too.
pub(super) fn are_plain(topics: &[Topic<'_>]) -> bool {
    let mut seen = HashSet::default();
    let texts = topics.iter().flat_map(|topic| &topic.entries).map(|(key, _)| &*key.text);
    let texts: Vec<&str> = texts.filter(|text| seen.insert(*text)).collect();
    let nouns: Nouns = texts.iter().copied().collect();
    let rising: HashSet<&str> =
        texts.iter().zip(rising(&texts, true)).filter(|(_, is)| *is).map(|(text, _)| *text).collect();
    let is_named = |topic: &Topic<'_>, key: &Key<'_>| {
        topic.told
            || key.number.is_some()
            || Key::named(&key.text).is_some()
            || nouns.has(&key.text)
            || rising.contains(&*key.text)
    };
    let named = |topic: &Topic<'_>| topic.entries.iter().filter(|(key, _)| is_named(topic, key)).count();
    let (named, keys) = topics
        .iter()
        .fold((0, 0), |(all, keys), topic| (all + named(topic), keys + topic.entries.len() - topic.between));
    let (mut all, mut sentences) = (0, 0);
    for (_, entry) in topics.iter().flat_map(|topic| &topic.entries) {
        for text in lists(*entry).flat_map(|(_, list)| list).filter_map(Value::as_str) {
            all += 1;
            sentences += usize::from(words::is_phrase(text));
        }
    }
    named * 2 >= keys && sentences > 1 && sentences * 5 >= all * 3
}

/// Whether topics, each of several levels, share none of these: those are tracks.
pub(super) fn are_apart(topics: &[Topic<'_>]) -> bool {
    const FEWEST: usize = 2;

    let mut seen = HashSet::default();
    topics.len() >= FEWEST
        && topics.iter().all(|topic| topic.entries.len() >= FEWEST)
        && topics.iter().all(|topic| topic.entries.iter().all(|(key, _)| seen.insert(key)))
}

/// What a topic says of itself, where it does so in words.
fn descriptions<'a>(value: &'a Value<'_>) -> impl Iterator<Item = &'a str> {
    words::SUMMARIES.iter().filter_map(|name| front::text(value, &[name]))
}
