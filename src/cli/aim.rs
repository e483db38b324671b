//! `rungs aim`: where you stand in a track and where you want to be.

use serde::Serialize;

use super::{Context, Format, Outcome, named};
use crate::ladder::Ladder;
use crate::ladder::model::{Level, LevelIx, Track, TrackIx};
use crate::progress::{Aimed, Goal, Standing, Step};
use crate::report::progress::{AimReport, aim};
use crate::report::text::titled;
use crate::{Error, Result};

const EXAMPLES: &str = "\
Examples:
  rungs aim                                        print all aims
  rungs aim --current Engineer --target \"Senior Engineer\"
  rungs aim engineering --target none";

const MORE: &str = "\
A level is an id, or a title or rank where only one level has it; `none` takes it
back.";

/// Says where you stand in a track and where you want to be, or prints it.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES, after_help = MORE)]
pub struct Arguments {
    /// The id of a track [default: the level's; all, where none is named]
    #[arg(value_name = "TRACK")]
    track: Option<String>,

    /// The level you are on
    #[arg(long, value_name = "LEVEL")]
    current: Option<String>,

    /// The level you work towards
    #[arg(long, value_name = "LEVEL")]
    target: Option<String>,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    aims: Vec<TrackAim<'a>>,
}

#[derive(Serialize)]
struct TrackAim<'a> {
    track: &'a str,
    title: &'a str,
    #[serde(flatten)]
    aim: AimReport,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&[])?;
    let ladder = context.open_all(&places)?;
    let (mut journal, mut log, _) = context.journal(&places)?;
    let track = arguments.track.as_deref().map(|id| named::track(&ladder, id)).transpose()?;
    let current = End::of(&ladder, arguments.current.as_deref())?;
    let target = End::of(&ladder, arguments.target.as_deref())?;
    let track = track.map(Track::ix).or_else(|| current.track(&ladder)).or_else(|| target.track(&ladder));
    if !(current == End::Unsaid && target == End::Unsaid) {
        let track = track.ok_or(Error::NoTrack)?;
        if let Some(level) = [current, target].into_iter().find_map(|end| end.outside(&ladder, track)) {
            let track = ladder.track(track).id().to_owned();
            return Err(Error::OtherTrack { level: level.id(), track });
        }
        let before = Standing::of(&ladder, log.state());
        let aim = before.aim(track);
        let current = current.unless_said(&ladder, aim.and_then(|aim| aim.current.as_ref()));
        let target = target.unless_said(&ladder, aim.and_then(|aim| aim.target.as_ref()));
        if !(current == End::Unsaid && target == End::Unsaid) {
            let step = |by: &str, at| {
                let step = Step::aim(by, at, ladder.track(track), current.aimed(&ladder), target.aimed(&ladder));
                before.settled(&ladder, step)
            };
            log.extend(super::save(&places, &mut journal, step)?);
        }
    }
    let standing = Standing::of(&ladder, log.state());
    let tracks: Vec<Track<'_>> = ladder.tracks().filter(|one| track.is_none_or(|ix| one.ix() == ix)).collect();
    match arguments.format {
        Format::Json => {
            let aims = tracks.iter().filter_map(|track| {
                let aim = aim(&ladder, standing.aim(track.ix())?);
                Some(TrackAim { track: track.id(), title: track.title(), aim })
            });
            context.printer.json(&Report { schema: "rungs.aim/1", aims: aims.collect() })?;
        }
        Format::Text => {
            let mut is_any = false;
            for track in tracks {
                let Some(aim) = standing.aim(track.ix()) else { continue };
                is_any = true;
                let end = |goal: &Option<Goal>| goal.as_ref().map_or("no level".to_owned(), |goal| name(&ladder, goal));
                let (current, target) = (end(&aim.current), end(&aim.target));
                context.printer.text(&format!("{}: on {current}, aiming for {target}", track.title()))?;
            }
            if !is_any {
                context.printer.text("No aims yet. `rungs aim --target LEVEL` sets one.")?;
            }
        }
    }
    Ok(Outcome::Fine)
}

fn name(ladder: &Ladder, goal: &Goal) -> String {
    match goal.level {
        Some(ix) => titled(ladder.level(ix)),
        None => format!("{} (no longer there)", goal.words.level),
    }
}

/// What was said of one end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Unsaid,
    Nowhere,
    At(LevelIx),
}

impl End {
    fn of(ladder: &Ladder, named: Option<&str>) -> Result<Self> {
        match named {
            None => Ok(End::Unsaid),
            Some("none") => Ok(End::Nowhere),
            Some(named) => named::level(ladder, named).map(|level| End::At(level.ix())),
        }
    }

    /// Leaves out what holds already: said again, it would be a step that undo takes
    /// back without any change. A level under a title that it had is said anew.
    fn unless_said(self, ladder: &Ladder, goal: Option<&Goal>) -> Self {
        let is_said = match (self, goal) {
            (End::Nowhere, None) => true,
            (End::At(ix), Some(goal)) => goal.level == Some(ix) && goal.words.level == ladder.level(ix).title(),
            _ => false,
        };
        if is_said { End::Unsaid } else { self }
    }

    fn track(self, ladder: &Ladder) -> Option<TrackIx> {
        match self {
            End::At(ix) => Some(ladder.level(ix).track().ix()),
            _ => None,
        }
    }

    fn outside(self, ladder: &Ladder, track: TrackIx) -> Option<Level<'_>> {
        match self {
            End::At(ix) => Some(ladder.level(ix)).filter(|level| level.track().ix() != track),
            _ => None,
        }
    }

    fn aimed(self, ladder: &Ladder) -> Aimed {
        match self {
            End::Unsaid => Aimed::Unsaid,
            End::Nowhere => Aimed::Nowhere,
            End::At(ix) => Aimed::at(ladder.level(ix)),
        }
    }
}
