//! `rungs progress [PATH]...`: counts and statuses.

use std::path::PathBuf;

use super::{Context, Format, Outcome};
use crate::compare::Stand;
use crate::ladder::Ladder;
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

    /// Print one line about the level that you aim for, as for a shell's prompt
    #[arg(long, conflicts_with = "format")]
    short: bool,

    /// Print a bar for each competency of the level that you aim for
    #[arg(long, conflicts_with_all = ["format", "short"])]
    chart: bool,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&arguments.paths)?;
    let ladder = context.open(&places)?;
    let (journal, log, skipped) = context.journal(&places)?;
    let standing = Standing::of(&ladder, log.state());
    if arguments.short || arguments.chart {
        return towards_the_aim(context, &ladder, &standing, arguments.chart);
    }
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

/// Prints where one stands on the way to the level that was aimed for last: a line,
/// or all of it as bars.
fn towards_the_aim(context: &mut Context, ladder: &Ladder, standing: &Standing, chart: bool) -> Result<Outcome> {
    let stand = Stand::latest(ladder, standing).ok_or_else(|| super::gap::no_aim(ladder, standing))?;
    let ascii = context.global.ascii;
    let line = report::stand::line(ladder, &stand, ascii);
    if !chart {
        context.printer.text(&line)?;
        return Ok(Outcome::Fine);
    }
    let bars = report::stand::bars(ladder, standing, stand.target);
    for line in report::stand::chart(line, &bars, ascii) {
        context.printer.line(&line.pieces())?;
    }
    Ok(Outcome::Fine)
}
