//! Tables whose levels are columns.

use std::ops::Range;

use super::super::super::MOST_LEVELS;
use super::super::cells::{Cell, Row};
use super::super::heads::{self, Heads};
use super::super::shape;
use super::rows::{MOST_CANDIDATES, texts};
use super::{FEWEST_WORDS, FEWEST_WORDS_BELOW_LEVELS, Hints, Layout, Part, Side, corner, is_example, is_remark};
use crate::ladder::names;

/// How many names that nobody knows may be levels' by themselves.
const SEVERAL: usize = 3;

/// The heads of a table that may be levels: all but the first column's, and those of
/// remarks and examples.
pub(super) struct Columns<'t, 'a> {
    head: &'t Row<'a>,
    below: &'t [&'t Row<'a>],
    hints: Hints,
    corner: &'a str,
    /// Where each of them stands in its row.
    places: Vec<usize>,
    texts: Vec<&'a str>,
    /// Which of them name levels.
    heads: Heads,
    /// The first and the last of them that do; the first may only look so.
    first: usize,
    last: usize,
    /// Whether a column before them names competencies.
    below_competencies: bool,
}

impl<'t, 'a> Columns<'t, 'a> {
    /// Looks at the heads of a table; nothing where they are more than can be levels.
    pub(super) fn of(head: &'t Row<'a>, below: &'t [&'t Row<'a>], hints: Hints) -> Option<Self> {
        let corner = corner(head);
        let may_be_one =
            |nth: &usize| head[*nth].column > 0 && !is_remark(head[*nth].text()) && !is_example(head, *nth);
        let places: Vec<usize> = (0..head.len()).filter(may_be_one).collect();
        let texts: Vec<&str> = places.iter().map(|&nth| head[nth].text()).collect();
        let heads = Heads::told(&texts, corner, hints.hinted);
        if heads.count() > MOST_LEVELS {
            return None;
        }
        let (first, last) = heads.first().zip(heads.last()).unwrap_or((0, 0));
        let mut columns =
            Columns { head, below, hints, corner, places, texts, heads, first, last, below_competencies: false };
        columns.first = columns.behind_capitals(first);
        let cells: Vec<&Cell<'_>> = columns.places.iter().map(|&nth| &head[nth]).collect();
        columns.first -= shape::levels_before(&cells, columns.first, below, hints, corner);
        let leads = head.iter().take(columns.places.get(columns.first).copied().unwrap_or(1));
        columns.below_competencies = leads.map(Cell::text).any(heads::heads_competencies);
        Some(columns)
    }

    /// Where the first level stands if short capitals right before one are a level's, too:
    /// "APM", "PM", "Senior PM".
    fn behind_capitals(&self, first: usize) -> usize {
        let are_sure = |text: &str| self.heads.certain() > 1 || text.ends_with(self.texts[first]);
        let is_one = |text: &&&str| is_short_for_a_role(text) && are_sure(text);
        first - self.texts[..first].iter().rev().take_while(is_one).count()
    }

    /// How many heads there are that might name levels. What stands behind heads that are
    /// levels by themselves doesn't count.
    fn counted(&self) -> usize {
        let speaks = |text: &&&str| {
            !(heads::heads_numbers(text)
                || heads::heads_explanations(text)
                || heads::heads_competencies(text)
                || names::opens_a_sentence(text))
        };
        let end = if self.below_competencies && self.heads.certain() > 1 { self.last + 1 } else { self.texts.len() };
        let before = self.texts.iter().take(self.first).filter(speaks).count();
        before + end.saturating_sub(self.first)
    }

    /// The share of these that do.
    pub(super) fn share(&self) -> f64 {
        if self.heads.are_counted() {
            return 1.0;
        }
        let (count, counted) = (self.heads.count() as u32, self.counted().max(1) as u32);
        if count == 0 { 0.0 } else { f64::from(count) / f64::from(counted) }
    }

    /// How many words most statements have at least: the surer the levels are, the fewer.
    fn fewest(&self, share: f64) -> usize {
        let is_certain = self.heads.certain() > 1 && self.heads.count() * 2 >= self.counted();
        // No overview beside a ladder in headings, and no other column than levels.
        let is_all_there_is = (share >= 1.0 || self.hints.hinted) && !self.hints.has_levels && self.corner.is_empty();
        let are_numbers = heads::heads_ranks(self.corner) && share >= 1.0;
        match is_certain {
            true if self.below_competencies || is_all_there_is => 1,
            true => FEWEST_WORDS_BELOW_LEVELS,
            false if are_numbers || self.is_matrix(share) => FEWEST_WORDS_BELOW_LEVELS,
            false => FEWEST_WORDS,
        }
    }

    /// Whether they are a matrix's. A document about levels has no other; else the heads
    /// have to say so.
    fn is_matrix(&self, share: f64) -> bool {
        let are_named = (self.heads.certain() > 0 && (share >= 1.0 || self.heads.all_named()))
            || (self.below_competencies && share >= 1.0);
        !self.hints.has_levels && (self.hints.hinted || are_named) && self.names_and_says(self.naming())
    }

    /// Whether names stand in a column, and what the heads behind it say of each.
    fn names_and_says(&self, named_by: u16) -> bool {
        shape::is_matrix(self.head, self.below, named_by)
    }

    /// The column that names the rows: the first one, or, where that has parts, the one of
    /// these.
    fn naming(&self) -> u16 {
        let parts = self.texts.iter().take_while(|text| heads::heads_one_competency(text)).count();
        parts.checked_sub(1).map_or(0, |last| self.head[self.places[last]].column)
    }

    /// Which of them are levels.
    fn levels(&self, share: f64) -> Range<usize> {
        // What explains a competency stands between its name and the levels.
        let says_what = |text: &&&str| {
            heads::heads_explanations(text) || heads::heads_one_competency(text) || heads::heads_categories(text)
        };
        let explaining = self.texts.iter().take_while(says_what).count();
        let may_be_levels = || {
            let rest = || Heads::told(&self.texts[explaining..], self.corner, self.hints.hinted);
            self.heads.may_be_levels() || (explaining > 0 && rest().may_be_levels())
        };
        let are_of_any_name = || {
            let names = heads::heads_competencies(self.corner) || self.naming() > 0;
            names || (self.are_unnamed() && self.names_and_says(0))
        };
        if share > 0.5 {
            self.first..(if self.heads.certain() > 1 { self.last + 1 } else { self.texts.len() })
        } else if self.hints.hinted && are_of_any_name() && may_be_levels() {
            explaining..self.texts.len()
        } else {
            0..0
        }
    }

    /// Whether heads that nobody knows may be levels where nothing stands in the corner:
    /// one of them names a level, or there are as many as few other tables have.
    fn are_unnamed(&self) -> bool {
        let name_levels = || {
            self.heads.count() > 0
                || (self.texts.len() >= SEVERAL && !self.texts.iter().any(|text| names::is_a_craft(text)))
        };
        self.corner.is_empty() && !self.hints.has_levels && name_levels()
    }

    /// What all columns hold.
    pub(super) fn layout(&self, share: f64) -> Layout {
        let levels = self.levels(share);
        let is_level = |nth: usize| self.places.binary_search(&nth).is_ok_and(|at| levels.contains(&at));
        let first = (0..self.head.len()).find(|&nth| is_level(nth)).unwrap_or(self.head.len());
        let leads = leads_of(&self.head[..first], self.below);
        let part = |nth: usize, _: &Cell<'_>| match nth {
            nth if nth < first => leads[nth],
            nth if is_level(nth) => Part::Content,
            nth if is_example(self.head, nth) => Part::Example,
            _ => Part::Remark,
        };
        Layout::of(Side::Columns, self.head, self.fewest(share), part)
    }
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
