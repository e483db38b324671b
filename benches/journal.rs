//! How fast a journal of 200,000 events becomes a state, against `jq -c .` over the
//! same file, and how fast reworded statements are found again:
//! `cargo bench --bench journal -- [FILE]...`
//!
//! Both read the file in the same run, in turn; the ratio is the median of the
//! ratios of the rounds, so that a busy machine hits both alike.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]
#![allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use rungs::ladder::model::{Expectation, Level};
use rungs::ladder::{Ladder, assemble, reader};
use rungs::progress::{Event, Journal, Kind, Log, Standing, Status, Words};

mod support;

use support::{Result, arguments, median, timed};

const ROUNDS: usize = 7;
const EVENTS: usize = 200_000;
const REWORDED: usize = 2_000;

fn main() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("rungs-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let mut files: Vec<PathBuf> = arguments().into_iter().map(PathBuf::from).collect();
    if files.is_empty() {
        let path = folder.join("progress.jsonl");
        fs::write(&path, journal(EVENTS))?;
        files.push(path);
    }
    println!("| journal | MB | events | load ms | state ms | jq ms | jq ÷ load |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for file in &files {
        println!("{}", row(file)?);
    }
    fs::remove_dir_all(&folder)?;
    println!();
    println!("| reworded statements of one level | found again | standing ms |");
    println!("| --- | --- | --- |");
    println!("{}", reworded());
    Ok(())
}

/// Loading is all that opening does: reading, parsing, and folding to a state.
fn row(path: &Path) -> Result<String> {
    let (mut load, mut fold, mut jq, mut ratios) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut events = 0;
    for round in 0..ROUNDS {
        // Whoever comes second finds the file in the cache.
        let before = if round % 2 == 0 { bare(path) } else { None };
        let (reading, opened) = timed(|| Journal::open(path));
        let (folding, log) = timed(|| opened.map(|(_, loaded)| Log::new(loaded.events)));
        events = log?.len();
        let own = reading + folding;
        load.push(millis(own));
        fold.push(millis(folding));
        if let Some(other) = before.or_else(|| bare(path)) {
            jq.push(millis(other));
            ratios.push(other.as_secs_f64() / own.as_secs_f64());
        }
    }
    let size = fs::metadata(path)?.len() as f64 / 1e6;
    let [load, fold, jq, ratio] = [load, fold, jq, ratios].map(median);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(format!("| {name} | {size:.1} | {events} | {load:.0} | {fold:.0} | {jq:.0} | {ratio:.2} |"))
}

/// What `jq` takes; nothing, where it isn't installed.
fn bare(path: &Path) -> Option<Duration> {
    let mut command = Command::new("jq");
    command.args(["-c", "."]).arg(path).stdout(Stdio::null());
    let (time, status) = timed(|| command.status());
    status.ok().filter(std::process::ExitStatus::success).map(|_| time)
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// A journal of all kinds of events, as years of several machines would make it.
fn journal(events: usize) -> String {
    let mut text = String::new();
    for seq in 1..=events {
        let (id, nth) = (format!("0193e1a2-7c3b-7a10-8f00-{seq:012x}"), seq % 3_000);
        let by = ["desk", "laptop"][seq % 2];
        let at = format!("2026-{:02}-{:02}T10:{:02}:00.123Z", seq % 12 + 1, seq % 28 + 1, seq % 60);
        let above = r#""ladder":"bakery","track":"Bakery","level":"Master Baker","rank":"L3","competency":"Running the bakery""#;
        let on = format!("bakery/master-baker/running-the-bakery/{nth:010x}");
        let words = format!("Settles quarrel number {nth} in the bakehouse before the first tray of loaves goes in.");
        let says = match seq % 20 {
            0 => format!(
                r#""kind":"note","on":"{on}","text":"Held the meeting of {nth}, see https://example.org/{seq}",{above},"statement":"{words}""#
            ),
            1 => {
                format!(r#""kind":"undo","events":["0193e1a2-7c3b-7a10-8f00-{:012x}"]"#, seq.saturating_sub(5).max(1))
            }
            _ => {
                let status = ["open", "working", "met", "n/a"][seq % 4];
                format!(r#""kind":"status","expectation":"{on}","status":"{status}",{above},"text":"{words}""#)
            }
        };
        let _ = writeln!(text, r#"{{"v":1,"id":"{id}","seq":{seq},"at":"{at}","by":"{by}",{says}}}"#);
    }
    text
}

/// What it costs to find a level again of which every statement was reworded.
fn reworded() -> String {
    let (old, new) = (level("before it is asked for"), level("before anybody asks for it"));
    let log = ticked(&old);
    let mut times = Vec::new();
    let mut found = 0;
    for _ in 0..ROUNDS {
        let (time, standing) = timed(|| Standing::of(&new, log.state()));
        times.push(millis(time));
        found = standing.all_moved().count();
    }
    format!("| {REWORDED} | {found} | {:.1} |", median(times))
}

fn level(end: &str) -> Ladder {
    let mut text = String::from("# Bakery\n\n## Baker (L1)\n\n### Dough\n\n");
    for nth in 0..REWORDED {
        let (one, other) = (WORDS[nth % WORDS.len()], WORDS[nth / WORDS.len() % WORDS.len()]);
        let _ = writeln!(text, "- Prepares the {one} of oven {nth} together with its {other} {end}.");
    }
    assemble::assemble("bakery", vec![reader::read("bakery.md", text.as_bytes())])
}

const WORDS: [&str; 12] =
    ["dough", "flour", "loaf", "crumb", "crust", "tray", "scale", "mixer", "starter", "salt", "order", "delivery"];

fn ticked(ladder: &Ladder) -> Log {
    let statements = ladder.levels().flat_map(Level::expectations);
    let events = (1..).zip(statements).map(|(seq, expectation): (u64, Expectation<'_>)| Event {
        seq,
        id: seq.to_string().as_str().into(),
        at: jiff::Timestamp::UNIX_EPOCH,
        by: "desk".into(),
        step: None,
        kind: Kind::Status { expectation: expectation.id(), status: Status::Met, words: Words::of(expectation) },
    });
    Log::new(events.collect())
}
