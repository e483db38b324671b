//! Front matter: what a document says of itself, in YAML or TOML.

use std::path::Path;

use serde_json::Value;

use super::super::blocks::{Blocks, Kind};

mod simple;

/// Reads a document's front matter; nothing where it has none. Where it can't be
/// read the error says why, in one line.
pub(super) fn read(text: &str, blocks: &Blocks) -> Result<Option<Value>, String> {
    let Some(block) = blocks.all().first().filter(|block| block.kind == Kind::FrontMatter) else {
        return if is_open(text) { Err("no line closes it".into()) } else { Ok(None) };
    };
    let source = blocks.text(block);
    let value: Result<Value, String> = if text.trim_start().starts_with("+++") {
        toml::from_str(source).map_err(|error| error.message().to_owned())
    } else if let Some(value) = simple::read(source) {
        Ok(value)
    } else {
        serde_saphyr::from_str(source).map_err(|error| error.to_string())
    };
    Ok(Some(value.map_err(first_line)?).filter(Value::is_object))
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
pub(super) fn of_file(path: &str, text: &str) -> Result<Option<Value>, String> {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let read = match ending.as_deref() {
        _ if text.len() > LARGEST => return Ok(None),
        Some("json") => serde_json::from_str(text).map_err(|error| error.to_string()),
        Some("toml") => toml::from_str(text).map_err(|error| error.message().to_owned()),
        Some("yaml" | "yml") => {
            let text = text.strip_prefix("---\n").unwrap_or(text);
            simple::read(text).map_or_else(|| serde_saphyr::from_str(text).map_err(|error| error.to_string()), Ok)
        }
        _ => return Ok(None),
    };
    read.map(|data: Value| (data.is_object() || data.is_array()).then_some(data)).map_err(first_line)
}

/// The first line of why something can't be read.
fn first_line(why: impl AsRef<str>) -> String {
    let line = why.as_ref().lines().next().unwrap_or_default();
    line.trim_start_matches("error: ").trim_end_matches('.').to_owned()
}

/// Returns a text of the front matter by the first of some names that has one.
pub(super) fn text<'a>(front: &'a Value, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| front.get(name)?.as_str()).map(str::trim).filter(|text| !text.is_empty())
}

/// Returns a number of the front matter by the first of some names that has one.
pub(super) fn number(front: &Value, names: &[&str]) -> Option<f64> {
    let number = |value: &Value| value.as_f64().or_else(|| value.as_str()?.trim().parse().ok());
    names.iter().find_map(|name| number(front.get(name)?)).filter(|number| number.is_finite())
}
