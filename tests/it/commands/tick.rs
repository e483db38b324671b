//! Ticking, and what progress counts.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{BAKERY_EXPECTATIONS, Home, text};

#[test]
fn a_tick_changes_a_status_once_and_untick_takes_it_back() {
    let home = Home::new();
    let ids = home.ids(None);
    let (first, second) = (ids[0].as_str(), ids[1].as_str());
    let ticked = home.json(["tick", first, second]);
    let change = |id: &str, from: &str, to: &str| json!({"id": id, "from": from, "to": to});
    assert_eq!(ticked["schema"], "rungs.tick/1");
    assert_eq!(ticked["changed"], json!([change(first, "open", "met"), change(second, "open", "met")]));
    assert_eq!(ticked["unchanged"], json!([]));
    let events = home.events();
    assert_eq!(events.len(), 2);
    let again = home.json(["tick", first]);
    assert_eq!((&again["changed"], &again["unchanged"]), (&json!([]), &json!([first])));
    assert_eq!(home.events(), events, "what changes nothing writes nothing");
    let working = home.json(["tick", "--as", "working", first]);
    assert_eq!(working["changed"], json!([change(first, "met", "working")]));
    home.run(["tick", "--as", "n/a", first]).expect_code(0);
    let open = home.json(["untick", first]);
    assert_eq!(open["changed"], json!([change(first, "n/a", "open")]));
    assert_eq!(home.json(["show", second])["status"], "met");
    home.run(["tick", "--as", "done", first]).expect_code(2);
    for (nth, event) in home.events().iter().enumerate() {
        assert_eq!(event["seq"], nth as u64 + 1);
        assert_eq!(event["kind"], "status");
    }
}

#[test]
fn an_unknown_id_names_the_nearest_and_writes_nothing() {
    let home = Home::new();
    let known = home.ids(None).swap_remove(3);
    let mistyped = format!("{}x", known.strip_suffix(|_: char| true).unwrap());
    for command in ["tick", "untick", "show"] {
        let ran = home.run([command, &mistyped]).expect_code(2);
        assert!(ran.stderr.contains(&known), "{ran:?}");
        assert_eq!(ran.stdout, "");
    }
    // One unknown id keeps the others from being written.
    home.run(["tick", &known, &mistyped]).expect_code(2);
    assert!(!home.journal().exists());
    home.run(["show", "no-such-track"]).expect_code(2);
}

#[test]
fn the_name_of_a_ladder_before_an_id_is_checked() {
    let (home, path) = Home::with_bakery();
    let id = home.ids(Some(&path)).swap_remove(0);
    let level = id.split('/').take(2).collect::<Vec<_>>().join("/");
    for id in [&id, &level, "bakery"] {
        home.run(["show", &format!("bakery:{id}"), "--ladders", "bakery.md"]).expect_code(0);
        home.run(["show", &format!("smithy:{id}"), "--ladders", "bakery.md"]).expect_code(2);
    }
    home.run(["tick", &format!("smithy:{id}"), "--ladders", "bakery.md"]).expect_code(2);
    home.run(["tick", &format!("bakery:{id}"), "--ladders", "bakery.md"]).expect_code(0);
    let ran = home.run(["tick", &level, "--ladders", "bakery.md"]).expect_code(2);
    assert!(ran.stderr.contains("is a level, no expectation"), "{ran:?}");
}

#[test]
fn who_names_no_ladder_is_told_that_the_built_in_ones_are_meant() {
    const SAID: &str = "No ladder is named";
    let (home, path) = Home::with_bakery();
    let id = home.ids(None).swap_remove(0);
    let ran = home.run(["tick", &id, "--format", "json"]).expect_code(0);
    assert_eq!(ran.stderr.matches(SAID).count(), 1, "{ran:?}");
    assert_eq!(ran.json()["changed"][0]["id"], id.as_str());
    // What isn't found may be in ladders that were not named; what is read needs no word.
    let own = home.ids(Some(&path)).swap_remove(0);
    let ran = home.run(["show", &own]).expect_code(2);
    assert_eq!(ran.stderr.matches(SAID).count(), 1, "{ran:?}");
    assert!(!home.run(["show", &id]).expect_code(0).stderr.contains(SAID));
    let ran = home.run(["tick", &own, "--ladders", "bakery.md"]).expect_code(0);
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_label_has_no_mark() {
    let home = Home::new();
    home.write(
        "crew.md",
        "# Crew\n\n## Sailor (L1)\n\n### Ropes\n\n- Knots:\n    - Ties a bowline\n\n## Mate (L2)\n\n### Ropes\n\n- Splices\n",
    );
    let hit = &home.json(["search", "knots", "crew.md"])["results"][0];
    assert_eq!(hit["status"], Value::Null, "{hit}");
    let shown = home.run(["show", text(hit, "id"), "--ladders", "crew.md"]).expect_code(0).stdout;
    assert!(shown.lines().any(|line| line == "Knots:"), "{shown}");
}

fn count(counts: &Value, status: &str) -> u64 {
    counts[status].as_u64().unwrap_or_else(|| panic!("no {status} in {counts}"))
}

/// The counts of something are those of what it holds.
fn assert_adds_up(whole: &Value, parts: &str) {
    for status in ["expectations", "open", "working", "met", "n/a"] {
        let sum: u64 = whole[parts].as_array().unwrap().iter().map(|part| count(&part["counts"], status)).sum();
        assert_eq!(sum, count(&whole["counts"], status), "{status} of {}", whole["title"]);
    }
}

#[test]
fn progress_counts_and_its_counts_add_up() {
    let (home, path) = Home::with_bakery();
    let (ids, path) = (home.ids(Some(&path)), path.to_str().unwrap());
    home.run(["tick", "--ladders", path, &ids[0], &ids[5]]).expect_code(0);
    home.run(["tick", "--ladders", path, "--as", "working", &ids[1]]).expect_code(0);
    home.run(["tick", "--ladders", path, "--as", "n/a", &ids[2]]).expect_code(0);
    let progress = home.json(["progress", path]);
    assert_eq!(progress["schema"], "rungs.progress/1");
    let journal = json!({"path": home.journal(), "events": 4, "skipped": []});
    assert_eq!(progress["journal"], journal);
    assert_eq!(progress["orphans"], json!([]));
    let track = &progress["tracks"][0];
    let expected =
        json!({"expectations": BAKERY_EXPECTATIONS, "open": BAKERY_EXPECTATIONS - 4, "working": 1, "met": 2, "n/a": 1});
    assert_eq!(track["counts"], expected);
    assert_adds_up(track, "levels");
    let mut statuses = Vec::new();
    for level in track["levels"].as_array().unwrap() {
        assert_adds_up(level, "competencies");
        assert!(level["rank"].is_string() && level["id"].is_string());
        for competency in level["competencies"].as_array().unwrap() {
            let expectations = competency["expectations"].as_array().unwrap();
            assert_eq!(expectations.len() as u64, count(&competency["counts"], "expectations"));
            statuses.extend(expectations.iter().map(|e| (text(e, "id").to_owned(), text(e, "status").to_owned())));
        }
    }
    let touched: Vec<_> =
        statuses.iter().filter(|(_, status)| status != "open").map(|(id, status)| (id, status.as_str())).collect();
    assert_eq!(touched, [(&ids[0], "met"), (&ids[1], "working"), (&ids[2], "n/a"), (&ids[5], "met")]);
    let printed = home.run(["progress", path]).expect_code(0);
    assert!(printed.stdout.contains("Apprentice Baker"), "{printed:?}");
}

#[test]
fn ticks_on_statements_that_are_gone_are_kept_and_listed() {
    let (home, path) = Home::with_bakery();
    let ids = home.ids(Some(&path));
    home.run(["tick", "--ladders", path.to_str().unwrap(), &ids[5], &ids[6]]).expect_code(0);
    home.write(
        "bakery.md",
        "# Bakery\n\n## Baker (L2)\n\n### Accounts\n\n- Adds up.\n\n## Master Baker (L3)\n\n- Rests.\n",
    );
    let progress = home.json([Path::new("progress"), &path]);
    let orphans = progress["orphans"].as_array().unwrap().iter();
    let orphans: BTreeSet<_> = orphans.map(|orphan| (text(orphan, "id"), text(orphan, "text"))).collect();
    let gone = [
        (ids[5].as_str(), "Plans the doughs of tomorrow from orders and weather."),
        (ids[6].as_str(), "Greets regulars by name and remembers their usual loaf."),
    ];
    assert_eq!(orphans, BTreeSet::from(gone));
}
