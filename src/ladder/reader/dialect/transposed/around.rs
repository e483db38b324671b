//! What stands around competencies that come before their levels, and belongs to none: it is said.

use crate::hash::{HashMap, HashSet};
use crate::ladder::blocks::{Block, Kind};
use crate::ladder::names::Caseless;
use crate::ladder::reader::body::{Body, behind_prose};
use crate::ladder::reader::sections::Section;
use crate::ladder::reader::steps::Area;
use crate::ladder::reader::{Page, lead};

/// What stands around the areas.
pub(super) struct Around<'p, 'a> {
    page: &'p Page<'a>,
    areas: &'p [Area<'a>],
    /// Where areas and their levels begin.
    of_areas: HashSet<usize>,
    /// What heads all that a level asks, by its line: it tells of the level.
    pub(super) heads: HashMap<u32, &'p Section<'a>>,
}

impl<'p, 'a> Around<'p, 'a> {
    pub(super) fn of(page: &'p Page<'a>, areas: &'p [Area<'a>], levels: &[(&str, u32)]) -> Self {
        let places =
            |area: &Area<'_>| area.steps.iter().map(|step| step.at).chain([area.section.at]).collect::<Vec<_>>();
        let of_areas = areas.iter().flat_map(places).collect();
        let of_levels: HashMap<u32, &str> = levels.iter().map(|&(title, line)| (line, title)).collect();
        let heads_a_level = |section: &&Section<'_>| of_levels.get(&section.line) == Some(&section.title);
        let around = Around { page, areas, of_areas, heads: HashMap::default() };
        let beside = page.sections.iter().filter(|section| around.is_beside(section));
        let heads = beside.filter(heads_a_level).map(|section| (section.line, section)).collect();
        Around { heads, ..around }
    }

    /// Whether a section neither is an area nor holds one: a list of areas is read with all
    /// that its section holds.
    fn is_beside(&self, section: &Section<'_>) -> bool {
        let holds_one =
            |section: &Section<'_>| section.body.iter().any(|block| self.of_areas.contains(&block.place().start));
        !self.of_areas.contains(&section.at) && !holds_one(section)
    }

    /// Whether a section beside areas, or in them, is meant as one rather than to introduce them;
    /// `known` are the levels of others.
    fn is_one_more(&self, section: &Section<'_>, known: &HashSet<Caseless<'_>>) -> bool {
        let names_one = |block: &Block| {
            let lead = self.page.blocks.lead(block);
            lead.is_some_and(|(lead, _)| known.contains(&Caseless(lead.trim_end_matches([':', ' ']))))
        };
        self.areas.first().is_some_and(|first| {
            let is_of_its_depth = section.depth == first.section.depth;
            (is_of_its_depth && section.body.iter().any(names_one))
                || (section.depth >= first.section.depth && section.at > first.section.at)
        })
    }

    /// Says what belongs to no area, or to none of its levels.
    pub(super) fn say(&self, body: &mut Body<'_, 'a, '_>) {
        let steps = || self.areas.iter().flat_map(|area| &area.steps);
        let known: HashSet<Caseless<'_>> = steps().map(|step| Caseless(step.level)).collect();
        // Headings below those of competencies and levels are parts of what these ask.
        let may_head = |block: &&Block| block.heading().is_some() || block.emphasised;
        let parts: HashSet<usize> =
            steps().flat_map(|step| step.body).filter(may_head).map(|block| block.place().start).collect();
        let holds_nothing = |section: &&Section<'_>| {
            !section.is_level
                && self.is_beside(section)
                && !self.heads.contains_key(&section.line)
                && !parts.contains(&section.at)
        };
        for section in self.page.sections.iter().filter(holds_nothing) {
            let is_behind = || self.areas.last().is_some_and(|last| last.section.at < section.at);
            if self.is_one_more(section, &known) || is_behind() {
                body.unplaced_texts(section);
            } else {
                body.unplaced_items(section.body, Some(section.title));
            }
        }
        let before = self.page.before_headings();
        if !before.iter().any(|block| self.of_areas.contains(&block.place().start)) {
            body.unplaced_items(before, None);
        }
        say_before_levels(self.page, self.areas, body);
        say_behind_levels(self.areas, body);
    }
}

/// Says what stands before the levels of areas: what doesn't describe an area holds for none of
/// them alone.
fn say_before_levels<'a>(page: &Page<'a>, areas: &[Area<'a>], body: &mut Body<'_, 'a, '_>) {
    for area in areas {
        let before = area.section.body.iter().take_while(|block| block.place().start < area.begins()).count();
        let before = &area.section.body[..before];
        // A short bold line right above the levels says what they are.
        let heads = |block: &Block| lead::is_bold(page.blocks, block) && lead::is_short(page.words(block));
        let before = before.split_last().filter(|(last, _)| heads(last)).map_or(before, |(_, rest)| rest);
        let rest = behind_prose(page, before);
        body.unplaced_texts(&Section { body: rest, ..area.section });
    }
}

/// Says what stands behind the levels of areas.
fn say_behind_levels<'a>(areas: &[Area<'a>], body: &mut Body<'_, 'a, '_>) {
    for area in areas {
        let behind = match area.behind {
            // The line over a further list only heads what is said of it.
            [line, items @ ..]
                if line.kind == Kind::Paragraph && !items.is_empty() && items.iter().all(Block::is_item) =>
            {
                items
            }
            behind => behind,
        };
        body.unplaced_texts(&Section { body: behind, ..area.section });
    }
}
