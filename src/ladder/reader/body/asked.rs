//! Where the competencies of a level stand.

use super::super::sections::Section;

/// Where a level's competencies have headings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Asked {
    /// Nowhere: they begin in the level's own text.
    Here,
    /// Right below the level.
    Below,
    /// In other parts of the document.
    Elsewhere,
}

impl Asked {
    /// What the section behind a heading of this depth tells.
    pub(in super::super) fn by(next: Option<&Section<'_>>, depth: u8) -> Self {
        if next.is_some_and(|next| next.depth > depth) { Asked::Below } else { Asked::Here }
    }
}
