//! What stands behind the names on a command line: files and folders.

use std::path::{Path, PathBuf};

use crate::cli::Context;
use crate::{Error, Result};

impl Context {
    /// Parts a first word that names something of a ladder from the paths behind it:
    /// a word that is there as a file or folder is a path, unless ladders were given
    /// by an option. `takes` says what the command takes, to who gives more words.
    pub(in crate::cli) fn word_and_paths<'p>(
        &self,
        words: &'p [PathBuf],
        takes: &'static str,
    ) -> Result<(Option<String>, &'p [PathBuf])> {
        match words.split_first() {
            Some((word, paths)) if !self.global.ladders.is_empty() || !word.exists() => {
                let further = paths.iter().find(|path| is_bare(path) && !path.exists());
                let shown = |word: &Path| word.to_string_lossy().into_owned();
                match further {
                    Some(word) => Err(Error::NoPathBehind { takes, word: shown(word) }),
                    None => Ok((Some(shown(word)), paths)),
                }
            }
            _ => Ok((None, words)),
        }
    }
}

/// Whether a word looks like a title or an id rather than like a path.
fn is_bare(word: &Path) -> bool {
    word.extension().is_none() && !word.is_absolute() && !word.starts_with(".") && !word.starts_with("..")
}
