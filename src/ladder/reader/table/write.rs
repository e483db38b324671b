//! What a table says at a level, written down: competencies with their statements,
//! summaries and attributes.

use super::super::super::model::DocumentBuilder;
use super::super::Page;
use super::bullets::{each_said, say_something};
use super::cells::Texts;
use super::heads::{self, heads_attributes, heads_summaries};
use super::ladder::{About, Entry, Values};
use super::layout::Part;
use super::ledger::Ledger;
use crate::hash::HashMap;

/// What the title of an entry tells of what it heads. Row after row has the same.
#[derive(Clone, Copy)]
struct Head<'a> {
    title: &'a str,
    is_of_summaries: bool,
    is_of_attributes: bool,
}

impl<'a> Head<'a> {
    fn of(title: &'a str) -> Self {
        let is_of_summaries = heads_summaries(title.trim_end_matches(':'));
        Head { title, is_of_summaries, is_of_attributes: heads_attributes(title) }
    }
}

impl<'a> Entry<'a> {
    /// What its title tells, given what the one before told.
    fn head(&self, before: Option<Head<'a>>) -> Head<'a> {
        before.filter(|before| before.title == self.title).unwrap_or_else(|| Head::of(self.title))
    }

    /// Whether it says what is true of a level, as far as all levels together tell. The
    /// statements are its own.
    fn is_attribute(&self, head: Head<'_>, statements: &[(&str, u32)]) -> bool {
        !self.title.is_empty()
            && !statements.is_empty()
            && self.values.unwrap_or_else(|| Values::of_statements(statements)).are_attributes(head.is_of_attributes)
    }

    /// Adds its statements to some, each with its line.
    fn add_statements(&self, statements: &mut Vec<(&'a str, u32)>) {
        each_said(self.texts, |text, line| statements.push((text, line)));
    }
}

/// Writes what tables say at a level of this title; `entries` are parted at the headings in
/// their cells.
pub(in super::super) fn write_level(
    page: &Page<'_>,
    level: &str,
    entries: Vec<Entry<'_>>,
    category: Option<&str>,
    ledger: &mut Ledger<'_>,
    builder: &mut DocumentBuilder,
) {
    let mut open: Option<(Option<&str>, &str)> = None;
    let mut last = None;
    let mut statements = Vec::new();
    for entry in together(entries) {
        statements.clear();
        entry.add_statements(&mut statements);
        let own = || entry.about.iter().find(|about| about.is_own && say_something(about.texts));
        let first = statements.first().copied().or_else(|| own().and_then(|about| about.texts.first()));
        let line = first.filter(|_| !entry.repeats || ledger.copies.take(entry.texts)).map(|(_, line)| line);
        let Some(line) = line else { continue };
        ledger.place(entry.texts.blocks);
        ledger.place_words(entry.title);
        let text = || statements.iter().map(|(text, _)| *text).collect::<Vec<_>>().join(" ");
        let head = entry.head(last);
        last = Some(head);
        if head.is_of_summaries {
            builder.summary(&text());
            keep_claims(page, entry.texts, builder);
            continue;
        }
        if entry.is_attribute(head, &statements) {
            builder.attribute(entry.title.trim_end_matches(':'), &text());
            continue;
        }
        let examples = split_off_examples(&mut statements);
        // Rows of one name in one category are one competency.
        let title = if entry.title.is_empty() { level } else { entry.title };
        let this = (entry.category.or(category), title);
        ledger.place_words(entry.category.unwrap_or_default());
        if open != Some(this) {
            builder.begin_competency(this.1, this.0, line);
            open = Some(this);
        }
        for &(text, line) in &statements {
            builder.expectation(text, line, 0);
        }
        keep_claims(page, entry.texts, builder);
        for (text, _) in examples {
            builder.example(text);
        }
        for about in &entry.about {
            write_about(about, ledger, builder);
        }
    }
}

/// How many rows a level has at most in nearly all tables.
const MOST_ROWS: usize = 32;

/// Takes the texts of a cell out of its statements that stand below a word for examples.
fn split_off_examples<'a>(statements: &mut Vec<(&'a str, u32)>) -> Vec<(&'a str, u32)> {
    const LONGEST: usize = 24;

    // Nearly no text of a cell is so short; one alone is a statement, whatever it says.
    let heads = |(text, _): &(&str, u32)| text.len() <= LONGEST && heads::heads_examples(text);
    match statements.iter().position(heads).filter(|_| statements.len() > 1) {
        Some(before) => {
            let examples = statements.split_off(before + 1);
            statements.truncate(before);
            examples
        }
        None => Vec::new(),
    }
}

/// Holds entries of one name in one category together, in the order of their first.
fn together(mut entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let mut order: HashMap<(Option<&str>, &str), usize> = HashMap::default();
    order.reserve(entries.len().min(MOST_ROWS));
    let mut places: Vec<usize> = Vec::with_capacity(entries.len());
    // Rows of one name mostly stand one after the other.
    for group in entries.chunk_by(|one, next| (one.category, one.title) == (next.category, next.title)) {
        let next = order.len();
        let place = *order.entry((group[0].category, group[0].title)).or_insert(next);
        places.resize(places.len() + group.len(), place);
    }
    // In nearly all tables they stand so.
    if !places.is_sorted() {
        let mut sorted: Vec<(usize, Entry<'_>)> = places.into_iter().zip(entries).collect();
        sorted.sort_by_key(|(place, _)| *place);
        entries = sorted.into_iter().map(|(_, entry)| entry).collect();
    }
    entries
}

/// Where a table says of each level what it is about, and nothing more, that is
/// what the level asks. Returns whether it is so.
pub(in super::super) fn write_summaries_alone(
    page: &Page<'_>,
    level: &str,
    entries: &[Entry<'_>],
    ledger: &mut Ledger<'_>,
    builder: &mut DocumentBuilder,
) -> bool {
    let [only] = entries else { return false };
    if !Head::of(only.title).is_of_summaries {
        return false;
    }
    ledger.place(only.texts.blocks);
    ledger.place_words(only.title);
    let mut statements = Vec::new();
    only.add_statements(&mut statements);
    if let Some(&(_, line)) = statements.first() {
        builder.begin_competency(level, None, line);
    }
    for (text, line) in statements {
        builder.expectation(text, line, 0);
    }
    keep_claims(page, only.texts, builder);
    true
}

/// Writes what stands below a level's name in its cell.
pub(in super::super) fn write_notes(texts: Texts<'_>, ledger: &mut Ledger<'_>, builder: &mut DocumentBuilder) {
    ledger.place(texts.blocks);
    each_said(texts, |text, _| builder.note(text));
}

/// Keeps sentences of a cell aside that speak of building on other levels.
fn keep_claims(page: &Page<'_>, texts: Texts<'_>, builder: &mut DocumentBuilder) {
    let all = texts.blocks.first().zip(texts.blocks.last());
    if all.is_some_and(|(first, last)| page.may_claim(first.place().start..last.place().end)) {
        texts.blocks.iter().for_each(|block| page.claims(block, builder));
    }
}

fn write_about(about: &About<'_>, ledger: &mut Ledger<'_>, builder: &mut DocumentBuilder) {
    let texts = about.texts;
    if about.repeats && !ledger.copies.take(texts) {
        return;
    }
    ledger.place(texts.blocks);
    each_said(texts, |text, _| match about.part {
        Part::Description => builder.description(text),
        _ => builder.example(text),
    });
}
