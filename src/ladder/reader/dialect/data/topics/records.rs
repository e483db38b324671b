//! Records, each of a level, a topic and a sentence.

use super::super::called::Called;
use super::super::words::{self, CATEGORIES, COMPETENCIES, SENTENCES, STATEMENT};
use super::{Entry, Key, Topic};
use crate::hash::HashMap;
use crate::ladder::reader::front::{self, Value};

/// Whether a field says where the sentence of its record belongs.
fn is_of_a_record(name: &str) -> bool {
    words::is_a_place(name) || words::is_aside(name)
}

/// The topics of records, each of which has a level, a topic and a sentence.
pub(super) fn records<'a>(list: &'a [Value<'a>], called: &Called<'a>) -> Option<Vec<Topic<'a>>> {
    let mut topics: Vec<Topic<'_>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::default();
    for value in list {
        let fields = value.as_object()?;
        let (of, within) = (front::text(value, COMPETENCIES), front::text(value, CATEGORIES));
        let name = of.or(within)?;
        let level = front::text(value, &["level"]);
        let text = |key: &Key<'_>| level.map_or_else(|| words::spoken(&key.text).into(), |level| called.name(level));
        let key = Key::of(fields, "level").map(|key| Key { text: text(&key), ..key })?;
        let sentence = STATEMENT
            .iter()
            .chain(SENTENCES)
            .find_map(|field| fields.get(field).filter(|text| text.is_string() || text.is_array()))?;
        let nth = *known.entry(name).or_insert_with(|| {
            let title = Some(called.name(name));
            let category = of.and(within).map(|id| called.name(id));
            topics.push(Topic {
                title,
                category,
                descriptions: called.description(name).into_iter().collect(),
                ..Topic::default()
            });
            topics.len() - 1
        });
        let topic = &mut topics[nth];
        let is_read = |(name, value): &(&str, &Value<'_>)| {
            std::ptr::eq(*value, sentence) || words::is_examples(name) || is_of_a_record(name)
        };
        topic.beside.extend(fields.iter().filter(|field| !is_read(field)));
        topic.entries.push((key, Entry::Record(sentence, fields)));
    }
    Some(topics)
}
