//! `rungs where`: files and folders in use, and why.

use std::path::Path;

use serde::Serialize;

use super::{Context, Format, Outcome};
use crate::Result;
use crate::config::Place;
use crate::ladder::Roots;
use crate::progress::journal::copies;

const EXAMPLES: &str = "\
Examples:
  rungs where   which files and folders are in use, and why";

/// Prints files and folders in use.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Serialize)]
struct Where {
    schema: &'static str,
    ladders: Ladders,
    progress: Option<Entry>,
    state: Option<Entry>,
    config: Option<Entry>,
    /// Copies of the journal that a sync tool left beside it.
    copies: Vec<String>,
}

#[derive(Serialize)]
struct Ladders {
    paths: Vec<String>,
    why: &'static str,
}

#[derive(Serialize)]
struct Entry {
    path: String,
    why: &'static str,
    exists: bool,
}

/// A path as JSON can hold it: bytes that are no text are replaced.
fn lossy(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn entry(place: &Place) -> Entry {
    Entry { exists: place.path.exists(), path: lossy(&place.path), why: place.why }
}

fn journal_copies(journal: Option<&Place>) -> Vec<String> {
    journal.map_or_else(Vec::new, |place| copies(&place.path).iter().map(|path| lossy(path)).collect())
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&[])?;
    let found = Where {
        schema: "rungs.where/1",
        ladders: Ladders {
            paths: match places.roots {
                Roots::BuiltIn => Vec::new(),
                Roots::Paths(paths) => paths.iter().map(|path| lossy(path)).collect(),
            },
            why: places.roots_why,
        },
        progress: places.journal.as_ref().map(entry),
        state: places.state.as_ref().map(entry),
        config: places.config.as_ref().map(entry),
        copies: journal_copies(places.journal.as_ref()),
    };
    match arguments.format {
        Format::Json => context.printer.json(&found)?,
        Format::Text => print(context, &found)?,
    }
    Ok(Outcome::Fine)
}

fn print(context: &mut Context, found: &Where) -> Result<()> {
    if found.ladders.paths.is_empty() {
        context.printer.text(&format!("ladders   the built-in ones ({})", found.ladders.why))?;
    }
    for path in &found.ladders.paths {
        context.printer.text(&format!("ladders   {} ({})", path, found.ladders.why))?;
    }
    let entries =
        [("progress", found.progress.as_ref()), ("state", found.state.as_ref()), ("config", found.config.as_ref())];
    for (name, entry) in entries {
        let Some(entry) = entry else { continue };
        let there = if entry.exists { "" } else { ", not there yet" };
        context.printer.text(&format!("{name:<9} {} ({}{there})", entry.path, entry.why))?;
    }
    for copy in &found.copies {
        let what = "a copy of the journal; `rungs journal check` says what to do with it";
        context.printer.text(&format!("copy      {copy} ({what})"))?;
    }
    Ok(())
}
