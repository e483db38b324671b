//! A document with headings as a list of sections.

use super::super::blocks::{Block, Blocks, Kind};
use super::super::names::{self, Naming, Nouns, Told};
use crate::hash::HashMap;
use bold::{Bold, bold_depth};
pub(super) use bold::{are_ranked_in_bold, has_bold};
use collapsed::Collapsed;
pub(super) use lines::{are_areas_over_levels, are_roles_over_levels};
pub(super) use titles::without_ending;

mod bold;
mod collapsed;
mod lines;
mod raised;
mod repeated;
mod titles;

/// The depth of a bold line that names a level, where bold lines are headings.
const BOLD_LEVEL: u8 = 7;

/// The depth of any other bold line, where bold lines are headings.
const BOLD: u8 = 8;

/// How many words name a level by a word for one: "Base level".
const WORDS_OF_A_LEVEL: usize = 2;

/// A heading with what stands under it up to the next heading.
#[derive(Clone, Copy)]
pub(super) struct Section<'a> {
    /// 1 to 6 for headings, more for bold lines.
    pub(super) depth: u8,
    /// Its words, without a number before them where its likes are numbered; none behind a
    /// collapsed level.
    pub(super) title: &'a str,
    pub(super) line: u32,
    /// Where its title begins in the page's plain text, which no other section's does.
    pub(super) at: usize,
    /// What the words of its title tell.
    pub(super) told: Told,
    /// What its title tells of being a level.
    pub(super) naming: Naming,
    /// Whether it is a level, as far as headings tell.
    pub(super) is_level: bool,
    /// Whether it stood higher or lower than its likes, and was moved to them.
    pub(super) slipped: bool,
    pub(super) body: &'a [Block],
}

/// Whether a depth is that of bold lines.
pub(super) fn is_bold(depth: u8) -> bool {
    depth >= BOLD_LEVEL
}

/// What a level is called, and where.
#[derive(Clone, Copy)]
pub(super) struct Head<'t> {
    pub(super) title: &'t str,
    pub(super) line: u32,
}

impl<'a> Section<'a> {
    /// The depth that no section exceeds.
    pub(super) const DEEPEST: u8 = BOLD;

    pub(super) fn head(&self) -> Head<'a> {
        Head { title: self.title, line: self.line }
    }

    /// The word for levels that its title ends in, if it does.
    pub(super) fn last_word_for_a_level(&self) -> Option<&'a str> {
        if self.told.has_level_word { names::last_word_for_a_level(self.title) } else { None }
    }

    /// Whether its heading is a bold line.
    pub(super) fn is_bold(&self) -> bool {
        is_bold(self.depth)
    }

    /// Whether something stands under it that could be a statement.
    pub(super) fn has_items(&self) -> bool {
        self.body.iter().any(Block::is_item)
    }
}

/// What counts as a heading.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Heads {
    /// Headings.
    Marked,
    /// Bold lines too, below all headings.
    Bold,
    /// Lines over lists that name levels, be they bold or not.
    Lines,
}

/// Cuts a page at its headings. What stands before the first is left out.
pub(super) fn sections(page: &Blocks, heads: Heads) -> Vec<Section<'_>> {
    let blocks = page.all();
    let bold = (heads == Heads::Bold).then(|| Bold::of(page));
    let nouns: Nouns = bold.iter().flat_map(Bold::lines).collect();
    let collapsed = Collapsed::of(page);
    let line_depth = |nth: usize| (heads == Heads::Lines && lines::names_a_level(page, nth)).then_some(BOLD_LEVEL);
    let bold_depth = |nth: usize| line_depth(nth).or_else(|| Some(bold_depth(bold.as_ref()?.line(nth)?, &nouns)));
    // A heading without words, as exports leave them, heads nothing.
    let headed = |block: &Block| block.heading().filter(|_| !block.place().is_empty());
    let depth = |nth: usize, block: &Block| headed(block).or_else(|| collapsed.depth(nth)).or_else(|| bold_depth(nth));
    let depths = blocks.iter().enumerate().filter_map(|(nth, block)| Some((nth, depth(nth, block)?)));
    let starts: Vec<(usize, u8)> = depths.collect();
    let ends = starts.iter().skip(1).map(|&(start, _)| start).chain([blocks.len()]);
    let cut = starts.iter().zip(ends);
    let mut sections: Vec<Section<'_>> = cut
        .map(|(&(start, depth), end)| Section {
            depth,
            title: titles::without_icon(page.text(&blocks[start])).trim_end_matches([':', ' ']),
            line: blocks[start].line,
            at: blocks[start].place().start,
            told: Told::default(),
            naming: Naming::Nothing,
            is_level: false,
            slipped: false,
            body: &blocks[start + 1..end],
        })
        .collect();
    if heads == Heads::Bold {
        raised::raise_bold(&mut sections);
    }
    titles::drop_what_tells_nothing(&mut sections);
    repeated::drop_repeated(&mut sections);
    // Mostly nothing stands between a collapsed level and what follows.
    let says_something = |section: &Section<'_>| section.body.iter().any(|block| !block.place().is_empty());
    sections.retain(|section| !section.title.is_empty() || says_something(section));
    // Titles recur from level to level.
    let mut known = HashMap::default();
    for section in &mut sections {
        section.told = Told::of(section.title);
        if !section.told.names {
            continue;
        }
        section.naming = *known.entry(section.title).or_insert_with(|| names::naming(section.title));
    }
    sections
}

/// Whether a section is called by a word for a level and what that is like: "Base level".
pub(super) fn is_a_word_for_a_level(section: &Section<'_>) -> bool {
    section.last_word_for_a_level().is_some()
}

/// Whether most levels have a name that is a level's by itself.
pub(super) fn are_certain(sections: &[Section<'_>]) -> bool {
    let levels = sections.iter().filter(|section| section.is_level);
    let (all, certain) =
        levels.fold((0, 0), |(all, certain), level| (all + 1, certain + usize::from(level.naming == Naming::Level)));
    certain * 2 > all
}

/// How many paragraphs a file's only level needs to be one of prose; fewer are
/// an introduction to nothing.
const FEWEST_PARAGRAPHS: usize = 3;

/// Returns whether the levels hold nothing but paragraphs.
pub(super) fn is_prose(sections: &[Section<'_>]) -> bool {
    let Some(first) = sections.iter().find(|section| section.is_level) else { return false };
    let mut levels = 0;
    let mut in_level = false;
    let bare = sections.iter().all(|section| {
        in_level = section.is_level || (in_level && section.depth > first.depth);
        levels += usize::from(section.is_level);
        !in_level || (section.is_level && !section.has_items())
    });
    bare && (levels > 1 || first.body.len() >= FEWEST_PARAGRAPHS)
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// How many levels a page of these has, each over two parts.
    fn levels(level: impl Fn(&str) -> String, titles: &[&str], behind: &str) -> usize {
        let part =
            |title: &&str| format!("{}\n\n### Dough\n\n- Does it {title}\n\n### Oven\n\n- Bakes\n\n", level(title));
        let text = format!("# Bakery career\n\n{}{behind}", titles.iter().map(part).collect::<String>());
        assemble("notes", vec![read("a.md", text.as_bytes())]).levels().count()
    }

    #[rstest]
    #[case(&["L1", "L2", "L3"], "## FAQ\n\nHow often? Each year.\n", 3)]
    #[case(&["Kneader", "Shift hand", "Oven keeper"], "", 3)]
    #[case(&["Kneader", "Shift hand"], "", 0)]
    fn bold_lines_over_the_same_headings_are_levels(
        #[case] titles: &[&str],
        #[case] behind: &str,
        #[case] count: usize,
    ) {
        assert_eq!(levels(|title| format!("**{title}**"), titles, behind), count);
    }

    #[rstest]
    #[case(&["Kneader", "Shift hand", "Oven keeper"], 3)]
    #[case(&["Kneader", "Kneader", "Oven keeper"], 0)]
    fn collapsed_parts_that_begin_alike_are_levels(#[case] titles: &[&str], #[case] count: usize) {
        let close = |title: &str| format!("<details><summary>{title}</summary>");
        assert_eq!(levels(close, titles, ""), count);
    }
}
