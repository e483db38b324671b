//! What two snapshots have in common: documents that did not change between
//! them, whose rows only have other numbers.

use std::sync::Arc;

use super::{Base, CompetencyIx, Document, ExpectationIx, Ladder, LevelIx};
use crate::hash::HashMap;

/// Where the rows of one snapshot are in a later one, as far as their documents
/// are in both.
pub struct Shared<'a> {
    from: &'a Ladder,
    to: &'a Ladder,
    /// For each document of the earlier snapshot its number in the later.
    documents: Vec<Option<usize>>,
}

impl Ladder {
    /// Returns what this snapshot has in common with a later one.
    pub fn shared_with<'a>(&'a self, later: &'a Ladder) -> Shared<'a> {
        let place = |(nth, document): (usize, &Arc<Document>)| (Arc::as_ptr(document), nth);
        let places: HashMap<*const Document, usize> = later.documents.iter().enumerate().map(place).collect();
        let documents = self.documents.iter().map(|document| places.get(&Arc::as_ptr(document)).copied());
        Shared { from: self, to: later, documents: documents.collect() }
    }
}

impl Shared<'_> {
    /// Returns where a level is in the later snapshot, if its document is there.
    pub fn level(&self, ix: LevelIx) -> Option<LevelIx> {
        self.row(ix.0, |base| base.level).map(LevelIx)
    }

    /// Returns where a competency is in the later snapshot, if its document is there.
    pub fn competency(&self, ix: CompetencyIx) -> Option<CompetencyIx> {
        self.row(ix.0, |base| base.competency).map(CompetencyIx)
    }

    /// Returns where an expectation is in the later snapshot, if its document is
    /// there.
    pub fn expectation(&self, ix: ExpectationIx) -> Option<ExpectationIx> {
        self.row(ix.0, |base| base.expectation).map(ExpectationIx)
    }

    fn row(&self, ix: u32, of: impl Fn(&Base) -> u32) -> Option<u32> {
        let (document, local) = self.from.place(ix, &of);
        let nth = (*self.documents.get(document)?)?;
        Some(of(&self.to.bases[nth]) + local)
    }
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble_shared;
    use crate::ladder::model::{Document, Ladder, Level};
    use crate::ladder::reader;
    use std::sync::Arc;

    fn document(name: &str) -> Arc<Document> {
        let text = format!(
            "# {name}\n\n## Junior {name}\n\n### Ropes\n\n- Ties\n\n## Senior {name}\n\n### Ropes\n\n- Teaches\n"
        );
        Arc::new(reader::read(&format!("{name}.md"), text.as_bytes()))
    }

    fn titles(ladder: &Ladder) -> Vec<&str> {
        ladder.levels().map(Level::title).collect()
    }

    #[test]
    fn rows_of_a_document_that_stays_are_found_wherever_it_stands() {
        let (one, other, new) = (document("Engineer"), document("Cook"), document("Pilot"));
        let before = assemble_shared("x", vec![one.clone(), other.clone()]);
        let after = assemble_shared("x", vec![new, other]);
        let shared = before.shared_with(&after);
        assert_eq!(titles(&after).len(), 4);
        for level in before.levels() {
            let found = shared.level(level.ix()).map(|ix| after.level(ix).title());
            assert_eq!(found, level.title().ends_with("Cook").then_some(level.title()));
            for expectation in level.expectations() {
                let there = shared.expectation(expectation.ix());
                assert_eq!(there.map(|ix| after.expectation(ix).text()), found.map(|_| expectation.text()));
            }
        }
    }
}
