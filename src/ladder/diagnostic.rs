//! What was mended, left out or looks wrong in a document: one type for the
//! diagnostics of an outline and the findings of a check.

use serde::Serialize;

mod page;

pub use page::{Page, Part};

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

impl Severity {
    /// Returns the word that is printed.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// The kinds of findings. The name in kebab case is the code that is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A file of data isn't what its name says.
    BrokenData,
    /// Front matter isn't what it seems to be.
    BrokenFrontMatter,
    /// A link leads to a file that isn't there.
    BrokenLink,
    /// A blank line cuts a statement in two.
    BrokenStatement,
    /// Levels build on each other in a circle.
    BuildsOnCycle,
    /// A sentence about what a level builds on speaks of another level.
    BuildsOnMismatch,
    /// A level builds on something that isn't open.
    BuildsOnUnknown,
    /// A sentence names another level, and says in no known way that it is built on.
    BuildsOnUnread,
    /// A level has two parts of one title.
    DuplicateCompetency,
    /// A level asks word for word what another one asks.
    DuplicateLevel,
    /// Two levels of a track have the same rank.
    DuplicateRank,
    /// Two levels of a track have the same title.
    DuplicateTitle,
    /// A heading has nothing under it.
    EmptyCompetency,
    /// An item of a list has no words.
    EmptyItem,
    /// A level asks nothing.
    EmptyLevel,
    /// Several titles stand on one line.
    FusedHeading,
    /// Bytes of a text in UTF-8 are none.
    InvalidBytes,
    /// A statement is as long as a page.
    LongStatement,
    /// A level lacks what the levels on both sides of it have.
    MissingCompetency,
    /// Front matter tells of a level that the document doesn't have.
    MissingLevel,
    /// A level has no rank, and most others have.
    MissingRank,
    /// A text has no headings.
    NoHeadings,
    /// A file holds no level.
    NotALadder,
    /// Words that say that there is no statement.
    NotApplicable,
    /// A file isn't UTF-8.
    OtherEncoding,
    /// Words that hold the place of others.
    Placeholder,
    /// A level stands before one of lower rank.
    RankOrder,
    /// Characters that were encoded twice.
    RepairedEncoding,
    /// A level says the same thing twice.
    RepeatedStatement,
    /// A heading is too high or too low.
    SlippedHeading,
    /// A marker of emphasis stands alone.
    StrayMarker,
    /// Prose stands behind the tables that are the ladder.
    UnplacedProse,
    /// A text belongs to no statement.
    Unplaced,
    /// A file can't be read.
    Unreadable,
}

/// All that there is to say of a code.
struct Row {
    code: Code,
    name: &'static str,
    severity: Severity,
    suggestion: &'static str,
    page: &'static str,
}

/// Makes a row of the table, which then reads as one.
const fn row(code: Code, severity: Severity, name: &'static str, page: &'static str, suggestion: &'static str) -> Row {
    Row { code, name, severity, suggestion, page }
}

/// One row a code, by name, in the order of [`Code`]'s variants.
#[rustfmt::skip]
static ROWS: [Row; 34] = {
    use Code as C;
    use Severity::{Error, Info, Warning};
    [
        row(C::BrokenData, Warning, "broken-data", include_str!("diagnostic/broken-data.md"),
            "Correct the file at the place that the finding names."),
        row(C::BrokenFrontMatter, Warning, "broken-front-matter", include_str!("diagnostic/broken-front-matter.md"),
            "Correct what stands between the first two lines of dashes or pluses."),
        row(C::BrokenLink, Warning, "broken-link", include_str!("diagnostic/broken-link.md"),
            "Correct the link, or add the file that it names."),
        row(C::BrokenStatement, Warning, "broken-statement", include_str!("diagnostic/broken-statement.md"),
            "Join the two parts into one item, without a blank line between them."),
        row(C::BuildsOnCycle, Warning, "builds-on-cycle", include_str!("diagnostic/builds-on-cycle.md"),
            "Remove one of the sentences, so that no level builds on itself."),
        row(C::BuildsOnMismatch, Warning, "builds-on-mismatch", include_str!("diagnostic/builds-on-mismatch.md"),
            "Name the level that the sentence stands under."),
        row(C::BuildsOnUnknown, Info, "builds-on-unknown", include_str!("diagnostic/builds-on-unknown.md"),
            "Name a level of this ladder as its heading does, or open the document that it stands in too."),
        row(C::BuildsOnUnread, Info, "builds-on-unread", include_str!("diagnostic/builds-on-unread.md"),
            "Where the level takes over what the other asks, say so: \"Builds on\" and its name."),
        row(C::DuplicateCompetency, Warning, "duplicate-competency", include_str!("diagnostic/duplicate-competency.md"),
            "Join the two parts, or give one of them a title of its own."),
        row(C::DuplicateLevel, Warning, "duplicate-level", include_str!("diagnostic/duplicate-level.md"),
            "Say what this level asks beyond the other, or remove one of them."),
        row(C::DuplicateRank, Warning, "duplicate-rank", include_str!("diagnostic/duplicate-rank.md"),
            "Give each level a rank of its own, or part the levels into two tracks."),
        row(C::DuplicateTitle, Warning, "duplicate-title", include_str!("diagnostic/duplicate-title.md"),
            "Give each level a title of its own, or ranks that tell them apart."),
        row(C::EmptyCompetency, Info, "empty-competency", include_str!("diagnostic/empty-competency.md"),
            "Write what is expected there, or remove the heading."),
        row(C::EmptyItem, Warning, "empty-item", include_str!("diagnostic/empty-item.md"),
            "Write the statement, or remove the empty item."),
        row(C::EmptyLevel, Warning, "empty-level", include_str!("diagnostic/empty-level.md"),
            "Write what the level asks, or say which level it builds on."),
        row(C::FusedHeading, Warning, "fused-heading", include_str!("diagnostic/fused-heading.md"),
            "Put each heading on a line of its own."),
        row(C::InvalidBytes, Warning, "invalid-bytes", include_str!("diagnostic/invalid-bytes.md"),
            "Write the character that should stand there, and save the file as UTF-8."),
        row(C::LongStatement, Info, "long-statement", include_str!("diagnostic/long-statement.md"),
            "Part it into statements that can each be met."),
        row(C::MissingCompetency, Info, "missing-competency", include_str!("diagnostic/missing-competency.md"),
            "Add the competency to this level, or say which level this one builds on."),
        row(C::MissingLevel, Warning, "missing-level", include_str!("diagnostic/missing-level.md"),
            "Write the name as the level is called, or take it out of the front matter."),
        row(C::MissingRank, Warning, "missing-rank", include_str!("diagnostic/missing-rank.md"),
            "Give the level a rank, as the others of its track have."),
        row(C::NoHeadings, Info, "no-headings", include_str!("diagnostic/no-headings.md"),
            "Mark titles with # so that nothing has to be guessed."),
        row(C::NotALadder, Info, "not-a-ladder", include_str!("diagnostic/not-a-ladder.md"),
            "Leave it out, or give its levels headings."),
        row(C::NotApplicable, Info, "not-applicable", include_str!("diagnostic/not-applicable.md"),
            "Leave the place empty; that says the same."),
        row(C::OtherEncoding, Info, "other-encoding", include_str!("diagnostic/other-encoding.md"),
            "Save the file as UTF-8."),
        row(C::Placeholder, Warning, "placeholder", include_str!("diagnostic/placeholder.md"),
            "Write the statement, or leave the place empty."),
        row(C::RankOrder, Warning, "rank-order", include_str!("diagnostic/rank-order.md"),
            "Move the level to where its rank belongs, or correct the rank."),
        row(C::RepairedEncoding, Warning, "repaired-encoding", include_str!("diagnostic/repaired-encoding.md"),
            "Correct the characters in the file and save it as UTF-8."),
        row(C::RepeatedStatement, Warning, "repeated-statement", include_str!("diagnostic/repeated-statement.md"),
            "Keep one of the two, or say how they differ."),
        row(C::SlippedHeading, Warning, "slipped-heading", include_str!("diagnostic/slipped-heading.md"),
            "Give the heading as many # as the others of its kind have."),
        row(C::StrayMarker, Warning, "stray-marker", include_str!("diagnostic/stray-marker.md"),
            "Remove the marker, or add its partner."),
        row(C::UnplacedProse, Info, "unplaced-prose", include_str!("diagnostic/unplaced-prose.md"),
            "Leave it if it is beside the point; else put it into a cell, or before the first table."),
        row(C::Unplaced, Warning, "unplaced-text", include_str!("diagnostic/unplaced-text.md"),
            "Put it with what a level asks for, or leave it if it asks nothing."),
        row(C::Unreadable, Error, "unreadable", include_str!("diagnostic/unreadable.md"),
            "Check that the file is there and may be read."),
    ]
};

impl Code {
    /// Returns all codes, by name.
    pub fn all() -> impl ExactSizeIterator<Item = Code> {
        ROWS.iter().map(|row| row.code)
    }

    /// Finds a code by its name, whatever the case.
    pub fn named(name: &str) -> Option<Code> {
        Code::all().find(|code| code.name().eq_ignore_ascii_case(name))
    }

    /// Returns the code's name as it is printed.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Returns how much findings of this code matter.
    pub fn severity(self) -> Severity {
        self.row().severity
    }

    /// Returns what to do about such a finding.
    pub fn suggestion(self) -> &'static str {
        self.row().suggestion
    }

    /// Returns the code's documentation.
    pub fn page(self) -> Page {
        Page::of(self.row().page)
    }

    fn row(self) -> &'static Row {
        &ROWS[self as usize]
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
    /// What to do, where that differs from what the code suggests.
    pub advice: Option<&'static str>,
    /// The words that it is about, where only its line is known.
    pub words: Option<String>,
    /// Whether these words stand in its line before, too.
    pub is_again: bool,
}

impl Diagnostic {
    /// Keeps the words that it is about, by which its column is found.
    #[must_use]
    pub fn about(self, words: &str) -> Self {
        Diagnostic { words: Some(words.to_owned()), ..self }
    }

    /// The same for words that stand in its line before, too.
    #[must_use]
    pub fn about_again(self, words: &str) -> Self {
        Diagnostic { is_again: true, ..self.about(words) }
    }

    /// Returns what to do about it.
    pub fn suggestion(&self) -> &'static str {
        self.advice.unwrap_or(self.code.suggestion())
    }
}

#[cfg(test)]
mod tests {
    use crate::hash::HashSet;

    use super::*;

    #[test]
    fn every_code_has_a_name_of_its_own_and_a_suggestion() {
        let names: Vec<_> = Code::all().map(Code::name).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{names:?}");
        let suggestions: HashSet<_> = Code::all().map(Code::suggestion).collect();
        assert_eq!(suggestions.len(), names.len());
    }

    #[test]
    fn rows_stand_in_the_order_of_codes() {
        let misplaced = ROWS.iter().enumerate().find(|(nth, row)| row.code as usize != *nth);
        assert!(misplaced.is_none(), "{:?}", misplaced.map(|(_, row)| row.name));
        // A variant without a row would be addressed past the table's end.
        assert_eq!(ROWS.len(), Code::Unreadable as usize + 1);
        assert!(Code::all().all(|code| Code::named(code.name()) == Some(code)));
    }
}
