//! What is asked of a document while it is written.

use super::super::super::Code;
use super::super::LevelRow;
use super::DocumentBuilder;

impl DocumentBuilder {
    /// Returns whether a level has been begun.
    pub fn has_level(&self) -> bool {
        !self.document.levels.is_empty()
    }

    /// Returns whether the current level has a competency.
    pub fn level_has_competency(&self) -> bool {
        self.document
            .levels
            .last()
            .is_some_and(|level| (level.competencies as usize) < self.document.competencies.len())
    }

    /// Returns whether the current competency has a statement. A level that was
    /// only begun has no competency yet.
    pub fn competency_has_expectation(&self) -> bool {
        let current = self.document.competencies.last().filter(|_| self.level_has_competency());
        current.is_some_and(|row| (row.expectations as usize) < self.document.expectations.len())
    }

    /// Returns whether the document is one level's name and nothing else: no
    /// rank, no summary, nothing that is expected or that it builds on.
    pub fn is_name_alone(&self) -> bool {
        let bare = matches!(self.document.levels[..], [LevelRow { rank: None, summary: None, .. }]);
        bare && self.document.competencies.is_empty() && self.document.claims.is_empty()
    }

    /// Returns the title of each level, with its rank.
    pub fn names_of_levels(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let kept = |level: &LevelRow| (self.texts.kept(level.title), level.rank.map(|rank| self.texts.kept(rank)));
        self.document.levels.iter().map(kept)
    }

    /// Returns whether no level asks for anything.
    pub fn asks_nothing(&self) -> bool {
        self.document.expectations.is_empty()
    }

    /// Returns how many findings say that something belongs nowhere.
    pub fn unplaced(&self) -> usize {
        self.document.diagnostics.iter().filter(|finding| finding.code == Code::Unplaced).count()
    }
}
