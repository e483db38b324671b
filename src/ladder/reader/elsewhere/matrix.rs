//! Tables beside levels that have headings of their own: their columns are these levels, or a
//! column names them, and each row is of one more competency of theirs.

use super::super::Page;
use super::super::body::Body;
use super::super::table::bullets::say_something;
use super::super::table::grid::grids;
use super::super::table::ladder::{Entry, Ladder, Name};
use super::super::table::layout::Side;
use super::super::table::ledger::{Copies, FEWEST_COPIES, Ledger};
use super::super::table::titled;
use super::super::table::unread::{Frame, Tables, unread};
use super::super::table::write::write_level;
use super::{asks, size_of_texts};
use crate::hash::{HashMap, HashSet};
use crate::ladder::blocks::{Block, Kind};
use crate::ladder::model::DocumentBuilder;
use crate::ladder::names;
use crate::ladder::placeholders::is_placeholder;

/// How often all cells of a small table may be copied to further levels.
const COPIES: usize = 8;

/// The tables of a section that are of levels which the document gives elsewhere.
pub(super) struct Matrix<'a> {
    /// What its section is called.
    title: &'a str,
    ladders: Vec<Ladder<'a>>,
    /// For each level, by whatever number it is known: the ladder, and the level's place there.
    columns: HashMap<usize, Vec<(usize, usize)>>,
    tables: Tables<'a>,
    blocks: &'a [Block],
    ledger: Ledger<'a>,
}

/// Why tables ask nothing of levels which the document gives elsewhere.
#[derive(PartialEq, Eq)]
pub(super) enum Asks {
    /// They are of none of these.
    OfOthers,
    /// They say too little of them.
    TooLittle,
}

impl<'a> Matrix<'a> {
    /// Looks for such tables among the blocks of a section; `level_of` tells which level some
    /// words mean. They are none where a column is no level of the document.
    pub(super) fn of(
        page: &Page<'a>,
        title: &'a str,
        blocks: &'a [Block],
        level_of: impl Fn(&str) -> Option<usize>,
    ) -> Result<Self, Asks> {
        let mut columns: HashMap<usize, Vec<(usize, usize)>> = HashMap::default();
        let (mut ladders, mut tables) = (Vec::new(), Tables::default());
        for grid in grids(page, blocks) {
            // A row for each level is mostly an overview of them.
            if grid.layout().is_none_or(|layout| layout.side == Side::Rows) {
                continue;
            }
            let (table, shift, name) = (grid.table, grid.shift, grid.name);
            for ladder in grid.ladders() {
                let head = ladder.head.first().map_or(0, |cell| cell.row);
                tables.entry(table).or_insert(Frame { name, head, shift });
                if ladder.levels.len() < 2 {
                    return Err(Asks::OfOthers);
                }
                for (nth, level) in ladder.levels.iter().enumerate() {
                    let known = level_of(level.head).or_else(|| level.title.and_then(&level_of));
                    let known = known.ok_or(Asks::OfOthers)?;
                    columns.entry(known).or_default().push((ladders.len(), nth));
                }
                ladders.push(ladder);
            }
        }
        if ladders.is_empty() {
            return Err(Asks::OfOthers);
        }
        if !say_enough(page, blocks) {
            return Err(Asks::TooLittle);
        }
        // What all such tables copy together is bound by what they hold.
        let size = size_of_texts(blocks);
        let copies = Copies { left: (size * COPIES).min(FEWEST_COPIES).max(size), line: None };
        let ledger = Ledger::of(page.blocks, blocks, copies);
        Ok(Matrix { title, ladders, columns, tables, blocks, ledger })
    }

    /// The levels that it has.
    pub(super) fn levels(&self) -> impl Iterator<Item = usize> {
        self.columns.keys().copied()
    }

    /// Writes what it asks of a level that was begun, and is called so. Where there are
    /// several such sections, each is a category.
    pub(super) fn write(
        &mut self,
        page: &Page<'a>,
        level: usize,
        title: &str,
        several: bool,
        body: &mut Body<'_, 'a, '_>,
    ) {
        let mut entries: Vec<Entry<'a>> = Vec::new();
        for (ladder, nth) in self.columns.remove(&level).into_iter().flatten() {
            let ladder = &self.ladders[ladder];
            let Some(own) = ladder.levels.get(nth) else { continue };
            place_name(own, &mut self.ledger);
            if let Some(aside) = names::in_brackets(own.head).filter(|aside| !names::has_words_of(title, aside)) {
                body.builder().note(aside);
            }
            let name = ladder.name.filter(|_| self.ladders.len() > 1).or_else(|| several.then_some(self.title));
            let of_it = |entry: Entry<'a>| Entry { category: entry.category.or(name), ..entry };
            entries.extend(titled::part(ladder.entries(own)).into_iter().map(of_it));
        }
        // Rows of one name are one competency, which the level may have elsewhere, too.
        let mut own = HashSet::default();
        for entry in entries.iter().filter(|entry| !entry.title.is_empty() && say_something(entry.texts)) {
            if own.insert((entry.category, entry.title)) {
                let line = entry.texts.first().map_or(1, |(_, line)| line);
                body.say_doubled(entry.category, entry.title, line);
            }
        }
        write_level(page, title, entries, None, &mut self.ledger, body.builder());
    }

    /// What stands before its first table.
    pub(super) fn introduction(&self) -> &'a [Block] {
        let first = self.blocks.iter().position(|block| block.table().is_some());
        &self.blocks[..first.unwrap_or(self.blocks.len())]
    }

    /// Says what of it stands in no level, once all are written.
    pub(super) fn end(mut self, page: &Page<'a>, builder: &mut DocumentBuilder) {
        self.ladders.iter().for_each(|ladder| ladder.place_furniture(&mut self.ledger));
        unread(page, self.blocks, &self.tables, &self.ledger, builder);
        self.ledger.say_copies(builder);
    }
}

/// Whether at least half of some cells beside and below others ask for something: ratings
/// and names don't.
fn say_enough(page: &Page<'_>, blocks: &[Block]) -> bool {
    let is_one = |block: &&Block| matches!(block.kind, Kind::Cell { row: 1.., column: 1.., .. });
    let texts = blocks.iter().filter(is_one).map(|block| page.words(block)).filter(|text| !is_placeholder(text));
    let (all, asking) = texts
        .filter(|text| !text.is_empty())
        .fold((0, 0), |(all, asking), text| (all + 1, asking + usize::from(asks(text))));
    asking * 2 >= all
}

/// Marks a level's name in a table; what else stands in its cell is in no level.
fn place_name(level: &Name<'_>, ledger: &mut Ledger<'_>) {
    ledger.place_words(level.head);
    ledger.place_words(level.title.unwrap_or_default());
}
