//! The dialect of text without headings, as it is pulled out of a book: a bare
//! line is a level (it has a rank), else a category or a competency by where it
//! stands. Lines in which such names are glued together by bold are parted.

use super::super::blocks::{Block, Kind};
use super::super::diagnostic::Code;
use super::super::model::{DocumentBuilder, LevelDraft};
use super::rank::Ranked;
use super::{Page, claims, names, rank};

/// The longest line, in characters, that may be a title.
const LONGEST_TITLE: usize = 80;

pub(super) fn fits(page: &Page<'_>) -> bool {
    page.blocks.all().iter().any(|block| is_level(page, block)) && page.sections.is_empty()
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    builder.diagnose(
        Code::NoHeadings,
        1,
        1,
        "The text has no headings; what its lines are was guessed from their looks.".into(),
    );
    let mut reading = Reading { page, builder, titles: Vec::new(), category: None, after_item: false };
    for block in page.blocks.all() {
        reading.block(block);
    }
    reading.leftover();
}

/// The names in a title line: parts of a line that bold glues together.
fn names<'a>(page: &Page<'a>, block: &Block) -> Vec<&'a str> {
    let line = block.source(page.text).trim();
    let first = line.chars().next();
    let title = block.kind == Kind::Paragraph
        && !line.contains('\n')
        && line.chars().count() <= LONGEST_TITLE
        && !line.ends_with(['.', '!', '?', ';', ','])
        && !claims::claims(line)
        && !first.is_none_or(char::is_lowercase);
    if !title {
        return Vec::new();
    }
    // Bold that was never closed leaves its stars behind.
    line.split("**").map(|name| name.trim_matches(['*', ' '])).filter(|name| !name.is_empty()).collect()
}

/// A bare line is a level if it has a rank; the first line of a text also if it
/// names one and is marked as a title.
fn is_level(page: &Page<'_>, block: &Block) -> bool {
    let first = page.blocks.all().first().is_some_and(|first| first.source(page.text) == block.source(page.text));
    let marked = first && block.source(page.text).trim_start().starts_with("**");
    names(page, block)
        .first()
        .is_some_and(|name| rank::split(name).rank.is_some() || (marked && names::names_a_level(name)))
}

struct Reading<'p, 'a, 'b> {
    page: &'p Page<'a>,
    builder: &'b mut DocumentBuilder,
    /// Title lines since the last statement, with their lines.
    titles: Vec<(&'a str, u32)>,
    category: Option<&'a str>,
    after_item: bool,
}

impl Reading<'_, '_, '_> {
    fn block(&mut self, block: &Block) {
        let words = self.page.words(block);
        match block.kind {
            Kind::Item { .. } if words.is_empty() => {
                self.page.diagnose(self.builder, Code::EmptyItem, block, "The item has no words.".into());
            }
            Kind::Item { depth } if self.builder.has_level() => {
                self.competency(block.line);
                self.builder.expectation(words, block.line, usize::from(depth));
                self.after_item = true;
            }
            Kind::Item { .. } => self.unplaced(words, block.line),
            Kind::ItemParagraph if self.after_item => {
                self.builder.continue_expectation(words);
            }
            _ => self.line(block),
        }
    }

    fn line(&mut self, block: &Block) {
        let names = names(self.page, block);
        if names.is_empty() {
            self.prose(block);
            return;
        }
        let mut rest = names.as_slice();
        if is_level(self.page, block) {
            self.level(rank::split(names[0]), block.line);
            rest = &names[1..];
        }
        if names.len() > 1 {
            let list = names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
            let message = format!("{} titles stand on one line: {list}.", names.len());
            // The second title is what should begin a line.
            let second = block.source(self.page.text).find(names[1]).unwrap_or(0);
            self.builder.diagnose_at(Code::FusedHeading, block.offset() + second, message);
        }
        self.titles.extend(rest.iter().map(|&name| (name, block.line)));
        self.after_item = false;
    }

    fn level(&mut self, Ranked { rank, title }: Ranked<'_>, line: u32) {
        if !self.builder.has_level() {
            // "Last updated: May" is about the text, and names nothing.
            let named = self.titles.iter().rev().find(|(title, _)| !title.contains(": "));
            let track = named.or(self.titles.last()).map(|&(title, _)| title);
            self.builder.begin_track(track);
            self.titles.clear();
        }
        self.leftover();
        self.category = None;
        self.builder.begin_level(LevelDraft { title, rank, line });
    }

    /// The title right before a statement is its competency's, the one before
    /// that a category's, which holds until the next.
    fn competency(&mut self, line: u32) {
        let Some((title, at)) = self.titles.pop() else {
            if !self.builder.level_has_competency() {
                self.builder.begin_competency("Expectations", None, line);
            }
            return;
        };
        if let Some((category, _)) = self.titles.pop() {
            self.category = Some(category);
        }
        self.leftover();
        self.builder.begin_competency(title, self.category, at);
    }

    /// A line that begins in lower case goes on with the item before it.
    fn prose(&mut self, block: &Block) {
        let words = self.page.words(block);
        if words.is_empty() || !self.builder.has_level() {
            return;
        }
        let goes_on = words.chars().next().is_some_and(char::is_lowercase);
        if let (true, true, Some(line)) = (self.after_item, goes_on, self.continued(words)) {
            let message = format!("The statement is cut in two; it goes on in line {}.", block.line);
            self.builder.diagnose(Code::BrokenStatement, line, 1, message);
        } else if self.after_item {
            self.unplaced(words, block.line);
        } else {
            self.builder.note(words);
        }
    }

    fn continued(&mut self, words: &str) -> Option<u32> {
        self.builder.continue_expectation(words)
    }

    /// Titles that lead to no statement.
    fn leftover(&mut self) {
        for (title, line) in std::mem::take(&mut self.titles) {
            self.unplaced(title, line);
        }
    }

    fn unplaced(&mut self, words: &str, line: u32) {
        let start: String = words.chars().take(60).collect();
        self.builder.diagnose(Code::Unplaced, line, 1, format!("This text belongs to no statement: {start:?}."));
    }
}
