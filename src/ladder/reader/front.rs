//! Front matter: what a document says of itself, in YAML or TOML.

use serde_json::Value;

use super::super::blocks::{Blocks, Kind};

/// Reads a document's front matter; nothing where it has none that is readable.
pub(super) fn read(text: &str, blocks: &Blocks) -> Option<Value> {
    let block = blocks.all().first().filter(|block| block.kind == Kind::FrontMatter)?;
    let source = blocks.text(block);
    // A quick look: most front matter is a handful of lines.
    let value: Value = if text.trim_start().starts_with("+++") {
        toml::from_str(source).ok()?
    } else {
        serde_saphyr::from_str(source).ok()?
    };
    value.is_object().then_some(value)
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
