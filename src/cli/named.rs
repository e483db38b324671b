//! What an id or a title on the command line names, and what is nearest to one that
//! names nothing.

mod behind;
mod nearest;
mod word;

use nearest::{likeness, nearest};
pub(super) use word::{level, track};

use crate::ladder::Ladder;
use crate::ladder::model::{Competency, Expectation, Level};
use crate::progress::{Orphan, Standing};
use crate::search::Target;
use crate::{Error, Result};

/// Finds what an id names, or fails with the nearest ids.
pub(super) fn target(ladder: &Ladder, id: &str) -> Result<Target> {
    named(ladder, id).ok_or_else(|| unknown("track, level, competency or expectation", id, alike(ladder, id)))
}

/// Finds an expectation that may be ticked.
pub(super) fn expectation<'a>(ladder: &'a Ladder, id: &str) -> Result<Expectation<'a>> {
    const WHAT: &str = "expectation";
    match named(ladder, id) {
        Some(Target::Expectation(ix)) if !ladder.expectation(ix).is_label() => Ok(ladder.expectation(ix)),
        Some(other) => Err(other_kind(WHAT, id, other)),
        None => {
            let all = ladder.levels().flat_map(Level::expectations).filter(|e| !e.is_label());
            Err(unknown(WHAT, id, all.map(Expectation::id).collect()))
        }
    }
}

/// Finds a tick whose statement is gone, by the id that it had.
pub(super) fn orphan<'a>(standing: &'a Standing, id: &str) -> Result<&'a Orphan> {
    let all = standing.orphans();
    let ids = || all.iter().map(|orphan| orphan.id.clone()).collect();
    all.iter().find(|orphan| orphan.id == id).ok_or_else(|| unknown("tick that is gone from the ladder", id, ids()))
}

/// Finds a competency that may be rated.
pub(super) fn competency<'a>(ladder: &'a Ladder, id: &str) -> Result<Competency<'a>> {
    match named(ladder, id) {
        Some(Target::Competency(ix)) => Ok(ladder.competency(ix)),
        Some(other) => Err(other_kind("competency", id, other)),
        None => Err(unknown("competency", id, competencies(ladder).collect())),
    }
}

/// Finds what may be noted on: an expectation or a competency.
pub(super) fn noted(ladder: &Ladder, id: &str) -> Result<Target> {
    const WHAT: &str = "expectation or competency";
    match named(ladder, id) {
        Some(target @ Target::Competency(_)) => Ok(target),
        Some(Target::Expectation(ix)) if !ladder.expectation(ix).is_label() => Ok(Target::Expectation(ix)),
        Some(other) => Err(other_kind(WHAT, id, other)),
        None => {
            let all = ladder.levels().flat_map(Level::expectations).filter(|e| !e.is_label());
            let all = all.map(Expectation::id).chain(competencies(ladder));
            Err(unknown(WHAT, id, all.collect()))
        }
    }
}

fn competencies(ladder: &Ladder) -> impl Iterator<Item = String> {
    ladder.levels().flat_map(Level::competencies).map(Competency::id)
}

/// What an id names as it is, or after the name of the ladder that it stands in.
fn named(ladder: &Ladder, id: &str) -> Option<Target> {
    plain(ladder, id).or_else(|| {
        let (root, id) = id.split_once(':')?;
        plain(ladder, id).filter(|&found| roots(ladder, found).any(|name| name == root))
    })
}

fn plain(ladder: &Ladder, id: &str) -> Option<Target> {
    match id.matches('/').count() {
        0 => ladder.find_track(id).map(|track| Target::Track(track.ix())),
        1 => ladder.find_level(id).map(|level| Target::Level(level.ix())),
        2 => ladder.find_competency(id).map(|competency| Target::Competency(competency.ix())),
        _ => ladder.find_expectation(id).map(|expectation| Target::Expectation(expectation.ix())),
    }
}

/// The names of the ladders that something stands in; a track may be of several.
fn roots(ladder: &Ladder, target: Target) -> impl Iterator<Item = &str> {
    let levels: Vec<Level<'_>> = match target {
        Target::Track(ix) => ladder.track(ix).levels().collect(),
        Target::Level(ix) => vec![ladder.level(ix)],
        Target::Competency(ix) => vec![ladder.competency(ix).level()],
        Target::Expectation(ix) => vec![ladder.expectation(ix).competency().level()],
    };
    levels.into_iter().map(Level::root)
}

/// All ids of the kind that an id has by its form.
fn alike(ladder: &Ladder, id: &str) -> Vec<String> {
    let levels = ladder.levels();
    match id.matches('/').count() {
        0 => ladder.tracks().map(|track| track.id().to_owned()).collect(),
        1 => levels.map(Level::id).collect(),
        2 => levels.flat_map(Level::competencies).map(Competency::id).collect(),
        _ => levels.flat_map(Level::expectations).map(Expectation::id).collect(),
    }
}

/// The error of an id that names something, but not what was asked for: an expectation
/// is no expectation to tick where it only heads others.
fn other_kind(what: &'static str, id: &str, found: Target) -> Error {
    let is = match found {
        Target::Track(_) => "track",
        Target::Level(_) => "level",
        Target::Competency(_) => "competency",
        Target::Expectation(_) if what.starts_with("expectation") => "heading of others",
        Target::Expectation(_) => "single expectation",
    };
    Error::OtherKind { what, id: id.to_owned(), is }
}

fn unknown(what: &'static str, id: &str, all: Vec<String>) -> Error {
    if std::path::Path::new(id).exists() {
        return Error::PathForId { what, id: id.to_owned() };
    }
    let scored = all.into_iter().map(|other| (likeness(id, &other), other));
    let nearest = nearest(scored).collect();
    Error::UnknownId { what, id: id.to_owned(), nearest }
}
