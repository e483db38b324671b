//! Evidence, through a real terminal.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::pty::{bakery, to_expectations};
use crate::support::{Home, text};
use crate::terminal::{Signal, Start, has_reversed, has_row, is_saved, says};

#[test]
fn a_note_is_typed_pasted_kept_and_there_again_after_a_restart() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    to_expectations(&terminal);
    terminal.keys("aWeighed for the fair\r");
    terminal.wait_for(|screen| has_row(screen, &["Weighed for the fair"]) && is_saved(screen), "the note, saved");
    terminal.keys("je");
    terminal.wait_for_text("What you did and when");
    // As terminals hand a paste on: bracketed, its lines parted by returns.
    terminal.keys("\u{1b}[200~Two loaves\rand a half\u{1b}[201~");
    terminal.wait_for_text("and a half");
    terminal.keys("\u{1b}");
    terminal.wait_for(|screen| has_row(screen, &["Two loaves"]) && is_saved(screen), "the second note, saved");
    terminal.quit();
    let notes: Vec<_> = home.events().iter().map(|event| text(event, "text").to_owned()).collect();
    assert_eq!(notes[0], "Weighed for the fair");
    assert!(home.events().iter().all(|event| event["kind"] == "note"));
    let again = Start::rungs(&home, &[&path]).start();
    again.wait_for(|screen| has_row(screen, &["and a half"]), "the notes are there again");
    again.quit();
}

#[test]
fn a_note_is_found_and_leads_to_what_it_is_on() {
    let (home, path) = Home::with_bakery();
    let terminal = bakery(&home, &path);
    to_expectations(&terminal);
    terminal.keys("aWeighed for the harbour fair\r");
    terminal.wait_for(|screen| has_row(screen, &["Weighed for the harbour"]) && is_saved(screen), "the note, saved");
    terminal.keys("fharbour");
    terminal.wait_for(|screen| has_row(screen, &["note Weighed for the harbour fair"]), "the note as a hit");
    terminal.keys("\r");
    terminal.wait_for(
        |screen| !has_row(screen, &["Find: "]) && has_row(screen, &["Weighed for the harbour"]),
        "what it is on",
    );
    terminal.quit();
}

#[test]
fn a_note_that_is_being_written_outlives_a_hang_up() {
    for key in ["a", "e"] {
        let (home, path) = Home::with_bakery();
        let mut terminal = bakery(&home, &path);
        to_expectations(&terminal);
        terminal.keys(key);
        terminal.keys("Kept the starter alive");
        terminal.wait_for_text("Kept the starter alive");
        terminal.signal(Signal::HangUp);
        terminal.wait_exit();
        let texts: Vec<_> = home.events().iter().map(|event| event["text"].clone()).collect();
        assert_eq!(texts, ["Kept the starter alive"]);
    }
}

#[test]
fn a_note_that_is_being_written_outlives_its_terminal() {
    for key in ["a", "e"] {
        let (home, path) = Home::with_bakery();
        let mut terminal = bakery(&home, &path);
        to_expectations(&terminal);
        terminal.keys("j");
        terminal.wait_for(|screen| has_reversed(screen, "Tells by touch"), "the cursor is on the second statement");
        terminal.keys(key);
        terminal.keys("Kept the starter alive");
        terminal.wait_for_text("Kept the starter alive");
        terminal.hang_up();
        terminal.wait_exit();
        let texts: Vec<_> = home.events().iter().map(|event| event["text"].clone()).collect();
        assert_eq!(texts, ["Kept the starter alive"]);
        let again = Start::rungs(&home, &[&path]).start();
        let is_there = |screen: &_| has_row(screen, &["Kept the starter"]) && has_reversed(screen, "Tells by touch");
        again.wait_for(is_there, "the note is there, and the place");
        again.quit();
    }
}

/// An editor that writes words into its file, and ends with a command.
fn editor(home: &Home, words: &str, last: &str) -> String {
    let script = format!("#!/bin/sh\nfor file; do :; done\nprintf '{words}' >> \"$file\"\n{last}\n");
    let editor = home.write("edit.sh", script);
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    editor.to_str().unwrap().to_owned()
}

#[test]
fn what_an_editor_wrote_is_kept_where_the_program_is_told_to_end_meanwhile() {
    let (home, path) = Home::with_bakery();
    let editor = editor(&home, "Written late", "kill -TERM $PPID; sleep 0.3");
    let mut terminal = Start::rungs(&home, &[&path]).with("EDITOR", editor).start();
    terminal.wait_for_text("Apprentice Baker");
    to_expectations(&terminal);
    terminal.keys("E");
    terminal.wait_exit();
    let texts: Vec<_> = home.events().iter().map(|event| event["text"].clone()).collect();
    assert_eq!(texts, ["Written late"]);
}

#[test]
fn what_a_failing_editor_wrote_is_kept_and_its_place_said() {
    let (home, path) = Home::with_bakery();
    let editor = editor(&home, "Half a note", "exit 3");
    let folder = home.path("tmp");
    fs::create_dir(&folder).unwrap();
    let terminal = Start::rungs(&home, &[&path]);
    let terminal = terminal.with("EDITOR", editor).with("TMPDIR", folder.to_str().unwrap()).start();
    terminal.wait_for_text("Apprentice Baker");
    to_expectations(&terminal);
    terminal.keys("E");
    terminal.wait_for_text("ended with exit code 3. What was written is in");
    let kept: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(kept.iter().map(|path| fs::read_to_string(path).unwrap()).collect::<Vec<_>>(), ["Half a note"]);
    terminal.quit();
}

#[test]
fn a_link_goes_to_the_program_that_opens_such_as_one_argument() {
    let (home, path) = Home::with_bakery();
    let told = home.path("told");
    let script = format!("#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" > {0}.new && mv {0}.new {0}\n", told.display());
    let opener = home.write("bin/xdg-open", script);
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    let search = format!("{}:{}", home.path("bin").display(), std::env::var("PATH").unwrap_or_default());
    let terminal = Start::rungs(&home, &[&path]).with("PATH", search).start();
    terminal.wait_for_text("Apprentice Baker");
    to_expectations(&terminal);
    terminal.keys("ahttps://example.org/$(id);x\r");
    terminal.wait_for(is_saved, "the note is saved");
    terminal.keys("o");
    terminal.wait_for(|_| told.exists(), "the link is opened");
    assert_eq!(fs::read_to_string(&told).unwrap(), "1|https://example.org/$(id);x|");
    terminal.quit();
}

#[test]
fn the_persons_own_editor_writes_a_note() {
    let (home, path) = Home::with_bakery();
    let editor = home.write("edit.sh", "#!/bin/sh\nfor file; do :; done\nprintf 'Written outside' >> \"$file\"\n");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let terminal = Start::rungs(&home, &[&path]).with("EDITOR", editor.to_str().unwrap()).start();
    terminal.wait_for_text("Apprentice Baker");
    to_expectations(&terminal);
    terminal.keys("E");
    terminal.wait_for(|screen| has_row(screen, &["Written outside"]) && is_saved(screen), "the note, saved");
    terminal.quit();
}

#[test]
fn what_lacks_evidence_is_listed_noted_on_and_gone_from_the_list() {
    let (home, path) = Home::with_bakery();
    let ids = home.ids(Some(&path));
    home.run(["--ladders", "bakery.md", "tick", &ids[0], &ids[1]]).expect_code(0);
    let terminal = bakery(&home, &path);
    terminal.keys("ge");
    terminal.wait_for(|screen| says(screen, "Met, and nothing is noted 2"), "both");
    terminal.keys("\r");
    terminal.wait_for(|screen| has_row(screen, &["[x]", "Weighs flour"]), "where the first stands");
    terminal.keys("aTen loaves for the fair\r");
    terminal.wait_for(|screen| says(screen, "Ten loaves for the fair") && is_saved(screen), "the note");
    terminal.keys("ge");
    terminal.wait_for(|screen| says(screen, "Met, and nothing is noted 1"), "the other one");
    terminal.keys("\x1b");
    terminal.wait_for(|screen| !says(screen, "nothing is noted"), "the panes");
    terminal.quit();
    let printed = home.run(["history", "bakery.md"]).expect_code(0).stdout;
    let (_, unproved) = printed.split_once("Met without a note").expect("what lacks evidence");
    assert!(unproved.contains("Tells by touch") && !unproved.contains("Weighs flour"), "{printed}");
}

#[test]
fn a_note_that_begins_with_a_dash_needs_nothing_before_it() {
    let (home, path) = Home::with_bakery();
    let id = &home.ids(Some(&path))[0];
    let note = |arguments: &[&str]| {
        let before = ["--ladders", "bakery.md", "note", id.as_str()];
        home.run(before.into_iter().chain(arguments.iter().copied())).expect_code(0).stdout
    };
    note(&["- ten loaves", "--format", "json"]);
    note(&["--", "-12"]);
    let noted = note(&[]);
    let texts: Vec<&str> = noted.lines().filter_map(|line| line.split("  ").nth(1)).collect();
    assert_eq!(texts, ["- ten loaves", "-12"]);
}

#[test]
fn a_slip_in_an_option_is_no_note_and_a_list_is_one() {
    let (home, path) = Home::with_bakery();
    let id = home.ids(Some(&path))[0].clone();
    let note = |arguments: &[&str]| home.run(["--ladders", "bakery.md", "note"].iter().chain(arguments));
    for slip in ["--fromat", "-f", "--format=jsn"] {
        let said = note(&[&id, slip]).expect_code(2).stderr;
        assert!(said.contains(slip.split('=').next().unwrap()), "{said}");
        note(&["--edit", "n1", slip]).expect_code(2);
    }
    assert!(home.events().is_empty(), "nothing was written");
    note(&[&id, "--", "--fromat"]).expect_code(0);
    note(&[&id, "- ten loaves", "--format", "json"]).expect_code(0);
    let events = home.events();
    assert_eq!(events.iter().map(|event| text(event, "text")).collect::<Vec<_>>(), ["--fromat", "- ten loaves"]);
    let printed = note(&["--edit", text(&events[1], "id"), "- twelve loaves"]).expect_code(0).stdout;
    assert!(printed.contains("- twelve loaves"), "{printed}");
    note(&["--edit", text(&events[0], "id"), "--", "-x"]).expect_code(0);
    let done = home.run(["log"]).expect_code(0).stdout;
    assert!(done.lines().next().unwrap().ends_with("before mixing begins.\" (Apprentice Baker): -x"), "{done}");
}
