//! Sections below a level: categories, competencies, and what tables and bold lines
//! make of them.

use std::path::Path;

use super::super::super::blocks::{Block, Kind};
use super::super::sections::{Head, Section};
use super::super::steps::Step;
use super::super::table::UnderLevel;
use super::super::{Page, lead};
use super::{BegunAt, Body, Item, Place, is_examples};

/// Whether words are a link that Markdown doesn't read, but for its last bracket.
fn is_unread(words: &str, is_document: impl Fn(&str) -> bool) -> bool {
    let parted = words.strip_prefix('[').and_then(|words| words.split_once("]("));
    parted.is_some_and(|(words, target)| !words.contains('[') && is_document(target))
}

/// What stands behind the paragraphs that some blocks begin with, which describe a
/// competency. A bold line heads what follows it, unless it is a sentence.
pub(in super::super) fn behind_prose<'a>(page: &Page<'_>, blocks: &'a [Block]) -> &'a [Block] {
    let heads = |block: &Block| lead::is_bold(page.blocks, block) && !page.words(block).ends_with(['.', '。']);
    let is_prose = |block: &&Block| block.kind == Kind::Paragraph && !heads(block);
    &blocks[blocks.iter().take_while(is_prose).count()..]
}

impl<'a> Body<'_, 'a, '_> {
    /// Reads a section below a level: a category, where it holds nothing itself
    /// and the next one is deeper; else a competency.
    pub(in super::super) fn part(&mut self, section: &Section<'a>, next: Option<&Section<'_>>) {
        if self.category.is_some_and(|(depth, _)| section.depth <= depth) {
            self.category = None;
        }
        self.place = Place::Statements;
        if is_examples(section.title) && self.builder.level_has_competency() {
            self.place = Place::Collapsed;
            self.competency(section.body);
            return;
        }
        let leads = next.is_some_and(|next| next.depth > section.depth && !is_examples(next.title));
        if leads && !section.has_items() {
            self.begin_category(section);
            return;
        }
        if self.is_navigation(section) {
            return;
        }
        if self.bold_parts(section) > 1 {
            self.parts_under_bold_lines(section);
            return;
        }
        if self.table_of_competencies(section) || self.parts_under_labels(section) || self.parts_under_lines(section) {
            return;
        }
        self.begin_competency(section.title, section.line);
        self.competency(section.body);
    }

    /// Reads a competency that begins at a line within another one: the words that follow its
    /// title on that line, and some blocks.
    pub(in super::super) fn part_at_a_line(&mut self, title: &'a str, block: &Block, rest: &str, body: &'a [Block]) {
        self.place = Place::Statements;
        self.begin_competency(title, block.line);
        let item = (!rest.is_empty()).then_some((block, rest));
        self.step(&Step { level: title, line: block.line, at: block.place().start, item, body });
    }

    /// Whether a section holds nothing but a list of links to documents beside this one.
    fn is_navigation(&self, section: &Section<'_>) -> bool {
        let leads_beside = |block: &Block| {
            let mut links = self.page.blocks.links(block).map(|(_, link)| link.target.as_str()).peekable();
            let is_document = |target: &str| {
                let path = target.split(['#', '?']).next().unwrap_or_default();
                !target.contains("://") && Path::new(path).extension().is_some_and(|ending| ending == "md")
            };
            let is_one = links.peek().is_some() && links.all(is_document) && !self.page.says_something(block);
            // With a blank in its target Markdown takes a link for words.
            is_one || self.page.words(block).strip_suffix(')').is_some_and(|words| is_unread(words, is_document))
        };
        !section.body.is_empty() && section.body.iter().all(|block| block.is_item() && leads_beside(block))
    }

    /// Reads a section whose table has a row for each competency: it is their
    /// category. Returns whether it was one.
    fn table_of_competencies(&mut self, section: &Section<'a>) -> bool {
        let is_cell = |block: &Block| matches!(block.kind, Kind::Cell { .. });
        let first = section.body.iter().position(is_cell).unwrap_or(section.body.len());
        let cells = section.body[first..].iter().take_while(|block| is_cell(block)).count();
        let (before, rest) = section.body.split_at(first);
        let (table, behind) = rest.split_at(cells);
        let is_alone = !before.iter().chain(behind).any(|block| block.is_item() || is_cell(block));
        let is_one = is_alone && UnderLevel::of(self.page, table).read_competencies(Some(section.title), self.builder);
        for block in before.iter().chain(behind).filter(|_| is_one) {
            let words = self.prose(block);
            if !words.is_empty() {
                self.builder.note(words);
                self.claims(block);
            }
        }
        is_one
    }

    /// Begins a level of one competency, of which some blocks are all that it asks.
    pub(in super::super) fn level_of(
        &mut self,
        head: Head<'_>,
        body: &'a [Block],
        category: Option<&'a str>,
        competency: &'a str,
    ) {
        self.begin_level(head.title, head.line);
        self.open_category(0, category);
        self.begin_competency(competency, head.line);
        self.category = None;
        self.competency(body);
    }

    /// Opens a category over what stands below some depth.
    pub(in super::super) fn open_category(&mut self, depth: u8, title: Option<&'a str>) {
        self.category = title.map(|title| (depth, title)).or(self.category);
    }

    /// Begins a category; what it says of itself is a note of the level.
    fn begin_category(&mut self, section: &Section<'a>) {
        self.category = Some((section.depth, section.title));
        for block in section.body {
            let words = self.prose(block);
            if !words.is_empty() {
                self.builder.note(words);
                self.claims(block);
            }
        }
    }

    /// How many bold lines over lists part a section: each is a competency then,
    /// and the section their category.
    fn bold_parts(&self, section: &Section<'_>) -> usize {
        let heads = |pair: &&[Block]| {
            pair[0].kind == Kind::Paragraph
                && !pair[0].quoted
                && self.is_bold(&pair[0])
                && pair[1].is_item()
                && !is_examples(self.page.words(&pair[0]))
        };
        let first = section.body.iter().position(Block::is_item).unwrap_or_default();
        // A list before the first bold line is the section's own.
        let begins = section.body[..first].iter().any(|block| self.is_bold(block));
        if begins { section.body.windows(2).filter(heads).count() } else { 0 }
    }

    fn parts_under_bold_lines(&mut self, section: &Section<'a>) {
        let outer = self.category.replace((section.depth, section.title));
        let mut begun = false;
        for (nth, block) in section.body.iter().enumerate() {
            let words = self.prose(block);
            let heads = self.is_bold(block) && section.body.get(nth + 1).is_some_and(Block::is_item);
            if heads && !is_examples(words) {
                begun = true;
                self.place = Place::Statements;
                self.last = Item::Nothing;
                self.begin_competency(words.trim_end_matches(':'), block.line);
            } else if !begun && block.kind == Kind::Paragraph {
                // What the category says of itself is a note of the level.
                self.builder.note(words);
                self.claims(block);
            } else {
                self.competency_block(block, section.body.get(nth + 1), true);
            }
        }
        self.category = outer;
    }

    /// Reads a section without a list in which several bold lines stand over paragraphs: each is
    /// a competency, and the section their category. Returns whether it was one.
    fn parts_under_lines(&mut self, section: &Section<'a>) -> bool {
        let page = self.page;
        let is_line = |block: &Block| {
            block.kind == Kind::Paragraph && lead::is_bold(page.blocks, block) && page.words(block).ends_with(':')
        };
        let is_text = |block: &Block| block.kind == Kind::Paragraph && !lead::is_bold(page.blocks, block);
        let is_head = |nth: usize| is_line(&section.body[nth]) && section.body.get(nth + 1).is_some_and(is_text);
        let is_plain = |block: &Block| is_line(block) || is_text(block);
        let mut heads = (0..section.body.len()).filter(|&nth| is_head(nth));
        let (Some(first), Some(_)) = (heads.next(), heads.next()) else { return false };
        if !section.body.iter().all(is_plain) {
            return false;
        }
        let outer = self.category.replace((section.depth, section.title));
        for (nth, block) in section.body.iter().enumerate() {
            let words = self.prose(block);
            if is_head(nth) {
                self.last = Item::Nothing;
                self.begin_competency(words.trim_end_matches(':'), block.line);
            } else if nth < first && !words.is_empty() {
                self.builder.note(words);
                self.claims(block);
            } else {
                self.competency_block(block, section.body.get(nth + 1), false);
            }
        }
        self.category = outer;
        true
    }

    /// Reads a section whose items or paragraphs begin with bold words that its
    /// likes repeat: it is their category. Returns whether it was one.
    fn parts_under_labels(&mut self, section: &Section<'a>) -> bool {
        let page = self.page;
        let label = |nth: usize| {
            page.labels.split_part(page.blocks, section.title, &section.body[nth], section.body.get(nth + 1))
        };
        let Some(first) = (0..section.body.len()).find(|&nth| label(nth).is_some()) else { return false };
        // What has statements of its own before the first label is a competency.
        if section.body[..first].iter().any(|block| block.is_item() || matches!(block.kind, Kind::Cell { .. })) {
            return false;
        }
        let outer = self.category.replace((section.depth, section.title));
        for block in &section.body[..first] {
            let words = self.prose(block);
            if !words.is_empty() {
                self.builder.note(words);
                self.claims(block);
            }
        }
        let mut nested = 0;
        let listed = self.has_list(&section.body[first..]);
        for (nth, block) in section.body.iter().enumerate().skip(first) {
            if let Some((title, rest)) = label(nth) {
                self.begin_competency(title, block.line);
                self.last = Item::Nothing;
                nested = usize::from(block.is_item());
                // What it asks may be nested in it.
                let leads = block.is_item() && section.body.get(nth + 1).is_some_and(|next| next.is_nested_in(block));
                if !(rest.is_empty() && leads) {
                    self.statement(block, rest, 0);
                }
            } else if let Kind::Item { depth } = block.kind {
                let words = self.prose(block);
                self.statement(block, words, usize::from(depth).saturating_sub(nested));
            } else {
                self.competency_block(block, section.body.get(nth + 1), listed);
            }
        }
        self.category = outer;
        true
    }

    /// Begins what a level asks in an area, where the areas come first.
    /// What stands before the place `before` in the page's plain text describes it, if it does.
    pub(in super::super) fn area(&mut self, section: &Section<'a>, category: Option<&'a str>, before: usize) {
        // What the level's own text left open ends here.
        self.place = Place::Statements;
        self.begun_at = BegunAt::Heading;
        let outer = std::mem::replace(&mut self.category, category.map(|category| (section.depth, category)));
        self.begin_competency(section.title, section.line);
        self.category = outer;
        let own = section.body.iter().take_while(|block| block.place().start < before).count();
        let described = own - behind_prose(self.page, &section.body[..own]).len();
        for block in &section.body[..described] {
            let words = self.prose(block);
            self.builder.description(words);
        }
    }

    /// Reads what a level asks in the area that was begun.
    pub(in super::super) fn step(&mut self, step: &Step<'_>) {
        let mut body = step.body;
        if let Some((block, rest)) = step.item {
            self.statement(block, rest, 0);
            // The item goes on with its further paragraphs.
            let further = body.iter().take_while(|block| block.kind == Kind::ItemParagraph).count();
            for (nth, block) in body[..further].iter().enumerate() {
                self.competency_block(block, body.get(nth + 1), true);
            }
            body = &body[further..];
        }
        // What is nested in the level's name alone stands in no statement.
        let depth = |block: &Block| if let Kind::Item { depth } = block.kind { Some(usize::from(depth)) } else { None };
        let outermost = || step.body.iter().filter_map(depth).min();
        self.above = step.item.map_or_else(outermost, |(block, _)| depth(block)).unwrap_or_default();
        // Under the name alone each paragraph of its item is a statement.
        if step.item.is_none() && body.iter().all(|block| block.kind == Kind::ItemParagraph) {
            for (nth, block) in body.iter().enumerate() {
                self.last = Item::Nothing;
                self.competency_block(block, body.get(nth + 1), false);
            }
            body = &[];
        }
        self.competency(body);
        self.above = 0;
    }
}
