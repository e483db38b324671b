//! Components of a site's own that stand between Markdown, where they have names.

use super::super::tags::Tag;
use crate::ladder::blocks::asides;

/// Attributes by which a component goes: those of a rank, those of a name.
const RANKS: &[&[u8]] = &[b"rank", b"level", b"code", b"grade"];
const NAMES: &[&[u8]] = &[b"title", b"label", b"name", b"summary", b"heading"];

/// How deep components stand in each other at most. Where more are open, the first of them were
/// never closed.
const MOST_OPEN: usize = 64;

/// The components of a document that are open, over all of its HTML.
#[derive(Debug, Default)]
pub(in super::super::super) struct Components(Vec<(Vec<u8>, bool)>);

impl Components {
    /// Opens one. Returns the title of the part that it holds, if it has a name and is none of
    /// those that only remark on something.
    pub(super) fn start(&mut self, tag: &Tag) -> Option<String> {
        let value = |names: &[&[u8]]| names.iter().find_map(|name| tag.attribute(name));
        if tag.is_closed {
            return None;
        }
        if self.0.len() >= MOST_OPEN {
            self.0.remove(0);
        }
        let name = value(NAMES).filter(|name| !name.contains(['{', '}']) && !asides::is_remark(name));
        self.0.push((tag.name.clone(), name.is_some()));
        let rank = value(RANKS).map(|rank| format!("{rank}: ")).unwrap_or_default();
        name.map(|name| rank + &name)
    }

    /// Closes the last one of a name. Returns whether it held a part; one that nobody opened
    /// ends what there is.
    pub(super) fn end(&mut self, name: &[u8]) -> bool {
        let Some(nth) = self.0.iter().rposition(|(open, _)| *open == name) else { return true };
        let holds_a_part = self.0[nth].1;
        self.0.truncate(nth);
        holds_a_part
    }
}
