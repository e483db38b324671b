//! How the program ends: what commands and the terminal program both tell.

use std::borrow::Cow;

use crate::Error;
use crate::ladder::{self, Roots};

/// How a command, or the terminal program, ended when it didn't fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is fine.
    Fine,
    /// Nothing was found, or findings were.
    Findings,
    /// Something that was given could not be opened, which was said.
    Incomplete,
    /// A signal ended it, with this number.
    Signal(i32),
}

impl Outcome {
    /// Returns the exit code: 0, 1, 2, or 128 and the signal's number.
    pub fn code(self) -> u8 {
        match self {
            Outcome::Fine => 0,
            Outcome::Findings => 1,
            Outcome::Incomplete => 2,
            Outcome::Signal(number) => 128u8.saturating_add(u8::try_from(number).unwrap_or(0)),
        }
    }

    /// Returns the outcome of looking for something.
    pub fn found(any: bool) -> Self {
        if any { Outcome::Fine } else { Outcome::Findings }
    }
}

/// Returns the error that names what holds no ladder.
pub fn no_ladder(roots: &Roots) -> Error {
    match roots {
        Roots::BuiltIn => Error::NoLadder(ladder::BUILT_IN.into()),
        // The sentence names a command with these paths, to be pasted.
        Roots::Paths(_) => {
            let quoted = |path: String| shlex::try_quote(&path).map_or_else(|_| path.clone(), Cow::into_owned);
            Error::NoLadder(roots.shown().into_iter().map(quoted).collect::<Vec<_>>().join(" "))
        }
    }
}
