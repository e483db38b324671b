//! What the sections below the levels are like, to know those that slipped.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::hash::HashMap;
use crate::ladder::reader::sections::Section;

/// What the sections below the levels are like. A section at the levels' depth
/// that is none is a competency whose heading slipped, if it reads like one:
/// other levels have it, or like its likes it is a sentence about oneself.
pub(super) struct Likes<'s, 'a> {
    sections: &'s [Section<'a>],
    /// The levels' depth.
    depth: u8,
    /// Whether what is below them stands at several depths.
    differ: bool,
    /// For each title, how often it stands at each depth, once asked for.
    titles: OnceCell<HashMap<&'a str, BTreeMap<u8, usize>>>,
}

impl<'s, 'a> Likes<'s, 'a> {
    pub(super) fn of(sections: &'s [Section<'a>], depth: u8) -> Self {
        let mut below = sections.iter().map(|section| section.depth).filter(|&below| below > depth);
        let first = below.next();
        let differ = below.any(|below| Some(below) != first);
        Likes { sections, depth, differ, titles: OnceCell::new() }
    }

    fn titles(&self) -> &HashMap<&'a str, BTreeMap<u8, usize>> {
        self.titles.get_or_init(|| {
            let mut titles: HashMap<&str, BTreeMap<u8, usize>> = HashMap::default();
            for section in self.sections.iter().filter(|section| section.depth > self.depth) {
                *titles.entry(section.title).or_default().entry(section.depth).or_default() += 1;
            }
            titles
        })
    }

    /// Whether most headings of its title stand at another depth.
    pub(super) fn are_elsewhere(&self, section: &Section<'_>) -> bool {
        if !self.differ {
            return false;
        }
        let Some(depths) = self.titles().get(section.title) else { return false };
        let here = depths.get(&section.depth).copied().unwrap_or_default();
        depths.values().any(|&count| count > here)
    }

    pub(super) fn has(&self, section: &Section<'_>) -> bool {
        let recurs = || self.titles().contains_key(section.title);
        let are_about_oneself = || self.titles().keys().any(|title| is_about_oneself(title));
        section.has_items() && (recurs() || (is_about_oneself(section.title) && are_about_oneself()))
    }
}

fn is_about_oneself(title: &str) -> bool {
    title.starts_with("I ") || title.starts_with("I'") || title.starts_with("I’")
}
