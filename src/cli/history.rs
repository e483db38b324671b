//! `rungs history [PATH]...`: progress over time.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{Context, Format, Outcome};
use crate::Result;
use crate::progress::Standing;
use crate::report::history::{Met, Period, history, lines};

const EXAMPLES: &str = "\
Examples:
  rungs history   what was met when";

/// Prints what was met when, and what evidence is stale or missing.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// Files and folders [default: the ladders in use, see `rungs where`]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How long one part is
    #[arg(long, value_enum, default_value_t)]
    by: By,

    /// How many parts to print
    #[arg(long, value_name = "N", default_value_t = 12)]
    limit: usize,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum By {
    /// Weeks, from Monday on
    #[default]
    Week,
    /// Months
    Month,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&arguments.paths)?;
    let ladder = context.open(&places)?;
    let (_, log, _) = context.journal(&places)?;
    let standing = Standing::of(&ladder, log.state());
    let met = Met::of(&ladder, &standing, jiff::tz::TimeZone::system());
    let period = match arguments.by {
        By::Week => Period::Week,
        By::Month => Period::Month,
    };
    let now = jiff::Timestamp::now();
    match arguments.format {
        Format::Json => context.printer.json(&history(&met, period, now, arguments.limit))?,
        Format::Text => {
            let block = if context.global.ascii { "#" } else { "█" };
            for line in lines(&met, period, now, arguments.limit, block) {
                context.printer.line(&line.pieces())?;
            }
        }
    }
    super::nothing_in(context, &ladder, &places)
}
