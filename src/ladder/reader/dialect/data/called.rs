//! What ids in data stand for: what is listed under names elsewhere, levels above all.

use std::borrow::Cow;

use super::plain;
use super::shape::holds_sentences;
use super::words::{self, NAMES};
use crate::hash::{HashMap, HashSet};
use crate::ladder::rank;
use crate::ladder::reader::MOST_LEVELS;
use crate::ladder::reader::as_data::{Key, Step, Steps};
use crate::ladder::reader::front::{self, Fields, Value};

/// What lists and mappings beside the rest call what that names by an id.
#[derive(Default)]
pub(super) struct Called<'a> {
    by_id: HashMap<&'a str, &'a str>,
    /// What they say of it.
    described: HashMap<&'a str, &'a str>,
    /// The levels that are listed as such.
    pub(super) steps: Steps<'a>,
    /// What lists these, if it asks nothing.
    steps_in: Option<&'a Value<'a>>,
    /// What is known of levels by what they are called.
    pub(super) levels: HashSet<String>,
}

impl<'a> Called<'a> {
    pub(super) fn of(data: &'a Value<'a>) -> Self {
        let mut called = Called::default();
        for (field, value) in data.as_object().into_iter().flat_map(Fields::iter) {
            let entries = entries(value);
            for (id, entry) in &entries {
                if let Some(name) = front::text(entry, NAMES) {
                    called.by_id.insert(id, name);
                }
                if let Some(about) = words::SUMMARIES.iter().find_map(|name| front::text(entry, &[name])) {
                    called.described.insert(id, about);
                }
            }
            if words::holds_levels(field) && called.steps.is_empty() {
                called.add_steps(value, &entries);
            }
        }
        called
    }

    /// Takes what a list or a mapping of levels calls them.
    fn add_steps(&mut self, value: &'a Value<'a>, entries: &[(&'a str, &'a Value<'a>)]) {
        const FEWEST: usize = 2;

        let asks = entries.iter().any(|(_, entry)| asks(entry));
        // Where a mapping asks for something its fields are the levels themselves.
        if asks && value.is_object() {
            return;
        }
        let named = (1..).zip(entries).filter_map(|(nth, &(id, entry))| {
            // What is said of a level is no name.
            let said = entry.as_str().map(|text| if words::is_sentence(text) { id } else { text.trim() });
            let name = front::text(entry, NAMES).or(said).filter(|name| !name.is_empty())?;
            Some((id, Step { nth, id, name, entry: Some(entry) }))
        });
        self.steps = named.collect();
        if !asks && self.steps.len() == entries.len() && entries.len() >= FEWEST {
            self.steps_in = Some(value);
        } else {
            // It is read, or said, as a whole.
            self.steps.values_mut().for_each(|step| step.entry = None);
        }
    }

    /// What a list says of what an id stands for.
    pub(super) fn description(&self, id: &str) -> Option<&'a str> {
        self.described.get(id).copied()
    }

    /// The level that an id stands for, or that is called so.
    pub(super) fn step(&self, id: &str) -> Option<Step<'a>> {
        // Nobody has more levels, and each field of the data is asked.
        let few = || self.steps.values().filter(|_| self.steps.len() <= MOST_LEVELS);
        let by_name = || few().filter(|step| step.name.eq_ignore_ascii_case(id)).min_by_key(|step| step.nth);
        self.steps.get(id).or_else(by_name).copied()
    }

    /// The level that the name of a field names, by itself or by its id.
    pub(super) fn level(&self, name: &'a str) -> Option<Key<'a>> {
        let by_id = || self.by_id.get(name).and_then(|own| Key::named(own));
        self.step(name).map(Key::of_step).or_else(by_id).or_else(|| Key::named(name))
    }

    pub(super) fn name(&self, id: &'a str) -> Cow<'a, str> {
        self.by_id.get(id).map_or_else(|| words::spoken(id).into(), |name| plain(name))
    }

    /// Whether a value does nothing but tell what levels are called and what is true of them.
    pub(super) fn only_names_levels(&self, value: &Value<'_>) -> bool {
        self.steps_in.is_some_and(|own| std::ptr::eq(own, value))
    }
}

impl Step<'_> {
    /// Its title, and the rank that its name or its id is or has.
    pub(super) fn title(&self) -> (String, Option<String>) {
        let name = if self.name == self.id { words::spoken(self.id).into() } else { plain(self.name) };
        let ranked = rank::split(&name);
        let own = || rank::split(self.id).rank.filter(|rank| *rank == self.id);
        (ranked.title.to_owned(), ranked.rank.or_else(own).map(str::to_owned))
    }
}

/// The entries of a list or a mapping with the ids by which others name them.
fn entries<'a>(value: &'a Value<'a>) -> Vec<(&'a str, &'a Value<'a>)> {
    match value {
        Value::Array(list) => list.iter().filter_map(|value| Some((front::text(value, words::IDS)?, value))).collect(),
        Value::Object(fields) => fields.iter().collect(),
        _ => Vec::new(),
    }
}

/// Whether what would be the name of a level asks for something.
fn asks(entry: &Value<'_>) -> bool {
    let mut fields = entry.as_object().into_iter().flat_map(Fields::iter);
    fields.any(|(name, value)| match value {
        Value::Array(_) | Value::Object(_) => holds_sentences(value),
        value => value.is_string() && words::asks(name),
    }) || entry.is_array()
}
