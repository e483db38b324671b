//! Which headings and lines are parts of a level, and no levels.

use super::*;

#[test]
fn headings_that_repeat_the_rank_above_them_are_parts_whatever_introduces_the_levels() {
    let level = |rank: &str, role: &str| {
        format!(
            "## {rank} - {role}\n\n### Purpose\n\nBakes.\n\n### Dough ({rank})\n\n- Kneads\n\n### {rank} exams\n\n- Sits one\n\n"
        )
    };
    let overview = "## Summary\n\n### L1 rungs in short\n\n- As below\n\n";
    let text = format!("# Bakery levels\n\n{overview}{}{}", level("L1A", "Baker (Trainee)"), level("L1B", "Baker"));
    let ladder = ladder(&text);
    let levels: Vec<_> = ladder.levels().map(|level| (level.rank(), level.competencies().count())).collect();
    assert_eq!(levels, [(Some("L1A"), 3), (Some("L1B"), 3)]);
    assert_eq!(ladder.tracks().count(), 1);
}

#[test]
fn bold_words_with_a_remark_behind_them_head_the_list_below() {
    let level = |title: &str| format!("## {title}\n\n- Kneads\n\n**What to learn** (says the owner)\n\n- Ovens\n\n");
    let text = format!("# Bakery ladder\n\n{}{}", level("Junior Baker"), level("Senior Baker"));
    let own =
        |title: &str| [title, "    Kneads", "  What to learn (says the owner) (-)", "    Ovens"].map(str::to_owned);
    let known: Vec<String> = shown(&text).into_iter().filter(|line| !line.ends_with("Baker (-)")).collect();
    assert_eq!(known, [own("Junior Baker [-]"), own("Senior Baker [-]")].concat());
}

#[test]
fn a_row_for_each_level_is_no_part_of_the_last_one() {
    let rows =
        "| Role | Tasks |\n| --- | --- |\n| Junior Baker | Kneads the dough |\n| Senior Baker | Bakes the bread |\n";
    let text = format!("# Bakery\n\n## Junior Baker\n\nNew here.\n\n## Senior Baker\n\nKnows all.\n\n{rows}");
    let known = [["Junior Baker", "New here."], ["Senior Baker", "Knows all."]];
    let known = known.map(|[title, asked]| [format!("{title} [-]"), format!("  {title} (-)"), format!("    {asked}")]);
    assert_eq!(shown(&text), known.concat());
    assert_eq!(codes(&text), [(13, "unplaced-text")]);
}

#[rstest]
#[case("Bakers have these duties:", 3)]
#[case("Bakers have these friends:", 2)]
fn a_list_before_the_parts_is_asked_if_the_line_over_it_says_so(#[case] line: &str, #[case] count: usize) {
    let level = |title: &str| format!("## {title}\n\n{line}\n\n- Kneads\n\n### Dough\n\n- Rye\n- Wheat\n\n");
    let ladder = ladder(&format!("# Bakery\n\n{}{}", level("Junior Baker"), level("Senior Baker")));
    assert!(ladder.levels().all(|level| level.expectations().count() == count));
}

#[test]
fn a_rank_with_a_title_behind_it_names_a_level_of_data_before_its_field_does() {
    let level =
        |field: &str, told: &str| format!("  {field}:\n    level: {told}\n    duties:\n      - Bakes the bread\n");
    let text = format!("role: Baker\nlevels:\n{}{}", level("BK-1", "L1 - Trainee"), level("BK-2", "L2 - Baker"));
    let ladder = assemble("test", vec![read("a.yml", text.as_bytes())]);
    let levels: Vec<_> = ladder.levels().map(|level| (level.rank(), level.title())).collect();
    assert_eq!(levels, [(Some("L1"), "Trainee"), (Some("L2"), "Baker")]);
}

#[rstest]
#[case(["Dough", "Ovens", "Care", "Support of others"], 1)]
#[case(["Backend", "Frontend", "Mobile", "Support"], 4)]
fn few_parts_that_are_called_as_crafts_are_makes_them_no_tracks(#[case] parts: [&str; 4], #[case] tracks: usize) {
    let levels = "### A1 - Basic user\n\n- Tries\n\n### B1 - Proficient user\n\n- Does\n\n";
    let text = parts.map(|part| format!("## {part}\n\n{levels}")).concat();
    assert_eq!(ladder(&format!("# Levels\n\n{text}")).tracks().count(), tracks);
}

#[test]
fn roles_over_tables_of_their_levels_are_tracks() {
    let role = |name: &str| {
        let levels = [format!("{name} I"), format!("{name} II"), format!("Senior {name}")].join(" | ");
        format!(
            "## {name}\n\n| | {levels} |\n|---|---|---|---|\n| Lamps | Reads plans | Mends lamps | Designs lamps |\n\n"
        )
    };
    let ladder = ladder(&format!("# Ladder of the tower\n\n{}{}", role("Analyst"), role("Engineer")));
    let tracks = ladder.tracks().map(|track| format!("{}: {}", track.title(), track.levels().count()));
    assert_eq!(tracks.collect::<Vec<_>>(), ["Analyst: 3", "Engineer: 3"]);
}
