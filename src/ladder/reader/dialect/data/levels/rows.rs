//! Rows of a sheet, each of which is a level of somebody: `{Role: Baker, Level: Junior, …}`.

use super::super::plain;
use super::super::words::{self, NAMES, RANKS, STEPS, TRACKS};
use super::{Level, Track, are_levels, level, own_rank};
use crate::hash::HashSet;
use crate::ladder::rank;
use crate::ladder::reader::as_data::{Beside, Name};
use crate::ladder::reader::front::{self, Value};

/// The tracks of rows in which names come again, each time with another level.
pub(super) fn tracks<'a>(list: &'a [Value<'a>]) -> Option<Vec<Track<'a>>> {
    let first = list.first()?.as_object()?;
    let mut fields = NAMES.iter().chain(TRACKS).filter(|name| first.get(name).is_some_and(Value::is_string));
    let names = fields.find_map(|field| recurring(list, field))?;
    let mut tracks: Vec<(&str, Vec<Level<'_>>)> = Vec::new();
    let mut seen = HashSet::default();
    for (name, value) in names.into_iter().zip(list) {
        let step = front::text(value, RANKS).or_else(|| front::text(value, STEPS));
        let level = match step.filter(|_| own_rank(value).is_none() && front::text(value, NAMES) == Some(name)) {
            Some(step) => of_step(step, value)?,
            None => level(value)?,
        };
        if !seen.insert((name, level.rank.clone(), level.title.clone())) {
            return None;
        }
        match tracks.iter_mut().find(|(known, _)| *known == name) {
            Some((_, levels)) => levels.push(level),
            None => tracks.push((name, vec![level])),
        }
    }
    let track = |(name, levels)| Track { title: Some(plain(name).into_owned()), levels, beside: Beside::default() };
    let are_all = tracks.iter().all(|(_, levels)| are_levels(levels, false));
    are_all.then(|| tracks.into_iter().map(track).collect())
}

/// The names that a field has in all of some rows, if some of them come again.
fn recurring<'a>(list: &'a [Value<'a>], field: &str) -> Option<Vec<&'a str>> {
    let names: Vec<&str> = list.iter().map(|value| front::text(value, &[field])).collect::<Option<_>>()?;
    let mut seen = HashSet::default();
    let again = names.iter().filter(|name| !seen.insert(**name)).count();
    (again > 0 && !names.iter().any(|name| words::is_sentence(name))).then_some(names)
}

/// The level that a row names beside whose it is.
fn of_step<'a>(step: &'a str, value: &'a Value<'a>) -> Option<Level<'a>> {
    let title = plain(step);
    let ranked = rank::split(&title);
    let (title, rank) = (ranked.title.to_owned(), ranked.rank.map(str::to_owned));
    (!title.is_empty()).then_some(Level { title, rank, name: Name::Value(step), step: None, asks: value })
}
