//! `rungs progress [PATH]...`: counts and statuses.

use std::path::PathBuf;
use std::time::SystemTime;

use super::{Context, DocumentFormat, Outcome};
use crate::compare::Stand;
use crate::config::Found;
use crate::ladder::Ladder;
use crate::progress::Standing;
use crate::{Error, Result, report};

mod said;

use said::Said;

const EXAMPLES: &str = "\
Examples:
  rungs progress careers/            counts, and what was ticked
  rungs progress --format markdown   with evidence, for a review
  rungs progress --short             a line about your aim, as for a prompt";

/// Prints your progress.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// Files and folders [default: the ladders in use, see `rungs where`]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: DocumentFormat,

    /// Print one line about the level that you aim for, as for a shell's prompt;
    /// without an aim nothing, but on a terminal
    #[arg(long, conflicts_with = "format")]
    short: bool,

    /// Print a bar for each competency of the level that you aim for
    #[arg(long, conflicts_with_all = ["format", "short"])]
    chart: bool,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&arguments.paths)?;
    if arguments.short {
        return short(context, &places);
    }
    let ladder = context.open(&places)?;
    let (journal, log, skipped) = context.journal(&places)?;
    let standing = Standing::of(&ladder, log.state());
    if arguments.chart {
        return chart(context, &ladder, &standing);
    }
    match arguments.format {
        DocumentFormat::Json => {
            let progress = report::progress::progress(&ladder, &standing, journal.path(), log.len(), &skipped);
            context.printer.json(&progress)?;
        }
        DocumentFormat::Markdown => {
            for line in report::progress::markdown(&ladder, &standing) {
                context.printer.text(&line)?;
            }
        }
        DocumentFormat::Text => {
            for line in report::text::progress(&ladder, &standing, context.separator()) {
                context.printer.line(&line.pieces())?;
            }
        }
    }
    super::nothing_in(context, &ladder, &places)
}

/// Prints where one stands on the way to the level that was aimed for last, in a
/// line: as it was said last, where nothing has changed since.
fn short(context: &mut Context, places: &Found) -> Result<Outcome> {
    let ascii = context.global.ascii;
    let said = Said::of(places, ascii, SystemTime::now());
    if let Some(line) = said.as_ref().and_then(Said::line) {
        context.printer.text(&line)?;
        return Ok(Outcome::Fine);
    }
    let ladder = context.open(places)?;
    let (_, log, _) = context.journal(places)?;
    let standing = Standing::of(&ladder, log.state());
    let stand = match latest(&ladder, &standing) {
        // A prompt says nothing where there is nothing to say, at each of its lines.
        Err(Error::NoAim) if !context.printer.is_for_people() => return Ok(Outcome::Findings),
        stand => stand?,
    };
    let line = report::stand::line(&ladder, &stand, ascii);
    // Giving back a long journal word by word takes as long as folding it, and the
    // program is about to end.
    std::mem::forget(log);
    context.printer.text(&line)?;
    // What was said beside the line has to be said the next time, too.
    if let Some(said) = said.filter(|_| !context.printer.has_warned()) {
        said.keep(line);
    }
    Ok(Outcome::Fine)
}

/// Prints the same line, and a bar for each competency below it.
fn chart(context: &mut Context, ladder: &Ladder, standing: &Standing) -> Result<Outcome> {
    let (stand, ascii) = (latest(ladder, standing)?, context.global.ascii);
    let bars = report::stand::bars(ladder, standing, stand.target);
    for line in report::stand::chart(report::stand::line(ladder, &stand, ascii), &bars, ascii) {
        context.printer.line(&line.pieces())?;
    }
    Ok(Outcome::Fine)
}

fn latest(ladder: &Ladder, standing: &Standing) -> Result<Stand> {
    Stand::latest(ladder, standing).ok_or_else(|| super::gap::no_aim(ladder, standing))
}
