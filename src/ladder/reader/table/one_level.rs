//! Tables that stand under a level: a row for each competency.

use super::cells::{Cell, Row, at};
use super::grid::{Grid, are_said, has_words};
use super::heads;
use super::ladder::{About, below_the_name};
use super::layout::{FEWEST_WORDS, FEWEST_WORDS_BELOW_LEVELS, Part};
use super::{Entry, is_a_figure, titled};

impl<'a> Grid<'a> {
    /// What the rows of a table under a level say, if it is one of competencies:
    /// a cell names one, the others hold what is expected.
    pub(super) fn competencies(&self) -> Option<Vec<Entry<'a>>> {
        if titled::holds_parts_only(&self.rows) {
            return Some(self.rows.iter().flatten().map(|cell| Entry::of("", cell)).collect());
        }
        let (head, below) = self.rows.split_first().filter(|_| self.width > 1)?;
        if heads_competencies_only(head, below) {
            return Some(columns(head, below));
        }
        let is_data = head.iter().skip(1).any(|cell| is_statement(cell.text())) || begins_with_a_name(&self.rows);
        let rows = if is_data { &self.rows[..] } else { below };
        let parts = if is_data { Vec::new() } else { parts(head, rows) };
        let part = |column: u16| match parts.iter().rev().find(|(from, _)| *from <= column) {
            Some((_, part)) => *part,
            None if column == 0 => Part::Competency,
            None => Part::Content,
        };
        let asked = rows.iter().flatten().filter(|cell| part(cell.column) == Part::Content);
        let is_sure = says_what_it_holds(head) || names_rows(head, rows);
        let fewest = if is_sure { FEWEST_WORDS_BELOW_LEVELS } else { FEWEST_WORDS };
        if rows.is_empty() || !(self.borne_out || self.says_enough() || are_said(asked.clone(), fewest)) {
            return (!rows.is_empty() && are_sentences(asked)).then(|| entries(rows, part));
        }
        Some(entries(rows, part))
    }

    /// What a table tells of a level, each with its name: in rows of a name and a
    /// value, or in one row below the names.
    pub(super) fn attributes(&self) -> Option<Vec<(&'a str, String)>> {
        let (head, below) = self.rows.split_first().filter(|_| self.width > 1)?;
        if self.asks() {
            return None;
        }
        let are_names = |row: &Row<'_>| row.first().is_some_and(|first| first.strong || first.text().is_empty());
        let in_rows = self.width == 2 && (below.len() > 1 || self.rows.iter().all(are_names));
        let pair = |name: &Cell<'a>, value: &Cell<'a>| (name.text(), value.texts.joined());
        let pairs: Vec<(&str, String)> = match below {
            _ if in_rows => {
                // What heads the names themselves is none.
                let rows = if tells(head) { &self.rows[..] } else { below };
                rows.iter().filter_map(|row| Some(pair(row.first()?, row.get(1)?))).collect()
            }
            [only] => head.iter().zip(only).map(|(name, value)| pair(name, value)).collect(),
            _ => return None,
        };
        let pairs: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let is_one = |(name, value): &(&str, String)| !name.is_empty() && is_short(name) && !is_sentence(value);
        (!pairs.is_empty() && pairs.iter().all(is_one)).then_some(pairs)
    }

    /// What a table tells of a level in figures: rows of a name and a figure.
    pub(super) fn figures(&self) -> Option<Vec<(&'a str, String)>> {
        let (_, below) = self.rows.split_first().filter(|_| self.width == 2)?;
        let pair = |row: &Row<'a>| {
            let (name, value) = (at(row, 0)?, at(row, 1)?);
            let is_one = is_short(name.text()) && is_a_figure(value.text());
            is_one.then(|| (name.text(), value.texts.joined()))
        };
        below.iter().map(pair).collect::<Option<Vec<_>>>().filter(|pairs| !pairs.is_empty())
    }

    /// Whether a table of a name and a text a row is of competencies with what is asked
    /// in them, whose heads say so.
    pub(super) fn asks(&self) -> bool {
        let Some(([corner, other], below)) = self.rows.split_first().map(|(head, below)| (&head[..], below)) else {
            return false;
        };
        // An attribute may be a person's, or a level's.
        let names = heads::heads_competencies(corner.text()) && !corner.text().eq_ignore_ascii_case("attribute");
        let texts = || below.iter().filter_map(|row| row.get(1));
        names && (heads::heads_statements(other.text()) || are_said(texts(), FEWEST_WORDS))
    }
}

/// Whether a row of heads is itself a name and a value, as Markdown makes of the first
/// one of a table that has no heads.
fn tells(head: &Row<'_>) -> bool {
    let [name, value] = &head[..] else { return false };
    name.strong
        || name.text().ends_with(':')
        || (heads::heads_attributes(name.text()) && !heads::says_what_it_heads(value.text()))
}

/// Whether the first row is one like all others: its first cell alone is strong, and
/// so it is in each of them.
fn begins_with_a_name(rows: &[Row<'_>]) -> bool {
    let names = |row: &Row<'_>| {
        let mut cells = row.iter();
        cells.next().is_some_and(|cell| cell.strong) && !cells.any(|cell| cell.strong)
    };
    rows.iter().all(names)
}

/// Whether a text is short enough to be a name.
fn is_short(text: &str) -> bool {
    heads::has_at_most(text, FEWEST_WORDS)
}

/// Whether the first column names competencies: all its cells are strong, or nothing
/// or a word for competencies stands above it, and each is a short name.
fn names_rows(head: &Row<'_>, rows: &[Row<'_>]) -> bool {
    let corner = head.first().map_or("", Cell::text);
    let firsts = || rows.iter().filter_map(|row| row.first().filter(|cell| cell.column == 0));
    let are_strong = firsts().all(|cell| cell.strong);
    let are_short = firsts().all(|cell| is_short(cell.text()) && !is_sentence(cell.text()));
    are_short && (are_strong || corner.is_empty() || heads::heads_competencies(corner))
}

/// Whether each column is a competency of its own: none names the rows, since all hold
/// phrases, and above each stands a short name that says nothing of what it heads.
fn heads_competencies_only(head: &Row<'_>, below: &[Row<'_>]) -> bool {
    let is_name =
        |cell: &Cell<'_>| !cell.text().is_empty() && is_short(cell.text()) && !heads::says_what_it_heads(cell.text());
    let holds_phrases = |column: u16| {
        let mut cells = below.iter().filter_map(|row| at(row, column)).map(Cell::text).filter(|text| !text.is_empty());
        let first = cells.next();
        first.into_iter().chain(cells).all(|text| has_words(text, FEWEST_WORDS_BELOW_LEVELS)) && first.is_some()
    };
    !below.is_empty() && head.iter().all(is_name) && head.iter().all(|cell| !cell.strong && holds_phrases(cell.column))
}

/// What stands below each head.
fn columns<'a>(head: &Row<'a>, below: &[Row<'a>]) -> Vec<Entry<'a>> {
    let cells = |name: &Cell<'a>| {
        let (title, column) = (name.text(), name.column);
        let cells = below.iter().filter_map(move |row| at(row, column).filter(|cell| cell.column == column));
        cells.map(move |cell| Entry::of(title, cell))
    };
    head.iter().flat_map(cells).collect()
}

/// The statements of some rows under their titles.
pub(in super::super) fn entries<'a>(rows: &[Row<'a>], part: impl Fn(u16) -> Part) -> Vec<Entry<'a>> {
    let (mut category, mut title) = (None, "");
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for row in rows {
        let mut about = Vec::new();
        let first = entries.len();
        for cell in row.iter().filter(|cell| !cell.text().is_empty()) {
            match part(cell.column) {
                Part::Category => category = Some(cell.text()),
                Part::Competency => {
                    title = cell.text();
                    about.extend(below_the_name(cell, true, false));
                }
                Part::Number => {}
                part @ (Part::Example | Part::Description) => {
                    about.push(About { texts: cell.texts, part, is_own: true, repeats: false });
                }
                _ => entries.push(Entry { category, ..Entry::of(title, cell) }),
            }
        }
        match (entries.get_mut(first), about.first()) {
            (Some(entry), _) => entry.about = about,
            // An illustration may stand where nothing is asked.
            (None, Some(alone)) => {
                let texts = alone.texts.none();
                entries.push(Entry { category, title, texts, repeats: false, values: None, about });
            }
            (None, None) => {}
        }
    }
    entries
}

/// What the columns hold, by their heads: each with where it begins.
fn parts(head: &Row<'_>, rows: &[Row<'_>]) -> Vec<(u16, Part)> {
    let is_name = |cell: &&Cell<'_>| heads::heads_competencies(cell.text()) && !heads::heads_statements(cell.text());
    let leads = head.iter().take_while(|cell| heads::is_a_head(cell.text()) || cell.column == 0);
    // The last head that can be a competency's is one; those before it group.
    let most = head.len().saturating_sub(1);
    let named = leads.clone().take(most).filter(is_name).last().map(|cell| cell.column);
    let plain = head.iter().find(|cell| !heads::heads_numbers(cell.text())).map_or(0, |cell| cell.column);
    let title = named.unwrap_or(plain);
    let by_head = |cell: &Cell<'_>| match cell.text() {
        _ if cell.column == title => Part::Competency,
        text if heads::heads_numbers(text) => Part::Number,
        _ if cell.column < title => Part::Category,
        text if heads::heads_examples(text) => Part::Example,
        _ => Part::Content,
    };
    let mut parts: Vec<(u16, Part)> = head.iter().map(|cell| (cell.column, by_head(cell))).collect();
    // Figures beside what is asked say how much it counts.
    let are_figures = |column: u16| {
        let mut texts = rows.iter().filter_map(|row| at(row, column)).map(Cell::text).filter(|text| !text.is_empty());
        texts.next().is_some_and(is_a_figure) && texts.all(is_a_figure)
    };
    for (column, part) in &mut parts {
        if *part == Part::Content && head.len() > 2 && are_figures(*column) {
            *part = Part::Number;
        }
    }
    let explains = |cell: &Cell<'_>| heads::heads_explanations(cell.text());
    let asks = |(cell, (_, part)): (&Cell<'_>, &(u16, Part))| *part == Part::Content && !explains(cell);
    if head.iter().zip(&parts).any(asks) {
        // What explains a competency beside what is asked is asked of nobody.
        for (cell, (_, part)) in head.iter().zip(&mut parts) {
            if *part == Part::Content && explains(cell) {
                *part = Part::Description;
            }
        }
    }
    parts
}

/// Whether heads say that competencies stand below the first, and what is expected
/// below another.
fn says_what_it_holds(head: &Row<'_>) -> bool {
    let asks = |text: &str| heads::heads_statements(text) || heads::heads_explanations(text);
    let mut heads = head.iter().map(Cell::text);
    heads.next().is_some_and(heads::is_a_head) && heads.any(asks)
}

/// Whether a text can be no head: it is long, or it ends as sentences do.
fn is_statement(text: &str) -> bool {
    is_sentence(text) || (text.contains(' ') && has_words(text, FEWEST_WORDS + 1))
}

fn is_sentence(text: &str) -> bool {
    const LETTERS: usize = 5;

    text.ends_with(['.', '。']) && text.chars().filter(|c| c.is_alphabetic()).nth(LETTERS - 1).is_some()
}

/// Whether most texts of some cells are sentences, however short.
fn are_sentences<'c, 'a: 'c>(cells: impl Iterator<Item = &'c Cell<'a>>) -> bool {
    let texts = cells.flat_map(|cell| cell.texts.iter()).map(|(text, _)| text).filter(|text| !text.is_empty());
    let (all, ended) = texts.fold((0, 0), |(all, ended), text| (all + 1, ended + usize::from(is_sentence(text))));
    ended * 2 > all
}
