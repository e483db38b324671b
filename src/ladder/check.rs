//! What an owner of a ladder wants to know of it: the diagnostics of reading, and
//! what only a look at the whole shows.
//!
//! Each check is a function, mostly over one track, in a file with its family;
//! `CHECKS` and `LADDER_CHECKS` are the tables of them. Each takes time that is
//! linear in what it looks at: levels and statements are looked up, never held pair
//! by pair against each other.

use super::diagnostic::{Code, Diagnostic};
use super::model::{Ladder, Source, Track};
use crate::hash::HashSet;

mod columns;
mod coverage;
mod foundations;
mod levels;
mod links;
mod ranks;
mod statements;
mod words;

pub use columns::place;
pub(super) use foundations::{builds_on_itself, mismatch, no_ladder, sought, unknown_foundation, unknown_link};
pub(super) use levels::levels;
pub use links::links;

/// A look at one track.
type Check = fn(Track<'_>, &mut Vec<Diagnostic>);

/// All looks that only `rungs check` takes: what reading needs not to know.
const CHECKS: &[Check] = &[
    levels::same_titles,
    levels::without_statements,
    ranks::missing,
    ranks::doubled,
    ranks::out_of_order,
    coverage::gaps,
    foundations::unread,
    statements::in_levels,
];

/// Looks at all tracks at once, for what needs the diagnostics of reading.
const LADDER_CHECKS: &[fn(&Ladder, &mut Vec<Diagnostic>)] = &[coverage::empty_competencies];

/// Returns all findings about a ladder, by document and line: its diagnostics,
/// and what the checks found beside them.
pub fn findings(ladder: &Ladder) -> Vec<Diagnostic> {
    let mut findings = of_reading(ladder);
    for track in ladder.tracks() {
        for check in CHECKS {
            check(track, &mut findings);
        }
    }
    for check in LADDER_CHECKS {
        check(ladder, &mut findings);
    }
    ladder.sort(&mut findings);
    // A cell that heads several rows is read with each of them.
    findings.dedup();
    findings
}

/// What there is to say of a file that is no ladder. How its text would be read if
/// it were one is of no use to anybody.
const OF_OTHER_FILES: &[Code] = &[
    Code::BrokenData,
    Code::BrokenFrontMatter,
    Code::InvalidBytes,
    Code::NotALadder,
    Code::OtherEncoding,
    Code::RepairedEncoding,
    Code::Unreadable,
];

/// The diagnostics of reading that are about ladders, or say of a file that it is
/// none.
fn of_reading(ladder: &Ladder) -> Vec<Diagnostic> {
    let all = ladder.diagnostics().iter();
    let others: HashSet<&str> =
        all.clone().filter(|finding| finding.code == Code::NotALadder).map(|finding| finding.path.as_str()).collect();
    let matters =
        |finding: &&Diagnostic| OF_OTHER_FILES.contains(&finding.code) || !others.contains(finding.path.as_str());
    all.filter(matters).cloned().collect()
}

/// A finding about the line at which something stands.
fn finding(source: Source<'_>, code: Code, message: String) -> Diagnostic {
    Diagnostic {
        code,
        message,
        path: source.path.to_owned(),
        line: source.line,
        column: 1,
        advice: None,
        words: None,
        is_again: false,
    }
}

#[cfg(test)]
mod tests;
