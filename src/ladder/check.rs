//! Findings that only the whole shows: levels that repeat each other, sentences
//! that speak of another level, links to nothing.

use std::collections::HashMap;
use std::path::Path;

use percent_encoding::percent_decode_str;

use super::diagnostic::{Code, Diagnostic};
use super::model::{Document, Ladder, Level};

/// Reports links to files that aren't there. `path` is the document's own.
pub fn links(document: &mut Document, path: &Path) {
    let folder = path.parent().unwrap_or(Path::new(""));
    let broken: Vec<_> = document.links().iter().filter(|link| is_broken(folder, &link.target)).cloned().collect();
    for link in broken {
        let message = format!("The link leads to {:?}, which isn't there.", link.target);
        document.diagnose(Code::BrokenLink, link.line, link.column, message);
    }
}

fn is_broken(folder: &Path, target: &str) -> bool {
    let file = target.split(['#', '?']).next().unwrap_or_default();
    let elsewhere = file.is_empty() || file.contains(':') || file.starts_with(['/', '\\', '{', '<']);
    // A file may have a name with a percent sign in it.
    let is_there = |name: &str| folder.join(name).exists();
    !elsewhere && !is_there(file) && !is_there(&percent_decode_str(file).decode_utf8_lossy())
}

/// Looks at all levels once they are put together.
pub(super) fn levels(ladder: &mut Ladder) {
    let mut findings = Vec::new();
    for track in ladder.tracks() {
        let mut seen: HashMap<Vec<&str>, Level<'_>> = HashMap::new();
        for level in track.levels() {
            let words = words(level);
            if words.is_empty() {
                continue;
            }
            match seen.get(&words) {
                Some(&first) => findings.push(repeats(level, first)),
                None => drop(seen.insert(words, level)),
            }
        }
    }
    for finding in findings {
        ladder.diagnose(finding);
    }
}

/// All that a level asks, in order.
fn words(level: Level<'_>) -> Vec<&str> {
    level
        .competencies()
        .flat_map(|c| [c.title()].into_iter().chain(c.expectations().map(super::model::Expectation::text)))
        .collect()
}

fn finding(level: Level<'_>, line: u32, code: Code, message: String) -> Diagnostic {
    Diagnostic { code, message, path: level.source().path.to_owned(), line, column: 1 }
}

fn repeats(level: Level<'_>, first: Level<'_>) -> Diagnostic {
    let message =
        format!("{:?} asks word for word what {:?} asks (line {}).", level.title(), first.title(), first.source().line);
    finding(level, level.source().line, Code::DuplicateLevel, message)
}

/// A sentence about what a level builds on whose subject is another level.
pub(super) fn mismatch(level: Level<'_>, subject: Level<'_>, line: u32) -> Diagnostic {
    let message = format!("The sentence speaks of {:?}, but stands under {:?}.", subject.title(), level.title());
    finding(level, line, Code::BuildsOnMismatch, message)
}

/// A sentence about what a level builds on that names nothing which is loaded.
pub(super) fn unknown_foundation(level: Level<'_>, line: u32) -> Diagnostic {
    let message = format!("What {:?} builds on is none of the levels that are open.", level.title());
    finding(level, line, Code::BuildsOnUnknown, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_with_escapes_leads_to_the_file_that_they_spell() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a b.md", "grün (neu).md", "50%25.md"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        for target in ["a%20b.md#part", "gr%C3%BCn%20%28neu%29.md", "50%25.md"] {
            assert!(!is_broken(folder.path(), target), "{target}");
        }
        assert!(is_broken(folder.path(), "a%2Db.md") && is_broken(folder.path(), "%FF%00.md"));
    }
}
