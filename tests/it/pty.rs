//! The terminal program, through a real terminal: what a person sees and may rely on.

use std::fs;
use std::path::Path;

use vt100::Screen;

use crate::support::Home;
use crate::terminal::{Start, Terminal, has_reversed, has_row, is_saved, rows};

mod findings;
mod given_back;
mod hostile;
mod panes;
mod quiet;
mod sizes;
mod ticks;
mod unsaved;

/// Starts on the bakery, and waits for its first level.
pub fn bakery(home: &Home, path: &Path) -> Terminal {
    let terminal = Start::rungs(home, &[path]).start();
    terminal.wait_for_text("Apprentice Baker");
    terminal
}

/// Goes from the first level to its first expectation.
pub fn to_expectations(terminal: &Terminal) {
    terminal.keys("l");
    wait_for_way(terminal, &["Bakery", "Apprentice Baker", "Dough"]);
    terminal.keys("l");
    terminal.wait_for(|screen| has_reversed(screen, "Weighs flour"), "the cursor on the first expectation");
}

/// The first row names where one stands.
fn is_way(screen: &Screen, steps: &[&str]) -> bool {
    let header = &rows(screen)[0];
    let mut places = steps.iter().map(|step| header.find(step));
    let found: Option<Vec<usize>> = places.by_ref().collect();
    found.is_some_and(|places| places.is_sorted())
}

#[track_caller]
pub fn wait_for_way(terminal: &Terminal, steps: &[&str]) {
    terminal.wait_for(|screen| is_way(screen, steps), &format!("the way {steps:?}"));
}

/// The mark stands before the statement, and all is saved.
#[track_caller]
pub fn wait_for_saved(terminal: &Terminal, mark: &str, statement: &str) {
    let what = format!("{mark} {statement}, saved");
    terminal.wait_for(|screen| has_row(screen, &[mark, statement]) && is_saved(screen), &what);
}

#[track_caller]
pub fn wait_for_mark(terminal: &Terminal, mark: &str, statement: &str) {
    terminal.wait_for(|screen| has_row(screen, &[mark, statement]), &format!("{mark} {statement}"));
}

/// How often each thread gave the processor up; nothing where that isn't told.
pub fn context_switches(process: u32) -> Vec<String> {
    let Ok(threads) = fs::read_dir(format!("/proc/{process}/task")) else { return Vec::new() };
    let status = |thread: fs::DirEntry| fs::read_to_string(thread.path().join("status")).unwrap_or_default();
    let mut switches: Vec<String> = threads
        .map(|thread| {
            let thread = thread.unwrap();
            let name = thread.file_name().into_string().unwrap();
            let status = status(thread);
            let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches"));
            format!("{name} {}", line.unwrap_or_default())
        })
        .collect();
    switches.sort();
    switches
}
