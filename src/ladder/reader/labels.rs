//! Labels that repeat from level to level: `- Impact:` over nested items,
//! `- Impact: text`, `**Impact:** text`. What recurs names a competency; what
//! stands once is part of its statement. What parts a label from its text doesn't
//! matter where nothing but labels recurs so.

use super::super::blocks::{Block, Blocks};
use super::super::claims;
use super::lead::{Sign, leads, split};
use super::sections::Section;
use crate::hash::{HashMap, HashSet};
use seen::{Count, Seen, Whose};

mod seen;

/// The labels of a document, in lower case.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// Those of levels.
    of_levels: HashSet<String>,
    /// Bold ones within parts of levels, behind the part's title.
    of_parts: HashSet<(String, String)>,
}

impl Labels {
    /// Finds the labels that nearly all levels have. They are none where most of
    /// what looks like a label stands in some levels only: then a level's items
    /// merely begin with a word and a colon.
    pub(super) fn of(blocks: &Blocks, sections: &[Section<'_>]) -> Self {
        let mut of_levels = Vec::new();
        let mut counts = [Count::default(); Sign::COUNT];
        for levels in tracks(sections) {
            let seen = Seen::in_bodies(blocks, levels.iter().map(|level| level.body), Whose::Levels);
            seen.add_to(&mut counts);
            of_levels.extend(seen.recurring().map(|(label, sign)| (label.to_owned(), sign)));
        }
        // "All of the above, plus" is a sentence about the level.
        let fits = |(label, sign): &(String, Sign)| counts[*sign as usize].mostly_recur() && !claims::claims(label);
        let of_levels = of_levels.into_iter().filter(fits).map(|(label, _)| label).collect();
        Labels { of_levels, of_parts: of_parts(blocks, sections) }
    }

    /// Returns whether levels have none.
    pub(super) fn are_none(&self) -> bool {
        self.of_levels.is_empty()
    }

    /// Parts a block into a label of the document and the words behind it.
    pub(super) fn split<'a>(
        &self,
        blocks: &'a Blocks,
        block: &Block,
        next: Option<&Block>,
    ) -> Option<(&'a str, &'a str)> {
        if self.of_levels.is_empty() {
            return None;
        }
        let found = split(blocks, block, next).filter(|found| self.of_levels.contains(&found.label.to_lowercase()));
        found.map(|found| (found.label, found.rest))
    }

    /// Parts a block of a level's part into a bold label that the parts of its
    /// title repeat, and the words behind it.
    pub(super) fn split_part<'a>(
        &self,
        blocks: &'a Blocks,
        title: &str,
        block: &Block,
        next: Option<&Block>,
    ) -> Option<(&'a str, &'a str)> {
        // Nearly all documents have none.
        if self.of_parts.is_empty() || !leads(blocks, block) {
            return None;
        }
        let found = split(blocks, block, next)?;
        let key = (title.to_lowercase(), found.label.to_lowercase());
        self.of_parts.contains(&key).then_some((found.label, found.rest))
    }
}

/// The bold labels that the parts of one title repeat from level to level. Where some
/// parts have several, one alone is a label as well.
fn of_parts(blocks: &Blocks, sections: &[Section<'_>]) -> HashSet<(String, String)> {
    let mut bodies: HashMap<String, Vec<&[Block]>> = HashMap::default();
    let depth = sections.iter().filter(|section| section.is_level).map(|section| section.depth).min();
    let is_part = |section: &&Section<'_>| depth.is_some_and(|depth| section.depth > depth);
    let mut several = false;
    for section in sections.iter().filter(is_part) {
        let mut leading = section.body.iter().filter(|block| leads(blocks, block));
        if leading.next().is_some() {
            several |= leading.next().is_some();
            bodies.entry(section.title.to_lowercase()).or_default().push(section.body);
        }
    }
    let mut labels = HashSet::default();
    for (title, bodies) in bodies.into_iter().filter(|(_, bodies)| several && bodies.len() > 1) {
        let seen = Seen::in_bodies(blocks, bodies.into_iter(), Whose::Parts);
        let mut counts = [Count::default(); Sign::COUNT];
        seen.add_to(&mut counts);
        let recurring = seen.recurring().filter(|(_, sign)| counts[*sign as usize].mostly_recur());
        labels.extend(recurring.map(|(label, _)| (title.clone(), label.to_owned())));
    }
    labels
}

/// The levels of a document by the headings that they stand under.
fn tracks<'s, 'a>(sections: &'s [Section<'a>]) -> Vec<Vec<&'s Section<'a>>> {
    let mut tracks: Vec<Vec<&Section<'_>>> = Vec::new();
    let depth = sections.iter().filter(|section| section.is_level).map(|section| section.depth).min();
    let mut is_new = true;
    for section in sections {
        is_new |= depth.is_some_and(|depth| section.depth < depth);
        if section.is_level {
            if std::mem::replace(&mut is_new, false) {
                tracks.push(Vec::new());
            }
            if let Some(track) = tracks.last_mut() {
                track.push(section);
            }
        }
    }
    tracks
}
