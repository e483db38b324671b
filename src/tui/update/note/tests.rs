use crate::progress::Status;
use crate::sort;
use crate::tui::action::Context;
use crate::tui::driver::Driver;
use crate::tui::message::Message;

const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n\n\
    ### Watch\n\n- Keeps awake\n\n## Senior Sailor\n\n### Ropes\n\n- Teaches knots\n";

fn driver() -> Driver {
    Driver::of(CREW, 80, 24)
}

fn notes(driver: &Driver) -> Vec<String> {
    let mut notes: Vec<_> = driver.app.log.state().notes().collect();
    sort::by_key(&mut notes, |note| note.first);
    notes.iter().map(|note| note.text.clone()).collect()
}

fn says(driver: &Driver, text: &str) {
    assert!(driver.screen().contains(text), "{text:?} is not on\n{}", driver.screen());
}

#[test]
fn a_line_is_noted_in_place_and_stands_below_its_statement() {
    let mut driver = driver();
    driver.keys("Enter Enter Space a").types("Tied all six in May").keys("Enter");
    assert_eq!(notes(&driver), ["Tied all six in May"]);
    says(&driver, "[x]+ Ties six knots");
    says(&driver, "2027-01-15 Tied all six in May");
    driver.keys("u");
    assert!(notes(&driver).is_empty());
    says(&driver, "Undone: noted on \"Ties six knots\" (Junior Sailor): Tied all six in May.");
    driver.keys("U");
    assert_eq!(notes(&driver).len(), 1);
}

#[test]
fn a_note_on_a_competency_stands_below_its_title() {
    let mut driver = driver();
    driver.keys("Enter a").types("All of 2026").keys("Enter Enter");
    assert!(driver.app.log.state().notes().all(|note| note.on == "crew/junior-sailor/ropes"));
    says(&driver, "2027-01-15 All of 2026");
}

#[test]
fn a_line_that_is_left_comes_back() {
    let mut driver = driver();
    driver.keys("Enter Enter a").types("half a").keys("Esc");
    assert!(notes(&driver).is_empty());
    says(&driver, "a brings back what you typed");
    driver.keys("j a");
    says(&driver, "Note:");
    driver.keys("Esc k a").types(" thought").keys("Enter");
    assert_eq!(notes(&driver), ["half a thought"]);
    driver.keys("a Enter");
    assert_eq!(notes(&driver).len(), 1, "an empty line is no note");
}

#[test]
fn a_note_of_several_lines_is_written_pasted_undone_and_kept_with_esc() {
    let mut driver = driver();
    driver.keys("Enter Enter e").types("First").keys("Enter");
    driver.send(Message::Paste("second\r\nthird \u{1b}[31m".into()));
    driver.types("x").keys("Ctrl-z");
    says(&driver, "third [31m");
    driver.keys("Esc");
    assert_eq!(notes(&driver), ["First\nsecond\nthird [31m"]);
    driver.keys("e").types("!").keys("Esc");
    assert_eq!(notes(&driver), ["First\nsecond\nthird [31m!"], "one note is edited, not added");
    driver.keys("e Esc");
    assert_eq!(driver.app.log.events().count(), 2, "what is the same is not written");
}

#[test]
fn leaving_without_what_was_typed_takes_the_key_twice() {
    let mut driver = driver();
    driver.keys("Enter Enter e").types("Never mind").keys("Ctrl-c");
    says(&driver, "Ctrl-c again leaves without what you typed");
    assert_eq!(driver.app.context(), Context::Writing);
    driver.keys("Ctrl-c");
    assert_eq!(driver.app.context(), Context::Browse);
    assert!(notes(&driver).is_empty() && !driver.quit);
}

#[test]
fn an_emptied_note_is_taken_away_and_undo_brings_it_back() {
    let mut driver = driver();
    driver.keys("Enter Enter a").types("gone").keys("Enter e Ctrl-u Esc");
    assert!(notes(&driver).is_empty());
    says(&driver, "u brings it back");
    driver.keys("u");
    assert_eq!(notes(&driver), ["gone"]);
}

#[test]
fn of_several_notes_one_is_chosen() {
    let mut driver = driver();
    driver.keys("Enter Enter a").types("one").keys("Enter a").types("two").keys("Enter e");
    says(&driver, "Which note");
    driver.keys("2").types("!").keys("Esc");
    assert_eq!(notes(&driver), ["one", "two!"]);
    driver.keys("e G Enter").types("three").keys("Esc");
    assert_eq!(notes(&driver), ["one", "two!", "three"]);
}

#[test]
fn what_is_being_typed_is_written_when_the_terminal_goes_away() {
    for keys in ["a", "e"] {
        let mut driver = driver();
        driver.keys("Enter Enter").keys(keys).types("Saved a life");
        driver.send(Message::Ended(1));
        assert!(driver.quit);
        assert_eq!(notes(&driver), ["Saved a life"]);
        assert!(std::fs::read_to_string(driver.journal()).unwrap().contains("Saved a life"));
    }
}

#[test]
fn what_is_being_typed_is_written_when_quitting_from_the_help_over_it() {
    for keys in ["a", "e"] {
        let mut driver = driver();
        driver.keys("Enter Enter").keys(keys).types("Saved a life").keys("F1 Ctrl-c");
        assert!(driver.quit);
        assert_eq!(notes(&driver), ["Saved a life"]);
    }
}

#[test]
fn a_draft_that_is_written_at_the_end_is_no_draft_any_more() {
    let mut driver = driver();
    driver.keys("Enter Enter a").types("half a").keys("Esc a");
    driver.send(Message::TerminalLost);
    assert_eq!(notes(&driver), ["half a"]);
    assert!(driver.app.drafts.is_empty());
}

#[test]
fn a_note_with_a_tab_is_not_rewritten_by_looking_at_it() {
    let mut driver = driver();
    driver.keys("Enter Enter");
    let (about, _) = super::under_cursor(&driver.app).unwrap();
    let effects = super::say(&mut driver.app, about, "a\tb", None, jiff::Timestamp::UNIX_EPOCH);
    assert_eq!(effects.len(), 1);
    driver.keys("e Esc e Ctrl-c");
    assert_eq!(driver.app.context(), Context::Browse, "nothing was typed that could be lost");
    assert_eq!(notes(&driver), ["a\tb"]);
    driver.keys("e").types("!").keys("Esc");
    assert_eq!(notes(&driver), ["a    b!"]);
}

#[test]
fn a_paste_too_long_for_a_line_goes_on_in_the_text_area_whole() {
    let mut driver = driver();
    driver.keys("Enter Enter a").types("<>").keys("Left");
    let long = "word ".repeat(300);
    driver.send(Message::Paste(format!("{long}\rend")));
    assert_eq!(driver.app.context(), Context::Writing);
    says(&driver, "Too long for a line");
    driver.keys("Esc");
    assert_eq!(notes(&driver), [format!("<{long}\nend>")]);
}

#[test]
fn an_editor_outside_gets_the_note_and_gives_it_back() {
    let mut driver = driver();
    driver.keys("Enter Enter a").types("one").keys("Enter E");
    assert_eq!(notes(&driver), ["one\nFrom outside."]);
}

#[test]
fn one_link_is_opened_and_of_several_one_is_chosen() {
    let mut driver = driver();
    driver.keys("Enter Enter o");
    says(&driver, "No link here");
    driver.keys("a").types("see https://example.org/a").keys("Enter o");
    assert_eq!(driver.opened, ["https://example.org/a"]);
    driver.keys("a").types("and file:///etc/passwd, http://example.org/b").keys("Enter o 2");
    assert_eq!(driver.opened, ["https://example.org/a", "http://example.org/b"]);
}

#[test]
fn a_competency_is_rated_on_the_scale_and_not_rated_again() {
    let mut driver = driver();
    driver.keys("r");
    says(&driver, "Competencies are rated");
    driver.keys("Enter r 3");
    says(&driver, "performing");
    driver.keys("Enter");
    says(&driver, "Rated performing since 2027-01-15");
    driver.keys("r G Enter");
    assert!(!driver.screen().contains("performing"), "{}", driver.screen());
    driver.keys("u");
    says(&driver, "Rated performing");
}

#[test]
fn an_aim_is_said_of_a_level_and_taken_back() {
    let mut driver = driver();
    driver.keys("g c j g t");
    let screen = driver.screen();
    let at =
        |text: &str| screen.lines().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{text}\n{screen}"));
    assert!(at("Junior Sailor") < at("where I stand") && at("where I stand") < at("where I want to go"));
    driver.keys("g t");
    assert!(!driver.screen().contains("→ where I want to go"), "{}", driver.screen());
    driver.keys("1 g c");
    says(&driver, "This is said of a level");
}

#[test]
fn a_tick_and_a_note_are_on_the_screen_before_they_are_on_the_disk() {
    let mut driver = driver();
    driver.keys("Enter Enter").hold().keys("Space a").types("now").keys("Enter");
    says(&driver, "[x]+ Ties six knots");
    says(&driver, "2 unsaved");
    driver.answer();
    assert_eq!(driver.app.standing.total().met, 1);
    assert_eq!(driver.app.log.pending_count(), 0);
    assert_eq!(driver.app.log.state().current.values().next().unwrap().status, Status::Met);
}
