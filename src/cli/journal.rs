//! `rungs journal path|check|merge`: the file in which progress is kept.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Context, Format, Outcome};
use crate::config::Found;
use crate::progress::journal::{copies, is_journal, union};
use crate::progress::{Journal, Loaded, Log};
use crate::report::progress::{SkippedReport, newer, skipped, unreadable};
use crate::report::text::counted;
use crate::{Error, Result};

const EXAMPLES: &str = "\
Examples:
  rungs journal path                    where progress is kept
  rungs journal check                   what of it can't be read
  rungs journal merge a.jsonl b.jsonl   the union of two, on standard output";

/// Looks after the file in which progress is kept.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Print where the journal is
    Path,
    /// Print what of the journal can't be read, and copies that a sync tool left
    Check {
        /// In which form to print
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Print the union of journals, or append to one what it lacks of others
    Merge {
        /// Journals
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,

        /// Append to this journal what it lacks, instead of printing
        #[arg(long, value_name = "FILE")]
        into: Option<PathBuf>,
    },
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    match &arguments.command {
        Command::Path => {
            let places = context.places(&[])?;
            context.printer.text(&places.journal()?.path.to_string_lossy())?;
            Ok(Outcome::Fine)
        }
        Command::Check { format } => check(context, *format),
        Command::Merge { files, into: Some(into) } => merge_into(context, into, files),
        Command::Merge { files, into: None } => merge(context, files),
    }
}

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    path: String,
    events: usize,
    /// How many of them this version doesn't know.
    newer: usize,
    skipped: Vec<SkippedReport<'a>>,
    copies: Vec<CopyReport>,
}

#[derive(Serialize)]
struct CopyReport {
    path: String,
    /// How many events it has that the journal lacks; nothing, where it can't be read.
    lacking: Option<usize>,
}

fn check(context: &mut Context, format: Format) -> Result<Outcome> {
    let places: Found = context.places(&[])?;
    let path = &places.journal()?.path;
    let (_, loaded) = Journal::open(path)?;
    let copies: Vec<CopyReport> = copies(path).iter().map(|copy| of_copy(&loaded, copy)).collect();
    let is_sound = loaded.skipped.is_empty() && copies.is_empty();
    match format {
        Format::Json => context.printer.json(&Report {
            schema: "rungs.journal/1",
            path: path.to_string_lossy().into_owned(),
            events: loaded.events.len(),
            newer: loaded.newer,
            skipped: skipped(&loaded.skipped),
            copies,
        })?,
        Format::Text => {
            let count = counted(loaded.events.len(), "event");
            context.printer.text(&format!("{}: {count}", path.to_string_lossy()))?;
            if loaded.newer > 0 {
                context.printer.text(&newer(loaded.newer))?;
            }
            for line in &loaded.skipped {
                context.printer.text(&unreadable(path, line, loaded.events.len()))?;
            }
            for copy in &copies {
                context.printer.text(&beside(path, copy))?;
            }
        }
    }
    Ok(Outcome::found(is_sound))
}

/// What a copy beside the journal has that the journal lacks.
fn of_copy(own: &Loaded, copy: &Path) -> CopyReport {
    let known: std::collections::HashSet<_> = own.events.iter().map(|event| &event.id).collect();
    let lacking = Journal::open(copy).ok().map(|(_, loaded)| {
        let log = Log::new(loaded.events);
        log.events().filter(|event| !known.contains(&event.id)).count()
    });
    CopyReport { path: copy.to_string_lossy().into_owned(), lacking }
}

fn beside(journal: &Path, copy: &CopyReport) -> String {
    let has = match copy.lacking {
        None => "it can't be read".to_owned(),
        Some(0) => "it has nothing that the journal lacks, and may go".to_owned(),
        Some(count) => {
            let quoted = |path: &str| shlex::try_quote(path).map_or_else(|_| path.to_owned(), Cow::into_owned);
            let (journal, copy) = (quoted(&journal.to_string_lossy()), quoted(&copy.path));
            let lacks = counted(count, "event");
            format!("{lacks} of it are not in the journal; `rungs journal merge --into {journal} {copy}` adds them")
        }
    };
    format!("{} is a copy of the journal: {has}.", copy.path)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let unreadable = |source| Error::Unreadable { path: path.to_owned(), source };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        // Opening a FIFO would wait for its other end.
        return Err(Error::Journal { path: path.to_owned(), reason: "it is no regular file".into() });
    }
    fs::read(path).map_err(unreadable)
}

fn merge(context: &mut Context, files: &[PathBuf]) -> Result<Outcome> {
    let mut all = Vec::new();
    for file in files {
        all = union(&all, &read(file)?);
    }
    context.printer.bytes(&all)?;
    Ok(Outcome::Fine)
}

fn merge_into(context: &mut Context, into: &Path, files: &[PathBuf]) -> Result<Outcome> {
    let others = files.iter().map(|file| read(file)).collect::<Result<Vec<_>>>()?;
    // All are looked at before anything is written: what is appended stays.
    if let Some(nth) = others.iter().position(|other| !is_journal(other)) {
        return Err(Error::NoJournal(files[nth].clone()));
    }
    let (mut journal, _) = Journal::open(into)?;
    let mut added = 0;
    for other in others {
        added += journal.take_in(&other)?;
    }
    context.printer.text(&format!("{} added to {}.", counted(added, "line"), into.to_string_lossy()))?;
    Ok(Outcome::Fine)
}
