//! What is asked of levels in other places than under their headings: in tables whose columns
//! are these levels, and in sections that are competencies, where each of several parts says
//! which level it is of.

use std::cell::LazyCell;
use std::ops::Range;

use super::super::blocks::{Block, Kind};
use super::super::names;
use super::Page;
use super::body::Body;
use super::place::Place;
use super::sections::Section;
use super::steps::are_of_the_last;
use super::words::Words;
use crate::hash::{HashMap, HashSet};
pub(super) use area::asks;
use area::{Area, begins_bold};
pub(super) use levels::Levels;
use matrix::{Asks, Matrix};

mod area;
mod levels;
mod matrix;

/// Words that a title consists of where its section asks nothing; beside others they are what
/// somebody does: "Training others", "Managing changes".
static ASK_NOTHING_ALONE: Words = Words::of(&[
    "changes",
    "contract",
    "contracts",
    "courses",
    "formación",
    "formation",
    "mistakes",
    "reading",
    "resources",
    "training",
    "обучение",
]);

/// Words in titles of sections whose parts tell of levels what nobody has to do.
static ASK_NOTHING: Words = Words::of(&[
    "assessment",
    "benefits",
    "bonus",
    "changelog",
    "comparison",
    "compare",
    "compensation",
    "entretien",
    "entrevista",
    "equity",
    "examples",
    "faq",
    "gehalt",
    "glossary",
    "grundgehalt",
    "hiring",
    "interview",
    "interviews",
    "not",
    "okr",
    "okrs",
    "onboarding",
    "overview",
    "pay",
    "perks",
    "promotion",
    "promotions",
    "questions",
    "salaire",
    "salaries",
    "salario",
    "salary",
    "summary",
    "tenure",
    "timeline",
    "timing",
    "vergütung",
    "warning",
    "who",
    "зарплата",
    "собеседование",
    "年収",
    "給与",
    "薪资",
    "연봉",
]);

/// What stands elsewhere in a document, until each of its levels took what is its own.
#[derive(Default)]
pub(super) struct Elsewhere<'a> {
    /// Tables, each with the section that holds it.
    matrices: Vec<(usize, Matrix<'a>)>,
    /// For each level, the tables that have it.
    columns: HashMap<usize, Vec<usize>>,
    areas: Vec<Area<'a>>,
    /// For each level, what the areas ask there: the area, and which of its steps.
    asked: HashMap<usize, Vec<(usize, usize)>>,
    /// The sections that are read so.
    taken: HashSet<usize>,
    /// Those whose tables have levels of the document as their columns, and ask nothing.
    overviews: HashSet<usize>,
    /// How many bytes that describe competencies may still be repeated at further levels.
    repeats: usize,
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
        // Plain words ask nothing of any level.
        if !holds(|page, block| block.is_item() || block.table().is_some() || begins_bold(page, block)) {
            return elsewhere;
        }
        let titles = sections.iter().enumerate().filter(|(_, section)| section.is_level);
        let levels = Levels::of(titles.map(|(nth, section)| (nth, section.title)));
        let ask_nothing = LazyCell::new(|| ask_nothing(sections));
        elsewhere.repeats = page.blocks.plain().len();
        let depth = page.level_depth.unwrap_or(Section::DEEPEST);
        // What several tracks have is meant of the one that a section stands in.
        let (mut begin, mut own) = (0, None);
        for (nth, section) in sections.iter().enumerate() {
            if section.depth < depth {
                (begin, own) = (nth, None);
            }
            if !outside[nth] || !section.body.iter().any(|block| block.table().is_some()) {
                continue;
            }
            let own = own.get_or_insert_with(|| {
                let track = sections[begin..].iter().enumerate();
                let track = track.take_while(|(nth, section)| *nth == 0 || section.depth >= depth);
                let titles = track.filter(|(_, section)| section.is_level);
                Levels::of(titles.map(|(nth, section)| (begin + nth, section.title)))
            });
            let level_of = |words: &str| levels.find(words).or_else(|| own.find(words));
            let matrix = Matrix::of(page, section.title, section.body, level_of);
            if matches!(matrix, Err(Asks::TooLittle)) {
                elsewhere.overviews.insert(nth);
            }
            if let Some(matrix) = matrix.ok().filter(|_| !ask_nothing[nth]) {
                for level in matrix.levels() {
                    elsewhere.columns.entry(level).or_default().push(elsewhere.matrices.len());
                }
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
    pub(super) fn of_tables(page: &Page<'a>, levels: &Levels<'_>) -> Self {
        let mut elsewhere = Elsewhere { repeats: page.blocks.plain().len(), ..Elsewhere::default() };
        let has_table = |section: &Section<'_>| section.body.iter().any(|block| block.table().is_some());
        let outside: Vec<bool> = page.sections.iter().map(|section| !has_table(section)).collect();
        let first = outside.iter().position(|is_outside| !is_outside).unwrap_or_default();
        elsewhere.look_for_areas(page, &outside, first, levels);
        if elsewhere.areas.is_empty() {
            elsewhere.take_what_comes_first(page, levels);
        }
        elsewhere
    }

    /// Takes the competencies that come before their levels in other forms: as the outermost
    /// items of lists, or in the same headings as these.
    fn take_what_comes_first(&mut self, page: &Page<'a>, levels: &Levels<'_>) {
        let areas = page.areas.get().into_iter().flatten();
        let is_asked = |area: &Area<'_>| !area.category.into_iter().chain([area.section.title]).any(asks_nothing);
        let areas = areas.filter_map(|area| Area::of_first(page, area, levels));
        let areas: Vec<_> = areas.filter(|area| area.asks(page) && is_asked(area)).map(|area| (0..0, area)).collect();
        if areas.len() > 1 {
            self.take(areas);
        }
    }

    /// The blocks that are read so in sections without tables.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &'a [Block]> {
        self.areas.iter().flat_map(|area| area.own.iter().copied())
    }

    /// Looks for competencies among the sections outside from the `first` one on.
    fn look_for_areas(&mut self, page: &Page<'a>, outside: &[bool], first: usize, levels: &Levels<'_>) {
        let sections = &page.sections;
        let mut areas: Vec<(Range<usize>, Area<'a>)> = Vec::new();
        let mut place = Place::default();
        let ask_nothing = LazyCell::new(|| ask_nothing(sections));
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
            let headed = parts.and_then(|parts| Area::of_headings(page, parts, levels)).map(|area| (own, area));
            let area = headed.or_else(|| Some((nth..nth + 1, Area::of_blocks(page, &sections[nth], levels)?)));
            let found = area.filter(|(_, area)| area.asks(page) && !ask_nothing[nth]);
            areas.extend(found.map(|(own, area)| (own, Area { category: above, ..area })));
        }
        // One alone may be an overview, too.
        if areas.len() > 1 {
            self.take(areas);
        }
    }

    fn take(&mut self, mut areas: Vec<(Range<usize>, Area<'a>)>) {
        // What stands alone under each of several competencies alike is none: "Capabilities".
        let (mut titles, mut categories) =
            (HashMap::<&str, usize>::default(), HashMap::<Option<&str>, usize>::default());
        for (_, area) in &areas {
            *titles.entry(area.section.title).or_default() += 1;
            *categories.entry(area.category).or_default() += 1;
        }
        let is_alike = |area: &Area<'_>| titles[area.section.title] > 1 && categories[&area.category] == 1;
        for (_, area) in areas.iter_mut().filter(|(_, area)| is_alike(area)) {
            area.section.title = area.category.take().unwrap_or(area.section.title);
        }
        // One category over all says nothing of any.
        let several = areas.windows(2).any(|pair| pair[0].1.category != pair[1].1.category);
        if are_of_the_last(areas.iter().map(|(_, area)| area.list)) {
            for (_, area) in &mut areas {
                area.give_back();
            }
        }
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

    /// Whether the tables of a section only sum up levels that the document has.
    pub(super) fn is_overview(&self, section: usize) -> bool {
        self.overviews.contains(&section)
    }

    /// Whether anything is asked elsewhere of the `nth` level.
    pub(super) fn asks(&self, nth: usize) -> bool {
        self.asked.contains_key(&nth) || self.columns.contains_key(&nth)
    }

    /// Writes what is asked elsewhere of the `nth` level, which was begun last and is called so.
    pub(super) fn write(&mut self, page: &Page<'a>, nth: usize, title: &str, body: &mut Body<'_, 'a, '_>) {
        let several = self.matrices.len() > 1;
        let mut matrices = self.columns.remove(&nth).unwrap_or_default().into_iter().peekable();
        let mut open = None;
        for (of_area, step) in self.asked.remove(&nth).into_iter().flatten() {
            // All stands in the order of the document.
            let at = self.areas[of_area].section.at;
            while let Some(matrix) = matrices.next_if(|&matrix| page.sections[self.matrices[matrix].0].at < at) {
                self.matrices[matrix].1.write(page, nth, title, several, body);
                open = None;
            }
            self.write_step((of_area, step), open.replace(of_area) != Some(of_area), title, body);
        }
        for matrix in matrices {
            self.matrices[matrix].1.write(page, nth, title, several, body);
        }
    }

    /// Writes what an area asks in one of its steps of the level of a title. What it asks of
    /// a level in several places is one competency.
    fn write_step(&mut self, (nth, step): (usize, usize), is_first: bool, title: &str, body: &mut Body<'_, 'a, '_>) {
        let area = &mut self.areas[nth];
        if is_first {
            let before = area.steps.first().map_or(usize::MAX, |(_, first)| first.at);
            let size = area.own.first().map_or(0, |described| size_of_texts(described));
            let left = self.repeats.checked_sub(if area.is_described { size } else { 0 });
            self.repeats = left.unwrap_or(self.repeats);
            let described = if left.is_some() { area.section.body } else { &[] };
            body.area(&Section { body: described, ..area.section }, area.category, before);
            area.is_described = true;
        }
        let step = &area.steps[step].1;
        if let Some(aside) = names::in_brackets(step.level).filter(|aside| !names::has_words_of(title, aside)) {
            body.builder().description(aside);
        }
        body.step(step);
    }

    /// Says what of it belongs to no level, once all of them are written.
    pub(super) fn end(self, page: &Page<'a>, body: &mut Body<'_, 'a, '_>) {
        let first = page.sections.iter().position(|section| section.is_level);
        for (section, matrix) in self.matrices {
            // Before all levels plain words introduce a table.
            let said = |block: &&Block| first < Some(section) || begins_bold(page, block);
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

/// For each section, whether its heading or one above it says that nothing is asked there.
/// The first names the document.
fn ask_nothing(sections: &[Section<'_>]) -> Vec<bool> {
    let mut above = [false; Section::DEEPEST as usize + 1];
    let asks_nothing = |(nth, section): (usize, &Section<'_>)| {
        let depth = usize::from(section.depth);
        above[depth..].fill(false);
        above[depth] = nth > 0 && !section.is_level && asks_nothing(section.title);
        above[..=depth].contains(&true)
    };
    sections.iter().enumerate().map(asks_nothing).collect()
}

/// Whether a title says that nothing is asked below it; so does a date, and a question.
pub(super) fn asks_nothing(title: &str) -> bool {
    let mut words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    title.ends_with('?')
        || title.bytes().take_while(u8::is_ascii_digit).count() > 3
        || words.clone().any(|word| ASK_NOTHING.hold(word))
        || words.all(|word| ASK_NOTHING_ALONE.hold(word))
}

/// How many bytes of text some blocks have.
pub(super) fn size_of_texts(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.place().len()).sum()
}

#[cfg(test)]
mod tests;
