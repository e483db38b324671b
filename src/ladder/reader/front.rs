//! Front matter: what a document says of itself, in YAML or TOML.

use std::path::Path;

use super::super::blocks::{Blocks, Kind};
pub(super) use value::{Fields, Value};

mod simple;
mod value;

/// What came of reading data: nothing where there is none, and why where it is broken.
pub(super) type Read<'a> = Result<Option<Value<'a>>, String>;

/// Reads a document's front matter; nothing where it has none. Where it can't be
/// read the error says why, in one line.
pub(super) fn read<'a>(text: &str, blocks: &'a Blocks) -> Read<'a> {
    let Some(block) = blocks.all().first().filter(|block| block.kind == Kind::FrontMatter) else {
        return if is_open(text) { Err("no line closes it".into()) } else { Ok(None) };
    };
    let source = blocks.text(block);
    let value = if text.trim_start().starts_with("+++") { toml(source) } else { yaml(source) };
    Ok(Some(value.map_err(first_line)?).filter(Value::is_object))
}

fn yaml(text: &str) -> Result<Value<'_>, String> {
    let by_library = || serde_saphyr::from_str::<serde_json::Value>(text).map_err(|error| error.to_string());
    simple::read(text).map_or_else(|| by_library().map(Value::from), Ok)
}

fn toml(text: &str) -> Result<Value<'static>, String> {
    let read: Result<serde_json::Value, _> = toml::from_str(text);
    read.map(Value::from).map_err(|error| error.message().to_owned())
}

fn json(text: &str) -> Result<Value<'static>, String> {
    let read: Result<serde_json::Value, _> = serde_json::from_str(text);
    read.map(Value::from).map_err(|error| error.to_string())
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

/// Reads a file that is all data, as its name says; nothing where it isn't. Where it is
/// broken the error says why, in one line.
pub(super) fn of_file<'a>(path: &str, text: &'a str) -> Read<'a> {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let read = match ending.as_deref() {
        _ if text.len() > LARGEST => return Ok(None),
        Some("json") => json(text),
        Some("toml") => toml(text),
        Some("yaml" | "yml") => yaml(text.strip_prefix("---\n").unwrap_or(text)),
        _ => return Ok(None),
    };
    read.map(|data| (data.is_object() || data.is_array()).then_some(data)).map_err(first_line)
}

/// The first line of why something can't be read.
fn first_line(why: impl AsRef<str>) -> String {
    let line = why.as_ref().lines().next().unwrap_or_default();
    line.trim_start_matches("error: ").trim_end_matches('.').to_owned()
}

/// Returns a text of the front matter by the first of some names that has one.
pub(super) fn text<'a>(front: &'a Value<'_>, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| front.get(name)?.as_str()).map(str::trim).filter(|text| !text.is_empty())
}

/// Returns a number of the front matter by the first of some names that has one.
pub(super) fn number(front: &Value<'_>, names: &[&str]) -> Option<f64> {
    let number = |value: &Value<'_>| match value {
        Value::Number(number) => number.as_f64(),
        value => value.as_str()?.trim().parse().ok(),
    };
    names.iter().find_map(|name| number(front.get(name)?)).filter(|number| number.is_finite())
}
