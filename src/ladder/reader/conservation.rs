//! Whatever way a ladder is written in, each statement is read once, under its
//! level and its competency, and nothing else is.

use proptest::prelude::*;

use crate::ladder::assemble::assemble;
use crate::ladder::model::Expectation;
use crate::ladder::reader::read;

mod ways;

use ways::WAYS;

/// A ladder to be written: for each level and competency, its statements.
#[derive(Clone, Debug)]
struct Plan {
    /// `cells[level][competency]`.
    cells: Vec<Vec<Vec<String>>>,
    /// Whether prose stands before and behind the ladder.
    framed: bool,
}

const LEVELS: [&str; 4] = ["Junior Cook", "Cook", "Senior Cook", "Lead Cook"];
const BARE: [&str; 4] = ["Junior", "Mid", "Senior", "Principal"];
const COMPETENCIES: [&str; 4] = ["Knife", "Fire", "Guests", "Order"];

/// Two to four levels that all have the same two to four competencies, with one
/// to three statements each. Statements recur as soon as there are more than `several`.
fn plan(several: usize) -> impl Strategy<Value = Plan> {
    let counts = (2..=4usize, 2..=4usize).prop_flat_map(|(levels, competencies)| {
        prop::collection::vec(prop::collection::vec(1..=3usize, competencies), levels)
    });
    (counts, any::<bool>()).prop_map(move |(counts, framed)| {
        let mut next = 0;
        let mut statement = || {
            next = next % several + 1;
            format!("Does what number {next} asks for")
        };
        let cells = counts.iter().map(|level| level.iter().map(|&n| (0..n).map(|_| statement()).collect()).collect());
        Plan { cells: cells.collect(), framed }
    })
}

impl Plan {
    /// Writes the ladder: `level` for each level's head, `part` for each
    /// competency with its statements.
    fn write(
        &self,
        levels: &[&str],
        mut level: impl FnMut(&mut String, &str),
        mut part: impl FnMut(&mut String, &str, &[String]),
    ) -> String {
        let mut text = String::new();
        for (nth, competencies) in self.cells.iter().enumerate() {
            level(&mut text, levels[nth]);
            for (name, statements) in COMPETENCIES.iter().zip(competencies) {
                part(&mut text, name, statements);
            }
        }
        text
    }

    /// The same, competencies first.
    fn write_transposed(
        &self,
        mut part: impl FnMut(&mut String, &str),
        mut step: impl FnMut(&mut String, &str, &[String]),
    ) -> String {
        let mut text = String::new();
        for (nth, name) in COMPETENCIES.iter().take(self.cells[0].len()).enumerate() {
            part(&mut text, name);
            for (level, cells) in BARE.iter().zip(&self.cells) {
                step(&mut text, level, &cells[nth]);
            }
        }
        text
    }

    /// Rows of cells: a head of levels, then a row for each competency.
    fn rows(&self, joint: &str) -> Vec<Vec<String>> {
        let head = ["Area"].into_iter().chain(LEVELS.into_iter().take(self.cells.len())).map(str::to_owned);
        let mut rows = vec![head.collect::<Vec<_>>()];
        for (nth, name) in COMPETENCIES.iter().take(self.cells[0].len()).enumerate() {
            let cells = self.cells.iter().map(|level| level[nth].join(joint));
            rows.push([(*name).to_owned()].into_iter().chain(cells).collect());
        }
        rows
    }
}

/// Where a statement is found: level, competency, words.
type Place = (usize, String, String);

fn expected(plan: &Plan) -> Vec<Place> {
    let mut places = Vec::new();
    for (level, competencies) in plan.cells.iter().enumerate() {
        for (name, statements) in COMPETENCIES.iter().zip(competencies) {
            places.extend(statements.iter().map(|text| (level, (*name).to_owned(), text.clone())));
        }
    }
    places.sort();
    places
}

fn found(file: &str, text: &str) -> Vec<Place> {
    let ladder = assemble("test", vec![read(&format!("career/{file}"), text.as_bytes())]);
    let mut places: Vec<Place> = Vec::new();
    for track in ladder.tracks() {
        for (nth, level) in track.levels().enumerate() {
            for competency in level.competencies() {
                let texts = competency.expectations().map(Expectation::text);
                places.extend(texts.map(|text| (nth, competency.title().to_owned(), text.to_owned())));
            }
        }
    }
    places.sort();
    places
}

/// The text of a file that is written in a way, with or without a frame.
fn written(plan: &Plan, file: &str, write: fn(&Plan) -> String) -> String {
    let (before, after) =
        match (plan.framed, ![".csv", ".json", ".org", "data.md"].iter().any(|kind| file.contains(kind))) {
            (true, true) => ("# Cooks\n\nThis is how we grow.\n\n", "\nAsk the owner for more.\n"),
            (false, true) => ("# Cooks\n\n", ""),
            _ => ("", ""),
        };
    format!("{before}{}{after}", write(plan))
}

#[test]
fn every_way_of_writing_is_read() {
    let statement = |nth: usize| vec![format!("Does what number {nth} asks for")];
    let cells = (0..3).map(|level| (0..2).map(|part| statement(level * 2 + part)).collect()).collect();
    let plan = Plan { cells, framed: true };
    let wrong = WAYS.iter().filter(|(file, write)| found(file, &written(&plan, file, *write)) != expected(&plan));
    assert_eq!(wrong.map(|(file, _)| *file).collect::<Vec<_>>(), [""; 0]);
}

proptest! {
    #[test]
    fn each_statement_stands_once_in_its_place(plan in plan(usize::MAX), way in 0..WAYS.len()) {
        let (file, write) = WAYS[way];
        let text = written(&plan, file, write);
        prop_assert_eq!(found(file, &text), expected(&plan), "{}\n{}", file, text);
    }
    #[test]
    fn a_statement_that_recurs_is_asked_wherever_it_stands(plan in (1..=4usize).prop_flat_map(plan), way in 0..WAYS.len()) {
        let (file, write) = WAYS[way];
        let text = written(&plan, file, write);
        prop_assert_eq!(found(file, &text), expected(&plan), "{}\n{}", file, text);
    }
}
