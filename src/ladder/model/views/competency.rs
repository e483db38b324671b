//! A competency, as the rest of the program reads it.

use super::super::document::CompetencyRow;
use super::super::{CompetencyIx, Document, ExpectationIx, Ladder, LevelIx, Reference, id, part};
use super::{Expectation, Level, Source};

/// A competency of a snapshot.
#[derive(Clone, Copy)]
pub struct Competency<'a> {
    pub(in super::super) ladder: &'a Ladder,
    pub(in super::super) ix: CompetencyIx,
}

impl<'a> Competency<'a> {
    pub(super) fn row(self) -> (&'a Document, &'a CompetencyRow, u32) {
        let (nth, local) = self.ladder.place(self.ix.0, |base| base.competency);
        let document = &self.ladder.documents[nth];
        (document, &document.competencies[local as usize], local)
    }

    /// Returns the index in the snapshot.
    pub fn ix(self) -> CompetencyIx {
        self.ix
    }

    /// Returns the level it belongs to.
    pub fn level(self) -> Level<'a> {
        let (nth, local) = self.ladder.place(self.ix.0, |base| base.competency);
        let document = &self.ladder.documents[nth];
        let level = document.levels.partition_point(|row| row.competencies <= local) - 1;
        self.ladder.level(LevelIx(self.ladder.bases[nth].level + level as u32))
    }

    /// Returns the competency's part of its id.
    pub fn slug(self) -> String {
        // The number of an equal sibling needs those before it anyway.
        let mut slugs = self.level().competency_slugs();
        slugs.find(|(other, _)| other.ix == self.ix).map_or_else(|| id::slug(self.title()), |(_, slug)| slug)
    }

    /// Returns the id, `track/level/competency`.
    pub fn id(self) -> String {
        format!("{}/{}", self.level().id(), self.slug())
    }

    /// Returns the title.
    pub fn title(self) -> &'a str {
        let (document, row, _) = self.row();
        document.text(row.title)
    }

    /// Returns the category.
    pub fn category(self) -> Option<&'a str> {
        let (document, row, _) = self.row();
        row.category.map(|span| document.text(span))
    }

    /// Returns the description.
    pub fn description(self) -> Option<&'a str> {
        let (document, row, _) = self.row();
        row.description.map(|span| document.text(span))
    }

    /// Returns the expectations in document order, children after their parent.
    pub fn expectations(self) -> impl DoubleEndedIterator<Item = Expectation<'a>> + ExactSizeIterator + Clone {
        let (nth, local) = self.ladder.place(self.ix.0, |base| base.competency);
        let document = &self.ladder.documents[nth];
        let base = self.ladder.bases[nth].expectation;
        part(&document.competencies, local, |row| row.expectations, document.expectations.len())
            .map(move |ix| self.ladder.expectation(ExpectationIx(base + ix)))
    }

    /// Returns the expectations with their parts of their ids, in one walk:
    /// [`Expectation::id`] looks at all earlier ones anew.
    pub fn expectation_digests(self) -> impl ExactSizeIterator<Item = (Expectation<'a>, String)> {
        let mut names = id::Numbering::default();
        self.expectations().map(move |expectation| (expectation, names.name(id::digest(expectation.text()))))
    }

    /// Returns the expectations with their ids, in one walk. `id` is the
    /// competency's own, as [`Level::competency_ids`] gives it.
    pub fn expectation_ids(self, id: &str) -> impl ExactSizeIterator<Item = (Expectation<'a>, String)> {
        self.expectation_digests().map(move |(expectation, digest)| (expectation, format!("{id}/{digest}")))
    }

    /// Returns an expectation by its place, without looking at the others.
    pub fn expectation(self, nth: usize) -> Option<Expectation<'a>> {
        let (document, local) = self.ladder.place(self.ix.0, |base| base.competency);
        let base = self.ladder.bases[document].expectation;
        let document = &self.ladder.documents[document];
        let mut all = part(&document.competencies, local, |row| row.expectations, document.expectations.len());
        all.nth(nth).map(|ix| self.ladder.expectation(ExpectationIx(base + ix)))
    }

    /// Returns an example by its place, without looking at the others.
    pub fn example(self, nth: usize) -> Option<&'a str> {
        let (document, _, local) = self.row();
        let mut all = part(&document.competencies, local, |row| row.examples, document.examples.len());
        all.nth(nth).map(|ix| document.text(document.examples[ix as usize]))
    }

    /// Returns how many statements and examples stand before this competency
    /// in its document.
    pub fn before(self) -> usize {
        let (_, row, _) = self.row();
        (row.expectations + row.examples) as usize
    }

    /// Returns the references that stand in it, out of its level's.
    pub fn references(self) -> impl Iterator<Item = &'a Reference> + Clone {
        let ix = self.ix;
        self.level().references().iter().filter(move |reference| reference.within == Some(ix))
    }

    /// Returns the examples.
    pub fn examples(self) -> impl ExactSizeIterator<Item = &'a str> + Clone {
        let (document, _, local) = self.row();
        part(&document.competencies, local, |row| row.examples, document.examples.len())
            .map(move |ix| document.text(document.examples[ix as usize]))
    }

    /// Returns where it stands.
    pub fn source(self) -> Source<'a> {
        let (document, row, _) = self.row();
        Source { path: document.file(row.file), line: row.line }
    }

    /// Finds an expectation of this competency by its part of an id.
    pub fn find_expectation(self, digest: &str) -> Option<Expectation<'a>> {
        self.expectation_digests().find(|(_, own)| own == digest).map(|(expectation, _)| expectation)
    }
}
