//! The findings of a check as JSON, `rungs.check/1`.

use serde::Serialize;

use crate::ladder::{Diagnostic, Ladder, Severity};

/// All findings.
#[derive(Serialize)]
pub struct Findings<'a> {
    schema: &'static str,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    severity: Severity,
    code: &'static str,
    message: &'a str,
    suggestion: &'static str,
    source: Place<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: u32,
    column: u32,
}

/// Returns the findings of a ladder.
pub fn findings(ladder: &Ladder) -> Findings<'_> {
    Findings { schema: "rungs.check/1", findings: ladder.diagnostics().iter().map(finding).collect() }
}

fn finding(diagnostic: &Diagnostic) -> Finding<'_> {
    Finding {
        severity: diagnostic.code.severity(),
        code: diagnostic.code.name(),
        message: &diagnostic.message,
        suggestion: diagnostic.code.suggestion(),
        source: Place { path: &diagnostic.path, line: diagnostic.line, column: diagnostic.column },
    }
}
