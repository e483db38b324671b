//! One level held against another, by commands.

use std::path::PathBuf;

use rstest::rstest;
use serde_json::Value;

use crate::support::{Home, assert_harmless, hostile_ladder, text};

/// Two levels of which the second escalates the first, and a third that repeats it.
pub const CREW: &str = "\
# Crew

## Sailor (L1)

### Ropes

- Ties six knots with help.
- Coils every line.

### Deck

- Scrubs what is dirty.

## Bosun (L2)

### Ropes

- Ties sixteen knots without help.
- Coils every line.
- Splices steel wire.

### Watch

- Wakes the next watch in time.

## Mate (L3)

### Ropes

- Ties sixteen knots without help.
- Coils every line.
- Splices steel wire.

### Watch

- Wakes the next watch in time.
";

fn crew() -> (Home, PathBuf) {
    let home = Home::new();
    let path = home.write("crew.md", CREW);
    (home, path)
}

fn changes(comparison: &Value) -> Vec<(&str, &str)> {
    let groups = comparison["competencies"].as_array().unwrap().iter();
    let pairs = groups.flat_map(|group| group["pairs"].as_array().unwrap());
    let stated = |pair: &'_ Value| if pair["to"].is_null() { "from" } else { "to" };
    pairs.map(|pair| (text(pair, "change"), text(&pair[stated(pair)], "text"))).collect()
}

#[test]
fn what_changes_is_told_by_id_with_the_words_that_differ() {
    let (home, path) = crew();
    let path = path.to_str().unwrap();
    let comparison = home.json(["compare", "crew/sailor", "Bosun", path]);
    assert_eq!(comparison["schema"], "rungs.compare/1");
    assert_eq!((text(&comparison, "from"), text(&comparison, "to")), ("crew/sailor", "crew/bosun"));
    assert_eq!(
        changes(&comparison),
        [
            ("reworded", "Ties sixteen knots without help."),
            ("same", "Coils every line."),
            ("new", "Splices steel wire."),
            ("new", "Wakes the next watch in time."),
            ("dropped", "Scrubs what is dirty."),
        ]
    );
    assert_eq!(comparison["counts"], serde_json::json!({"same": 1, "reworded": 1, "new": 2, "dropped": 1}));
    let reworded = &comparison["competencies"][0]["pairs"][0];
    assert_eq!(reworded["from"]["ranges"], serde_json::json!([[5, 8], [15, 19]]));
    assert_eq!(reworded["to"]["ranges"], serde_json::json!([[5, 12], [19, 26]]));
    assert!(reworded["similarity"].as_f64().unwrap() > 0.5);
}

#[rstest]
#[case::by_rank(&["L1", "L2"])]
#[case::by_title(&["sailor", "bosun"])]
#[case::the_next(&["Sailor"])]
fn levels_are_named_as_people_name_them(#[case] levels: &[&str]) {
    let (home, path) = crew();
    let words = ["compare"].into_iter().chain(levels.iter().copied()).chain([path.to_str().unwrap()]);
    let comparison = home.json(words.collect::<Vec<_>>());
    assert_eq!((text(&comparison, "from"), text(&comparison, "to")), ("crew/sailor", "crew/bosun"));
}

#[test]
fn a_level_that_repeats_another_is_told_in_one_line() {
    let (home, path) = crew();
    let printed = home.run(["compare", "Bosun", "Mate", path.to_str().unwrap()]).expect_code(0);
    let lines: Vec<&str> = printed.stdout.lines().collect();
    assert_eq!(
        lines,
        ["L2 Bosun → L3 Mate", "L3 Mate repeats L2 Bosun word for word: all 4 expectations are the same."]
    );
}

#[test]
fn text_and_markdown_say_the_same_in_their_ways() {
    let (home, path) = crew();
    let path = path.to_str().unwrap();
    insta::assert_snapshot!(home.run(["compare", "L1", "L2", path]).expect_code(0).stdout, @r"
    L1 Sailor → L2 Bosun
    1 the same, 1 reworded, 2 new, 1 dropped

    Ropes  1 the same, 1 reworded, 1 new
      ~ Ties six knots with help.
        Ties sixteen knots without help.
      = … 1 expectation the same
      + Splices steel wire.

    Watch  1 new
      + Wakes the next watch in time.

    Deck  1 dropped
      - Scrubs what is dirty.
    ");
    insta::assert_snapshot!(home.run(["compare", "L1", "L2", path, "--format", "markdown"]).expect_code(0).stdout, @r"
    # L1 Sailor → L2 Bosun

    1 the same, 1 reworded, 2 new, 1 dropped.

    ## Ropes

    - **Reworded:** Ties **sixteen** knots **without** help.
      - *before:* Ties ~~six~~ knots ~~with~~ help.
    - **New:** Splices steel wire.
    - *1 expectation the same*

    ## Watch

    - **New:** Wakes the next watch in time.

    ## Deck

    - **Dropped:** Scrubs what is dirty.
    ");
}

#[test]
fn a_label_stands_above_what_changes_and_what_is_left_below_it() {
    let home = Home::new();
    let level = |title: &str, last: &str| {
        format!("## {title}\n\n### Ropes\n\n- Coils lines.\n- Knows of knots:\n  - the bowline\n  - {last}\n")
    };
    let path = home.write(
        "crew.md",
        format!("# Crew\n\n{}\n{}", level("Junior Sailor", "no other"), level("Sailor", "the sheet bend")),
    );
    let path = path.to_str().unwrap();
    insta::assert_snapshot!(home.run(["compare", "Junior Sailor", path]).expect_code(0).stdout, @r"
    Junior Sailor → Sailor
    2 the same, 1 new, 1 dropped

    Ropes  2 the same, 1 new, 1 dropped
      = … 1 expectation the same
      = Knows of knots:
      = … 1 expectation the same
      + the sheet bend
      - no other
    ");
    insta::assert_snapshot!(home.run(["compare", "Junior Sailor", path, "--format", "markdown"]).expect_code(0).stdout, @r"
    # Junior Sailor → Sailor

    2 the same, 1 new, 1 dropped.

    ## Ropes

    - Knows of knots:
    - **New:** the sheet bend
    - **Dropped:** no other
    - *2 expectations the same*
    ");
    home.run(["tick", &home.ids(Some(path.as_ref()))[0], "--ladders", path]).expect_code(0);
    insta::assert_snapshot!(home.run(["gap", "Sailor", path]).expect_code(0).stdout, @r"
    Sailor  0 of 3 met, 3 left

    Ropes
      [ ] Coils lines.  (met at Junior Sailor)
      Knows of knots:
        [ ] the bowline
        [ ] the sheet bend
    ");
    insta::assert_snapshot!(home.run(["gap", "Sailor", path, "--format", "markdown"]).expect_code(0).stdout, @r"
    # Sailor

    0 of 3 met, 3 left.

    ## Ropes

    - [ ] Coils lines. (met at Junior Sailor)
    - Knows of knots:
      - [ ] the bowline
      - [ ] the sheet bend
    ");
    let gap = home.json(["gap", "Sailor", path]);
    let missing = &gap["levels"][0]["competencies"][0]["missing"];
    assert!(missing[0]["labels"].is_null());
    assert_eq!(missing[1]["labels"], serde_json::json!(["Knows of knots:"]));
}

#[rstest]
#[case::mistyped("bosum", "Nearest: crew/bosun")]
#[case::far("captain of the ship", "`rungs outline` lists all levels")]
fn an_unknown_level_names_the_nearest(#[case] word: &str, #[case] said: &str) {
    let (home, path) = crew();
    let refused = home.run(["compare", word, path.to_str().unwrap()]).expect_code(2);
    assert!(refused.stderr.contains(said), "{refused:?}");
}

#[test]
fn a_title_of_several_levels_asks_for_an_id_and_the_last_level_for_another() {
    let home = Home::new();
    let level = |title: &str| format!("## {title}\n\n### Ropes\n\n- Ties knots\n\n");
    let write = |name: &str, title: &str| {
        home.write(name, format!("# {title}\n\n{}{}", level("Junior Sailor"), level("Sailor")))
    };
    let [crew, reserve] = [write("crew.md", "Crew"), write("reserve.md", "Reserve")];
    let [crew, reserve] = [crew.to_str().unwrap(), reserve.to_str().unwrap()];
    let both = home.run(["compare", "Sailor", "junior sailor", crew, reserve]).expect_code(2);
    assert!(both.stderr.contains("crew/sailor") && both.stderr.contains("reserve/sailor"), "{both:?}");
    let last = home.run(["compare", "crew/sailor", crew]).expect_code(2);
    assert!(last.stderr.contains("is the last level of"), "{last:?}");
}

#[test]
fn nothing_of_a_document_steers_the_terminal() {
    let home = Home::new();
    let path = home.write("hostile.md", hostile_ladder());
    let path = path.to_str().unwrap();
    let outline = home.json(["outline", path]);
    let levels = outline["tracks"].as_array().unwrap().iter().flat_map(|track| track["levels"].as_array().unwrap());
    let ids: Vec<&str> = levels.map(|level| text(level, "id")).collect();
    let (first, last) = (ids.first().unwrap(), ids.last().unwrap());
    for format in ["text", "markdown", "json"] {
        let printed = home.run(["compare", "--ladders", path, first, last, "--all", "--format", format]).expect_code(0);
        assert_harmless(format, &printed.stdout);
    }
}
