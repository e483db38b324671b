//! Levels of names that nobody knows, where front matter tells them.

use super::*;
use crate::ladder::check::findings;

const LEVELS: [&str; 3] = ["Seed", "Sapling", "Tree"];
const ASKED: [&str; 3] = ["Waters what others planted", "Plans a row of plants", "Gives shade to all of us"];

fn each(write: impl Fn(&str, &str) -> String) -> String {
    LEVELS.into_iter().zip(ASKED).map(|(level, asked)| write(level, asked)).collect()
}

#[rstest]
#[case::headings(each(|level, asked| format!("## {level}\n\n- {asked}\n\n")))]
#[case::bold_lines(each(|level, asked| format!("**{level}**\n\n- {asked}\n\n")))]
#[case::a_list(each(|level, asked| format!("- {level}\n  - Water\n    - {asked}\n")))]
#[case::competencies_first(format!("## Water\n\n{}", each(|level, asked| format!("### {level}\n\n- {asked}\n\n"))).repeat(2))]
#[case::labels(format!("## Water\n\n{}\n", each(|level, asked| format!("- {level}: {asked}\n"))).repeat(2))]
#[case::bold_labels(format!("## Water\n\n{}\n", each(|level, asked| format!("**{level}**\n{asked}.\n\n"))).repeat(2))]
#[case::rows(format!("| Level | Water |\n|-|-|\n{}", each(|level, asked| format!("| {level} | {asked} |\n"))))]
#[case::columns(format!("| | Seed | Sapling | Tree |\n|-|-|-|-|\n| Water | {} |\n", ASKED.join(" | ")))]
fn levels_are_what_front_matter_calls_so(#[case] body: String) {
    let titles = |front: &str| -> Vec<String> {
        let ladder = ladder(&format!("{front}# Growing\n\n{body}"));
        ladder.levels().map(|level| level.title().to_owned()).collect()
    };
    assert_eq!(titles("---\nlevels: [seed, Sapling, \"Tree\"]\n---\n"), LEVELS, "{body}");
    assert_eq!(titles("+++\nlevels = [\"Seed\", \"Sapling\", \"Tree\"]\n+++\n"), LEVELS, "{body}");
    // Of another document's names nothing is known.
    assert_eq!(titles(""), Vec::<String>::new(), "{body}");
}

#[test]
fn a_file_is_the_level_that_front_matter_and_its_heading_name() {
    let file = |level: &str, heading: &str| format!("---\nlevel: {level}\n---\n# {heading}\n\n## Water\n\n- Waters\n");
    let read = |heading: &str| assemble("test", vec![read("a.md", file("Seed", heading).as_bytes())]).levels().count();
    assert_eq!((read("Seed"), read("How to sow")), (1, 0));
}

#[test]
fn a_level_that_is_told_and_not_there_is_said() {
    let front = "---\nlevels:\n  - Seed\n  - Sapling\n  - Tree\n---\n";
    let text = format!("{front}# Growing\n\n## Seed\n\n- Waters\n\n## Sappling\n\n- Plants\n\n## Tree\n\n- Shades\n");
    let found = said(&text);
    assert!(found.contains(&("missing-level", 4, 5)), "{found:?}");
    // Where too few are left for a ladder, this is why.
    let text = "---\nlevels: [Seed, Sapling]\n---\n# Growing\n\n## Seed\n\n- Waters\n\n## Sappling\n\n- Plants\n";
    assert_eq!(said(text), [("not-a-ladder", 1, 1)]);
    let why = ladder(text).diagnostics()[0].message.clone();
    assert!(why.contains("called as its front matter tells"), "{why}");
}

/// What `rungs check` says of a text, with the places.
fn said(text: &str) -> Vec<(&'static str, u32, u32)> {
    let ladder = ladder(text);
    findings(&ladder).iter().map(|found| (found.code.name(), found.line, found.column)).collect()
}

#[test]
fn levels_that_are_no_names_tell_none() {
    for told in ["levels: 3", "levels: []", "levels: [Seed]", "levels:\n  - name: Seed", "levels: [Seed, 2]"] {
        let text = format!("---\n{told}\n---\n# Growing\n\n## Seed\n\n- Waters\n\n## Tree\n\n- Shades\n");
        assert!(ladder(&text).is_empty(), "{told}");
    }
}
