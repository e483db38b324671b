use std::fmt::Write as _;

use super::*;
use crate::ladder::Code;
use crate::ladder::reader::read;

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
