//! Finding: a query of a few letters against everything that is open.
//!
//! An own scan ranks all texts by how literally they match; `fuzzy-matcher`
//! then orders the best of them (see `rank.rs`). It would be too slow as the
//! scanner: nearly every sentence holds nearly every letter somewhere.

mod best;
mod block;
mod choose;
mod fields;
mod fold;
mod forms;
mod fuzzy;
mod index;
mod learnt;
mod letters;
mod lexicon;
mod light;
mod mask;
mod meant;
mod near;
mod note;
mod occurrence;
mod query;
mod rank;
mod scan;
mod score;
mod spread;
mod target;
mod texts;
mod words;

pub use choose::{Choice, choose};
pub use index::Index;
pub use learnt::Learning;
pub use meant::{Guess, Meant};
pub use note::Notes;
pub use query::{Piece, Query, Standing};
pub use rank::{Found, Hit, MOST_RANKED, Partial, Tier, find, find_at_most, find_beside, matching};
pub use spread::Manner;
pub use target::{Kind, Kinds, Part, Scope, Target};
