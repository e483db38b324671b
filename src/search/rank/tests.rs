use super::*;
use crate::ladder::{Ladder, assemble, reader};

fn ladder(text: &str) -> Ladder {
    assemble::assemble("test", vec![reader::read("test.md", text.as_bytes())])
}

const TEXT: &str = "# Crew\n\n\
    ## Junior Sailor Engineer\n\n### Mentoring\n\n- Asks a mentor for help\n- Comments on plans\n\n\
    ## Senior Sailor Engineer\n\n### Mentoring\n\n- Mentors two people a year\n- Writes plans with the café crew\n- Makes every knot tight over nights\n";

fn texts(query: &str) -> Vec<String> {
    let ladder = ladder(TEXT);
    let found = find(&Index::of(&ladder), &Query::parse(query), Scope::Everything);
    found.hits.iter().map(|hit| hit.target.text(&ladder).to_owned()).collect()
}

#[test]
fn whole_words_come_before_words_that_begin_so() {
    assert_eq!(texts("mentor")[0], "Asks a mentor for help");
    assert_eq!(texts("mentor").len(), 4);
}

#[test]
fn letters_within_words_come_last() {
    assert_eq!(texts("ment").last().unwrap(), "Comments on plans");
}

#[test]
fn words_match_in_any_order() {
    assert_eq!(texts("plans writes"), ["Writes plans with the café crew"]);
    assert_eq!(texts("crew cafe"), ["Writes plans with the café crew"]);
}

#[test]
fn words_of_the_titles_above_narrow_a_search() {
    assert_eq!(texts("senior plans"), ["Writes plans with the café crew"]);
}

#[test]
fn scattered_letters_show_only_when_nothing_else_does() {
    assert_eq!(texts("mekt"), ["Makes every knot tight over nights"]);
    assert!(!texts("knot").is_empty() && texts("knot").len() == 1);
    assert_eq!(texts("qqqq"), [] as [&str; 0]);
}

#[test]
fn a_scope_leaves_the_rest_out() {
    let ladder = ladder(TEXT);
    let index = Index::of(&ladder);
    let senior = ladder.find_level("crew/senior-sailor-engineer").unwrap();
    let found = find(&index, &Query::parse("mentor"), Scope::Level(senior.ix()));
    assert_eq!((found.total, found.searched), (2, 4));
}

#[test]
fn nothing_typed_finds_nothing() {
    assert_eq!(texts("  "), [] as [&str; 0]);
}
