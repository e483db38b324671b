//! Data that lists levels, each with what it asks: in lists of sentences, under the
//! names of competencies, or as records of a level and a sentence each.

use super::beside::LISTED;
use super::called::Called;
use super::plain;
use super::shape::{holds_mere_words, is_of_parts};
use super::told::{are_described, are_jobs_of_machines, asks_by_name, holds_competencies, share_names};
use super::words::{self, NAMES, RANKS, STEPS, TRACKS};
use crate::ladder::names::{self, Naming, Nouns, rising::rising};
use crate::ladder::placeholders::is_placeholder;
use crate::ladder::rank;
use crate::ladder::reader::as_data::{Beside, Level, Name, Track};
use crate::ladder::reader::front::{self, Fields, Value};
use crate::ladder::text::clean_line;
pub(super) use alone::{is_supposed, level_alone};
pub(super) use write::write;

mod alone;
mod roles;
mod rows;
mod write;

/// How deep tracks stand in the data at most.
const DEEPEST: usize = 4;

/// Finds the tracks of some data. What it lists must be levels plainly: most are
/// called so, and ask for things in sentences.
pub(super) fn tracks<'a>(data: &'a Value<'a>, called: &Called<'a>) -> Vec<Track<'a>> {
    let mut found = Vec::new();
    find(data, None, DEEPEST, called, &mut found);
    found
}

fn find<'a>(data: &'a Value<'a>, name: Option<&str>, deepest: usize, called: &Called<'a>, found: &mut Vec<Track<'a>>) {
    if called.only_names_levels(data) {
        return;
    }
    let title = || {
        let own = front::text(data, NAMES).or_else(|| front::text(data, TRACKS)).map(|title| plain(title).into_owned());
        own.or_else(|| name.map(words::spoken))
    };
    let before = found.len();
    if let Some(tracks) = data.as_array().and_then(|list| rows::tracks(list)) {
        found.extend(tracks);
        return;
    }
    if let Some(levels) = levels(data, false, called) {
        found.push(Track { title: title(), levels, beside: remarks(data) });
        return;
    }
    let fields = || data.as_object().into_iter().flat_map(Fields::iter);
    let (mut own, mut beside) = (Vec::new(), Beside::default());
    for (name, value) in fields().filter(|(_, value)| !called.only_names_levels(value)) {
        match levels(value, words::holds_levels(name), called) {
            Some(levels) => own.push((name, levels, remarks(value))),
            None => beside.add_around(name, value),
        }
    }
    let is_one = own.len() == 1;
    for (name, levels, remarks) in own {
        // Of several each is a track.
        let title = if is_one { title() } else { Some(words::spoken(name)) };
        let mut track = Track { title, levels, beside: std::mem::take(&mut beside) };
        track.beside.join(remarks);
        found.push(track);
    }
    if found.len() > before {
        return;
    }
    if deepest == 0 {
        return;
    }
    let listed = data.as_array().into_iter().flatten().map(|value| (None, value));
    let mapped = fields().map(|(name, value)| (Some(name), value));
    let mut beside = Beside::default();
    for (name, value) in listed.chain(mapped) {
        let known = found.len();
        // A list of tracks has no name that is a track's.
        find(value, name.filter(|_| value.is_object()), deepest - 1, called, found);
        if found.len() == known && !called.only_names_levels(value) {
            beside.add_around(name.or_else(|| front::text(value, NAMES)).unwrap_or(LISTED), value);
        }
    }
    if let Some(track) = found.get_mut(before) {
        track.beside.join(beside);
    }
}

/// What stands between levels, or beside them, and is called as remarks are.
fn remarks<'a>(data: &'a Value<'a>) -> Beside<'a> {
    let mut beside = Beside::default();
    let fields = data.as_object().into_iter().flat_map(Fields::iter);
    fields.filter(|(name, _)| words::is_remark(name)).for_each(|(name, value)| beside.add_around(name, value));
    for value in data.as_array().into_iter().flatten() {
        if let Some(name) = name_of_remark(value) {
            beside.add_around(name, value);
        }
    }
    beside
}

/// What an entry of a list is called that is a remark.
fn name_of_remark<'a>(value: &'a Value<'_>) -> Option<&'a str> {
    front::text(value, NAMES).filter(|name| words::is_remark(name))
}

/// The levels that a list or a mapping is, if it is one of levels; `told` says that its name
/// is one for levels.
fn levels<'a>(data: &'a Value<'a>, told: bool, called: &Called<'a>) -> Option<Vec<Level<'a>>> {
    let levels: Vec<Level<'_>> = match data {
        Value::Array(list) => {
            let levels = list.iter().filter(|value| !is_open(value) && name_of_remark(value).is_none());
            levels.map(level).collect::<Option<_>>()?
        }
        Value::Object(fields) => {
            // Beside competencies by level may stand what all of it is called; beside what a
            // topic asks by level its own name does.
            let mut containers = fields
                .iter()
                .filter(|(name, value)| !words::is_remark(name) && (value.is_object() || value.is_array()));
            let is_called =
                |name: &str| words::is_a_name(name) || words::is_of_a_document(name) || words::is_summary(name);
            let may_be_called = containers.all(|(_, value)| is_of_parts(value) || holds_groups(value));
            let is_aside = |name: &str, value: &Value<'_>| {
                words::is_remark(name) || (may_be_called && value.is_string() && is_called(name))
            };
            let levels = fields.iter().filter(|(name, value)| !is_aside(name, value));
            levels.map(|(name, asks)| of_field(name, asks, called)).collect::<Option<_>>()?
        }
        _ => return None,
    };
    are_levels(&levels, told).then_some(levels)
}

/// Whether an object holds mappings under names of its own: competencies of a level rather than
/// what a topic asks of one.
fn holds_groups(value: &Value<'_>) -> bool {
    let mut fields = value.as_object().into_iter().flat_map(Fields::iter);
    fields.any(|(name, value)| value.is_object() && words::is_own(name))
}

/// A level that is called as its field, or as it says itself.
fn of_field<'a>(name: &'a str, asks: &'a Value<'a>, called: &Called<'a>) -> Option<Level<'a>> {
    let holds = asks.is_object() || asks.is_array() || is_open(asks);
    holds.then(|| {
        let own = own_rank(asks).map(|(_, rank)| rank);
        // A rank with a title behind it tells more than the name of a field.
        let told = front::text(asks, RANKS).filter(|_| own.is_none());
        let told = told.map(|words| (words, plain(words))).filter(|(_, told)| rank::split(told).rank.is_some());
        let step = called.step(name).filter(|_| told.is_none());
        let ranked = rank::split(told.as_ref().map_or(name, |(_, told)| told));
        let (title, name) = match (own_name(asks), &told) {
            (Some(named), _) => (plain(named).into_owned(), Name::Value(named)),
            (None, Some((words, _))) => (words::spoken(ranked.title), Name::Value(words)),
            (None, None) => (words::spoken(ranked.title), Name::Key(name)),
        };
        let (title, listed) = match step {
            Some(step) if matches!(name, Name::Key(_)) => step.title(),
            _ => (title, None),
        };
        Level { title, rank: own.or(listed).or(ranked.rank.map(str::to_owned)), name, step, asks }
    })
}

/// Whether something is still to be written.
fn is_open(value: &Value<'_>) -> bool {
    *value == Value::Null || value.as_str().is_some_and(|text| is_placeholder(text.trim()))
}

fn level<'a>(value: &'a Value<'a>) -> Option<Level<'a>> {
    value.as_object()?;
    let (rank, name) = match own_rank(value) {
        Some((field, rank)) => {
            let words = value.get(field).and_then(Value::as_str).map(str::trim);
            (Some(rank), Some(words.map_or(Name::Key(field), Name::Value)))
        }
        // It may be the name; whether it is a level's, its likes tell.
        None => (None, front::text(value, RANKS).or_else(|| front::text(value, STEPS)).map(Name::Value)),
    };
    let name = own_name(value).map(Name::Value).or(name)?;
    let title = if let Name::Value(words) = name { plain(words) } else { rank.as_deref()?.into() };
    let ranked = rank::split(&title);
    let (title, rank) = match (&rank, ranked.rank) {
        (Some(_), _) | (None, None) => (title.into_owned(), rank),
        (None, Some(own)) => (ranked.title.to_owned(), Some(own.to_owned())),
    };
    (!title.is_empty()).then_some(Level { title, rank, name, step: None, asks: value })
}

/// The words with which something names itself.
fn own_name<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    let named = || {
        let mut fields = value.as_object()?.iter().filter(|(name, _)| words::ends_as_a_name(name));
        fields.find_map(|(_, value)| value.as_str()).map(str::trim).filter(|text| !text.is_empty())
    };
    front::text(value, NAMES).or_else(named)
}

/// The rank that a field gives, and what that is called; a word there is no rank but a name.
fn own_rank(value: &Value<'_>) -> Option<(&'static str, String)> {
    RANKS.iter().find_map(|name| {
        let rank = value.get(name)?;
        let text = rank
            .as_str()
            .map(str::trim)
            .filter(|text| rank::split(text).rank == Some(text) || rank::is_spelled_out(text));
        let rank = text.map(clean_line).or_else(|| Some(rank.as_number()?.as_u64()?.to_string()))?;
        Some((*name, rank))
    })
}

/// Whether most of some names are levels', at least one by itself, or all are `told` to be
/// and ask for something in so many words; and what they ask is said in sentences.
fn are_levels(levels: &[Level<'_>], told: bool) -> bool {
    const FEWEST_STEPS: usize = 3;

    let titles: Vec<&str> = levels.iter().map(|level| level.title.as_str()).collect();
    let are_steps = titles.len() >= FEWEST_STEPS
        && titles.iter().all(|title| names::is_on_a_scale(title))
        && share_names(levels.iter().map(|level| level.asks));
    let nouns: Nouns = titles.iter().copied().collect();
    let rising = rising(&titles, true);
    let is_certain = |nth: usize| {
        let rank = levels[nth].rank.as_ref();
        levels[nth].step.is_some()
            || rising[nth]
            || are_steps
            || rank.is_some_and(|rank| rank.contains(char::is_alphabetic))
            || names::naming(titles[nth]) == Naming::Level
    };
    let is_named = |nth: usize| is_certain(nth) || names::names_a_level(titles[nth]) || nouns.has(titles[nth]);
    let count = |is: &dyn Fn(usize) -> bool| (0..levels.len()).filter(|&nth| is(nth)).count();
    // Where each says that it is a level, what it asks goes by the name of competencies; what
    // has a name beside that is somebody at a level, unless all of them count up.
    let number = |level: &Level<'_>| level.asks.get("level")?.as_number()?.as_i64();
    let count_up = levels.windows(2).all(|pair| number(&pair[0]).is_some_and(|one| number(&pair[1]) == Some(one + 1)));
    let says_so = |level: &Level<'_>| {
        let is_named = front::text(level.asks, NAMES).is_some();
        level.asks.get("level").is_some() && (count_up || !is_named) && holds_competencies(level.asks)
    };
    let are_told = || {
        let are_asked = || {
            share_names(levels.iter().map(|level| level.asks)) || levels.iter().all(|level| asks_by_name(level.asks))
        };
        levels.iter().all(|level| !level.title.is_empty()) && ((told && are_asked()) || levels.iter().all(says_so))
    };
    let machines = || are_jobs_of_machines(levels.iter().map(|level| level.asks));
    if levels.len() < 2
        || ((count(&is_named) * 2 <= levels.len() || count(&is_certain) == 0) && !are_told())
        || machines()
    {
        return false;
    }
    let asked = levels.iter().map(|level| sentences(level.asks));
    let (all, sentences) = asked.fold((0, 0), |(all, some), own| (all + own.0, some + own.1));
    (sentences >= levels.len() && sentences * 5 >= all * 3)
        || (all == 0 && count(&is_certain) * 2 > levels.len() && are_described(levels.iter().map(|level| level.asks)))
}

/// How many texts a level asks, and how many of these are sentences.
fn sentences(level: &Value<'_>) -> (usize, usize) {
    let (mut all, mut sentences) = (0, 0);
    said_within(level, true, &mut |text| {
        all += 1;
        sentences += usize::from(words::is_phrase(text));
    });
    (all, sentences)
}

/// Calls a function with each text that a level asks.
fn said_within(value: &Value<'_>, is_level: bool, tell: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => tell(text),
        Value::Array(list) => list.iter().for_each(|value| said_within(value, false, tell)),
        Value::Object(fields) => {
            let named = fields
                .iter()
                .filter(|(name, _)| !words::is_aside(name) && !words::is_rank(name) && !words::ends_as_a_name(name))
                .filter(|(name, _)| !is_level || !words::is_a_step(name));
            // What a competency says of itself alone is what it asks.
            let says = named.clone().filter(|(name, value)| !words::is_a_category(name, value));
            let is_all = !is_level && says.clone().all(|(name, _)| words::is_summary(name));
            let asks = says.filter(|(name, _)| is_all || !words::is_summary(name));
            let asks = asks.filter(|(_, value)| !is_level || !holds_mere_words(value));
            // What stands beside a list is true of a level rather than asked there.
            let has_list = fields.values().any(|value| value.is_array() || value.is_object());
            asks.filter(|(_, value)| !has_list || !value.is_string())
                .for_each(|(_, value)| said_within(value, false, tell));
        }
        _ => {}
    }
}
