use super::super::note::Notes;
use super::super::target::{Kind, Target};
use super::*;
use crate::ladder::{Ladder, assemble, reader};
use rstest::rstest;

const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n- Mends a café awning\n\n\
    ## Senior Sailor\n\n### Ropes\n\n- Teaches knots\n- Talks to the quartermaster\n";

fn ladder() -> Ladder {
    assemble::assemble("test", vec![reader::read("test.md", CREW.as_bytes())])
}

fn meant(typed: &str) -> Vec<(String, usize, String)> {
    let ladder = ladder();
    let (index, query) = (Index::of(&ladder), Query::parse(typed));
    let found = find_beside(&index, &query, Scope::Everything, 1, &Manner::default(), &mut |_| {}).unwrap();
    assert_eq!(found.total, 0, "{typed} finds something");
    let meant = Guess::default().meant(&index, typed, &query, &Manner::default()).unwrap();
    meant.into_iter().map(|meant| (meant.word, meant.count, meant.typed)).collect()
}

#[rstest]
#[case::another_first_letter("gnots", "knots", 2, "knots")]
#[case::more_edits_than_a_typo("qartrmastre", "quartermaster", 1, "quartermaster")]
#[case::half_typed("zuarterm", "quartermaster", 1, "quartermaster")]
#[case::beside_a_word_that_is_there("gnots teaches", "knots", 2, "knots teaches")]
#[case::with_marks("'gnots", "knots", 2, "'knots")]
#[case::in_a_phrase("\"six gnots\"", "knots", 2, "\"six knots\"")]
#[case::in_another_script("'kafé", "cafe", 1, "'cafe")]
#[case::in_a_field("level:senoir knots", "senior", 1, "level:senior knots")]
fn the_nearest_word_is_meant(#[case] typed: &str, #[case] word: &str, #[case] count: usize, #[case] becomes: &str) {
    assert_eq!(meant(typed)[0], (word.to_owned(), count, becomes.to_owned()));
}

#[test]
fn what_is_meant_finds_something_where_one_word_was_wrong() {
    for typed in ["gnots", "qartrmastre", "'gnots", "\"six gnots\"", "level:senoir knots"] {
        for (_, _, becomes) in meant(typed) {
            let ladder = ladder();
            let found = find_beside(
                &Index::of(&ladder),
                &Query::parse(&becomes),
                Scope::Everything,
                1,
                &Manner::default(),
                &mut |_| {},
            );
            assert!(found.unwrap().total > 0, "{typed} → {becomes}");
        }
    }
}

#[test]
fn words_that_are_never_together_are_offered_apart() {
    let expected = [("knots".into(), 2, "level:sailor knots".into()), ("coils".into(), 1, "level:sailor coils".into())];
    assert_eq!(meant("level:sailor knots coils"), expected);
    assert_eq!(meant("knots zzyzx"), [("knots".into(), 2, "knots".into())]);
}

#[test]
fn nothing_is_meant_by_what_nothing_is_near() {
    assert_eq!(meant("zzyzx"), []);
    assert_eq!(meant("!sailor is:met"), []);
    assert_eq!(meant("日本"), []);
}

#[test]
fn words_of_notes_are_there_too_and_kinds_that_are_off_are_not() {
    let ladder = ladder();
    let on = ladder.levels().next().unwrap().competencies().next().unwrap().ix();
    let notes = Notes::of(&ladder, [(Target::Competency(on), "Bowlines by night".to_owned())]);
    let index = Index::of(&ladder);
    let mut guess = Guess::default();
    let mut words = |query: Query| -> Vec<String> {
        let meant = guess.meant(&index, "powlines", &query, &Manner::default()).unwrap();
        meant.into_iter().map(|meant| meant.word).collect()
    };
    let query = Query::parse("powlines").beside(notes);
    assert_eq!(words(query.clone()), ["bowlines"]);
    assert_eq!(words(query.clone().of(query.kinds.switched(Kind::Note))), [] as [&str; 0]);
}

#[test]
fn guessing_can_be_called_off() {
    let ladder = ladder();
    let (index, query) = (Index::of(&ladder), Query::parse("gnots"));
    let manner = Manner { threads: 1, goes_on: &|| false };
    assert_eq!(Guess::default().meant(&index, "gnots", &query, &manner), None);
}
