//! Findings as lines for people.

use std::fmt::Write as _;

use super::files;
use crate::ladder::{Diagnostic, Severity};
use crate::report::text::{Line, Style, counted};

/// Returns the lines of a finding: where it is, what it is, and what to do.
pub fn lines(finding: &Diagnostic) -> [Line; 2] {
    let Diagnostic { code, message, path, line, column, .. } = finding;
    let said = Line::default()
        .with(Style::Bold, format!("{path}:{line}:{column}: "))
        .with(Style::Plain, code.severity().name())
        .with(Style::Dim, format!(" {}: ", code.name()))
        .with(Style::Plain, message);
    [said, Line::default().with(Style::Dim, format!("    {}", finding.suggestion()))]
}

/// Returns how many findings there are of each severity: "1 error, 6 warnings".
pub fn kinds(findings: &[Diagnostic]) -> String {
    let of = |severity: Severity| findings.iter().filter(|finding| finding.code.severity() == severity).count();
    let kinds = [Severity::Error, Severity::Warning, Severity::Info].map(|severity| (of(severity), severity.name()));
    let kinds = kinds.into_iter().filter(|(count, _)| *count > 0);
    kinds.map(|(count, word)| counted(count, word)).collect::<Vec<_>>().join(", ")
}

/// Returns the sentence that closes a list of findings: how many there are, of
/// which severity, and how many were left out as it was asked.
pub fn summary(findings: &[Diagnostic], left_out: usize) -> String {
    let mut text = counted(findings.len(), "finding");
    // Writing to a String cannot fail.
    if !findings.is_empty() {
        let _ = write!(text, " in {}: {}", counted(files(findings), "file"), kinds(findings));
    }
    if left_out > 0 {
        let _ = write!(text, "; {left_out} left out by --allow or --severity");
    }
    text + "."
}
