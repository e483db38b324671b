//! Progress as Markdown, to be brought to a talk.

use super::{bakery, run};
use crate::support::Home;

fn exported(home: &Home) -> String {
    let printed = run(home, &["progress", "--format", "markdown"]).expect_code(0).stdout;
    let today = home.events().first().map(|event| event["at"].as_str().unwrap()[..10].to_owned());
    today.map_or(printed.clone(), |today| printed.replace(&today, "DATE"))
}

#[test]
fn progress_as_markdown_holds_what_was_said_with_its_evidence() {
    let (home, ids, competency) = bakery();
    assert_eq!(exported(&home), "Nothing is ticked, rated or noted on yet, in 1 track.\n");
    run(&home, &["tick", &ids[0]]).expect_code(0);
    run(&home, &["tick", "--as", "working", &ids[1]]).expect_code(0);
    run(&home, &["tick", "--as", "n/a", &ids[3]]).expect_code(0);
    run(&home, &["note", &ids[0], "Batch 12 was *exact*, see <b>there</b>.\n\n# No heading"]).expect_code(0);
    run(&home, &["note", &ids[0], "And again"]).expect_code(0);
    run(&home, &["rate", &competency, "maturing"]).expect_code(0);
    run(&home, &["aim", "--current", "L1", "--target", "L2"]).expect_code(0);
    let page = exported(&home);
    insta::assert_snapshot!(page, @r"
    # Bakery

    L1 Apprentice Baker → L2 Baker: 0 of 2 met.

    ## L1 Apprentice Baker

    1 of 4 met, 1 in work, 1 not applicable. This is where I stand.

    ### Dough

    1 of 3 met, 1 in work. Rated maturing.

    - [x] Weighs flour and salt to the gram before mixing begins. (met DATE)
      > DATE: Batch 12 was *exact*, see \<b>there\</b>.
      >
      > \# No heading
      >
      > DATE: And again
    - [ ] Tells by touch when a dough has rested long enough. (in work since DATE)
    - [ ] Keeps the sourdough alive over a long weekend.

    ### Oven

    0 of 1 met, 1 not applicable.

    - [ ] Loads the oven and loses no heat through an open door. (not applicable since DATE)
    - [ ] Notes time and temperature of each batch on the board.

    ## L2 Baker

    0 of 2 met. This is where I want to go.

    ### Dough

    0 of 1 met.

    - [ ] Plans the doughs of tomorrow from orders and weather.

    ### Counter

    0 of 1 met.

    - [ ] Greets regulars by name and remembers their usual loaf.

    Other levels, of which nothing was said: L3 Master Baker.
    ");
    // It is a ladder as good as the one that it tells of.
    let path = home.write("page.md", page);
    let outline = home.json(["outline", path.to_str().unwrap()]);
    let levels = outline["tracks"][0]["levels"].as_array().unwrap();
    let titles: Vec<&str> = levels.iter().map(|level| level["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Apprentice Baker", "Baker"]);
}

#[test]
fn what_the_ladder_no_longer_has_is_brought_along() {
    let (home, ids, _) = bakery();
    run(&home, &["tick", &ids[3]]).expect_code(0);
    run(&home, &["note", &ids[3], "Three winters"]).expect_code(0);
    let text = crate::support::BAKERY.replace("- Loads the oven and loses no heat through an open door.\n", "");
    home.write("bakery.md", text);
    let page = exported(&home);
    let gone = "# No longer in the ladder\n\n- [x] Loads the oven and loses no heat through an open door. \
                (Bakery › Apprentice Baker › Oven)\n  > DATE: Three winters\n";
    assert!(page.ends_with(gone), "{page}");
}
