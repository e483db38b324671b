//! Wrong use, and paths that hold nothing.

use std::fs;
use std::path::Path;

use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{Home, ended};

#[rstest]
#[case::outline(&["outline", "no-such.md"])]
#[case::check(&["check", "no-such.md"])]
#[case::progress(&["progress", "no-such.md"])]
#[case::search(&["search", "x", "no-such.md"])]
#[case::an_option(&["show", "x", "--ladders", "no-such.md"])]
fn a_path_that_is_not_there_is_named(#[case] arguments: &[&str]) {
    let home = Home::new();
    let ran = home.run(arguments).expect_code(2);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains("no-such.md"), "{ran:?}");
    assert_eq!(ran.stderr.lines().count(), 1, "{ran:?}");
}

#[test]
fn a_file_that_is_no_ladder_ends_with_1_and_a_reason() {
    let home = Home::new();
    let path = home.write("notes.md", "Milk, eggs and a new bread knife.\n");
    let ran = home.run([Path::new("outline"), &path]).expect_code(1);
    assert_eq!(ran.stdout.trim(), "", "{ran:?}");
    let outline = ended(home.command([Path::new("outline"), &path]).args(["--format", "json"])).expect_code(1).json();
    assert_eq!(outline["tracks"], json!([]));
    assert_eq!(outline["diagnostics"][0]["code"], "not-a-ladder");
    home.run([Path::new("check"), &path]).expect_code(1);
    // It is no error for its neighbours.
    home.write("bakery.md", crate::support::BAKERY);
    home.run([Path::new("outline"), &home.path("")]).expect_code(0);
}

#[test]
fn options_that_work_everywhere_stand_before_or_after_a_command() {
    let (home, path) = Home::with_bakery();
    let path = path.to_str().unwrap();
    let ids = home.ids(Some(Path::new(path)));
    let before = home.run(["--ladders", path, "progress"]).expect_code(0);
    let after = home.run(["progress", "--ladders", path]).expect_code(0);
    assert_eq!(before.stdout, after.stdout);
    assert!(before.stdout.contains("Apprentice Baker"), "{before:?}");
    home.run(["--color", "never", "--ascii", "--ladders", path, "show", &ids[0]]).expect_code(0);
}

#[test]
fn paths_before_a_command_are_refused_with_a_sentence() {
    let (home, _) = Home::with_bakery();
    for command in [&["bakery.md", "check"][..], &["--ascii", "bakery.md", "search", "dough"]] {
        let ran = home.run(command).expect_code(2);
        assert!(ran.stderr.contains("bakery.md stands before a command"), "{ran:?}");
        assert_eq!(ran.stdout, "");
    }
    let usage = home.run(["--help"]).expect_code(0).stdout;
    assert!(!usage.contains("[PATH]... [COMMAND]"), "what is refused is no usage: {usage}");
    assert!(!home.run(["journal"]).expect_code(2).stderr.starts_with("rungs: Examples"));
}

#[test]
fn what_can_be_opened_is_printed_beside_what_cannot() {
    let (home, _) = Home::with_bakery();
    for command in [&["outline"][..], &["check"], &["progress"], &["search", "sourdough"]] {
        let ran = home.run(command.iter().copied().chain(["bakery.md", "gone.md", "lost.md"])).expect_code(2);
        assert!(!ran.stdout.is_empty(), "{ran:?}");
        assert!(ran.stderr.contains("gone.md") && ran.stderr.contains("lost.md"), "{ran:?}");
    }
    let nothing = home.run(["outline", "gone.md", "lost.md"]).expect_code(2).stderr;
    assert!(nothing.find("gone.md") < nothing.find("lost.md"), "in the order in which they were named: {nothing}");
    let id = home.ids(Some(Path::new("bakery.md"))).swap_remove(0);
    home.run(["tick", &id, "--ladders", "bakery.md", "--ladders", "gone.md"]).expect_code(2);
    assert_eq!(home.events(), [] as [Value; 0], "what is written is asked for in full");
}

#[test]
fn an_empty_folder_holds_no_ladder() {
    let home = Home::new();
    fs::create_dir(home.path("empty")).unwrap();
    for command in ["check", "outline", "progress"] {
        let ran = home.run([command, "empty"]).expect_code(1);
        assert!(ran.stderr.contains("No ladder found in empty"), "{ran:?}");
        assert_eq!(ran.stdout, "");
    }
    assert_eq!(ended(&mut home.command(["check", "empty", "--format", "json"])).json()["findings"], json!([]));
}

#[test]
fn a_key_that_the_configuration_does_not_know_is_said() {
    let (home, path) = Home::with_bakery();
    home.write("config/rungs/config.toml", format!("ladders = [{path:?}]\nladder = 1\n"));
    let ran = home.run(["outline"]).expect_code(0);
    assert!(ran.stdout.contains("Bakery"), "{ran:?}");
    assert!(ran.stderr.contains("config.toml") && ran.stderr.contains("\"ladder\""), "{ran:?}");
}

#[test]
fn without_a_terminal_the_program_says_so() {
    let home = Home::new();
    let ran = home.run::<&str>([]).expect_code(2);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains("terminal"), "{ran:?}");
}

#[test]
fn the_help_of_every_command_opens_with_examples() {
    let home = Home::new();
    let help = home.run(["--help"]).expect_code(0).stdout;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 20, "{commands:?}");
    for command in commands.into_iter().filter(|command| *command != "help") {
        let help = home.run([command, "--help"]).expect_code(0).stdout;
        assert!(help.starts_with("Examples:\n  rungs "), "{command}: {help}");
    }
}

#[test]
fn completions_and_the_manual_name_what_there_is() {
    let home = Home::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = home.run(["completions", shell]).expect_code(0).stdout;
        assert!(script.contains("profiles") && script.contains("format"), "{shell}: {script}");
    }
    let manual = home.run(["man"]).expect_code(0).stdout;
    assert!(manual.starts_with(".ie") && manual.contains("rungs\\-search(1)"), "{manual}");
    let manual = home.run(["man", "tick"]).expect_code(0).stdout;
    assert!(manual.contains("rungs\\-tick \\- Mark") && manual.contains("\\-\\-format"), "{manual}");
    home.run(["man", "tik"]).expect_code(2);
}
