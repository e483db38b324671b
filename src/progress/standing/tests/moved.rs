//! Ticks that survive rewordings.

use super::*;
use crate::progress::event::Verdict;
use crate::progress::state::Matched;
use proptest::prelude::*;

const OLD: &str = "
    # L1|Baker
    ## Dough
    Weighs flour and salt to the gram before mixing begins
    Keeps the sourdough alive over a long weekend
    ## Oven
    Loads the oven and loses no heat through an open door
    # L2|Senior Baker
    ## Dough
    Plans the doughs of tomorrow from orders and weather
    ## Oven
    Loads the oven and loses no heat through an open door
";

const FLOUR: &str = "Weighs flour and salt to the gram before mixing begins";
const WEIGHT: &str = "Weighs flour, salt and water to the gram before mixing begins";
const OVEN: &str = "Loads the oven and loses no heat through an open door";

/// Which statements are found again, with how many orphans.
fn again(ticks: &Ticks, ladder: &Ladder) -> (Vec<String>, usize) {
    let standing = ticks.on(ladder);
    let mut moved: Vec<_> = standing.all_moved().map(|(ix, _)| ladder.expectation(ix).text().to_owned()).collect();
    moved.sort();
    (moved, standing.orphans().len())
}

#[test]
fn a_reworded_statement_keeps_its_tick() {
    let ticks = Ticks::of(&ladder("Bakery", OLD), &[FLOUR]);
    let new = ladder("Bakery", &OLD.replace(FLOUR, WEIGHT));
    let standing = ticks.on(&new);
    let moved = standing.moved(find(&new, WEIGHT)).unwrap();
    assert_eq!((moved.words.text.as_str(), moved.ids.len()), (FLOUR, 1));
    assert!(moved.similarity > 0.8 && moved.similarity < 1.0);
    assert_eq!((standing.total().met, standing.since.len(), standing.orphans().len()), (1, 1, 0));
}

#[test]
fn a_statement_that_is_gone_is_an_orphan_of_its_level() {
    let ticks = Ticks::of(&ladder("Bakery", OLD), &[FLOUR]);
    let new = ladder("Bakery", &OLD.replace(FLOUR, "Greets regulars by name"));
    let standing = ticks.on(&new);
    let level = new.find_level("bakery/baker").unwrap();
    assert_eq!((standing.total().met, standing.orphans().len()), (0, 1));
    assert_eq!(standing.orphans_of(level.track().ix(), Some(level.ix())), standing.orphans());
    assert_eq!(standing.orphans_of(level.track().ix(), None), []);
}

#[test]
fn what_is_ticked_by_its_id_is_no_place_for_another() {
    let old = ladder("Bakery", OLD);
    let new = ladder("Bakery", &OLD.replace(FLOUR, WEIGHT));
    let ticks = Ticks::of(&old, &[FLOUR]).and(&new, WEIGHT, Status::Open);
    let standing = ticks.on(&new);
    assert_eq!((standing.total().met, standing.moved.len(), standing.orphans().len()), (0, 0, 1));
}

#[test]
fn a_repeated_statement_that_is_said_once_now_has_lost_nothing() {
    let twice = "\n    # L1|Baker\n    ## Dough\n    Kneads by hand\n    Kneads by hand\n    Rests\n";
    let old = ladder("Bakery", twice);
    let new = ladder("Bakery", &twice.replacen("    Kneads by hand\n", "", 1));
    let ticks = everything(&old);
    let standing = ticks.on(&new);
    assert_eq!((standing.total().met, standing.orphans().len(), standing.all_moved().count()), (2, 0, 0));
}

#[test]
fn a_renamed_competency_keeps_its_ticks() {
    let ticks = Ticks::of(&ladder("Bakery", OLD), &[FLOUR]);
    let new = ladder("Bakery", &OLD.replace(FLOUR, WEIGHT).replace("## Dough", "## Doughs and batters"));
    assert_eq!(again(&ticks, &new), (vec![WEIGHT.to_owned()], 0));
}

#[rstest::rstest]
#[case::by_its_rank("# L1|Baker", "# L1|Bread Maker")]
#[case::by_its_words("# L1|Baker", "# Bread Baker")]
#[case::beside_another("# L1|Baker", "# Junior Baker / Baker")]
fn a_renamed_level_keeps_its_ticks(#[case] old_title: &str, #[case] new_title: &str) {
    let old = ladder("Bakery", OLD);
    let ticks = Ticks::of(&old, &[FLOUR, "Keeps the sourdough alive over a long weekend"]);
    let new = ladder("Bakery", &OLD.replace(FLOUR, WEIGHT).replace(old_title, new_title));
    assert_eq!(again(&ticks, &new).0.len(), 2);
    assert_eq!(again(&ticks, &new).1, 0);
}

#[test]
fn a_level_that_was_dropped_is_not_found_in_the_one_above() {
    let old = ladder("Bakery", OLD);
    let ticks = Ticks::of(&old, &[OVEN]);
    let above = OLD[OLD.find("# L2").unwrap()..].replace("L2|", "");
    assert_eq!(again(&ticks, &ladder("Bakery", &above)), (vec![], 1));
}

#[test]
fn of_two_levels_with_one_title_the_one_that_stays_is_not_taken_for_the_other() {
    let old = ladder("Bakery", "# Baker\n## Oven\nLoads the oven by day\n# Baker\n## Oven\nLoads the oven by night");
    let ticks = Ticks::of(&old, &["Loads the oven by day", "Loads the oven by night"]);
    let new = ladder("Bakery", "# Baker\n## Oven\nLoads the oven by day\nLoads an oven by night");
    assert_eq!(again(&ticks, &new), (vec![], 1));
}

#[test]
fn a_renamed_track_keeps_its_ticks() {
    let ticks = Ticks::of(&ladder("Bakery Roles", OLD), &[FLOUR, OVEN]);
    let new = ladder("The Bakery", &OLD.replace(FLOUR, WEIGHT));
    assert_eq!(again(&ticks, &new), (vec![WEIGHT.to_owned()], 0));
}

#[test]
fn the_same_words_ticked_under_two_ids_are_one_and_the_later_holds() {
    let (file, folder) = (ladder("Bakery", OLD), ladder("All", OLD));
    let ticks = Ticks::of(&file, &[FLOUR, OVEN]).and(&folder, FLOUR, Status::Working).and(&folder, OVEN, Status::Met);
    let new = ladder("Bakery", &OLD.replace(FLOUR, WEIGHT));
    let standing = ticks.on(&new);
    let ix = find(&new, WEIGHT);
    assert_eq!((standing.status(ix), standing.moved(ix).unwrap().ids.len()), (Status::Working, 2));
    assert_eq!(standing.orphans(), []);
}

/// The state of some ticks after a person looked at where the first was found.
fn looked_at(ticks: &Ticks, ladder: &Ladder, to: &str, verdict: Verdict) -> State {
    let mut state = Log::new(ticks.0.clone()).state().clone();
    let to = ladder.expectation(find(ladder, to));
    let Kind::Status { expectation, .. } = &ticks.0[0].kind else { unreachable!() };
    let matched = Matched { verdict, to: to.id(), words: Words::of(to) };
    state.matches.insert(expectation.clone(), matched);
    state
}

#[test]
fn an_accepted_match_is_plain_and_outlives_the_next_rewording() {
    let ticks = Ticks::of(&ladder("Bakery", OLD), &[FLOUR]);
    let new = ladder("Bakery", &OLD.replace(FLOUR, WEIGHT));
    let state = looked_at(&ticks, &new, WEIGHT, Verdict::Accepted);
    let standing = Standing::of(&new, &state);
    assert_eq!((standing.total().met, standing.moved.len(), standing.orphans().len()), (1, 0, 0));
    // The third wording is like the second, and no longer like the first.
    let third = "Weighs flour, salt, water and yeast to the gram, and writes the weights down";
    let second = "Weighs flour, salt, water and yeast to the gram before mixing begins";
    let at_second = ladder("Bakery", &OLD.replace(FLOUR, second));
    let at_third = ladder("Bakery", &OLD.replace(FLOUR, third));
    assert_eq!(again(&ticks, &at_third), (vec![], 1));
    let state = looked_at(&ticks, &at_second, second, Verdict::Accepted);
    let standing = Standing::of(&at_third, &state);
    assert_eq!(standing.moved(find(&at_third, third)).unwrap().words.text, second);
    // Where the old words are, they are what was ticked.
    let before = Standing::of(&ladder("Bakery", OLD), &state);
    assert_eq!((before.total().met, before.moved.len()), (1, 0));
}

#[test]
fn a_rejected_match_stays_open_for_good_and_its_tick_an_orphan() {
    let (old, all) = (ladder("Bakery", OLD), ladder("All", OLD));
    // The same words under another id don't take the place of the rejected one.
    let ticks = Ticks::of(&old, &[FLOUR]).and(&all, FLOUR, Status::Met);
    let new = ladder("Bakery", &OLD.replace(FLOUR, WEIGHT));
    let state = looked_at(&ticks, &new, WEIGHT, Verdict::Rejected);
    let standing = Standing::of(&new, &state);
    assert_eq!((standing.total().met, standing.moved.len()), (0, 0));
    assert_eq!(standing.orphans()[0].ticked.words.text, FLOUR);
    let later = ladder("Bakery", &OLD.replace(FLOUR, &format!("{WEIGHT} early")));
    assert!(Standing::of(&later, &state).orphans().iter().any(|orphan| orphan.id.starts_with("bakery/")));
}

/// A ladder out of small parts, so that levels share words, and words repeat.
fn ladders() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["flour", "salt", "oven", "dough", "bread", "crumb"]);
    let statement = prop::collection::vec(word, 3..6).prop_map(|words| words.join(" "));
    let competency = (prop::sample::select(vec!["Dough", "Oven", "Counter"]), prop::collection::vec(statement, 1..4))
        .prop_map(|(title, statements)| format!("## {title}\n{}\n", statements.join("\n")));
    let title = prop::sample::select(vec!["L1|Baker", "L2|Senior Baker", "L3|Head Baker", "Pastry Cook"]);
    let level = (title, prop::collection::vec(competency, 1..3))
        .prop_map(|(title, competencies)| format!("# {title}\n{}", competencies.concat()));
    prop::collection::vec(level, 1..4).prop_map(|levels| levels.concat())
}

/// Everything ticked, in an order that depends on nothing.
fn everything(ladder: &Ladder) -> Ticks {
    let events = (1..).zip(ladder.levels().flat_map(Level::expectations)).map(|(seq, expectation)| Event {
        seq,
        id: seq.to_string().as_str().into(),
        at: Timestamp::UNIX_EPOCH,
        by: "desk".into(),
        step: None,
        kind: Kind::Status { expectation: expectation.id(), status: Status::Met, words: Words::of(expectation) },
    });
    Ticks(events.collect())
}

proptest! {
    #[test]
    fn every_tick_is_in_one_place_at_most_on_its_level_or_an_orphan(old in ladders(), new in ladders()) {
        let (old, new) = (ladder("Bakery", &old), ladder("Bakery", &new));
        let ticks = everything(&old);
        let standing = ticks.on(&new);
        let mut ids: Vec<String> = standing.orphans().iter().map(|orphan| orphan.id.clone()).collect();
        for (ix, moved) in standing.all_moved() {
            ids.extend(moved.ids.clone());
            let level = new.expectation(ix).competency().level();
            for id in &moved.ids {
                let from = id.rsplitn(3, '/').last().unwrap_or_default();
                let stayed = new.find_level(from).is_none_or(|same| same.ix() == level.ix());
                prop_assert!(stayed, "{id} moved to {}", level.id());
                prop_assert!(old.find_level(&level.id()).is_none_or(|same| same.id() == from), "both levels exist");
            }
        }
        let count = ids.len();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), count, "a tick has one place");
        prop_assert!(ids.iter().all(|id| new.find_expectation(id).is_none()), "what is there never moves");
        let placed = standing.total().met as usize - standing.all_moved().count();
        prop_assert!(placed + count <= ticks.0.len());
        let again = ticks.on(&new);
        prop_assert_eq!((&again.moved, &again.orphans), (&standing.moved, &standing.orphans));
    }

    #[test]
    fn nothing_moves_in_a_ladder_that_stays(text in ladders()) {
        let ladder = ladder("Bakery", &text);
        let standing = everything(&ladder).on(&ladder);
        prop_assert!(standing.moved.is_empty() && standing.orphans.is_empty());
        prop_assert_eq!(standing.total().met, standing.total().expectations());
    }
}
