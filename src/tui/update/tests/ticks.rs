//! What is ticked: kept, taken back, shared with other terminals.

use super::*;

#[test]
fn a_tick_counts_at_once_everywhere_and_is_on_the_disk() {
    let mut driver = driver();
    driver.keys("Enter Enter Space");
    let screen = driver.screen();
    assert!(screen.contains("[x] Ties six knots") && screen.contains("1 of 2 met, saved"), "{screen}");
    assert!(screen.contains("1/7") && screen.contains("1/3") && screen.contains("1/2"), "{screen}");
    assert_eq!(std::fs::read_to_string(driver.journal()).unwrap().lines().count(), 1);
    driver.keys("Space");
    assert!(driver.screen().contains("[ ] Ties six knots"));
}

#[rstest]
#[case("Space", "[x]")]
#[case("w", "[~]")]
#[case("-", "[-]")]
fn each_status_has_its_key_and_its_mark(#[case] key: &str, #[case] mark: &str) {
    let mut driver = driver();
    driver.keys("Enter Enter j").keys(key);
    assert!(driver.screen().contains(&format!("{mark} Coils every line")));
    driver.keys(key);
    assert!(driver.screen().contains("[ ] Coils every line"));
}

#[test]
fn undo_and_redo_walk_through_what_was_ticked() {
    let mut driver = driver();
    driver.keys("Enter Enter Space j w u");
    assert!(driver.screen().contains("[ ] Coils") && driver.screen().contains("[x] Ties"));
    driver.keys("u");
    assert_eq!(driver.app.standing.total().met, 0);
    driver.keys("u");
    assert_eq!(driver.app.notice.as_deref(), Some("Nothing to undo."));
    driver.keys("U Ctrl-r");
    assert!(driver.screen().contains("[~] Coils") && driver.screen().contains("[x] Ties"));
    driver.keys("U");
    assert_eq!(driver.app.notice.as_deref(), Some("Nothing to redo."));
}

#[test]
fn a_label_is_neither_ticked_nor_counted() {
    let mut driver = driver();
    driver.keys("j Enter Enter Space");
    assert!(driver.app.notice.as_deref().unwrap().contains("Only expectations"));
    driver.keys("j Space");
    assert!(driver.screen().contains("[x] with one spare hand"), "{}", driver.screen());
    assert_eq!(driver.app.standing.total().expectations(), 7);
}

#[test]
fn a_tick_that_cannot_be_saved_shows_as_unsaved_and_is_saved_later() {
    let mut driver = driver();
    driver.disk = false;
    driver.keys("Enter Enter Space j w");
    let screen = driver.screen();
    assert!(screen.contains("[x] Ties") && screen.contains("2 unsaved"), "{screen}");
    driver.keys("q");
    assert!(!driver.quit, "leaving asks once");
    driver.disk = true;
    driver.send(Message::Retry);
    assert!(driver.screen().contains("saved") && !driver.screen().contains("unsaved"));
    assert_eq!(std::fs::read_to_string(driver.journal()).unwrap().lines().count(), 2);
    driver.keys("q");
    assert!(driver.quit);
}

#[test]
fn leaving_with_unsaved_ticks_takes_the_key_twice() {
    let mut driver = driver();
    driver.disk = false;
    driver.keys("Enter Enter Space q");
    assert!(!driver.quit && driver.screen().contains("1 change not saved"));
    driver.keys("j q");
    assert!(!driver.quit, "another key in between asks again");
    driver.keys("q");
    assert!(driver.quit);
    let mut driver = self::driver();
    driver.disk = false;
    driver.keys("Enter Enter Space :").types("quit").keys("Enter");
    assert!(!driver.quit && driver.screen().contains("1 change not saved"));
    driver.keys(":").types("redraw").keys("Enter :").types("quit").keys("Enter");
    assert!(!driver.quit, "another action in between asks again");
    driver.keys(":").types("quit").keys("Enter");
    assert!(driver.quit);
}

#[test]
fn ticks_of_another_instance_come_in() {
    let mut one = driver();
    let path = one.journal();
    let mut other = driver();
    other.app.by = "there".into();
    let (journal, _) = crate::progress::Journal::open(&path).unwrap();
    other.use_journal(journal);
    other.keys("Enter Enter j Space");
    one.keys("Enter Enter Space");
    assert_eq!(one.app.standing.total().met, 2);
    assert!(one.app.notice.as_deref().unwrap().contains("1 change came in"));
    one.keys("u");
    let met: Vec<_> = one
        .app
        .ladder
        .levels()
        .flat_map(crate::ladder::model::Level::expectations)
        .map(|e| one.app.standing.status(e.ix()))
        .collect();
    assert_eq!(met.iter().filter(|status| **status == Status::Met).count(), 1, "undo takes back what was done here");
}

#[test]
fn what_is_ticked_while_an_append_is_under_way_goes_next() {
    let mut driver = driver();
    driver.keys("Enter Enter").hold().keys("Space j Space");
    assert!(driver.screen().contains("2 unsaved"));
    driver.answer();
    assert!(driver.screen().contains("saved") && !driver.screen().contains("unsaved"));
    assert_eq!(std::fs::read_to_string(driver.journal()).unwrap().lines().count(), 2);
}

#[test]
fn a_journal_that_goes_away_is_written_again_as_it_was() {
    let mut driver = driver();
    driver.keys("Enter Enter Space");
    std::fs::remove_file(driver.journal()).unwrap();
    driver.keys("j Space");
    assert_eq!(driver.app.standing.total().met, 2);
    assert_eq!(
        std::fs::read_to_string(driver.journal()).unwrap().lines().count(),
        2,
        "what shows as saved is on the disk"
    );
    assert!(driver.app.notice.as_deref().unwrap().contains("was gone; it is written again, with its 1 change"));
}

#[test]
fn the_first_tick_says_where_it_is_kept() {
    let mut driver = driver();
    driver.keys("Enter Enter Space");
    assert_eq!(driver.app.notice.as_deref(), Some("Saved in progress.jsonl, on this machine only."));
    driver.keys("j Space");
    assert_eq!(driver.app.notice, None);
}

#[test]
fn the_first_tick_of_a_second_level_tells_of_aims() {
    let said = |driver: &Driver| driver.app.notice.as_deref().is_some_and(|notice| notice.starts_with("gt says"));
    let mut driver = driver();
    driver.keys("Enter Enter Space j Space");
    assert!(!said(&driver), "{:?}", driver.app.notice);
    driver.keys("2 j Enter Enter j Space");
    assert!(said(&driver), "{:?}\n{}", driver.app.notice, driver.screen());
    driver.keys("j Space");
    assert!(!said(&driver), "once: {:?}", driver.app.notice);
}

#[test]
fn what_another_terminal_ticks_is_shown_without_a_key() {
    let (mut one, mut other) = (driver(), driver());
    other.app.by = "there".into();
    other.use_journal(crate::progress::Journal::open(one.journal()).unwrap().0);
    other.keys("Enter Enter Space");
    one.look();
    assert_eq!(one.app.standing.total().met, 1);
    assert!(one.screen().contains("1 change came in from another rungs."), "{}", one.screen());
    other.keys("u");
    one.keys("j").look();
    assert_eq!(one.app.standing.total().met, 0);
}
