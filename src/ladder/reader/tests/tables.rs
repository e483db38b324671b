//! What stands in tables beside plain cells comes in its place, or is said.

use rstest::rstest;

use crate::ladder::assemble::assemble;
use crate::ladder::model::{Expectation, Level};
use crate::ladder::reader::read;

/// Each level with all that it holds.
fn shown(file: &str, text: &str) -> Vec<String> {
    let said = |level: Level<'_>| {
        let part = |part: crate::ladder::model::Competency<'_>| {
            let texts: Vec<&str> = part.expectations().map(Expectation::text).collect();
            let category = part.category().map(|category| format!(" [{category}]")).unwrap_or_default();
            let description = part.description().map(|text| format!(" ({text})")).unwrap_or_default();
            format!("; {}{category}{description}: {}", part.title(), texts.join(", "))
        };
        let notes = level.notes().fold(String::new(), |notes, note| notes + " > " + note);
        format!("{}{notes}{}", level.title(), level.competencies().map(part).collect::<String>())
    };
    let ladder = assemble("test", vec![read(file, text.as_bytes())]);
    ladder.levels().map(said).collect()
}

/// The lines and messages of what is said.
fn told(file: &str, text: &str) -> Vec<(u32, String)> {
    read(file, text.as_bytes()).diagnostics().iter().map(|found| (found.line, found.message.clone())).collect()
}

const HEAD: &str = "# Bakers\n\n| Skill | Junior Baker | Senior Baker |\n|---|---|---|\n";

#[test]
fn rows_of_one_name_are_one_competency() {
    let rows = "| Oven | Lights it with wood | Repairs it alone |\n| Dough | Kneads all of it | Invents new kinds |\n";
    let again = "| Oven | Sweeps it each night | Buys the next one |\n";
    let whole = [
        "Junior Baker; Oven: Lights it with wood, Sweeps it each night; Dough: Kneads all of it",
        "Senior Baker; Oven: Repairs it alone, Buys the next one; Dough: Invents new kinds",
    ];
    assert_eq!(shown("a.md", &format!("{HEAD}{rows}{again}")), whole);
    let head = HEAD.split_once("\n\n").unwrap().1;
    assert_eq!(shown("a.md", &format!("{HEAD}{rows}\n{head}{again}")), whole);
}

#[test]
fn further_texts_of_a_head_are_its_own() {
    let text = "# Bakers\n\n| Skill | Junior Baker<br>Follows all the recipes | Senior Baker |\n|---|---|---|\n\
                | Oven<br>All that is hot | Lights it with wood | Repairs it alone |\n";
    assert_eq!(
        shown("a.md", text),
        [
            "Junior Baker > Follows all the recipes; Oven (All that is hot): Lights it with wood",
            "Senior Baker; Oven (All that is hot): Repairs it alone"
        ]
    );
    let turned = "# Bakers\n\n| Level | Oven<br>All that is hot | Dough |\n|---|---|---|\n\
                  | Junior Baker<br>Follows all the recipes | Lights the oven with wood | Kneads all of the dough |\n\
                  | Senior Baker | Repairs the oven quite alone | Invents new kinds of it |\n";
    let levels = shown("a.md", turned);
    assert!(
        levels[0].starts_with("Junior Baker > Follows all the recipes; Oven (All that is hot): Lights"),
        "{levels:?}"
    );
}

#[test]
fn rows_between_levels_are_their_categories_or_said() {
    let text = "# Bakers\n\n| Level | Oven | Dough |\n|---|---|---|\n| **Makers** | | |\n\
                | Junior Baker | Lights the oven with wood | Kneads all of the dough |\n\
                | **Nobody smokes near the flour bags.** | | |\n\
                | Senior Baker | Repairs the oven quite alone | Invents new kinds of it |\n\
                | Lead Baker | Buys all of the ovens | Sells all of the bread |\n";
    let level =
        |title: &str, oven: &str, dough: &str| format!("{title}; Oven [Makers]: {oven}; Dough [Makers]: {dough}");
    assert_eq!(
        shown("a.md", text),
        [
            level("Junior Baker", "Lights the oven with wood", "Kneads all of the dough"),
            level("Senior Baker", "Repairs the oven quite alone", "Invents new kinds of it"),
            level("Lead Baker", "Buys all of the ovens", "Sells all of the bread")
        ]
    );
    let told = told("a.md", text);
    assert!(told.len() == 1 && told[0].0 == 7 && told[0].1.contains("Nobody smokes"), "{told:?}");
}

#[test]
fn levels_before_the_first_group_are_a_track() {
    let text = "# Bakers\n\n| | | Makers | | Leaders | |\n|---|---|---|---|---|---|\n\
                | Skill | Junior Baker | Baker | Senior Baker | Lead Baker | Head Baker |\n\
                | Oven | Lights it daily | Cleans it daily | Repairs it alone | Buys all of them | Plans all of them |\n";
    assert_eq!(shown("a.md", text).len(), 5);
}

#[test]
fn one_group_above_levels_is_their_name() {
    let text = "# Bakers\n\n<table><tr><th rowspan=2>Skill</th><th colspan=2>Expected there</th></tr>\n\
                <tr><th>Junior Baker</th><th>Senior Baker</th></tr>\n\
                <tr><td>Oven</td><td>Lights it with wood</td><td>Repairs it alone</td></tr></table>\n";
    assert_eq!(
        shown("a.md", text),
        ["Junior Baker; Oven: Lights it with wood", "Senior Baker; Oven: Repairs it alone"]
    );
    assert_eq!(told("a.md", text), []);
}

#[test]
fn tables_of_a_level_each_may_have_several_columns() {
    let table = |level: &str| {
        format!("| {level} | | |\n|---|---|---|\n| Oven | Lights it with wood | Sweeps it each night |\n\n")
    };
    let text = format!("# Bakers\n\n{}{}", table("Junior Baker"), table("Senior Baker"));
    let asked = "Oven: Lights it with wood, Sweeps it each night";
    assert_eq!(shown("a.md", &text), [format!("Junior Baker; {asked}"), format!("Senior Baker; {asked}")]);
}

#[rstest]
#[case("1) Rests it<br>2. Sweeps it", "Rests it, Sweeps it")]
#[case("1. January is the first day<br>3 years of work", "1. January is the first day, 3 years of work")]
fn numbers_of_items_are_no_text(#[case] cell: &str, #[case] asked: &str) {
    let text = format!("{HEAD}| Oven | {cell} | Repairs it alone |\n");
    assert_eq!(shown("a.md", &text)[0], format!("Junior Baker; Oven: {asked}"));
}

#[test]
fn tables_beside_one_another_under_a_level_are_read_each() {
    let table = |name: &str, asks: &str| format!("| Skill | What |\n|---|---|\n| {name} | {asks} |\n\n");
    let text = format!(
        "# Bakers\n\n## Junior Baker\n\n{}{}## Senior Baker\n\n- Plans it all\n",
        table("Oven", "Lights the oven with wood"),
        table("Peel", "one for the whole shop")
    );
    let levels = shown("a.md", &text);
    assert!(levels[0].contains("Oven: Lights") && levels[0].contains("Peel: one for"), "{levels:?}");
}

#[test]
fn remarks_and_paragraphs_around_tables_are_said() {
    let text = format!(
        "{HEAD}| Oven | Lights it with wood | Repairs it alone |\n| Everyone washes their hands every day | | |\n\n\
         - Somebody sings\n\n  and dances\n"
    );
    assert_eq!(told("a.md", &text).into_iter().map(|(line, _)| line).collect::<Vec<_>>(), [6, 8, 10]);
}

#[test]
fn what_stands_in_a_table_of_html_beside_its_cells_is_said() {
    let cells = |texts: [&str; 3]| texts.iter().fold(String::new(), |row, text| row + &format!("<td>{text}</td>"));
    let text = format!(
        "# Bakery ladder\n\n<table><tr>{}</tr>\n<p>Whoever bakes sleeps by day</p>\n<tr>{}\n\n- Sings at work\n\n</tr>\n</table>\n",
        cells(["Skill", "Junior Baker", "Senior Baker"]),
        cells(["Oven", "Lights it with wood", "Repairs it alone"])
    );
    assert_eq!(
        shown("a.md", &text),
        ["Junior Baker; Oven: Lights it with wood", "Senior Baker; Oven: Repairs it alone"]
    );
    let mut lines: Vec<u32> = told("a.md", &text).into_iter().map(|(line, _)| line).collect();
    lines.sort_unstable();
    assert_eq!(lines, [4, 7]);
}

#[test]
fn rows_that_stand_in_no_table_are_said() {
    let rows = "| Oven | Lights it with wood | Repairs it alone |\n| Dough | Kneads it | Buys all of it |\n";
    let text = format!("{HEAD}\n{rows}\n{HEAD}{rows}");
    let told = told("a.md", &text);
    assert!(told.iter().any(|(line, said)| *line == 6 && said.starts_with("2 rows stand in no table")), "{told:?}");
    assert_eq!(told.len(), 1, "{told:?}");
}

#[rstest]
#[case("Notes", "")]
#[case("Examples", " Shows it to others")]
#[case("", "")]
fn the_first_of_nothing_but_levels_is_one_whatever_stands_behind_them(#[case] behind: &str, #[case] shows: &str) {
    let text = format!(
        "# Ladder\n\n| Junior Baker | Baker | Senior Baker | {behind} |\n|-|-|-|-|\n| Lights it with wood | Repairs it alone | Buys a new one | {shows} |\n"
    );
    let levels = shown("a.md", &text);
    assert_eq!(levels.len(), 3, "{levels:?}");
    assert!(levels[0].starts_with("Junior Baker;") && levels[0].contains("Lights it with wood"), "{levels:?}");
}

#[test]
fn a_sentence_below_the_bare_name_of_a_level_is_no_title() {
    let row =
        |level: &str, asks: &str| format!("| {level} | {asks} the oven of the shop | {asks} a dough each day |\n");
    let text = |below: &str| {
        let level = format!("Senior<br>{below}");
        format!("# Ladder\n\n| Level | Oven | Dough |\n|-|-|-|\n{}{}", row("Junior", "Lights"), row(&level, "Plans"))
    };
    let levels = shown("a.md", &text("Has baked for years in more than one shop."));
    assert!(levels[1].starts_with("Senior") && levels[1].contains("Has baked"), "{levels:?}");
    assert!(shown("a.md", &text("Master of Ovens"))[1].starts_with("Master of Ovens"));
}

#[rstest]
#[case("Lights it with wood<details><summary>Examples</summary><ul><li>Lit it once</li></ul></details>")]
#[case("Lights it with wood<br>Examples:<br>Lit it once")]
fn what_stands_below_a_word_for_examples_in_a_cell_is_none_of_its_statements(#[case] cell: &str) {
    let text = format!("{HEAD}| Oven | {cell} | Repairs it<br>Example of a plan |\n");
    let levels = shown("a.md", &text);
    let asked = |level: &str| levels.iter().find(|shown| shown.starts_with(level)).cloned().unwrap_or_default();
    assert!(asked("Junior Baker").contains("Lights it with wood") && !asked("Junior Baker").contains("Examples"));
    assert!(asked("Senior Baker").ends_with("Repairs it, Example of a plan"), "{levels:?}");
    let ladder = assemble("test", vec![read("a.md", text.as_bytes())]);
    let examples: Vec<&str> =
        ladder.levels().flat_map(Level::competencies).flat_map(crate::ladder::model::Competency::examples).collect();
    assert_eq!(examples, ["Lit it once"]);
}

#[test]
fn the_caption_of_a_table_names_no_other() {
    let table = |caption: &str, name: &str| {
        format!(
            "<table>{caption}<tr><td></td><td>Junior</td><td>Senior</td></tr><tr><td>{name}</td><td>keeps it clean each day</td><td>buys it for all of us</td></tr></table>\n\n"
        )
    };
    let caption = "<caption>Bakers</caption>";
    let text = format!("# Ladder\n\n## Craft\n\n{}{}", table(caption, "Oven"), table("", "Till"));
    let document = read("a.md", text.as_bytes());
    let ladder = assemble("test", vec![document]);
    let parts = ladder.levels().next().unwrap().competencies();
    let parts: Vec<_> =
        parts.map(|part| (part.category().unwrap_or_default().to_owned(), part.title().to_owned())).collect();
    assert_eq!(parts, [("Bakers", "Oven"), ("Craft", "Till")].map(|(one, other)| (one.to_owned(), other.to_owned())));
}

#[test]
fn the_way_to_the_next_level_is_no_ladder() {
    let rows = "| Oven | Lights it with wood | Repairs it alone |\n| Dough | Kneads all of it | Invents new kinds |\n";
    let way = "\n## What to show\n\n| From | To | What to show |\n|---|---|---|\n\
               | Junior Baker | Baker | Has baked alone for a year |\n| Baker | Senior Baker | Has taught two others |\n";
    let arrows = "\n## What to show\n\n| Way | What to show |\n|---|---|\n\
                  | Junior Baker → Baker | Has baked alone for a year |\n| Baker → Senior Baker | Has taught two others |\n";
    for way in [way, arrows] {
        assert_eq!(shown("a.md", &format!("{HEAD}{rows}{way}")), shown("a.md", &format!("{HEAD}{rows}")));
    }
}

#[test]
fn levels_that_are_only_illustrated_are_none() {
    let table = |head: &str| {
        format!(
            "# Levels\n\n| Level | {head} |\n|---|---|\n| 1 | Bread for the house alone |\n| 2 | Bread for the whole village |\n"
        )
    };
    assert_eq!((shown("a.md", &table("Examples")).len(), shown("a.md", &table("Scope")).len()), (0, 2));
}

#[test]
fn a_table_of_levels_is_rather_the_ladder_than_headings_of_any_name() {
    let kinds = |path: &str| {
        format!("\n### {path}\n\n| Kind | What it is about |\n|---|---|\n| Rye | Dark bread of the north |\n")
    };
    let text = format!(
        "# Career of the shop\n\n## Titles\n\n| Title | Scope |\n|---|---|\n| Junior Baker | Kneads what others bake |\n\
         | Senior Baker | Bakes what others sell |\n\n## Kinds\n{}{}",
        kinds("Bread"),
        kinds("Cake")
    );
    let levels = shown("a.md", &text);
    assert_eq!(levels.len(), 2, "{levels:?}");
    assert!(levels[0].starts_with("Junior Baker"), "{levels:?}");
}

/// A sheet of one statement a row, with these heads behind levels and skills.
fn sheet(head: &str, other: [&str; 4], asked: [&str; 4]) -> String {
    let keys = ["Junior,Oven", "Junior,Dough", "Senior,Oven", "Senior,Dough"];
    let row = |nth: usize| format!("{},{},{}\n", keys[nth], other[nth], asked[nth]);
    format!("Level,Skill,{head}\n{}", (0..4).map(row).collect::<String>())
}

const ASKED: [&str; 4] =
    ["Lights it with wood", "Kneads all of it by hand", "Repairs it all alone", "Invents new kinds of it"];

#[rstest]
#[case("What the skill does for us,Expectation", " (Bakes for all of our many guests)")]
#[case("Goal of the skill,Expectation", " (Bakes for all of our many guests)")]
#[case("Evidence of the skill,Expectation", "")]
#[case("Skill group,Expectation", " (Bakes for all of our many guests)")]
fn sentences_beside_skills_are_no_groups_of_them(#[case] head: &str, #[case] description: &str) {
    let text = sheet(head, ["Bakes for all of our many guests"; 4], ASKED);
    let level = |title: &str, oven: &str, dough: &str| {
        format!("{title}; Oven{description}: {oven}; Dough{description}: {dough}")
    };
    let [one, two, three, four] = ASKED;
    assert_eq!(shown("a.csv", &text), [level("Junior", one, two), level("Senior", three, four)]);
}

#[rstest]
#[case("Level,Thing,Words", [0, 1, 2])]
#[case("Thing,Level,Words", [1, 0, 2])]
#[case("Name,Level,Skill", [2, 0, 1])]
#[case("Level,Area,Skill", [0, 1, 2])]
fn statements_are_found_whatever_heads_them(#[case] heads: &str, #[case] order: [usize; 3]) {
    let keys = ["Junior,Oven", "Junior,Dough", "Senior,Oven", "Senior,Dough"];
    let row = |(key, asked): (&str, &str)| {
        let (level, skill) = key.split_once(',').unwrap();
        format!("{}\n", order.map(|nth| [level, skill, asked][nth]).join(","))
    };
    let text = format!("{heads}\n{}", keys.into_iter().zip(ASKED).map(row).collect::<String>());
    let [one, two, three, four] = ASKED;
    let levels = [format!("Junior; Oven: {one}; Dough: {two}"), format!("Senior; Oven: {three}; Dough: {four}")];
    assert_eq!(shown("a.csv", &text), levels);
}

#[test]
fn what_stands_behind_statements_names_no_skills_where_others_do() {
    let row = |(nth, key): (usize, &str)| format!("{key},{},{}\n", ASKED[nth], ["Open", "Done"][nth % 3 % 2]);
    let keys = ["Junior,Oven", "Junior,Dough", "Senior,Oven", "Senior,Dough"];
    let text = format!("Level,Thing,Words,State\n{}", keys.into_iter().enumerate().map(row).collect::<String>());
    let [one, two, three, four] = ASKED;
    let levels = [format!("Junior; Oven: {one}; Dough: {two}"), format!("Senior; Oven: {three}; Dough: {four}")];
    assert_eq!(shown("a.csv", &text), levels);
}

#[test]
fn a_sheet_of_numbers_by_level_asks_nothing() {
    let text = "Track,Pay,Grade,Title\nBaker,1.2,IC1,The Baker of all\nBaker,2.4,IC2,The Baker of some\nCook,1.2,IC1,The Cook of all\nCook,2.4,IC2,The Cook of some\n";
    assert_eq!(shown("a.csv", text), Vec::<String>::new());
}

#[test]
fn names_beside_skills_are_groups_of_them() {
    let text = sheet("Skill group,Expectation", ["Heat", "Craft", "Heat", "Craft"], ASKED);
    assert!(shown("a.csv", &text)[0].starts_with("Junior; Oven [Heat]: Lights it with wood; Dough [Craft]: "));
}

#[test]
fn what_describes_a_level_is_neither_asked_nor_its_title() {
    let own = ["With somebody", "With somebody", "Alone at nearly all times", "Alone at nearly all times"];
    let [one, two, three, four] = ASKED;
    let levels = [
        format!("Junior > {}; Oven: {one}; Dough: {two}", own[0]),
        format!("Senior > {}; Oven: {three}; Dough: {four}", own[2]),
    ];
    for heads in ["Description of the level,Description of the skill", "Role summary,Expectation"] {
        let text = sheet(heads, own, ASKED);
        assert_eq!((shown("a.csv", &text), told("a.csv", &text)), (levels.to_vec(), Vec::new()), "{heads}");
    }
}

#[rstest]
#[case(["Novice", "Webbaker", "Expert"], 3)]
#[case(["Start", "Stop", "Continue"], 0)]
#[case(["Strengths", "Weaknesses", "Chances"], 0)]
fn tables_of_the_same_heads_have_levels_where_one_is_named(#[case] heads: [&str; 3], #[case] count: usize) {
    let table = |name: &str| {
        let cells = heads.map(|head| format!("Does all of {name} as {head} do")).join(" | ");
        format!("## {name}\n\n| {} |\n|---|---|---|\n| {cells} |\n\n", heads.join(" | "))
    };
    let text = format!("# Career of bakers\n\n{}{}", table("Dough"), table("Ovens"));
    assert_eq!(shown("a.md", &text).len(), count);
}

#[test]
fn a_column_that_says_the_same_of_all_levels_is_no_reason_to_leave_these_out() {
    let rows = |staff: &str| {
        let row = |code: &str, asks: &str, nth: usize| {
            let (group, staff) = match staff {
                "" => (format!("{nth}. group"), format!("Shop {nth}")),
                staff => ("A".to_owned(), staff.to_owned()),
            };
            format!("| {group} | {code} | {staff} | {asks} |\n")
        };
        row("B1", "Kneads all of it by hand", 1)
            + &row("B2", "Lights it with wood at night", 2)
            + &row("B3", "Buys the flour for all shops", 3)
    };
    let levels = |staff: &str| {
        shown("a.md", &format!("# Bakers\n\n| Group | Grade | Staff | Work |\n|---|---|---|---|\n{}", rows(staff)))
            .len()
    };
    assert_eq!((levels("Shop staff"), levels("")), (3, 0));
}

#[rstest]
#[case("| Area | Skill |", 3)]
#[case("| Tool | Kind |", 0)]
fn levels_of_any_name_stand_behind_two_columns_of_names(#[case] heads: &str, #[case] count: usize) {
    let rows = "| Deck | Knots | Ties three knots | Ties all knots | Teaches knots |\n| Deck | Paint | Scrapes rust | Paints alone | Plans paint |\n";
    let text = format!("# Career ladder\n\n{heads} Deckhand | Able Seaman | Bosun |\n|-|-|-|-|-|\n{rows}");
    assert_eq!(shown("a.md", &text).len(), count);
}

#[rstest]
#[case("Career ladder of the crew,,", 2)]
#[case("Shopping of the crew,,", 0)]
fn the_title_of_a_sheet_says_what_it_is_about(#[case] title: &str, #[case] count: usize) {
    let text = format!(
        "{title}\nSkill,Deckhand,Bosun\nKnots,Ties three knots,Teaches knots\nPaint,Scrapes rust,Plans paint\n"
    );
    assert_eq!(shown("crew.csv", &text).len(), count);
}
