//! How tracks and levels are named on the command line.

use std::path::PathBuf;

use rstest::rstest;

use crate::compare::CREW;
use crate::support::{Home, text};

const DECK: &str =
    "# Crew\n\n## Junior Sailor (L1)\n\n### Ropes\n\n- Ties knots\n\n## Sailor (L2)\n\n### Ropes\n\n- Splices\n";

/// Two ladders, each with a track of the same title.
fn two() -> (Home, [PathBuf; 2]) {
    let home = Home::new();
    let paths = ["brig", "sloop"].map(|name| {
        home.write(&format!("{name}/crew.md"), DECK);
        home.path(name)
    });
    (home, paths)
}

#[rstest]
#[case::compare(&["compare", "L1"], "level")]
#[case::gap(&["gap", "sailor"], "level")]
#[case::matrix(&["matrix", "CREW!"], "track")]
fn a_title_of_several_names_the_ids_of_all(#[case] arguments: &[&str], #[case] what: &str) {
    let (home, [brig, sloop]) = two();
    let paths = [brig.to_str().unwrap(), sloop.to_str().unwrap()];
    let ran = home.run(arguments.iter().copied().chain(paths)).expect_code(2);
    assert!(ran.stderr.contains(&format!("Several {what}s are named")), "{ran:?}");
    let ids = ran.stderr.lines().skip(1).map(|line| line.split_whitespace().next().unwrap());
    for id in ids.collect::<Vec<_>>() {
        home.run([arguments[0], id].into_iter().chain(paths)).expect_code(0);
    }
}

#[test]
fn what_several_levels_are_called_is_shown_of_the_one_that_is_meant() {
    let (home, [brig, sloop]) = two();
    let ladders = ["--ladders", brig.to_str().unwrap(), "--ladders", sloop.to_str().unwrap()];
    let ran = home.run(["show", "L1"].into_iter().chain(ladders)).expect_code(2);
    assert!(ran.stderr.contains("Several levels are named \"L1\""), "{ran:?}");
    home.run(["show", "sloop:L1"].into_iter().chain(ladders)).expect_code(0);
}

#[rstest]
#[case::a_track(&["matrix", "sloop:Crew"], "/tracks/0/id")]
#[case::a_level(&["compare", "sloop:L1", "sloop:Sailor"], "/to")]
#[case::what_is_left(&["gap", "sloop:sailor"], "/levels/0/id")]
fn the_ladders_name_before_a_title_says_which(#[case] arguments: &[&str], #[case] place: &str) {
    let (home, [brig, sloop]) = two();
    let of = |name: &str| -> String {
        let arguments = arguments.iter().map(|argument| argument.replace("sloop:", &format!("{name}:")));
        let ladders = ["--ladders", brig.to_str().unwrap(), "--ladders", sloop.to_str().unwrap()].map(str::to_owned);
        let printed = home.json(arguments.chain(ladders));
        printed.pointer(place).unwrap().as_str().unwrap().to_owned()
    };
    assert_ne!(of("brig"), of("sloop"));
}

#[test]
fn an_id_behind_another_ladders_name_names_nothing() {
    let (home, [brig, _]) = two();
    let brig = brig.to_str().unwrap();
    let printed = home.json(["matrix", "brig:crew", brig]);
    assert_eq!(text(&printed["tracks"][0], "id"), "crew");
    let ran = home.run(["matrix", "sloop:crew", brig]).expect_code(2);
    assert!(ran.stderr.contains("No track is named \"sloop:crew\""), "{ran:?}");
}

#[rstest]
#[case::a_third_level(&["compare", "L1", "L2", "L3"], "`rungs compare` takes two levels", "\"L3\"")]
#[case::a_second_level(&["gap", "L1", "L2"], "`rungs gap` takes one level", "\"L2\"")]
#[case::a_second_track(&["matrix", "crew", "reserve"], "`rungs matrix` takes one track", "\"reserve\"")]
#[case::a_file(&["compare", "L1", "L2", "no-such.md"], "no-such.md is not there", "")]
fn a_word_too_many_is_said(#[case] arguments: &[&str], #[case] takes: &str, #[case] word: &str) {
    let ran = Home::new().run(arguments).expect_code(2);
    assert!(ran.stderr.contains(takes) && ran.stderr.contains(word), "{ran:?}");
}

#[rstest]
#[case::a_track(&["matrix", "crw"], "Nearest: crew  (Crew)")]
#[case::far(&["matrix", "zzz"], "`rungs outline` lists all tracks")]
#[case::a_level(&["gap", "salor"], "crew/sailor  (L2 Sailor)")]
fn what_is_mistyped_names_the_nearest(#[case] arguments: &[&str], #[case] said: &str) {
    let (home, [brig, _]) = two();
    let ran = home.run(arguments.iter().copied().chain([brig.to_str().unwrap()])).expect_code(2);
    assert!(ran.stderr.contains(said), "{ran:?}");
}

#[test]
fn show_takes_a_level_by_its_title_or_rank_and_a_path_is_no_id() {
    let home = Home::new();
    let crew = home.write("crew.md", CREW);
    let crew = crew.to_str().unwrap();
    for word in ["L2", "Bosun", "crew/bosun"] {
        assert_eq!(home.json(["show", word, "--ladders", crew])["id"], "crew/bosun");
    }
    let refused = home.run(["tick", crew]).expect_code(2);
    assert!(refused.stderr.contains("which is a path here") && refused.stderr.contains("--ladders"), "{refused:?}");
}
