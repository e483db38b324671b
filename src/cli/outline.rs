//! `rungs outline [PATH]...`: what was understood.

use std::path::PathBuf;

use super::{Context, Format, Outcome};
use crate::ladder::Severity;
use crate::{Result, report};

const EXAMPLES: &str = "\
Examples:
  rungs outline careers/                  what was understood of a folder
  rungs outline --ids ladder.md           with the ids that commands take
  rungs outline --format json ladder.md   for programs";

/// Prints what was understood of ladders.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// Files and folders [default: the ladders in use, see `rungs where`]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Print the ids of competencies and expectations, too, as commands take them
    #[arg(long)]
    ids: bool,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&arguments.paths)?;
    let ladder = context.open(&places)?;
    match arguments.format {
        Format::Json => context.printer.json(&report::outline::outline(&ladder))?,
        Format::Text => {
            for line in report::tree::lines(&ladder, arguments.ids) {
                context.printer.line(&line.pieces())?;
            }
            let noted = ladder.diagnostics().iter().any(|d| d.code.severity() >= Severity::Warning);
            // Where there is no ladder at all, the error says how to see why.
            if noted && !ladder.is_empty() {
                context.printer.warn(&report::text::remark(&places.roots.shown()));
            }
        }
    }
    super::nothing_in(context, &ladder, &places)
}
