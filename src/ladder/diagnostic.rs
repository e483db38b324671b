//! What was mended, left out or looks wrong in a document: one type for the
//! diagnostics of an outline and the findings of a check.

use serde::Serialize;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Info,
    /// Read, but somebody should look at the document.
    Warning,
    /// Could not be read.
    Error,
}

/// The kinds of findings. The name in kebab case is the code that is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "CODES says what each of them is")]
pub enum Code {
    BrokenLink,
    BrokenStatement,
    BuildsOnMismatch,
    BuildsOnUnknown,
    DuplicateLevel,
    EmptyItem,
    FusedHeading,
    NoHeadings,
    NotALadder,
    OtherEncoding,
    RepairedEncoding,
    StrayMarker,
    Unplaced,
    Unreadable,
}

/// Each code with its name, its severity, and what to do about it.
const CODES: &[(Code, &str, Severity, &str)] = &[
    (Code::BrokenLink, "broken-link", Severity::Warning, "Correct the link, or add the file that it names."),
    (
        Code::BrokenStatement,
        "broken-statement",
        Severity::Warning,
        "Join the two parts into one item, without a blank line between them.",
    ),
    (Code::BuildsOnMismatch, "builds-on-mismatch", Severity::Warning, "Name the level that the sentence stands under."),
    (
        Code::BuildsOnUnknown,
        "builds-on-unknown",
        Severity::Info,
        "Name a level of this ladder as its heading does, or open the document that it stands in too.",
    ),
    (
        Code::DuplicateLevel,
        "duplicate-level",
        Severity::Warning,
        "Say what this level asks beyond the other, or remove one of them.",
    ),
    (Code::EmptyItem, "empty-item", Severity::Warning, "Write the statement, or remove the empty item."),
    (Code::FusedHeading, "fused-heading", Severity::Warning, "Put each heading on a line of its own."),
    (Code::NoHeadings, "no-headings", Severity::Info, "Mark titles with # so that nothing has to be guessed."),
    (Code::NotALadder, "not-a-ladder", Severity::Info, "Leave it out, or give its levels headings."),
    (Code::OtherEncoding, "other-encoding", Severity::Warning, "Save the file as UTF-8."),
    (
        Code::RepairedEncoding,
        "repaired-encoding",
        Severity::Warning,
        "Correct the characters in the file and save it as UTF-8.",
    ),
    (Code::StrayMarker, "stray-marker", Severity::Warning, "Remove the marker, or add its partner."),
    (Code::Unplaced, "unplaced-text", Severity::Warning, "Make it an item of a list, or move it under a heading."),
    (Code::Unreadable, "unreadable", Severity::Error, "Check that the file is there and may be read."),
];

impl Code {
    fn row(self) -> &'static (Code, &'static str, Severity, &'static str) {
        CODES.iter().find(|row| row.0 == self).unwrap_or(&CODES[0])
    }

    /// Returns the code's name as it is printed.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// Returns how much findings of this code matter.
    pub fn severity(self) -> Severity {
        self.row().2
    }

    /// Returns what to do about such a finding.
    pub fn suggestion(self) -> &'static str {
        self.row().3
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind it is.
    pub code: Code,
    /// One sentence, safe to print.
    pub message: String,
    /// The document, as it was given.
    pub path: String,
    /// Line in the source, from 1.
    pub line: u32,
    /// Column in the source in characters, from 1.
    pub column: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_row_of_its_own() {
        for (code, name, ..) in CODES {
            assert_eq!(code.name(), *name);
        }
        let mut names: Vec<_> = CODES.iter().map(|row| row.1).collect();
        names.dedup();
        assert_eq!(names.len(), CODES.len());
    }
}
