//! What each column of a table holds, by the heads of all of them together.

use super::super::transposed;
use super::super::{MOST_LEVELS, names};
use super::cells::{Cell, Row};
use super::heads::{self, Heads};
use super::shape;
use rows::{MOST_CANDIDATES, long, rows, texts};

mod rows;

/// Which heads of a table are its levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Columns,
    Rows,
    /// One statement a row: level, competency, statement.
    Long,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Statements: of a level, where levels are columns, else of a competency.
    Content,
    /// Names of levels.
    Level,
    /// Titles of levels beside their ranks.
    Title,
    Track,
    Competency,
    Category,
    /// What is asked of the levels that are ticked in its row.
    Asked,
    /// What explains a competency.
    Description,
    Example,
    /// What is about a row, and in no ladder.
    Remark,
    /// Nothing to read.
    Number,
}

/// What the columns of a table hold.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) side: Side,
    /// Where each head begins and ends, and what stands below it.
    parts: Vec<(u16, u16, Part)>,
    /// How many words most statements have at least.
    pub(super) fewest: usize,
    /// Whether columns explain competencies or illustrate them.
    pub(super) explains: bool,
    /// Whether each level may have examples of its own: several columns hold such.
    pub(super) has_examples_each: bool,
}

/// How many words most statements have at least.
pub(super) const FEWEST_WORDS: usize = 4;

/// The same where the columns can only be levels.
pub(super) const FEWEST_WORDS_BELOW_LEVELS: usize = 2;

/// The heads that may be levels, and how sure that is.
struct Columns {
    layout: Layout,
    share: f64,
}

impl Layout {
    fn of(side: Side, head: &Row<'_>, fewest: usize, part: impl Fn(usize, &Cell<'_>) -> Part) -> Self {
        let parts = head
            .iter()
            .enumerate()
            .map(|(nth, cell)| (cell.column, cell.column.saturating_add(cell.columns), part(nth, cell)));
        let parts: Vec<(u16, u16, Part)> = parts.collect();
        let explains = parts.iter().any(|(.., part)| matches!(part, Part::Description | Part::Example));
        let has_examples_each = parts.iter().filter(|(.., part)| *part == Part::Example).nth(1).is_some();
        Layout { side, parts, fewest, explains, has_examples_each }
    }

    /// Returns what a column holds; one without a head is a remark.
    pub(super) fn part(&self, column: u16) -> Part {
        let next = self.parts.partition_point(|(from, ..)| *from <= column);
        let last = next.checked_sub(1).and_then(|nth| self.parts.get(nth));
        last.filter(|(_, end, _)| column < *end).map_or(Part::Remark, |(.., part)| *part)
    }

    /// Returns the columns that hold something, each by where it begins.
    pub(super) fn columns(&self, part: Part) -> impl Iterator<Item = u16> {
        self.parts.iter().filter(move |(.., other)| *other == part).map(|(from, ..)| *from)
    }

    /// Returns the same with the last column before the levels as what is asked; the
    /// one before it names competencies, and others group these.
    pub(super) fn ticked(&self) -> Option<Layout> {
        let first = self.columns(Part::Content).next()?;
        let is_lead = |(from, _, part): &&mut (u16, u16, Part)| {
            *from < first && matches!(part, Part::Category | Part::Competency | Part::Description)
        };
        let mut ticked = self.clone();
        let parts = [Part::Asked, Part::Competency].into_iter().chain(std::iter::repeat(Part::Category));
        for ((.., part), own) in ticked.parts.iter_mut().rev().filter(is_lead).zip(parts) {
            *part = own;
        }
        ticked.explains = false;
        ticked.has(Part::Asked).then_some(ticked)
    }

    pub(super) fn has(&self, part: Part) -> bool {
        self.columns(part).next().is_some()
    }
}

/// What the document as a whole says about levels.
#[derive(Clone, Copy)]
pub(super) struct Hints {
    /// Whether it says that it is about levels.
    pub(super) hinted: bool,
    /// Whether its headings name levels, so that a table may be an overview.
    pub(super) has_levels: bool,
}

/// Finds out what the columns hold below a head.
pub(super) fn layout(head: &Row<'_>, below: &[&Row<'_>], hints: Hints) -> Option<Layout> {
    let levels = levels_alone(head);
    if levels > 0 {
        let part = |nth: usize, _: &Cell<'_>| match nth {
            nth if nth < levels => Part::Content,
            nth if is_example(head, nth) => Part::Example,
            _ => Part::Remark,
        };
        return Some(Layout::of(Side::Columns, head, FEWEST_WORDS_BELOW_LEVELS, part));
    }
    if let Some(long) = long(head, below) {
        return Some(long);
    }
    let columns = columns(head, below, hints)?;
    // Where all heads name levels, nothing in the rows can be surer.
    let rows = if columns.share >= 1.0 { None } else { rows(head, below, hints) };
    match (columns, rows) {
        (Columns { layout, share }, rows) if share > 0.5 && rows.as_ref().is_none_or(|(_, rows)| share >= *rows) => {
            Some(layout)
        }
        (_, Some((layout, share))) if share > 0.5 => Some(layout),
        // Between competencies and their demands stand levels, whatever their names.
        (Columns { layout, .. }, _) => layout.has(Part::Content).then_some(layout),
    }
}

/// The same for a further head of a table whose columns are levels.
pub(super) fn of_head(head: &Row<'_>) -> Option<Layout> {
    let hints = Hints { hinted: false, has_levels: true };
    columns(head, &[], hints).filter(|columns| columns.share > 0.5).map(|columns| columns.layout)
}

fn corner<'a>(head: &Row<'a>) -> &'a str {
    head.first().filter(|cell| cell.column == 0).map_or("", Cell::text)
}

/// Whether a head stands over examples: by itself, or behind the name of the level
/// right before it ("Level 1", "Level 1 examples").
fn is_example(head: &Row<'_>, nth: usize) -> bool {
    let text = head.get(nth).map_or("", Cell::text);
    let before = nth.checked_sub(1).and_then(|nth| head.get(nth)).map_or("", Cell::text);
    let of_it = || text.strip_prefix(before).filter(|_| !before.is_empty());
    heads::heads_examples(text) || of_it().is_some_and(|rest| heads::heads_illustrations(rest.trim()))
}

fn is_remark(text: &str) -> bool {
    heads::heads_remarks(text) || heads::heads_examples(text)
}

fn columns(head: &Row<'_>, below: &[&Row<'_>], hints: Hints) -> Option<Columns> {
    let corner = corner(head);
    let is_example = |nth: usize| is_example(head, nth);
    let may_be_one = |(nth, cell): &(usize, &Cell<'_>)| cell.column > 0 && !is_remark(cell.text()) && !is_example(*nth);
    let kept: Vec<(usize, &str)> =
        head.iter().enumerate().filter(may_be_one).map(|(nth, cell)| (nth, cell.text())).collect();
    let texts: Vec<&str> = kept.iter().map(|(_, text)| *text).collect();
    let all = Heads::of(&texts, corner);
    if all.count() > MOST_LEVELS {
        return None;
    }
    let (first, last) = all.first().zip(all.last()).unwrap_or((0, 0));
    // Right before them, short capitals are a level's, too: "APM", "PM", "Senior PM".
    let are_sure = |text: &str| all.certain() > 1 || text.ends_with(texts[first]);
    let capitals = texts[..first].iter().rev().take_while(|text| is_short_for_a_role(text) && are_sure(text));
    let first = first - capitals.count();
    let cells: Vec<&Cell<'_>> = kept.iter().filter_map(|(nth, _)| head.get(*nth)).collect();
    let first = first - shape::levels_before(&cells, first, below, hints.hinted);
    let leads = head.iter().take(kept.get(first).map_or(1, |(nth, _)| *nth));
    let below_competencies = leads.clone().any(|cell| heads::heads_competencies(cell.text()));
    // What stands behind heads that are levels by themselves doesn't count.
    let speaks = |text: &&&str| {
        !(heads::heads_numbers(text)
            || heads::heads_explanations(text)
            || heads::heads_competencies(text)
            || names::opens_a_sentence(text))
    };
    let end = if below_competencies && all.certain() > 1 { last + 1 } else { texts.len() };
    let before = texts.iter().take(first).filter(speaks).count();
    let counted = before + end.saturating_sub(first);
    let share = if all.count() == 0 { 0.0 } else { f64::from(all.count() as u32) / f64::from(counted.max(1) as u32) };
    let is_certain = all.certain() > 1 && all.count() * 2 >= counted;
    // No overview beside a ladder in headings, and no other column than levels.
    let is_all_there_is = (share >= 1.0 || hints.hinted) && !hints.has_levels && corner.is_empty();
    // A document about levels has no other matrix; else its heads have to say so.
    let is_matrix = || {
        let are_named =
            (all.certain() > 0 && (share >= 1.0 || all.all_named())) || (below_competencies && share >= 1.0);
        !hints.has_levels && (hints.hinted || are_named) && shape::is_matrix(head, below)
    };
    let are_numbers = heads::heads_ranks(corner) && share >= 1.0;
    let fewest = match is_certain {
        true if below_competencies || is_all_there_is => 1,
        true => FEWEST_WORDS_BELOW_LEVELS,
        false if are_numbers || is_matrix() => FEWEST_WORDS_BELOW_LEVELS,
        false => FEWEST_WORDS,
    };
    // What explains a competency stands between its name and the levels.
    let says_what = |text: &&&str| {
        heads::heads_explanations(text) || heads::heads_one_competency(text) || heads::heads_categories(text)
    };
    let explaining = texts.iter().take_while(says_what).count();
    let others = share <= 0.5
        && hints.hinted
        && (heads::heads_competencies(corner)
            || is_unnamed(corner, &texts, &all, hints) && shape::is_matrix(head, below))
        && (all.may_be_levels() || (explaining > 0 && Heads::of(&texts[explaining..], corner).may_be_levels()));
    let content = if others {
        explaining..texts.len()
    } else if share > 0.5 {
        first..(if all.certain() > 1 { last + 1 } else { texts.len() })
    } else {
        0..0
    };
    let content = |nth: usize| kept.binary_search_by_key(&nth, |(nth, _)| *nth).is_ok_and(|at| content.contains(&at));
    let first = (0..head.len()).find(|&nth| content(nth)).unwrap_or(head.len());
    let lead = leads_of(&head[..first], below);
    let part = |nth: usize, _: &Cell<'_>| match nth {
        nth if nth < first => lead[nth],
        nth if content(nth) => Part::Content,
        nth if is_example(nth) => Part::Example,
        _ => Part::Remark,
    };
    Some(Columns { layout: Layout::of(Side::Columns, head, fewest, part), share })
}

/// Whether heads that nobody knows may be levels where nothing stands in the corner:
/// one of them names a level, or there are as many as few other tables have.
fn is_unnamed(corner: &str, texts: &[&str], all: &Heads, hints: Hints) -> bool {
    const SEVERAL: usize = 3;

    let name_levels =
        all.count() > 0 || (texts.len() >= SEVERAL && !texts.iter().any(|text| transposed::is_a_craft(text)));
    corner.is_empty() && !hints.has_levels && name_levels
}

/// Whether a cell stands right behind a column.
fn is_beside(column: u16, cell: &Cell<'_>) -> bool {
    cell.column == column + 1
}

fn is_short_for_a_role(text: &str) -> bool {
    (2..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// What the columns before those of the levels hold.
fn leads_of(leads: &[Cell<'_>], below: &[&Row<'_>]) -> Vec<Part> {
    let by_head = |cell: &Cell<'_>| match cell.text() {
        text if heads::heads_numbers(text) => Part::Number,
        text if heads::heads_explanations(text) => Part::Description,
        text if heads::heads_examples(text) => Part::Example,
        text if heads::heads_remarks(text) => Part::Remark,
        _ => Part::Category,
    };
    let mut parts: Vec<Part> = leads.iter().map(by_head).collect();
    let is_plain = |nth: &usize| parts[*nth] == Part::Category;
    let named = (0..leads.len()).rev().filter(is_plain).find(|&nth| heads::heads_competencies(leads[nth].text()));
    let title = named.or_else(|| (0..leads.len()).rev().find(is_plain)).or(leads.len().checked_sub(1));
    // A column whose names come back, or hold for several rows, groups the others. Far
    // before the levels nobody has such.
    let is_near = |nth: usize| nth + MOST_CANDIDATES >= leads.len();
    let count = |nth: usize| if is_near(nth) { texts(below, leads[nth].column).len() } else { 0 };
    let groups = |nth: usize| count(nth) > 0 && count(nth) < below.len();
    let single = |nth: &usize| is_plain(nth) && count(*nth) == below.len();
    let explains = |nth: usize| shape::explains(below, leads[nth].column);
    let names_rows = |nth: &usize| is_plain(nth) && !groups(*nth) && !explains(*nth);
    let title = title.map(|title| match title {
        title if groups(title) => (0..leads.len()).rev().find(single).unwrap_or(title),
        title if explains(title) => (0..title).rev().find(names_rows).unwrap_or(title),
        title => title,
    });
    // Behind a name stands what explains it, or what it is one of.
    let explaining: Vec<usize> =
        (title.map_or(0, |title| title + 1)..leads.len()).filter(|nth| is_plain(nth) && explains(*nth)).collect();
    for nth in explaining {
        parts[nth] = Part::Description;
    }
    if let Some(title) = title {
        parts[title] = Part::Competency;
    }
    parts
}

/// How many names of levels a row has, where it has nothing else from its first cell on
/// but what is said about each of its rows behind them.
fn levels_alone(row: &Row<'_>) -> usize {
    let text = |nth: usize| row.get(nth).map_or("", Cell::text);
    let is_behind = |nth: &usize| text(*nth).is_empty() || is_remark(text(*nth)) || is_example(row, *nth);
    let behind = (0..row.len()).rev().take_while(is_behind).count();
    let heads: Vec<&str> = row[..row.len() - behind].iter().map(Cell::text).collect();
    if !(2..=MOST_LEVELS).contains(&heads.len()) || heads.contains(&"") || heads::heads_one_competency(heads[0]) {
        return 0;
    }
    let all = Heads::of(&heads, "");
    // One of them may be certain only beside the others: "Baker | Senior Baker".
    if all.count() == heads.len() && all.certain() * 2 >= heads.len() { heads.len() } else { 0 }
}

/// Whether most cells of a row but the first name levels.
pub(super) fn heads_levels(row: &Row<'_>) -> bool {
    let heads: Vec<&str> = row.iter().filter(|cell| cell.column > 0).map(Cell::text).collect();
    Heads::of(&heads, corner(row)).share().is_some_and(|share| share > 0.5)
}
