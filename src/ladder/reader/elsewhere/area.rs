//! Sections that are a competency each, parted by names of levels: in headings, items, bold
//! words or lines over lists.

use super::super::super::blocks::{Block, Kind};
use super::super::body::behind_prose;
use super::super::sections::Section;
use super::super::steps::{self, Parted, Step, give_back};
use super::super::{Page, lead, table};
use super::levels::Levels;

/// How many words a part has at least that asks something.
const FEWEST_WORDS: usize = 3;

/// Words between names of people that begin in lower case.
const JOINING: &[&str] =
    &["and", "or", "of", "in", "at", "da", "de", "del", "der", "den", "et", "und", "van", "von", "y"];

/// A section that is a competency of several levels.
pub(super) struct Area<'a> {
    pub(super) section: Section<'a>,
    /// The heading above it that is none of the levels'.
    pub(super) category: Option<&'a str>,
    /// What each level asks, with the level.
    pub(super) steps: Vec<(usize, Step<'a>)>,
    /// What describes it, and what its levels ask.
    pub(super) own: Vec<&'a [Block]>,
    /// What of it belongs to no level, before them and behind.
    pub(super) rest: [&'a [Block]; 2],
    /// How many blocks behind its levels are a list that may be the last one's.
    pub(super) list: usize,
    /// Whether its description stands at a level already.
    pub(super) is_described: bool,
}

impl<'a> Area<'a> {
    /// A section, the first of some, whose own sections are all called as levels, and several.
    pub(super) fn of_headings(page: &Page<'a>, sections: &[Section<'a>], levels: &Levels<'_>) -> Option<Self> {
        let (section, below) = sections.split_first().filter(|(_, below)| below.len() > 1)?;
        let depth = below[0].depth;
        let step = |own: &Section<'a>| {
            let level = levels.find(own.title).filter(|_| own.depth == depth)?;
            Some((level, Step { level: own.title, line: own.line, at: own.at, item: None, body: own.body }))
        };
        let steps = below.iter().map(step).collect::<Option<Vec<_>>>()?;
        let rest = behind_prose(page, section.body);
        let described = &section.body[..section.body.len() - rest.len()];
        let named = below.iter().filter_map(|below| block_at(page, below.at));
        let own = [described].into_iter().chain(below.iter().map(|below| below.body)).chain(named).collect();
        Some(Area { section: *section, category: None, steps, own, rest: [rest, &[]], list: 0, is_described: false })
    }

    /// A competency that comes before its levels, where all of these are known.
    pub(super) fn of_first(page: &Page<'a>, first: &steps::Area<'a>, levels: &Levels<'_>) -> Option<Self> {
        let step = |step: &Step<'a>| Some((levels.find(step.level)?, *step));
        let steps = first.steps.iter().map(step).collect::<Option<Vec<_>>>()?;
        let body = first.section.body;
        let before = &body[..body.iter().take_while(|block| block.place().start < first.begins()).count()];
        let described = &before[..before.len() - behind_prose(page, before).len()];
        let named = first.steps.iter().map(|step| step.at).chain([first.section.at]);
        let named = named.filter_map(|at| block_at(page, at));
        let own = [described].into_iter().chain(first.steps.iter().map(|step| step.body)).chain(named).collect();
        let section = Section { body: before, ..first.section };
        Some(Area { section, category: first.category, steps, own, rest: [&[], &[]], list: 0, is_described: false })
    }

    /// A section that is parted by the names of levels with which its items begin, or its
    /// lines: at least two. Lines behind them that name none are none of theirs.
    pub(super) fn of_blocks(page: &Page<'a>, section: &Section<'a>, levels: &Levels<'_>) -> Option<Self> {
        let body = section.body;
        let is_outer = |block: &Block| match block.kind {
            Kind::Item { depth } => depth == 0,
            _ => begins_bold(page, block),
        };
        // "A Junior Baker is expected to:" over a list.
        let leads = |nth: usize| {
            let heads = body[nth].kind == Kind::Paragraph && body.get(nth + 1).is_some_and(Block::is_item);
            Some(page.words(&body[nth])).filter(|_| heads)?.strip_suffix(':')
        };
        let level_at = |nth: usize| {
            let labelled = || lead::split_at_mark(page.blocks, &body[nth], body.get(nth + 1));
            let at_label = Some(nth).filter(|&nth| is_outer(&body[nth])).and_then(|_| labelled());
            let at_label = at_label.and_then(|(label, rest)| Some((levels.find(label)?, label, rest)));
            at_label.or_else(|| leads(nth).and_then(|line| Some((levels.find_in(line)?, line, ""))))
        };
        let are_items = body.iter().enumerate().find(|(nth, _)| level_at(*nth).is_some())?.1.is_item();
        let begins = |nth: usize| (is_outer(&body[nth]) && body[nth].is_item() == are_items) || leads(nth).is_some();
        let Parted { before, steps, behind, list } = Parted::of(body, begins, level_at)?;
        // A list of levels has nothing else.
        let is_of_others = are_items && before.iter().chain(behind).any(Block::is_item);
        let rest = [behind_prose(page, before), behind];
        let own = vec![&before[..before.len() - rest[0].len()], &body[before.len()..body.len() - behind.len()]];
        let area = Area { section: *section, category: None, steps, own, rest, list, is_described: false };
        (area.steps.len() > 1 && !is_of_others).then_some(area)
    }

    /// Gives its last level the list behind it.
    pub(super) fn give_back(&mut self) {
        let body = self.section.body;
        let Some((_, last)) = self.steps.last_mut().filter(|_| self.list > 0) else { return };
        give_back(body, last, &mut self.rest[1], self.list);
        self.own.push(&last.body[last.body.len() - self.list..]);
    }

    /// Whether most of its levels ask something.
    pub(super) fn asks(&self, page: &Page<'_>) -> bool {
        let asking = self.steps.iter().filter(|(_, step)| part_asks(page, step)).count();
        asking * 2 > self.steps.len()
    }
}

/// The block whose words begin at a place in the page's plain text.
fn block_at<'a>(page: &Page<'a>, at: usize) -> Option<&'a [Block]> {
    let all = page.blocks.all();
    let from = all.partition_point(|block| block.place().start < at);
    // What has no words may begin there, too.
    let nth = from + all[from..].iter().position(|block| !block.place().is_empty())?;
    all.get(nth..=nth)
}

/// Whether a block is a paragraph that begins with bold words.
pub(super) fn begins_bold(page: &Page<'_>, block: &Block) -> bool {
    block.kind == Kind::Paragraph && page.blocks.lead(block).is_some()
}

/// Whether a part asks something.
fn part_asks(page: &Page<'_>, step: &Step<'_>) -> bool {
    step.item.is_some_and(|(_, rest)| asks(rest)) || step.body.iter().any(|block| asks(page.words(block)))
}

/// Whether a text says what somebody could do, rather than names people or figures.
pub(in super::super) fn asks(text: &str) -> bool {
    let is_word = |word: &&str| word.contains(char::is_alphabetic) && !JOINING.contains(word);
    let mut words = text.split(' ').filter(is_word);
    table::has_words(text, FEWEST_WORDS) && !words.all(|word| word.starts_with(char::is_uppercase))
}
