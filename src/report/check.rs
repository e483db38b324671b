//! The findings of a check: as lines for people, as the contract's JSON, and as
//! the formats in which other programs take findings.

use std::collections::HashSet;

use crate::ladder::{Diagnostic, Severity};

mod codes;
mod github;
mod json;
mod place;
mod sarif;
mod text;

pub use codes::{codes, explanation, list, markdown};
pub use github::annotation;
pub use json::findings;
pub use place::Base;
pub use sarif::log;
pub use text::{kinds, lines, summary};

/// Which findings are asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The least that matters.
    pub least: Severity,
    /// Codes that are fine.
    pub allowed: Vec<crate::ladder::Code>,
}

impl Wanted {
    /// Parts findings into those that are asked for and the number of the others.
    pub fn part(&self, findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, usize) {
        let all = findings.len();
        let is_wanted = |d: &Diagnostic| d.code.severity() >= self.least && !self.allowed.contains(&d.code);
        let wanted: Vec<_> = findings.into_iter().filter(is_wanted).collect();
        let others = all - wanted.len();
        (wanted, others)
    }
}

/// How many documents findings are about.
fn files(findings: &[Diagnostic]) -> usize {
    findings.iter().map(|finding| finding.path.as_str()).collect::<HashSet<_>>().len()
}

#[cfg(test)]
mod tests;
