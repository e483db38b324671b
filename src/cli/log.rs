//! `rungs log`: what was done, the newest first.

use jiff::tz::TimeZone;

use super::{Context, Format, Outcome};
use crate::{Result, report};

const EXAMPLES: &str = "\
Examples:
  rungs log             what was done, the newest first
  rungs log --limit 5   the last five steps";

/// Prints what was done, the newest first.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// How many steps to print
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&[])?;
    let (_, log, _) = context.journal(&places)?;
    let installation = super::installation(&places);
    match arguments.format {
        Format::Json => context.printer.json(&report::log::steps(&log, installation.name(), arguments.limit))?,
        Format::Text => {
            for line in report::log::lines(&log, installation.name(), arguments.limit, &TimeZone::system()) {
                context.printer.line(&line.pieces())?;
            }
        }
    }
    Ok(Outcome::Fine)
}
