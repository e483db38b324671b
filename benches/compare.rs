//! How long it takes to hold one level against another, and to align all levels
//! of a track: `cargo bench --bench compare -- [FOLDER]...`
//!
//! Without folders: a level of a hundred thousand statements against one of which
//! some are the same, reworded, moved and new; the same all reworded; and a track
//! of a hundred thousand statements in ten levels. Of each folder, the largest
//! track.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use rungs::compare::{Comparison, Matrix};
use rungs::ladder::model::Track;
use rungs::ladder::{Ladder, assemble};

mod support;

use support::{Input, Result, arguments, median, timed};

const ROUNDS: usize = 7;

fn main() -> Result<()> {
    let mut inputs = Vec::new();
    for folder in arguments() {
        inputs.push(Input::folder(Path::new(&folder))?);
    }
    if inputs.is_empty() {
        inputs = vec![
            made("two levels, mixed", 2, 100_000, mixed),
            made("two levels, all reworded", 2, 100_000, reworded),
            made("ten levels, mixed", 10, 10_000, mixed),
        ];
    }
    println!("| ladder | statements of the track | levels | slowest comparison | matrix |");
    println!("| --- | --- | --- | --- | --- |");
    for input in &inputs {
        let ladder = assemble::assemble(&input.name, input.documents());
        let statements = |track: &Track<'_>| track.levels().map(|level| level.expectations().count()).sum::<usize>();
        let Some(track) = ladder.tracks().max_by_key(statements) else { continue };
        let (slowest, matrix) = (slowest(&ladder, track), middle(|| drop(Matrix::of(track))));
        println!(
            "| {} | {} | {} | {:.1} ms | {:.1} ms |",
            input.name,
            statements(&track),
            track.levels().len(),
            slowest.as_secs_f64() * 1e3,
            matrix.as_secs_f64() * 1e3
        );
    }
    Ok(())
}

/// The comparison of neighbours that takes longest.
fn slowest(ladder: &Ladder, track: Track<'_>) -> Duration {
    let neighbours = track.level_ixs().windows(2);
    let times = neighbours.map(|both| middle(|| drop(Comparison::of(ladder, both[0], both[1]))));
    times.max().unwrap_or_default()
}

fn middle(mut run: impl FnMut()) -> Duration {
    let times = (0..ROUNDS).map(|_| timed(&mut run).0.as_secs_f64()).collect();
    Duration::from_secs_f64(median(times))
}

/// A ladder of so many levels, each of so many statements, twenty a competency.
fn made(name: &str, levels: usize, statements: usize, statement: fn(usize, usize) -> String) -> Input {
    let mut text = String::from("# Track\n");
    for level in 0..levels {
        let _ = write!(text, "\n## Engineer {}\n", level + 1);
        for nth in 0..statements {
            if nth % 20 == 0 {
                let _ = write!(text, "\n### Area {}\n\n", nth / 20);
            }
            let _ = writeln!(text, "- {}", statement(level, nth));
        }
    }
    Input { name: name.into(), files: vec![("track.md".into(), text.into_bytes())] }
}

/// Six of ten are the same, two are reworded, one moves and one is new.
fn mixed(level: usize, nth: usize) -> String {
    match nth % 10 {
        0 | 1 => reworded(level, nth),
        2 => sentence(nth + level * 40, "does"),
        3 => sentence(nth + (level + 1) * 7_000_003, "does"),
        _ => sentence(nth, "does"),
    }
}

fn reworded(level: usize, nth: usize) -> String {
    sentence(nth, ["tries", "does", "leads", "owns", "shapes"][level % 5])
}

/// A sentence of words that recur as words of a language do: few often, many rarely.
fn sentence(seed: usize, verb: &str) -> String {
    let mut state = seed as u64 ^ 0x9e37_79b9_7f4a_7c15;
    let mut next = |below: u64| {
        // Xorshift: any spread will do here.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let mut text = format!("Independently {verb} what the team agreed on for");
    for _ in 0..4 {
        let word = next(2_000) * next(2_000) / 2_000;
        let _ = write!(text, " word{word}");
    }
    text
}
