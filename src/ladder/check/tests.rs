use proptest::prelude::*;
use rstest::rstest;

use super::super::diagnostic::Part;
use super::super::{Code, assemble, open, open_builtin, reader};
use super::*;

mod builds_on;

fn ladder_of(files: &[(&str, &str)]) -> Ladder {
    let documents = files.iter().map(|(name, text)| reader::read(name, text.as_bytes())).collect();
    assemble::assemble("crew", documents)
}

/// The codes of a document's findings with their lines and columns.
fn found(text: &str) -> Vec<(u32, u32, &'static str)> {
    findings(&ladder_of(&[("crew.md", text)])).iter().map(|f| (f.line, f.column, f.code.name())).collect()
}

fn messages(text: &str, code: Code) -> Vec<String> {
    let all = findings(&ladder_of(&[("crew.md", text)]));
    all.into_iter().filter(|finding| finding.code == code).map(|finding| finding.message).collect()
}

/// Levels of these ranks, each with a statement of its own, from line 3 on every
/// fourth line.
fn ranked(ranks: &[&str]) -> String {
    let level = |(nth, rank): (usize, &&str)| {
        let rank = if rank.is_empty() { String::new() } else { format!(" ({rank})") };
        format!("## Sailor of the {nth}th class, Engineer{rank}\n\n- Does thing {nth}.\n\n")
    };
    format!("# Crew\n\n{}", ranks.iter().enumerate().map(level).collect::<String>())
}

#[test]
fn built_in_ladders_have_no_finding() {
    assert_eq!(findings(&open_builtin()), []);
}

#[test]
fn letters_that_grow_or_shrink_leave_places_as_they_are() {
    // In lower case the first of them takes a byte more, and the last one less.
    let text = "# Klinik\n\n## Ärztin\n\n- a\n\n## Senior Ärztin\n\n- Ⱥ Ärztin plus Å\n";
    assert_eq!(messages(text, Code::BuildsOnUnread).len(), 1);
}

#[test]
fn sentences_about_no_level_take_no_time_for_the_length_of_titles() {
    let level = |nth: usize| format!("## Senior Baker {}{nth}\n\n- Bakes {nth}\n\n", "x".repeat(1_800));
    let sentence = |nth: usize| format!("- The role builds on the Miller{nth} Engineer.\n");
    let text: String = (0..55).map(level).chain((0..2_500).map(sentence)).collect();
    let start = std::time::Instant::now();
    let ladder = ladder_of(&[("crew.md", &format!("# Crew\n\n{text}"))]);
    assert_eq!(ladder.diagnostics().iter().filter(|finding| finding.code == Code::BuildsOnUnknown).count(), 2_500);
    assert!(start.elapsed() < std::time::Duration::from_secs(6), "it took {:?}", start.elapsed());
}

/// Codes whose examples are no documents.
const NOT_SHOWN: &[Code] = &[Code::InvalidBytes, Code::OtherEncoding, Code::Unreadable];

#[test]
fn the_examples_of_a_code_have_the_finding_and_have_none() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rules.md"), "").unwrap();
    for code in Code::all().filter(|code| !NOT_SHOWN.contains(code)) {
        let found = |title: &str| {
            let part = code.page().part(title).unwrap();
            let name = if part.language() == Some("yaml") { "crew.yaml" } else { "crew.md" };
            let path = folder.path().join(name);
            std::fs::write(&path, part.example().unwrap()).unwrap();
            findings(&open(&[path]).ladder)
        };
        let (wrong, right) = (found("Wrong"), found("Right"));
        assert!(wrong.iter().any(|finding| finding.code == code), "{}: {wrong:?}", code.name());
        assert_eq!(right, [], "{}", code.name());
    }
}

#[rstest]
#[case::rising(&["L1", "L2", "L3"], &[])]
#[case::falling(&["L3", "L2", "L1"], &[])]
#[case::a_swap(&["L1", "L3", "L2", "L4"], &[11])]
#[case::downwards_with_a_slip(&["L4", "L2", "L3", "L1"], &[11])]
#[case::neither_way(&["L2", "L1", "L2a"], &[])]
#[case::two_series(&["L1", "L2", "M1", "M2"], &[])]
#[case::last_two_swapped(&["L1", "L3", "L2"], &[11])]
#[case::first_two_swapped(&["L2", "L1", "L3"], &[7])]
fn a_level_out_of_its_files_order_is_named(#[case] ranks: &[&str], #[case] lines: &[u32]) {
    let all = found(&ranked(ranks));
    let found: Vec<_> = all.iter().filter(|(.., code)| *code == "rank-order").map(|(line, ..)| *line).collect();
    assert_eq!(found, lines);
}

#[rstest]
#[case::one_lacks(&["L1", "L2", ""], &[(11, "missing-rank")])]
#[case::half_lack(&["L1", "", "L2", ""], &[])]
#[case::none_has(&["", "", ""], &[])]
#[case::twice(&["IC1", "IC 2", "IC2", "IC3"], &[(11, "duplicate-rank")])]
#[case::of_two_steps(&["L1", "L1.5", "L1a"], &[])]
fn ranks_are_complete_and_different(#[case] ranks: &[&str], #[case] expected: &[(u32, &str)]) {
    let found: Vec<_> = found(&ranked(ranks)).into_iter().map(|(line, _, code)| (line, code)).collect();
    assert_eq!(found, expected);
}

#[test]
fn levels_for_all_need_no_rank_and_leaders_share_theirs() {
    let text = "# Crew\n\n## Everyone\n\n- Swims.\n\n## Sail Engineer (L1)\n\n- Sews.\n\n\
                ## Senior Sail Engineer (L2)\n\n- Cuts.\n\n## Sail Manager (L2)\n\n- Leads.\n";
    assert_eq!(found(text), []);
}

#[test]
fn a_statement_that_stands_twice_is_named_with_the_line_of_the_first() {
    let text = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties knots that hold.\n\n### Deck\n\n\
                - ties **knots** that hold\n\n## Senior Sailor\n\n### Ropes\n\n- Ties knots that hold.\n";
    assert_eq!(found(text), [(11, 1, "repeated-statement")]);
    let message = messages(text, Code::RepeatedStatement).remove(0);
    assert_eq!(message, "The level asks this already, in line 7: \"ties knots that hold\".");
}

#[rstest]
#[case::under_different_ones("- In port:\n  - Keeps the log.\n- At sea:\n  - Keeps the log.\n", 0)]
#[case::under_the_same("- At sea:\n  - Keeps the log.\n- At sea:\n  - Keeps the log.\n", 1)]
#[case::labels("- At sea:\n  - Keeps the log.\n- At sea:\n  - Wakes the mate.\n", 0)]
#[case::two_languages("- Writes C\n- Writes C++\n- Writes C#\n", 0)]
#[case::signs_alone("- ★\n- ✦\n", 0)]
#[case::short_in_one_competency("- Ties knots\n- Ties knots\n", 1)]
#[case::short_in_two("- Basic knowledge\n\n### Weather\n\n- Basic knowledge\n", 0)]
#[case::a_reference("- All of the level below\n\n### Weather\n\n- All of the level below\n", 0)]
fn what_stands_twice_without_saying_it_twice_is_no_finding(#[case] items: &str, #[case] count: usize) {
    let text = format!("# Crew\n\n## Junior Sailor\n\n### Ropes\n\n{items}\n## Senior Sailor\n\n- Leads a watch.\n");
    assert_eq!(messages(&text, Code::RepeatedStatement).len(), count, "{text}");
}

#[test]
fn placeholders_are_found_where_they_stand() {
    let text = "# Crew\n\n## Junior Sailor\n\n- Coils ropes.\n  - TBD\n- Lorem ipsum dolor sit amet\n- N/A\n\n\
                ## Senior Sailor\n\n- TODO: say what a mate does\n";
    let expected = [(6, 3, "placeholder"), (7, 1, "placeholder"), (8, 1, "not-applicable"), (12, 1, "placeholder")];
    assert_eq!(found(text), expected);
}

#[test]
fn placeholders_in_cells_have_their_columns_and_dashes_are_none() {
    let text = "# Crew\n\n| Area | Junior Sailor (L1) | Senior Sailor (L2) |\n| --- | --- | --- |\n\
                | Ropes | Coils ropes as they were laid. | Buys ropes that last. |\n\
                | Watch | TBD | Leads a watch by night. |\n| Log | – | Keeps it in a clear hand. |\n";
    assert_eq!(found(text), [(6, 11, "placeholder")]);
}

#[test]
fn placeholders_in_front_matter_are_found() {
    let text = "---\ntitle: Crew\ntopics:\n  - title: Ropes\n    content:\n      - level: 1\n        criteria:\n\
                \x20         - \"Coils ropes\"\n          - \"TBD\"\n  - title: Watch\n    content:\n      - level: 1\n\
                \x20       criteria:\n          - \"Stands a watch\"\n---\n";
    assert_eq!(found(text), [(9, 14, "placeholder")]);
}

#[test]
fn a_level_that_builds_on_another_may_say_nothing_else() {
    let text = "# Crew\n\n## Junior Sailor\n\n- Coils ropes.\n\n## Senior Sailor\n\nThe Senior Sailor builds upon the Junior Sailor.\n\n\
                ## Principal Sailor\n\nSails.\n";
    assert_eq!(found(text), [(11, 1, "empty-level")]);
}

#[test]
fn a_heading_over_a_placeholder_is_one_finding() {
    let text = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- TBD\n\n### Deck\n\n- Paints it.\n\n## Senior Sailor\n\n- Leads.\n";
    assert_eq!(found(text), [(7, 1, "placeholder")]);
}

#[test]
fn a_level_that_builds_on_others_may_leave_competencies_out() {
    let page = Code::MissingCompetency.page();
    let wrong = page.part("Wrong").and_then(Part::example).unwrap();
    assert_eq!(messages(wrong, Code::MissingCompetency).len(), 1);
    let built =
        wrong.replace("## Senior Sailor\n", "## Senior Sailor\n\nThe Senior Sailor builds upon the Junior Sailor.\n");
    assert_eq!(messages(&built, Code::MissingCompetency).len(), 0, "{built}");
    // Levels that share little are simply different.
    let different = wrong.replace("### Watch", "### Something else").replacen("### Something else", "### Watch", 1);
    assert_eq!(messages(&different, Code::MissingCompetency).len(), 0, "{different}");
}

#[test]
fn findings_stand_in_the_order_of_documents_and_lines() {
    let ladder = ladder_of(&[
        ("b.md", "# Crew\n\n## Senior Sailor\n\n- Leads.\n- Leads.\n\n## Senior Sailor\n\n-\n"),
        ("a.md", "# Deck\n\n## Junior Sailor\n\n- TBD\n- Coils.\n\n## Sail Engineer\n\n- Pipes.\n"),
    ]);
    let places: Vec<_> = findings(&ladder).iter().map(|f| (f.path.clone(), f.line, f.code.name())).collect();
    let expected = [
        ("b.md", 6, "repeated-statement"),
        ("b.md", 8, "duplicate-title"),
        ("b.md", 8, "empty-level"),
        ("b.md", 10, "empty-item"),
        ("a.md", 5, "placeholder"),
    ];
    assert_eq!(places, expected.map(|(path, line, code)| (path.to_owned(), line, code)));
}

#[test]
fn a_file_that_is_no_ladder_is_one_finding() {
    let files = [("notes.md", "# Junior Sailor\n\nSee there_\n"), ("crew.md", "# Senior Sailor\n\n- Leads_\n")];
    let ladder = ladder_of(&files);
    assert_eq!(ladder.diagnostics().len(), 3, "the marker is diagnosed in both");
    let found: Vec<_> = findings(&ladder).iter().map(|f| (f.path.clone(), f.code.name())).collect();
    assert_eq!(found, [("notes.md".to_owned(), "not-a-ladder"), ("crew.md".to_owned(), "stray-marker")]);
}

#[test]
fn what_is_wrong_within_a_line_has_its_column() {
    let text = "# Crew\n\n## Junior Sailor\n\n- Coils\n\n  -\n- Lets go of no rope_\n- *Ties knots\n";
    assert_eq!(found(text), [(7, 3, "empty-item"), (8, 21, "stray-marker"), (9, 3, "stray-marker")]);
}

proptest! {
    #[test]
    fn any_text_has_findings_within_it(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "# A\n", "## L1: Senior Sailor\n", "## Senior Sailor (L1)\n", "### Ropes\n", "- TBD\n", "- a b c\n", "  - _x\n", "-\n",
                "| | L1 | L2 |\n", "|-|-|-|\n", "| x | N/A | TBD |\n", "**Senior Sailor (L2)**Skill\n", "builds on L1: Senior Sailor\n",
                "[x](y)\n", "\n", "â€™ ", "\u{1b}[31m\n", "<table><tr><td>L1<td>TBD</table>\n", "é", "*",
            ]),
            0..40,
        )
    ) {
        let text = parts.concat();
        let lines = text.lines().count().max(1);
        for finding in findings(&ladder_of(&[("crew.md", &text)])) {
            let line = text.lines().nth(finding.line as usize - 1).unwrap_or_default();
            prop_assert!(finding.line as usize <= lines, "{finding:?}\n{text}");
            prop_assert!((1..=line.chars().count() + 1).contains(&(finding.column as usize)), "{finding:?}\n{text}");
            prop_assert!(!finding.message.contains(super::super::text::is_unsafe), "{finding:?}");
        }
    }
}

#[test]
fn a_heading_behind_a_statement_is_said() {
    let text =
        "# Crew\n\n## Junior Sailor\n\n- Coils ropes.### Care\n- Says ## for two.\n\n## Senior Sailor\n\n- Leads.\n";
    assert_eq!(found(text), [(5, 1, "fused-heading")]);
}

#[test]
fn marks_that_are_part_of_names_or_of_code_are_no_heading() {
    let text = "# Crew\n\n## Junior Sailor\n\n- Writes D## Charts for us.\n- Reads `knot## rope` in code.\n\n\
                ## Senior Sailor\n\n- Leads.\n";
    assert_eq!(found(text), []);
}

#[test]
fn levels_of_one_head_are_told_apart_by_their_places_in_it() {
    let text = "| Area | Baker (L2) | Baker (L2) |\n|---|---|---|\n| Dough | Kneads it | Weighs it |\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crew.md");
    std::fs::write(&path, text).unwrap();
    let mut findings = findings(&open(&[path]).ladder);
    place(&mut findings);
    let columns: Vec<_> = findings.iter().map(|finding| (finding.column, finding.code.name())).collect();
    assert_eq!(columns, [(23, "duplicate-title"), (30, "duplicate-rank")]);
}
