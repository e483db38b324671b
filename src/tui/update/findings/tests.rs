use insta::assert_snapshot;

use super::super::super::action::Context;
use super::super::super::driver::Driver;
use super::super::super::key::Key;
use super::super::super::message::Message;
use crate::ladder::Roots;

const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n-\n- Ties six knots\n\n\
    ## Senior Sailor\n\n### Ropes\n\n- Teaches knots\n";

const GALLEY: &str =
    "# Galley\n\n## Junior Cook\n\n### Soup\n\n- Stirs\n- TODO\n\n## Senior Cook\n\n### Soup\n\n- Tastes\n";

/// A program over files, as it is after a start with paths.
fn driver(files: &[(&str, &str)], width: u16, height: u16) -> Driver {
    let mut driver = Driver::over(files, width, height);
    driver.app.roots = Roots::Paths(vec!["ship".into()]);
    driver
}

#[test]
fn findings_are_listed_by_file_with_what_their_code_means() {
    for (width, height) in [(80, 24), (120, 40), (40, 15)] {
        let mut driver = driver(&[("ship/crew.md", CREW), ("ship/galley.md", GALLEY)], width, height);
        driver.keys("g f j");
        assert_snapshot!(format!("findings_{width}_by_{height}"), driver.screen());
    }
}

#[test]
fn where_nothing_is_found_the_screen_says_so() {
    let mut driver = driver(&[("crew.md", &CREW.replace("-\n- Ties six knots\n", ""))], 80, 24);
    driver.keys("g f j J Enter");
    driver.says("Nothing to mend in 1 track, 2 levels and 2 expectations.");
    driver.keys("O");
    assert!(driver.edited.is_empty());
    driver.keys("q");
    assert_eq!((driver.app.context(), driver.quit), (Context::Browse, false));
    assert!(!driver.screen().contains("to mend"), "{}", driver.screen());
}

#[test]
fn enter_leads_to_the_statement_or_to_what_holds_the_line_and_back() {
    let mut driver = driver(&[("crew.md", CREW)], 80, 24);
    driver.keys("g f j Enter");
    assert_eq!(driver.app.context(), Context::Browse);
    driver.says("Crew › Junior Sailor › Ropes");
    assert!(driver.screen().lines().any(|line| line.contains("Ties six knots") && line.ends_with('◂')));
    assert_eq!(driver.app.notice, None);
    driver.keys("Ctrl-o");
    assert_eq!(driver.app.context(), Context::Findings);
    driver.keys("k Enter");
    driver.says("Line 8 itself is in no pane; this is where it stands: Ropes.");
}

#[test]
fn what_is_in_no_pane_is_opened_in_the_editor_only() {
    let mut driver = driver(&[("crew.md", CREW), ("notes.md", "Nothing of a ladder.\n")], 80, 24);
    driver.keys("g f G Enter");
    driver.says("The panes show nothing of notes.md; O opens it in your editor.");
    assert_eq!(driver.app.context(), Context::Findings);
    driver.keys("O k k O");
    assert_eq!(driver.edited, [("notes.md".into(), 1), ("crew.md".into(), 9)]);
}

#[test]
fn the_header_tells_how_much_there_is_to_mend_where_it_has_room() {
    let mut driver = driver(&[("crew.md", CREW)], 80, 24);
    driver.keys("j");
    driver.says("0 of 1 met, 2 to mend");
    driver.send(Message::Resized(crate::tui::app::Size { width: 28, height: 24 }));
    assert!(!driver.screen().contains("to mend"), "{}", driver.screen());
    let mut built_in = Driver::of(CREW, 80, 24);
    built_in.keys("j");
    assert!(!built_in.screen().contains("to mend"), "nobody mends what is built in");
}

#[test]
fn findings_follow_the_files_and_the_cursor_stays_on_what_it_was_on() {
    let mut driver = driver(&[("crew.md", CREW)], 80, 24);
    driver.keys("g f j");
    driver.says("─ repeated-statement");
    let mended = CREW.replace("# Crew\n", "# Crew\n\nOf the ship.\n").replace("-\n- Ties", "- Ties");
    driver.adopt(&[("crew.md", &mended)]);
    driver.says("─ repeated-statement");
    driver.says("10 warning repeated-statement");
    assert!(!driver.screen().contains("empty-item"), "{}", driver.screen());
    driver.adopt(&[("crew.md", &mended.replace("- Ties six knots\n- Ties six knots\n", "- Ties six knots\n"))]);
    driver.says("Nothing to mend in");
}

#[test]
fn keys_are_answered_while_findings_are_looked_for() {
    let mut driver = driver(&[("crew.md", CREW)], 80, 24);
    driver.hold().keys("g f");
    driver.says("Looking …");
    driver.keys("j Enter O J G Esc");
    assert_eq!(driver.app.context(), Context::Browse);
    driver.keys("g f").answer();
    driver.says("warning empty-item");
}

#[test]
fn an_answer_about_an_earlier_snapshot_leads_to_where_that_is_now() {
    let mut driver = driver(&[("crew.md", CREW)], 80, 24);
    driver.keys("g f j");
    let above =
        "# Able\n\n## Junior Boatswain\n\n### Boats\n\n- Rows\n\n## Senior Boatswain\n\n### Boats\n\n- Steers\n";
    driver.hold().adopt(&[("able.md", above), ("crew.md", CREW)]);
    driver.send(Message::Key("Enter".parse::<Key>().unwrap()));
    driver.says("Crew › Junior Sailor › Ropes");
}

#[test]
fn what_a_code_means_is_scrolled_to_its_end() {
    let mut driver = driver(&[("crew.md", CREW)], 40, 15);
    driver.keys("g f");
    driver.says("more: J");
    let top = driver.screen();
    for _ in 0..40 {
        driver.keys("J");
    }
    driver.says("What to do");
    assert!(!driver.screen().contains("more: J"), "{}", driver.screen());
    for _ in 0..40 {
        driver.keys("K");
    }
    assert_eq!(driver.screen(), top);
    driver.keys("J j");
    driver.says("─ repeated-statement");
}

#[test]
fn what_is_only_worth_knowing_is_hidden_and_shown_by_one_key() {
    let mut driver = driver(&[("crew.md", CREW), ("notes.md", "Nothing of a ladder.\n")], 80, 24);
    driver.keys("g f j");
    driver.says("2 warnings, 1 info");
    driver.keys("z");
    driver.says("2 to mend, 1 hidden");
    driver.says("─ repeated-statement");
    assert!(!driver.screen().contains("notes.md"), "{}", driver.screen());
    driver.keys("G z G");
    driver.says("─ not-a-ladder");
    driver.keys("z");
    driver.says("─ repeated-statement");
    driver.adopt(&[("crew.md", &CREW.replace("-\n- Ties six knots\n", "")), ("notes.md", "Nothing of a ladder.\n")]);
    driver.says("Nothing here has to be mended. z lists what is only worth knowing.");
    driver.keys("j Enter O z");
    driver.says("─ not-a-ladder");
}
