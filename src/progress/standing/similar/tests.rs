use std::time::{Duration, Instant};

use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn statements(lexicon: &mut Lexicon, texts: &[&str]) -> Vec<Statement> {
    let statement = |text: &&str| {
        let (competency, text) = text.split_once('|').unwrap_or(("c", text));
        let words = lexicon.words(text);
        Statement { competency: competency.into(), digest: crate::ladder::id::digest(text), words }
    };
    texts.iter().map(statement).collect()
}

fn found(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let mut lexicon = Lexicon::default();
    let (old, new) = (statements(&mut lexicon, old), statements(&mut lexicon, new));
    let mut found: Vec<_> = pairs(&old, &new).into_iter().map(|pair| (pair.old, pair.new)).collect();
    found.sort_unstable();
    found
}

fn similarity(a: &str, b: &str) -> f64 {
    let mut lexicon = Lexicon::default();
    let both = (statements(&mut lexicon, &[a]), statements(&mut lexicon, &[b]));
    pairs(&both.0, &both.1).first().map_or(0.0, |pair| pair.similarity)
}

#[rstest]
#[case("Weighs flour to the gram.", "WEIGHS flour, to the gram", 1.0)]
#[case("Weighs the flour to the gram", "Weighs flour to the gram", 10.0 / 11.0)]
#[case("I don\u{2019}t waste flour", "I don't waste any flour", 8.0 / 9.0)]
#[case("Weighs flour to the gram", "Greets regulars by name", 0.0)]
#[case("reviews what others write", "writes what others review", 0.0)]
#[case("每天早上准备面团", "每天早上准备好面团", 16.0 / 17.0)]
#[case("", "", 1.0)]
#[case("", "Weighs flour", 0.0)]
fn similarity_is_of_words_in_their_order(#[case] a: &str, #[case] b: &str, #[case] expected: f64) {
    assert!((similarity(a, b) - expected).abs() < 1e-9, "{}", similarity(a, b));
}

#[test]
fn the_best_pair_goes_first_and_nothing_twice() {
    let old = ["plans the doughs of tomorrow from orders", "plans the doughs of tomorrow from weather"];
    let new = ["plans all doughs of tomorrow from weather"];
    assert_eq!(found(&old, &new), [(1, 0)]);
}

#[test]
fn among_the_similar_the_one_in_the_same_competency_is_meant() {
    let old = ["oven|loads the oven and loses no heat"];
    let new = ["dough|loads an oven and loses no heat", "oven|loads that oven and loses no heat"];
    assert_eq!(found(&old, &new), [(0, 1)]);
}

#[test]
fn the_same_words_are_found_among_any_number_of_others() {
    let new: Vec<String> = (0..300).map(|nth| format!("statement number {nth} of the level")).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    assert_eq!(found(&["statement number 287 of the level"], &new), [(0, 287)]);
    assert_eq!(found(&["every statement number 287 of the level"], &new), [(0, 287)], "by its rarest word");
}

/// A level that a machine wrote, all of it reworded: each statement is like each.
#[test]
fn a_level_of_two_thousand_statements_takes_no_time() {
    let old: Vec<String> = (0..2000).map(|nth| format!("I do the thing number {nth} as well as anybody can")).collect();
    let new: Vec<String> = (0..2000).map(|nth| format!("I do thing number {nth} as well as one can")).collect();
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let start = Instant::now();
    assert!(found(&old, &new).iter().all(|(old, new)| old == new));
    // Without optimisation this is some twenty times what the program takes.
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn pairs_are_one_to_one_and_similar_and_the_same_each_time(
        old in prop::collection::vec("([ab]\\|)?([a-e] ){0,6}", 0..12),
        new in prop::collection::vec("([ab]\\|)?([a-e] ){0,6}", 0..80),
    ) {
        let mut lexicon = Lexicon::default();
        let old = statements(&mut lexicon, &old.iter().map(String::as_str).collect::<Vec<_>>());
        let new = statements(&mut lexicon, &new.iter().map(String::as_str).collect::<Vec<_>>());
        let found = pairs(&old, &new);
        let olds: std::collections::HashSet<_> = found.iter().map(|pair| pair.old).collect();
        let news: std::collections::HashSet<_> = found.iter().map(|pair| pair.new).collect();
        prop_assert_eq!((olds.len(), news.len()), (found.len(), found.len()));
        prop_assert!(found.iter().all(|pair| (SIMILAR..=1.0).contains(&pair.similarity)));
        prop_assert_eq!(found, pairs(&old, &new));
    }
}
