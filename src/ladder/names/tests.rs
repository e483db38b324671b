use super::*;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("Junior Support Engineer", true)]
#[case("Support Engineer", true)]
#[case("L4: Whatever It Is", true)]
#[case("Data Scientist 3", true)]
#[case("Everyone", true)]
#[case("Senior Solutions Architect - Technical Account Management", true)]
#[case("Support Engineers", false)]
#[case("I am an egoless support engineer", false)]
#[case("Communication", false)]
#[case("What the manager does", false)]
#[case("", false)]
#[case("Junior", true)]
#[case("Principal Engineer Interview Questions", false)]
#[case("From junior to senior, a story", false)]
#[case("L2 → L3", true)]
#[case("Going from Junior to Intermediate", false)]
#[case("De Junior a Senior", false)]
#[case("Vom Junior zum Senior", false)]
#[case("Junior to Intermediate Baker", true)]
#[case("Développeur de niveau intermédiaire", true)]
#[case("Старший инженер", true)]
#[case("高级工程师", true)]
#[case("시니어 개발자", true)]
#[case("Softwareentwicklerin", true)]
#[case("Police Sergeant", true)]
#[case("Sous Chef", true)]
#[case("Action items", false)]
#[case("Técnico de som", true)]
#[case("Competência técnica", false)]
#[case("Specialist / Leadership", true)]
#[case("Kitchen owner / Oven builder", true)]
#[case("Facilitator / Communication", false)]
#[case("Manager / FAQ", false)]
#[case("Mentoring / Leadership", false)]
#[case("Specialist / What the kitchen expects", false)]
fn titles_of_levels_are_told_from_others(#[case] title: &str, #[case] names: bool) {
    assert_eq!(names_a_level(title), names, "{title}");
}

proptest! {
    /// What tells nothing at a glance doesn't tell anything.
    #[test]
    fn a_glance_at_a_title_misses_nothing(
        parts in prop::collection::vec(prop_oneof![
            "[a-z]{1,9}", "[A-Z]{1,3}", "[ -~]{1,2}",
            prop::sample::select(&["level", "Stage", "one", "B", "II", " ", "-", ": ", "(", ")", "all", "Baker", "\u{2192}", "->",
                "\u{4e00}", "\u{7b2c}", "\u{ff1a}", "Уровень", "\u{b808}\u{bca8}", "the", "for"][..])
                .prop_map(str::to_owned),
        ], 0..7),
    ) {
        let title = parts.concat();
        prop_assert!(Told::of(&title).names || naming_of_told(&title) == Naming::Nothing, "{:?}", title);
        let title = parts.join(" ");
        prop_assert!(Told::of(&title).names || naming_of_told(&title) == Naming::Nothing, "{:?}", title);
    }
}

#[test]
fn what_levels_share_is_left_without_rank_seniority_and_number() {
    let titles = ["Baker", "Senior Baker", "L2: Baker", "Baker II", "Junior Baker (nights)"];
    assert!(titles.iter().all(|title| noun(title) == "baker"));
    assert!(["Senior", "Level 2", "L3", "Mid-Level", "Expert"].iter().all(|title| is_bare(title)));
    assert!(!is_bare("Senior Baker") && !is_bare("Tools"));
}

#[rstest]
#[case("For everyone", true)]
#[case("Common to all levels", true)]
#[case("All engineers", true)]
#[case("Everyone (all levels)", true)]
#[case("Für alle Stufen", true)]
#[case("Для всех", true)]
#[case("All hands", false)]
#[case("Engineers", false)]
#[case("All", false)]
fn what_holds_for_all_is_told_by_its_words(#[case] title: &str, #[case] holds: bool) {
    assert_eq!(holds_for_all(title), holds);
    assert!(!holds || naming(title) == Naming::Level);
}

#[rstest]
#[case("P1 - Critical")]
#[case("S2: High severity")]
#[case("Lead status")]
#[case("Lead score")]
fn labels_of_other_trades_name_no_level(#[case] title: &str) {
    assert_eq!(naming(title), Naming::Nothing);
}

#[test]
fn any_number_of_words_of_seniority_is_the_top() {
    assert_eq!(seniority(&"Senior ".repeat(300)), u8::MAX);
}

#[test]
fn seniority_rises_as_titles_say() {
    let titles = ["Intern", "Junior Dev", "Dev", "Senior Dev", "Lead Dev", "Principal Dev", "Senior Principal Dev"];
    assert!(titles.map(seniority).windows(2).all(|pair| pair[0] < pair[1]));
    let titles = ["For everyone", "Assistant Manager", "Manager", "Associate Principal", "Principal"];
    assert!(titles.map(seniority).windows(2).all(|pair| pair[0] < pair[1]));
    let titles = ["Assistant Director", "Associate Director", "Director", "Vice President", "President", "Chief"];
    assert!(titles.map(seniority).windows(2).all(|pair| pair[0] < pair[1]));
    assert!(titles.iter().all(|title| is_management(title)));
}

#[test]
fn words_for_levels_are_found_in_whatever_case_they_stand() {
    for word in words::LEVELS {
        for text in [(*word).to_owned(), format!("{word} 2"), word.to_uppercase()] {
            assert!(level_word(&text) >= Some(word.len().min(text.len())), "{text}");
        }
    }
    assert_eq!(["le", "lvel", "l", ""].map(level_word), [None; 4]);
}
