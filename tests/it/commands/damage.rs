//! Journals that are damaged, newer, shared or not there.

use std::fs;

use crate::support::{Home, each, ended, text};

#[test]
fn damage_costs_the_damaged_lines_only_and_is_said() {
    let home = Home::new();
    let ids = home.ids(None);
    home.run(["tick", &ids[0]]).expect_code(0);
    let mut bytes = fs::read(home.journal()).unwrap();
    bytes.extend_from_slice(b"{\"v\":1,\"id\":\n\xff\xfe broken\n");
    fs::write(home.journal(), &bytes).unwrap();
    home.run(["tick", &ids[1]]).expect_code(0);
    assert!(fs::read(home.journal()).unwrap().starts_with(&bytes), "nothing is rewritten");
    let ran = ended(home.command(["progress"]).args(["--format", "json"])).expect_code(0);
    let progress = ran.json();
    let lines: Vec<_> = progress["journal"]["skipped"].as_array().unwrap().iter().map(|s| s["line"].as_u64()).collect();
    assert_eq!(lines, [Some(2), Some(3)]);
    assert_eq!(progress["journal"]["events"], 2);
    for said in ["ine 2", "ine 3", "progress.jsonl"] {
        assert!(ran.stderr.contains(said), "{said:?} isn't in {:?}", ran.stderr);
    }
    assert_eq!(home.json(["show", &ids[0]])["status"], "met");
    assert_eq!(home.json(["show", &ids[1]])["status"], "met");
}

#[test]
fn undos_that_name_each_other_or_themselves_end() {
    let home = Home::new();
    let undo = |id: &str, seq: u32, named: &str| {
        format!(
            r#"{{"v":1,"id":"{id}","seq":{seq},"at":"2026-01-01T00:00:00.000Z","by":"x","kind":"undo","events":["{named}"]}}"#
        ) + "\n"
    };
    for lines in [undo("a", 1, "a"), undo("a", 1, "b") + &undo("b", 2, "a"), undo("b", 2, "b") + &undo("a", 1, "b")] {
        fs::create_dir_all(home.journal().parent().unwrap()).unwrap();
        fs::write(home.journal(), lines).unwrap();
        assert!(home.run(["log"]).expect_code(0).stdout.contains("undone: nothing"));
    }
}

#[test]
fn a_torn_last_line_does_not_take_the_next_tick_with_it() {
    let home = Home::new();
    let ids = home.ids(None);
    home.run(["tick", &ids[0]]).expect_code(0);
    let mut bytes = fs::read(home.journal()).unwrap();
    bytes.extend_from_slice(b"{\"v\":1,\"id\":\"torn");
    fs::write(home.journal(), &bytes).unwrap();
    home.run(["tick", &ids[1]]).expect_code(0);
    for id in &ids[..2] {
        assert_eq!(home.json(["show", id])["status"], "met");
    }
    assert!(fs::read(home.journal()).unwrap().starts_with(&bytes));
}

#[test]
fn events_of_newer_versions_stay_byte_for_byte() {
    let home = Home::new();
    let ids = home.ids(None);
    let newer = "{ \"kind\":\"mood\", \"v\": 7,  \"id\":\"n1\",\"seq\": 5, \"at\":\"2027-01-01T00:00:00.000Z\", \"by\":\"z\", \"x\":[1.50, \"\u{e9}\"] }\n";
    home.write("data/rungs/progress.jsonl", newer);
    home.run(["tick", &ids[0]]).expect_code(0);
    home.run(["untick", &ids[0]]).expect_code(0);
    let text = fs::read_to_string(home.journal()).unwrap();
    assert!(text.starts_with(newer), "{text}");
    let seqs: Vec<_> = home.events().iter().map(|event| event["seq"].as_u64().unwrap()).collect();
    assert_eq!(seqs, [5, 6, 7]);
}

#[test]
fn ten_processes_at_once_lose_nothing() {
    let home = Home::new();
    let ids: Vec<String> = home.ids(None).into_iter().take(10).collect();
    let running: Vec<_> = ids.iter().map(|id| home.command(["tick", id]).spawn().unwrap()).collect();
    for process in running {
        let output = process.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    assert_eq!(home.events().len(), 10);
    let progress = home.json(["progress"]);
    let mut met = Vec::new();
    each(&progress, "expectations", &mut |e| {
        if e["status"] == "met" {
            met.push(text(e, "id").to_owned());
        }
    });
    assert_eq!(met, ids);
}

#[test]
fn what_needs_no_journal_goes_on_without_one() {
    let home = Home::new();
    let id = home.ids(None).swap_remove(0);
    fs::create_dir(home.path("folder")).unwrap();
    let run = |command: &[&str]| home.run(command.iter().copied().chain(["--progress", "folder"]));
    for command in [&["outline"][..], &["check"]] {
        assert_eq!(run(command).expect_code(0).stderr, "");
    }
    for command in [&["search", "customer"][..], &["show", &id]] {
        let ran = run(command).expect_code(0);
        assert!(ran.stderr.contains("folder") && ran.stderr.contains("without progress"), "{ran:?}");
    }
    run(&["search", "zzxqv"]).expect_code(1);
    for command in [&["progress"][..], &["tick", &id]] {
        assert_eq!(run(command).expect_code(2).stdout, "");
    }
}

#[test]
#[cfg(unix)]
fn a_limit_on_sizes_of_files_is_an_error_and_ends_nothing() {
    let home = Home::new();
    let ids = home.ids(None);
    home.run(["note", &ids[0], &"A long story. ".repeat(100)]).expect_code(0);
    let before = fs::read(home.journal()).unwrap();
    let mut shell = home.command(["tick", &ids[0]]);
    let program = shell.get_program().to_owned();
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "ulimit -f 1; exec \"$@\"", "sh"]).arg(program).args(["tick", &ids[0]]);
    for (name, value) in shell.get_envs() {
        match value {
            Some(value) => limited.env(name, value),
            None => limited.env_remove(name),
        };
    }
    limited
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let said = ended(&mut limited).expect_code(2).stderr;
    assert!(said.contains("Not saved") && said.contains("ulimit"), "{said}");
    assert_eq!(fs::read(home.journal()).unwrap(), before);
    ended(&mut shell).expect_code(0);
}
