use std::fmt::Write as _;

use super::*;
use crate::ladder::Code;
use crate::ladder::model::{Competency, Level, Track};
use crate::ladder::reader::read;

mod scales;
mod told;

fn ladder(files: &[(&str, &str)]) -> Ladder {
    assemble("careers", files.iter().map(|(path, text)| read(path, text.as_bytes())).collect())
}

fn tracks(ladder: &Ladder) -> Vec<(String, Vec<String>)> {
    let levels = |track: Track<'_>| track.levels().map(|level| level.title().to_owned()).collect();
    ladder.tracks().map(|track| (track.title().to_owned(), levels(track))).collect()
}

#[test]
fn files_of_one_level_in_a_folder_are_a_track_by_rank() {
    let ladder = ladder(&[
        ("careers/deck-crew/L2-sailor.md", "# L2: Sailor Engineer\n\n## Craft\n\n- Rigs\n"),
        ("careers/deck-crew/L10-captain.md", "# L10: Captain Engineer\n\n## Craft\n\n- Commands\n"),
        ("careers/deck-crew/L1-deckhand.md", "# L1: Deckhand Engineer\n\n## Craft\n\n- Scrubs\n"),
    ]);
    let names = ["Deckhand Engineer", "Sailor Engineer", "Captain Engineer"].map(str::to_owned).to_vec();
    assert_eq!(tracks(&ladder), [("deck crew".to_owned(), names)]);
}

/// The titles of the one track of some files in a folder, in their order.
fn order_of(titles: &[&str]) -> Vec<String> {
    let texts: Vec<_> = titles.iter().map(|title| format!("# {title}\n\n## Craft\n\n- Rigs\n")).collect();
    let paths: Vec<_> = (0..texts.len()).map(|nth| format!("crew/{nth}.md")).collect();
    let files: Vec<_> = paths.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let mut tracks = tracks(&ladder(&files));
    assert_eq!(tracks.len(), 1, "{tracks:?}");
    tracks.remove(0).1
}

#[rstest::rstest]
#[case(&["Level 10", "Level 9", "Level 1"], &["Level 1", "Level 9", "Level 10"])]
#[case(&["Level IX", "Level II"], &["Level II", "Level IX"])]
#[case(&["L2: Hand", "All levels", "L1: Hand"], &["All levels", "Hand", "Hand"])]
#[case(&["Vice President", "Director", "Associate Director"], &["Associate Director", "Director", "Vice President"])]
#[case(&["Hand Engineer - L2", "Mate Engineer - L1"], &["Mate Engineer", "Hand Engineer"])]
fn levels_over_files_rise(#[case] titles: &[&str], #[case] order: &[&str]) {
    assert_eq!(order_of(titles), order);
}

#[test]
fn file_names_sort_by_their_numbers() {
    let mut names = ["b10/a", "b2/a10", "b2/a9", "b2", "a", "b99999999999999999999999"];
    names.sort_by_key(|name| natural(name));
    assert_eq!(names, ["a", "b2", "b2/a9", "b2/a10", "b10/a", "b99999999999999999999999"]);
}

#[test]
fn files_of_roles_are_tracks_and_no_competencies() {
    let text = |role: &str| format!("# {role}\n\n## Junior\n\n- Draws\n\n## Senior\n\n> Leads.\n\n- Draws well\n");
    let tracks = |one: &str, other: &str| {
        tracks(&ladder(&[("crew/a.md", &text(one)), ("crew/b.md", &text(other))]))
            .into_iter()
            .map(|(title, _)| title)
            .collect::<Vec<_>>()
    };
    assert_eq!(tracks("Designers", "Engineers"), ["Designers", "Engineers"]);
    assert_eq!(tracks("Sail track", "Rope track"), ["Sail track", "Rope track"]);
    assert_eq!(tracks("Sails", "Ropes"), ["crew"]);
}

#[test]
fn what_files_of_a_competency_say_of_a_level_is_kept() {
    let first = "# Sails\n\n## Младший\n\n> Learns.\n\n- Draws\n\n## Старший\n\n- Draws well\n";
    let second = "# Ropes\n\n## МЛАДШИЙ\n\n- Ties\n\n## СТАРШИЙ\n\n- Ties well\n";
    let ladder = ladder(&[("crew/a.md", first), ("crew/b.md", second)]);
    let levels: Vec<Level<'_>> = ladder.levels().collect();
    assert_eq!(levels.len(), 2);
    assert!(levels.iter().all(|level| level.competencies().len() == 2));
    assert_eq!(levels[0].competency(0).and_then(Competency::description), Some("Learns."));
}

#[test]
fn folders_of_levels_with_a_file_a_competency_are_one_ladder() {
    let files = ["senior/dough", "junior/dough", "senior/oven", "junior/oven"];
    let texts = files.map(|file| {
        let (_, part) = file.split_once('/').unwrap();
        (format!("bakers/{file}.md"), format!("# The {part}\n\n- {file} is done\n"))
    });
    let files: Vec<_> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let whole = ladder(&files);
    assert_eq!(tracks(&whole), [("bakers".to_owned(), ["Junior", "Senior"].map(str::to_owned).to_vec())]);
    let parts = whole.levels().flat_map(Level::competencies);
    let parts: Vec<_> = parts.map(|c| (c.title(), c.source().path, c.expectations().len())).collect();
    assert_eq!(parts[0], ("The dough", "bakers/junior/dough.md", 1));
    assert_eq!(parts[3], ("The oven", "bakers/senior/oven.md", 1));
    // Files that have nothing in common are no ladder.
    let files = [("a/junior/dough.md", "# Dough\n\n- Flour\n"), ("a/senior/trips.md", "# Trips\n\n- Sea\n")];
    assert_eq!(ladder(&files).levels().count(), 0);
}

#[test]
fn two_families_in_a_folder_are_two_tracks() {
    let ladder = ladder(&[
        ("crew/a.md", "# Junior Engineer\n\n## Craft\n\n- Scrubs\n"),
        ("crew/b.md", "# Crew Manager\n\n## Craft\n\n- Plans\n"),
        ("crew/c.md", "# Senior Engineer\n\n## Craft\n\n- Rigs\n"),
        ("crew/d.md", "# Senior Crew Manager\n\n## Craft\n\n- Leads\n"),
    ]);
    let titles: Vec<_> = tracks(&ladder).into_iter().map(|(title, levels)| (title, levels.len())).collect();
    assert_eq!(titles, [("crew".to_owned(), 2), ("crew Management".to_owned(), 2)]);
}

#[test]
fn a_level_alone_is_a_track_named_by_its_part() {
    let ladder = ladder(&[("x/a.md", "# L4 Senior Engineer - Deck and Sails\n\n## Craft\n\n- Rigs\n")]);
    assert_eq!(tracks(&ladder), [("Deck and Sails".to_owned(), vec!["Senior Engineer - Deck and Sails".to_owned()])]);
}

#[test]
fn a_file_more_moves_no_level_of_another_part() {
    let alone = ("x/a.md", "# Senior Engineer - Deck\n\n## Craft\n\n- Rigs\n");
    let other = ("x/b.md", "# Lead Engineer\n\n## Craft\n\n- Leads\n");
    let titles: Vec<_> = tracks(&ladder(&[alone, other])).into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, ["Deck", "Lead Engineer"]);
}

#[test]
fn what_builds_on_what_is_taken_from_sentences() {
    let text = "# Crew\n\n## Engineer\n\n### Craft\n\n- Rigs\n\n## Senior Engineer\n\nThe Senior Engineer role builds upon the Engineer role. See [Care](care.md).\n\n### Craft\n\n- Leads\n\n## Lead Engineer\n\nThe Senior Engineer role builds on the Engineer role.\n\n### Craft\n\n- Commands\n";
    let ladder = ladder(&[("crew.md", text)]);
    let on: Vec<Vec<String>> = ladder.levels().map(|level| level.builds_on().map(Level::id).collect()).collect();
    assert_eq!(on[0], [] as [String; 0]);
    assert_eq!(on[2], ["crew/engineer"]);
    let mismatch = ladder.diagnostics().iter().find(|d| d.code == Code::BuildsOnMismatch).unwrap();
    assert_eq!(mismatch.line, 19);
    assert_eq!(on[1], ["crew/engineer"]);
    let references: Vec<_> = ladder.levels().nth(1).unwrap().references().iter().map(|r| r.text.as_str()).collect();
    assert_eq!(references, ["Engineer"], "a link in another sentence is none");
}

#[test]
fn a_level_that_repeats_another_is_said_and_kept() {
    let text =
        "# Crew\n\n## Lead Engineer\n\n### Craft\n\n- Commands\n\n## Principal Engineer\n\n### Craft\n\n- Commands\n";
    let ladder = ladder(&[("crew.md", text)]);
    assert_eq!(ladder.levels().count(), 2);
    let found: Vec<_> = ladder.diagnostics().iter().map(|d| (d.line, d.code)).collect();
    assert_eq!(found, [(9, Code::DuplicateLevel)]);
}

#[test]
fn equal_titles_get_ids_of_their_own() {
    let one = "# Crew\n\n## Engineer (L1)\n\n### Craft\n\n- Rigs\n- Rigs\n\n### Craft\n\n- Rigs\n\n## Engineer (L2)\n\n### Craft\n\n- Leads\n";
    let ladder = ladder(&[("a.md", one), ("b.md", one)]);
    let levels: Vec<String> = ladder.levels().map(Level::id).collect();
    assert_eq!(levels, ["crew/l1-engineer", "crew/l2-engineer", "crew~2/l1-engineer", "crew~2/l2-engineer"]);
    let ids: Vec<String> =
        ladder.levels().next().unwrap().expectations().map(crate::ladder::model::Expectation::id).collect();
    assert!(ids[1].ends_with("~2") && ids[2].contains("/craft~2/"), "{ids:?}");
}

#[test]
fn a_mixed_folder_has_one_order_for_all_its_levels() {
    let titles: Vec<String> = (0..60)
        .map(|nth| match nth % 3 {
            0 => format!("L{}: Senior Engineer", 1 + (nth * 7) % 40),
            1 => "Junior Engineer".to_owned(),
            _ => format!("IC{}: Lead Engineer", 1 + (nth * 11) % 40),
        })
        .collect();
    let texts: Vec<_> = titles.iter().map(|title| format!("# {title}\n\n## Craft\n\n- Rigs\n")).collect();
    let paths: Vec<_> = (0..60).map(|nth| format!("crew/{nth:02}.md")).collect();
    let mut files: Vec<_> = paths.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let forwards = tracks(&ladder(&files));
    files.reverse();
    assert_eq!(forwards, tracks(&ladder(&files)));
    assert!(forwards[0].1[0].starts_with("Junior") && forwards[0].1[59].starts_with("Lead"));
}

#[test]
fn folders_of_one_name_in_different_places_are_different_tracks() {
    let engineer = "# Engineer\n\n## Craft\n\n- Rigs\n";
    let senior = "# Senior Engineer\n\n## Craft\n\n- Rigs well\n";
    let ladder = ladder(&[
        ("sea/crew/a.md", engineer),
        ("./sea/crew/b.md", senior),
        ("land/crew/a.md", engineer),
        ("land/crew/b.md", senior),
    ]);
    let names = ["Engineer", "Senior Engineer"].map(str::to_owned).to_vec();
    assert_eq!(tracks(&ladder), [("crew".to_owned(), names.clone()), ("crew".to_owned(), names)]);
    assert_eq!(ladder.tracks().map(Track::id).collect::<Vec<_>>(), ["crew", "crew~2"]);
}

#[test]
fn many_levels_that_name_each_other_are_read_in_little_time() {
    let mut text = String::from("# Crew\n");
    for nth in 0..5_000 {
        let _ = writeln!(text, "\n## Sail Engineer {nth}\n\nIt builds on Sail Engineer {}.\n", nth + 1);
    }
    let ladder = ladder(&[("crew.md", &text)]);
    assert_eq!(ladder.levels().map(|level| level.builds_on().len()).sum::<usize>(), 4_999);
}

/// What each reference of a level leads to: level and competency, or track.
fn leads_to(ladder: &Ladder, level: &str) -> Vec<(String, Option<String>)> {
    let name = |reference: &Reference| {
        let competency = reference.competency.map(|ix| ladder.competency(ix).id());
        let level = reference.level.map(|ix| ladder.level(ix).id());
        let track = reference.track.map(|ix| ladder.track(ix).id().to_owned());
        (reference.text.clone(), competency.or(level).or(track))
    };
    ladder.find_level(level).unwrap().references().iter().map(name).collect()
}

/// A ladder over files: a level that says this, and others to refer to.
fn fleet(sentence: &str) -> Ladder {
    let captain = format!(
        "# Ship\n\n## Mate Engineer\n\n### Craft\n\n- Rigs\n\n## Captain Engineer\n\n### Craft\n\n- Sails\n- {sentence}\n"
    );
    ladder(&[
        ("fleet/ship/crew.md", captain.as_str()),
        ("fleet/Care.md", "# Carer Engineer\n\n## Patience\n\n- Waits\n\n## :octopus: Warmth & Wit\n\n- Smiles\n"),
        ("fleet/other/Care.md", "# Nurse Engineer\n\n## Patience\n\n- Waits\n"),
        (
            "fleet/land/a b.md",
            "# Land\n\n## L1: Farm Engineer\n\n### Field\n\n- Sows\n\n## L2: Lead Farm Engineer\n\n### Field\n\n- Reaps\n",
        ),
        ("fleet/land/notes.md", "Nothing of a ladder.\n"),
    ])
}

#[rstest::rstest]
#[case::by_path("[it](../Care.md)", Some("carer-engineer/carer-engineer"))]
#[case::by_path_among_equal_names("[it](../other/Care.md)", Some("nurse-engineer/nurse-engineer"))]
#[case::name_of_two_files("[it](Care.md)", None)]
#[case::without_extension("[it](./../Care)", Some("carer-engineer/carer-engineer"))]
#[case::another_extension("[it](../Care.html?x=1)", Some("carer-engineer/carer-engineer"))]
#[case::escaped("[it](../land/a%20b.md)", Some("land"))]
#[case::name_alone("[it](a%20b.md)", Some("land"))]
#[case::level_by_anchor("[it](../land/a%20b.md#l2-lead-farm-engineer)", Some("land/lead-farm-engineer"))]
#[case::level_by_words("[Farm Engineer](../land/a%20b.md)", Some("land/farm-engineer"))]
#[case::competency_by_anchor("[it](../Care.md#octopus-warmth--wit)", Some("carer-engineer/carer-engineer/warmth-wit"))]
#[case::second_of_a_name("[it](../land/a%20b.md#field-1)", Some("land/lead-farm-engineer/field"))]
#[case::unknown_anchor("[it](../Care.md#nowhere)", Some("carer-engineer/carer-engineer"))]
#[case::same_document("[it](#mate-engineer)", Some("ship/mate-engineer"))]
#[case::unknown_in_the_same_document("[it](#nowhere)", None)]
#[case::no_ladder("[it](../land/notes.md)", None)]
#[case::not_open("[it](Gone.md)", None)]
#[case::address("[it](https://example.org/Care.md)", None)]
#[case::address_with_a_name("[Carer Engineer](https://example.org/Care.md)", Some("carer-engineer/carer-engineer"))]
#[case::empty("[it]()", None)]
fn a_link_leads_to_what_it_names(#[case] link: &str, #[case] target: Option<&str>) {
    let ladder = fleet(&format!("I encompass all that {link} lists."));
    let found = leads_to(&ladder, "ship/captain-engineer");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1.as_deref(), target, "{found:?}");
}

#[rstest::rstest]
#[case::level_of_another_track("It builds on the Nurse Engineer role.", &["nurse-engineer/nurse-engineer"])]
#[case::longest("It builds on the Lead Farm Engineer and Mate Engineer.", &["land/lead-farm-engineer", "ship/mate-engineer"])]
#[case::track("It encompasses Land.", &["land"])]
#[case::file("It encompasses what a b.md lists.", &["land"])]
#[case::a_common_word("I build on land, and on what a nurse engineer says.", &[])]
#[case::own_track_in_any_case("It builds on what mate engineers do.", &["ship/mate-engineer"])]
#[case::two_of_a_name("It encompasses Care and Care.md.", &[])]
#[case::first_verb("I encompass the Mate Engineer definition, and I build on it.", &["ship/mate-engineer"])]
#[case::name_in_a_link("I encompass [the Nurse Engineer page](../other/Care.md#patience).", &["nurse-engineer/nurse-engineer/patience"])]
#[case::link_and_name("I encompass [Nurse Engineer](../other/Care.md) and Nurse Engineer.", &["nurse-engineer/nurse-engineer"])]
fn a_sentence_names_what_only_one_thing_is_called(#[case] sentence: &str, #[case] targets: &[&str]) {
    let ladder = fleet(sentence);
    let found: Vec<_> =
        leads_to(&ladder, "ship/captain-engineer").into_iter().filter_map(|(_, target)| target).collect();
    assert_eq!(found, targets);
}

#[test]
fn a_reference_knows_where_it_stands() {
    let ladder = fleet("I encompass [it](../Care.md#patience).");
    let captain = ladder.find_level("ship/captain-engineer").unwrap();
    let [reference] = captain.references() else { panic!("one reference") };
    assert_eq!((reference.line, reference.within), (14, captain.competency(0).map(Competency::ix)));
    assert_eq!(captain.builds_on().count(), 0, "only a part of it is built on");
    assert_eq!(captain.competency(0).unwrap().references().count(), 1);
}

#[rstest::rstest]
#[case::table(
    "a.md",
    "| Area | Baker | Senior Baker |\n|---|---|---|\n| All | Bakes what the list says | Everything in Baker, plus |\n| Oven | Cleans the oven daily | Buys ovens for the shop |\n"
)]
#[case::rows(
    "a.csv",
    "Level,Scope,Oven\nBaker,Bakes what the list says,Cleans the oven daily\nSenior Baker,Everything a Baker does and more,Buys ovens for the shop\n"
)]
#[case::linked(
    "a.md",
    "| Area | Baker | Senior Baker |\n|---|---|---|\n| All | Bakes what the list says | Builds on [it](a.md#baker) |\n| Oven | Cleans the oven daily | Buys ovens for the shop |\n"
)]
#[case::data(
    "a.yml",
    "levels:\n  - name: Baker\n    expectations:\n      - Bakes bread.\n  - name: Senior Baker\n    expectations:\n      - Everything a Baker does.\n"
)]
#[case::field(
    "a.yml",
    "levels:\n  - name: Baker\n    expectations:\n      - Bakes bread.\n  - name: Senior Baker\n    builds_on: Baker\n    expectations:\n      - Buys ovens.\n"
)]
#[case::attribute(
    "a.md",
    "# Bakery\n\n## Baker\n\n### Oven\n\n- Bakes\n\n## Senior Baker\n\n**Builds on:** Baker\n\n### Oven\n\n- Buys\n"
)]
#[case::plain(
    "a.txt",
    "L1: Baker\n\nOven\n\n- Bakes bread\n\nL2: Senior Baker\n\nOven\n\n- Everything that a Baker does\n"
)]
fn what_is_built_on_is_read_in_every_dialect(#[case] path: &str, #[case] text: &str) {
    let ladder = ladder(&[(path, text)]);
    let on: Vec<Vec<&str>> = ladder.levels().map(|level| level.builds_on().map(Level::title).collect()).collect();
    assert_eq!(on, [vec![], vec!["Baker"]], "{:?}", ladder.diagnostics());
}

#[rstest::rstest]
#[case("Builds on Senior Engineer.", Some("Senior Engineer ⭐"))]
#[case("Builds on the Staff Engineer.", Some("Staff Engineer (new)"))]
#[case("Everything an Engineer does, plus:", Some("Engineer"))]
#[case("Builds on L1 Engineer.", Some("Engineer"))]
#[case("Builds on Crew Engineer.", Some("Engineer"))]
#[case("Builds on Level Engineer.", Some("Engineer"))]
#[case("Builds on Unicorn Engineer.", None)]
#[case("Builds on Principal Engineer.", None)]
#[case("Builds on the Boatswain.", None)]
#[case("Everything in Ship's Mate, plus:", None)]
fn a_name_is_the_whole_of_it_without_what_decorates_it(#[case] sentence: &str, #[case] on: Option<&str>) {
    let text = format!(
        "# Crew\n\n## L1 - Engineer\n\n- Rigs.\n\n## L2 - Senior Engineer ⭐\n\n- Steers.\n\n\
        ## L3 - Staff Engineer (new)\n\n- Leads.\n\n## L4 - Captain\n\n{sentence}\n\n- Commands.\n"
    );
    let ladder = ladder(&[("crew.md", &text)]);
    let captain = ladder.levels().last().unwrap();
    assert_eq!(captain.builds_on().next().map(Level::title), on);
    let is_unknown = ladder.diagnostics().iter().any(|finding| finding.code == Code::BuildsOnUnknown);
    assert_eq!(is_unknown, on.is_none(), "{:?}", ladder.diagnostics());
}

#[rstest::rstest]
#[case::each("The Captain builds upon the Engineer. The Captain builds upon the Mate.", &["Engineer", "Mate"])]
#[case::links("It builds on the Engineer. It also builds on [him](#mate).", &["Mate", "Engineer"])]
#[case::item("I rig.\n\n- Everything in Engineer. Builds on the Mate.", &["Engineer", "Mate"])]
#[case::roles("The Captain builds upon the foundation of the previous CSM roles.", &["Mate"])]
fn each_sentence_says_what_is_built_on(#[case] text: &str, #[case] on: &[&str]) {
    let text =
        format!("# Crew\n\n## Engineer\n\n- Rigs.\n\n## Mate\n\n- Steers.\n\n## Captain\n\n{text}\n\n- Commands.\n");
    let ladder = ladder(&[("crew.md", &text)]);
    let captain = ladder.find_level("crew/captain").unwrap();
    let names: Vec<_> = captain.builds_on().map(Level::title).collect();
    assert_eq!(names, on, "{:?}", ladder.diagnostics());
}

#[rstest::rstest]
#[case::name(
    "The Captain builds upon the Chief Mate, and more.",
    "What \"Captain\" builds on is none of the levels that are open: \"Chief Mate\". The nearest is \"Mate\"."
)]
#[case::this("This role builds upon the Senior Engineer.", "none of the levels that are open: \"Senior Engineer\"")]
#[case::of_a_noun("This role builds upon the Unicorn Mate.", ": \"Unicorn Mate\"")]
#[case::second("It builds on the Mate. The Captain builds upon the Boatswain.", ": \"Boatswain\"")]
#[case::itself("The Captain builds upon the Captain.", "\"Captain\" is said to build on itself.")]
#[case::no_ladder("It builds on [some notes](notes.md).", "is open, and holds no level: \"notes.md\"")]
fn what_is_built_on_and_not_found_is_said(#[case] text: &str, #[case] says: &str) {
    let text =
        format!("# Crew\n\n## Engineer\n\n- Rigs.\n\n## Mate\n\n- Steers.\n\n## Captain\n\n{text}\n\n- Commands.\n");
    let ladder = ladder(&[("crew.md", text.as_str()), ("notes.md", "Nothing of a ladder.\n")]);
    let findings: Vec<_> = ladder.diagnostics().iter().filter(|d| d.path == "crew.md").collect();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].message.contains(says) && findings[0].line == 13, "{findings:?}");
}

#[test]
fn a_folder_is_called_the_same_however_it_is_given() {
    let text =
        |title: &str| format!("# {title}\n\n## Junior Baker\n\n- {title}.\n\n## Senior Baker\n\n- Much {title}.\n");
    let within = |folder: &str| {
        let mut documents = Vec::new();
        for title in ["Care", "Dough", "Oven"] {
            let mut document = read(&format!("{folder}{title}.md"), text(title).as_bytes());
            document.set_root("cake-shop");
            documents.push(document);
        }
        let ladder = assemble("cake-shop", documents);
        ladder.tracks().map(|track| track.id().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(within("cake-shop/"), ["cake-shop"]);
    assert_eq!((within("./"), within("")), (within("cake-shop/"), within("cake-shop/")));
}
