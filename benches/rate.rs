//! How fast documents become a ladder, against the bare events of
//! `pulldown-cmark` over the same text: `cargo bench --bench rate -- [FOLDER]...`
//!
//! The bare events leave front matter and blocks of HTML as they are; the last column
//! is the ratio to a peer that also has the libraries for these go over them.
//!
//! All run on one thread, in the same process, in turn; a ratio is the median of the
//! ratios of the rounds, so that a busy machine hits all alike.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]
#![allow(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use html5gum::Tokenizer;
use pulldown_cmark::{Event, MetadataBlockKind, Parser, Tag, TagEnd};
use serde::de::IgnoredAny;

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
    println!("| ladder | bytes | statements | rungs MB/s | pulldown-cmark MB/s | ratio | with the libraries |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for input in &inputs {
        println!("{}", row(input));
    }
    Ok(())
}

fn row(input: &Input) -> String {
    let texts: Vec<_> = input.files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    let events = || texts.iter().for_each(|text| events(text));
    let all = || texts.iter().for_each(|text| all(text));
    let (mut ours, mut bare, mut ratios, mut whole) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
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
    // In rounds of their own: they leave the caches and the heap to whoever comes next.
    for _ in 0..ROUNDS {
        let own = timed(|| input.read()).0;
        whole.push(timed(all).0.as_secs_f64() / own.as_secs_f64());
    }
    let [ours, bare, ratio, whole] = [ours, bare, ratios, whole].map(median);
    format!("| {} | {} | {statements} | {ours:.0} | {bare:.0} | {ratio:.2} | {whole:.2} |", input.name, input.size())
}

/// Goes over the events of the bare parser.
fn events(text: &str) {
    for event in Parser::new_ext(text, parser_options()).into_offset_iter() {
        black_box(event);
    }
}

/// Goes over the events of the bare parser, and over what it leaves whole.
fn all(text: &str) {
    let mut whole = String::new();
    for event in Parser::new_ext(text, parser_options()) {
        match black_box(event) {
            Event::Start(Tag::MetadataBlock(_) | Tag::HtmlBlock) => whole.clear(),
            Event::Text(text) | Event::Html(text) => whole.push_str(&text),
            Event::End(TagEnd::MetadataBlock(MetadataBlockKind::YamlStyle)) => {
                black_box(serde_saphyr::from_str::<IgnoredAny>(&whole).is_ok());
            }
            Event::End(TagEnd::MetadataBlock(MetadataBlockKind::PlusesStyle)) => {
                black_box(toml::from_str::<IgnoredAny>(&whole).is_ok());
            }
            Event::End(TagEnd::HtmlBlock) => {
                for Ok(token) in Tokenizer::new(&whole) {
                    black_box(token);
                }
            }
            _ => {}
        }
    }
}

/// Megabytes a second.
fn rate(input: &Input, time: Duration) -> f64 {
    input.size() as f64 / 1e6 / time.as_secs_f64()
}
