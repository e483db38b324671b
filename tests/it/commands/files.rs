//! Files that are none, and names that are no text.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{BAKERY, Home, ended, text};

fn fifo(home: &Home, name: &str) -> std::path::PathBuf {
    let path = home.path(name);
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    path
}

#[test]
fn paths_that_are_no_text_are_in_whole_json() {
    let home = Home::new();
    let odd = <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"odd-\xff.jsonl");
    for command in ["where", "progress"] {
        let mut command = home.command([command, "--format", "json", "--progress"]);
        let said = ended(command.arg(odd)).expect_code(0).json();
        let path = said.pointer("/progress/path").or(said.pointer("/journal/path")).unwrap();
        assert_eq!(path, "odd-\u{fffd}.jsonl");
    }
}

#[test]
fn a_fifo_hangs_nothing() {
    let home = Home::new();
    let path = fifo(&home, "pipe.md");
    let ran = home.run([Path::new("outline"), &path]).expect_code(2);
    assert!(ran.stderr.contains("pipe.md"), "{ran:?}");
    home.write("folder/bakery.md", BAKERY);
    fifo(&home, "folder/pipe.md");
    home.run(["outline", "folder"]).expect_code(0);
}

#[test]
fn a_journal_that_is_no_file_is_refused() {
    let home = Home::new();
    let id = home.ids(None).swap_remove(0);
    fifo(&home, "journal");
    fs::create_dir(home.path("folder")).unwrap();
    home.write("file", "x");
    for journal in ["journal", "folder", "/dev/null", "file/journal"] {
        let ran = home.run(["tick", &id, "--progress", journal]).expect_code(2);
        assert!(ran.stderr.contains(journal), "{ran:?}");
        assert_eq!(ran.stdout, "");
    }
}

#[test]
fn a_journal_that_is_a_link_stays_one() {
    let home = Home::new();
    let ids = home.ids(None);
    home.write("elsewhere/mine.jsonl", "");
    std::os::unix::fs::symlink(home.path("elsewhere/mine.jsonl"), home.path("link")).unwrap();
    home.run(["tick", &ids[0], "--progress", "link"]).expect_code(0);
    assert!(home.path("link").is_symlink());
    let line = fs::read_to_string(home.path("elsewhere/mine.jsonl")).unwrap();
    let event: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(text(&event, "expectation"), ids[0]);
}

#[test]
fn a_ladder_without_rights_is_named() {
    let home = Home::new();
    let path = home.write("closed.md", BAKERY);
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("skipped: permissions don't bind this user");
        return;
    }
    let ran = ended(&mut home.command([Path::new("outline"), &path])).expect_code(2);
    assert!(ran.stderr.contains("closed.md"), "{ran:?}");
}
