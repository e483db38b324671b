//! What tools that sync files leave beside a journal when both sides changed it.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// Returns the copies that stand beside a journal, by name; where it is a symlink,
/// also those beside the file that it leads to. They may hold events that it lacks.
/// A folder that can't be read has none.
pub fn copies(journal: &Path) -> Vec<PathBuf> {
    let mut found = beside(journal);
    if let (true, Ok(file)) = (journal.is_symlink(), fs::canonicalize(journal)) {
        found.extend(beside(&file));
    }
    found.sort();
    found.dedup();
    found
}

/// Leaves out of some named journals those that are copies of others.
pub fn without_copies(mut journals: Vec<(String, PathBuf)>) -> Vec<(String, PathBuf)> {
    let left: HashSet<PathBuf> = journals.iter().flat_map(|(_, path)| copies(path)).collect();
    journals.retain(|(_, path)| !left.contains(path));
    journals
}

/// Returns the copies in a journal's folder.
fn beside(journal: &Path) -> Vec<PathBuf> {
    let folder = journal.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Some(name), Ok(entries)) = (journal.file_name(), fs::read_dir(folder)) else { return Vec::new() };
    let is_copy = |entry: &fs::DirEntry| {
        is_copy_of(&name.to_string_lossy(), &entry.file_name().to_string_lossy())
            && entry.file_type().is_ok_and(|kind| kind.is_file())
    };
    entries.flatten().filter(is_copy).map(|entry| entry.path()).collect()
}

/// Returns whether a path is that of a copy beside a journal, by its name.
pub fn is_copy(journal: &Path, other: &Path) -> bool {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    name(journal).zip(name(other)).is_some_and(|(journal, other)| is_copy_of(&journal, &other))
}

/// How a copy's name goes on after the journal's, in small letters.
const MARKS: &[&str] = &["sync-conflict", "conflicted copy", "conflict", "konflikt", "conflit", "конфликт"];

/// Whether a file is named as a copy of a journal: by Syncthing
/// (`progress.sync-conflict-20260102-030405-ABCDEFG.jsonl`), Dropbox (`progress
/// (desk's conflicted copy 2026-01-02).jsonl`), Nextcloud, a browser or a file
/// manager (`progress (1).jsonl`, `progress 2.jsonl`), or a merge that was broken
/// off (`progress.jsonl.orig`, `progress_LOCAL_1234.jsonl`).
fn is_copy_of(name: &str, other: &str) -> bool {
    let path = Path::new(name);
    let stem = path.file_stem().map(OsStr::to_string_lossy).unwrap_or_default();
    let ending = path.extension().map_or(String::new(), |ending| format!(".{}", ending.to_string_lossy()));
    if let Some(rest) = other.strip_prefix(name) {
        return matches!(rest, ".orig" | ".rej" | ".bak" | "~");
    }
    let Some(middle) = other.strip_prefix(stem.as_ref()).and_then(|rest| rest.strip_suffix(ending.as_str())) else {
        return false;
    };
    let small = middle.to_lowercase();
    let number = small.trim_matches([' ', '(', ')']);
    let is_number = middle.starts_with(' ') && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    let is_of_merge = ["_base_", "_local_", "_remote_", "_backup_"].iter().any(|mark| small.starts_with(mark));
    is_number || is_of_merge || MARKS.iter().any(|mark| small.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("progress.sync-conflict-20260102-030405-ABCDEFG.jsonl", true)]
    #[case("progress (desk's conflicted copy 2026-01-02).jsonl", true)]
    #[case("progress (conflicted copy 2026-01-02 030405).jsonl", true)]
    #[case("progress_conflict-20260102-030405.jsonl", true)]
    #[case("progress (1).jsonl", true)]
    #[case("progress 2.jsonl", true)]
    #[case("progress.jsonl.orig", true)]
    #[case("progress_LOCAL_1234.jsonl", true)]
    #[case("progress.jsonl", false)]
    #[case("progress2.jsonl", false)]
    #[case("progress-old.jsonl", false)]
    #[case("progress (1).md", false)]
    #[case("other.sync-conflict-1.jsonl", false)]
    fn copies_are_known_by_their_names(#[case] other: &str, #[case] is_copy: bool) {
        assert_eq!(is_copy_of("progress.jsonl", other), is_copy, "{other}");
    }

    #[test]
    fn only_files_beside_the_journal_are_copies() {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("progress.jsonl");
        let copy = folder.path().join("progress (1).jsonl");
        fs::write(&copy, "").unwrap();
        fs::create_dir(folder.path().join("progress (2).jsonl")).unwrap();
        assert_eq!(copies(&journal), [copy]);
        assert!(copies(&folder.path().join("gone/progress.jsonl")).is_empty());
    }

    #[test]
    #[cfg(unix)]
    fn copies_beside_the_file_that_a_symlink_leads_to_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        fs::create_dir(folder.join("synced")).unwrap();
        let copy = folder.join("synced/mine (1).jsonl");
        for path in [&folder.join("synced/mine.jsonl"), &copy] {
            fs::write(path, "").unwrap();
        }
        let journal = folder.join("progress.jsonl");
        std::os::unix::fs::symlink("synced/mine.jsonl", &journal).unwrap();
        assert_eq!(copies(&journal), [copy]);
        let same = folder.join("synced/other.jsonl");
        std::os::unix::fs::symlink("mine.jsonl", &same).unwrap();
        assert_eq!(copies(&same).len(), 1);
    }
}
