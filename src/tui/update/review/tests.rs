use std::collections::HashMap;
use std::sync::Arc;

use insta::assert_snapshot;
use ratatui::style::Modifier;

use crate::ladder::{assemble, reader};
use crate::progress::Kind;
use crate::tui::app::Size;
use crate::tui::driver::Driver;
use crate::tui::message::{Message, Snapshot, Stage};

const CREW: &str = "# Crew\n\n\
    ## Junior Sailor (L1)\n\n\
    ### Ropes\n\n- Ties six knots without looking\n- Coils every line after use\n- Whistles at work\n\
    - Mends torn sails with a palm and a needle\n\n\
    ### Galley\n\n- Peels a bucket of potatoes before breakfast\n\n\
    ## Senior Sailor (L2)\n\n\
    ### Ropes\n\n- Teaches knots to those who come aboard\n";

/// The crew after another spring: a ticked statement reworded and one that isn't,
/// one that is new, a noted one and an open one that are gone.
fn next_spring() -> String {
    CREW.replace("six knots without", "eight knots without even")
        .replace("with a palm and a needle", "with a palm, a needle and wax")
        .replace("- Whistles at work\n", "")
        .replace("- Peels a bucket of potatoes before breakfast\n", "- Keeps the log of each watch\n")
}

fn open(driver: &mut Driver, text: &str) {
    let ladder = assemble::assemble("test", vec![reader::read("test.md", text.as_bytes())]);
    let (odd_names, stage) = (HashMap::new(), Stage::Again("Reloaded.".into()));
    driver.send(Message::Opened(Snapshot { ladder: Arc::new(ladder), odd_names, stage }));
}

/// Somebody who has ticked, noted and looked through a review, before the ladder
/// changed.
fn driver(width: u16, height: u16) -> Driver {
    let mut driver = Driver::of(CREW, width, height);
    driver.keys("Enter Enter Space j j Space a").types("Heard on deck").keys("Enter g r Esc");
    open(&mut driver, &next_spring());
    driver
}

fn sightings(driver: &Driver) -> usize {
    driver.app.log.events().filter(|event| matches!(event.kind, Kind::Seen(_))).count()
}

#[test]
fn a_review_has_what_moved_what_is_new_and_what_is_gone() {
    let mut driver = driver(80, 24);
    driver.keys("g r");
    for (width, height) in [(120, 40), (80, 24), (40, 15)] {
        driver.send(Message::Resized(Size { width, height }));
        assert_snapshot!(format!("three_groups_{width}_by_{height}"), driver.screen());
    }
}

/// The words on the screen that are lit.
fn lit(driver: &Driver) -> Vec<String> {
    let buffer = driver.buffer();
    let mut words = Vec::new();
    for y in 1..buffer.area.height {
        let mut word = String::new();
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            if cell.modifier.contains(Modifier::UNDERLINED) {
                word.push_str(cell.symbol());
            } else if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
        }
        words.extend((!word.is_empty()).then_some(word));
    }
    words
}

#[test]
fn changed_words_are_lit_on_both_sides() {
    let mut driver = driver(120, 40);
    driver.keys("g r");
    assert_eq!(&lit(&driver)[..3], ["six", "eight", "even"]);
    driver.send(Message::Resized(Size { width: 80, height: 24 }));
    assert_eq!(&lit(&driver)[..3], ["six", "eight", "even"]);
}

#[test]
fn what_was_looked_through_is_new_no_more() {
    let mut driver = driver(80, 30);
    assert_eq!(sightings(&driver), 1, "the first look");
    driver.keys("g r");
    assert!(driver.screen().contains("New since 2027-01-15 1"), "{}", driver.screen());
    driver.keys("Esc");
    assert_eq!(sightings(&driver), 2);
    driver.keys("g r");
    let screen = driver.screen();
    assert!(!screen.contains("New since") && !screen.contains("Reworded since"), "{screen}");
    assert!(screen.contains("Found again in other words 1"), "a verdict is still to be given\n{screen}");
    driver.keys("Esc");
    assert_eq!(sightings(&driver), 2, "nothing new was seen");
}

#[test]
fn what_was_not_on_the_screen_stays_new() {
    let mut driver = driver(40, 10);
    driver.keys("g r Esc");
    assert_eq!(sightings(&driver), 1);
    driver.keys("g r G Esc");
    assert_eq!(sightings(&driver), 2);
}

#[test]
fn who_goes_to_a_row_has_not_left_yet() {
    let mut driver = driver(80, 40);
    driver.keys("g r Enter");
    assert_eq!(sightings(&driver), 1);
    driver.keys("Ctrl-o");
    assert!(driver.screen().contains("New since"), "{}", driver.screen());
    driver.keys("q");
    assert_eq!(sightings(&driver), 2);
}

#[test]
fn a_look_is_nothing_to_undo() {
    let mut driver = driver(80, 40);
    driver.keys("g r y Esc u");
    assert!(driver.app.standing.all_moved().count() == 1, "the verdict was taken back, not the look");
    assert_eq!(sightings(&driver), 2);
}

#[test]
fn what_is_rejected_is_new_and_what_is_accepted_is_told_no_more() {
    let mut driver = driver(80, 40);
    driver.keys("g r n");
    let screen = driver.screen();
    assert!(screen.contains("New since 2027-01-15 2") && screen.contains("[ ] Ties eight knots"), "{screen}");
    driver.keys("u g g j y");
    let screen = driver.screen();
    assert!(screen.contains("New since 2027-01-15 1") && !screen.contains("Ties"), "{screen}");
}

#[test]
fn the_first_look_says_that_news_come_later_and_a_lost_past_is_named() {
    let mut fresh = Driver::of(CREW, 80, 24);
    fresh.keys("g r");
    assert!(fresh.screen().contains("from your next look on"), "{}", fresh.screen());
    let mut driver = driver(80, 24);
    driver.forget_snapshots();
    driver.keys("g r");
    let screen = driver.screen();
    assert!(screen.contains("said on 2027-01-15 is not at hand") && !screen.contains("New since"), "{screen}");
}

#[test]
fn until_the_answer_is_there_nothing_counts_as_looked_at() {
    let mut driver = driver(80, 40);
    driver.hold().keys("g r");
    assert!(driver.screen().contains("Looking what is new"), "{}", driver.screen());
    driver.keys("Esc").answer();
    assert_eq!(sightings(&driver), 1);
}

#[test]
fn a_ladder_that_changes_under_the_review_is_compared_anew() {
    let mut driver = driver(80, 40);
    driver.keys("g r");
    open(&mut driver, &next_spring().replace("- Coils", "- Splices rope of three strands\n- Coils"));
    assert!(driver.screen().contains("New since 2027-01-15 2"), "{}", driver.screen());
}
