//! The find overlay's state.

use super::super::layout::{self, FindLayout};
use super::super::line::Line;
use super::{Size, Top};
use crate::ladder::ExpectationIx;
use crate::search::{Found, Kinds, Meant, Query};

/// The find overlay.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// What was typed.
    pub line: Line,
    /// What it means.
    pub query: Query,
    /// What kinds of things are to be found.
    pub kinds: Kinds,
    /// What was found for the last query that was answered.
    pub found: Found,
    /// What may be meant, where nothing was found; nothing, until that is known.
    pub meant: Option<Vec<Meant>>,
    /// The hit under the cursor; without hits, of what may be meant.
    pub cursor: usize,
    /// The hit at the top.
    pub top: Top,
    /// The statements that are selected, in the order in which they were.
    pub selected: Vec<ExpectationIx>,
    /// How much of the answer is there.
    pub answer: Answer,
    /// Whether to go to the first hit as soon as the answer is there.
    pub accepts: bool,
    /// Whether the query is asked again, so that the cursor stays where it is.
    pub again: bool,
    /// How far back in the earlier finds the line was brought from; 0 is the latest.
    pub recalled: Option<usize>,
    /// What was typed before one was brought back.
    pub draft: String,
}

impl Find {
    /// Returns whether the answer, or the rest of it, is still to come.
    pub fn waits(&self) -> bool {
        self.answer != Answer::Whole
    }

    /// Returns where its parts go on a screen.
    pub fn layout(&self, size: Size) -> FindLayout {
        layout::find(size, self.kinds.off().next().is_some())
    }
}

/// How much is there of an answer to what was typed last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// All of it, or nothing was asked.
    #[default]
    Whole,
    /// A part.
    Begun,
    /// Nothing: what is shown answers an earlier query.
    Awaited,
}
