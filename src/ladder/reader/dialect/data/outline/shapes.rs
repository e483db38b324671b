//! Shapes of data beside the common ones: matrices, areas with milestones, tracks by name.

use rstest::rstest;

use super::{dedented, outline};

const MATRIX: &str = "Junior
      2: Dough
        2: Kneads by hand each morning
      3: Oven
        3: Heats it up each morning
    2: Senior
      2: Dough
        2: Plans all of the doughs
      3: Oven
        3: Plans all the heat of the week";

#[rstest]
#[case::a_row_of_names(
    r#"[["Competency", "Junior", "Senior"],
 ["Dough", "Kneads by hand each morning", "Plans all of the doughs"],
 ["Oven", "Heats it up each morning", "Plans all the heat of the week"]]"#
)]
#[case::names_beside_rows(
    r#"{"columns": ["Competency", "Junior", "Senior"], "rows": [
 ["Dough", "Kneads by hand each morning", "Plans all of the doughs"],
 ["Oven", "Heats it up each morning", "Plans all the heat of the week"]]}"#
)]
#[case::lists_along_with_levels(
    r#"{"levels": ["Junior", "Senior"], "matrix": {
 "dough": ["Kneads by hand each morning", "Plans all of the doughs"],
 "oven": ["Heats it up each morning", "Plans all the heat of the week"]}}"#
)]
fn matrices_are_read(#[case] text: &str) {
    assert_eq!(outline("career/bakers.json", text), dedented(&format!("2: {MATRIX}")));
}

#[test]
fn categories_and_what_has_no_column_or_no_name_are_kept_in_a_matrix() {
    let yaml = "- [Area, Skill, Junior, Senior, Notes]
    - [Craft, Dough, Kneads by hand each morning, Plans all of the doughs, Ask the miller about all this]
    - [\"\", Oven, Heats it up each morning, Plans all the heat of the week]
    - [People, Guests, Greets all of the guests, Knows all of the guests, \"\", and their children by name]";
    let read = "2: Junior
      2: Dough
        2: Kneads by hand each morning
      3: Oven
        3: Heats it up each morning
      4: Guests
        4: Greets all of the guests
    2: Senior
      2: Dough
        2: Plans all of the doughs
      3: Oven
        3: Plans all the heat of the week
      4: Guests
        4: Knows all of the guests
    ! 2: One text under \"Notes\" belongs to no level.
    ! 4: This text belongs to no statement, as its entry names no level: \"and their children by name\".";
    assert_eq!(outline("career/bakers.yaml", &dedented(yaml)), dedented(read));
}

#[test]
fn numbers_in_rows_are_no_ladder() {
    let yaml = "levels: [Junior, Senior]
    pay:
      base: [10, 20]
      bonus: [1, 2]";
    assert!(outline("career/pay.yaml", &dedented(yaml)).starts_with("! "));
}

#[test]
fn tracks_with_milestones_are_areas_in_which_everybody_grows() {
    let yaml = "tracks:
      DOUGH:
        displayName: Dough
        milestones:
          - summary: Kneads by hand each morning
            signals: [Is there at four each morning]
            examples: [Rye bread at four]
          - summary: Plans all of the doughs
      OVEN:
        displayName: Oven
        milestones:
          - summary: Heats it up each morning
          - summary: Plans all the heat of the week";
    let read = "5: Level 1
      5: Dough
        5: Kneads by hand each morning
        6: Is there at four each morning
        e.g. Rye bread at four
      12: Oven
        12: Heats it up each morning
    8: Level 2
      8: Dough
        8: Plans all of the doughs
      13: Oven
        13: Plans all the heat of the week";
    assert_eq!(outline("career/bakers.yaml", &dedented(yaml)), dedented(read));
}

#[test]
fn what_shares_no_level_with_its_likes_is_a_track() {
    let yaml = "IC:
      L1: {dough: Kneads by hand each morning, oven: Heats it up each morning}
      L2: {dough: Plans all of the doughs, oven: Plans all the heat}
    Manager:
      M1: {dough: Tells others how to knead, guests: Speaks with angry guests}
      M2: {dough: Tells others how to plan, guests: Speaks with the town}";
    let read = "2: L1
      2: Dough
        2: Kneads by hand each morning
      2: Oven
        2: Heats it up each morning
    3: L2
      3: Dough
        3: Plans all of the doughs
      3: Oven
        3: Plans all the heat
    5: M1
      5: Dough
        5: Tells others how to knead
      5: Guests
        5: Speaks with angry guests
    6: M2
      6: Dough
        6: Tells others how to plan
      6: Guests
        6: Speaks with the town";
    assert_eq!(outline("career/bakers.yaml", &dedented(yaml)), dedented(read));
}

#[test]
fn levels_with_a_name_and_groups_may_stand_beside_the_title_of_all() {
    let toml = r#"title = "Bakers"
[L1]
name = "Baker"
[L1.craft]
dough = "Kneads by hand each morning"
oven = "Heats it up each morning"
[L2]
name = "Head Baker"
[L2.craft]
dough = "Plans all of the doughs"
oven = "Plans all the heat of the week"
"#;
    let read = "3: Baker
      5: Dough
        5: Kneads by hand each morning
      6: Oven
        6: Heats it up each morning
    8: Head Baker
      10: Dough
        10: Plans all of the doughs
      11: Oven
        11: Plans all the heat of the week";
    assert_eq!(outline("career/bakers.toml", toml), dedented(read));
}
