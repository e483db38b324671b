//! What is asked and said of the terminal: colours where they are wanted, and nothing while
//! nothing happens.

use std::time::Duration;

use super::{bakery, context_switches, to_expectations, wait_for_saved};
use crate::support::Home;
use crate::terminal::{Start, Terminal, WIDE, find, has_reversed};

/// An answer could come late or never, and would be taken for keys.
#[test]
fn the_terminal_is_asked_nothing() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    to_expectations(&terminal);
    for (columns, rows) in [(80, 24), (40, 15), WIDE] {
        let mark = terminal.mark();
        terminal.resize(columns, rows);
        terminal.wait_for_more(mark);
    }
    let mark = terminal.mark();
    terminal.keys("\u{c}");
    terminal.wait_for_more(mark);
    terminal.wait_for_quiet(Duration::from_millis(60));
    let raw = terminal.raw(0);
    for question in ["\u{1b}[6n", "\u{1b}[5n", "\u{1b}[c", "\u{1b}[>c", "\u{1b}[?u", "\u{1b}]11;?", "\u{1b}[>q"] {
        assert!(!find(&raw, question.as_bytes()), "{question:?} asks something");
    }
    terminal.quit();
}

/// The parameters of all `CSI … m` in some bytes.
fn styles(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw);
    let style = |rest: &str| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';' && c != ':')?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    };
    text.split("\u{1b}[").skip(1).filter_map(style).collect()
}

fn is_color(parameter: &str) -> bool {
    matches!(parameter.parse::<u32>(), Ok(30..=38 | 40..=48 | 58 | 90..=97 | 100..=107))
}

fn tour(terminal: &Terminal) {
    terminal.wait_for_text("Apprentice Baker");
    terminal.wait_for(|screen| has_reversed(screen, "Apprentice Baker"), "the cursor in reverse");
    to_expectations(terminal);
    terminal.keys(" jw");
    wait_for_saved(terminal, "[~]", "Tells by touch");
    terminal.keys("fdough");
    terminal.wait_for_text("Plans the doughs");
    terminal.keys("\u{1b}");
    terminal.wait_for(|screen| has_reversed(screen, "Tells by touch"), "the cursor in reverse");
}

#[test]
fn without_colours_there_are_none_and_the_cursor_is_seen() {
    let (home, path) = Home::with_bakery();
    let terminal = Start::rungs(&home, &[&path]).with("NO_COLOR", "1").start();
    tour(&terminal);
    let raw = terminal.raw(0);
    let colors: Vec<String> = styles(&raw).into_iter().filter(|style| style.split([';', ':']).any(is_color)).collect();
    assert!(!styles(&raw).is_empty());
    assert!(colors.is_empty(), "{colors:?}");
    terminal.quit();
}

#[test]
fn with_colours_the_same_tour_has_some() {
    let (home, path) = Home::with_bakery();
    let terminal = Start::rungs(&home, &[&path]).start();
    tour(&terminal);
    let styles = styles(&terminal.raw(0));
    assert!(styles.iter().any(|style| style.split([';', ':']).any(is_color)), "{styles:?}");
    terminal.quit();
}

/// Here a wait by time is the point.
#[test]
fn an_idle_program_sleeps() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    to_expectations(&terminal);
    terminal.keys(" ");
    wait_for_saved(&terminal, "[x]", "Weighs flour");
    terminal.keys("fdough");
    terminal.wait_for_text("Plans the doughs");
    terminal.wait_for_quiet(Duration::from_millis(400));
    let (mark, switches) = (terminal.mark(), context_switches(terminal.process()));
    std::thread::sleep(Duration::from_millis(1500));
    assert_eq!(terminal.mark(), mark, "it drew: {:?}", String::from_utf8_lossy(&terminal.raw(mark)));
    assert_eq!(context_switches(terminal.process()), switches, "it woke up");
}
