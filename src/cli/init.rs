//! `rungs init DIR`: the built-in ladders as files, to start one's own.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Context, Outcome};
use crate::ladder::builtin::FILES;
use crate::{Error, Result};

/// Writes the built-in ladders to a folder; never overwrites.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder, which is made if it isn't there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let folder = &arguments.folder;
    // Look first, so that nothing is half written where a file is in the way.
    if let Some(taken) = FILES.iter().map(|file| folder.join(file.name)).find(|path| path.symlink_metadata().is_ok()) {
        return Err(Error::AlreadyThere(taken));
    }
    fs::create_dir_all(folder).map_err(|source| Error::Unwritable { path: folder.clone(), source })?;
    for file in FILES {
        write_new(&folder.join(file.name), file.text)?;
    }
    let shown = folder.display();
    context.printer.text(&format!("Wrote {} ladders. Open them with `rungs {shown}`.", FILES.len()))?;
    Ok(Outcome::Fine)
}

fn write_new(path: &Path, text: &str) -> Result<()> {
    let mut file =
        OpenOptions::new().write(true).create_new(true).open(path).map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => Error::AlreadyThere(path.to_owned()),
            _ => Error::Unwritable { path: path.to_owned(), source },
        })?;
    file.write_all(text.as_bytes()).map_err(|source| Error::Unwritable { path: path.to_owned(), source })
}
