//! What codes mean: for people on a terminal, as JSON, and as the page
//! `docs/findings.md`.

use std::fmt::Write as _;

use serde::Serialize;

use crate::ladder::{Code, Severity};
use crate::report::text::{Line, Style};

/// Codes with what they mean, `rungs.codes/1`.
#[derive(Serialize)]
pub struct Codes {
    schema: &'static str,
    codes: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    severity: Severity,
    summary: &'static str,
    suggestion: &'static str,
    markdown: String,
}

/// Returns codes as JSON.
pub fn codes(codes: impl Iterator<Item = Code>) -> Codes {
    let entry = |code: Code| Entry {
        code: code.name(),
        severity: code.severity(),
        summary: code.page().summary(),
        suggestion: code.suggestion(),
        markdown: parts(code, "##"),
    };
    Codes { schema: "rungs.codes/1", codes: codes.map(entry).collect() }
}

/// Returns all codes, each with its severity and its summary on a line.
pub fn list() -> Vec<Line> {
    let widest = Code::all().map(|code| code.name().len()).max().unwrap_or_default();
    let line = |code: Code| {
        Line::default()
            .with(Style::Bold, format!("{:widest$}", code.name()))
            .with(Style::Dim, format!("  {:7}  ", code.severity().name()))
            .with(Style::Plain, code.page().summary())
    };
    Code::all().map(line).collect()
}

/// Returns a code's documentation as lines; examples stand indented.
pub fn explanation(code: Code) -> Vec<Line> {
    let head =
        Line::default().with(Style::Bold, code.name()).with(Style::Dim, format!(" ({})", code.severity().name()));
    let mut lines = vec![head, Line::default(), Line::plain(code.page().summary())];
    for part in code.page().parts() {
        lines.extend([Line::default(), Line::default().with(Style::Bold, part.title), Line::default()]);
        let mut in_example = false;
        for line in part.text.lines() {
            if line.starts_with("```") {
                in_example = !in_example;
            } else {
                lines.push(Line::plain(if in_example && !line.is_empty() {
                    format!("    {line}")
                } else {
                    line.into()
                }));
            }
        }
    }
    lines
}

/// Returns the parts of a code's page in Markdown, under headings like `##`.
pub(super) fn parts(code: Code, heading: &str) -> String {
    let parts = code.page().parts().map(|part| format!("{heading} {}\n\n{}\n", part.title, part.text));
    parts.collect::<Vec<_>>().join("\n").replace("\r\n", "\n")
}

/// Returns the page of all codes, `docs/findings.md`.
pub fn markdown() -> String {
    let mut page = String::from(
        "# Findings\n\n\
         What `rungs check` can find in a ladder, by code. `rungs check --explain CODE` prints\n\
         the same on a terminal, `--allow CODE` hides a code. This page is written by\n\
         `rungs check --codes --markdown`.\n\n\
         | code | severity | what it means |\n| --- | --- | --- |\n",
    );
    // Writing to a String cannot fail.
    for code in Code::all() {
        let (name, severity) = (code.name(), code.severity().name());
        let _ = writeln!(page, "| [`{name}`](#{name}) | {severity} | {} |", code.page().summary());
    }
    for code in Code::all() {
        let (name, severity, summary) = (code.name(), code.severity().name(), code.page().summary());
        let _ = write!(page, "\n## {name}\n\n{summary} Severity: {severity}.\n\n{}", parts(code, "###"));
    }
    page
}
