//! Reading, going about and finding.

use std::time::Duration;

use rstest::rstest;

use super::{bakery, is_way, to_expectations, wait_for_way};
use crate::support::Home;
use crate::terminal::{Start, has_reversed, rows, says};

#[test]
fn the_first_frame_shows_the_built_in_ladders_and_q_quits() {
    let home = Home::new();
    let terminal = Start::rungs(&home, &[]).start();
    let names = ["Support Engineers", "Junior Support Engineer", "Sales Engineers", "[ ]"];
    terminal.wait_for(|screen| names.iter().all(|name| says(screen, name)), "tracks, levels and expectations");
    terminal.quit();
    assert!(!home.journal().exists(), "looking around writes nothing");
}

#[rstest]
#[case::letters("l", "l")]
#[case::enter("\r", "\r")]
#[case::arrows("\u{1b}[C", "\u{1b}[C")]
fn one_goes_inward_to_an_expectation(#[case] first: &str, #[case] second: &str) {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    terminal.keys(first);
    wait_for_way(&terminal, &["Bakery", "Apprentice Baker", "Dough"]);
    terminal.keys(second);
    terminal.wait_for(|screen| has_reversed(screen, "Weighs flour"), "the cursor on an expectation");
    terminal.keys("j");
    terminal.wait_for(|screen| has_reversed(screen, "Tells by touch"), "the cursor on the next");
    terminal.quit();
}

#[test]
fn esc_steps_out_and_never_quits() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    to_expectations(&terminal);
    for _ in 0..6 {
        terminal.keys("\u{1b}");
        terminal.wait_for_quiet(Duration::from_millis(60));
    }
    terminal.wait_for(|screen| is_way(screen, &["Bakery"]) && !rows(screen)[0].contains("Baker "), "the tracks");
    // The program is still there: it opens its help, which Esc closes.
    for _ in 0..2 {
        terminal.keys("?");
        terminal.wait_for_text("undo what was done");
        terminal.keys("\u{1b}");
        terminal.wait_for(|screen| !says(screen, "undo what was done"), "the help is closed");
    }
    terminal.quit();
}

#[test]
fn find_takes_words_in_any_order_counts_goes_there_and_comes_back() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    terminal.keys("f");
    terminal.wait_for_text("Type a few letters");
    terminal.keys("weekend sourdough");
    terminal.wait_for(
        |screen| says(screen, "Keeps the sourdough alive") && says(screen, "1 of "),
        "one hit and how many there were",
    );
    terminal.keys("\u{15}loaf costs");
    terminal.wait_for_text("Knows what a loaf costs");
    terminal.wait_for(|screen| !says(screen, "Keeps the sourdough alive"), "the answer to the last query only");
    terminal.keys("\r");
    wait_for_way(&terminal, &["Bakery", "Master Baker", "Running the bakery"]);
    terminal.wait_for(|screen| has_reversed(screen, "Knows what a loaf"), "the cursor on the hit");
    terminal.keys("\u{f}");
    terminal.wait_for(|screen| is_way(screen, &["Bakery", "Apprentice Baker"]), "back where one was");
    terminal.quit();
}

#[test]
fn a_find_without_hits_says_so_and_esc_leaves_it() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    terminal.keys("f");
    terminal.keys("zzxqv");
    terminal.wait_for(|screen| says(screen, "Nothing matches") && says(screen, "zzxqv"), "that nothing matches");
    terminal.keys("\r");
    terminal.wait_for_quiet(Duration::from_millis(60));
    terminal.assert_shows("Nothing matches");
    terminal.keys("\u{1b}");
    terminal.wait_for(|screen| is_way(screen, &["Bakery", "Apprentice Baker"]), "the panes");
    terminal.quit();
}

#[test]
fn a_filter_works_as_one_types_and_esc_clears_it() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    terminal.keys("/");
    terminal.keys("invoice");
    // Of the levels, only one holds the word.
    terminal.wait_for(
        |screen| says(screen, "Master Baker") && !says(screen, "Apprentice Baker") && says(screen, "1 of 3"),
        "the level that matches",
    );
    terminal.keys("\u{1b}");
    terminal.wait_for(
        |screen| says(screen, "Apprentice Baker") && says(screen, "Master Baker") && !says(screen, "1 of 3"),
        "all levels",
    );
    terminal.quit();
}
