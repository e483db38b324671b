//! The terminal comes back as it was, however the program ends.

use std::fs;
use std::time::Duration;

use rstest::rstest;
use vt100::Screen;

use super::{bakery, to_expectations, wait_for_saved};
use crate::support::Home;
use crate::terminal::{Signal, Start, Terminal, find, says};

/// The terminal is as it was: screen, cursor, paste, modes.
#[track_caller]
fn assert_given_back(terminal: &Terminal, mark: usize) {
    let raw = terminal.raw(mark);
    for sequence in ["\u{1b}[?1049l", "\u{1b}[?25h", "\u{1b}[?2004l"] {
        assert!(find(&raw, sequence.as_bytes()), "{sequence:?} is missing in {:?}", String::from_utf8_lossy(&raw));
    }
    let is_left = |screen: &Screen| !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste();
    assert!(terminal.look(is_left), "the screen is as it was");
    assert!(terminal.has_its_modes(), "the terminal's modes have changed");
}

#[rstest]
#[case(Signal::Terminate)]
#[case(Signal::HangUp)]
#[case(Signal::Interrupt)]
fn a_signal_ends_the_program_and_the_terminal_is_as_it_was(#[case] signal: Signal) {
    let (home, path) = Home::with_bakery();
    let mut terminal = bakery(&home, &path);
    to_expectations(&terminal);
    terminal.keys(" ");
    wait_for_saved(&terminal, "[x]", "Weighs flour");
    assert!(!terminal.has_its_modes(), "the modes are compared");
    let mark = terminal.mark();
    terminal.signal(signal);
    assert_eq!(terminal.wait_exit(), 128 + signal.number());
    assert_given_back(&terminal, mark);
    assert_eq!(home.events().len(), 1);
}

#[test]
fn quitting_gives_the_terminal_back() {
    let (home, path) = Home::with_bakery();
    for keys in ["q", "\u{3}", "f\u{3}\u{3}", "fdough\u{1b}[27uq", "?q\u{3}"] {
        let mut terminal = bakery(&home, &path);
        let mark = terminal.mark();
        terminal.keys(keys);
        assert_eq!(terminal.wait_exit(), 0, "{keys:?}");
        assert_given_back(&terminal, mark);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_stopped_program_gives_the_terminal_back_and_draws_again() {
    let (home, path) = Home::with_bakery();
    let mut shell = Start::job(&home, &path).start();
    shell.wait_for_text("Apprentice Baker");
    let program = child_of(shell.process());
    let mark = shell.mark();
    shell.keys("\u{1a}");
    shell.wait_for_bytes(mark, "came back");
    assert_eq!(state(program), "T", "it is stopped");
    assert_given_back(&shell, mark);
    let mark = shell.mark();
    shell.keys("\n");
    shell.wait_for_bytes(mark, "Apprentice Baker");
    shell.wait_for(|screen| screen.alternate_screen() && says(screen, "Apprentice Baker"), "the screen again");
    to_expectations(&shell);
    let mark = shell.mark();
    shell.keys("q");
    shell.wait_for_bytes(mark, "ended 0");
    assert_given_back(&shell, mark);
    assert_eq!(shell.wait_exit(), 0);
}

#[cfg(target_os = "linux")]
fn stat(process: u32) -> Vec<String> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields);
    fields.split(' ').map(str::to_owned).collect()
}

#[cfg(target_os = "linux")]
fn state(process: u32) -> String {
    stat(process)[0].clone()
}

#[cfg(target_os = "linux")]
fn child_of(parent: u32) -> u32 {
    let names = fs::read_dir("/proc").unwrap().filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    let mut processes = names.filter_map(|name| name.parse().ok());
    processes.find(|&process| stat(process).get(1) == Some(&parent.to_string())).expect("the shell has a job")
}

#[test]
fn a_stop_that_nobody_could_end_leaves_the_program_usable() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    let mark = terminal.mark();
    terminal.keys("\u{1a}");
    terminal.wait_for_bytes(mark, "Apprentice Baker");
    to_expectations(&terminal);
    terminal.quit();
}

#[test]
fn when_the_terminal_goes_the_program_goes() {
    let (home, path) = Home::with_bakery();
    let mut terminal = bakery(&home, &path);
    to_expectations(&terminal);
    terminal.keys(" ");
    wait_for_saved(&terminal, "[x]", "Weighs flour");
    terminal.hang_up();
    terminal.wait_exit_for(Duration::from_secs(5));
    assert_eq!(home.events().len(), 1);
}

#[test]
fn a_terminal_that_draws_no_screens_gets_a_sentence() {
    let home = Home::new();
    let mut terminal = Start::rungs(&home, &[]).with("TERM", "dumb").start();
    assert_eq!(terminal.wait_exit(), 2);
    let written = String::from_utf8_lossy(&terminal.raw(0)).into_owned();
    assert!(written.contains("TERM=dumb") && written.contains("rungs outline"), "{written:?}");
    assert!(!written.contains('\u{1b}'), "{written:?}");
}

#[test]
fn what_an_ended_program_left_on_the_other_screen_is_cleared_before_the_first_frame() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    let raw = terminal.raw(0);
    let at = |what: &str| raw.windows(what.len()).position(|bytes| bytes == what.as_bytes());
    let (screen, clear, text) = (at("\u{1b}[?1049h").unwrap(), at("\u{1b}[2J"), at("Baker").unwrap());
    assert!(clear.is_some_and(|clear| screen < clear && clear < text), "{clear:?}");
    terminal.quit();
}
