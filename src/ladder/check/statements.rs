//! Statements that repeat each other, that are none yet, or too many at once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Expectation, Level, Track};
use super::super::reader::placeholders;
use super::finding;
use super::words::{folded, quoted};

/// How many words a statement may have. Of the statements in public ladders that
/// we know, one in two hundred has more.
const LONGEST: usize = 60;

/// Words by which a statement speaks of the ladder rather than of a person.
const OF_THE_LADDER: &[&str] = &["above", "below", "criteria", "level", "levels", "previous", "same", "sublevel"];

/// How many words a statement of such words has at most ("All criteria of the
/// level before").
const LONGEST_REFERENCE: usize = 6;

/// How many words make sense in one competency as in another. One or two ("Expert
/// knowledge") mean what the competency's title says.
const FEWEST: usize = 3;

/// Looks at all statements of a track, level by level.
pub(super) fn in_levels(track: Track<'_>, findings: &mut Vec<Diagnostic>) {
    track.levels().for_each(|level| in_level(level, findings));
}

fn in_level(level: Level<'_>, findings: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<String, Expectation<'_>> = HashMap::new();
    for competency in level.competencies() {
        // The words of the statements that the one at hand stands under, outermost
        // first.
        let mut over: Vec<String> = Vec::new();
        for statement in competency.expectations() {
            over.truncate(statement.depth());
            over.push(folded(statement.text()));
            if !statement.is_label() {
                repeats(statement, &over, &mut seen, findings);
                holds_a_place(statement, findings);
                is_long(statement, findings);
            }
        }
    }
}

/// A statement that stands in the level already, under the same statements.
fn repeats<'a>(
    statement: Expectation<'a>,
    words: &[String],
    seen: &mut HashMap<String, Expectation<'a>>,
    findings: &mut Vec<Diagnostic>,
) {
    if words.last().is_none_or(String::is_empty) {
        return;
    }
    match seen.entry(words.join("\n")) {
        Entry::Occupied(first) => {
            let elsewhere = first.get().competency().ix() != statement.competency().ix();
            if elsewhere && means_what_its_place_says(words) {
                return;
            }
            let line = first.get().source().line;
            let message = format!("The level asks this already, in line {line}: {}.", quoted(statement.text()));
            findings.push(finding(statement.source(), Code::RepeatedStatement, message));
        }
        Entry::Vacant(place) => {
            place.insert(statement);
        }
    }
}

/// Whether a statement means something else in each competency.
fn means_what_its_place_says(words: &[String]) -> bool {
    let words: Vec<&str> = words.iter().flat_map(|words| words.split(' ')).collect();
    let is_reference = words.len() <= LONGEST_REFERENCE && words.iter().any(|word| OF_THE_LADDER.contains(word));
    words.len() < FEWEST || is_reference
}

/// A statement that is still to be written.
fn holds_a_place(statement: Expectation<'_>, findings: &mut Vec<Diagnostic>) {
    if placeholders::begins_with_one(statement.text()) {
        let message = format!("This is still to be written: {}.", quoted(statement.text()));
        findings.push(finding(statement.source(), Code::Placeholder, message));
    }
}

fn is_long(statement: Expectation<'_>, findings: &mut Vec<Diagnostic>) {
    let words = statement.text().split_whitespace().count();
    if words > LONGEST {
        let message = format!("The statement has {words} words: {}.", quoted(statement.text()));
        findings.push(finding(statement.source(), Code::LongStatement, message));
    }
}
