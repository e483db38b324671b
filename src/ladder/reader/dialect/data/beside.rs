//! What stands in data beside the levels that it lists: it is said.

use super::{Writer, words};
use crate::ladder::diagnostic::Code;
use crate::ladder::reader::front::Value;
use crate::ladder::text::clean_line;

impl Writer<'_, '_> {
    /// Says that what stands beside levels under another name belongs to none of them.
    pub(super) fn beside(&mut self, name: &str, value: &Value<'_>) {
        let mut first = None;
        let count = phrases(value, &mut first);
        if let Some(first) = first {
            let texts = if count == 1 { "One text".to_owned() } else { format!("{count} texts") };
            let message = format!(
                "{texts} under {:?} belong{} to no level.",
                clean_line(name),
                if count == 1 { "s" } else { "" }
            );
            self.builder.diagnose_at(Code::Unplaced, self.places.offset(first), message);
        }
    }
}

/// The phrases in a value, and the first of them.
fn phrases<'a>(value: &'a Value<'_>, first: &mut Option<&'a str>) -> usize {
    match value {
        Value::String(text) => {
            let is_one = words::is_phrase(text);
            *first = first.or(Some(&**text).filter(|_| is_one));
            usize::from(is_one)
        }
        Value::Array(list) => list.iter().map(|value| phrases(value, first)).sum(),
        Value::Object(fields) => fields.values().map(|value| phrases(value, first)).sum(),
        _ => 0,
    }
}
