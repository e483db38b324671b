//! Ladders as people write them, each fixture in a dialect of its own: what is
//! read of them, and what is said about them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rungs::ladder::{Ladder, open};

/// A ladder as lines: tracks, levels with rank, competencies with category,
/// statements, and what was said about them.
fn shown(ladder: &Ladder) -> String {
    let mut text = String::new();
    for track in ladder.tracks() {
        writeln!(text, "{}", track.title()).unwrap();
        for level in track.levels() {
            let rank = level.rank().map(|rank| format!(" [{rank}]")).unwrap_or_default();
            writeln!(text, "  {}{rank}", level.title()).unwrap();
            level.summary().into_iter().for_each(|words| writeln!(text, "    > {words}").unwrap());
            level.attributes().for_each(|a| writeln!(text, "    {} = {}", a.name, a.value).unwrap());
            level.notes().for_each(|words| writeln!(text, "    ({words})").unwrap());
            for competency in level.competencies() {
                let category = competency.category().map(|category| format!(" [{category}]")).unwrap_or_default();
                writeln!(text, "    {}{category}", competency.title()).unwrap();
                competency.description().into_iter().for_each(|words| writeln!(text, "      > {words}").unwrap());
                for expectation in competency.expectations() {
                    writeln!(text, "      {}- {}", "  ".repeat(expectation.depth()), expectation.text()).unwrap();
                }
                competency.examples().for_each(|words| writeln!(text, "      e.g. {words}").unwrap());
            }
        }
    }
    for finding in ladder.diagnostics() {
        let file = Path::new(&finding.path).file_name().unwrap().to_string_lossy();
        writeln!(text, "{file}:{}: {}: {}", finding.line, finding.code.name(), finding.message).unwrap();
    }
    text
}

#[test]
fn each_dialect_is_read_as_it_is_meant() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dialects");
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert!(names.len() > 40, "the fixtures are there");
    for name in names {
        let opened = open(&[folder.join(&name)]);
        assert!(opened.errors.is_empty());
        insta::assert_snapshot!(name.to_string_lossy().replace('.', "-"), shown(&opened.ladder));
    }
}
