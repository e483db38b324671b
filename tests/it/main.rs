//! The program as people meet it: each test is named as the promise it keeps.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking, in its helpers too, and says on standard error why it was skipped"
)]

mod aims;
mod boundaries;
mod check;
mod commands;
mod compare;
mod corpora;
mod data;
mod dialects;
mod history;
mod inherit;
mod judged;
mod kept;
#[cfg(unix)]
mod levels;
mod moved;
mod named;
#[cfg(unix)]
mod notes;
mod prompt;
#[cfg(unix)]
mod pty;
#[cfg(unix)]
mod reload;
#[cfg(unix)]
mod review;
mod support;
mod tellings;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod together;
