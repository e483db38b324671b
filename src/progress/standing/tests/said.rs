//! Notes, ratings and aims find their places as ticks do.

use super::*;
use crate::progress::event::{Aimed, Step};

const OLD: &str = "
    # L1|Baker
    ## Dough
    Weighs flour and salt to the gram before mixing begins
    Keeps the sourdough alive over a long weekend
    ## Oven and heat
    Loads the oven and loses no heat through an open door
    # L2|Senior Baker
    ## Dough
    Plans the doughs of tomorrow from orders and weather
";

const FLOUR: &str = "Weighs flour and salt to the gram before mixing begins";
const WEIGHT: &str = "Weighs flour, salt and water to the gram before mixing begins";

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// A log of steps, made at one second after the other.
fn log(steps: Vec<Step>) -> Log {
    let drafts = steps.into_iter().flat_map(|step| step.drafts);
    Log::new(drafts.zip(1..).map(|(draft, seq)| draft.numbered(seq)).collect())
}

fn note(ladder: &Ladder, text: &str, note: &str, second: i64) -> Step {
    let expectation = ladder.expectation(find(ladder, text));
    Step::note("desk", at(second), expectation.id(), note.into(), Words::of(expectation))
}

fn rate(ladder: &Ladder, competency: &str, rating: &str) -> Step {
    let competency = ladder.find_competency(competency).unwrap();
    let words = Words::of_competency(competency);
    Step::ratings("desk", at(1), [(competency.id(), Some(rating.to_owned()), words)])
}

fn texts(notes: &[Arc<Note>]) -> Vec<&str> {
    notes.iter().map(|note| note.text.as_str()).collect()
}

#[test]
fn notes_stand_at_their_statement_in_their_order() {
    let ladder = ladder("Bakery", OLD);
    let log = log(vec![note(&ladder, FLOUR, "a scale", 1), note(&ladder, FLOUR, "another", 2)]);
    let standing = Standing::of(&ladder, log.state());
    let ix = find(&ladder, FLOUR);
    assert_eq!(texts(standing.notes(ix)), ["a scale", "another"]);
    assert_eq!((standing.last_noted(ix), standing.status(ix)), (Some(at(2)), Status::Open));
    assert_eq!((standing.orphans(), standing.since(ix)), (&[][..], None), "a note is no tick");
}

#[test]
fn what_is_met_without_a_note_is_unproved() {
    let ladder = ladder("Bakery", OLD);
    let (flour, oven) = (find(&ladder, FLOUR), find(&ladder, "Loads the oven and loses no heat through an open door"));
    let mut events = Ticks::of(&ladder, &[FLOUR]).and(&ladder, ladder.expectation(oven).text(), Status::Met).0;
    events.push(note(&ladder, FLOUR, "a scale", 3).drafts[0].numbered(3));
    let standing = Standing::of(&ladder, Log::new(events).state());
    assert_eq!([flour, oven].map(|ix| standing.is_unproved(ix)), [false, true]);
}

#[test]
fn a_note_goes_with_its_statement_into_other_words() {
    let old = ladder("Bakery", OLD);
    let new = ladder("Bakery", &OLD.replace(FLOUR, WEIGHT));
    let alone = log(vec![note(&old, FLOUR, "a scale", 1)]);
    let standing = Standing::of(&new, alone.state());
    let ix = find(&new, WEIGHT);
    assert_eq!((texts(standing.notes(ix)), standing.moved(ix).is_some()), (vec!["a scale"], true));
    let mut events = Ticks::of(&old, &[FLOUR]).0;
    events.extend(alone.events().map(|event| Event { seq: 2, ..event.clone() }));
    let standing = Standing::of(&new, Log::new(events.clone()).state());
    assert_eq!((texts(standing.notes(ix)), standing.status(ix)), (vec!["a scale"], Status::Met));
    // Both are kept where the statement is gone.
    let gone = ladder("Bakery", &OLD.replace(FLOUR, "Greets regulars by name"));
    let standing = Standing::of(&gone, Log::new(events).state());
    let orphan = &standing.orphans()[0];
    assert_eq!((texts(&orphan.notes), orphan.ticked.status), (vec!["a scale"], Status::Met));
    let standing = Standing::of(&gone, alone.state());
    let orphan = &standing.orphans()[0];
    assert_eq!((texts(&orphan.notes), orphan.ticked.status), (vec!["a scale"], Status::Open));
    assert_eq!(orphan.ticked.words.text, FLOUR);
}

#[test]
fn a_note_leaves_the_tick_of_a_statement_that_was_found_again() {
    let old = ladder("Bakery", OLD);
    let new = ladder("Bakery", &OLD.replace(FLOUR, WEIGHT));
    let ix = find(&new, WEIGHT);
    let mut events = Ticks::of(&old, &[FLOUR]).0;
    events.push(note(&new, WEIGHT, "a scale", 2).drafts[0].numbered(2));
    let standing = Standing::of(&new, Log::new(events).state());
    assert_eq!((standing.status(ix), texts(standing.notes(ix))), (Status::Met, vec!["a scale"]));
    assert!(standing.moved(ix).is_some() && standing.orphans().is_empty());
}

#[test]
fn a_rating_stands_at_its_competency_until_it_is_taken_back() {
    let ladder = ladder("Bakery", OLD);
    let dough = ladder.find_competency("bakery/baker/dough").unwrap();
    let rated = rate(&ladder, "bakery/baker/dough", "maturing");
    let standing = Standing::of(&ladder, log(vec![rated.clone()]).state());
    assert_eq!(standing.rating(dough.ix()).unwrap().rating, "maturing");
    let other = ladder.find_competency("bakery/senior-baker/dough").unwrap();
    assert_eq!(standing.rating(other.ix()), None, "another level's is another one");
    let back = Step::ratings("desk", at(2), [(dough.id(), None, Words::of_competency(dough))]);
    assert_eq!(Standing::of(&ladder, log(vec![rated, back]).state()).rating(dough.ix()), None);
}

/// Returns the rating of a competency in a reworded ladder, and what was rated.
fn found(steps: Vec<Step>, text: &str, id: &str) -> Option<(String, Option<String>)> {
    let ladder = ladder("Bakery", text);
    let standing = Standing::of(&ladder, log(steps).state());
    let rating = standing.rating(ladder.find_competency(id).unwrap().ix());
    rating.map(|rating| (rating.rating.clone(), rating.from.clone()))
}

#[test]
fn a_rating_goes_with_its_competency_into_another_title() {
    let old = ladder("Bakery", OLD);
    let steps = || vec![rate(&old, "bakery/baker/oven-and-heat", "performing")];
    let similar = OLD.replace("Oven and heat", "The oven and its heat");
    let from = Some("Oven and heat".to_owned());
    let expected = Some(("performing".to_owned(), from));
    assert_eq!(found(steps(), &similar, "bakery/baker/the-oven-and-its-heat"), expected);
    // Where the title says nothing, its ticked statements tell.
    let other = OLD.replace("Oven and heat", "Fire");
    assert_eq!(found(steps(), &other, "bakery/baker/fire"), None);
    let oven = old.expectation(find(&old, "Loads the oven and loses no heat through an open door"));
    let tick = || Step::status("desk", at(2), [(oven.id(), Status::Met, Words::of(oven))]);
    assert_eq!(found([steps(), vec![tick()]].concat(), &other, "bakery/baker/fire"), expected);
    // Where the level has another title too.
    let level = similar.replace("L1|Baker", "L1|Journeyman");
    assert_eq!(found(steps(), &level, "bakery/journeyman/the-oven-and-its-heat"), expected);
}

const RENAMED: &str = "The oven and its heat";

#[test]
fn a_note_and_a_rating_of_a_renamed_competency_leave_each_other_in_place() {
    let (old, new) = (ladder("Bakery", OLD), ladder("Bakery", &OLD.replace("Oven and heat", RENAMED)));
    let (before, here) = ("bakery/baker/oven-and-heat", "bakery/baker/the-oven-and-its-heat");
    let noted = |ladder: &Ladder, id: &str, text: &str, second| {
        let part = ladder.find_competency(id).unwrap();
        Step::note("desk", at(second), part.id(), text.into(), Words::of_competency(part))
    };
    let ix = new.find_competency(here).unwrap().ix();
    let stands = |steps: Vec<Step>| {
        let standing = Standing::of(&new, log(steps).state());
        assert!(standing.lost_competencies().is_empty(), "{:?}", standing.lost_competencies());
        let all = texts(standing.competency_notes(ix)).join(", ");
        (standing.rating(ix).map(|rating| rating.rating.clone()), all)
    };
    let performing = Some("performing".to_owned());
    let rated = || rate(&old, before, "performing");
    assert_eq!(stands(vec![rated(), noted(&new, here, "warm", 2)]), (performing.clone(), "warm".into()));
    let steps = vec![noted(&old, before, "warm", 1), rate(&new, here, "performing")];
    assert_eq!(stands(steps), (performing.clone(), "warm".into()));
    let steps = vec![noted(&old, before, "warm", 1), noted(&new, here, "hot", 2)];
    assert_eq!(stands(steps), (None, "warm, hot".into()));
    // Rated anew: what was said under the other title is settled, its notes stay.
    let steps = vec![rated(), noted(&old, before, "warm", 2)];
    let standing = Standing::of(&new, log(steps.clone()).state());
    let settled = standing.rating(ix).unwrap().settled();
    let part = new.find_competency(here).unwrap();
    let anew = (part.id(), Some("maturing".to_owned()), Words::of_competency(part));
    let anew = Step::ratings("desk", at(3), std::iter::once(anew).chain(settled));
    let steps = [steps, vec![anew]].concat();
    assert_eq!(stands(steps), (Some("maturing".to_owned()), "warm".into()));
}

#[test]
fn a_rating_that_was_taken_back_takes_no_other_with_it() {
    let old = ladder("Bakery", &OLD.replace("    # L2|", "    ## Oven and its heat\n    Keeps it warm\n    # L2|"));
    let new = ladder("Bakery", &OLD.replace("Oven and heat", RENAMED));
    let part = old.find_competency("bakery/baker/oven-and-heat").unwrap();
    let words = || Words::of_competency(part);
    let steps = vec![
        rate(&old, "bakery/baker/oven-and-its-heat", "performing"),
        rate(&old, "bakery/baker/oven-and-heat", "maturing"),
        Step::note("desk", at(2), part.id(), "warm".into(), words()),
        Step::ratings("desk", at(3), [(part.id(), None, words())]),
    ];
    let standing = Standing::of(&new, log(steps).state());
    let here = new.find_competency("bakery/baker/the-oven-and-its-heat").unwrap().ix();
    assert_eq!(standing.rating(here).map(|rating| rating.rating.as_str()), Some("performing"));
    assert_eq!(texts(standing.competency_notes(here)), ["warm"]);
}

#[test]
fn a_rating_whose_competency_is_gone_is_listed() {
    let old = ladder("Bakery", OLD);
    let new = ladder("Bakery", &OLD.replace("Oven and heat", "Accounts"));
    let part = old.find_competency("bakery/baker/oven-and-heat").unwrap();
    let note = Step::note("desk", at(2), part.id(), "warm".into(), Words::of_competency(part));
    let log = log(vec![rate(&old, &part.id(), "performing"), note]);
    let standing = Standing::of(&new, log.state());
    let [lost] = standing.lost_competencies() else { panic!("{:?}", standing.lost_competencies()) };
    assert_eq!((lost.id.as_str(), lost.words.competency.as_str()), ("bakery/baker/oven-and-heat", "Oven and heat"));
    assert_eq!((lost.rating.clone(), texts(&lost.notes)), (Some(("performing".into(), at(1))), vec!["warm"]));
    assert!(lost.level.is_some());
    assert!(Standing::of(&ladder("Mill", "# A\n## C\nx"), log.state()).lost_competencies().is_empty(), "elsewhere");
}

#[test]
fn an_aim_follows_its_levels() {
    let old = ladder("Bakery", OLD);
    let track = old.tracks().next().unwrap();
    let level = |id| Aimed::at(old.find_level(id).unwrap());
    let current = Step::aim("desk", at(1), track, level("bakery/baker"), Aimed::Unsaid);
    let target = Step::aim("desk", at(2), track, Aimed::Unsaid, level("bakery/senior-baker"));
    let log = log(vec![current, target]);
    for (text, expected) in [
        (OLD.to_owned(), [Some("bakery/baker"), Some("bakery/senior-baker")]),
        (OLD.replace("L2|Senior Baker", "L2|Master"), [Some("bakery/baker"), Some("bakery/master")]),
        (OLD.replace("L2|Senior Baker", "L9|Chief"), [Some("bakery/baker"), None]),
    ] {
        let new = ladder("Bakery", &text);
        let standing = Standing::of(&new, log.state());
        let aim = standing.aim(new.tracks().next().unwrap().ix()).unwrap();
        let ids = [aim.current_level(), aim.target_level()].map(|ix| ix.map(|ix| new.level(ix).id()));
        assert_eq!(ids, expected.map(|id| id.map(str::to_owned)));
        assert_eq!(aim.target.as_ref().unwrap().words.level, "Senior Baker");
    }
}

#[test]
fn an_aim_is_taken_back_though_its_track_has_another_id_now() {
    let old = ladder("Bakery", OLD);
    let level = |ladder: &Ladder, id| Aimed::at(ladder.find_level(id).unwrap());
    let aimed = |ladder: &Ladder, second, target| {
        Step::aim("desk", at(second), ladder.tracks().next().unwrap(), Aimed::Unsaid, target)
    };
    let renamed = ladder("Bakery Roles", OLD);
    let target = |ladder: &Ladder, steps: &[Step]| {
        let standing = Standing::of(ladder, log(steps.to_vec()).state());
        let aim = standing.aim(ladder.tracks().next().unwrap().ix()).cloned();
        aim.and_then(|aim| aim.target_level()).map(|ix| ladder.level(ix).id())
    };
    let mut steps = vec![aimed(&old, 1, level(&old, "bakery/senior-baker"))];
    assert_eq!(target(&renamed, &steps).as_deref(), Some("bakery-roles/senior-baker"));
    steps.push(aimed(&renamed, 2, Aimed::Nowhere));
    assert_eq!(target(&renamed, &steps), None);
}
