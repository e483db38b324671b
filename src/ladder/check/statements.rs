//! Statements that repeat each other, that are none yet, or too many at once.

use std::iter;

use super::super::blocks::fused;
use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Expectation, Level, Track};
use super::super::placeholders;
use super::finding;
use super::words::{push_folded, quoted};
use crate::hash::HashMap;

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
    let mut words = Vec::new();
    track.levels().for_each(|level| in_level(level, &mut words, findings));
}

/// `words` is room for the words of all statements of a level.
fn in_level(level: Level<'_>, words: &mut Vec<u8>, findings: &mut Vec<Diagnostic>) {
    words.clear();
    let ends: Vec<usize> = level.expectations().map(|statement| push_folded(words, statement.text())).collect();
    let mut parts = iter::once(0).chain(ends.iter().copied()).zip(&ends);
    let mut seen = Seen::default();
    seen.reserve(ends.len());
    for competency in level.competencies() {
        // The statement at hand below those that it stands under, outermost first.
        let mut over: Vec<Written<'_>> = Vec::new();
        for (statement, (start, &end)) in competency.expectations().zip(&mut parts) {
            over.truncate(statement.depth());
            let first = written(&words[start..end], &mut over, &mut seen);
            if !statement.is_label() {
                repeats(statement, &over, first, findings);
                holds_a_place(statement, findings);
                is_long(statement, findings);
                holds_a_heading(statement, findings);
            }
        }
    }
}

/// The words of a statement, and a number that only statements of the same words
/// under the same statements share.
struct Written<'w> {
    nth: u32,
    words: &'w [u8],
}

/// What is known of some words under the same statements.
struct Known<'a> {
    nth: u32,
    /// The first statement of them.
    first: Option<Expectation<'a>>,
}

/// The words of a level's statements, each with the number of what they stand under.
type Seen<'w, 'a> = HashMap<(Option<u32>, &'w [u8]), Known<'a>>;

/// Adds the words of a statement to those that it stands under, and returns where the
/// first of them is kept.
fn written<'w, 's, 'a>(
    words: &'w [u8],
    over: &mut Vec<Written<'w>>,
    seen: &'s mut Seen<'w, 'a>,
) -> &'s mut Option<Expectation<'a>> {
    let nth = seen.len() as u32;
    let known = seen.entry((over.last().map(|last| last.nth), words)).or_insert(Known { nth, first: None });
    over.push(Written { nth: known.nth, words });
    &mut known.first
}

/// A statement that stands in the level already, under the same statements.
fn repeats<'a>(
    statement: Expectation<'a>,
    over: &[Written<'_>],
    first: &mut Option<Expectation<'a>>,
    findings: &mut Vec<Diagnostic>,
) {
    if over.last().is_none_or(|last| last.words.is_empty()) {
        return;
    }
    let Some(first) = *first else {
        *first = Some(statement);
        return;
    };
    let elsewhere = first.competency().ix() != statement.competency().ix();
    if elsewhere && means_what_its_place_says(over) {
        return;
    }
    let line = first.source().line;
    // A cell that spans several rows or columns is asked in each of them.
    if elsewhere && line == statement.source().line {
        return;
    }
    let message = format!("The level asks this already, in line {line}: {}.", quoted(statement.text()));
    let found = finding(statement.source(), Code::RepeatedStatement, message);
    let is_again = line == statement.source().line;
    findings.push(if is_again { found.about_again(statement.text()) } else { found.about(statement.text()) });
}

/// Whether a statement means something else in each competency, by its words and
/// those of what it stands under.
fn means_what_its_place_says(over: &[Written<'_>]) -> bool {
    let words = over.iter().flat_map(|written| written.words.split(|&byte| byte == b' '));
    let words: Vec<&[u8]> = words.take(LONGEST_REFERENCE + 1).collect();
    let is_of_the_ladder = |word: &&[u8]| OF_THE_LADDER.iter().any(|of| of.as_bytes() == *word);
    let is_reference = words.len() <= LONGEST_REFERENCE && words.iter().any(is_of_the_ladder);
    words.len() < FEWEST || is_reference
}

/// A statement that is still to be written.
fn holds_a_place(statement: Expectation<'_>, findings: &mut Vec<Diagnostic>) {
    if placeholders::begins_with_one(statement.text()) {
        let message = format!("This is still to be written: {}.", quoted(statement.text()));
        findings.push(finding(statement.source(), Code::Placeholder, message).about(statement.text()));
    }
}

/// A statement in which the marks of a heading stand.
fn holds_a_heading(statement: Expectation<'_>, findings: &mut Vec<Diagnostic>) {
    if let Some(at) = fused(statement.text()).filter(|(at, marks)| is_fused(statement.text(), *at, *marks)) {
        let (at, _) = at;
        let heading = &statement.text()[at..];
        let message = format!("A heading stands behind a statement on its line: {}.", quoted(heading));
        findings.push(finding(statement.source(), Code::FusedHeading, message).about(heading));
    }
}

/// Whether marks in a statement read like a heading's: right behind words, before what begins as
/// titles do. "Uses ## for titles" speaks of the marks, "C## for scripts" names something, and in
/// code, whose own marks a statement has no more, a word in lower case follows.
fn is_fused(text: &str, at: usize, marks: usize) -> bool {
    let (before, behind) = (&text[..at], text[at + marks..].trim_start());
    let mut last = before.chars().rev();
    let is_letter_alone =
        last.next().is_some_and(char::is_alphanumeric) && !last.next().is_some_and(char::is_alphanumeric);
    !before.ends_with(char::is_whitespace) && !is_letter_alone && !behind.starts_with(char::is_lowercase)
}

fn is_long(statement: Expectation<'_>, findings: &mut Vec<Diagnostic>) {
    let text = statement.text();
    // What parts words is no visible ASCII, and such bytes are counted many at once.
    if text.bytes().filter(|byte| !byte.is_ascii_graphic()).count() < LONGEST {
        return;
    }
    let words = text.split_whitespace().count();
    if words > LONGEST {
        let message = format!("The statement has {words} words: {}.", quoted(text));
        findings.push(finding(statement.source(), Code::LongStatement, message).about(statement.text()));
    }
}
