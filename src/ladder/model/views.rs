//! Borrowed views of a ladder's rows: what the rest of the program reads.

mod competency;
mod expectation;
mod level;
mod track;

pub use competency::Competency;
pub use expectation::Expectation;
pub use level::Level;
pub use track::{Track, plain};

/// Where something stands in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// The document, as it was given.
    pub path: &'a str,
    /// Line, from 1.
    pub line: u32,
}

/// A named value of a level ("Planning horizon": "This quarter").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it says.
    pub value: &'a str,
    /// Both, with a colon between them.
    pub text: &'a str,
}

impl<'a> Attribute<'a> {
    /// Takes a text apart whose name has so many bytes.
    pub(super) fn of(text: &'a str, name: u32) -> Self {
        let (name, rest) = text.split_at_checked(name as usize).unwrap_or_default();
        Attribute { name, value: rest.strip_prefix(": ").unwrap_or(rest), text }
    }
}

/// A sentence of a level that speaks of building on something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim<'a> {
    /// The sentence, or the whole text that holds it.
    pub sentence: &'a str,
    /// Words and target of a link in it.
    pub link: Option<(&'a str, &'a str)>,
    /// Line in the source, from 1.
    pub line: u32,
}
