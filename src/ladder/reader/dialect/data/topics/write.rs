//! Writes the levels of topics, with what each topic asks of them.

use super::super::beside::texts;
use super::super::shape::holds_sentences;
use super::super::words;
use super::super::{Writer, field_of_items, plain};
use super::{Entry, Key, Topic};
use crate::hash::{HashMap, HashSet};
use crate::ladder::model::LevelDraft;
use crate::ladder::rank;
use crate::ladder::reader::as_data::{Beside, Steps};
use crate::ladder::reader::front::{Fields, Value};
use crate::ladder::text::clean_line;

/// What a level has of each topic.
type Entries<'t, 'a> = Vec<(&'t Topic<'a>, Entry<'a>)>;

/// The levels of all topics: numbers in their order, words as they come.
fn levels<'t, 'a>(topics: &'t [Topic<'a>]) -> Vec<(&'t Key<'a>, Entries<'t, 'a>)> {
    let named = names_of_numbers(topics);
    let mut known: HashMap<&Key<'_>, usize> = HashMap::default();
    let mut levels: Vec<(&Key<'_>, Entries<'t, 'a>)> = Vec::new();
    for (topic, (key, entry)) in topics.iter().flat_map(|topic| topic.entries.iter().map(move |entry| (topic, entry))) {
        // A number that has a name elsewhere is that level.
        let has_name = || key.number.filter(|_| key.text.is_empty()).and_then(|number| *named.get(&number)?);
        let key = has_name().unwrap_or(key);
        let nth = *known.entry(key).or_insert_with(|| {
            levels.push((key, Vec::new()));
            levels.len() - 1
        });
        levels[nth].1.push((topic, *entry));
    }
    if levels.iter().all(|(key, _)| key.number.is_some()) {
        levels.sort_by_key(|&(key, _)| key);
    }
    levels
}

/// The levels that are called by a number and a name, by that number; nothing where several
/// names go with it.
fn names_of_numbers<'t, 'a>(topics: &'t [Topic<'a>]) -> HashMap<i64, Option<&'t Key<'a>>> {
    let mut named: HashMap<i64, Option<&Key<'_>>> = HashMap::default();
    for (key, _) in topics.iter().flat_map(|topic| &topic.entries).filter(|(key, _)| !key.text.is_empty()) {
        let Some(number) = key.number else { continue };
        let own = named.entry(number).or_insert(Some(key));
        *own = own.filter(|own| own.text == key.text);
    }
    named
}

/// Writes levels with what each topic asks of them.
pub(in super::super) fn write(topics: &[Topic<'_>], steps: &Steps<'_>, writer: &mut Writer<'_, '_>) {
    let mut written: HashSet<*const Topic<'_>> = HashSet::default();
    for (key, entries) in levels(topics) {
        let step = key.id.and_then(|id| steps.get(id));
        let (title, rank) = match step {
            Some(step) => step.title(),
            None => title_and_rank(&key.title()),
        };
        let mut open = None::<*const Topic<'_>>;
        writer.builder.begin_level(LevelDraft { title: &title, rank: rank.as_deref(), line: 1 });
        if let Some(step) = step {
            writer.step(step);
        }
        for (topic, entry) in entries {
            // What is about one topic alone is called after it, and asks it level by level.
            let part = if topics.len() > 1 { topic.title.as_deref().unwrap_or_default() } else { &title };
            let part = (part, topic.category.as_deref());
            let goes_on = open == Some(std::ptr::from_ref(topic));
            if write_entry(part, &topic.descriptions, entry, goes_on, writer) {
                open = Some(topic);
                written.insert(topic);
            }
        }
    }
    let mut beside = Beside::default();
    for topic in topics {
        if !written.contains(&std::ptr::from_ref(topic)) {
            topic.descriptions.iter().for_each(|text| writer.unplaced(text, ", as its topic asks nothing"));
        }
        topic.unplaced.iter().for_each(|value| report(topic, value, writer));
        let others = topic.beside.iter().filter(|(name, value)| !words::is_a_category(name, value));
        others.for_each(|(name, value)| beside.add(name, value));
    }
    writer.beside(&beside);
}

/// What the name of a level is without its rank.
fn title_and_rank(name: &str) -> (String, Option<String>) {
    let name = clean_line(name);
    let ranked = rank::split(&name);
    let rank = ranked.rank.filter(|rank| !rank::is_spelled_out(rank) || *rank != ranked.title);
    (ranked.title.to_owned(), rank.map(str::to_owned))
}

/// Says that an entry names no level, or that its topic has no title.
fn report(topic: &Topic<'_>, value: &Value<'_>, writer: &mut Writer<'_, '_>) {
    let why = if topic.title.is_some() { ", as its entry names no level" } else { ", as its topic has no title" };
    texts("", value, &mut |name, text| {
        if !words::is_aside(name) || words::is_sentence(text) {
            writer.unplaced(text, why);
        }
    });
}

/// The lists of an entry, each with the name of its field. A text that stands where
/// others have a list is as good as a list of one.
pub(super) fn lists<'a>(entry: Entry<'a>) -> impl Iterator<Item = (&'a str, &'a [Value<'a>])> {
    let (fields, behind, called) = match entry {
        Entry::Fields(fields) => (Some(fields), None, None),
        Entry::Called(fields, name) => (Some(fields), None, Some(name)),
        Entry::Behind(value) => (None, Some(value), None),
        Entry::Record(sentence, fields) => (Some(fields), Some(sentence), None),
    };
    let is_record = matches!(entry, Entry::Record(..));
    let list = move |(name, value): (&'a str, &'a Value<'a>)| match value {
        Value::Array(list) if !is_record || words::is_examples(name) => Some((name, list.as_slice())),
        Value::String(_) if (!is_record && !words::is_aside(name)) || words::is_examples(name) => {
            Some((name, std::slice::from_ref(value)))
        }
        _ => None,
    };
    let own = fields.into_iter().flat_map(Fields::iter).filter(move |(name, _)| Some(*name) != called);
    let behind = behind.map(|value| ("", value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)));
    behind
        .into_iter()
        .chain(own.filter(|(name, value)| !words::is_rank(name) || holds_sentences(value)).filter_map(list))
}

/// Writes what a topic asks of a level. Returns whether there was something.
fn write_entry(
    (title, category): (&str, Option<&str>),
    descriptions: &[&str],
    entry: Entry<'_>,
    mut begun: bool,
    writer: &mut Writer<'_, '_>,
) -> bool {
    let fields = if let Entry::Fields(fields) | Entry::Called(fields, _) = entry { Some(fields) } else { None };
    if let Some(fields) = fields {
        // What stands deeper than levels do is said.
        let is_unread = |(name, value): &(&str, &Value<'_>)| {
            let is_apart = || words::only_tells_apart(name) && !words::is_rank(name) && value.is_string();
            value.is_object() || (is_apart() && holds_sentences(value))
        };
        let deeper = fields.iter().filter(is_unread);
        deeper.for_each(|(name, value)| writer.unplaced_field(name, value));
    }
    let mut open = |writer: &mut Writer<'_, '_>, line| {
        if !std::mem::replace(&mut begun, true) {
            // Many topics name a level; where it first asks for something people look for it.
            if !writer.builder.level_has_competency() {
                writer.builder.place_level(line);
            }
            writer.builder.begin_competency(title, category, line);
            for words in descriptions {
                writer.builder.description(&plain(words));
            }
        }
    };
    for (name, list) in lists(entry) {
        if let Some(value) = fields.filter(|_| words::is_asked(name)).and_then(|fields| fields.get(name)) {
            writer.keyed(name, value, 0, &mut open);
            continue;
        }
        let field = field_of_items(list.iter());
        for item in list {
            let illustrates = words::is_examples(name) && item.is_string();
            writer.listed(item, illustrates, field, &mut open);
        }
    }
    let is_bare = |value: &Value<'_>| matches!(value, Value::Null | Value::Bool(_) | Value::Number(_));
    let bare =
        fields.into_iter().flat_map(Fields::iter).filter(|(name, value)| words::is_asked(name) && is_bare(value));
    bare.for_each(|(name, value)| writer.keyed(name, value, 0, &mut open));
    begun
}
