//! Several terminals on one journal.

use std::time::{Duration, Instant};

use crate::pty::{bakery, context_switches, to_expectations, wait_for_saved};
use crate::support::Home;
use crate::terminal::has_row;

/// Here a wait by time is the point.
#[test]
fn two_terminals_show_each_others_ticks_without_a_key() {
    let (home, path) = Home::with_bakery();
    // The journal isn't there yet, nor is its folder.
    let (one, other) = (bakery(&home, &path), bakery(&home, &path));
    to_expectations(&one);
    to_expectations(&other);
    let start = Instant::now();
    one.keys(" ");
    wait_for_saved(&one, "[x]", "Weighs flour");
    other.wait_for(|screen| has_row(screen, &["[x]", "Weighs flour"]), "the tick of the first");
    assert!(start.elapsed() < Duration::from_secs(1), "it took {:?}", start.elapsed());
    other.keys("jw");
    wait_for_saved(&other, "[~]", "Tells by touch");
    one.wait_for(|screen| has_row(screen, &["[~]", "Tells by touch"]), "the tick of the second");
    other.keys("u");
    one.wait_for(|screen| has_row(screen, &["[ ]", "Tells by touch"]), "the undo of the second");
    one.wait_for_quiet(Duration::from_millis(400));
    let switches = context_switches(one.process());
    std::thread::sleep(Duration::from_millis(800));
    assert_eq!(context_switches(one.process()), switches, "it woke up, though nothing happened");
    one.quit();
    other.quit();
}

#[test]
fn a_copy_that_a_sync_tool_left_beside_the_journal_is_told_and_taken_in() {
    let (home, path) = Home::with_bakery();
    let ids = home.ids(Some(&path));
    home.run(["--ladders", "bakery.md", "--progress", "elsewhere.jsonl", "tick", &ids[0]]).expect_code(0);
    let copy = home.path("data/rungs/progress.sync-conflict-20260102-030405-ABCDEFG.jsonl");
    let other = std::fs::read(home.path("elsewhere.jsonl")).unwrap();
    // It comes while the program runs, and is there when another one starts.
    let terminal = bakery(&home, &path);
    to_expectations(&terminal);
    terminal.keys("j ");
    wait_for_saved(&terminal, "[x]", "Tells by touch");
    std::fs::write(&copy, &other).unwrap();
    terminal.wait_for_text("is a copy of your journal with 1 event");
    let second = bakery(&home, &path);
    second.wait_for_text("is a copy of your journal with 1 event");
    terminal.keys("gs");
    terminal.wait_for_text("2 met here, 1 before.");
    terminal.wait_for(|screen| has_row(screen, &["[x]", "Weighs flour"]), "the tick of the copy");
    assert_eq!(std::fs::read(&copy).unwrap(), other, "the copy stays as it is");
    assert_eq!(home.events().len(), 2);
    terminal.quit();
    second.quit();
}

#[test]
fn a_tick_of_one_terminal_is_in_the_history_that_another_has_open() {
    let (home, path) = Home::with_bakery();
    let (one, other) = (bakery(&home, &path), bakery(&home, &path));
    other.keys("gh");
    other.wait_for_text("Nothing is met yet.");
    to_expectations(&one);
    one.keys(" ");
    wait_for_saved(&one, "[x]", "Weighs flour");
    other.wait_for_text("Week of");
    other.keys("\r");
    other.wait_for(|screen| has_row(screen, &["[x]", "Weighs flour"]), "Enter leads to it");
    one.quit();
    other.quit();
}

#[test]
fn another_profile_is_opened_on_the_screen_and_ticks_go_to_its_journal() {
    let (home, path) = Home::with_bakery();
    let ids = home.ids(Some(&path));
    home.run(["--ladders", "bakery.md", "--profile", "anna", "tick", &ids[0], &ids[1]]).expect_code(0);
    home.run(["--ladders", "bakery.md", "tick", &ids[0]]).expect_code(0);
    let everyone = home.run(["--ladders", "bakery.md", "--profile", "anna", "profiles"]).expect_code(0).stdout;
    assert_eq!(everyone, "me    1 of 16 met\nanna  2 of 16 met\n", "me is oneself, whosever is open");
    let own = std::fs::read(home.journal()).unwrap();
    let terminal = bakery(&home, &path);
    to_expectations(&terminal);
    terminal.keys("gw");
    terminal
        .wait_for(|screen| has_row(screen, &["1 me    1 of 16 met"]) && has_row(screen, &["2 anna  2 of 16"]), "all");
    terminal.keys("2");
    terminal.wait_for(|screen| has_row(screen, &["[anna]"]) && has_row(screen, &["[x]", "Tells by touch"]), "hers");
    terminal.keys(" ");
    wait_for_saved(&terminal, "[ ]", "Weighs flour");
    home.run(["--ladders", "bakery.md", "--profile", "anna", "tick", &ids[2]]).expect_code(0);
    terminal.wait_for(|screen| has_row(screen, &["[x]", "Keeps the sourdough"]), "what she ticks herself");
    assert_eq!(std::fs::read(home.journal()).unwrap(), own, "one's own stays as it is");
    terminal.quit();
}
