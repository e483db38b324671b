//! What a list of levels says of these, beside what is asked of them.

use super::{dedented, outline};

/// Two skills that ask something of two levels, called so.
fn skills([one, other]: [&str; 2]) -> String {
    let skill =
        |name: &str, low: &str, high: &str| format!("  - name: {name}\n    {one}: [{low}]\n    {other}: [{high}]\n");
    let dough = skill("Dough", "Kneads by hand each morning", "Plans all of the doughs");
    format!("skills:\n{dough}{}", skill("Oven", "Heats it up each morning", "Plans all of the heat"))
}

/// What is read of some fields before these skills: the levels that ask, and the findings.
fn read_with(before: &str, levels: [&str; 2]) -> (Vec<String>, Vec<String>) {
    let read = outline("career/bakers.yaml", &format!("{}\n{}", dedented(before), skills(levels)));
    let (found, asked) = read.lines().map(str::to_owned).partition(|line| line.starts_with("! "));
    (asked, found)
}

#[test]
fn lists_that_go_along_with_the_levels_or_stand_in_rows_cost_no_skill() {
    let (plain, none) = read_with("levels: [Junior, Senior]", ["Junior", "Senior"]);
    assert!(none.is_empty() && plain.iter().any(|line| line.ends_with("Dough")), "{plain:?}");
    let interview = "levels: [Junior, Senior]
    interview:
      questions: [Ask how they knead the dough, Ask how they plan the dough]
      tasks: [Let them bake a small bread, Let them plan a whole shop]";
    let rows = "levels: [Junior, Senior]
    pages:
      - [Menu, Ask in the shop for it, Call the shop for it]
      - [Hours, Open at six each day, Closed at six each day]";
    for (beside, said) in [(interview, "4 texts under \"interview\""), (rows, "6 texts under \"pages\"")] {
        let (asked, found) = read_with(beside, ["Junior", "Senior"]);
        assert_eq!(asked.len(), plain.len(), "{asked:?}");
        assert!(found.len() == 1 && found[0].contains(said), "{found:?}");
    }
}

#[test]
fn levels_of_a_list_go_by_their_names_too() {
    let listed = "levels:
      - {id: B1, name: Junior, scope: One shop}
      - {id: B2, name: Senior, traits: [calm, kind]}";
    let (asked, found) = read_with(listed, ["Junior", "Senior"]);
    let about: Vec<&str> = asked.iter().map(|line| line.trim()).filter(|line| line.contains(" = ")).collect();
    assert_eq!((about, found), (vec!["Scope = One shop", "Traits = calm, kind"], Vec::new()));
}

#[test]
fn what_a_list_says_of_a_level_that_nothing_is_asked_of_is_said() {
    let listed = "levels:
      - {id: B1, name: Junior}
      - {id: B2, name: Senior}
      - {id: B3, name: Head Baker, description: Runs the whole of the shop}";
    let (_, found) = read_with(listed, ["B1", "B2"]);
    assert_eq!(found, ["! 4: 2 texts under \"B3\" belong to no level."]);
}

#[test]
fn what_a_list_says_in_sentences_is_said_once() {
    let listed = "levels:
      - {id: B1, name: Junior, description: Learns it all here, traits: [Listens to others well]}
      - {id: B2, name: Senior, description: Knows it all by now, traits: [Speaks to others well]}";
    let (asked, found) = read_with(listed, ["B1", "B2"]);
    assert!(found.len() == 1 && !asked.iter().any(|line| line.contains(" = ")), "{asked:?} {found:?}");
}

#[test]
fn a_sentence_alone_in_its_row_heads_no_others() {
    let json = r#"[["Competency", "Junior", "Senior"],
        ["Dough", "Kneads by hand each morning", "Plans all of the doughs"],
        ["Oven", "Heats it up each morning", "Plans all of the heat"],
        ["Please talk to the head of the shop about all this"]]"#;
    let read = outline("career/bakers.json", json);
    assert!(read.contains("! 4: ") && read.contains("Please talk to the head"), "{read}");
}
