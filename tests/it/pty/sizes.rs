//! Windows of any size.

use std::time::Duration;

use rstest::rstest;

use super::{bakery, wait_for_saved};
use crate::support::{BAKERY_EXPECTATIONS, Home};
use crate::terminal::{Start, WIDE, has_reversed, rows, says};

const SIZES: [(u16, u16); 8] = [(1, 1), (3, 3), (19, 5), (20, 6), (40, 15), (80, 24), (120, 40), (300, 100)];

/// However early it is: not even the first frame may miss it.
#[test]
fn a_resize_right_at_the_start_is_not_missed() {
    let (home, path) = Home::with_bakery();
    for _ in 0..5 {
        let terminal = bakery(&home, &path);
        let mark = terminal.mark();
        terminal.resize(19, 5);
        terminal.wait_for_more(mark);
        terminal.wait_for(|screen| says(screen, "20") && says(screen, "6"), "what is needed");
        terminal.quit();
    }
}

#[rstest]
#[case::panes("jk", "Apprentice Baker")]
#[case::expectations("ll", "Weighs flour")]
#[case::find("fdough", "Tells by touch")]
#[case::findings("gf", "Findings")]
#[case::help("?", "undo what was done")]
#[case::filter("/invoice", "Master Baker")]
fn every_size_is_survived_and_the_screen_comes_back(#[case] keys: &str, #[case] shown: &str) {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    terminal.keys(keys);
    terminal.wait_for_text(shown);
    terminal.wait_for_quiet(Duration::from_millis(60));
    for (columns, rows) in SIZES.into_iter().chain(SIZES.into_iter().rev().skip(1)).chain([WIDE]) {
        let mark = terminal.mark();
        terminal.resize(columns, rows);
        terminal.wait_for_more(mark);
    }
    terminal.wait_for_text(shown);
    terminal.wait_for(|screen| !says(screen, "panicked"), "no panic");
    // The same keys work as before.
    terminal.keys("\u{1b}");
    terminal.wait_for_quiet(Duration::from_millis(60));
    terminal.keys("?");
    terminal.wait_for_text("undo what was done");
    terminal.keys("q");
    terminal.wait_for(|screen| !says(screen, "undo what was done"), "the help is closed");
    terminal.quit();
}

#[rstest]
#[case(1, 1)]
#[case(3, 3)]
#[case(20, 6)]
#[case(300, 100)]
fn any_size_can_be_started_in(#[case] columns: u16, #[case] height: u16) {
    let (home, path) = Home::with_bakery();
    let terminal = Start::rungs(&home, &[&path]).size(columns, height).start();
    terminal.wait_for(|screen| rows(screen).iter().any(|row| !row.trim().is_empty()), "something on the screen");
    terminal.keys("llj f/?\u{1b}[27u\u{1b}[27u\u{1b}[27u");
    terminal.wait_for_quiet(Duration::from_millis(60));
    let mark = terminal.mark();
    terminal.resize(WIDE.0, WIDE.1);
    terminal.wait_for_more(mark);
    terminal.wait_for_text("Apprentice Baker");
    terminal.quit();
}

#[test]
fn a_window_that_is_too_small_says_what_it_needs() {
    let (home, path) = Home::with_bakery();
    let terminal = Start::rungs(&home, &[&path]).size(19, 5).start();
    terminal.wait_for(|screen| says(screen, "20") && says(screen, "6"), "what is needed");
    // Once the keys are read, so are sizes.
    terminal.keys("\u{c}");
    terminal.wait_for_quiet(Duration::from_millis(60));
    terminal.resize(20, 6);
    terminal.wait_for_text("Apprentice");
    terminal.quit();
}

#[test]
fn a_small_window_has_it_all() {
    let (home, path) = Home::with_bakery();
    let terminal = Start::rungs(&home, &[&path]).size(40, 15).start();
    terminal.wait_for_text("Apprentice Baker");
    // To a level.
    terminal.keys("G");
    terminal.wait_for(|screen| has_reversed(screen, "Master Baker"), "the last level");
    terminal.keys("l");
    terminal.wait_for_text("Running the bakery");
    terminal.keys("l");
    terminal.wait_for_text("Buys flour a season ahead");
    // Its competency, row by row to the end.
    let end = "a bakery that ran without a telephone call.";
    assert!(!terminal.look(|screen| says(screen, end)), "it takes more than a screen");
    terminal.keys(&"j".repeat(30));
    terminal.wait_for_text(end);
    terminal.wait_for(|screen| has_reversed(screen, "Hands the keys over"), "the cursor on the last");
    // Tick, and see the progress.
    terminal.keys(" ");
    wait_for_saved(&terminal, "[x]", "Hands the keys over");
    terminal.wait_for_text("1/9");
    // Find.
    terminal.keys("f");
    terminal.keys("regulars");
    terminal.wait_for_text("Greets regulars by name");
    terminal.keys("\r");
    terminal.wait_for(|screen| has_reversed(screen, "Greets regulars"), "the hit");
    terminal.keys(" ");
    wait_for_saved(&terminal, "[x]", "Greets regulars");
    terminal.keys("\u{1b}[27u\u{1b}[27u");
    terminal.wait_for(|screen| has_reversed(screen, "Baker"), "the levels");
    terminal.wait_for_text(&format!("2/{BAKERY_EXPECTATIONS}"));
    terminal.quit();
}
