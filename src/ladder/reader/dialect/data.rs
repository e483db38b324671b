//! The dialect in which a ladder is data: all in front matter, or a file of YAML, TOML
//! or JSON. It lists topics, each with what it asks by level, or levels, each with
//! what it asks.

use super::super::as_data::Beside;
use super::super::as_data::{Ladder, Steps};
use super::super::body::Body;
use super::super::front::{self, Fields, Value};
use super::super::{Page, unplaced};
use crate::hash::HashSet;
use crate::ladder::claims;
use crate::ladder::model::DocumentBuilder;
use crate::ladder::placeholders::{self, is_placeholder};
use crate::ladder::text::clean_line;
use beside::{field, only_tells_apart, texts};
use called::Called;
use markdown::{blocks_of, plain};
use places::Places;

mod beside;
mod called;
mod levels;
mod markdown;
mod matrix;
mod places;
mod shape;
mod told;
mod topics;
mod words;

/// Why a file that is one topic is no ladder where no other one has its levels.
const ALONE: &str =
    "Its data is one topic that asks something of levels, and no file beside it has the same ones, so it was left out.";

/// Why a file that may be one level is no ladder where no other one is like it.
const ALONE_AS_A_LEVEL: &str = "Its data may be one level, but no file beside it is another one, so it was left out.";

pub(super) fn fits(page: &Page<'_>) -> bool {
    ladder(page).is_some()
}

/// The ladder that a page's data is, found once.
fn ladder<'p, 'a>(page: &'p Page<'a>) -> Option<&'p Ladder<'a>> {
    page.data.get_or_init(|| Ladder::of(page)).as_ref()
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let mut writer = Writer::of(page, builder);
    match ladder(page) {
        Some(Ladder::Topics(topics, steps)) => {
            if topics.len() == 1 {
                writer.builder.doubt(ALONE);
            }
            let title = page.front.and_then(|data| front::text(data, words::NAMES)).map(plain);
            writer.builder.begin_track(title.as_deref());
            topics::write(topics, steps, &mut writer);
            writer.steps_left(steps);
        }
        Some(Ladder::Levels(tracks, steps)) => {
            if levels::is_supposed(tracks) {
                writer.builder.doubt(ALONE_AS_A_LEVEL);
            }
            levels::write(tracks, &mut writer);
            writer.steps_left(steps);
        }
        None => {}
    }
    // What stands below explains the ladder, as far as we have seen; it is said.
    Body::new(page, builder).unplaced_below(page.blocks.all());
}

/// Says which lists of sentences the front matter of a document has whose levels stand
/// elsewhere.
pub(in super::super) fn say_lists(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let fields = page.front.and_then(Value::as_object).into_iter().flat_map(Fields::iter);
    let mut beside = Beside::default();
    let is_one = |(name, value): &(&str, &Value<'_>)| {
        topics::lists_sentences(name, value) && (!words::is_of_a_document(name) || shape::holds_sentences(value))
    };
    let lists = fields.filter(is_one);
    lists.for_each(|(name, value)| beside.add(name, value));
    if !beside.is_empty() {
        Writer::of(page, builder).beside(&beside);
    }
}

impl<'a> Ladder<'a> {
    /// Finds it. Of a file that is nothing but data more is asked than of front matter:
    /// most such files are no ladders.
    fn of(page: &Page<'a>) -> Option<Self> {
        let (data, is_whole) = (page.front?, page.is_data());
        let mut called = Called::of(data);
        let topics = topics::topics(data, &mut called).filter(|topics| !is_whole || topics::are_plain(topics));
        let by_levels = |called: &Called<'a>| Some(levels::tracks(data, called)).filter(|tracks| !tracks.is_empty());
        if let Some(topics) = topics {
            // What shares no level with its likes is a track rather than a topic.
            let tracks = topics::are_apart(&topics).then(|| by_levels(&called)).flatten();
            return Some(match tracks.filter(|tracks| tracks.len() == topics.len()) {
                Some(tracks) => Ladder::Levels(tracks, called.steps),
                None => Ladder::Topics(topics, called.steps),
            });
        }
        if let Some(tracks) = by_levels(&called) {
            return Some(Ladder::Levels(tracks, called.steps));
        }
        // What only names levels may be all that there is of them.
        if let Some(tracks) = by_levels(&Called::default()) {
            return Some(Ladder::Levels(tracks, Steps::default()));
        }
        // Rows and lists that are no ladder stand beside many a one.
        let rows = matrix::topics(data).filter(|topics| !is_whole || topics::are_plain(topics));
        if let Some(topics) = rows {
            return Some(Ladder::Topics(topics, Steps::default()));
        }
        if !page.is_all_front() {
            return None;
        }
        // A file may be one topic of several; the files beside it tell.
        let topic = topics::topic_alone(data, &called);
        let topic = topic.map(|topic| vec![topic]).filter(|topics| topics::are_plain(topics));
        match topic {
            Some(topics) => Some(Ladder::Topics(topics, called.steps)),
            None => levels::level_alone(data).map(|track| Ladder::Levels(vec![track], Steps::default())),
        }
    }
}

/// What to do about a text of data that belongs to no level.
const ADVICE: &str = "Leave it if it is beside the point; else put it into a field of the level that asks it.";

/// Writes what data holds, and knows where it stands.
struct Writer<'p, 'b> {
    places: Places<'p>,
    builder: &'b mut DocumentBuilder,
    /// The places of the listed levels of which it is written what their list says.
    steps: HashSet<i64>,
}

impl<'p, 'b> Writer<'p, 'b> {
    fn of(page: &'p Page<'_>, builder: &'b mut DocumentBuilder) -> Self {
        Writer { places: Places::of(page), builder, steps: HashSet::default() }
    }
}

impl Writer<'_, '_> {
    /// Writes what a list holds: a text, or an object that is a statement with its own
    /// examples; where the list `illustrates`, it is an example itself. `items_call` is what its items
    /// call what they say. `begin` is called with the line of what is asked, before it is written.
    fn listed(
        &mut self,
        value: &Value<'_>,
        illustrates: bool,
        items_call: Option<&str>,
        begin: impl FnOnce(&mut Self, u32),
    ) {
        let keyed = value.as_object().and_then(own_field).filter(|(name, _)| Some(*name) != items_call);
        if let Some((key, value)) = keyed.filter(|(key, value)| words::is_phrase(key) && !value.is_string()) {
            if illustrates {
                field(key, value, &mut |_, text| self.example(text));
            } else {
                self.keyed(key, value, 0, begin);
            }
            return;
        }
        let Parts { own_name, text, examples, others } = Parts::of(value);
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            self.unplaced_all(value);
            return;
        };
        if is_placeholder(text) {
            self.placeholder(text);
            // What illustrates it would be of the statement before it.
            for text in examples.into_iter().chain(others) {
                self.unplaced(text, "");
            }
            return;
        }
        // Of equal texts each place is told once.
        let line = self.places.line(text);
        begin(self, line);
        let named = own_name.filter(|name| Some(*name) != items_call);
        let named = named.map(|before| format!("{}: {}", plain(before), plain(text)));
        if illustrates {
            self.example(named.as_deref().unwrap_or(text));
        } else if let Some(words) = named {
            self.builder.expectation(&words, line, 0);
            self.claim(&words, line);
        } else if let Some(blocks) = blocks_of(text) {
            self.blocks(&blocks, line);
        } else {
            self.ask(text, line, 0);
        }
        for example in examples {
            self.example(example);
        }
        for other in others {
            self.unplaced(other, "");
        }
    }

    /// Writes a statement.
    fn ask(&mut self, text: &str, line: u32, depth: usize) {
        let words = plain(text);
        self.builder.expectation(&words, line, depth);
        if self.places.may_claim(text) {
            self.claim(&words, line);
        }
    }

    /// Writes a statement that became the name of a field, since a colon ends it: what stands
    /// below it is a part of it. `begin` is called with its line.
    fn keyed(&mut self, key: &str, value: &Value<'_>, depth: usize, begin: impl FnOnce(&mut Self, u32)) {
        let line = self.places.line_of_key(key, value);
        begin(self, line);
        let behind = match value {
            Value::String(text) if !is_placeholder(text) => Some(plain(text)),
            Value::Number(number) => Some(number.to_string().into()),
            Value::Bool(is) => Some(is.to_string().into()),
            _ => None,
        };
        if let Some(text) = behind.filter(|text| !text.is_empty()) {
            self.ask(&format!("{key}: {text}"), line, depth);
            return;
        }
        self.ask(key, line, depth);
        self.below(value, depth + 1);
    }

    /// Writes what stands below a statement.
    fn below(&mut self, value: &Value<'_>, depth: usize) {
        match value {
            Value::String(text) if is_placeholder(text) => self.placeholder(text),
            Value::String(text) if !text.trim().is_empty() => {
                let line = self.places.line(text);
                self.ask(text, line, depth);
            }
            Value::Array(list) => list.iter().for_each(|value| self.below(value, depth)),
            Value::Object(fields) => match own_field(fields) {
                Some((key, value)) if words::is_phrase(key) => self.keyed(key, value, depth, |_, _| {}),
                _ => self.unplaced_all(value),
            },
            _ => {}
        }
    }

    /// Keeps a text aside if it says what its level builds on.
    fn claim(&mut self, text: &str, line: u32) {
        for (sentence, ..) in claims::claiming(text) {
            self.builder.claim(sentence, line);
        }
    }

    /// Says that a text holds the place of a statement.
    fn placeholder(&mut self, text: &str) {
        let (code, message) = placeholders::finding(&clean_line(text));
        self.builder.diagnose_at(code, self.places.offset(text), message);
    }

    /// Says that a text belongs to no statement, and why (`", as …"`).
    fn unplaced(&mut self, text: &str, why: &str) {
        if text.trim().is_empty() {
            return;
        }
        let (code, message) = unplaced::finding(text, why);
        self.builder.diagnose_at(code, self.places.offset(text), message);
        self.builder.advise(ADVICE);
    }

    /// Says that all texts in a value belong to no statement.
    fn unplaced_all(&mut self, value: &Value<'_>) {
        texts("", value, &mut |_, text| self.unplaced(text, ""));
    }

    /// Says the same of a field, whose name may be a sentence, too.
    fn unplaced_field(&mut self, name: &str, value: &Value<'_>) {
        field(name, value, &mut |_, text| self.unplaced(text, ""));
    }
}

/// A statement and its examples.
#[derive(Default)]
struct Parts<'a> {
    /// The name of its one field, where nobody knows what that holds.
    own_name: Option<&'a str>,
    text: Option<&'a str>,
    examples: Vec<&'a str>,
    /// Sentences beside them that nothing says what they are.
    others: Vec<&'a str>,
}

impl<'a> Parts<'a> {
    /// What a value says: a text, or an object with a text and examples.
    fn of(value: &'a Value<'_>) -> Self {
        match value {
            Value::String(text) => Parts { text: Some(text), ..Parts::default() },
            Value::Object(fields) => Parts::of_fields(fields),
            _ => Parts::default(),
        }
    }

    fn of_fields(fields: &'a Fields<'_>) -> Self {
        let strings = fields.iter().filter(|(name, _)| !words::is_examples(name));
        let strings = strings.filter_map(|(name, value)| Some((name, value.as_str()?)));
        // An id may stand before what it is the id of.
        let mut said = strings.clone().filter(|(name, _)| !words::only_tells_apart(name)).map(|(_, text)| text);
        let text = said.next().or_else(|| strings.clone().map(|(_, text)| text).next());
        let mut others: Vec<&str> = said.filter(|text| words::is_phrase(text)).collect();
        let mut examples = Vec::new();
        let is_alone = own_field(fields).is_some();
        for (name, value) in fields.iter() {
            if words::is_examples(name) {
                texts(name, value, &mut |_, text| examples.push(text));
            } else if value.is_string() {
                let asks = |own: &&str| words::is_sentence(own) && Some(*own) != text;
                let apart = value.as_str().filter(|_| words::only_tells_apart(name)).filter(asks);
                others.extend(apart.into_iter().chain(Some(name).filter(|name| !is_alone && words::is_asked(name))));
            } else if !only_tells_apart(name, value) {
                field(name, value, &mut |_, text| {
                    if words::is_phrase(text) {
                        others.push(text);
                    }
                });
            }
        }
        Parts { own_name: own_field(fields).map(|(name, _)| name), text, examples, others }
    }
}

/// The one field that an object has, if its name is none that says what it holds: what stands
/// before a colon that nobody quoted becomes such a name.
fn own_field<'v, 'a>(fields: &'v Fields<'a>) -> Option<(&'v str, &'v Value<'a>)> {
    let mut fields = fields.iter();
    let (name, value) = fields.next().filter(|_| fields.next().is_none())?;
    words::is_own(name).then_some((name, value))
}

/// What a field lists; a value is as good as a list of one.
fn listed<'v, 'a>(value: &'v Value<'a>) -> &'v [Value<'a>] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

/// The name by which several items of a list call what they say: it is no part of that.
fn field_of_items<'v, 'a: 'v>(items: impl Iterator<Item = &'v Value<'a>>) -> Option<&'v str> {
    let mut names = items.filter_map(|value| Some(own_field(value.as_object()?)?.0));
    let first = names.next()?;
    names.any(|name| name == first).then_some(first)
}

#[cfg(test)]
mod nothing_lost;
#[cfg(test)]
mod outline;
