//! What was met when, and what changed since.

use std::fs;

use serde_json::{Value, json};

use super::{bakery, json_of, run};
use crate::support::{BAKERY, Home, text};

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
    let kept = |report: &Value| report["kept"].as_u64().unwrap();
    assert!(kept(&home.json(["compare", "--pinned", &level, "bakery.md"])) < kept(&since), "of the level alone");
    let printed = home.run(["compare", "--pinned", "bakery.md", "--format", "markdown"]).expect_code(0).stdout;
    let lines: Vec<&str> = printed.lines().collect();
    assert!(lines[0].starts_with("# What changed since 2"), "{printed}");
    let at = lines.iter().position(|line| *line == "## In other words").unwrap();
    assert!(lines[at + 2].starts_with("- ") && lines[at + 3].starts_with("  - *before:* "), "{printed}");
}

#[test]
fn a_title_that_was_changed_is_one_line_since_a_pin() {
    let (home, ..) = bakery();
    home.run(["pin", "bakery.md"]).expect_code(0);
    let new =
        BAKERY.replace("## Apprentice Baker", "## Trainee Baker").replace("flour and salt", "flour, salt and water");
    home.write("bakery.md", new);
    let printed = home.run(["compare", "--pinned", "bakery.md"]).expect_code(0).stdout;
    assert!(printed.contains("1 expectation in other words, 4 expectations in another place"), "{printed}");
    let line = "= 4 expectations of Apprentice Baker in the same words, now of Trainee Baker";
    assert!(printed.contains(line), "{printed}");
    assert_eq!(printed.matches("was \"").count(), 1, "{printed}");
}

#[test]
fn a_managers_reading_is_held_against_ones_own() {
    let (home, ids, competency) = bakery();
    run(&home, &["tick", &ids[0], &ids[1]]).expect_code(0);
    let manager = ["--profile", "zoe"];
    home.run([&["--ladders", "bakery.md"], &manager[..], &["tick", &ids[0], &ids[2]]].concat()).expect_code(0);
    home.run([&["--ladders", "bakery.md"], &manager[..], &["rate", &competency, "maturing"]].concat()).expect_code(0);
    home.run([&["--ladders", "bakery.md"], &manager[..], &["note", &ids[1], "not | yet"]].concat()).expect_code(0);
    let profiles = json_of(&home, &["profiles"]);
    let counts: Vec<_> =
        profiles["profiles"].as_array().unwrap().iter().map(|p| (text(p, "name"), p["met"].as_u64())).collect();
    assert_eq!(counts, [("me", Some(2)), ("zoe", Some(2))]);
    home.run([&["--ladders", "bakery.md"], &manager[..], &["aim", "--target", "L2"]].concat()).expect_code(0);
    let profiles = json_of(&home, &["profiles"]);
    assert!(profiles["profiles"][0].get("stand").is_none() && text(&profiles["profiles"][1], "stand").contains("L2 "));
    let listed = run(&home, &["profiles"]).expect_code(0).stdout;
    assert!(listed.lines().nth(1).unwrap().starts_with("zoe  → L2 "), "{listed}");
    let against = json_of(&home, &["profiles", "compare", "me", "zoe"]);
    let differences: Vec<_> =
        against["differences"].as_array().unwrap().iter().map(|d| d["statuses"].clone()).collect();
    assert_eq!(differences, [json!(["met", "open"]), json!(["open", "met"])]);
    assert_eq!((&against["ratings"][0]["ratings"], &against["agreed"]), (&json!([null, "maturing"]), &json!(1)));
    let printed =
        run(&home, &["profiles", "compare", "me", "zoe", "--level", "Apprentice Baker"]).expect_code(0).stdout;
    assert!(printed.contains("  [x] [ ] Tells by touch") && printed.contains("not rated | maturing"), "{printed}");
    assert!(printed.contains("zoe: not | yet"), "{printed}");
    let table = ["profiles", "compare", "me", "zoe", "--format", "markdown"];
    let table = run(&home, &table).expect_code(0).stdout;
    assert!(table.contains("| | me | zoe |") && table.contains("| met | open<br>not \\| yet |"), "{table}");
    let other = json_of(&home, &["profiles", "compare", "me", "zoe", "--level", "L2"]);
    assert_eq!((&other["differences"], &other["agreed"]), (&json!([]), &json!(0)));
    run(&home, &["profiles", "compare", "me", "nobody"]).expect_code(2);
}
