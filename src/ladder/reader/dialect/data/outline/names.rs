//! What levels are called, and where that stands.

use super::{dedented, outline};

#[test]
fn a_rank_with_a_title_of_many_words_is_no_statement() {
    let yaml = "- level: L1 - Baker who learns the whole craft
      dough: [Kneads by hand each morning]
    - level: L2 - Baker who knows the whole craft
      grade: Journeyman
      dough: [Plans all of the doughs]";
    let read = "1: Baker who learns the whole craft
      2: Dough
        2: Kneads by hand each morning
    3: Baker who knows the whole craft
      Grade = Journeyman
      5: Dough
        5: Plans all of the doughs";
    assert_eq!(outline("career/bakers.yaml", &dedented(yaml)), dedented(read));
}

#[test]
fn names_stand_where_they_name_something_and_not_where_others_say_them_before() {
    let json = r#"{
  "title": "Baker",
  "skills": ["Dough", "Oven"],
  "levels": [
    {
      "name": "Baker",
      "parts": [
        {"name": "Dough", "asks": ["Kneads by hand each morning"]},
        {"name": "Oven", "asks": ["Heats it up each morning"]}
      ]
    },
    {
      "parts": [
        {"asks": ["Plans all of the doughs"], "name": "Dough"}
      ],
      "name": "Senior Baker"
    }
  ]
}
"#;
    let read = "6: Baker
      8: Dough
        8: Kneads by hand each morning
      9: Oven
        9: Heats it up each morning
    16: Senior Baker
      14: Dough
        14: Plans all of the doughs";
    assert_eq!(outline("career/bakers.json", json), dedented(read));
}

#[test]
fn ids_of_levels_stand_for_what_a_mapping_calls_them() {
    let yaml = "levels:
      b1: Baker
      b2:
        name: Head Baker
        summary: Runs the whole of a bakery
        scope: One shop
    skills:
      - name: Dough
        b1: [Kneads by hand each morning]
        b2: [Plans all of the doughs]
      - name: Oven
        b1: [Heats it up each morning]
        b2: [Plans all the heat of the week]";
    let read = "9: Baker
      9: Dough
        9: Kneads by hand each morning
      12: Oven
        12: Heats it up each morning
    10: Head Baker
      Scope = One shop
      10: Dough
        10: Plans all of the doughs
      13: Oven
        13: Plans all the heat of the week";
    assert_eq!(outline("career/bakers.yaml", &dedented(yaml)), dedented(read));
}

#[test]
fn ids_of_levels_stand_for_what_a_list_calls_them_where_each_asks_by_competency() {
    let yaml = "levels:
      - {id: B1, name: Baker}
      - {id: B2, name: Head Baker, description: Runs the whole of a bakery}
    expectations:
      B1:
        Dough: [Kneads by hand each morning]
        Oven: [Heats it up each morning]
      B2:
        Dough: [Plans all of the doughs]
        Oven: [Plans all the heat of the week]";
    let read = "5: Baker
      6: Dough
        6: Kneads by hand each morning
      7: Oven
        7: Heats it up each morning
    8: Head Baker
      9: Dough
        9: Plans all of the doughs
      10: Oven
        10: Plans all the heat of the week";
    assert_eq!(outline("career/bakers.yaml", &dedented(yaml)), dedented(read));
}

#[test]
fn records_by_level_have_its_rank_apart_from_its_title() {
    let yaml = "- {level: L1 - Baker who learns, area: Dough, expectation: Kneads by hand each morning}
    - {level: L1 - Baker who learns, area: Oven, expectation: Heats it up each morning}
    - {level: L2 - Baker who knows, area: Dough, expectation: Plans all of the doughs}";
    let read = "1: Baker who learns
      1: Dough
        1: Kneads by hand each morning
      2: Oven
        2: Heats it up each morning
    3: Baker who knows
      3: Dough
        3: Plans all of the doughs";
    assert_eq!(outline("career/bakers.yaml", &dedented(yaml)), dedented(read));
}

#[test]
fn front_matter_that_names_the_levels_below_it_loses_nothing() {
    let text = "---\nlevels: [Keeper of the Gate, Warden of the Wall]\n---\n# Crew\n\n## Keeper of the Gate\n\n- Opens it\n\n## Warden of the Wall\n\n- Guards it\n";
    let read = "6: Keeper of the Gate
      8: Keeper of the Gate
        8: Opens it
    10: Warden of the Wall
      12: Warden of the Wall
        12: Guards it";
    assert_eq!(outline("career/crew.md", text), dedented(read));
}
