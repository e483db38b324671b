//! The dialect in which a ladder is data: all in front matter, or a file of YAML, TOML
//! or JSON. It lists topics, each with what it asks by level, or levels, each with
//! what it asks.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::super::blocks::Blocks;
use super::super::model::DocumentBuilder;
use super::super::text::{is_plain, is_unsafe};
use super::body::Body;
use super::{Page, claims, front};
use places::Places;

mod levels;
mod places;
mod topics;
mod words;

pub(super) fn fits(page: &Page<'_>) -> bool {
    page.front.as_ref().and_then(|data| Ladder::of(data, page.is_data())).is_some()
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let Some(data) = page.front.as_ref() else { return };
    match Ladder::of(data, page.is_data()) {
        Some(Ladder::Topics(topics)) => {
            builder.begin_track(front::text(data, words::NAMES).map(plain).as_deref());
            topics::write(&topics, page.text, builder);
        }
        Some(Ladder::Levels(tracks)) => levels::write(&tracks, page.text, builder),
        None => {}
    }
    // What stands below explains the ladder, as far as we have seen; it is said.
    Body::new(page, builder).unplaced_items(page.blocks.all(), Some("the front matter"));
}

/// What data is a ladder.
enum Ladder<'a> {
    Topics(Vec<topics::Topic<'a>>),
    Levels(Vec<levels::Track<'a>>),
}

impl<'a> Ladder<'a> {
    /// Finds it. Of a file that is nothing but data (`is_whole`) more is asked than of
    /// front matter: most such files are no ladders.
    fn of(data: &'a Value, is_whole: bool) -> Option<Self> {
        let topics = topics::topics(data).filter(|topics| !is_whole || topics::are_plain(topics));
        topics.map(Ladder::Topics).or_else(|| {
            let tracks = levels::tracks(data);
            (!tracks.is_empty()).then_some(Ladder::Levels(tracks))
        })
    }
}

/// Writes a statement.
fn ask(text: &str, line: u32, places: &Places<'_>, builder: &mut DocumentBuilder) {
    let words = plain(text);
    builder.expectation(&words, line, 0);
    if places.may_claim {
        claim(&words, line, builder);
    }
}

/// Keeps a text aside if it says what its level builds on.
fn claim(text: &str, line: u32, builder: &mut DocumentBuilder) {
    if claims::claims(text) {
        builder.claim(text, line);
    }
}

/// A statement and its examples.
#[derive(Default)]
struct Parts<'a> {
    text: Option<&'a str>,
    examples: Vec<&'a str>,
    /// Sentences beside them that nothing says what they are.
    others: Vec<&'a str>,
}

impl<'a> Parts<'a> {
    /// What a value says: a text, or an object with a text and examples.
    fn of(value: &'a Value) -> Self {
        match value {
            Value::String(text) => Parts { text: Some(text), ..Parts::default() },
            Value::Object(fields) => Parts::of_fields(fields),
            _ => Parts::default(),
        }
    }

    fn of_fields(fields: &'a Map<String, Value>) -> Self {
        let texts = fields.iter().filter(|(name, _)| !words::is_examples(name));
        let texts = texts.filter_map(|(name, value)| Some((name, value.as_str()?)));
        // An id may stand before what it is the id of.
        let mut said = texts.clone().filter(|(name, _)| !words::is_id(name)).map(|(_, text)| text);
        let text = said.next().or_else(|| texts.clone().map(|(_, text)| text).next());
        let illustrating = fields.iter().filter(|(name, _)| words::is_examples(name)).map(|(_, value)| value);
        let lists = illustrating.map(|value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice));
        let examples = lists.flatten().filter_map(Value::as_str).collect();
        Parts { text, examples, others: said.filter(|text| text.trim().contains(' ')).collect() }
    }
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
    let is_code = || ["import ", "export "].iter().any(|word| text.starts_with(word));
    text.bytes().fold(0, |any, byte| any | is_mark(byte)) == 0 && is_one_line(text) && begins_plainly() && !is_code()
}

/// More than nothing for a letter that may mark up others. No answer ends the asking,
/// so that many letters are asked at once.
fn is_mark(byte: u8) -> u8 {
    b"*_`[]<>&\\~|{}^".iter().fold(0, |is, &mark| is | u8::from(byte == mark))
}

/// Whether a text has no white space but single spaces, and nothing unsafe.
fn is_one_line(text: &str) -> bool {
    let is_fit = |letter: char| letter == ' ' || (!letter.is_whitespace() && !is_unsafe(letter));
    is_plain(text) || (text.chars().all(is_fit) && !text.contains("  "))
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
                && !has_no_marks("Ties knots ^anchor")
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
