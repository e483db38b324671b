//! What is left of a level, how far one is, and a track as a grid, by commands.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::compare::CREW;
use crate::support::{Home, assert_harmless, hostile_ladder, text};

/// A home with a crew, an aim from its first level to its second, and ticks.
fn aimed() -> (Home, PathBuf) {
    let home = Home::new();
    let path = home.write("crew.md", CREW);
    let ids = home.ids(Some(&path));
    let find = |level: &str, nth: usize| ids.iter().filter(|id| id.contains(level)).nth(nth).unwrap().clone();
    let (coils, splices) = (find("/sailor/", 1), find("/bosun/", 2));
    let ladders = path.to_str().unwrap();
    home.run(["tick", "--ladders", ladders, &coils]).expect_code(0);
    home.run(["tick", "--ladders", ladders, &splices, "--as", "working"]).expect_code(0);
    let aim = json!({
        "v": 1, "id": "aim-1", "seq": 9, "at": "2026-01-02T03:04:05.000Z", "by": "desk", "kind": "aim",
        "track": "crew", "ladder": "crew", "title": "Crew",
        "current": "crew/sailor", "current_title": "Sailor", "current_rank": "L1",
        "target": "crew/bosun", "target_title": "Bosun", "target_rank": "L2",
    });
    let journal = fs::read_to_string(home.journal()).unwrap();
    fs::write(home.journal(), format!("{journal}{aim}\n")).unwrap();
    (home, path)
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_gap_lists_what_is_left_with_what_is_met_in_the_same_words_below() {
    let (home, crew) = aimed();
    let gap = home.json(["gap", path(&crew)]);
    assert_eq!(gap["schema"], "rungs.gap/1");
    let level = &gap["levels"][0];
    assert_eq!((text(level, "id"), &level["left"]), ("crew/bosun", &json!(4)));
    let missing = level["competencies"][0]["missing"].as_array().unwrap();
    let met_at: Vec<&Value> = missing.iter().map(|missing| &missing["met_at"]).collect();
    assert!(text(&missing[1], "met_at").starts_with("crew/sailor/ropes/"));
    assert!(met_at[0].is_null() && met_at[2].is_null());
    insta::assert_snapshot!(home.run(["gap", path(&crew)]).expect_code(0).stdout, @r"
    L2 Bosun  0 of 4 met, 1 in work, 4 left

    Ropes
      [ ] Ties sixteen knots without help.
      [ ] Coils every line.  (met at L1 Sailor)
      [~] Splices steel wire.

    Watch
      [ ] Wakes the next watch in time.
    ");
    insta::assert_snapshot!(home.run(["gap", path(&crew), "--format", "markdown"]).expect_code(0).stdout, @r"
    # L2 Bosun

    0 of 4 met, 1 in work, 4 left.

    ## Ropes

    - [ ] Ties sixteen knots without help.
    - [ ] Coils every line. (met at L1 Sailor)
    - [ ] Splices steel wire. (in work)

    ## Watch

    - [ ] Wakes the next watch in time.
    ");
}

#[test]
fn a_gap_says_when_only_evidence_is_left_and_when_nothing_is_aimed_for() {
    let home = Home::new();
    let crew = home.write("crew.md", CREW);
    let refused = home.run(["gap", path(&crew)]).expect_code(2);
    assert!(refused.stderr.contains("You aim for no level"), "{refused:?}");
    let ids: Vec<String> = home.ids(Some(&crew)).into_iter().filter(|id| id.contains("/mate/")).collect();
    let words = ["tick", "--ladders", path(&crew)].into_iter().chain(ids.iter().map(String::as_str));
    home.run(words.collect::<Vec<_>>()).expect_code(0);
    let printed = home.run(["gap", "Mate", path(&crew)]).expect_code(0);
    assert!(printed.stdout.contains("What is left is evidence: 4 expectations have none yet."), "{printed:?}");
}

#[test]
fn one_line_says_where_one_stands_and_bars_say_it_by_competency() {
    let (home, crew) = aimed();
    let short = home.run(["progress", "--short", path(&crew)]).expect_code(0);
    assert_eq!(short.stdout, "L1 Sailor → L2 Bosun: 0 of 4 met, 1 in work\n");
    let ascii = home.run(["progress", "--short", "--ascii", path(&crew)]).expect_code(0);
    assert_eq!(ascii.stdout, "L1 Sailor -> L2 Bosun: 0 of 4 met, 1 in work\n");
    insta::assert_snapshot!(home.run(["progress", "--chart", path(&crew)]).expect_code(0).stdout, @r"
    L1 Sailor → L2 Bosun: 0 of 4 met, 1 in work
      Ropes  ▒▒▒▒▒▒░░░░░░░░░░░░░░  0/3
      Watch  ░░░░░░░░░░░░░░░░░░░░  0/1
    ");
    // A prompt is drawn again and again.
    let built_in = home.run(["progress", "--short"]).expect_code(1);
    assert_eq!((built_in.stdout.as_str(), built_in.stderr.as_str()), ("", ""));
}

#[test]
fn a_grid_has_competencies_down_and_levels_across() {
    let (home, crew) = aimed();
    insta::assert_snapshot!(home.run(["matrix", path(&crew)]).expect_code(0).stdout, @r"
    Crew
             L1 Sailor  L2 Bosun  L3 Mate
                (here)     (aim)
      Ropes       50 %       0 %      0 %
      Deck         0 %         ·        ·
      Watch          ·       0 %      0 %
    ");
    insta::assert_snapshot!(home.run(["matrix", "crew", path(&crew), "--format", "csv"]).expect_code(0).stdout, @r"
    track,category,competency,L1 Sailor,L2 Bosun,L3 Mate
    Crew,,Ropes,0.50,0.00,0.00
    Crew,,Deck,0.00,,
    Crew,,Watch,,0.00,0.00
    ");
    insta::assert_snapshot!(home.run(["matrix", "crew", path(&crew), "--format", "markdown"]).expect_code(0).stdout, @r"
    ## Crew

    | Competency | L1 Sailor (here) | L2 Bosun (aim) | L3 Mate |
    | --- | ---: | ---: | ---: |
    | Ropes | 50 % | 0 % | 0 % |
    | Deck | 0 % |  |  |
    | Watch |  | 0 % | 0 % |
    ");
    let cooks = CREW.replace("# Crew", "# Cooks").replace("Mate (L3)", "Chef (L3)");
    let cooks = home.write("cooks.md", cooks);
    let both = home.run(["matrix", path(&crew), path(&cooks), "--format", "csv"]).expect_code(0).stdout;
    let lines: Vec<&str> = both.lines().collect();
    assert_eq!(lines[0], "track,category,competency,L1 Sailor,L2 Bosun,L3 Mate,L3 Chef", "one head for all tracks");
    assert!(lines.contains(&"Crew,,Watch,,0.00,0.00,") && lines.contains(&"Cooks,,Watch,,0.00,,0.00"), "{both}");
    assert!(lines.iter().all(|line| line.matches(',').count() == 6), "{both}");
    let grid = home.json(["matrix", "Crew", path(&crew)]);
    assert_eq!(grid["schema"], "rungs.matrix/1");
    let stands =
        |mark: &str| grid["tracks"][0]["levels"].as_array().unwrap().iter().position(|level| level[mark] == true);
    assert_eq!((stands("current"), stands("target")), (Some(0), Some(1)));
    let cells = &grid["tracks"][0]["rows"][0]["cells"];
    assert_eq!((text(&cells[0], "id"), &cells[0]["share"]), ("crew/sailor/ropes", &json!(0.5)));
    assert!(grid["tracks"][0]["rows"][1]["cells"][1].is_null());
    let refused = home.run(["matrix", "crow", path(&crew)]).expect_code(2);
    assert!(refused.stderr.contains("Nearest: crew"), "{refused:?}");
}

#[test]
fn nothing_of_a_document_steers_the_terminal() {
    let home = Home::new();
    let hostile = home.write("hostile.md", hostile_ladder());
    for format in ["text", "markdown", "csv", "json"] {
        let printed = home.run(["matrix", path(&hostile), "--format", format]).expect_code(0);
        assert_harmless(format, &printed.stdout);
    }
    let outline = home.json(["outline", path(&hostile)]);
    let level = text(&outline["tracks"][0]["levels"][0], "id").to_owned();
    for format in ["text", "markdown", "json"] {
        let printed = home.run(["gap", &level, path(&hostile), "--format", format]).expect_code(0);
        assert_harmless(format, &printed.stdout);
    }
}

#[test]
fn an_aim_that_holds_already_is_not_said_again() {
    let (home, crew) = aimed();
    let aim = |ends: &[&str]| home.run(["--ladders", path(&crew), "aim"].iter().chain(ends)).expect_code(0).stdout;
    let events = home.events().len();
    let both = aim(&["--current", "Sailor", "--target", "Bosun"]);
    assert_eq!(both, "Crew: on L1 Sailor, aiming for L2 Bosun\n");
    assert_eq!(home.events().len(), events, "nothing was written");
    aim(&["--current", "Sailor", "--target", "Mate"]);
    let last = home.events().pop().unwrap();
    assert_eq!((text(&last, "target"), last.get("current")), ("crew/mate", None), "what held already is left out");
    assert_eq!(aim(&["crew", "--target", "none"]), "Crew: on L1 Sailor, aiming for no level\n");
    let events = home.events().len();
    aim(&["crew", "--target", "none"]);
    assert_eq!(home.events().len(), events, "there was none");
}
