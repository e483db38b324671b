//! Tracks that lack something: each screen says what, and what to do.

use rstest::rstest;

use super::*;

const LONE: &str = "# Lone\n\n## Junior Cook\n\n### Stove\n\n- Boils eggs\n";
const BARE: &str = "# Bare\n\n## Junior Cook\n\n## Cook\n\n## Senior Cook\n";
const HALF: &str = "# Half\n\n## Junior Cook\n\n### Stove\n\n- Boils eggs\n\n## Cook\n\n\
                    ## Senior Cook\n\n### Table\n\n- Lays the table for forty\n\n### Stove\n\n- Roasts\n- Bakes\n";

#[rstest]
#[case::no_other_level(LONE, "c", "This is the only level that is open. Open more ladders to compare it.")]
#[case::none_to_choose(LONE, "C", "This is the only level that is open. Open more ladders to compare it.")]
#[case::no_aim(LONE, "g l", "You aim for no level of this track (gt sets an aim), so this is the one under")]
#[case::neither_lists(BARE, "c", "Neither Junior Cook nor Cook lists an expectation, so there is nothing to")]
#[case::nothing_left(BARE, "g l", "Junior Cook lists no expectations, so nothing can be left. Aim for another")]
#[case::no_rows(BARE, "g m", "The levels of Bare list no competencies, so there is nothing to lay out.")]
#[case::no_next_level(BARE, "G c", "Nothing comes after Senior Cook. C compares it with any level.")]
#[case::the_second_lists_nothing(HALF, "c", "Cook lists no expectations, so all of Junior Cook is dropped.")]
#[case::the_first_lists_nothing(HALF, "j c", "Cook lists no expectations, so all of Senior Cook is new.")]
#[case::nothing_in_common(
    HALF,
    "C j Enter",
    "Senior Cook asks for other things than Junior Cook: all of it is new, and"
)]
#[case::no_such_cell(HALF, "g m j l Enter", "Cook has no Stove.")]
#[case::no_bars(BARE, "g p Tab", "Junior Cook lists no expectations. Aim for another level: gt.")]
fn what_a_track_lacks_is_said_with_what_to_do(#[case] ladder: &str, #[case] keys: &str, #[case] said: &str) {
    let mut driver = Driver::of(ladder, 80, 24);
    for key in keys.split(' ') {
        driver.keys(if key == "j" && keys.starts_with('C') { "Down" } else { key });
    }
    let screen = driver.screen();
    assert!(screen.contains(said), "{screen}");
}

#[test]
fn an_empty_ladder_is_no_reason_to_fail() {
    for keys in ["c", "C", "g l", "g m", "g p", "g c", "g t"] {
        let mut driver = Driver::new(crate::ladder::nothing(), 80, 24);
        driver.keys(keys);
        assert!(!driver.screen().trim().is_empty());
    }
}

#[test]
fn what_stands_on_one_side_alone_has_the_whole_width() {
    let mut driver = Driver::of(HALF, 120, 40);
    driver.keys("j c");
    insta::assert_snapshot!("all_new_120_by_40", driver.screen());
}
