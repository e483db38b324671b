//! Journals: merged, of several people, unreadable, full.

use std::fs;

use rstest::rstest;
use serde_json::{Value, json};

use super::{bakery, json_of, run};
use crate::support::{BAKERY, Home, assert_harmless, ended};

#[test]
fn a_copy_that_a_sync_tool_left_is_noticed_and_taken_in() {
    let (home, ids, _) = bakery();
    run(&home, &["tick", &ids[0]]).expect_code(0);
    let copy = home.journal().with_file_name("progress.sync-conflict-20260102-030405-ABCDEFG.jsonl");
    fs::copy(home.journal(), &copy).unwrap();
    let both = ["--progress", copy.to_str().unwrap()];
    home.run([&["--ladders", "bakery.md"], &both[..], &["tick", &ids[1]]].concat()).expect_code(0);
    run(&home, &["tick", &ids[2]]).expect_code(0);
    assert_eq!(home.json(["where"])["copies"][0], copy.to_str().unwrap());
    let check = home.run(["journal", "check"]).expect_code(1);
    assert!(check.stdout.contains("1 event") && check.stdout.contains("merge --into"), "{check:?}");
    let before = fs::read(home.journal()).unwrap();
    home.run(["journal", "merge", "--into", home.journal().to_str().unwrap(), copy.to_str().unwrap()]).expect_code(0);
    assert!(fs::read(home.journal()).unwrap().starts_with(&before), "nothing is rewritten");
    assert_eq!(json_of(&home, &["progress"])["tracks"][0]["counts"]["met"], 3);
    assert_eq!(home.run(["journal", "check"]).expect_code(1).stdout.matches("may go").count(), 1);
    fs::remove_file(copy).unwrap();
    home.run(["journal", "check"]).expect_code(0);
}

#[test]
fn what_is_no_journal_is_not_taken_in() {
    let (home, ids, _) = bakery();
    run(&home, &["tick", &ids[0]]).expect_code(0);
    let before = fs::read(home.journal()).unwrap();
    let journal = home.journal();
    home.write("other.jsonl", &before);
    for files in [&["bakery.md"][..], &["other.jsonl", "bakery.md"]] {
        let arguments = [&["journal", "merge", "--into", journal.to_str().unwrap()], files].concat();
        let ran = home.run(arguments).expect_code(2);
        assert!(ran.stderr.contains("bakery.md is no journal"), "{ran:?}");
        assert_eq!(fs::read(&journal).unwrap(), before);
    }
    home.write("empty.jsonl", "\n");
    home.run(["journal", "merge", "--into", journal.to_str().unwrap(), "empty.jsonl"]).expect_code(0);
}

#[test]
fn profiles_are_people_and_tell_what_can_not_be_read() {
    let (home, ids, _) = bakery();
    run(&home, &["--profile", "zoe", "tick", &ids[0]]).expect_code(0);
    let zoe = home.path("data/rungs/profiles/zoe.jsonl");
    fs::copy(&zoe, zoe.with_file_name("zoe.sync-conflict-20260102-030405-ABCDEFG.jsonl")).unwrap();
    let mut damaged = fs::read_to_string(&zoe).unwrap();
    damaged.push_str("{\n");
    fs::write(&zoe, damaged).unwrap();
    let ran = run(&home, &["profiles"]).expect_code(0);
    assert_eq!(ran.stdout.lines().count(), 2, "{ran:?}");
    assert!(ran.stderr.contains("Line 2 of") && ran.stderr.contains("The other 1 event is loaded."), "{ran:?}");
    fs::create_dir(zoe.with_file_name("max.jsonl")).unwrap();
    let ran = run(&home, &["profiles"]).expect_code(2);
    assert!(ran.stdout.contains("it is a folder"), "{ran:?}");
    let ran = run(&home, &["--profile", "me", "progress"]).expect_code(2);
    assert!(ran.stderr.contains("`me` is your own"), "{ran:?}");
}

#[test]
fn what_is_not_there_is_said_as_it_is() {
    let (home, ids, _) = bakery();
    run(&home, &["aim", "--target", "L3"]).expect_code(0);
    run(&home, &["tick", &ids[0]]).expect_code(0);
    let printed = run(&home, &["history", "--limit", "0"]).expect_code(0).stdout;
    assert!(!printed.contains("Nothing is met yet") && printed.contains("Met without a note"), "{printed}");
    home.write("bakery.md", BAKERY.split("## Master Baker").next().unwrap());
    for arguments in [&["gap"][..], &["progress", "--short"]] {
        let ran = run(&home, arguments).expect_code(2);
        assert!(ran.stderr.contains("\"Master Baker\", is no longer there"), "{ran:?}");
    }
    fs::create_dir(home.path("empty")).unwrap();
    let ran = home.run(["search", "dough", "empty"]).expect_code(1);
    assert!(ran.stderr.contains("No ladder found in empty"), "{ran:?}");
    let ran = home.run(["fooo"]).expect_code(2);
    assert!(ran.stderr.contains("fooo is neither a path nor a command"), "{ran:?}");
}

#[test]
fn a_merge_that_is_printed_on_a_terminal_steers_nothing() {
    let home = Home::new();
    let journal = home.write("evil.jsonl", "{\"a\":\"\u{1b}]0;owned\u{7}\u{9b}31m\"}\n");
    let command = ["journal", "merge"].map(std::path::Path::new);
    let mut terminal = crate::terminal::Start::rungs(&home, &[command[0], command[1], &journal]).start();
    terminal.wait_exit();
    let raw = String::from_utf8(terminal.raw(0)).unwrap().replace('\r', "");
    assert!(raw.contains("]0;owned31m"), "{raw:?}");
    assert_harmless("merge", &raw);
    assert!(
        home.run(["journal", "merge", "evil.jsonl"]).expect_code(0).stdout.contains('\u{1b}'),
        "a file gets it all"
    );
}

#[test]
fn a_merge_by_hand_and_by_git_give_one_state() {
    let (home, ids, competency) = bakery();
    let tick = |file: &str, arguments: &[&str]| {
        home.run([&["--ladders", "bakery.md", "--progress", file], arguments].concat()).expect_code(0)
    };
    tick("base.jsonl", &["tick", &ids[0]]);
    for copy in ["ours.jsonl", "theirs.jsonl"] {
        fs::copy(home.path("base.jsonl"), home.path(copy)).unwrap();
    }
    tick("ours.jsonl", &["untick", &ids[0]]);
    tick("ours.jsonl", &["rate", &competency, "maturing"]);
    tick("theirs.jsonl", &["tick", "--as", "working", &ids[1]]);
    tick("theirs.jsonl", &["note", &ids[1], "half of it"]);
    tick("theirs.jsonl", &["undo"]);
    let state = |file: &str| {
        let mut progress = home.json(["progress", "bakery.md", "--progress", file]);
        progress["journal"] = Value::Null;
        progress
    };
    let merged = home.run(["journal", "merge", "ours.jsonl", "theirs.jsonl"]).expect_code(0).stdout;
    home.write("merged.jsonl", merged);
    let back = home.run(["journal", "merge", "theirs.jsonl", "ours.jsonl"]).expect_code(0).stdout;
    home.write("back.jsonl", back);
    assert_eq!(state("merged.jsonl"), state("back.jsonl"));
    assert_ne!(state("merged.jsonl"), state("ours.jsonl"));
    let git = std::process::Command::new("git")
        .args(["merge-file", "--union", "-p", "ours.jsonl", "base.jsonl", "theirs.jsonl"])
        .current_dir(home.path(""))
        .output();
    let Ok(git) = git else {
        eprintln!("skipped: git is not there");
        return;
    };
    assert!(git.status.success());
    home.write("git.jsonl", git.stdout);
    assert_eq!(state("git.jsonl"), state("merged.jsonl"));
}

#[test]
fn of_much_that_is_unreadable_the_first_lines_are_named_and_the_rest_counted() {
    let (home, ids, _) = bakery();
    run(&home, &["tick", &ids[0]]).expect_code(0);
    let mut journal = fs::read_to_string(home.journal()).unwrap().replace('\n', "\r\n");
    journal.push_str("<<<<<<< HEAD\n");
    journal.push_str(&"garbage\n".repeat(1_000));
    journal.push_str("{\"v\":7,\"id\":\"later\",\"seq\":9,\"kind\":\"mood\",\"mood\":\"good\"}\n");
    fs::write(home.journal(), &journal).unwrap();
    let ran = run(&home, &["tick", &ids[1]]).expect_code(0);
    assert_eq!(ran.stderr.lines().count(), 12, "{}", ran.stderr);
    for said in ["Line 2 of", "A merge left it", "991 more lines", "1 event written by a newer version"] {
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
    assert!(fs::read_to_string(home.journal()).unwrap().starts_with(&journal), "all of it stays");
    assert_eq!(json_of(&home, &["progress"])["tracks"][0]["counts"]["met"], 2);
    let check = home.json(["journal", "check"]);
    assert_eq!((check["skipped"].as_array().unwrap().len(), &check["newer"]), (1_001, &json!(1)));
}

#[test]
fn a_document_in_the_place_of_a_journal_is_left_as_it_is() {
    let (home, ids, _) = bakery();
    let document = fs::read_to_string(home.path("bakery.md")).unwrap();
    let ran = home.run(["--ladders", "bakery.md", "--progress", "bakery.md", "tick", &ids[0]]);
    assert!(ran.stderr.contains("bakery.md is no journal"), "{}", ran.stderr);
    ran.expect_code(2);
    assert_eq!(fs::read_to_string(home.path("bakery.md")).unwrap(), document);
    // What a crash tears of the first event is no document.
    home.write("torn.jsonl", "{\"v\":1,\"id\":\"0");
    home.run(["--ladders", "bakery.md", "--progress", "torn.jsonl", "tick", &ids[0]]).expect_code(0);
}

#[test]
fn a_profile_that_nothing_was_said_of_is_said_to_be_new() {
    let (home, ids, _) = bakery();
    let tick = ["--ladders", "bakery.md", "--profile", "ana", "tick", &ids[0]];
    assert!(home.run(tick).expect_code(0).stderr.contains("ana is a new profile, the first one."));
    assert_eq!(home.run(tick).expect_code(0).stderr, "");
    let slip = home.run(["--profile", "anna", "progress", "bakery.md"]).expect_code(0);
    assert!(slip.stderr.contains("anna is a new profile. There are: ana."), "{slip:?}");
}

/// What a person finds at the journal's place that is none, and what is said of it.
#[rstest]
#[case::a_folder("folder", "it is a folder")]
#[cfg_attr(unix, case::a_pipe("pipe", "no regular file"))]
#[cfg_attr(unix, case::a_folder_that_is_a_file("file/progress.jsonl", "can't be"))]
fn a_journal_that_cannot_be_used_is_named_with_what_to_do(#[case] place: &str, #[case] said: &str) {
    let (home, ids, _) = bakery();
    fs::create_dir(home.path("folder")).unwrap();
    home.write("file", "");
    #[cfg(unix)]
    assert!(std::process::Command::new("mkfifo").arg(home.path("pipe")).status().unwrap().success());
    for arguments in [&["tick", &ids[0]][..], &["note", &ids[0], "text"], &["log"], &["journal", "check"]] {
        let ran = home.run([&["--ladders", "bakery.md", "--progress", place], arguments].concat());
        if ran.code == Some(0) && place.starts_with("file") && arguments[0] != "tick" && arguments[0] != "note" {
            continue;
        }
        let ran = ran.expect_code(2);
        assert!(ran.stderr.contains(said) && ran.stderr.contains("--progress FILE"), "{arguments:?} {ran:?}");
    }
}

#[test]
fn ten_writers_of_all_kinds_at_once_lose_nothing() {
    let (home, ids, competency) = bakery();
    let note = |nth: usize| format!("note {nth}");
    let children: Vec<_> = (0..10)
        .map(|nth| {
            let text = note(nth);
            let arguments: Vec<&str> = match nth % 3 {
                0 => vec!["--ladders", "bakery.md", "tick", &ids[nth]],
                1 => vec!["--ladders", "bakery.md", "note", &ids[0], &text],
                _ => vec!["--ladders", "bakery.md", "rate", &competency, ["maturing", "exceeding"][nth % 2]],
            };
            home.command(arguments).env("XDG_STATE_HOME", home.path(&format!("state-{nth}"))).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert!(crate::support::ends_in_time(&mut child, "a writer").success());
    }
    let count = |kind: &str| home.events().iter().filter(|event| event["kind"] == kind).count();
    assert_eq!((count("status"), count("note")), (4, 3));
    assert!((1..=3).contains(&count("rating")), "rating the same again writes nothing");
    home.run(["journal", "check"]).expect_code(0);
}

/// A full disk, as a limit on the size of files gives it.
#[cfg(unix)]
#[rstest]
#[case::before_the_first_byte(511)]
#[case::in_the_middle_of_a_line(400)]
fn a_full_disk_takes_nothing_and_breaks_nothing(#[case] size: usize) {
    let (home, ids, _) = bakery();
    let before = format!("{{{}\n", "x".repeat(size - 1));
    let path = home.write("full.jsonl", &before);
    let line = format!(
        "trap '' XFSZ; ulimit -f 1; exec '{}' --ladders bakery.md --progress full.jsonl tick '{}'",
        crate::support::RUNGS,
        ids[0]
    );
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", &line]).current_dir(home.path("")).envs(home.variables());
    limited
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let ran = ended(&mut limited).expect_code(2);
    assert!(ran.stderr.contains("Not saved") && ran.stderr.contains("--progress FILE"), "{ran:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), before, "a half line is taken back");
    home.run(["--ladders", "bakery.md", "--progress", "full.jsonl", "tick", &ids[0]]).expect_code(0);
}
