//! What stands under a level's and under a competency's title, whatever the
//! dialect: summary, attributes, notes; description, statements, examples.

use std::cell::OnceCell;

use super::super::blocks::{Block, Kind};
use super::super::diagnostic::Code;
use super::super::model::{DocumentBuilder, LevelDraft};
use super::super::names::Caseless;
use super::super::placeholders::is_placeholder;
use super::super::rank;
use super::lead::is_examples;
use super::sections::{Head, Section};
use super::table::UnderLevel;
use super::{Page, lead};
use crate::hash::{HashMap, HashSet};
pub(super) use asked::Asked;
use begun::BegunAt;
use examples::Place;
pub(super) use nested::Below;
pub(super) use parts::behind_prose;
use prose::{asks_in_prose, is_prose};

mod asked;
mod begun;
mod examples;
mod labelled;
mod nested;
mod parts;
mod prose;
mod span;
mod words;

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
    category: Option<(u8, &'a str)>,
    /// Whether the level's paragraphs are its statements.
    is_prose: bool,
    /// Whether a single block stands under the level's title.
    is_short: bool,
    /// Where in the level or competency the reading is.
    place: Place,
    /// What the last item became, with which its further paragraphs go on.
    last: Item,
    /// In how many items the competency's own are nested.
    above: usize,
    /// The line of the last item without words.
    empty_at: Option<u32>,
    /// The words of the statement that stands right before, where it is an item.
    before: Option<&'p str>,
    /// The line of the paragraph before the items at hand that says they are asked.
    asked_at: Option<u32>,
    /// The level's competencies with their categories, and where they began.
    seen: HashMap<(Option<Caseless<'a>>, Caseless<'a>), u32>,
    /// What attributes of levels with parts are called.
    attributes: HashSet<Caseless<'a>>,
    /// What the page's levels are called, once somebody asked.
    levels: OnceCell<HashSet<Caseless<'a>>>,
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
            is_short: false,
            place: Place::Statements,
            category: None,
            last: Item::Nothing,
            above: 0,
            empty_at: None,
            before: None,
            asked_at: None,
            seen: HashMap::default(),
            attributes: HashSet::default(),
            levels: OnceCell::new(),
        }
    }

    pub(super) fn builder(&mut self) -> &mut DocumentBuilder {
        self.builder
    }

    /// Begins a level and reads what stands under its title; `asked` says where its
    /// competencies have headings.
    pub(super) fn level(&mut self, head: Head<'_>, body: &'a [Block], asked: Asked) {
        let (body, ending) = self.page.before_its_end(body);
        self.parted = asked == Asked::Below || self.names_levels(head.title, body);
        self.begin_level(head.title, head.line);
        let mut nth = self.summary(body);
        self.is_short = body.len() < 2;
        if labelled::names_lists(self.page, body) {
            self.begun_at = BegunAt::LineOverList;
        }
        self.is_prose = self.page.is_prose || (!self.parted && is_prose(body));
        // What is asked in other places is only told of here.
        self.is_prose &= asked != Asked::Elsewhere && !self.begins_parts(&body[nth..]);
        while nth < body.len() {
            let number = body[nth].table();
            let cells = body[nth..].iter().take_while(|block| number.is_some() && block.table() == number).count();
            let table = &body[nth..nth + cells];
            if cells > 0 && (self.says_rows_of_levels(table) || self.table(table)) {
                nth += cells;
                continue;
            }
            // A part of a table that isn't one is none either.
            for nth in nth..nth + cells.max(1) {
                self.level_block(&body[nth], body.get(nth + 1));
            }
            nth += cells.max(1);
        }
        self.end(ending);
    }

    /// Reads what ends the document: notes, wherever it stands.
    fn end(&mut self, ending: &[Block]) {
        for block in ending {
            let words = self.prose(block);
            self.builder.note(words);
            self.claims(block);
        }
    }

    /// Whether a level has labels: what stands before and between them is prose, and no
    /// statement.
    fn begins_parts(&self, body: &[Block]) -> bool {
        let is_label = |(nth, block): (usize, &Block)| {
            let label = self.page.labels.split(self.page.blocks, block, body.get(nth + 1));
            label.is_some_and(|(label, _)| !self.attributes.contains(&Caseless(label)))
        };
        !self.parted && body.iter().enumerate().any(is_label)
    }

    /// Reads a table of a level: of its competencies, or, before these have headings of
    /// their own, of what is true of it. Returns whether it was one.
    fn table(&mut self, cells: &'a [Block]) -> bool {
        let tables = UnderLevel::of(self.page, cells);
        if self.parted && !tables.ask() {
            tables.read_attributes(self.builder)
        } else {
            tables.read_competencies(None, self.builder) || tables.read_figures(self.builder)
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
        self.before = None;
        self.asked_at = None;
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
        usize::from(self.begun_at.is_item())
    }

    fn level_block(&mut self, block: &Block, next: Option<&Block>) {
        let before = self.before.take();
        let words = self.prose(block);
        self.note_what_asks(block, words);
        if !self.parted && self.examples(block, next, words) {
            return;
        }
        if self.part_without_heading(block, next, words) {
            return;
        }
        match block.kind {
            Kind::Paragraph if self.goes_on(before, block, words) => {}
            Kind::Paragraph if self.labelled_before_parts(block, next) => {}
            Kind::Item { .. } | Kind::Paragraph if self.attribute(block) => {}
            Kind::Item { .. } if self.parted && self.asked_at.is_none() && !words.is_empty() => {
                self.builder.note(words);
                self.noted(block, words);
            }
            Kind::Item { depth } => {
                self.leave_label(depth, block.line);
                self.competency_of_the_level(block.line);
                if self.begun_at == BegunAt::Line {
                    self.begun_at = BegunAt::LineOverList;
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
            Kind::DetailsStart if is_examples(words) || next.is_none() => {}
            Kind::Paragraph | Kind::ItemParagraph | Kind::DetailsStart if !words.is_empty() => {
                self.builder.note(words);
                self.claims(block);
            }
            Kind::Code if self.is_of_a_language(block) => {}
            Kind::Cell { .. } | Kind::Code if !words.is_empty() => self.unplaced(block),
            _ => {}
        }
    }

    /// A level with statements and no competency has one, titled as the level.
    fn competency_of_the_level(&mut self, line: u32) {
        if !self.builder.level_has_competency() {
            let title = self.level.clone();
            self.builder.begin_competency(&title, None, line);
        }
    }

    /// Reads a section that is neither a level nor a part of one: what it says, and each row of its
    /// tables, is a note of the level before it.
    pub(super) fn notes(&mut self, section: &Section<'_>) {
        self.builder.note(section.title);
        let is_of_row = |one: &Block, next: &Block| match (one.kind, next.kind) {
            (Kind::Cell { table, row, .. }, Kind::Cell { table: t, row: r, .. }) => (table, row) == (t, r),
            _ => false,
        };
        for row in section.body.chunk_by(is_of_row) {
            let words: Vec<&str> =
                row.iter().map(|block| self.prose(block)).filter(|words| !words.is_empty()).collect();
            if !words.is_empty() {
                self.builder.note(&words.join(" | "));
            }
        }
    }

    /// Begins a competency in the current category. One of a title that the
    /// level has already stays apart, and is reported.
    fn begin_competency(&mut self, title: &'a str, line: u32) {
        let category = self.category.map(|(_, title)| title);
        self.say_doubled(category, title, line);
        self.builder.begin_competency(title, category, line);
    }

    /// Says of a competency in a line that its level has one of that title already.
    pub(super) fn say_doubled(&mut self, category: Option<&'a str>, title: &'a str, line: u32) {
        let first = *self.seen.entry((category.map(Caseless), Caseless(title))).or_insert(line);
        if first != line {
            let message = format!("The level has a part {title:?} already, in line {first}.");
            self.builder.diagnose(Code::DuplicateCompetency, line, 1, message);
        }
    }

    fn competency(&mut self, body: &[Block]) {
        self.last = Item::Nothing;
        self.before = None;
        let (body, ending) = self.page.before_its_end(body);
        if asks_in_prose(self.page, body) {
            self.prose_with_lists(body);
        } else {
            let listed = self.has_list(body);
            for (nth, block) in body.iter().enumerate() {
                self.competency_block(block, body.get(nth + 1), listed);
            }
            self.place = Place::Statements;
        }
        self.end(ending);
    }

    /// Whether a competency has a list of its own, outside of its examples.
    fn has_list(&self, body: &[Block]) -> bool {
        let (mut collapsed, mut in_examples) = (false, false);
        body.iter().zip(body.iter().skip(1).map(Some).chain([None])).any(|(block, next)| {
            match block.kind {
                Kind::DetailsStart => collapsed = true,
                Kind::DetailsEnd => collapsed = false,
                Kind::Paragraph => in_examples = self.heads_examples(block, next, self.page.words(block)),
                _ => {}
            }
            block.is_item() && !collapsed && !in_examples
        })
    }

    fn competency_block(&mut self, block: &Block, next: Option<&Block>, listed: bool) {
        let before = self.before.take();
        let words = self.prose(block);
        if self.examples(block, next, words) {
            return;
        }
        match block.kind {
            Kind::Item { depth } => self.statement(block, words, usize::from(depth).saturating_sub(self.above)),
            Kind::ItemParagraph if self.last == Item::Statement => {
                self.builder.continue_expectation(words);
                self.claims(block);
            }
            Kind::Paragraph if self.goes_on(before, block, words) => {}
            Kind::Paragraph | Kind::ItemParagraph if listed || block.quoted => {
                self.builder.description(words);
                self.claims(block);
            }
            // What opens right before a heading is headed by that.
            Kind::DetailsStart if next.is_none() => {}
            Kind::DetailsStart => {
                self.builder.description(words);
                self.claims(block);
            }
            Kind::Paragraph | Kind::ItemParagraph => self.statement(block, words, 0),
            Kind::Code if self.is_of_a_language(block) => {}
            // A heading in what is asked names a part of it.
            Kind::Cell { .. } | Kind::Code | Kind::Heading { .. } if !words.is_empty() => self.unplaced(block),
            _ => {}
        }
    }

    fn is_bold(&self, block: &Block) -> bool {
        lead::is_bold_but_for_a_remark(self.page.blocks, block)
    }

    fn statement(&mut self, block: &Block, words: &str, depth: usize) {
        self.last = Item::Nothing;
        // What is left of marks says nothing either.
        if words.is_empty() || (words.bytes().all(|byte| byte.is_ascii_punctuation()) && !is_placeholder(words)) {
            // One for `- -`, which is an item in another one.
            if self.empty_at.replace(block.line) != Some(block.line) || !block.is_item() {
                self.page.diagnose(self.builder, Code::EmptyItem, block, "The item has no words.".into());
            }
        } else if is_placeholder(words) {
            self.page.placeholder(self.builder, block, words);
        } else {
            self.builder.expectation(words, block.line, depth);
            self.last = Item::Statement;
            self.before = block.is_item().then(|| self.page.words(block));
            self.claims(block);
        }
    }
}
