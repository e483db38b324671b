//! Competencies that come before their levels, in whatever form these stand under them.

use super::*;

/// Sections of these names, each with the same under it.
fn areas(names: &[&str], under: &str) -> String {
    names.iter().fold(String::new(), |text, name| text + &format!("## {name}\n\n{under}\n"))
}

#[rstest]
#[case::each_has_one("**Novice**: kneads it by hand.\n\n**Expert**: sells it for us.\n\n- To shops\n- To us\n")]
#[case::it_goes_on(
    "**Novice**: kneads it by hand.\n\n**Expert**: sells it for us, which means:\n\n- To shops\n- To us\n"
)]
fn a_list_below_the_line_of_the_last_level_is_its_own(#[case] under: &str) {
    for text in [
        areas(&["Dough", "Oven"], under),
        format!("## Novice\n\n## Expert\n\n# More\n\n{}", areas(&["Dough", "Oven"], under)),
    ] {
        let text = format!("# Career of bakers\n\n{text}");
        assert_eq!(shown(&text).iter().filter(|line| line.trim() == "To shops").count(), 2, "{:?}", shown(&text));
        assert!(!codes(&text).iter().any(|(_, code)| *code == "unplaced-text"), "{:?}", codes(&text));
    }
}

#[test]
fn a_list_that_one_competency_has_behind_its_levels_is_of_none() {
    let under = "**Novice**: kneads it by hand.\n\n**Expert**: sells it for us.\n";
    let text = format!("# Career of bakers\n\n{}\n- Wash your hands\n", areas(&["Dough", "Oven"], under));
    assert!(!shown(&text).iter().any(|line| line.contains("Wash")), "{:?}", shown(&text));
    assert!(codes(&text).iter().any(|(_, code)| *code == "unplaced-text"));
}

#[rstest]
#[case::headings(&areas(&["Rye", "Cake"], "### Novice\n\n- Kneads it by hand\n\n### Expert\n\n- Teaches it to us\n"))]
#[case::bold_lines(&areas(&["Rye", "Cake"], "**Novice**\n\n- Kneads it by hand\n\n**Expert**\n\n- Teaches it to us\n"))]
#[case::lines(&areas(&["Rye", "Cake"], "**Novice:** Kneads it by hand\n\n**Expert:** Teaches it to us\n"))]
#[case::items(&areas(&["Rye", "Cake"], "- Novice: Kneads it by hand\n- Expert: Teaches it to us\n"))]
#[case::a_list(
    "- Rye\n  - Novice: Kneads it by hand\n  - Expert: Teaches it to us\n- Cake\n  - Novice: Kneads it by hand\n  - Expert: Teaches it to us\n"
)]
#[case::crossed(
    "## Rye (Novice)\n\n- Kneads it by hand\n\n## Rye (Expert)\n\n- Teaches it to us\n\n## Cake (Novice)\n\n- Kneads it by hand\n\n## Cake (Expert)\n\n- Teaches it to us\n"
)]
fn competencies_beside_a_table_of_their_levels_are_of_one_track(#[case] areas: &str) {
    let matrix = "| Skill | Novice | Expert |\n|-|-|-|\n| Salt | Adds it by weight | Orders it for us |\n| Flour | Sifts it by hand | Buys it for us |\n\n";
    let text = format!("# Career of bakers\n\n{matrix}{areas}");
    let expected = [
        ["Novice [-]", "  Salt (-)", "    Adds it by weight", "  Flour (-)", "    Sifts it by hand", "  Rye (-)"],
        [
            "    Kneads it by hand",
            "  Cake (-)",
            "    Kneads it by hand",
            "Expert [-]",
            "  Salt (-)",
            "    Orders it for us",
        ],
        [
            "  Flour (-)",
            "    Buys it for us",
            "  Rye (-)",
            "    Teaches it to us",
            "  Cake (-)",
            "    Teaches it to us",
        ],
    ];
    assert_eq!(shown(&text), expected.concat());
    assert_eq!(codes(&text), []);
    assert_eq!(ladder(&text).tracks().count(), 1);
}

#[test]
fn competencies_beside_tables_of_other_levels_are_read_before_these() {
    let table = |low: &str, high: &str| {
        format!("| Skill | {low} | {high} |\n|-|-|-|\n| Salt | Adds it by weight | Orders it for us |\n\n")
    };
    let under = "### Novice\n\n- Kneads it by hand\n\n### Expert\n\n- Teaches it to us\n";
    let tables = table("Novice", "Expert") + "Of the mill:\n\n" + &table("Junior Miller", "Senior Miller");
    let text = format!("# Career of bakers\n\n{tables}{}", areas(&["Rye", "Cake"], under));
    let lines = shown(&text);
    let novice = ["Novice [-]", "  Rye (-)", "    Kneads it by hand", "  Cake (-)", "    Kneads it by hand"];
    assert_eq!(lines[..5], novice, "{lines:?}");
    assert!(codes(&text).iter().any(|(_, code)| *code == "unplaced-text"));
}

#[rstest]
#[case::a_line_over_the_levels(
    "**About:** Of rye.\n\n**Levels:**\n- **Level 1:** Kneads it\n- **Level 2:** Sells it\n"
)]
#[case::several_lines(
    "**About:** Of rye.\n\n**Scope:** All.\n\n**Levels:**\n- Level 1: Kneads it\n- Level 2: Sells it\n"
)]
#[case::below_the_items("**Levels:**\n- **Level 1:**\n\n  Kneads it\n- **Level 2:**\n\n  Sells it\n")]
fn competencies_may_have_a_line_over_their_levels(#[case] under: &str) {
    let text = format!("# What we ask of bakers\n\n{}", areas(&["Dough", "Oven", "Shop"], under));
    let level = |level: &str, asked: &str| {
        let parts = ["Dough", "Oven", "Shop"].map(|part| [format!("  {part} (-)"), format!("    {asked}")]);
        [vec![level.to_owned()], parts.concat()].concat()
    };
    let text = text.replace("# What we ask", "# Competencies: what we ask");
    assert_eq!(shown(&text), [level("Level 1 [-]", "Kneads it"), level("Level 2 [-]", "Sells it")].concat());
    assert_eq!(codes(&text), []);
}

#[test]
fn paragraphs_of_an_item_that_is_a_level_are_statements() {
    let under = "- **Level 1:**\n\n  Kneads it\n\n  Cleans up\n- **Level 2:** Sells it,\n\n  to shops\n";
    let text = format!("# Competencies of bakers\n\n{}", areas(&["Dough", "Oven"], under));
    let lines = shown(&text);
    assert_eq!(lines[..4], ["Level 1 [-]", "  Dough (-)", "    Kneads it", "    Cleans up"], "{lines:?}");
    assert!(lines.contains(&"    Sells it, to shops".to_owned()), "{lines:?}");
}

#[test]
fn a_table_that_only_marks_who_needs_them_is_no_ladder_beside_competencies_with_levels() {
    let table =
        "| Skill | Junior Baker | Miller | Shop Manager |\n|-|-|-|-|\n| Dough | x | | x |\n| Oven | x | x | |\n\n";
    let under = "**About:** Of rye.\n\n**Levels:**\n- **Level 1:**\n\n  Kneads it\n- **Level 2:**\n\n  Sells it\n";
    let text = format!("# Competencies\n\n{table}{}", areas(&["Dough", "Oven"], under));
    let lines = shown(&text);
    let levels: Vec<&String> = lines.iter().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(levels, ["Level 1 [-]", "Level 2 [-]"], "{lines:?}");
}
