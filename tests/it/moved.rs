//! Ticks over a ladder that is reworded, from the first tick to the verdict.

use std::path::PathBuf;

use rstest::rstest;
use serde_json::Value;

use crate::support::{BAKERY, Home, each, text};

const OLD: &str = "Weighs flour and salt to the gram before mixing begins.";
const NEW: &str = "Weighs flour, salt and water to the gram before mixing begins.";
const GONE: &str = "Notes time and temperature of each batch on the board.";

/// A bakery in which two statements were ticked, and one then reworded and the
/// other replaced. Returns the ids of what was ticked, and of the new wording.
fn reworded() -> (Home, PathBuf, [String; 3]) {
    let (home, path) = Home::with_bakery();
    let ids = home.ids(Some(&path));
    let (old, gone) = (ids[0].clone(), ids[4].clone());
    home.run(["--ladders", "bakery.md", "tick", &old, &gone]).expect_code(0);
    home.write("bakery.md", BAKERY.replace(OLD, NEW).replace(GONE, "Cleans the oven."));
    let new = home.ids(Some(&path))[0].clone();
    (home, path, [old, gone, new])
}

fn expectation(progress: &Value, id: &str) -> Value {
    let mut found = Value::Null;
    each(progress, "expectations", &mut |expectation| {
        if expectation["id"] == id {
            found = expectation.clone();
        }
    });
    found
}

#[test]
fn a_reworded_statement_is_shown_as_moved_and_what_is_gone_with_its_words() {
    let (home, _, [old, gone, new]) = reworded();
    let progress = home.json(["progress", "bakery.md"]);
    let here = expectation(&progress, &new);
    assert_eq!((text(&here, "status"), text(&here["moved"], "from")), ("met", OLD));
    let similarity = here["moved"]["similarity"].as_f64().unwrap();
    assert!((0.8..1.0).contains(&similarity), "{similarity}");
    assert_eq!(progress["orphans"].as_array().unwrap().len(), 1);
    assert_eq!((text(&progress["orphans"][0], "id"), text(&progress["orphans"][0], "text")), (gone.as_str(), GONE));
    let printed = home.run(["progress", "bakery.md"]).expect_code(0).stdout;
    assert!(printed.contains(&format!("[x] {NEW}  (ticked as \"{OLD}\"")), "{printed}");
    assert!(printed.contains(GONE) && printed.contains("no longer in"), "{printed}");
    let shown = home.json(["--ladders", "bakery.md", "show", &new]);
    assert_eq!(shown["moved"], here["moved"]);
    let review = home.json(["review", "bakery.md"]);
    assert_eq!(review["schema"], "rungs.review/1");
    assert_eq!((&review["moved"][0]["id"], &review["moved"][0]["ticked"][0]), (&new.into(), &old.into()));
    assert_eq!(review["orphans"], progress["orphans"]);
}

#[test]
fn a_note_on_a_reworded_statement_keeps_its_tick_and_says_that_it_is_the_one() {
    let (home, _, [old, _, new]) = reworded();
    home.run(["--ladders", "bakery.md", "note", &new, "Ten loaves."]).expect_code(0);
    let here = expectation(&home.json(["progress", "bakery.md"]), &new);
    assert_eq!((text(&here, "status"), &here["moved"]), ("met", &Value::Null), "{here}");
    let events = home.events();
    let matched = events.iter().find(|event| event["kind"] == "match").expect("a match is written");
    assert_eq!(
        (text(matched, "expectation"), text(matched, "to"), text(matched, "verdict")),
        (&*old, &*new, "accepted")
    );
    let done = home.run(["log"]).expect_code(0).stdout;
    assert!(!done.lines().next().unwrap_or_default().contains("1 more"), "{done}");
}

#[rstest]
#[case::by_the_new_id(2, false)]
#[case::by_the_old_id(0, false)]
#[case::with_its_level(2, true)]
fn what_is_accepted_is_plain(#[case] nth: usize, #[case] level: bool) {
    let (home, _, ids) = reworded();
    let id = if level { ids[nth].split('/').take(2).collect::<Vec<_>>().join("/") } else { ids[nth].clone() };
    let printed = home.run(["review", "bakery.md", "--accept", &id]).expect_code(0).stdout;
    assert_eq!(printed, format!("[x] {NEW}\n"));
    let here = expectation(&home.json(["progress", "bakery.md"]), &ids[2]);
    assert_eq!((text(&here, "status"), &here["moved"]), ("met", &Value::Null));
    let event = home.events().pop().unwrap();
    assert_eq!((text(&event, "kind"), text(&event, "verdict")), ("match", "accepted"));
    assert_eq!((text(&event, "expectation"), text(&event, "to")), (ids[0].as_str(), ids[2].as_str()));
    // Where the old words come back, so does the tick.
    home.write("bakery.md", BAKERY);
    assert_eq!(expectation(&home.json(["progress", "bakery.md"]), &ids[0])["status"], "met");
}

#[test]
fn what_is_rejected_is_open_and_the_old_tick_an_orphan() {
    let (home, _, [old, _, new]) = reworded();
    let review = home.json(["review", "bakery.md", "--reject", &new]);
    assert_eq!((&review["rejected"][0], &review["moved"]), (&new.clone().into(), &Value::Array(vec![])));
    let progress = home.json(["progress", "bakery.md"]);
    assert_eq!(expectation(&progress, &new)["status"], "open");
    let orphans: Vec<_> = progress["orphans"].as_array().unwrap().iter().map(|orphan| text(orphan, "id")).collect();
    assert!(orphans.contains(&old.as_str()) && orphans.len() == 2, "{orphans:?}");
}

#[test]
fn who_ticks_what_was_found_again_accepts_it() {
    let (home, _, [_, gone, new]) = reworded();
    let ticked = home.json(["--ladders", "bakery.md", "tick", &new, "--as", "working"]);
    assert_eq!(ticked["changed"][0]["from"], "met");
    let progress = home.json(["progress", "bakery.md"]);
    assert_eq!(expectation(&progress, &new)["status"], "working");
    assert_eq!(progress["orphans"].as_array().unwrap().len(), 1);
    assert_eq!(text(&progress["orphans"][0], "id"), gone);
}

#[test]
fn a_review_of_what_did_not_move_writes_nothing() {
    let (home, _, [_, gone, new]) = reworded();
    let before = home.events().len();
    let other = new.replace(new.rsplit('/').next().unwrap(), "0000000000");
    for arguments in [vec!["--accept", &gone], vec!["--reject", &other], vec!["--accept", &new, "--reject", &new]] {
        let ran = home.run(["review", "bakery.md"].into_iter().chain(arguments)).expect_code(2);
        assert!(!ran.stderr.is_empty() && ran.stdout.is_empty());
    }
    assert_eq!(home.events().len(), before);
    let plain = Home::with_bakery().0;
    assert!(plain.run(["review", "bakery.md"]).expect_code(0).stdout.contains("Every tick is where it was made."));
}

#[test]
fn a_review_tells_of_ticks_on_tracks_that_are_not_open() {
    let (home, path, [..]) = reworded();
    std::fs::remove_file(path).unwrap();
    home.write("mill.md", "# Mill\n\n## Junior Miller\n\n- Grinds\n\n## Senior Miller\n\n- Plans\n");
    let review = home.run(["review", "mill.md"]).expect_code(0).stdout;
    assert!(review.starts_with("Every tick of the open tracks is where it was made.\n"), "{review}");
    assert!(review.contains("2 ticks are on a track that isn't open: \"Bakery"), "{review}");
}

/// A bakery whose ticked level has another title, another rank and another seniority.
fn retitled() -> Home {
    let (home, path) = Home::with_bakery();
    let ids = home.ids(Some(&path));
    home.run(["--ladders", "bakery.md", "tick", &ids[0], &ids[4]]).expect_code(0);
    home.write("bakery.md", BAKERY.replace("Apprentice Baker (L1)", "Baker I (P1)"));
    home
}

#[test]
fn a_level_that_is_gone_is_taken_for_another_one_only_by_who_says_so() {
    let home = retitled();
    let review = home.json(["review", "bakery.md"]);
    assert_eq!(review["orphans"].as_array().unwrap().len(), 2);
    let lost = &review["lost_levels"][0];
    assert_eq!((text(lost, "id"), &lost["count"]), ("bakery/apprentice-baker", &2.into()));
    let best = &lost["candidates"][0];
    assert_eq!((text(best, "id"), &best["shared"]), ("bakery/baker-i", &2.into()));
    let printed = home.run(["review", "bakery.md"]).expect_code(0).stdout;
    assert!(printed.contains("`rungs review --renamed bakery/apprentice-baker bakery/baker-i` says that"), "{printed}");
    home.run(["review", "bakery.md", "--renamed", "Head Baker", "Baker I"]).expect_code(2);
    home.run(["review", "bakery.md", "--renamed", "apprentice baker", "Baker I"]).expect_code(0);
    let progress = home.json(["progress", "bakery.md"]);
    assert_eq!(
        (progress["orphans"].as_array().unwrap().len(), &progress["tracks"][0]["levels"][0]["counts"]["met"]),
        (0, &2.into())
    );
    let event = home.events().pop().unwrap();
    let fields = ["kind", "from", "was", "to", "level"].map(|field| text(&event, field));
    assert_eq!(fields, ["renamed", "bakery/apprentice-baker", "Apprentice Baker", "bakery/baker-i", "Baker I"]);
    assert!(home.run(["log"]).expect_code(0).stdout.contains("Apprentice Baker is Baker I now"));
    home.run(["undo"]).expect_code(0);
    assert_eq!(home.json(["progress", "bakery.md"])["orphans"].as_array().unwrap().len(), 2);
    home.run(["redo"]).expect_code(0);
    assert_eq!(home.json(["progress", "bakery.md"])["orphans"], Value::Array(vec![]));
}

#[test]
fn what_a_renamed_level_keeps_is_one_question_and_one_yes_answers_it() {
    let (home, path) = Home::with_bakery();
    let ids: Vec<String> = home.ids(Some(&path)).into_iter().take(5).collect();
    let tick = ["--ladders", "bakery.md", "tick"].into_iter().map(str::to_owned).chain(ids.clone());
    home.run(tick).expect_code(0);
    home.write(
        "bakery.md",
        BAKERY.replace("Apprentice Baker (L1)", "Baking Trainee (L1)").replace("### Oven", "### Ovens"),
    );
    let review = || home.run(["review", "bakery.md"]).expect_code(0).stdout;
    let first = review();
    assert!(
        first.contains("3 expectations of \"Apprentice Baker\" stand in the same words in \"Baking Trainee\" now:")
    );
    assert!(first.contains("2 expectations of \"Oven\" stand in the same words in \"Ovens\" now:"), "{first}");
    let yes = home.ids(Some(&path))[0].clone();
    assert!(first.contains(&format!("`rungs review --accept {yes}` says that it is this level")), "{first}");
    home.run(["review", "bakery.md", "--accept", &yes]).expect_code(0);
    let second = review();
    assert!(!second.contains("Apprentice Baker") && second.contains("2 expectations of \"Oven\""), "{second}");
    let ovens = yes.replace("/dough/", "/ovens/");
    let (ovens, _) = ovens.rsplit_once('/').unwrap();
    assert!(second.contains(&format!("`rungs review --accept {ovens}` keeps what was found again there")), "{second}");
    home.run(["review", "bakery.md", "--accept", ovens]).expect_code(0);
    assert!(review().starts_with("Every tick is where it was made."), "{}", review());
}

#[test]
fn what_is_shown_of_a_level_marks_what_was_found_again() {
    let (home, ..) = reworded();
    let shown = home.run(["--ladders", "bakery.md", "show", "bakery/apprentice-baker"]).expect_code(0).stdout;
    let lines: Vec<&str> = shown.lines().collect();
    let at = lines.iter().position(|line| *line == format!("[x] {NEW}")).unwrap();
    assert!(lines[at + 1].trim().starts_with(&format!("ticked as \"{OLD}\", ")), "{shown}");
}

#[test]
fn a_note_of_a_renamed_competency_is_edited_where_it_stands_now() {
    let (home, path) = Home::with_bakery();
    let bakery =
        |arguments: &[&str]| home.run(["--ladders", "bakery.md"].iter().chain(arguments)).expect_code(0).stdout;
    bakery(&["rate", "bakery/apprentice-baker/oven", "performing"]);
    let noted = home.json(["--ladders", "bakery.md", "note", "bakery/apprentice-baker/oven", "Swept it"]);
    let note = text(&noted["notes"][0], "id").to_owned();
    home.write("bakery.md", BAKERY.replace("### Oven", "### Oven work"));
    let new = "bakery/apprentice-baker/oven-work";
    assert!(home.ids(Some(&path)).iter().any(|id| id.starts_with(new)));
    bakery(&["note", new, "Lit it"]);
    let edited = home.json(["--ladders", "bakery.md", "note", "--edit", &note, "Swept it twice"]);
    let texts: Vec<&str> = edited["notes"].as_array().unwrap().iter().map(|note| text(note, "text")).collect();
    assert_eq!((text(&edited, "on"), texts), (new, vec!["Swept it twice", "Lit it"]));
    let last = text(&edited["notes"][0], "id").to_owned();
    let left = bakery(&["note", "--remove", &last]);
    assert!(left.contains("Lit it") && !left.contains("Swept"), "{left}");
    let shown = bakery(&["show", new]);
    assert!(shown.contains("performing (rated as \"Oven\")"), "{shown}");
}

#[test]
fn a_statement_that_is_met_on_another_level_is_shown_so_and_stays_open() {
    let home = Home::new();
    let crew =
        "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Coils lines\n\n## Senior Sailor\n\n### Ropes\n\n- Coils lines\n";
    let path = home.write("crew.md", crew);
    let [junior, senior] = &home.ids(Some(&path))[..] else { panic!("two statements") };
    home.run(["--ladders", "crew.md", "tick", junior]).expect_code(0);
    let shown = home.json(["--ladders", "crew.md", "show", senior]);
    assert_eq!((text(&shown, "status"), text(&shown, "met_at")), ("open", junior.as_str()));
    for id in [senior.as_str(), "crew/senior-sailor"] {
        let shown = home.run(["--ladders", "crew.md", "show", id]).expect_code(0).stdout;
        assert!(shown.contains("[ ] Coils lines\n        met at Junior Sailor\n"), "{shown}");
    }
}

#[test]
fn a_tick_whose_statement_is_gone_goes_on_elsewhere_or_is_let_go() {
    const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n\n\
        ## Senior Sailor\n\n### Ropes\n\n- Teaches knots\n";
    let home = Home::new();
    let crew = home.write("crew.md", CREW);
    let path = crew.to_str().unwrap();
    let ids = home.ids(Some(&crew));
    home.run(["tick", "--ladders", path, &ids[0], &ids[1]]).expect_code(0);
    home.write(
        "crew.md",
        CREW.replace("Ties six knots", "Holds a ship in any weather").replace("Coils every", "Mends a"),
    );
    let review = home.run(["review", path]).expect_code(0).stdout;
    assert!(review.contains(&ids[0]) && review.contains("`rungs review --same OLD NEW`"), "{review}");
    let now = home.ids(Some(&crew));
    let refused = home.run(["review", "--same", &now[0], &now[0], path]).expect_code(2);
    assert!(refused.stderr.contains("No tick that is gone from the ladder has the id"), "{refused:?}");
    home.run(["review", "--same", &ids[0], &now[0], path]).expect_code(0);
    assert_eq!(home.json(["show", &now[0], "--ladders", path])["status"], "met");
    let let_go = home.json(["untick", &ids[1], "--ladders", path]);
    assert_eq!((text(&let_go["changed"][0], "from"), text(&let_go["changed"][0], "to")), ("met", "open"));
    assert_eq!(home.json(["progress", path])["orphans"].as_array().unwrap().len(), 0);
}
