//! What people say beside ticks: ratings, notes, aims; and taking it back.

use std::fs;

use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{BAKERY, Home, assert_harmless, each, ended, text};

/// A bakery, and the ids of its expectations and of the first competency.
fn bakery() -> (Home, Vec<String>, String) {
    let (home, path) = Home::with_bakery();
    let ids = home.ids(Some(&path));
    let competency = ids[0].rsplit_once('/').unwrap().0.to_owned();
    (home, ids, competency)
}

fn run(home: &Home, arguments: &[&str]) -> crate::support::Ran {
    home.run([&["--ladders", "bakery.md"], arguments].concat())
}

fn json_of(home: &Home, arguments: &[&str]) -> Value {
    home.json([&["--ladders", "bakery.md"], arguments].concat())
}

/// The first member of the lists of a name with this id.
fn find(value: &Value, list: &str, id: &str) -> Value {
    let mut found = Value::Null;
    each(value, list, &mut |item| {
        if item["id"] == id {
            found = item.clone();
        }
    });
    found
}

#[test]
fn a_rating_is_kept_shown_and_taken_back() {
    let (home, _, competency) = bakery();
    let rated = json_of(&home, &["rate", &competency, "perf"]);
    assert_eq!(rated["changed"], json!([{"id": competency, "from": null, "to": "performing"}]));
    assert_eq!(json_of(&home, &["rate", &competency, "Performing"])["unchanged"], json!([competency]));
    let event = home.events().pop().unwrap();
    assert_eq!(
        (text(&event, "kind"), text(&event, "competency"), text(&event, "title")),
        ("rating", &*competency, "Dough")
    );
    let progress = json_of(&home, &["progress"]);
    assert_eq!(find(&progress, "competencies", &competency)["rating"], "performing");
    assert_eq!(json_of(&home, &["show", &competency])["rating"], "performing");
    assert!(run(&home, &["progress"]).stdout.contains("Dough: performing"));
    run(&home, &["rate", &competency, "--clear"]).expect_code(0);
    assert_eq!(find(&json_of(&home, &["progress"]), "competencies", &competency)["rating"], Value::Null);
}

#[rstest]
#[case::rating(&["rate", "bakery/apprentice-baker/dough", "great"], "performing")]
#[case::competency(&["rate", "bakery/apprentice-baker/dought", "maturing"], "bakery/apprentice-baker/dough")]
#[case::noted(&["note", "bakery/apprentice-baker/oven/1", "text"], "bakery/apprentice-baker/oven")]
#[case::level(&["aim", "--target", "bakery/master-bakr"], "bakery/master-baker")]
#[case::track(&["aim", "bakry", "--target", "none"], "bakery")]
#[case::other_note(&["note", "--remove", "nothing"], "No note has the id")]
#[case::nothing_noted(&["note", "bakery/baker/dough", " "], "nothing to note")]
#[case::no_track(&["aim", "--target", "none"], "Which track?")]
fn what_is_not_understood_is_said_and_nothing_written(#[case] arguments: &[&str], #[case] said: &str) {
    let (home, ..) = bakery();
    let ran = run(&home, arguments).expect_code(2);
    assert!(ran.stderr.contains(said), "{ran:?}");
    assert!(!home.journal().exists());
}

#[test]
fn the_scale_is_the_configurations() {
    let (home, _, competency) = bakery();
    home.write("config/rungs/config.toml", "ratings = [\"below\", \"meets\"]\n");
    run(&home, &["rate", &competency, "performing"]).expect_code(2);
    run(&home, &["rate", &competency, "meets"]).expect_code(0);
}

#[test]
fn notes_are_kept_edited_and_taken_away() {
    let (home, ids, competency) = bakery();
    let first = json_of(&home, &["note", &ids[0], "Ten loaves, see <https://example.org/1>"]);
    run(&home, &["note", &ids[0], "Again in May"]).expect_code(0);
    run(&home, &["note", &competency, "On the whole good"]).expect_code(0);
    let note = text(&first["notes"][0], "id").to_owned();
    run(&home, &["note", "--edit", &note, "Twelve", "loaves"]).expect_code(0);
    let texts = |value: &Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|note| text(note, "text").to_owned()).collect()
    };
    let shown = json_of(&home, &["show", &ids[0]]);
    assert_eq!(texts(&shown["evidence"]), ["Twelve loaves", "Again in May"]);
    assert_eq!(shown["evidence"][0]["at"], first["notes"][0]["at"], "its date is that of its first writing");
    let progress = json_of(&home, &["progress"]);
    assert_eq!(find(&progress, "expectations", &ids[0])["notes"], shown["evidence"]);
    assert_eq!(texts(&find(&progress, "competencies", &competency)["notes"]), ["On the whole good"]);
    run(&home, &["note", "--edit", &note, "once more"]).expect_code(2);
    let now = text(&shown["evidence"][0], "id");
    run(&home, &["note", "--remove", now]).expect_code(0);
    assert_eq!(texts(&json_of(&home, &["note", &ids[0]])["notes"]), ["Again in May"]);
    run(&home, &["undo"]).expect_code(0);
    assert_eq!(json_of(&home, &["note", &ids[0]])["notes"].as_array().unwrap().len(), 2);
}

#[test]
fn a_note_of_several_lines_comes_from_standard_input() {
    let (home, ids, _) = bakery();
    let path = home.write("evidence.md", "# Fair\n\n- ten loaves\n");
    let mut command = home.command(["--ladders", "bakery.md", "note", &ids[0], "-"]);
    ended(command.stdin(fs::File::open(path).unwrap())).expect_code(0);
    assert_eq!(text(&home.events()[0], "text"), "# Fair\n\n- ten loaves");
    let printed = run(&home, &["show", &ids[0]]).stdout;
    assert!(printed.contains("# Fair") && printed.contains("- ten loaves"), "{printed}");
}

#[test]
fn an_aim_is_named_by_titles_and_stays_when_the_other_end_changes() {
    let (home, ..) = bakery();
    run(&home, &["aim", "--current", "Apprentice Baker", "--target", "L3"]).expect_code(0);
    run(&home, &["aim", "--current", "baker"]).expect_code(0);
    let aims = json_of(&home, &["aim"]);
    let expected =
        json!([{"track": "bakery", "title": "Bakery", "current": "bakery/baker", "target": "bakery/master-baker"}]);
    assert_eq!(aims["aims"], expected);
    assert_eq!(json_of(&home, &["progress"])["tracks"][0]["aim"]["target"], "bakery/master-baker");
    run(&home, &["aim", "bakery", "--target", "none"]).expect_code(0);
    assert_eq!(json_of(&home, &["aim"])["aims"][0]["target"], Value::Null);
    assert_eq!(run(&home, &["aim"]).stdout, "Bakery: on L2 Baker, aiming for no level\n");
}

#[test]
fn undo_and_redo_reach_over_restarts_and_the_log_says_what_they_did() {
    let (home, ids, competency) = bakery();
    run(&home, &["tick", &ids[0], &ids[1]]).expect_code(0);
    run(&home, &["rate", &competency, "maturing"]).expect_code(0);
    let undone = json_of(&home, &["undo"]);
    assert_eq!(text(&undone["steps"][0], "words"), "rated maturing: Dough (Apprentice Baker)");
    let undone = run(&home, &["undo"]).expect_code(0).stdout;
    assert!(undone.starts_with("undone: met: Weighs flour") && undone.ends_with("and 1 more\n"), "{undone}");
    let count = |home: &Home| json_of(home, &["progress"])["tracks"][0]["counts"]["met"].as_u64();
    assert_eq!(count(&home), Some(0));
    run(&home, &["undo"]).expect_code(1);
    run(&home, &["redo", "--steps", "5"]).expect_code(0);
    assert_eq!(count(&home), Some(2));
    run(&home, &["redo"]).expect_code(1);
    let log = home.json(["log"]);
    let words: Vec<&str> = log["steps"].as_array().unwrap().iter().map(|step| text(step, "words")).collect();
    assert_eq!(words.len(), 6, "{words:?}");
    assert_eq!(
        (words[0], words[4]),
        ("redone: rated maturing: Dough (Apprentice Baker)", "rated maturing: Dough (Apprentice Baker)")
    );
    assert_eq!(text(&log, "undo"), words[4]);
    assert_eq!(log["redo"], Value::Null);
    assert_eq!(run(&home, &["log", "--limit", "2"]).stdout.lines().count(), 2);
}

#[test]
fn undo_never_overrides_what_another_machine_said_since() {
    let (home, ids, _) = bakery();
    run(&home, &["tick", &ids[0]]).expect_code(0);
    let other = |arguments: &[&str]| {
        let mut command = home.command([&["--ladders", "bakery.md"], arguments].concat());
        ended(command.env("XDG_STATE_HOME", home.path("laptop"))).expect_code(0)
    };
    other(&["tick", "--as", "working", &ids[0]]);
    let undone = json_of(&home, &["undo"]);
    assert_eq!(undone["steps"][0]["stays"].as_array().unwrap().len(), 1);
    assert_eq!(find(&json_of(&home, &["progress"]), "expectations", &ids[0])["status"], "working");
    run(&home, &["undo"]).expect_code(1);
    let log = home.json(["log"]);
    assert_eq!(log["steps"][1]["here"], false);
    other(&["undo"]);
    assert_eq!(find(&json_of(&home, &["progress"]), "expectations", &ids[0])["status"], "open");
}

#[test]
fn history_says_what_was_met_when_and_what_lacks_evidence() {
    let (home, ids, _) = bakery();
    run(&home, &["tick", &ids[0], &ids[1]]).expect_code(0);
    run(&home, &["note", &ids[0], "seen"]).expect_code(0);
    let history = home.json(["history", "bakery.md"]);
    assert_eq!((history["schema"].as_str(), history["by"].as_str()), (Some("rungs.history/1"), Some("week")));
    assert_eq!(history["periods"].as_array().unwrap().last().unwrap()["total"], 2);
    assert_eq!(history["unproved"][0]["id"], ids[1].as_str());
    assert_eq!(history["stale"], json!([]));
    let printed = home.run(["history", "bakery.md", "--by", "month", "--ascii"]).expect_code(0).stdout;
    assert!(printed.contains("# 2  +2") && printed.contains("Met without a note"), "{printed}");
    assert!(printed.is_ascii());
}

/// The journal with every date in it a year and a half earlier.
fn aged(home: &Home) {
    let text = fs::read_to_string(home.journal()).unwrap();
    let mut lines = Vec::new();
    for mut event in text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        event["at"] = "2020-05-04T10:00:00.000Z".into();
        lines.push(event.to_string() + "\n");
    }
    fs::write(home.journal(), lines.concat()).unwrap();
}

#[test]
fn what_was_last_noted_over_a_year_ago_is_stale() {
    let (home, ids, _) = bakery();
    run(&home, &["tick", &ids[0], &ids[1]]).expect_code(0);
    aged(&home);
    run(&home, &["note", &ids[0], "again"]).expect_code(0);
    let history = home.json(["history", "bakery.md"]);
    let stale: Vec<&str> = history["stale"].as_array().unwrap().iter().map(|entry| text(entry, "id")).collect();
    assert_eq!(stale, [ids[1].as_str()]);
}

#[test]
fn ratings_and_notes_of_what_is_gone_are_listed() {
    let (home, ids, competency) = bakery();
    run(&home, &["rate", &competency, "maturing"]).expect_code(0);
    run(&home, &["note", &competency, "on the whole"]).expect_code(0);
    run(&home, &["note", &ids[0], "ten loaves"]).expect_code(0);
    let level = BAKERY.replace("### Dough\n\n- Weighs flour and salt to the gram before mixing begins.\n- Tells by touch when a dough has rested long enough.\n- Keeps the sourdough alive over a long weekend.\n", "");
    home.write("bakery.md", level);
    let progress = json_of(&home, &["progress"]);
    let lost = &progress["lost_competencies"][0];
    assert_eq!((text(lost, "id"), text(lost, "rating")), (&*competency, "maturing"));
    assert_eq!(lost["notes"][0]["text"], "on the whole");
    assert_eq!(progress["orphans"][0]["notes"][0]["text"], "ten loaves");
    let printed = run(&home, &["progress"]).stdout;
    assert!(printed.contains("Dough: maturing") && printed.contains("ten loaves"), "{printed}");
}

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
fn nothing_of_a_journal_steers_a_terminal() {
    let (home, ids, competency) = bakery();
    let evil = "\u{1b}]0;owned\u{7} \u{9b}31m \u{202e} text";
    run(&home, &["note", &ids[0], evil]).expect_code(0);
    run(&home, &["note", &competency, evil]).expect_code(0);
    let line = json!({"v": 1, "id": "x\u{1b}[2J", "seq": 9, "at": "2026-01-01T00:00:00Z", "by": evil, "kind": "rating",
        "competency": competency, "rating": evil, "title": evil});
    let mut journal = fs::read_to_string(home.journal()).unwrap();
    journal.push_str(&line.to_string());
    journal.push('\n');
    fs::write(home.journal(), journal).unwrap();
    for arguments in [&["progress"][..], &["show", &competency], &["log"], &["undo"], &["history"], &["note", &ids[0]]]
    {
        for format in ["text", "json"] {
            let ran = run(&home, &[arguments, &["--format", format]].concat());
            assert_harmless(arguments[0], &ran.stdout);
            assert_harmless(arguments[0], &ran.stderr);
        }
    }
}

#[test]
fn a_review_lists_what_changed_since_one_last_looked() {
    let (home, ..) = bakery();
    assert_eq!(home.json(["review", "bakery.md"])["since"], Value::Null);
    home.run(["review", "bakery.md", "--seen"]).expect_code(0);
    assert_eq!(text(&home.events()[0], "kind"), "seen");
    let new = BAKERY
        .replace("flour and salt", "flour, salt and water")
        .replace("Greets regulars by name and remembers their usual loaf.", "Sweeps.");
    home.write("bakery.md", new);
    let review = home.json(["review", "bakery.md"]);
    let since = &review["since"];
    assert_eq!((&since["new"][0]["text"], &since["gone"][0]["level"]), (&json!("Sweeps."), &json!("Baker")));
    assert!(text(&since["moved"][0], "from").contains("flour and salt"));
    assert_eq!((since["kept"].as_u64(), &review["moved"]), (Some(14), &json!([])), "nothing was ticked");
    let printed = home.run(["review", "bakery.md", "--seen"]).expect_code(0).stdout;
    assert!(printed.contains("1 expectation new, 1 expectation in other words, 1 expectation gone"), "{printed}");
    assert!(home.run(["review", "bakery.md"]).stdout.contains("Nothing has changed since"));
    fs::remove_dir_all(home.path("data/rungs/snapshots")).unwrap();
    let ran = home.run(["review", "bakery.md"]).expect_code(0);
    assert!(ran.stdout.contains("not at hand"), "{ran:?}");
}

#[test]
fn a_pin_keeps_the_words_that_one_is_judged_by() {
    let (home, ..) = bakery();
    let pinned = home.json(["pin", "bakery.md"]);
    let hash = text(&pinned["pinned"][0], "snapshot").to_owned();
    let event = home.events().pop().unwrap();
    assert_eq!(
        (text(&event, "kind"), text(&event, "ladder"), text(&event, "snapshot")),
        ("pin", "bakery", hash.as_str())
    );
    let kept = fs::read_to_string(home.path(&format!("data/rungs/snapshots/{hash}.json"))).unwrap();
    assert!(kept.contains("Weighs flour and salt to the gram"));
    assert!(home.run(["log"]).stdout.contains("pinned bakery"));
}

#[test]
fn what_changed_since_a_pin_is_listed_for_all_and_for_one_level() {
    let (home, ..) = bakery();
    let ran = home.run(["compare", "--pinned", "bakery.md"]).expect_code(2);
    assert!(ran.stderr.contains("`rungs pin`"), "{ran:?}");
    home.run(["pin", "bakery.md"]).expect_code(0);
    home.write("bakery.md", BAKERY.replace("flour and salt", "flour, salt and water"));
    let since = home.json(["compare", "--pinned", "bakery.md"]);
    assert!(text(&since["moved"][0], "from").contains("flour and salt"), "{since}");
    assert!(text(&since["moved"][0], "text").contains("salt and water"), "{since}");
    let level = text(&since["moved"][0], "id").split('/').take(2).collect::<Vec<_>>().join("/");
    assert!(home.run(["compare", "--pinned", &level, "bakery.md"]).stdout.contains("salt and water"));
}

#[test]
fn a_managers_reading_is_held_against_ones_own() {
    let (home, ids, competency) = bakery();
    run(&home, &["tick", &ids[0], &ids[1]]).expect_code(0);
    let manager = ["--profile", "zoe"];
    home.run([&["--ladders", "bakery.md"], &manager[..], &["tick", &ids[0], &ids[2]]].concat()).expect_code(0);
    home.run([&["--ladders", "bakery.md"], &manager[..], &["rate", &competency, "maturing"]].concat()).expect_code(0);
    let profiles = json_of(&home, &["profiles"]);
    let counts: Vec<_> =
        profiles["profiles"].as_array().unwrap().iter().map(|p| (text(p, "name"), p["met"].as_u64())).collect();
    assert_eq!(counts, [("me", Some(2)), ("zoe", Some(2))]);
    let against = json_of(&home, &["profiles", "compare", "me", "zoe"]);
    let differences: Vec<_> =
        against["differences"].as_array().unwrap().iter().map(|d| d["statuses"].clone()).collect();
    assert_eq!(differences, [json!(["met", "open"]), json!(["open", "met"])]);
    assert_eq!((&against["ratings"][0]["ratings"], &against["agreed"]), (&json!([null, "maturing"]), &json!(1)));
    let printed =
        run(&home, &["profiles", "compare", "me", "zoe", "--level", "Apprentice Baker"]).expect_code(0).stdout;
    assert!(printed.contains("  [x] [ ] Tells by touch") && printed.contains("not rated | maturing"), "{printed}");
    let other = json_of(&home, &["profiles", "compare", "me", "zoe", "--level", "L2"]);
    assert_eq!((&other["differences"], &other["agreed"]), (&json!([]), &json!(0)));
    run(&home, &["profiles", "compare", "me", "nobody"]).expect_code(2);
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

#[test]
fn a_search_finds_what_lacks_evidence() {
    let (home, ids, _) = bakery();
    run(&home, &["tick", &ids[0], &ids[1]]).expect_code(0);
    run(&home, &["note", &ids[0], "seen"]).expect_code(0);
    run(&home, &["note", &ids[2], "begun"]).expect_code(0);
    let found = |query: &str| -> Vec<String> {
        let results = json_of(&home, &["search", query]);
        let ids = results["results"].as_array().unwrap().iter().map(|hit| text(hit, "id").to_owned());
        let mut ids: Vec<String> = ids.filter(|id| id.matches('/').count() == 3).collect();
        ids.sort();
        ids
    };
    let sorted = |ids: &[&String]| {
        let mut ids: Vec<String> = ids.iter().map(|&id| id.clone()).collect();
        ids.sort();
        ids
    };
    assert_eq!(found("is:unproved"), sorted(&[&ids[1]]));
    assert_eq!(found("is:met"), sorted(&[&ids[0], &ids[1]]));
    assert_eq!(found("is:noted"), sorted(&[&ids[0], &ids[2]]));
    assert_eq!(found("!is:noted is:met"), sorted(&[&ids[1]]));
}

#[test]
fn a_search_finds_what_was_noted() {
    let (home, ids, _) = bakery();
    run(&home, &["note", &ids[0], "Stood in for the quartermaster\n\u{1b}[31mtwice"]).expect_code(0);
    let results = json_of(&home, &["search", "quartermaster"]);
    assert_eq!((&results["total"], &results["results"][0]["kind"]), (&1.into(), &"note".into()));
    let hit = &results["results"][0];
    assert_eq!(text(hit, "id"), ids[0]);
    assert!(text(hit, "text").starts_with("Stood in for the quartermaster "), "{hit}");
    assert_eq!(hit["ranges"], serde_json::json!([[17, 30]]));
    assert!(hit["expectation"].is_string() && hit["competency"].is_string(), "{hit}");
    let shown = run(&home, &["search", "note:quartermaster"]).expect_code(0);
    assert!(shown.stdout.starts_with("note Stood in for the quartermaster"), "{shown:?}");
    assert!(!shown.stdout.contains('\u{1b}') && shown.stdout.contains(text(hit, "expectation")), "{shown:?}");
}

/// A full disk, as a limit on the size of files gives it.
#[cfg(unix)]
#[rstest]
#[case::before_the_first_byte(511)]
#[case::in_the_middle_of_a_line(400)]
fn a_full_disk_takes_nothing_and_breaks_nothing(#[case] size: usize) {
    let (home, ids, _) = bakery();
    let mut before = "x".repeat(size);
    before.push('\n');
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
