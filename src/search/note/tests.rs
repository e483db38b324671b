use super::super::query::Query;
use super::super::rank::{Found, Tier, find, matching};
use super::super::target::Kinds;
use super::*;
use crate::ladder::{assemble, reader};
use rstest::rstest;

const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n\n\
    ## Senior Sailor\n\n### Ropes\n\n- Teaches knots\n\n### Charts\n\n- Reads the tides\n";

fn ladder() -> Ladder {
    assemble::assemble("test", vec![reader::read("crew.md", CREW.as_bytes())])
}

/// Notes by the text of what they are on.
fn notes(ladder: &Ladder, texts: &[(&str, &str)]) -> Notes {
    let index = Index::of(ladder);
    let targets = || (0..index.len()).map(|nth| index.target(nth));
    let on = |text: &str| targets().map(|(target, _)| target).rfind(|target| target.text(ladder) == text).unwrap();
    Notes::of(ladder, texts.iter().map(|(text, note)| (on(text), (*note).to_owned())))
}

const NOTES: [(&str, &str); 4] = [
    ("Teaches knots", "Held the evening class about Bowlines"),
    ("Ties six knots", "Knots for the harbour fair"),
    ("Charts", "Drew the café bay anew"),
    ("Reads the tides", "Class for harbour pilots"),
];

fn asked(typed: &str, change: impl Fn(Query) -> Query) -> Found {
    let ladder = ladder();
    let query = change(Query::parse(typed).beside(notes(&ladder, &NOTES)));
    find(&Index::of(&ladder), &query, Scope::Everything)
}

fn texts(typed: &str) -> Vec<String> {
    let ladder = ladder();
    asked(typed, |query| query).hits.iter().map(|hit| hit.text(&ladder).to_owned()).collect()
}

#[rstest]
#[case("bowlines", &["Held the evening class about Bowlines"])]
#[case("cafe", &["Drew the café bay anew"])]
#[case("harbuor", &["Class for harbour pilots", "Knots for the harbour fair"])]
#[case("senior class", &["Class for harbour pilots", "Held the evening class about Bowlines"])]
#[case("tides class", &["Class for harbour pilots"])]
#[case("level:junior harbour", &["Knots for the harbour fair"])]
#[case("note:harbour", &["Knots for the harbour fair", "Class for harbour pilots"])]
#[case("note:harbour note:class", &["Class for harbour pilots"])]
#[case("note:class tides", &[])]
#[case("harbour !note:class", &["Knots for the harbour fair"])]
#[case("harbour !fair", &["Class for harbour pilots"])]
#[case("Class", &["Class for harbour pilots"])]
#[case("hrbrplts", &["Class for harbour pilots"])]
fn notes_are_found_by_their_words_and_by_what_they_are_on(#[case] typed: &str, #[case] expected: &[&str]) {
    assert_eq!(texts(typed), expected);
}

#[test]
fn notes_come_behind_statements_that_match_as_well() {
    assert_eq!(texts("knots"), ["Teaches knots", "Ties six knots", "Knots for the harbour fair"]);
    let found = asked("knots", |query| query);
    assert_eq!(found.hits[2].kind(), Kind::Note);
    assert_eq!(found.hits[1].target, found.hits[2].target);
}

#[test]
fn a_better_tier_is_better_in_a_note_too() {
    let found = asked("evening class", |query| query);
    assert_eq!((found.hits[0].tier, found.hits[0].kind()), (Tier::Phrase, Kind::Note));
}

#[test]
fn notes_count_as_texts_and_are_not_listed_by_what_they_are_on() {
    assert_eq!(asked("harbour", |query| query).searched, 10 + 4);
    assert!(asked("!harbour", |query| query).hits.iter().all(|hit| hit.kind() != Kind::Note));
    assert!(asked("level:senior", |query| query).hits.iter().all(|hit| hit.kind() != Kind::Note));
}

#[test]
fn only_the_kinds_that_are_asked_for_are_found() {
    let only = |kinds: &[Kind]| kinds.iter().copied().collect::<Kinds>();
    let kinds = |found: Found| found.hits.iter().map(super::super::rank::Hit::kind).collect::<Vec<_>>();
    assert_eq!(kinds(asked("knots", |query| query.of(only(&[Kind::Note])))), [Kind::Note]);
    assert_eq!(kinds(asked("knots", |query| query.of(only(&[Kind::Expectation])))), [Kind::Expectation; 2]);
    assert_eq!(kinds(asked("sailor", |query| query.of(only(&[Kind::Track, Kind::Note])))), []);
    assert_eq!(kinds(asked("sailor knots", |query| query.of(only(&[Kind::Expectation])))), [Kind::Expectation; 2]);
    let found = asked("level:senior", |query| query.of(only(&[Kind::Note])));
    assert_eq!((found.total, found.searched), (3, 4));
}

#[test]
fn a_filter_keeps_what_has_the_note_that_it_asks_for() {
    let ladder = ladder();
    let index = Index::of(&ladder);
    let notes = notes(&ladder, &NOTES);
    let kept = |typed: &str, scope| {
        let query = Query::parse(typed).beside(notes.clone());
        let texts = matching(&index, &query, scope).into_iter().map(|target| target.text(&ladder).to_owned());
        texts.collect::<Vec<_>>()
    };
    let junior = Scope::Level(ladder.levels().next().unwrap().ix());
    assert_eq!(kept("note:harbour", Scope::Everything), ["Ties six knots", "Reads the tides"]);
    assert_eq!(kept("note:harbour", junior), ["Ties six knots"]);
    for scope in [junior, Scope::Everything] {
        assert_eq!(kept("harbour", scope), [] as [&str; 0]);
    }
}

#[test]
fn what_matches_in_a_note_is_lit() {
    let ladder = ladder();
    for (typed, lit) in [("harbour", (10, 17)), ("note:harbour", (14, 21))] {
        let query = Query::parse(typed).beside(notes(&ladder, &NOTES));
        let found = find(&Index::of(&ladder), &query, Scope::Everything);
        assert_eq!(found.hits[0].ranges(&ladder, &query), [lit], "{typed}");
    }
}
