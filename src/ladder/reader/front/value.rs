//! What data holds. Nearly all of its texts stay where they are in the source, so that
//! what is read of a ladder costs no copy of it.

use std::borrow::Cow;

use serde_json::Number;

use crate::hash::HashSet;

/// A value of YAML, TOML or JSON.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) enum Value<'a> {
    Null,
    Bool(bool),
    Number(Number),
    String(Cow<'a, str>),
    Array(Vec<Value<'a>>),
    Object(Fields<'a>),
}

/// The named values of an object, as they come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Fields<'a>(pub(super) Vec<(Cow<'a, str>, Value<'a>)>);

/// Up to how many names are held against each other.
const FEW: usize = 16;

impl<'a> Value<'a> {
    /// A list. One of objects that have a field each, some with more than a value, is the mapping
    /// that people mean by it: `- Dough: [...]`, `- Oven: [...]`.
    pub(super) fn list(list: Vec<Value<'a>>) -> Self {
        if !stands_for_a_mapping(&list) {
            return Value::Array(list);
        }
        let fields =
            list.into_iter().flat_map(|value| if let Value::Object(fields) = value { fields.0 } else { Vec::new() });
        Value::Object(Fields(fields.collect()))
    }

    /// Returns the value of a field, where it is an object.
    pub(in super::super) fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.as_object()?.get(name)
    }

    pub(in super::super) fn as_object(&self) -> Option<&Fields<'a>> {
        if let Value::Object(fields) = self { Some(fields) } else { None }
    }

    pub(in super::super) fn as_array(&self) -> Option<&Vec<Value<'a>>> {
        if let Value::Array(list) = self { Some(list) } else { None }
    }

    pub(in super::super) fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = self { Some(text) } else { None }
    }

    pub(in super::super) fn as_number(&self) -> Option<&Number> {
        if let Value::Number(number) = self { Some(number) } else { None }
    }

    pub(in super::super) fn is_object(&self) -> bool {
        self.as_object().is_some()
    }

    pub(in super::super) fn is_array(&self) -> bool {
        self.as_array().is_some()
    }

    pub(in super::super) fn is_string(&self) -> bool {
        self.as_str().is_some()
    }
}

/// Whether a list is one of single fields of different names.
fn stands_for_a_mapping(list: &[Value<'_>]) -> bool {
    let single = |value: &Value<'_>| match value.as_object().map(|fields| &*fields.0) {
        Some([(_, value)]) => Some(value.is_array() || value.is_object()),
        _ => None,
    };
    let mut seen = HashSet::default();
    let names = || list.iter().filter_map(Value::as_object).flat_map(Fields::iter).map(|(name, _)| name);
    list.iter().all(|value| single(value).is_some())
        && list.iter().any(|value| single(value) == Some(true))
        && names().all(|name| seen.insert(name))
}

impl<'a> Fields<'a> {
    /// Returns the value of a name, in whatever case of ASCII it stands: sheets export "Name".
    pub(in super::super) fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub(in super::super) fn iter(&self) -> impl Iterator<Item = (&str, &Value<'a>)> + Clone {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    pub(in super::super) fn values(&self) -> impl Iterator<Item = &Value<'a>> + Clone {
        self.0.iter().map(|(_, value)| value)
    }

    pub(in super::super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn push(&mut self, name: &'a str, value: Value<'a>) {
        self.0.push((name.into(), value));
    }

    /// Whether a name stands twice.
    pub(super) fn has_twins(&self) -> bool {
        let names = || self.iter().map(|(name, _)| name);
        if self.0.len() > FEW {
            let mut seen = HashSet::default();
            return !names().all(|name| seen.insert(name));
        }
        names().enumerate().any(|(nth, name)| names().take(nth).any(|before| before == name))
    }
}

impl From<serde_json::Value> for Value<'_> {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(is) => Value::Bool(is),
            serde_json::Value::Number(number) => Value::Number(number),
            serde_json::Value::String(text) => Value::String(text.into()),
            serde_json::Value::Array(list) => Value::list(list.into_iter().map(Value::from).collect()),
            serde_json::Value::Object(fields) => {
                Value::Object(Fields(fields.into_iter().map(|(name, value)| (name.into(), value.into())).collect()))
            }
        }
    }
}
