//! Ticks: saved, taken back, of two instances.

use super::{bakery, to_expectations, wait_for_mark, wait_for_saved, wait_for_way};
use crate::support::Home;
use crate::terminal::{Signal, Start, has_reversed};

#[test]
fn a_tick_is_saved_and_there_again_where_one_was() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    to_expectations(&terminal);
    terminal.keys(" ");
    wait_for_saved(&terminal, "[x]", "Weighs flour");
    terminal.keys("jw");
    wait_for_saved(&terminal, "[~]", "Tells by touch");
    terminal.keys("j-");
    wait_for_saved(&terminal, "[-]", "Keeps the sourdough");
    terminal.keys("k");
    terminal.wait_for(|screen| has_reversed(screen, "Tells by touch"), "the cursor on the second");
    terminal.quit();
    assert_eq!(home.events().len(), 3);

    let again = Start::rungs(&home, &[&path]).start();
    again.wait_for(|screen| has_reversed(screen, "Tells by touch"), "the cursor where it was");
    wait_for_way(&again, &["Bakery", "Apprentice Baker", "Dough"]);
    for (mark, statement) in [("[x]", "Weighs flour"), ("[~]", "Tells by touch"), ("[-]", "Keeps the sourdough")] {
        wait_for_mark(&again, mark, statement);
    }
    again.quit();
    assert_eq!(home.events().len(), 3, "looking writes nothing");
}

#[test]
fn undo_and_redo_reach_over_a_restart() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    to_expectations(&terminal);
    terminal.keys(" ");
    wait_for_saved(&terminal, "[x]", "Weighs flour");
    terminal.keys("j ");
    wait_for_saved(&terminal, "[x]", "Tells by touch");
    terminal.keys("u");
    wait_for_saved(&terminal, "[ ]", "Tells by touch");
    terminal.keys("U");
    wait_for_saved(&terminal, "[x]", "Tells by touch");
    terminal.quit();

    let again = Start::rungs(&home, &[&path]).start();
    wait_for_mark(&again, "[x]", "Tells by touch");
    again.keys("u");
    wait_for_saved(&again, "[ ]", "Tells by touch");
    again.keys("u");
    wait_for_saved(&again, "[ ]", "Weighs flour");
    again.quit();

    let last = Start::rungs(&home, &[&path]).start();
    wait_for_mark(&last, "[ ]", "Weighs flour");
    last.keys("U");
    wait_for_saved(&last, "[x]", "Weighs flour");
    last.quit();
    home.events();
}

#[test]
fn what_the_screen_calls_saved_is_there_after_a_kill() {
    let (home, path) = Home::with_bakery();
    let statements = ["Weighs flour", "Tells by touch", "Keeps the sourdough"];
    let mut saved = 0;
    for (nth, statement) in statements.iter().enumerate() {
        let mut terminal = Start::rungs(&home, &[&path]).start();
        terminal.wait_for_text("Apprentice Baker");
        // Where one was is not kept when the program is killed.
        to_expectations(&terminal);
        terminal.keys(&"j".repeat(nth));
        terminal.wait_for(|screen| has_reversed(screen, statement), "the cursor");
        terminal.keys(" ");
        wait_for_saved(&terminal, "[x]", statement);
        terminal.signal(Signal::Kill);
        terminal.wait_exit();
        saved += 1;
        assert_eq!(home.events().len(), saved);
    }
    let terminal = bakery(&home, &path);
    to_expectations(&terminal);
    for statement in statements {
        wait_for_mark(&terminal, "[x]", statement);
    }
    terminal.quit();
}

#[test]
fn two_instances_lose_nothing() {
    let (home, path) = Home::with_bakery();
    let (first, second) = (bakery(&home, &path), bakery(&home, &path));
    to_expectations(&first);
    to_expectations(&second);
    first.keys(" ");
    wait_for_saved(&first, "[x]", "Weighs flour");
    second.keys("j ");
    wait_for_saved(&second, "[x]", "Tells by touch");
    // What the other did comes in with one's own write.
    wait_for_mark(&second, "[x]", "Weighs flour");
    first.keys("jjw");
    wait_for_saved(&first, "[~]", "Keeps the sourdough");
    wait_for_mark(&first, "[x]", "Tells by touch");
    second.keys("k-");
    wait_for_saved(&second, "[-]", "Weighs flour");
    first.quit();
    second.quit();
    assert_eq!(home.events().len(), 4);

    let third = Start::rungs(&home, &[&path]).start();
    for (mark, statement) in [("[-]", "Weighs flour"), ("[x]", "Tells by touch"), ("[~]", "Keeps the sourdough")] {
        wait_for_mark(&third, mark, statement);
    }
    third.quit();
}
