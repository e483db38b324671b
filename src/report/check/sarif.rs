//! Findings as SARIF 2.1.0, the format in which code hosts and editors take them.
//! Shapes and names are those of the OASIS standard; what it leaves to choose and
//! nobody needs here is left out.

use serde::Serialize;

use super::{Base, codes};
use crate::ladder::{Code, Diagnostic, Severity};

/// A log with one run.
#[derive(Serialize)]
pub struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text<&'static str>,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Text<T> {
    text: T,
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text<&'a str>,
    locations: [Location; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Place,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
}

/// Returns the log of a check. Its rules are all codes, so that a code's number in
/// their order is the rule's index.
pub fn log<'a>(findings: &'a [Diagnostic], base: &Base) -> Log<'a> {
    let driver = Driver { name: "rungs", version: env!("CARGO_PKG_VERSION"), rules: Code::all().map(rule).collect() };
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver },
            column_kind: "unicodeCodePoints",
            results: findings.iter().map(|finding| result(finding, base)).collect(),
        }],
    }
}

fn rule(code: Code) -> Rule {
    Rule {
        id: code.name(),
        short_description: Text { text: code.page().summary() },
        help: Help { text: code.suggestion(), markdown: codes::parts(code, "##") },
        default_configuration: Configuration { level: level(code) },
    }
}

fn level(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result<'a>(finding: &'a Diagnostic, base: &Base) -> Finding<'a> {
    Finding {
        rule_id: finding.code.name(),
        rule_index: finding.code as usize,
        level: level(finding.code),
        message: Text { text: &finding.message },
        locations: [Location {
            physical_location: Place {
                artifact_location: Artifact { uri: base.uri(&finding.path) },
                region: Region { start_line: finding.line, start_column: finding.column },
            },
        }],
    }
}
