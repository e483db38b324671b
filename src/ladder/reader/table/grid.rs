//! Cells in rows, and the ladders in them.

use std::cell::OnceCell;

use super::super::super::blocks::{Block, Blocks, Kind};
use super::super::Page;
use super::super::place::Place;
use super::captions::{self, Captions};
use super::cells::{Cell, Row, Texts, at, filled};
use super::heads;
use super::ladder::Ladder;
use super::layout::{self, FEWEST_WORDS, FEWEST_WORDS_BELOW_LEVELS, Hints, Layout, Part, Side};
use super::{recurring, shape, ticks};
use crate::hash::{HashMap, HashSet};
use crate::ladder::names;

/// A table, and the heading that it stands under.
pub(in super::super) struct Grid<'a> {
    /// Its number in the document.
    pub(in super::super) table: u16,
    pub(super) hints: Hints,
    /// How many of its columns were dropped before the first.
    pub(in super::super) shift: u16,
    /// Whether other tables of the same head say enough to be a ladder's.
    pub(in super::super) borne_out: bool,
    pub(in super::super) name: Option<&'a str>,
    /// The headings that it stands below.
    pub(in super::super) place: Place<'a>,
    /// Its cells, until they stand in rows.
    cells: Vec<Cell<'a>>,
    pub(in super::super) rows: Vec<Row<'a>>,
    pub(in super::super) width: u16,
    /// Whether its cells say enough to be statements, once somebody asked.
    says_enough: OnceCell<bool>,
    /// What its columns hold, once somebody asked.
    layout: OnceCell<Option<Layout>>,
}

/// Puts the cells among some blocks into grids.
pub(in super::super) fn grids<'a>(page: &Page<'a>, blocks: &'a [Block]) -> Vec<Grid<'a>> {
    let mut grids = cut(page, blocks);
    for grid in grids.iter_mut().filter(|grid| !grid.says_enough()) {
        grid.borne_out = page.heads_that_say_enough().contains(&grid.heads());
    }
    grids
}

/// The heads of those tables of a page that say enough to be a ladder's by
/// themselves. A table of the same head is as much one, however short its cells.
pub(in super::super) fn heads_that_say_enough(page: &Page<'_>) -> HashSet<String> {
    let says_enough = |grid: &&Grid<'_>| grid.says_enough() || grid.layout().is_some();
    cut(page, page.blocks.all()).iter().filter(says_enough).map(Grid::heads).collect()
}

fn cut<'a>(page: &Page<'a>, blocks: &'a [Block]) -> Vec<Grid<'a>> {
    let mut grids: Vec<Grid<'a>> = Vec::new();
    if blocks.iter().all(|block| block.table().is_none()) {
        return grids;
    }
    let (mut name, mut last) = (None, None);
    // The one top heading is the document's title; of several, each names what
    // stands below it.
    let tops = blocks.iter().filter(|block| block.heading() == Some(1)).count();
    let captions = Captions::of(page, blocks);
    let mut place = Place::default();
    // What names tables behind one that has a name within it.
    let mut outside = None;
    let mut rest = blocks;
    while let Some(block) = rest.first() {
        let Some(table) = block.table() else {
            if let Some(depth) = block.heading() {
                name = (depth > 1 || tops > 2).then(|| page.words(block));
                place.enter(depth, block.line, page.words(block));
            } else if let Some(caption) = captions.name(page, block, rest.get(1)) {
                if block.is_title {
                    outside = Some((name, place.clone()));
                }
                name = Some(caption);
                place.enter(captions::DEPTH, block.line, caption);
            }
            rest = &rest[1..];
            continue;
        };
        let cells = &rest[..rest.iter().take_while(|other| other.table() == Some(table)).count()];
        rest = &rest[cells.len()..];
        if last != Some(table) {
            last = Some(table);
            let hints = Hints { hinted: page.hinted, has_levels: page.level_depth.is_some(), ..Hints::default() };
            grids.push(Grid::new(table, hints, name, place.clone()));
            if let Some(around) = outside.take() {
                (name, place) = around;
            }
        }
        if let Some(grid) = grids.last_mut() {
            grid.take(page.blocks, cells);
        }
    }
    grids.iter_mut().for_each(Grid::settle);
    if page.hinted && grids.len() > 1 {
        recurring::mark(&mut grids);
    }
    grids
}

impl<'a> Grid<'a> {
    fn new(table: u16, hints: Hints, name: Option<&'a str>, place: Place<'a>) -> Self {
        Grid {
            table,
            hints,
            shift: 0,
            borne_out: false,
            name,
            place,
            cells: Vec::new(),
            rows: Vec::new(),
            width: 0,
            says_enough: OnceCell::new(),
            layout: OnceCell::new(),
        }
    }

    /// Takes cells of its table, each with all its texts, which stand one after the other.
    fn take(&mut self, page: &'a Blocks, blocks: &'a [Block]) {
        self.cells.reserve(blocks.len());
        for blocks in blocks.chunk_by(|one, next| one.kind == next.kind) {
            let Kind::Cell { row, column, columns, .. } = blocks[0].kind else { continue };
            let strong = page.lead(&blocks[0]).is_some_and(|(_, rest)| rest.is_empty());
            self.width = self.width.max(column.saturating_add(columns));
            self.cells.push(Cell { column, columns, row, strong, texts: Texts { page, blocks } });
        }
    }

    /// Puts the cells that it has taken into rows.
    fn settle(&mut self) {
        self.rows = Row::all_of(std::mem::take(&mut self.cells));
        self.drop_furniture();
        self.take_title();
        self.drop_empty_rows();
        self.unfold();
    }

    /// What stands in the first row, to know tables of the same head by.
    pub(super) fn heads(&self) -> String {
        self.rows.first().into_iter().flatten().map(|cell| cell.text().to_lowercase() + "|").collect()
    }

    /// Whether its cells say enough to be statements, whatever its head is.
    pub(super) fn says_enough(&self) -> bool {
        *self.says_enough.get_or_init(|| {
            let asked = self.rows.iter().skip(1).flatten().filter(|cell| cell.column > 0 && cell.columns < self.width);
            are_said(asked, FEWEST_WORDS)
        })
    }

    /// Whether a row spans the table.
    fn spans(&self, row: &Row<'_>) -> bool {
        // Nearly no row has a first cell so wide.
        row.first().is_some_and(|first| first.columns >= self.width && self.width > 1) && {
            let mut filled = row.iter().filter(|cell| !cell.text().is_empty());
            filled.next().is_some_and(|only| only.column == 0 && only.columns >= self.width) && filled.next().is_none()
        }
    }

    /// Rows above the head with nothing but a first cell name the table and tell
    /// about it, as people begin a sheet.
    fn take_title(&mut self) {
        let leads = |row: &Row<'a>| match filled(row).next() {
            Some(only) => only.column == 0 && only.columns < self.width && filled(row).nth(1).is_none(),
            None => true,
        };
        let leading = self.rows.iter().take_while(|row| leads(row)).count();
        let Some(name) = self.rows[..leading].iter().flat_map(filled).map(Cell::text).next() else { return };
        let rest = &self.rows[leading..];
        let may_head_levels =
            heads::heads_levels(name) || heads::heads_competencies(name) || names::naming(name) == names::Naming::Level;
        // Where a column of few words begins so, it isn't sure to be a title.
        let is_title = || !may_head_levels || rest.iter().take(2).any(is_head);
        if self.width > 2 && !rest.is_empty() && is_title() {
            self.name = Some(name);
            self.rows.drain(..leading);
        }
    }

    /// Drops rows that say nothing. Where the row of heads is one, and what
    /// follows is no head, it stays: the table has no heads then.
    fn drop_empty_rows(&mut self) {
        let says_nothing = |row: &Row<'a>| filled(row).next().is_none();
        let Some(first) = self.rows.iter().position(|row| !says_nothing(row)) else { return self.rows.truncate(0) };
        let is_kept = first > 0 && !self.rows[0].is_empty() && !is_head(&self.rows[first]);
        let mut nth = 0;
        self.rows.retain(|row| {
            nth += 1;
            (nth == 1 && is_kept) || !says_nothing(row)
        });
    }

    /// Where the head is: below rows that span the table, and below a row of
    /// groups of levels.
    fn head(&self) -> Option<usize> {
        let first = self.rows.iter().position(|row| !self.spans(row))?;
        Some(first + usize::from(self.has_groups(first)))
    }

    /// Whether a row groups the levels that the next one names.
    fn has_groups(&self, nth: usize) -> bool {
        let (Some(row), Some(next)) = (self.rows.get(nth), self.rows.get(nth + 1)) else { return false };
        let filled = |row: &Row<'_>| row.iter().filter(|cell| cell.column > 0 && !cell.text().is_empty()).count();
        // One alone is the name of all levels below it.
        (1..filled(next)).contains(&filled(row)) && !layout::heads_levels(row) && layout::heads_levels(next)
    }

    /// Whether at least half of the cells below the head, and some, have as many
    /// words as the layout asks for. A table of numbers, words and links is an
    /// overview.
    fn says(&self, layout: &Layout, below: usize) -> bool {
        let is_asked = |cell: &&Cell<'_>| cell.columns < self.width && layout.part(cell.column) == Part::Content;
        let cells = self.rows.iter().skip(below).flatten().filter(is_asked);
        // What is the same in each row of levels tells none of them.
        let same = || shape::same_in_all(&self.rows[below..], layout.columns(Part::Content));
        let tells = |same: Vec<u16>| are_said(cells.clone().filter(|cell| !same.contains(&cell.column)), layout.fewest);
        self.borne_out
            || are_said(cells.clone(), layout.fewest)
            || (layout.side == Side::Rows && Some(same()).filter(|same| !same.is_empty()).is_some_and(tells))
    }

    /// Whether its heads name levels, whatever stands below them.
    pub(super) fn has_heads_of_levels(&self) -> bool {
        self.head().and_then(|head| self.rows.get(head)).is_some_and(layout::heads_levels)
    }

    /// What its columns hold, if it is a ladder: most heads of a side name levels,
    /// and the cells say something.
    pub(in super::super) fn layout(&self) -> Option<&Layout> {
        self.layout.get_or_init(|| self.find_layout()).as_ref()
    }

    fn find_layout(&self) -> Option<Layout> {
        let head = self.head()?;
        let below: Vec<&Row<'a>> = self.rows.iter().skip(head + 1).filter(|row| !self.spans(row)).collect();
        let layout = layout::layout(&self.rows[head], &below, self.hints)?;
        ticks::layout(&layout, &below).or_else(|| self.says(&layout, head + 1).then_some(layout))
    }

    /// The ladders of a table: a row that spans it names the next one, where
    /// heads that name levels follow; so do groups of levels, and tracks.
    pub(in super::super) fn ladders(self) -> Vec<Ladder<'a>> {
        let (Some(layout), Some(first)) = (self.layout().cloned(), self.head()) else { return Vec::new() };
        let name = self.rows[..first].iter().rev().find(|row| self.spans(row)).and_then(|row| row.first());
        let groups = first.checked_sub(1).filter(|&nth| self.has_groups(nth)).map(|nth| self.rows[nth].clone());
        let lone = |row: &Row<'a>| {
            let mut filled = row.iter().filter(|cell| cell.column > 0 && !cell.text().is_empty());
            filled.next().filter(|_| filled.next().is_none()).map(Cell::text)
        };
        let lone = groups.as_ref().and_then(lone);
        let name = name.filter(|_| groups.is_none()).map(Cell::text).or(lone).or(self.name);
        let head = self.rows[first].clone();
        let groups = groups.filter(|groups| lone.is_none() && !are_bands(groups, &head, &layout));
        let mut ladders = vec![Ladder::new(name, layout.clone(), head, self.width)];
        let mut nth = first + 1;
        while nth < self.rows.len() {
            let next = self.rows.get(nth + 1).filter(|next| self.spans(&self.rows[nth]) && layout::heads_levels(next));
            if let Some(head) = next {
                let own = if layout.side == Side::Columns { layout::of_head(head) } else { None };
                let name = self.rows[nth].first().map(Cell::text);
                let (head, own) = (head.clone(), own.unwrap_or_else(|| layout.clone()));
                ladders.push(Ladder::new(name, own, head, self.width));
                nth += 2;
                continue;
            }
            if let Some(ladder) = ladders.last_mut() {
                ladder.take(&self.rows[nth]);
            }
            nth += 1;
        }
        let mut ladders: Vec<Ladder<'a>> = ladders.into_iter().flat_map(by_track).collect();
        if let (Some(groups), 1) = (groups, ladders.len()) {
            ladders = ladders.pop().map(|ladder| ladder.by_group(&groups)).unwrap_or_default();
        }
        ladders.iter_mut().for_each(Ladder::settle);
        ladders
    }
}

/// Whether groups of levels are bands of one ladder and no tracks: several have one level
/// only, none is called as tracks are, and no level stands in two of them.
fn are_bands(groups: &Row<'_>, head: &Row<'_>, layout: &Layout) -> bool {
    let starts = || groups.iter().filter(|cell| cell.column > 0 && !cell.text().is_empty()).map(|cell| cell.column);
    let ends = starts().skip(1).chain([u16::MAX]);
    let levels = || layout.columns(Part::Content);
    let is_lone = |(start, end): &(u16, u16)| levels().filter(|level| (*start..*end).contains(level)).count() == 1;
    let names: HashSet<&str> = levels().filter_map(|column| at(head, column)).map(Cell::text).collect();
    starts().zip(ends).filter(is_lone).nth(1).is_some()
        && names.len() == levels().count()
        && !groups.iter().any(|group| names::names_a_track(group.text()))
}

/// How many times as much as a table holds its tracks' heads may take together.
const MOST_HEADS: usize = 4;

/// Parts a ladder by its column of tracks, if it has one. A cell that is left
/// empty says what the one above it says.
fn by_track(mut ladder: Ladder<'_>) -> Vec<Ladder<'_>> {
    let Some(column) = ladder.layout.columns(Part::Track).next() else { return vec![ladder] };
    let mut track = "";
    let tracks_of_rows: Vec<&str> = ladder
        .rows
        .iter()
        .map(|row| {
            let own = at(row, column).map(Cell::text).filter(|text| !text.is_empty());
            track = own.unwrap_or(track);
            track
        })
        .collect();
    let mut known: HashMap<&str, usize> = HashMap::default();
    let distinct = tracks_of_rows.iter().collect::<HashSet<_>>().len();
    // Each track has the head of all columns, though its rows may have few.
    let cells: usize = ladder.head.len() + ladder.rows.iter().map(|row| row.len()).sum::<usize>();
    if distinct * ladder.head.len() > cells * MOST_HEADS {
        return vec![ladder];
    }
    let mut tracks: Vec<Ladder<'_>> = Vec::new();
    for (row, track) in std::mem::take(&mut ladder.rows).into_iter().zip(tracks_of_rows) {
        let nth = *known.entry(track).or_insert(tracks.len());
        if nth == tracks.len() {
            let name = if track.is_empty() { ladder.name } else { Some(track) };
            let head = ladder.head.clone();
            let mut next = Ladder::new(name, ladder.layout.clone(), head, ladder.width);
            next.is_track = true;
            tracks.push(next);
        }
        tracks[nth].rows.push(row);
    }
    tracks
}

/// Whether a row can only be one of heads: most of its cells name levels, or the
/// first one says what the column holds.
fn is_head(row: &Row<'_>) -> bool {
    let first = row.first().filter(|cell| cell.column == 0).map_or("", Cell::text);
    layout::heads_levels(row) || heads::is_a_head(first)
}

/// How many texts of a table are looked at: what they are shows long before.
const MOST_TEXTS: usize = 256;

/// Whether at least half of some cells' texts, and some, have as many words.
pub(super) fn are_said<'c, 'a: 'c>(cells: impl Iterator<Item = &'c Cell<'a>> + Clone, words: usize) -> bool {
    let texts = cells.flat_map(|cell| cell.texts.below_titles());
    let texts = texts.filter(|text| !text.is_empty()).take(MOST_TEXTS);
    // Mostly the first half of them settles it.
    let half = texts.clone().count().div_ceil(2);
    half > 0 && texts.filter(|text| has_words(text, words)).nth(half - 1).is_some()
}

/// Whether a text has as many blanks. Blocks have their words parted by one each.
pub(super) fn has_blanks(text: &str, count: usize) -> bool {
    const CHUNK: usize = 32;

    // A chunk is looked at as a whole, so that the compiler may take many bytes at once.
    let blanks = |bytes: &[u8]| bytes.iter().fold(0, |blanks: u8, &byte| blanks + u8::from(byte == b' '));
    let (chunks, rest) = text.as_bytes().as_chunks::<CHUNK>();
    let mut seen = 0;
    for chunk in chunks {
        seen += usize::from(blanks(chunk));
        if seen >= count {
            return true;
        }
    }
    seen + usize::from(blanks(rest)) >= count
}

/// Whether as many words with letters of ASCII stand at the beginning of a text, one behind
/// the other.
fn begins_with_words(text: &str, words: usize) -> bool {
    let mut bytes = text.bytes();
    (0..words).all(|_| bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic()) && bytes.any(|byte| byte == b' '))
}

/// Whether a text has as many words; where its script writes no spaces, three
/// letters count as two.
pub(in super::super) fn has_words(text: &str, words: usize) -> bool {
    let letters = |count: usize| text.chars().filter(|c| c.is_alphabetic()).nth(count.saturating_sub(1)).is_some();
    if words <= 1 {
        return (letters(3) && !is_an_answer(text)) || (letters(2) && names::joins(text));
    }
    let has_words = if words > FEWEST_WORDS_BELOW_LEVELS {
        has_blanks(text, words - 1)
    } else {
        // A word of few has to have letters, which nearly all begin with.
        let count = |is_letter: fn(char) -> bool| text.split(' ').filter(|word| word.contains(is_letter)).count();
        begins_with_words(text, words) || count(char::is_alphabetic) >= words
    };
    has_words || (letters(words * 3 / 2) && names::joins(text))
}

/// Whether a text only answers a question: it is no statement by itself.
fn is_an_answer(text: &str) -> bool {
    ["yes", "none", "nil", "true", "false", "see"].iter().any(|answer| text.eq_ignore_ascii_case(answer))
}
