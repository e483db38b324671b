//! Titles of plain text that stand right below each other.

use super::names_in;
use crate::ladder::blocks::{Block, Kind};
use crate::ladder::reader::Page;
use crate::ladder::{names, rank};

/// Title lines right below each other, of which the last is a level's: "What we expect", and
/// "Senior Baker (L3)" in the next line.
pub(super) struct Stacked<'a> {
    pub(super) above: Vec<&'a str>,
    pub(super) level: &'a str,
    /// Where the level stands.
    pub(super) line: u32,
}

impl<'a> Stacked<'a> {
    /// How many lines stand above a level at most.
    const MOST: usize = 2;

    pub(super) fn of(page: &Page<'a>, block: &Block) -> Option<Self> {
        if block.kind != Kind::Paragraph {
            return None;
        }
        let (above, level) = block.source(page.text).trim_end().rsplit_once('\n')?;
        let above: Vec<&str> = above.lines().map(str::trim).take(Self::MOST + 1).collect();
        let level = level.trim();
        let is_level = rank::split(level).rank.is_some() && names::names_a_level(level);
        let are_titles = above.len() <= Self::MOST && above.iter().all(|line| names_in(line).len() == 1);
        let line = block.line + u32::try_from(above.len()).ok()?;
        (is_level && are_titles && names_in(level).len() == 1).then_some(Stacked { above, level, line })
    }
}
