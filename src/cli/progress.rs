//! `rungs progress [PATH]...`: counts and statuses.

use std::path::PathBuf;

use super::{Context, Format, Outcome};
use crate::progress::Standing;
use crate::{Result, report};

/// Prints your progress.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files and folders [default: the ladders in use, see `rungs where`]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&arguments.paths)?;
    let ladder = context.open(&places)?;
    let (journal, log, skipped) = context.journal(&places)?;
    let standing = Standing::of(&ladder, log.state());
    match arguments.format {
        Format::Json => {
            let progress = report::progress::progress(&ladder, &standing, journal.path(), log.len(), &skipped);
            context.printer.json(&progress)?;
        }
        Format::Text => {
            for line in report::text::progress(&ladder, &standing, context.separator()) {
                context.printer.line(&line.pieces())?;
            }
        }
    }
    super::nothing_in(context, &ladder, &places)
}
