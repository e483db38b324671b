use crate::tui::app::Overlay;
use crate::tui::driver::Driver;

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
