//! `rungs pin [PATH]...`: the wording that one is judged by.

use std::path::PathBuf;

use serde::Serialize;

use super::{Context, Format, Outcome};
use crate::progress::{Step, Wording, snapshots};
use crate::{Error, Result};

const EXAMPLES: &str = "\
Examples:
  rungs pin careers/       keep these words
  rungs compare --pinned   what changed since";

/// Keeps the wording of ladders, to be judged by and compared with later.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// Files and folders [default: the ladders in use, see `rungs where`]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    pinned: &'a [Wording],
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&arguments.paths)?;
    let ladder = context.open_all(&places)?;
    if ladder.is_empty() {
        return super::nothing_in(context, &ladder, &places);
    }
    let (mut journal, _, _) = context.journal(&places)?;
    let pinned = snapshots::keep(places.snapshots.as_deref().ok_or(Error::NoHome)?, &ladder)?;
    super::save(&places, &mut journal, |by, at| Step::pin(by, at, pinned.clone()))?;
    match arguments.format {
        Format::Json => context.printer.json(&Report { schema: "rungs.pin/1", pinned: &pinned })?,
        Format::Text => {
            for wording in &pinned {
                context.printer.text(&format!("{} is pinned as it is now.", wording.ladder))?;
            }
        }
    }
    Ok(Outcome::Fine)
}
