//! rungs reads career ladders as companies write them, finds any expectation in
//! them, and keeps a checklist of personal progress in a local file.
//!
//! The library can be used without the terminal program:
//!
//! | module | what it knows |
//! | --- | --- |
//! | [`ladder`] | what a ladder is, and how documents become one |
//! | [`progress`] | the journal, its state, and finding ticks again in a ladder |
//! | [`search`] | query, index and ranking |
//! | [`report`] | the JSON and text that commands print |
//! | [`config`] | which files and folders are in use |
//! | [`outcome`] | how the program ends |
//! | [`cli`] | one file a subcommand |
//! | [`tui`] | the terminal program |
//!
//! Dependencies point up this table only: `ladder` knows none of the others,
//! and only `cli` and `tui` know a terminal, the clock or the environment.

pub mod cli;
pub mod compare;
pub mod config;
pub mod error;
pub mod hash;
pub mod ladder;
pub mod outcome;
pub mod progress;
pub mod report;
pub mod search;
pub mod similar;
mod sort;
pub mod tui;

pub use error::{Error, Result};
