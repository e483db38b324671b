//! In which column of its line a finding stands, where reading keeps lines only.

use std::collections::HashMap;
use std::path::Path;

use super::super::diagnostic::Diagnostic;
use super::super::{source, text};

/// How many words of a text are looked for at most: behind them a mark may stand that
/// reading leaves out.
const MOST_WORDS: usize = 3;

/// The shortest word that is looked for alone, in bytes.
const SHORTEST: usize = 4;

/// How many bytes of a line are looked through at most for all its findings together, each
/// of which is looked for from the line's start. Where it would be more, they have its
/// first column: a page of HTML in one line is well below.
const MOST_BYTES: usize = 1 << 26;

/// Finds the columns of findings that say what they are about: where its words begin in
/// their line, or the marker before them. The documents are read once more; where that
/// isn't possible, findings stay as they are.
pub fn place(findings: &mut [Diagnostic]) {
    for findings in findings.chunk_by_mut(|one, other| one.path == other.path) {
        if findings.iter().all(|finding| finding.words.is_none()) {
            in_order(findings);
            continue;
        }
        let Ok(bytes) = source::read_file(Path::new(&findings[0].path)) else { continue };
        let Some(decoded) = text::decode(&bytes) else { continue };
        let mut wanted: HashMap<u32, Vec<&mut Diagnostic>> = HashMap::new();
        for finding in findings.iter_mut().filter(|finding| finding.words.is_some()) {
            wanted.entry(finding.line).or_default().push(finding);
        }
        for (number, line) in (1..).zip(decoded.text.lines()) {
            // How far a line was looked through for words that stand in it again.
            let mut seen: HashMap<String, usize> = HashMap::new();
            let here = wanted.remove(&number).unwrap_or_default();
            if line.len().saturating_mul(here.len()) > MOST_BYTES {
                continue;
            }
            for finding in here {
                let words = finding.words.take().unwrap_or_default();
                let again = Some(seen.get(&words).copied()).filter(|_| finding.is_again);
                let at = again.and_then(|first| find_again(line, &words, first.or_else(|| find(line, &words))?));
                finding.column = at.map_or_else(|| column(line, &words), |at| in_characters(line, at));
                seen.extend(at.map(|at| (words, at)));
            }
        }
        in_order(findings);
    }
}

/// Sorts findings of one document by their places; equal ones stay as they are.
fn in_order(findings: &mut [Diagnostic]) {
    findings.sort_by_key(|finding| (finding.line, finding.column));
}

/// Where some words stand in a line behind a place where they stand too.
fn find_again(line: &str, words: &str, first: usize) -> Option<usize> {
    let behind = first + line.get(first..)?.chars().next()?.len_utf8();
    find(&line[behind..], words).map(|at| behind + at)
}

fn in_characters(line: &str, at: usize) -> u32 {
    u32::try_from(line[..at].chars().count() + 1).unwrap_or(u32::MAX)
}

/// The column in which some words begin in a line, in characters from 1. A heading and
/// an item begin with their marker.
fn column(line: &str, words: &str) -> u32 {
    let first = line.len() - line.trim_start().len();
    let is_heading = line[first..].starts_with('#');
    let at = find(line, words)
        .filter(|at| !is_heading && !is_marker(line.get(first..*at).unwrap_or_default()))
        .unwrap_or(first);
    in_characters(line, at)
}

/// Where the first of some words stand in a line: as many of them as are found.
fn find(line: &str, words: &str) -> Option<usize> {
    let ends = words.match_indices(' ').map(|(end, _)| end).chain([words.len()]).take(MOST_WORDS);
    let mut starts: Vec<&str> = ends.filter_map(|end| words.get(..end)).collect();
    starts.retain(|start| start.contains(' ') || start.len() >= SHORTEST || *start == words);
    starts.into_iter().rev().filter(|start| !start.is_empty()).find_map(|start| likeliest(line, start))
}

/// Where words stand in a line: at the start of it or of a cell if they do, else where a
/// word begins, else within one. "Baker" is sought, and "Junior Baker" stands before it.
fn likeliest(line: &str, words: &str) -> Option<usize> {
    let mut best: Option<(Fit, usize)> = None;
    for at in memchr::memmem::find_iter(line.as_bytes(), words.as_bytes()) {
        let (before, after) = (&line[..at], &line[at + words.len()..]);
        let fit = fit(before, after);
        if fit == Fit::Cell {
            return Some(at);
        }
        if best.is_none_or(|(known, _)| known < fit) {
            best = Some((fit, at));
        }
    }
    best.map(|(_, at)| at)
}

/// How surely words at a place are those that are meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// They stand within a word.
    Within,
    /// A word begins there.
    Word,
    /// They stand between signs that part the cells of a sheet.
    Between,
    /// A line or a cell begins there.
    Cell,
}

fn fit(before: &str, after: &str) -> Fit {
    /// How many marks of emphasis and blanks may stand before words.
    const MOST_MARKS: usize = 16;

    let is_mark =
        |letter: &char| letter.is_whitespace() && *letter != '\t' || matches!(letter, '*' | '_' | '"' | '`' | '[');
    let sign = before.chars().rev().take(MOST_MARKS).find(|letter| !is_mark(letter));
    let ends = after.is_empty() || after.starts_with([',', ';', '"', '\t']) || after.starts_with(" (");
    match sign {
        Some('|' | '>' | '\t') => Fit::Cell,
        _ if before.len() < MOST_MARKS && is_marker(before) => Fit::Cell,
        Some(',' | ';') if ends => Fit::Between,
        _ if before.ends_with(char::is_alphanumeric) => Fit::Within,
        _ => Fit::Word,
    }
}

/// Whether nothing but the marker of an item stands somewhere.
fn is_marker(before: &str) -> bool {
    before
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '*' | '+' | '.' | ')' | '>' | '•'))
}

#[cfg(test)]
mod tests {
    use super::super::super::diagnostic::Code;
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("- Coils ropes", "Coils ropes", 1)]
    #[case("  - Coils **all** ropes", "Coils all ropes", 3)]
    #[case("> 1. Coils ropes", "Coils ropes", 1)]
    #[case("## L1: Sailor", "Sailor", 1)]
    #[case("| Rope | Übt alle _Knoten_ | Übt alle Tage |", "Übt alle Knoten", 10)]
    #[case("| Rope | a | b |", "b", 14)]
    #[case("| Rope | ties | _lets_ go |", "lets go", 18)]
    #[case("<li>Coils</li><li>Ties knots</li>", "Ties knots", 19)]
    #[case("  - name: Sailor", "Sailor", 11)]
    #[case("\t| &amp; so on |", "& so on", 2)]
    #[case("| | Junior Baker (L1) | Baker (L2) |", "Baker", 25)]
    #[case("Area,Junior Baker,\"Baker\"", "Baker", 20)]
    #[case("- Bakes pies, Bakes", "Bakes", 1)]
    #[case("Overbakes and bakes", "bakes", 15)]
    #[case("", "Sailor", 1)]
    fn words_are_found_in_their_line(#[case] line: &str, #[case] words: &str, #[case] expected: u32) {
        assert_eq!(column(line, words), expected);
    }

    #[test]
    fn words_are_found_where_they_stand_again() {
        let line = "| Öl | Ties knots<br>Ties knots | Ties knots |";
        let second = find(line, "Ties knots").and_then(|first| find_again(line, "Ties knots", first));
        assert_eq!(second.map(|at| in_characters(line, at)), Some(22));
        let third = second.and_then(|second| find_again(line, "Ties knots", second));
        assert_eq!(third.map(|at| in_characters(line, at)), Some(35));
        assert_eq!(find_again("Ties", "Ties", 0), None);
    }

    #[test]
    fn a_page_in_one_line_has_columns() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("crew.md");
        let line = "<li>Coils ropes</li>".repeat(2000) + "<li>Ties knots</li>";
        std::fs::write(&path, &line).unwrap();
        let mut findings = [Diagnostic {
            code: Code::EmptyItem,
            message: String::new(),
            path: path.display().to_string(),
            line: 1,
            column: 1,
            advice: None,
            words: Some("Ties knots".into()),
            is_again: false,
        }];
        place(&mut findings);
        assert_eq!(findings[0].column as usize, line.find("Ties").unwrap() + 1);
    }

    proptest! {
        #[test]
        fn a_column_lies_in_its_line(line in "[ -~äß\u{301}|]{0,30}", words in "[ -~äß]{0,12}") {
            let column = column(&line, &words) as usize;
            prop_assert!((1..=line.chars().count() + 1).contains(&column));
        }
    }
}
