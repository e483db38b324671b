//! Entries of a list of levels that name these in a field of any name.

use super::super::told::holds_competencies;
use super::super::words::{self, STEPS};
use super::{Entry, Key};
use crate::hash::HashSet;
use crate::ladder::reader::front::{Fields, Value};

/// The entries of a list that is said to be of levels: each names its own one in the same field,
/// which holds what names levels elsewhere, or says that it does in what is `told` to be a
/// competency: games and prices have stages and tiers, too.
pub(super) fn entries_by_step<'a>(list: &'a [Value<'a>], told: bool) -> Option<Vec<(Key<'a>, Entry<'a>)>> {
    let first = list.first()?.as_object()?;
    if list.len() < 2 || list.iter().any(holds_competencies) {
        return None;
    }
    let steps = STEPS.iter().filter_map(|step| first.iter().find(|(name, _)| name.eq_ignore_ascii_case(step)));
    let may_be_one = |name: &str| words::is_rank(name) || (words::is_own(name) && !words::is_a_step(name));
    let others = first.iter().filter(|(name, value)| value.is_string() && may_be_one(name));
    steps.chain(others).find_map(|(field, _)| entries_by(field, list, told))
}

/// The entries by a field, whose values are all different, and names.
fn entries_by<'a>(field: &'a str, list: &'a [Value<'a>], told: bool) -> Option<Vec<(Key<'a>, Entry<'a>)>> {
    let entry = |value: &'a Value<'a>| {
        let fields: &Fields<'_> = value.as_object()?;
        Some((Key::of(fields, field)?, Entry::Called(fields, field)))
    };
    let entries = list.iter().map(entry).collect::<Option<Vec<_>>>()?;
    let mut seen = HashSet::default();
    let are_names = entries.iter().all(|(key, _)| !words::is_sentence(&key.text) && seen.insert(key));
    let named = || entries.iter().filter(|(key, _)| key.number.is_none() && Key::named(&key.text).is_some()).count();
    (are_names && ((told && words::is_a_step(field)) || named() * 2 >= entries.len())).then_some(entries)
}
