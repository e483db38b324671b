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

#[test]
fn letters_are_never_made_of_pieces_of_others() {
    assert!(!is_subsequence("日本語で週報を書く", "車"));
    assert!(is_subsequence("日本語で週報を書く", "日報"));
    assert!(is_subsequence("a café of ours", "afo"));
}

fn hit(text: &str, query: &str) -> (String, String) {
    let ladder = ladder(text);
    let query = Query::parse(query);
    let found = find(&Index::of(&ladder), &query, Scope::Everything);
    let hit = found.hits[0];
    let letters: Vec<char> = hit.target.text(&ladder).chars().collect();
    let lit = hit.ranges(&ladder, &query).into_iter().map(|(from, to)| letters[from..to].iter().collect::<String>());
    (hit.target.text(&ladder).to_owned(), lit.collect::<Vec<_>>().join("|"))
}

#[test]
fn a_level_is_found_by_its_rank_and_lit_in_its_title() {
    let text = "# Crew\n\n## Junior Sailor (L4)\n\n### Ropes\n\n- Ties\n\n## Sailor (L5)\n\n### Ropes\n\n- Cuts\n";
    assert_eq!(hit(text, "l4"), ("Junior Sailor".into(), String::new()));
    assert_eq!(hit(text, "l4 junior"), ("Junior Sailor".into(), "Junior".into()));
    assert_eq!(hit(text, "L5 cuts"), ("Cuts".into(), "Cuts".into()));
}

#[test]
fn all_terms_of_a_scattered_hit_are_lit() {
    assert_eq!(hit(TEXT, "knot mkes"), ("Makes every knot tight over nights".into(), "M|kes|knot".into()));
}

#[test]
fn as_many_hits_as_asked_are_ranked() {
    let items = "- Ties a rope\n".repeat(MOST_RANKED + 5);
    let ladder = ladder(&format!("# Crew\n\n## Junior Sailor\n\n### Ropes\n\n{items}"));
    let (index, query) = (Index::of(&ladder), Query::parse("ties"));
    assert_eq!(find(&index, &query, Scope::Everything).hits.len(), MOST_RANKED);
    assert_eq!(find_at_most(&index, &query, Scope::Everything, usize::MAX).hits.len(), MOST_RANKED + 5);
}
