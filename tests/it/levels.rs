//! The screens about levels, through a real terminal.

use crate::compare::CREW;
use crate::pty::{wait_for_mark, wait_for_way};
use crate::support::Home;
use crate::terminal::{Start, Terminal, WIDE, has_reversed, has_row, says};

/// Starts on the crew, and waits for its first level.
fn crew(home: &Home, size: (u16, u16)) -> Terminal {
    let path = home.write("crew.md", CREW);
    let terminal = Start::rungs(home, &[&path]).size(size.0, size.1).start();
    terminal.wait_for_text("L1 Sailor");
    terminal
}

#[test]
fn changes_of_the_next_level_are_walked_ticked_and_gone_to() {
    let home = Home::new();
    let terminal = crew(&home, (80, 24));
    terminal.keys("c");
    terminal.wait_for(|screen| has_reversed(screen, "Ties sixteen knots"), "the cursor on the first change");
    terminal.keys("n ");
    wait_for_mark(&terminal, "+ [x]", "Splices steel wire.");
    terminal.keys("\r");
    wait_for_way(&terminal, &["Crew", "L2 Bosun", "Ropes"]);
    terminal.wait_for(|screen| has_reversed(screen, "Splices steel wire."), "the cursor on what was ticked");
    terminal.keys("\x0f");
    terminal.wait_for_text("L1 Sailor → L2 Bosun");
    terminal.keys("\x1b");
    terminal.wait_for(|screen| !says(screen, "Ties sixteen knots") || says(screen, "Competencies"), "the panes again");
    terminal.quit();
    assert_eq!(home.events().len(), 1);
}

#[test]
fn what_is_left_of_the_aim_is_worked_through() {
    let home = Home::new();
    let terminal = crew(&home, WIDE);
    terminal.keys("gcjgtgl");
    terminal.wait_for(|screen| has_row(screen, &["Left of L2 Bosun", "4 left"]), "the list of what is left");
    terminal.keys(" jw");
    wait_for_mark(&terminal, "[x]", "Ties sixteen knots without help.");
    wait_for_mark(&terminal, "[~]", "Coils every line.");
    terminal.keys("aAll of March\r");
    wait_for_mark(&terminal, "[~]+", "Coils every line.");
    terminal.wait_for_text("All of March");
    terminal.keys("z");
    terminal.wait_for(|screen| !says(screen, "Ties sixteen knots"), "what is done is hidden");
    terminal.keys("\x1b");
    terminal.wait_for_text("L1 Sailor → L2 Bosun: 1 of 4 met, 1 in work, 1 without evidence");
    terminal.quit();
}

#[test]
fn the_grid_leads_to_its_cells_and_progress_draws_bars() {
    let home = Home::new();
    let terminal = crew(&home, (80, 24));
    terminal.keys("gm");
    terminal.wait_for(|screen| has_row(screen, &["Watch", "·", "0 %"]), "the grid");
    terminal.keys("ljj\r");
    wait_for_way(&terminal, &["Crew", "L2 Bosun", "Watch"]);
    terminal.keys("gp");
    terminal.wait_for_text("Nothing is met yet.");
    terminal.keys("\t");
    terminal.wait_for(|screen| has_row(screen, &["Ropes", "0/3"]), "a bar for each competency");
    terminal.keys("r");
    terminal.wait_for_text("A radar is drawn for 3 to 12 competencies; there are 2.");
    terminal.keys("\x1b");
    wait_for_way(&terminal, &["Crew", "L2 Bosun", "Watch"]);
    terminal.quit();
}

#[test]
fn what_is_set_aside_stays_so_after_a_restart() {
    let home = Home::new();
    let terminal = crew(&home, (40, 15));
    terminal.keys("jgtglx");
    terminal.wait_for(|screen| has_row(screen, &["Ropes", "3 left, 1 aside"]), "one less in the list");
    terminal.keys("\x1b");
    terminal.wait_for(|screen| says(screen, "Levels 3") || says(screen, "Expectations"), "the panes");
    terminal.quit();
    let terminal = crew(&home, (40, 15));
    terminal.keys("gl");
    terminal.wait_for(|screen| has_row(screen, &["Ropes", "3 left, 1 aside"]), "it is still aside");
    terminal.keys("Xgg");
    terminal.wait_for_text("x takes it back");
    terminal.keys("\x1b");
    wait_for_way(&terminal, &["Crew", "L2 Bosun"]);
    terminal.quit();
}

#[test]
fn on_a_terminal_the_line_for_a_prompt_says_why_there_is_none() {
    let home = Home::new();
    let path = home.write("crew.md", CREW);
    let words = ["progress", "--short"].map(std::path::Path::new);
    let mut terminal = Start::rungs(&home, &[words[0], words[1], &path]).size(120, 24).start();
    assert_eq!(terminal.wait_exit(), 2);
    terminal.wait_for_text("You aim for no level");
}

#[test]
fn a_command_breaks_its_lines_between_words() {
    let home = Home::new();
    let path = home.write("crew.md", CREW);
    let arguments = ["compare", "L1", "L2"].map(std::path::Path::new);
    let mut terminal = Start::rungs(&home, &[arguments[0], arguments[1], arguments[2], &path]).size(24, 30).start();
    assert_eq!(terminal.wait_exit(), 0);
    terminal.wait_for(|screen| has_row(screen, &["  + Splices steel wire."]), "a line that fits");
    terminal.wait_for(|screen| has_row(screen, &["without help."]), "the rest of one that doesn't");
}
