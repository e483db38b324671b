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
    /// Whether what its target leads to is open and holds no level.
    pub is_no_ladder: bool,
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
    // One letter before a colon is a drive.
    let scheme = target.split(':').next().filter(|scheme| scheme.len() > 1 && scheme.len() < target.len());
    let letter = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    target.starts_with("//") || scheme.is_some_and(|scheme| scheme.chars().all(letter))
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_is_told_from_a_file() {
        for target in ["https://example.org/a.md", "//example.org", "mailto:a@example.org", "tel:123"] {
            assert!(is_address(target), "{target}");
        }
        for target in ["a.md", "../a b.md#c:d", "C:/a.md", "#x", ""] {
            assert!(!is_address(target), "{target}");
        }
    }
}
