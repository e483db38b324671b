//! What the sections below the levels are like, to know those that slipped.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::hash::{HashMap, HashSet};
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
    /// What each level has, once asked for.
    own: OnceCell<Own<'a>>,
}

/// For each section, the level that it stands in; and what the sections of each level are called.
struct Own<'a> {
    level_of: Vec<usize>,
    titles: HashSet<(usize, &'a str)>,
}

impl<'s, 'a> Likes<'s, 'a> {
    pub(super) fn of(sections: &'s [Section<'a>], depth: u8) -> Self {
        let mut below = sections.iter().map(|section| section.depth).filter(|&below| below > depth);
        let first = below.next();
        let differ = below.any(|below| Some(below) != first);
        Likes { sections, depth, differ, titles: OnceCell::new(), own: OnceCell::new() }
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

    /// Whether a section below one that says something itself stands at least as often as high
    /// as that one: its heading slipped.
    pub(super) fn slipped_below(&self, above: &Section<'_>, section: &Section<'_>) -> bool {
        if !self.differ || section.depth <= above.depth || above.depth <= self.depth || above.body.is_empty() {
            return false;
        }
        let depths = self.titles().get(section.title);
        let count = |depth: u8| depths.and_then(|depths| depths.get(&depth)).copied().unwrap_or_default();
        count(above.depth) >= count(section.depth)
    }

    /// Whether other levels than that of the `nth` section have a heading of a title, as high as
    /// that section's.
    pub(super) fn lack(&self, nth: usize, title: &str) -> bool {
        let depth = self.sections[nth].depth;
        self.titles().get(title).is_some_and(|depths| depths.contains_key(&depth)) && {
            let own = self.own.get_or_init(|| self.own());
            !own.titles.contains(&(own.level_of[nth], title))
        }
    }

    /// Whether a section stands below the levels' depth, and another there is called as it is.
    pub(super) fn recurs(&self, section: &Section<'_>) -> bool {
        let alike = || self.titles().get(section.title).is_some_and(|depths| depths.values().sum::<usize>() > 1);
        section.depth > self.depth && alike()
    }

    fn own(&self) -> Own<'a> {
        let mut level = 0;
        let mut next = |section: &Section<'_>| {
            level += usize::from(section.is_level);
            level
        };
        let level_of: Vec<usize> = self.sections.iter().map(&mut next).collect();
        let titles = level_of.iter().zip(self.sections).map(|(&level, section)| (level, section.title)).collect();
        Own { level_of, titles }
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
