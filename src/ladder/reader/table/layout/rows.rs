//! Tables whose levels are rows, and tables of one statement a row.

use super::super::super::MOST_LEVELS;
use super::super::cells::{Cell, Row, at};
use super::super::heads::{self, Heads};
use super::super::shape;
use super::{FEWEST_WORDS, FEWEST_WORDS_BELOW_LEVELS, Hints, Layout, Part, Recurring, Side, corner, is_beside};
use crate::ladder::names;

/// In how many columns the names of levels are looked for at most: each look walks
/// all rows, and nobody has more columns that sound so.
pub(super) const MOST_CANDIDATES: usize = 8;

/// The texts of a column, each once. More than can be levels are cut off.
pub(super) fn texts<'a>(below: &[&Row<'a>], column: u16) -> Vec<&'a str> {
    let mut seen = crate::hash::HashSet::default();
    let cells = below.iter().filter_map(|row| at(row, column));
    let texts = cells.filter(|cell| cell.column == column).map(Cell::text).filter(|text| !text.is_empty());
    texts.filter(|text| seen.insert(*text)).take(MOST_LEVELS + 1).collect()
}

/// The share of a column's texts that name levels.
fn share(below: &[&Row<'_>], column: u16, head: &str, hints: Hints) -> Option<f64> {
    let texts = texts(below, column);
    if texts.len() > MOST_LEVELS { None } else { Heads::told(&texts, head, hints.hinted).share() }
}

/// The column that holds the names of levels, and the share that names them.
fn level_column(head: &Row<'_>, below: &[&Row<'_>], hints: Hints) -> Option<(u16, f64)> {
    let heads = || head.iter().map(|cell| (cell.column, cell.text()));
    let strict = heads().filter(|(_, text)| heads::heads_ranks(text));
    let titles = heads().filter(|(column, text)| *column > 0 && heads::heads_titles(text));
    let candidates = strict.take(MOST_CANDIDATES).chain([(0, corner(head))]).chain(titles.take(MOST_CANDIDATES));
    let shares = candidates.filter_map(|(column, text)| Some((column, share(below, column, text, hints)?)));
    // One level that is known tells what the others are that come back beside it.
    let surely = |(column, share): (u16, f64)| {
        if hints.recurring == Recurring::Rows && column == 0 && share > 0.0 { (column, 1.0) } else { (column, share) }
    };
    let mut shares = shares.map(surely).filter(|(_, share)| *share > 0.5);
    shares.next()
}

/// Whether the rows are the ways from each level to the next: what stands in one column
/// is what the next row begins with in the other.
fn leads_on(below: &[&Row<'_>], level: u16, next: u16) -> bool {
    let text = |row: &&Row<'_>, column| at(row, column).map_or("", Cell::text).to_lowercase();
    below.len() > 1
        && below
            .windows(2)
            .all(|rows| !text(&rows[0], next).is_empty() && text(&rows[0], next) == text(&rows[1], level))
}

pub(super) fn rows(head: &Row<'_>, below: &[&Row<'_>], hints: Hints) -> Option<(Layout, f64)> {
    let (level, certainty) = level_column(head, below, hints)?;
    let mut others = head.iter().filter(|cell| cell.column != level && !heads::heads_numbers(cell.text()));
    let climbs = |cell: &Cell<'_>| is_beside(level, cell) && leads_on(below, level, cell.column);
    let illustrate = || {
        let mut others = others.clone().peekable();
        others.peek().is_some() && others.all(|cell| heads::heads_examples(cell.text()))
    };
    if heads::heads_severities(corner(head)) || illustrate() || others.any(climbs) {
        return None;
    }
    let are_bare = texts(below, level).into_iter().all(names::is_bare);
    let are_names = |cell: &&Cell<'_>| texts(below, cell.column).into_iter().all(heads::is_a_name);
    let titles = head.iter().filter(|cell| cell.column != level && heads::heads_titles(cell.text()));
    let titles = titles.filter(are_names);
    // Beside ranks, what names levels too are their titles, whatever heads them.
    let names_levels = |cell: &&Cell<'_>| {
        is_beside(level, cell) && share(below, cell.column, cell.text(), hints).is_some_and(|share| share > 0.5)
    };
    let named = || head.iter().find(names_levels).map(|cell| cell.column);
    let title = if are_bare { titles.map(|cell| cell.column).next().or_else(named) } else { None };
    let track =
        head.iter().find(|cell| cell.column != level && heads::heads_tracks(cell.text())).map(|cell| cell.column);
    let part = |_: usize, cell: &Cell<'_>| match cell.column {
        column if column == level => Part::Level,
        column if Some(column) == title => Part::Title,
        column if Some(column) == track => Part::Track,
        _ if heads::heads_numbers(cell.text()) => Part::Number,
        _ => Part::Content,
    };
    let levels = texts(below, level);
    // A table of something else may say at which level each of it is.
    let mut leading = head.iter().filter(|cell| !heads::heads_numbers(cell.text()));
    let mut told_by_head =
        || leading.next().is_some_and(|cell| cell.column == level && heads::heads_levels(cell.text()));
    let are_single = levels.len() > 1 && levels.len() == below.len();
    // What a number heads in any document may be called anything: it has to be said.
    let are_numbers = || levels.iter().all(|level| names::rising::is_number(level));
    let is_told =
        !hints.has_levels && certainty >= 1.0 && (hints.hinted || (are_single && told_by_head() && !are_numbers()));
    let fewest = if is_told { FEWEST_WORDS_BELOW_LEVELS } else { FEWEST_WORDS };
    Some((Layout::of(Side::Rows, head, fewest, part), certainty))
}

/// The columns of statements and the one of competencies, whatever their heads are called:
/// phrases, and names that come back at several levels.
fn shown<'h, 'a>(head: &'h Row<'a>, below: &[&Row<'_>], level: u16) -> Option<(Vec<&'h Cell<'a>>, &'h Cell<'a>)> {
    let phrases = shape::phrases(below, head.iter().filter(|cell| cell.column != level));
    let statement = phrases.first()?.column;
    let is_name = |cell: &&Cell<'_>| {
        ![level, statement].contains(&cell.column)
            && !heads::heads_numbers(cell.text())
            && !heads::heads_remarks(cell.text())
            && !heads::heads_tracks(cell.text())
            && shape::is_shared(below, level, cell.column)
    };
    // What stands nearest before a statement tells what it is about; behind it stand remarks, too.
    let before = head.iter().rev().filter(|cell| cell.column < statement).find(is_name);
    let competency = before.or_else(|| head.iter().filter(|cell| cell.column > statement).find(is_name))?;
    Some((phrases, competency))
}

/// A table of one statement a row: a column of levels, one of competencies, and
/// one of statements. Levels come back in several rows, or competencies do.
pub(super) fn long(head: &Row<'_>, below: &[&Row<'_>], hints: Hints) -> Option<Layout> {
    let mut candidates = head.iter().filter(|cell| heads::heads_levels(cell.text())).take(MOST_CANDIDATES);
    let level =
        candidates.find(|cell| share(below, cell.column, cell.text(), hints).is_some_and(|share| share > 0.5))?;
    let is_free = |cell: &&Cell<'_>| cell.column != level.column;
    let competency_of = |but: u16| {
        let others = || head.iter().rev().filter(is_free).filter(|cell| cell.column != but);
        // Other heads may speak of them: "What the skill is for".
        let named = others().find(|cell| heads::heads_one_competency(cell.text()));
        named.or_else(|| others().find(|cell| heads::heads_competencies(cell.text())))
    };
    let said = || {
        let statement = head.iter().rev().filter(is_free).find(|cell| heads::heads_statements(cell.text()))?;
        Some((vec![statement], competency_of(statement.column)?))
    };
    let unsaid = || {
        let competency = competency_of(level.column)?;
        let behind = head.iter().filter(is_free).filter(|cell| cell.column > competency.column);
        // What describes the level is said of it, and no demand.
        let behind = behind.filter(|cell| !heads::heads_descriptions_of_levels(cell.text()));
        // What explains a competency asks something only where nothing else does.
        let asking = behind.clone().filter(|cell| !heads::heads_explanations(cell.text()));
        let phrases = Some(shape::phrases(below, asking)).filter(|phrases| !phrases.is_empty());
        let phrases = phrases.unwrap_or_else(|| shape::phrases(below, behind));
        Some((phrases, competency)).filter(|(phrases, _)| !phrases.is_empty())
    };
    let (statements, competency) = said().or_else(unsaid).or_else(|| shown(head, below, level.column))?;
    let statement = *statements.first()?;
    let filled = below.iter().filter(|row| row.iter().any(|cell| cell.column == statement.column)).count();
    let is_short = |text: &str| text.split_whitespace().nth(heads::LONGEST_NAME).is_none();
    let names = texts(below, competency.column);
    let repeats = texts(below, level.column).len() < filled;
    // Where each level has one row, it is the competencies that come back.
    let come_back = || names.len() < filled && heads::heads_one_competency(competency.text());
    // One of many names may be long.
    let short = names.iter().filter(|name| is_short(name)).count();
    if !(repeats || come_back()) || short * 5 < names.len() * 4 {
        return None;
    }
    // A column that says of each level the same is its rank, or its title.
    let used = [level.column, statement.column, competency.column];
    let is_other = |cell: &&Cell<'_>| !used.contains(&cell.column) && !heads::heads_numbers(cell.text());
    let may_be_title = |cell: &&Cell<'_>| {
        !heads::heads_levels_summaries(cell.text()) && texts(below, cell.column).into_iter().all(heads::is_a_name)
    };
    let varies = |cell: &&Cell<'_>| shape::vary_together(below, level.column, cell.column);
    let beside = head.iter().filter(is_other).filter(may_be_title).find(varies);
    let describes = |cell: &&Cell<'_>| heads::heads_levels_summaries(cell.text()) && varies(cell);
    let about: Vec<u16> = head.iter().filter(is_other).filter(describes).map(|cell| cell.column).collect();
    let is_rank = |cell: &Cell<'_>| texts(below, cell.column).into_iter().all(names::is_bare);
    let (level, title) = match beside {
        Some(beside) if is_rank(beside) && !is_rank(level) => (beside.column, Some(level.column)),
        Some(beside) if !heads::heads_tracks(beside.text()) => (level.column, Some(beside.column)),
        _ => (level.column, None),
    };
    let groups =
        |cell: &Cell<'_>| !heads::asks_what(cell.text()) && texts(below, cell.column).into_iter().all(heads::is_a_name);
    let part = |_: usize, cell: &Cell<'_>| match cell.column {
        column if column == level => Part::Level,
        column if Some(column) == title => Part::Title,
        column if column == competency.column => Part::Competency,
        column if column == statement.column => Part::Content,
        column if about.contains(&column) => Part::About,
        _ if heads::heads_numbers(cell.text()) => Part::Number,
        _ if heads::heads_tracks(cell.text()) => Part::Track,
        _ if heads::heads_examples(cell.text()) => Part::Example,
        _ if heads::heads_explanations(cell.text()) => Part::Description,
        _ if heads::heads_illustrations_of_one(cell.text()) => Part::Example,
        _ if heads::heads_categories(cell.text()) || heads::heads_one_competency(cell.text()) => Part::Category,
        _ if heads::heads_remarks(cell.text()) => Part::Remark,
        column if statements.iter().any(|cell| cell.column == column) => Part::Content,
        // A head that speaks of competencies stands over groups of them, or over what they are.
        _ if heads::heads_competencies(cell.text()) && groups(cell) => Part::Category,
        _ if heads::heads_competencies(cell.text()) => Part::Description,
        _ => Part::Remark,
    };
    Some(Layout::of(Side::Long, head, 1, part))
}
