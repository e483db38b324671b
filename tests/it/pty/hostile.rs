//! Nothing that is read or pasted steers the terminal.

use std::path::Path;
use std::time::{Duration, Instant};

use vt100::Screen;

use super::{bakery, is_way};
use crate::support::{Home, hostile_journal, hostile_ladder};
use crate::terminal::{Start, Terminal, find, is_saved, says};

/// What must not come out of the program, whatever it was given. The program
/// itself writes `CSI` sequences only, and none of these numbers.
#[track_caller]
fn assert_no_payload(terminal: &Terminal) {
    let raw = terminal.raw(0);
    let payloads = [
        "\u{1b}]",
        "\u{1b}P",
        "\u{1b}_",
        "\u{1b}^",
        "\u{1b}X",
        "\u{7}",
        "\u{202e}",
        "\u{2066}",
        "\u{61c}",
        "\u{1b}[1337",
        "\u{1b}[1338",
        "\u{1b}[1339",
        "\u{1b}[1340",
    ];
    for payload in payloads {
        assert!(!find(&raw, payload.as_bytes()), "{payload:?} got through");
    }
    let text = String::from_utf8_lossy(&raw);
    assert!(!text.contains(|c| ('\u{80}'..='\u{9f}').contains(&c)), "a C1 control got through");
    assert!(terminal.look(Screen::alternate_screen), "the alternate screen was left");
}

#[test]
fn nothing_that_is_read_steers_the_terminal() {
    let home = Home::new();
    let name = "hostile\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}.md";
    let path = home.write(name, hostile_ladder());
    let journal = home.write("j\u{1b}]0;owned\u{7}\u{9d}.jsonl", hostile_journal());
    let terminal = Start::rungs(&home, &[Path::new("--progress"), &journal, &path]).start();
    terminal.wait_for_text("First");
    assert_no_payload(&terminal);
    // Every pane, level and statement.
    terminal.keys("1");
    for _ in 0..2 {
        terminal.keys("JJJJKKKKl");
        terminal.wait_for_quiet(Duration::from_millis(60));
    }
    terminal.keys("l");
    terminal.wait_for_text("First payload");
    terminal.keys("jjjjjjjjgg w-u");
    terminal.wait_for(is_saved, "the tick");
    terminal.keys("]");
    terminal.wait_for_text("Seventh payload");
    terminal.keys(" ");
    terminal.wait_for_quiet(Duration::from_millis(100));
    // Find it, see its preview, go there, filter it.
    terminal.keys("fpayload");
    terminal.wait_for(|screen| says(screen, "7 of") && says(screen, "Second payload"), "seven hits");
    terminal.keys("\u{1b}[B\u{1b}[B\u{1b}[B\r");
    terminal.wait_for(|screen| !says(screen, "7 of"), "the hit");
    terminal.keys("/payload\r");
    terminal.wait_for_quiet(Duration::from_millis(60));
    let mark = terminal.mark();
    terminal.resize(60, 20);
    terminal.wait_for_more(mark);
    terminal.wait_for_text("payload");
    assert_no_payload(&terminal);
    terminal.keys("\u{1b}[27u");
    terminal.quit();
}

#[test]
fn a_paste_is_text_and_nothing_else() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    // In the panes a paste does nothing, though its letters are keys.
    terminal.keys("\u{1b}[200~ll q\u{1b}[201~");
    terminal.keys("f");
    terminal.wait_for_text("Type a few letters");
    terminal.keys("\u{1b}[200~sour\u{1b}]52;c;eA==\u{7}\u{1b}[1337m\u{9b}31m\u{202e}\nq\u{1b}[201~");
    terminal.wait_for_text("sour");
    terminal.wait_for_quiet(Duration::from_millis(100));
    assert_no_payload(&terminal);
    terminal.keys("\u{15}\u{1b}[200~sourdough\u{1b}[201~");
    terminal.wait_for_text("Keeps the sourdough alive");
    terminal.keys("\u{1b}[27u");
    terminal.wait_for(|screen| is_way(screen, &["Bakery", "Apprentice Baker"]), "the panes");
    terminal.quit();
    assert!(!home.journal().exists(), "nothing was ticked");
}

#[test]
fn a_giant_paste_does_not_hang() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    terminal.keys("f");
    terminal.wait_for_text("Type a few letters");
    let words = "dough weighs ".repeat((1 << 20) / 13);
    let start = Instant::now();
    terminal.keys_beside(format!("\u{1b}[200~{words}\u{1b}[201~\u{15}loaf costs"));
    terminal.wait_for_text("Knows what a loaf costs");
    assert!(start.elapsed() < Duration::from_secs(10));
    terminal.keys("\u{1b}");
    terminal.wait_for(|screen| is_way(screen, &["Bakery", "Apprentice Baker"]), "the panes");
    terminal.quit();
}
