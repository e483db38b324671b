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
fn a_copy_that_a_sync_tool_left_beside_the_journal_is_told() {
    let (home, path) = Home::with_bakery();
    home.write("data/rungs/progress.sync-conflict-20260102-030405-ABCDEFG.jsonl", "");
    let terminal = bakery(&home, &path);
    terminal.wait_for_text("A copy of your progress stands beside it");
    terminal.wait_for_text("rungs journal merge");
    terminal.quit();
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
