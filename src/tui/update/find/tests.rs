use crate::search::{Found, Index, Query, Scope, find};
use crate::tui::app::Overlay;
use crate::tui::driver::Driver;
use crate::tui::message::Message;

const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n\n\
    ## Senior Sailor\n\n### Ropes\n\n- Teaches knots\n";

fn line(driver: &Driver) -> &str {
    match driver.app.overlay() {
        Some(Overlay::Find(find)) => find.line.text(),
        _ => panic!("no find is open"),
    }
}

#[test]
fn earlier_finds_come_back_and_what_was_typed_too() {
    let mut driver = Driver::of(CREW, 80, 24);
    for typed in ["knots", "coils", "knots", "  "] {
        driver.keys("f").types(typed);
        driver.keys("Esc");
    }
    driver.keys("f").types("si");
    driver.keys("Alt-Up");
    assert_eq!(line(&driver), "knots");
    driver.keys("Alt-Up");
    assert_eq!(line(&driver), "coils");
    assert!(driver.screen().contains("1 of 8"));
    driver.keys("Alt-Up");
    assert_eq!(line(&driver), "coils");
    driver.keys("Alt-Down Alt-Down");
    assert_eq!(line(&driver), "si");
    driver.keys("Alt-Down");
    assert_eq!(line(&driver), "si");
}

#[test]
fn what_is_not_understood_is_said_and_the_rest_is_found() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("f").types("coils is:dne");
    let screen = driver.screen();
    assert!(screen.contains("is: takes open, working, met or n/a."), "{screen}");
    assert!(screen.contains("1 of 8"), "{screen}");
}

#[test]
fn a_find_and_a_filter_know_what_was_ticked() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("Enter Enter Space f").types("is:met");
    assert!(driver.screen().contains("1 of 8"));
    driver.keys("Enter /").types("is:open");
    assert!(driver.screen().contains("1 of 2"), "{}", driver.screen());
}

/// What the last find is known by.
fn asked(driver: &Driver) -> u64 {
    driver.app.finds
}

fn found(driver: &Driver, typed: &str) -> Found {
    find(&Index::of(&driver.app.ladder), &Query::parse(typed), Scope::Everything)
}

#[test]
fn a_part_of_an_answer_is_shown_at_once_and_counted_as_one() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.hold().keys("f").types("k");
    let whole = found(&driver, "k");
    let part = Found { hits: whole.hits[..1].to_vec(), total: 1, ..whole.clone() };
    driver.send(Message::FoundSoFar(asked(&driver), part));
    assert!(driver.screen().contains("1+"), "{}", driver.screen());
    driver.send(Message::Found(asked(&driver), whole.clone()));
    assert!(driver.screen().contains(&format!("{} of 8", whole.total)), "{}", driver.screen());
}

#[test]
fn a_moved_cursor_stays_on_its_hit_while_more_come() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.hold().keys("f").types("k");
    let whole = found(&driver, "k");
    let part = Found { hits: vec![whole.hits[1], whole.hits[0]], total: 2, ..whole.clone() };
    driver.send(Message::FoundSoFar(asked(&driver), part));
    driver.keys("Down");
    driver.send(Message::Found(asked(&driver), whole.clone()));
    let Some(Overlay::Find(find)) = driver.app.overlay() else { panic!("no find is open") };
    assert_eq!((find.cursor, find.waits()), (0, false));
}

#[test]
fn enter_waits_for_the_whole_answer() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.hold().keys("f").types("teaches").keys("Enter");
    let whole = found(&driver, "teaches");
    driver.send(Message::FoundSoFar(asked(&driver), found(&driver, "ties")));
    assert!(driver.app.overlay().is_some());
    driver.send(Message::Found(asked(&driver), whole));
    assert!(driver.app.overlay().is_none());
    assert!(driver.screen().contains("Teaches knots"));
}
