//! Finding and showing.

use std::collections::BTreeSet;

use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{Home, text};

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
        assert_eq!(said["id"], hit["id"]);
        // What explains something leads to what it explains.
        if !["category", "summary", "example"].contains(&text(hit, "kind")) {
            assert_eq!((&said["text"], &said["kind"]), (&hit["text"], &hit["kind"]));
        }
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
fn what_finds_nothing_names_the_nearest_words_that_exist() {
    let (home, path) = Home::with_bakery();
    let path = path.to_str().unwrap();
    let printed = home.run(["search", "zourdoug", path]).expect_code(1);
    assert!(printed.stdout.is_empty());
    assert!(printed.stderr.contains("There is: sourdough ("), "{}", printed.stderr);
    let said = home.json(["search", "zourdoug", path]);
    assert_eq!((&said["total"], &said["near"][0]["word"]), (&0.into(), &"sourdough".into()));
    assert_eq!(home.json(["search", text(&said["near"][0], "query"), path])["total"], said["near"][0]["count"]);
    assert!(home.json(["search", "sourdough", path])["near"].is_null());
}

#[test]
fn what_was_typed_is_answered_in_a_sentence() {
    let (home, _) = Home::with_bakery();
    let said = |query: &str| home.run(["search", query, "bakery.md"]).stderr;
    assert!(said(" ").contains("nothing to look for"), "{}", said(" "));
    assert!(said("wfsg").contains("only their letters in order"), "{}", said("wfsg"));
    assert!(!said("sourdough").contains("only their letters"), "{}", said("sourdough"));
    assert!(said(&"q".repeat(5000)).len() < 300, "{}", said(&"q".repeat(5000)));
}
