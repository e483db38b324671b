//! Two people's readings of the same statements, such as one's own and one's
//! manager's: differences first, agreements counted.

use std::collections::BTreeSet;

use serde::Serialize;

use super::text::{Line, Style, counted, titled};
use crate::ladder::Ladder;
use crate::ladder::model::{CompetencyIx, ExpectationIx, Level, LevelIx};
use crate::progress::{Standing, Status};

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
        Difference { id: expectation.id(), text: expectation.text(), statuses }
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

/// Returns the same as lines for people: both marks beside each other.
pub fn lines(against: &Against<'_>, names: [&str; 2]) -> Vec<Line> {
    let mut lines = vec![Line::default().with(Style::Dim, format!("left: {}, right: {}", names[0], names[1]))];
    let mut last = None;
    for level in against.ladder.levels() {
        for competency in level.competencies() {
            let mut here = Vec::new();
            if against.competencies.contains(&competency.ix()) {
                let [one, other] = against
                    .sides
                    .map(|side| side.rating(competency.ix()).map_or("not rated", |rating| rating.rating.as_str()));
                here.push(Line::plain(format!("  {}: {one} | {other}", competency.title())));
            }
            for expectation in competency.expectations() {
                if against.statements.contains(&expectation.ix()) {
                    let [one, other] = against.sides.map(|side| side.status(expectation.ix()).mark());
                    here.push(Line::plain(format!("  {one} {other} {}", expectation.text())));
                }
            }
            if !here.is_empty() && last != Some(level.ix()) {
                last = Some(level.ix());
                let title = format!("{}: {}", level.track().title(), titled(level));
                lines.push(Line::default().with(Style::Bold, title));
            }
            lines.append(&mut here);
        }
    }
    let (differ, agreed) = (against.statements.len() + against.competencies.len(), against.agreed);
    let sum = format!(
        "{}; the same said of {}, {} met.",
        counted(differ, "difference"),
        counted(agreed, "expectation"),
        against.met
    );
    lines.push(Line::default().with(Style::Dim, sum));
    lines
}
