//! Matrices in data: rows of cells below a row of names, or lists that go along with one of
//! levels.

use super::plain;
use super::words::{self, LEVELS};
use crate::ladder::reader::as_data::{Entry, Key, Topic};
use crate::ladder::reader::front::{Fields, Value};

/// What a list of the names of columns is called beside the rows.
const HEADS: &[&str] = &["columns", "header", "headers", "headings", "fields", "levels"];

/// Up to how many columns stand before those of levels: a category and a competency.
const MOST_BEFORE: usize = 2;

/// The fewest levels that a matrix has.
const FEWEST_LEVELS: usize = 2;

/// Finds the topics of data that is a matrix: a row for each.
pub(super) fn topics<'a>(data: &'a Value<'a>) -> Option<Vec<Topic<'a>>> {
    match data {
        Value::Array(rows) => of_rows(rows.first()?.as_array()?, &rows[1..]),
        Value::Object(fields) => {
            let lists = || fields.iter().filter(|(name, value)| is_a_head(name, value));
            let in_rows = fields.iter().find_map(|(holder, value)| {
                let rows = rows(value)?;
                let below = lists().find_map(|(list, names)| Some((list, of_rows(names.as_array()?, rows)?)));
                let (list, topics) = below.or_else(|| Some(("", of_rows(rows.first()?.as_array()?, &rows[1..])?)))?;
                Some((holder, list, topics))
            });
            let in_lists = || {
                let (list, names) = lists().find(|(name, _)| words::holds_levels(name))?;
                fields.iter().find_map(|(holder, value)| Some((holder, list, along(names.as_array()?, value)?)))
            };
            let (holder, list, mut topics) = in_rows.or_else(in_lists)?;
            let is_beside = |(name, value): &(&str, &Value<'_>)| {
                *name != holder && *name != list && !(value.is_string() && words::is_summary(name))
            };
            topics.first_mut()?.beside.extend(fields.iter().filter(is_beside));
            Some(topics)
        }
        _ => None,
    }
}

/// A list of rows, each of which is a list of cells.
fn rows<'v, 'a>(value: &'v Value<'a>) -> Option<&'v [Value<'a>]> {
    value.as_array().map(Vec::as_slice).filter(|rows| !rows.is_empty() && rows.iter().all(Value::is_array))
}

fn is_a_head(name: &str, value: &Value<'_>) -> bool {
    let are_names = || value.as_array().is_some_and(|list| list.iter().all(Value::is_string));
    HEADS.iter().chain(LEVELS).any(|head| head.eq_ignore_ascii_case(name)) && are_names()
}

/// The topics of rows below the names of their columns; a row has a cell more than there are
/// names where these are of levels alone.
fn of_rows<'a>(names: &'a [Value<'a>], rows: &'a [Value<'a>]) -> Option<Vec<Topic<'a>>> {
    let longest = rows.iter().map(|row| row.as_array().map(Vec::len)).collect::<Option<Vec<_>>>()?.into_iter().max()?;
    let is_short = longest == names.len() + 1;
    let keys: Vec<Option<Key<'a>>> = names.iter().map(|name| Key::named(name.as_str()?.trim())).collect();
    let (first, last) = (keys.iter().position(Option::is_some)?, keys.iter().rposition(Option::is_some)?);
    let before = first + usize::from(first == 0 && is_short);
    let known = keys.iter().flatten().count();
    if known < FEWEST_LEVELS || known * 2 <= last - first || !(1..=MOST_BEFORE).contains(&before) {
        return None;
    }
    let (mut topics, mut category): (Vec<Topic<'a>>, _) = (Vec::with_capacity(rows.len()), None);
    let mut nameless = Vec::new();
    for row in rows {
        let cells = row.as_array()?;
        let own = |nth: usize| cells.get(nth).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
        let asked = cells.get(before..).unwrap_or_default();
        let is_open =
            |value: &Value<'_>| *value == Value::Null || value.as_str().is_some_and(|text| text.trim().is_empty());
        // A name alone in its row heads those below it.
        if asked.iter().all(is_open) {
            match own(0).or_else(|| own(before - 1)) {
                Some(text) if words::is_sentence(text) => nameless.extend(cells),
                name => category = name,
            }
            continue;
        }
        if before == MOST_BEFORE {
            category = own(0).or(category);
        }
        let Some(title) = own(before - 1).or(category) else {
            nameless.extend(asked);
            continue;
        };
        let mut topic = Topic {
            title: Some(plain(title)),
            category: category.filter(|own| *own != title).map(plain),
            told: true,
            ..Topic::default()
        };
        for (nth, cell) in (first..).zip(asked) {
            match names.get(nth).and_then(Value::as_str) {
                Some(name) if nth <= last => {
                    let key = keys[nth].clone().unwrap_or_else(|| Key::called(plain(name.trim())));
                    topic.entries.push((key, Entry::Behind(cell)));
                }
                Some(name) => topic.beside.push((name, cell)),
                None => topic.unplaced.push(cell),
            }
        }
        topics.push(topic);
    }
    topics.first_mut()?.unplaced.extend(nameless);
    (topics.len() > 1).then_some(topics)
}

/// The topics of a mapping whose lists go along with the names of levels.
fn along<'a>(names: &'a [Value<'a>], value: &'a Value<'a>) -> Option<Vec<Topic<'a>>> {
    let keys = names.iter().map(|name| Key::named(name.as_str()?.trim())).collect::<Option<Vec<_>>>()?;
    if keys.len() < FEWEST_LEVELS {
        return None;
    }
    let topic = |(name, value): (&'a str, &'a Value<'a>)| {
        let list = value.as_array().filter(|list| list.len() == keys.len())?;
        let entries = keys.iter().cloned().zip(list.iter().map(Entry::Behind)).collect();
        Some(Topic { title: Some(words::spoken(name).into()), entries, told: true, ..Topic::default() })
    };
    let topics: Vec<_> = fields(value).map(topic).collect::<Option<_>>()?;
    (topics.len() > 1).then_some(topics)
}

fn fields<'a>(value: &'a Value<'a>) -> impl Iterator<Item = (&'a str, &'a Value<'a>)> {
    value.as_object().into_iter().flat_map(Fields::iter)
}
