//! What a level inherits over files, on the screen and in the commands.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::{Home, text};

const SHIP: &str = "\
# Ship

## Deck Engineer

### Ropes

- Ties six knots behind the back.
- Coils every line after use.

## Chief Engineer

The Chief Engineer role builds on the Deck Engineer role.

### Crew

- Settles quarrels before breakfast.
- I encompass all of the qualities listed in [Care](people/care.md#listening), [Tides](tides.md) and [the
  weather](https://example.org/weather).
";

const CARE: &str = "\
# Ship Coach

## Patience

- Waits for the tide.

## Listening

- Hears what was not said.
";

/// A folder with a level that builds on one beside it and on one in another file.
fn fleet() -> (Home, PathBuf) {
    let home = Home::new();
    home.write("fleet/ship.md", SHIP);
    home.write("fleet/people/care.md", CARE);
    let path = home.path("fleet");
    (home, path)
}

fn chief(document: &Value) -> &Value {
    let tracks = document["tracks"].as_array().unwrap();
    let levels = tracks.iter().flat_map(|track| track["levels"].as_array().unwrap());
    levels.into_iter().find(|level| text(level, "title") == "Chief Engineer").unwrap()
}

#[test]
fn an_outline_says_what_a_level_builds_on_over_files() {
    let (home, path) = fleet();
    let outline = home.json(["outline", path.to_str().unwrap()]);
    let level = chief(&outline);
    assert_eq!(level["builds_on"], json!(["ship/deck-engineer"]));
    let references = level["references"].as_array().unwrap();
    let parts: Vec<_> = references.iter().map(|r| (text(r, "text"), &r["level"], &r["competency"])).collect();
    let nothing = Value::Null;
    assert_eq!(
        parts,
        [
            ("Deck Engineer", &json!("ship/deck-engineer"), &nothing),
            ("Care", &json!("ship-coach/ship-coach"), &json!("ship-coach/ship-coach/listening")),
            ("Tides", &nothing, &nothing),
            ("the weather", &nothing, &nothing),
        ]
    );
    let printed = home.run(["outline", path.to_str().unwrap()]).expect_code(0).stdout;
    assert!(printed.contains("Builds on: Deck Engineer") && printed.contains("Builds on: Listening, of Ship Coach"));
}

#[test]
fn show_and_progress_count_what_is_inherited_beside_the_levels_own() {
    let (home, path) = fleet();
    let ladders = ["--ladders", path.to_str().unwrap()];
    let shown = home.json(["show", "ship/chief-engineer"].into_iter().chain(ladders));
    assert_eq!(
        shown["inherited"],
        json!([
            {"level": "ship/deck-engineer", "competencies": ["ship/deck-engineer/ropes"]},
            {"level": "ship-coach/ship-coach", "competencies": ["ship-coach/ship-coach/listening"]},
        ])
    );
    let ropes = home.json(["show", "ship/deck-engineer/ropes"].into_iter().chain(ladders));
    let statement = text(&json!({"id": ropes["holds"][0]}), "id").to_owned();
    home.run(["tick", &statement].into_iter().chain(ladders)).expect_code(0);
    let progress = home.json(["progress", path.to_str().unwrap()]);
    let level = chief(&progress);
    let met = |field: &str| (level[field]["met"].as_u64().unwrap(), level[field]["expectations"].as_u64().unwrap());
    assert_eq!((met("counts"), met("with_inherited")), ((0, 2), (1, 5)));
    let printed = home.run(["progress", path.to_str().unwrap()]).expect_code(0).stdout;
    assert!(printed.contains("0 of 2 met, 1 of 5 with inherited"), "{printed}");
    let printed = home.run(["show", "ship/chief-engineer"].into_iter().chain(ladders)).expect_code(0).stdout;
    assert!(printed.contains("0 of 2 met, 1 of 5 with inherited"), "{printed}");
    assert!(printed.contains("Inherited from Ship Coach") && printed.contains("[x] Ties six knots"), "{printed}");
    assert!(!printed.contains("Waits for the tide"), "only what was referred to: {printed}");
}

#[test]
fn a_circle_is_said_with_its_line_and_shown_all_the_same() {
    let home = Home::new();
    let text = SHIP.replace("### Ropes", "The Deck Engineer role builds on the Chief Engineer role.\n\n### Ropes");
    let path = home.write("ship.md", text);
    let found = home.run(["check", path.to_str().unwrap(), "--format", "json"]).expect_code(1).json();
    let findings = found["findings"].as_array().unwrap();
    let circles: Vec<_> = findings.iter().filter(|finding| finding["code"] == "builds-on-cycle").collect();
    assert_eq!(circles.len(), 1, "{findings:?}");
    assert_eq!(circles[0]["source"]["line"], 14);
    let shown = home.json(["show", "ship/deck-engineer", "--ladders", path.to_str().unwrap()]);
    assert_eq!(shown["inherited"].as_array().unwrap().len(), 1);
}

#[cfg(unix)]
mod screen {
    use super::*;
    use crate::support::each;
    use crate::terminal::{Start, Terminal, has_reversed, has_row, is_saved, rows, says};

    /// Starts in the fleet, on the competencies of the chief.
    fn chief(home: &Home, path: &Path, size: (u16, u16)) -> Terminal {
        let terminal = Start::rungs(home, &[path]).size(size.0, size.1).start();
        terminal.wait_for_text("Ship Coach");
        terminal.keys("fchief\r");
        terminal.wait_for(|screen| rows(screen)[0].contains("Chief Engineer"), "the chief");
        terminal.keys("l");
        terminal.wait_for(|screen| rows(screen)[1].contains(" Competenc"), "its competencies");
        terminal
    }

    #[test]
    fn a_tick_on_an_inherited_statement_is_its_origins() {
        for size in [(120, 40), (80, 24), (40, 15)] {
            let (home, path) = fleet();
            let terminal = chief(&home, &path, size);
            terminal.keys("jj");
            terminal.wait_for(|screen| has_reversed(screen, "Ropes"), "what is inherited");
            terminal.keys("l");
            terminal.wait_for(|screen| has_reversed(screen, "Ties six knots"), "its statement");
            terminal.keys(" ");
            terminal.wait_for(|screen| has_row(screen, &["[x]", "Ties six"]) && is_saved(screen), "the tick, saved");
            terminal.keys("hh");
            terminal.wait_for(|screen| has_row(screen, &["1/5", "with inherited"]), "the count");
            terminal.quit();
            let events = home.events();
            assert_eq!(events.len(), 1);
            assert!(text(&events[0], "expectation").starts_with("ship/deck-engineer/ropes/"), "{events:?}");
            let progress = home.json(["progress", path.to_str().unwrap()]);
            let mut met = Vec::new();
            each(&progress, "expectations", &mut |statement| {
                if statement["status"] == "met" {
                    met.push(text(statement, "text").to_owned());
                }
            });
            assert_eq!(met, ["Ties six knots behind the back."]);
        }
    }

    #[test]
    fn enter_follows_what_a_level_builds_on_and_says_where_others_lead() {
        let (home, path) = fleet();
        let terminal = chief(&home, &path, (80, 24));
        terminal.keys("jjj");
        terminal.wait_for(|screen| has_reversed(screen, "from Ship Coach"), "the origin in another file");
        terminal.keys("\r");
        terminal.wait_for(|screen| rows(screen)[0].starts_with("Ship Coach"), "the other file");
        terminal.keys("\u{f}");
        terminal.wait_for(|screen| has_reversed(screen, "from Ship Coach"), "back on the row");
        terminal.keys("jj");
        terminal.wait_for(|screen| has_reversed(screen, "Builds on: Tides"), "a reference to nothing");
        terminal.keys("\r");
        terminal.wait_for_text("tides.md is not open");
        terminal.keys("j\r");
        terminal.wait_for_text("It leads to https://example.org/weather");
        terminal.quit();
    }

    #[test]
    fn what_is_hidden_stays_hidden_and_the_place_is_there_again() {
        let (home, path) = fleet();
        let terminal = chief(&home, &path, (80, 24));
        terminal.keys("jj");
        terminal.wait_for(|screen| has_reversed(screen, "Ropes"), "what is inherited");
        terminal.keys("l");
        terminal.wait_for(|screen| has_reversed(screen, "Ties six knots"), "its statement");
        terminal.quit();
        let again = Start::rungs(&home, &[&path]).size(80, 24).start();
        again.wait_for(|screen| has_reversed(screen, "Ties six knots"), "the statement where one was");
        assert!(again.look(|screen| rows(screen)[0].contains("Chief Engineer")), "under the level that inherits it");
        again.keys("i");
        again.wait_for(|screen| has_reversed(screen, "from Deck Engineer") && !says(screen, "↳ Ropes"), "all hidden");
        again.quit();
        let third = Start::rungs(&home, &[&path]).size(80, 24).start();
        third.wait_for(|screen| has_reversed(screen, "from Deck Engineer"), "the row where one was");
        assert!(!third.look(|screen| says(screen, "↳ Ropes")), "still hidden");
        third.quit();
    }
}
