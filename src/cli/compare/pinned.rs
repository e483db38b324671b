//! `rungs compare --pinned [LEVEL] [PATH]...`: what changed since a wording was
//! pinned.

use std::path::PathBuf;

use serde::Serialize;

use super::super::{Context, DocumentFormat, Outcome, named};
use super::Arguments;
use crate::ladder::Ladder;
use crate::ladder::model::{Level, LevelIx};
use crate::progress::{Changes, snapshots};
use crate::report::since;
use crate::{Error, Result};

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    #[serde(flatten)]
    since: since::Since<'a>,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let words: Vec<PathBuf> = arguments.from.iter().map(PathBuf::from).chain(arguments.rest.iter().cloned()).collect();
    let (named, paths) = context.word_and_paths(&words, "`rungs compare --pinned` takes one level")?;
    let places = context.places(paths)?;
    let ladder = context.open_all(&places)?;
    if ladder.is_empty() {
        return super::super::nothing_in(context, &ladder, &places);
    }
    let level = named.map(|word| named::level(&ladder, &word).map(Level::ix)).transpose()?;
    let log = context.log(&places);
    let mut past =
        snapshots::past(places.snapshots.as_deref(), &log.state().pinned, &ladder).ok_or(Error::NothingPinned)?;
    let mut changes = past.changes(&ladder, &log.state().renamed);
    if let Some(level) = level {
        keep_level(&mut changes, &ladder, level);
        past.missing.retain(|name| name == ladder.level(level).root());
    }
    match arguments.format {
        DocumentFormat::Json => {
            let since = since::since(&ladder, &past, &changes);
            context.printer.json(&Report { schema: "rungs.pinned/1", since })?;
        }
        DocumentFormat::Markdown => {
            for line in since::markdown(&ladder, &past, &changes) {
                context.printer.text(&line)?;
            }
        }
        DocumentFormat::Text => {
            for line in since::lines(&ladder, &past, &changes, context.separator()) {
                context.printer.line(&line.pieces())?;
            }
        }
    }
    Ok(Outcome::Fine)
}

/// Leaves out what other levels say.
fn keep_level(changes: &mut Changes, ladder: &Ladder, level: LevelIx) {
    let is_here = |ix| ladder.expectation(ix).competency().level().ix() == level;
    changes.new.retain(|&ix| is_here(ix));
    changes.kept.retain(|&ix| is_here(ix));
    changes.moved.retain(|moved| is_here(moved.to));
    changes.gone.retain(|gone| gone.level == Some(level));
}
