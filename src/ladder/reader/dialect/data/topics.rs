//! Data that lists topics, each with what it asks by level: in a list of entries, in a
//! mapping from levels, in fields that are called as levels are, or as a record for
//! each sentence.

use std::borrow::Cow;

use super::beside::{Beside, texts};
use super::words::{self, NAMES};
use super::{Parts, Writer, plain};
use crate::hash::{HashMap, HashSet};
use crate::ladder::model::LevelDraft;
use crate::ladder::names::{self, Nouns, rising::rising};
use crate::ladder::placeholders::is_placeholder;
use crate::ladder::rank;
use crate::ladder::reader::front::{self, Fields, Value};
use crate::ladder::reader::table::has_words;
use crate::ladder::text::clean_line;
use alone::by_place;
pub(super) use alone::topic_alone;
pub(super) use named::lists_sentences;
use named::{Called, Named, named, says_something};
use records::records;

mod alone;
mod named;
mod records;

/// A topic with an entry for each level that it asks something of.
#[derive(Default)]
pub(in crate::ladder::reader) struct Topic<'a> {
    /// Nothing where it has none, and so nothing to go by.
    title: Option<Cow<'a, str>>,
    /// What it says of itself.
    description: Option<&'a str>,
    entries: Vec<(Key<'a>, Entry<'a>)>,
    /// How many of them nothing but their place tells to be levels'.
    between: usize,
    /// Whether fields are called as their levels.
    by_fields: bool,
    /// Whether they stand in a field that says that it holds levels.
    told: bool,
    /// What belongs to no level.
    unplaced: Vec<&'a Value<'a>>,
    /// What stands beside its levels, or beside all topics.
    beside: Vec<(&'a str, &'a Value<'a>)>,
}

impl<'a> Topic<'a> {
    fn of(title: Option<Cow<'a, str>>, value: &'a Value<'a>, entries: Vec<(Key<'a>, Entry<'a>)>) -> Self {
        Topic { title, description: description(value), entries, ..Topic::default() }
    }
}

/// What holds an entry of a list that has no name.
const LISTED: &str = "the list of topics";

/// What a topic asks of a level.
#[derive(Clone, Copy)]
enum Entry<'a> {
    /// Fields, that of the level among them.
    Fields(&'a Fields<'a>),
    /// What stands behind the level's name.
    Behind(&'a Value<'a>),
    /// A sentence and the record that it stands in.
    Record(&'a Value<'a>, &'a Fields<'a>),
}

/// What names a level in an entry: a number or a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key<'a> {
    number: Option<i64>,
    /// Nothing where it is a number and nothing else.
    text: Cow<'a, str>,
}

impl<'a> Key<'a> {
    fn of(entry: &'a Fields<'a>) -> Option<Self> {
        match entry.get("level")? {
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

    fn called(text: impl Into<Cow<'a, str>>) -> Self {
        Key { number: None, text: text.into() }
    }

    /// A level that the name of a field names.
    fn named(name: &str) -> Option<Self> {
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
        let is_other = words::is_summary(name) || words::is_examples(name) || words::only_tells_apart(name);
        (asks && !is_other).then(|| Key::called(words::spoken(name)))
    }

    fn title(&self) -> Cow<'_, str> {
        let is_named = self.text.contains(char::is_alphabetic);
        self.number.filter(|_| !is_named).map_or((&*self.text).into(), |number| format!("Level {number}").into())
    }
}

/// Finds the topics of some data: a list or a mapping of what asks something by level.
pub(super) fn topics<'a>(data: &'a Value<'a>) -> Option<Vec<Topic<'a>>> {
    let mut called = Called::of(data);
    let mut holders = [data].into_iter().chain(data.as_object().into_iter().flat_map(Fields::values));
    let (holder, topics) = holders.find_map(|holder| Some((holder, topics_in(holder, &called)?)))?;
    let mut topics = if topics.iter().all(|topic| topic.unplaced.is_empty()) {
        topics
    } else {
        // What is a level in one of them is one in all.
        let keys = topics.iter().flat_map(|topic| &topic.entries).map(|(key, _)| &key.text);
        called.levels = keys.filter(|text| !text.is_empty()).map(|text| text.clone().into_owned()).collect();
        topics_in(holder, &called)?
    };
    let others = data.as_object().into_iter().flat_map(Fields::iter).filter(|_| !std::ptr::eq(holder, data));
    if let Some(first) = topics.first_mut() {
        let is_summary = |(name, value): &(&str, &Value<'_>)| value.is_string() && words::is_summary(name);
        // What records name by ids is told where they do.
        let is_told = |value: &Value<'_>| {
            let mut list = value.as_array().into_iter().flatten();
            first.title.as_deref().is_some_and(|title| list.any(|value| front::text(value, NAMES) == Some(title)))
        };
        let others: Vec<_> =
            others.filter(|field| !std::ptr::eq(field.1, holder) && !is_summary(field) && !is_told(field.1)).collect();
        first.beside.extend(others);
    }
    Some(topics)
}

fn topics_in<'a>(holder: &'a Value<'a>, called: &Called<'a>) -> Option<Vec<Topic<'a>>> {
    let topics: Vec<Topic<'_>> = match holder {
        Value::Array(list) => {
            let (mut topics, mut others) = (Vec::with_capacity(list.len()), Vec::new());
            for value in list {
                match topic(value, None, called) {
                    Some(topic) => topics.push(topic),
                    None => others.push(value),
                }
            }
            if let Some(first) = topics.first_mut() {
                let name = |value| front::text(value, NAMES).unwrap_or(LISTED);
                first.beside.extend(others.into_iter().map(|value| (name(value), value)));
            }
            if topics.is_empty() { records(list, called).unwrap_or_default() } else { topics }
        }
        Value::Object(fields) => {
            let (mut topics, mut others) = (Vec::new(), Vec::new());
            for (name, value) in fields.iter() {
                match by_level(value, Some(name), called) {
                    Some(topic) => topics.push(topic),
                    None => others.push((name, value)),
                }
            }
            // What has a name or a version for all of them is no topic, and neither is a list.
            let ask = others.iter().filter(|(_, value)| value.is_object()).count();
            if ask * 4 > topics.len() {
                return None;
            }
            if let Some(first) = topics.first_mut() {
                first.beside.extend(others.into_iter().filter(|(name, _)| !words::is_of_a_document(name)));
            }
            topics
        }
        _ => return None,
    };
    // Few of them have a field for one level alone.
    let several = topics.iter().filter(|topic| topic.entries.len() != 1 || !topic.by_fields).count();
    let titled = topics.iter().filter(|topic| topic.title.is_some()).count();
    (titled > 1 && several * 2 >= topics.len()).then_some(topics)
}

fn topic<'a>(value: &'a Value<'a>, name: Option<&'a str>, called: &Called<'a>) -> Option<Topic<'a>> {
    let mut lists = value.as_object()?.iter().filter_map(|(name, value)| Some((name, value.as_array()?)));
    let Some((field, list)) = lists.find(|(_, list)| list.iter().any(|value| entry(value).is_some())) else {
        return by_level(value, name, called);
    };
    let title = front::text(value, NAMES).map(plain);
    let (mut entries, mut unplaced) = (Vec::with_capacity(list.len()), Vec::new());
    for value in list {
        match entry(value).filter(|_| title.is_some()) {
            Some(entry) => entries.push(entry),
            None => unplaced.push(value),
        }
    }
    let others = value.as_object().into_iter().flat_map(Fields::iter);
    let beside = others.filter(|(name, _)| *name != field && !words::is_summary(name)).collect();
    Some(Topic { told: words::holds_levels(field), unplaced, beside, ..Topic::of(title, value, entries) })
}

/// What a topic says of itself, where it does so in words.
fn description<'a>(value: &'a Value<'_>) -> Option<&'a str> {
    front::text(value, words::SUMMARIES).filter(|text| !text.trim().is_empty())
}

/// An entry with the level that it names.
fn entry<'a>(value: &'a Value<'a>) -> Option<(Key<'a>, Entry<'a>)> {
    let fields = value.as_object()?;
    Some((Key::of(fields)?, Entry::Fields(fields)))
}

/// A topic whose levels are the names of fields: its own, or those of one that it holds.
fn by_level<'a>(value: &'a Value<'a>, name: Option<&'a str>, called: &Called<'a>) -> Option<Topic<'a>> {
    let title = front::text(value, NAMES).map(plain).or_else(|| Some(words::spoken(name?).into()))?;
    let fields = value.as_object()?;
    let held = || {
        let objects = fields.iter().filter(|(_, value)| says_something(value));
        let mut objects = objects.filter_map(|(name, value)| Some((name, value.as_object()?)));
        objects.find_map(|(name, fields)| Some((name, fields, named(fields, words::holds_levels(name), called)?)))
    };
    let topic = |own: Named<'a>| Topic {
        between: own.between,
        by_fields: true,
        told: own.told,
        unplaced: own.unplaced,
        beside: own.beside,
        ..Topic::of(Some(title.clone()), value, own.entries)
    };
    // A field that says that it holds levels knows better than what stands beside it.
    let holds = |value: &Value<'_>| value.is_object() && says_something(value);
    let says_so = fields.iter().any(|(name, value)| words::holds_levels(name) && holds(value));
    let own = Some(fields).filter(|_| !says_so).and_then(|fields| named(fields, false, called)).map(topic);
    let own = own.or_else(|| {
        let (holder, of_levels, held) = held()?;
        let mut own = topic(held);
        own.beside.extend(of_levels.iter().filter(|(name, value)| words::is_summary(name) && value.is_string()));
        fields.iter().filter(|(name, _)| *name != holder).for_each(|(name, value)| own.add(name, value));
        Some(own)
    });
    own.or_else(|| Some(Topic::of(Some(title.clone()), value, by_place(fields)?)))
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

/// What a level has of each topic.
type Entries<'t, 'a> = Vec<(&'t Topic<'a>, Entry<'a>)>;

/// The levels of all topics: numbers in their order, words as they come.
fn levels<'t, 'a>(topics: &'t [Topic<'a>]) -> Vec<(&'t Key<'a>, Entries<'t, 'a>)> {
    let mut known: HashMap<&Key<'_>, usize> = HashMap::default();
    let mut levels: Vec<(&Key<'_>, Entries<'t, 'a>)> = Vec::new();
    for (topic, (key, entry)) in topics.iter().flat_map(|topic| topic.entries.iter().map(move |entry| (topic, entry))) {
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

/// Writes levels with what each topic asks of them.
pub(super) fn write(topics: &[Topic<'_>], writer: &mut Writer<'_, '_>) {
    for (key, entries) in levels(topics) {
        let (title, mut open) = (clean_line(&key.title()), None);
        let rank = rank::split(&title).rank.filter(|rank| *rank == title && !rank::is_spelled_out(rank));
        writer.builder.begin_level(LevelDraft { title: &title, rank, line: 1 });
        for (topic, entry) in entries {
            // What is about one topic alone is called after it, and asks it level by level.
            let part = if topics.len() > 1 { topic.title.as_deref().unwrap_or_default() } else { &title };
            let goes_on = open == topic.title.as_deref() && !matches!(entry, Entry::Fields(..));
            if write_entry((part, topic.description), entry, goes_on, writer) {
                open = topic.title.as_deref();
            }
        }
    }
    let mut beside = Beside::default();
    for topic in topics {
        topic.unplaced.iter().for_each(|value| report(topic, value, writer));
        topic.beside.iter().for_each(|(name, value)| beside.add(name, value));
    }
    writer.beside(&beside);
}

/// Says that an entry names no level, or that its topic has no title.
fn report(topic: &Topic<'_>, value: &Value<'_>, writer: &mut Writer<'_, '_>) {
    let why = if topic.title.is_some() { ", as its entry names no level" } else { ", as its topic has no title" };
    texts("", value, &mut |name, text| {
        if !words::is_aside(name) {
            writer.unplaced(text, why);
        }
    });
}

/// The lists of an entry, each with the name of its field. A text that stands where
/// others have a list is as good as a list of one.
fn lists<'a>(entry: Entry<'a>) -> impl Iterator<Item = (&'a str, &'a [Value<'a>])> {
    let (fields, behind) = match entry {
        Entry::Fields(fields) => (Some(fields), None),
        Entry::Behind(value) => (None, Some(value)),
        Entry::Record(sentence, fields) => (Some(fields), Some(sentence)),
    };
    let is_record = matches!(entry, Entry::Record(..));
    let list = move |(name, value): (&'a str, &'a Value<'a>)| match value {
        Value::Array(list) if !is_record || words::is_examples(name) => Some((name, list.as_slice())),
        Value::String(_) if (!is_record && !words::is_aside(name)) || words::is_examples(name) => {
            Some((name, std::slice::from_ref(value)))
        }
        _ => None,
    };
    let own = fields.into_iter().flat_map(Fields::iter);
    let behind = behind.map(|value| ("", value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)));
    behind.into_iter().chain(own.filter(|(name, _)| *name != "level").filter_map(list))
}

/// Writes what a topic asks of a level. What is listed under examples is one, and
/// an object in a list is a statement with its own examples. Returns whether there
/// was something.
fn write_entry(topic: (&str, Option<&str>), entry: Entry<'_>, mut begun: bool, writer: &mut Writer<'_, '_>) -> bool {
    let (title, description) = topic;
    if let Entry::Fields(fields) = entry {
        // What stands deeper than levels do is said.
        fields.values().filter(|value| value.is_object()).for_each(|value| writer.unplaced_all(value));
    }
    for (name, list) in lists(entry) {
        for item in list {
            let parts = Parts::of(item);
            let Some(text) = parts.text.filter(|text| !text.trim().is_empty()) else {
                writer.unplaced_all(item);
                continue;
            };
            if is_placeholder(text) {
                writer.placeholder(text);
                continue;
            }
            let line = writer.places.line(text);
            if !begun {
                writer.builder.begin_competency(title, None, line);
                begun = true;
                if let Some(words) = description {
                    writer.builder.description(&plain(words));
                }
            }
            if words::is_examples(name) && item.is_string() {
                writer.builder.example(&plain(text));
            } else {
                writer.ask_at(text, line);
            }
            writer.aside(&parts);
        }
    }
    begun
}
