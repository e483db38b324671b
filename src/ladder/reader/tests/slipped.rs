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
fn a_bold_line_of_what_the_level_has_as_a_heading_is_a_text() {
    let (parts, said) = parts("**Till**\n\nIs another matter.\n\n### Ovens\n\nLights all.");
    assert_eq!(parts, ["Dough: Plans it. / Till / Is another matter.", "Ovens: Lights all.", "Till: Balances."]);
    assert_eq!(said, []);
}
