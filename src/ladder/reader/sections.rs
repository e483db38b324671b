//! A document with headings as a list of sections, and which depth is the levels'.

use std::collections::HashMap;

use super::super::blocks::{Block, Blocks};
use super::names;

/// A heading with what stands under it up to the next heading.
#[derive(Clone, Copy)]
pub(super) struct Section<'a> {
    pub(super) depth: u8,
    pub(super) title: &'a str,
    pub(super) line: u32,
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
            body: &blocks[start + 1..end],
        })
    })
    .collect()
}

/// Decides which heading depth is the levels', by all headings together: the
/// depth at which most headings name a level; else the one whose parts repeat
/// each other's titles.
pub(super) fn level_depth(sections: &[Section<'_>]) -> Option<u8> {
    depth_of_names(sections).or_else(|| depth_of_recurrence(sections))
}

fn depth_of_names(sections: &[Section<'_>]) -> Option<u8> {
    let mut best = None;
    for depth in 1..=6 {
        let titles = sections.iter().filter(|s| s.depth == depth).map(|s| s.title);
        let (all, named) =
            titles.fold((0, 0), |(all, named), title| (all + 1, named + usize::from(names::names_a_level(title))));
        if named * 2 > all && best.is_none_or(|(most, _)| named > most) {
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
