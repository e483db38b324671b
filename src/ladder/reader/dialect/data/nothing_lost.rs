//! Each text of data has a word of its own: whatever its shape, where something of it is read
//! as a ladder, all of these words are read, none twice, or are said to be left out.

use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::ladder::assemble::assemble;
use crate::ladder::model::{Expectation, Ladder, Level};
use crate::ladder::reader::nothing_lost::said;
use crate::ladder::reader::read;

/// What fields are called, those of levels and of what they ask more often.
const NAMES: &[&str] = &[
    "junior",
    "senior",
    "lead",
    "junior",
    "senior",
    "1",
    "2",
    "L1",
    "levels",
    "competencies",
    "skills",
    "expectations",
    "items",
    "dough",
    "oven",
    "summary",
    "description",
    "examples",
    "notes",
    "other",
    "criteria",
    "code",
    "grade",
    "Competencies",
    "level1",
    "level2",
    "order",
];

/// Values of fields that name something.
const TITLES: &[&str] = &["Junior Baker", "Senior Baker", "Lead Baker", "Dough", "Oven", "Guests"];

/// A text, whose word is put in later.
const TEXT: &str = "does @ every day well";

/// One that stands otherwise in the source than it is read.
const QUOTED: &str = "\"does\" @ at\tall times";

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => Just(json!(TEXT)),
        1 => Just(json!(QUOTED)),
        1 => Just(json!(40)),
        1 => Just(json!("TBD")),
        // What a colon ends or parts became the name of a field.
        1 => Just(json!({"Cleans @ of the ovens": [TEXT, TEXT]})),
        1 => Just(json!({"Cleans @ of the ovens": TEXT})),
        1 => Just(json!({"Cleans @ of the ovens": null})),
        1 => Just(json!({"Cleans @ of the ovens": 40})),
    ];
    leaf.prop_recursive(5, 60, 4, |inner| {
        let name = prop::option::of((
            prop::sample::select(vec!["name", "title", "level", "rank", "category"]),
            0..TITLES.len(),
        ));
        let fields = prop::collection::vec((prop::sample::select(NAMES), inner.clone()), 1..4);
        let object = (name, fields).prop_map(|(name, fields)| {
            let named = name.map(|(field, title)| (field.to_owned(), json!(TITLES[title])));
            let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value));
            Value::Object(named.into_iter().chain(fields).collect::<Map<_, _>>())
        });
        prop_oneof![1 => prop::collection::vec(inner, 1..4).prop_map(Value::Array), 2 => object]
    })
}

/// A ladder by level or by competency, with anything beside what it asks and within it.
fn ladder() -> impl Strategy<Value = Value> {
    let asks = prop::collection::vec(value(), 4);
    (asks, prop::option::of(value()), any::<bool>()).prop_map(|(asks, beside, by_level)| {
        let [a, b, c, d] = asks.try_into().unwrap();
        let data = if by_level {
            json!([{"name": "Junior Baker", "dough": [TEXT, a], "oven": b}, {"name": "Senior Baker", "dough": [TEXT], "oven": c, "more": d}])
        } else {
            json!([{"name": "Dough", "junior": [TEXT, a], "senior": b}, {"name": "Oven", "junior": TEXT, "senior": [TEXT, c], "more": d}])
        };
        beside.map_or_else(|| data.clone(), |beside| json!({"title": "Bakers", "beside": beside, "levels": data}))
    })
}

/// Gives each text of some data its word.
fn with_words(data: &Value) -> (String, usize) {
    let (mut text, mut count) = (String::new(), 0);
    for part in serde_json::to_string_pretty(data).unwrap().split('@') {
        if !text.is_empty() {
            write!(text, "w{count}w").unwrap();
            count += 1;
        }
        text.push_str(part);
    }
    (text, count)
}

/// Whether a text sums up all of some data, and asks nothing.
fn sums_up(text: &str, word: &str) -> bool {
    let line = text.lines().find(|line| line.contains(word)).unwrap_or_default();
    ["  \"summary\": \"", "  \"description\": \""].iter().any(|start| line.starts_with(start))
}

/// How many texts a finding counts without quoting them.
fn counted(message: &str) -> usize {
    let first = message.split(' ').next().unwrap_or_default();
    if first == "One" { 1 } else { first.parse().unwrap_or(0) }
}

/// The titles of levels and competencies with their lines.
fn titles(ladder: &Ladder) -> Vec<(&str, usize)> {
    let parts = ladder.levels().flat_map(Level::competencies).map(|part| (part.title(), part.source().line as usize));
    ladder.levels().map(|level| (level.title(), level.source().line as usize)).chain(parts).collect()
}

proptest! {
    #[test]
    fn whatever_stands_in_data_is_read_or_said(data in prop_oneof![4 => ladder(), 1 => value()]) {
        let (text, count) = with_words(&data);
        let document = || read("career/bakers.json", text.as_bytes());
        let ladder = assemble("bakery", vec![document()]);
        // Of what is no ladder nothing is read.
        if ladder.is_empty() {
            return Ok(());
        }
        for asked in ladder.levels().flat_map(Level::expectations) {
            let word = asked.text().split(' ').find(|word| word.starts_with('w') && word.ends_with('w') && word.len() > 2);
            let nth = |word: &str| text.lines().position(|line| line.contains(word)).map(|nth| nth + 1);
            prop_assert_eq!(word.and_then(nth).unwrap_or(asked.source().line as usize), asked.source().line as usize, "{:?}\n{}", word, text);
        }
        for (title, line) in titles(&ladder) {
            let word = title.split(' ').find(|word| word.starts_with('w') && word.ends_with('w') && word.len() > 2);
            let nth = word.and_then(|word| text.lines().position(|line| line.contains(word)));
            // What topics ask of a level stands where they ask it, below its name.
            prop_assert!(nth.is_none_or(|nth| nth < line), "{}\n{}", title, text);
        }
        // What is called as its field stands above the first that it asks in words of its own.
        for part in ladder.levels().flat_map(Level::competencies) {
            let first = part.expectations().next().filter(|asked| asked.text().starts_with("does w"));
            let Some(asked) = first.filter(|_| !text.contains(&format!("{:?}", part.title()))) else { continue };
            let lines = [part.source().line, asked.source().line];
            prop_assert!(lines.is_sorted(), "{}: {:?}\n{}", part.title(), lines, text);
        }
        let asked: Vec<_> = ladder.levels().flat_map(Level::expectations).map(Expectation::text).collect();
        let (asked, all) = (asked.join("\n"), said(document()));
        let messages: Vec<_> = ladder.diagnostics().iter().map(|finding| &*finding.message).collect();
        let words: Vec<_> = (0..count).map(|nth| format!("w{nth}w")).collect();
        let twice: Vec<_> = words.iter().filter(|word| asked.matches(word.as_str()).count() > 1).collect();
        prop_assert!(twice.is_empty(), "twice: {twice:?}\n{text}");
        let is_there = |word: &str| all.contains(word) || messages.iter().any(|said| said.contains(word));
        let lost: Vec<_> = words.iter().filter(|word| !is_there(word) && !sums_up(&text, word)).collect();
        let counted: usize = messages.iter().map(|message| counted(message)).sum();
        prop_assert!(lost.len() <= counted, "lost: {lost:?}, counted {counted}\n{text}\n{messages:#?}");
    }
}
