use proptest::prelude::*;
use rstest::rstest;

use super::super::app::{Pane, Size};
use super::super::driver::Driver;
use super::super::message::Message;
use crate::ladder::open_builtin;
use crate::progress::Status;

const CREW: &str = "# Crew\n\n\
    ## Junior Sailor Engineer\n\n_Learns the ropes._\n\n\
    ### Ropes\n\n- Ties six knots without looking\n- Coils every line after use\n\n\
    ### Watch\n\n- Keeps awake on a night watch\n\n\
    ## Senior Sailor Engineer\n\n_Teaches the ropes._\n\n\
    ### Watch\n\n- Plans the watches of a week:\n    - with one spare hand\n    - with breaks\n- Takes over in a storm\n\n\
    ### Ropes\n\n- Teaches knots\n";

mod ticks;

fn driver() -> Driver {
    Driver::of(CREW, 120, 40)
}

fn path(driver: &Driver) -> String {
    driver.screen().lines().next().unwrap().split("  ").next().unwrap().trim_end_matches(" ◂").to_owned()
}

#[test]
fn enter_leads_inward_and_esc_outward_but_never_out() {
    let mut driver = driver();
    driver.keys("Enter Enter");
    assert_eq!(path(&driver), "Crew › Junior Sailor Engineer › Ropes");
    assert_eq!(driver.app.focus, Pane::Expectations);
    driver.keys("Esc Esc Esc Esc Esc Esc");
    assert_eq!((path(&driver).as_str(), driver.quit), ("Crew", false));
    driver.keys("q");
    assert!(driver.quit);
}

#[test]
fn a_sequence_that_leads_nowhere_does_nothing() {
    let mut driver = driver();
    let before = path(&driver);
    driver.keys("g j");
    assert_eq!(path(&driver), before, "the second key alone was not meant");
    assert!(driver.screen().contains("g j does nothing here"), "{}", driver.screen());
    driver.keys("g Down");
    assert_ne!(path(&driver), before, "an arrow leaves the sequence");
}

#[test]
fn moving_outside_begins_afresh_inside() {
    let mut driver = driver();
    driver.keys("Enter j Enter h h j Enter");
    assert_eq!(path(&driver), "Crew › Senior Sailor Engineer › Watch");
}

#[test]
fn the_same_competency_is_one_key_away_on_the_next_level() {
    let mut driver = driver();
    driver.keys("Enter ]");
    assert_eq!(path(&driver), "Crew › Senior Sailor Engineer › Ropes");
    driver.keys("[");
    assert_eq!(path(&driver), "Crew › Junior Sailor Engineer › Ropes");
    driver.keys("[");
    assert!(driver.app.notice.as_deref().unwrap().contains("first level"));
    driver.keys("2 ] [");
    assert!(driver.app.notice.is_none(), "{:?}", driver.app.notice);
    driver.keys("1 ]");
    assert_eq!(path(&driver), "Crew");
    assert!(driver.app.notice.as_deref().unwrap().contains("Enter leads to them"));
}

#[test]
fn a_filter_follows_what_is_typed_and_goes_with_esc() {
    let mut driver = driver();
    driver.keys("Enter /").types("wat");
    assert_eq!(driver.app.rows(Pane::Competencies), 1);
    assert_eq!(path(&driver), "Crew › Junior Sailor Engineer › Watch");
    driver.keys("Enter Enter");
    assert_eq!(driver.app.focus, Pane::Expectations);
    driver.keys("Esc");
    assert_eq!(driver.app.rows(Pane::Competencies), 1, "the filter stays while one is inside");
    driver.keys("Esc");
    assert_eq!((driver.app.rows(Pane::Competencies), driver.app.focus), (2, Pane::Competencies));
}

#[test]
fn a_filter_keeps_what_holds_a_match_inside() {
    let mut driver = driver();
    driver.keys("/").types("storm");
    assert_eq!(driver.app.rows(Pane::Levels), 1);
    assert_eq!(path(&driver), "Crew › Senior Sailor Engineer");
    driver.keys("Ctrl-u").types("qqq");
    assert!(driver.screen().contains("Nothing matches \"qqq\""));
    driver.keys("Enter Enter j k Space Esc");
    assert_eq!(driver.app.rows(Pane::Levels), 2);
}

#[test]
fn find_leads_to_a_hit_and_back_again() {
    let mut driver = driver();
    driver.keys("f").types("storm takes");
    assert!(driver.screen().contains("1 of 17"), "{}", driver.screen());
    driver.keys("Enter");
    assert_eq!(path(&driver), "Crew › Senior Sailor Engineer › Watch");
    driver.keys("Space");
    assert!(driver.screen().contains("[x] Takes over in a storm"));
    driver.keys("Ctrl-o");
    assert_eq!(path(&driver), "Crew › Junior Sailor Engineer");
    driver.keys("L");
    assert_eq!(path(&driver), "Crew › Senior Sailor Engineer › Watch");
    driver.keys("F");
    assert!(driver.app.find().is_some_and(|find| find.line.text() == "storm takes"));
}

#[test]
fn an_answer_to_an_older_search_is_dropped() {
    let mut driver = driver();
    driver.keys("f").types("storm");
    driver.send(Message::Found(0, crate::search::Found::default()));
    assert!(driver.screen().contains("1 of 17"));
}

#[test]
fn help_comes_from_the_context_and_goes_back_to_it() {
    let mut driver = driver();
    driver.keys("?");
    assert!(driver.screen().contains("Keys in the panes") && driver.screen().contains("next row"));
    driver.keys("? f").types("storm").keys("F1");
    assert!(driver.screen().contains("Keys in find"));
    driver.keys("Esc");
    assert!(driver.screen().contains("Find: storm"));
}

#[test]
fn a_place_is_found_again_after_a_restart() {
    use super::super::place::Place;
    let mut before = driver();
    before.keys("j Enter Enter j j j");
    let place = Place::of(&before.app);
    let mut after = driver();
    place.restore(&mut after.app);
    assert_eq!(Place::of(&after.app), place);
    assert_eq!(path(&after), path(&before));
    let gone = Place { id: "crew/captain/x".into(), ..place };
    gone.restore(&mut after.app);
    assert_eq!(path(&after), "Crew", "what is gone leads to what is above it");
}

#[test]
fn the_last_line_of_a_long_statement_can_be_read_on_a_small_screen() {
    let long =
        format!("# Crew\n\n## Junior Sailor Engineer\n\n### Ropes\n\n- {}the very end\n- Short\n", "word ".repeat(120));
    let mut driver = Driver::of(&long, 40, 15);
    driver.keys("Enter Enter");
    let mut seen = false;
    for _ in 0..20 {
        seen |= driver.screen().contains("the very end");
        driver.keys("j");
    }
    assert!(seen && driver.screen().contains("Short"));
}

#[test]
fn an_empty_ladder_says_what_to_do() {
    let mut driver = Driver::of("", 80, 24);
    driver.keys("1");
    assert!(driver.screen().contains("rungs path/to/ladder.md"), "{}", driver.screen());
    driver.keys("j k Enter Space / x Enter f x Enter Esc G g g Tab Tab u U ] [ J K Ctrl-d");
}

#[test]
fn an_answer_to_a_query_that_was_emptied_meanwhile_is_dropped() {
    let mut driver = driver();
    driver.hold().keys("/").types("zqzq").keys("Ctrl-u").answer();
    assert_eq!(driver.app.rows(Pane::Levels), 2);
    driver.keys("Esc").hold().keys("f").types("zqzq").keys("Ctrl-u").answer();
    assert!(driver.screen().contains("Type a few letters"), "{}", driver.screen());
}

#[test]
fn enter_before_the_answer_goes_to_the_first_hit_of_what_was_typed() {
    let mut driver = driver();
    driver.keys("f").types("six knots").hold().keys("Ctrl-u").types("storm").keys("Enter").answer();
    assert_eq!(path(&driver), "Crew › Senior Sailor Engineer › Watch");
}

#[test]
fn a_filter_is_answered_while_a_find_is_typed() {
    let mut driver = driver();
    driver.hold().keys("/").types("senior").keys("Enter f").types("storm").answer();
    driver.keys("Esc");
    assert_eq!(driver.app.rows(Pane::Levels), 1);
}

#[test]
fn an_answer_that_comes_under_the_help_is_kept() {
    let mut driver = driver();
    driver.keys("f").hold().types("storm").keys("F1").answer().keys("Esc");
    assert!(driver.screen().contains("1 of 17"), "{}", driver.screen());
}

#[test]
fn a_long_description_can_be_read_from_its_beginning() {
    let text =
        format!("# Crew\n\n## Junior Engineer\n\n### Ropes\n\nThe very start {}\n\n- Ties\n", "of it all ".repeat(80));
    let mut driver = Driver::of(&text, 40, 15);
    driver.keys("Enter Enter");
    let mut seen = false;
    for _ in 0..10 {
        driver.keys("k");
        seen |= driver.screen().contains("The very start");
    }
    assert!(seen, "{}", driver.screen());
}

#[test]
fn a_filter_inside_says_nothing_about_what_is_shown_outside() {
    let mut driver = driver();
    driver.keys("Enter Enter /").types("six").keys("Enter h h");
    assert!(driver.screen().contains("[4] 3 Expectations"), "{}", driver.screen());
}

fn any_key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "j",
        "k",
        "h",
        "l",
        "Enter",
        "Esc",
        "Tab",
        "Shift-Tab",
        "1",
        "2",
        "3",
        "4",
        "g",
        "G",
        "Ctrl-d",
        "Ctrl-u",
        "PgDn",
        "PgUp",
        "J",
        "K",
        "Space",
        "w",
        "-",
        "u",
        "U",
        "/",
        "f",
        "F",
        "?",
        "]",
        "[",
        "Ctrl-o",
        "L",
        "s",
        "m",
        "Backspace",
        "Ctrl-w",
        "Left",
        "Right",
        "Ctrl-l",
        "i",
        "O",
        "R",
        "é",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_keys_at_any_size_never_panic(
        steps in prop::collection::vec((any_key(), prop::option::weighted(0.1, (0u16..140, 0u16..50))), 1..80),
        is_linked in prop::bool::ANY
    ) {
        let mut driver = if is_linked { super::inherit::tests::driver() } else { Driver::new(open_builtin(), 80, 24) };
        for (key, size) in steps {
            if let Some((width, height)) = size {
                driver.send(Message::Resized(Size { width, height }));
            }
            driver.keys(key);
            driver.screen();
        }
        // The rows that are asked for exist.
        for pane in Pane::ALL.into_iter().filter(|pane| *pane <= driver.app.focus) {
            let rows = driver.app.rows(pane);
            prop_assert!(rows == 0 || driver.app.cursor_row(pane) < rows);
        }
    }
}
