//! Which texts of a page's tables are in no ladder.

use super::super::super::blocks::{Block, Kind};
use super::super::super::diagnostic::Code;
use super::super::super::model::DocumentBuilder;
use super::super::Page;
use super::super::unplaced::opening;
use super::bullets::without_bullet;
use super::ledger::Ledger;
use super::{broken, heads, is_a_figure};
use crate::hash::{HashMap, HashSet};
use crate::ladder::placeholders::{is_placeholder, is_worth_a_word};

/// The tables that are ladders, by number.
pub(in super::super) type Tables<'a> = HashMap<u16, Frame<'a>>;

/// Where a ladder begins in its table.
#[derive(Clone, Copy, Default)]
pub(in super::super) struct Frame<'a> {
    /// The name that the table gives itself, or that stands above it.
    pub(in super::super) name: Option<&'a str>,
    /// The row of its first head.
    pub(in super::super) head: u16,
    /// How many columns stand before the first that is read.
    pub(in super::super) shift: u16,
}

/// Says which texts are in no ladder: cells that were not written down, items, what
/// stands behind or between the tables, and what holds the place of a statement.
pub(in super::super) fn unread(
    page: &Page<'_>,
    blocks: &[Block],
    tables: &Tables<'_>,
    ledger: &Ledger<'_>,
    builder: &mut DocumentBuilder,
) {
    // Cells of a table stand together.
    let mut last: Option<(u16, Option<Frame<'_>>)> = None;
    let mut left = Lost::default();
    let mut behind = Behind::of(TABLES);
    for (nth, block) in blocks.iter().enumerate() {
        let Kind::Cell { table, row, column, .. } = block.kind else {
            left.end(page, ledger, &blocks[..nth], builder);
            match block.kind {
                Kind::Item { .. } | Kind::ItemParagraph if !ledger.is_placed(nth) && page.says_something(block) => {
                    page.unplaced(builder, block);
                }
                Kind::Heading { .. } => behind.end(page, Some(block), builder),
                // The summary of a collapsed part is mostly a name for what it holds.
                Kind::DetailsStart if heads::is_a_name(page.words(block)) => {}
                Kind::Paragraph if broken::is_a_row(page, block) => {}
                Kind::Paragraph | Kind::Code | Kind::DetailsStart
                    if behind.tables && !ledger.is_placed(nth) && page.says_something(block) =>
                {
                    behind.texts.push(block);
                }
                _ => {}
            }
            continue;
        };
        let frame = match last {
            Some((number, frame)) if number == table => frame,
            _ => {
                left.end(page, ledger, &blocks[..nth], builder);
                left.begin = nth;
                behind.end(page, behind.heading, builder);
                tables.get(&table).copied()
            }
        };
        last = Some((table, frame));
        behind.tables |= frame.is_some();
        let bare = || without_bullet(page.words(block));
        if frame.is_some() && row > 0 && column > 0 && is_placeholder(bare()) {
            if is_worth_a_word(bare()) {
                page.placeholder(builder, block, bare());
            }
            continue;
        }
        if ledger.is_placed(nth) || is_placeholder(bare()) || !page.says_something(block) {
            continue;
        }
        // A further text of a cell is none.
        let is_first = nth.checked_sub(1).is_none_or(|before| blocks[before].kind != block.kind);
        let is_name = is_first && (heads::is_a_name(page.words(block)) || heads::is_a_head(page.words(block)));
        let is_furniture = match frame {
            // Around a sheet stand letters and numbers; above a head may stand another.
            Some(Frame { name, shift, head }) => {
                let is_edge = shift > 0 && (row == 0 || column == 0);
                (is_edge && !page.words(block).contains(' '))
                    || (is_name && name == Some(page.words(block)))
                    || page.words(block).starts_with('©')
                    || (row <= head && is_name && heads::says_what_it_heads(page.words(block)))
            }
            // Of what is no ladder, what is beside its heads tells enough.
            None => {
                // Under a level figures say how much a row counts.
                ((column == 0 || tables.is_empty()) && is_a_figure(page.words(block)))
                    || (is_name && (row == 0 || (column == 0 && tells_beside(page, &blocks[nth + 1..], table, row))))
            }
        };
        if !is_furniture {
            left.cells.push(block);
        }
    }
    left.end(page, ledger, blocks, builder);
    behind.end(page, None, builder);
}

/// Whether the next block is a cell of the same row, and says something.
fn tells_beside(page: &Page<'_>, behind: &[Block], table: u16, row: u16) -> bool {
    let is_in = |next: &&Block| matches!(next.kind, Kind::Cell { table: t, row: r, .. } if (t, r) == (table, row));
    behind.first().filter(is_in).is_some_and(|next| !page.words(next).is_empty())
}

/// Cells of a table that are in no ladder.
#[derive(Default)]
struct Lost<'p> {
    /// Where the table begins.
    begin: usize,
    cells: Vec<&'p Block>,
}

impl Lost<'_> {
    /// Says which cells of the table that ends are in no ladder. What stands elsewhere in
    /// it with the same words is not lost, as a cell of several rows stands in each.
    fn end(&mut self, page: &Page<'_>, ledger: &Ledger<'_>, blocks: &[Block], builder: &mut DocumentBuilder) {
        if self.cells.is_empty() {
            return;
        }
        let placed = (self.begin..blocks.len()).filter(|&nth| ledger.is_placed(nth));
        let mut known: HashSet<&str> = placed.map(|nth| page.words(&blocks[nth])).collect();
        self.cells.retain(|block| known.insert(page.words(block)));
        unplaced_cells(page, &self.cells, builder);
        self.cells.clear();
    }
}

/// Says which paragraphs and collapsed parts among some blocks stand behind a ladder that is
/// all in one place.
pub(in super::super) fn say_prose(
    page: &Page<'_>,
    blocks: &[Block],
    place: &'static str,
    builder: &mut DocumentBuilder,
) {
    let mut behind = Behind::of(place);
    for block in blocks {
        match block.kind {
            Kind::Heading { .. } => behind.end(page, Some(block), builder),
            Kind::DetailsStart if heads::is_a_name(page.words(block)) => {}
            Kind::Paragraph | Kind::ItemParagraph | Kind::Code | Kind::DetailsStart if page.says_something(block) => {
                behind.texts.push(block);
            }
            _ => {}
        }
    }
    behind.end(page, None, builder);
}

/// How tables are called that hold a ladder.
const TABLES: &str = "the tables";

/// Paragraphs behind what holds a ladder, or between such.
struct Behind<'p> {
    /// What holds the ladder.
    place: &'static str,
    /// Whether a table that does was seen.
    tables: bool,
    heading: Option<&'p Block>,
    texts: Vec<&'p Block>,
}

impl<'p> Behind<'p> {
    fn of(place: &'static str) -> Self {
        Behind { place, tables: false, heading: None, texts: Vec::new() }
    }

    /// Says which paragraphs of the section that ends are in no ladder; `next` heads the next.
    fn end(&mut self, page: &Page<'_>, next: Option<&'p Block>, builder: &mut DocumentBuilder) {
        let heading = std::mem::replace(&mut self.heading, next);
        let texts = std::mem::take(&mut self.texts);
        let Some(first) = texts.first() else { return };
        let start = opening(page.words(first));
        let message = match (texts.len(), heading) {
            (1, _) => format!("This paragraph behind {} belongs to no level: {start:?}.", self.place),
            (count, Some(heading)) => {
                format!("{count} paragraphs under {:?} belong to no level, the first: {start:?}.", page.words(heading))
            }
            (count, None) => {
                format!("{count} paragraphs behind {} belong to no level, the first: {start:?}.", self.place)
            }
        };
        page.diagnose(builder, Code::UnplacedProse, first, message);
        if self.place != TABLES {
            builder.advise("Leave it if it is beside the point; else put it with what a level asks for.");
        }
    }
}

/// Says once which cells of a table are in no ladder.
fn unplaced_cells(page: &Page<'_>, cells: &[&Block], builder: &mut DocumentBuilder) {
    match cells {
        [] => return,
        [only] => page.unplaced(builder, only),
        [first, .., last] => {
            let (count, start) = (cells.len(), opening(page.words(first)));
            let lines = match (first.line, last.line) {
                (only, other) if only == other => format!("line {only}"),
                (first, last) => format!("lines {first} to {last}"),
            };
            let message = format!("{count} cells in {lines} belong to no statement, the first of them: {start:?}.");
            page.diagnose(builder, Code::Unplaced, first, message);
        }
    }
    builder.advise("Leave them if they are beside the point; else give their columns or rows the names of levels.");
}
