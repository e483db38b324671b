//! What the fields of a level are: what it asks, or what is true of it.

use std::borrow::Cow;

use super::super::beside::only_tells_apart;
use super::super::shape::{
    holds_mere_words, holds_sentences, is_a_competency, is_mere_name, is_of_objects, is_of_parts, is_of_texts,
};
use super::super::words::{self, NAMES};
use super::{Level, Track, own_rank};
use crate::hash::HashSet;
use crate::ladder::placeholders::is_placeholder;
use crate::ladder::reader::as_data::Name;
use crate::ladder::reader::front::{self, Fields, Value};
use crate::ladder::reader::table::heads::heads_competencies;

/// What a field of a level is.
pub(super) enum Role<'v, 'a> {
    /// Told elsewhere, or nothing to be read.
    Aside,
    /// What the level asks under no other name than its own.
    OfTheLevel,
    /// A competency that is called as the field.
    Competency,
    /// Names of competencies that other levels ask something in, and perhaps statements between them.
    Names(&'v [Value<'a>]),
    /// Competencies; where the level has several such fields, each is a category.
    Competencies {
        in_category: bool,
    },
    /// A word for what is still to be written.
    Placeholder(&'v str),
    Summary(&'v str),
    Attribute(Cow<'v, str>),
    Attributes(&'v Fields<'a>),
    /// What belongs to nothing.
    Unplaced,
}

/// What tells of a field of a level what it is.
pub(super) struct Roles<'l> {
    level: &'l Level<'l>,
    /// The name that the level gives itself.
    name: Option<&'l str>,
    shared: &'l Shared<'l>,
    /// How many fields of the level hold competencies.
    containers: usize,
    /// How many list texts.
    lists: usize,
    /// Whether it is called as its field: what stands right in it is a competency then, and what
    /// stands under a word for all of them holds these.
    is_direct: bool,
}

/// What the levels of a track have in common.
pub(super) struct Shared<'a> {
    /// The fields that list something in some level.
    listed: HashSet<&'a str>,
    /// Whether levels ask under several names.
    is_parted: bool,
    /// The competencies that some level asks something in.
    competencies: HashSet<&'a str>,
}

impl<'a> Shared<'a> {
    pub(super) fn of(track: &Track<'a>) -> Self {
        let fields = || track.levels.iter().filter_map(|level| level.asks.as_object()).flat_map(Fields::iter);
        let asks = |name: &str, value: &Value<'_>| {
            let is_told = words::is_aside(name) || words::is_remark(name) || words::is_summary(name);
            let is_part = || holds_parts(value) && !holds_mere_words(value);
            !is_told && !words::holds_statements(name) && (is_of_texts(value) || is_part())
        };
        let mut asking = fields().filter(|(name, value)| asks(name, value)).map(|(name, _)| name);
        let first = asking.next();
        Shared {
            listed: fields().filter(|(_, value)| is_of_texts(value)).map(|(name, _)| name).collect(),
            is_parted: asking.any(|name| Some(name) != first),
            competencies: fields()
                .filter(|(name, _)| heads_competencies(name))
                .flat_map(|(_, own)| asked_in(own))
                .collect(),
        }
    }

    /// Whether something is nothing but the name of a competency.
    pub(super) fn name<'v>(&self, value: &'v Value<'_>) -> Option<&'v str> {
        let own = || front::text(value, NAMES).filter(|_| is_mere_name(value));
        value.as_str().or_else(own).filter(|name| self.competencies.contains(name))
    }
}

/// The names of the competencies in a list or a mapping that ask something.
fn asked_in<'v>(value: &'v Value<'_>) -> impl Iterator<Item = &'v str> {
    let mapped = value.as_object().into_iter().flat_map(Fields::iter).map(|(name, _)| name);
    let objects = value.as_array().into_iter().flatten().filter(|value| !is_mere_name(value));
    mapped.chain(objects.filter_map(|value| front::text(value, NAMES)))
}

impl<'l> Roles<'l> {
    pub(super) fn of(level: &'l Level<'_>, shared: &'l Shared<'l>) -> Self {
        let name = front::text(level.asks, NAMES);
        let is_direct = name.is_none() && own_rank(level.asks).is_none();
        let roles = Roles { level, name, shared, containers: 0, lists: 0, is_direct };
        let fields = || level.asks.as_object().into_iter().flat_map(Fields::iter);
        let holds = |(name, value): &(&str, &Value<'_>)| holds_parts(value) || roles.names(name, value).is_some();
        let containers = fields().filter(holds).count();
        let lists = fields().filter(|(name, value)| roles.is_list(name, value)).count();
        Roles { containers, lists, ..roles }
    }

    /// Whether a field lists what is asked.
    fn is_list(&self, name: &str, value: &Value<'_>) -> bool {
        let is_text = value.is_string() && self.shared.listed.contains(name) && !words::is_aside(name);
        // Tags and links in a list ask nothing, where they are no sentences.
        is_text
            || (is_of_texts(value)
                && (!words::is_aside(name) || holds_sentences(value))
                && self.names(name, value).is_none())
    }

    /// The items of a field, if it is said to hold competencies and names some of other levels'.
    fn names<'v, 'a>(&self, name: &str, value: &'v Value<'a>) -> Option<&'v [Value<'a>]> {
        let list = value.as_array().filter(|_| heads_competencies(name) && is_of_texts(value))?;
        list.iter().any(|value| self.shared.name(value).is_some()).then_some(list)
    }

    pub(super) fn role<'v, 'a>(&self, name: &str, value: &'v Value<'a>) -> Role<'v, 'a> {
        if value.as_str().is_some_and(|text| self.names_the_level(text)) {
            return Role::Aside;
        }
        if (words::is_a_name(name) || words::is_rank(name)) && !holds_sentences(value) {
            return further_name(value);
        }
        if self.is_list(name, value) {
            let is_alone = self.lists == 1 && self.containers == 0 && !self.is_direct && !self.shared.is_parted;
            return if is_alone || words::holds_statements(name) { Role::OfTheLevel } else { Role::Competency };
        }
        if let Some(list) = self.names(name, value) {
            return Role::Names(list);
        }
        match value {
            Value::String(text) => self.of_text(name, text),
            Value::Number(number) if !words::is_aside(name) => Role::Attribute(number.to_string().into()),
            Value::Object(fields) if holds_mere_words(value) => Role::Attributes(fields),
            _ if holds_parts(value) => {
                let holds_asked = heads_competencies(name) || words::holds_statements(name);
                if !holds_asked && ((self.is_direct && !is_of_parts(value)) || is_a_competency(value)) {
                    Role::Competency
                } else {
                    Role::Competencies { in_category: self.containers > 1 }
                }
            }
            _ if !only_tells_apart(name, value) => Role::Unplaced,
            _ => Role::Aside,
        }
    }

    /// Whether a text is what its level is called.
    fn names_the_level(&self, text: &str) -> bool {
        let is_its_name = || matches!(self.level.name, Name::Key(words) | Name::Value(words) if words == text.trim());
        text == self.level.title || Some(text) == self.name || self.level.rank.as_deref() == Some(text) || is_its_name()
    }

    fn of_text<'v, 'a>(&self, name: &str, text: &'v str) -> Role<'v, 'a> {
        // Where nothing is listed, what is said at length is what is asked.
        let asks_alone = || self.containers == 0 && self.lists == 0 && asks(text);
        if words::is_summary(name) {
            if is_placeholder(text.trim()) { Role::Placeholder(text) } else { Role::Summary(text) }
        } else if words::explains(name) {
            Role::Attribute(text.into())
        } else if says_what_is_asked(name, text) {
            Role::OfTheLevel
        } else if self.is_direct && words::is_phrase(text) {
            Role::Competency
        } else if words::is_aside(name) {
            let is_told = words::only_tells_apart(name) && !words::is_sentence(text);
            if is_told { Role::Aside } else { Role::Unplaced }
        } else if asks_alone() {
            Role::Competency
        } else if words::asks(name) && words::is_sentence(text) {
            Role::OfTheLevel
        } else {
            Role::Attribute(text.into())
        }
    }
}

/// What a further name or rank of a level is: true of it, where it is more than a number that
/// counts.
fn further_name<'v, 'a>(value: &'v Value<'a>) -> Role<'v, 'a> {
    match value {
        Value::String(text) if text.contains(char::is_alphabetic) => Role::Attribute((&**text).into()),
        _ => Role::Aside,
    }
}

/// Whether a field of a level holds competencies.
fn holds_parts(value: &Value<'_>) -> bool {
    value.is_object() || is_of_objects(value)
}

/// Whether a field says that its text is what its level asks, and that is no mere value.
fn says_what_is_asked(name: &str, text: &str) -> bool {
    words::holds_statements(name) && (words::is_phrase(text) || is_placeholder(text.trim()))
}

/// Whether a field of a level that lists nothing asks something: its text is no mere value.
fn asks(text: &str) -> bool {
    const FEWEST_WORDS: usize = 5;

    text.split(' ').nth(FEWEST_WORDS - 1).is_some() || text.contains('。')
}
