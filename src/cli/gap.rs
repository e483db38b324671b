//! `rungs gap [LEVEL] [PATH]...`: what of a level is still to be met.

use std::path::PathBuf;

use super::{Context, DocumentFormat, Outcome, named};
use crate::compare::{Gap, Stand};
use crate::ladder::Ladder;
use crate::progress::Standing;
use crate::{Error, Result, report};

/// What stands below the options.
const EXAMPLES: &str = "\
Examples:
  rungs gap                                what your aim still asks
  rungs gap senior-engineer                what a level still asks
  rungs gap L4 careers --format markdown   as a list with boxes to tick";

const MORE: &str = "\
A level is an id, or a title or rank where only one level has it. A first word
that is a file or folder is a path. Without a level, the one that you aim for.";

/// Prints what of a level, inherited expectations included, is neither met nor not
/// applicable.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES, after_help = MORE)]
pub struct Arguments {
    /// The level [default: your aim], and files and folders [default: the ladders
    /// in use, see `rungs where`]
    #[arg(value_name = "LEVEL|PATH")]
    words: Vec<PathBuf>,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: DocumentFormat,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let (word, paths) = context.word_and_paths(&arguments.words, "`rungs gap` takes one level")?;
    let places = context.places(paths)?;
    let ladder = context.open(&places)?;
    if ladder.is_empty() {
        return super::nothing_in(context, &ladder, &places);
    }
    let log = context.log(&places);
    let standing = Standing::of(&ladder, log.state());
    let gaps = gaps(&ladder, &standing, word.as_deref())?;
    if arguments.format == DocumentFormat::Json {
        context.printer.json(&report::gap::gaps(&ladder, &gaps))?;
        return Ok(Outcome::Fine);
    }
    for (nth, gap) in gaps.iter().enumerate() {
        if nth > 0 {
            context.printer.text("")?;
        }
        if arguments.format == DocumentFormat::Markdown {
            for line in report::gap::markdown(&ladder, &standing, gap) {
                context.printer.text(&line)?;
            }
        } else {
            for line in report::gap::lines(&ladder, gap) {
                context.printer.line(&line.pieces())?;
            }
        }
    }
    Ok(Outcome::Fine)
}

/// The gap to the level that is named, else to all that are aimed for.
fn gaps(ladder: &Ladder, standing: &Standing, word: Option<&str>) -> Result<Vec<Gap>> {
    if let Some(word) = word {
        return Ok(vec![Gap::of(named::level(ladder, word)?, standing)]);
    }
    let stands = ladder.tracks().filter_map(|track| Stand::of(ladder, standing, track.ix()));
    let gaps: Vec<Gap> = stands.map(|stand| Gap::of(ladder.level(stand.target), standing)).collect();
    if gaps.is_empty() { Err(no_aim(ladder, standing)) } else { Ok(gaps) }
}

/// The error where no level is aimed for that is there: it may be gone.
pub(super) fn no_aim(ladder: &Ladder, standing: &Standing) -> Error {
    let aims = ladder.tracks().filter_map(|track| standing.aim(track.ix()));
    let last = aims.filter_map(|aim| aim.target.as_ref()).max_by_key(|goal| goal.since);
    last.map_or(Error::NoAim, |goal| Error::AimGone(goal.words.level.clone()))
}
