//! A reworded ladder on the screen, from the first tick to the verdict.

use std::fs;

use crate::support::{BAKERY, Home};
use crate::terminal::{Start, has_row, is_saved, says};

const OLD: &str = "Weighs flour and salt to the gram";
const NEW: &str = "Weighs flour, salt and water to the gram";

/// As much of a statement as stands in one row of a pane.
const IN_A_PANE: &str = "Weighs flour, salt";

#[test]
fn what_is_accepted_in_the_review_is_still_accepted_after_a_restart() {
    let (home, path) = Home::with_bakery();
    let terminal = Start::rungs(&home, &[&path]).start();
    terminal.wait_for_text("Apprentice Baker");
    terminal.keys("2\r\r ");
    terminal.wait_for(|screen| has_row(screen, &["[x]", "Weighs flour and salt"]) && is_saved(screen), "the tick");
    terminal.keys("gr");
    terminal.wait_for_text("from your next look on");
    terminal.keys("\x1b");
    terminal.wait_for(|screen| !says(screen, "next look") && is_saved(screen), "the panes");
    let new = BAKERY.replace(OLD, NEW).replace("- Tells by", "- Sweeps the bakehouse before dawn.\n- Tells by");
    fs::write(&path, new).unwrap();
    terminal.wait_for(|screen| has_row(screen, &["[x]≈", IN_A_PANE]), "the tick at the new words");
    terminal.keys("gr");
    terminal.wait_for(|screen| has_row(screen, &["old", OLD, "new", NEW]), "both side by side");
    terminal.wait_for(|screen| says(screen, "New since") && says(screen, "Sweeps the bakehouse"), "what is new");
    terminal.keys("y");
    terminal.wait_for(|screen| says(screen, "Kept") && !says(screen, "Found again"), "the verdict");
    terminal.keys("\x1b");
    terminal.wait_for(|screen| has_row(screen, &["[x] ", IN_A_PANE]), "the panes");
    terminal.quit();
    let again = Start::rungs(&home, &[&path]).start();
    again.wait_for(|screen| has_row(screen, &["[x] ", IN_A_PANE]), "the tick after the restart");
    again.keys("gr");
    again.wait_for_text("nothing has changed since");
    again.keys("\x1b");
    again.wait_for(|screen| !says(screen, "nothing has changed since"), "the panes");
    again.quit();
    let kinds: Vec<String> = home.events().iter().map(|event| event["kind"].as_str().unwrap().to_owned()).collect();
    assert_eq!(kinds, ["status", "seen", "match", "seen"]);
}

#[test]
fn a_level_with_another_title_and_seniority_is_taken_over_with_one_key() {
    let (home, path) = Home::with_bakery();
    let terminal = Start::rungs(&home, &[&path]).start();
    terminal.wait_for_text("Apprentice Baker");
    terminal.keys("2\r\r ");
    terminal.wait_for(|screen| has_row(screen, &["[x]", OLD]) && is_saved(screen), "the tick");
    fs::write(&path, BAKERY.replace("Apprentice Baker (L1)", "Baker I (P1)")).unwrap();
    terminal.wait_for_text("Baker I");
    terminal.keys("gr");
    terminal
        .wait_for(|screen| has_row(screen, &["L1 Apprentice Baker, with 1 entry of yours"]), "the level that is gone");
    terminal.keys("y");
    terminal.wait_for_text("L1 Apprentice Baker is P1 Baker I now: 1 of 1 entry found again.");
    terminal.keys("\x1b");
    terminal.wait_for(|screen| has_row(screen, &["1/5"]) && !says(screen, "Levels that are gone"), "the panes");
    terminal.keys("u");
    terminal.wait_for_text("Undone: Apprentice Baker is Baker I now.");
    terminal.quit();
}
