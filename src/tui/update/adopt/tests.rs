use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use crate::ladder::assemble::assemble_shared;
use crate::ladder::model::Document;
use crate::ladder::{Ladder, Roots, reader};
use crate::tui::app::{Overlay, Pane};
use crate::tui::driver::Driver;
use crate::tui::message::{Message, Snapshot, Stage};
use crate::tui::place::Place;

const CREW: &str = "# Crew\n\n\
    ## Junior Sailor\n\n### Ropes\n\n- Ties knots\n- Coils lines\n- Splices\n\n### Watch\n\n- Keeps awake\n\n\
    ## Senior Sailor\n\n### Watch\n\n- Plans watches\n- Takes over in a storm\n";
const COOKS: &str = "# Galley\n\n## Junior Cook\n\n### Soup\n\n- Stirs\n\n## Senior Cook\n\n### Soup\n\n- Tastes\n";

fn document(name: &str, text: &str) -> Arc<Document> {
    Arc::new(reader::read(name, text.as_bytes()))
}

fn ladder(documents: &[Arc<Document>]) -> Ladder {
    assemble_shared("test", documents.to_vec())
}

fn driver(texts: &[&str]) -> Driver {
    let mut driver = Driver::new(of(texts), 120, 40);
    driver.app.roots = Roots::Paths(vec!["test".into()]);
    driver
}

fn of(texts: &[&str]) -> Ladder {
    let documents: Vec<_> = texts.iter().enumerate().map(|(nth, text)| document(&format!("{nth}.md"), text)).collect();
    ladder(&documents)
}

fn reload(driver: &mut Driver, texts: &[&str]) {
    give(driver, of(texts), Stage::Again("Reloaded test.md.".into()));
}

fn give(driver: &mut Driver, ladder: Ladder, stage: Stage) {
    driver.send(Message::Opened(Snapshot { ladder: Arc::new(ladder), odd_names: HashMap::new(), stage }));
}

/// The row under the cursor, without its mark.
fn under_cursor(driver: &Driver) -> String {
    let screen = driver.screen();
    let row = screen.lines().find(|line| line.ends_with(" ◂")).unwrap_or_default();
    row.trim_end_matches(" ◂").to_owned()
}

#[test]
fn findings_that_come_with_a_change_are_said_once() {
    let mut driver = driver(&[CREW]);
    let broken = CREW.replace("- Ties knots\n", "- Ties knots\n-\n");
    let notice = |driver: &Driver| driver.app.notice.clone().unwrap_or_default();
    reload(&mut driver, &[CREW]);
    assert!(!notice(&driver).contains("to mend"), "{}", notice(&driver));
    reload(&mut driver, &[&broken]);
    assert!(notice(&driver).contains("to mend"), "{}", notice(&driver));
    reload(&mut driver, &[&broken.replace("Ties knots", "Ties six knots")]);
    assert!(!notice(&driver).contains("to mend"), "{}", notice(&driver));
}

#[test]
fn the_cursor_stays_on_its_statement_over_what_comes_and_goes_around_it() {
    let mut driver = driver(&[CREW]);
    driver.keys("Enter Enter j");
    assert!(under_cursor(&driver).contains("Coils lines"));
    reload(&mut driver, &[&CREW.replace("- Ties knots\n", "- Climbs\n- Ties knots\n- Furls\n")]);
    assert!(under_cursor(&driver).contains("Coils lines"), "{}", driver.screen());
    assert!(driver.screen().contains("Furls") && driver.screen().contains("Reloaded test.md."));
    reload(&mut driver, &[&CREW.replace("- Ties knots\n", "")]);
    assert!(under_cursor(&driver).contains("Coils lines"), "{}", driver.screen());
    assert_eq!(driver.app.focus, Pane::Expectations);
}

#[test]
fn a_reworded_statement_keeps_the_cursor_and_a_removed_one_gives_it_to_its_sibling() {
    let mut driver = driver(&[CREW]);
    driver.keys("Enter Enter j");
    reload(&mut driver, &[&CREW.replace("Coils lines", "Flakes lines down")]);
    assert!(under_cursor(&driver).contains("Flakes lines down"), "{}", driver.screen());
    reload(&mut driver, &[&CREW.replace("- Coils lines\n", "")]);
    assert!(under_cursor(&driver).contains("Splices"), "{}", driver.screen());
}

#[test]
fn a_renamed_level_keeps_what_is_open_in_it() {
    let mut driver = driver(&[CREW]);
    driver.keys("Enter Enter j j");
    reload(&mut driver, &[&CREW.replace("Junior Sailor", "Associate Sailor").replace("# Crew", "# The crew")]);
    assert!(under_cursor(&driver).contains("Splices"), "{}", driver.screen());
    assert!(driver.screen().contains("Associate Sailor › Ropes"), "{}", driver.screen());
}

#[test]
fn what_holds_nothing_any_more_is_left() {
    let mut driver = driver(&[CREW]);
    driver.keys("Enter Enter");
    let (before, after) = (CREW.find("### Ropes").unwrap(), CREW.find("## Senior").unwrap());
    reload(&mut driver, &[&format!("{}{}", &CREW[..before], &CREW[after..])]);
    assert_eq!(driver.app.focus, Pane::Levels);
    assert!(driver.screen().contains("Junior Sailor"), "{}", driver.screen());
}

#[test]
fn a_track_or_level_that_is_gone_leaves_no_cursor_among_the_statements_of_another() {
    let mut driver = driver(&[COOKS, CREW]);
    driver.keys("1 G Enter Enter Enter j");
    assert_eq!((driver.app.focus, driver.app.track().unwrap().title()), (Pane::Expectations, "Crew"));
    let before = Place::of(&driver.app);
    reload(&mut driver, &[COOKS]);
    assert_eq!((driver.app.focus, driver.app.track().unwrap().title()), (Pane::Tracks, "Galley"));
    reload(&mut driver, &[COOKS, CREW]);
    assert_eq!(Place::of(&driver.app), before, "a file that was away for a moment takes nobody elsewhere");
    let from = CREW.find("## Junior").unwrap();
    reload(&mut driver, &[COOKS, &format!("{}{}", &CREW[..from], &CREW[CREW.find("## Senior").unwrap()..])]);
    assert_eq!(driver.app.focus, Pane::Levels);
}

#[test]
fn a_track_that_comes_in_before_moves_nothing() {
    let mut driver = driver(&[CREW]);
    driver.keys("j Enter Enter j");
    let before = Place::of(&driver.app);
    reload(&mut driver, &[COOKS, CREW]);
    assert_eq!(Place::of(&driver.app), before);
    assert_eq!(driver.app.ladder.tracks().len(), 2);
    reload(&mut driver, &[CREW]);
    assert_eq!(Place::of(&driver.app), before);
}

#[test]
fn unchanged_documents_are_known_by_themselves() {
    let (crew, cooks) = (document("b.md", CREW), document("c.md", COOKS));
    let mut driver = Driver::new(ladder(&[crew.clone(), cooks.clone()]), 120, 40);
    driver.keys("j Enter Enter");
    // Another track of the same title takes the slug.
    let twin = document("a.md", &CREW.replace("Plans", "Draws"));
    give(&mut driver, ladder(&[twin, crew, cooks]), Stage::Partly(3, 9));
    assert!(under_cursor(&driver).contains("Plans watches"), "{}", driver.screen());
    assert!(driver.screen().contains("reading 3 of 9 files"), "{}", driver.screen());
}

#[test]
fn ticks_and_undo_go_on_over_a_reload() {
    let mut driver = driver(&[CREW]);
    driver.keys("Enter Enter Space j w");
    reload(&mut driver, &[&CREW.replace("- Ties knots\n", "- Climbs\n- Ties knots\n")]);
    assert!(driver.screen().contains("[x] Ties knots") && driver.screen().contains("[~] Coils"), "{}", driver.screen());
    driver.keys("u u");
    assert!(driver.screen().contains("[ ] Ties knots") && driver.screen().contains("[ ] Coils"));
}

#[test]
fn a_reload_says_what_it_did_to_ticks() {
    let mut driver = driver(&[CREW]);
    driver.keys("Enter Enter Space j Space");
    reload(&mut driver, &[&CREW.replace("Ties knots", "Ties many knots")]);
    let notice = driver.app.notice.clone().unwrap();
    assert_eq!(notice, "Reloaded test.md. 1 tick found again in other words; gr shows them.");
    reload(&mut driver, &[&CREW.replace("- Ties knots\n", "")]);
    let notice = driver.app.notice.clone().unwrap();
    assert_eq!(notice, "Reloaded test.md. 1 tick of what is gone; gr shows them.");
    reload(&mut driver, &[CREW]);
    assert_eq!(driver.app.notice.as_deref(), Some("Reloaded test.md."));
}

#[test]
fn a_tick_on_its_way_to_the_disk_survives_a_reload() {
    let mut driver = driver(&[CREW]);
    driver.keys("Enter Enter").hold().keys("Space");
    reload(&mut driver, &[&CREW.replace("Coils lines", "Flakes lines")]);
    assert!(driver.screen().contains("[x] Ties knots") && driver.screen().contains("1 unsaved"));
    driver.answer();
    assert!(driver.screen().contains("saved") && !driver.screen().contains("unsaved"), "{}", driver.screen());
}

#[test]
fn a_filter_holds_over_a_reload() {
    let mut driver = driver(&[CREW]);
    driver.keys("Enter Enter /").types("s").keys("Backspace").types("li");
    assert_eq!(driver.app.rows(Pane::Expectations), 2, "{}", driver.screen());
    driver.keys("Down");
    reload(&mut driver, &[&CREW.replace("- Ties knots\n", "- Clings to the rail\n- Ties knots\n")]);
    assert!(driver.app.typing);
    assert_eq!(driver.app.rows(Pane::Expectations), 3, "{}", driver.screen());
    assert!(under_cursor(&driver).contains("Splices"), "{}", driver.screen());
}

#[test]
fn rows_that_come_above_a_filtered_pane_are_on_the_screen_where_there_is_room() {
    let mut driver = driver(&[CREW]);
    driver.keys("Enter Enter /").types("s").keys("Enter");
    assert!(driver.screen().contains("Coils lines"), "{}", driver.screen());
    reload(&mut driver, &[&CREW.replace("- Ties knots\n", "- Scrubs decks\n- Sews sails\n- Ties knots\n")]);
    let screen = driver.screen();
    assert!(screen.contains("Scrubs decks") && screen.contains("Sews sails"), "{screen}");
    assert_eq!(driver.app.list(Pane::Expectations).top, crate::tui::app::Top::default());
}

#[test]
fn filters_of_several_panes_hold_over_a_reload() {
    let mut driver = driver(&[CREW]);
    driver.keys("/").types("sailor").keys("Enter Enter /").types("wat").keys("Enter");
    assert_eq!((driver.app.rows(Pane::Levels), driver.app.rows(Pane::Competencies)), (2, 1));
    let more = format!("{CREW}\n## Staff Sailor\n\n### Watch\n\n- Naps\n");
    reload(&mut driver, &[&more]);
    assert_eq!((driver.app.rows(Pane::Levels), driver.app.rows(Pane::Competencies)), (3, 1), "{}", driver.screen());
}

#[test]
fn what_there_is_to_mend_is_said_once_until_it_changes() {
    let whole = |driver: &mut Driver, text: &str| {
        driver.app.notice = None;
        give(driver, of(&[text]), Stage::Whole(None));
        driver.app.notice.is_some()
    };
    let mut driver = driver(&[CREW]);
    let (one, two) = (format!("{CREW}-\n"), format!("{CREW}-\n- Rows\n-\n"));
    let told = [CREW, &one, &one, &two, CREW, &one].map(|text| whole(&mut driver, text));
    assert_eq!(told, [false, true, false, true, false, true]);
}

#[test]
fn filters_of_several_panes_are_there_again_after_a_restart() {
    let mut before = driver(&[CREW]);
    before.keys("/").types("sailor").keys("Enter j Enter Enter");
    let again = |place: &Place, texts: &[&str]| {
        let mut after = driver(&[CREW]);
        after.app.wanted = Some(place.clone());
        give(&mut after, of(texts), Stage::Whole(None));
        after
    };
    let place = Place::of(&before.app);
    let after = again(&place, &[CREW]);
    assert_eq!((after.app.focus, after.app.rows(Pane::Levels)), (Pane::Expectations, 2), "{}", after.screen());
    assert_eq!(Place::of(&after.app), place);
    // A filter that would hide where one was is dropped: that counts more.
    let other = Place { beside: vec![(1, "no such words".into())], ..place.clone() };
    let after = again(&other, &[CREW]);
    assert_eq!(Place::of(&after.app), Place { beside: Vec::new(), ..place.clone() });
    // Where the way ends sooner, filters further inward are none of its.
    let gone = Place { id: "crew/no-such-level/x/y".into(), beside: vec![(2, "watch".into())], ..place };
    let after = again(&gone, &[CREW]);
    assert!(after.app.list(Pane::Competencies).filter.is_none(), "{}", after.screen());
}

#[test]
fn a_find_that_is_open_keeps_its_hit_and_shows_new_ones() {
    let mut driver = driver(&[CREW]);
    driver.keys("f").types("watch").keys("Down Down");
    let hit = |driver: &Driver| match driver.app.overlay() {
        Some(Overlay::Find(find)) => {
            let text = find.found.hits[find.cursor].target.text(&driver.app.ladder).to_owned();
            (text, find.found.hits.len())
        }
        _ => panic!("the find is open"),
    };
    let before = hit(&driver);
    reload(&mut driver, &[&CREW.replace("- Keeps awake\n", "- Keeps awake on a watch\n"), COOKS]);
    assert_eq!(hit(&driver), (before.0, before.1 + 1));
}

#[test]
fn an_answer_about_the_snapshot_before_is_dropped() {
    let mut driver = driver(&[CREW]);
    driver.keys("f").hold().types("storm");
    reload(&mut driver, &[COOKS]);
    driver.answer();
    driver.screen();
    driver.keys("Enter Esc");
    assert!(driver.screen().contains("Junior Cook"), "{}", driver.screen());
}

#[test]
fn while_it_loads_one_comes_to_where_one_was_unless_one_goes_elsewhere() {
    let (crew, cooks) = (document("a.md", CREW), document("b.md", COOKS));
    let mut there = Driver::new(ladder(&[crew.clone(), cooks.clone()]), 120, 40);
    there.keys("h j Enter j Enter Enter");
    let place = Place::of(&there.app);
    for is_impatient in [false, true] {
        let mut driver = Driver::new(crate::ladder::nothing(), 120, 40);
        driver.app.wanted = Some(place.clone());
        give(&mut driver, crate::ladder::nothing(), Stage::Partly(0, 2));
        assert!(driver.screen().contains("Reading…"), "{}", driver.screen());
        give(&mut driver, ladder(std::slice::from_ref(&crew)), Stage::Partly(1, 2));
        if is_impatient {
            driver.keys("j");
        }
        give(&mut driver, ladder(&[crew.clone(), cooks.clone()]), Stage::Whole(None));
        assert_eq!(Place::of(&driver.app) == place, !is_impatient, "{}", driver.screen());
        assert!(!driver.screen().contains("reading"));
    }
}

#[test]
fn what_is_inherited_keeps_the_cursor_when_where_it_comes_from_changes() {
    let crew = CREW.replace("## Senior Sailor\n", "## Senior Sailor\n\nSenior Sailor builds on Junior Sailor.\n");
    let mut driver = driver(&[&crew]);
    driver.keys("j Enter G Enter j");
    let before = Place::of(&driver.app);
    assert!(driver.app.is_inherited(), "{}", driver.screen());
    reload(&mut driver, &[&crew.replace("### Ropes\n", "### Knives\n\n- Sharpens\n\n### Ropes\n"), COOKS]);
    assert_eq!((Place::of(&driver.app), driver.app.is_inherited()), (before, true), "{}", driver.screen());
    assert!(under_cursor(&driver).contains("Keeps awake"), "{}", driver.screen());
    reload(&mut driver, &[CREW]);
    assert!(!driver.app.is_inherited() && driver.app.competency().is_some(), "{}", driver.screen());
}

#[test]
fn the_line_of_what_is_under_the_cursor_is_opened() {
    let mut driver = driver(&[CREW]);
    driver.keys("O Enter O Enter O j O 1 O");
    let lines: Vec<u32> = driver.edited.iter().map(|(_, line)| *line).collect();
    assert_eq!(lines, [3, 5, 7, 8, 1]);
    driver.app.roots = Roots::BuiltIn;
    driver.keys("O");
    assert!(driver.app.notice.as_deref().unwrap().contains("rungs init DIR"));
    driver.keys("R");
    assert!(driver.app.notice.as_deref().unwrap().contains("never change"));
    assert_eq!(driver.edited.len(), 5);
}

#[test]
fn a_track_is_opened_where_its_file_begins_though_its_highest_level_comes_first() {
    let mut driver = driver(&["# Crew\n\n## L2 Sailor\n\n- Steers\n\n## L1 Sailor\n\n- Rows\n"]);
    driver.keys("1 O");
    assert_eq!(driver.edited.iter().map(|(_, line)| *line).collect::<Vec<_>>(), [1]);
}

/// A ladder of some size in few words, so that parts of it often come again.
fn any_text() -> impl Strategy<Value = String> {
    let statements = prop::collection::vec(0u8..6, 0..5);
    let competencies = prop::collection::vec((0u8..4, statements), 0..4);
    let builds_on = prop::option::of(0u8..4);
    prop::collection::vec((0u8..4, builds_on, competencies), 0..4).prop_map(|levels| {
        let mut text = String::from("# Track\n\n");
        for (level, builds_on, competencies) in levels {
            let named = |level: u8| ["One", "Two", "Three", "Four"][usize::from(level)];
            let _ = writeln!(text, "## Engineer {}\n", named(level));
            if let Some(on) = builds_on {
                let _ = writeln!(text, "Engineer {} builds on Engineer {}.\n", named(level), named(on));
            }
            for (competency, statements) in competencies {
                let _ = writeln!(text, "### Area {competency}\n");
                for statement in statements {
                    let _ = writeln!(text, "- Does thing {statement}");
                }
                text.push('\n');
            }
        }
        text
    })
}

fn any_step() -> impl Strategy<Value = Result<&'static str, Vec<String>>> {
    let keys = [
        "j", "k", "Enter", "Esc", "Tab", "1", "2", "3", "4", "G", "J", "/", "f", "F", "e", "t", "Space", "?", "i",
        "Ctrl-o", "]",
    ];
    prop_oneof![
        3 => prop::sample::select(keys.to_vec()).prop_map(Ok),
        1 => prop::collection::vec(any_text(), 0..4).prop_map(Err),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_snapshot_can_be_taken_in_at_any_time(steps in prop::collection::vec(any_step(), 1..60), holds in any::<bool>()) {
        let mut driver = Driver::new(of(&[CREW]), 90, 20);
        if holds {
            driver.hold();
        }
        for step in steps {
            match step {
                Ok(key) => drop(driver.keys(key)),
                Err(texts) => {
                    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                    reload(&mut driver, &texts);
                }
            }
            driver.screen();
            for pane in Pane::ALL.into_iter().filter(|pane| *pane <= driver.app.focus) {
                let rows = driver.app.rows(pane);
                // The cursor may wait behind the head of a competency that asks nothing.
                prop_assert!(rows <= 1 || driver.app.cursor_row(pane) < rows);
                prop_assert!(rows == 0 || driver.app.list(pane).top.row < rows.max(2));
            }
        }
        driver.answer();
        driver.screen();
    }
}
