//! What an owner of a ladder wants to know of it: the diagnostics of reading, and
//! what only a look at the whole shows.
//!
//! Each check is a function, mostly over one track, in a file with its family;
//! `CHECKS` and `LADDER_CHECKS` are the tables of them. Each takes time that is
//! linear in what it looks at: levels and statements are looked up, never held pair
//! by pair against each other.

use super::diagnostic::{Code, Diagnostic};
use super::model::{Ladder, Source, Track};

mod coverage;
mod foundations;
mod levels;
mod links;
mod ranks;
mod statements;
mod words;

pub(super) use foundations::{mismatch, unknown_foundation};
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
    statements::in_levels,
];

/// Looks at all tracks at once, for what needs the diagnostics of reading.
const LADDER_CHECKS: &[fn(&Ladder, &mut Vec<Diagnostic>)] = &[coverage::empty_competencies];

/// Returns all findings about a ladder, by document and line: its diagnostics,
/// and what the checks found beside them.
pub fn findings(ladder: &Ladder) -> Vec<Diagnostic> {
    let mut findings = ladder.diagnostics().to_vec();
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

/// A finding about the line at which something stands.
fn finding(source: Source<'_>, code: Code, message: String) -> Diagnostic {
    Diagnostic { code, message, path: source.path.to_owned(), line: source.line, column: 1 }
}

#[cfg(test)]
mod tests;
