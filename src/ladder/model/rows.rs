//! A level's rows as its document holds them, to be gone through in a row:
//! the views look each up by itself.

use std::ops::Range;

use super::{Base, CompetencyIx, Document, ExpectationIx, Ladder, LevelIx, part};

/// The rows of one level. Rows are counted within its document.
#[derive(Clone)]
pub(crate) struct LevelRows<'a> {
    document: &'a Document,
    base: Base,
    /// The rows of its competencies.
    pub(crate) competencies: Range<u32>,
    /// The rows of the statements of all its competencies.
    pub(crate) expectations: Range<u32>,
}

impl Ladder {
    /// Returns the rows of a level.
    pub(crate) fn rows(&self, level: LevelIx) -> LevelRows<'_> {
        let (nth, local) = self.place(level.0, |base| base.level);
        let document = &*self.documents[nth];
        let competencies = part(&document.levels, local, |row| row.competencies, document.competencies.len());
        let begin = |row: u32| {
            document.competencies.get(row as usize).map_or(document.expectations.len() as u32, |row| row.expectations)
        };
        let expectations = begin(competencies.start)..begin(competencies.end);
        LevelRows { document, base: self.bases[nth], competencies, expectations }
    }
}

impl<'a> LevelRows<'a> {
    /// Returns the index of a competency's row in the snapshot.
    pub(crate) fn competency_ix(&self, row: u32) -> CompetencyIx {
        CompetencyIx(self.base.competency + row)
    }

    /// Returns the index of a statement's row in the snapshot.
    pub(crate) fn expectation_ix(&self, row: u32) -> ExpectationIx {
        ExpectationIx(self.base.expectation + row)
    }

    /// Returns the row of a competency that stands in this level.
    pub(crate) fn competency_row(&self, ix: CompetencyIx) -> u32 {
        ix.0 - self.base.competency
    }

    /// Returns a competency's title.
    pub(crate) fn title(&self, row: u32) -> &'a str {
        self.document.text(self.document.competencies[row as usize].title)
    }

    /// Returns the rows of a competency's statements.
    pub(crate) fn expectations_of(&self, row: u32) -> Range<u32> {
        part(&self.document.competencies, row, |row| row.expectations, self.document.expectations.len())
    }

    /// Returns a statement.
    pub(crate) fn statement(&self, row: u32) -> &'a str {
        self.document.text(self.document.expectations[row as usize].text)
    }
}
