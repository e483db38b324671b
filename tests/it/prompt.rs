//! The line for a shell's prompt, which is kept while nothing changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::compare::CREW;
use crate::support::Home;

/// A crew with an aim, its files and the journal an hour old.
fn aimed() -> (Home, PathBuf) {
    let home = Home::new();
    let crew = home.write("crew.md", CREW);
    let path = crew.to_str().unwrap();
    home.run(["aim", "--current", "L1", "--target", "L2", "--ladders", path]).expect_code(0);
    age(&home, &crew);
    (home, crew)
}

fn age(home: &Home, crew: &Path) {
    for file in [crew, &home.journal()] {
        let hour = Duration::from_secs(3600);
        fs::File::options().append(true).open(file).unwrap().set_modified(SystemTime::now() - hour).unwrap();
    }
}

fn short(home: &Home, crew: &Path) -> String {
    home.run(["progress", "--short", crew.to_str().unwrap()]).expect_code(0).stdout
}

/// Changes the line that is kept, so that it is known when it is said.
fn mark_kept(home: &Home) {
    let path = home.path("state/rungs/short.json");
    let kept = fs::read_to_string(&path).unwrap();
    fs::write(&path, kept.replace("0 of 4 met", "so it was")).unwrap();
}

#[test]
fn the_line_is_said_again_while_nothing_has_changed() {
    let (home, crew) = aimed();
    assert_eq!(short(&home, &crew), "L1 Sailor → L2 Bosun: 0 of 4 met\n");
    mark_kept(&home);
    assert_eq!(short(&home, &crew), "L1 Sailor → L2 Bosun: so it was\n");
    let ascii = home.run(["progress", "--short", "--ascii", crew.to_str().unwrap()]).expect_code(0);
    assert_eq!(ascii.stdout, "L1 Sailor -> L2 Bosun: 0 of 4 met\n", "another line than that one");
}

#[test]
fn a_tick_a_reworded_ladder_and_another_file_are_taken_in() {
    let (home, crew) = aimed();
    short(&home, &crew);
    mark_kept(&home);
    let ids = home.ids(Some(&crew));
    let bosun = ids.iter().find(|id| id.contains("/bosun/")).unwrap();
    home.run(["tick", bosun, "--ladders", crew.to_str().unwrap()]).expect_code(0);
    age(&home, &crew);
    assert_eq!(short(&home, &crew), "L1 Sailor → L2 Bosun: 1 of 4 met, 1 without evidence\n");
    let later =
        CREW.replace("- Splices steel wire.\n\n### Watch\n\n- Wakes the next watch in time.\n\n## Mate", "## Mate");
    fs::write(&crew, &later).unwrap();
    assert_eq!(short(&home, &crew), "L1 Sailor → L2 Bosun: 1 of 2 met, 1 without evidence\n");
}

#[test]
fn what_changed_just_now_is_not_relied_upon() {
    let (home, crew) = aimed();
    fs::write(&crew, CREW).unwrap();
    short(&home, &crew);
    assert!(!home.path("state/rungs/short.json").exists());
}

#[test]
fn a_file_of_lines_that_is_damaged_or_cannot_be_written_hurts_nothing() {
    let (home, crew) = aimed();
    let line = short(&home, &crew);
    let path = home.path("state/rungs/short.json");
    fs::write(&path, "{\"").unwrap();
    assert_eq!(short(&home, &crew), line);
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_eq!(short(&home, &crew), line);
}

#[test]
fn what_is_said_beside_the_line_is_said_each_time() {
    let (home, crew) = aimed();
    fs::write(home.journal(), fs::read_to_string(home.journal()).unwrap() + "no event\n").unwrap();
    age(&home, &crew);
    for _ in 0..2 {
        let ran = home.run(["progress", "--short", crew.to_str().unwrap()]).expect_code(0);
        assert!(ran.stderr.contains("Line 2 of"), "{ran:?}");
    }
}
