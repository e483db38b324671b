//! What lists and mappings of data hold, by their shape.

use super::beside::texts;
use super::words::{self, CATEGORIES, COMPETENCIES, NAMES};
use crate::hash::HashMap;
use crate::ladder::placeholders::is_placeholder;
use crate::ladder::reader::front::{self, Fields, Value};
use crate::ladder::reader::table::heads::heads_competencies;

/// Whether a list is one of statements; an empty item or a number among them is a slip.
pub(super) fn is_of_texts(value: &Value<'_>) -> bool {
    let is_one = |list: &[Value<'_>]| {
        let among_texts = has_texts(list);
        let is_text = |value: &Value<'_>| value.is_string() || is_statement(value, among_texts);
        list.iter().any(is_text) && list.iter().all(|value| is_text(value) || !value.is_object())
    };
    value.as_array().is_some_and(|list| is_one(list))
}

/// Whether texts stand in a list.
pub(super) fn has_texts(list: &[Value<'_>]) -> bool {
    list.iter().any(Value::is_string)
}

/// Whether an object of a list is a statement rather than a competency: it has no name, or nothing
/// else, but for examples where it stands among texts.
pub(super) fn is_statement(value: &Value<'_>, among_texts: bool) -> bool {
    names_none(value) || (among_texts && is_mere_name_but_for(words::is_examples, value))
}

/// The name of what a level asks for: its own or, where it says something else, that of what
/// it belongs to.
pub(super) fn name_of<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    let says = |place: &str| {
        let mut fields = value.as_object().into_iter().flat_map(Fields::iter);
        let says = |value: &Value<'_>| value.as_str().is_some_and(|text| text != place && words::is_phrase(text));
        has_lists(value) || fields.any(|(name, value)| !words::is_examples(name) && says(value))
    };
    let place = || front::text(value, COMPETENCIES).or_else(|| front::text(value, CATEGORIES));
    front::text(value, NAMES).or_else(|| place().filter(|place| says(place)))
}

/// Whether a text within something is a sentence.
pub(super) fn holds_sentences(value: &Value<'_>) -> bool {
    let mut found = false;
    texts("", value, &mut |_, text| found |= words::is_sentence(text));
    found
}

/// Whether an object holds nothing but single words: what is true of a level rather than asked.
pub(super) fn holds_mere_words(value: &Value<'_>) -> bool {
    let is_word =
        |value: &Value<'_>| value.as_str().is_some_and(|text| !words::is_phrase(text) && !is_placeholder(text));
    value.as_object().is_some_and(|fields| !fields.is_empty() && fields.values().all(is_word))
}

/// Whether an object lists something beside examples.
pub(super) fn has_lists(value: &Value<'_>) -> bool {
    let mut fields = value.as_object().into_iter().flat_map(Fields::iter);
    fields.any(|(name, value)| !words::is_examples(name) && (value.is_array() || value.is_object()))
}

/// Whether an object has no name, and so is a statement rather than a competency; so is what has
/// nothing but a name.
fn names_none(value: &Value<'_>) -> bool {
    value.is_object() && (name_of(value).is_none() || is_mere_name(value))
}

/// Whether an object has nothing but a name.
pub(super) fn is_mere_name(value: &Value<'_>) -> bool {
    is_mere_name_but_for(|_| false, value)
}

fn is_mere_name_but_for(is_other: fn(&str) -> bool, value: &Value<'_>) -> bool {
    let is_one = |(name, value): (&str, &Value<'_>)| {
        is_other(name) || (words::is_aside(name) && !value.is_array() && !value.is_object())
    };
    value.as_object().is_some_and(|fields| fields.iter().all(is_one))
}

/// The competencies that a group of them holds: its one field with objects that have names
/// and lists, or are said to be competencies, or with lists under names.
pub(super) fn within<'v, 'a>(value: &'v Value<'a>) -> Option<&'v Value<'a>> {
    let fields = value.as_object().into_iter().flat_map(Fields::iter);
    let mut held = fields.filter(|(_, value)| value.is_array() || value.is_object());
    let (name, own) = held.next()?;
    let is_alone = held.next().is_none();
    let list = || own.as_array().into_iter().flatten().any(has_lists);
    let holds = is_of_objects(own) && (heads_competencies(name) || list());
    let maps = || own.is_object() && heads_competencies(name) && is_of_parts(own);
    (is_alone && !words::is_examples(name) && (holds || maps())).then_some(own)
}

/// Whether a list has objects with names: competencies.
pub(super) fn is_of_objects(value: &Value<'_>) -> bool {
    let is_one = |list: &[Value<'_>]| {
        let among_texts = has_texts(list);
        list.iter().any(|value| value.is_object() && !is_statement(value, among_texts))
    };
    value.as_array().is_some_and(|list| is_one(list))
}

/// Whether something holds competencies: a list of objects with names, or a mapping of
/// lists, between which a text is as good as a list of one.
pub(super) fn is_of_parts(value: &Value<'_>) -> bool {
    let is_list = |(name, value): (&str, &Value<'_>)| {
        !words::holds_statements(name) && !words::is_examples(name) && (value.is_array() || value.is_object())
    };
    let is_text =
        |(name, value): (&str, &Value<'_>)| words::is_own(name) && value.as_str().is_some_and(words::is_phrase);
    let maps =
        |fields: &Fields<'_>| fields.iter().any(is_list) && fields.iter().all(|field| is_list(field) || is_text(field));
    is_of_objects(value) || value.as_object().is_some_and(maps)
}

/// Whether an object is one competency: a field of it says that what it lists is asked, or
/// illustrates that.
pub(super) fn is_a_competency(value: &Value<'_>) -> bool {
    let is_list = |value: &Value<'_>| value.is_string() || is_of_texts(value);
    let tells = |(name, value): (&str, &Value<'_>)| (words::asks(name) || words::is_examples(name)) && is_list(value);
    value.as_object().is_some_and(|fields| fields.iter().any(tells))
}

/// Whether something is a mapping of a text to each of several competencies.
pub(super) fn maps_texts(value: &Value<'_>) -> bool {
    const FEWEST: usize = 2;

    let is_one =
        |(name, value): (&str, &Value<'_>)| words::is_own(name) && value.as_str().is_some_and(words::is_phrase);
    value.as_object().is_some_and(|fields| fields.values().count() >= FEWEST && fields.iter().all(is_one))
}

/// The items of a list that tell of one competency, together, by the name of that: those that
/// have no name of their own but say what they belong to, and those that say nothing of it.
pub(super) fn by_competency<'v, 'a>(list: &'v [Value<'a>]) -> Vec<(Option<&'v str>, Vec<&'v Value<'a>>)> {
    let mut known: HashMap<_, usize> = HashMap::default();
    let mut parts: Vec<(Option<&str>, Vec<&Value<'_>>)> = Vec::new();
    let among_texts = has_texts(list);
    for value in list {
        let is_illustrated = among_texts && !is_mere_name(value) && is_statement(value, true);
        let name = name_of(value).filter(|_| !is_illustrated);
        let is_alone =
            (name.is_some() && front::text(value, NAMES).is_some()) || within(value).is_some() || is_of_parts(value);
        let place = (name, front::text(value, CATEGORIES));
        let nth = if is_alone { parts.len() } else { *known.entry(place).or_insert(parts.len()) };
        if nth == parts.len() {
            parts.push((name, Vec::new()));
        }
        parts[nth].1.push(value);
    }
    parts
}
