//! What is said of sentences about what levels build on.

use rstest::rstest;

use super::{found, messages};
use crate::ladder::Code;

/// A ladder of one noun whose last level says something before its list.
fn crew(sentence: &str) -> String {
    let level = |title: &str, before: &str| format!("## {title}\n\n{before}- Works as a {title} does.\n\n");
    let levels = [level("Junior Sailor", ""), level("Senior Sailor", ""), level("Lead Sailor", sentence)];
    format!("# Crew career\n\n{}", levels.concat())
}

#[rstest]
#[case("Builds on lead acid batteries.")]
#[case("It builds on Senior Steward guidelines.")]
fn words_that_name_nobody_are_no_level_that_is_missing(#[case] sentence: &str) {
    assert_eq!(found(&crew(&format!("{sentence}\n\n"))), []);
}

#[rstest]
#[case("Builds on the Trainee Sailor.", ": \"Trainee Sailor\".")]
#[case("Builds on the Seniour Sailor.", ": \"Seniour Sailor\". The nearest is \"Senior Sailor\".")]
#[case("The Lead Sailor builds on the groundwork of the junior role.", " The nearest is \"Junior Sailor\".")]
#[case("This role builds upon the Senior Baker.", ": \"Senior Baker\". The nearest is \"Senior Sailor\".")]
fn the_nearest_is_so_by_what_not_all_titles_have(#[case] sentence: &str, #[case] end: &str) {
    let said = messages(&crew(&format!("{sentence}\n\n")), Code::BuildsOnUnknown);
    assert!(said.len() == 1 && said[0].ends_with(end), "{said:?}");
}

#[test]
fn what_is_wrong_with_a_sentence_is_said_once() {
    let text = crew("The Senior Sailor builds on the Lead Sailor.\n\n");
    assert_eq!(found(&text), [(13, 1, "builds-on-mismatch")]);
    let text = crew("The Senior Sailor builds on the Lead Sailor. Does what the Junior Sailor does, too.\n\n");
    let codes: Vec<_> = found(&text).into_iter().map(|(.., code)| code).collect();
    assert!(codes.contains(&"builds-on-mismatch"), "{codes:?}");
}
