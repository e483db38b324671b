//! Files that say in their headings which competency they are.

use super::*;

#[test]
fn files_whose_headings_say_so_are_competencies_of_one_ladder() {
    let file = |heads: &str| format!("{heads}\n\n### Learning\n\nYou watch.\n\n### Skilled\n\nYou bake.\n\n- Kneads\n");
    let parts = |one: &str, other: &str| {
        let (one, other) = (file(one), file(other));
        let ladder = ladder(&[("craft/dough.md", one.as_str()), ("craft/oven.md", other.as_str())]);
        let parts = ladder.levels().flat_map(Level::competencies);
        let parts = parts.map(|part| format!("{:?} {} {}", part.category(), part.title(), part.expectations().count()));
        (ladder.tracks().map(|track| track.title().to_owned()).collect::<Vec<_>>(), parts.collect::<Vec<_>>())
    };
    let (tracks, found) =
        parts("# Category: Baking\n\n## Competency: Dough care", "# Category: Baking\n\n## Competency: Oven care");
    assert_eq!(tracks, ["craft"]);
    let both = [r#"Some("Baking") Dough care 1"#, r#"Some("Baking") Oven care 1"#];
    assert_eq!(found, [both, both].concat());
    // Without such words a heading is a title.
    let (tracks, found) = parts("# Baking levels", "# Selling levels");
    assert_eq!(tracks, ["Baking levels", "Selling levels"]);
    assert_eq!(found, ["None Skilled 1"; 2]);
}

#[test]
fn one_role_in_several_folders_is_that_of_several_places() {
    let page = |title: &str, level: &str| {
        format!("# {title}\n\n## Junior {level}\n\n- Kneads\n\n## Senior {level}\n\n- Leads\n")
    };
    let tracks_of = |[one, other]: [&str; 2], level: &str| {
        let (one, other) = (page(one, level), page(other, level));
        tracks(&ladder(&[("careers/north/baking.md", &one), ("careers/south/baking.md", &other)])).len()
    };
    assert_eq!(tracks_of(["Bakers", "Bakers"], "Baker"), 2);
    assert_eq!(tracks_of(["Dough", "Oven"], "Baker"), 1);
    assert_eq!(tracks_of(["Bread", "Bread"], ""), 1);
}
