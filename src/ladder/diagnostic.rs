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

/// One table for all that there is to say of a code, so that none can miss it.
macro_rules! codes {
    ($($code:ident, $name:literal, $severity:ident, $suggestion:literal;)*) => {
        /// The kinds of findings. The name in kebab case is the code that is printed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $suggestion] $code,)*
        }

        impl Code {
            /// All codes, by name.
            pub const ALL: &[Code] = &[$(Code::$code),*];

            fn row(self) -> (&'static str, Severity, &'static str) {
                match self {
                    $(Code::$code => ($name, Severity::$severity, $suggestion),)*
                }
            }
        }
    };
}

// Each code with its name, its severity, and what to do about it.
codes! {
    BrokenFrontMatter, "broken-front-matter", Warning, "Correct what stands between the first two lines of dashes or pluses.";
    BrokenLink, "broken-link", Warning, "Correct the link, or add the file that it names.";
    BrokenStatement, "broken-statement", Warning, "Join the two parts into one item, without a blank line between them.";
    BuildsOnCycle, "builds-on-cycle", Warning, "Remove one of the sentences, so that no level builds on itself.";
    BuildsOnMismatch, "builds-on-mismatch", Warning, "Name the level that the sentence stands under.";
    BuildsOnUnknown, "builds-on-unknown", Info, "Name a level of this ladder as its heading does, or open the document that it stands in too.";
    DuplicateCompetency, "duplicate-competency", Warning, "Join the two parts, or give one of them a title of its own.";
    DuplicateLevel, "duplicate-level", Warning, "Say what this level asks beyond the other, or remove one of them.";
    EmptyItem, "empty-item", Warning, "Write the statement, or remove the empty item.";
    FusedHeading, "fused-heading", Warning, "Put each heading on a line of its own.";
    NoHeadings, "no-headings", Info, "Mark titles with # so that nothing has to be guessed.";
    NotALadder, "not-a-ladder", Info, "Leave it out, or give its levels headings.";
    OtherEncoding, "other-encoding", Warning, "Save the file as UTF-8.";
    RepairedEncoding, "repaired-encoding", Warning, "Correct the characters in the file and save it as UTF-8.";
    SlippedHeading, "slipped-heading", Warning, "Give the heading as many # as the others of its kind have.";
    StrayMarker, "stray-marker", Warning, "Remove the marker, or add its partner.";
    Unplaced, "unplaced-text", Warning, "Make it an item of a list, or move it under a heading.";
    Unreadable, "unreadable", Error, "Check that the file is there and may be read.";
}

impl Code {
    /// Returns the code's name as it is printed.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// Returns how much findings of this code matter.
    pub fn severity(self) -> Severity {
        self.row().1
    }

    /// Returns what to do about such a finding.
    pub fn suggestion(self) -> &'static str {
        self.row().2
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
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_code_has_a_name_of_its_own_and_a_suggestion() {
        let names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{names:?}");
        let suggestions: HashSet<_> = Code::ALL.iter().map(|code| code.suggestion()).collect();
        assert_eq!(suggestions.len(), Code::ALL.len());
    }
}
