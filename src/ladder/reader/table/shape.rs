//! What a table looks like, whatever its heads are called: names before, and what
//! is said about them behind.

use super::super::MOST_LEVELS;
use super::cells::{Cell, Row, at};
use super::grid::has_words;
use super::heads;
use super::layout::{self, Hints};
use crate::hash::{HashMap, HashSet};
use crate::ladder::names::{self, Naming};

/// How many rows are looked at: what a table is shows long before.
const MOST_ROWS: usize = 40;

/// How many columns show that they are levels where nothing names them.
const SEVERAL: usize = 3;

/// The longest name of a level that nobody knows, in words.
const LONGEST_LEVEL: usize = 3;

/// How many words phrases have at least.
const FEWEST_WORDS: usize = 2;

/// How often a text may be as long as others of its kind.
const TIMES_AS_LONG: usize = 2;

/// Whether names stand in one of the first columns, and what several heads say of each
/// in the others behind it: most of what they say are phrases, and all differ from row to row.
pub(super) fn is_matrix(head: &Row<'_>, below: &[&Row<'_>], named_by: u16) -> bool {
    let mut columns = head.iter().filter(|cell| cell.column > named_by).map(|cell| cell.column);
    below.len() > 1
        && !head.iter().any(|cell| is_part_of_a_year(cell.text()))
        && columns.clone().nth(1).is_some()
        && names_rows(below, named_by)
        && columns.all(|column| Said::of(below, column).are_phrases())
}

/// Whether a head is of a plan rather than a ladder: "Q1", "H2".
fn is_part_of_a_year(text: &str) -> bool {
    matches!(text.as_bytes(), [b'Q', b'1'..=b'4'] | [b'H', b'1' | b'2'])
}

/// Whether a column names the rows: its texts are short, and none comes twice.
fn names_rows(below: &[&Row<'_>], column: u16) -> bool {
    let cells = below.iter().take(MOST_ROWS).map(|row| at(row, column).map_or("", Cell::text));
    let names: Vec<&str> = cells.filter(|text| !text.is_empty()).collect();
    let is_name = |(nth, name): (usize, &&str)| {
        heads::has_at_most(name, heads::LONGEST_NAME) && !name.ends_with('.') && !names[..nth].contains(name)
    };
    names.len() * 2 > below.len().min(MOST_ROWS) && names.iter().enumerate().all(is_name)
}

/// Whether all heads of a row are short names, one of which at least names a level or somebody,
/// and none says what stands below it. Where nobody is named, any table may look so: "Start",
/// "Stop", "Continue".
pub(super) fn are_short_names(head: &Row<'_>) -> bool {
    let is_one = |cell: &Cell<'_>| {
        !cell.text().is_empty() && may_name_a_level(cell.text(), "") && !heads::says_what_it_heads(cell.text())
    };
    let names_one = |cell: &Cell<'_>| names::names_a_level(cell.text()) || names::is_on_a_scale(cell.text());
    (SEVERAL..=MOST_LEVELS).contains(&head.len()) && head.iter().all(is_one) && head.iter().any(names_one)
}

/// Whether a column holds statements, of which none comes back: most have as many words.
pub(super) fn are_statements<'r, 'a: 'r>(rows: impl Iterator<Item = &'r Row<'a>>, column: u16) -> bool {
    let below: Vec<&Row<'_>> = rows.take(MOST_ROWS).collect();
    let said = Said::of(&below, column);
    let long = said.texts.iter().filter(|text| has_words(text, layout::FEWEST_WORDS)).count();
    said.texts.is_empty() || (long * 2 > said.texts.len() && said.all_differ())
}

/// How many heads right before the first one that names a level are levels', too:
/// they name somebody, or, in a document about levels, nothing that is known; and
/// below them the same is said as below the others. Beside an empty corner any words are
/// a level's rather than what explains the names of rows.
pub(super) fn levels_before(
    heads: &[&Cell<'_>],
    first: usize,
    below: &[&Row<'_>],
    hints: Hints,
    corner: &str,
) -> usize {
    let (before, levels) = heads.split_at(first.min(heads.len()));
    if before.is_empty() || levels.is_empty() {
        return 0;
    }
    let levels = Sum::of(levels.iter().map(|cell| Said::of(below, cell.column)));
    let may_be_one = |cell: &&&Cell<'_>| {
        let names_somebody = names::naming(cell.text()) > Naming::Nothing;
        let said = Said::of(below, cell.column);
        (names_somebody || (hints.hinted && said.are_phrases() && may_name_a_level(cell.text(), corner)))
            && !heads::says_what_it_heads(cell.text())
            && said.is_like(&levels)
    };
    before.iter().rev().take_while(may_be_one).count()
}

/// Whether a head is short enough for a name, and not known as that of something else.
fn may_name_a_level(text: &str, corner: &str) -> bool {
    !names::opens_a_sentence(text)
        && heads::has_at_most(text, LONGEST_LEVEL)
        && (corner.is_empty() || !names::is_topic(text))
}

/// Whether a column holds phrases that differ from row to row, rather than names.
pub(super) fn explains(below: &[&Row<'_>], column: u16) -> bool {
    below.len() > 1 && Said::of(below, column).are_phrases()
}

/// The columns of phrases, of which the one that says most comes first.
pub(super) fn phrases<'h, 'a>(below: &[&Row<'_>], columns: impl Iterator<Item = &'h Cell<'a>>) -> Vec<&'h Cell<'a>>
where
    'a: 'h,
{
    let said = columns.map(|cell| (Said::of(below, cell.column), cell));
    let mut phrases: Vec<(Said<'_>, &Cell<'a>)> =
        said.filter(|(said, _)| said.texts.len() > 1 && said.are_mostly_phrases()).collect();
    // Of those that say as much, the last is meant.
    let longest = phrases.iter().enumerate().max_by_key(|(_, (said, _))| said.size()).map_or(0, |(nth, _)| nth);
    if let Some(before) = phrases.get_mut(..=longest) {
        before.rotate_right(1);
    }
    phrases.into_iter().map(|(_, cell)| cell).collect()
}

/// Whether a column holds short names, of which several stand, mostly, in rows of several of
/// another column's.
pub(super) fn is_shared(below: &[&Row<'_>], by: u16, column: u16) -> bool {
    let mut known: HashMap<&str, HashSet<&str>> = HashMap::default();
    for row in below {
        let (name, by) = (at(row, column).map_or("", Cell::text), at(row, by).map_or("", Cell::text));
        if !heads::has_at_most(name, LONGEST_LEVEL) || name.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
        if !name.is_empty() && !by.is_empty() {
            known.entry(name).or_default().insert(by);
        }
    }
    let shared = known.values().filter(|by| by.len() > 1).count();
    shared > 1 && shared * 2 > known.len()
}

/// Whether two columns say the same in other words: whenever one of them comes
/// back with what it said before, the other does, and each says several things.
pub(super) fn vary_together(below: &[&Row<'_>], one: u16, other: u16) -> bool {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for row in below.iter().take(MOST_ROWS) {
        let text = |column| at(row, column).map_or("", Cell::text);
        let pair = (text(one), text(other));
        if pair.0.is_empty() || pair.1.is_empty() {
            return false;
        }
        if pairs.contains(&pair) {
            continue;
        }
        if pairs.iter().any(|known| known.0 == pair.0 || known.1 == pair.1) {
            return false;
        }
        pairs.push(pair);
    }
    pairs.len() > 1
}

/// What stands in several columns together.
struct Sum {
    columns: usize,
    filled: usize,
    /// In bytes.
    size: usize,
}

impl Sum {
    fn of<'a>(said: impl Iterator<Item = Said<'a>>) -> Self {
        said.fold(Sum { columns: 0, filled: 0, size: 0 }, |sum, said| Sum {
            columns: sum.columns + 1,
            filled: sum.filled + said.texts.len(),
            size: sum.size + said.size(),
        })
    }
}

/// What stands in a column: the texts of its cells that are filled.
struct Said<'a> {
    texts: Vec<&'a str>,
}

impl<'a> Said<'a> {
    fn of(below: &[&Row<'a>], column: u16) -> Self {
        let cells = below.iter().take(MOST_ROWS).filter_map(|row| at(row, column));
        Said { texts: cells.map(Cell::text).filter(|text| !text.is_empty()).collect() }
    }

    /// How many bytes they have together.
    fn size(&self) -> usize {
        self.texts.iter().map(|text| text.len()).sum()
    }

    /// Whether most of them are phrases.
    fn are_mostly_phrases(&self) -> bool {
        self.texts.iter().filter(|text| has_words(text, FEWEST_WORDS)).count() * 2 > self.texts.len()
    }

    /// Whether none of them says what another says. They are few, and hardly two have one
    /// length: to compare them is cheaper than to hash all that they say.
    fn all_differ(&self) -> bool {
        (1..self.texts.len()).all(|nth| !self.texts[..nth].contains(&self.texts[nth]))
    }

    fn are_phrases(&self) -> bool {
        self.are_mostly_phrases() && self.all_differ()
    }

    /// Whether as much is said as in other columns, and as long.
    fn is_like(&self, &Sum { columns, filled, size }: &Sum) -> bool {
        let (own, own_size) = (self.texts.len(), self.size());
        own > 0
            && own * columns.max(1) * 2 >= filled
            // Both sides as the length of one text, multiplied out.
            && own_size * filled <= size * own * TIMES_AS_LONG
            && own_size * filled * TIMES_AS_LONG >= size * own
            && self.all_differ()
    }
}

/// Those of some columns that hold one text in all of several rows.
pub(super) fn same_in_all(rows: &[Row<'_>], columns: impl Iterator<Item = u16>) -> Vec<u16> {
    const FEWEST: usize = 3;

    let is_same = |column: &u16| {
        let mut texts = rows.iter().map(|row| at(row, *column).map_or("", Cell::text));
        texts.next().is_some_and(|first| !first.is_empty() && texts.all(|text| text == first))
    };
    if rows.len() < FEWEST { Vec::new() } else { columns.filter(is_same).collect() }
}
