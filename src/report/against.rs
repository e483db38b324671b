//! Two people's readings of the same statements, such as one's own and one's
//! manager's: differences first, agreements counted.

use std::collections::BTreeSet;

use serde::Serialize;

use super::text::counted;
use crate::ladder::Ladder;
use crate::ladder::model::{Competency, CompetencyIx, Expectation, ExpectationIx, Level, LevelIx};
use crate::ladder::text::clean_line;
use crate::progress::{Standing, Status};

mod lines;

pub use lines::{lines, markdown};

/// Two readings of one ladder.
pub struct Against<'a> {
    ladder: &'a Ladder,
    sides: [&'a Standing; 2],
    /// Statements on which they differ, in the order of the ladder.
    statements: BTreeSet<ExpectationIx>,
    /// Competencies that they rate differently.
    competencies: BTreeSet<CompetencyIx>,
    /// How many statements both say something of, and the same.
    agreed: usize,
    /// How many of those are met.
    met: usize,
}

impl<'a> Against<'a> {
    /// Compares two readings of a level, or of everything.
    pub fn of(ladder: &'a Ladder, sides: [&'a Standing; 2], level: Option<LevelIx>) -> Self {
        let mut against =
            Against { ladder, sides, statements: BTreeSet::new(), competencies: BTreeSet::new(), agreed: 0, met: 0 };
        for one in ladder.levels().filter(|one| level.is_none_or(|ix| one.ix() == ix)) {
            against.add(one);
        }
        against
    }

    fn add(&mut self, level: Level<'_>) {
        for competency in level.competencies() {
            let [one, other] = self.sides.map(|side| side.rating(competency.ix()).map(|rating| &rating.rating));
            if one != other {
                self.competencies.insert(competency.ix());
            }
            for expectation in competency.expectations().filter(|e| !e.is_label()) {
                match self.sides.map(|side| side.status(expectation.ix())) {
                    [one, other] if one != other => drop(self.statements.insert(expectation.ix())),
                    [Status::Open, _] => {}
                    [one, _] => {
                        self.agreed += 1;
                        self.met += usize::from(one == Status::Met);
                    }
                }
            }
        }
    }

    /// Returns the competencies in which the two differ, in the order of the ladder.
    fn competencies(&self) -> impl Iterator<Item = Competency<'a>> {
        let all = self.ladder.levels().flat_map(Level::competencies);
        all.filter(|competency| self.rates(*competency).is_some() || self.statements_of(*competency).next().is_some())
    }

    /// Returns the statements of a competency on which they differ.
    fn statements_of(&self, competency: Competency<'a>) -> impl Iterator<Item = Expectation<'a>> {
        competency.expectations().filter(|expectation| self.statements.contains(&expectation.ix()))
    }

    /// Returns how both rate a competency, where they don't rate it the same.
    fn rates(&self, competency: Competency<'_>) -> Option<[&'a str; 2]> {
        let rating = |side: &'a Standing| side.rating(competency.ix()).map_or("not rated", |rating| &rating.rating);
        self.competencies.contains(&competency.ix()).then(|| self.sides.map(rating))
    }

    /// Returns the notes of one side on a statement, each as one line.
    fn notes(&self, side: usize, expectation: Expectation<'_>) -> impl Iterator<Item = String> {
        self.sides[side].notes(expectation.ix()).iter().map(|note| clean_line(&note.text))
    }

    /// How much differs, and how much doesn't, as a sentence.
    fn sum(&self) -> String {
        let differences = counted(self.statements.len() + self.competencies.len(), "difference");
        let agreed = counted(self.agreed, "expectation");
        match self.agreed {
            0 => format!("{differences}; nothing is said by both alike."),
            _ => format!("{differences}; both say the same of {agreed}, of which {} are met.", self.met),
        }
    }
}

/// The comparison as JSON.
#[derive(Serialize)]
pub struct Report<'a> {
    schema: &'static str,
    sides: [&'a str; 2],
    differences: Vec<Difference<'a>>,
    ratings: Vec<RatingDifference<'a>>,
    agreed: usize,
}

#[derive(Serialize)]
struct Difference<'a> {
    id: String,
    text: &'a str,
    statuses: [Status; 2],
    /// What each side notes on it.
    notes: [Vec<&'a str>; 2],
}

#[derive(Serialize)]
struct RatingDifference<'a> {
    id: String,
    title: &'a str,
    ratings: [Option<&'a str>; 2],
}

/// Returns a comparison as JSON's shape.
pub fn report<'a>(against: &Against<'a>, names: [&'a str; 2]) -> Report<'a> {
    let difference = |&ix: &ExpectationIx| {
        let expectation = against.ladder.expectation(ix);
        let statuses = against.sides.map(|side| side.status(ix));
        let notes = against.sides.map(|side| side.notes(ix).iter().map(|note| note.text.as_str()).collect());
        Difference { id: expectation.id(), text: expectation.text(), statuses, notes }
    };
    let rating = |&ix: &CompetencyIx| {
        let competency = against.ladder.competency(ix);
        let ratings = against.sides.map(|side| side.rating(ix).map(|rating| rating.rating.as_str()));
        RatingDifference { id: competency.id(), title: competency.title(), ratings }
    };
    Report {
        schema: "rungs.against/1",
        sides: names,
        differences: against.statements.iter().map(difference).collect(),
        ratings: against.competencies.iter().map(rating).collect(),
        agreed: against.agreed,
    }
}
