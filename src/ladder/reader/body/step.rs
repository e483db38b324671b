//! What a level asks in a competency that stands above the levels.

use crate::ladder::blocks::Block;

/// What one level asks in a competency.
pub(in super::super) struct Step<'a> {
    pub(in super::super) level: &'a str,
    pub(in super::super) line: u32,
    /// An item with the words that follow the level's name in it.
    pub(in super::super) item: Option<(&'a Block, &'a str)>,
    pub(in super::super) body: &'a [Block],
}
