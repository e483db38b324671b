//! Levels of which a person has said that they are others now.

use rstest::rstest;

use super::*;
use crate::progress::event::{Aimed, Step, Verdict};
use crate::progress::history;

const OLD: &str = "
    # Senior Baker
    ## Dough
    Plans the doughs of tomorrow from orders and weather
    Keeps the sourdough alive over a long weekend
";

fn at() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

fn append(log: &mut Log, step: &Step) {
    let first = log.events().last().map_or(1, |event| event.seq + 1);
    log.extend(step.drafts.iter().zip(first..).map(|(draft, seq)| draft.numbered(seq)).collect());
}

/// Everything ticked in the old ladder.
fn ticked() -> Log {
    let old = ladder("Bakery", OLD);
    let changes = old.levels().flat_map(Level::expectations).map(|e| (e.id(), Status::Met, Words::of(e)));
    let mut log = Log::default();
    append(&mut log, &Step::status("desk", at(), changes));
    log
}

fn say(log: &mut Log, from: &str, ladder: &Ladder, to: &str) {
    append(log, &Step::renamed("desk", at(), from.into(), String::new(), ladder.find_level(to).unwrap()));
}

fn met(ladder: &Ladder, log: &Log) -> (u32, usize, usize) {
    let standing = Standing::of(ladder, log.state());
    (standing.total().met, standing.all_moved().count(), standing.orphans().len())
}

#[test]
fn nothing_crosses_levels_until_a_person_says_so_and_undo_takes_it_back() {
    let new = ladder("Bakery", &OLD.replace("Senior Baker", "Baker III"));
    let mut log = ticked();
    assert_eq!(met(&new, &log), (0, 0, 2));
    let lost = Standing::of(&new, log.state()).lost_levels(&new);
    let [lost] = &lost[..] else { panic!("{lost:?}") };
    assert_eq!((lost.id.as_str(), lost.count, lost.best()), ("bakery/senior-baker", 2, Some((LevelIx(0), 2))));
    say(&mut log, "bakery/senior-baker", &new, "bakery/baker-iii");
    assert_eq!(met(&new, &log), (2, 0, 0));
    assert!(Standing::of(&new, log.state()).lost_levels(&new).is_empty());
    let events = history::undoable(&log, "desk", history::Reach::Screen).unwrap();
    append(&mut log, &Step::undo("desk", at(), events));
    assert_eq!(met(&new, &log), (0, 0, 2));
}

#[test]
fn a_level_that_was_renamed_twice_is_followed() {
    let second = ladder("Bakery", &OLD.replace("Senior Baker", "Baker III"));
    let third = ladder("Bakery", &OLD.replace("Senior Baker", "Staff Baker").replace("long weekend", "feast"));
    let mut log = ticked();
    say(&mut log, "bakery/senior-baker", &second, "bakery/baker-iii");
    say(&mut log, "bakery/baker-iii", &third, "bakery/staff-baker");
    assert_eq!(met(&third, &log), (2, 1, 0));
    assert_eq!(met(&second, &log), (2, 0, 0), "an older copy of the ladder has them, too");
}

#[test]
fn a_level_that_was_said_to_be_another_is_followed_under_that_ones_later_title() {
    let second = ladder("Bakery", &OLD.replace("# Senior Baker", "# L3|Baker III"));
    let third = ladder("Bakery", &OLD.replace("# Senior Baker", "# L3|Boulanger"));
    let mut log = ticked();
    say(&mut log, "bakery/senior-baker", &second, "bakery/baker-iii");
    assert_eq!(met(&third, &log), (2, 2, 0), "a rank tells that a level has another title");
}

#[test]
fn circles_and_levels_that_nobody_has_end() {
    let one = ladder("Bakery", &OLD.replace("Senior Baker", "Baker III"));
    let other = ladder("Bakery", &OLD.replace("Senior Baker", "Baker IV"));
    let gone = ladder("Bakery", &OLD.replace("Senior Baker", "Baker IX").replace("Plans", "Draws"));
    let mut log = ticked();
    say(&mut log, "bakery/senior-baker", &one, "bakery/baker-iii");
    say(&mut log, "bakery/baker-iii", &other, "bakery/baker-iv");
    say(&mut log, "bakery/baker-iv", &one, "bakery/baker-iii");
    assert_eq!(met(&gone, &log).2, 2);
    assert_eq!(met(&one, &log), (2, 0, 0));
}

#[test]
fn a_level_that_another_is_said_to_be_keeps_what_was_said_of_it_under_its_old_title() {
    let two = "\n    # L2|Pastry Cook\n    ## Sugar\n    Spins sugar";
    let old = ladder("Bakery", &(OLD.replace("# Senior", "# L3|Senior") + two));
    let new = ladder("Bakery", &OLD.replace("# Senior Baker", "# L3|Boulanger"));
    let changes = old.levels().flat_map(Level::expectations).map(|e| (e.id(), Status::Met, Words::of(e)));
    let mut log = Log::default();
    append(&mut log, &Step::status("desk", at(), changes));
    assert_eq!(met(&new, &log), (2, 2, 1), "its rank tells");
    let step = Step::renamed("desk", at(), "bakery/pastry-cook".into(), String::new(), new.levels().next().unwrap());
    let step = Standing::of(&new, log.state()).settled(&new, step);
    append(&mut log, &step);
    assert_eq!(met(&new, &log), (2, 0, 1));
}

/// The first thing that is said of a level under its new title.
fn first_act(ladder: &Ladder, standing: &Standing, act: &str) -> Step {
    let level = ladder.levels().next().unwrap();
    let competency = level.competencies().next().unwrap();
    let statement = competency.expectations().last().unwrap();
    let (id, words) = (statement.id(), Words::of(statement));
    match act {
        "tick" => Step::status("desk", at(), [(id, Status::Met, words)]),
        "untick" => Step::status("desk", at(), [(id, Status::Open, words)]),
        "note" => Step::note("desk", at(), id, "with Ute".into(), words),
        "rate" => {
            let rating = (competency.id(), Some("performing".into()), Words::of_competency(competency));
            Step::ratings("desk", at(), [rating])
        }
        "aim" => Step::aim("desk", at(), level.track(), Aimed::at(level), Aimed::Unsaid),
        _ => {
            let moved = standing.moved(statement.ix()).unwrap();
            Step::matches("desk", at(), moved.looked_at(statement, Verdict::Accepted))
        }
    }
}

#[rstest]
#[case("tick", 2)]
#[case("untick", 1)]
#[case("note", 2)]
#[case("rate", 2)]
#[case("aim", 2)]
#[case("match", 2)]
fn the_first_thing_said_of_a_level_under_its_new_title_leaves_the_rest_with_it(#[case] act: &str, #[case] met: u32) {
    for title in ["# Senior Pastry Baker", "# L3|Boulanger"] {
        let rank = if title.contains('|') { "# L3|Senior Baker" } else { "# Senior Baker" };
        let old = ladder("Bakery", &OLD.replace("# Senior Baker", rank));
        let new = ladder("Bakery", &OLD.replace("# Senior Baker", title));
        let mut log = Log::default();
        let changes = old.levels().flat_map(Level::expectations).map(|e| (e.id(), Status::Met, Words::of(e)));
        append(&mut log, &Step::status("desk", at(), changes));
        let level = old.levels().next().unwrap();
        append(&mut log, &Step::aim("desk", at(), level.track(), Aimed::at(level), Aimed::Unsaid));
        let before = Standing::of(&new, log.state());
        assert_eq!((before.total().met, before.orphans().len()), (2, 0), "{title}");
        append(&mut log, &before.settled(&new, first_act(&new, &before, act)));
        let after = Standing::of(&new, log.state());
        assert_eq!((after.total().met, after.orphans().len()), (met, 0), "{title}");
        let aim = after.aim(TrackIx(0)).unwrap();
        assert_eq!(aim.current_level(), Some(LevelIx(0)), "{title}");
        let events = history::undoable(&log, "desk", history::Reach::Screen).unwrap();
        append(&mut log, &Step::undo("desk", at(), events));
        let back = Standing::of(&new, log.state());
        assert_eq!((back.total(), back.aim(TrackIx(0))), (before.total(), before.aim(TrackIx(0))), "{title}");
    }
}
