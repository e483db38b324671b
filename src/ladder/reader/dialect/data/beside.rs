//! What stands in data beside the levels that it lists: it is said.

use super::{ADVICE, Writer, words};
use crate::ladder::diagnostic::Code;
use crate::ladder::names;
use crate::ladder::reader::as_data::Beside;
use crate::ladder::reader::front::Value;
use crate::ladder::text::clean_line;

/// What holds an entry of a list that has no name.
pub(super) const LISTED: &str = "the list";

impl<'a> Beside<'a> {
    /// Adds a field, if it holds something that could be asked: lists, mappings, or a text of
    /// several words that nothing says to be a name or of the document.
    pub(super) fn add(&mut self, name: &'a str, value: &'a Value<'a>) {
        let is_level = || words::only_tells_apart(name) && words::is_rank(name);
        let is_told = || is_level() || words::is_a_name(name) || words::is_of_a_document(name);
        let asks = match value {
            Value::String(text) => words::is_sentence(text) && !is_told(),
            Value::Array(_) | Value::Object(_) => !tells_levels(name, value),
            _ => words::is_asked(name),
        };
        if !asks {
            return;
        }
        let nth = *self.known.entry(name).or_insert_with(|| {
            self.fields.push((name, Vec::new()));
            self.fields.len() - 1
        });
        self.fields[nth].1.push(value);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Adds a field that stands where a summary is one of all of it.
    pub(super) fn add_around(&mut self, name: &'a str, value: &'a Value<'a>) {
        if !(value.is_string() && words::is_summary(name)) {
            self.add(name, value);
        }
    }

    /// Adds what stands beside all of it.
    pub(super) fn join(&mut self, other: Beside<'a>) {
        for (name, values) in other.fields {
            for value in values {
                self.add(name, value);
            }
        }
    }
}

impl Writer<'_, '_> {
    /// Says what stands beside levels and belongs to none of them.
    pub(super) fn beside(&mut self, beside: &Beside<'_>) {
        for (name, values) in &beside.fields {
            let (mut count, mut phrases, mut first) = (0, 0, None);
            let mut tell = |name: &str, text| {
                count += 1;
                let is_name = words::is_aside(name) && !words::is_sentence(text);
                phrases += usize::from(words::is_phrase(text) && !is_name);
                first = first.or(Some(text));
            };
            for value in values {
                field(name, value, &mut tell);
            }
            // Mere words tell what it is about.
            if let Some(first) = first.filter(|_| phrases > 0) {
                self.beside_from(name, count, first);
            }
        }
    }

    fn beside_from(&mut self, name: &str, count: usize, first: &str) {
        let texts = if count == 1 { "One text".to_owned() } else { format!("{count} texts") };
        let belong = if count == 1 { "belongs" } else { "belong" };
        let message = format!("{texts} under {:?} {belong} to no level.", clean_line(name));
        self.builder.diagnose_at(Code::Unplaced, self.places.offset(first), message);
        self.builder.advise(ADVICE);
    }
}

/// Whether a field tells nothing but names of the document's levels.
fn tells_levels(name: &str, value: &Value<'_>) -> bool {
    let is_one = |value: &Value<'_>| value.as_str().is_some_and(names::names_a_level);
    words::holds_levels(name) && names::own::are_told() && value.as_array().is_some_and(|list| list.iter().all(is_one))
}

/// Whether a field only tells something from its likes, and says no sentence of it.
pub(super) fn only_tells_apart(name: &str, value: &Value<'_>) -> bool {
    words::only_tells_apart(name) && !says_a_sentence(value)
}

fn says_a_sentence(value: &Value<'_>) -> bool {
    match value {
        Value::String(text) => words::is_sentence(text),
        Value::Array(list) => list.iter().any(says_a_sentence),
        Value::Object(fields) => fields.iter().any(|(name, value)| words::is_asked(name) || says_a_sentence(value)),
        _ => false,
    }
}

/// Calls a function with each text of a field: its name may be a sentence, too.
pub(super) fn field<'a>(name: &'a str, value: &'a Value<'_>, tell: &mut impl FnMut(&'a str, &'a str)) {
    if words::is_asked(name) {
        tell("", name);
    }
    texts(name, value, tell);
}

/// Calls a function with each text in a value that isn't empty, and the name of its field.
pub(super) fn texts<'a>(name: &'a str, value: &'a Value<'_>, tell: &mut impl FnMut(&'a str, &'a str)) {
    match value {
        Value::String(text) if !text.trim().is_empty() => tell(name, text),
        Value::Array(list) => list.iter().for_each(|value| texts(name, value, tell)),
        Value::Object(fields) => {
            let others = fields.iter().filter(|(name, value)| !only_tells_apart(name, value));
            others.for_each(|(name, value)| field(name, value, tell));
        }
        _ => {}
    }
}
