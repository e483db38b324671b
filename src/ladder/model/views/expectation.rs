//! A statement, as the rest of the program reads it.

use super::super::document::ExpectationRow;
use super::super::{CompetencyIx, Document, ExpectationIx, Ladder, id};
use super::{Competency, Source};

/// An expectation of a snapshot.
#[derive(Clone, Copy)]
pub struct Expectation<'a> {
    pub(in super::super) ladder: &'a Ladder,
    pub(in super::super) ix: ExpectationIx,
}

impl<'a> Expectation<'a> {
    pub(super) fn row(self) -> (&'a Document, &'a ExpectationRow, u32) {
        let (nth, local) = self.ladder.place(self.ix.0, |base| base.expectation);
        let document = &self.ladder.documents[nth];
        (document, &document.expectations[local as usize], local)
    }

    /// Returns the index in the snapshot.
    pub fn ix(self) -> ExpectationIx {
        self.ix
    }

    /// Returns the competency it belongs to.
    pub fn competency(self) -> Competency<'a> {
        let (nth, local) = self.ladder.place(self.ix.0, |base| base.expectation);
        let document = &self.ladder.documents[nth];
        let competency = document.competencies.partition_point(|row| row.expectations <= local) - 1;
        self.ladder.competency(CompetencyIx(self.ladder.bases[nth].competency + competency as u32))
    }

    /// Returns the id, `track/level/competency/digest`.
    pub fn id(self) -> String {
        let competency = self.competency();
        let mut digests = competency.expectation_digests();
        let own = digests.find(|(other, _)| other.ix == self.ix).map(|(_, digest)| digest);
        format!("{}/{}", competency.id(), own.unwrap_or_else(|| id::digest(self.text())))
    }

    /// Returns the statement in plain text.
    pub fn text(self) -> &'a str {
        let (document, row, _) = self.row();
        document.text(row.text)
    }

    /// Returns how deep it is nested: 0 at the top of its competency.
    pub fn depth(self) -> usize {
        usize::from(self.row().1.depth)
    }

    /// Returns whether it only introduces the statements below it: it ends in a
    /// colon and has children. A label is shown, but neither ticked nor counted.
    pub fn is_label(self) -> bool {
        let (document, row, local) = self.row();
        let colon = document.text(row.text).trim_end().ends_with([':', '：']);
        colon
            && document.expectations.get(local as usize + 1).is_some_and(|next| next.depth > row.depth)
            && self.competency().expectations().next_back().is_some_and(|last| last.ix > self.ix)
    }

    /// Returns where it stands.
    pub fn source(self) -> Source<'a> {
        let (document, row, _) = self.row();
        Source { path: document.file(self.competency().row().1.file), line: row.line }
    }
}
