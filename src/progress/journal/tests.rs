use std::fs;
use std::thread;

use jiff::Timestamp;
use tempfile::TempDir;

use super::*;
use crate::progress::event::{Step, Words};
use crate::progress::{Log, Status};

struct Place {
    folder: TempDir,
    path: PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("progress.jsonl");
    Place { folder, path }
}

fn tick(id: &str) -> Vec<Draft> {
    ticks(&[id])
}

fn ticks(ids: &[&str]) -> Vec<Draft> {
    let at = "2026-11-21T22:22:04.987654Z".parse::<Timestamp>().unwrap();
    let changes = ids.iter().map(|&id| (id.to_owned(), Status::Met, Words::default()));
    Step::status("desk", at, changes).drafts
}

fn open(path: &Path) -> (Journal, Loaded) {
    Journal::open(path).unwrap()
}

fn ticked(events: &[Event]) -> Vec<String> {
    let log = Log::new(events.to_vec());
    let mut ids: Vec<String> = log.state().current.keys().cloned().collect();
    ids.sort();
    ids
}

fn line(id: &str, seq: u64) -> String {
    tick(id)[0].numbered(seq).to_line().unwrap()
}

fn append_raw(path: &Path, text: &str) {
    use std::io::Write as _;
    let mut file = fs::OpenOptions::new().append(true).open(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

#[test]
fn a_missing_journal_is_empty_and_made_at_the_first_append() {
    let place = place();
    let path = place.folder.path().join("new/data/progress.jsonl");
    let (mut journal, loaded) = open(&path);
    assert_eq!(loaded, Loaded::default());
    assert!(!place.folder.path().join("new").exists());
    let appended = journal.append(&tick("a")).unwrap();
    assert_eq!(appended.events[0].seq, 1);
    assert_eq!(open(&path).1.events, appended.events);
}

#[cfg(unix)]
#[test]
fn folders_that_are_made_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = place();
    let folder = place.folder.path().join("data");
    open(&folder.join("j")).0.append(&tick("a")).unwrap();
    assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o077, 0);
}

#[test]
fn a_step_is_numbered_through_and_comes_back_whole() {
    let place = place();
    let (mut journal, _) = open(&place.path);
    journal.append(&ticks(&["a", "b"])).unwrap();
    let appended = journal.append(&tick("c")).unwrap();
    assert_eq!(appended.events[0].seq, 3);
    assert_eq!((appended.foreign, appended.skipped, appended.replaced), (vec![], vec![], false));
    let loaded = open(&place.path).1;
    assert_eq!(ticked(&loaded.events), ["a", "b", "c"]);
    assert_eq!((loaded.skipped, loaded.newer, loaded.replaced), (vec![], 0, false));
    assert_eq!(loaded.events[0].step, loaded.events[1].step);
}

#[test]
fn a_torn_last_line_costs_nothing_else() {
    let place = place();
    let (first, second) = (line("a", 1), line("b", 2));
    for cut in 1..second.len() {
        let torn = format!("{first}\n{}", &second[..cut]);
        fs::write(&place.path, &torn).unwrap();
        let (mut journal, loaded) = open(&place.path);
        assert_eq!((ticked(&loaded.events), loaded.skipped[0].line), (vec!["a".to_owned()], 2));
        let appended = journal.append(&tick("c")).unwrap();
        assert_eq!(appended.skipped, [], "it was said once");
        assert!(fs::read_to_string(&place.path).unwrap().starts_with(&torn), "what is there stays");
        let loaded = open(&place.path).1;
        assert_eq!((ticked(&loaded.events).concat().as_str(), loaded.skipped.len()), ("ac", 1));
    }
}

#[test]
fn a_last_line_without_its_break_counts() {
    let place = place();
    fs::write(&place.path, line("a", 4)).unwrap();
    let (mut journal, loaded) = open(&place.path);
    assert_eq!((ticked(&loaded.events).concat().as_str(), loaded.skipped), ("a", vec![]));
    let appended = journal.append(&tick("b")).unwrap();
    assert_eq!((appended.events[0].seq, appended.foreign.len()), (5, 0));
    assert_eq!(ticked(&open(&place.path).1.events), ["a", "b"]);
}

#[test]
fn damage_costs_the_damaged_lines_only_and_is_said_with_their_numbers() {
    let place = place();
    let parts = [
        b"\xef\xbb\xbf".to_vec(),
        line("a", 1).into_bytes(),
        b"\r\n\n<<<<<<< HEAD\n".to_vec(),
        line("b", 2).into_bytes(),
        b"\n\xff\xfe\n\0\0\0\0\n".to_vec(),
        line("c", 3).into_bytes(),
        b"\n{\"v\":1,\"id\":\"n\",\"seq\":9,\"kind\":\"mood\",\"text\":\"*kept*\"}\n".to_vec(),
    ];
    let before = parts.concat();
    fs::write(&place.path, &before).unwrap();
    let (mut journal, loaded) = open(&place.path);
    assert_eq!((ticked(&loaded.events).concat().as_str(), loaded.newer), ("abc", 1));
    let skipped: Vec<_> = loaded.skipped.iter().map(|s| (s.line, s.reason.as_str())).collect();
    assert_eq!(skipped, [(3, "conflict marker"), (5, "not UTF-8"), (6, "NUL bytes")]);
    let appended = journal.append(&tick("d")).unwrap();
    assert_eq!(appended.events[0].seq, 10, "what is unknown takes part in the numbers");
    assert!(fs::read(&place.path).unwrap().starts_with(&before), "nothing is written back");
}

#[test]
fn what_others_append_is_seen_once() {
    let place = place();
    let (mut ours, _) = open(&place.path);
    let (mut theirs, _) = open(&place.path);
    theirs.append(&tick("a")).unwrap();
    let appended = ours.append(&tick("b")).unwrap();
    assert_eq!((appended.events[0].seq, ticked(&appended.foreign)), (2, vec!["a".to_owned()]));
    assert_eq!(ours.refresh().unwrap(), Loaded::default());
    assert_eq!(ticked(&theirs.refresh().unwrap().events), ["b"]);
    assert_eq!(theirs.refresh().unwrap(), Loaded::default());
}

#[test]
fn a_line_that_is_being_written_is_left_for_the_next_look() {
    let place = place();
    fs::write(&place.path, "").unwrap();
    let (mut journal, _) = open(&place.path);
    let text = line("a", 1) + "\n";
    let (first, rest) = text.split_at(20);
    append_raw(&place.path, first);
    assert_eq!(journal.refresh().unwrap(), Loaded::default());
    append_raw(&place.path, rest);
    let loaded = journal.refresh().unwrap();
    assert_eq!((ticked(&loaded.events).concat().as_str(), loaded.skipped), ("a", vec![]));
}

#[test]
fn a_journal_that_is_replaced_while_we_run_loses_nothing() {
    let place = place();
    let (mut journal, _) = open(&place.path);
    journal.append(&tick("a")).unwrap();
    let old = fs::read_to_string(&place.path).unwrap();
    let other = place.folder.path().join("other");
    fs::write(&other, format!("{}\n{old}{}\n", line("x", 1), line("y", 7))).unwrap();
    fs::rename(&other, &place.path).unwrap();
    let appended = journal.append(&tick("b")).unwrap();
    assert!(appended.replaced);
    assert_eq!((ticked(&appended.foreign).concat().as_str(), appended.events[0].seq), ("xy", 8));
    assert_eq!(ticked(&open(&place.path).1.events), ["a", "b", "x", "y"]);
}

#[test]
fn a_journal_that_is_written_over_in_place_is_read_again() {
    let place = place();
    let (mut journal, _) = open(&place.path);
    journal.append(&tick("a")).unwrap();
    fs::write(&place.path, format!("{}\n{}\n", line("x", 1), line("y", 2))).unwrap();
    let loaded = journal.refresh().unwrap();
    assert_eq!((ticked(&loaded.events).concat().as_str(), loaded.replaced), ("xy", true));
}

#[test]
fn a_journal_that_is_deleted_is_made_again() {
    let place = place();
    let (mut journal, _) = open(&place.path);
    journal.append(&tick("a")).unwrap();
    fs::remove_file(&place.path).unwrap();
    assert!(journal.refresh().unwrap().replaced);
    let appended = journal.append(&tick("b")).unwrap();
    assert_eq!(appended.events[0].seq, 2, "numbers go on");
    assert_eq!(open(&place.path).1.events, appended.events);
}

#[test]
fn any_number_of_writers_lose_nothing_and_mix_nothing() {
    let place = place();
    let path = &place.path;
    thread::scope(|scope| {
        for writer in 0..4 {
            scope.spawn(move || {
                let (mut journal, _) = open(path);
                for nth in 0..20 {
                    journal.append(&ticks(&[&format!("{writer}-{nth}"), "both"])).unwrap();
                }
            });
        }
    });
    let loaded = open(path).1;
    assert_eq!((loaded.events.len(), loaded.skipped), (160, vec![]));
    assert_eq!(ticked(&loaded.events).len(), 81);
}

#[test]
fn no_lock_makes_us_hang() {
    let place = place();
    let (mut journal, _) = open(&place.path);
    journal.append(&tick("a")).unwrap();
    let holder = File::open(&place.path).unwrap();
    holder.lock().unwrap();
    journal.append(&tick("b")).unwrap();
    assert_eq!(ticked(&open(&place.path).1.events), ["a", "b"]);
}

#[test]
fn what_is_appended_again_after_an_error_counts_once() {
    let place = place();
    let (mut journal, _) = open(&place.path);
    let drafts = tick("a");
    let first = journal.append(&drafts).unwrap();
    let again = journal.append(&drafts).unwrap();
    let log = Log::new([first.events, again.events].concat());
    let file = Log::new(open(&place.path).1.events);
    assert_eq!((log.len(), log.state()), (1, file.state()));
}

#[test]
fn a_write_that_fails_says_where_and_keeps_what_others_wrote() {
    let place = place();
    let folder = place.folder.path().join("data");
    let path = folder.join("j");
    let (mut journal, _) = open(&path);
    fs::write(&folder, "in the way").unwrap();
    let error = journal.append(&tick("a")).err().unwrap();
    assert!(error.to_string().contains(path.to_str().unwrap()));
    fs::remove_file(&folder).unwrap();
    journal.append(&tick("a")).unwrap();
    assert_eq!(ticked(&open(&path).1.events), ["a"]);
}

#[test]
fn a_folder_in_its_place_is_refused() {
    let place = place();
    let error = Journal::open(place.folder.path()).err().unwrap();
    assert!(matches!(error, Error::Journal { .. }), "{error}");
    assert!(error.to_string().contains("it is a folder"));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_without_waiting_for_it() {
    let place = place();
    let fifo = place.folder.path().join("fifo");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let socket = place.folder.path().join("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let ring = place.folder.path().join("ring");
    std::os::unix::fs::symlink(&ring, &ring).unwrap();
    for path in [fifo, socket, ring, "/dev/null".into()] {
        let error = Journal::open(&path).err().unwrap();
        assert!(matches!(error, Error::Journal { .. }), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn a_symlink_is_followed_and_stays_one() {
    let place = place();
    let link = place.folder.path().join("link");
    std::os::unix::fs::symlink(&place.path, &link).unwrap();
    let (mut journal, loaded) = open(&link);
    assert_eq!(loaded, Loaded::default());
    journal.append(&tick("a")).unwrap();
    journal.append(&tick("b")).unwrap();
    assert!(link.is_symlink());
    assert_eq!(ticked(&open(&place.path).1.events), ["a", "b"]);
}

#[test]
fn what_is_taken_in_without_the_lock_begins_a_line_of_its_own() {
    let place = place();
    let other = line("a", 1) + "\n";
    let (mut journal, _) = open(&place.path);
    let own = line("b", 1);
    fs::write(&place.path, own.clone() + "\n").unwrap();
    let holder = File::open(&place.path).unwrap();
    holder.lock().unwrap();
    assert_eq!(journal.take_in(other.as_bytes()).unwrap(), 1);
    assert_eq!(fs::read_to_string(&place.path).unwrap(), format!("{own}\n\n{other}"));
}

/// Waits until this process has a file open so many times.
#[cfg(target_os = "linux")]
fn wait_until_open(path: &Path, times: usize) {
    let count = || {
        let open = fs::read_dir("/proc/self/fd").unwrap().flatten();
        open.filter(|entry| fs::read_link(entry.path()).is_ok_and(|other| other == path)).count()
    };
    let late = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while count() < times {
        assert!(std::time::Instant::now() < late, "{} is not opened", path.display());
        thread::yield_now();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn what_is_taken_in_while_the_journal_is_replaced_is_in_the_new_one() {
    let place = place();
    let path = place.path.parent().unwrap().canonicalize().unwrap().join("taken.jsonl");
    fs::write(&path, line("b", 1) + "\n").unwrap();
    let (mut journal, _) = open(&path);
    let holder = File::open(&path).unwrap();
    holder.lock().unwrap();
    let (other, there) = (line("a", 1) + "\n", line("c", 1));
    thread::scope(|scope| {
        let taking = scope.spawn(|| journal.take_in(other.as_bytes()).unwrap());
        // It has opened the file, and waits for its lock.
        wait_until_open(&path, 2);
        let new = path.with_extension("new");
        fs::write(&new, there.clone() + "\n").unwrap();
        fs::rename(&new, &path).unwrap();
        drop(holder);
        assert_eq!(taking.join().unwrap(), 1);
    });
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("{there}\n{other}"));
}

#[test]
fn after_the_highest_number_nothing_is_written() {
    let place = place();
    let full = line("a", HIGHEST_SEQ) + "\n";
    fs::write(&place.path, &full).unwrap();
    let (mut journal, loaded) = open(&place.path);
    assert_eq!(loaded.events.len(), 1);
    let error = journal.append(&tick("b")).unwrap_err().to_string();
    assert!(error.contains("highest number") && error.contains("delete that line"), "{error}");
    assert_eq!(fs::read_to_string(&place.path).unwrap(), full);
    let place = self::place();
    fs::write(&place.path, line("a", HIGHEST_SEQ - 1) + "\n").unwrap();
    let (mut journal, _) = open(&place.path);
    assert!(journal.append(&ticks(&["b", "c"])).is_err(), "both of a step, or none");
    assert_eq!(journal.append(&tick("b")).unwrap().events[0].seq, HIGHEST_SEQ);
}

#[test]
fn a_file_that_is_gone_is_written_again_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deeper/progress.jsonl");
    fs::create_dir(path.parent().unwrap()).unwrap();
    let line = r#"{"v":9,"id":"x","seq":7,"at":"2026-11-21T22:22:04Z","by":"a","kind":"later","what":[1]}"#;
    let text = format!("{line}\nno event\n");
    fs::write(&path, &text).unwrap();
    let (mut journal, loaded) = Journal::open(&path).unwrap();
    assert_eq!((loaded.events.len(), loaded.skipped.len(), journal.is_gone()), (1, 1, false));
    fs::remove_dir_all(path.parent().unwrap()).unwrap();
    assert!(journal.is_gone());
    let appended = journal.append(&tick("e")).unwrap();
    assert!(appended.restored && !appended.replaced && appended.skipped.is_empty() && appended.foreign.is_empty());
    assert!(fs::read_to_string(&path).unwrap().starts_with(&text));
    assert_eq!(Journal::open(&path).unwrap().1.events.len(), 2);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    fs::remove_file(&path).unwrap();
    fs::write(&path, format!("{line}\n")).unwrap();
    assert!(!journal.restore().unwrap(), "another one is in its place");
    assert!(!journal.append(&tick("f")).unwrap().restored);
}
