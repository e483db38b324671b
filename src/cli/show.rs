//! `rungs show ID`: a track, level, competency or expectation, with progress.

use jiff::tz::TimeZone;

use super::{Context, Format, Outcome, named};
use crate::progress::Standing;
use crate::search::Target;
use crate::{Error, Result, report};

const EXAMPLES: &str = "\
Examples:
  rungs show support/senior-engineer   a level, with your progress
  rungs show \"Senior Engineer\"         the same by its title
  rungs show --ladders careers L4      a level of your own ladders by its rank";

/// Prints a track, level, competency or expectation, with your progress.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// Its id, as `rungs search` prints it; of a level also its title or rank
    #[arg(value_name = "ID")]
    id: String,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&[])?;
    let ladder = context.open(&places)?;
    let log = context.log(&places);
    let standing = Standing::of(&ladder, log.state());
    let level = |unknown| {
        // Where several levels are called so, it is for the person to say which.
        let level = named::level(&ladder, &arguments.id);
        level.map_err(|error| if matches!(error, Error::AmbiguousName { .. }) { error } else { unknown })
    };
    let target = named::target(&ladder, &arguments.id).or_else(|e| level(e).map(|level| Target::Level(level.ix())))?;
    match arguments.format {
        Format::Json => context.printer.json(&report::show::show(&ladder, &standing, target))?,
        Format::Text => {
            for line in report::show::lines(&ladder, &standing, target, context.separator(), &TimeZone::system()) {
                context.printer.line(&line.pieces())?;
            }
        }
    }
    Ok(Outcome::Fine)
}
