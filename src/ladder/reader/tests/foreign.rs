//! Tabs, boxes and callouts: where they are levels and parts, and where they stand beside a
//! ladder of Markdown's own.

use super::*;

const LADDER: &str = "# Bakers\n\n## Junior Baker\n\n- kneads dough\n\n## Senior Baker\n\n- bakes bread\n\n";

/// Whether all that a ladder shows is shown in its order with something beside it.
fn is_kept(ladder: &str, text: &str) -> bool {
    let with = shown(text);
    let mut rest = with.iter();
    shown(ladder).iter().all(|line| rest.any(|other| other == line))
}

#[rstest]
// A page of one level, with cards of those beside it.
#[case(
    "# Junior Baker\n\n## Dough\n\n- kneads dough\n\n## People\n\n- helps the others\n\n",
    "> [!tip] Senior Baker\n> The next level.\n\n> [!tip] Apprentice Baker\n> The level before.\n"
)]
#[case(
    "# Bakers\n\n| Area | Junior Baker | Senior Baker |\n|---|---|---|\n| Dough | Kneads dough | Teaches kneading |\n\n",
    "> [!note] Junior Baker\n> Pays 30k\n\n> [!note] Senior Baker\n> Pays 50k\n"
)]
#[case(
    "# Bakers\n\n**Junior Baker**\n\n- kneads dough\n\n**Senior Baker**\n\n- bakes bread\n\n",
    "> [!note] Junior Baker pay\n> Pays 30k\n\n> [!note] Senior Baker pay\n> Pays 50k\n"
)]
#[case(
    "# Bakers\n\n## Dough\n\n- Junior: kneads dough\n- Senior: teaches kneading\n\n## Ovens\n\n- Junior: fires ovens\n- Senior: buys ovens\n\n",
    "??? info \"Junior\"\n\n    Pays 30k\n\n??? info \"Senior\"\n\n    Pays 50k\n"
)]
#[case(
    "# Bakers\n\n- Junior Baker\n  - Dough\n    - kneads\n  - Ovens\n    - fires them\n- Senior Baker\n  - Dough\n    - teaches\n  - Ovens\n    - buys them\n\n",
    "::: tip Junior Baker\nPays 30k\n:::\n\n::: tip Senior Baker\nPays 50k\n:::\n"
)]
#[case(
    "# Bakers\n\n**Junior Baker**\n\n- kneads dough\n- fires ovens\n\n**Senior Baker**\n\n- bakes bread\n\n",
    "=== \"Junior Baker\"\n\n    Pays 30k\n\n=== \"Senior Baker\"\n\n    Pays 50k\n"
)]
// Boxes of one title at the end.
#[case(LADDER, "!!! note \"Note\"\n\n    Ask Ada.\n\n!!! note \"Note\"\n\n    Ask Bob.\n")]
#[case(LADDER, "> [!question] FAQ\n> Ask Ada.\n\n> [!question] FAQ\n> Ask Bob.\n")]
// Titles in code, and one box.
#[case(
    LADDER,
    "```md\n=== \"Junior Trainee\"\n=== \"Senior Trainee\"\n=== \"Junior Trainee\"\n```\n\n::: tip Hint\nAsk Ada.\n:::\n"
)]
#[case(LADDER, "<!--\n::: tip Junior Trainee\n::: tip Senior Trainee\n-->\n")]
// What only looks like another markup.
#[case(LADDER, "See `.. list-table::` for more.\n\n<!-- toc -->\n\n::: tip Remember\nAsk Ada.\n:::\n")]
#[case(LADDER, "<Note title=\"Remember\">\n    Ask Ada.\n</Note>\n")]
#[case(LADDER, "SQL\n~~~\nselect 1\n~~~\n\n::: tip Remember\nAsk Ada.\n:::\n")]
fn boxes_beside_a_ladder_take_nothing_from_it(#[case] ladder: &str, #[case] boxes: &str) {
    let text = format!("{ladder}{boxes}");
    assert!(is_kept(ladder, &text), "{text}\n{:#?}", shown(&text));
    // Above all levels too; right under its title they would be a level's own.
    let (title, rest) = ladder.split_once("\n\n").unwrap();
    let above = format!("{title}\n\n{boxes}\n{rest}");
    assert!(title.contains("Baker ") || is_kept(ladder, &above), "{above}\n{:#?}", shown(&above));
    let within = ladder.replacen("dough\n\n## ", &format!("dough\n\n{boxes}\n## "), 1);
    assert!(
        !ladder.contains("Junior Baker\n\n- kneads") || is_kept(ladder, &within),
        "{within}\n{:#?}",
        shown(&within)
    );
}

#[rstest]
#[case("How to read it:\n\n- slowly\n- twice\n\n")]
#[case("| Level | Pay |\n|---|---|\n| Junior Baker | 30k |\n\n")]
fn what_introduces_levels_takes_no_parts_from_them(#[case] intro: &str) {
    let level = |title: &str, asked: &str| format!("## {title}\n\n??? note \"Dough\"\n\n    - {asked}\n\n");
    let text =
        format!("# Bakers' ladder\n\n{intro}{}{}", level("Junior Baker", "Kneads"), level("Senior Baker", "Rests"));
    let expected = ["Junior Baker [-]", "  Dough (-)", "    Kneads", "Senior Baker [-]", "  Dough (-)", "    Rests"];
    assert_eq!(shown(&text), expected);
}

#[rstest]
#[case("```\n", "```\n")]
#[case("~~~text\n", "~~~\n")]
#[case("<!--\n", "-->\n")]
fn tables_in_code_and_in_comments_are_none(#[case] open: &str, #[case] close: &str) {
    let rule = "+-------+--------------+--------------+\n";
    let rows = "| Area  | Junior Baker | Senior Baker |\n";
    let table = format!("{rule}{rows}{}| Dough | kneads       | teaches      |\n{rule}", rule.replace('-', "="));
    assert_eq!(ladder(&format!("# Bakers\n\n{table}")).levels().count(), 2);
    assert!(ladder(&format!("# Bakers\n\n{open}{table}{close}\n")).is_empty());
}

#[test]
fn a_table_beside_tabs_that_hold_more_is_none_of_levels() {
    let pay = "| Level | Pay |\n|---|---|\n| Junior Baker | 30k |\n| Senior Baker | 50k |\n\n";
    let tab = |title: &str, asked: &str| format!("=== \"{title}\"\n\n    - {asked}\n    - weighs\n\n");
    let text = format!("# Bakers\n\n{pay}{}{}", tab("Junior Baker", "kneads"), tab("Senior Baker", "rests"));
    let expected = ["Junior Baker [-]", "  Junior Baker (-)", "    kneads", "    weighs"];
    assert_eq!(shown(&text)[..4], expected);
}

#[test]
fn strong_names_of_values_in_html_are_attributes() {
    let level = |title: &str, scope: &str| {
        format!("<h2>{title}</h2>\n<p><strong>Scope</strong>: {scope}</p>\n<h3>Dough</h3>\n<ul><li>kneads</li></ul>\n")
    };
    let text = format!("<h1>Bakers</h1>\n{}{}", level("Junior Baker", "a loaf"), level("Senior Baker", "a bakery"));
    let ladder = ladder(&text);
    let told: Vec<&str> = ladder.levels().map(|level| level.attributes().next().unwrap().value).collect();
    assert_eq!(told, ["a loaf", "a bakery"]);
}
