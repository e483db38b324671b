mod moved;
mod renamed;
mod said;
mod twins;

use super::*;
use crate::ladder::assemble::assemble;
use crate::ladder::model::{Document, DocumentBuilder, Expectation, Level, LevelDraft};
use crate::progress::event::{Event, EventId, Kind, Words};
use crate::progress::log::Log;

/// A document of one track: lines of `# rank|title`, `## competency`, and
/// statements, those with a dash before them one deeper.
fn document(path: &str, track: &str, text: &str) -> Document {
    let mut builder = DocumentBuilder::new(path);
    builder.begin_track(Some(track));
    for (line, row) in (1..).zip(text.lines().map(str::trim).filter(|row| !row.is_empty())) {
        if let Some(competency) = row.strip_prefix("## ") {
            builder.begin_competency(competency, None, line);
        } else if let Some(level) = row.strip_prefix("# ") {
            let (rank, title) = level.split_once('|').map_or((None, level), |(rank, title)| (Some(rank), title));
            builder.begin_level(LevelDraft { title, rank, line });
        } else if let Some(child) = row.strip_prefix("- ") {
            builder.expectation(child, line, 1);
        } else {
            builder.expectation(row, line, 0);
        }
    }
    builder.finish()
}

fn ladder(track: &str, text: &str) -> Ladder {
    assemble("test", vec![document("one.md", track, text)])
}

fn find(ladder: &Ladder, text: &str) -> ExpectationIx {
    ladder.levels().flat_map(Level::expectations).find(|e| e.text() == text).unwrap().ix()
}

/// A log in which statements of a ladder were ticked, one after the other.
#[derive(Default)]
struct Ticks(Vec<Event>);

impl Ticks {
    fn of(ladder: &Ladder, texts: &[&str]) -> Self {
        texts.iter().fold(Ticks::default(), |ticks, text| ticks.and(ladder, text, Status::Met))
    }

    fn and(mut self, ladder: &Ladder, text: &str, status: Status) -> Self {
        let expectation = ladder.expectation(find(ladder, text));
        let seq = self.0.len() as u64 + 1;
        self.0.push(Event {
            seq,
            id: EventId::unique(),
            at: Timestamp::from_second(seq.cast_signed()).unwrap(),
            by: "desk".into(),
            step: None,
            kind: Kind::Status { expectation: expectation.id(), status, words: Words::of(expectation) },
        });
        self
    }

    fn on(&self, ladder: &Ladder) -> Standing {
        Standing::of(ladder, Log::new(self.0.clone()).state())
    }
}

fn met(ladder: &Ladder, standing: &Standing) -> Vec<String> {
    let met = ladder.levels().flat_map(Level::expectations).filter(|e| standing.status(e.ix()) == Status::Met);
    met.map(Expectation::id).collect()
}

const LADDER: &str = "
    # L1|Engineer
    ## Work
    Does the work:
    - Writes code
    - Tests code
    Ships it
    ## People
    Helps others
    # L2|Senior
    ## Work
    Plans work
    Tests code
";

#[test]
fn a_tick_is_found_by_its_id_and_counted_along_its_ancestors() {
    let ladder = ladder("Eng", LADDER);
    let ticks = Ticks::of(&ladder, &["Writes code", "Plans work"]).and(&ladder, "Helps others", Status::NotApplicable);
    let standing = ticks.on(&ladder);
    let engineer = ladder.find_level("eng/engineer").unwrap();
    let work = engineer.find_competency("work").unwrap();
    assert_eq!(standing.competency(work.ix()).expectations(), 3, "a label does not count");
    let counts = standing.level(engineer.ix());
    assert_eq!((counts.open, counts.met, counts.not_applicable), (2, 1, 1));
    assert_eq!(standing.track(engineer.track().ix()), standing.total());
    assert_eq!((standing.total().expectations(), standing.total().met), (6, 2));
    let ix = find(&ladder, "Writes code");
    assert_eq!(standing.since(ix), Some(Timestamp::from_second(1).unwrap()));
    assert_eq!((standing.moved(ix), standing.orphans()), (None, &[][..]));
}

#[test]
fn setting_a_status_counts_as_a_new_look_does() {
    let ladder = ladder("Eng", LADDER);
    let mut standing = Standing::of(&ladder, &State::default());
    let at = Timestamp::from_second(1).unwrap();
    standing.set(&ladder, find(&ladder, "Ships it"), Status::Working, at);
    standing.set(&ladder, find(&ladder, "Ships it"), Status::Met, at);
    standing.set(&ladder, find(&ladder, "Does the work:"), Status::Met, at);
    let fresh = Ticks::of(&ladder, &["Ships it"]).on(&ladder);
    assert_eq!(
        (standing.total(), &standing.levels, &standing.competencies),
        (fresh.total(), &fresh.levels, &fresh.competencies)
    );
    assert_eq!(standing.since, fresh.since);
    standing.set(&ladder, find(&ladder, "Ships it"), Status::Open, None);
    assert_eq!((standing.total().met, standing.since.len()), (0, 0));
}

#[test]
fn equal_statements_are_told_apart() {
    let ladder = ladder("Eng", "# A\n## C\nSame\nSame\n## C\nSame");
    let level = ladder.find_level("eng/a").unwrap();
    let ids: Vec<String> = level.expectations().map(Expectation::id).collect();
    for (nth, id) in ids.iter().enumerate() {
        let mut ticks = Ticks::of(&ladder, &["Same"]);
        if let Kind::Status { expectation, .. } = &mut ticks.0[0].kind {
            expectation.clone_from(id);
        }
        assert_eq!(met(&ladder, &ticks.on(&ladder)), [ids[nth].clone()]);
    }
}

#[test]
fn a_ladder_opened_another_way_keeps_its_ticks() {
    let as_file = ladder("Eng", LADDER);
    let as_folder = assemble(
        "test",
        vec![document("a.md", "All of it", LADDER), document("b.md", "Support", "# L1|Agent\n## Work\nWrites code")],
    );
    let standing = Ticks::of(&as_file, &["Writes code"]).on(&as_folder);
    assert_eq!(met(&as_folder, &standing), [as_folder.expectation(find(&as_folder, "Writes code")).id()]);
    assert!(standing.moved.is_empty());
}

#[test]
fn a_tick_that_could_be_of_two_tracks_is_of_neither() {
    let old = ladder("Eng", LADDER);
    let twice = assemble("test", vec![document("a.md", "A", LADDER), document("b.md", "B", LADDER)]);
    let standing = Ticks::of(&old, &["Writes code"]).on(&twice);
    assert_eq!((standing.total().met, standing.orphans().len()), (0, 0));
}

#[test]
fn a_statement_that_left_its_level_is_not_ticked_on_another_track() {
    let old = ladder("Eng", LADDER);
    let ticks = Ticks::of(&old, &["Ships it"]);
    let without = LADDER.replace("Ships it", "Delivers");
    let new = assemble("test", vec![document("a.md", "Eng", &without), document("b.md", "Ops", LADDER)]);
    let standing = ticks.on(&new);
    assert_eq!(standing.total().met, 0);
    assert_eq!(standing.orphans()[0].ticked.words.text, "Ships it");
}

#[test]
fn the_same_words_in_another_competency_of_the_level_are_moved() {
    let old = ladder("Eng", LADDER);
    let new = ladder("Eng", "# L1|Engineer\n## Craft\nShips it\nTests code\n# L2|Senior\n## Work\nPlans work");
    let standing = Ticks::of(&old, &["Ships it"]).on(&new);
    let moved = standing.moved(find(&new, "Ships it")).unwrap();
    assert_eq!((moved.words.competency.as_str(), moved.similarity.to_bits()), ("Work", 1.0_f64.to_bits()));
    assert_eq!((standing.total().met, standing.orphans().len()), (1, 0));
    let mut confirmed = standing.clone();
    confirmed.set(&new, find(&new, "Ships it"), Status::Met, Timestamp::UNIX_EPOCH);
    assert_eq!((confirmed.total().met, confirmed.moved(find(&new, "Ships it"))), (1, None));
}

#[test]
fn a_level_with_a_new_title_is_found_by_its_rank() {
    let old = ladder("Eng", LADDER);
    let new = ladder("Eng", &LADDER.replace("Engineer", "Developer"));
    let standing = Ticks::of(&old, &["Ships it"]).on(&new);
    assert!(standing.moved(find(&new, "Ships it")).is_some());
}

#[test]
fn a_tick_never_moves_to_another_level() {
    let old = ladder("Eng", LADDER);
    let new = ladder("Eng", "# L1|Engineer\n## Work\nWrites code\n# L2|Senior\n## Work\nShips it");
    let standing = Ticks::of(&old, &["Ships it"]).on(&new);
    assert_eq!((standing.total().met, standing.orphans().len()), (0, 1));
}

#[test]
fn what_is_open_again_or_elsewhere_is_no_orphan() {
    let old = ladder("Eng", LADDER);
    let ticks = Ticks::of(&old, &["Plans work"]).and(&old, "Ships it", Status::Open);
    assert_eq!(ticks.on(&ladder("Sales", "# Rep\n## Work\nSells")).orphans(), []);
    let reworded = ladder("Eng", "# L1|Engineer\n## Work\nDelivers");
    assert_eq!(ticks.on(&reworded).orphans().len(), 1);
}

#[test]
fn where_two_ticks_meet_an_exact_id_wins_and_then_the_later() {
    let file = ladder("Eng", LADDER);
    let folder = ladder("All", LADDER);
    let third = ladder("Some", LADDER);
    let ticks = Ticks::default().and(&folder, "Ships it", Status::Working).and(&file, "Ships it", Status::Met).and(
        &third,
        "Ships it",
        Status::NotApplicable,
    );
    let status = |ladder: &Ladder| ticks.on(ladder).status(find(ladder, "Ships it"));
    assert_eq!(status(&folder), Status::Working);
    assert_eq!(status(&ladder("Else", LADDER)), Status::NotApplicable);
}

#[test]
fn a_statement_that_became_a_label_leaves_an_orphan() {
    let old = ladder("Eng", "# A\n## C\nWrites:\nOther");
    let new = ladder("Eng", "# A\n## C\nWrites:\n- Other");
    let standing = Ticks::of(&old, &["Writes:"]).on(&new);
    assert_eq!((standing.total().expectations(), standing.orphans().len()), (1, 1));
}

#[test]
fn an_id_of_another_form_hurts_nothing() {
    let ladder = ladder("Eng", LADDER);
    let mut ticks = Ticks::of(&ladder, &["Ships it"]);
    for id in ["", "eng", "eng/x", "///", "eng/engineer/craft/~", "a/b/c/d/e"] {
        if let Kind::Status { expectation, words, .. } = &mut ticks.0[0].kind {
            id.clone_into(expectation);
            words.text.clear();
        }
        assert_eq!(ticks.on(&ladder).total().met, 0);
    }
}
