//! What the fields of a level are: what it asks, or what is true of it.

use std::borrow::Cow;

use super::super::shape::{
    holds_mere_words, holds_sentences, is_a_competency, is_of_objects, is_of_parts, is_of_texts,
};
use super::super::words::{self, NAMES};
use super::{Level, own_rank};
use crate::hash::HashSet;
use crate::ladder::placeholders::is_placeholder;
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
    title: &'l str,
    /// The name that the level gives itself.
    name: Option<&'l str>,
    /// The fields that list something in some level of the track.
    listed: &'l HashSet<&'l str>,
    /// How many fields of the level hold competencies.
    containers: usize,
    /// How many list texts.
    lists: usize,
    /// Whether it is called as its field: what stands right in it is a competency then, and what
    /// stands under a word for all of them holds these.
    is_direct: bool,
}

impl<'l> Roles<'l> {
    pub(super) fn of(level: &'l Level<'_>, listed: &'l HashSet<&'l str>) -> Self {
        let name = front::text(level.asks, NAMES);
        let is_direct = name.is_none() && own_rank(level.asks).is_none();
        let roles = Roles { title: &level.title, name, listed, containers: 0, lists: 0, is_direct };
        let fields = || level.asks.as_object().into_iter().flat_map(Fields::iter);
        let containers = fields().filter(|(_, value)| holds_parts(value)).count();
        let lists = fields().filter(|(name, value)| roles.is_list(name, value)).count();
        Roles { containers, lists, ..roles }
    }

    /// Whether a field lists what is asked.
    fn is_list(&self, name: &str, value: &Value<'_>) -> bool {
        let is_text = value.is_string() && self.listed.contains(name) && !words::is_aside(name);
        // Tags and links in a list ask nothing, where they are no sentences.
        is_text || (is_of_texts(value) && (!words::is_aside(name) || holds_sentences(value)))
    }

    pub(super) fn role<'v, 'a>(&self, name: &str, value: &'v Value<'a>) -> Role<'v, 'a> {
        let is_told = value.as_str().is_some_and(|text| text == self.title || Some(text) == self.name);
        if is_told || ((words::is_a_name(name) || words::is_rank(name)) && !holds_sentences(value)) {
            return Role::Aside;
        }
        if self.is_list(name, value) {
            let is_alone = self.lists == 1 && self.containers == 0 && !self.is_direct;
            return if is_alone || words::holds_statements(name) { Role::OfTheLevel } else { Role::Competency };
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
            _ if !words::only_tells_apart(name) => Role::Unplaced,
            _ => Role::Aside,
        }
    }

    fn of_text<'v, 'a>(&self, name: &str, text: &'v str) -> Role<'v, 'a> {
        // Where nothing is listed, what is said at length is what is asked.
        let asks_alone = || self.containers == 0 && self.lists == 0 && asks(text);
        if words::is_summary(name) {
            if is_placeholder(text.trim()) { Role::Placeholder(text) } else { Role::Summary(text) }
        } else if words::explains(name) {
            Role::Attribute(text.into())
        } else if self.is_direct && words::is_phrase(text) {
            Role::Competency
        } else if words::is_aside(name) {
            if words::only_tells_apart(name) { Role::Aside } else { Role::Unplaced }
        } else if asks_alone() {
            Role::Competency
        } else {
            Role::Attribute(text.into())
        }
    }
}

/// Whether a field of a level holds competencies.
fn holds_parts(value: &Value<'_>) -> bool {
    value.is_object() || is_of_objects(value)
}

/// Whether a field of a level that lists nothing asks something: its text is no mere value.
fn asks(text: &str) -> bool {
    const FEWEST_WORDS: usize = 5;

    text.split(' ').nth(FEWEST_WORDS - 1).is_some() || text.contains('。')
}
