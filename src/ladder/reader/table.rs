//! Tables: what their heads say, which way round they are, what their cells hold; and those
//! that stand under a level. Where they are the ladder, a dialect reads them.

use std::cell;

use super::super::blocks::Block;
use super::super::model::DocumentBuilder;
use super::super::placeholders::is_placeholder;
use super::Page;
use grid::{Grid, grids};
pub(super) use grid::{has_words, heads_that_say_enough};
use heads::Heads;
use ladder::Entry;
use ledger::{Copies, Ledger};
pub(super) use unread::say_prose;
use unread::{Tables, unread};
use write::write_level;

pub(super) mod broken;
pub(super) mod bullets;
mod captions;
pub(super) mod cells;
mod folded;
mod furniture;
pub(super) mod grid;
pub(super) mod heads;
pub(super) mod ladder;
pub(super) mod layout;
pub(super) mod ledger;
pub(super) mod one_level;
mod recurring;
mod shape;
mod ticks;
pub(super) mod titled;
pub(super) mod unread;
pub(super) mod write;

/// The tables of a page, once it was asked for them: whether they are a ladder
/// takes most of what reading them does.
#[derive(Default)]
pub(super) struct Known<'a>(cell::Cell<Option<Vec<Grid<'a>>>>);

impl<'a> Known<'a> {
    /// Takes the tables of a page, which are looked for where nobody kept them.
    pub(super) fn take(page: &Page<'a>) -> Vec<Grid<'a>> {
        page.tables.0.take().unwrap_or_else(|| grids(page, page.blocks.all()))
    }

    /// Keeps the tables for whoever asks next.
    pub(super) fn keep(&self, grids: Vec<Grid<'a>>) {
        self.0.set(Some(grids));
    }
}

/// Whether a table of these heads may be of one level: its columns explain, and
/// are no levels themselves.
pub(super) fn are_of_one_level(heads: &[&str]) -> bool {
    let Some((corner, others)) = heads.split_first().filter(|(_, others)| !others.is_empty()) else { return false };
    let columns = Heads::of(others, corner);
    // Under "Level" stand several of them.
    !heads::heads_ranks(corner) && columns.count() == 0 && (others.len() == 1 || !columns.may_be_levels())
}

/// Tables that stand under a level.
pub(super) struct UnderLevel<'p, 'a> {
    page: &'p Page<'a>,
    blocks: &'a [Block],
    grids: Vec<Grid<'a>>,
}

impl<'p, 'a> UnderLevel<'p, 'a> {
    /// The tables among some blocks.
    pub(super) fn of(page: &'p Page<'a>, blocks: &'a [Block]) -> Self {
        UnderLevel { page, blocks, grids: grids(page, blocks) }
    }

    /// Whether the heads of one say that it asks something of those at the level.
    pub(super) fn ask(&self) -> bool {
        self.grids.iter().any(Grid::asks)
    }

    /// Reads a row for each competency, whose other cells are its statements, in a category,
    /// where the tables have a heading of their own. Returns whether there was one.
    pub(super) fn read_competencies(&self, category: Option<&str>, builder: &mut DocumentBuilder) -> bool {
        let entries: Vec<Entry<'_>> = self.grids.iter().filter_map(Grid::competencies).flatten().collect();
        if entries.is_empty() {
            return false;
        }
        let mut ledger = Ledger::of(self.page.blocks, self.blocks, Copies { left: 0, line: None });
        write_level(self.page, "", titled::part(entries), category, &mut ledger, builder);
        unread(self.page, self.blocks, &Tables::default(), &ledger, builder);
        true
    }

    /// Reads what is true of the level. Returns whether there was something.
    pub(super) fn read_attributes(&self, builder: &mut DocumentBuilder) -> bool {
        self.write_attributes(Grid::attributes, builder)
    }

    /// Reads figures, which are true of the level and nothing to meet. Returns whether there
    /// were some.
    pub(super) fn read_figures(&self, builder: &mut DocumentBuilder) -> bool {
        self.write_attributes(Grid::figures, builder)
    }

    fn write_attributes(
        &self,
        told: impl Fn(&Grid<'a>) -> Option<Vec<(&'a str, String)>>,
        builder: &mut DocumentBuilder,
    ) -> bool {
        let pairs: Vec<(&str, String)> = self.grids.iter().filter_map(told).flatten().collect();
        for (name, value) in &pairs {
            builder.attribute(name.trim_end_matches(':'), value);
        }
        !pairs.is_empty()
    }
}

/// Whether a row of heads in the tables among some blocks names levels.
pub(super) fn have_heads_of_levels<'a>(page: &Page<'a>, blocks: &'a [Block]) -> bool {
    grids(page, blocks).iter().any(Grid::has_heads_of_levels)
}

/// Whether a text is a number, or a span of such: "0–2", "5+", "40%".
fn is_a_figure(text: &str) -> bool {
    // Nearly all texts begin with a letter.
    !text.contains(char::is_alphabetic) && text.contains(|c: char| c.is_ascii_digit())
}
