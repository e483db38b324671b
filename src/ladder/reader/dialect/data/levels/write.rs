//! Writes levels that data lists, with what they ask.

use super::super::shape::{
    by_competency, has_lists, has_texts, holds_sentences, is_of_parts, is_statement, maps_texts, name_of, within,
};
use super::super::words::{self, CATEGORIES, NAMES};
use super::super::{Writer, field_of_items, listed, own_field, plain};
use super::roles::{Role, Roles, Shared};
use super::{Level, Track};
use crate::ladder::model::LevelDraft;
use crate::ladder::reader::as_data::{Beside, Name, Step, Steps};
use crate::ladder::reader::front::{self, Fields, Value};
use crate::ladder::reader::table::heads::heads_competencies;
use crate::sort;

/// Writes tracks with all that their levels ask.
pub(in super::super) fn write(tracks: &[Track<'_>], writer: &mut Writer<'_, '_>) {
    for track in tracks {
        writer.builder.begin_track(track.title.as_deref());
        let shared = Shared::of(track);
        track.levels.iter().for_each(|level| writer.level(level, &shared));
        writer.beside(&track.beside);
    }
}

/// Whether a list holds something that has a name, and so is a competency.
fn holds_names(value: &Value<'_>) -> bool {
    let is_one = |value: &Value<'_>, among_texts: bool| {
        let Some(fields) = value.as_object() else { return false };
        let is_named = || !is_statement(value, among_texts);
        own_field(fields).map_or_else(is_named, |(name, own)| own.is_array() && !words::is_asked(name))
    };
    let any = |list: &[Value<'_>]| list.iter().any(|value| is_one(value, has_texts(list)));
    value.as_array().is_some_and(|list| any(list))
}

/// Where the name of a competency stands.
#[derive(Clone, Copy)]
enum Place<'v> {
    /// In a text.
    Value(&'v str),
    /// Before what it holds, on a line.
    Key(u32),
}

impl Writer<'_, '_> {
    fn level(&mut self, level: &Level<'_>, shared: &Shared<'_>) {
        let line = match level.name {
            Name::Key(key) => self.places.line_of_key(key, level.asks),
            Name::Value(words) => self.places.line_of_name(words, level.asks),
        };
        self.builder.begin_level(LevelDraft { title: &level.title, rank: level.rank.as_deref(), line });
        if let Some(step) = &level.step {
            self.step(step);
        }
        let Value::Object(fields) = level.asks else {
            if holds_names(level.asks) {
                self.parts(level.asks, None, &level.title);
            } else {
                self.competency(&level.title, None, &[level.asks], line);
            }
            return;
        };
        let roles = Roles::of(level, shared);
        let roles: Vec<_> = fields.iter().map(|(name, value)| (name, value, roles.role(name, value))).collect();
        let own = roles.iter().filter(|(.., role)| matches!(role, Role::OfTheLevel));
        let mut own: Vec<_> = own.map(|(_, value, _)| *value).collect();
        for (name, value, role) in roles {
            match role {
                Role::Aside => {}
                // All that has no other name than the level's is one competency.
                Role::OfTheLevel => {
                    let own = std::mem::take(&mut own);
                    if !own.is_empty() {
                        self.competency(&level.title, None, &own, line);
                    }
                }
                Role::Competency => self.field(name, None, value),
                Role::Names(list) => self.names(list, shared, &level.title),
                Role::Competencies { in_category } => {
                    let category = words::spoken(name);
                    let holds_asked = heads_competencies(name) || words::holds_statements(name);
                    let alone = if holds_asked { &level.title } else { &category };
                    self.parts(value, Some(category.as_str()).filter(|_| in_category), alone);
                }
                Role::Placeholder(text) => self.placeholder(text),
                Role::Summary(text) => {
                    self.builder.summary(&plain(text));
                    self.claim(&plain(text), line);
                }
                Role::Attribute(text) => self.attribute(name, &text, line),
                Role::Attributes(fields) => {
                    let texts = fields.iter().filter_map(|(name, value)| Some((name, value.as_str()?)));
                    texts.for_each(|(name, text)| self.builder.attribute(&words::spoken(name), &plain(text)));
                }
                Role::Unplaced => self.unplaced_field(name, value),
            }
        }
    }

    /// Writes what a list of levels says of one.
    pub(in super::super) fn step(&mut self, step: &Step<'_>) {
        let summary = |writer: &mut Self, text: &str| {
            let line = writer.places.line(text);
            writer.builder.summary(&plain(text));
            writer.claim(&plain(text), line);
        };
        let Some(entry) = step.entry else { return };
        self.steps.insert(step.nth);
        if let Value::String(text) = entry
            && **text != *step.name
        {
            summary(self, text);
        }
        for (name, value) in entry.as_object().into_iter().flat_map(Fields::iter) {
            match value {
                Value::String(text) if words::is_summary(name) => summary(self, text),
                Value::String(text) if words::is_aside(name) && !words::is_sentence(text) => {}
                Value::String(text) if text.trim() != step.name => {
                    let line = self.places.line(text);
                    self.attribute(name, text, line);
                }
                Value::Number(number) if !words::is_aside(name) => self.attribute(name, &number.to_string(), 1),
                Value::Array(list) if !words::is_aside(name) && list.iter().all(Value::is_string) => {
                    let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                    let line = words.first().map_or(1, |first| self.places.line(first));
                    self.attribute(name, &words.join(", "), line);
                }
                Value::Object(_) | Value::Array(_) => self.unplaced_field(name, value),
                _ => {}
            }
        }
    }

    /// Says what a list of levels has of those that nothing is asked of.
    pub(in super::super) fn steps_left(&mut self, steps: &Steps<'_>) {
        let is_left = |step: &&Step<'_>| step.entry.is_some() && !self.steps.contains(&step.nth);
        let mut left: Vec<&Step<'_>> = steps.values().filter(is_left).collect();
        sort::by_key(&mut left, |step| step.nth);
        let mut beside = Beside::default();
        for step in left {
            step.entry.into_iter().for_each(|entry| beside.add(step.id, entry));
        }
        self.beside(&beside);
    }

    fn attribute(&mut self, name: &str, text: &str, line: u32) {
        let (name, text) = (words::spoken(name), plain(text));
        self.builder.attribute(&name, &text);
        self.claim(&format!("{name} {text}"), line);
    }

    /// Writes competencies that are only named, and statements between these.
    fn names(&mut self, list: &[Value<'_>], shared: &Shared<'_>, title: &str) {
        let (named, others): (Vec<_>, Vec<_>) = list.iter().partition(|value| shared.name(value).is_some());
        for (name, value) in named.into_iter().filter_map(|value| Some((shared.name(value)?, value))) {
            let line = self.places.line_of_name(name, value);
            self.builder.begin_competency(&plain(name), None, line);
        }
        self.unnamed((title, None), &others);
    }

    /// Writes the competencies of a list or a mapping; what has no name in it is called `alone`.
    fn parts(&mut self, value: &Value<'_>, category: Option<&str>, alone: &str) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| self.field(name, category, value)),
            Value::Array(list) => {
                for (name, values) in by_competency(list) {
                    match (name, values.as_slice()) {
                        (None, values) => self.unnamed((alone, category), values),
                        (Some(name), [value]) => {
                            let own = front::text(value, CATEGORIES).filter(|own| name != *own).map(plain);
                            self.part((&plain(name), Place::Value(name)), own.as_deref().or(category), value);
                        }
                        (Some(name), values @ [first, ..]) => {
                            let own = front::text(first, CATEGORIES);
                            let own = own.filter(|own| name != *own).map(plain);
                            let line = self.places.line_of_name(name, first);
                            self.competency(&plain(name), own.as_deref().or(category), values, line);
                        }
                        (Some(_), []) => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// Writes what stands between competencies and has no name.
    fn unnamed(&mut self, (title, category): (&str, Option<&str>), values: &[&Value<'_>]) {
        let mut begun = false;
        let field = field_of_items(values.iter().copied());
        for value in values {
            // A name with a list is a competency between them.
            if let Some((name, list)) =
                value.as_object().and_then(own_field).filter(|(name, own)| own.is_array() && !words::is_asked(name))
            {
                self.field(name, category, list);
                begun = false;
                continue;
            }
            self.listed(value, false, field, |writer, line| {
                if !std::mem::replace(&mut begun, true) {
                    writer.builder.begin_competency(title, category, line);
                }
            });
        }
    }

    /// Writes what a field holds, which is called as it says itself, or after the field.
    fn field(&mut self, name: &str, category: Option<&str>, value: &Value<'_>) {
        // Also where it isn't called so: equal names are found one after the other.
        let line = self.places.line_of_key(name, value);
        match front::text(value, NAMES) {
            Some(own) => {
                if words::is_asked(name) && own != name {
                    self.unplaced(name, "");
                }
                self.part((&plain(own), Place::Value(own)), category, value);
            }
            None => self.part((&words::spoken(name), Place::Key(line)), category, value),
        }
    }

    /// Writes a competency, or, where it holds further ones, these in a category. Its title
    /// comes with the words that stand for it in the source.
    fn part(&mut self, (title, name): (&str, Place<'_>), category: Option<&str>, value: &Value<'_>) {
        if let Some(own) = within(value) {
            self.parts(own, Some(title), title);
            self.beside_group(value, own);
        } else if category.is_none() && (is_of_parts(value) || maps_texts(value)) {
            self.parts(value, Some(title), title);
        } else {
            let line = match name {
                Place::Value(name) => self.places.line_of_name(name, value),
                Place::Key(line) => line,
            };
            self.competency(title, category, &[value], line);
        }
    }

    /// Says what a group of competencies says of itself.
    fn beside_group(&mut self, group: &Value<'_>, own: &Value<'_>) {
        let others = group.as_object().into_iter().flat_map(Fields::iter);
        for (name, value) in others.filter(|(_, value)| !std::ptr::eq(*value, own)) {
            // Whatever its field is called, a sentence asks something.
            let says_nothing = words::is_aside(name) && !value.as_str().is_some_and(words::is_sentence);
            if !says_nothing && !words::is_a_category(name, value) {
                self.unplaced_field(name, value);
            }
        }
    }

    /// Writes a competency that is told in so many parts.
    fn competency(&mut self, title: &str, category: Option<&str>, values: &[&Value<'_>], line: u32) {
        let mut begun = false;
        for value in values {
            self.asked(value, |writer| {
                if !std::mem::replace(&mut begun, true) {
                    writer.builder.begin_competency(title, category, line);
                }
            });
        }
        // A name over nothing.
        if !begun {
            values.iter().filter(|value| holds_sentences(value)).for_each(|value| self.unplaced_all(value));
            if words::is_asked(title) && !values.iter().any(|value| holds_sentences(value)) {
                self.unplaced(title, "");
            }
        }
    }

    /// Writes what a competency asks; `open` is called before each text of it.
    fn asked(&mut self, value: &Value<'_>, mut open: impl FnMut(&mut Self)) {
        let alone = Fields::default();
        let fields = value.as_object().unwrap_or(&alone);
        let title = name_of(value);
        let has_lists = has_lists(value);
        // Beside what says that it is asked, what sums it up does nothing else.
        let asks = fields.iter().any(|(name, value)| words::asks(name) && value.is_string());
        let describes = |name: &str| !words::asks(name) && (has_lists || (asks && words::is_summary(name)));
        if value.is_string() || value.is_array() {
            open(self);
            self.statements(value, false);
        }
        for (name, value) in fields.iter() {
            let is_list_of_sentences = || value.is_array() && holds_sentences(value);
            let names = words::is_a_place(name) || words::is_a_name(name);
            let is_told = names && value.as_str().is_some_and(|text| title == Some(text) || !holds_sentences(value));
            if is_told {
                continue;
            }
            if words::only_tells_apart(name) && !is_list_of_sentences() {
                if holds_sentences(value) {
                    self.unplaced_all(value);
                }
                continue;
            }
            if words::is_asked(name) {
                self.keyed(name, value, 0, |writer, _| open(writer));
                continue;
            }
            match value {
                Value::String(text) if describes(name) && !words::is_examples(name) => {
                    open(self);
                    self.builder.description(&plain(text));
                }
                Value::String(_) | Value::Array(_) => {
                    open(self);
                    self.statements(value, words::is_examples(name));
                }
                Value::Object(_) => self.unplaced_field(name, value),
                _ => {}
            }
        }
    }

    fn statements(&mut self, value: &Value<'_>, illustrate: bool) {
        let list = listed(value);
        let field = field_of_items(list.iter());
        for value in list {
            self.listed(value, illustrate, field, |_, _| {});
        }
    }
}
