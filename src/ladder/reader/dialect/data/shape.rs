//! What lists and mappings of data hold, by their shape.

use super::words::{self, NAMES};
use crate::ladder::reader::front::{self, Value};

/// Whether a list is one of statements; an empty item or a number among them is a slip.
pub(super) fn is_of_texts(value: &Value<'_>) -> bool {
    let is_text = |value: &Value<'_>| value.is_string() || names_none(value);
    value
        .as_array()
        .is_some_and(|list| list.iter().any(is_text) && list.iter().all(|value| is_text(value) || !value.is_object()))
}

/// Whether an object has no name, and so is a statement rather than a competency.
fn names_none(value: &Value<'_>) -> bool {
    value.is_object() && front::text(value, NAMES).is_none()
}

/// Whether a list has objects with names: competencies.
pub(super) fn is_of_objects(value: &Value<'_>) -> bool {
    value.as_array().is_some_and(|list| list.iter().any(|value| value.is_object() && !names_none(value)))
}

/// Whether something holds competencies: a list of objects with names, or a mapping of
/// lists.
pub(super) fn is_of_parts(value: &Value<'_>) -> bool {
    let is_list = |(name, value): (&str, &Value<'_>)| {
        !words::holds_statements(name) && !words::is_examples(name) && (value.is_array() || value.is_object())
    };
    is_of_objects(value) || value.as_object().is_some_and(|fields| !fields.is_empty() && fields.iter().all(is_list))
}
