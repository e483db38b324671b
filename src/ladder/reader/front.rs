//! Front matter: what a document says of itself, in YAML or TOML.

use std::path::Path;

use serde_json::Value;

use super::super::blocks::{Blocks, Kind};

mod simple;

/// Reads a document's front matter; nothing where it has none. Where it can't be
/// read the error says why, in one line.
pub(super) fn read(text: &str, blocks: &Blocks) -> Result<Option<Value>, String> {
    let Some(block) = blocks.all().first().filter(|block| block.kind == Kind::FrontMatter) else {
        return Ok(None);
    };
    let source = blocks.text(block);
    let value: Result<Value, String> = if text.trim_start().starts_with("+++") {
        toml::from_str(source).map_err(|error| error.message().to_owned())
    } else if let Some(value) = simple::read(source) {
        Ok(value)
    } else {
        serde_saphyr::from_str(source).map_err(|error| error.to_string())
    };
    let first_line = |why: String| {
        why.lines().next().unwrap_or_default().trim_start_matches("error: ").trim_end_matches('.').to_owned()
    };
    Ok(Some(value.map_err(first_line)?).filter(Value::is_object))
}

/// The largest file of data that is read, in bytes; a longer one is none that people
/// keep.
const LARGEST: usize = 4 << 20;

/// Reads a file that is all data, as its name says; nothing where it isn't, or where
/// it is broken.
pub(super) fn of_file(path: &str, text: &str) -> Option<Value> {
    let ending = Path::new(path).extension()?.to_str()?.to_ascii_lowercase();
    if text.len() > LARGEST {
        return None;
    }
    let data: Value = match ending.as_str() {
        "json" => serde_json::from_str(text).ok()?,
        "toml" => toml::from_str(text).ok()?,
        "yaml" | "yml" => {
            let text = text.strip_prefix("---\n").unwrap_or(text);
            simple::read(text).or_else(|| serde_saphyr::from_str(text).ok())?
        }
        _ => return None,
    };
    (data.is_object() || data.is_array()).then_some(data)
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
