//! A level's rows as its document holds them, to be gone through in a row:
//! the views look each up by itself.

use std::ops::Range;

use super::{Base, CompetencyIx, Document, ExpectationIx, Ladder, LevelIx, part};

/// The rows of one level. Rows are counted within its document.
#[derive(Clone)]
pub(crate) struct LevelRows<'a> {
    document: &'a Document,
    base: Base,
    level: u32,
    /// The rows of its competencies.
    pub(crate) competencies: Range<u32>,
}

impl Ladder {
    /// Returns the rows of a level.
    pub(crate) fn rows(&self, level: LevelIx) -> LevelRows<'_> {
        let (nth, local) = self.place(level.0, |base| base.level);
        let document = &*self.documents[nth];
        let competencies = part(&document.levels, local, |row| row.competencies, document.competencies.len());
        LevelRows { document, base: self.bases[nth], level: local, competencies }
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

    /// Returns a competency's category.
    pub(crate) fn category(&self, row: u32) -> Option<&'a str> {
        self.document.competencies[row as usize].category.map(|span| self.document.text(span))
    }

    /// Returns a competency's description.
    pub(crate) fn description(&self, row: u32) -> Option<&'a str> {
        self.document.competencies[row as usize].description.map(|span| self.document.text(span))
    }

    /// Returns the rows of a competency's examples.
    pub(crate) fn examples_of(&self, row: u32) -> Range<u32> {
        part(&self.document.competencies, row, |row| row.examples, self.document.examples.len())
    }

    /// Returns an example.
    pub(crate) fn example(&self, row: u32) -> &'a str {
        self.document.text(self.document.examples[row as usize])
    }

    /// Returns the level's summary.
    pub(crate) fn summary(&self) -> Option<&'a str> {
        self.document.levels[self.level as usize].summary.map(|span| self.document.text(span))
    }

    /// Returns how many texts there are of the level's other prose, its named values
    /// behind it.
    pub(crate) fn prose_count(&self) -> u32 {
        (self.note_rows().len() + self.attribute_rows().len()) as u32
    }

    /// Returns such a text, by its place.
    pub(crate) fn prose(&self, nth: u32) -> Option<&'a str> {
        let notes = self.note_rows();
        let span = match nth.checked_sub(notes.len() as u32) {
            None => self.document.notes[(notes.start + nth) as usize],
            Some(nth) => self.document.attributes[self.attribute_rows().nth(nth as usize)? as usize].0,
        };
        Some(self.document.text(span))
    }

    fn note_rows(&self) -> Range<u32> {
        part(&self.document.levels, self.level, |row| row.notes, self.document.notes.len())
    }

    fn attribute_rows(&self) -> Range<u32> {
        part(&self.document.levels, self.level, |row| row.attributes, self.document.attributes.len())
    }

    /// Returns how many statements and examples of the level stand before a
    /// competency's; of the row behind the last, how many there are.
    pub(crate) fn texts_before(&self, row: u32) -> u32 {
        let begin = |row: u32| match self.document.competencies.get(row as usize) {
            Some(row) => row.expectations + row.examples,
            None => (self.document.expectations.len() + self.document.examples.len()) as u32,
        };
        begin(row) - begin(self.competencies.start)
    }

    /// Returns how many bytes a statement has.
    pub(crate) fn statement_len(&self, row: u32) -> u32 {
        let span = self.document.expectations[row as usize].text;
        span.end - span.start
    }

    /// Returns a statement.
    pub(crate) fn statement(&self, row: u32) -> &'a str {
        self.document.text(self.document.expectations[row as usize].text)
    }
}
