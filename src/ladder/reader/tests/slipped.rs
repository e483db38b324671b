//! Competencies that other levels have as headings, and one level otherwise.

use super::*;

/// Two levels of the same parts; at the second one the middle one is written so.
fn parts(middle: &str) -> (Vec<String>, Vec<(Code, u32)>) {
    let text = format!(
        "# Bakers\n\n## Junior Baker\n\n### Dough\n\nKneads it.\n\n### Ovens\n\nLights one.\n\n### Till\n\nCounts.\n\n\
         ## Senior Baker\n\n### Dough\n\nPlans it.\n\n{middle}\n\n### Till\n\nBalances.\n"
    );
    let ladder = ladder(&text);
    let said = ladder.diagnostics().iter().map(|found| (found.code, found.line)).collect();
    let last = ladder.levels().last().unwrap();
    let part = |part: Competency<'_>| {
        let texts: Vec<&str> = part.expectations().map(Expectation::text).collect();
        format!("{}: {}", part.title(), texts.join(" / "))
    };
    (last.competencies().map(part).collect(), said)
}

#[rstest]
#[case::deeper("#### Ovens\n\nLights all.")]
#[case::bold("**Ovens**\n\nLights all.")]
#[case::bold_on_the_line_above("**Ovens**\nLights all.")]
#[case::bold_with_a_colon("**Ovens:** Lights all.")]
fn a_part_that_others_have_as_a_heading_is_one_here(#[case] middle: &str) {
    let (parts, said) = parts(middle);
    assert_eq!(parts, ["Dough: Plans it.", "Ovens: Lights all.", "Till: Balances."]);
    assert_eq!(said, [(Code::SlippedHeading, 23)]);
}

#[test]
fn an_attribute_of_levels_with_parts_is_one_where_a_level_has_none() {
    let level = |title: &str| format!("## {title}\n\n**Works beside**: millers\n\n### Dough\n\nKneads it.\n\n");
    let last = "## Lead Baker\n\n**Works beside**: the owners\n\nWhoever bakes like no other.\n";
    let text = format!("# Bakers\n\n{}{}{last}", level("Junior Baker"), level("Senior Baker"));
    let ladder = ladder(&text);
    let last = ladder.levels().last().unwrap();
    assert_eq!(last.attributes().map(|one| one.value.to_owned()).collect::<Vec<_>>(), ["the owners"]);
    assert_eq!(shown(&text)[6..], ["Lead Baker [-]", "  Lead Baker (-)", "    Whoever bakes like no other."]);
}

#[test]
fn a_bold_line_of_what_the_level_has_as_a_heading_is_a_text() {
    let (parts, said) = parts("**Till**\n\nIs another matter.\n\n### Ovens\n\nLights all.");
    assert_eq!(parts, ["Dough: Plans it. / Till / Is another matter.", "Ovens: Lights all.", "Till: Balances."]);
    assert_eq!(said, []);
}

#[test]
fn a_head_that_comes_back_in_its_table_is_no_row() {
    let row = |name: &str| format!("| {name} | Kneads as told by others | Kneads what nobody else can |\n");
    let head = "| | Novice | Expert |\n";
    let text = format!("# Career of bakers\n\n{head}|-|-|-|\n{}{head}{}", row("Rye"), row("Cake"));
    assert_eq!(codes(&text), []);
    for level in ladder(&text).levels() {
        assert_eq!(level.competencies().map(Competency::title).collect::<Vec<_>>(), ["Rye", "Cake"]);
    }
}

#[test]
fn a_part_whose_level_has_no_heading_is_said_to_be_left_out() {
    let level = |name: &str| {
        format!("## {name} Baker\n\n### Profile\n\nBakes as a {name}.\n\n### Dough\n\n- Kneads as a {name}\n\n")
    };
    let levels = level("Junior") + &level("Senior");
    let said = |before: &str| -> Vec<(Code, u32)> {
        let ladder = ladder(&format!("# Career\n\n{before}{levels}"));
        ladder.diagnostics().iter().map(|found| (found.code, found.line)).collect()
    };
    let parts = "### Profile\n\nLearns how we bake.\n\n### Dough\n\n- Weighs the flour\n\n";
    assert_eq!(said(parts), [(Code::Unplaced, 5), (Code::Unplaced, 9)]);
    assert_eq!(said("### About\n\nHow we bake.\n\n"), []);
    assert_eq!(said("### Profile\n\nWho somebody is.\n\n### Dough\n\nAll about flour.\n\n"), []);
}
