//! What a ladder is, and how documents become one.
//!
//! The way of a document: [`source`] finds bytes, [`text`] makes safe text of
//! them, [`blocks`] makes neutral blocks with lines of the text, a dialect of
//! [`reader`] makes levels of the blocks, and [`assemble`] makes one
//! [`model::Ladder`] of all documents. [`check`] looks at the result.
//!
//! Nothing here knows a terminal, the clock or the environment.

pub mod assemble;
pub mod blocks;
pub mod builtin;
pub mod check;
pub mod claims;
pub mod diagnostic;
pub mod id;
pub mod inherit;
pub mod load;
pub mod model;
pub mod names;
pub mod placeholders;
pub mod rank;
pub mod reader;
pub mod snapshot;
pub mod source;
pub mod text;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use load::Library;
pub use model::{CompetencyIx, ExpectationIx, Ladder, LevelIx, TrackIx};
pub use source::Roots;

use std::path::PathBuf;

/// The name of the built-in ladders.
pub const BUILT_IN: &str = "built-in";

/// What opening some paths gave: a ladder of what could be read, and an error
/// for each path that could not.
pub struct Opened {
    /// The ladder; empty when nothing could be read.
    pub ladder: Ladder,
    /// One error for each path that isn't there or can't be read.
    pub errors: Vec<crate::Error>,
}

/// Opens the built-in ladders.
pub fn open_builtin() -> Ladder {
    let documents = builtin::FILES
        .iter()
        .map(|file| {
            let mut document = reader::read(file.name, file.text.as_bytes());
            document.set_root(BUILT_IN);
            document
        })
        .collect();
    assemble::assemble(BUILT_IN, documents)
}

/// Returns the ladder of nothing, for when nothing is read yet.
pub fn nothing() -> Ladder {
    assemble::assemble("", Vec::new())
}

/// Opens files and folders. A file that is no ladder, or what can't be read
/// within a folder, is a diagnostic; a path given by name that isn't there or can't be
/// read is an error beside the ladder of all others.
pub fn open(paths: &[PathBuf]) -> Opened {
    let mut library = Library::of(paths);
    library.load(|_| {});
    Opened { errors: library.take_errors(), ladder: library.ladder() }
}

/// Opens what [`Roots`] say: given paths, or the built-in ladders.
pub fn open_roots(roots: &Roots) -> Opened {
    match roots {
        Roots::BuiltIn => Opened { ladder: open_builtin(), errors: Vec::new() },
        Roots::Paths(paths) => open(paths),
    }
}
