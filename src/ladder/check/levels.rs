//! Levels that repeat each other, or say nothing.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Expectation, Ladder, Level, Track};
use super::finding;
use super::words::{folded, place};
use crate::hash::HashMap;

/// Looks for levels that ask the same, once all are put together.
pub(in crate::ladder) fn levels(ladder: &mut Ladder) {
    let mut findings = Vec::new();
    ladder.tracks().for_each(|track| same_words(track, &mut findings));
    for finding in findings {
        ladder.diagnose(finding);
    }
}

/// How many titles and statements at a level's start tell whether it may be another's
/// double.
const OPENING: usize = 8;

fn same_words(track: Track<'_>, findings: &mut Vec<Diagnostic>) {
    // Few levels begin with words as long as another's, so that few are compared by all
    // of their words.
    let length = |level| words(level).take(OPENING).map(str::len).sum::<usize>();
    let levels: Vec<_> = track.levels().map(|level| (level, length(level))).collect();
    let mut lengths: HashMap<usize, u32> = HashMap::default();
    for &(_, length) in &levels {
        *lengths.entry(length).or_default() += 1;
    }
    let mut seen: HashMap<Vec<&str>, Level<'_>> = HashMap::default();
    for &(level, _) in levels.iter().filter(|(_, length)| lengths.get(length).is_some_and(|&count| count > 1)) {
        // Names of competencies alone ask nothing.
        if level.expectations().next().is_none() {
            continue;
        }
        let words: Vec<&str> = words(level).collect();
        if words.is_empty() {
            continue;
        }
        match seen.get(&words) {
            Some(&first) => findings.push(repeats(level, first)),
            None => drop(seen.insert(words, level)),
        }
    }
}

/// All that a level asks, in order. A competency that only has the level's own
/// title says nothing by it.
fn words(level: Level<'_>) -> impl Iterator<Item = &str> {
    let own = level.title();
    level
        .competencies()
        .flat_map(|c| [c.title()].into_iter().chain(c.expectations().map(Expectation::text)))
        .filter(move |words| *words != own)
}

fn repeats(level: Level<'_>, first: Level<'_>) -> Diagnostic {
    let message =
        format!("{:?} asks word for word what {:?} asks ({}).", level.title(), first.title(), place(level, first));
    finding(level.source(), Code::DuplicateLevel, message).about(level.title())
}

/// Whether two levels are named in one line, as the head of a table names them.
pub(super) fn share_a_line(one: Level<'_>, other: Level<'_>) -> bool {
    (one.source().path, one.source().line) == (other.source().path, other.source().line)
}

/// Levels of one title that no rank tells apart.
pub(super) fn same_titles(track: Track<'_>, findings: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<(String, Option<String>), Level<'_>> = HashMap::default();
    for level in track.levels() {
        let key = (folded(level.title()), level.rank().map(folded));
        if let Some(&first) = seen.get(&key).filter(|_| !key.0.is_empty()) {
            let message = format!("The track has a level {:?} already, {}.", level.title(), place(level, first));
            let found = finding(level.source(), Code::DuplicateTitle, message);
            let is_again = share_a_line(level, first);
            findings.push(if is_again { found.about_again(level.title()) } else { found.about(level.title()) });
        } else {
            seen.insert(key, level);
        }
    }
}

/// Levels that ask nothing of their own and build on nothing.
pub(super) fn without_statements(track: Track<'_>, findings: &mut Vec<Diagnostic>) {
    let is_empty = |level: &Level<'_>| {
        level.expectations().next().is_none() && level.claims().len() == 0 && level.references().is_empty()
    };
    for level in track.levels().filter(is_empty) {
        let message = format!("{:?} has no statement, and builds on no other level.", level.title());
        findings.push(finding(level.source(), Code::EmptyLevel, message).about(level.title()));
    }
}
