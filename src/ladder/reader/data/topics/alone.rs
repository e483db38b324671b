//! Data that is one topic as a whole, and topics whose levels have no names.

use super::super::super::front::{self, Fields, Value};
use super::super::super::names;
use super::super::plain;
use super::super::words::NAMES;
use super::named::{Called, named};
use super::{Entry, Key, Topic};

/// Finds the one topic that data as a whole is: it has a name, and asks something of
/// what can only be levels, and of nothing else.
pub(in super::super) fn topic_alone<'a>(data: &'a Value<'a>) -> Option<Topic<'a>> {
    const FEWEST_LEVELS: usize = 3;

    let fields = data.as_object()?;
    let title = front::text(data, NAMES).map(plain)?;
    let own = named(fields, false, &Called::of(data))?;
    let is_certain = |key: &Key<'_>| key.number.is_none() && names::names_a_level(&key.text);
    let are_all = own.between == 0
        && own.entries.iter().all(|(key, _)| is_certain(key))
        && fields.values().filter(|value| value.is_object() || value.is_array()).count() <= own.entries.len();
    (own.entries.len() >= FEWEST_LEVELS && are_all).then(|| Topic::of(Some(title), data, own.entries))
}

/// Fields that list what is asked level by level.
const STEPS: &[&str] = &["milestones", "levels"];

/// The entries of a list of levels that have no names: they go by their place.
pub(super) fn by_place<'a>(fields: &'a Fields<'a>) -> Option<Vec<(Key<'a>, Entry<'a>)>> {
    let list = STEPS.iter().find_map(|name| fields.get(name)?.as_array())?;
    let is_unnamed = |value: &&Value<'_>| front::text(value, NAMES).is_none();
    let entries = (1..).zip(list).filter_map(|(number, value)| {
        let fields = Some(value).filter(is_unnamed)?.as_object()?;
        Some((Key::numbered(number), Entry::Fields(fields)))
    });
    Some(entries.collect()).filter(|entries: &Vec<_>| entries.len() > 1)
}
