use std::collections::HashSet;
use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::ladder::assemble::assemble;
use crate::ladder::id::digest;
use crate::ladder::model::Expectation;
use crate::ladder::reader::read;

mod matrix;
mod pairing;

/// A track, as Markdown has it below its title.
fn ladder(levels: &str) -> Ladder {
    let levels: Vec<&str> = levels.lines().map(|line| line.trim_start_matches("        ")).collect();
    let levels = levels.join("\n");
    assemble("test", vec![read("track.md", format!("# Bakery\n\n{levels}").as_bytes())])
}

fn level(ladder: &Ladder, nth: usize) -> LevelIx {
    ladder.levels().nth(nth).unwrap().ix()
}

fn compared(ladder: &Ladder) -> Comparison {
    Comparison::of(ladder, level(ladder, 0), level(ladder, 1))
}

/// A comparison as text: a line a competency, and a line a statement.
fn shown(ladder: &Ladder, comparison: &Comparison) -> String {
    let mut shown = String::new();
    let title = |ix: Option<CompetencyIx>| ix.map_or("nothing", |ix| ladder.competency(ix).title());
    for group in &comparison.groups {
        let _ = writeln!(shown, "{} -> {}", title(group.from), title(group.to));
        for pair in &group.pairs {
            let text = |stated: Option<Stated>| stated.map(|stated| ladder.expectation(stated.ix).text());
            let origin = pair.to.and_then(|to| to.origin).map(|origin| ladder.level(origin).title());
            let origin = origin.map_or_else(String::new, |origin| format!(" (from {origin})"));
            let texts: Vec<&str> = [text(pair.from), text(pair.to)].into_iter().flatten().collect();
            let texts = if pair.change == Change::Same { texts[1].to_owned() } else { texts.join(" => ") };
            let label = if pair.is_label { "label " } else { "" };
            let _ = writeln!(shown, "  {label}{}: {texts}{origin}", pair.change.name());
        }
    }
    shown
}

#[test]
fn each_statement_is_the_same_reworded_new_or_dropped() {
    let ladder = ladder(
        "## Baker
        ### Dough
        - Weighs flour to the gram
        - Shapes loaves with help
        - Sweeps the bakehouse floor
        ## Senior Baker
        ### Dough
        - WEIGHS flour - to the gram.
        - Shapes loaves and rolls alone
        - Buys next season's grain",
    );
    let comparison = compared(&ladder);
    insta::assert_snapshot!(shown(&ladder, &comparison), @r"
    Dough -> Dough
      same: WEIGHS flour - to the gram.
      reworded: Shapes loaves with help => Shapes loaves and rolls alone
      new: Buys next season's grain
      dropped: Sweeps the bakehouse floor
    ");
    assert_eq!(comparison.tally, Tally { same: 1, reworded: 1, new: 1, dropped: 1 });
    assert!(!comparison.is_repeat());
}

#[test]
fn a_statement_is_found_in_another_competency_and_its_own_goes_first() {
    let ladder = ladder(
        "## Baker
        ### Dough
        - Keeps the sourdough alive over a weekend
        - Greets everyone
        ### Counter
        - Greets everyone
        - Counts the till every evening before closing
        ## Senior Baker
        ### Dough
        - Counts the till every evening before the shop is closing
        - Plans tomorrow from orders and weather
        ### Counter
        - Greets everyone
        - Keeps the sourdough alive over a weekend",
    );
    insta::assert_snapshot!(shown(&ladder, &compared(&ladder)), @r"
    Dough -> Dough
      reworded: Counts the till every evening before closing => Counts the till every evening before the shop is closing
      new: Plans tomorrow from orders and weather
      dropped: Greets everyone
    Counter -> Counter
      same: Greets everyone
      same: Keeps the sourdough alive over a weekend
    ");
}

#[test]
fn a_renamed_competency_is_known_by_what_it_holds_or_by_its_name() {
    let ladder = ladder(
        "## Baker
        ### Bread
        - Weighs flour to the gram
        - Tells by touch when dough has rested
        ### Talking with guests at the counter
        - Smiles
        ### Accounts
        - Counts the till
        ## Senior Baker
        ### Dough and crust
        - Weighs flour to the gram
        - Tells by touch when a dough has rested long enough
        ### Talking with guests
        - Knows who likes what
        ### Growth
        - Teaches apprentices",
    );
    insta::assert_snapshot!(shown(&ladder, &compared(&ladder)), @r"
    Bread -> Dough and crust
      same: Weighs flour to the gram
      reworded: Tells by touch when dough has rested => Tells by touch when a dough has rested long enough
    Talking with guests at the counter -> Talking with guests
      reworded: Smiles => Knows who likes what
    nothing -> Growth
      new: Teaches apprentices
    Accounts -> nothing
      dropped: Counts the till
    ");
}

#[test]
fn labels_are_paired_and_not_counted() {
    let ladder = ladder(
        "## Baker
        ### Dough
        - Knows of doughs:
          - wheat
          - rye
        ## Senior Baker
        ### Dough
        - Knows of doughs:
          - wheat
          - spelt",
    );
    let comparison = compared(&ladder);
    insta::assert_snapshot!(shown(&ladder, &comparison), @r"
    Dough -> Dough
      label same: Knows of doughs:
      same: wheat
      new: spelt
      dropped: rye
    ");
    assert_eq!(comparison.tally, Tally { same: 1, reworded: 0, new: 1, dropped: 1 });
}

#[test]
fn what_is_inherited_is_the_same_unless_it_is_said_anew() {
    let ladder = ladder(
        "## Baker
        ### Dough
        - Weighs flour to the gram
        - Shapes loaves with help
        ## Senior Baker
        > Builds on [Baker](#baker).
        ### Dough
        - Shapes loaves alone and helps others
        ### Growth
        - Teaches apprentices to trust their hands",
    );
    let comparison = compared(&ladder);
    insta::assert_snapshot!(shown(&ladder, &comparison), @r"
    Dough -> Dough
      reworded: Shapes loaves with help => Shapes loaves alone and helps others
      same: Weighs flour to the gram (from Baker)
    nothing -> Growth
      new: Teaches apprentices to trust their hands
    ");
    let down = Comparison::of(&ladder, comparison.to, comparison.from);
    assert_eq!(down.tally, Tally { same: 1, reworded: 1, new: 0, dropped: 1 });
}

#[test]
fn a_level_that_repeats_another_is_known() {
    let ladder = ladder(
        "## Baker
        ### Dough
        - Weighs flour
        - Weighs flour
        ## Senior Baker
        ### Dough
        - Weighs flour.
        - weighs flour",
    );
    let comparison = compared(&ladder);
    assert!(comparison.is_repeat(), "{}", shown(&ladder, &comparison));
    assert_eq!(comparison.tally.same, 2);
    let with_itself = Comparison::of(&ladder, comparison.from, comparison.from);
    assert_eq!((with_itself.is_repeat(), with_itself.is_empty()), (true, false));
}

#[test]
fn the_next_level_is_the_one_to_compare_with() {
    let ladder = ladder("## Baker\n### A\n- a\n## Senior Baker\n### A\n- b");
    let levels: Vec<Level<'_>> = ladder.levels().collect();
    let standing = Standing::default();
    assert_eq!(target(levels[0], &standing).map(Level::ix), Some(levels[1].ix()));
    assert_eq!(target(levels[1], &standing).map(Level::ix), None);
}

/// Levels of a few competencies with statements of few words, so that they have
/// much in common.
fn levels() -> impl Strategy<Value = String> {
    let statement = "(- |  - )[a-c]( [a-e]){0,4}:?";
    let competency = ("[X-Z]( y)?", prop::collection::vec(statement, 0..5));
    let level = prop::collection::vec(competency, 0..4);
    (level.clone(), level, any::<bool>()).prop_map(|(first, second, builds_on)| {
        let written = |level: Vec<(String, Vec<String>)>| -> String {
            let written = level.into_iter().map(|(title, all)| format!("### {title}\n\n{}\n\n", all.join("\n")));
            written.collect::<Vec<_>>().concat()
        };
        let on = if builds_on { "> Builds on [Baker](#baker).\n\n" } else { "" };
        format!("## Baker\n\n{}## Senior Baker\n\n{on}{}", written(first), written(second))
    })
}

proptest! {
    #[test]
    fn every_statement_is_paired_once_and_the_same_ones_have_equal_digests(text in levels()) {
        let ladder = assemble("test", vec![read("track.md", format!("# Bakery\n\n{text}").as_bytes())]);
        let levels: Vec<LevelIx> = ladder.levels().map(Level::ix).collect();
        for (from, to) in levels.iter().flat_map(|&from| levels.iter().map(move |&to| (from, to))) {
            let comparison = Comparison::of(&ladder, from, to);
            for side in [from, to] {
                let stated = |pair: &Pair| if side == from { pair.from } else { pair.to };
                let seen: Vec<ExpectationIx> = comparison.pairs().filter_map(stated).map(|stated| stated.ix).collect();
                let once: HashSet<ExpectationIx> = seen.iter().copied().collect();
                prop_assert_eq!(seen.len(), once.len(), "nothing twice");
                let own: HashSet<ExpectationIx> = ladder.level(side).expectations().map(Expectation::ix).collect();
                let all: HashSet<ExpectationIx> =
                    comparison.pairs().flat_map(|pair| [pair.from, pair.to]).flatten().map(|stated| stated.ix).collect();
                prop_assert!(own.is_subset(&all), "nothing is lost");
            }
            let text = |stated: Option<Stated>| stated.map(|stated| digest(ladder.expectation(stated.ix).text()));
            for pair in comparison.pairs() {
                let is_same = pair.from.is_some() && text(pair.from) == text(pair.to);
                prop_assert_eq!(pair.change == Change::Same, is_same);
                prop_assert!((0.0..=1.0).contains(&pair.similarity));
            }
            prop_assert_eq!(&comparison, &Comparison::of(&ladder, from, to), "the same each time");
        }
    }
}
