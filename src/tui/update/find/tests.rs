use crate::ladder::model::Competency;
use crate::search::{Found, Index, Meant, Query, Scope, find};
use crate::tui::app::Overlay;
use crate::tui::driver::Driver;
use crate::tui::message::Message;

const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n\n\
    ## Senior Sailor\n\n### Ropes\n\n- Teaches knots\n";

fn line(driver: &Driver) -> &str {
    match driver.app.overlay() {
        Some(Overlay::Find(find)) => find.line.text(),
        _ => panic!("no find is open"),
    }
}

#[test]
fn earlier_finds_come_back_and_what_was_typed_too() {
    let mut driver = Driver::of(CREW, 80, 24);
    for typed in ["knots", "coils", "knots", "  "] {
        driver.keys("f").types(typed);
        driver.keys("Esc");
    }
    driver.keys("f").types("si");
    driver.keys("Alt-Up");
    assert_eq!(line(&driver), "knots");
    driver.keys("Alt-Up");
    assert_eq!(line(&driver), "coils");
    assert!(driver.screen().contains("1 of 8"));
    driver.keys("Alt-Up");
    assert_eq!(line(&driver), "coils");
    driver.keys("Alt-Down Alt-Down");
    assert_eq!(line(&driver), "si");
    driver.keys("Alt-Down");
    assert_eq!(line(&driver), "si");
}

#[test]
fn what_is_not_understood_is_said_and_the_rest_is_found() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("f").types("coils is:dne");
    let screen = driver.screen();
    assert!(screen.contains("is: takes open, working, met, n/a, noted, unproved."), "{screen}");
    assert!(screen.contains("1 of 8"), "{screen}");
}

#[test]
fn a_find_and_a_filter_know_what_was_ticked() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("Enter Enter Space f").types("is:met");
    assert!(driver.screen().contains("1 of 8"));
    driver.keys("Enter /").types("is:open");
    assert!(driver.screen().contains("1 of 2"), "{}", driver.screen());
}

/// What the last find is known by.
fn asked(driver: &Driver) -> u64 {
    driver.app.finds
}

fn found(driver: &Driver, typed: &str) -> Found {
    find(&Index::of(&driver.app.ladder), &Query::parse(typed), Scope::Everything)
}

#[test]
fn a_part_of_an_answer_is_shown_at_once_and_counted_as_one() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.hold().keys("f").types("k");
    // As long as nothing is found, that is said too.
    assert!(driver.screen().contains("0+"), "{}", driver.screen());
    let whole = found(&driver, "k");
    let part = Found { hits: whole.hits[..1].to_vec(), total: 1, ..whole.clone() };
    driver.send(Message::FoundSoFar(asked(&driver), part));
    assert!(driver.screen().contains("1+"), "{}", driver.screen());
    driver.send(Message::Found(asked(&driver), whole.clone()));
    assert!(driver.screen().contains(&format!("{} of 8", whole.total)), "{}", driver.screen());
}

#[test]
fn a_moved_cursor_stays_on_its_hit_while_more_come() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.hold().keys("f").types("k");
    let whole = found(&driver, "k");
    let part = Found { hits: vec![whole.hits[1].clone(), whole.hits[0].clone()], total: 2, ..whole.clone() };
    driver.send(Message::FoundSoFar(asked(&driver), part));
    driver.keys("Down");
    driver.send(Message::Found(asked(&driver), whole.clone()));
    let Some(Overlay::Find(find)) = driver.app.overlay() else { panic!("no find is open") };
    assert_eq!((find.cursor, find.waits()), (0, false));
}

#[test]
fn enter_waits_for_the_whole_answer() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.hold().keys("f").types("teaches").keys("Enter");
    let whole = found(&driver, "teaches");
    driver.send(Message::FoundSoFar(asked(&driver), found(&driver, "ties")));
    assert!(driver.app.overlay().is_some());
    driver.send(Message::Found(asked(&driver), whole));
    assert!(driver.app.overlay().is_none());
    assert!(driver.screen().contains("Teaches knots"));
}

#[test]
fn several_hits_are_ticked_as_one_step() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("f").types("knots").keys("Tab Tab");
    let screen = driver.screen();
    assert!(screen.contains("2 of 8, 2 selected"), "{screen}");
    assert!(screen.contains("[ ]+Ties six knots"), "{screen}");
    driver.keys("Ctrl-x");
    let screen = driver.screen();
    assert!(screen.contains("[x] Ties six knots") && screen.contains("[x] Teaches knots"), "{screen}");
    assert!(screen.contains("2 expectations: met."), "{screen}");
    driver.keys("Esc u");
    driver.keys("f").types("is:met");
    assert!(driver.screen().contains("nothing in 8"), "{}", driver.screen());
}

#[test]
fn without_a_selection_the_hit_under_the_cursor_is_ticked() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("f").types("coils").keys("Ctrl-x");
    assert!(driver.screen().contains("[x] Coils every line"), "{}", driver.screen());
    driver.keys("Ctrl-x");
    assert!(driver.screen().contains("[ ] Coils every line"), "{}", driver.screen());
    driver.keys("Ctrl-u").types("senior").keys("Tab Ctrl-x");
    assert!(driver.screen().contains("Only expectations can be ticked."), "{}", driver.screen());
}

/// The judged queries of one set.
fn judged(name: &str) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Set {
        query: Vec<Judged>,
    }
    #[derive(serde::Deserialize)]
    struct Judged {
        typed: String,
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judged").join(name);
    let set: Set = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    set.query.into_iter().map(|query| query.typed).collect()
}

#[test]
fn screen_and_command_find_the_same_in_the_same_order() {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let corpus = corpus.exists().then(|| crate::ladder::open(&[corpus]).ladder);
    for (set, ladder) in [("built-in.toml", Some(crate::ladder::open_builtin())), ("corpus.toml", corpus)] {
        let Some(ladder) = ladder else { continue };
        let mut driver = Driver::new(ladder, 120, 40);
        for typed in judged(set) {
            driver.keys("f").types(&typed);
            let query = driver.app.bound(Query::parse(&typed));
            let Some(Overlay::Find(find)) = driver.app.overlay() else { panic!("no find is open") };
            for limit in [5, 50] {
                let command = crate::report::search::found(&driver.app.ladder, &query, limit);
                assert_eq!(find.found, command, "{typed}");
            }
            driver.keys("Esc");
        }
    }
}

#[test]
fn saved_finds_are_listed_and_taken_by_name() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys(":").types("saved finds").keys("Enter");
    assert!(driver.screen().contains("No finds are saved"), "{}", driver.screen());
    let finds = [("lines", "every line"), ("knots", "six knots")];
    driver.app.saved_finds = finds.map(|(name, query)| (name.to_owned(), query.to_owned())).into();
    driver.keys(":").types("saved finds").keys("Enter");
    let screen = driver.screen();
    assert!(screen.contains("@knots  six knots") && screen.contains("@lines  every line"), "{screen}");
    driver.types("li").keys("Enter");
    assert_eq!(line(&driver), "every line");
    assert!(driver.screen().contains("1 of 8"), "{}", driver.screen());
}

#[test]
fn notes_are_found_with_what_they_are_on_and_lead_there() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("Enter Enter j a").types("Splices for the harbour fair").keys("Enter");
    driver.keys("f").types("harbour");
    let screen = driver.screen();
    assert!(screen.contains("1 of 9"), "{screen}");
    assert!(screen.contains("note Splices for the harbour fair"), "{screen}");
    assert!(screen.contains("Crew › Junior Sailor › Ropes › Coils every line"), "{screen}");
    driver.keys("Enter");
    assert!(driver.app.overlay().is_none());
    assert!(driver.screen().contains("[ ]+ Coils every line ◂"), "{}", driver.screen());
}

#[test]
fn a_note_reaches_the_find_as_soon_as_it_is_written() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("f").types("harbour").keys("Esc Enter Enter a").types("Harbour fair").keys("Enter F");
    assert!(driver.screen().contains("note Harbour fair"), "{}", driver.screen());
}

#[test]
fn kinds_are_switched_off_and_that_is_shown() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("f").types("ropes");
    assert!(driver.screen().contains("2 of 8"), "{}", driver.screen());
    driver.keys("Alt-3");
    let screen = driver.screen();
    assert!(screen.contains("nothing in 6 texts") && screen.contains("no competencies"), "{screen}");
    driver.keys("Alt-1 Alt-2 Alt-5 Alt-8");
    let screen = driver.screen();
    assert!(screen.contains("nothing in 3 texts"), "{screen}");
    assert!(screen.contains("only expectations, summaries, examples"), "{screen}");
    driver.keys("Esc F");
    assert!(driver.screen().contains("only expectations"), "the last find is as it was: {}", driver.screen());
    driver.keys("Alt-3");
    assert!(driver.screen().contains("2 of 5"), "{}", driver.screen());
    driver.keys("Esc f");
    assert!(!driver.screen().contains("only "), "another find has all kinds: {}", driver.screen());
}

#[test]
fn kinds_and_earlier_finds_are_reached_from_the_palette() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys(":").types("looked for before").keys("Enter");
    assert!(driver.screen().contains("Nothing was looked for before."), "{}", driver.screen());
    driver.keys("f").types("ropes").keys("Alt-x").types("competencies").keys("Enter");
    assert!(driver.screen().contains("no competencies"), "{}", driver.screen());
    driver.keys("Esc :").types("looked for before").keys("Enter");
    assert_eq!(line(&driver), "ropes");
    assert!(driver.screen().contains("2 of 8"), "{}", driver.screen());
}

const DECK: &str = "# Crew\n\n## Junior Sailor\n\n_Learns by doing._\n\n### Seamanship\n\n#### Ropes\n\n\
    All that is tied on deck.\n\n- Ties six knots\n\n\
    <details>\n<summary>Examples</summary>\n\n- A bowline on the mooring post\n\n</details>\n\n\
    #### Sails\n\n- Mends a sail\n";

#[test]
fn what_explains_a_competency_is_found_and_led_to() {
    let mut driver = Driver::of(DECK, 120, 30);
    for (typed, kind) in [("seamanship", "category"), ("tied on deck", "summary"), ("mooring", "example")] {
        driver.keys("f").types(typed);
        let screen = driver.screen();
        assert!(screen.contains(&format!("{kind} ")) && screen.contains("1 of"), "{screen}");
        driver.keys("Enter");
        assert_eq!(driver.app.competency().map(Competency::title), Some("Ropes"), "{typed}");
    }
    let screen = driver.screen();
    assert!(screen.lines().any(|row| row.contains("A bowline on the mooring post") && row.ends_with('◂')), "{screen}");
}

#[test]
fn another_find_is_not_answered_by_the_one_before() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.hold().keys("f").types("knots");
    let late = asked(&driver);
    driver.keys("Esc f");
    driver.send(Message::Found(late, found(&driver, "knots")));
    assert!(!driver.screen().contains("Ties six knots"), "{}", driver.screen());
    driver.types("coils").keys("Esc");
    let late = asked(&driver);
    driver.keys("F");
    driver.send(Message::Found(late, found(&driver, "knots")));
    assert!(!driver.screen().contains("Ties six knots"), "{}", driver.screen());
}

#[test]
fn an_older_query_s_hits_are_neither_ticked_nor_selected() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("f").types("knots");
    driver.hold().types(" teach").keys("Ctrl-x");
    assert!(driver.screen().contains("Still looking"), "{}", driver.screen());
    driver.keys("Tab");
    assert!(!driver.screen().contains("selected"), "{}", driver.screen());
    driver.answer().keys("Ctrl-x");
    assert!(driver.screen().contains("[x] Teaches knots"), "{}", driver.screen());
    driver.keys("Ctrl-u").types("knots").keys("Tab").hold().types(" s").keys("Ctrl-x");
    assert!(driver.screen().contains("1 expectation: open."), "what was selected is meant: {}", driver.screen());
}

#[test]
fn what_is_ticked_among_hits_is_met_elsewhere_at_once() {
    let text = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n\n## Senior Sailor\n\n### Ropes\n\n- Ties six knots\n";
    let mut driver = Driver::of(text, 120, 30);
    driver.keys("f").types("knots").keys("Ctrl-x Down Enter");
    let is_met_elsewhere = |driver: &Driver| {
        let app = &driver.app;
        let senior = app.ladder.levels().last().unwrap();
        app.elsewhere.count(&app.standing, senior) == 1
    };
    assert!(is_met_elsewhere(&driver), "{}", driver.screen());
    driver.keys("f").types("knots").keys("Ctrl-x");
    assert!(!is_met_elsewhere(&driver), "{}", driver.screen());
}

#[test]
fn the_nearest_words_are_offered_where_nothing_is_found_and_enter_takes_one() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.hold().keys("f").types("gnots");
    assert!(!driver.screen().contains("Nothing matches"), "{}", driver.screen());
    driver.answer();
    let screen = driver.screen();
    assert!(screen.contains("Nothing matches \"gnots\"") && screen.contains("nothing in 8 texts"), "{screen}");
    assert!(screen.lines().any(|row| row.contains("knots  2 texts") && row.ends_with('◂')), "{screen}");
    driver.keys("Down Down Up Enter");
    assert_eq!(line(&driver), "knots");
    assert!(driver.screen().contains("2 of 8"), "{}", driver.screen());
    driver.keys("Ctrl-u").types("zzyzx");
    assert!(driver.screen().contains("Fewer letters find more"), "{}", driver.screen());
    driver.keys("Enter");
    assert_eq!(line(&driver), "zzyzx");
}

#[test]
fn a_guess_about_what_was_typed_before_is_dropped() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.hold().keys("f").types("gnots");
    let late = asked(&driver);
    driver.types("x");
    let meant = Meant { word: "knots".into(), count: 2, typed: "knots".into() };
    driver.send(Message::Meant(late, vec![meant]));
    assert!(!driver.screen().contains("2 texts"), "{}", driver.screen());
}

#[test]
fn a_long_hit_is_cut_around_what_matches_where_a_preview_shows_the_rest() {
    let long = format!("{} caulks the seams {}", "splices wire ".repeat(40), "and coils lines ".repeat(40));
    let text = CREW.replace("Ties six knots", long.trim());
    let mut driver = Driver::of(&text, 80, 24);
    driver.keys("f").types("caulks");
    let screen = driver.screen();
    let hits = screen.lines().take(6).collect::<Vec<_>>().join("\n");
    assert!(hits.contains("caulks") && hits.contains('…') && hits.contains("Ropes"), "{screen}");
}
