//! Data that is one topic as a whole, and topics whose levels have no names.

use std::borrow::Cow;

use super::super::called::Called;
use super::super::plain;
use super::super::words::{self, NAMES};
use super::find::entry;
use super::named::named;
use super::{Entry, Key, Topic};
use crate::ladder::names;
use crate::ladder::reader::front::{self, Value};

/// Finds the one topic that data as a whole is: it has a name, and asks something of
/// what can only be levels, and of nothing else. In a list that says that it is of levels
/// most of them can.
pub(in super::super) fn topic_alone<'a>(data: &'a Value<'a>, called: &Called<'a>) -> Option<Topic<'a>> {
    const FEWEST_LEVELS: usize = 3;

    let fields = data.as_object()?;
    let title = front::text(data, NAMES).map(plain)?;
    let is_certain = |(key, _): &&(Key<'_>, Entry<'_>)| key.number.is_none() && names::names_a_level(&key.text);
    let listed = || {
        let (_, list) = fields.iter().find(|(name, value)| words::ends_in_levels(name) && value.is_array())?;
        let entries = list.as_array()?.iter().map(entry).collect::<Option<Vec<_>>>()?;
        let is_step = |key: &Key<'_>| names::is_on_a_scale(&key.text) || names::names_a_level(&key.text);
        let steps = entries.iter().filter(|(key, _)| is_step(key)).count();
        (steps * 5 >= entries.len() * 4).then_some(entries)
    };
    let mapped = || {
        let own = named(fields, false, called).filter(|own| own.between == 0)?;
        (own.entries.iter().filter(is_certain).count() == own.entries.len()).then_some(own.entries)
    };
    let entries = mapped().or_else(listed)?;
    let are_all = fields.values().filter(|value| value.is_object() || value.is_array()).count() <= entries.len();
    (entries.len() >= FEWEST_LEVELS && are_all).then(|| Topic::of(Some(title), data, entries))
}

/// Fields that list what is asked level by level.
const STEPS: &[&str] = &["milestones", "levels"];

/// A topic with a list of levels that have no names: they go by their place.
pub(super) fn by_place<'a>(title: &Cow<'a, str>, value: &'a Value<'a>) -> Option<Topic<'a>> {
    let fields = value.as_object()?;
    let (field, list) = STEPS.iter().find_map(|name| Some((*name, fields.get(name)?.as_array()?)))?;
    let unnamed = |value: &'a Value<'a>| value.as_object().filter(|_| front::text(value, NAMES).is_none());
    let (mut entries, mut unplaced) = (Vec::with_capacity(list.len()), Vec::new());
    for (number, value) in (1..).zip(list) {
        match unnamed(value) {
            Some(fields) => entries.push((Key::numbered(number), Entry::Fields(fields))),
            None => unplaced.push(value),
        }
    }
    let is_told = |name: &str, value: &Value<'_>| {
        name.eq_ignore_ascii_case(field) || words::is_aside(name) || (words::is_summary(name) && value.is_string())
    };
    let beside = fields.iter().filter(|(name, value)| !is_told(name, value)).collect();
    (entries.len() > 1).then(|| Topic { unplaced, beside, ..Topic::of(Some(title.clone()), value, entries) })
}
