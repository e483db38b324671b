//! The dialect in which a ladder is all in front matter: topics, each with its
//! demands by level.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::super::blocks::Blocks;
use super::super::diagnostic::Code;
use super::super::model::{DocumentBuilder, LevelDraft};
use super::super::text::{clean_line, is_unsafe};
use super::body::Body;
use super::placeholders::{self, is_placeholder};
use super::{Page, front};
use crate::hash::HashMap;

/// Fields that name a topic, best first.
const NAMES: &[&str] = &["title", "name", "label"];

pub(super) fn fits(page: &Page<'_>) -> bool {
    page.front.as_ref().and_then(topics).is_some()
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let Some((front, topics)) = page.front.as_ref().and_then(|front| Some((front, topics(front)?))) else {
        return;
    };
    builder.begin_track(front::text(front, NAMES).map(plain).as_deref());
    let mut places = Places::of(page.text);
    for (key, entries) in levels(&topics) {
        let title = key.number.map_or_else(|| key.text.clone(), |number| format!("Level {number}"));
        builder.begin_level(LevelDraft { title: &title, rank: None, line: 1 });
        for (topic, entry) in entries {
            write(topic, entry, &mut places, builder);
        }
    }
    for topic in &topics {
        topic.unplaced.iter().for_each(|value| report(topic, value, &mut places, builder));
    }
    // What stands below explains the ladder, as far as we have seen; it is said.
    Body::new(page, builder).unplaced_items(page.blocks.all(), Some("the front matter"));
}

/// A topic with an entry for each level that it asks something of.
struct Topic<'a> {
    /// Nothing where it has none, and so nothing to go by.
    title: Option<Cow<'a, str>>,
    entries: Vec<(Key, &'a Map<String, Value>)>,
    /// What belongs to no level.
    unplaced: Vec<&'a Value>,
}

/// What names a level in an entry: a number or a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key {
    number: Option<i64>,
    text: String,
}

impl Key {
    fn of(entry: &Map<String, Value>) -> Option<Self> {
        let value = entry.get("level")?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(Key { number: value.as_i64().or_else(|| text.trim().parse().ok()), text })
    }
}

/// Finds the list of topics: objects that hold a list of entries by level.
fn topics(front: &Value) -> Option<Vec<Topic<'_>>> {
    let lists = front.as_object()?.values().filter_map(Value::as_array);
    let mut found = lists.map(|list| list.iter().filter_map(topic).collect::<Vec<_>>());
    found.find(|topics| topics.iter().filter(|topic| topic.title.is_some()).count() > 1)
}

fn topic(value: &Value) -> Option<Topic<'_>> {
    let lists = value.as_object()?.values().filter_map(Value::as_array);
    let mut lists = lists.map(|list| list.iter().map(|value| (entry(value), value)).collect::<Vec<_>>());
    let list = lists.find(|list| list.iter().any(|(entry, _)| entry.is_some()))?;
    let title = front::text(value, NAMES).map(plain);
    let (mut entries, mut unplaced) = (Vec::new(), Vec::new());
    for (entry, value) in list {
        match entry.filter(|_| title.is_some()) {
            Some(entry) => entries.push(entry),
            None => unplaced.push(value),
        }
    }
    Some(Topic { title, entries, unplaced })
}

/// An entry with the level that it names.
fn entry(value: &Value) -> Option<(Key, &Map<String, Value>)> {
    let fields = value.as_object()?;
    Some((Key::of(fields)?, fields))
}

/// What a level has of each topic.
type Entries<'t, 'a> = Vec<(&'t Topic<'a>, &'a Map<String, Value>)>;

/// The levels of all topics: numbers in their order, words as they come.
fn levels<'t, 'a>(topics: &'t [Topic<'a>]) -> Vec<(&'t Key, Entries<'t, 'a>)> {
    let mut known: HashMap<&Key, usize> = HashMap::default();
    let mut levels: Vec<(&Key, Entries<'t, 'a>)> = Vec::new();
    for (topic, (key, entry)) in topics.iter().flat_map(|topic| topic.entries.iter().map(move |entry| (topic, entry))) {
        let nth = *known.entry(key).or_insert_with(|| {
            levels.push((key, Vec::new()));
            levels.len() - 1
        });
        levels[nth].1.push((topic, entry));
    }
    if levels.iter().all(|(key, _)| key.number.is_some()) {
        levels.sort_by_key(|&(key, _)| key);
    }
    levels
}

/// Says that an entry names no level, or that its topic has no title.
fn report(topic: &Topic<'_>, value: &Value, places: &mut Places<'_>, builder: &mut DocumentBuilder) {
    let Some(text) = first_text(value) else { return };
    let why = if topic.title.is_some() { "its entry names no level" } else { "its topic has no title" };
    let start: String = text.chars().take(60).collect();
    let message = format!("This text belongs to no statement, as {why}: {:?}.", clean_line(&start));
    builder.diagnose_at(Code::Unplaced, places.offset(text), message);
}

/// The first text of an entry that is no name of something.
fn first_text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()),
        Value::Array(list) => list.iter().find_map(first_text),
        Value::Object(fields) => {
            let demands = fields.iter().filter(|(name, _)| !is_aside(name));
            demands.map(|(_, value)| value).find_map(first_text)
        }
        _ => None,
    }
}

/// Fields of an entry that ask nothing.
const ASIDE: &[&str] = &["level", "id", "key", "slug", "url", "link", "icon", "color", "colour"];

fn is_aside(name: &str) -> bool {
    ASIDE.contains(&name) || NAMES.contains(&name)
}

/// Writes what a topic asks of a level. What is listed under examples is one;
/// an object in a list is a statement with its own examples, and a text that
/// stands where others have a list is as good as a list of one.
fn write(topic: &Topic<'_>, entry: &Map<String, Value>, places: &mut Places<'_>, builder: &mut DocumentBuilder) {
    let mut begun = false;
    for (name, value) in entry.iter().filter(|(name, _)| *name != "level") {
        let list = match value {
            Value::Array(list) => list.as_slice(),
            Value::String(_) if !is_aside(name) => std::slice::from_ref(value),
            _ => continue,
        };
        for item in list {
            let (text, examples) = match item {
                Value::String(text) => (Some(text.as_str()), Vec::new()),
                Value::Object(fields) => parts(fields),
                _ => (None, Vec::new()),
            };
            let Some(text) = text.filter(|text| !text.trim().is_empty()) else { continue };
            if is_placeholder(text) {
                let message = placeholders::message(&clean_line(text));
                builder.diagnose_at(Code::Placeholder, places.offset(text), message);
                continue;
            }
            let line = places.line(text);
            if !begun {
                builder.begin_competency(topic.title.as_deref().unwrap_or_default(), None, line);
                begun = true;
            }
            if is_examples(name) && item.is_string() {
                builder.example(&plain(text));
            } else {
                builder.expectation(&plain(text), line, 0);
            }
            for example in examples {
                builder.example(&plain(example));
            }
        }
    }
}

/// The statement of an object, and its examples.
fn parts(fields: &Map<String, Value>) -> (Option<&str>, Vec<&str>) {
    let text = fields.values().find_map(Value::as_str);
    let lists = fields.iter().filter(|(name, _)| is_examples(name)).filter_map(|(_, value)| value.as_array());
    (text, lists.flatten().filter_map(Value::as_str).collect())
}

fn is_examples(name: &str) -> bool {
    name.to_lowercase().starts_with("example")
}

/// The plain text of a field, which may hold Markdown.
fn plain(text: &str) -> Cow<'_, str> {
    if has_no_marks(text) {
        return text.trim_end().into();
    }
    let blocks = Blocks::parse(text);
    let words: Vec<&str> = blocks.all().iter().map(|block| blocks.text(block)).collect();
    words.join(" ").trim().to_owned().into()
}

/// Whether a text is one line in which nothing is marked up, so that it need not
/// be parsed: most demands are, and a parser for each costs more than all else.
fn has_no_marks(text: &str) -> bool {
    let begins_plainly = || text.starts_with(char::is_alphabetic) && !Blocks::is_marked(text);
    let is_bare = |letter: char| match letter {
        '*' | '_' | '`' | '[' | ']' | '<' | '>' | '&' | '\\' | '~' | '|' | '{' | '}' => false,
        ' '..='~' => true,
        letter => !letter.is_whitespace() && !is_unsafe(letter),
    };
    let is_code = ["import ", "export "].iter().any(|word| text.starts_with(word));
    text.chars().all(is_bare) && begins_plainly() && !is_code && !text.contains("  ")
}

/// How many letters tell where a text may begin.
const START: usize = 12;

/// Among how many lines that begin alike a text is looked for.
const MOST_ALIKE: usize = 100;

/// Finds the lines of texts, which the parser of the data doesn't tell: equal
/// texts one after the other.
struct Places<'a> {
    text: &'a str,
    places: Vec<Place>,
    /// For each beginning, the first and the last of the places that begin so.
    ends: HashMap<Start, (Option<usize>, usize)>,
}

/// A place where a text may begin.
#[derive(Clone, Copy)]
struct Place {
    /// Line in the source, from 1.
    line: u32,
    /// Where it is, in bytes.
    offset: usize,
    /// The next place that begins alike.
    next: Option<usize>,
}

/// The letters with which a text begins.
type Start = [char; START];

fn start(text: &str) -> Start {
    let mut start = ['\0'; START];
    start.iter_mut().zip(letters(text)).for_each(|(place, letter)| *place = letter);
    start
}

/// Where the value of a line begins that has its name before it.
fn value(line: &str) -> Option<usize> {
    let mut colons = memchr::memchr_iter(b':', line.as_bytes());
    colons.find(|colon| line.as_bytes().get(colon + 1) == Some(&b' ')).map(|colon| colon + 2)
}

impl<'a> Places<'a> {
    fn of(text: &'a str) -> Self {
        let mut places = Places { text, places: Vec::new(), ends: HashMap::default() };
        let mut offset = 0;
        for (line, words) in (1..).zip(text.split_inclusive('\n')) {
            // A value stands behind its name, or on a line of its own.
            for from in [Some(0), value(words)].into_iter().flatten() {
                places.add(start(&words[from..]), Place { line, offset: offset + from, next: None });
            }
            offset += words.len();
        }
        places
    }

    fn add(&mut self, start: Start, place: Place) {
        let nth = self.places.len();
        let (_, last) = self.ends.entry(start).or_insert((Some(nth), nth));
        if *last < nth {
            self.places[std::mem::replace(last, nth)].next = Some(nth);
        }
        self.places.push(place);
    }

    fn line(&mut self, text: &str) -> u32 {
        self.place(text).map_or(1, |(line, _)| line)
    }

    /// Where the first letter of a text stands in the source.
    fn offset(&mut self, text: &str) -> usize {
        let offset = self.place(text).map_or(0, |(_, offset)| offset);
        offset + self.text[offset..].find(char::is_alphanumeric).unwrap_or(0)
    }

    /// The line of a text, and where what begins with it stands in the source.
    fn place(&mut self, text: &str) -> Option<(u32, usize)> {
        let (first, _) = self.ends.get_mut(&start(text))?;
        let (source, words) = (self.text, from_letter(text));
        // Most texts stand in the source as they are, but for what quotes them.
        let is_here = |at: usize| {
            from_letter(&source[at..]).starts_with(words)
                || letters(&source[at..]).zip(letters(text)).all(|(a, b)| a == b)
        };
        let mut before = None;
        let mut alike = *first;
        for _ in 0..MOST_ALIKE {
            let Some(nth) = alike else { break };
            let Place { line, offset, next } = self.places[nth];
            if is_here(offset) {
                // The first that is this text, and then no other's.
                match before {
                    Some(before) => self.places[before] = Place { next, ..self.places[before] },
                    None => *first = next,
                }
                return Some((line, offset));
            }
            (before, alike) = (Some(nth), next);
        }
        first.map(|nth| (self.places[nth].line, self.places[nth].offset))
    }
}

/// A text from its first letter on.
fn from_letter(text: &str) -> &str {
    text.trim_start_matches(|letter: char| !letter.is_alphanumeric())
}

/// The letters of a text: quotes and escapes differ between data and source.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parsed(text: &str) -> String {
        let blocks = Blocks::parse(text);
        blocks.all().iter().map(|block| blocks.text(block)).collect::<Vec<_>>().join(" ").trim().to_owned()
    }

    #[test]
    fn most_demands_need_no_parser() {
        assert!(has_no_marks("Ties knots that don't slip, e.g. #3 (a bowline): 2 - 3 a day!"));
        assert!(
            !has_no_marks("Ties *every* knot")
                && !has_no_marks("a) Ties")
                && !has_no_marks("h2. Ties")
                && !has_no_marks("")
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn what_needs_no_parser_is_what_the_parser_gives(text in "([a-zé]|[ -~]|import |\\PC){0,12}") {
            if has_no_marks(&text) {
                prop_assert_eq!(plain(&text).into_owned(), parsed(&text));
            }
        }
    }
}
