//! Data that lists levels, each with what it asks: in lists of sentences, under the
//! names of competencies, or as records of a level and a sentence each.

use super::beside::{self, Beside};
use super::shape::{is_of_objects, is_of_parts, is_of_texts};
use super::told::{are_described, asks_by_name, holds_competencies, share_names};
use super::words::{self, CATEGORIES, NAMES, RANKS, TRACKS};
use super::{Parts, Writer, plain};
use crate::ladder::model::LevelDraft;
use crate::ladder::names::{self, Naming, Nouns, rising::rising};
use crate::ladder::placeholders::is_placeholder;
use crate::ladder::rank;
use crate::ladder::reader::front::{self, Fields, Value};
use crate::ladder::text::clean_line;

/// How deep tracks stand in the data at most.
const DEEPEST: usize = 4;

/// A track with its levels.
pub(in crate::ladder::reader) struct Track<'a> {
    title: Option<String>,
    levels: Vec<Level<'a>>,
    /// What stands beside the levels under other names.
    beside: Beside<'a>,
}

/// A level and what the data has of it.
struct Level<'a> {
    title: String,
    rank: Option<String>,
    asks: &'a Value<'a>,
}

/// Finds the tracks of some data. What it lists must be levels plainly: most are
/// called so, and ask for things in sentences.
pub(super) fn tracks<'a>(data: &'a Value<'a>) -> Vec<Track<'a>> {
    let mut found = Vec::new();
    find(data, None, DEEPEST, &mut found);
    found
}

fn find<'a>(data: &'a Value<'a>, name: Option<&str>, deepest: usize, found: &mut Vec<Track<'a>>) {
    let title = || {
        let own = front::text(data, NAMES).or_else(|| front::text(data, TRACKS)).map(|title| plain(title).into_owned());
        own.or_else(|| name.map(words::spoken))
    };
    if let Some(levels) = levels(data, false) {
        found.push(Track { title: title(), levels, beside: Beside::default() });
        return;
    }
    let fields = || data.as_object().into_iter().flat_map(Fields::iter);
    let mut own: Vec<_> =
        fields().filter_map(|(name, value)| Some((name, levels(value, words::holds_levels(name))?))).collect();
    let is_other = |name: &str| own.iter().all(|(own, _)| *own != name);
    let mut beside = Beside::default();
    fields().filter(|(name, _)| is_other(name)).for_each(|(name, value)| beside.add_around(name, value));
    // Of several each is a track.
    if own.len() > 1 {
        found.extend(own.into_iter().map(|(name, levels)| {
            let title = Some(words::spoken(name));
            Track { title, levels, beside: std::mem::take(&mut beside) }
        }));
        return;
    }
    if let Some((_, levels)) = own.pop() {
        found.push(Track { title: title(), levels, beside });
        return;
    }
    if deepest == 0 {
        return;
    }
    match data {
        Value::Array(list) => list.iter().for_each(|value| find(value, None, deepest - 1, found)),
        Value::Object(fields) => {
            let (known, mut beside) = (found.len(), Beside::default());
            for (name, value) in fields.iter() {
                let before = found.len();
                // A list of tracks has no name that is a track's.
                find(value, Some(name).filter(|_| value.is_object()), deepest - 1, found);
                if found.len() == before {
                    beside.add_around(name, value);
                }
            }
            if let Some(track) = found.get_mut(known) {
                track.beside.join(beside);
            }
        }
        _ => {}
    }
}

/// The levels that a list or a mapping is, if it is one of levels; `told` says that its name
/// is one for levels.
fn levels<'a>(data: &'a Value<'a>, told: bool) -> Option<Vec<Level<'a>>> {
    let levels: Vec<Level<'_>> = match data {
        Value::Array(list) => list.iter().map(level).collect::<Option<_>>()?,
        Value::Object(fields) => fields
            .iter()
            .map(|(name, asks)| {
                let holds = asks.is_object() || asks.is_array();
                holds.then(|| {
                    let own = own_rank(asks);
                    // A rank with a title behind it tells more than the name of a field.
                    let told = name_for_rank(asks).filter(|told| rank::split(told).rank.is_some() && own.is_none());
                    let ranked = rank::split(told.as_deref().unwrap_or(name));
                    Level {
                        title: titled(asks, words::spoken(ranked.title)),
                        rank: own.or(ranked.rank.map(str::to_owned)),
                        asks,
                    }
                })
            })
            .collect::<Option<_>>()?,
        _ => return None,
    };
    are_levels(&levels, told).then_some(levels)
}

fn level<'a>(value: &'a Value<'a>) -> Option<Level<'a>> {
    value.as_object()?;
    let rank = own_rank(value);
    let title = titled(value, rank.clone().or_else(|| name_for_rank(value)).unwrap_or_default());
    let ranked = rank::split(&title);
    let (title, rank) = match (rank, ranked.rank) {
        (Some(rank), _) => (title, Some(rank)),
        (None, Some(own)) => (ranked.title.to_owned(), Some(own.to_owned())),
        (None, None) => (title, None),
    };
    (!title.is_empty()).then_some(Level { title, rank, asks: value })
}

fn titled(value: &Value<'_>, other: String) -> String {
    let named = || {
        let mut fields = value.as_object()?.iter().filter(|(name, _)| words::ends_as_a_name(name));
        fields.find_map(|(_, value)| value.as_str()).map(str::trim).filter(|text| !text.is_empty())
    };
    front::text(value, NAMES).or_else(named).map_or(other, |title| plain(title).into_owned())
}

/// The name that stands in a field for ranks; whether it is a level's, its likes tell.
fn name_for_rank(value: &Value<'_>) -> Option<String> {
    front::text(value, RANKS).map(|name| plain(name).into_owned())
}

/// The rank that a field gives; a word there is no rank but a name.
fn own_rank(value: &Value<'_>) -> Option<String> {
    RANKS.iter().find_map(|name| {
        let rank = value.get(name)?;
        let text = rank
            .as_str()
            .map(str::trim)
            .filter(|text| rank::split(text).rank == Some(text) || rank::is_spelled_out(text));
        text.map(clean_line).or_else(|| Some(rank.as_number()?.as_u64()?.to_string()))
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
        rising[nth]
            || are_steps
            || rank.is_some_and(|rank| rank.contains(char::is_alphabetic))
            || names::naming(titles[nth]) == Naming::Level
    };
    let is_named = |nth: usize| is_certain(nth) || names::names_a_level(titles[nth]) || nouns.has(titles[nth]);
    let count = |is: &dyn Fn(usize) -> bool| (0..levels.len()).filter(|&nth| is(nth)).count();
    // Where each says that it is a level, what it asks goes by the name of competencies.
    let says_so = |level: &Level<'_>| level.asks.get("level").is_some() && holds_competencies(level.asks);
    let are_told = || {
        let are_asked = || {
            share_names(levels.iter().map(|level| level.asks)) || levels.iter().all(|level| asks_by_name(level.asks))
        };
        levels.iter().all(|level| !level.title.is_empty()) && ((told && are_asked()) || levels.iter().all(says_so))
    };
    if levels.len() < 2 || ((count(&is_named) * 2 <= levels.len() || count(&is_certain) == 0) && !are_told()) {
        return false;
    }
    let (mut all, mut sentences) = (0, 0);
    for level in levels {
        said(level.asks, &mut |text| {
            all += 1;
            sentences += usize::from(words::is_phrase(text));
        });
    }
    (sentences >= levels.len() && sentences * 5 >= all * 3)
        || (all == 0 && count(&is_certain) * 2 > levels.len() && are_described(levels.iter().map(|level| level.asks)))
}

/// Calls a function with each text that something asks.
fn said(value: &Value<'_>, tell: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => tell(text),
        Value::Array(list) => list.iter().for_each(|value| said(value, tell)),
        Value::Object(fields) => {
            let asks = fields
                .iter()
                .filter(|(name, _)| !words::is_aside(name) && !words::is_rank(name) && !words::is_summary(name))
                .filter(|(name, _)| !words::ends_as_a_name(name));
            // What stands beside a list is true of a level rather than asked there.
            let has_list = fields.values().any(|value| value.is_array() || value.is_object());
            asks.filter(|(_, value)| !has_list || !value.is_string()).for_each(|(_, value)| said(value, tell));
        }
        _ => {}
    }
}

/// Writes tracks with all that their levels ask.
pub(super) fn write(tracks: &[Track<'_>], writer: &mut Writer<'_, '_>) {
    for track in tracks {
        writer.builder.begin_track(track.title.as_deref());
        track.levels.iter().for_each(|level| writer.level(level));
        writer.beside(&track.beside);
    }
}

/// Whether a field of a level that lists nothing asks something: its text is no mere value.
fn asks(text: &str) -> bool {
    const FEWEST_WORDS: usize = 5;

    text.split(' ').nth(FEWEST_WORDS - 1).is_some() || text.contains('。')
}

impl Writer<'_, '_> {
    fn level(&mut self, level: &Level<'_>) {
        let line = self.places.line(&level.title);
        self.builder.begin_level(LevelDraft { title: &level.title, rank: level.rank.as_deref(), line });
        let Value::Object(fields) = level.asks else {
            self.competency(&level.title, None, level.asks, line);
            return;
        };
        let holds_parts = |value: &Value<'_>| value.is_object() || is_of_objects(value);
        let containers = fields.values().filter(|value| holds_parts(value)).count();
        let lists = fields.values().filter(|value| is_of_texts(value)).count();
        // What stands right under the name of a level is a competency; what stands
        // under a word for all of them holds these.
        let is_direct = front::text(level.asks, NAMES).is_none() && own_rank(level.asks).is_none();
        // Where nothing is listed, what is said at length is what is asked.
        let asks_alone = |text: &str| containers == 0 && lists == 0 && asks(text);
        for (name, value) in fields.iter() {
            match value {
                _ if NAMES.contains(&name) || words::is_rank(name) => {}
                Value::String(text) if *text == level.title => {}
                Value::String(text) if words::is_summary(name) && is_placeholder(text.trim()) => self.placeholder(text),
                Value::String(text) if words::is_summary(name) => {
                    self.builder.summary(&plain(text));
                    self.claim(&plain(text), line);
                }
                Value::String(text) if is_direct && words::is_phrase(text) => self.part(name, None, value),
                Value::String(text) if !words::is_aside(name) && asks_alone(text) => self.part(name, None, value),
                Value::String(text) if !words::is_aside(name) => {
                    let (name, text) = (words::spoken(name), plain(text));
                    self.builder.attribute(&name, &text);
                    self.claim(&format!("{name} {text}"), line);
                }
                Value::Number(number) if !words::is_aside(name) => {
                    self.builder.attribute(&words::spoken(name), &number.to_string());
                }
                _ if is_of_texts(value) && lists == 1 && containers == 0 && !is_direct => {
                    self.competency(&level.title, None, value, line);
                }
                _ if is_of_texts(value) && words::holds_statements(name) => {
                    self.competency(&level.title, None, value, line);
                }
                _ if is_of_texts(value) => self.part(name, None, value),
                _ if holds_parts(value) && is_direct && !is_of_parts(value) => self.part(name, None, value),
                _ if holds_parts(value) => {
                    let category = words::spoken(name);
                    self.parts(value, Some(category.as_str()).filter(|_| containers > 1));
                }
                _ => {}
            }
        }
    }

    /// Writes the competencies of a list or a mapping.
    fn parts(&mut self, value: &Value<'_>, category: Option<&str>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| self.part(name, category, value)),
            Value::Array(list) => {
                for value in list {
                    let own = front::text(value, CATEGORIES).map(|category| plain(category).into_owned());
                    let title = front::text(value, NAMES).map(plain);
                    self.part(title.as_deref().unwrap_or_default(), own.as_deref().or(category), value);
                }
            }
            _ => {}
        }
    }

    /// Writes a competency, or, where it holds further ones, these in a category.
    fn part(&mut self, name: &str, category: Option<&str>, value: &Value<'_>) {
        let title = words::spoken(name);
        if is_of_parts(value) && category.is_none() {
            self.parts(value, Some(&title));
        } else {
            let line = self.places.line(name);
            self.competency(&title, category, value, line);
        }
    }

    fn competency(&mut self, title: &str, category: Option<&str>, value: &Value<'_>, line: u32) {
        let mut begun = false;
        let mut open = |writer: &mut Self| {
            if !std::mem::replace(&mut begun, true) {
                writer.builder.begin_competency(title, category, line);
            }
        };
        let alone = Fields::default();
        let fields = value.as_object().unwrap_or(&alone);
        let has_lists = fields.values().any(|value| value.is_array() || value.is_object());
        if value.is_string() || value.is_array() {
            open(self);
            self.statements(value, false);
        }
        for (name, value) in fields.iter() {
            if NAMES.contains(&name) || CATEGORIES.contains(&name) || words::is_aside(name) {
                continue;
            }
            match value {
                Value::String(text) if has_lists => {
                    open(self);
                    self.builder.description(&plain(text));
                }
                Value::String(_) | Value::Array(_) => {
                    open(self);
                    self.statements(value, words::is_examples(name));
                }
                Value::Object(_) => self.unplaced_all(value),
                _ => {}
            }
        }
    }

    /// Says that all texts in a value belong to no statement.
    pub(super) fn unplaced_all(&mut self, value: &Value<'_>) {
        beside::texts("", value, &mut |_, text| self.unplaced(text, ""));
    }

    /// Writes what is listed; an object in a list is a statement with its examples.
    fn statements(&mut self, value: &Value<'_>, are_examples: bool) {
        let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for value in list {
            let parts = Parts::of(value);
            let Some(text) = parts.text.filter(|text| !text.trim().is_empty()) else {
                self.unplaced_all(value);
                continue;
            };
            if is_placeholder(text) {
                self.placeholder(text);
            } else if are_examples {
                self.builder.example(&plain(text));
            } else {
                self.ask(text);
            }
            self.aside(&parts);
        }
    }
}
