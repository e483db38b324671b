//! How fast documents become a ladder, against the bare events of
//! `pulldown-cmark` over the same text: `cargo bench --bench rate -- [FOLDER]...`
//!
//! Both run on one thread, in the same process, in turn; the ratio is the median
//! of the ratios of the rounds, so that a busy machine hits both alike.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]
#![allow(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use pulldown_cmark::Parser;

mod support;

use support::{Input, Result, arguments, beside, median, parser_options, timed};

const ROUNDS: usize = 15;

fn main() -> Result<()> {
    let mut inputs = Vec::new();
    for folder in arguments() {
        inputs.push(Input::folder(Path::new(&folder))?);
    }
    if inputs.is_empty() {
        inputs.push(Input::builtin(4 << 20));
        if let Some(corpus) = beside("corpus") {
            inputs.push(Input::folder(&corpus)?);
        }
    }
    println!("| ladder | bytes | statements | rungs MB/s | pulldown-cmark MB/s | ratio |");
    println!("| --- | --- | --- | --- | --- | --- |");
    for input in &inputs {
        println!("{}", row(input));
    }
    Ok(())
}

fn row(input: &Input) -> String {
    let texts: Vec<_> = input.files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    let events = || {
        for text in &texts {
            for event in Parser::new_ext(text, parser_options()).into_offset_iter() {
                black_box(event);
            }
        }
    };
    let (mut ours, mut bare, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let mut statements = 0;
    for round in 0..ROUNDS {
        // Whoever comes second finds the text in the cache.
        let before = (round % 2 == 0).then(|| timed(events).0);
        let (own, ladder) = timed(|| input.read());
        let other = before.unwrap_or_else(|| timed(events).0);
        statements = ladder.size()[3];
        ours.push(rate(input, own));
        bare.push(rate(input, other));
        ratios.push(other.as_secs_f64() / own.as_secs_f64());
    }
    let [ours, bare, ratio] = [ours, bare, ratios].map(median);
    format!("| {} | {} | {statements} | {ours:.0} | {bare:.0} | {ratio:.2} |", input.name, input.size())
}

/// Megabytes a second.
fn rate(input: &Input, time: Duration) -> f64 {
    input.size() as f64 / 1e6 / time.as_secs_f64()
}
