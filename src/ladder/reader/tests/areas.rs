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
