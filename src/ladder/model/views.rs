//! Borrowed views of a ladder's rows: what the rest of the program reads.

use super::document::{CompetencyRow, ExpectationRow, LevelRow};
use super::{CompetencyIx, Document, ExpectationIx, Ladder, LevelIx, Reference, TrackIx, id, part};
use crate::hash::HashSet;

/// Where something stands in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// The document, as it was given.
    pub path: &'a str,
    /// Line, from 1.
    pub line: u32,
}

/// A named value of a level ("Planning horizon": "This quarter").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it says.
    pub value: &'a str,
}

/// A sentence of a level that speaks of building on something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim<'a> {
    /// The sentence, or the whole text that holds it.
    pub sentence: &'a str,
    /// Words and target of a link in it.
    pub link: Option<(&'a str, &'a str)>,
    /// Line in the source, from 1.
    pub line: u32,
}

/// A track of a snapshot.
#[derive(Clone, Copy)]
pub struct Track<'a> {
    pub(super) ladder: &'a Ladder,
    pub(super) ix: TrackIx,
}

impl<'a> Track<'a> {
    /// Returns the index in the snapshot.
    pub fn ix(self) -> TrackIx {
        self.ix
    }

    /// Returns the snapshot it belongs to.
    pub fn ladder(self) -> &'a Ladder {
        self.ladder
    }

    /// Returns the track's id, which is its slug.
    pub fn id(self) -> &'a str {
        &self.ladder.tracks[self.ix.at()].slug
    }

    /// Returns the title.
    pub fn title(self) -> &'a str {
        &self.ladder.tracks[self.ix.at()].title
    }

    /// Returns the indices of the levels, in the order in which one climbs them.
    pub fn level_ixs(self) -> &'a [LevelIx] {
        &self.ladder.tracks[self.ix.at()].levels
    }

    /// Returns the levels, in the order in which one climbs them.
    pub fn levels(self) -> impl ExactSizeIterator<Item = Level<'a>> + Clone {
        self.level_ixs().iter().map(move |&ix| self.ladder.level(ix))
    }

    /// Returns the documents that its levels stand in, each once.
    pub fn sources(self) -> Vec<&'a str> {
        let mut seen = HashSet::default();
        self.levels().map(|level| level.source().path).filter(|path| seen.insert(*path)).collect()
    }
}

/// A level of a snapshot.
#[derive(Clone, Copy)]
pub struct Level<'a> {
    pub(super) ladder: &'a Ladder,
    pub(super) ix: LevelIx,
}

impl<'a> Level<'a> {
    fn row(self) -> (&'a Document, &'a LevelRow, u32) {
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
            let (name, value) = document.attributes[ix as usize];
            Attribute { name: document.text(name), value: document.text(value) }
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

/// A competency of a snapshot.
#[derive(Clone, Copy)]
pub struct Competency<'a> {
    pub(super) ladder: &'a Ladder,
    pub(super) ix: CompetencyIx,
}

impl<'a> Competency<'a> {
    fn row(self) -> (&'a Document, &'a CompetencyRow, u32) {
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

/// An expectation of a snapshot.
#[derive(Clone, Copy)]
pub struct Expectation<'a> {
    pub(super) ladder: &'a Ladder,
    pub(super) ix: ExpectationIx,
}

impl<'a> Expectation<'a> {
    fn row(self) -> (&'a Document, &'a ExpectationRow, u32) {
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
