//! The terminal program, through a real terminal: what a person sees and may rely on.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rstest::rstest;
use vt100::Screen;

use crate::support::{BAKERY_EXPECTATIONS, Home, hostile_journal, hostile_ladder};
use crate::terminal::{Signal, Start, Terminal, WIDE, find, has_reversed, has_row, is_saved, rows, says};

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

const SIZES: [(u16, u16); 8] = [(1, 1), (3, 3), (19, 5), (20, 6), (40, 15), (80, 24), (120, 40), (300, 100)];

/// However early it is: not even the first frame may miss it.
#[test]
fn a_resize_right_at_the_start_is_not_missed() {
    let (home, path) = Home::with_bakery();
    for _ in 0..5 {
        let terminal = bakery(&home, &path);
        let mark = terminal.mark();
        terminal.resize(19, 5);
        terminal.wait_for_more(mark);
        terminal.wait_for(|screen| says(screen, "20") && says(screen, "6"), "what is needed");
        terminal.quit();
    }
}

#[rstest]
#[case::panes("jk", "Apprentice Baker")]
#[case::expectations("ll", "Weighs flour")]
#[case::find("fdough", "Tells by touch")]
#[case::help("?", "undo what was done")]
#[case::filter("/invoice", "Master Baker")]
fn every_size_is_survived_and_the_screen_comes_back(#[case] keys: &str, #[case] shown: &str) {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    terminal.keys(keys);
    terminal.wait_for_text(shown);
    terminal.wait_for_quiet(Duration::from_millis(60));
    for (columns, rows) in SIZES.into_iter().chain(SIZES.into_iter().rev().skip(1)).chain([WIDE]) {
        let mark = terminal.mark();
        terminal.resize(columns, rows);
        terminal.wait_for_more(mark);
    }
    terminal.wait_for_text(shown);
    terminal.wait_for(|screen| !says(screen, "panicked"), "no panic");
    // The same keys work as before.
    terminal.keys("\u{1b}");
    terminal.wait_for_quiet(Duration::from_millis(60));
    terminal.keys("?");
    terminal.wait_for_text("undo what was done");
    terminal.keys("q");
    terminal.wait_for(|screen| !says(screen, "undo what was done"), "the help is closed");
    terminal.quit();
}

#[rstest]
#[case(1, 1)]
#[case(3, 3)]
#[case(20, 6)]
#[case(300, 100)]
fn any_size_can_be_started_in(#[case] columns: u16, #[case] height: u16) {
    let (home, path) = Home::with_bakery();
    let terminal = Start::rungs(&home, &[&path]).size(columns, height).start();
    terminal.wait_for(|screen| rows(screen).iter().any(|row| !row.trim().is_empty()), "something on the screen");
    terminal.keys("llj f/?\u{1b}[27u\u{1b}[27u\u{1b}[27u");
    terminal.wait_for_quiet(Duration::from_millis(60));
    let mark = terminal.mark();
    terminal.resize(WIDE.0, WIDE.1);
    terminal.wait_for_more(mark);
    terminal.wait_for_text("Apprentice Baker");
    terminal.quit();
}

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

#[test]
fn a_window_that_is_too_small_says_what_it_needs() {
    let (home, path) = Home::with_bakery();
    let terminal = Start::rungs(&home, &[&path]).size(19, 5).start();
    terminal.wait_for(|screen| says(screen, "20") && says(screen, "6"), "what is needed");
    // Once the keys are read, so are sizes.
    terminal.keys("\u{c}");
    terminal.wait_for_quiet(Duration::from_millis(60));
    terminal.resize(20, 6);
    terminal.wait_for_text("Apprentice");
    terminal.quit();
}

#[test]
fn a_small_window_has_it_all() {
    let (home, path) = Home::with_bakery();
    let terminal = Start::rungs(&home, &[&path]).size(40, 15).start();
    terminal.wait_for_text("Apprentice Baker");
    // To a level.
    terminal.keys("G");
    terminal.wait_for(|screen| has_reversed(screen, "Master Baker"), "the last level");
    terminal.keys("l");
    terminal.wait_for_text("Running the bakery");
    terminal.keys("l");
    terminal.wait_for_text("Buys flour a season ahead");
    // Its competency, row by row to the end.
    let end = "a bakery that ran without a telephone call.";
    assert!(!terminal.look(|screen| says(screen, end)), "it takes more than a screen");
    terminal.keys(&"j".repeat(30));
    terminal.wait_for_text(end);
    terminal.wait_for(|screen| has_reversed(screen, "Hands the keys over"), "the cursor on the last");
    // Tick, and see the progress.
    terminal.keys(" ");
    wait_for_saved(&terminal, "[x]", "Hands the keys over");
    terminal.wait_for_text("1/9");
    // Find.
    terminal.keys("f");
    terminal.keys("regulars");
    terminal.wait_for_text("Greets regulars by name");
    terminal.keys("\r");
    terminal.wait_for(|screen| has_reversed(screen, "Greets regulars"), "the hit");
    terminal.keys(" ");
    wait_for_saved(&terminal, "[x]", "Greets regulars");
    terminal.keys("\u{1b}[27u\u{1b}[27u");
    terminal.wait_for(|screen| has_reversed(screen, "Baker"), "the levels");
    terminal.wait_for_text(&format!("2/{BAKERY_EXPECTATIONS}"));
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

/// Ticks while the folder of the journal can't be made, and waits until that is
/// said; returns what is in the way.
fn tick_unsaved(home: &Home, terminal: &Terminal) -> PathBuf {
    to_expectations(terminal);
    let in_the_way = home.write("data/rungs", "not a folder");
    terminal.keys(" ");
    terminal.wait_for(
        |screen| has_row(screen, &["[x]", "Weighs flour"]) && says(screen, "1 unsaved") && says(screen, "data/rungs"),
        "the tick, that it is unsaved, and where",
    );
    in_the_way
}

#[test]
fn a_tick_that_cannot_be_saved_is_said_and_asked_about_and_printed() {
    let (home, path) = Home::with_bakery();
    let mut terminal = bakery(&home, &path);
    tick_unsaved(&home, &terminal);
    // Everything else goes on.
    terminal.keys("jw");
    terminal.wait_for(
        |screen| has_row(screen, &["[~]", "Tells by touch"]) && says(screen, "2 unsaved"),
        "another tick, unsaved too",
    );
    terminal.keys("fregulars");
    terminal.wait_for_text("Greets regulars");
    terminal.keys("\r");
    terminal.wait_for(|screen| has_reversed(screen, "Greets regulars"), "the hit");
    terminal.keys("q");
    terminal.wait_for_text("2 changes not saved");
    let mark = terminal.mark();
    terminal.keys("q");
    terminal.wait_exit();
    let said = String::from_utf8_lossy(&terminal.raw(mark)).into_owned();
    let ids = home.ids(Some(&path));
    for command in [format!("rungs tick --as met {}", ids[0]), format!("rungs tick --as working {}", ids[1])] {
        assert!(said.contains(&command), "{command} isn't in {said:?}");
    }
}

#[test]
fn leaving_with_unsaved_ticks_is_no_success() {
    let (home, path) = Home::with_bakery();
    let mut terminal = bakery(&home, &path);
    tick_unsaved(&home, &terminal);
    terminal.keys("q");
    terminal.wait_for_text("1 change not saved");
    terminal.keys("q");
    assert_ne!(terminal.wait_exit(), 0, "what ended with exit code 0 is in the journal");
}

/// Whoever is faster than the disk is told all the same.
#[test]
fn a_tick_that_fails_while_one_leaves_is_told_and_no_success() {
    let (home, path) = Home::with_bakery();
    let mut terminal = bakery(&home, &path);
    to_expectations(&terminal);
    home.write("data/rungs", "not a folder");
    let mark = terminal.mark();
    terminal.keys(" qq");
    let code = terminal.wait_exit();
    let said = String::from_utf8_lossy(&terminal.raw(mark)).into_owned();
    assert!(said.contains("rungs tick --as met bakery/"), "{said:?}");
    assert_ne!(code, 0, "what ended with exit code 0 is in the journal");
}

#[test]
fn an_unsaved_tick_is_saved_as_soon_as_that_works() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    let in_the_way = tick_unsaved(&home, &terminal);
    fs::remove_file(in_the_way).unwrap();
    wait_for_saved(&terminal, "[x]", "Weighs flour");
    assert_eq!(home.events().len(), 1);
    terminal.quit();
}

#[rstest]
#[case::a_folder("data/rungs/progress.jsonl/x")]
#[case::below_a_file("data/rungs")]
fn a_journal_that_cannot_be_read_keeps_no_ladder_closed(#[case] in_the_way: &str) {
    let (home, path) = Home::with_bakery();
    home.write(in_the_way, "x");
    let mut terminal = Start::rungs(&home, &[&path]).start();
    terminal.wait_for_text("can't be used");
    to_expectations(&terminal);
    terminal.keys(" ");
    terminal.wait_for_text("[x]");
    terminal.wait_for_text("1 unsaved");
    // A key took the sentence away; it comes again when the append has failed.
    terminal.wait_for_text("can't be used");
    terminal.keys("q");
    terminal.wait_for_text("1 change not saved");
    let mark = terminal.mark();
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 2);
    let said = String::from_utf8_lossy(&terminal.raw(mark)).into_owned();
    assert!(said.contains("rungs tick --as met bakery/"), "{said:?}");
    assert!(terminal.has_its_modes());
}
