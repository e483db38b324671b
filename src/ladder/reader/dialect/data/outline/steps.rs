//! Levels that entries of lists name in fields of other names, deeper, or in each row of a sheet.

use rstest::rstest;

use super::{dedented, outline};

const STEPS: &str = "4: Seed
      4: Dough
        4: Kneads by hand each morning
      10: Oven
        10: Heats it up each morning
    6: Tree
      6: Dough
        6: Plans all of the doughs
      12: Oven
        12: Plans all the heat of the week";

fn listed(field: &str, [one, two]: [&str; 2]) -> String {
    format!(
        "- competency: Dough
  levels:
    - {field}: {one}
      definition: Kneads by hand each morning
    - {field}: {two}
      definition: Plans all of the doughs
- competency: Oven
  levels:
    - {field}: {one}
      definition: Heats it up each morning
    - {field}: {two}
      definition: Plans all the heat of the week
"
    )
}

#[rstest]
#[case("proficiency")]
#[case("stage")]
#[case("Tier")]
#[case("name")]
#[case("level")]
fn a_field_of_a_list_of_levels_names_these(#[case] field: &str) {
    assert_eq!(outline("career/bakers.yaml", &listed(field, ["Seed", "Tree"])), dedented(STEPS));
}

#[test]
fn a_field_of_any_name_does_where_its_values_name_levels_elsewhere() {
    let read = outline("career/bakers.yaml", &listed("standing", ["Junior", "Senior"]));
    assert_eq!(read, dedented(&STEPS.replace("Seed", "Junior").replace("Tree", "Senior")));
    let none = outline("career/bakers.yaml", &listed("colour", ["Red", "Blue"]));
    assert!(!none.contains(": Red\n"), "{none}");
}

#[test]
fn stages_of_what_is_no_competency_are_no_levels() {
    let yaml = listed("stage", ["Clearing", "River"]).replace("competency", "name");
    assert!(outline("career/forest.yaml", &yaml).starts_with("! "));
}

#[test]
fn groups_in_what_is_called_competencies_hold_these() {
    let yaml = "competencies:
      craft:
        items:
          - label: Dough
            levels:
              - name: Junior
                bullets: [Kneads by hand each morning]
              - name: Senior
                bullets: [Plans all of the doughs]
          - label: Oven
            levels:
              - name: Junior
                bullets: [Heats it up each morning]
              - name: Senior
                bullets: [Plans all the heat of the week]
      people:
        items:
          - label: Guests
            levels:
              - name: Junior
                bullets: [Greets all of the guests]
              - name: Senior
                bullets: [Knows all of the guests]";
    let read = "7: Junior
      7: Dough
        7: Kneads by hand each morning
      13: Oven
        13: Heats it up each morning
      21: Guests
        21: Greets all of the guests
    9: Senior
      9: Dough
        9: Plans all of the doughs
      15: Oven
        15: Plans all the heat of the week
      23: Guests
        23: Knows all of the guests";
    assert_eq!(outline("career/bakers.yaml", &dedented(yaml)), dedented(read));
}

#[test]
fn rows_of_a_sheet_are_levels_of_whom_they_name() {
    let json = r#"[
  {"Role": "Baker", "Level": "Junior Baker", "Dough": "Kneads by hand each morning", "Oven": "Heats it up when told to"},
  {"Role": "Baker", "Level": "Senior Baker", "Dough": "Plans all of the doughs", "Oven": "Plans the heat of the week"},
  {"Role": "Miller", "Level": "Junior Miller", "Stones": "Sweeps the floor of the mill"},
  {"Role": "Miller", "Level": "Senior Miller", "Stones": "Sees to the stones of all"}
]
"#;
    let read = "2: Junior Baker
      2: Dough
        2: Kneads by hand each morning
      2: Oven
        2: Heats it up when told to
    3: Senior Baker
      3: Dough
        3: Plans all of the doughs
      3: Oven
        3: Plans the heat of the week
    4: Junior Miller
      4: Stones
        4: Sweeps the floor of the mill
    5: Senior Miller
      5: Stones
        5: Sees to the stones of all";
    assert_eq!(outline("career/crafts.json", json), dedented(read));
}

#[test]
fn rows_with_the_same_level_twice_are_no_levels() {
    let json = r#"[
  {"Role": "Baker", "Level": "Junior", "Dough": "Kneads by hand each morning"},
  {"Role": "Baker", "Level": "Junior", "Dough": "Kneads by hand each evening"}
]
"#;
    assert!(outline("career/crafts.json", json).starts_with("! "));
}

#[test]
fn equal_names_of_fields_have_their_own_lines_in_toml() {
    let toml = r#"[junior.dough]
tools = ["Kneads with a spoon of wood"]
hands = ["Kneads by hand each morning"]
[junior.oven]
hands = ["Heats it up each morning"]
tools = ["Cleans the long peel"]
[senior.dough]
hands = ["Plans all of the doughs"]
[senior.oven]
tools = ["Buys the long peels"]
"#;
    let read = "1: Junior
      3: Hands
        3: Kneads by hand each morning
      2: Tools
        2: Kneads with a spoon of wood
      5: Hands
        5: Heats it up each morning
      6: Tools
        6: Cleans the long peel
    7: Senior
      8: Hands
        8: Plans all of the doughs
      10: Tools
        10: Buys the long peels";
    assert_eq!(outline("career/bakers.toml", toml), dedented(read));
}
