//! What is understood, checked, written and in use.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rstest::rstest;
use serde_json::json;

use crate::support::{BAKERY_EXPECTATIONS, Home, each, ended, text};

#[test]
fn outline_prints_what_was_understood() {
    let home = Home::new();
    let outline = home.json(["outline"]);
    assert_eq!(outline["schema"], "rungs.outline/1");
    let tracks = outline["tracks"].as_array().unwrap();
    assert_eq!(tracks.len(), 5);
    let printed = home.run(["outline"]).expect_code(0);
    for track in tracks {
        assert!(printed.stdout.contains(text(track, "title")), "{}", track["title"]);
        for level in track["levels"].as_array().unwrap() {
            assert!(printed.stdout.contains(text(level, "title")), "{}", level["title"]);
            let ends = format!("  {}", text(level, "id"));
            assert!(printed.stdout.lines().any(|line| line.ends_with(&ends)), "{}", level["id"]);
        }
    }
    let whole = home.run(["outline", "--ids"]).expect_code(0).stdout;
    let lines: BTreeSet<&str> = whole.lines().map(str::trim).collect();
    let mut told = BTreeSet::new();
    for list in ["competencies", "expectations"] {
        each(&outline, list, &mut |one| assert!(told.insert(text(one, "id"))));
    }
    assert!(told.is_subset(&lines), "{:?}", told.difference(&lines).next());
    let prose = tracks[0]["levels"][0]["notes"][0].as_str().unwrap();
    assert!(whole.contains(prose), "prose of levels is understood, too: {prose}");
    let ids = home.ids(None);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "ids are unique");
}

#[test]
fn outline_reads_a_ladder_of_ones_own() {
    let (home, path) = Home::with_bakery();
    let outline = home.json([Path::new("outline"), &path]);
    let levels = &outline["tracks"][0]["levels"];
    let titles: Vec<_> = levels.as_array().unwrap().iter().map(|level| text(level, "title")).collect();
    assert_eq!(titles, ["Apprentice Baker", "Baker", "Master Baker"]);
    assert_eq!(levels[0]["summary"], "Learns the craft beside somebody who knows it.");
    assert_eq!(outline["diagnostics"], json!([]));
    assert_eq!(home.ids(Some(&path)).len() as u64, BAKERY_EXPECTATIONS);
}

#[rstest]
#[case::a_craft(["Apprentice Baker", "Baker", "Master Baker"])]
#[case::another_language(["Bäckerlehrling", "Bäckerin", "Bäckermeisterin"])]
fn levels_of_any_trade_are_read(#[case] titles: [&str; 3]) {
    let home = Home::new();
    let level = |title: &&str| format!("## {title}\n\n### Dough\n\n- Weighs flour.\n\n### Oven\n\n- Loads it.\n\n");
    let path = home.write("ladder.md", format!("# Bakery\n\n{}", titles.iter().map(level).collect::<String>()));
    assert_eq!(home.ids(Some(&path)).len(), 6);
}

#[test]
fn init_tells_programs_what_it_wrote() {
    let home = Home::new();
    let said = home.json(["init", "mine"]);
    assert_eq!((&said["schema"], &said["folder"]), (&json!("rungs.init/1"), &json!("mine")));
    let files = said["files"].as_array().unwrap();
    assert_eq!(files.len(), 5);
    assert!(files.iter().all(|file| home.path("mine").join(file.as_str().unwrap()).is_file()));
}

const FAULTY: &str = "\
# Workshop

## Helper (L1)

### Tools

- Sharpens chisels before they need it.
-
- Reads the [guide](no-such-guide.md) before lighting the forge.

## Smith (L2)

### Tools

- Makes the tools that are missing.
";

#[test]
fn check_names_what_is_wrong_by_line() {
    let home = Home::new();
    let path = home.write("workshop.md", FAULTY);
    let findings = home.json([Path::new("check"), &path]);
    assert_eq!(findings["schema"], "rungs.check/1");
    let found: Vec<_> = findings["findings"].as_array().unwrap().iter().collect();
    let places: Vec<_> = found.iter().map(|f| (f["source"]["line"].as_u64().unwrap(), text(f, "code"))).collect();
    assert_eq!(places, [(8, "empty-item"), (9, "broken-link")]);
    for finding in found {
        assert_eq!(text(finding, "severity"), "warning");
        assert!(!text(finding, "message").is_empty() && !text(finding, "suggestion").is_empty());
        assert_eq!(text(&finding["source"], "path"), path.to_str().unwrap());
        assert!(finding["source"]["column"].as_u64() >= Some(1));
    }
    let printed = home.run([Path::new("check"), &path]).expect_code(1);
    for place in ["workshop.md:8:", "workshop.md:9:", "empty-item", "broken-link"] {
        assert!(printed.stdout.contains(place), "{place} isn't in {printed:?}");
    }
}

#[test]
fn check_of_a_sound_ladder_is_fine() {
    let (home, path) = Home::with_bakery();
    home.run([Path::new("check"), &path]).expect_code(0);
    home.run(["check"]).expect_code(0);
}

#[test]
fn init_writes_ladders_and_never_overwrites() {
    let home = Home::new();
    home.run(["init", "mine"]).expect_code(0);
    let folder = home.path("mine");
    let names = || -> Vec<_> {
        let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        names
    };
    let written = names();
    assert_eq!(written.len(), 5);
    assert_eq!(home.json(["outline", "mine"])["tracks"].as_array().unwrap().len(), 5);
    fs::write(&written[2], "my own words").unwrap();
    fs::remove_file(&written[0]).unwrap();
    let ran = home.run(["init", "mine"]).expect_code(2);
    assert!(ran.stderr.contains("mine"), "{ran:?}");
    assert_eq!(fs::read_to_string(&written[2]).unwrap(), "my own words");
    assert_eq!(names(), written[1..], "nothing is half written");
}

#[test]
fn where_names_paths_and_why() {
    let home = Home::new();
    let found = home.json(["where"]);
    assert_eq!(found["progress"]["path"], json!(home.journal()));
    assert_eq!(found["progress"]["why"], "XDG_DATA_HOME");
    let printed = home.run(["where"]).expect_code(0);
    assert!(printed.stdout.contains(home.journal().to_str().unwrap()) && printed.stdout.contains("XDG_DATA_HOME"));
    let variable = ended(home.command(["where"]).env("RUNGS_PROGRESS", home.path("mine.jsonl"))).expect_code(0);
    assert!(variable.stdout.contains("mine.jsonl") && variable.stdout.contains("RUNGS_PROGRESS"), "{variable:?}");
    let option = home.run(["where", "--progress", "other.jsonl"]).expect_code(0);
    assert!(option.stdout.contains("other.jsonl") && option.stdout.contains("--progress"), "{option:?}");
    let (_, path) = (home.write("bakery.md", crate::support::BAKERY), home.path("bakery.md"));
    let ladders = ended(home.command(["where"]).env("RUNGS_LADDERS", &path)).expect_code(0);
    assert!(ladders.stdout.contains("bakery.md") && ladders.stdout.contains("RUNGS_LADDERS"), "{ladders:?}");
}
