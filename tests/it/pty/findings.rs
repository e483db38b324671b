//! What there is to mend, on the screen.

use std::fs;
use std::time::Duration;

use super::wait_for_way;
use crate::support::{BAKERY, Home};
use crate::terminal::{Start, has_reversed, rows, says};

/// The bakery with an item without words and a statement that stands there twice.
fn with_faults() -> String {
    BAKERY.replace(
        "- Plans the doughs of tomorrow from orders and weather.\n",
        "- Plans the doughs of tomorrow from orders and weather.\n-\n\
         - Plans the doughs of tomorrow from orders and weather.\n",
    )
}

#[test]
fn findings_are_counted_listed_explained_led_to_and_go_as_they_are_mended() {
    let home = Home::new();
    let path = home.write("bakery.md", with_faults());
    let terminal = Start::rungs(&home, &[&path]).start();
    terminal.wait_for(|screen| rows(screen)[0].contains("2 to mend"), "how much there is to mend");
    terminal.keys("gf");
    terminal.wait_for(|screen| has_reversed(screen, "warning empty-item"), "the first finding");
    terminal.wait_for_text("An item of a list has no words.");
    terminal.keys("j");
    terminal.wait_for(|screen| has_reversed(screen, "warning repeated-statement"), "the second finding");
    terminal.keys("\r");
    wait_for_way(&terminal, &["Bakery", "Baker", "Dough"]);
    terminal.wait_for(|screen| has_reversed(screen, "Plans the doughs"), "the statement");
    terminal.keys("\u{f}");
    terminal.wait_for(|screen| has_reversed(screen, "warning repeated-statement"), "the finding again");
    fs::write(&path, with_faults().replace("-\n-", "-")).unwrap();
    terminal.wait_for(|screen| !says(screen, "empty-item"), "one is mended");
    terminal.wait_for(|screen| has_reversed(screen, "warning repeated-statement"), "the other is there");
    fs::write(&path, BAKERY).unwrap();
    terminal.wait_for_text("Nothing to mend in 1 track, 3 levels and 16 expectations.");
    terminal.keys("\u{1b}");
    wait_for_way(&terminal, &["Bakery", "Apprentice Baker"]);
    terminal.wait_for_quiet(Duration::from_millis(60));
    terminal.wait_for(|screen| !says(screen, "to mend"), "nothing is counted any more");
    terminal.quit();
}
