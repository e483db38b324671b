//! Ticks that can't be saved, and journals that can't be read.

use std::fs;
use std::path::PathBuf;

use rstest::rstest;

use super::{bakery, to_expectations, wait_for_saved};
use crate::support::Home;
use crate::terminal::{Start, Terminal, has_reversed, has_row, says};

/// Ticks while the folder of the journal can't be made, and waits until that is
/// said; returns what is in the way.
fn tick_unsaved(home: &Home, terminal: &Terminal) -> PathBuf {
    to_expectations(terminal);
    let in_the_way = home.write("data/rungs", "not a folder");
    terminal.keys(" ");
    terminal.wait_for(
        |screen| has_row(screen, &["[x]", "Weighs flour"]) && says(screen, "1 unsaved") && says(screen, "data/rungs"),
        "the tick, that it is unsaved, and where",
    );
    in_the_way
}

#[test]
fn a_tick_that_cannot_be_saved_is_said_and_asked_about_and_printed() {
    let (home, path) = Home::with_bakery();
    let mut terminal = bakery(&home, &path);
    tick_unsaved(&home, &terminal);
    // Everything else goes on.
    terminal.keys("jw");
    terminal.wait_for(
        |screen| has_row(screen, &["[~]", "Tells by touch"]) && says(screen, "2 unsaved"),
        "another tick, unsaved too",
    );
    terminal.keys("fregulars");
    terminal.wait_for_text("Greets regulars");
    terminal.keys("\r");
    terminal.wait_for(|screen| has_reversed(screen, "Greets regulars"), "the hit");
    terminal.keys("q");
    terminal.wait_for_text("2 changes not saved");
    let mark = terminal.mark();
    terminal.keys("q");
    terminal.wait_exit();
    let said = String::from_utf8_lossy(&terminal.raw(mark)).into_owned();
    let ids = home.ids(Some(&path));
    for command in [format!("rungs tick --as met {}", ids[0]), format!("rungs tick --as working {}", ids[1])] {
        assert!(said.contains(&command), "{command} isn't in {said:?}");
    }
}

#[test]
fn leaving_with_unsaved_ticks_is_no_success() {
    let (home, path) = Home::with_bakery();
    let mut terminal = bakery(&home, &path);
    tick_unsaved(&home, &terminal);
    terminal.keys("q");
    terminal.wait_for_text("1 change not saved");
    terminal.keys("q");
    assert_ne!(terminal.wait_exit(), 0, "what ended with exit code 0 is in the journal");
}

/// Whoever is faster than the disk is told all the same.
#[test]
fn a_tick_that_fails_while_one_leaves_is_told_and_no_success() {
    let (home, path) = Home::with_bakery();
    let mut terminal = bakery(&home, &path);
    to_expectations(&terminal);
    home.write("data/rungs", "not a folder");
    let mark = terminal.mark();
    terminal.keys(" qq");
    let code = terminal.wait_exit();
    let said = String::from_utf8_lossy(&terminal.raw(mark)).into_owned();
    assert!(said.contains("rungs tick --as met bakery/"), "{said:?}");
    assert_ne!(code, 0, "what ended with exit code 0 is in the journal");
}

#[test]
fn an_unsaved_tick_is_saved_as_soon_as_that_works() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    let in_the_way = tick_unsaved(&home, &terminal);
    fs::remove_file(in_the_way).unwrap();
    wait_for_saved(&terminal, "[x]", "Weighs flour");
    assert_eq!(home.events().len(), 1);
    terminal.quit();
}

#[rstest]
#[case::a_folder("data/rungs/progress.jsonl/x")]
#[case::below_a_file("data/rungs")]
fn a_journal_that_cannot_be_read_keeps_no_ladder_closed(#[case] in_the_way: &str) {
    let (home, path) = Home::with_bakery();
    home.write(in_the_way, "x");
    let mut terminal = Start::rungs(&home, &[&path]).start();
    terminal.wait_for_text("can't be used");
    to_expectations(&terminal);
    terminal.keys(" ");
    terminal.wait_for_text("[x]");
    terminal.wait_for_text("1 unsaved");
    // A key took the sentence away; it comes again when the append has failed.
    terminal.wait_for_text("can't be used");
    terminal.keys("q");
    terminal.wait_for_text("1 change not saved");
    let mark = terminal.mark();
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 2);
    let said = String::from_utf8_lossy(&terminal.raw(mark)).into_owned();
    assert!(said.contains("rungs tick --as met bakery/"), "{said:?}");
    assert!(terminal.has_its_modes());
}
