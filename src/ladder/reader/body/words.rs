//! The words of blocks: without marks that are none, with what they claim, and which of
//! them belong nowhere.

use super::super::super::blocks::{Block, Kind};
use super::super::super::diagnostic::Code;
use super::super::sections::Section;
use super::super::unplaced::opening;
use super::super::words::Words;
use super::super::{Page, markers, table};
use super::{Body, Item};
use crate::ladder::names::Caseless;
use crate::ladder::rank;

/// Words by which a line over a list says that it is asked: "You are expected to:".
static ASKING: Words = Words::of(&[
    "expected",
    "expect",
    "expects",
    "expectations",
    "responsible",
    "responsibilities",
    "should",
    "must",
    "capabilities",
    "duties",
    "tasks",
    "requirements",
    "aufgaben",
    "anforderungen",
    "tâches",
    "exigences",
    "tareas",
    "requisitos",
    "tarefas",
    "обязанности",
    "требования",
    "attendu",
    "attendons",
    "attentes",
    "erwarten",
    "erwartet",
    "erwartungen",
    "espera",
    "esperamos",
    "expectativas",
    "ожидается",
    "ожидаем",
    "ожидания",
]);

/// Whether the last sentence of a text leads to a list of what is asked.
pub(super) fn asks(text: &str) -> bool {
    let Some(text) = text.strip_suffix([':', '：']) else { return false };
    let last = text.rsplit(". ").next().unwrap_or_default();
    last.split(|c: char| !c.is_alphanumeric()).any(|word| ASKING.hold(word))
}

/// Whether a block is a cell, but for heads of rows and columns.
fn is_below_heads(block: &Block) -> bool {
    matches!(block.kind, Kind::Cell { row: 1.., column: 1.., .. })
}

impl Page<'_> {
    /// Whether a block is a cell, but for heads of rows and columns, that has as many
    /// words as statements have.
    pub(in super::super) fn is_phrase_in_a_table(&self, block: &Block) -> bool {
        const FEWEST: usize = 4;

        is_below_heads(block) && table::has_words(self.words(block), FEWEST)
    }
}

impl<'a> Body<'_, 'a, '_> {
    /// Says which items, paragraphs behind labels of levels and cells of phrases among some
    /// blocks belong to no level: each of them, or how many a section of that title has.
    pub(in super::super) fn unplaced_items(&mut self, body: &'a [Block], title: Option<&str>) {
        let (labels, blocks) = (&self.page.labels, self.page.blocks);
        let is_labelled = |block: &Block| {
            !labels.are_none() && block.kind == Kind::Paragraph && labels.split(blocks, block, None).is_some()
        };
        let of_levels = self.have_cells_of_levels(body);
        let is_cell = |block: &Block| self.page.is_phrase_in_a_table(block) || (of_levels && is_below_heads(block));
        let is_one = |block: &&Block| block.is_item() || is_cell(block) || is_labelled(block);
        let found: Vec<&Block> = body.iter().filter(is_one).collect();
        self.say_unplaced(found.into_iter(), title);
    }

    /// Says what stands below front matter that is a ladder.
    pub(in super::super) fn unplaced_below(&mut self, blocks: &'a [Block]) {
        let texts = blocks.iter().filter(|block| block.is_item() || is_below_heads(block));
        self.say_unplaced(texts, Some("the front matter"));
        table::say_prose(self.page, blocks, "the front matter", self.builder);
    }

    /// The same for items, paragraphs and cells of phrases in a section among levels, which
    /// is no introduction to all of them.
    pub(in super::super) fn unplaced_texts(&mut self, section: &Section<'a>) {
        let of_levels = self.have_cells_of_levels(section.body);
        let is_cell = |block: &Block| self.page.is_phrase_in_a_table(block) || (of_levels && is_below_heads(block));
        let is_text = |block: &&Block| {
            block.is_item()
                || matches!(block.kind, Kind::Paragraph | Kind::ItemParagraph)
                || (block.kind == Kind::Code && !self.is_of_a_language(block))
                || is_cell(block)
        };
        let texts = section.body.iter().filter(is_text);
        let title = Some(section.title).filter(|title| !title.is_empty());
        self.say_unplaced(texts.collect::<Vec<_>>().into_iter(), title);
    }

    /// Whether heads of a table among some blocks name levels, or most of its rows are called as
    /// levels of the page: there even a number says something, as a grade of a skill does.
    fn have_cells_of_levels(&self, body: &'a [Block]) -> bool {
        let has_cells = body.iter().any(|block| matches!(block.kind, Kind::Cell { .. }));
        has_cells && (table::have_heads_of_levels(self.page, body) || self.have_rows_of_levels(body))
    }

    fn have_rows_of_levels(&self, body: &'a [Block]) -> bool {
        let is_first = |block: &&Block| matches!(block.kind, Kind::Cell { row: 1.., column: 0, .. });
        let levels = self.levels.get_or_init(|| {
            let levels = self.page.sections.iter().filter(|section| section.is_level);
            levels.map(|level| Caseless(rank::split(level.title).title)).collect()
        });
        let rows = || body.iter().filter(is_first);
        let is_level = |block: &&Block| levels.contains(&Caseless(rank::split(self.page.words(block)).title));
        // Most tables have no such rows, as their first ones tell.
        if !rows().take(2).any(|block| is_level(&block)) {
            return false;
        }
        let found = rows().filter(is_level).count();
        found > 1 && found * 2 > rows().count()
    }

    /// Says that a table under a level has a row for each level, if it does: none of them is a
    /// competency of that one.
    pub(super) fn says_rows_of_levels(&mut self, table: &'a [Block]) -> bool {
        let are_levels = self.have_rows_of_levels(table);
        if are_levels {
            let head = table.first().map(|cell| self.page.words(cell));
            self.unplaced_items(table, head);
        }
        are_levels
    }

    fn say_unplaced<'b>(&mut self, blocks: impl Iterator<Item = &'b Block>, title: Option<&str>) {
        let items: Vec<&Block> = blocks.filter(|block| self.page.says_something(block)).collect();
        match (items.as_slice(), title) {
            ([first, _, ..], Some(title)) => {
                let (what, advice) = if items.iter().all(|block| block.is_item()) {
                    ("items", "Move them to a level that was read, or write them as a paragraph.")
                } else {
                    ("texts", "Move them to a level that was read, or before the first one.")
                };
                let message = format!("{} {what} under {title:?} belong to no level.", items.len());
                self.page.diagnose(self.builder, Code::Unplaced, first, message);
                self.builder.advise(advice);
            }
            _ => items.into_iter().for_each(|item| self.unplaced(item)),
        }
    }

    /// Says that a block belongs to no statement.
    pub(in super::super) fn unplaced(&mut self, block: &Block) {
        self.page.unplaced(self.builder, block);
    }

    /// Says that an item of a level that has parts of its own is read as a note: it
    /// may have been meant as a statement. One that only leads elsewhere isn't.
    pub(super) fn noted(&mut self, block: &Block, words: &str) {
        if self.page.says_something(block) {
            let start = opening(words);
            let message = format!("This item stands before the parts of its level, and was read as a note: {start:?}.");
            self.page.diagnose(self.builder, Code::Unplaced, block, message);
            self.builder.advise("Move it under a part of its level, or write it as a paragraph.");
        }
    }

    /// Whether a block is code that says in which language it is: a diagram, a setting.
    pub(super) fn is_of_a_language(&self, block: &Block) -> bool {
        let fence = |c: char| matches!(c, '`' | '~');
        let source = block.source(self.page.text).trim_start();
        source.starts_with(fence) && source.trim_start_matches(fence).starts_with(char::is_alphabetic)
    }

    /// Keeps sentences aside that speak of building on other levels.
    pub(super) fn claims(&mut self, block: &Block) {
        self.page.claims(block, self.builder);
    }

    /// A block's words; a marker without a partner at their end is dropped.
    pub(super) fn prose(&mut self, block: &Block) -> &'a str {
        let words = self.page.words(block);
        let Some(lone) = markers::lone(words) else { return words };
        let message = format!("A `{}` has no partner; it was dropped.", lone.mark);
        let offset = self.lone_marker(block, lone.mark, lone.at_end);
        self.builder.diagnose_at(Code::StrayMarker, offset, message);
        lone.rest
    }

    /// Goes on with an item that a blank line cuts in two: its statement has no end, and
    /// what follows begins in lower case. Returns whether it did.
    pub(super) fn goes_on(&mut self, before: Option<&str>, block: &Block, words: &str) -> bool {
        if self.last == Item::Statement && is_or(words) {
            return self.builder.continue_expectation(words).is_some();
        }
        let is_open = before.is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == ','));
        // "macOS" begins a sentence, and a line over a list is none.
        let first = words.split(' ').next().unwrap_or_default();
        let is_within = first.chars().all(|c| c.is_lowercase() || matches!(c, ',' | '-'))
            && first.starts_with(char::is_lowercase)
            && !words.ends_with(':');
        if !is_open || !is_within || block.quoted || block.emphasised {
            return false;
        }
        let Some(line) = self.builder.continue_expectation(words) else { return false };
        let message = format!("The statement is cut in two; it goes on in line {}.", block.line);
        self.builder.diagnose(Code::BrokenStatement, line, 1, message);
        self.claims(block);
        true
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

/// How many bytes they have at most, with what marks them up.
const LONGEST_OR: usize = 16;

/// Whether words only say that what follows may stand for what came before.
fn is_or(words: &str) -> bool {
    static OR: Words = Words::of(&[
        "or",
        "oder",
        "of",
        "ou",
        "o",
        "oppure",
        "eller",
        "veya",
        "lub",
        "albo",
        "nebo",
        "або",
        "или",
        "または",
        "或者",
        "또는",
    ]);

    // Nearly all paragraphs are longer.
    if words.len() > LONGEST_OR {
        return false;
    }
    OR.hold(words.trim_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case("You are expected to:", 2)]
    #[case("Bakers have ovens. At this level you should:", 2)]
    #[case("Erwartet wird:", 2)]
    #[case("Bakers are expected in shops. They like:", 0)]
    #[case("You are expected to bake.", 0)]
    fn items_before_the_parts_of_a_level_are_asked_where_a_line_says_so(#[case] line: &str, #[case] count: usize) {
        let level = |title: &str| format!("## {title}\n\n{line}\n\n- Knead\n- Bake\n\n### Shop\n\n- Sells bread\n\n");
        let text = format!("# Bakery career\n\n{}{}", level("Junior Baker"), level("Senior Baker"));
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        assert!(ladder.levels().all(|level| level.expectations().count() == count + 1));
    }

    #[rstest]
    #[case("Knows rye\n\n_or_\n\nKnows wheat", &["Knows rye or", "Knows wheat"])]
    #[case("- Knows rye\n\nOR\n\n- Knows wheat", &["Knows rye OR", "Knows wheat"])]
    #[case("Knows rye\n\nOrders wheat", &["Knows rye", "Orders wheat"])]
    fn a_word_between_two_statements_is_none(#[case] body: &str, #[case] known: &[&str]) {
        let text = format!(
            "# Bakery career\n\n## Junior Baker\n\n### Flour\n\n{body}\n\n## Senior Baker\n\n### Flour\n\n- All\n"
        );
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        let first = ladder.levels().next().expect("a level");
        assert_eq!(first.expectations().map(|one| one.text().to_owned()).collect::<Vec<_>>(), known);
    }
}
