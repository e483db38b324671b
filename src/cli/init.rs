//! `rungs init DIR`: the built-in ladders as files, to start one's own.

use std::borrow::Cow;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Context, Format, Outcome};
use crate::ladder::builtin::FILES;
use crate::{Error, Result};

const EXAMPLES: &str = "\
Examples:
  rungs init my-ladder   then edit the files, and open them: rungs my-ladder";

/// Writes the built-in ladders to a folder; never overwrites.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// The folder, which is made if it isn't there
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What was written, `rungs.init/1`.
#[derive(Serialize)]
struct Written<'a> {
    schema: &'static str,
    folder: Cow<'a, str>,
    files: Vec<&'static str>,
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
    let shown = folder.to_string_lossy();
    let files: Vec<_> = FILES.iter().map(|file| file.name).collect();
    match arguments.format {
        Format::Json => context.printer.json(&Written { schema: "rungs.init/1", folder: shown, files })?,
        Format::Text => {
            let said = format!("Wrote {} ladders. Open them with `rungs {shown}`.", files.len());
            context.printer.text(&said)?;
        }
    }
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
