//! What a statement costs in time and memory, in a small ladder and in one that
//! is ten times as large: `cargo bench --bench growth -- [FOLDER]...`
//!
//! Memory is what each part holds once it is built, counted at the allocator;
//! the peak is the process's, as Linux tells it.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]
#![allow(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]

use std::alloc::System;
use std::path::Path;

use rungs::ladder::assemble;
use rungs::search::Index;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

mod support;

use support::{Input, Result, arguments, median, timed};

#[global_allocator]
static GLOBAL: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const ROUNDS: usize = 3;

fn main() -> Result<()> {
    let mut inputs = Vec::new();
    for folder in arguments() {
        inputs.push(Input::folder(Path::new(&folder))?);
    }
    if inputs.is_empty() {
        inputs = vec![Input::builtin(10 << 20), Input::builtin(100 << 20)];
    }
    println!("| ladder | bytes | statements | documents | ladder | index | ns a statement | peak |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for input in &inputs {
        println!("{}", row(input));
    }
    Ok(())
}

/// What a part takes: seconds, and how many bytes it holds.
type Cost = (f64, f64);

fn row(input: &Input) -> String {
    let rounds: Vec<(usize, [Cost; 3])> = (0..ROUNDS).map(|_| once(input)).collect();
    let middle =
        |part: usize, pick: fn(&Cost) -> f64| median(rounds.iter().map(|(_, parts)| pick(&parts[part])).collect());
    let statements = rounds.first().map_or(0, |(statements, _)| *statements);
    let parts = [0, 1, 2].map(|part| {
        let (time, held) = (middle(part, |cost| cost.0), middle(part, |cost| cost.1));
        format!("{:.0} ms, {:.2}x", time * 1e3, held / input.size() as f64)
    });
    let all: f64 = [0, 1, 2].map(|part| middle(part, |cost| cost.0)).iter().sum();
    let each = all * 1e9 / statements.max(1) as f64;
    let [documents, ladder, index] = parts;
    let name = &input.name;
    let peak = peak().map_or("unknown".into(), |kib| format!("{} MiB", kib / 1024));
    format!("| {name} | {} | {statements} | {documents} | {ladder} | {index} | {each:.0} | {peak} |", input.size())
}

/// Reads, puts together and indexes once.
fn once(input: &Input) -> (usize, [Cost; 3]) {
    let (documents, read) = measured(|| input.documents());
    let (ladder, put) = measured(|| assemble::assemble(&input.name, documents));
    let (index, indexed) = measured(|| Index::of(&ladder));
    drop(index);
    (ladder.size()[3], [read, put, indexed])
}

fn measured<T>(run: impl FnOnce() -> T) -> (T, Cost) {
    let region = Region::new(GLOBAL);
    let (time, result) = timed(run);
    let change = region.change();
    let held = change.bytes_allocated as f64 - change.bytes_deallocated as f64;
    (result, (time.as_secs_f64(), held))
}

/// The most memory that the process had, in KiB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
