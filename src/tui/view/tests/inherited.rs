use insta::assert_snapshot;

use super::super::super::driver::Driver;

const CREW: &str = "# Crew\n\n\
    ## Junior Sailor Engineer (L1)\n\n### Seamanship\n\n#### ⚓ Ropes\n\n- Ties six knots without looking at the hands\n\
    - Coils every line after use\n\n#### Watch\n\n- Keeps awake on a night watch, however long it is\n\n\
    ## Senior Sailor Engineer (L2)\n\n_Teaches the ropes._\n\n\
    The Senior Sailor Engineer role builds on the Junior Sailor Engineer role, and encompasses all of [Care](care.md) and [Tides](tides.md).\n\n\
    ### Seamanship\n\n#### Watch\n\n- Plans the watches of a week\n- Takes over in a storm\n";

const CARE: &str = "# Ship Coach\n\n## Patience\n\n- Waits for the tide\n- Explains a thing twice\n";

fn senior(width: u16, height: u16) -> Driver {
    let mut driver = Driver::over(&[("crew.md", CREW), ("care.md", CARE)], width, height);
    driver.keys("j");
    driver
}

#[test]
fn wide_screens_show_what_a_level_inherits_in_its_list_and_on_its_page() {
    let mut driver = senior(120, 40);
    assert_snapshot!("inherited_wide", driver.screen());
    driver.keys("Enter j j Enter Space");
    assert_snapshot!("inherited_wide_ticked", driver.screen());
}

#[test]
fn at_80_by_24_the_levels_own_come_first() {
    let mut driver = senior(80, 24);
    driver.keys("Enter j j");
    assert_snapshot!("inherited_at_80_by_24", driver.screen());
    driver.keys("k i");
    assert_snapshot!("inherited_hidden_at_80_by_24", driver.screen());
}

#[test]
fn at_40_by_15_the_levels_own_come_first() {
    let mut driver = senior(40, 15);
    driver.keys("J J");
    assert_snapshot!("inherited_page_at_40_by_15", driver.screen());
    driver.keys("Enter j j");
    assert_snapshot!("inherited_at_40_by_15", driver.screen());
    driver.keys("Enter");
    assert_snapshot!("inherited_expectations_at_40_by_15", driver.screen());
}

#[test]
fn with_ascii_marks_of_what_is_inherited_are_ascii() {
    let text = CREW.replace("⚓ ", "");
    let mut driver = Driver::over(&[("crew.md", &text), ("care.md", CARE)], 120, 40);
    driver.app.look.ascii = true;
    driver.keys("j Enter j j Enter");
    assert!(driver.screen().contains("^ from Ship Coach"), "{}", driver.screen());
    assert!(driver.buffer().content.iter().all(|cell| cell.symbol().is_ascii()), "{}", driver.screen());
}
