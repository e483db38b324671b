//! Finding in process, beside `nucleo-matcher` and `frizbee` over the same texts
//! on as many threads: `cargo bench --bench search -- [FOLDER]...`
//!
//! Each is asked from scratch for the best hundred, as after a paste, once what the
//! screen learns of all texts before the first letter is typed is learnt. Both others
//! take a typo for letters that are missing, so theirs is the lesser work there.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]
#![allow(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]

use std::path::Path;
use std::thread;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use rungs::ladder::Ladder;
use rungs::ladder::model::{Expectation, Level};
use rungs::search::{Index, Learning, Manner, Query, Scope, find_beside};

mod support;

use support::{Input, Result, arguments, median, timed};

const ROUNDS: usize = 5;

/// How many hits are wanted.
const MOST: usize = 100;

/// What is asked, by kind.
const QUERIES: [(&str, [&str; 2]); 6] = [
    ("one word", ["incident", "mentors"]),
    ("two words", ["incident timelines", "legacy onboarding"]),
    ("half word", ["incid", "rehea"]),
    ("typo", ["icnident", "timelnies"]),
    ("scattered", ["lgcy rbks", "mgrtplns"]),
    ("nothing", ["xyzzy", "quokka zebra"]),
];

fn main() -> Result<()> {
    let mut inputs = Vec::new();
    for folder in arguments() {
        inputs.push(Input::folder(Path::new(&folder))?);
    }
    if inputs.is_empty() {
        inputs = vec![Input::builtin(10 << 20)];
    }
    for input in &inputs {
        let ladder = input.read();
        let lines: Vec<&str> = statements(&ladder);
        for threads in [1, 2] {
            println!("{}, {} statements, {threads} threads", input.name, lines.len());
            println!("| query | rungs ms | nucleo-matcher ms | frizbee ms | to nucleo | to frizbee |");
            println!("| --- | --- | --- | --- | --- | --- |");
            table(&ladder, &lines, threads);
        }
    }
    Ok(())
}

fn statements(ladder: &Ladder) -> Vec<&str> {
    ladder.levels().flat_map(Level::expectations).map(Expectation::text).collect()
}

/// Prints a row for each query, and one for all.
fn table(ladder: &Ladder, lines: &[&str], threads: usize) {
    let index = Index::of(ladder);
    let manner = Manner { threads, ..Manner::default() };
    let learning = timed(|| Learning::default().go_on(&index, &manner)).0;
    let mut sums = [0.0; 3];
    for (kind, queries) in QUERIES {
        for typed in queries {
            let times = times(&index, lines, typed, threads);
            sums.iter_mut().zip(times).for_each(|(sum, time)| *sum += time);
            println!("{}", row(&format!("{kind}: {typed}"), times));
        }
    }
    println!("{}", row("all", sums));
    println!("(learnt beforehand, once, in {:.0} ms)", learning.as_secs_f64() * 1e3);
}

/// The middle times of all three, in turn.
fn times(index: &Index<'_>, lines: &[&str], typed: &str, threads: usize) -> [f64; 3] {
    let mut rounds: [Vec<f64>; 3] = Default::default();
    for _ in 0..ROUNDS {
        let manner = Manner { threads, ..Manner::default() };
        let ours = timed(|| find_beside(index, &Query::parse(typed), Scope::Everything, MOST, &manner, &mut |_| {}));
        let nucleo = timed(|| nucleo(lines, typed, threads));
        let frizbee = timed(|| frizbee(lines, typed, threads));
        for (times, time) in rounds.iter_mut().zip([ours.0, nucleo.0, frizbee.0]) {
            times.push(time.as_secs_f64() * 1e3);
        }
    }
    rounds.map(median)
}

fn row(name: &str, [ours, nucleo, frizbee]: [f64; 3]) -> String {
    let (to_nucleo, to_frizbee) = (ours / nucleo, ours / frizbee);
    format!("| {name} | {ours:.1} | {nucleo:.1} | {frizbee:.1} | {to_nucleo:.2} | {to_frizbee:.2} |")
}

/// The best lines by `nucleo-matcher`.
fn nucleo(lines: &[&str], typed: &str, threads: usize) -> Vec<(u32, usize)> {
    let pattern = Pattern::parse(typed, CaseMatching::Smart, Normalization::Smart);
    let size = lines.len().div_ceil(threads).max(1);
    let mut all = thread::scope(|scope| {
        let part = |(nth, part): (usize, &'_ [&str])| {
            let mut matcher = Matcher::new(Config::DEFAULT);
            let mut letters = Vec::new();
            let scores = part.iter().enumerate().filter_map(|(at, line)| {
                Some((pattern.score(Utf32Str::new(line, &mut letters), &mut matcher)?, nth * size + at))
            });
            scores.collect::<Vec<_>>()
        };
        let workers: Vec<_> = lines.chunks(size).enumerate().map(|chunk| scope.spawn(move || part(chunk))).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect::<Vec<_>>()
    });
    least(&mut all, |&(score, nth)| (std::cmp::Reverse(score), nth));
    all
}

/// The best lines by `frizbee`.
fn frizbee(lines: &[&str], typed: &str, threads: usize) -> Vec<(u32, usize)> {
    let config = frizbee::Config::default().sort(frizbee::SortStrategy::IndexAsc);
    let mut matcher = frizbee::Matcher::from_query(typed, &config);
    let found = if threads == 1 { matcher.match_list(lines) } else { matcher.match_list_parallel(lines, threads) };
    let mut all: Vec<(u32, usize)> =
        found.into_iter().map(|found| (u32::from(found.score), found.index as usize)).collect();
    least(&mut all, |&(score, nth)| (std::cmp::Reverse(score), nth));
    all
}

/// Leaves the best, in order.
fn least<K: Ord>(all: &mut Vec<(u32, usize)>, key: impl Fn(&(u32, usize)) -> K) {
    if all.len() > MOST {
        all.select_nth_unstable_by_key(MOST, &key);
        all.truncate(MOST);
    }
    all.sort_by_key(key);
}
