//! What stands around levels, and is none of them: headings without words, tables and
//! headings behind a ladder, words behind collapsed levels.

use super::*;
use crate::ladder::model::{Competency, Level};

#[test]
fn headings_without_words_head_nothing() {
    let text = "# Bakers\n\n## Junior Baker\n\n- Kneads\n\n# \n\n- Weighs\n\n## Senior Baker\n\n- Teaches\n\n### \n\n- Plans\n";
    let lines = shown(text);
    let junior = ["Junior Baker [-]", "  Junior Baker (-)", "    Kneads", "    Weighs"];
    let senior = ["Senior Baker [-]", "  Senior Baker (-)", "    Teaches", "    Plans"];
    assert_eq!(lines, [junior, senior].concat(), "{lines:?}");
}

#[test]
fn tables_alike_behind_named_levels_make_no_levels() {
    let levels = "## L1 Baker\n\n- Kneads\n\n## L2 Baker\n\n- Plans\n\n";
    let table = |row: &str| format!("| Name | Link |\n|-|-|\n| {row} |\n\n");
    let behind =
        format!("## Contacts\n\n{}## Reading\n\n{}", table("Shop | call at noon"), table("Wiki | all about bread"));
    let lines = shown(&format!("# Levels\n\n{levels}{behind}"));
    let levels: Vec<&str> = lines.iter().filter(|line| !line.starts_with(' ')).map(String::as_str).collect();
    assert_eq!(levels, ["Baker [L1]", "Baker [L2]"], "{lines:?}");
}

#[test]
fn a_heading_behind_a_ladder_is_none_of_its_titles() {
    let text = "## Junior Baker\n\n- Kneads\n\n## Senior Baker\n\n- Plans\n\n# Salaries\n\nBy the hour.\n";
    let ladder = assemble("notes", vec![read("notes/bakers.md", text.as_bytes())]);
    assert_eq!(ladder.tracks().map(|track| track.title().to_owned()).collect::<Vec<_>>(), ["bakers"]);
}

#[test]
fn words_behind_collapsed_levels_are_none_of_theirs() {
    let level = |name: &str| format!("<details><summary>{name}</summary>\n\n- Kneads as {name}\n\n</details>\n\n");
    let text = format!("# Bakers\n\n{}Tea break.\n\n{}**Apply**\n\n- Write\n", level("Junior"), level("Senior"));
    assert_eq!(codes(&text), [(9, "unplaced-text"), (17, "unplaced-text"), (19, "unplaced-text")]);
    assert_eq!(shown(&text).len(), 6);
}

#[test]
fn of_a_file_that_was_left_out_nothing_is_said_to_be_read() {
    let text = "# About all this\n\n- Before\n\n## Dough\n\n- Kneads\n";
    let ladder = assemble("notes", vec![read("notes/about.md", text.as_bytes())]);
    let codes: Vec<&str> = ladder.diagnostics().iter().map(|finding| finding.code.name()).collect();
    assert_eq!(codes, ["not-a-ladder"]);
}

#[test]
fn what_stands_behind_the_last_level_of_a_competency_is_of_none() {
    let area = |name: &str| format!("## {name}\n\n- Novice: Kneads\n- Expert: Teaches\n\nAll of us clean.\n\n");
    let text = format!("# Bakers\n\n{}{}", area("Oven"), area("Dough"));
    assert_eq!(codes(&text), [(8, "unplaced-text"), (15, "unplaced-text")]);
    assert!(!shown(&text).iter().any(|line| line.contains("All of us")));
}

#[test]
fn what_a_level_asks_of_a_competency_goes_on_in_its_item() {
    let area = |name: &str| format!("## {name}\n\n- Novice: Kneads\n\n  by hand\n\n- Expert: Teaches\n\n");
    let lines = shown(&format!("# Bakers\n\n{}{}", area("Oven"), area("Dough")));
    assert_eq!(lines[..3], ["Novice [-]", "  Oven (-)", "    Kneads by hand"], "{lines:?}");
}

#[test]
fn competencies_may_all_stand_on_one_line() {
    let area = |name: &str| {
        format!("<h2>{name}</h2><p>All of it.</p><ul><li>Novice: kneads {name}</li><li>Expert: sells {name}</li></ul>")
    };
    let lines = shown(&format!("<h1>Bakers</h1>{}{}", area("Rye"), area("Cake")));
    let novice = ["Novice [-]", "  Rye (-)", "    kneads Rye", "  Cake (-)", "    kneads Cake"];
    assert_eq!(lines[..5], novice, "{lines:?}");
}

#[test]
fn competencies_behind_a_table_of_the_same_levels_are_asked_beside_it() {
    let matrix = "| Skill | Novice | Expert |\n|-|-|-|\n| Salt | Adds it by weight | Orders it for us |\n| Flour | Sifts it by hand | Buys it for us |\n\n";
    let area = |name: &str| format!("## {name}\n\n- Novice: Kneads it by hand\n- Expert: Teaches it to us\n\n");
    let lines = shown(&format!("# Bakers\n\n{matrix}{}{}", area("Rye"), area("Cake")));
    let parts: Vec<&str> = lines.iter().filter(|line| line.ends_with("(-)")).map(|line| line.trim()).collect();
    let each = ["Salt (-)", "Flour (-)", "Rye (-)", "Cake (-)"];
    assert_eq!(parts, [each, each].concat(), "{lines:?}");
}

#[test]
fn what_is_asked_of_training_is_no_training() {
    let area = |name: &str| format!("## {name}\n\n- L1: Shows it to one of us\n- L2: Teaches it to all of us\n\n");
    let read = |name: &str| {
        let text = format!(
            "# Levels\n\n## L1 Baker\n\n- Kneads\n\n## L2 Baker\n\n- Plans\n\n# More\n\n{}{}",
            area(name),
            area("Rye")
        );
        let lines = shown(&text);
        let asked: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
        assert!(["Baker [L1]", "Kneads", "Baker [L2]", "Plans"].iter().all(|own| asked.contains(own)), "{lines:?}");
        asked.contains(&format!("{name} (-)").as_str())
    };
    assert!(read("Training others") && read("Handling changes well"));
    assert!(!read("Training") && !read("Salary changes") && !read("Interview questions"));
}

#[rstest]
#[case("title: Bakers\n", "")]
#[case("version: 2\n", "")]
#[case("", "general:\n  - Sweeps the shop each day\n")]
fn fields_around_competencies_in_data_make_them_no_tracks(#[case] before: &str, #[case] behind: &str) {
    let part = |name: &str| format!("{name}:\n  junior: [Kneads it by hand]\n  senior: [Teaches it to us]\n");
    let text = format!("{before}{}{}{behind}", part("rye"), part("cake"));
    let ladder = assemble("notes", vec![read("career/bakers.yaml", text.as_bytes())]);
    let parts = |level: Level<'_>| level.competencies().map(|part| part.title().to_owned()).collect::<Vec<_>>();
    assert_eq!(ladder.levels().map(parts).collect::<Vec<_>>(), [["Rye", "Cake"], ["Rye", "Cake"]]);
    assert_eq!(ladder.diagnostics().len(), usize::from(!behind.is_empty()));
}

#[rstest]
#[case::by_topic(
    "- name: Dough\n  levels:\n    - level: 1\n      asks:\n        - Kneads every morning\n        - text: TBD\n          examples: [Bread for the fair]\n    - level: 2\n      asks: [Weighs all flour]\n- name: Oven\n  levels:\n    - level: 1\n      asks: [Cleans the oven]\n    - level: 2\n      asks: [Heats the oven alone]\n"
)]
#[case::by_level(
    "- name: Junior Baker\n  dough:\n    - Kneads every morning\n    - text: TBD\n      examples: [Bread for the fair]\n  oven: [Cleans the oven daily]\n- name: Senior Baker\n  dough: [Weighs all flour]\n  oven: [Heats the oven alone]\n"
)]
fn what_stands_beside_a_placeholder_in_data_is_no_example_of_another_statement(#[case] text: &str) {
    let document = read("career/bakers.yaml", text.as_bytes());
    let ladder = assemble("notes", vec![document]);
    assert_eq!(ladder.levels().flat_map(Level::competencies).flat_map(Competency::examples).count(), 0);
    let said: Vec<_> = ladder.diagnostics().iter().map(|finding| finding.code.name()).collect();
    assert!(said.contains(&"placeholder") && said.contains(&"unplaced-text"), "{said:?}");
}

#[test]
fn levels_of_topics_stand_where_they_first_ask_for_something() {
    let level = |nth: usize, asks: &str| format!("    - level: {nth}\n      asks: [{asks}]\n");
    let dough = level(1, "Kneads every morning");
    let oven = level(1, "Cleans the oven") + &level(2, "Heats the oven alone");
    let text = format!("- name: Dough\n  levels:\n{dough}- name: Oven\n  levels:\n{oven}");
    let ladder = assemble("notes", vec![read("career/bakers.yaml", text.as_bytes())]);
    assert_eq!(ladder.levels().map(|level| level.source().line).collect::<Vec<_>>(), [4, 10]);
}

#[rstest]
#[case::by_topic(
    "- name: Dough\n  category: Craft\n  junior: [Kneads it by hand]\n  senior: [Teaches it to us]\n- name: Talk\n  category: Shop\n  junior: [Greets all guests]\n  senior: [Calms down a queue]\n"
)]
#[case::by_record(
    "- {competency: Dough, category: Craft, level: junior, text: Kneads it by hand}\n- {competency: Talk, category: Shop, level: junior, text: Greets all guests}\n- {competency: Dough, category: Craft, level: senior, text: Teaches it to us}\n- {competency: Talk, category: Shop, level: senior, text: Calms down a queue}\n"
)]
fn topics_in_data_stand_in_the_category_that_they_name(#[case] text: &str) {
    let ladder = assemble("notes", vec![read("career/bakers.yaml", text.as_bytes())]);
    let parts: Vec<_> =
        ladder.levels().flat_map(Level::competencies).map(|part| (part.title(), part.category())).collect();
    let own = [("Dough", Some("Craft")), ("Talk", Some("Shop"))];
    assert_eq!(parts, [own, own].concat(), "{:?}", ladder.diagnostics());
    assert!(ladder.diagnostics().is_empty(), "{:?}", ladder.diagnostics());
}

#[rstest]
#[case::the_first("<!-- later\n## Baker\n\n- Bakes\n\n<!-- ask Ann\n- Leads\n", 7, "4 lines")]
#[case::one_in_it("<!--\nold: <!-- x -- >\n- more\n", 7, "2 lines")]
#[case::behind_another("<!-- a -->\n\n<!-- b\n- more\n", 9, "1 line.")]
fn of_comments_that_nothing_ends_the_first_hides_all_below(
    #[case] behind: &str,
    #[case] line: u32,
    #[case] count: &str,
) {
    let text = format!("# Bakers\n\n## Junior Baker\n\n- Kneads\n\n{behind}");
    assert_eq!(codes(&text), [(line, "unplaced-text")]);
    assert!(ladder(&text).diagnostics()[0].message.ends_with(&format!("{count}.").replace("..", ".")));
}

#[test]
fn a_comment_may_hide_a_whole_ladder() {
    let ladder = ladder("\n<!-- by Ann\n# Bakers\n\n## Junior Baker\n\n- Kneads\n");
    let why = ladder.diagnostics().iter().find(|finding| finding.code == Code::NotALadder);
    assert!(why.is_some_and(|why| why.message.contains("-->")), "{:?}", ladder.diagnostics());
}
