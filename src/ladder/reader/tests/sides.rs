//! Tables whose columns or rows are levels, and tables that are none of a ladder.

use super::*;

#[test]
fn levels_may_be_the_columns_of_a_table() {
    let text = "# Crew\n\n| Area | Deckhand (L1) | Sailor (L2) |\n| --- | --- | --- |\n| **Skill** | | |\n| Knots | Ties six knots well<br>Coils a line dry | Teaches knots to all |\n| Care | N/A | Looks after the young |\n";
    assert_eq!(
        shown(text),
        [
            "Deckhand [L1]",
            "  Knots (Skill)",
            "    Ties six knots well",
            "    Coils a line dry",
            "Sailor [L2]",
            "  Knots (Skill)",
            "    Teaches knots to all",
            "  Care (Skill)",
            "    Looks after the young"
        ]
    );
    assert_eq!(ladder(text).tracks().next().unwrap().title(), "Crew");
}

#[test]
fn levels_may_be_the_rows_of_a_table_in_html() {
    let text = "<table>\n<tr><th>Level</th><th>Knots</th><th>Care</th></tr>\n\n<tr><td>1</td><td>Ties six knots well</td><td></td></tr>\n\n    <tr><td>2</td><td><ul><li>Teaches knots to all</li><li>Splices a wire rope</li></ul></td><td>Looks after the young</td></tr>\n</table>\n";
    assert_eq!(
        shown(text),
        [
            "1 [-]",
            "  Knots (-)",
            "    Ties six knots well",
            "2 [-]",
            "  Knots (-)",
            "    Teaches knots to all",
            "    Splices a wire rope",
            "  Care (-)",
            "    Looks after the young"
        ]
    );
}

#[test]
fn two_titles_at_one_rank_are_two_levels() {
    let text = "# Bakery\n\n| Level | Title | Scope |\n|---|---|---|\n| L1 | Baker | Bakes what is on the list |\n| L2 | Senior Baker | Writes the list of the day |\n| L2 | Shop Manager | Runs the shop all day |\n|  | Mill Manager | Runs the mill all day |\n| L3 | Head Baker | Owns the whole bakery |\n|  |  | Speaks for the bakery |\n";
    let levels: Vec<String> = shown(text).into_iter().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(
        levels,
        ["Baker [L1]", "Senior Baker [L2]", "Shop Manager [L2]", "Mill Manager [L2]", "Head Baker [L3]"]
    );
    assert_eq!(shown(text).iter().filter(|line| line.starts_with("    ")).count(), 6);
}

#[test]
fn a_row_that_spans_a_table_names_a_ladder_or_a_category() {
    let text = "<table><tr><td colspan=3>Deck crew</td></tr><tr><td>Job level</td><td>Sailor (P1)</td><td>Mate (P2)</td></tr><tr><td colspan=3>Skill</td></tr><tr><td>Knots</td><td>Ties six knots well</td><td>Teaches knots to all</td></tr><tr><td colspan=3>Kitchen crew</td></tr><tr><td>Job level</td><td>Cook (P1)</td><td>Chef (P2)</td></tr><tr><td>Soup</td><td>Stirs the soup often</td><td>Invents a soup weekly</td></tr></table>";
    let ladder = ladder(text);
    let tracks: Vec<_> = ladder.tracks().map(|track| (track.title(), track.levels().len())).collect();
    assert_eq!(tracks, [("Deck crew", 2), ("Kitchen crew", 2)]);
    assert_eq!(shown(text)[1], "  Knots (Skill)");
}

#[rstest]
#[case::none("", [" (Safety)", " (Accuracy)"])]
#[case::a_summary("| Summary | Moves goods | Helps newcomers |\n", [" (Safety)", " (Accuracy)"])]
#[case::an_attribute("| Experience | 1 year | 3 years |\n", [" (Safety)", " (Accuracy)"])]
#[case::both("| Summary: | Moves goods | Helps newcomers |\n| Bonus | 200 | 300 |\n", [" (Safety)", " (Accuracy)"])]
#[case::a_competency("| Teamwork | Helps a mate | Leads a crew |\n", [" (-)", " (-)"])]
fn bare_rows_that_part_what_is_asked_are_categories(#[case] before: &str, #[case] categories: [&str; 2]) {
    let text = format!(
        "# Pickers\n\n| | Junior Picker | Senior Picker |\n|-|-|-|\n{before}| Safety | | |\n| Lifting | Lifts from the knees | Corrects bad lifting |\n| Accuracy | | |\n| Picking | Picks few wrong items | Picks no wrong item |\n"
    );
    let shown = shown(&text);
    for (name, category) in ["  Lifting", "  Picking"].iter().zip(categories) {
        assert_eq!(shown.iter().filter(|line| **line == format!("{name}{category}")).count(), 2, "{shown:#?}");
    }
}

#[test]
fn tables_of_numbers_and_of_other_roles_are_no_ladders() {
    let overview = "# Crew\n\n| Level | Senior | Pay |\n| --- | --- | --- |\n| 1 | no | 5 |\n| 2 | yes | 6 |\n";
    let compared = "# Crew\n\n| | Team Lead | Crew Manager |\n| --- | --- | --- |\n| Knots | Teaches knots to all | Has knots taught by others |\n";
    assert!(ladder(overview).is_empty() && ladder(compared).is_empty());
}

#[test]
fn a_row_beside_the_levels_is_one_note() {
    let table = "| Who decides | First | Last |\n|---|---|---|\n| Bread | - | yes |\n| Cake | yes | yes |\n";
    let text =
        format!("# Bakery\n\n## Junior Baker\n\n- Kneads\n\n## Senior Baker\n\n- Plans\n\n## Who decides\n\n{table}");
    let ladder = ladder(&text);
    let notes: Vec<&str> = ladder.levels().flat_map(|level| level.notes().collect::<Vec<_>>()).collect();
    assert_eq!(notes, ["Who decides", "Who decides | First | Last", "Bread | - | yes", "Cake | yes | yes"]);
}

#[rstest]
#[case(["Level 2", "Level 3"], ["Level 2 (Senior)", "Level 3 (Lead)"])]
#[case(["Level 2 (Senior)", "Level 3 (Lead)"], ["Level 2", "Level 3"])]
fn of_tables_of_the_same_levels_the_one_that_says_more_names_them(#[case] one: [&str; 2], #[case] other: [&str; 2]) {
    let table = |skill: &str, [low, high]: [&str; 2]| {
        format!("| Skill | {low} | {high} |\n|-|-|-|\n| {skill} | Does it with help | Shows it to all of us |\n\n")
    };
    let text = format!("# Levels of the mill\n\n{}{}", table("Corn", one), table("Sacks", other));
    let lines: Vec<String> = shown(&text).into_iter().filter(|line| !line.starts_with("    ")).collect();
    let own = ["Senior [Level 2]", "  Corn (-)", "  Sacks (-)", "Lead [Level 3]", "  Corn (-)", "  Sacks (-)"];
    assert_eq!(lines, own);
    // Others are called otherwise.
    let third = shown(&format!("{text}{}", table("Books", ["Level 2 (Clerk)", "Level 3 (Owner)"])));
    assert!(
        third.contains(&"Clerk [Level 2]".to_owned()) && third.contains(&"Senior [Level 2]".to_owned()),
        "{third:?}"
    );
}

#[test]
fn a_head_over_two_columns_holds_both() {
    let row = |area: &str| {
        format!(
            "<tr><td>{area}</td><td>Kneads it by hand</td><td>Cleans the table</td><td colspan=2>Plans all of it</td></tr>"
        )
    };
    let heads = "<tr><th>Area</th><th colspan=2>Junior Baker</th><th colspan=2>Senior Baker</th></tr>";
    let text = format!("# Bakers\n\n<table>{heads}{}{}</table>\n", row("Dough"), row("Bread"));
    let asked = ["    Kneads it by hand", "    Cleans the table"];
    let first = |area: &str| [&[format!("  {area} (-)")][..], &asked.map(str::to_owned)].concat();
    assert_eq!(shown(&text)[1..7], [first("Dough"), first("Bread")].concat());
    assert_eq!(codes(&text), []);
}

#[test]
fn a_cell_that_reaches_into_the_next_level_is_asked_once() {
    let heads = "<tr><th>Area</th><th colspan=2>Junior Baker</th><th colspan=2>Senior Baker</th></tr>";
    let even = "<tr><td>Dough</td><td colspan=2>Kneads it by hand</td><td colspan=2>Plans all of it</td></tr>";
    let shifted = "<tr><td>Bread</td><td>Bakes it alone</td><td colspan=2>Invents more of it</td></tr>";
    let text = format!("# Bakers\n\n<table>{heads}{even}{shifted}</table>\n");
    let asked = shown(&text).into_iter().filter(|line| line.starts_with("    "));
    let expected = ["Kneads it by hand", "Bakes it alone", "Plans all of it", "Invents more of it"];
    assert_eq!(asked.collect::<Vec<_>>(), expected.map(|line| format!("    {line}")));
}
