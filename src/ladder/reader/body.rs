//! What stands under a level's and under a competency's title, whatever the
//! dialect: summary, attributes, notes; description, statements, examples.

use super::super::blocks::{Block, Kind};
use super::super::diagnostic::Code;
use super::super::model::{DocumentBuilder, LevelDraft};
use super::placeholders::is_placeholder;
use super::sections::Section;
use super::transposed::Step;
use super::{Page, claims, labels, markers, rank, table};
use crate::hash::HashMap;
use examples::Place;
pub(super) use examples::is_examples;

mod examples;

/// Writes levels and competencies out of sections.
pub(super) struct Body<'p, 'a, 'b> {
    page: &'p Page<'a>,
    builder: &'b mut DocumentBuilder,
    /// The level's title, which a competency without one takes.
    level: String,
    /// Whether the level has competencies of its own; without them, all of its
    /// items are statements.
    parted: bool,
    /// What the open competency began at.
    begun_at: BegunAt,
    category: Option<(u8, String)>,
    /// Whether the level's paragraphs are its statements.
    is_prose: bool,
    /// Where in the level or competency the reading is.
    place: Place,
    /// What the last item became, with which its further paragraphs go on.
    last: Item,
    /// The level's competencies with their categories, and where they began.
    seen: HashMap<(Option<String>, String), u32>,
}

/// What a competency began at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BegunAt {
    /// A heading, or a line that has its text behind it.
    Heading,
    /// An item, under which its statements nest.
    Item,
    /// A line of its own, under which paragraphs are its statements.
    Line,
}

/// What an item became.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    /// It had no words, or said nothing.
    Nothing,
    Statement,
    Example,
}

impl<'p, 'a, 'b> Body<'p, 'a, 'b> {
    pub(super) fn new(page: &'p Page<'a>, builder: &'b mut DocumentBuilder) -> Self {
        Body {
            page,
            builder,
            level: String::new(),
            parted: false,
            begun_at: BegunAt::Heading,
            is_prose: false,
            place: Place::Statements,
            category: None,
            last: Item::Nothing,
            seen: HashMap::default(),
        }
    }

    pub(super) fn builder(&mut self) -> &mut DocumentBuilder {
        self.builder
    }

    /// Begins a level and reads what stands under its title. `next` is the
    /// section after it.
    pub(super) fn level(&mut self, section: &Section<'_>, next: Option<&Section<'_>>) {
        self.parted =
            next.is_some_and(|next| next.depth > section.depth) || self.names_levels(section.title, section.body);
        self.begin_level(section.title, section.line);
        self.is_prose = self.page.is_prose || (!self.parted && is_prose(section.body));
        let mut nth = self.summary(section.body);
        while let Some(block) = section.body.get(nth) {
            let cells = section.body[nth..].iter().take_while(|block| matches!(block.kind, Kind::Cell { .. })).count();
            let table = &section.body[nth..nth + cells];
            if cells > 0 && !self.parted && table::read_competencies(self.page, table, None, self.builder) {
                nth += cells;
                continue;
            }
            self.level_block(block, section.body.get(nth + 1));
            nth += 1;
        }
    }

    /// Whether several items, and all, name levels by ranks like the level's own:
    /// they explain the ladder.
    fn names_levels(&self, title: &str, body: &[Block]) -> bool {
        let series = |words: &str| rank::split(words).rank.and_then(rank::order).map(|(series, ..)| series);
        let Some(own) = series(title) else { return false };
        let items: Vec<&Block> = body.iter().filter(|block| block.is_item()).collect();
        items.len() > 1 && items.iter().all(|item| series(self.page.words(item)).as_ref() == Some(&own))
    }

    /// Begins a level of a title that may hold its rank.
    pub(super) fn begin_level(&mut self, title: &str, line: u32) {
        let ranked = rank::split(title);
        self.builder.begin_level(LevelDraft { title: ranked.title, rank: ranked.rank, line });
        ranked.title.clone_into(&mut self.level);
        self.category = None;
        self.begun_at = BegunAt::Heading;
        self.place = Place::Statements;
        self.last = Item::Nothing;
        self.seen.clear();
    }

    /// Reads the quote or the emphasised lines right under a level's title as
    /// its summary. Returns how many blocks that took.
    fn summary(&mut self, body: &[Block]) -> usize {
        let is_summary = |block: &Block| block.kind == Kind::Paragraph && (block.quoted || block.emphasised);
        let names_a_competency = |block: &Block| {
            let label = || self.page.labels.split(self.page.blocks, block, body.get(1));
            self.heads_a_list(block, body.get(1)) || (!self.parted && label().is_some())
        };
        if body.first().is_some_and(names_a_competency) {
            return 0;
        }
        let Some(first) = body.first().filter(|block| is_summary(block)) else {
            return 0;
        };
        // A quote is one summary however many paragraphs it has.
        let count = if first.quoted { body.iter().take_while(|b| b.quoted && is_summary(b)).count() } else { 1 };
        let mut text = String::new();
        for block in &body[..count] {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(self.prose(block));
            self.claims(block);
        }
        self.builder.summary(&text);
        count
    }

    /// How deep a statement stands in the item that the competency began at.
    fn nesting(&self) -> usize {
        usize::from(self.begun_at == BegunAt::Item)
    }

    fn level_block(&mut self, block: &Block, next: Option<&Block>) {
        let words = self.prose(block);
        if !self.parted && self.examples(block, next, words) {
            return;
        }
        if self.part_without_heading(block, next, words) {
            return;
        }
        match block.kind {
            Kind::Item { .. } | Kind::Paragraph if self.attribute(block) => {}
            Kind::Item { .. } if self.parted && !words.is_empty() => {
                self.builder.note(words);
                self.noted(block, words);
            }
            Kind::Item { depth } => {
                self.competency_of_the_level(block.line);
                if self.begun_at == BegunAt::Line {
                    self.begun_at = BegunAt::Heading;
                }
                self.statement(block, words, usize::from(depth).saturating_sub(self.nesting()));
            }
            Kind::ItemParagraph if self.last == Item::Statement => {
                self.builder.continue_expectation(words);
            }
            Kind::Paragraph if self.begun_at == BegunAt::Line && next.is_some_and(Block::is_item) => {
                self.builder.description(words);
                self.claims(block);
            }
            Kind::Paragraph if self.begun_at == BegunAt::Line && !block.quoted => self.statement(block, words, 0),
            Kind::Paragraph if self.is_prose && !block.emphasised && !block.quoted => {
                self.competency_of_the_level(block.line);
                self.statement(block, words, 0);
            }
            Kind::DetailsStart if is_examples(words) => {}
            Kind::Paragraph | Kind::ItemParagraph | Kind::DetailsStart if !words.is_empty() => {
                self.builder.note(words);
                self.claims(block);
            }
            Kind::Cell { .. } | Kind::Code if !words.is_empty() => self.unplaced(block),
            _ => {}
        }
    }

    /// Says that an item of a level that has parts of its own is read as a note: it
    /// may have been meant as a statement. One that only leads elsewhere isn't.
    fn noted(&mut self, block: &Block, words: &str) {
        if self.says_something(block) {
            let start: String = words.chars().take(60).collect();
            let start = super::text::clean_line(&start);
            let message = format!("This item stands before the parts of its level, and was read as a note: {start:?}.");
            self.page.diagnose(self.builder, Code::Unplaced, block, message);
        }
    }

    /// A level with statements and no competency has one, titled as the level.
    fn competency_of_the_level(&mut self, line: u32) {
        if !self.builder.level_has_competency() {
            let title = self.level.clone();
            self.builder.begin_competency(&title, None, line);
        }
    }

    /// In a level without sections a competency may begin at a label that the
    /// levels repeat, or at a bold line over a list.
    fn part_without_heading(&mut self, block: &Block, next: Option<&Block>, words: &str) -> bool {
        if self.parted {
            return false;
        }
        if let Some((label, rest)) = self.page.labels.split(self.page.blocks, block, next) {
            self.begin_competency(label, block.line);
            self.begun_at = match (block.is_item(), rest.is_empty()) {
                (true, _) => BegunAt::Item,
                (false, true) => BegunAt::Line,
                (false, false) => BegunAt::Heading,
            };
            self.last = Item::Nothing;
            if !rest.is_empty() {
                self.statement(block, rest, 0);
            }
            return true;
        }
        let heads = self.heads_a_list(block, next) && !is_examples(words);
        if heads {
            self.begin_competency(words.trim_end_matches(':'), block.line);
            self.begun_at = BegunAt::Heading;
            self.last = Item::Nothing;
        }
        heads
    }

    /// Whether a block is a bold line over a list.
    fn heads_a_list(&self, block: &Block, next: Option<&Block>) -> bool {
        !self.parted
            && block.kind == Kind::Paragraph
            && !block.quoted
            && self.is_bold(block)
            && next.is_some_and(Block::is_item)
    }

    /// `**Name**: value` before a level's first competency is an attribute.
    fn attribute(&mut self, block: &Block) -> bool {
        if !self.parted {
            return false;
        }
        let Some((lead, rest)) = self.page.blocks.lead(block) else {
            return false;
        };
        let (name, value) = match (lead.trim().strip_suffix(':'), rest.trim().strip_prefix(':')) {
            (Some(name), _) => (name, rest),
            (None, Some(value)) => (lead, value),
            (None, None) => return false,
        };
        let named = !value.trim().is_empty() && !self.builder.level_has_competency();
        if named {
            self.builder.attribute(name.trim(), value.trim());
        }
        named
    }

    /// Reads a section that is neither a level nor a part of one: all that it
    /// says is a note of the level before it.
    pub(super) fn notes(&mut self, section: &Section<'_>) {
        self.builder.note(section.title);
        for block in section.body {
            let words = self.prose(block);
            if !words.is_empty() {
                self.builder.note(words);
            }
        }
    }

    /// Reads a section below a level: a category, where it holds nothing itself
    /// and the next one is deeper; else a competency.
    pub(super) fn part(&mut self, section: &Section<'_>, next: Option<&Section<'_>>) {
        if self.category.as_ref().is_some_and(|(depth, _)| section.depth <= *depth) {
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
        if self.bold_parts(section) > 1 {
            self.parts_under_bold_lines(section);
            return;
        }
        if self.table_of_competencies(section) {
            return;
        }
        self.begin_competency(section.title, section.line);
        self.competency(section.body);
    }

    /// Reads a section whose table has a row for each competency: it is their
    /// category. Returns whether it was one.
    fn table_of_competencies(&mut self, section: &Section<'_>) -> bool {
        let is_cell = |block: &Block| matches!(block.kind, Kind::Cell { .. });
        let first = section.body.iter().position(is_cell).unwrap_or(section.body.len());
        let cells = section.body[first..].iter().take_while(|block| is_cell(block)).count();
        let (before, rest) = section.body.split_at(first);
        let (table, behind) = rest.split_at(cells);
        let is_alone = !before.iter().chain(behind).any(|block| block.is_item() || is_cell(block));
        let is_one = is_alone && table::read_competencies(self.page, table, Some(section.title), self.builder);
        for block in before.iter().chain(behind).filter(|_| is_one) {
            let words = self.prose(block);
            if !words.is_empty() {
                self.builder.note(words);
            }
        }
        is_one
    }

    /// Begins a category; what it says of itself is a note of the level.
    fn begin_category(&mut self, section: &Section<'_>) {
        self.category = Some((section.depth, section.title.to_owned()));
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

    fn parts_under_bold_lines(&mut self, section: &Section<'_>) {
        let outer = self.category.replace((section.depth, section.title.to_owned()));
        for (nth, block) in section.body.iter().enumerate() {
            let words = self.prose(block);
            let heads = self.is_bold(block) && section.body.get(nth + 1).is_some_and(Block::is_item);
            if heads && !is_examples(words) {
                self.place = Place::Statements;
                self.last = Item::Nothing;
                self.begin_competency(words.trim_end_matches(':'), block.line);
            } else {
                self.competency_block(block, section.body.get(nth + 1), true);
            }
        }
        self.category = outer;
    }

    /// Reads what a level asks in an area, where the areas come first.
    /// Its levels begin in the line `before`.
    pub(super) fn area(&mut self, section: &Section<'_>, category: Option<&str>, step: &Step<'_>, before: u32) {
        self.builder.begin_competency(section.title, category, section.line);
        let is_prose = |block: &&Block| block.kind == Kind::Paragraph && !self.is_bold(block) && block.line < before;
        let described = section.body.iter().take_while(is_prose).count();
        for block in &section.body[..described] {
            let words = self.prose(block);
            self.builder.description(words);
        }
        if let Some((block, rest)) = step.item {
            self.statement(block, rest, 0);
        }
        self.competency(step.body);
    }

    /// Reads an item of a level that is an item itself: a competency, where it
    /// leads to further ones, else a statement.
    pub(super) fn nested(&mut self, block: &Block, leads: bool) {
        let words = self.prose(block);
        match block.kind {
            Kind::Item { depth: 1 } if leads => {
                self.begin_competency(words.trim_end_matches(':'), block.line);
                self.begun_at = BegunAt::Item;
            }
            Kind::Item { depth } => {
                // What stands beside competencies belongs to none of them.
                if depth == 1 && (self.begun_at == BegunAt::Item || !self.builder.level_has_competency()) {
                    let level = self.level.clone();
                    self.builder.begin_competency(&level, None, block.line);
                    self.begun_at = BegunAt::Heading;
                }
                let above = 1 + self.nesting();
                self.statement(block, words, usize::from(depth).saturating_sub(above));
            }
            Kind::ItemParagraph if self.last == Item::Statement => {
                self.builder.continue_expectation(words);
            }
            _ if !words.is_empty() => self.builder.note(words),
            _ => {}
        }
    }

    /// Begins a competency in the current category. One of a title that the
    /// level has already stays apart, and is reported.
    fn begin_competency(&mut self, title: &str, line: u32) {
        let category = self.category.as_ref().map(|(_, title)| title.as_str());
        let key = (category.map(str::to_owned), title.to_lowercase());
        let first = *self.seen.entry(key).or_insert(line);
        if first != line {
            let message = format!("The level has a part {title:?} already, in line {first}.");
            self.builder.diagnose(Code::DuplicateCompetency, line, 1, message);
        }
        self.builder.begin_competency(title, category, line);
    }

    fn competency(&mut self, body: &[Block]) {
        self.last = Item::Nothing;
        let listed = has_list(body);
        for (nth, block) in body.iter().enumerate() {
            self.competency_block(block, body.get(nth + 1), listed);
        }
        self.place = Place::Statements;
    }

    fn competency_block(&mut self, block: &Block, next: Option<&Block>, listed: bool) {
        let words = self.prose(block);
        if self.examples(block, next, words) {
            return;
        }
        match block.kind {
            Kind::Item { depth } => self.statement(block, words, usize::from(depth)),
            Kind::ItemParagraph if self.last == Item::Statement => {
                self.builder.continue_expectation(words);
                self.claims(block);
            }
            Kind::Paragraph | Kind::ItemParagraph if listed || block.quoted => {
                self.builder.description(words);
                self.claims(block);
            }
            Kind::DetailsStart => {
                self.builder.description(words);
                self.claims(block);
            }
            Kind::Paragraph | Kind::ItemParagraph => self.statement(block, words, 0),
            Kind::Cell { .. } | Kind::Code if !words.is_empty() => self.unplaced(block),
            _ => {}
        }
    }

    fn is_bold(&self, block: &Block) -> bool {
        labels::is_bold(self.page.blocks, block)
    }

    fn statement(&mut self, block: &Block, words: &str, depth: usize) {
        self.last = Item::Nothing;
        if words.is_empty() {
            self.page.diagnose(self.builder, Code::EmptyItem, block, "The item has no words.".into());
        } else if is_placeholder(words) {
            self.page.placeholder(self.builder, block, words);
        } else {
            self.builder.expectation(words, block.line, depth);
            self.last = Item::Statement;
            self.claims(block);
        }
    }

    /// Says which items among some blocks belong to no level: each of them, or
    /// how many a section of that title has.
    pub(super) fn unplaced_items(&mut self, body: &[Block], title: Option<&str>) {
        let items: Vec<&Block> = body.iter().filter(|block| block.is_item() && self.says_something(block)).collect();
        match (items.as_slice(), title) {
            ([first, _, ..], Some(title)) => {
                let message = format!("{} items under {title:?} belong to no level.", items.len());
                self.page.diagnose(self.builder, Code::Unplaced, first, message);
            }
            _ => items.into_iter().for_each(|item| self.unplaced(item)),
        }
    }

    /// Whether a block has words beside those of links, which only lead elsewhere.
    fn says_something(&self, block: &Block) -> bool {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let linked: usize = self.page.blocks.links(block).map(|(words, _)| letters(words)).sum();
        letters(self.page.words(block)) > linked
    }

    pub(super) fn unplaced(&mut self, block: &Block) {
        let start: String = self.page.words(block).chars().take(60).collect();
        let message = format!("This text belongs to no statement: {:?}.", super::text::clean_line(&start));
        self.page.diagnose(self.builder, Code::Unplaced, block, message);
    }

    /// Keeps sentences aside that speak of building on other levels.
    fn claims(&mut self, block: &Block) {
        let text = self.page.words(block);
        if !self.page.may_claim(block) || !claims::claims(text) {
            return;
        }
        self.builder.claim(text, block.line);
        // Both are parts of the page's text, so where a link stands says whether
        // it belongs to the sentence.
        let object = claims::split(text).map_or("", |(_, object)| object).as_bytes().as_ptr_range();
        for (words, link) in self.page.blocks.links(block).filter(|(words, _)| object.contains(&words.as_ptr())) {
            self.builder.claim_link(words, &link.target, link.line);
        }
    }

    /// A block's words; a marker without a partner at their end is dropped.
    fn prose(&mut self, block: &Block) -> &'a str {
        let words = self.page.words(block);
        let Some(lone) = markers::lone(words) else { return words };
        let message = format!("A `{}` has no partner; it was dropped.", lone.mark);
        let offset = self.lone_marker(block, lone.mark, lone.at_end);
        self.builder.diagnose_at(Code::StrayMarker, offset, message);
        lone.rest
    }

    /// Where in the source the marker stands that is alone in a block: its last,
    /// or its first behind the marker of an item.
    fn lone_marker(&self, block: &Block, mark: &str, at_end: bool) -> usize {
        let offset = self.page.offset(block);
        let source = self.page.text.get(offset..block.end()).unwrap_or_default();
        let skipped = usize::from(block.is_item() && source.is_char_boundary(1));
        let found = if at_end { source.rfind(mark) } else { source[skipped..].find(mark).map(|at| at + skipped) };
        offset + found.unwrap_or(0)
    }
}

/// Whether a level that lacks a list, a table and parts has paragraphs enough to
/// be its statements.
fn is_prose(body: &[Block]) -> bool {
    let is_text = |block: &&Block| block.kind == Kind::Paragraph && !block.quoted && !block.emphasised;
    let bare = body.iter().all(|block| !block.is_item() && !matches!(block.kind, Kind::Cell { .. }));
    bare && body.iter().filter(is_text).count() > 1
}

/// Whether a competency has a list of its own, outside of its examples.
fn has_list(body: &[Block]) -> bool {
    let mut collapsed = false;
    body.iter().any(|block| {
        match block.kind {
            Kind::DetailsStart => collapsed = true,
            Kind::DetailsEnd => collapsed = false,
            _ => {}
        }
        block.is_item() && !collapsed
    })
}
