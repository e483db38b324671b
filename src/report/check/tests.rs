use super::*;
use crate::ladder::Code;

fn finding(code: Code, path: &str, line: u32) -> Diagnostic {
    Diagnostic {
        code,
        message: "It is so.".into(),
        path: path.into(),
        line,
        column: 2,
        advice: None,
        words: None,
        is_again: false,
    }
}

#[test]
fn what_matters_less_or_is_allowed_is_left_out() {
    let all = || {
        let codes = [Code::Unreadable, Code::EmptyItem, Code::RankOrder, Code::NoHeadings];
        codes.map(|code| finding(code, "a.md", 1)).to_vec()
    };
    let part = |least, allowed: &[Code]| {
        let (kept, left_out) = Wanted { least, allowed: allowed.to_vec() }.part(all());
        (kept.iter().map(|finding| finding.code).collect::<Vec<_>>(), left_out)
    };
    assert_eq!(part(Severity::Info, &[]).1, 0);
    assert_eq!(part(Severity::Warning, &[Code::EmptyItem]), (vec![Code::Unreadable, Code::RankOrder], 2));
    assert_eq!(part(Severity::Error, &[Code::Unreadable]), (vec![], 4));
}

#[test]
fn the_summary_counts_findings_by_severity_and_files() {
    let found = [
        finding(Code::Unreadable, "a.md", 1),
        finding(Code::EmptyItem, "b.md", 1),
        finding(Code::EmptyItem, "b.md", 2),
    ];
    assert_eq!(summary(&found, 0), "3 findings in 2 files: 1 error, 2 warnings.");
    assert_eq!(summary(&found[1..2], 4), "1 finding in 1 file: 1 warning; 4 left out by --allow or --severity.");
    assert_eq!(summary(&[], 1), "0 findings; 1 left out by --allow or --severity.");
}

#[test]
fn a_finding_is_two_lines() {
    let text = lines(&finding(Code::EmptyItem, "a.md", 7))
        .map(|line| line.pieces().iter().map(|(_, text)| *text).collect::<String>());
    assert_eq!(text, ["a.md:7:2: warning empty-item: It is so.", "    Write the statement, or remove the empty item."]);
}
