//! What of a level is still to be met.

use std::collections::HashMap;

use super::labels::Labels;
use crate::ladder::id::letters;
use crate::ladder::inherit::Inheritance;
use crate::ladder::model::{Competency, CompetencyIx, Expectation, ExpectationIx, Ladder, Level, LevelIx};
use crate::progress::{Counts, Standing, Status};

/// What of a level, inherited statements included, is neither met nor not
/// applicable. Its indices are one snapshot's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The level.
    pub level: LevelIx,
    /// What is left, by competency: the level's own first, then inherited ones,
    /// nearest origin first. Competencies of which nothing is left are not listed.
    pub groups: Vec<Left>,
    /// How many statements have which status, inherited ones included.
    pub counts: Counts,
    /// What is met and has no evidence noted, in the same order.
    pub unproved: Vec<ExpectationIx>,
}

/// What is left of a competency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The competency.
    pub competency: CompetencyIx,
    /// The level from which it is inherited; nothing, where it is the level's own.
    pub origin: Option<LevelIx>,
    /// Its statements that are open or in work.
    pub missing: Vec<Missing>,
}

/// A statement that is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The statement.
    pub ix: ExpectationIx,
    /// Open or in work.
    pub status: Status,
    /// Where the same words are met already: on a lower level of the track, the
    /// highest of them, or where the level inherits from.
    pub met_at: Option<ExpectationIx>,
    /// The labels that it stands under, outermost first.
    pub labels: Vec<ExpectationIx>,
}

impl Missing {
    /// Returns the labels that are to be shown above it, each with how many stand
    /// above that, where it follows another statement of its competency or none.
    pub fn labels_after(&self, before: Option<&Missing>) -> impl Iterator<Item = (usize, ExpectationIx)> {
        let before = before.map_or(&[][..], |before| &before.labels);
        let same = self.labels.iter().zip(before).take_while(|(label, before)| label == before).count();
        self.labels.iter().copied().enumerate().skip(same)
    }
}

impl Gap {
    /// Finds what of a level is left.
    pub fn of(level: Level<'_>, standing: &Standing) -> Self {
        let ladder = level.track().ladder();
        let inheritance = Inheritance::of(level);
        let own = level.competencies().map(|competency| (competency, None));
        let inherited = inheritance
            .origins()
            .iter()
            .flat_map(|origin| origin.competencies(ladder).map(|competency| (competency, Some(origin.level))));
        let mut met_below = None;
        let mut gap = Gap { level: level.ix(), groups: Vec::new(), counts: Counts::default(), unproved: Vec::new() };
        for (competency, origin) in own.chain(inherited) {
            gap.counts += standing.competency(competency.ix());
            let met = statements(competency).filter(|&ix| standing.status(ix) == Status::Met);
            gap.unproved.extend(met.filter(|&ix| standing.is_unproved(ix)));
            let missing: Vec<Missing> = left(competency, standing)
                .map(|missing| {
                    // Only asked for where something is left.
                    let met = met_below.get_or_insert_with(|| met_elsewhere(level, standing, &inheritance));
                    let met_at = met.get(&letters(ladder.expectation(missing.ix).text())).copied();
                    Missing { met_at, ..missing }
                })
                .collect();
            if !missing.is_empty() {
                gap.groups.push(Left { competency: competency.ix(), origin, missing });
            }
        }
        gap
    }

    /// Returns how many statements are left.
    pub fn left(&self) -> usize {
        self.groups.iter().map(|group| group.missing.len()).sum()
    }

    /// Returns whether everything is met, and only evidence is missing.
    pub fn lacks_only_evidence(&self) -> bool {
        self.groups.is_empty() && !self.unproved.is_empty()
    }
}

/// What of a competency is open or in work, not yet looked for elsewhere.
fn left<'a>(competency: Competency<'a>, standing: &'a Standing) -> impl Iterator<Item = Missing> {
    let mut labels = Labels::new();
    competency.expectations().filter_map(move |expectation| {
        let (ix, depth) = (expectation.ix(), expectation.depth());
        labels.go_to(depth);
        if expectation.is_label() {
            labels.push(depth, ix);
            return None;
        }
        let status = standing.status(ix);
        let is_left = matches!(status, Status::Open | Status::Working);
        is_left.then(|| Missing { ix, status, met_at: None, labels: labels.above().collect() })
    })
}

fn statements(competency: Competency<'_>) -> impl Iterator<Item = ExpectationIx> + use<'_> {
    competency.expectations().filter(|expectation| !expectation.is_label()).map(Expectation::ix)
}

/// What is met on lower levels of the track and where the level inherits from, by
/// letters; the highest level wins.
fn met_elsewhere(level: Level<'_>, standing: &Standing, inheritance: &Inheritance) -> HashMap<String, ExpectationIx> {
    let ladder = level.track().ladder();
    let below = level.track().levels().take_while(|other| other.ix() != level.ix());
    let origins = inheritance.origins().iter().map(|origin| ladder.level(origin.level));
    let mut met = HashMap::new();
    for other in origins.filter(|origin| origin.track().ix() != level.track().ix()).chain(below) {
        take_met(ladder, other, standing, &mut met);
    }
    met
}

fn take_met(ladder: &Ladder, level: Level<'_>, standing: &Standing, met: &mut HashMap<String, ExpectationIx>) {
    for ix in level.competencies().flat_map(statements).filter(|&ix| standing.status(ix) == Status::Met) {
        met.insert(letters(ladder.expectation(ix).text()), ix);
    }
}
