//! Finds the topics of data: where they stand, what they are called and belong to, and what
//! they ask of which level.

use std::borrow::Cow;

use super::super::beside::LISTED;
use super::super::called::Called;
use super::super::plain;
use super::super::shape::{holds_sentences, is_of_objects};
use super::super::words::{self, CATEGORIES, COMPETENCIES, NAMES, RANKS};
use super::alone::by_place;
use super::named::{Named, lists_sentences, named};
use super::records::records;
use super::steps::entries_by_step;
use super::{Entry, Key, Topic};
use crate::hash::HashSet;
use crate::ladder::names;
use crate::ladder::reader::front::{self, Fields, Value};
use crate::ladder::reader::table::heads::heads_competencies;

/// Finds the topics of some data: a list or a mapping of what asks something by level, or
/// several of them, each of a category.
pub(in super::super) fn topics<'a>(data: &'a Value<'a>, called: &mut Called<'a>) -> Option<Vec<Topic<'a>>> {
    let mut found = Found::of(data, called)?;
    if found.topics.iter().any(|topic| !topic.unplaced.is_empty()) {
        // What is a level in one of them is one in all.
        let keys = found.topics.iter().flat_map(|topic| &topic.entries).map(|(key, _)| &key.text);
        called.levels = keys.filter(|text| !text.is_empty()).map(|text| text.clone().into_owned()).collect();
        found = Found::of(data, called)?;
    }
    let Found { mut topics, holders } = found;
    for topic in &mut topics {
        topic.beside.retain(|(_, value)| !called.only_names_levels(value));
    }
    let Some(first) = topics.first_mut().filter(|_| !holders.is_empty()) else { return Some(topics) };
    let is_summary = |(name, value): &(&str, &Value<'_>)| value.is_string() && words::is_summary(name);
    // What records name by ids is told where they do.
    let is_told = |value: &Value<'_>| {
        let mut list = value.as_array().into_iter().flatten();
        let is_it = |value: &Value<'_>| {
            front::text(value, words::IDS).is_some() && front::text(value, NAMES) == first.title.as_deref()
        };
        list.any(is_it)
    };
    let holders: HashSet<*const Value<'_>> = holders.into_iter().map(std::ptr::from_ref).collect();
    let is_holder = |value: &Value<'_>| holders.contains(&std::ptr::from_ref(value));
    let others = data.as_object().into_iter().flat_map(Fields::iter);
    let others = others.filter(|field| {
        !is_holder(field.1) && !is_summary(field) && !is_told(field.1) && !called.only_names_levels(field.1)
    });
    first.beside.extend(others);
    Some(topics)
}

/// The topics of some data.
struct Found<'a> {
    topics: Vec<Topic<'a>>,
    /// The fields of the data that hold them; none, where they are the data as a whole.
    holders: Vec<&'a Value<'a>>,
}

impl<'a> Found<'a> {
    fn of(data: &'a Value<'a>, called: &Called<'a>) -> Option<Self> {
        let whole = topics_in(Holder { value: data, is_told: false }, called);
        let groups = Groups::of(data, false, called);
        // Beside topics may stand groups of them.
        if are_several(&whole) && whole.len() >= groups.topics.len() {
            return Some(Found { topics: whole, holders: Vec::new() });
        }
        if groups.members.len() > 1 && are_several(&groups.topics) {
            return Some(if data.is_object() {
                Found { topics: groups.topics, holders: groups.members }
            } else {
                Found { topics: groups.with_others(), holders: Vec::new() }
            });
        }
        let fields = data.as_object().into_iter().flat_map(Fields::iter);
        fields.filter(|(name, value)| !words::holds_tracks(name) || hold_milestones(value)).find_map(|(name, value)| {
            let own = topics_in(Holder::of(name, value), called);
            let topics =
                if are_several(&own) { own } else { Groups::of(value, heads_competencies(name), called).with_others() };
            are_several(&topics).then(|| Found { topics, holders: vec![value] })
        })
    }
}

/// Whether what is called tracks are areas in which everybody grows: each lists its milestones.
fn hold_milestones(value: &Value<'_>) -> bool {
    let has_some = |value: &Value<'_>| value.get("milestones").is_some_and(Value::is_array);
    match value {
        Value::Array(list) => !list.is_empty() && list.iter().all(has_some),
        Value::Object(fields) => !fields.is_empty() && fields.values().all(has_some),
        _ => false,
    }
}

/// Whether topics are what a document lists: they have names, and few have a field for one
/// level alone.
fn are_several(topics: &[Topic<'_>]) -> bool {
    let several = topics.iter().filter(|topic| topic.entries.len() != 1 || !topic.by_fields).count();
    let titled = topics.iter().filter(|topic| topic.title.is_some()).count();
    titled > 1 && several * 2 >= topics.len()
}

/// A list or a mapping that may hold topics.
#[derive(Clone, Copy)]
struct Holder<'a> {
    value: &'a Value<'a>,
    /// Whether its name says that it holds competencies.
    is_told: bool,
}

impl<'a> Holder<'a> {
    fn of(name: &str, value: &'a Value<'a>) -> Self {
        Holder { value, is_told: heads_competencies(name) }
    }
}

/// Topics in categories.
#[derive(Default)]
struct Groups<'a> {
    /// Whether what holds them all says that they are competencies.
    is_told: bool,
    topics: Vec<Topic<'a>>,
    /// What holds those of a category, or is one without.
    members: Vec<&'a Value<'a>>,
    /// What stands beside these.
    others: Vec<(&'a str, &'a Value<'a>)>,
}

impl<'a> Groups<'a> {
    /// The topics of a list or a mapping of categories; `is_told` says that these hold competencies.
    fn of(value: &'a Value<'a>, is_told: bool, called: &Called<'a>) -> Self {
        let mut groups = Groups { is_told, ..Groups::default() };
        for value in value.as_array().into_iter().flatten() {
            let name = front::text(value, NAMES).or_else(|| front::text(value, CATEGORIES));
            groups.add(name.map(plain), (name.unwrap_or(LISTED), value), called);
        }
        for (name, value) in value.as_object().into_iter().flat_map(Fields::iter) {
            let title = (!words::holds_tracks(name)).then(|| words::spoken(name).into());
            groups.add(title, (name, value), called);
        }
        groups
    }

    fn add(&mut self, title: Option<Cow<'a, str>>, (name, value): (&'a str, &'a Value<'a>), called: &Called<'a>) {
        let alone = title.is_some().then(|| topic(value, Some(name), false, called)).flatten();
        if let Some(alone) = alone {
            self.topics.push(alone);
            self.members.push(value);
            return;
        }
        let own = title
            .map(|title| (group(Holder { value, is_told: self.is_told }, called), title))
            .filter(|(own, _)| !own.is_empty());
        let Some((own, title)) = own else {
            self.others.push((name, value));
            return;
        };
        let in_it = |topic: Topic<'a>| Topic { category: topic.category.or_else(|| Some(title.clone())), ..topic };
        self.topics.extend(own.into_iter().map(in_it));
        self.members.push(value);
    }

    /// The topics, the first of which says what stands beside all groups.
    fn with_others(mut self) -> Vec<Topic<'a>> {
        if let Some(first) = self.topics.first_mut() {
            first.beside.extend(self.others);
        }
        self.topics
    }
}

/// The topics of one category: they stand right in it, or in one of its fields.
fn group<'a>(group: Holder<'a>, called: &Called<'a>) -> Vec<Topic<'a>> {
    let own = topics_in(group, called);
    if !own.is_empty() {
        return own;
    }
    let fields = || group.value.as_object().into_iter().flat_map(Fields::iter);
    let held = fields().find_map(|(name, held)| {
        let own = Holder::of(name, held);
        let topics = topics_in(Holder { is_told: own.is_told || group.is_told, ..own }, called);
        (!topics.is_empty()).then_some((name, topics))
    });
    let Some((holder, mut topics)) = held else { return Vec::new() };
    if let Some(first) = topics.first_mut() {
        let is_told = |name, value| words::is_aside(name) || words::is_a_category(name, value);
        first.beside.extend(fields().filter(|(name, value)| *name != holder && !is_told(name, value)));
    }
    topics
}

/// The topics of a list or a mapping; none, where it is of something else.
fn topics_in<'a>(holder: Holder<'a>, called: &Called<'a>) -> Vec<Topic<'a>> {
    let mut topics = Vec::new();
    match holder.value {
        Value::Array(list) => {
            let mut others = Vec::new();
            for value in list {
                match topic(value, None, holder.is_told, called) {
                    Some(topic) => topics.push(topic),
                    None => others.push(value),
                }
            }
            if let Some(first) = topics.first_mut() {
                let name = |value| front::text(value, NAMES).unwrap_or(LISTED);
                first.beside.extend(others.into_iter().map(|value| (name(value), value)));
            } else {
                topics = records(list, called).unwrap_or_default();
            }
        }
        Value::Object(fields) => {
            let mut others = Vec::new();
            let may_list = hold_lists_of_levels(fields);
            for (name, value) in fields.iter() {
                let listed = || may_list.then(|| listed(name, value)).flatten();
                // One word of a glossary may be that for a level.
                let is_one = |topic: &Topic<'_>| topic.entries.len() > 1 || !words::is_remark(name);
                match topic(value, Some(name), holder.is_told, called).or_else(listed).filter(is_one) {
                    Some(topic) => topics.push(topic),
                    None => others.push((name, value)),
                }
            }
            // What has a name or a version for all of them is no topic, and neither is a list, nor
            // what holds mere values.
            let asks =
                |name: &str, value: &Value<'_>| value.is_object() && !words::is_remark(name) && holds_sentences(value);
            let ask = others.iter().filter(|(name, value)| asks(name, value)).count();
            if ask * 4 > topics.len() {
                return Vec::new();
            }
            if let Some(first) = topics.first_mut() {
                let is_beside = |(name, value): &(&str, &Value<'_>)| {
                    !words::is_of_a_document(name) || (value.is_array() && holds_sentences(value))
                };
                first.beside.extend(others.into_iter().filter(is_beside));
            }
        }
        _ => {}
    }
    topics
}

/// Whether the lists of a mapping are of levels under the names of competencies: of what people
/// do for a living each would be a track.
fn hold_lists_of_levels(fields: &Fields<'_>) -> bool {
    let mut names = fields.iter().filter(|(_, value)| value.is_array()).map(|(name, _)| words::spoken(name));
    !names.all(|name| names::names_a_track(&name) || names::is_a_craft(&name))
}

/// A topic that is nothing but a list of levels, each with what it asks in one field. What has
/// numbers may be anything that grows, so that it has to say that it asks.
fn listed<'a>(name: &'a str, value: &'a Value<'a>) -> Option<Topic<'a>> {
    const MOST_FIELDS: usize = 2;

    let is_bare = |fields: &Fields<'_>| {
        let is_plain = |(name, value): (&str, &Value<'_>)| {
            !words::is_a_name(name) && !value.is_object() && !heads_competencies(name) && !is_of_objects(value)
        };
        let holds =
            |(name, value): &(&str, &Value<'_>)| !words::is_aside(name) && (value.is_array() || value.is_string());
        fields.iter().all(is_plain) && (1..=MOST_FIELDS).contains(&fields.iter().filter(holds).count())
    };
    let entry = |value: &'a Value<'a>| {
        let (key, fields) = (entry(value)?.0, value.as_object()?);
        let asks = key.number.is_none() || fields.iter().any(|(name, _)| words::asks(name));
        (asks && is_bare(fields)).then_some((key, Entry::Fields(fields)))
    };
    let entries = value.as_array()?.iter().map(entry).collect::<Option<Vec<_>>>()?;
    (entries.len() > 1).then(|| Topic { title: Some(words::spoken(name).into()), entries, ..Topic::default() })
}

/// A topic that something is; `name` is that of the field that holds it, and where it
/// `is_told` to be a competency, or names its category, even names of levels in its list tell.
fn topic<'a>(value: &'a Value<'a>, name: Option<&'a str>, is_told: bool, called: &Called<'a>) -> Option<Topic<'a>> {
    if called.only_names_levels(value) {
        return None;
    }
    let title = front::text(value, NAMES).map(plain).or_else(|| Some(words::spoken(name?).into()));
    let of_list = |field: &str, entries: Vec<(Key<'a>, Entry<'a>)>, unplaced| {
        let others = value.as_object().into_iter().flat_map(Fields::iter);
        let beside =
            others.filter(|(name, value)| *name != field && !(words::is_summary(name) && value.is_string())).collect();
        Topic { told: words::holds_levels(field), unplaced, beside, ..Topic::of(title.clone(), value, entries) }
    };
    let lists = value.as_object()?.iter().filter_map(|(name, value)| Some((name, value.as_array()?)));
    if let Some((field, list)) = lists.clone().find(|(_, list)| list.iter().any(|value| entry(value).is_some())) {
        let (mut entries, mut unplaced) = (Vec::with_capacity(list.len()), Vec::new());
        for value in list {
            match entry(value).filter(|_| title.is_some()) {
                Some(entry) => entries.push(entry),
                None => unplaced.push(value),
            }
        }
        return (!hold_competencies(&entries)).then(|| of_list(field, entries, unplaced));
    }
    let says_so = front::text(value, COMPETENCIES).is_some();
    let is_told = is_told || says_so || front::text(value, CATEGORIES).is_some();
    let entries = |(field, list): (&'a str, &'a Vec<Value<'a>>)| {
        let named = Some(list)
            .filter(|_| is_told)
            .and_then(|list| entries_by_name(list, says_so && words::holds_levels(field)));
        let entries =
            named.or_else(|| words::ends_in_levels(field).then(|| entries_by_step(list, is_told)).flatten())?;
        Some((field, entries))
    };
    let mut lists = lists.filter(|_| title.is_some());
    let named = lists.find_map(entries);
    let named = named.map(|(field, entries)| of_list(field, entries, Vec::new()));
    named.or_else(|| by_level(value, title.as_ref()?, called))
}

/// An entry with the level that it names.
pub(super) fn entry<'a>(value: &'a Value<'a>) -> Option<(Key<'a>, Entry<'a>)> {
    let fields = value.as_object()?;
    Some((Key::of(fields, "level")?, Entry::Fields(fields)))
}

/// The entries of a list in which each goes by the name of a level, or is told to.
fn entries_by_name<'a>(list: &'a [Value<'a>], told: bool) -> Option<Vec<(Key<'a>, Entry<'a>)>> {
    let entry = |value: &'a Value<'a>| {
        let name = front::text(value, NAMES).or_else(|| front::text(value, RANKS))?;
        Some((Key::called(plain(name)), Entry::Fields(value.as_object()?)))
    };
    let entries = list.iter().map(entry).collect::<Option<Vec<_>>>()?;
    let named = entries.iter().filter(|(key, _)| Key::named(&key.text).is_some()).count();
    (entries.len() > 1 && (told || named * 2 >= entries.len())).then_some(entries)
}

/// Whether what would be a topic lists so much under names in each of its levels that
/// these are the competencies, and it is a track.
fn hold_competencies(entries: &[(Key<'_>, Entry<'_>)]) -> bool {
    const FEWEST: usize = 3;

    let is_list = |(name, value): &(&str, &Value<'_>)| match value {
        Value::Array(_) => !words::is_examples(name) && !words::is_summary(name) && !words::holds_statements(name),
        Value::String(text) => words::is_own(name) && words::is_phrase(text),
        _ => false,
    };
    let holds = |(_, entry): &&(Key<'_>, Entry<'_>)| match entry {
        Entry::Fields(fields) | Entry::Called(fields, _) => fields.iter().filter(is_list).count() >= FEWEST,
        _ => false,
    };
    entries.len() > 1 && entries.iter().filter(holds).count() * 2 > entries.len()
}

/// A topic of a title whose levels are the names of fields: its own, or those of one that
/// it holds.
fn by_level<'a>(value: &'a Value<'a>, title: &Cow<'a, str>, called: &Called<'a>) -> Option<Topic<'a>> {
    let fields = value.as_object()?;
    let mut held = fields.iter().filter_map(|(name, value)| {
        let (levels, is_told) = (value.as_object()?, words::holds_levels(name));
        Some((name, is_told, levels, named(levels, is_told, called)?))
    });
    let topic = |own: Named<'a>| Topic {
        between: own.between,
        by_fields: true,
        told: own.told,
        unplaced: own.unplaced,
        beside: own.beside,
        ..Topic::of(Some(title.clone()), value, own.entries)
    };
    // A field that says that it holds levels knows better than what stands beside it.
    let says_so = fields.iter().any(|(name, value)| words::holds_levels(name) && value.is_object());
    let own = Some(fields).filter(|_| !says_so).and_then(|fields| named(fields, false, called)).map(topic);
    let own = own.or_else(|| {
        let (holder, is_told, of_levels, levels) = held.next()?;
        // Where several parts have levels, each is a topic.
        if !is_told && held.next().is_some() {
            return None;
        }
        let mut own = topic(levels);
        own.beside.extend(of_levels.iter().filter(|(name, value)| words::is_summary(name) && value.is_string()));
        for (name, value) in fields.iter().filter(|(name, _)| *name != holder) {
            if lists_sentences(name, value) && !words::is_asked(name) {
                own.unplaced.push(value);
            } else if !(words::is_summary(name) && value.is_string()) {
                own.beside.push((name, value));
            }
        }
        Some(own)
    });
    let own = own.or_else(|| by_place(title, value));
    own.filter(|own| !hold_competencies(&own.entries))
}
