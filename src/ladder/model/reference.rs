//! What a level refers to.

use super::{CompetencyIx, LevelIx, TrackIx};

/// A level's reference to another level or a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The words that name it.
    pub text: String,
    /// The link's target, where it is a link.
    pub target: Option<String>,
    /// The track that answers to it, where one is loaded.
    pub track: Option<TrackIx>,
    /// The level that answers to it, where one is loaded.
    pub level: Option<LevelIx>,
    /// The competency of that level, where the reference is to it alone.
    pub competency: Option<CompetencyIx>,
    /// The competency in which the reference stands, where it stands in one.
    pub within: Option<CompetencyIx>,
    /// Line in the source, from 1.
    pub line: u32,
}

impl Reference {
    /// Returns the level that it refers to as a whole.
    pub fn whole_level(&self) -> Option<LevelIx> {
        self.level.filter(|_| self.competency.is_none())
    }

    /// Returns whether its target is no file: an address on the web or of mail.
    pub fn is_address(&self) -> bool {
        self.target.as_deref().is_some_and(is_address)
    }
}

/// Returns whether a link's target is no file: an address on the web or of mail.
pub fn is_address(target: &str) -> bool {
    target.contains("://") || target.starts_with("//") || target.starts_with("mailto:")
}
