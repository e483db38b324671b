//! Data that is one level as a whole, with its competencies: a file for each.

use super::super::shape::{is_of_parts, maps_texts};
use super::super::words;
use super::{Level, Track, level, sentences};
use crate::ladder::names;
use crate::ladder::rank;
use crate::ladder::reader::as_data::Beside;
use crate::ladder::reader::front::{self, Fields, Value};
use crate::ladder::reader::table::heads::heads_competencies;

/// Fields that name the level that a file is.
const TITLES: &[&str] = &["title", "name", "label", "displayName"];

/// Fields that say which level a file is.
const STEPS: &[&str] = &["level", "rank", "grade"];

/// Finds the level that data as a whole is: it has a name, that or its rank is a level's, and it
/// holds what it says to be competencies, in sentences.
pub(in super::super) fn level_alone<'a>(data: &'a Value<'a>) -> Option<Track<'a>> {
    let fields = data.as_object()?;
    front::text(data, TITLES)?;
    let own = level(data)?;
    // What follows a rank is more than that: its words are the level's own.
    let told = || front::text(data, STEPS).filter(|text| !words::is_phrase(text) && *text != own.title);
    let rank = own.rank.clone().or_else(|| told().map(str::to_owned));
    let own = Level { rank, ..own };
    let names_one = names::names_a_level(&own.title) || own.rank.as_deref().is_some_and(names::names_a_level);
    // Who has a title beside a name is somebody at a level.
    let names_a_level = |field| front::text(data, &[field]).map(names::names_a_level);
    if names_a_level("name") == Some(false) && names_a_level("title") == Some(true) {
        return None;
    }
    if !(names_one || is_numbered(data)) || fields.iter().any(|(name, _)| words::is_a_command(name)) {
        return None;
    }
    let holds = |(name, value): (&str, &Value<'_>)| {
        (heads_competencies(name) || words::holds_statements(name)) && (is_of_parts(value) || maps_texts(value))
    };
    let (all, sentences) = sentences(data);
    let asks = fields.iter().any(holds) && sentences > 0 && sentences * 5 >= all * 3;
    asks.then(|| Track { title: None, levels: vec![own], beside: Beside::default() })
}

/// Whether tracks are one level that nothing but its likes beside it can confirm: it doesn't say
/// which one it is, or only by a number, as whatever grows may have one.
pub(in super::super) fn is_supposed(tracks: &[Track<'_>]) -> bool {
    let [Track { levels, .. }] = tracks else { return false };
    let [level] = levels.as_slice() else { return false };
    let is_a_rank = |text: &str| rank::split(text).rank == Some(text) || names::is_certain(text);
    let is_told = front::text(level.asks, STEPS).is_some() || is_numbered(level.asks);
    let is_named = names::names_a_level(&level.title) || level.rank.as_deref().is_some_and(is_a_rank);
    !(is_told && is_named)
}

/// Whether a number says which level a file is.
fn is_numbered(data: &Value<'_>) -> bool {
    let fields = data.as_object().into_iter().flat_map(Fields::iter);
    fields
        .filter(|(name, _)| STEPS.iter().any(|step| step.eq_ignore_ascii_case(name)))
        .any(|(_, value)| value.as_number().is_some())
}
