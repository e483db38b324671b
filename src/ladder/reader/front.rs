//! Front matter: what a document says of itself, in YAML or TOML.

use std::path::Path;

use super::super::blocks::{Blocks, Kind};
use super::MOST_LEVELS;
pub(super) use fault::Fault;
pub(super) use value::{Fields, Value};

mod fault;
mod json;
mod simple;
mod value;

/// What came of reading data: nothing where there is none, and why where it is broken.
pub(super) type Read<'a> = Result<Option<Value<'a>>, Fault>;

/// Reads a document's front matter; nothing where it has none. Where it can't be
/// read the error says why and where.
pub(super) fn read<'a>(text: &str, blocks: &'a Blocks) -> Read<'a> {
    let Some(block) = blocks.all().first().filter(|block| block.kind == Kind::FrontMatter) else {
        return if is_open(text) { Err(Fault::unclosed()) } else { Ok(None) };
    };
    let source = blocks.text(block);
    let value = if text.trim_start().starts_with("+++") { toml(source) } else { yaml(source) };
    // Its text begins below blank lines and the first mark.
    let before = |fault: Fault| {
        let blank = &text[..text.len() - text.trim_start().len()];
        fault.below(blank.matches('\n').count() + 1)
    };
    Ok(Some(value.map_err(before)?).filter(Value::is_object))
}

fn yaml(text: &str) -> Result<Value<'_>, Fault> {
    let by_library = || serde_saphyr::from_str::<serde_json::Value>(text).map_err(|error| Fault::of_yaml(&error));
    simple::read(text).map_or_else(|| by_library().map(Value::from), Ok)
}

/// Reads a file of YAML; one of several documents is a list of them. Where one of these is a mere
/// text, the file is something else that begins as YAML does.
fn yaml_documents(text: &str) -> Result<Value<'_>, Fault> {
    let read = |(before, text): (usize, _)| yaml(text).map_err(|fault| fault.below(before));
    let documents = documents(text);
    if documents.len() > 1 {
        let list = documents.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        return if list.iter().all(|value| value.is_object() || value.is_array()) {
            Ok(Value::Array(list))
        } else {
            yaml(text)
        };
    }
    documents.into_iter().next().map_or_else(|| yaml(text), read)
}

/// The documents of a file of YAML, each with how many lines stand before it: lines of dashes
/// part them. What is nothing but comments and directives is none.
fn documents(text: &str) -> Vec<(usize, &str)> {
    let says_nothing = |line: &str| line.trim().is_empty() || line.starts_with(['#', '%']);
    let mut documents = Vec::new();
    let (mut begin, mut before, mut at) = (0, 0, 0);
    for (nth, line) in (1..).zip(text.split_inclusive('\n')) {
        if line.starts_with("---") && line.trim_end() == "---" {
            documents.push((before, &text[begin..at]));
            (begin, before) = (at + line.len(), nth);
        }
        at += line.len();
    }
    documents.push((before, &text[begin..]));
    documents.retain(|(_, text)| !text.lines().all(says_nothing));
    documents
}

fn toml(text: &str) -> Result<Value<'static>, Fault> {
    let read: Result<serde_json::Value, _> = toml::from_str(text);
    read.map(Value::from).map_err(|error| Fault::of_toml(&error, text))
}

fn json(text: &str) -> Result<Value<'static>, Fault> {
    let read: Result<json::Json, _> = serde_json::from_str(text);
    read.map(|json| json.0).map_err(|error| Fault::of_json(&error, text))
}

/// Whether a text begins as front matter does, which then never ends: a line of marks,
/// and a name with a value.
fn is_open(text: &str) -> bool {
    let mut lines = text.lines();
    let mark = match lines.next().map(str::trim_end) {
        Some("---") => ':',
        Some("+++") => '=',
        _ => return false,
    };
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    lines.next().and_then(|line| line.split_once(mark)).is_some_and(|(name, _)| is_name(name.trim_end()))
}

/// The largest file of data that is read, in bytes; a longer one is none that people
/// keep.
const LARGEST: usize = 4 << 20;

/// The ending of a file that is all data, as its name says.
fn ending_of_data(path: &str) -> Option<String> {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    ending.filter(|ending| matches!(ending.as_str(), "json" | "toml" | "yaml" | "yml"))
}

/// Whether a file of data is so long that nobody reads it.
pub(super) fn is_too_long(path: &str, text: &str) -> bool {
    text.len() > LARGEST && ending_of_data(path).is_some()
}

/// Reads a file that is all data, as its name says; nothing where it isn't. Where it is
/// broken the error says why and where.
pub(super) fn of_file<'a>(path: &str, text: &'a str) -> Read<'a> {
    let Some(ending) = ending_of_data(path).filter(|_| text.len() <= LARGEST) else { return Ok(None) };
    let read = match ending.as_str() {
        "json" => json(text),
        "toml" => toml(text),
        _ => yaml_documents(text),
    };
    read.map(|data| (data.is_object() || data.is_array()).then_some(data))
}

/// Returns a text of the front matter by the first of some names that has one.
pub(super) fn text<'a>(front: &'a Value<'_>, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| front.get(name)?.as_str()).map(str::trim).filter(|text| !text.is_empty())
}

/// Returns the names of levels that the front matter of a document tells: `levels: [Seed, Tree]`,
/// or `level: Seed` over a heading that says the same. Levels that are more than names are data.
pub(super) fn levels<'a>(front: &'a Value<'_>, blocks: &Blocks) -> Vec<&'a str> {
    let told = front.get("levels").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let names = told.iter().filter_map(Value::as_str).map(str::trim).filter(|name| !name.is_empty());
    let names: Vec<&str> = names.collect();
    if names.len() == told.len() && (2..=MOST_LEVELS).contains(&names.len()) {
        return names;
    }
    let heading = blocks.all().iter().find(|block| block.heading().is_some()).map(|block| blocks.text(block).trim());
    let is_said_again = |level: &&str| heading.is_some_and(|heading| heading.eq_ignore_ascii_case(level));
    text(front, &["level"]).filter(is_said_again).into_iter().collect()
}

/// Returns a number of the front matter by the first of some names that has one.
pub(super) fn number(front: &Value<'_>, names: &[&str]) -> Option<f64> {
    let number = |value: &Value<'_>| match value {
        Value::Number(number) => number.as_f64(),
        value => value.as_str()?.trim().parse().ok(),
    };
    names.iter().find_map(|name| number(front.get(name)?)).filter(|number| number.is_finite())
}
