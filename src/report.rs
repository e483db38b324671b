//! What commands print: the contract's JSON, and text for people.
//!
//! Nothing here writes; reports are values that `cli` prints.

pub mod against;
pub mod check;
pub mod compare;
pub mod gap;
pub mod history;
pub mod log;
pub mod markdown;
pub mod matrix;
pub mod outline;
pub mod progress;
pub mod review;
pub mod search;
pub mod show;
pub mod since;
pub mod stand;
pub mod text;
pub mod tree;
