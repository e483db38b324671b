//! Nothing that is read or given steers a terminal.

use std::fs;
use std::path::Path;

use rstest::rstest;

use crate::support::{Home, assert_harmless, hostile_journal, hostile_ladder};

#[test]
fn nothing_that_is_read_steers_a_terminal_by_way_of_a_command() {
    let home = Home::new();
    let name = if cfg!(unix) { "hostile\u{1b}]0;owned\u{7}\u{9b}\u{202e}.md" } else { "hostile.md" };
    let path = home.write(name, hostile_ladder());
    home.write("data/rungs/progress.jsonl", hostile_journal());
    let path = path.to_str().unwrap();
    let id = home.ids(Some(Path::new(path))).swap_remove(0);
    let odd = "no-\u{1b}[31m\u{9b}-such\u{202e}";
    let commands: Vec<Vec<&str>> = vec![
        vec!["outline", path],
        vec!["check", path],
        vec!["search", "payload", path],
        vec!["search", odd, path],
        vec!["progress", path],
        vec!["show", &id, "--ladders", path],
        vec!["show", odd, "--ladders", path],
        vec!["tick", &id, "--ladders", path],
        vec!["tick", odd, "--ladders", path],
        vec!["where", "--progress", odd, "--ladders", path],
        vec!["outline", odd],
    ];
    for command in commands {
        for form in ["text", "json"] {
            let mut arguments = command.clone();
            arguments.extend(["--format", form]);
            let ran = home.run(&arguments);
            assert_harmless(&format!("the output of {arguments:?}"), &ran.stdout);
            assert_harmless(&format!("what {arguments:?} says"), &ran.stderr);
            assert!(!(ran.stdout.is_empty() && ran.stderr.is_empty()), "{arguments:?} says nothing");
        }
    }
    let ran = home.run(["init", odd]);
    assert_harmless("the output of init", &format!("{}{}", ran.stdout, ran.stderr));
}

#[test]
fn with_ascii_commands_draw_only_ascii_themselves() {
    let (home, path) = Home::with_bakery();
    let ids = home.ids(Some(&path));
    home.run(["tick", "--ladders", "bakery.md", &ids[0]]).expect_code(0);
    for command in [&["search", "oven", "bakery.md"][..], &["show", &ids[0], "--ladders", "bakery.md"]] {
        assert!(home.run(command).stdout.contains('›'));
        let ran = home.run(command.iter().copied().chain(["--ascii"])).expect_code(0);
        assert!(ran.stdout.is_ascii() && ran.stdout.contains(" > "), "{ran:?}");
    }
    home.write("bakery.md", "# Bakery\n\n## Baker (L2)\n\n### Accounts\n\n- Adds.\n\n## Chief (L3)\n\n- Rests.\n");
    let gone = home.run(["progress", "bakery.md", "--ascii"]).expect_code(0).stdout;
    assert!(gone.is_ascii() && gone.contains("Bakery > Apprentice Baker"), "{gone}");
}

/// Fails where a line begins with what a stranger's text put there.
#[track_caller]
fn assert_unforged(ran: &crate::support::Ran) {
    let lines = ran.stdout.lines().chain(ran.stderr.lines());
    let forged: Vec<_> = lines.filter(|line| line.starts_with("forged")).collect();
    assert!(forged.is_empty(), "{ran:?}");
    assert!(format!("{ran:?}").contains("forged"), "it isn't said at all: {ran:?}");
}

#[test]
fn a_line_break_in_a_journal_or_a_path_forges_no_line() {
    let home = Home::new();
    let gone = r#"{"v":1,"id":"e","seq":1,"at":"2026-01-02T03:04:05.006Z","by":"x","kind":"status","expectation":"support-engineers/b/c/d","status":"met","ladder":"built-in","track":"Support Engineers","level":"L\nforged","rank":"1","competency":"C","text":"x\nforged"}"#;
    home.write("data/rungs/progress.jsonl", gone);
    assert_unforged(&home.run(["progress"]).expect_code(0));
    let odd = "a\nforged";
    for command in [&["outline", odd][..], &["where", "--progress", odd], &["where", "--ladders", odd], &["show", odd]]
    {
        assert_unforged(&home.run(command));
    }
    assert_unforged(&home.run(["outline", &format!("--a\n{odd}")]).expect_code(2));
    assert_unforged(&home.run(["outline", "--color", odd]).expect_code(2));
}

#[cfg(unix)]
#[test]
fn a_line_break_in_a_name_that_exists_forges_no_line() {
    let home = Home::new();
    let folder = home.path("a\nforged");
    fs::create_dir(&folder).unwrap();
    let said = home.run([Path::new("outline"), &folder]).expect_code(1);
    assert_unforged(&said);
    let journal = home.write("b\nforged", "no JSON\n");
    assert_unforged(&home.run([Path::new("progress"), Path::new("--progress"), &journal]).expect_code(0));
    assert_unforged(&home.run([Path::new("init"), &folder]).expect_code(0));
}

#[rstest]
#[case::option("--no-such")]
#[case::value("--color=")]
#[case::command("no-such")]
fn a_wrong_argument_steers_no_terminal(#[case] argument: &str) {
    let home = Home::new();
    let ran = home.run(["outline", &format!("{argument}\u{1b}[31m\u{9b}\u{202e}")]).expect_code(2);
    assert_harmless("what is said of it", &ran.stderr);
}
