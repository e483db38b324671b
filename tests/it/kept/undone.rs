//! Taking back, and again.

use jiff::Timestamp;
use jiff::tz::{TimeZone, offset};
use serde_json::Value;

use super::{bakery, find, json_of, run};
use crate::support::{Home, ended, text};

#[test]
fn undo_and_redo_reach_over_restarts_and_the_log_says_what_they_did() {
    let (home, ids, competency) = bakery();
    run(&home, &["tick", &ids[0], &ids[1]]).expect_code(0);
    run(&home, &["rate", &competency, "maturing"]).expect_code(0);
    let rated = json_of(&home, &["undo"]);
    assert_eq!(text(&rated["steps"][0], "words"), "rated maturing: Dough (Apprentice Baker)");
    let undone = run(&home, &["undo"]).expect_code(0).stdout;
    let lines: Vec<&str> = undone.lines().collect();
    assert!(lines[0].starts_with("undone: met: Weighs flour") && lines[0].ends_with("and 1 more"), "{undone}");
    assert!(lines.len() == 2 && lines[1].starts_with("  said on 20"), "when it was done is told: {undone}");
    let count = |home: &Home| json_of(home, &["progress"])["tracks"][0]["counts"]["met"].as_u64();
    assert_eq!(count(&home), Some(0));
    run(&home, &["undo"]).expect_code(1);
    // What is done again was said when it was done, not when it was taken back.
    let redone = json_of(&home, &["redo", "--steps", "5"]);
    assert_eq!(redone["steps"][1]["at"], rated["steps"][0]["at"]);
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
    // Times are those of the person's clock.
    let at = text(&log["steps"][0], "at").parse::<Timestamp>().unwrap();
    let east = at.to_zoned(TimeZone::fixed(offset(9))).datetime().to_string().replace('T', " ");
    let mut command = home.command(["log", "--limit", "1"]);
    let printed = ended(command.env("TZ", "<+09>-9")).expect_code(0).stdout;
    assert!(printed.starts_with(&east[..16]), "{printed}");
    // What was redone is told apart from what is undone still.
    run(&home, &["undo"]).expect_code(0);
    let printed = run(&home, &["log"]).expect_code(0).stdout;
    let ends = |line: &str| ["  (redone)", "  (undone)"].into_iter().find(|end| line.ends_with(end)).unwrap_or("");
    let told: Vec<(&str, &str)> = printed.lines().map(|line| (&line[18..25], ends(line))).collect();
    assert_eq!(
        told,
        [
            ("undone:", ""),
            ("redone:", ""),
            ("redone:", ""),
            ("undone:", "  (redone)"),
            ("undone:", "  (redone)"),
            ("rated m", "  (undone)"),
            ("met: We", ""),
        ]
    );
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
