use std::collections::HashMap;
use std::sync::Arc;

use insta::assert_snapshot;

use crate::ladder::{assemble, reader};
use crate::progress::Status;
use crate::tui::action::Context;
use crate::tui::app::Size;
use crate::tui::driver::Driver;
use crate::tui::message::{Message, Snapshot, Stage};

const CREW: &str = "# Crew\n\n\
    ## Junior Sailor\n\n### Ropes\n\n- Ties six knots without looking\n\n\
    ## Senior Sailor\n\n### Ropes\n\n- Teaches knots to those who come aboard\n- Splices wire in any weather\n\
    ### Watch\n\n- Wakes the next watch in time, and tells what was seen\n";

/// The crew after its ladder was renamed from end to end.
fn renamed() -> String {
    CREW.replace("Senior Sailor", "Sailor III").replace("and tells what was seen", "and tells all that was seen")
}

fn open(driver: &mut Driver, text: &str) {
    let ladder = assemble::assemble("test", vec![reader::read("test.md", text.as_bytes())]);
    let (odd_names, stage) = (HashMap::new(), Stage::Again("Reloaded.".into()));
    driver.send(Message::Opened(Snapshot { ladder: Arc::new(ladder), odd_names, stage }));
}

/// Somebody who has ticked all of a level, noted and rated, before it was renamed.
fn driver(width: u16, height: u16) -> Driver {
    let mut driver = Driver::of(CREW, width, height);
    driver.keys("j Enter Enter Space a").types("Nine of them").keys("Enter j Space h j Enter Space h k r 3");
    assert_eq!(driver.app.standing.total().met, 3);
    open(&mut driver, &renamed());
    driver
}

#[test]
fn a_level_with_another_title_and_seniority_is_taken_over_with_one_key() {
    let mut driver = driver(80, 24);
    assert_eq!(driver.app.standing.total().met, 0, "nothing is matched across levels without being asked");
    driver.keys("g r");
    for (width, height) in [(120, 40), (40, 15), (80, 24)] {
        driver.send(Message::Resized(Size { width, height }));
        assert_snapshot!(format!("lost_level_{width}_by_{height}"), driver.screen());
    }
    driver.keys("y");
    driver.says("Senior Sailor is Sailor III now: 4 of 4 entries found again. u takes it back.");
    assert_eq!(driver.app.standing.total().met, 3);
    let moved: Vec<f64> = driver.app.standing.all_moved().map(|(_, moved)| moved.similarity).collect();
    assert!(matches!(moved[..], [one] if one < 1.0), "only what was reworded is asked about: {moved:?}");
    assert_eq!(driver.app.standing.all_notes().count(), 1);
    let rated = driver.app.ladder.find_competency("crew/sailor-iii/ropes").unwrap();
    assert_eq!(driver.app.standing.rating(rated.ix()).unwrap().rating, "performing");
    driver.keys("u");
    assert_eq!(driver.app.standing.total().met, 0);
    driver.says("Levels that are gone 1");
    driver.keys("U Esc");
    assert_eq!(driver.app.standing.total().met, 3);
}

#[test]
fn any_level_of_the_track_can_be_chosen_for_one_that_is_gone() {
    let mut driver = driver(80, 24);
    driver.keys("g r Enter");
    assert_eq!(driver.app.context(), Context::Choice);
    driver.says("1 Sailor III, with 3 of 4");
    driver.keys("2");
    assert_eq!(driver.app.context(), Context::Listing);
    // The rating goes with its competency, which that level has, too.
    driver.says("Senior Sailor is Junior Sailor now: 1 of 4 entries found again.");
    assert_eq!(driver.app.standing.total().met, 0, "what isn't alike stays what it was, with its words");
}

#[test]
fn a_level_of_which_nothing_is_left_asks_for_a_choice() {
    let mut driver = driver(80, 24);
    open(&mut driver, "# Crew\n\n## Captain\n\n### Charts\n\n- Lays a course through fog\n");
    driver.keys("g r y");
    driver.says("No level has any of its expectations.");
    driver.keys("Enter 1");
    driver.says("Senior Sailor is Captain now: 0 of 4 entries found again.");
}

#[test]
fn the_old_level_takes_its_own_back_when_it_is_there_again() {
    let mut driver = driver(80, 24);
    driver.keys("g r y Esc");
    open(&mut driver, CREW);
    assert_eq!((driver.app.standing.total().met, driver.app.standing.all_moved().count()), (3, 0));
    let senior = driver.app.ladder.find_level("crew/senior-sailor").unwrap();
    let all = senior.expectations().all(|e| driver.app.standing.status(e.ix()) == Status::Met);
    assert!(all);
}
