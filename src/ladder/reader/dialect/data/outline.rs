//! Small ladders of data and what is read of them, in lines: a statement has its place where
//! the source has it, whatever the shape around it.

mod alone;
mod listed;
mod markdown;
mod names;
mod shapes;
mod steps;

use std::fmt::Write as _;

use rstest::rstest;

use crate::ladder::assemble::assemble;
use crate::ladder::model::{Competency, Level};
use crate::ladder::reader::read;

/// Levels and competencies with their lines, what these ask, and what is said of all that.
fn outline(path: &str, text: &str) -> String {
    outline_of(&[(path, text)])
}

/// The same of several files.
fn outline_of(files: &[(&str, &str)]) -> String {
    let ladder = assemble("bakery", files.iter().map(|(path, text)| read(path, text.as_bytes())).collect());
    let mut lines = String::new();
    for level in ladder.levels() {
        add_level(level, &mut lines);
    }
    for finding in ladder.diagnostics() {
        writeln!(lines, "! {}: {}", finding.line, finding.message).unwrap();
    }
    lines
}

fn add_level(level: Level<'_>, lines: &mut String) {
    writeln!(lines, "{}: {}", level.source().line, level.title()).unwrap();
    for attribute in level.attributes() {
        writeln!(lines, "  {} = {}", attribute.name, attribute.value).unwrap();
    }
    level.competencies().for_each(|part| add_competency(part, lines));
}

fn add_competency(part: Competency<'_>, lines: &mut String) {
    let about = part.description().map(|about| format!(" ({about})")).unwrap_or_default();
    writeln!(lines, "  {}: {}{about}", part.source().line, part.title()).unwrap();
    for asked in part.expectations() {
        let indent = "  ".repeat(asked.depth() + 2);
        writeln!(lines, "{indent}{}: {}", asked.source().line, asked.text()).unwrap();
    }
    part.examples().for_each(|example| writeln!(lines, "    e.g. {example}").unwrap());
}

/// What is written in a test, without its indentation and empty lines.
fn dedented(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<_> = lines.map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    lines.join("\n") + "\n"
}

#[rstest]
#[case::a_field_that_asks_is_no_description(
    "levels:
      - name: Junior
        dough:
          statement: Kneads by hand each morning
          examples: [Rye bread at four]
        skills:
          - name: Oven
            expectation: Heats it up each morning
            examples: [The wood oven by the wall]
      - name: Senior
        dough:
          description: All that rises
          statement: Plans all of the doughs
          examples: [Rye bread at six]
        skills:
          - name: Oven
            expectations: Buys the ovens of all shops
            habits: [Sees to the chimney]
    ",
    "2: Junior
      3: Dough
        4: Kneads by hand each morning
        e.g. Rye bread at four
      7: Oven
        8: Heats it up each morning
        e.g. The wood oven by the wall
    10: Senior
      11: Dough (All that rises)
        13: Plans all of the doughs
        e.g. Rye bread at six
      16: Oven
        17: Buys the ovens of all shops
        18: Sees to the chimney"
)]
#[case::levels_that_ask_nothing_are_no_doubles(
    "levels:
      - name: Junior
        summary: Learns how all of the bread is made by day and by night here
      - name: Senior
        summary: Knows how all of the bread is made by day and by night here
    ",
    "2: Junior
    4: Senior"
)]
#[case::what_a_level_asks_in_a_text_is_no_attribute(
    "levels:
      - name: Junior
        expectations: Comes on time each morning
        years: One or two
        skills:
          Dough: [Kneads by hand each morning]
      - name: Senior
        expectations: TBD
        requirement: Opens the shop each morning
        skills:
          Dough: [Plans all of the doughs]
    ",
    "2: Junior
      Years = One or two
      2: Junior
        3: Comes on time each morning
      6: Dough
        6: Kneads by hand each morning
    7: Senior
      7: Senior
        9: Opens the shop each morning
      11: Dough
        11: Plans all of the doughs
    ! 8: \"TBD\" holds the place of a statement; it was left out."
)]
#[case::sentences_are_said_where_fields_only_tell_apart(
    "levels:
      - name: Junior
        path: Comes from the school of bakers
        skills:
          - name: Dough
            text: Kneads by hand each morning
            level: Does this by the first year
            link: /dough
      - name: Senior
        skills:
          - name: Dough
            text: Plans all of the doughs
            order: Comes first of all of them
            weight: 3
          - text: Sees to the guests
            path: Comes last of all of them
    ",
    "2: Junior
      5: Dough
        6: Kneads by hand each morning
    9: Senior
      11: Dough
        12: Plans all of the doughs
      15: Senior
        15: Sees to the guests
    ! 3: This text belongs to no statement: \"Comes from the school of bakers\".
    ! 7: This text belongs to no statement: \"Does this by the first year\".
    ! 13: This text belongs to no statement: \"Comes first of all of them\".
    ! 16: This text belongs to no statement: \"Comes last of all of them\"."
)]
#[case::a_name_with_examples_among_texts_is_a_statement(
    "levels:
      - name: Junior
        dough:
          - Kneads by hand each morning
          -
          - name: Rests it all night long
            examples: [On the table by the wall]
      - name: Senior
        dough:
          - Plans all of the doughs
          - name: Buys all the flour of the week
            example: From the mill by the wall
        skills:
          - name: Oven
            examples: [The wood oven]
            asks: [Heats it up each morning]
    ",
    "2: Junior
      3: Dough
        4: Kneads by hand each morning
        6: Rests it all night long
        e.g. On the table by the wall
    8: Senior
      9: Dough
        10: Plans all of the doughs
        11: Buys all the flour of the week
        e.g. From the mill by the wall
      14: Oven
        16: Heats it up each morning
        e.g. The wood oven"
)]
#[case::the_name_of_an_only_list_is_kept_where_other_levels_have_several(
    "levels:
      - name: Junior Baker
        dough:
          - Kneads by hand each morning
      - name: Senior Baker
        dough:
          - Plans all of the doughs
        oven:
          - Plans all the heat of the week
    ",
    "2: Junior Baker
      3: Dough
        4: Kneads by hand each morning
    5: Senior Baker
      6: Dough
        7: Plans all of the doughs
      8: Oven
        9: Plans all the heat of the week"
)]
#[case::names_of_competencies_are_none_of_their_statements(
    "levels:
      - title: Junior
        competencies:
          - name: Dough
          - name: Oven
          - Comes on time each morning
          - name: Talks to all of the guests
      - title: Senior
        competencies:
          - name: Dough
            asks: [Plans all of the doughs]
          - name: Oven
            asks: [Plans all the heat of the week]
    ",
    "2: Junior
      4: Dough
      5: Oven
      6: Junior
        6: Comes on time each morning
        7: Talks to all of the guests
    8: Senior
      10: Dough
        11: Plans all of the doughs
      12: Oven
        13: Plans all the heat of the week"
)]
#[case::what_became_the_name_of_a_field_is_asked(
    "levels:
      - name: Junior
        skills:
          Dough: [Kneads by hand each morning]
          Oven:
            - Heats it up each morning
            - Cleans all of the ovens here:
                - Only at night in the winter
                - With soap in the summer:
            - Share of loaves that are burnt: 5
            - Sees to it that all of these last:
      - name: Senior
        skills:
          Dough:
            - Plans all of the doughs
            - Buys all of the flour here:
                from: The mill by the wall
              and pays for it in the spring:
                - In gold or in bread
          Oven:
            expectations: [Sees to the chimney]
            Cleans it for a whole day:
              - With a brush of its own
    ",
    "2: Junior
      4: Dough
        4: Kneads by hand each morning
      5: Oven
        6: Heats it up each morning
        7: Cleans all of the ovens here
          8: Only at night in the winter
          9: With soap in the summer
        10: Share of loaves that are burnt: 5
        11: Sees to it that all of these last
    12: Senior
      14: Dough
        15: Plans all of the doughs
      20: Oven
        21: Sees to the chimney
        22: Cleans it for a whole day
          23: With a brush of its own
    ! 16: This text belongs to no statement: \"Buys all of the flour here\".
    ! 17: This text belongs to no statement: \"The mill by the wall\".
    ! 18: This text belongs to no statement: \"and pays for it in the spring\".
    ! 19: This text belongs to no statement: \"In gold or in bread\"."
)]
#[case::what_became_the_name_of_a_field_of_a_topic_is_asked(
    "Dough:
      junior:
        - Kneads by hand each morning
        - Cleans all of the tables here:
            - Only at night in the winter
      senior: [Plans all of the doughs]
    Oven:
      junior: [Heats it up each morning]
      senior:
        Buys all of the ovens here: [From the smith in the valley]
    ",
    "3: Junior
      3: Dough
        3: Kneads by hand each morning
        4: Cleans all of the tables here
          5: Only at night in the winter
      8: Oven
        8: Heats it up each morning
    6: Senior
      6: Dough
        6: Plans all of the doughs
      10: Oven
        10: Buys all of the ovens here
          10: From the smith in the valley"
)]
#[case::levels_and_competencies_stand_at_their_names(
    "junior:
      dough: [Kneads by hand each morning]
      oven: TBD
    senior baker:
      dough: [Plans all of the doughs]
      oven:
        - Plans all the heat of the week
    ",
    "1: Junior
      2: Dough
        2: Kneads by hand each morning
      3: Oven
    4: Senior baker
      5: Dough
        5: Plans all of the doughs
      6: Oven
        7: Plans all the heat of the week
    ! 3: \"TBD\" holds the place of a statement; it was left out."
)]
#[case::names_of_levels_that_data_tells_are_known(
    "title: Growing
    levels: [Seed, Sapling, Tree that gives shade]
    skills:
      - name: Water
        Seed: Waters what others planted
        Sapling: Plans a row of plants
        Tree that gives shade: Gives shade to all
      - name: Soil
        Seed: Digs what others planted
        Sapling: Plans a bed of plants
        Tree that gives shade: Gives soil to all
    ",
    "5: Seed
      5: Water
        5: Waters what others planted
      9: Soil
        9: Digs what others planted
    6: Sapling
      6: Water
        6: Plans a row of plants
      10: Soil
        10: Plans a bed of plants
    7: Tree that gives shade
      7: Water
        7: Gives shade to all
      11: Soil
        11: Gives soil to all"
)]
fn data_is_read_as_it_is_meant(#[case] text: &str, #[case] read: &str) {
    assert_eq!(outline("career/bakers.yaml", &dedented(text)), dedented(read));
}

#[test]
fn names_of_fields_have_their_lines_in_json_and_toml_too() {
    let json = r#"{
  "junior": {
    "dough": ["Kneads by hand each morning"],
    "oven": ["Heats it up each morning"]
  },
  "senior": {
    "dough": ["Plans all of the doughs"],
    "oven": ["Plans all the heat of the week"]
  }
}
"#;
    let toml = "# All of it\n[junior]\ndough = [\"Kneads by hand each morning\"]\noven = [\"Heats it up each morning\"]\n\n[senior]\ndough = [\"Plans all of the doughs\"]\noven = [\"Plans all the heat of the week\"]\n";
    let read = "2: Junior
      3: Dough
        3: Kneads by hand each morning
      4: Oven
        4: Heats it up each morning
    6: Senior
      7: Dough
        7: Plans all of the doughs
      8: Oven
        8: Plans all the heat of the week";
    assert_eq!(outline("career/bakers.json", json), dedented(read));
    assert_eq!(outline("career/bakers.toml", toml), dedented(read));
}
