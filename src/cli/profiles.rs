//! `rungs profiles`: everyone's progress, and two people's held against each other.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Context, DocumentFormat, Format, Outcome, named};
use crate::compare::Stand;
use crate::config::{Found, ME, profiles};
use crate::ladder::Ladder;
use crate::ladder::model::Level;
use crate::ladder::text::clean_line;
use crate::progress::journal::without_copies;
use crate::progress::{Counts, Journal, Log, Standing};
use crate::report::against::{Against, lines, markdown, report};
use crate::report::progress::not_understood;
use crate::report::text::met;
use crate::{Error, Result, report};

const EXAMPLES: &str = "\
Examples:
  rungs profiles                  everyone's progress
  rungs profiles compare me ana   two readings, differences first";

/// Prints everyone's progress.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Hold two people's readings against each other, differences first
    Compare {
        /// A profile's name, a journal's path, or `me`
        #[arg(value_name = "ONE")]
        one: PathBuf,

        /// Another one
        #[arg(value_name = "OTHER")]
        other: PathBuf,

        /// Only this level: an id, or a title where only one level has it
        #[arg(long, value_name = "LEVEL")]
        level: Option<String>,

        /// In which form to print
        #[arg(long, value_enum, default_value_t)]
        format: DocumentFormat,
    },
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&[])?;
    let ladder = context.open(&places)?;
    match &arguments.command {
        None => list(context, &places, &ladder, arguments.format),
        Some(Command::Compare { one, other, level, format }) => {
            compare(context, &places, &ladder, [one, other], level.as_deref(), *format)
        }
    }
}

#[derive(Serialize)]
struct Profiles {
    schema: &'static str,
    profiles: Vec<Profile>,
}

#[derive(Serialize)]
struct Profile {
    name: String,
    path: String,
    events: usize,
    met: u32,
    working: u32,
    to_reach: u32,
    /// Where they stand on the way to the level that was aimed for last, in a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    stand: Option<String>,
    /// Why it can't be read, where it can't.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip)]
    text: String,
}

fn list(context: &mut Context, places: &Found, ladder: &Ladder, format: Format) -> Result<Outcome> {
    let own = places.own.as_ref().ok_or(Error::NoHome)?;
    let mut files = vec![(ME.to_owned(), own.clone())];
    files.extend(without_copies(profiles(places.profiles.as_deref())));
    let mut profiles = Vec::new();
    for (name, path) in files {
        let (profile, remarks) = profile(ladder, name, &path, context.global.ascii);
        for remark in &remarks {
            context.printer.warn(remark);
        }
        profiles.push(profile);
    }
    let are_unread = profiles.iter().any(|profile| profile.error.is_some());
    match format {
        Format::Json => context.printer.json(&Profiles { schema: "rungs.profiles/1", profiles })?,
        Format::Text => {
            let width = profiles.iter().map(|profile| profile.name.chars().count()).max().unwrap_or_default();
            for profile in &profiles {
                context.printer.text(&format!("{:<width$}  {}", profile.name, profile.text))?;
            }
        }
    }
    Ok(if are_unread { Outcome::Incomplete } else { Outcome::Fine })
}

/// What a journal comes to, and what of it is not understood.
fn profile(ladder: &Ladder, name: String, path: &Path, ascii: bool) -> (Profile, Vec<String>) {
    let (mut remarks, mut stand) = (Vec::new(), None);
    let (events, counts, error) = match Journal::open(path) {
        Ok((_, loaded)) => {
            remarks.extend(not_understood(path, &loaded));
            let log = Log::new(loaded.events);
            let standing = Standing::of(ladder, log.state());
            stand = Stand::latest(ladder, &standing).map(|stand| report::stand::line(ladder, &stand, ascii));
            (log.len(), standing.total(), None)
        }
        Err(error) => (0, Counts::default(), Some(error.to_string())),
    };
    // All tracks together say little of somebody who is on one of them.
    let text = error.clone().or_else(|| stand.clone()).unwrap_or_else(|| met(counts));
    let path = path.to_string_lossy().into_owned();
    let (met, working, to_reach) = (counts.met, counts.working, counts.to_reach());
    (Profile { name, path, events, met, working, to_reach, stand, error, text }, remarks)
}

fn compare(
    context: &mut Context,
    places: &Found,
    ladder: &Ladder,
    names: [&PathBuf; 2],
    level: Option<&str>,
    format: DocumentFormat,
) -> Result<Outcome> {
    let level = level.map(|word| named::level(ladder, word)).transpose()?.map(Level::ix);
    let [one, other] = names.map(|name| standing(places, ladder, name));
    let (one, other) = (one?, other?);
    let against = Against::of(ladder, [&one, &other], level);
    let names = names.map(|name| clean_line(&name.to_string_lossy()));
    let names = [names[0].as_str(), names[1].as_str()];
    match format {
        DocumentFormat::Json => context.printer.json(&report(&against, names))?,
        DocumentFormat::Markdown => {
            markdown(&against, names).iter().try_for_each(|line| context.printer.text(line))?;
        }
        DocumentFormat::Text => {
            for line in lines(&against, names) {
                context.printer.line(&line.pieces())?;
            }
        }
    }
    Ok(Outcome::Fine)
}

/// What a journal says of the ladder; it is named by a profile or a path.
fn standing(places: &Found, ladder: &Ladder, name: &Path) -> Result<Standing> {
    let known =
        without_copies(profiles(places.profiles.as_deref())).into_iter().find(|(other, _)| name == Path::new(other));
    let path = match known {
        Some((_, path)) => path,
        None if name == Path::new(ME) => places.own.clone().ok_or(Error::NoHome)?,
        None if name.exists() => name.to_owned(),
        None => return Err(Error::UnknownProfile(name.to_string_lossy().into_owned())),
    };
    let (_, loaded) = Journal::open(path)?;
    Ok(Standing::of(ladder, Log::new(loaded.events).state()))
}
