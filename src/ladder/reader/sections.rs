//! A document with headings as a list of sections, and which depth is the levels'.

use std::collections::{HashMap, HashSet};

use super::super::blocks::{Block, Blocks};
use super::names;

/// A heading with what stands under it up to the next heading.
#[derive(Clone, Copy)]
pub(super) struct Section<'a> {
    pub(super) depth: u8,
    pub(super) title: &'a str,
    pub(super) line: u32,
    /// Whether its title reads like a level's.
    pub(super) names_a_level: bool,
    /// Whether it is a level, as far as headings tell.
    pub(super) is_level: bool,
    pub(super) body: &'a [Block],
}

impl Section<'_> {
    /// Whether something stands under it that could be a statement.
    pub(super) fn has_items(&self) -> bool {
        self.body.iter().any(Block::is_item)
    }
}

/// Cuts a page at its headings. What stands before the first is left out.
pub(super) fn sections(page: &Blocks) -> Vec<Section<'_>> {
    let blocks = page.all();
    let starts: Vec<usize> = (0..blocks.len()).filter(|&nth| blocks[nth].heading().is_some()).collect();
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    let cut = starts.iter().zip(ends);
    cut.filter_map(|(&start, end)| {
        let heading = &blocks[start];
        Some(Section {
            depth: heading.heading()?,
            title: page.text(heading),
            line: heading.line,
            names_a_level: names::names_a_level(page.text(heading)),
            is_level: false,
            body: &blocks[start + 1..end],
        })
    })
    .collect()
}

/// Decides which heading depth is the levels', by all headings together, and
/// marks the levels: the depth at which most headings name a level, and there
/// those that do or that have the parts of those that do; else the depth whose
/// parts repeat each other's titles, and there all.
pub(super) fn mark_levels(sections: &mut [Section<'_>]) -> Option<u8> {
    let named = depth_of_names(sections);
    let depth = named.or_else(|| depth_of_recurrence(sections))?;
    let known = titles_of_parts(sections, depth);
    let is_level = |nth: usize| {
        let section: &Section<'_> = &sections[nth];
        let by_name = || section.names_a_level || mostly(parts(sections, nth).map(|part| known.contains(part.title)));
        section.depth == depth && (named.is_none() || by_name())
    };
    let marks: Vec<bool> = (0..sections.len()).map(is_level).collect();
    for (section, mark) in sections.iter_mut().zip(marks) {
        section.is_level = mark;
    }
    Some(depth)
}

/// The sections below the one at `nth`.
fn parts<'s, 'a>(sections: &'s [Section<'a>], nth: usize) -> impl Iterator<Item = &'s Section<'a>> {
    let depth = sections[nth].depth;
    sections[nth + 1..].iter().take_while(move |section| section.depth > depth)
}

/// The titles of what stands below sections that name a level.
fn titles_of_parts<'a>(sections: &[Section<'a>], depth: u8) -> HashSet<&'a str> {
    let levels = (0..sections.len()).filter(|&nth| sections[nth].depth == depth && sections[nth].names_a_level);
    levels.flat_map(|level| parts(sections, level)).map(|part| part.title).collect()
}

/// Whether more than half of some answers are yes.
fn mostly(answers: impl Iterator<Item = bool>) -> bool {
    let (all, yes) = answers.fold((0, 0), |(all, yes), answer| (all + 1, yes + usize::from(answer)));
    yes * 2 > all
}

fn depth_of_names(sections: &[Section<'_>]) -> Option<u8> {
    let mut best = None;
    for depth in 1..=6 {
        let here = || sections.iter().filter(|section| section.depth == depth);
        let named = here().filter(|section| section.names_a_level).count();
        let all = here().count();
        let most = named * 2 > all || (named > 1 && named * 2 == all);
        if most && best.is_none_or(|(most, _)| named > most) {
            best = Some((named, depth));
        }
    }
    best.map(|(_, depth)| depth)
}

/// Levels of any name repeat the titles of their competencies.
fn depth_of_recurrence(sections: &[Section<'_>]) -> Option<u8> {
    (1..=5).find(|&depth| {
        let parents = sections.iter().filter(|s| s.depth == depth).count();
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for section in sections.iter().filter(|s| s.depth == depth + 1 && s.has_items()) {
            *seen.entry(section.title).or_default() += 1;
        }
        let all: usize = seen.values().sum();
        let again: usize = seen.values().filter(|&&count| count > 1).sum();
        parents > 1 && all > 2 && again * 2 > all
    })
}

/// How many paragraphs a file's only level needs to be one of prose; fewer are
/// an introduction to nothing.
const FEWEST_PARAGRAPHS: usize = 3;

/// Returns whether the levels hold nothing but paragraphs.
pub(super) fn is_prose(sections: &[Section<'_>]) -> bool {
    let Some(first) = sections.iter().position(|section| section.is_level) else { return false };
    let depth = sections[first].depth;
    let bare = sections[first..].iter().all(|section| section.depth <= depth && !section.has_items());
    let several = sections.iter().filter(|section| section.is_level).count() > 1;
    bare && (several || sections[first].body.len() >= FEWEST_PARAGRAPHS)
}
