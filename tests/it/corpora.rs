//! Ladders of the public, where they stand beside the checkout: each is read
//! without a panic, and nothing that is read is left without a word.

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use rstest::rstest;
use rungs::ladder::{Code, Ladder, open};

/// Returns a folder beside the checkout, or says that there is none.
fn beside(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if !path.exists() {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn read(path: &Path) -> Ladder {
    let opened = open(&[path.to_owned()]);
    assert!(opened.errors.is_empty(), "{}: {:?}", path.display(), opened.errors);
    opened.ladder
}

#[rstest]
#[case("seeds")]
#[case("corpus")]
#[case("history")]
fn every_file_alone_gives_levels_or_a_reason(#[case] folder: &str) {
    let Some(folder) = beside(folder) else { return };
    let mut wrong = Vec::new();
    for path in files(&folder) {
        let Ok(ladder) = catch_unwind(|| read(&path)) else {
            wrong.push(format!("{} panics", path.display()));
            continue;
        };
        let levels = ladder.levels().count();
        let is_none = ladder.diagnostics().iter().any(|diagnostic| diagnostic.code == Code::NotALadder);
        if (levels > 0) == is_none {
            wrong.push(format!("{}: {levels} levels, not a ladder: {is_none}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_is_read_as_a_whole() {
    for name in ["seeds", "corpus", "history"] {
        let Some(folder) = beside(name) else { return };
        let ladder = read(&folder);
        assert!(!ladder.is_empty());
        let ids: Vec<String> = ladder.levels().map(rungs::ladder::model::Level::id).collect();
        let different: BTreeSet<_> = ids.iter().collect();
        assert_eq!(different.len(), ids.len(), "every level of {name} has an id of its own");
        for level in ladder.levels() {
            assert!(ladder.find_level(&level.id()).is_some_and(|found| found.ix() == level.ix()));
            for expectation in level.expectations() {
                let id = expectation.id();
                assert!(ladder.find_expectation(&id).is_some_and(|found| found.ix() == expectation.ix()), "{id}");
            }
        }
    }
}

#[test]
fn the_seeds_are_five_tracks() {
    let Some(folder) = beside("seeds") else { return };
    assert_eq!(read(&folder).tracks().len(), 5);
}

/// The lines and codes that the notes list for each file, by its name.
fn listed(notes: &str) -> Vec<(String, BTreeSet<(u32, String)>)> {
    let mut listed: Vec<(String, BTreeSet<_>)> = Vec::new();
    let mut in_table = false;
    for line in notes.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            let name = title.split(' ').next().unwrap_or_default();
            listed.push((name.to_owned(), BTreeSet::new()));
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        match cells[..] {
            ["line", "code", _] => in_table = true,
            [lines, code, _] if in_table => {
                let numbers = lines.split(", ").filter_map(|number| number.parse().ok());
                let of_file = &mut listed.last_mut().expect("a table stands under a title").1;
                of_file.extend(numbers.map(|number| (number, code.to_owned())));
            }
            _ => in_table = false,
        }
    }
    listed
}

#[test]
fn the_seeds_have_exactly_the_diagnostics_of_their_notes() {
    let (Some(seeds), Some(notes)) = (beside("seeds"), beside("gold/seeds/NOTES.md")) else { return };
    let listed = listed(&fs::read_to_string(notes).unwrap());
    assert_eq!(listed.len(), 5);
    for (name, expected) in listed {
        assert!(!expected.is_empty(), "{name} has a table");
        let ladder = read(&seeds.join(&name));
        let found = ladder.diagnostics().iter().filter(|diagnostic| diagnostic.code != Code::NoHeadings);
        let found: BTreeSet<_> = found.map(|diagnostic| (diagnostic.line, diagnostic.code.name().to_owned())).collect();
        assert_eq!(found, expected, "{name}");
    }
}
