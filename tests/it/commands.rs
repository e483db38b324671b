//! The commands, as people and scripts run them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{BAKERY_EXPECTATIONS, Home, assert_harmless, each, ended, hostile_journal, hostile_ladder, text};

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
        }
    }
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

/// The letters of a text that a range names.
fn letters(text: &str, range: &Value) -> String {
    let at = |nth: usize| usize::try_from(range[nth].as_u64().unwrap()).unwrap();
    let letters: Vec<char> = text.chars().collect();
    letters[at(0)..at(1)].iter().collect()
}

#[test]
fn search_takes_queries_and_explains_their_hits() {
    let (home, path) = Home::with_bakery();
    let path = path.to_str().unwrap();
    let one = |query: &str| {
        let results = home.json(["search", query, path]);
        assert_eq!(results["total"], 1, "{query}: {results}");
        (text(&results["results"][0], "text").to_owned(), text(&results["results"][0], "tier").to_owned())
    };
    let (sourdough, tier) = one("sourduogh wekend");
    assert_eq!((sourdough.as_str(), tier.as_str()), ("Keeps the sourdough alive over a long weekend.", "typo"));
    assert_eq!(one("level:apprentice \"the oven\"").1, "phrase");
    assert_eq!(one("flour !weighs is:open").1, "phrase");
    let explained = home.run(["search", "long sourdough", path, "--explain"]).expect_code(0);
    assert!(explained.stdout.contains("whole words, score "), "{explained:?}");
    let odd = home.run(["search", "sourdough is:gone", path]).expect_code(0);
    assert!(odd.stderr.contains("\"is:gone\"") && odd.stderr.contains("open, working, met"), "{odd:?}");
}

#[test]
fn search_finds_words_in_any_order_and_says_where_they_match() {
    let (home, path) = Home::with_bakery();
    let path = path.to_str().unwrap();
    let results = home.json(["search", "weekend sourdough", path]);
    assert_eq!(results["schema"], "rungs.search/1");
    assert_eq!(results["query"], "weekend sourdough");
    assert_eq!(results["total"], 1);
    let hit = &results["results"][0];
    assert_eq!((text(hit, "kind"), text(hit, "status")), ("expectation", "open"));
    assert_eq!((text(hit, "level"), text(hit, "competency")), ("Apprentice Baker", "Dough"));
    let found: Vec<_> =
        hit["ranges"].as_array().unwrap().iter().map(|range| letters(text(hit, "text"), range)).collect();
    assert_eq!(found, ["sourdough", "weekend"]);
    let printed = home.run(["search", "weekend sourdough", path]).expect_code(0);
    assert!(printed.stdout.contains("Keeps the sourdough alive over a long weekend."));
    assert!(printed.stdout.contains(text(hit, "id")), "the id is there to copy");
}

#[test]
fn every_hit_can_be_shown() {
    let home = Home::new();
    let results = home.json(["search", "support"]);
    let hits = results["results"].as_array().unwrap();
    let kinds: BTreeSet<_> = hits.iter().map(|hit| text(hit, "kind")).collect();
    assert!(kinds.len() > 1, "{kinds:?}");
    assert!(results["searched"].as_u64() >= results["total"].as_u64());
    let mut shown = BTreeSet::new();
    for hit in hits.iter().filter(|hit| shown.insert(text(hit, "kind"))) {
        let said = home.json(["show", text(hit, "id")]);
        assert_eq!((&said["id"], &said["text"], &said["kind"]), (&hit["id"], &hit["text"], &hit["kind"]));
        home.run(["show", text(hit, "id")]).expect_code(0);
    }
}

#[test]
fn a_limit_bounds_what_is_listed_and_not_what_is_counted() {
    let home = Home::new();
    let all = home.json(["search", "customer"]);
    let few = home.json(["search", "customer", "--limit", "3"]);
    assert_eq!(few["results"].as_array().unwrap().len(), 3);
    assert_eq!(few["total"], all["total"]);
    assert!(few["total"].as_u64() > Some(3));
    for (nth, hit) in few["results"].as_array().unwrap().iter().enumerate() {
        assert_eq!(hit, &all["results"][nth]);
    }
    let none = home.json(["search", "customer", "--limit", "0"]);
    assert_eq!((&none["results"], &none["total"]), (&json!([]), &all["total"]));
}

#[rstest]
#[case::text(&["search", "zzxqv"])]
#[case::json(&["search", "zzxqv", "--format", "json"])]
fn a_search_without_hits_ends_with_1(#[case] arguments: &[&str]) {
    let home = Home::new();
    let ran = home.run(arguments).expect_code(1);
    assert!(arguments.len() > 2 || ran.stderr.contains("zzxqv"), "{ran:?}");
}

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
    assert!(ran.stderr.contains("No expectation has the id"), "{ran:?}");
}

#[test]
fn show_says_of_a_hit_what_search_says() {
    let home = Home::new();
    home.write("crew.md", "# Crew\n\n## Sailor (L1)\n\n- **Reports to**: the mate\n\n### Ropes\n\n- Knots\n\n## Mate (L2)\n\n### Ropes\n\n- Splices\n");
    for query in ["crew", "sailor", "ropes", "knots"] {
        let hit = &home.json(["search", query, "crew.md"])["results"][0];
        let shown = home.json(["show", text(hit, "id"), "--ladders", "crew.md"]);
        for field in ["kind", "id", "text", "track", "level", "competency", "status"] {
            assert_eq!(shown[field], hit[field], "{field} of {query}");
        }
    }
    let (outline, shown) =
        (home.json(["outline", "crew.md"]), home.json(["show", "crew/sailor", "--ladders", "crew.md"]));
    let level = &outline["tracks"][0]["levels"][0];
    assert!(!level["attributes"].as_array().unwrap().is_empty(), "{level}");
    assert_eq!((&shown["attributes"], &shown["notes"]), (&level["attributes"], &level["notes"]));
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

#[test]
fn init_tells_programs_what_it_wrote() {
    let home = Home::new();
    let said = home.json(["init", "mine"]);
    assert_eq!((&said["schema"], &said["folder"]), (&json!("rungs.init/1"), &json!("mine")));
    let files = said["files"].as_array().unwrap();
    assert_eq!(files.len(), 5);
    assert!(files.iter().all(|file| home.path("mine").join(file.as_str().unwrap()).is_file()));
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

#[rstest]
#[case::outline(&["outline", "no-such.md"])]
#[case::check(&["check", "no-such.md"])]
#[case::progress(&["progress", "no-such.md"])]
#[case::search(&["search", "x", "no-such.md"])]
#[case::an_option(&["show", "x", "--ladders", "no-such.md"])]
fn a_path_that_is_not_there_is_named(#[case] arguments: &[&str]) {
    let home = Home::new();
    let ran = home.run(arguments).expect_code(2);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains("no-such.md"), "{ran:?}");
    assert_eq!(ran.stderr.lines().count(), 1, "{ran:?}");
}

#[test]
fn a_file_that_is_no_ladder_ends_with_1_and_a_reason() {
    let home = Home::new();
    let path = home.write("notes.md", "Milk, eggs and a new bread knife.\n");
    let ran = home.run([Path::new("outline"), &path]).expect_code(1);
    assert_eq!(ran.stdout.trim(), "", "{ran:?}");
    let outline = ended(home.command([Path::new("outline"), &path]).args(["--format", "json"])).expect_code(1).json();
    assert_eq!(outline["tracks"], json!([]));
    assert_eq!(outline["diagnostics"][0]["code"], "not-a-ladder");
    home.run([Path::new("check"), &path]).expect_code(1);
    // It is no error for its neighbours.
    home.write("bakery.md", crate::support::BAKERY);
    home.run([Path::new("outline"), &home.path("")]).expect_code(0);
}

#[test]
fn damage_costs_the_damaged_lines_only_and_is_said() {
    let home = Home::new();
    let ids = home.ids(None);
    home.run(["tick", &ids[0]]).expect_code(0);
    let mut bytes = fs::read(home.journal()).unwrap();
    bytes.extend_from_slice(b"{\"v\":1,\"id\":\n\xff\xfe broken\n");
    fs::write(home.journal(), &bytes).unwrap();
    home.run(["tick", &ids[1]]).expect_code(0);
    assert!(fs::read(home.journal()).unwrap().starts_with(&bytes), "nothing is rewritten");
    let ran = ended(home.command(["progress"]).args(["--format", "json"])).expect_code(0);
    let progress = ran.json();
    let lines: Vec<_> = progress["journal"]["skipped"].as_array().unwrap().iter().map(|s| s["line"].as_u64()).collect();
    assert_eq!(lines, [Some(2), Some(3)]);
    assert_eq!(progress["journal"]["events"], 2);
    for said in ["ine 2", "ine 3", "progress.jsonl"] {
        assert!(ran.stderr.contains(said), "{said:?} isn't in {:?}", ran.stderr);
    }
    assert_eq!(home.json(["show", &ids[0]])["status"], "met");
    assert_eq!(home.json(["show", &ids[1]])["status"], "met");
}

#[test]
fn a_torn_last_line_does_not_take_the_next_tick_with_it() {
    let home = Home::new();
    let ids = home.ids(None);
    home.run(["tick", &ids[0]]).expect_code(0);
    let mut bytes = fs::read(home.journal()).unwrap();
    bytes.extend_from_slice(b"{\"v\":1,\"id\":\"torn");
    fs::write(home.journal(), &bytes).unwrap();
    home.run(["tick", &ids[1]]).expect_code(0);
    for id in &ids[..2] {
        assert_eq!(home.json(["show", id])["status"], "met");
    }
    assert!(fs::read(home.journal()).unwrap().starts_with(&bytes));
}

#[test]
fn events_of_newer_versions_stay_byte_for_byte() {
    let home = Home::new();
    let ids = home.ids(None);
    let newer = "{ \"kind\":\"mood\", \"v\": 7,  \"id\":\"n1\",\"seq\": 5, \"at\":\"2027-01-01T00:00:00.000Z\", \"by\":\"z\", \"x\":[1.50, \"\u{e9}\"] }\n";
    home.write("data/rungs/progress.jsonl", newer);
    home.run(["tick", &ids[0]]).expect_code(0);
    home.run(["untick", &ids[0]]).expect_code(0);
    let text = fs::read_to_string(home.journal()).unwrap();
    assert!(text.starts_with(newer), "{text}");
    let seqs: Vec<_> = home.events().iter().map(|event| event["seq"].as_u64().unwrap()).collect();
    assert_eq!(seqs, [5, 6, 7]);
}

#[test]
fn ten_processes_at_once_lose_nothing() {
    let home = Home::new();
    let ids: Vec<String> = home.ids(None).into_iter().take(10).collect();
    let running: Vec<_> = ids.iter().map(|id| home.command(["tick", id]).spawn().unwrap()).collect();
    for process in running {
        let output = process.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    assert_eq!(home.events().len(), 10);
    let progress = home.json(["progress"]);
    let mut met = Vec::new();
    each(&progress, "expectations", &mut |e| {
        if e["status"] == "met" {
            met.push(text(e, "id").to_owned());
        }
    });
    assert_eq!(met, ids);
}

#[test]
fn options_that_work_everywhere_stand_before_or_after_a_command() {
    let (home, path) = Home::with_bakery();
    let path = path.to_str().unwrap();
    let ids = home.ids(Some(Path::new(path)));
    let before = home.run(["--ladders", path, "progress"]).expect_code(0);
    let after = home.run(["progress", "--ladders", path]).expect_code(0);
    assert_eq!(before.stdout, after.stdout);
    assert!(before.stdout.contains("Apprentice Baker"), "{before:?}");
    home.run(["--color", "never", "--ascii", "--ladders", path, "show", &ids[0]]).expect_code(0);
}

#[test]
fn paths_before_a_command_are_refused_with_a_sentence() {
    let (home, _) = Home::with_bakery();
    for command in [&["bakery.md", "check"][..], &["--ascii", "bakery.md", "search", "dough"]] {
        let ran = home.run(command).expect_code(2);
        assert!(ran.stderr.contains("bakery.md stands before a command"), "{ran:?}");
        assert_eq!(ran.stdout, "");
    }
}

#[test]
fn what_can_be_opened_is_printed_beside_what_cannot() {
    let (home, _) = Home::with_bakery();
    for command in [&["outline"][..], &["check"], &["progress"], &["search", "sourdough"]] {
        let ran = home.run(command.iter().copied().chain(["bakery.md", "gone.md", "lost.md"])).expect_code(2);
        assert!(!ran.stdout.is_empty(), "{ran:?}");
        assert!(ran.stderr.contains("gone.md") && ran.stderr.contains("lost.md"), "{ran:?}");
    }
    let nothing = home.run(["outline", "gone.md", "lost.md"]).expect_code(2).stderr;
    assert!(nothing.find("gone.md") < nothing.find("lost.md"), "in the order in which they were named: {nothing}");
    let id = home.ids(Some(Path::new("bakery.md"))).swap_remove(0);
    home.run(["tick", &id, "--ladders", "bakery.md", "--ladders", "gone.md"]).expect_code(2);
    assert_eq!(home.events(), [] as [Value; 0], "what is written is asked for in full");
}

#[test]
fn an_empty_folder_holds_no_ladder() {
    let home = Home::new();
    fs::create_dir(home.path("empty")).unwrap();
    for command in ["check", "outline", "progress"] {
        let ran = home.run([command, "empty"]).expect_code(1);
        assert!(ran.stderr.contains("No ladder found in empty"), "{ran:?}");
        assert_eq!(ran.stdout, "");
    }
    assert_eq!(ended(&mut home.command(["check", "empty", "--format", "json"])).json()["findings"], json!([]));
}

#[test]
fn what_needs_no_journal_goes_on_without_one() {
    let home = Home::new();
    let id = home.ids(None).swap_remove(0);
    fs::create_dir(home.path("folder")).unwrap();
    let run = |command: &[&str]| home.run(command.iter().copied().chain(["--progress", "folder"]));
    for command in [&["outline"][..], &["check"]] {
        assert_eq!(run(command).expect_code(0).stderr, "");
    }
    for command in [&["search", "customer"][..], &["show", &id]] {
        let ran = run(command).expect_code(0);
        assert!(ran.stderr.contains("folder") && ran.stderr.contains("without progress"), "{ran:?}");
    }
    run(&["search", "zzxqv"]).expect_code(1);
    for command in [&["progress"][..], &["tick", &id]] {
        assert_eq!(run(command).expect_code(2).stdout, "");
    }
}

#[test]
fn a_key_that_the_configuration_does_not_know_is_said() {
    let (home, path) = Home::with_bakery();
    home.write("config/rungs/config.toml", format!("ladders = [{path:?}]\nladder = 1\n"));
    let ran = home.run(["outline"]).expect_code(0);
    assert!(ran.stdout.contains("Bakery"), "{ran:?}");
    assert!(ran.stderr.contains("config.toml") && ran.stderr.contains("\"ladder\""), "{ran:?}");
}

#[test]
fn a_saved_find_is_asked_by_its_name() {
    let (home, path) = Home::with_bakery();
    home.write("config/rungs/config.toml", format!("ladders = [{path:?}]\n[finds]\noven = \"'bak is:open\"\n"));
    let plain = home.run(["search", "--format", "json", "'bak is:open"]);
    let saved = home.run(["search", "--format", "json", "@oven"]);
    assert_eq!(saved.stdout, plain.stdout);
    assert!(saved.stdout.contains("'bak is:open"), "{saved:?}");
    let ran = home.run(["search", "@ovne"]);
    assert!(ran.stderr.contains("Saved are @oven."), "{ran:?}");
}

#[test]
fn without_a_terminal_the_program_says_so() {
    let home = Home::new();
    let ran = home.run::<&str>([]).expect_code(2);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains("terminal"), "{ran:?}");
}

#[test]
fn nothing_that_is_read_steers_a_terminal_by_way_of_a_command() {
    let home = Home::new();
    let name = if cfg!(unix) { "hostile\u{1b}]0;owned\u{7}\u{9b}\u{202e}.md" } else { "hostile.md" };
    let path = home.write(name, hostile_ladder());
    home.write("data/rungs/progress.jsonl", hostile_journal());
    let path = path.to_str().unwrap();
    let id = home.ids(Some(Path::new(path))).swap_remove(0);
    let odd = "no-\u{1b}[31m\u{9b}-such\u{202e}";
    let commands: Vec<Vec<&str>> = vec![
        vec!["outline", path],
        vec!["check", path],
        vec!["search", "payload", path],
        vec!["search", odd, path],
        vec!["progress", path],
        vec!["show", &id, "--ladders", path],
        vec!["show", odd, "--ladders", path],
        vec!["tick", &id, "--ladders", path],
        vec!["tick", odd, "--ladders", path],
        vec!["where", "--progress", odd, "--ladders", path],
        vec!["outline", odd],
    ];
    for command in commands {
        for form in ["text", "json"] {
            let mut arguments = command.clone();
            arguments.extend(["--format", form]);
            let ran = home.run(&arguments);
            assert_harmless(&format!("the output of {arguments:?}"), &ran.stdout);
            assert_harmless(&format!("what {arguments:?} says"), &ran.stderr);
            assert!(!(ran.stdout.is_empty() && ran.stderr.is_empty()), "{arguments:?} says nothing");
        }
    }
    let ran = home.run(["init", odd]);
    assert_harmless("the output of init", &format!("{}{}", ran.stdout, ran.stderr));
}

#[test]
fn with_ascii_commands_draw_only_ascii_themselves() {
    let (home, path) = Home::with_bakery();
    let ids = home.ids(Some(&path));
    home.run(["tick", "--ladders", "bakery.md", &ids[0]]).expect_code(0);
    for command in [&["search", "oven", "bakery.md"][..], &["show", &ids[0], "--ladders", "bakery.md"]] {
        assert!(home.run(command).stdout.contains('›'));
        let ran = home.run(command.iter().copied().chain(["--ascii"])).expect_code(0);
        assert!(ran.stdout.is_ascii() && ran.stdout.contains(" > "), "{ran:?}");
    }
    home.write("bakery.md", "# Bakery\n\n## Baker (L2)\n\n### Accounts\n\n- Adds.\n\n## Chief (L3)\n\n- Rests.\n");
    let gone = home.run(["progress", "bakery.md", "--ascii"]).expect_code(0).stdout;
    assert!(gone.is_ascii() && gone.contains("Bakery > Apprentice Baker"), "{gone}");
}

/// Fails where a line begins with what a stranger's text put there.
#[track_caller]
fn assert_unforged(ran: &crate::support::Ran) {
    let lines = ran.stdout.lines().chain(ran.stderr.lines());
    let forged: Vec<_> = lines.filter(|line| line.starts_with("forged")).collect();
    assert!(forged.is_empty(), "{ran:?}");
    assert!(format!("{ran:?}").contains("forged"), "it isn't said at all: {ran:?}");
}

#[test]
fn a_line_break_in_a_journal_or_a_path_forges_no_line() {
    let home = Home::new();
    let gone = r#"{"v":1,"id":"e","seq":1,"at":"2026-01-02T03:04:05.006Z","by":"x","kind":"status","expectation":"support-engineers/b/c/d","status":"met","ladder":"built-in","track":"Support Engineers","level":"L\nforged","rank":"1","competency":"C","text":"x\nforged"}"#;
    home.write("data/rungs/progress.jsonl", gone);
    assert_unforged(&home.run(["progress"]).expect_code(0));
    let odd = "a\nforged";
    for command in [&["outline", odd][..], &["where", "--progress", odd], &["where", "--ladders", odd], &["show", odd]]
    {
        assert_unforged(&home.run(command));
    }
    assert_unforged(&home.run(["outline", &format!("--a\n{odd}")]).expect_code(2));
    assert_unforged(&home.run(["outline", "--color", odd]).expect_code(2));
}

#[cfg(unix)]
#[test]
fn a_line_break_in_a_name_that_exists_forges_no_line() {
    let home = Home::new();
    let folder = home.path("a\nforged");
    fs::create_dir(&folder).unwrap();
    let said = home.run([Path::new("outline"), &folder]).expect_code(1);
    assert_unforged(&said);
    let journal = home.write("b\nforged", "no JSON\n");
    assert_unforged(&home.run([Path::new("progress"), Path::new("--progress"), &journal]).expect_code(0));
    assert_unforged(&home.run([Path::new("init"), &folder]).expect_code(0));
}

#[rstest]
#[case::option("--no-such")]
#[case::value("--color=")]
#[case::command("no-such")]
fn a_wrong_argument_steers_no_terminal(#[case] argument: &str) {
    let home = Home::new();
    let ran = home.run(["outline", &format!("{argument}\u{1b}[31m\u{9b}\u{202e}")]).expect_code(2);
    assert_harmless("what is said of it", &ran.stderr);
}

#[rstest]
#[case(&["outline", "--format", "json"])]
#[case(&["outline"])]
#[case(&["progress", "--format", "json"])]
fn a_reader_that_leaves_early_is_no_error(#[case] arguments: &[&str]) {
    use std::io::Read as _;

    let home = Home::new();
    let mut child = home.command(arguments).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 1]).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success(), "{output:?}");
}

#[cfg(unix)]
#[rstest]
#[case::help(&["--help"])]
#[case::version(&["--version"])]
#[case::a_command(&["where"])]
fn a_pipe_that_nobody_reads_is_no_error(#[case] arguments: &[&str]) {
    let home = Home::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let ran = ended(home.command(arguments).stdout(Stdio::from(writer))).expect_code(0);
    assert_eq!(ran.stderr, "");
}

#[cfg(target_os = "linux")]
#[rstest]
#[case::help(&["--help"])]
#[case(&["outline"])]
#[case(&["outline", "--format", "json"])]
#[case(&["search", "customer"])]
#[case(&["progress"])]
#[case(&["where"])]
fn output_that_cannot_be_written_is_an_error(#[case] arguments: &[&str]) {
    let home = Home::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = ended(home.command(arguments).stdout(Stdio::from(full))).expect_code(2);
    assert!(ran.stderr.contains("output"), "{ran:?}");
}

#[cfg(unix)]
mod unix {
    use super::{Home, Path, ended, fs, text};
    use crate::support::BAKERY;
    use std::process::Command;

    fn fifo(home: &Home, name: &str) -> std::path::PathBuf {
        let path = home.path(name);
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        path
    }

    #[test]
    fn paths_that_are_no_text_are_in_whole_json() {
        let home = Home::new();
        let odd = <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"odd-\xff.jsonl");
        for command in ["where", "progress"] {
            let mut command = home.command([command, "--format", "json", "--progress"]);
            let said = ended(command.arg(odd)).expect_code(0).json();
            let path = said.pointer("/progress/path").or(said.pointer("/journal/path")).unwrap();
            assert_eq!(path, "odd-\u{fffd}.jsonl");
        }
    }

    #[test]
    fn a_fifo_hangs_nothing() {
        let home = Home::new();
        let path = fifo(&home, "pipe.md");
        let ran = home.run([Path::new("outline"), &path]).expect_code(2);
        assert!(ran.stderr.contains("pipe.md"), "{ran:?}");
        home.write("folder/bakery.md", BAKERY);
        fifo(&home, "folder/pipe.md");
        home.run(["outline", "folder"]).expect_code(0);
    }

    #[test]
    fn a_journal_that_is_no_file_is_refused() {
        let home = Home::new();
        let id = home.ids(None).swap_remove(0);
        fifo(&home, "journal");
        fs::create_dir(home.path("folder")).unwrap();
        home.write("file", "x");
        for journal in ["journal", "folder", "/dev/null", "file/journal"] {
            let ran = home.run(["tick", &id, "--progress", journal]).expect_code(2);
            assert!(ran.stderr.contains(journal), "{ran:?}");
            assert_eq!(ran.stdout, "");
        }
    }

    #[test]
    fn a_journal_that_is_a_link_stays_one() {
        let home = Home::new();
        let ids = home.ids(None);
        home.write("elsewhere/mine.jsonl", "");
        std::os::unix::fs::symlink(home.path("elsewhere/mine.jsonl"), home.path("link")).unwrap();
        home.run(["tick", &ids[0], "--progress", "link"]).expect_code(0);
        assert!(home.path("link").is_symlink());
        let line = fs::read_to_string(home.path("elsewhere/mine.jsonl")).unwrap();
        let event: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(text(&event, "expectation"), ids[0]);
    }

    #[test]
    fn a_ladder_without_rights_is_named() {
        let home = Home::new();
        let path = home.write("closed.md", BAKERY);
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o000)).unwrap();
        if fs::read(&path).is_ok() {
            eprintln!("skipped: permissions don't bind this user");
            return;
        }
        let ran = ended(&mut home.command([Path::new("outline"), &path])).expect_code(2);
        assert!(ran.stderr.contains("closed.md"), "{ran:?}");
    }
}
