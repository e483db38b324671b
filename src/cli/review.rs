//! `rungs review [PATH]...`: what a reworded ladder made of your ticks.

use std::path::PathBuf;

use super::{Context, Format, Outcome, named};
use crate::ladder::Ladder;
use crate::ladder::id::slug;
use crate::ladder::model::{Expectation, Level};
use crate::progress::{LostLevel, Moved, Standing, State, Step, Verdict, Words, snapshots};
use crate::report::review::{all_moved, lines, lost_title, review};
use crate::search::Target;
use crate::{Error, Result, report};

const EXAMPLES: &str = "\
Examples:
  rungs review               what a reworded ladder made of your ticks
  rungs review --accept ID   it is the same
  rungs review --reject ID   it is another one";

/// Prints which statuses were found again in other words, and which were not;
/// keeps or rejects what was found.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// Files and folders [default: the ladders in use, see `rungs where`]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Keep the status that was found again here (repeatable); all of them in a
    /// competency, a level or a track, by its id
    #[arg(long, value_name = "ID")]
    accept: Vec<String>,

    /// Open what was found again here, and keep the old tick as history
    /// (repeatable)
    #[arg(long, value_name = "ID")]
    reject: Vec<String>,

    /// Say of a tick whose statement is gone which statement it is now (repeatable)
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"])]
    same: Vec<String>,

    /// Say of a level that is gone which level it is now (repeatable): what belongs
    /// to it is looked for there, as if it had been renamed
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"])]
    renamed: Vec<String>,

    /// Remember the ladders as they are now: what changes from here on is listed
    #[arg(long)]
    seen: bool,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&arguments.paths)?;
    let is_deciding = !(arguments.accept.is_empty() && arguments.reject.is_empty() && arguments.same.is_empty());
    let ladder = if is_deciding || !arguments.renamed.is_empty() {
        context.open_all(&places)?
    } else {
        context.open(&places)?
    };
    let (mut journal, mut log, _) = context.journal(&places)?;
    let mut standing = Standing::of(&ladder, log.state());
    // All ids are looked up before anything is written.
    let renamed = renamed(&ladder, &standing, log.state(), &arguments.renamed)?;
    let same = same(&ladder, &standing, &arguments.same)?;
    let accepted = named(&ladder, &standing, &arguments.accept)?;
    let rejected = named(&ladder, &standing, &arguments.reject)?;
    if let Some((both, _)) = accepted.iter().find(|(one, _)| rejected.iter().any(|(other, _)| other.ix() == one.ix())) {
        return Err(Error::BothVerdicts(both.id()));
    }
    let ids = |named: &[(Expectation<'_>, &Moved)]| named.iter().map(|(e, _)| e.id()).collect::<Vec<_>>();
    let (mut accepted_ids, rejected_ids) = (ids(&accepted), ids(&rejected));
    accepted_ids.extend(same.iter().map(|(_, to, ..)| to.clone()));
    let kept = accepted.iter().flat_map(|(e, moved)| moved.looked_at(*e, Verdict::Accepted));
    let opened = rejected.iter().flat_map(|(e, moved)| moved.looked_at(*e, Verdict::Rejected));
    let matches: Vec<(String, String, Verdict, Words)> = kept.chain(opened).chain(same).collect();
    if !matches.is_empty() || !renamed.is_empty() {
        let step = |by: &str, at| {
            let renamed = renamed.into_iter().map(|(from, was, to)| Step::renamed(by, at, from, was, to));
            standing.settled(&ladder, renamed.fold(Step::matches(by, at, matches), Step::with))
        };
        log.extend(super::save(&places, &mut journal, step)?);
        standing = Standing::of(&ladder, log.state());
    }
    let past = snapshots::past(places.snapshots.as_deref(), &log.state().seen, &ladder);
    let since = past.map(|past| (past.changes(&ladder, &log.state().renamed), past));
    if arguments.seen {
        let seen = snapshots::keep(places.snapshots.as_deref().ok_or(Error::NoHome)?, &ladder)?;
        super::save(&places, &mut journal, |by, at| Step::seen(by, at, seen))?;
    }
    match arguments.format {
        Format::Json => {
            let since = since.as_ref().map(|(changes, past)| report::since::since(&ladder, past, changes));
            context.printer.json(&review(&ladder, &standing, &accepted_ids, &rejected_ids, since))?;
        }
        Format::Text if is_deciding => {
            print(context, &ladder, &standing, accepted_ids.iter().chain(&rejected_ids))?;
        }
        Format::Text => {
            let separator = context.separator();
            let mut all = lines(&ladder, &standing, separator);
            if let Some((changes, past)) = &since {
                all.extend(report::since::lines(&ladder, past, changes, separator));
            }
            for line in all {
                context.printer.line(&line.pieces())?;
            }
            if arguments.seen {
                context.printer.text("Remembered: the next review tells what changes from now on.")?;
            }
        }
    }
    super::nothing_in(context, &ladder, &places)
}

/// What is said of ticks whose statements are gone, by an old id and a new one in turn.
fn same(ladder: &Ladder, standing: &Standing, ids: &[String]) -> Result<Vec<(String, String, Verdict, Words)>> {
    let pair = |pair: &[String]| {
        let orphan = named::orphan(standing, &pair[0])?;
        let to = named::expectation(ladder, &pair[1])?;
        Ok((orphan.id.clone(), to.id(), Verdict::Accepted, Words::of(to)))
    };
    ids.chunks_exact(2).map(pair).collect()
}

/// What is said of a level that is gone: its id and title, and the level that it is.
type Rename<'a> = (String, String, Level<'a>);

/// The levels that are gone and those that they are now, by the words that name
/// them: ids or titles, an old and a new one in turn.
fn renamed<'a>(ladder: &'a Ladder, standing: &Standing, state: &State, words: &[String]) -> Result<Vec<Rename<'a>>> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let all = standing.lost_levels(ladder);
    let find = |word: &str| {
        // What was said of a level may be said otherwise.
        if state.renamed.contains_key(word) {
            return Ok((word.to_owned(), String::new()));
        }
        let titled = |lost: &&LostLevel| slug(&lost.words.level) == slug(word) || slug(&lost_title(lost)) == slug(word);
        let of_id = all.iter().find(|lost| lost.id == word);
        let mut of_title = all.iter().filter(titled);
        let only = of_title.next().filter(|_| of_title.next().is_none());
        let lost = of_id.or(only).ok_or_else(|| Error::NoLostLevel(word.to_owned()))?;
        Ok((lost.id.clone(), lost.words.level.clone()))
    };
    let pair = |pair: &[String]| {
        let (from, was) = find(&pair[0])?;
        Ok((from, was, named::level(ladder, &pair[1])?))
    };
    words.chunks_exact(2).map(pair).collect()
}

/// Prints what was kept, and then what was opened.
fn print<'i>(
    context: &mut Context,
    ladder: &Ladder,
    standing: &Standing,
    decided: impl Iterator<Item = &'i String>,
) -> Result<()> {
    for expectation in decided.filter_map(|id| ladder.find_expectation(id)) {
        let mark = standing.status(expectation.ix()).mark();
        context.printer.text(&format!("{mark} {}", expectation.text()))?;
    }
    Ok(())
}

/// What was found again at the places that ids name, or under them; the id of
/// what was ticked will do too.
fn named<'a>(ladder: &'a Ladder, standing: &'a Standing, ids: &[String]) -> Result<Vec<(Expectation<'a>, &'a Moved)>> {
    let all = all_moved(ladder, standing);
    let mut found: Vec<(Expectation<'a>, &'a Moved)> = Vec::new();
    for id in ids {
        let ticked = |(_, moved): &&(Expectation<'a>, &'a Moved)| moved.ids.contains(id);
        let mut here: Vec<_> = all.iter().filter(ticked).copied().collect();
        if here.is_empty() {
            let target = named::target(ladder, id)?;
            here.extend(all.iter().filter(|(expectation, _)| is_under(*expectation, target)));
        }
        if here.is_empty() {
            return Err(Error::NothingMoved(id.clone()));
        }
        here.retain(|(new, _)| found.iter().all(|(old, _)| old.ix() != new.ix()));
        found.extend(here);
    }
    Ok(found)
}

fn is_under(expectation: Expectation<'_>, target: Target) -> bool {
    let competency = expectation.competency();
    match target {
        Target::Track(ix) => competency.level().track().ix() == ix,
        Target::Level(ix) => competency.level().ix() == ix,
        Target::Competency(ix) => competency.ix() == ix,
        Target::Expectation(ix) => expectation.ix() == ix,
    }
}
