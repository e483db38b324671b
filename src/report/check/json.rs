//! Findings as JSON, `rungs.check/1`.

use serde::Serialize;

use crate::ladder::{Diagnostic, Severity};

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

/// Returns findings as the contract has them.
pub fn findings(findings: &[Diagnostic]) -> Findings<'_> {
    Findings { schema: "rungs.check/1", findings: findings.iter().map(finding).collect() }
}

fn finding(diagnostic: &Diagnostic) -> Finding<'_> {
    Finding {
        severity: diagnostic.code.severity(),
        code: diagnostic.code.name(),
        message: &diagnostic.message,
        suggestion: diagnostic.suggestion(),
        source: Place { path: &diagnostic.path, line: diagnostic.line, column: diagnostic.column },
    }
}
