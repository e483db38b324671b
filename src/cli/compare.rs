//! `rungs compare LEVEL [LEVEL] [PATH]...`: what changes from one level to another.

use std::path::PathBuf;

use super::{Context, DocumentFormat, Outcome, named};
use crate::compare::{Comparison, target};
use crate::ladder::Ladder;
use crate::ladder::model::{Level, LevelIx};
use crate::progress::Standing;
use crate::{Error, Result, report};

mod pinned;

/// What stands below the options.
const EXAMPLES: &str = "\
Examples:
  rungs compare senior-engineer               with the level you aim for, else the next one
  rungs compare L3 L4 careers/engineering.md  two levels of one file
  rungs compare L3 L4 --format markdown       for a document or a talk
  rungs compare --pinned                      what changed since `rungs pin`";

const MORE: &str = "\
A level is an id, or a title or rank where only one level has it. A word after
the first level that is a file or folder is a path; anything else is a level.";

/// Prints what changes from one level to another: what is the same, reworded, new
/// and dropped.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES, after_help = MORE)]
pub struct Arguments {
    /// The level to start from
    #[arg(value_name = "LEVEL", required_unless_present = "pinned")]
    from: Option<String>,

    /// The level to hold it against [default: your aim, else the next level],
    /// and files and folders [default: the ladders in use, see `rungs where`]
    #[arg(value_name = "LEVEL|PATH")]
    rest: Vec<PathBuf>,

    /// Print what changed since the wording was pinned (`rungs pin`), in one level
    /// or in all
    #[arg(long, conflicts_with = "all")]
    pinned: bool,

    /// Print what is the same, too
    #[arg(long)]
    all: bool,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: DocumentFormat,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let Some(from) = arguments.from.as_deref().filter(|_| !arguments.pinned) else {
        return pinned::run(context, arguments);
    };
    let (to, paths) = context.word_and_paths(&arguments.rest, "`rungs compare` takes two levels")?;
    let places = context.places(paths)?;
    let ladder = context.open(&places)?;
    if ladder.is_empty() {
        return super::nothing_in(context, &ladder, &places);
    }
    let log = context.log(&places);
    let standing = Standing::of(&ladder, log.state());
    let from = named::level(&ladder, from)?.ix();
    let to = other(&ladder, &standing, from, to.as_deref())?;
    let comparison = Comparison::of(&ladder, from, to);
    match arguments.format {
        DocumentFormat::Json => context.printer.json(&report::compare::comparison(&ladder, &standing, &comparison))?,
        DocumentFormat::Markdown => {
            for line in report::compare::markdown(&ladder, &standing, &comparison, arguments.all) {
                context.printer.text(&line)?;
            }
        }
        DocumentFormat::Text => {
            let lines = report::compare::Lines {
                ladder: &ladder,
                standing: &standing,
                ascii: context.global.ascii,
                all: arguments.all,
            };
            for line in lines.of(&comparison) {
                context.printer.line(&line.pieces())?;
            }
        }
    }
    Ok(Outcome::Fine)
}

/// The level to hold another against: the one that is named, else the aim, else
/// the next.
fn other(ladder: &Ladder, standing: &Standing, from: LevelIx, named: Option<&str>) -> Result<LevelIx> {
    match named {
        Some(word) => Ok(named::level(ladder, word)?.ix()),
        None => target(ladder.level(from), standing).map(Level::ix).ok_or_else(|| {
            let (level, track) = (ladder.level(from), ladder.level(from).track());
            let only = track.level_ixs().len() == 1;
            Error::NoNextLevel { level: report::text::titled(level), track: track.title().to_owned(), only }
        }),
    }
}
