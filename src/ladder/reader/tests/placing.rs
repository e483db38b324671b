//! Where texts belong: nothing that somebody wrote is lost on the way, or taken twice.

use super::*;
use crate::ladder::model::{Expectation, Level};

/// The lines of what is in no level.
fn unplaced(text: &str) -> Vec<u32> {
    ladder(text).diagnostics().iter().filter(|d| d.code == Code::Unplaced).map(|d| d.line).collect()
}

#[test]
fn a_part_of_a_table_that_is_none_is_none_either() {
    let rows = "| z | q |\n".repeat(3) + "| z | Kneads all the dough of a day |\n";
    let text = format!("# Bakers\n\n## Junior Baker\n\n| x | y |\n|-|-|\n{rows}\n## Senior Baker\n\n- Bakes\n");
    let lines = shown(&text);
    assert_eq!(lines, ["Junior Baker [-]", "Senior Baker [-]", "  Senior Baker (-)", "    Bakes"], "{lines:?}");
}

#[test]
fn tracks_are_parted_only_where_their_heads_are_no_more_than_the_table() {
    let table = |heads: usize, cells: usize| {
        let mut text = format!("# Bakers\n\n<table><tr><th>Level<th>Track{}", "<th>Skill".repeat(heads));
        for nth in 0..200 {
            let cells = "<td>Kneads all the dough of a day".repeat(cells);
            write!(text, "<tr><td>L{}<td>Oven {nth}{cells}", nth % 4 + 1).unwrap();
        }
        ladder(&(text + "</table>")).tracks().count()
    };
    assert_eq!(table(3, 3), 200);
    assert_eq!(table(900, 2), 1);
}

#[test]
fn a_table_of_skills_before_the_parts_of_a_level_asks_what_it_says() {
    let text = "# Bakers\n\n## Junior Baker\n\n| Skill | Expectation |\n|---|---|\n| Ovens | Lights them<br>Cleans them |\n\n### Dough\n\n- Kneads\n\n## Senior Baker\n\n### Dough\n\n- Teaches\n";
    let lines = shown(text);
    assert_eq!(lines[..4], ["Junior Baker [-]", "  Ovens (-)", "    Lights them", "    Cleans them"], "{lines:?}");
}

#[test]
fn attributes_in_a_table_keep_all_lines_and_what_stands_in_the_row_of_heads() {
    let text = "# Bakers\n\n## Junior Baker\n\n| Reports to | Head Baker |\n|---|---|\n| Works in | Rye<br>Wheat |\n| Starts at | Four |\n\n### Dough\n\n- Kneads\n\n## Senior Baker\n\n### Dough\n\n- Teaches\n";
    let ladder = ladder(text);
    let level = ladder.levels().next().unwrap();
    let attributes: Vec<(&str, &str)> = level.attributes().map(|pair| (pair.name, pair.value)).collect();
    assert_eq!(attributes, [("Reports to", "Head Baker"), ("Works in", "Rye Wheat"), ("Starts at", "Four")]);
}

#[test]
fn phrases_in_a_table_before_the_levels_of_a_further_track_are_said_to_be_left_out() {
    let text = "# Bakers\n\n## Junior Baker\n\n- Kneads\n\n## Senior Baker\n\n- Teaches\n\n# Millers\n\n## How we work\n\n| Who | What |\n|---|---|\n| All | Keep the mill clean and dry |\n\n## Junior Miller\n\n- Grinds\n\n## Senior Miller\n\n- Plans\n";
    assert_eq!(codes(text), [(17, "unplaced-text")]);
}

#[test]
fn what_spans_all_levels_of_a_table_is_asked_at_each() {
    let text = "# Bakers\n\n<table><tr><th>Junior Baker<th>Senior Baker</tr>\n<tr><td colspan=2>Comes in time and leaves the bakery as clean as it was.</tr>\n<tr><td colspan=2>Dough</tr>\n<tr><td>Kneads by hand<td>Teaches others to knead</tr></table>\n";
    let both = "    Comes in time and leaves the bakery as clean as it was.";
    let lines = shown(text);
    assert_eq!(lines.iter().filter(|line| *line == both).count(), 2, "{lines:?}");
    assert!(lines.contains(&"  Dough (-)".to_owned()), "{lines:?}");
}

#[test]
fn two_breaks_in_an_item_go_on_with_it() {
    let text = "# Bakers\n\n## Junior Baker\n\n- Kneads<br><br>by hand\n- Bakes\n\n## Senior Baker\n\n- Teaches\n";
    assert_eq!(shown(text)[2..4], ["    Kneads by hand", "    Bakes"]);
}

#[test]
fn paragraphs_behind_a_label_in_a_part_are_asked_as_its_text_is() {
    let part = |name: &str| {
        format!(
            "## {name} Baker\n\n### Craft\n\n**Dough:** Kneads {name}.\n\nRests it.\n\n**Ovens:** Lights {name}.\n\n### Care\n\n- Sweeps {name}\n\n"
        )
    };
    let text = format!("# Bakers\n\n{}{}", part("Junior"), part("Senior"));
    assert_eq!(shown(&text)[1..4], ["  Dough (Craft)", "    Kneads Junior.", "    Rests it."]);
}

#[test]
fn a_label_over_nested_items_needs_no_words_behind_it() {
    let level = |name: &str| {
        format!(
            "## {name} Baker\n\n### Craft\n\n- **Dough**:\n  - Kneads {name}\n- **Ovens**:\n  - Lights {name}\n\n### Care\n\n- Sweeps {name}\n\n"
        )
    };
    let text = format!("# Bakers\n\n{}{}", level("Junior"), level("Senior"));
    assert_eq!(codes(&text), []);
    assert_eq!(shown(&text)[1..3], ["  Dough (Craft)", "    Kneads Junior"]);
}

#[test]
fn a_row_is_of_values_at_all_levels_or_at_none() {
    let text = "# Bakers\n\n| Skill | Junior Baker | Senior Baker |\n|---|---|---|\n| Loaves | 20 | Bakes as many as are sold |\n| Rolls | 30 | 60 |\n| Dough | Kneads all dough by hand | Teaches all others to knead |\n";
    let lines = shown(text);
    assert_eq!(lines[..3], ["Junior Baker [-]", "  Loaves (-)", "    20"], "{lines:?}");
    let ladder = ladder(text);
    let attributes = ladder.levels().map(|level| level.attributes().map(|pair| pair.value).collect::<Vec<_>>());
    assert_eq!(attributes.collect::<Vec<_>>(), [["30"], ["60"]]);
}

#[test]
fn all_columns_of_phrases_in_a_table_of_one_statement_a_row_are_read() {
    let row = |level: &str, skill: &str| {
        format!("{level},{skill},Kneads {skill} as {level},Bakes all the {skill} as {level}\n")
    };
    let rows: String =
        ["Junior", "Senior"].iter().flat_map(|level| ["rye", "wheat"].map(|skill| row(level, skill))).collect();
    let document = read("bakers.csv", format!("Level,Skill,By hand,With an oven\n{rows}").as_bytes());
    let ladder = assemble("test", vec![document]);
    let texts: Vec<&str> = ladder.levels().next().unwrap().expectations().map(Expectation::text).collect();
    assert_eq!(texts[..2], ["Kneads rye as Junior", "Bakes all the rye as Junior"], "{texts:?}");
    assert_eq!(ladder.levels().map(|level| level.expectations().count()).sum::<usize>(), 8);
}

#[test]
fn a_level_builds_on_what_is_said_before_a_table_of_skills() {
    let text = "# Bakers\n\n## Baker\n\n### Craft\n\n- Kneads\n\n## Senior Baker\n\n### Craft\n\nThis role builds upon the Baker role.\n\n| Skill | Expectation |\n|---|---|\n| Ovens | Lights all ovens in the morning |\n";
    let ladder = ladder(text);
    let senior = ladder.levels().nth(1).unwrap();
    assert_eq!(senior.references().iter().filter(|reference| reference.level.is_some()).count(), 1);
}

#[test]
fn an_ending_of_parts_is_theirs() {
    let text = "# Bakers\n\n## Junior Baker\n\n### Oven requirements\n\n- Lights\n\n### Shop responsibilities\n\n- Sells\n\n## Senior Baker\n\n### Oven requirements\n\n- Teaches\n";
    let lines = shown(text);
    assert_eq!(lines[1], "  Oven requirements (-)", "{lines:?}");
}

#[test]
fn what_stands_under_a_heading_without_levels_is_none() {
    let text = "# Bakers\n\n## Junior Baker\n\n- Kneads\n\n## Senior Baker\n\n- Teaches\n\n# Contacts\n\n## Office\n\n- Third floor\n\n# Millers\n\n## Junior Miller\n\n- Grinds\n\n## Senior Miller\n\n- Plans\n";
    let ladder = ladder(text);
    let titles: Vec<&str> = ladder.levels().map(Level::title).collect();
    assert_eq!(titles, ["Junior Baker", "Senior Baker", "Junior Miller", "Senior Miller"]);
}

#[test]
fn tables_of_other_roles_are_other_tracks_whatever_ranks_they_share() {
    let table = |name: &str, ranks: &[&str]| {
        let cells = |cell: &dyn Fn(&str) -> String| ranks.iter().map(|rank| cell(rank)).collect::<Vec<_>>().join(" | ");
        let rule = cells(&|_| "---".to_owned());
        let heads = cells(&|rank| rank.to_owned());
        let said = cells(&|rank| format!("Does all that {name} do at {rank}"));
        format!("## {name}\n\n| Skill | {heads} |\n|---|{rule}|\n| Craft | {said} |\n\n")
    };
    let (engineers, managers) = (table("Engineers", &["L1", "L2", "L3", "L4"]), table("Managers", &["L3", "L4"]));
    let ladder = ladder(&format!("# Roles\n\n{engineers}{managers}"));
    let counts: Vec<_> = ladder.tracks().map(|track| (track.title(), track.levels().count())).collect();
    assert_eq!(counts, [("Engineers", 4), ("Managers", 2)]);
}

#[test]
fn what_a_table_says_levels_mean_sums_up_those_of_another() {
    let meaning =
        "| Niveau | Signification |\n|-|-|\n| 🌱 Junior | Pétrit avec les autres |\n| 🍞 Senior | Mène le fournil |\n";
    let matrix = "| Compétence | Junior 👶 | Senior 🎓 |\n|-|-|-|\n| Four | Le nettoie | Le répare |\n| Pâte | La pétrit | La goûte |\n";
    let ladder = ladder(&format!("# Boulangers\n\n{meaning}\n## Compétences\n\n{matrix}"));
    let levels: Vec<_> = ladder.levels().map(|level| (level.summary(), level.competencies().count())).collect();
    assert_eq!(levels, [(Some("Pétrit avec les autres"), 2), (Some("Mène le fournil"), 2)]);
}

#[test]
fn a_sentence_in_a_row_over_nothing_is_said_to_be_left_out() {
    let row = "<tr><td>Oven</td><td>Cleans the oven daily</td><td>Buys ovens for us</td></tr>";
    let text = format!(
        "# Bakery\n\n<table><tr><th>Area</th><th>Junior Baker</th><th>Senior Baker</th></tr>\n<tr><td colspan=3>Skill</td></tr>\n{row}\n<tr><td colspan=3>All of us keep the shop clean and open.</td></tr></table>\n"
    );
    assert_eq!(codes(&text), [(6, "unplaced-text")]);
}

#[test]
fn a_record_of_data_has_one_sentence_and_no_other_is_lost() {
    let text = "levels:\n  - name: Junior Baker\n    items:\n      - id: a one\n        text: Kneads well\n        example: Bread of rye\n        detail: Even at night\n  - name: Senior Baker\n    items:\n      - Bakes for all\n";
    let ladder = assemble("test", vec![read("a.yml", text.as_bytes())]);
    let first = ladder.levels().next().and_then(|level| level.competency(0)).unwrap();
    assert_eq!(first.expectations().map(Expectation::text).collect::<Vec<_>>(), ["Kneads well"]);
    assert_eq!(first.examples().collect::<Vec<_>>(), ["Bread of rye"]);
    let said: Vec<_> = ladder.diagnostics().iter().map(|d| (d.line, d.code.name())).collect();
    assert_eq!(said, [(7, "unplaced-text")]);
}

#[test]
fn levels_of_data_may_only_be_described() {
    let level = |name: &str| {
        format!("- name: {name}\n  summary: Bakes bread for the whole village, day by day, and sells it.\n")
    };
    let text = level("Junior Baker") + &level("Senior Baker");
    let ladder = assemble("test", vec![read("a.yml", text.as_bytes())]);
    assert_eq!(ladder.levels().filter(|level| level.summary().is_some()).count(), 2);
    let others =
        [text.replace("Junior ", "Fast ").replace("Senior ", "Slow "), text.replace("Bakes", "You are one who bakes")];
    for text in others {
        assert_eq!(assemble("test", vec![read("a.yml", text.as_bytes())]).levels().count(), 0, "{text}");
    }
}

#[test]
fn a_field_whose_name_ends_so_names_a_level_of_data() {
    let level = |grade: u8, name: &str| {
        format!("- grade: {grade}\n  roleLevel: {name}\n  motto: Bakes what {grade} people eat\n  oven: A big one\n")
    };
    let text = level(1, "Junior") + &level(2, "Senior");
    let ladder = assemble("test", vec![read("a.yml", text.as_bytes())]);
    assert_eq!(ladder.levels().map(Level::title).collect::<Vec<_>>(), ["Junior", "Senior"]);
}

#[test]
fn the_marker_of_an_item_without_words_makes_no_heading_of_the_item_above() {
    let text = "# Bakery\n\n## Junior Baker\n\n- Kneads **all**\n  -\n- Rests\n\n  and sleeps\n  - \n\n## Senior Baker\n\n- Bakes\n";
    let statements: Vec<String> = shown(text).into_iter().filter(|line| line.starts_with("    ")).collect();
    assert_eq!(statements, ["    Kneads all", "    Rests and sleeps", "    Bakes"]);
    assert_eq!(codes(text), [(6, "empty-item"), (10, "empty-item")]);
}

#[test]
fn what_stands_higher_than_the_levels_and_leads_to_none_is_said_to_be_left_out() {
    let millers = "# Millers\n\nThey are a track too.\n\n## Junior Miller\n\n- Grinds\n\n## Senior Miller\n\n- Plans\n";
    let text = format!(
        "# Bakers\n\nThis is how we grow.\n\n## Junior Baker\n\n- Kneads\n\n## Senior Baker\n\n- Teaches\n\n# All of us\n\nWe come in time.\n\nWe clean the oven.\n\n{millers}\n# Thanks\n\nTo all who read this.\n"
    );
    assert_eq!(codes(&text), [(15, "unplaced-text"), (33, "unplaced-text")]);
}

#[test]
fn what_stands_behind_competencies_that_come_first_is_said_to_be_left_out() {
    let area = |name: &str| format!("## {name}\n\n### Junior\n\n- Helps at {name}\n\n### Senior\n\n- Leads {name}\n\n");
    let text = format!(
        "# Bakers\n\n{}{}# All of us\n\nWe come in time.\n\nWe clean the oven.\n",
        area("Dough"),
        area("Ovens")
    );
    assert_eq!(codes(&text), [(25, "unplaced-text")]);
}

#[test]
fn a_link_written_as_a_tag_is_a_link() {
    let text = "# Bakery\n\n## Junior Baker\n\n- Kneads\n\n## Senior Baker\n\nBuilds on <a href=\"#junior-baker\">the first</a>.\n\n- Reads <A class=x HREF='a.md'>it</A> and <a name=\"b\"></a><a href=c.md>open\n- Bakes\n";
    let ladder = ladder(text);
    let links: Vec<_> = ladder.documents()[0].links().iter().map(|link| (link.target.as_str(), link.line)).collect();
    assert_eq!(links, [("#junior-baker", 9), ("a.md", 11)]);
    let senior = ladder.levels().last().unwrap();
    assert_eq!(senior.builds_on().map(Level::title).collect::<Vec<_>>(), ["Junior Baker"]);
    assert_eq!(senior.expectations().map(Expectation::text).collect::<Vec<_>>(), ["Reads it and open", "Bakes"]);
}

#[test]
fn headings_in_the_cells_of_a_level_are_its_competencies() {
    let cell = |title: &str, asked: &str| format!("<td><h3>{title}</h3>{asked}</td>");
    let table =
        |one: &str, other: &str| format!("<table><tr>{}{}</tr></table>\n\n", cell("Dough", one), cell("Ovens", other));
    let text = format!(
        "# Bakers\n\n## Junior Baker\n\n{}## Senior Baker\n\n{}",
        table("Kneads", "Lights them"),
        table("Teaches", "Buys them")
    );
    let lines = shown(&text);
    let junior = ["Junior Baker [-]", "  Dough (-)", "    Kneads", "  Ovens (-)", "    Lights them"];
    assert_eq!(lines[..5], junior, "{lines:?}");
}

#[test]
fn a_heading_in_a_cell_that_has_nothing_under_it_is_not_lost() {
    let text = "# Bakers\n\n<table><tr><th>Junior Baker<th>Senior Baker</tr>\n<tr><td><h3>Bread</h3><h4>Rye</h4>Kneads rye all day<h4>Rests at noon</h4><td><h3>Bread</h3><h4>Rye</h4>Teaches others to knead</table>\n";
    let lines = shown(text);
    let junior = ["  Rye (Bread)", "    Kneads rye all day", "  Junior Baker (-)", "    Rests at noon"];
    assert_eq!(lines[1..5], junior, "{lines:?}");
}

#[test]
fn another_kind_of_bullets_stands_below_numbers() {
    let text = "# Bakers\n\n## Junior Baker\n\n1. Dough\n\n   • Kneads\n\n   • Rolls\n\n2. Ovens\n\n## Senior Baker\n\n- Bakes\n";
    let lines = shown(text);
    assert_eq!(lines[2..6], ["    Dough", "      Kneads", "      Rolls", "    Ovens"], "{lines:?}");
}

#[test]
fn lines_of_levels_may_say_what_stands_under_them() {
    let text = "Shop ladder\n\nNight Nurse II Requirements\n\n- Wakes\n\nNight Nurse III Requirements\n\n- Watches\n";
    let lines = shown(text);
    let known = ["Night Nurse II [-]", "  Night Nurse II (-)", "    Wakes", "Night Nurse III [-]"];
    assert_eq!(lines[..4], known, "{lines:?}");
}

#[test]
fn a_group_of_one_row_without_a_name_is_a_competency() {
    let row = |group: &str, name: &str, text: &str| {
        format!("| {group} | {name} | {text} it alone | {text} it with others |\n")
    };
    let rows = [
        row("Dough", "Rye", "Kneads"),
        row("", "Wheat", "Rolls"),
        row("Shop", "", "Opens"),
        row("Oven", "Door", "Shuts"),
    ];
    let text = format!("# Bakers\n\n| Area | Skill | Junior Baker | Senior Baker |\n|-|-|-|-|\n{}", rows.concat());
    let lines = shown(&text);
    let known = ["  Rye (Dough)", "  Wheat (Dough)", "  Shop (-)", "  Door (Oven)"];
    let named: Vec<&String> = lines[1..9].iter().filter(|line| !line.starts_with("    ")).collect();
    assert_eq!(named, known, "{lines:?}");
}

#[test]
fn rows_of_several_contributors_are_levels() {
    let text = "# Shop ladder\n\n| Name | Asked | Gains |\n|-|-|-|\n| Contributors | Bake now and then for us | A loaf of bread each week |\n| Maintainers | Look after one of the ovens | A key to the back door |\n| Leaders | Decide on what we bake at all | A seat at the long table |\n";
    let titles: Vec<String> = shown(text).into_iter().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(titles, ["Contributors [-]", "Maintainers [-]", "Leaders [-]"]);
}

#[test]
fn cells_before_the_levels_of_a_list_or_of_plain_text_are_said_to_be_left_out() {
    let table = "| Thing | Why |\n|-|-|\n| Oven | Somebody lights it each day |\n\n";
    let nested = "- Junior Baker\n  - Kneads\n- Senior Baker\n  - Bakes\n";
    let plain = "L1 Junior Baker\n\n• Kneads\n\nL2 Senior Baker\n\n• Bakes\n";
    for text in [format!("# Bakers\n\n{table}{nested}"), format!("{table}{plain}")] {
        let lines = unplaced(&text);
        let line = text.lines().position(|line| line.contains("lights")).unwrap() as u32 + 1;
        assert_eq!(lines, [line], "{text}");
    }
}

#[test]
fn what_describes_no_competency_that_comes_first_is_said_to_be_left_out() {
    let area = |name: &str, before: &str| {
        format!("## {name}\n\n{before}- **Novice**: Kneads all day\n- **Expert**: Teaches others\n\n")
    };
    let before =
        "> All about it.\n\n| Thing | Why |\n|-|-|\n| Oven | Somebody lights it each day |\n\nWood is dry.\n\n";
    let text = format!("# Bakers\n\n{}{}", area("Oven", before), area("Dough", ""));
    assert_eq!(unplaced(&text), [9]);
}

#[test]
fn what_is_meant_as_one_more_competency_is_said_to_be_left_out() {
    let area = |name: &str| format!("## {name}\n\n**Novice:** Kneads all day.\n\n**Expert:** Teaches others.\n\n");
    let broken = area("Oven") + "**Wood:** It is dry.\n\n";
    let lines = unplaced;
    assert_eq!(lines(&format!("# Bakers\n\n{broken}{}{}", area("Dough"), area("Till"))), [5]);
    assert_eq!(lines(&format!("# Bakers\n\n{}{broken}{}", area("Dough"), area("Till"))), [11]);
    let quoted = area("Dough") + "> **Wood:** It is dry.\n\n";
    assert_eq!(lines(&format!("# Bakers\n\n{quoted}{}", area("Till"))), [0; 0]);
    let introduced = format!("# Bakers\n\n## About\n\nRead **it** all.\n\n{}{}", area("Dough"), area("Till"));
    assert_eq!(lines(&introduced), [0; 0]);
}

#[test]
fn a_colon_in_an_address_or_a_time_parts_no_label() {
    let level = |name: &str| {
        format!(
            "- {name}\n  - https://bakery.example: has read it\n  - Opens the shop at 7:30 each day\n  - Craft: {name} dough\n"
        )
    };
    let text = format!("# Bakers\n\n{}{}", level("Junior Baker"), level("Senior Baker"));
    let lines = shown(&text);
    assert!(lines.contains(&"    https://bakery.example: has read it".to_owned()), "{lines:?}");
    assert!(lines.contains(&"    Opens the shop at 7:30 each day".to_owned()), "{lines:?}");
    assert!(lines.contains(&"  Craft (-)".to_owned()), "{lines:?}");
}

#[test]
fn what_stands_behind_a_label_of_the_levels_above_them_is_said_to_be_left_out() {
    let level = |name: &str| format!("### {name}\n\n**Dough:** Kneads it.\n\n**Oven:** Lights it.\n\n");
    let text = format!(
        "{}{}## More\n\nAll about it.\n\n**Oven:** Sweeps it.\n\n{}",
        level("Junior Baker"),
        level("Baker"),
        level("Senior Baker")
    );
    assert_eq!(unplaced(&text), [17]);
}

#[test]
fn a_paragraph_behind_what_each_level_has_in_one_line_is_of_none() {
    let area = "**Junior Baker**: Kneads as told\n\n**Senior Baker**: Says what to knead\n\n";
    let levels = "## Junior Baker\n\n- Kneads\n\n## Senior Baker\n\n- Plans\n\n";
    let text = |behind: &str| format!("# Bakers\n\n{levels}## Crafts\n\n### Dough\n\n{area}{behind}### Oven\n\n{area}");
    assert_eq!(unplaced(&text("Nobody does it twice.\n\n")), [19]);
    assert_eq!(unplaced(&text("")), [0; 0]);
}

#[test]
fn what_stands_below_the_name_of_a_level_in_its_item_is_about_it() {
    let text = "# Bakers\n\n- Junior Baker:\n  Learns it all.\n  - Kneads the dough\n- **Senior Baker**\n  Knows it all.\n  - Bakes the bread\n- Architect\n  Shares it all.\n  - Sells the bread\n- Lead Baker (L3)\n  - Plans the day\n";
    let ladder = ladder(text);
    let told: Vec<String> =
        ladder.levels().map(|level| format!("{}: {}", level.title(), level.notes().collect::<String>())).collect();
    assert_eq!(
        told,
        ["Junior Baker: Learns it all.", "Senior Baker: Knows it all.", "Architect: Shares it all.", "Lead Baker: "]
    );
    // A sentence goes on in the next line.
    let lines = shown("# Bakers\n\n- Junior Baker\n  - Kneads the\n    dough\n- Senior Baker\n  - Bakes\n");
    assert!(lines.contains(&"    Kneads the dough".to_owned()), "{lines:?}");
}
