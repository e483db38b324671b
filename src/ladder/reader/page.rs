//! A document on its way to become levels: what all dialects ask of it.

use std::cell::OnceCell;
use std::ops::Range;
use std::path::Path;

use super::labels::Labels;
use super::sections::{self, Heads, Section};
use super::steps::Area;
use super::{as_data, depth, ending, evidence, front, table};
use crate::hash::HashSet;
use crate::ladder::blocks::{Block, Blocks, Kind, is_a_sheet};
use crate::ladder::diagnostic::Code;
use crate::ladder::model::DocumentBuilder;
use crate::ladder::{claims, names, placeholders};

/// A document on its way to become levels, and what all dialects ask of it.
pub(super) struct Page<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    pub(super) blocks: &'a Blocks,
    pub(super) sections: Vec<Section<'a>>,
    /// What the document says of itself.
    pub(super) front: Option<&'a front::Value<'a>>,
    /// Why that can't be read.
    pub(super) front_error: Option<&'a front::Fault>,
    /// The ladder that this is, once asked for.
    pub(super) data: OnceCell<Option<as_data::Ladder<'a>>>,
    /// The competencies that come before its levels, once asked for.
    pub(super) areas: OnceCell<Vec<Area<'a>>>,
    /// The heading depth that is the levels', where headings tell.
    pub(super) level_depth: Option<u8>,
    /// Whether the document says that it is about levels.
    pub(super) hinted: bool,
    /// Whether the document says that it is about something else that has grades.
    pub(super) is_of_another_trade: bool,
    /// Labels that repeat from level to level.
    pub(super) labels: Labels,
    /// Whether the levels hold nothing but paragraphs, which are statements then.
    pub(super) is_prose: bool,
    /// Where in the source that begins which ends the document rather than its last level.
    pub(super) ending: Option<usize>,
    /// Where a sentence may speak of building on something, once a dialect asks for that.
    pub(super) claims: OnceCell<claims::Places>,
    /// Whether it is a sheet, once asked for.
    is_sheet: OnceCell<bool>,
    /// The heads of tables that say enough to be a ladder's, once asked for.
    pub(super) heads: OnceCell<HashSet<String>>,
    /// Its tables, where a dialect has looked at them.
    pub(super) tables: table::Known<'a>,
}

impl<'a> Page<'a> {
    /// `front` is what the document says of itself, or what a file of data holds.
    pub(super) fn of(path: &'a str, text: &'a str, blocks: &'a Blocks, front: &'a front::Read<'a>) -> Self {
        let (front, front_error) = (front.as_ref().ok().and_then(Option::as_ref), front.as_ref().err());
        let mut sections = sections::sections(blocks, Heads::Marked);
        let hinted = names::own::are_told() || hints_at_levels(path, front, &sections, blocks);
        evidence::weigh(&mut sections, hinted);
        let title = front.and_then(|front| front::text(front, &["title"]));
        evidence::name_contributors(&mut sections, blocks, hinted, title);
        let mut level_depth = depth::mark_levels(&mut sections, blocks, hinted);
        if let Some((bold, depth)) = with_bold_lines(blocks, &sections, level_depth, hinted) {
            (sections, level_depth) = (bold, Some(depth));
        }
        let labels = Labels::of(blocks, &sections);
        Page {
            path,
            text,
            blocks,
            is_of_another_trade: !names::own::are_told()
                && (evidence::is_of_another_trade(path, title, &sections)
                    || (labels.are_none() && evidence::are_of_different_people(path, title, &sections))
                    || evidence::are_of_figures(path, title, &sections, blocks)
                    || evidence::are_of_one_thing(path, title, &sections)),
            level_depth,
            hinted,
            is_prose: sections::is_prose(&sections),
            labels,
            ending: ending::begins_at(text, &sections),
            sections,
            front,
            front_error,
            data: OnceCell::new(),
            areas: OnceCell::new(),
            claims: OnceCell::new(),
            is_sheet: OnceCell::new(),
            heads: OnceCell::new(),
            tables: table::Known::default(),
        }
    }

    /// Whether it says that it is about levels in something else than some of its headings.
    pub(super) fn is_hinted_beside(&self, is_one: impl Fn(&Section<'_>) -> bool) -> bool {
        let in_a_heading = || self.sections.iter().any(|section| section.told.hints && !is_one(section));
        self.hinted && (in_a_heading() || hints_at_levels(self.path, self.front, &[], self.blocks))
    }

    /// Whether it is nothing but what it says of itself: a file of data.
    pub(super) fn is_data(&self) -> bool {
        self.front.is_some() && self.blocks.all().is_empty()
    }

    /// Whether nothing stands on it but what it says of itself, be that front matter or data.
    pub(super) fn is_all_front(&self) -> bool {
        self.front.is_some() && self.blocks.all().iter().all(|block| block.kind == Kind::FrontMatter)
    }

    /// Whether all items of the page are links and nothing else: a list of what to read.
    pub(super) fn leads_elsewhere(&self) -> bool {
        let mut items = self.blocks.all().iter().filter(|block| block.is_item()).peekable();
        items.peek().is_some() && items.all(|item| !self.says_something(item))
    }

    /// Whether a block has words beside those of links, which only lead elsewhere.
    pub(super) fn says_something(&self, block: &Block) -> bool {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let linked: usize = self.blocks.links(block).map(|(words, _)| letters(words)).sum();
        letters(self.words(block)) > linked
    }

    pub(super) fn heads_that_say_enough(&self) -> &HashSet<String> {
        self.heads.get_or_init(|| table::heads_that_say_enough(self))
    }

    /// What stands before the first heading, or before what stands for one.
    pub(super) fn before_headings(&self) -> &'a [Block] {
        let all = self.blocks.all();
        let first = self.sections.first().map(|section| section.line);
        let begins = |block: &Block| block.heading().is_some() || first.is_some_and(|first| block.line >= first);
        let end = all.iter().position(begins).unwrap_or(all.len());
        &all[..end]
    }

    /// Parts blocks from what ends the document.
    pub(super) fn before_its_end<'b>(&self, blocks: &'b [Block]) -> (&'b [Block], &'b [Block]) {
        let ends = |end: &usize| blocks.last().is_some_and(|last| last.offset() >= *end);
        let end = self.ending.filter(ends);
        let own = end.map_or(blocks.len(), |end| blocks.partition_point(|block| block.offset() < end));
        blocks.split_at(own)
    }

    pub(super) fn words(&self, block: &Block) -> &'a str {
        self.blocks.text(block)
    }

    /// Adds a finding about a block, where it begins.
    pub(super) fn diagnose(&self, builder: &mut DocumentBuilder, code: Code, block: &Block, message: String) {
        builder.diagnose_at(code, self.offset(block), message);
    }

    /// Says that a block holds the place of a statement.
    pub(super) fn placeholder(&self, builder: &mut DocumentBuilder, block: &Block, words: &str) {
        let (code, message) = placeholders::finding(words);
        // Of the cells of a sheet only the lines are known.
        if self.is_sheet() {
            builder.diagnose_about(code, block.line, words, message);
        } else {
            self.diagnose(builder, code, block, message);
        }
    }

    /// Whether it is a sheet, whose cells are a file's own.
    pub(super) fn is_sheet(&self) -> bool {
        *self.is_sheet.get_or_init(|| is_a_sheet(self.path, self.text))
    }

    /// Where a block begins in the text, without the blanks before it.
    pub(super) fn offset(&self, block: &Block) -> usize {
        let source = block.source(self.text);
        block.offset() + source.len() - source.trim_start().len()
    }

    /// Whether a part of the plain text may speak of building on something.
    pub(super) fn may_claim(&self, place: Range<usize>) -> bool {
        self.claims.get_or_init(|| claims::Places::of(self.blocks.plain())).may_be_in(place)
    }

    /// Keeps sentences of a block aside that speak of building on other levels.
    pub(super) fn claims(&self, block: &Block, builder: &mut DocumentBuilder) {
        let text = self.words(block);
        if !self.may_claim(block.place()) {
            return;
        }
        let mut links = self.blocks.links(block).peekable();
        for (sentence, _, object) in claims::claiming(text) {
            builder.claim(sentence, block.line);
            // Both are parts of the page's text, so where a link stands says whether
            // it belongs to the sentence. Links and sentences come in the text's order.
            let object = object.as_bytes().as_ptr_range();
            while links.next_if(|(words, _)| words.as_ptr() < object.start).is_some() {}
            while let Some((words, link)) = links.next_if(|(words, _)| object.contains(&words.as_ptr())) {
                builder.claim_link(words, &link.target, link.line);
            }
        }
    }
}

/// The sections of a document whose bold lines stand where others put headings, with the depth
/// of its levels: where no headings are levels, or only say that they are some.
fn with_bold_lines<'a>(
    blocks: &'a Blocks,
    headed: &[Section<'a>],
    depth: Option<u8>,
    hinted: bool,
) -> Option<(Vec<Section<'a>>, u8)> {
    let count = |sections: &[Section<'_>]| sections.iter().filter(|section| section.is_level).count();
    let are_words = || headed.iter().filter(|section| section.is_level).all(sections::is_a_word_for_a_level);
    let over_lines = hinted
        && match depth {
            Some(_) => sections::are_roles_over_levels(blocks, headed),
            None => sections::are_areas_over_levels(blocks, headed),
        };
    let may_be = match depth {
        Some(_) => hinted && (over_lines || are_words()),
        None => hinted || sections::are_ranked_in_bold(blocks),
    };
    if !may_be || !(over_lines || sections::has_bold(blocks)) {
        return None;
    }
    let mut bold = sections::sections(blocks, if over_lines { Heads::Lines } else { Heads::Bold });
    evidence::weigh(&mut bold, hinted);
    let found = depth::mark_levels(&mut bold, blocks, hinted)?;
    let is_better = match depth {
        Some(depth) => found > depth && sections::are_certain(&bold) && count(&bold) > count(headed),
        // One bold line names the document rather than a level of it.
        None => count(&bold) > 1,
    };
    is_better.then_some((bold, found))
}

/// Whether a document says that it is about levels: in the name of its file or
/// folder, in its front matter's title, in a heading, or in its first words.
fn hints_at_levels(path: &str, front: Option<&front::Value<'_>>, sections: &[Section<'_>], blocks: &Blocks) -> bool {
    let names = Path::new(path).iter().rev().take(2).filter_map(|part| part.to_str());
    let title = front.and_then(|front| front::text(front, &["title"]));
    let said = names.chain(title).chain(blocks.opening().map(|block| blocks.text(block)));
    let mut said = said.chain(title_of_a_sheet(blocks));
    said.any(names::hints_at_levels) || sections.iter().any(|section| section.told.hints)
}

/// The only words in the first row of what a document begins with, as sheets have their titles.
fn title_of_a_sheet(blocks: &Blocks) -> Option<&str> {
    let is_in_first_row = |block: &&Block| matches!(block.kind, Kind::Cell { row: 0, .. });
    let first = blocks.all().iter().take_while(is_in_first_row);
    let mut said = first.map(|block| blocks.text(block)).filter(|text| !text.is_empty());
    let only = said.next();
    only.filter(|_| said.next().is_none())
}
