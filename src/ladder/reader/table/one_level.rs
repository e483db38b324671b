//! Tables that stand under a level: a row for each competency.

use super::Entry;
use super::grid::{Cell, Grid, Row, are_said, has_words};
use super::heads;
use super::ladder::About;
use super::layout::{FEWEST_WORDS, FEWEST_WORDS_BELOW_LEVELS, Part};

impl<'a> Grid<'a> {
    /// What the rows of a table under a level say, if it is one of competencies:
    /// a cell names one, the others hold what is expected.
    pub(super) fn competencies(&self) -> Option<Vec<Entry<'a>>> {
        let (head, below) = self.rows.split_first().filter(|_| self.width > 1)?;
        let is_data = head.iter().skip(1).any(|cell| is_statement(cell.text()));
        let rows = if is_data { &self.rows[..] } else { below };
        let parts = if is_data { Vec::new() } else { parts(head) };
        let part = |column: u16| match parts.iter().rev().find(|(from, _)| *from <= column) {
            Some((_, part)) => *part,
            None if column == 0 => Part::Competency,
            None => Part::Content,
        };
        let asked = rows.iter().flatten().filter(|cell| part(cell.column) == Part::Content);
        let fewest = if says_what_it_holds(head) { FEWEST_WORDS_BELOW_LEVELS } else { FEWEST_WORDS };
        if rows.is_empty() || !(self.borne_out || self.says_enough() || are_said(asked.clone(), fewest)) {
            return (!rows.is_empty() && are_sentences(asked)).then(|| entries(rows, part));
        }
        Some(entries(rows, part))
    }
}

/// The statements of some rows under their titles.
fn entries<'a>(rows: &[Row<'a>], part: impl Fn(u16) -> Part) -> Vec<Entry<'a>> {
    let (mut category, mut title) = (None, "");
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for row in rows {
        let mut about = Vec::new();
        let first = entries.len();
        for cell in row.iter().filter(|cell| !cell.text().is_empty()) {
            match part(cell.column) {
                Part::Category => category = Some(cell.text()),
                Part::Competency => title = cell.text(),
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
                entries.push(Entry { category, title, texts, repeats: false, about });
            }
            (None, None) => {}
        }
    }
    entries
}

/// What the columns hold, by their heads: each with where it begins.
fn parts(head: &Row<'_>) -> Vec<(u16, Part)> {
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
