//! Sentences about what a level builds on that miss it.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Level, Source};
use super::finding;

/// A sentence about what a level builds on whose subject is another level.
pub(in crate::ladder) fn mismatch(level: Level<'_>, subject: Level<'_>, line: u32) -> Diagnostic {
    let message = format!("The sentence speaks of {:?}, but stands under {:?}.", subject.title(), level.title());
    finding(at(level, line), Code::BuildsOnMismatch, message)
}

/// A sentence about what a level builds on that names nothing which is loaded.
pub(in crate::ladder) fn unknown_foundation(level: Level<'_>, line: u32) -> Diagnostic {
    let message = format!("What {:?} builds on is none of the levels that are open.", level.title());
    finding(at(level, line), Code::BuildsOnUnknown, message)
}

/// A link in such a sentence that leads to nothing which is open.
pub(in crate::ladder) fn unknown_link(level: Level<'_>, target: &str, line: u32) -> Diagnostic {
    let message = format!("What {:?} builds on is none of the documents that are open: {target:?}.", level.title());
    finding(at(level, line), Code::BuildsOnUnknown, message)
}

fn at(level: Level<'_>, line: u32) -> Source<'_> {
    Source { line, ..level.source() }
}
