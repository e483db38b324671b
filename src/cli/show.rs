//! `rungs show ID`: a track, level, competency or expectation, with progress.

use super::{Context, Format, Outcome};
use crate::ladder::Ladder;
use crate::ladder::model::{Competency, Expectation, Level, Track};
use crate::progress::Standing;
use crate::search::Target;
use crate::{Error, Result, report};

/// Prints a track, level, competency or expectation, with your progress.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Its id, as `rungs search` and `rungs outline` print it
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
    let target = find(&ladder, &arguments.id)?;
    match arguments.format {
        Format::Json => context.printer.json(&report::show::show(&ladder, &standing, target))?,
        Format::Text => {
            for line in report::show::lines(&ladder, &standing, target, context.separator()) {
                context.printer.line(&line.pieces())?;
            }
        }
    }
    Ok(Outcome::Fine)
}

/// Finds what an id names, whatever it is, or fails with the nearest ids.
fn find(ladder: &Ladder, id: &str) -> Result<Target> {
    let plain = id.split_once(':').map_or(id, |(_, id)| id);
    for id in [id, plain] {
        let found = match id.matches('/').count() {
            0 => ladder.find_track(id).map(|track| Target::Track(Track::ix(track))),
            1 => ladder.find_level(id).map(|level| Target::Level(Level::ix(level))),
            2 => ladder.find_competency(id).map(|c| Target::Competency(Competency::ix(c))),
            _ => ladder.find_expectation(id).map(|e| Target::Expectation(Expectation::ix(e))),
        };
        if let Some(found) = found {
            return Ok(found);
        }
    }
    let levels = ladder.levels();
    let ids: Vec<String> = match id.matches('/').count() {
        0 => ladder.tracks().map(|track| track.id().to_owned()).collect(),
        1 => levels.map(Level::id).collect(),
        2 => levels.flat_map(Level::competencies).map(Competency::id).collect(),
        _ => levels.flat_map(Level::expectations).map(Expectation::id).collect(),
    };
    Err(Error::UnknownId {
        what: "track, level, competency or expectation",
        id: id.to_owned(),
        nearest: super::tick::nearest(id, ids.into_iter()),
    })
}
