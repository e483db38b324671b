//! Tracks of one title, whose ids go by the order in which they are read.

use super::*;
use crate::progress::Step;
use crate::progress::event::Aimed;
use rstest::rstest;

const OURS: &str = "
    # Engineer
    ## Work
    Ships small changes every week
    Writes tests for own code
    ## People
    Mentors one junior engineer
    # Senior
    ## Work
    Leads a project
";
const THEIRS: &str = "
    # Engineer
    ## Work
    Ships small changes each week to production
    Writes tests for own code
    ## People
    Mentors two junior engineers
    # Senior
    ## Work
    Owns a service
";
const SHARED: &str = "Writes tests for own code";
const ALL: [&str; 3] = ["Ships small changes every week", SHARED, "Mentors one junior engineer"];

/// Documents that were opened through what has this name.
fn open(documents: &[(&str, &str, &str)]) -> Ladder {
    let documents = documents.iter().map(|(root, path, text)| {
        let mut document = document(path, "Eng", text);
        document.set_root(root);
        document
    });
    assemble("test", documents.collect())
}

fn standing(log: &[Event], ladder: &Ladder) -> Standing {
    Standing::of(ladder, Log::new(log.to_vec()).state())
}

/// The log with one more event, about a ladder that is open.
fn and(mut log: Vec<Event>, steps: Step) -> Vec<Event> {
    for draft in steps.drafts {
        log.push(draft.numbered(log.len() as u64 + 1));
    }
    log
}

fn set(log: Vec<Event>, ladder: &Ladder, path: &str, text: &str, status: Status) -> Vec<Event> {
    let all = ladder.levels().flat_map(Level::expectations);
    let at = all.filter(|e| e.text() == text).find(|e| e.source().path == path).unwrap();
    and(log, Step::status("desk", Timestamp::UNIX_EPOCH, [(at.id(), status, Words::of(at))]))
}

fn aim(log: Vec<Event>, ladder: &Ladder, level: &str) -> Vec<Event> {
    let level = ladder.find_level(level).unwrap();
    and(log, Step::aim("desk", Timestamp::UNIX_EPOCH, level.track(), Aimed::Unsaid, Aimed::at(level)))
}

/// How many are met by the path that they stand in, and where there is an aim.
fn stands(log: &[Event], ladder: &Ladder) -> (Vec<(String, u32)>, Vec<String>) {
    let standing = standing(log, ladder);
    let path = |track: crate::ladder::model::Track<'_>| track.sources()[0].to_owned();
    let met = ladder.tracks().map(|track| (path(track), standing.track(track.ix()).met));
    let aims = ladder.tracks().filter(|track| standing.aim(track.ix()).is_some()).map(path);
    assert!(standing.orphans().is_empty(), "{:?}", standing.orphans());
    assert!(standing.moved.is_empty(), "{:?}", standing.moved);
    (met.filter(|(_, met)| *met > 0).collect(), aims.collect())
}

fn all_of(ladder: &Ladder, path: &str) -> Vec<Event> {
    let log = ALL.iter().fold(Vec::new(), |log, text| set(log, ladder, path, text, Status::Met));
    aim(log, ladder, "eng/senior")
}

#[rstest]
#[case::of_one_folder("one", "one")]
#[case::of_two_folders("acme", "globex")]
fn a_track_that_is_read_earlier_takes_nothing_from_another_of_its_title(#[case] mine: &str, #[case] other: &str) {
    let log = all_of(&open(&[(mine, "b/eng.md", OURS)]), "b/eng.md");
    for ours in [
        [(other, "a/eng.md", THEIRS), (mine, "b/eng.md", OURS)],
        [(mine, "b/eng.md", OURS), (other, "a/eng.md", THEIRS)],
    ] {
        let both = open(&ours);
        assert_eq!(stands(&log, &both), (vec![("b/eng.md".into(), 3)], vec!["b/eng.md".into()]));
    }
}

#[rstest]
#[case::of_one_folder("one", "one")]
#[case::of_two_folders("acme", "globex")]
fn what_is_said_of_one_of_two_tracks_leaves_the_other_as_it_was(#[case] mine: &str, #[case] other: &str) {
    let alone = open(&[(mine, "b/eng.md", OURS)]);
    let both = open(&[(other, "a/eng.md", THEIRS), (mine, "b/eng.md", OURS)]);
    let log = all_of(&alone, "b/eng.md");
    // The same words under the id that the other track had.
    let log = set(log, &both, "a/eng.md", SHARED, Status::Met);
    let log = aim(log, &both, "eng/senior");
    let (met, aims) = stands(&log, &both);
    assert_eq!(met, [("a/eng.md".to_owned(), 1), ("b/eng.md".to_owned(), 3)]);
    assert_eq!(aims, ["a/eng.md", "b/eng.md"]);
    // What is taken back in both is so in one as well, and the other way round.
    let open_again = set(log.clone(), &both, "b/eng.md", ALL[0], Status::Open);
    assert_eq!(standing(&open_again, &both).total().met, 3);
    assert_eq!(standing(&open_again, &alone).total().met, 2);
    let swapped = open(&[(mine, "b/eng.md", OURS), (other, "a/eng.md", THEIRS)]);
    assert_eq!(stands(&log, &swapped).0, [("b/eng.md".to_owned(), 3), ("a/eng.md".to_owned(), 1)]);
}

#[test]
fn a_reworded_statement_is_looked_for_in_the_track_of_the_rest() {
    let log = all_of(&open(&[("one", "b/eng.md", OURS)]), "b/eng.md");
    let reworded = OURS.replace("Mentors one junior engineer", "Mentors one junior engineer or more");
    let both = open(&[("one", "a/eng.md", THEIRS), ("one", "b/eng.md", &reworded)]);
    let standing = standing(&log, &both);
    let (&ix, _) = standing.moved.iter().next().unwrap();
    assert_eq!(both.expectation(ix).source().path, "b/eng.md");
    assert_eq!((standing.moved.len(), standing.orphans().len(), standing.total().met), (1, 0, 3));
}

#[test]
fn what_a_person_said_of_a_level_holds_under_its_tracks_other_id() {
    let old = open(&[("one", "b/eng.md", OURS)]);
    let log = all_of(&old, "b/eng.md");
    let renamed = OURS.replace("# Engineer", "# Builder");
    let new = open(&[("one", "b/eng.md", &renamed)]);
    let to = new.find_level("eng/builder").unwrap();
    let log = and(log, Step::renamed("desk", Timestamp::UNIX_EPOCH, "eng/engineer".into(), "Engineer".into(), to));
    assert_eq!(stands(&log, &new).0, [("b/eng.md".to_owned(), 3)]);
    // Aside from the words, which are in neither's level of that name, files tell.
    let both = open(&[("two", "a/eng.md", "# Chief\n## Work\nRules"), ("one", "b/eng.md", &renamed)]);
    assert_eq!(stands(&log, &both).0, [("b/eng.md".to_owned(), 3)]);
}

#[test]
fn a_ladder_that_says_the_words_wins_over_one_of_the_name() {
    let log = all_of(&open(&[("careers", "b/eng.md", OURS)]), "b/eng.md");
    let both =
        open(&[("careers", "careers/eng.md", "# Engineer\n## Other\nSomething else"), ("moved", "moved/eng.md", OURS)]);
    assert_eq!(stands(&log, &both).0, [("moved/eng.md".to_owned(), 3)]);
}
