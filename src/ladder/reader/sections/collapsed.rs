//! Collapsed parts whose summaries are headings: `<details>` over a level, or
//! over a competency that level after level has.

use super::super::lead::is_bold;
use super::super::lead::is_examples;
use super::{BOLD, BOLD_LEVEL, Block, Blocks, Kind};
use crate::hash::{HashMap, HashSet};
use crate::ladder::names::{self, Nouns};

/// How many collapsed parts of any names show that they are levels by what they begin with.
const FEWEST_UNNAMED: usize = 3;

/// The collapsed parts of a document that are sections, with their depths as
/// headings, by where they begin among the blocks; and where those end that are levels.
#[derive(Default)]
pub(super) struct Collapsed(HashMap<usize, u8>);

impl Collapsed {
    /// Finds them. A summary that stands once is no heading unless it names a
    /// level and others do so too: it holds what is only beside the point.
    pub(super) fn of(page: &Blocks) -> Self {
        let summaries: Vec<(usize, &str)> = summaries(page).collect();
        if summaries.len() < 2 {
            return Collapsed::default();
        }
        let levels = levels(page, &summaries);
        let depth_of_levels = depth_of_levels(page, &levels);
        let mut seen: HashMap<&str, usize> = HashMap::default();
        for (_, summary) in &summaries {
            *seen.entry(summary).or_default() += 1;
        }
        let depth = |(nth, summary): &(usize, &str)| {
            if levels.contains(nth) { Some(depth_of_levels) } else { (seen.get(summary) > Some(&1)).then_some(BOLD) }
        };
        let begins = summaries.iter().filter_map(|part| Some((part.0, depth(part)?)));
        let ends = ends(page, &levels).map(|end| (end, depth_of_levels));
        Collapsed(begins.chain(ends).collect())
    }

    /// Returns the depth of the heading that the block at this place is, or ends.
    pub(super) fn depth(&self, nth: usize) -> Option<u8> {
        self.0.get(&nth).copied()
    }
}

/// The summaries of collapsed parts that are no examples, by place.
fn summaries(page: &Blocks) -> impl Iterator<Item = (usize, &str)> {
    let parts = page.all().iter().enumerate().filter(|(_, block)| block.kind == Kind::DetailsStart);
    let named = parts.map(|(nth, block)| (nth, page.text(block).trim_end_matches([':', ' '])));
    named.filter(|(_, summary)| !summary.is_empty() && !is_examples(summary))
}

/// The parts whose summaries name levels, where several do, and no heading in them
/// names the level again.
fn levels(page: &Blocks, summaries: &[(usize, &str)]) -> HashSet<usize> {
    let nouns: Nouns = summaries.iter().map(|(_, summary)| *summary).collect();
    let names_one = |summary: &str| names::names_a_level(summary) || nouns.has(summary);
    let is_named_again = |nth: usize| {
        let first = page.all().get(nth + 1).filter(|block| block.heading().is_some());
        first.is_some_and(|heading| names::names_a_level(page.text(heading)))
    };
    let is_level = |&&(nth, summary): &&(usize, &str)| names_one(summary) && !is_named_again(nth);
    let levels: HashSet<usize> = summaries.iter().filter(is_level).map(|(nth, _)| *nth).collect();
    let first = |nth: usize| page.all().get(nth + 1).filter(|block| block.heading().is_some() || is_bold(page, block));
    if levels.len() < 2 {
        // Levels of any name begin alike.
        let parts: Vec<(usize, &str)> =
            summaries.iter().filter_map(|(nth, _)| Some((*nth, page.text(first(*nth)?)))).collect();
        let (names, firsts): (HashSet<&str>, HashSet<&str>) =
            (summaries.iter().map(|(_, name)| *name).collect(), parts.iter().map(|(_, first)| *first).collect());
        let are_alike = parts.len() >= FEWEST_UNNAMED && names.len() == summaries.len();
        let are_levels = are_alike && parts.len() == summaries.len() && firsts.len() * 2 <= parts.len();
        return if are_levels { parts.into_iter().map(|(nth, _)| nth).collect() } else { HashSet::default() };
    }
    // One of any other name among them begins as they do.
    let firsts: HashSet<&str> = levels.iter().filter_map(|&nth| Some(page.text(first(nth)?))).collect();
    let begins_so = |nth: usize| first(nth).is_some_and(|block| firsts.contains(page.text(block)));
    let alike = summaries.iter().filter(|(nth, _)| !levels.contains(nth) && !is_named_again(*nth) && begins_so(*nth));
    let alike: Vec<usize> = alike.map(|(nth, _)| *nth).collect();
    levels.into_iter().chain(alike).collect()
}

/// Where the parts end that are levels: what stands behind is none of theirs.
fn ends(page: &Blocks, levels: &HashSet<usize>) -> impl Iterator<Item = usize> {
    let mut open = Vec::new();
    let ends_a_level = move |(nth, block): (usize, &Block)| match block.kind {
        Kind::DetailsStart => {
            open.push(levels.contains(&nth));
            None
        }
        Kind::DetailsEnd => open.pop().filter(|&is_level| is_level).map(|_| nth),
        _ => None,
    };
    page.all().iter().enumerate().filter(|_| !levels.is_empty()).filter_map(ends_a_level)
}

/// Levels stand above the headings that they hold; where they hold none, as high
/// as bold lines that name levels.
fn depth_of_levels(page: &Blocks, levels: &HashSet<usize>) -> u8 {
    let mut highest = BOLD_LEVEL + 1;
    if levels.is_empty() {
        return highest - 1;
    }
    // Which open parts are levels, and how many of them.
    let (mut open, mut levels_open) = (Vec::new(), 0usize);
    for (nth, block) in page.all().iter().enumerate() {
        match block.kind {
            Kind::DetailsStart => {
                open.push(levels.contains(&nth));
                levels_open += usize::from(levels.contains(&nth));
            }
            Kind::DetailsEnd => levels_open -= usize::from(open.pop() == Some(true)),
            Kind::Heading { depth } if levels_open > 0 => highest = highest.min(depth),
            _ => {}
        }
    }
    highest.saturating_sub(1).max(1)
}
