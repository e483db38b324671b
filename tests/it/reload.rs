//! Files that change while they are on the screen, and while they are read.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::support::{BAKERY, Home};
use crate::terminal::{Start, Terminal, has_reversed, has_row, rows, says};

/// Starts on a path, with the cursor on the second expectation of the bakery.
fn on_the_second(home: &Home, path: &Path) -> Terminal {
    let terminal = Start::rungs(home, &[path]).start();
    terminal.wait_for_text("Apprentice Baker");
    terminal.keys("2\r\r");
    terminal.wait_for(|screen| has_reversed(screen, "Weighs flour"), "the cursor on an expectation");
    terminal.keys("j");
    wait_for_cursor(&terminal, "Tells by touch");
    terminal
}

#[track_caller]
fn wait_for_cursor(terminal: &Terminal, text: &str) {
    terminal.wait_for(|screen| has_reversed(screen, text), &format!("the cursor on {text:?}"));
}

fn with_salt() -> String {
    BAKERY.replace("- Weighs flour", "- Fetches the salt before it is asked for.\n- Weighs flour")
}

/// Saves as many editors do: another file takes the place of the old one.
fn save_by_rename(path: &Path, text: &str) {
    let beside = path.with_extension("md.new");
    fs::write(&beside, text).unwrap();
    fs::rename(&beside, path).unwrap();
}

#[test]
fn what_is_written_to_an_open_file_is_shown_and_the_cursor_stays() {
    let (home, path) = Home::with_bakery();
    let terminal = on_the_second(&home, &path);
    fs::write(&path, with_salt()).unwrap();
    terminal.wait_for_text("Fetches the salt");
    terminal.wait_for_text("Reloaded");
    wait_for_cursor(&terminal, "Tells by touch");
    terminal.quit();
}

#[test]
fn a_save_by_renaming_is_seen_each_time() {
    let (home, path) = Home::with_bakery();
    let terminal = on_the_second(&home, &path);
    for nth in ["first", "second", "third"] {
        save_by_rename(&path, &BAKERY.replace("- Weighs flour", &format!("- Fetches the {nth} salt.\n- Weighs flour")));
        terminal.wait_for_text(&format!("Fetches the {nth} salt"));
    }
    // As vim does with its backups: away, anew, and the backup goes.
    let away = path.with_extension("md~");
    fs::rename(&path, &away).unwrap();
    fs::write(&path, BAKERY.replace("- Weighs flour", "- Fetches the last salt.\n- Weighs flour")).unwrap();
    fs::remove_file(away).unwrap();
    terminal.wait_for_text("Fetches the last salt");
    wait_for_cursor(&terminal, "Tells by touch");
    terminal.quit();
}

#[test]
fn new_files_and_folders_come_in_and_what_is_deleted_goes() {
    let home = Home::new();
    home.write("crew/bakery.md", BAKERY);
    let terminal = on_the_second(&home, &home.path("crew"));
    let cook = BAKERY.replace("Bakery", "Galley").replace("Baker", "Cook");
    home.write("crew/galley.md", &cook);
    terminal.wait_for_text("Galley");
    home.write("crew/abroad/deep/inn.md", cook.replace("Galley", "Tavern"));
    terminal.wait_for_text("Tavern");
    home.write("crew/abroad/deep/inn.md", cook.replace("Galley", "Hotel"));
    terminal.wait_for_text("Hotel");
    fs::remove_dir_all(home.path("crew/abroad")).unwrap();
    fs::remove_file(home.path("crew/galley.md")).unwrap();
    terminal.wait_for(|screen| !says(screen, "Galley") && !says(screen, "Hotel"), "what is deleted is gone");
    wait_for_cursor(&terminal, "Tells by touch");
    terminal.quit();
}

#[test]
fn a_file_that_is_deleted_stays_on_the_screen_and_comes_back() {
    let (home, path) = Home::with_bakery();
    let terminal = on_the_second(&home, &path);
    fs::remove_file(&path).unwrap();
    terminal.wait_for_text("bakery.md is gone. Showing the copy last read.");
    wait_for_cursor(&terminal, "Tells by touch");
    fs::write(&path, with_salt()).unwrap();
    terminal.wait_for_text("Fetches the salt");
    terminal.quit();
}

#[test]
fn ticks_hold_over_a_reload() {
    let (home, path) = Home::with_bakery();
    let terminal = on_the_second(&home, &path);
    terminal.keys(" ");
    terminal.wait_for(|screen| has_row(screen, &["[x]", "Tells by touch"]), "the tick");
    save_by_rename(&path, &with_salt());
    terminal.wait_for_text("Fetches the salt");
    terminal.wait_for(|screen| has_row(screen, &["[x]", "Tells by touch"]), "the tick after the reload");
    terminal.keys("u");
    terminal.wait_for(|screen| has_row(screen, &["[ ]", "Tells by touch"]), "the tick undone");
    terminal.quit();
}

#[test]
fn one_can_read_again_by_hand() {
    let (home, path) = Home::with_bakery();
    let terminal = on_the_second(&home, &path);
    terminal.keys("R");
    terminal.wait_for_text("Read again: 1 file.");
    wait_for_cursor(&terminal, "Tells by touch");
    terminal.quit();
}

/// An editor that writes down how it was called, reads a line that is typed, and
/// changes the file.
fn editor(home: &Home, ends: &str) -> String {
    let script = format!(
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$HOME-arguments\"\nprintf 'type now> '\nread line\n\
         printf '%s' \"$line\" > \"$HOME-typed\"\nsed -i.before 's/Weighs flour/Sieves flour/' \"$2\"\n{ends}\n"
    );
    let path = home.write("bin/vi", script);
    #[cfg(unix)]
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

fn with_editor(home: &Home, path: &Path, editor: &str) -> Terminal {
    let terminal = Start::rungs(home, &[path]).with("EDITOR", editor).start();
    terminal.wait_for_text("Apprentice Baker");
    terminal.keys("2\r\r<j");
    wait_for_cursor(&terminal, "Tells by touch");
    terminal
}

#[test]
fn an_editor_gets_the_line_and_the_keys_and_one_comes_back_to_the_same_place() {
    let (home, path) = Home::with_bakery();
    let editor = editor(&home, "exit 0");
    let terminal = with_editor(&home, &path, &editor);
    for nth in ["once", "twice"] {
        terminal.keys("O");
        terminal.wait_for_text("type now>");
        terminal.keys(&format!("jjqq {nth}\n"));
        terminal.wait_for_text("Sieves flour");
        wait_for_cursor(&terminal, "Tells by touch");
        assert_eq!(fs::read_to_string(home.path("home-typed")).unwrap(), format!("jjqq {nth}"));
    }
    let line = BAKERY.lines().position(|line| line.contains("Tells by touch")).unwrap() + 1;
    let arguments = fs::read_to_string(home.path("home-arguments")).unwrap();
    assert_eq!(arguments, format!("+{line}\n{}\n", path.display()));
    // Keys and sizes are read as before.
    terminal.keys("k");
    wait_for_cursor(&terminal, "Sieves flour");
    let mark = terminal.mark();
    terminal.resize(100, 30);
    terminal.wait_for_more(mark);
    terminal.wait_for(|screen| rows(screen).len() == 30 && has_reversed(screen, "Sieves flour"), "the new size");
    terminal.quit();
}

#[test]
fn what_is_wrong_with_an_editor_is_said() {
    let (home, path) = Home::with_bakery();
    let failing = editor(&home, "exit 3");
    let terminal = with_editor(&home, &path, &failing);
    terminal.keys("O");
    terminal.wait_for_text("type now>");
    terminal.keys("\n");
    terminal.wait_for_text("vi ended with exit code 3.");
    terminal.wait_for_text("Sieves flour");
    terminal.quit();
    for (editor, said) in
        [("no-such-editor -x", "no-such-editor is not there."), ("vi 'x", "EDITOR can't be understood")]
    {
        let terminal = with_editor(&home, &path, editor);
        terminal.keys("O");
        terminal.wait_for_text(said);
        wait_for_cursor(&terminal, "Tells by touch");
        terminal.quit();
    }
}

#[test]
fn the_built_in_ladders_have_no_source_to_open() {
    let home = Home::new();
    let terminal = Start::rungs(&home, &[]).with("EDITOR", "no-such-editor").start();
    terminal.wait_for_text("Support Engineers");
    terminal.keys("O");
    terminal.wait_for_text("rungs init DIR");
    terminal.quit();
}

#[test]
fn a_large_folder_can_be_used_before_all_of_it_is_read() {
    let home = Home::new();
    let filler = "- Knows another loaf, and why it is baked so and in no other way.\n".repeat(200);
    for nth in 0..400 {
        let text = BAKERY
            .replace("# Bakery", &format!("# Bakery {nth:03}"))
            .replace("### Oven", &format!("{filler}\n### Oven"));
        home.write(&format!("crew/{nth:03}.md"), text);
    }
    let terminal = Start::rungs(&home, &[&home.path("crew")]).start();
    terminal.wait_for(|screen| says(screen, "of 400 files") && says(screen, "Bakery 000"), "a part, and how far it is");
    terminal.keys("2j\r");
    terminal.wait_for(|screen| has_reversed(screen, "Dough") && says(screen, "Baker"), "a level of the first track");
    terminal.wait_for(|screen| says(screen, "400 Tracks"), "all tracks");
    terminal
        .wait_for(|screen| rows(screen)[0].contains("Bakery 000") && has_reversed(screen, "Dough"), "the same place");
    terminal.wait_for_quiet(Duration::from_millis(100));
    terminal.assert_shows("400 Tracks");
    terminal.quit();
}

#[test]
fn a_folder_without_any_ladder_is_said_and_left_as_ever() {
    let home = Home::new();
    home.write("crew/notes.md", "Nothing to climb.\n");
    let mut terminal = Start::rungs(&home, &[&home.path("crew")]).start();
    assert_eq!(terminal.wait_exit(), 1);
    assert!(terminal.has_its_modes());
    let said = String::from_utf8_lossy(&terminal.raw(0)).into_owned();
    assert!(said.contains("No ladder found"), "{said:?}");
}
