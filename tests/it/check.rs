//! `rungs check` as people and CI jobs meet it: findings with places, the formats
//! of other programs, codes and what they mean.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use rstest::rstest;
use serde_json::json;

use crate::support::{Home, assert_harmless, ended, hostile_ladder, text};

/// A ladder with findings of several kinds, severities and columns.
const CREW: &str = "\
# Crew

## Junior Sailor (L1)

- Coils ropes, and [reads](missing.md) the chart.
- Coils ropes, and reads the chart!

  - TBD

## Senior Sailor (L2)

## Lead Sailor

- Leads a watch.
";

/// What there is to find in [`CREW`].
const FOUND: &[&str] = &[
    "crew.md:5:20: warning broken-link: The link leads to \"missing.md\", which isn't there.",
    "crew.md:6:1: warning repeated-statement: The level asks this already, in line 5: \"Coils ropes, and reads the chart!\".",
    "crew.md:8:3: warning placeholder: \"TBD\" holds the place of a statement; it was left out.",
    "crew.md:10:1: warning empty-level: \"Senior Sailor\" has no statement, and builds on no other level.",
    "crew.md:12:1: warning missing-rank: \"Lead Sailor\" has no rank; 2 of the levels of its track have one.",
];

fn home() -> Home {
    let home = Home::new();
    home.write("crew.md", CREW);
    home
}

#[test]
fn findings_are_lines_with_what_to_do_and_a_summary() {
    let ran = home().run(["check", "crew.md"]).expect_code(1);
    let (said, advice): (Vec<&str>, Vec<&str>) = ran.stdout.lines().partition(|line| !line.starts_with("    "));
    assert_eq!(said, FOUND);
    assert_eq!(advice.len(), FOUND.len());
    assert_eq!(ran.stderr, "rungs: 5 findings in 1 file: 5 warnings.\n");
}

#[test]
fn a_finding_in_a_table_stands_at_its_cell() {
    let home = Home::new();
    home.write(
        "crew.md",
        "# Crew\n\n| Area | Mate (L1) | Senior Mate (L1) |\n|---|---|---|\n| Ropes | Übt _alle_ Knoten täglich | Coils every rope aboard |\n| Deck | Scrubs the deck daily | Coils every rope aboard |\n",
    );
    let ran = home.run(["check", "crew.md"]).expect_code(1);
    let places = ran.stdout.lines().filter_map(|line| line.split_once(" warning ")).map(|(place, _)| place);
    assert_eq!(places.collect::<Vec<_>>(), ["crew.md:3:35:", "crew.md:6:34:"]);
}

#[test]
fn json_has_places_and_suggestions() {
    let found = home().json(["check", "crew.md"]);
    assert_eq!(found["schema"], "rungs.check/1");
    assert_eq!(
        found["findings"][0],
        json!({
            "severity": "warning",
            "code": "broken-link",
            "message": "The link leads to \"missing.md\", which isn't there.",
            "suggestion": "Correct the link, or add the file that it names.",
            "source": {"path": "crew.md", "line": 5, "column": 20},
        })
    );
    assert_eq!(found["findings"].as_array().map(Vec::len), Some(FOUND.len()));
}

#[test]
fn sarif_names_rules_and_places() {
    let home = home();
    let path = home.write("a b/grün#1.md", CREW);
    let ran = home.run([Path::new("check"), Path::new("--format=sarif"), &path]).expect_code(1);
    assert_eq!(ran.stderr, "");
    let log = ran.json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    assert_eq!((&driver["name"], &driver["version"]), (&json!("rungs"), &json!(env!("CARGO_PKG_VERSION"))));
    let rules = driver["rules"].as_array().unwrap();
    for rule in rules {
        let texts = [&rule["shortDescription"]["text"], &rule["help"]["text"], &rule["help"]["markdown"]];
        assert!(texts.iter().all(|text| text.as_str().is_some_and(|text| !text.is_empty())), "{rule}");
        let level = &rule["defaultConfiguration"]["level"];
        assert!(["note", "warning", "error"].contains(&level.as_str().unwrap()), "{rule}");
    }
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), FOUND.len());
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[rule]["id"], result["ruleId"]);
        assert_eq!(result["level"], rules[rule]["defaultConfiguration"]["level"]);
    }
    assert_eq!(
        results[0]["locations"],
        json!([{"physicalLocation": {
            // The path was given in full; it is told from the folder that one works in.
            "artifactLocation": {"uri": "a%20b/gr%C3%BCn%231.md"},
            "region": {"startLine": 5, "startColumn": 20},
        }}])
    );
}

#[test]
fn github_gets_one_command_a_finding() {
    let home = home();
    home.write("a,b.md", "# Crew\n\n## Junior Sailor (L1)\n\n- 100%\n-\n\n## Senior Sailor (L2)\n\n- Leads: well.\n");
    let ran = home.run(["check", "--format", "github", "a,b.md"]).expect_code(1);
    assert_eq!(
        ran.stdout,
        "::warning file=a%2Cb.md,line=6,col=1,title=empty-item::The item has no words.%0A\
         Write the statement, or remove the empty item.\n"
    );
    let info = home.write("notes.md", "Milk and eggs.\n");
    let ran = home.run([Path::new("check"), Path::new("--format=github"), &info]).expect_code(1);
    assert!(ran.stdout.starts_with("::notice file=notes.md,line=1,col=1,title=not-a-ladder::"), "{ran:?}");
}

#[test]
fn a_sound_ladder_gives_empty_reports() {
    let (home, _) = Home::with_bakery();
    let run = |form: &str| home.run(["check", "bakery.md", "--format", form]).expect_code(0);
    assert_eq!(run("json").json()["findings"], json!([]));
    assert_eq!(run("sarif").json()["runs"][0]["results"], json!([]));
    assert_eq!(run("github").stdout, "");
    let text = run("text");
    assert!(text.stdout.starts_with("Nothing to mend in 1 track, 3 levels and 16 expectations."), "{text:?}");
    assert_eq!(text.stderr, "");
}

#[test]
fn what_init_writes_has_no_finding() {
    let home = Home::new();
    home.run(["init", "mine"]).expect_code(0);
    assert_eq!(home.json(["check", "mine"])["findings"], json!([]));
    assert_eq!(home.json(["check"])["findings"], json!([]), "nor have the built-in ladders");
}

#[rstest]
#[case::one(&["--allow", "broken-link"], 4, 1)]
#[case::several(&["--allow", "broken-link,placeholder", "--allow", "Missing-Rank"], 2, 3)]
#[case::by_severity(&["--severity", "warning"], 5, 0)]
#[case::all(&["--severity", "error"], 0, 5)]
fn what_is_left_out_is_counted_and_decides_the_exit_code(
    #[case] options: &[&str],
    #[case] shown: usize,
    #[case] left_out: usize,
) {
    let home = home();
    let ran = home.run(["check", "crew.md"].iter().chain(options));
    assert_eq!(ran.code, Some(i32::from(shown > 0)), "{ran:?}");
    assert_eq!(ran.stdout.lines().filter(|line| line.starts_with("crew.md:")).count(), shown, "{ran:?}");
    assert_eq!(ran.stderr.contains(&format!("{left_out} left out")), left_out > 0, "{ran:?}");
    let mut command = home.command(["check", "crew.md", "--format=json"].iter().chain(options));
    assert_eq!(ended(&mut command).json()["findings"].as_array().map(Vec::len), Some(shown));
}

#[rstest]
#[case(&["--allow", "brokn-link"])]
#[case(&["--allow", "placeholder,broken_link"])]
#[case(&["--explain", "brokenlink"])]
fn an_unknown_code_names_the_nearest(#[case] options: &[&str]) {
    let ran = home().run(["check"].iter().chain(options)).expect_code(2);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains("Did you mean broken-link?"), "{ran:?}");
    assert_eq!(ran.stderr.lines().count(), 1, "{ran:?}");
}

#[rstest]
#[case(&["--severity", "fatal"])]
#[case(&["--format", "xml"])]
#[case(&["--markdown"])]
#[case(&["--codes", "crew.md"])]
fn wrong_use_ends_with_2(#[case] options: &[&str]) {
    let ran = home().run(["check"].iter().chain(options)).expect_code(2);
    assert!(ran.stdout.is_empty() && !ran.stderr.is_empty(), "{ran:?}");
}

#[test]
fn a_path_that_cannot_be_read_is_a_failure_whatever_was_found() {
    let ran = home().run(["check", "crew.md", "gone.md"]).expect_code(2);
    assert!(ran.stdout.contains("broken-link") && ran.stderr.contains("gone.md"), "{ran:?}");
}

#[test]
fn every_code_that_is_listed_is_explained() {
    let home = Home::new();
    let listed = home.run(["check", "--codes"]).expect_code(0).stdout;
    assert_eq!(home.run(["check", "--explain"]).expect_code(0).stdout, listed);
    let codes = home.json(["check", "--codes"]);
    let names: Vec<_> = codes["codes"].as_array().unwrap().iter().map(|code| text(code, "code")).collect();
    assert_eq!(listed.lines().filter_map(|line| line.split(' ').next()).collect::<Vec<_>>(), names);
    for name in names {
        let page = home.run(["check", "--explain", name]).expect_code(0).stdout;
        assert!(page.starts_with(&format!("{name} (")), "{page}");
        for part in ["\nWhy it matters\n", "\nWrong\n", "\nRight\n", "\nWhat to do\n"] {
            assert!(page.contains(part), "{name} lacks {part:?}: {page}");
        }
        assert!(!page.contains("```"), "{page}");
        assert_eq!(home.json(["check", "--explain", name])["codes"].as_array().map(Vec::len), Some(1));
    }
}

#[test]
fn the_page_of_findings_is_the_one_that_is_printed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/findings.md");
    let Ok(page) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let printed = Home::new().run(["check", "--codes", "--markdown"]).expect_code(0).stdout;
    let advice = "docs/findings.md is old; write it with `rungs check --codes --markdown`";
    assert!(page.replace("\r\n", "\n") == printed, "{advice}");
}

#[test]
fn no_format_passes_on_what_steers_a_terminal() {
    let home = Home::new();
    let name = if cfg!(unix) { "hostile\u{1b}]0;owned\u{7}\u{9b}\u{202e}\n::error::x.md" } else { "hostile.md" };
    let path = home.write(name, hostile_ladder());
    for form in ["text", "json", "sarif", "github"] {
        let ran = home.run([Path::new("check"), &path, Path::new("--format"), Path::new(form)]).expect_code(1);
        assert_harmless(&format!("check --format {form}"), &format!("{}{}", ran.stdout, ran.stderr));
        assert!(!ran.stdout.lines().any(|line| line.starts_with("::error")), "{ran:?}");
    }
}

/// A ladder with so many levels, each with ten statements that another level has
/// too, and one that stands twice.
fn large(levels: u32) -> String {
    let mut text = String::from("# Crew\n");
    for level in 0..levels {
        let _ = write!(text, "\n## Sailor Engineer {level}\n\n### Ropes\n\n");
        for nth in 0..9 {
            let _ = writeln!(text, "- Coils rope {nth} in the way of class {level}.");
        }
        let _ = writeln!(text, "- coils rope 3 in the way of class {level}");
    }
    text
}

#[test]
fn ten_times_the_ladder_takes_no_hundred_times_as_long() {
    let home = Home::new();
    let mut times = Vec::new();
    for levels in [200, 2000] {
        home.write("large.md", large(levels));
        let start = std::time::Instant::now();
        let found = home.json(["check", "large.md"]);
        times.push(start.elapsed());
        let codes: BTreeSet<_> = found["findings"].as_array().unwrap().iter().map(|f| text(f, "code")).collect();
        assert_eq!(codes, BTreeSet::from(["repeated-statement"]));
        assert_eq!(found["findings"].as_array().map(Vec::len), usize::try_from(levels).ok());
    }
    assert!(times[1] < times[0] * 50, "{times:?}");
}

/// Each finding of a folder beside the checkout has a code that is known, and a
/// place that is there.
#[rstest]
#[case("seeds")]
#[case("corpus")]
fn findings_about_public_ladders_stand_in_their_files(#[case] name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if !folder.exists() {
        eprintln!("skipped: {} is not there", folder.display());
        return;
    }
    let found = Home::new().json([Path::new("check"), &folder]);
    let findings = found["findings"].as_array().unwrap();
    assert!(!findings.is_empty());
    for finding in findings {
        let source = &finding["source"];
        let (line, column) = (source["line"].as_u64().unwrap(), source["column"].as_u64().unwrap());
        let bytes = std::fs::read(text(source, "path")).unwrap();
        let content = String::from_utf8_lossy(&bytes);
        let line = content.lines().nth(usize::try_from(line - 1).unwrap()).unwrap_or_default();
        assert!(column >= 1 && usize::try_from(column).unwrap() <= line.chars().count() + 1, "{finding}");
    }
}
