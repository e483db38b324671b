//! Ids of statements, each competency's found in one walk.

use std::collections::HashMap;

use crate::ladder::model::{Competency, CompetencyIx, Expectation, ExpectationIx, LevelIx};

/// The ids that were asked for so far, and their neighbours'.
#[derive(Default)]
pub(in crate::report) struct Ids {
    levels: HashMap<LevelIx, HashMap<CompetencyIx, String>>,
    competencies: HashMap<CompetencyIx, HashMap<ExpectationIx, String>>,
}

impl Ids {
    /// Returns the id of a competency.
    pub(in crate::report) fn competency(&mut self, competency: Competency<'_>) -> String {
        let level = competency.level();
        let ids = self
            .levels
            .entry(level.ix())
            .or_insert_with(|| level.competency_ids().map(|(competency, id)| (competency.ix(), id)).collect());
        ids.get(&competency.ix()).cloned().unwrap_or_default()
    }

    /// Returns the id of an expectation.
    pub(in crate::report) fn expectation(&mut self, expectation: Expectation<'_>) -> String {
        let competency = expectation.competency();
        if !self.competencies.contains_key(&competency.ix()) {
            let id = self.competency(competency);
            let ids = competency.expectation_ids(&id).map(|(expectation, id)| (expectation.ix(), id));
            self.competencies.insert(competency.ix(), ids.collect());
        }
        self.competencies[&competency.ix()].get(&expectation.ix()).cloned().unwrap_or_default()
    }
}
