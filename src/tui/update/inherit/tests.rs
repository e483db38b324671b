use rstest::rstest;

use super::super::super::app::Pane;
use super::super::super::driver::Driver;
use super::super::super::inherited::Child;
use super::super::super::place::Place;
use crate::progress::Status;

const SHIP: &str = "# Ship\n\n\
    ## Junior Sailor Engineer\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n\n### Watch\n\n- Keeps awake\n\n\
    ## Senior Sailor Engineer\n\nThe Senior Sailor Engineer role builds on the Junior Sailor Engineer role.\n\n\
    ### Watch\n\n- Plans the watches\n\n\
    ## Lead Sailor Engineer\n\nThe Lead Sailor Engineer role builds on the Senior Sailor Engineer role.\n\n\
    ### Crew\n\n- Settles quarrels\n- I encompass what [care](care.md), [the harbour](harbour.md), [tides](tides.md) and \
    [weather](https://example.org/weather) say.\n";

const CARE: &str = "# Carer Engineer\n\n## Patience\n\n- Waits for the tide\n";

const HARBOUR: &str = "# Harbour\n\n## Junior Pilot Engineer\n\n### Maps\n\n- Reads maps\n\n\
    ## Senior Pilot Engineer\n\n### Maps\n\n- Draws maps\n";

pub(in super::super) fn driver() -> Driver {
    Driver::over(&[("ship.md", SHIP), ("care.md", CARE), ("harbour.md", HARBOUR)], 120, 40)
}

/// A driver in the competencies of the lead.
fn lead() -> Driver {
    let mut driver = driver();
    driver.keys("j j Enter");
    driver
}

fn path(driver: &Driver) -> String {
    driver.screen().lines().next().unwrap().split("  ").next().unwrap().trim_end_matches(" ◂").to_owned()
}

/// The titles in the pane of competencies, from the top.
fn list(driver: &Driver) -> Vec<String> {
    let app = &driver.app;
    let name = |child| match child {
        Child::Own(ix) => app.ladder.competency(ix).title().to_owned(),
        Child::Inherited(ix) => format!("+{}", app.ladder.competency(ix).title()),
        Child::Origin(nth) => format!("from {}", app.inherited().unwrap().origin(nth).unwrap().1.title()),
        Child::Reference(nth) => format!("to {}", app.inherited().unwrap().reference(nth).unwrap().text),
    };
    (0..app.rows(Pane::Competencies))
        .map(|row| name(app.level_child(app.child(Pane::Competencies, row)).unwrap()))
        .collect()
}

const ALL: [&str; 11] = [
    "Crew",
    "from Senior Sailor Engineer",
    "+Watch",
    "from Carer Engineer",
    "+Patience",
    "from Junior Sailor Engineer",
    "+Ropes",
    "+Watch",
    "to the harbour",
    "to tides",
    "to weather",
];

#[test]
fn what_is_inherited_stands_behind_the_levels_own_by_origin() {
    let driver = lead();
    assert_eq!(list(&driver), ALL);
    let screen = driver.screen();
    assert!(screen.contains("[3] 1+4 Competencies"), "{screen}");
    let places: Vec<_> = ["[4] ", "Settles quarrels"].iter().filter_map(|text| screen.find(text)).collect();
    assert!(places.is_sorted() && places.len() == 2);
}

#[test]
fn a_tick_on_an_inherited_statement_is_its_origins() {
    let mut driver = lead();
    driver.keys("j j Enter");
    assert_eq!(path(&driver), "Ship › Lead Sailor Engineer › ↳ Watch");
    assert!(driver.screen().contains("↳ from Senior Sailor Engineer"), "{}", driver.screen());
    driver.keys("Space");
    let origin = driver.app.ladder.find_level("ship/senior-sailor-engineer").unwrap();
    let statement = origin.expectations().next().unwrap();
    assert_eq!(driver.app.standing.status(statement.ix()), Status::Met);
    let journal = std::fs::read_to_string(driver.journal()).unwrap();
    assert!(journal.contains(&statement.id()) && journal.contains("Senior Sailor Engineer"), "{journal}");
    driver.keys("h h");
    let screen = driver.screen();
    assert!(screen.contains("0 of 2 met, 1 of 7 with inherited"), "{screen}");
    assert!(screen.contains("1/7 with inherited"), "{screen}");
    driver.keys("u");
    assert_eq!(driver.app.standing.total().met, 0);
    driver.keys("U k");
    assert!(driver.screen().contains("1 of 1 met, 1 of 4 with inherited"), "{}", driver.screen());
}

#[test]
fn what_is_hidden_leaves_the_ways_to_it_and_the_cursor_at_one() {
    let mut driver = lead();
    driver.keys("j j j j j j Enter i");
    let hidden: Vec<_> = ALL.into_iter().filter(|title| !title.starts_with('+')).collect();
    assert_eq!(list(&driver), hidden);
    assert_eq!(driver.app.level_child_at_cursor(), Some(Child::Origin(2)), "where the competency came from");
    assert_eq!(driver.app.focus, Pane::Competencies);
    assert!(driver.app.notice.as_deref().unwrap().contains("4 inherited competencies hidden"));
    assert!(driver.screen().contains("[3] 1 Competency "), "{}", driver.screen());
    driver.keys("h k Enter");
    assert_eq!(list(&driver), ["Watch", "from Junior Sailor Engineer"], "on all levels");
    driver.keys("i");
    assert_eq!(list(&driver).len(), 4);
    driver.keys("h k i");
    assert!(driver.app.notice.as_deref().unwrap().contains("inherits nothing"));
    driver.keys("h i");
    assert_eq!(driver.app.notice.as_deref(), Some("What levels inherit is shown; i hides it."));
}

#[test]
fn the_editor_opens_the_level_that_an_origin_is() {
    let mut driver = driver();
    driver.app.roots = crate::ladder::Roots::Paths(vec!["ship.md".into()]);
    driver.keys("j j Enter j O");
    assert_eq!(driver.app.level_child_at_cursor(), Some(Child::Origin(0)));
    assert_eq!(driver.edited.last(), Some(&("ship.md".into(), 14)));
}

#[test]
fn hiding_keeps_the_cursor_on_a_statement_of_the_levels_own() {
    let mut driver = lead();
    driver.keys("Enter j");
    let before = Place::of(&driver.app);
    driver.keys("i");
    assert_eq!(Place::of(&driver.app), before);
}

#[test]
fn enter_goes_where_a_level_is_inherited_from_and_back() {
    let mut driver = lead();
    driver.keys("j Tab Shift-Tab");
    assert_eq!(driver.app.focus, Pane::Competencies, "the pane that holds nothing here is passed over");
    driver.keys("j j");
    assert!(driver.screen().contains("Waits for the tide"), "the page shows where it leads: {}", driver.screen());
    driver.keys("Enter");
    assert_eq!(path(&driver), "Carer Engineer › Carer Engineer");
    driver.keys("Ctrl-o");
    assert_eq!(path(&driver), "Ship › Lead Sailor Engineer");
    assert_eq!(driver.app.level_child_at_cursor(), Some(Child::Origin(1)));
    assert_eq!(driver.app.focus, Pane::Competencies);
}

#[rstest]
#[case::track("G k k", "Harbour", "")]
#[case::not_open("G k", "Ship › Lead Sailor Engineer", "tides.md is not open")]
#[case::address("G", "Ship › Lead Sailor Engineer", "It leads to https://example.org/weather")]
fn enter_follows_a_reference_or_says_where_it_leads(#[case] keys: &str, #[case] to: &str, #[case] says: &str) {
    let mut driver = lead();
    driver.keys(keys).keys("Enter");
    assert_eq!(path(&driver), to);
    assert!(driver.screen().contains(says), "{}", driver.screen());
}

#[test]
fn going_back_from_a_track_leads_to_the_row_that_led_there() {
    let mut driver = lead();
    driver.keys("G k k");
    let before = Place::of(&driver.app);
    driver.keys("Enter i Ctrl-o");
    assert_eq!((Place::of(&driver.app), driver.app.focus), (before, Pane::Competencies));
    assert!(matches!(driver.app.level_child_at_cursor(), Some(Child::Reference(_))));
}

#[test]
fn a_competency_shows_the_references_that_stand_in_it() {
    let mut driver = lead();
    driver.keys("Enter j j");
    assert!(driver.screen().contains("→ Builds on: Carer Engineer"), "{}", driver.screen());
    driver.keys("Space");
    assert!(driver.app.notice.as_deref().unwrap().contains("Only expectations"));
    driver.keys("Enter");
    assert_eq!(path(&driver), "Carer Engineer › Carer Engineer");
    driver.keys("Ctrl-o");
    assert_eq!(path(&driver), "Ship › Lead Sailor Engineer › Crew");
    assert_eq!((driver.app.focus, driver.app.list(Pane::Expectations).cursor), (Pane::Expectations, 3), "on the row");
    driver.keys("h h k Enter Enter");
    assert_eq!(driver.app.page().len(), 2, "{}", driver.screen());
}

#[test]
fn a_filter_finds_what_is_inherited_and_says_from_where() {
    let mut driver = lead();
    driver.keys("/").types("watch");
    assert_eq!(list(&driver), ["+Watch", "+Watch"]);
    let screen = driver.screen();
    assert!(screen.contains("2 of 5"), "{screen}");
    assert!(screen.contains("↳ from Senior Sailor") && screen.contains("↳ from Junior Sailor"), "{screen}");
    driver.keys("Ctrl-u").types("knots").keys("Enter Enter Space");
    assert!(driver.screen().contains("[x] Ties six knots"), "{}", driver.screen());
    driver.keys("/").types("coils");
    assert_eq!(driver.app.rows(Pane::Expectations), 1);
    driver.keys("Esc Esc Esc");
    assert_eq!(list(&driver), ALL);
}

#[test]
fn a_find_has_nothing_twice_and_leads_to_the_origin() {
    let mut driver = lead();
    driver.keys("f").types("plans the watches");
    assert!(driver.screen().contains("1 of "), "{}", driver.screen());
    driver.keys("Enter");
    assert_eq!(path(&driver), "Ship › Senior Sailor Engineer › Watch");
}

#[test]
fn an_inherited_row_is_a_place_of_its_own() {
    let mut before = lead();
    before.keys("j j j j j j Enter j");
    let place = Place::of(&before.app);
    assert_eq!((place.under.as_str(), place.pane), ("ship/lead-sailor-engineer", 3));
    assert!(place.id.starts_with("ship/junior-sailor-engineer/ropes/"), "{place:?}");
    let mut after = driver();
    after.app.hides_inherited = true;
    place.restore(&mut after.app);
    assert_eq!((Place::of(&after.app), path(&after)), (place.clone(), path(&before)));
    // In a ladder in which the level inherits nothing, it leads to the level.
    let alone = SHIP.replace("builds on", "stands above").replace("encompass", "know");
    let mut after = Driver::over(&[("ship.md", &alone)], 120, 40);
    place.restore(&mut after.app);
    assert_eq!(path(&after), "Ship › Lead Sailor Engineer");
}

#[test]
fn the_same_inherited_competency_is_one_key_away_on_the_next_level() {
    let mut driver = driver();
    driver.keys("j Enter j j Enter");
    assert_eq!(path(&driver), "Ship › Senior Sailor Engineer › ↳ Ropes");
    driver.keys("]");
    assert_eq!(path(&driver), "Ship › Lead Sailor Engineer › ↳ Ropes");
    driver.keys("[ [");
    assert_eq!(path(&driver), "Ship › Junior Sailor Engineer › Ropes");
}

#[test]
fn a_level_with_nothing_of_its_own_opens_to_what_it_inherits() {
    let text = "# Ship\n\n## Mate Engineer\n\n### Ropes\n\n- Ties\n\n## Bosun Engineer\n\n_Like a mate._\n\nThe Bosun Engineer role builds on the Mate Engineer role.\n\n## Cook Engineer\n\n### Pots\n\n- Stirs\n";
    let mut driver = Driver::of(text, 40, 15);
    driver.keys("j Enter");
    assert_eq!(list(&driver), ["from Mate Engineer", "+Ropes"]);
    driver.keys("j Enter Space");
    assert!(driver.screen().contains("[x] Ties"), "{}", driver.screen());
    driver.keys("i Enter");
    assert_eq!(driver.app.level().unwrap().title(), "Mate Engineer");
}

#[test]
fn a_circle_of_levels_shows_each_other_level_once() {
    let text = "# Ship\n\n## Mate Engineer\n\nThe Mate Engineer role builds on the Cook Engineer role.\n\n### Ropes\n\n- Ties\n\n## Cook Engineer\n\nThe Cook Engineer role builds on the Mate Engineer role.\n\n### Pots\n\n- Stirs\n";
    let mut driver = Driver::of(text, 120, 40);
    driver.keys("Enter");
    assert_eq!(list(&driver), ["Ropes", "from Cook Engineer", "+Pots"]);
}

#[test]
fn enter_on_a_statement_goes_where_its_link_leads() {
    let text = "# Ship\n\n## Junior Sailor\n\n### Ropes\n\n- Ties knots\n- Reads [maps](harbour.md#maps)\n\n## Senior Sailor\n\n- Leads\n";
    let mut driver = Driver::over(&[("ship.md", text), ("harbour.md", HARBOUR)], 120, 40);
    driver.keys("Enter Enter Enter");
    assert_eq!(path(&driver), "Ship › Junior Sailor › Ropes");
    driver.keys("j Enter");
    assert_eq!(path(&driver), "Harbour › Junior Pilot Engineer › Maps");
}
