//! Ratings, notes and aims: kept, refused, found.

use std::fs;

use rstest::rstest;
use serde_json::{Value, json};

use super::{bakery, find, json_of, run};
use crate::support::{assert_harmless, ended, text};

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
    let only = json_of(&home, &["search", "quartermaster", "--kind", "note,track"]);
    assert_eq!(only["total"], 1);
    run(&home, &["search", "quartermaster", "--kind", "expectation"]).expect_code(1);
    let shown = run(&home, &["search", "note:quartermaster"]).expect_code(0);
    assert!(shown.stdout.starts_with("note Stood in for the quartermaster"), "{shown:?}");
    assert!(!shown.stdout.contains('\u{1b}') && shown.stdout.contains(text(hit, "expectation")), "{shown:?}");
}
