//! Writes levels that data lists, with what they ask.

use super::super::shape::{
    holds_mere_words, holds_sentences, is_of_objects, is_of_parts, is_of_texts, name_of, within,
};
use super::super::words::{self, CATEGORIES, NAMES};
use super::super::{Writer, plain};
use super::{Level, Track, own_rank};
use crate::hash::HashSet;
use crate::ladder::model::LevelDraft;
use crate::ladder::placeholders::is_placeholder;
use crate::ladder::reader::front::{self, Fields, Value};
use crate::ladder::reader::table::heads::heads_competencies;

/// Writes tracks with all that their levels ask.
pub(in super::super) fn write(tracks: &[Track<'_>], writer: &mut Writer<'_, '_>) {
    for track in tracks {
        writer.builder.begin_track(track.title.as_deref());
        let listed = listed(track);
        track.levels.iter().for_each(|level| writer.level(level, &listed));
        writer.beside(&track.beside);
    }
}

/// The fields that hold a list in some level of a track: where one holds a text, that is as
/// good as a list of one.
fn listed<'a>(track: &Track<'a>) -> HashSet<&'a str> {
    let fields = track.levels.iter().filter_map(|level| level.asks.as_object()).flat_map(Fields::iter);
    fields.filter(|(_, value)| is_of_texts(value)).map(|(name, _)| name).collect()
}

/// Whether a field of a level that lists nothing asks something: its text is no mere value.
fn asks(text: &str) -> bool {
    const FEWEST_WORDS: usize = 5;

    text.split(' ').nth(FEWEST_WORDS - 1).is_some() || text.contains('。')
}

impl Writer<'_, '_> {
    fn level(&mut self, level: &Level<'_>, listed: &HashSet<&str>) {
        let line = self.places.line(&level.title);
        self.builder.begin_level(LevelDraft { title: &level.title, rank: level.rank.as_deref(), line });
        let Value::Object(fields) = level.asks else {
            self.competency(&level.title, None, level.asks, line);
            return;
        };
        let holds_parts = |value: &Value<'_>| value.is_object() || is_of_objects(value);
        let containers = fields.values().filter(|value| holds_parts(value)).count();
        let is_list = |name: &str, value: &Value<'_>| {
            let is_text = value.is_string() && listed.contains(name) && !words::is_aside(name);
            // Tags and links in a list ask nothing, where they are no sentences.
            is_text || (is_of_texts(value) && (!words::is_aside(name) || holds_sentences(value)))
        };
        let lists = fields.iter().filter(|(name, value)| is_list(name, value)).count();
        let own = front::text(level.asks, NAMES);
        // What stands right under the name of a level is a competency; what stands
        // under a word for all of them holds these.
        let is_direct = own.is_none() && own_rank(level.asks).is_none();
        let holds_asked = |name: &str| heads_competencies(name) || words::holds_statements(name);
        // Where nothing is listed, what is said at length is what is asked.
        let asks_alone = |text: &str| containers == 0 && lists == 0 && asks(text);
        for (name, value) in fields.iter() {
            match value {
                Value::String(text) if *text == level.title || Some(&**text) == own => {}
                _ if (words::is_a_name(name) || words::is_rank(name)) && !holds_sentences(value) => {}
                _ if is_list(name, value) && lists == 1 && containers == 0 && !is_direct => {
                    self.competency(&level.title, None, value, line);
                }
                _ if is_list(name, value) && words::holds_statements(name) => {
                    self.competency(&level.title, None, value, line);
                }
                _ if is_list(name, value) => self.field(name, None, value),
                Value::String(text) if words::is_summary(name) && is_placeholder(text.trim()) => self.placeholder(text),
                Value::String(text) if words::is_summary(name) => {
                    self.builder.summary(&plain(text));
                    self.claim(&plain(text), line);
                }
                Value::String(text) if is_direct && words::is_phrase(text) => self.field(name, None, value),
                Value::String(text) if !words::is_aside(name) && asks_alone(text) => self.field(name, None, value),
                Value::String(text) if !words::is_aside(name) => {
                    let (name, text) = (words::spoken(name), plain(text));
                    self.builder.attribute(&name, &text);
                    self.claim(&format!("{name} {text}"), line);
                }
                Value::Number(number) if !words::is_aside(name) => {
                    self.builder.attribute(&words::spoken(name), &number.to_string());
                }
                Value::Object(fields) if holds_mere_words(value) => {
                    for (name, text) in fields.iter().filter_map(|(name, value)| Some((name, value.as_str()?))) {
                        self.builder.attribute(&words::spoken(name), &plain(text));
                    }
                }
                _ if holds_parts(value) && is_direct && !is_of_parts(value) && !holds_asked(name) => {
                    self.field(name, None, value);
                }
                _ if holds_parts(value) => {
                    let category = words::spoken(name);
                    self.parts(value, Some(category.as_str()).filter(|_| containers > 1));
                }
                _ if !words::only_tells_apart(name) => self.unplaced_all(value),
                _ => {}
            }
        }
    }

    /// Writes the competencies of a list or a mapping.
    fn parts(&mut self, value: &Value<'_>, category: Option<&str>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| self.field(name, category, value)),
            Value::Array(list) => {
                let mut open = None;
                for value in list {
                    let name = name_of(value).unwrap_or_default();
                    // Records of one competency stand one behind the other.
                    if open.replace(name) == Some(name) && front::text(value, NAMES).is_none() && !name.is_empty() {
                        self.asked(value, |_| {});
                        continue;
                    }
                    let own = front::text(value, CATEGORIES).filter(|own| name != *own).map(plain);
                    self.part((&plain(name), name), own.as_deref().or(category), value);
                }
            }
            _ => {}
        }
    }

    /// Writes what a field holds, which is called as it says itself, or after the field.
    fn field(&mut self, name: &str, category: Option<&str>, value: &Value<'_>) {
        match front::text(value, NAMES) {
            Some(own) => self.part((&plain(own), own), category, value),
            None => self.part((&words::spoken(name), name), category, value),
        }
    }

    /// Writes a competency, or, where it holds further ones, these in a category. Its title
    /// comes with the words that stand for it in the source.
    fn part(&mut self, (title, name): (&str, &str), category: Option<&str>, value: &Value<'_>) {
        if let Some(own) = within(value) {
            self.parts(own, Some(title));
            self.beside_group(value, own);
        } else if is_of_parts(value) && category.is_none() {
            self.parts(value, Some(title));
        } else {
            let line = self.places.line(name);
            self.competency(title, category, value, line);
        }
    }

    /// Says what a group of competencies says of itself.
    fn beside_group(&mut self, group: &Value<'_>, own: &Value<'_>) {
        let others = group.as_object().into_iter().flat_map(Fields::iter);
        for (name, value) in others.filter(|(_, value)| !std::ptr::eq(*value, own)) {
            if !words::is_aside(name) && !words::is_a_category(name, value) {
                self.unplaced_all(value);
            }
        }
    }

    fn competency(&mut self, title: &str, category: Option<&str>, value: &Value<'_>, line: u32) {
        let mut begun = false;
        self.asked(value, |writer| {
            if !std::mem::replace(&mut begun, true) {
                writer.builder.begin_competency(title, category, line);
            }
        });
        // A name over nothing.
        if !begun && holds_sentences(value) {
            self.unplaced_all(value);
        }
    }

    /// Writes what a competency asks; `open` is called before each text of it.
    fn asked(&mut self, value: &Value<'_>, mut open: impl FnMut(&mut Self)) {
        let alone = Fields::default();
        let fields = value.as_object().unwrap_or(&alone);
        let title = name_of(value);
        let has_lists = fields.values().any(|value| value.is_array() || value.is_object());
        if value.is_string() || value.is_array() {
            open(self);
            self.statements(value, false);
        }
        for (name, value) in fields.iter() {
            let is_list_of_sentences = || value.is_array() && holds_sentences(value);
            let names = words::is_a_place(name) || words::is_a_name(name);
            let is_told = names && value.as_str().is_some_and(|text| title == Some(text) || !holds_sentences(value));
            if is_told || (words::only_tells_apart(name) && !is_list_of_sentences()) {
                continue;
            }
            match value {
                Value::String(text) if has_lists => {
                    open(self);
                    self.builder.description(&plain(text));
                }
                Value::String(_) | Value::Array(_) => {
                    open(self);
                    self.statements(value, words::is_examples(name));
                }
                Value::Object(_) => self.unplaced_all(value),
                _ => {}
            }
        }
    }

    fn statements(&mut self, value: &Value<'_>, illustrate: bool) {
        let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for value in list {
            self.listed(value, illustrate, |_, _| {});
        }
    }
}
