use std::sync::Arc;

use insta::assert_snapshot;

use super::super::super::app::Pane;
use super::super::super::driver::Driver;
use crate::ladder::{Ladder, open};

const CREW: &str = "# Crew\n\n\
    ## Junior Sailor Engineer\n\n\
    ### Ropes\n\n- Ties six knots without looking\n- Coils every line after use\n- Whistles at work\n\n\
    ## Senior Sailor Engineer\n\n\
    ### Ropes\n\n- Teaches knots\n";

/// The crew after another spring: a statement reworded, and one gone.
fn reworded() -> Arc<Ladder> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crew.md");
    let text = CREW.replace("six knots without", "eight knots without even").replace("- Whistles at work\n", "");
    std::fs::write(&path, text).unwrap();
    Arc::new(open(&[path]).ladder)
}

/// A screen on which all of the first level is ticked, and the ladder changes then.
fn driver() -> Driver {
    let mut driver = Driver::of(CREW, 100, 24);
    driver.keys("Enter Enter Space j w j Space");
    driver.app.ladder = reworded();
    driver.app.stand_anew();
    driver.keys("k k k");
    driver
}

#[test]
fn what_moved_is_marked_and_says_what_was_ticked() {
    let mut driver = driver();
    assert_snapshot!("moved_status", driver.screen());
    driver.app.look.ascii = true;
    assert!(driver.screen().contains("[x]~= Ties eight knots"), "{}", driver.screen());
}

#[test]
fn a_note_that_was_found_again_is_no_tick() {
    let mut driver = Driver::of(CREW, 100, 24);
    driver.keys("Enter Enter a").types("Asked about").keys("Enter");
    driver.app.ladder = reworded();
    driver.app.stand_anew();
    let screen = driver.screen();
    assert!(screen.contains("noted on as \"Ties six") && screen.contains("y keeps the note"), "{screen}");
    assert!(!screen.contains("ticked as"), "{screen}");
}

#[test]
fn what_is_gone_stands_at_the_end_of_its_levels_page() {
    let mut driver = driver();
    driver.keys("2");
    let screen = driver.screen();
    assert!(screen.contains("No longer in the ladder:") && screen.contains("[x] Whistles at work (Ropes)"), "{screen}");
    driver.keys("j");
    assert!(!driver.screen().contains("No longer in the ladder:"), "{}", driver.screen());
}

#[test]
fn what_is_accepted_is_plain_and_can_be_undone() {
    let mut driver = driver();
    driver.keys("y");
    let screen = driver.screen();
    assert!(screen.contains("[x] Ties eight knots") && !screen.contains('≈'), "{screen}");
    assert!(driver.app.notice.as_deref().unwrap().starts_with("Kept"));
    driver.keys("u");
    assert!(driver.screen().contains("[x]≈ Ties eight knots"), "{}", driver.screen());
}

#[test]
fn what_is_rejected_is_open_and_listed_as_gone() {
    let mut driver = driver();
    driver.keys("n");
    assert!(driver.screen().contains("[ ] Ties eight knots"), "{}", driver.screen());
    driver.keys("2");
    assert!(driver.screen().contains("[x] Ties six knots without looking (Ropes)"), "{}", driver.screen());
}

#[test]
fn who_ticks_it_accepts_it_in_one_step() {
    let mut driver = driver();
    driver.keys("w");
    assert!(driver.screen().contains("[~] Ties eight knots"), "{}", driver.screen());
    driver.app.stand_anew();
    assert_eq!(driver.app.standing.orphans().len(), 1, "the old tick is at home");
    driver.keys("u");
    assert!(driver.screen().contains("[x]≈ Ties eight knots"), "{}", driver.screen());
}

#[test]
fn elsewhere_the_keys_say_that_there_is_nothing_to_say() {
    let mut driver = driver();
    driver.keys("j y");
    assert_eq!(driver.app.focus, Pane::Expectations);
    assert!(driver.app.notice.as_deref().unwrap().contains("Nothing here was found again"));
}

#[test]
fn a_review_lays_old_and_new_words_together_and_takes_verdicts() {
    use crate::tui::app::Size;
    use crate::tui::message::Message;

    let mut driver = driver();
    driver.keys("g r");
    for (width, height) in [(120, 40), (80, 24), (40, 15)] {
        driver.send(Message::Resized(Size { width, height }));
        assert_snapshot!(format!("review_{width}_by_{height}"), driver.screen());
    }
    driver.keys("n");
    assert!(!driver.screen().contains("Found again"), "{}", driver.screen());
    assert!(driver.screen().contains("No longer in the ladder 2"), "{}", driver.screen());
    driver.keys("u");
    assert!(driver.screen().contains("Found again in other words 1"), "{}", driver.screen());
    driver.keys("g g j y");
    assert!(driver.screen().contains("No longer in the ladder 1"), "{}", driver.screen());
    assert_eq!(driver.app.standing.all_moved().count(), 0);
}

#[test]
fn a_note_on_what_moved_keeps_its_status_and_says_that_it_is_the_one() {
    for keys in ["a", "e"] {
        let mut driver = driver();
        driver.keys(keys).types("Tied all in May").keys(if keys == "a" { "Enter" } else { "Esc" });
        let screen = driver.screen();
        assert!(screen.contains("[x]+ Ties eight knots") && !screen.contains('≈'), "{screen}");
        driver.keys("u");
        assert!(driver.screen().contains("[x]≈ Ties eight knots"), "{}", driver.screen());
    }
}
