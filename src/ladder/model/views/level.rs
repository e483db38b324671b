//! A level, as the rest of the program reads it.

use super::super::document::LevelRow;
use super::super::{CompetencyIx, Document, Ladder, LevelIx, Reference, id, part};
use super::{Attribute, Claim, Competency, Expectation, Source, Track};

/// A level of a snapshot.
#[derive(Clone, Copy)]
pub struct Level<'a> {
    pub(in super::super) ladder: &'a Ladder,
    pub(in super::super) ix: LevelIx,
}

impl<'a> Level<'a> {
    pub(super) fn row(self) -> (&'a Document, &'a LevelRow, u32) {
        let (nth, local) = self.ladder.place(self.ix.0, |base| base.level);
        let document = &self.ladder.documents[nth];
        (document, &document.levels[local as usize], local)
    }

    /// Returns the index in the snapshot.
    pub fn ix(self) -> LevelIx {
        self.ix
    }

    /// Returns the track it belongs to.
    pub fn track(self) -> Track<'a> {
        self.ladder.track(self.ladder.places[self.ix.at()].track)
    }

    /// Returns the level's part of its id.
    pub fn slug(self) -> &'a str {
        &self.ladder.places[self.ix.at()].slug
    }

    /// Returns the id, `track/level`.
    pub fn id(self) -> String {
        format!("{}/{}", self.track().id(), self.slug())
    }

    /// Returns the title without its rank.
    pub fn title(self) -> &'a str {
        let (document, row, _) = self.row();
        document.text(row.title)
    }

    /// Returns the rank, such as "L4".
    pub fn rank(self) -> Option<&'a str> {
        let (document, row, _) = self.row();
        row.rank.map(|span| document.text(span))
    }

    /// Returns the summary.
    pub fn summary(self) -> Option<&'a str> {
        let (document, row, _) = self.row();
        row.summary.map(|span| document.text(span))
    }

    /// Returns the other prose of the level.
    pub fn notes(self) -> impl ExactSizeIterator<Item = &'a str> + Clone {
        let (document, _, local) = self.row();
        part(&document.levels, local, |row| row.notes, document.notes.len())
            .map(move |ix| document.text(document.notes[ix as usize]))
    }

    /// Returns the named values of the level.
    pub fn attributes(self) -> impl ExactSizeIterator<Item = Attribute<'a>> + Clone {
        let (document, _, local) = self.row();
        part(&document.levels, local, |row| row.attributes, document.attributes.len()).map(move |ix| {
            let (text, name) = document.attributes[ix as usize];
            Attribute::of(document.text(text), name)
        })
    }

    /// Returns the sentences that speak of building on something.
    pub(in crate::ladder) fn claims(self) -> impl ExactSizeIterator<Item = Claim<'a>> + Clone {
        let (document, _, local) = self.row();
        part(&document.levels, local, |row| row.claims, document.claims.len()).map(move |ix| {
            let row = document.claims[ix as usize];
            Claim {
                sentence: document.text(row.sentence),
                link: row.link.map(|(text, target)| (document.text(text), document.text(target))),
                line: row.line,
            }
        })
    }

    /// Returns the references to levels and documents that it builds on.
    pub fn references(self) -> &'a [Reference] {
        &self.ladder.places[self.ix.at()].references
    }

    /// Returns the name of what its document was opened through.
    pub fn root(self) -> &'a str {
        self.row().0.root()
    }

    /// Returns the levels that it says it builds on as a whole.
    pub fn builds_on(self) -> impl ExactSizeIterator<Item = Level<'a>> + Clone {
        let place = &self.ladder.places[self.ix.at()];
        place.builds_on.iter().map(move |&ix| self.ladder.level(ix))
    }

    /// Returns the competencies in document order.
    pub fn competencies(self) -> impl DoubleEndedIterator<Item = Competency<'a>> + ExactSizeIterator + Clone {
        let (nth, local) = self.ladder.place(self.ix.0, |base| base.level);
        let document = &self.ladder.documents[nth];
        let base = self.ladder.bases[nth].competency;
        part(&document.levels, local, |row| row.competencies, document.competencies.len())
            .map(move |ix| self.ladder.competency(CompetencyIx(base + ix)))
    }

    /// Returns the competencies with their parts of their ids, in one walk:
    /// [`Competency::slug`] looks at all earlier ones anew.
    pub fn competency_slugs(self) -> impl ExactSizeIterator<Item = (Competency<'a>, String)> {
        let mut names = id::Numbering::default();
        self.competencies().map(move |competency| (competency, names.name(id::slug(competency.title()))))
    }

    /// Returns the competencies with their ids, in one walk.
    pub fn competency_ids(self) -> impl ExactSizeIterator<Item = (Competency<'a>, String)> {
        let level = self.id();
        self.competency_slugs().map(move |(competency, slug)| (competency, format!("{level}/{slug}")))
    }

    /// Returns a competency by its place, without looking at the others.
    pub fn competency(self, nth: usize) -> Option<Competency<'a>> {
        let (document, local) = self.ladder.place(self.ix.0, |base| base.level);
        let base = self.ladder.bases[document].competency;
        let document = &self.ladder.documents[document];
        let mut all = part(&document.levels, local, |row| row.competencies, document.competencies.len());
        all.nth(nth).map(|ix| self.ladder.competency(CompetencyIx(base + ix)))
    }

    /// Returns the expectations of all its competencies.
    pub fn expectations(self) -> impl Iterator<Item = Expectation<'a>> + Clone {
        self.competencies().flat_map(Competency::expectations)
    }

    /// Returns where it stands.
    pub fn source(self) -> Source<'a> {
        let (document, row, _) = self.row();
        Source { path: document.path(), line: row.line }
    }

    /// Finds a competency of this level by its part of an id.
    pub fn find_competency(self, slug: &str) -> Option<Competency<'a>> {
        self.competency_slugs().find(|(_, own)| own == slug).map(|(competency, _)| competency)
    }
}
