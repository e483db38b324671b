//! What each section is to the levels of a document.

use super::likes::Likes;
use crate::ladder::reader::sections::Section;

/// What a section is to the levels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It stands higher than they do.
    Above,
    Level,
    /// It stands before all of them.
    Introduction,
    /// It stands behind a heading that is no level, or a collapsed one, and before the next; or
    /// before all levels, as a part of one that has no heading.
    Between,
    /// It is a part of the level before it.
    Part,
    /// The same, though it stands as high as they do.
    SlippedPart,
    /// It stands as high as they do, and is none.
    Beside,
}

impl Role {
    /// Whether it is neither a level nor a part of one.
    pub(super) fn is_outside(self) -> bool {
        !matches!(self, Role::Level | Role::Part | Role::SlippedPart)
    }
}

/// What each section is to the levels of a depth.
pub(super) fn roles(sections: &[Section<'_>], depth: u8, likes: &Likes<'_, '_>) -> Vec<Role> {
    // Whether what stands deeper belongs to a level.
    let mut in_level = false;
    // Whether a track began whose first level is still to come.
    let mut introduces = true;
    let mut has_level = false;
    let role = |section: &Section<'_>| {
        if section.depth < depth {
            (in_level, introduces) = (false, true);
            Role::Above
        } else if section.is_level {
            (in_level, introduces, has_level) = (true, false, true);
            Role::Level
        } else if !has_level {
            Role::Introduction
        } else if section.title.is_empty() {
            in_level = false;
            Role::Between
        } else if (introduces && section.depth == depth) || (section.depth > depth && !in_level) {
            Role::Between
        } else if section.depth > depth {
            Role::Part
        } else if likes.has(section) {
            Role::SlippedPart
        } else {
            in_level = false;
            Role::Beside
        }
    };
    let mut roles: Vec<Role> = sections.iter().map(role).collect();
    part_from_introduction(&mut roles, sections, likes);
    roles
}

/// What is listed under the headings that the levels' parts have is no introduction to them,
/// and no more is what stands beside it: they are parts of a level that has no heading.
fn part_from_introduction(roles: &mut [Role], sections: &[Section<'_>], likes: &Likes<'_, '_>) {
    let before = roles.iter().take_while(|role| matches!(role, Role::Introduction | Role::Above)).count();
    let are_parts = |section: &Section<'_>| section.has_items() && likes.recurs(section);
    if sections[..before].iter().any(are_parts) {
        for (role, section) in roles.iter_mut().zip(&sections[..before]) {
            if *role == Role::Introduction && likes.recurs(section) {
                *role = Role::Between;
            }
        }
    }
}

/// For each section, whether a level stands in it: before the next heading that is as
/// high as its own.
pub(super) fn lead_to_levels(sections: &[Section<'_>]) -> Vec<bool> {
    // From behind, for each depth: whether a level was seen that no heading so high parts
    // from here.
    let mut ahead = [false; Section::DEEPEST as usize + 1];
    let mut leads: Vec<bool> = Vec::with_capacity(sections.len());
    for section in sections.iter().rev() {
        let depth = usize::from(section.depth);
        leads.push(ahead[depth]);
        ahead[depth..].fill(false);
        if section.is_level {
            ahead[..depth].fill(true);
        }
    }
    leads.reverse();
    leads
}
