use jiff::Timestamp;

use super::super::app::{Look, Size};
use super::super::driver::Driver;
use super::*;
use crate::ladder::model::Level;
use crate::progress::{Aimed, Step};

mod odd;
mod worked;

/// A crew whose second level escalates its first, whose third inherits the second,
/// and whose fourth repeats the third's own.
const CREW: &str = "\
# Crew

## Sailor (L1)

### Ropes

- Ties six knots with somebody's help.
- Coils every line before it is dark.
- Knows of knots:
  - the bowline
  - the clove hitch

### Deck

- Scrubs what is dirty.

## Bosun (L2)

### Ropes

- Ties sixteen knots without anybody's help.
- Coils every line before it is dark.
- Splices steel wire so that it holds for a season.
- Knows of knots:
  - the bowline
  - the clove hitch

### Watch

- Wakes the next watch in time.

## Mate (L3)

> Builds on [Bosun](#bosun-l2).

### Watch

- Stands a watch alone, and wakes the captain in time.

### Chart table

- Lays a course through waters that nobody aboard has seen, and says why.

## Captain (L4)

### Watch

- Stands a watch alone, and wakes the captain in time.

### Chart table

- Lays a course through waters that nobody aboard has seen, and says why.
";

fn driver(width: u16, height: u16) -> Driver {
    Driver::of(CREW, width, height)
}

/// A crew of which someone is a sailor, wants to be bosun, and ticked something.
fn aimed(width: u16, height: u16) -> Driver {
    let mut driver = driver(width, height);
    let ladder = driver.app.ladder.clone();
    let level = |nth: usize| Aimed::at(ladder.levels().nth(nth).unwrap());
    let track = ladder.tracks().next().unwrap();
    let step = Step::aim("here", Timestamp::UNIX_EPOCH, track, level(0), level(1));
    driver.app.log.add_pending(&step.drafts);
    driver.app.stand_anew();
    driver.keys("Enter Enter j Space Esc Esc");
    driver
}

#[test]
fn a_comparison_shows_changes_and_counts_what_is_the_same() {
    let mut driver = driver(80, 24);
    driver.keys("c");
    insta::assert_snapshot!("compare_80_by_24", driver.screen());
    driver.keys("=");
    insta::assert_snapshot!("compare_with_the_same_80_by_24", driver.screen());
    let mut driver = self::driver(120, 40);
    driver.keys("j c");
    insta::assert_snapshot!("compare_with_inherited_120_by_40", driver.screen());
    let mut driver = self::driver(40, 15);
    driver.keys("c n");
    insta::assert_snapshot!("compare_40_by_15", driver.screen());
    driver.app.look = Look { color: false, ascii: true };
    assert!(driver.screen().replace('◂', "").is_ascii(), "{}", driver.screen());
}

#[test]
fn a_level_that_repeats_another_is_said_in_a_sentence() {
    let mut driver = Driver::of(&CREW.replace("> Builds on [Bosun](#bosun-l2).\n", ""), 80, 24);
    driver.keys("j j c");
    let screen = driver.screen();
    assert!(screen.contains("L4 Captain repeats L3 Mate word for word: all 2 expectations are the same."), "{screen}");
}

#[test]
fn n_and_p_go_from_change_to_change_and_space_ticks_there() {
    let mut driver = driver(80, 24);
    driver.keys("c n Space");
    let ladder = driver.app.ladder.clone();
    let met: Vec<&str> = ladder
        .levels()
        .flat_map(Level::expectations)
        .filter(|e| driver.app.standing.status(e.ix()) == crate::progress::Status::Met)
        .map(crate::ladder::model::Expectation::text)
        .collect();
    assert_eq!(met, ["Splices steel wire so that it holds for a season."]);
    driver.keys("u");
    assert_eq!(driver.app.standing.total().met, 0);
    driver.keys("n n n n");
    assert!(driver.app.notice.as_deref().unwrap().contains("last change"));
    driver.keys("p p p p p");
    assert!(driver.app.notice.as_deref().unwrap().contains("first change"));
}

#[test]
fn enter_goes_to_the_expectation_and_back_leads_to_the_comparison() {
    let mut driver = driver(80, 24);
    driver.keys("c n Enter");
    assert!(driver.app.overlays.is_empty());
    assert!(driver.screen().contains("Splices steel wire"), "{}", driver.screen());
    driver.keys("Ctrl-o");
    assert!(matches!(driver.app.overlay(), Some(Overlay::Compare(_))));
    driver.keys("Esc");
    assert!(driver.app.overlays.is_empty());
}

#[test]
fn the_last_level_says_what_to_do() {
    let mut driver = driver(80, 24);
    driver.keys("G c");
    assert_eq!(driver.app.notice.as_deref(), Some("Nothing comes after L4 Captain. C compares it with any level."));
    let mut lone = Driver::of("# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties knots\n", 80, 24);
    lone.keys("C");
    assert!(lone.app.notice.as_deref().unwrap().contains("only level"), "{:?}", lone.app.notice);
}

#[test]
fn any_level_is_chosen_by_a_few_letters() {
    for (width, height) in [(120, 40), (40, 15)] {
        let mut driver = driver(width, height);
        driver.keys("C").types("capt");
        insta::assert_snapshot!(format!("choose_{width}_by_{height}"), driver.screen());
    }
    let mut driver = driver(80, 24);
    driver.keys("C").types("capt");
    insta::assert_snapshot!("choose_80_by_24", driver.screen());
    driver.keys("Enter");
    assert!(driver.screen().starts_with("L1 Sailor → L4 Captain"), "{}", driver.screen());
}

#[test]
fn an_answer_that_comes_late_or_twice_does_no_harm() {
    let mut driver = driver(80, 24);
    driver.hold().keys("c Esc c");
    assert!(driver.screen().contains("comparing"), "{}", driver.screen());
    driver.answer();
    assert!(driver.screen().contains("Ties sixteen knots"), "{}", driver.screen());
}

#[test]
fn the_gap_is_worked_through_and_says_when_only_evidence_is_left() {
    let mut driver = aimed(80, 24);
    driver.keys("g l");
    insta::assert_snapshot!("gap_80_by_24", driver.screen());
    driver.keys("Space");
    assert_eq!(driver.app.standing.total().met, 2);
    driver.keys("z");
    assert!(!driver.screen().contains("Ties sixteen"), "{}", driver.screen());
    driver.keys("z g g j Space j Space j j Space j Space j j Space j Space j Space");
    let ladder = driver.app.ladder.clone();
    for expectation in ladder.levels().nth(1).unwrap().expectations().filter(|e| !e.is_label()) {
        driver.app.standing.set(&ladder, expectation.ix(), crate::progress::Status::Met, Timestamp::UNIX_EPOCH);
    }
    driver.keys("Esc g l");
    let screen = driver.screen();
    assert!(screen.contains("What is left is evidence"), "{screen}");
    let mut narrow = aimed(40, 15);
    narrow.keys("g l");
    insta::assert_snapshot!("gap_40_by_15", narrow.screen());
}

#[test]
fn the_grid_has_a_cursor_and_opens_its_cells() {
    let mut driver = aimed(80, 24);
    driver.keys("g m");
    insta::assert_snapshot!("grid_80_by_24", driver.screen());
    driver.keys("l j j Enter");
    assert_eq!(driver.app.competency().map(|c| c.title().to_owned()).as_deref(), Some("Watch"));
    driver.keys("Ctrl-o h Enter");
    assert_eq!(driver.app.notice.as_deref(), Some("L1 Sailor has no Watch."));
    let mut narrow = aimed(40, 15);
    narrow.keys("g m l l l");
    insta::assert_snapshot!("grid_40_by_15", narrow.screen());
    narrow.app.look = Look { color: false, ascii: true };
    assert!(narrow.screen().replace('◂', "").is_ascii(), "{}", narrow.screen());
    let mut wide = aimed(120, 40);
    wide.keys("g m");
    insta::assert_snapshot!("grid_120_by_40", wide.screen());
}

#[test]
fn progress_is_bars_and_says_why_it_is_no_radar() {
    let mut driver = aimed(80, 24);
    driver.keys("g p Tab");
    insta::assert_snapshot!("chart_80_by_24", driver.screen());
    driver.keys("r");
    assert!(driver.app.notice.as_deref().unwrap().contains("there are 2"), "{:?}", driver.app.notice);
    for (width, height) in [(80, 24), (120, 40), (40, 15)] {
        let mut mate = Driver::of(CREW, width, height);
        mate.keys("j j g p r");
        insta::assert_snapshot!(format!("radar_{width}_by_{height}"), mate.screen());
    }
}

#[test]
fn the_header_says_where_one_stands() {
    let driver = aimed(120, 40);
    let screen = driver.screen();
    let first = screen.lines().next().unwrap();
    assert!(first.contains("L1 Sailor → L2 Bosun: 0 of 6 met"), "{first}");
}

#[test]
fn a_narrow_header_names_the_aim_as_long_as_it_can() {
    for (columns, said) in [(80, "→ L2 Bosun: 0 of 6 met"), (60, "→ L2 Bosun: 0 of 6 met"), (36, "")] {
        let first = aimed(columns, 24).screen().lines().next().unwrap().to_owned();
        assert!(first.contains(said) && (!said.is_empty() || !first.contains("0 of 6")), "{columns}: {first}");
    }
}

#[test]
fn screens_outlive_a_snapshot_as_far_as_their_levels_do() {
    let mut driver = driver(80, 24);
    driver.keys("c");
    driver.adopt(&[("test.md", &CREW.replace("sixteen", "twenty"))]);
    assert!(driver.screen().contains("Ties twenty knots"), "{}", driver.screen());
    driver.adopt(&[("test.md", &CREW.replace("## Bosun (L2)", "## Cook (L7)"))]);
    assert!(driver.app.overlays.is_empty());
    assert!(driver.app.notice.as_deref().unwrap().contains("gone"), "{:?}", driver.app.notice);
}

/// The row under the cursor.
fn under_cursor(driver: &Driver) -> String {
    let screen = driver.screen();
    screen.lines().find(|line| line.ends_with('◂')).unwrap_or_default().to_owned()
}

#[test]
fn where_one_was_on_a_screen_outlives_a_snapshot() {
    let changed = CREW.replace("## Sailor (L1)", "## Boy (L0)\n\n- Learns to swim.\n\n## Sailor (L1)");
    for (keys, below) in
        [("c = j j", "Splices steel wire"), ("j g l X z j j", "Splices steel wire"), ("j g m j j", "Watch")]
    {
        let mut driver = aimed(80, 24);
        driver.keys(keys);
        assert!(under_cursor(&driver).contains(below), "{keys}: {}", driver.screen());
        driver.adopt(&[("test.md", &changed)]);
        assert!(under_cursor(&driver).contains(below), "{keys}: {}", driver.screen());
    }
    let mut driver = driver(80, 24);
    driver.keys("C").types("capt");
    driver.adopt(&[("test.md", &changed)]).keys("Enter");
    assert!(driver.screen().starts_with("L1 Sailor → L4 Captain"), "{}", driver.screen());
}

#[test]
fn at_the_aim_the_way_there_is_compared() {
    let mut driver = aimed(80, 24);
    driver.keys("j c");
    assert!(driver.screen().starts_with("L1 Sailor → L2 Bosun"), "{}", driver.screen());
}

#[test]
fn another_level_is_chosen_over_the_comparison_and_takes_its_place() {
    let mut driver = driver(80, 24);
    driver.keys("c n C Esc");
    assert!(driver.screen().starts_with("L1 Sailor → L2 Bosun"), "{}", driver.screen());
    driver.keys("C").types("capt").keys("Enter");
    assert!(driver.screen().starts_with("L1 Sailor → L4 Captain"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.app.overlays.is_empty());
}

#[test]
fn what_is_the_same_unfolds_where_it_is() {
    let mut driver = driver(80, 24);
    driver.keys("c j Enter");
    let unfolded = under_cursor(&driver);
    assert!(unfolded.contains("Coils every line"), "{}", driver.screen());
    driver.keys("=");
    assert!(under_cursor(&driver).contains("the same"), "{}", driver.screen());
    driver.keys("=");
    assert_eq!(under_cursor(&driver), unfolded, "{}", driver.screen());
}

#[test]
fn a_grid_uses_the_room_that_there_is_again() {
    let mut driver = driver(40, 15);
    driver.keys("g m l l l l");
    assert!(!driver.screen().contains("L1 Sailor"), "{}", driver.screen());
    driver.send(Message::Resized(Size { width: 120, height: 40 }));
    assert!(driver.screen().lines().take(4).any(|line| line.contains("Sailor")), "{}", driver.screen());
}
