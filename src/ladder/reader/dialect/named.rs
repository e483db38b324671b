//! The dialect in which a file is one level that no heading names: its front
//! matter does (`title: Senior Sailor`), its file (`senior.md`) or its folder
//! (`senior-sailor/README.md`), and the competencies stand under headings.
//!
//! A file that could be such a level, but says so in none of these ways, is a
//! level where its neighbours are.

use std::path::Path;

use super::super::body::{Asked, Body};
use super::super::sections::{Head, Section};
use super::super::{Page, front, why_no_ladder};
use crate::ladder::blocks::Kind;
use crate::ladder::model::DocumentBuilder;
use crate::ladder::names;
use crate::ladder::names::file::{speaks_for_its_folder, spoken, stem, without_number};
use crate::ladder::rank;

/// Front matter's names for a title, best first.
const TITLES: &[&str] = &["title", "linktitle", "name"];

pub(super) fn fits(page: &Page<'_>) -> bool {
    front_title(page).is_some() && has_items(page) && !page.leads_elsewhere()
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    if let Some(title) = front_title(page) {
        write(page, title, builder);
    }
}

/// Whether a file's or its folder's name is a level's.
pub(super) fn fits_by_file(page: &Page<'_>) -> bool {
    has_items(page) && file_title(page).is_some()
}

/// Reads a level that its file or its folder names.
pub(super) fn read_by_file(page: &Page<'_>, builder: &mut DocumentBuilder) {
    if let Some(title) = file_title(page) {
        write(page, &title, builder);
    }
}

/// Whether a file could be a level if its neighbours are: it has headings over
/// lists, and if it speaks for its folder, that goes by its title.
pub(super) fn could_fit(page: &Page<'_>) -> bool {
    let is_of_folder = || {
        let folder = Path::new(page.path).parent().and_then(Path::file_name);
        let name = folder.map(|name| spoken(&name.to_string_lossy()));
        let is_heading = |name: String| {
            heading(page).is_some_and(|heading| {
                [&*name, without_number(&name)].iter().any(|name| name.eq_ignore_ascii_case(heading.title))
            })
        };
        name.is_some_and(is_heading)
    };
    let asks =
        || page.sections.iter().any(Section::has_items) || (own_title(page).is_some() && has_parts_of_prose(page));
    asks() && (!speaks_for_its_folder(page.path) || is_of_folder())
}

/// Whether nothing but paragraphs stand under several headings.
fn has_parts_of_prose(page: &Page<'_>) -> bool {
    let is_prose = |section: &&Section<'_>| section.body.iter().any(|block| block.kind == Kind::Paragraph);
    page.sections.iter().filter(is_prose).nth(1).is_some()
        && page.sections.iter().all(|section| section.body.iter().all(|block| block.kind == Kind::Paragraph))
}

/// What a file is called, where that names a level.
fn own_title(page: &Page<'_>) -> Option<String> {
    let name = stem(page.path);
    names::names_a_level(&name).then(|| with_capital(&name))
}

/// Reads a file that could be a level.
pub(super) fn read_doubtful(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let front = page.front.and_then(|front| front::text(front, TITLES));
    let title = front.or_else(|| heading(page).map(|section| section.title));
    let title = title.map_or_else(|| with_capital(&stem(page.path)), str::to_owned);
    // Front matter may say of each file what they all are of.
    let own = || own_title(page).filter(|_| heading(page).is_none());
    write(page, &own().unwrap_or(title), builder);
    builder.doubt(why_no_ladder(page).0);
}

fn write(page: &Page<'_>, title: &str, builder: &mut DocumentBuilder) {
    let heading = heading(page);
    let sections = &page.sections[usize::from(heading.is_some())..];
    let mut body = Body::new(page, builder);
    let line = heading.map_or(1, |heading| heading.line);
    // What stands under the title, or before the first heading, is the level's.
    let own = heading.map_or(page.before_headings(), |heading| heading.body);
    let own = &own[own.iter().take_while(|block| block.kind == Kind::FrontMatter).count()..];
    if heading.is_some() {
        body.unplaced_items(page.before_headings(), None);
    }
    body.level(Head { title, line }, own, Asked::by(sections.first(), 0));
    if is_told(page) {
        write_front(page, body.builder());
    }
    for (nth, section) in sections.iter().enumerate() {
        body.part(section, sections.get(nth + 1));
    }
}

/// The heading above all others, where there is one.
fn heading<'p, 'a>(page: &'p Page<'a>) -> Option<&'p Section<'a>> {
    let (first, others) = page.sections.split_first()?;
    others.iter().all(|other| other.depth > first.depth).then_some(first).filter(|_| !others.is_empty())
}

fn has_items(page: &Page<'_>) -> bool {
    page.blocks.all().iter().any(crate::ladder::blocks::Block::is_item)
}

/// The level's title, where front matter names one.
fn front_title<'a>(page: &'a Page<'_>) -> Option<&'a str> {
    let title = page.front.and_then(|front| front::text(front, TITLES));
    title.filter(|title| names::names_a_level(title) || has_rank(page) || is_told(page))
}

/// Whether front matter names a file, and tells from how many years to how many one works who is
/// at its level: then the file is that level, and what recurs in it are its competencies.
pub(super) fn is_told(page: &Page<'_>) -> bool {
    let is_span = |front| front::text(front, YEARS).is_some_and(is_span_of_years);
    page.front.is_some_and(|front| front::text(front, TITLES).is_some() && is_span(front))
}

/// Whether a text is a span of a working life: "1-3 years", "8+". What somebody has worked is one
/// number, and what lasted from one year to another has longer ones.
fn is_span_of_years(text: &str) -> bool {
    const LONGEST_NUMBER: usize = 2;

    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let is_open = || text.contains('+');
    let count = numbers.clone().count();
    numbers.all(|number| number.len() <= LONGEST_NUMBER) && (count == 2 || (count == 1 && is_open()))
}

/// Front matter's names for how long somebody at a level works.
const YEARS: &[&str] = &["years", "experience", "years_of_experience", "yearsofexperience"];

/// Front matter's names for what sums a level up.
const SUMMARIES: &[&str] = &["tagline", "summary"];

/// Writes what front matter tells of a level that it names.
fn write_front(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let Some(front) = page.front else { return };
    if let Some(summary) = front::text(front, SUMMARIES) {
        builder.summary(summary);
    }
    for name in YEARS {
        if let Some(value) = front::text(front, &[name]) {
            builder.attribute(name, value);
        }
    }
}

/// Whether front matter says of which rank the file is: `level: K1`.
fn has_rank(page: &Page<'_>) -> bool {
    let level = page.front.and_then(|front| front::text(front, &["level", "rank", "grade"]));
    level.is_some_and(|level| rank::split(level).rank == Some(level.trim()))
}

/// The level's title, where the name of the file or of its folder is one.
fn file_title(page: &Page<'_>) -> Option<String> {
    let name = if speaks_for_its_folder(page.path) {
        spoken(&Path::new(page.path).parent()?.file_name()?.to_string_lossy())
    } else {
        stem(page.path)
    };
    let name = without_number(&name);
    names::is_certain(name).then(|| with_capital(name))
}

/// File names are in lower case where titles are not.
fn with_capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
