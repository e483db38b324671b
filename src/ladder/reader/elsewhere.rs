//! What is asked of levels in other places than under their headings: in tables whose columns
//! are these levels, and in sections that are competencies, where each of several parts says
//! which level it is of.

use std::ops::Range;

use super::super::blocks::{Block, Kind};
use super::body::{Body, behind_prose};
use super::place::Place;
use super::sections::Section;
use super::table::{self, Matrix};
use super::transposed::Step;
use super::{Page, labels};
use crate::hash::{HashMap, HashSet};
pub(super) use levels::Levels;

mod levels;

/// How many words a part has at least that asks something.
const FEWEST_WORDS: usize = 3;

/// Words in the titles of sections whose parts tell of levels what nobody has to do.
const ASK_NOTHING: &[&str] = &[
    "bonus",
    "compensation",
    "equity",
    "gehalt",
    "hiring",
    "interview",
    "interviews",
    "pay",
    "promotion",
    "promotions",
    "salaire",
    "salaries",
    "salario",
    "salary",
    "timeline",
    "training",
];

/// What stands elsewhere in a document, until each of its levels took what is its own.
#[derive(Default)]
pub(super) struct Elsewhere<'a> {
    /// Tables, each with the section that holds it.
    matrices: Vec<(usize, Matrix<'a>)>,
    areas: Vec<Area<'a>>,
    /// For each level, what the areas ask there: the area, and which of its steps.
    asked: HashMap<usize, Vec<(usize, usize)>>,
    /// The sections that are read so.
    taken: HashSet<usize>,
}

/// A section that is a competency of several levels.
struct Area<'a> {
    section: Section<'a>,
    /// The heading above it that is none of the levels'.
    category: Option<&'a str>,
    /// What each level asks, with the level.
    steps: Vec<(usize, Step<'a>)>,
    /// What of it belongs to no level, before them and behind.
    rest: [&'a [Block]; 2],
}

impl<'a> Elsewhere<'a> {
    /// Looks through the sections that are no part of any level, where levels are sections;
    /// `outside` says of each whether it is one.
    pub(super) fn of_headings(page: &Page<'a>, outside: &[bool]) -> Self {
        let sections = &page.sections;
        let holds = |part: fn(&Page<'_>, &Block) -> bool| {
            sections.iter().zip(outside).any(|(section, is)| *is && section.body.iter().any(|block| part(page, block)))
        };
        let mut elsewhere = Elsewhere::default();
        // In nearly all documents there is nothing else.
        if !holds(|page, block| block.is_item() || block.table().is_some() || begins_with_words(page, block)) {
            return elsewhere;
        }
        let titles = sections.iter().enumerate().filter(|(_, section)| section.is_level);
        let levels = Levels::of(titles.map(|(nth, section)| (nth, section.title)));
        for (nth, section) in sections.iter().enumerate().filter(|(nth, _)| outside[*nth]) {
            if let Some(matrix) = Matrix::of(page, section.title, section.body, |words| levels.find(words)) {
                elsewhere.matrices.push((nth, matrix));
                elsewhere.taken.insert(nth);
            }
        }
        // A list before the levels is an overview of them.
        let first = sections.iter().position(|section| section.is_level).unwrap_or_default();
        elsewhere.look_for_areas(page, outside, first, &levels);
        elsewhere
    }

    /// Looks through the sections behind the first table, where levels are in tables.
    pub(super) fn of_tables(page: &Page<'a>, levels: &Levels) -> Self {
        let mut elsewhere = Elsewhere::default();
        let has_table = |section: &Section<'_>| section.body.iter().any(|block| block.table().is_some());
        let outside: Vec<bool> = page.sections.iter().map(|section| !has_table(section)).collect();
        let first = outside.iter().position(|is_outside| !is_outside).unwrap_or_default();
        elsewhere.look_for_areas(page, &outside, first, levels);
        elsewhere
    }

    /// What is read so.
    pub(super) fn blocks(&self, page: &Page<'a>) -> impl Iterator<Item = &'a [Block]> {
        self.taken.iter().filter_map(|&nth| page.sections.get(nth)).map(|section| section.body)
    }

    /// Looks for competencies among the sections outside from the `first` one on.
    fn look_for_areas(&mut self, page: &Page<'a>, outside: &[bool], first: usize, levels: &Levels) {
        let sections = &page.sections;
        let mut areas: Vec<(Range<usize>, Area<'a>)> = Vec::new();
        let mut place = Place::default();
        for nth in first..sections.len() {
            let above = place.above(sections[nth].depth);
            place.enter(sections[nth].depth, sections[nth].line, sections[nth].title);
            let is_known = self.taken.contains(&nth) || areas.last().is_some_and(|(last, _)| last.contains(&nth));
            if !outside[nth] || is_known {
                continue;
            }
            let below = sections[nth + 1..].iter().take_while(|below| below.depth > sections[nth].depth).count();
            let own = nth..nth + 1 + below;
            // Levels stand below what is no competency.
            let parts = Some(&sections[own.clone()]).filter(|_| outside[own.clone()].iter().all(|&outside| outside));
            let area = parts.and_then(|parts| Area::of_headings(page, parts, levels)).map(|area| (own, area));
            let area = area.or_else(|| Some((nth..nth + 1, Area::of_blocks(page, &sections[nth], levels)?)));
            let area = area.filter(|(_, area)| area.asks(page));
            areas.extend(area.map(|(own, area)| (own, Area { category: above, ..area })));
        }
        // One alone may be an overview, too.
        if areas.len() > 1 {
            self.take(areas);
        }
    }

    fn take(&mut self, mut areas: Vec<(Range<usize>, Area<'a>)>) {
        // What stands under each competency alike is none: "Capabilities".
        let mut titles: HashMap<&str, usize> = HashMap::default();
        for (_, area) in &areas {
            *titles.entry(area.section.title).or_default() += 1;
        }
        for (_, area) in areas.iter_mut().filter(|(_, area)| titles[area.section.title] > 1) {
            area.section.title = area.category.take().unwrap_or(area.section.title);
        }
        // One category over all says nothing of any.
        let several = areas.windows(2).any(|pair| pair[0].1.category != pair[1].1.category);
        for (own, mut area) in areas {
            area.category = area.category.filter(|_| several);
            for (step, (level, _)) in area.steps.iter().enumerate() {
                self.asked.entry(*level).or_default().push((self.areas.len(), step));
            }
            self.areas.push(area);
            self.taken.extend(own);
        }
    }

    /// Whether a section is read as what stands elsewhere.
    pub(super) fn has(&self, section: usize) -> bool {
        self.taken.contains(&section)
    }

    /// Whether anything is asked elsewhere of the `nth` level.
    pub(super) fn asks(&self, nth: usize) -> bool {
        self.asked.contains_key(&nth) || self.matrices.iter().any(|(_, matrix)| matrix.asks(nth))
    }

    /// Writes what is asked elsewhere of the `nth` level, which was begun last and is called so.
    pub(super) fn write(&mut self, page: &Page<'a>, nth: usize, title: &str, body: &mut Body<'_, 'a, '_>) {
        let several = self.matrices.len() > 1;
        for (_, matrix) in &mut self.matrices {
            matrix.write(page, nth, title, several, body.builder());
        }
        let mut open = None;
        for (area, step) in self.asked.remove(&nth).into_iter().flatten() {
            let area_of_it = &self.areas[area];
            // What an area asks of a level in several places is one competency.
            if open.replace(area) != Some(area) {
                let before = area_of_it.steps.first().map_or(u32::MAX, |(_, first)| first.line);
                body.area(&area_of_it.section, area_of_it.category, before);
            }
            body.step(&area_of_it.steps[step].1);
        }
    }

    /// Says what of it belongs to no level, once all of them are written.
    pub(super) fn end(self, page: &Page<'a>, body: &mut Body<'_, 'a, '_>) {
        let first = page.sections.iter().position(|section| section.is_level);
        for (section, matrix) in self.matrices {
            // Before all levels plain words introduce a table.
            let said = |block: &&Block| first < Some(section) || begins_with_words(page, block);
            let texts = matrix.introduction().iter().filter(|block| block.kind == Kind::Paragraph).filter(said);
            texts.for_each(|block| body.unplaced(block));
            matrix.end(page, body.builder());
        }
        for Area { section, rest, .. } in self.areas {
            for rest in rest {
                body.unplaced_texts(&Section { body: rest, ..section });
            }
        }
    }
}

impl<'a> Area<'a> {
    /// A section, the first of some, whose own sections are all called as levels, and several.
    fn of_headings(page: &Page<'a>, sections: &[Section<'a>], levels: &Levels) -> Option<Self> {
        let (section, below) = sections.split_first().filter(|(_, below)| below.len() > 1)?;
        let depth = below[0].depth;
        let step = |own: &Section<'a>| {
            let level = levels.find(own.title).filter(|_| own.depth == depth)?;
            Some((level, Step { level: own.title, line: own.line, item: None, body: own.body }))
        };
        let steps = below.iter().map(step).collect::<Option<Vec<_>>>()?;
        Some(Area { section: *section, category: None, steps, rest: [behind_prose(page, section.body), &[]] })
    }

    /// A section that is parted by the names of levels with which its items begin, or its
    /// lines: at least two. Lines behind them that name none are none of theirs.
    fn of_blocks(page: &Page<'a>, section: &Section<'a>, levels: &Levels) -> Option<Self> {
        let body = section.body;
        let is_outer = |block: &Block| match block.kind {
            Kind::Item { depth } => depth == 0,
            _ => begins_with_words(page, block),
        };
        // "A Junior Baker is expected to:" over a list.
        let leads = |nth: usize| {
            let heads = body[nth].kind == Kind::Paragraph && body.get(nth + 1).is_some_and(Block::is_item);
            Some(page.words(&body[nth])).filter(|_| heads)?.strip_suffix(':')
        };
        let level_at = |nth: usize| {
            let labelled = || labels::split_at_mark(page.blocks, &body[nth], body.get(nth + 1));
            let at_label = Some(nth).filter(|&nth| is_outer(&body[nth])).and_then(|_| labelled());
            let at_label = at_label.and_then(|(label, rest)| Some((levels.find(label)?, label, rest)));
            at_label.or_else(|| leads(nth).and_then(|line| Some((levels.find_in(line)?, line, ""))))
        };
        let first = (0..body.len()).find(|&nth| level_at(nth).is_some())?;
        let are_items = body[first].is_item();
        let begins = |block: &Block| is_outer(block) && block.is_item() == are_items;
        let mut steps = Vec::new();
        let mut end = first;
        while end < body.len()
            && let Some((level, label, rest)) = level_at(end)
        {
            let behind = &body[end + 1..];
            // A paragraph ends a list, and goes on with what a line says.
            let ends = |nth: usize| {
                begins(&body[nth]) || (are_items && body[nth].kind == Kind::Paragraph) || leads(nth).is_some()
            };
            let own = &behind[..(end + 1..body.len()).take_while(|&nth| !ends(nth)).count()];
            let item = (!rest.is_empty()).then_some((&body[end], rest));
            steps.push((level, Step { level: label, line: body[end].line, item, body: own }));
            end += 1 + own.len();
        }
        // A list of levels has nothing else.
        let is_of_others = are_items && body[..first].iter().chain(&body[end..]).any(Block::is_item);
        let rest = [behind_prose(page, &body[..first]), &body[end..]];
        (steps.len() > 1 && !is_of_others).then_some(Area { section: *section, category: None, steps, rest })
    }

    /// Whether most of its levels ask something.
    fn asks(&self, page: &Page<'_>) -> bool {
        let asking = self.steps.iter().filter(|(_, step)| asks(page, step)).count();
        asking * 2 > self.steps.len() && !asks_nothing(self.section.title)
    }
}

/// Whether a block is a paragraph that begins with bold words.
fn begins_with_words(page: &Page<'_>, block: &Block) -> bool {
    block.kind == Kind::Paragraph && page.blocks.lead(block).is_some()
}

/// Whether a part says anything that somebody could do, rather than names people or figures.
fn asks(page: &Page<'_>, step: &Step<'_>) -> bool {
    let says = |text: &str| {
        let mut words = text.split(' ').filter(|word| word.contains(char::is_alphabetic));
        table::has_words(text, FEWEST_WORDS) && !words.all(|word| word.starts_with(char::is_uppercase))
    };
    step.item.is_some_and(|(_, rest)| says(rest)) || step.body.iter().any(|block| says(page.words(block)))
}

fn asks_nothing(title: &str) -> bool {
    let mut words = title.split(|c: char| !c.is_alphanumeric());
    words.any(|word| ASK_NOTHING.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests;
